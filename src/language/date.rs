//! Days, months and years, absolute ("23 June 2025") and relative ("on Monday", "last week").

use super::Analysis;
use crate::document::Span;
use jiff::civil::Date;

/// One mention of a time of at least a day's length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// The words: "on Monday" without "on".
    pub span: Span,
    /// First and last day it can mean, both included; none where it is relative and the document has no date.
    pub days: Option<(Date, Date)>,
    /// Whether it was worked out from the document's own date.
    pub relative: bool,
}

/// Finds the dates of a document and resolves them against `published`, its own date.
pub fn find(_text: &str, _analysis: &Analysis, _published: Option<Date>) -> Vec<DateMention> {
    Vec::new()
}

/// Whether the word is the name of a weekday or a month, or a month's that is short for nothing else; lower case.
pub(super) fn is_calendar(lower: &str) -> bool {
    const NAMES: [&str; 29] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
    ];
    NAMES.contains(&lower)
}
