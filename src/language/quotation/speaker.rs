//! Who speaks: the words beside the cue, and whom they mean in the document.

use super::Speaker;
use crate::document::Span;

/// Personal pronouns that can name a speaker.
pub(super) const PRONOUNS: [&str; 7] = ["he", "she", "they", "i", "we", "it", "who"];

/// The speaker named by `span`: a pronoun stands for the speaker `earlier` in the text.
pub(super) fn resolve(text: &str, span: Span, earlier: Option<&Speaker>) -> Speaker {
    let words = span.of(text);
    let name = match earlier {
        Some(earlier) if PRONOUNS.contains(&words.to_lowercase().as_str()) => earlier.name.clone(),
        _ => words.to_owned(),
    };
    Speaker { span, name }
}
