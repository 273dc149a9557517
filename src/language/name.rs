//! Persons, places and organisations: runs of capitalised words, with the title or role beside them.

use super::Analysis;
use crate::document::Span;

/// One mention of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// The name's words, without a title before them.
    pub span: Span,
    /// The fullest form the document uses for the same bearer ("Vladimir Putin" for "Putin"); lower case.
    pub key: String,
    /// Title or role written directly beside it ("Russian Foreign Minister").
    pub role: Option<Span>,
}

/// Finds the names of a document.
pub fn find(_text: &str, _analysis: &Analysis) -> Vec<NameMention> {
    Vec::new()
}

/// Who is meant by a name or a role, as far as one document says.
#[derive(Debug, Clone, Default)]
pub struct Bearers {}

impl Bearers {
    /// Gathers them from the names of a document; `analysis.names` must be filled.
    pub fn new(_text: &str, _analysis: &Analysis) -> Self {
        Self {}
    }

    /// The fullest name in the document, as written there, of whom `words` mean: "Putin", "Mr. Putin", "the Russian
    /// president", "the Kremlin leader". None where the document does not say, or says it of several.
    pub fn bearer_of(&self, _words: &str) -> Option<&str> {
        None
    }
}
