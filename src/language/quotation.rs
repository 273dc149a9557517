//! Speech reported in a document: its content, who spoke, and the cue that says so.

use super::Analysis;
use crate::document::{Document, Span};

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

/// Finds the quotations of a document.
pub fn find(_document: &Document, _analysis: &Analysis) -> Vec<Quotation> {
    Vec::new()
}
