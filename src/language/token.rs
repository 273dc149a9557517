//! Words, numbers and punctuation, with the forms they are compared by.
//!
//! Splitting follows Unicode word boundaries (UAX #29). Which words matter is left to [`crate::comparison`].

use crate::document::Span;
use rust_stemmers::{Algorithm, Stemmer};
use std::sync::LazyLock;
use unicode_segmentation::UnicodeSegmentation;

static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// One word, number or punctuation mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Lower case, with straight apostrophes and without a possessive ending. Punctuation as written.
    pub lower: String,
    /// The stem of `lower` (Snowball English, Porter 2001). Numbers and punctuation as `lower`.
    pub stem: String,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Holds a letter.
    Word,
    /// Holds a digit and no letter.
    Number,
    /// Anything else but white space.
    Punctuation,
}

/// Appends the tokens of `span` to `tokens`.
pub fn tokenise(text: &str, span: Span, tokens: &mut Vec<Token>) {
    for (at, piece) in span.of(text).split_word_bound_indices() {
        if piece.trim().is_empty() {
            continue;
        }
        let kind = if piece.chars().any(char::is_alphabetic) {
            TokenKind::Word
        } else if piece.chars().any(char::is_numeric) {
            TokenKind::Number
        } else {
            TokenKind::Punctuation
        };
        let mut lower = piece.to_lowercase().replace('\u{2019}', "'");
        if let Some(owner) = lower.strip_suffix("'s") {
            lower.truncate(owner.len());
        }
        let stem = if kind == TokenKind::Word { ENGLISH.stem(&lower).into_owned() } else { lower.clone() };
        let start = span.start + at;
        tokens.push(Token { span: Span::new(start, start + piece.len()), kind, lower, stem });
    }
}
