//! Counted and measured amounts: "2m", "two million", "at least five people", "20%", "$108m".

use super::Analysis;
use crate::document::Span;

/// One amount.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberMention {
    /// The words of the amount itself with its scale, unit and approximation: "about 2m dollars".
    pub span: Span,
    /// The amount, scale applied.
    pub value: f64,
    /// How exact the text claims it to be.
    pub exactness: Exactness,
    /// What it is measured in.
    pub unit: Unit,
    /// Stem of the noun that is counted ("people"), where it is plain.
    pub counted: Option<String>,
}

/// How exact an amount claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exactness {
    /// "five".
    Exact,
    /// "about five".
    About,
    /// "more than five", "at least five".
    AtLeast,
    /// "fewer than five", "up to five".
    AtMost,
}

/// What an amount is measured in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Things or people.
    Count,
    /// A place in an order: "third".
    Ordinal,
    /// Per cent.
    Percent,
    /// Money, by currency code: "USD".
    Money(String),
    /// A measure, by its base name: "km", "hour", "year".
    Measure(String),
}

/// Finds the amounts of a document. Dates are left to [`super::date`].
pub fn find(_text: &str, _analysis: &Analysis) -> Vec<NumberMention> {
    Vec::new()
}
