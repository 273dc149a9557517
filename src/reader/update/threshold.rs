//! How likely a link must be to be shown: moved in steps, and the marks follow at once.

use super::super::state::State;
use super::hand;
use crate::comparison::{Comparison, LEAST, Story};
use std::sync::Arc;

/// Percent of one step.
const STEP: i32 = 5;
/// The highest threshold; percent.
const MOST: i32 = 95;

/// Moves the threshold to the next multiple of a step, and shows what that leaves.
pub(super) fn moved(state: &mut State, steps: isize) {
    let Some(comparison) = state.material.found.clone() else {
        state.message = Some("still comparing; a moment".into());
        return;
    };
    let now = comparison.threshold * 100.0;
    let least = (LEAST * 100.0).round() as i32;
    let next = if steps > 0 {
        (now / f64::from(STEP) + 0.01).floor() as i32 + 1
    } else {
        (now / f64::from(STEP) - 0.01).ceil() as i32 - 1
    };
    let percent = (next * STEP).clamp(least, MOST);
    state.look.threshold = Some(f64::from(percent) / 100.0);
    let before = comparison.links.len();
    take(state, Arc::clone(&comparison));
    let links = state.material.found.as_ref().map_or(0, |c| c.links.len());
    let change = match links.cmp(&before) {
        std::cmp::Ordering::Less => format!("{} fewer", before - links),
        std::cmp::Ordering::Equal => "no change".to_owned(),
        std::cmp::Ordering::Greater => format!("{} more", links - before),
    };
    let all = links + state.material.found.as_ref().map_or(0, |c| c.withheld.len());
    state.message = Some(format!("shown from {percent}% on: {links} of {all} links, {change}"));
}

/// Takes what was found, with the threshold that was chosen if one was, and what was decided by hand.
pub(super) fn take(state: &mut State, mut found: Arc<Comparison>) {
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
