//! What is wrong with what was typed into a search, and where. Finding it is left to [`super::query`].

use super::query::{DEEPEST, FIELDS};
use crate::document::printable;
use thiserror::Error;

/// Why what was typed cannot be looked for. The message says what to type instead.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Mistake {
    /// Nothing was typed.
    #[error("nothing to look for; type a word, or a field such as outlet:Courier")]
    Empty,
    /// A quotation mark without its second.
    #[error("a quotation mark is open: close it, as in \"harbour bridge\"")]
    OpenQuote,
    /// A bracket without its second.
    #[error("a bracket is open or stands alone: (bridge OR tunnel) has both")]
    Bracket,
    /// Brackets too deep in one another.
    #[error("too many brackets stand in one another; {DEEPEST} are the most")]
    TooDeep,
    /// AND, OR or NOT without words beside it.
    #[error("{0} has nothing beside it; to look for the word itself, type \"{0}\"")]
    Alone(&'static str),
    /// Only what must not be there.
    #[error("only what is left out is named; type also what must be there")]
    OnlyLeftOut,
    /// Signs that hold no word.
    #[error("\"{}\" holds no letter or digit to look for", printable(.0))]
    NoWord(String),
    /// A field there is not.
    #[error("there is no field \"{}:\"; there are {}; to look for the words, put them into quotation marks", printable(.0), names())]
    NoField(String),
    /// A field without a value.
    #[error("{0}: has no value; type it at once after the colon, as in outlet:Courier or outlet:\"Daily Courier\"")]
    NoValue(&'static str),
    /// A field inside brackets or beside OR.
    #[error("{0}: cannot stand in brackets or beside OR; put it at the end")]
    Inside(&'static str),
    /// No day.
    #[error("\"{}\" is no day; type 2025-06-24, 2025-06 or 2025", printable(.0))]
    NoDay(String),
}

/// A mistake and where it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}{mistake}", .at.map(|at| format!("at character {at}: ")).unwrap_or_default())]
pub struct Misread {
    /// The character it begins at, from 1; none of a mistake of the whole.
    pub at: Option<usize>,
    /// What is wrong.
    pub mistake: Mistake,
}

impl Misread {
    /// A mistake at a byte of what was typed.
    pub(super) fn new(mistake: Mistake, typed: &str, at: usize) -> Self {
        let is_of_all = matches!(mistake, Mistake::Empty | Mistake::OnlyLeftOut);
        let at = typed.get(..at).filter(|_| !is_of_all).map(|before| before.chars().count() + 1);
        Self { at, mistake }
    }
}

fn names() -> String {
    FIELDS.map(|(name, _)| format!("{name}:")).join(" ")
}
