//! Work on many items, shared out among as many threads as the machine has cores. What the work is, is left to those who have it.

use std::sync::atomic::{AtomicUsize, Ordering};

/// As many threads as the machine has cores, and no more than there are shares worth one; at least one.
pub fn threads(shares: usize) -> usize {
    std::thread::available_parallelism().map_or(1, usize::from).min(shares.max(1))
}

/// Does `work` on a thread of its own and waits for it. An allocator that gives each thread a heap then has in one place what is
/// needed for a moment only.
pub fn aside<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    std::thread::scope(|scope| match scope.spawn(work).join() {
        Ok(result) => result,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}

/// Does `work` on every item, on so many threads; the results are in the order of the items.
pub fn shared_out<T: Sync, R: Send>(items: &[T], threads: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    if threads < 2 || items.len() < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let some = || {
        let taken = std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)).filter(|n| *n < items.len()));
        taken.map(|n| (n, work(&items[n]))).collect::<Vec<_>>()
    };
    let mut done: Vec<Option<R>> = items.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(items.len())).map(|_| scope.spawn(some)).collect();
        let own = some();
        let others = others.into_iter().filter_map(|other| other.join().ok()).flatten();
        own.into_iter().chain(others).for_each(|(n, result)| done[n] = Some(result));
    });
    // What a thread that could not go on has left is made up for here, where it fails in the open.
    items.iter().zip(done).map(|(item, done)| done.unwrap_or_else(|| work(item))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..100).collect();
        let doubled: Vec<usize> = items.iter().map(|n| n * 2).collect();
        for threads in [1, 2, 7] {
            assert_eq!(shared_out(&items, threads, |n| n * 2), doubled);
            assert_eq!(shared_out(&items[..1], threads, |n| n * 2), doubled[..1]);
        }
        assert!(shared_out(&items[..0], 4, |n| n * 2).is_empty());
        assert_eq!((threads(0), threads(1), aside(|| 7)), (1, 1, 7));
    }
}
