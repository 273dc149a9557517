//! Speech reported in a document: its content, who spoke, and the cue that says so.

pub mod marks;
mod speaker;

use super::{Analysis, Token};
use crate::document::{Document, Span};
use marks::Stretch;

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

/// Verbs that report beside words in quotation marks.
const CUES: [&str; 28] = [
    "said",
    "says",
    "say",
    "told",
    "tells",
    "added",
    "adds",
    "wrote",
    "writes",
    "asked",
    "asks",
    "tweeted",
    "noted",
    "argued",
    "warned",
    "replied",
    "recalled",
    "continued",
    "explained",
    "concluded",
    "insisted",
    "declared",
    "announced",
    "stated",
    "claimed",
    "responded",
    "admitted",
    "according",
];

/// Stretches of fewer words are names or words under doubt, not speech.
const LEAST_WORDS: usize = 3;

/// Finds the quotations of a document.
pub fn find(document: &Document, analysis: &Analysis) -> Vec<Quotation> {
    let text = &document.text;
    let mut found: Vec<Quotation> = Vec::new();
    for block in document.blocks.iter().filter(|b| b.kind.is_compared()) {
        let stretches = marks::stretches(text, *block);
        let speeches = stretches.iter().filter(|s| s.inner.of(text).split_whitespace().count() >= LEAST_WORDS);
        let tokens = tokens_in(analysis, block.span);
        let mut at = block.span.start;
        for speech in speeches {
            let told = Span::new(at, speech.outer.start);
            at = speech.outer.end;
            match found.last_mut() {
                // No sentence of its own between the pieces: the same speech goes on after its cue.
                Some(last) if last.hull().start >= block.span.start && joins(text, told) => {
                    last.pieces.push(speech.inner);
                }
                _ => {
                    let earlier = found.iter().rev().find_map(|q| q.speaker.as_ref());
                    let quotation = direct(text, tokens, &stretches, speech, earlier);
                    found.push(quotation);
                }
            }
        }
    }
    found
}

fn tokens_in(analysis: &Analysis, span: Span) -> &[Token] {
    let first = analysis.tokens.partition_point(|t| t.span.start < span.start);
    let end = analysis.tokens.partition_point(|t| t.span.start < span.end);
    &analysis.tokens[first..end]
}

/// Whether `between`, what stands between two stretches, is no more than a cue and its speaker.
fn joins(text: &str, between: Span) -> bool {
    let words = between.of(text);
    words.split_whitespace().count() <= 12 && !words.trim_end().trim_end_matches('.').contains(". ")
}

fn direct(
    text: &str,
    tokens: &[Token],
    stretches: &[Stretch],
    speech: &Stretch,
    earlier: Option<&Speaker>,
) -> Quotation {
    let is_told = |t: &Token| !stretches.iter().any(|s| s.outer.contains(t.span));
    let end = tokens.iter().position(|t| t.span.start >= speech.outer.end).unwrap_or(tokens.len());
    let start = tokens.iter().position(|t| t.span.start >= speech.outer.start).unwrap_or(end);
    let is_cue = |n: &usize| is_told(&tokens[*n]) && CUES.contains(&tokens[*n].lower.as_str());
    let is_end = |t: &Token| t.span.of(text) == ".";
    let later = (end..tokens.len()).take_while(|&n| !is_end(&tokens[n])).find(is_cue);
    let cue = later.or_else(|| (0..start).rev().take_while(|&n| !is_end(&tokens[n])).find(is_cue));
    let named = cue.and_then(|n| speaker::before(text, tokens, n).or_else(|| speaker::after(text, tokens, n)));
    Quotation {
        pieces: vec![speech.inner],
        form: Form::Direct,
        speaker: named.map(|span| speaker::resolve(text, span, earlier)),
        cue: cue.map(|n| tokens[n].span),
    }
}
