//! Names of weekdays and months.

use jiff::civil::Weekday;

/// The months in full, in lower case.
pub(in crate::language) const MONTHS: [&str; 12] = [
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
];

/// The month of a name in lower case, and whether the name is written in full.
pub(super) fn month_of(lower: &str) -> Option<(i8, bool)> {
    const SHORT: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let place = |names: [&str; 12]| names.iter().zip(1i8..).find(|(name, _)| **name == lower).map(|(_, month)| month);
    if lower == "sept" {
        return Some((9, false));
    }
    place(MONTHS).map(|month| (month, true)).or_else(|| place(SHORT).map(|month| (month, false)))
}

/// The weekday of a name in lower case, in full; plurals ("Mondays") are no day.
pub(super) fn weekday_of(lower: &str) -> Option<Weekday> {
    Some(match lower {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// Whether the word is the name of a weekday or a month, or a month's short form that is no name of a person; lower case.
pub(in crate::language) fn is_calendar(lower: &str) -> bool {
    weekday_of(lower).is_some()
        || month_of(lower).is_some_and(|(_, full)| full)
        || matches!(lower, "jan" | "feb" | "apr" | "jun" | "jul" | "aug" | "sept" | "oct" | "nov" | "dec")
}
