//! How likely a link must be to be shown: moved in steps, and the marks follow at once.

use super::super::state::{Look, State};
use super::hand;
use crate::comparison::{Comparison, LEAST, Story};
use std::sync::Arc;

/// Percent of one step.
const STEP: i32 = 5;
/// The highest threshold; percent.
const MOST: i32 = 95;

/// A probability in whole percent.
pub(crate) fn percent(probability: f64) -> u8 {
    (probability.clamp(0.0, 1.0) * 100.0).round() as u8
}

/// The next multiple of a step from `now`, or what is usual where that lies between; percent.
fn next(now: f64, usual: f64, steps: isize) -> f64 {
    let step = f64::from(STEP);
    if steps > 0 {
        let next = ((now / step + 0.01).floor() + 1.0) * step;
        if now + 0.05 < usual && usual < next { usual } else { next }
    } else {
        let next = ((now / step - 0.01).ceil() - 1.0) * step;
        if next < usual && usual < now - 0.05 { usual } else { next }
    }
}

/// Moves the threshold by a step, and shows what that leaves.
pub(super) fn moved(state: &mut State, steps: isize) {
    let Some(comparison) = state.material.found.clone() else {
        state.message = Some("still comparing; a moment".into());
        return;
    };
    let usual = state.look.usual * 100.0;
    let percent = next(comparison.threshold * 100.0, usual, steps).clamp((LEAST * 100.0).round(), f64::from(MOST));
    state.look.threshold = Some(if percent == usual { state.look.usual } else { percent / 100.0 });
    let before = comparison.links.len();
    take(state, Arc::clone(&comparison));
    let links = state.material.found.as_ref().map_or(0, |c| c.links.len());
    let change = match links.cmp(&before) {
        std::cmp::Ordering::Less => format!("{} fewer", before - links),
        std::cmp::Ordering::Equal => "no change".to_owned(),
        std::cmp::Ordering::Greater => format!("{} more", links - before),
    };
    let all = links + state.material.found.as_ref().map_or(0, |c| c.withheld.len());
    state.message = Some(format!("shown from {percent:.0}% on: {links} of {all} links, {change}"));
}

/// Takes what was compared anew, with the threshold that was set for it.
pub(super) fn compared(state: &mut State, found: Arc<Comparison>) {
    state.look.usual = found.threshold;
    if let Some((kept, usual)) = state.look.kept.take()
        && usual == percent(found.threshold)
    {
        state.look.threshold = Some(f64::from(kept) / 100.0);
    }
    take(state, found);
}

/// Takes up how far it was moved in an earlier reading, unless another is set now.
pub(super) fn recall(state: &mut State, kept: Option<(u8, u8)>) {
    state.look.kept = kept;
    if let Some(found) = state.material.found.clone().filter(|_| kept.is_some()) {
        compared(state, found);
    }
}

/// How far it is moved, and from where; percent.
pub(crate) fn standing(look: &Look) -> Option<(u8, u8)> {
    let (moved, usual) = (percent(look.threshold.unwrap_or(look.usual)), percent(look.usual));
    look.kept.or((moved != usual).then_some((moved, usual)))
}

/// Takes what was found, with the threshold that was chosen if one was, and what was decided by hand.
fn take(state: &mut State, mut found: Arc<Comparison>) {
    if let (Some(analyses), Some(threshold)) = (&state.material.analyses, state.look.threshold)
        && threshold != found.threshold
    {
        let story = Story { documents: &state.material.documents, analyses };
        found = Arc::new(found.at_threshold(story, threshold));
    }
    // Its stops belong to links that may be gone.
    state.tour = None;
    state.material.found = Some(found);
    hand::decide(state);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stop_where_it_began() {
        let walk = |from: f64, steps: &[isize]| steps.iter().fold(from, |now, step| next(now, 22.0, *step));
        assert_eq!(walk(22.0, &[1]), 25.0);
        assert_eq!(walk(22.0, &[1, -1]), 22.0);
        assert_eq!(walk(22.0, &[-1]), 20.0);
        assert_eq!(walk(22.0, &[-1, 1, 1, 1]), 30.0);
        assert_eq!(walk(50.0, &[-1]), 45.0);
    }
}
