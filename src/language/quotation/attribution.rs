//! Which cues of a period report, what, and in whose name. Joining over periods and naming speakers is left to [`super`].

use super::feature::View;
use super::model::{self, Label};
use super::period::{Class, Item, Period};
use std::ops::Range;

/// A cue less likely than this reports nothing.
const LEAST: f32 = 0.42;
/// The same for a cue beside speech in quotation marks that no likelier cue reports.
const LEAST_OF_SPEECH: f32 = 0.02;
/// The same for a cue inside what another one reports.
const LEAST_INSIDE: f32 = 0.5;

/// One cue with what it reports; all are indices of the period's items.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Attribution {
    /// The cue.
    pub(super) cue: usize,
    /// Runs of items that are reported, in order; at least one.
    pub(super) content: Vec<Range<usize>>,
    /// The run of items that names the speaker.
    pub(super) speaker: Option<Range<usize>>,
    /// How likely the cue reports: 0 to 1.
    pub(super) cue_probability: f32,
    /// How likely an item of the content is content: 0 to 1, their mean.
    pub(super) content_probability: f32,
}

/// The attributions of a period in the order of their contents. No item is reported twice, save that words in quotation marks
/// keep the speaker beside them where somebody else reports the whole: he called it "a mistake", says the paper.
///
/// The likeliest cues come first and take their contents. Speech that nobody took is then offered to the cues that were too
/// unlikely by themselves: words in quotation marks are nearly always somebody's.
pub(super) fn find(period: &Period) -> Vec<Attribution> {
    let view = View::new(period);
    let items = &period.items;
    let mut cues: Vec<(f32, usize)> = (0..items.len())
        .filter(|&n| can_report(&items[n]))
        .map(|n| (model::cue_probability(&view, n), n))
        .filter(|(probability, _)| *probability >= LEAST_OF_SPEECH)
        .collect();
    cues.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut taken = vec![false; items.len()];
    let mut found: Vec<Attribution> = Vec::new();
    let mut inner: Vec<Attribution> = Vec::new();
    for (probability, cue) in cues {
        let waiting = |n: usize| items[n].class == Class::Speech && !taken[n];
        if probability < LEAST && !(0..items.len()).any(waiting) {
            break;
        }
        let Some(attribution) = attribute(&view, items.len(), (cue, probability)) else { continue };
        let mut content = attribution.content.iter().flat_map(Clone::clone);
        if probability >= LEAST_INSIDE
            && is_inside(&attribution, &found)
            && content.clone().any(|n| is_marked(&items[n]))
        {
            inner.push(attribution);
            continue;
        }
        if content.clone().any(|n| taken[n]) || probability < LEAST && !content.any(waiting) {
            continue;
        }
        attribution.content.iter().for_each(|r| taken[r.clone()].fill(true));
        found.push(attribution);
    }
    found.append(&mut inner);
    found.sort_by_key(|a| (a.content[0].start, a.cue));
    found
}

/// Whether cue, speaker and content all lie inside what one of `found` reports.
fn is_inside(attribution: &Attribution, found: &[Attribution]) -> bool {
    let Some(speaker) = &attribution.speaker else { return false };
    let holds = |outer: &Range<usize>| {
        let mut parts = attribution.content.iter().chain([speaker]);
        outer.contains(&attribution.cue) && parts.all(|p| outer.start <= p.start && p.end <= outer.end)
    };
    found.iter().any(|outer| outer.content.iter().any(holds))
}

fn is_marked(item: &Item) -> bool {
    item.marked || item.class == Class::Speech
}

fn attribute(view: &View<'_>, length: usize, (cue, probability): (usize, f32)) -> Option<Attribution> {
    let scores = model::scores(view, length, cue);
    let labels = model::likeliest(&scores);
    let content: Vec<Range<usize>> = runs(&labels, Label::Content).collect();
    if content.is_empty() {
        return None;
    }
    let near = |r: &Range<usize>| if r.start > cue { r.start - cue } else { cue - r.end.min(cue) };
    let speaker = runs(&labels, Label::Speaker).min_by_key(near);
    let likely = model::content(&scores);
    let items: usize = content.iter().map(Range::len).sum();
    let sum: f32 = content.iter().flat_map(|r| &likely[r.clone()]).sum();
    Some(Attribution { cue, content, speaker, cue_probability: probability, content_probability: sum / items as f32 })
}

/// Whether an item can be a cue at all: an open-class word other than an adverb, or a colon.
pub(super) fn can_report(item: &Item) -> bool {
    match item.class {
        Class::Colon | Class::Capital | Class::Ing | Class::Ed | Class::Plural | Class::Word => !item.sense.is_adverb(),
        _ => false,
    }
}

fn runs(labels: &[Label], label: Label) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + labels[at..].iter().position(|l| *l == label)?;
        at = labels[start..].iter().position(|l| *l != label).map_or(labels.len(), |n| start + n);
        Some(start..at)
    })
}
