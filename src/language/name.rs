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
