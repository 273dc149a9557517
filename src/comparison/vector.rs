//! Word vectors: a sorted table of words inside the program, one direction for each.
//!
//! `assets/vectors/README.md` tells where the numbers come from and how the table is laid out. Nothing is parsed at start: a word is
//! found by binary search in the table as it lies in the binary.

static TABLE: &[u8] = include_bytes!("../../assets/vectors/words.bin");

/// Numbers of a row.
pub const DIMENSIONS: usize = 96;

const HEAD: usize = 16;

fn number(at: usize) -> usize {
    TABLE.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize)
}

/// How many words the table has.
pub fn count() -> usize {
    number(8)
}

fn word(index: usize) -> &'static [u8] {
    let base = HEAD + 4 * (count() + 1);
    TABLE.get(base + number(HEAD + 4 * index)..base + number(HEAD + 4 * (index + 1))).unwrap_or_default()
}

/// The row of a lower-case word, of length 1; none where the table does not have it.
pub fn of(sought: &str) -> Option<[f32; DIMENSIONS]> {
    let (mut low, mut high) = (0, count());
    while low < high {
        let middle = low + (high - low) / 2;
        match word(middle).cmp(sought.as_bytes()) {
            std::cmp::Ordering::Equal => return row(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

fn row(index: usize) -> Option<[f32; DIMENSIONS]> {
    let words = HEAD + 4 * (count() + 1) + number(HEAD + 4 * count()).next_multiple_of(4);
    let bytes = TABLE.get(words + index * DIMENSIONS..words + (index + 1) * DIMENSIONS)?;
    let mut row = [0.0; DIMENSIONS];
    row.iter_mut().zip(bytes).for_each(|(to, from)| *to = f32::from(from.cast_signed()));
    let length = row.iter().map(|v| v * v).sum::<f32>().sqrt();
    (length > 0.0).then(|| row.map(|v| v / length))
}

/// Cosine of two rows of length 1.
pub fn cosine(a: &[f32; DIMENSIONS], b: &[f32; DIMENSIONS]) -> f32 {
    // Eight sums side by side: the compiler can keep them in one register.
    let mut sums = [0.0f32; 8];
    for (x, y) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for lane in 0..8 {
            sums[lane] += x[lane] * y[lane];
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::{DIMENSIONS, cosine, count, number, of};

    #[test]
    fn table_has_the_form_that_is_read() {
        assert_eq!(&super::TABLE[..4], b"PLXV");
        assert_eq!((number(4), number(12)), (1, DIMENSIONS));
        assert!(count() > 10_000);
    }

    #[test]
    fn words_of_like_meaning_lie_closer() {
        let at = |w| of(w).unwrap();
        let near = cosine(&at("ferry"), &at("boat"));
        assert!(near > cosine(&at("ferry"), &at("senate")));
        assert!((cosine(&at("harbour"), &at("harbour")) - 1.0).abs() < 1e-5);
    }

    #[test]
    fn words_the_table_has_not_have_no_row() {
        assert_eq!(of("zzqxj"), None);
        assert_eq!(of(""), None);
    }
}
