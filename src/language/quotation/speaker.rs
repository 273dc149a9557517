//! Who speaks: the words beside the cue, and whom they mean in the document.

use super::Speaker;
use crate::document::Span;
use crate::language::{Token, TokenKind};

/// Personal pronouns that can name a speaker.
pub(super) const PRONOUNS: [&str; 7] = ["he", "she", "they", "i", "we", "it", "who"];

const JOINING: [&str; 16] =
    ["of", "the", "a", "an", "for", "de", "van", "von", "al", "bin", "and", "his", "her", "their", "its", "our"];

/// The noun phrase of `tokens` directly before the index `cue`.
pub(super) fn before(text: &str, tokens: &[Token], cue: usize) -> Option<Span> {
    let mut first = cue;
    while first > 0 && is_part(text, &tokens[first - 1]) {
        first -= 1;
    }
    phrase(text, &tokens[first..cue])
}

/// The noun phrase of `tokens` directly after the index `cue`.
pub(super) fn after(text: &str, tokens: &[Token], cue: usize) -> Option<Span> {
    let last = (cue + 1..tokens.len()).find(|&n| !is_part(text, &tokens[n])).unwrap_or(tokens.len());
    phrase(text, &tokens[cue + 1..last])
}

fn is_part(text: &str, token: &Token) -> bool {
    let word = token.span.of(text);
    token.kind == TokenKind::Word
        && (word.starts_with(char::is_uppercase)
            || JOINING.contains(&token.lower.as_str())
            || PRONOUNS.contains(&token.lower.as_str()))
        || matches!(word, "." | "-" | "'" | "’")
}

fn phrase(text: &str, tokens: &[Token]) -> Option<Span> {
    let names = |t: &&Token| t.span.of(text).starts_with(char::is_uppercase) || PRONOUNS.contains(&t.lower.as_str());
    let first = tokens.iter().find(names)?;
    let last = tokens.iter().rev().find(names)?;
    Some(Span::new(first.span.start, last.span.end))
}

/// The speaker named by `span`: a pronoun stands for the speaker `earlier` in the text.
pub(super) fn resolve(text: &str, span: Span, earlier: Option<&Speaker>) -> Speaker {
    let words = span.of(text);
    let name = match earlier {
        Some(earlier) if PRONOUNS.contains(&words.to_lowercase().as_str()) => earlier.name.clone(),
        _ => words.to_owned(),
    };
    Speaker { span, name }
}
