//! Details that differ between the two ends of a link: how much that matters, and which rule found it. Finding them is left to
//! [`super::divergence`].

use crate::document::Span;
use serde::Serialize;

/// Two details that differ, or one that only one passage gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict {
    /// What found it.
    pub rule: Rule,
    /// How much it matters.
    pub grade: Grade,
    /// The detail in a.
    pub a: Span,
    /// The detail in b.
    pub b: Span,
}

/// How much a difference matters. The order is from the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Both cannot be true: only this makes a link [`super::Kind::Diverge`].
    Conflict,
    /// The same, told in other words or laid to someone else.
    Wording,
    /// What only one of them gives; the other's span is empty.
    Detail,
}

impl Grade {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Wording => "wording",
            Self::Detail => "detail",
        }
    }
}

/// The rule that found two details to conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rule {
    /// Two amounts of the same thing in the same unit.
    Number,
    /// Two days for the same event.
    Date,
    /// What came first, or whether it was while something else was done.
    Order,
    /// Where it was, or to which side.
    Place,
    /// Two persons or places for the same part in an act.
    Name,
    /// Two titles or roles for the same person.
    Title,
    /// What someone is charged with, or how a court decided.
    Charge,
    /// Why it was done or came about.
    Reason,
    /// Who did it to whom.
    Agent,
    /// One affirms what the other denies.
    Negation,
    /// One is certain of what the other calls possible.
    Certainty,
    /// Opposite words for the same thing.
    Opposite,
}

impl Rule {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Order => "order",
            Self::Place => "place",
            Self::Name => "name",
            Self::Title => "title",
            Self::Charge => "charge",
            Self::Reason => "reason",
            Self::Agent => "agent",
            Self::Negation => "negation",
            Self::Certainty => "certainty",
            Self::Opposite => "opposite",
        }
    }
}
