//! A written day to a calendar date, for the head of an article: "Jun 24, 2025", "24. Juni 2025", "2025-06-24".
//!
//! Months are known in English, French, German, Spanish, Italian, Portuguese and Dutch. Days inside running text, also
//! relative ones, are left to [`crate::language::date`].

use super::Span;
use jiff::civil::Date;

/// Month names, January first; an abbreviation of at least three letters counts too where it names one month only.
const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "januar", "jänner", "enero", "gennaio", "janeiro", "januari"],
    &["february", "février", "fevrier", "februar", "febrero", "febbraio", "fevereiro", "februari"],
    &["march", "mars", "märz", "maerz", "marzo", "março", "maart", "mrz"],
    &["april", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maggio", "maio", "mei"],
    &["june", "juin", "juni", "junio", "giugno", "junho"],
    &["july", "juillet", "juli", "julio", "luglio", "julho"],
    &["august", "août", "aout", "agosto", "augustus"],
    &["september", "septembre", "septiembre", "settembre", "setembro", "sept"],
    &["october", "octobre", "oktober", "octubre", "ottobre", "outubro"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "décembre", "decembre", "dezember", "diciembre", "dicembre", "dezembro"],
];

/// A day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenDay {
    /// Its words.
    pub(super) span: Span,
    /// The year, where it is written.
    pub(super) year: Option<i16>,
    /// 1 to 12.
    pub(super) month: i8,
    /// 1 to 31.
    pub(super) day: i8,
}

impl WrittenDay {
    /// The date, if the year is written.
    pub(super) fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }
}

/// A word or number of the text.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    start: usize,
}

impl Piece<'_> {
    fn end(self) -> usize {
        self.start + self.text.len()
    }

    fn number(self, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        (digits.contains(&self.text.len()) && self.text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| self.text.parse().ok())?
    }

    fn year(self) -> Option<i16> {
        self.number(4..=4).filter(|year| (1500..=2200).contains(year))
    }

    /// A day of the month, also "1st" and "1er".
    fn day(self) -> Option<i8> {
        let digits = self.text.trim_end_matches(|c: char| c.is_alphabetic());
        let ending = self.text[digits.len()..].to_lowercase();
        let known = matches!(ending.as_str(), "" | "st" | "nd" | "rd" | "th" | "er" | "º");
        let day: i8 = if known && (1..=2).contains(&digits.len()) { digits.parse().ok()? } else { return None };
        (1..=31).contains(&day).then_some(day)
    }

    fn month(self) -> Option<i8> {
        month(self.text)
    }
}

/// The month that a word names, 1 to 12.
fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let whole = MONTHS.iter().position(|names| names.contains(&word.as_str()));
    let short = || {
        let starts = |names: &&[&str]| names.iter().any(|name| name.starts_with(word.as_str()));
        let mut found = MONTHS.iter().enumerate().filter(|(_, names)| starts(names));
        let only = found.next().filter(|_| word.chars().count() >= 3 && found.next().is_none());
        only.map(|(at, _)| at)
    };
    whole.or_else(short).and_then(|at| i8::try_from(at + 1).ok())
}

/// Whether the text starts with the name of a month.
pub(super) fn starts_with_month(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    month(&text[..end]).is_some()
}

/// All days written in `span` of `text`, in order.
pub(super) fn days(text: &str, span: Span) -> Vec<WrittenDay> {
    let pieces = pieces(text, span);
    let mut days = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        match day_at(text, &pieces[at..]) {
            Some((day, used)) => {
                days.push(day);
                at += used;
            }
            None => at += 1,
        }
    }
    days
}

/// Runs of letters and digits; "T11" after a date is cut off its "T".
fn pieces(text: &str, span: Span) -> Vec<Piece<'_>> {
    let inner = span.of(text);
    let mut pieces = Vec::new();
    for (at, word) in
        inner.split(|c: char| !c.is_alphanumeric()).map(|w| (w.as_ptr() as usize - inner.as_ptr() as usize, w))
    {
        let cut =
            word.find('T').filter(|&t| t > 0 && word[..t].bytes().all(|b| b.is_ascii_digit())).unwrap_or(word.len());
        if cut > 0 {
            pieces.push(Piece { text: &word[..cut], start: span.start + at });
        }
    }
    pieces
}

/// The day that starts at the first piece, and how many pieces it takes.
fn day_at(text: &str, pieces: &[Piece<'_>]) -> Option<(WrittenDay, usize)> {
    let between = |at: usize| -> Option<&str> { text.get(pieces.get(at)?.end()..pieces.get(at + 1)?.start) };
    numeric(pieces, &between).or_else(|| named(pieces, &between))
}

/// "2025-06-24", "24.06.2025", "24/06/2025"; the last two only when no other reading exists.
fn numeric<'a>(pieces: &[Piece<'_>], between: &dyn Fn(usize) -> Option<&'a str>) -> Option<(WrittenDay, usize)> {
    let &[a, b, c, ..] = pieces else { return None };
    let sign = between(0)?;
    if between(1)? != sign || !matches!(sign, "-" | "/" | ".") {
        return None;
    }
    let (year, month, day) = match a.year() {
        Some(year) => (year, b.number(1..=2)?, c.number(1..=2)?),
        None => {
            let (x, y) = (a.number(1..=2)?, b.number(1..=2)?);
            let (day, month) = if x > 12 || x == y {
                (x, y)
            } else if y > 12 {
                (y, x)
            } else {
                return None;
            };
            (c.year()?, month, day)
        }
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(year, month, day).ok()?;
    Some((WrittenDay { span: Span::new(a.start, c.end()), year: Some(year), month, day }, 3))
}

/// "June 24, 2025", "24 June 2025", "24. Juni", "24 de junio de 2025".
fn named<'a>(pieces: &[Piece<'_>], between: &dyn Fn(usize) -> Option<&'a str>) -> Option<(WrittenDay, usize)> {
    let is_gap = |at: usize| {
        between(at).is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | ',' | '-' | '/')))
    };
    let skips = |at: usize| pieces.get(at).is_some_and(|p| matches!(p.text, "de" | "del" | "of")) && is_gap(at);
    let first = pieces.first()?;
    if !is_gap(0) {
        return None;
    }
    let second = if skips(1) { 2 } else { 1 };
    let other = pieces.get(second)?;
    let (month, day) = match (first.month(), first.day()) {
        (Some(month), _) => (month, other.day()?),
        (None, Some(day)) => (other.month()?, day),
        _ => return None,
    };
    let third = if is_gap(second) && skips(second + 1) { second + 2 } else { second + 1 };
    let year = pieces.get(third).filter(|_| is_gap(second)).and_then(|p| p.year());
    Date::new(year.unwrap_or(2024), month, day).ok()?;
    let last = if year.is_some() { third } else { second };
    Some((WrittenDay { span: Span::new(first.start, pieces[last].end()), year, month, day }, last + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let found = days(text, Span::new(0, text.len()));
        assert_eq!(found.first().and_then(|d| d.date()).map(|d| d.to_string()).as_deref(), expected, "{text}");
    }

    #[test]
    fn spellings() {
        for text in [
            "Published on: Jun 24, 2025 11:59 AM IST",
            "JUN 24, 2025",
            "24 June 2025",
            "2025-06-24",
            "June 24, 2025, 10:31 p.m. ET",
            "Tuesday, June 24, 2025",
            "24.06.2025",
            "24/06/2025",
            "06/24/2025",
            "2025-06-24T10:31:00Z",
            "24th of June 2025",
            "le 24 juin 2025 à 10h31",
            "24. Juni 2025",
            "24 de junio de 2025",
            "24 giugno 2025",
            "24-Jun-2025",
            "2025/06/24",
        ] {
            check(text, Some("2025-06-24"));
        }
        check("1er juillet 2025", Some("2025-07-01"));
        check("Sept. 3, 2024", Some("2024-09-03"));
        check("11/11/2025", Some("2025-11-11"));
    }

    #[test]
    fn what_is_no_day_or_more_than_one() {
        for text in [
            "03/06/2025",
            "05.04.2025",
            "June 2025",
            "June 31, 2025",
            "24.06.25",
            "12-34-2025",
            "version 1.2.2025.3",
            "Mar 5",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn a_day_without_its_year_is_kept_apart() {
        let text = "on June 28, authored by";
        let found = days(text, Span::new(0, text.len()));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].year, found[0].month, found[0].day, found[0].span.of(text)), (None, 6, 28, "June 28"));
    }
}
