//! Where sentences end.

use crate::document::Span;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// One sentence, without the white space around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index of its block in the document.
    pub block: usize,
    /// Its tokens, as a range of the analysis' tokens.
    pub tokens: Range<usize>,
}

/// The sentences of a block, in order, each trimmed; what stands between them is white space.
pub fn split(text: &str, block: Span) -> Vec<Span> {
    block
        .of(text)
        .split_sentence_bound_indices()
        .map(|(at, piece)| super::trim(text, Span::new(block.start + at, block.start + at + piece.len())))
        .filter(|span| !span.is_empty())
        .collect()
}
