//! Speech reported in a document: its content, who spoke, and the cue that says so.

mod attribution;
pub mod feature;
pub mod marks;
mod model;
pub mod period;
pub mod sense;
mod speaker;

use super::Analysis;
use crate::document::{Document, Span};
use marks::Stretch;
use period::{Class, Item, Reading};

/// One reported utterance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The content, in order; more than one piece where the cue breaks it: "…," he said, "…". Without the outer
    /// quotation marks where the whole piece stands in them.
    pub pieces: Vec<Span>,
    /// Whether the words stand in quotation marks.
    pub form: Form,
    /// Who speaks, where it is plain.
    pub speaker: Option<Speaker>,
    /// The word that reports: "said", "according to".
    pub cue: Option<Span>,
}

impl Quotation {
    /// The range from the first piece to the last.
    pub fn hull(&self) -> Span {
        Span::new(self.pieces[0].start, self.pieces[self.pieces.len() - 1].end)
    }
}

/// Whether the words of a quotation stand in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// All of them.
    Direct,
    /// Some of them: he called it "a mistake".
    Mixed,
    /// None: he said that it was a mistake.
    Indirect,
}

impl Form {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name the speaker beside the cue: "he", "the Kremlin leader".
    pub span: Span,
    /// Whom they mean, as the document names them most fully: "Vladimir Putin". Equals the words of `span` where
    /// nothing fuller is known.
    pub name: String,
}

/// The compared blocks of a document, each with its periods and its stretches in quotation marks.
pub fn readings(document: &Document, analysis: &Analysis) -> Vec<Reading> {
    let mut first = 0;
    let mut readings = Vec::new();
    while let Some(block) = analysis.sentences.get(first).map(|s| s.block) {
        let end = analysis.sentences.partition_point(|s| s.block <= block);
        readings.push(period::read(document, analysis, block, first..end));
        first = end;
    }
    readings
}

/// Whether an item can be a cue at all.
pub fn can_report(item: &Item) -> bool {
    attribution::can_report(item)
}

/// Finds the quotations of a document.
pub fn find(document: &Document, analysis: &Analysis) -> Vec<Quotation> {
    let text = &document.text;
    let mut found: Vec<Quotation> = Vec::new();
    for reading in readings(document, analysis) {
        let mut speech_goes_on = false;
        for period in &reading.periods {
            let items = &period.items;
            let attributions = attribution::find(period);
            let claimed = |n: usize| attributions.iter().any(|a| a.content.iter().any(|r| r.contains(&n)));
            let mut fresh: Vec<Quotation> = Vec::new();
            for (n, item) in items.iter().enumerate().filter(|(n, i)| i.class == Class::Speech && !claimed(*n)) {
                let piece = inner(&reading.stretches, item.span);
                match found.last_mut().filter(|_| speech_goes_on && n == 0) {
                    Some(last) => last.pieces.push(piece),
                    None => fresh.push(Quotation { pieces: vec![piece], form: Form::Direct, speaker: None, cue: None }),
                }
            }
            speech_goes_on = items.first().is_some_and(|i| i.class == Class::Speech)
                || attributions.iter().any(|a| a.content.iter().any(|r| items[r.end - 1].class == Class::Speech));
            for attribution in attributions {
                let earlier = found.iter().rev().find_map(|q| q.speaker.as_ref());
                let speaker = attribution.speaker.map(|r| speaker::resolve(text, hull(&items[r]), earlier));
                let pieces: Vec<Span> =
                    attribution.content.iter().map(|r| inner(&reading.stretches, hull(&items[r.clone()]))).collect();
                let form = form(text, &pieces, &reading.stretches);
                fresh.push(Quotation { pieces, form, speaker, cue: Some(items[attribution.cue].span) });
            }
            fresh.sort_by_key(|q| q.pieces[0]);
            found.append(&mut fresh);
        }
    }
    found
}

fn hull(items: &[Item]) -> Span {
    items.iter().map(|i| i.span).reduce(Span::hull).unwrap_or(Span::new(0, 0))
}

/// What stands inside the marks, where `span` is exactly a stretch.
fn inner(stretches: &[Stretch], span: Span) -> Span {
    stretches.iter().find(|s| s.outer == span).map_or(span, |s| s.inner)
}

fn form(text: &str, pieces: &[Span], stretches: &[Stretch]) -> Form {
    let within = |s: Span| stretches.iter().map(|t| t.outer.overlap(s)).sum::<usize>();
    let words = |s: &Span| s.of(text).chars().any(char::is_alphanumeric);
    if pieces.iter().filter(|p| words(p)).all(|&p| within(p) == p.len()) {
        Form::Direct
    } else if pieces.iter().any(|&p| within(p) > 0) {
        Form::Mixed
    } else {
        Form::Indirect
    }
}
