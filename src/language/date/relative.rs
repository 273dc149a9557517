//! Times told from the day of publication: "on Monday", "last week", "earlier this month".

use super::calendar::{month_of, weekday_of};
use super::shift;
use crate::language::token::Token;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A relative time and the token behind it.
pub(super) struct Relative {
    pub(super) meaning: Meaning,
    pub(super) end: usize,
}

/// What a relative time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// So many days after publication.
    Day(i32),
    /// The weekday: at or before publication, or the next one.
    Weekday { day: Weekday, which: Which },
    /// The Saturday and Sunday last begun, or coming.
    Weekend(Which),
    /// The week so many after that of publication.
    Week(i32),
    /// The month so many after that of publication.
    Month(i32),
    /// The year so many after that of publication.
    Year(i32),
    /// A month by name, in the past or to come.
    Named { month: i8, which: Which },
    /// From so many days before publication up to it.
    Past(i32),
}

/// Which of several days of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The nearest at or before publication.
    Nearest,
    /// Before publication.
    Last,
    /// After publication.
    Next,
}

/// The relative time that starts at token `at`, if one does.
pub(super) fn read(tokens: &[Token], at: usize) -> Option<Relative> {
    let word = |n: usize| tokens.get(at + n).map_or("", |token| token.lower());
    let found = |meaning: Meaning, length: usize| Some(Relative { meaning, end: at + length });
    match word(0) {
        "today" | "tonight" => return found(Meaning::Day(0), 1),
        "yesterday" => return found(Meaning::Day(-1), 1),
        "tomorrow" => return found(Meaning::Day(1), 1),
        "overnight" => return None,
        _ => {}
    }
    if matches!((word(0), word(1)), ("this", "morning" | "afternoon" | "evening")) {
        return found(Meaning::Day(0), 2);
    }
    if word(0) == "last" && word(1) == "night" {
        return found(Meaning::Day(-1), 2);
    }
    if let Some(day) = weekday_of(word(0)) {
        return found(Meaning::Weekday { day, which: which_before(tokens, at) }, 1 + part_of_day(word(1)));
    }
    if word(0) == "the" && word(1) == "weekend" {
        let told = at.checked_sub(1).is_some_and(|before| matches!(tokens[before].lower(), "over" | "during"));
        return if told { found(Meaning::Weekend(Which::Nearest), 2) } else { None };
    }
    let (step, length) = match (word(0), word(1)) {
        ("last" | "past", _) => (-1, 1),
        ("the", "past") if matches!(word(2), "week" | "month" | "year") => {
            return past(word(2)).and_then(|m| found(m, 3));
        }
        ("this" | "current", _) => (0, 1),
        ("next", _) => (1, 1),
        _ => return None,
    };
    let which = match step {
        -1 => Which::Last,
        0 => Which::Nearest,
        _ => Which::Next,
    };
    let unit = word(length);
    let meaning = match unit {
        "week" => Meaning::Week(step),
        "weekend" => Meaning::Weekend(which),
        "month" => Meaning::Month(step),
        "year" => Meaning::Year(step),
        _ => {
            if let Some(day) = weekday_of(unit) {
                Meaning::Weekday { day, which }
            } else {
                let (month, _) = month_of(unit).filter(|(_, full)| *full)?;
                Meaning::Named { month, which }
            }
        }
    };
    let extra = if weekday_of(unit).is_some() { part_of_day(word(length + 1)) } else { 0 };
    found(meaning, length + 1 + extra)
}

fn past(unit: &str) -> Option<Meaning> {
    Some(Meaning::Past(match unit {
        "week" => 7,
        "month" => 31,
        "year" => 365,
        _ => return None,
    }))
}

fn part_of_day(word: &str) -> usize {
    usize::from(matches!(word, "morning" | "afternoon" | "evening" | "night"))
}

/// Whether a word before the weekday says that it is still to come.
fn which_before(tokens: &[Token], at: usize) -> Which {
    let back = |n: usize| at.checked_sub(n).map_or("", |before| tokens[before].lower());
    let coming = |word: &str| matches!(word, "next" | "coming" | "until" | "upcoming");
    // "will meet on Friday": the day is to come.
    let ahead = (1..=8)
        .map(back)
        .take_while(|word| !matches!(*word, "," | ";" | "said"))
        .any(|word| matches!(word, "will" | "'ll"));
    if coming(back(1)) || ahead { Which::Next } else { Which::Nearest }
}

impl Meaning {
    /// First and last day, both included.
    pub(super) fn days(self, published: Date) -> Option<(Date, Date)> {
        let since_monday = i32::from(published.weekday().to_monday_zero_offset());
        match self {
            Self::Day(days) => shift(published, days).map(|day| (day, day)),
            Self::Weekday { day, which } => {
                let back = i32::from(published.weekday().since(day));
                let days = match which {
                    Which::Nearest => -back,
                    Which::Last => {
                        if back == 0 {
                            -7
                        } else {
                            -back
                        }
                    }
                    Which::Next => 7 - back,
                };
                shift(published, days).map(|day| (day, day))
            }
            Self::Weekend(which) => {
                let saturday = match (which, since_monday) {
                    (Which::Next, _) => 5 - since_monday,
                    (Which::Nearest, 5..) => 5 - since_monday,
                    _ => -2 - since_monday,
                };
                shift(published, saturday).zip(shift(published, saturday + 1))
            }
            Self::Week(weeks) => {
                let monday = weeks * 7 - since_monday;
                shift(published, monday).zip(shift(published, monday + 6))
            }
            Self::Month(months) => {
                let first = published.first_of_month().checked_add(months.months()).ok()?;
                Some((first, first.last_of_month()))
            }
            Self::Year(years) => {
                let first = published.first_of_year().checked_add(years.years()).ok()?;
                Some((first, first.last_of_year()))
            }
            Self::Named { month, which } => {
                let this = Date::new(published.year(), month, 1).ok()?;
                let years = match which {
                    Which::Last if this.last_of_month() >= published => -1,
                    Which::Next if this <= published => 1,
                    _ => 0,
                };
                let first = this.checked_add(years.years()).ok()?;
                Some((first, first.last_of_month()))
            }
            Self::Past(days) => shift(published, -days).map(|first| (first, published)),
        }
    }
}
