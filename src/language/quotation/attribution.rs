//! Which cues of a period report, what, and in whose name. Joining over periods and naming speakers is left to [`super`].

use super::feature::View;
use super::model::{self, Label};
use super::period::{Class, Item, Period};
use std::ops::Range;

/// A cue less likely than this reports nothing.
const LEAST: f32 = 0.3;

/// One cue with what it reports; all are indices of the period's items.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Attribution {
    /// How likely the cue is one.
    pub(super) probability: f32,
    /// The cue.
    pub(super) cue: usize,
    /// Runs of items that are reported, in order; at least one.
    pub(super) content: Vec<Range<usize>>,
    /// The run of items that names the speaker.
    pub(super) speaker: Option<Range<usize>>,
}

/// The attributions of a period in the order of their contents; no item is reported twice.
pub(super) fn find(period: &Period) -> Vec<Attribution> {
    let view = View::new(period);
    let items = &period.items;
    let mut candidates: Vec<Attribution> = (0..items.len())
        .filter(|&n| can_report(&items[n]))
        .filter_map(|n| {
            let probability = model::cue_probability(&view, n);
            (probability >= LEAST).then_some((n, probability))
        })
        .filter_map(|(cue, probability)| {
            let labels = model::labels(&view, items.len(), cue);
            let content: Vec<Range<usize>> = runs(&labels, Label::Content).collect();
            let near = |r: &Range<usize>| if r.start > cue { r.start - cue } else { cue - r.end.min(cue) };
            let speaker = runs(&labels, Label::Speaker).min_by_key(near);
            (!content.is_empty()).then_some(Attribution { probability, cue, content, speaker })
        })
        .collect();
    candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.cue.cmp(&b.cue)));
    let mut taken = vec![false; items.len()];
    candidates.retain(|c| {
        let free = !c.content.iter().any(|r| taken[r.clone()].iter().any(|t| *t));
        if free {
            c.content.iter().for_each(|r| taken[r.clone()].fill(true));
        }
        free
    });
    candidates.sort_by_key(|c| c.content[0].start);
    candidates
}

/// Whether an item can be a cue at all: a word, or a colon.
pub(super) fn can_report(item: &Item) -> bool {
    (item.class as u8) >= Class::Pronoun as u8 || item.class == Class::Colon
}

fn runs(labels: &[Label], label: Label) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + labels[at..].iter().position(|l| *l == label)?;
        at = labels[start..].iter().position(|l| *l != label).map_or(labels.len(), |n| start + n);
        Some(start..at)
    })
}
