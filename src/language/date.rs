//! Days, months and years, absolute ("23 June 2025") and relative ("on Monday", "last week").
//!
//! ```text
//!  published 24 June 2025 (a Tuesday):   on Monday = 23 June   last week = 16-22 June   in May = 1-31 May 2025
//!                                        over the weekend = 21-22 June                  18–19 June = both days
//! ```
//!
//! A mention without a year takes that of a full date just before it, else the one that brings it nearest to the day of
//! publication. Nothing is claimed where neither is there. Weeks run from Monday to Sunday. "Two days later" is left out: it
//! hangs on an event, not on the day of publication.

pub(super) mod calendar;
mod relative;

use super::Analysis;
use super::token::{Token, TokenKind};
use crate::document::Span;
use calendar::{month_of, weekday_of};
use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::FxHashMap;

pub(super) use calendar::is_calendar;

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
pub fn find(text: &str, analysis: &Analysis, published: Option<Date>) -> Vec<DateMention> {
    let mut found = Vec::new();
    // The year of the full date read last, and its sentence.
    let mut told: Option<(i16, usize)> = None;
    let mut anniversaries: FxHashMap<Day, i16> = FxHashMap::default();
    for index in 0..analysis.sentences.len() {
        let tokens = analysis.tokens_of(index);
        let mut at = 0;
        while at < tokens.len() {
            let near = told.filter(|(_, sentence)| published.is_none() || sentence + 1 >= index);
            let reader =
                Reader { text, tokens, published, year: near.map(|(year, _)| year), anniversaries: &anniversaries };
            let Some((mention, end)) = reader.read(at) else {
                at += 1;
                continue;
            };
            if let (Some((first, _)), false, true) = (mention.days, mention.relative, end > at + 1) {
                told = Some((first.year(), index));
                anniversaries.entry((first.month(), first.day())).or_insert(first.year());
            }
            found.push(mention);
            at = end;
        }
    }
    found
}

/// Month and day of the month.
type Day = (i8, i8);

/// What a date says before the year is known.
#[derive(Debug, Clone, Copy)]
struct Parts {
    year: Option<i16>,
    month: i8,
    /// First and last day of the month; none for the whole month.
    days: Option<(i8, i8)>,
    /// One past the last token.
    end: usize,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    published: Option<Date>,
    /// The year of a full date shortly before.
    year: Option<i16>,
    /// Years of the full dates read so far.
    anniversaries: &'a FxHashMap<Day, i16>,
}

impl Reader<'_> {
    /// The mention that starts at token `at`, and the token behind it.
    fn read(&self, at: usize) -> Option<(DateMention, usize)> {
        let parts = self.numeric(at).or_else(|| self.day_first(at)).or_else(|| self.month_first(at));
        if let Some(parts) = parts {
            return Some(self.absolute(at, parts));
        }
        if let Some(year) = self.bare_year(at) {
            let days = Date::new(year, 1, 1).ok().zip(Date::new(year, 12, 31).ok());
            return Some((self.mention(at, at + 1, days, false), at + 1));
        }
        let relative = relative::read(self.tokens, at)?;
        // "Monday, June 23": the weekday adds nothing to the date behind it.
        if weekday_of(self.lower(at)).is_some() {
            let next = at + 1 + usize::from(self.lower(at + 1) == ",");
            let parts = self.month_first(next).or_else(|| self.day_first(next)).filter(|parts| parts.days.is_some());
            if let Some(parts) = parts {
                return Some(self.absolute(at, parts));
            }
        }
        let days = self.published.and_then(|published| relative.meaning.days(published));
        Some((self.mention(at, relative.end, days, true), relative.end))
    }

    fn mention(&self, start: usize, end: usize, days: Option<(Date, Date)>, relative: bool) -> DateMention {
        let mut span = Span::new(self.tokens[start].span().start, self.tokens[end - 1].span().end);
        let written = span.of(self.text);
        if let Some(inner) = ["'s", "’s", "'S", "’S"].into_iter().find_map(|end| written.strip_suffix(end)) {
            span.end = span.start + inner.len();
        }
        DateMention { span, days, relative }
    }

    fn absolute(&self, start: usize, parts: Parts) -> (DateMention, usize) {
        let relative = parts.year.is_none() && self.year.is_none();
        // "Sept. 11" means that of 2001 where the document has said so once.
        let known = parts.days.and_then(|(day, _)| self.anniversaries.get(&(parts.month, day)).copied());
        let days = match (parts.year.or(known).or(self.year), self.published) {
            (Some(year), _) => in_year(parts, year),
            (None, Some(published)) => nearest(parts, published),
            (None, None) => None,
        };
        (self.mention(start, parts.end, days, relative), parts.end)
    }

    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower())
    }

    fn written(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span().of(self.text))
    }

    /// "2025-06-23", "23.06.2025"; slashes only where one part cannot be a month.
    fn numeric(&self, at: usize) -> Option<Parts> {
        let written = self.written(at);
        if self.tokens[at].kind() == TokenKind::Number && written.matches('.').count() == 2 {
            let mut parts = written.split('.').map(str::parse::<i16>);
            let (day, month, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
            return Self::checked(year, month, day, at + 1);
        }
        let mark = self.lower(at + 1);
        if !matches!(mark, "-" | "/") || self.lower(at + 3) != mark || !self.joined(at, at + 4) {
            return None;
        }
        let part = |n: usize| self.lower(at + n).parse::<i16>().ok();
        let (a, b, c) = (part(0)?, part(2)?, part(4)?);
        match mark {
            "-" if a >= 1000 => Self::checked(a, b, c, at + 5),
            "/" if a > 12 => Self::checked(c, b, a, at + 5),
            "/" if b > 12 => Self::checked(c, a, b, at + 5),
            _ => None,
        }
    }

    fn checked(year: i16, month: i16, day: i16, end: usize) -> Option<Parts> {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        let valid = (1000..3000).contains(&year) && Date::new(year, month, day).is_ok();
        valid.then_some(Parts { year: Some(year), month, days: Some((day, day)), end })
    }

    /// Whether no white space stands between the tokens.
    fn joined(&self, first: usize, last: usize) -> bool {
        let pairs = self.tokens.get(first..=last).map(|tokens| tokens.windows(2));
        pairs.is_some_and(|mut pairs| pairs.all(|pair| pair[0].span().end == pair[1].span().start))
    }

    /// "23 June", "23rd of June 2025", "18–19 June".
    fn day_first(&self, at: usize) -> Option<Parts> {
        let first = day_of(self.lower(at))?;
        let (last, mut next) = self.second_day(first, at + 1);
        next += usize::from(self.lower(next) == "of");
        let month = self.month(next)?;
        let next = self.stop_behind(next);
        let (year, end) = self.year_behind(next);
        Some(Parts { year, month, days: Some((first, last)), end })
    }

    /// "June 23", "Oct. 7, 2023", "June 18-19", "June 2025", "June".
    fn month_first(&self, at: usize) -> Option<Parts> {
        let month = self.month(at)?;
        let next = self.stop_behind(at);
        let Some(first) = day_of(self.lower(next)).filter(|_| self.month(next + 1).is_none()) else {
            let (year, end) = self.year_behind(next);
            // "may" and "march" alone are more often verbs, and a short form needs its day.
            let plain = self.lower(at).len() > 4 || matches!(self.lower(at), "june" | "july") || self.is_led(at);
            return (year.is_some() || plain).then_some(Parts { year, month, days: None, end });
        };
        let (last, next) = self.second_day(first, next + 1);
        let (year, end) = self.year_behind(next);
        Some(Parts { year, month, days: Some((first, last)), end })
    }

    /// Whether a month's name at `at` stands behind a word that leads to a time.
    fn is_led(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        matches!(before, "in" | "since" | "until" | "by" | "of" | "from" | "early" | "late" | "mid" | "during")
            && month_of(self.lower(at)).is_some_and(|(_, full)| full)
    }

    /// The token behind the month at `at` and the stop of its short form.
    fn stop_behind(&self, at: usize) -> usize {
        let short = month_of(self.lower(at)).is_some_and(|(_, full)| !full);
        at + 1 + usize::from(short && self.lower(at + 1) == ".")
    }

    /// The month named at `at`; it is written with a capital.
    fn month(&self, at: usize) -> Option<i8> {
        let (month, _) = month_of(self.lower(at))?;
        self.written(at).starts_with(char::is_uppercase).then_some(month)
    }

    /// The last day of a range that began with `first`, and the token behind it.
    fn second_day(&self, first: i8, at: usize) -> (i8, usize) {
        let joins = matches!(self.lower(at), "-" | "–" | "to" | "and");
        match day_of(self.lower(at + 1)).filter(|last| joins && *last > first) {
            Some(last) => (last, at + 2),
            None => (first, at),
        }
    }

    /// A year at `at`, after a comma or not, and the token behind it.
    fn year_behind(&self, at: usize) -> (Option<i16>, usize) {
        let next = at + usize::from(matches!(self.lower(at), "," | "of"));
        match year_of(self.lower(next)) {
            Some(year) => (Some(year), next + 1),
            None => (None, at),
        }
    }

    /// "in 2014", "since 2014".
    fn bare_year(&self, at: usize) -> Option<i16> {
        let year = year_of(self.lower(at))?;
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        let leads = matches!(
            before,
            "in" | "since" | "until" | "of" | "by" | "from" | "during" | "early" | "late" | "mid" | "year"
        );
        (leads && !matches!(self.lower(at + 1), "people" | "men" | "women" | "troops" | "soldiers" | "-"))
            .then_some(year)
    }
}

/// "7", "7th", "23rd".
fn day_of(word: &str) -> Option<i8> {
    let number = ["st", "nd", "rd", "th"].into_iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    number.parse().ok().filter(|day| (1..=31).contains(day) && number.len() <= 2)
}

fn year_of(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1500..2100).contains(year) && word.len() == 4)
}

fn in_year(parts: Parts, year: i16) -> Option<(Date, Date)> {
    let month = Date::new(year, parts.month, 1).ok()?;
    match parts.days {
        None => Some((month, month.last_of_month())),
        Some((first, last)) => Date::new(year, parts.month, first).ok().zip(Date::new(year, parts.month, last).ok()),
    }
}

/// In the year that brings the date nearest to the day of publication, the past first.
fn nearest(parts: Parts, published: Date) -> Option<(Date, Date)> {
    let years = [published.year(), published.year().checked_sub(1)?, published.year().checked_add(1)?];
    let ranges = years.into_iter().filter_map(|year| in_year(parts, year));
    // A report looks back further than ahead.
    let distance = |range: &(Date, Date)| {
        let days = published.until(range.0).map_or(i32::MAX, |span| span.get_days());
        if days > 0 { days.saturating_mul(2) } else { days.saturating_neg() }
    };
    ranges.min_by_key(distance)
}

/// `days` after `date`, where the calendar reaches so far.
fn shift(date: Date, days: i32) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::StatedDate;
    use crate::language::{analyse, paragraph};
    use proptest::prelude::*;

    /// The dates of `text`, published on Tuesday 24 June 2025, as "words = first..last".
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(dates(text, Some("2025-06-24")), expected);
    }

    fn dates(text: &str, published: Option<&str>) -> Vec<String> {
        let mut document = paragraph(text);
        let stated = |day: &str| StatedDate { value: day.parse().unwrap(), span: Span::new(0, 0) };
        document.source.date = published.map(stated);
        let days = |days: Option<(Date, Date)>| match days {
            Some((first, last)) if first == last => first.to_string(),
            Some((first, last)) => format!("{first}..{last}"),
            None => "?".to_owned(),
        };
        analyse(&document).dates.iter().map(|d| format!("{} = {}", d.span.of(text), days(d.days))).collect()
    }

    #[test]
    fn absolute_dates_in_many_spellings() {
        check("On 23 June 2025 and June 22nd, 2025.", &["23 June 2025 = 2025-06-23", "June 22nd, 2025 = 2025-06-22"]);
        check("On Oct. 7, 2023, or Monday, June 23.", &["Oct. 7, 2023 = 2023-10-07", "Monday, June 23 = 2023-06-23"]);
        check("The 3rd of May, and 2025-06-01.", &["3rd of May = 2025-05-03", "2025-06-01 = 2025-06-01"]);
        check(
            "From 18–19 June to June 20-22.",
            &["18–19 June = 2025-06-18..2025-06-19", "June 20-22 = 2025-06-20..2025-06-22"],
        );
        check("In May 2024 and in 2015.", &["May 2024 = 2024-05-01..2024-05-31", "2015 = 2015-01-01..2015-12-31"]);
        check("On May 5, 2020. It rained. So. On May 5.", &["May 5, 2020 = 2020-05-05", "May 5 = 2020-05-05"]);
        check("In December it snowed.", &["December = 2024-12-01..2024-12-31"]);
    }

    #[test]
    fn relative_dates_from_the_day_of_publication() {
        check("On Monday and Tuesday night.", &["Monday = 2025-06-23", "Tuesday night = 2025-06-24"]);
        check("Wednesday’s vote was lost.", &["Wednesday = 2025-06-18"]);
        check("Talks will begin on Friday.", &["Friday = 2025-06-27"]);
        check("Over the weekend, yesterday.", &["the weekend = 2025-06-21..2025-06-22", "yesterday = 2025-06-23"]);
        check(
            "Last week, earlier this month.",
            &["Last week = 2025-06-16..2025-06-22", "this month = 2025-06-01..2025-06-30"],
        );
        check(
            "Last October, next year.",
            &["Last October = 2024-10-01..2024-10-31", "next year = 2026-01-01..2026-12-31"],
        );
        check("Two days later they left.", &[]);
    }

    #[test]
    fn no_date_no_claim() {
        assert_eq!(dates("On Monday and 3 May.", None), ["Monday = ?", "3 May = ?"]);
        assert_eq!(dates("On 3 May 2020, then 5 May.", None), ["3 May 2020 = 2020-05-03", "5 May = 2020-05-05"]);
        check("They may march to the second hall, room 1900.", &[]);
        check("On 31 February 2025.", &["31 February 2025 = ?"]);
    }

    proptest! {
        #[test]
        fn any_text_gives_ranges_that_run_forward(
            text in "(on |last |this |the |Monday|week|May |June |[0-9]{1,4}|[,./–-]| |\\PC){0,40}",
            published in proptest::option::of(-9999i16..=9999),
        ) {
            let mut document = paragraph(&text);
            let day = published.and_then(|year| Date::new(year, 12, 31).ok());
            document.source.date = day.map(|value| StatedDate { value, span: Span::new(0, 0) });
            for date in analyse(&document).dates {
                prop_assert!(date.days.is_none_or(|(first, last)| first <= last));
                prop_assert!(!date.span.of(&text).is_empty());
            }
        }
    }
}
