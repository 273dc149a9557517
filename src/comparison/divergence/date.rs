//! Two days for one event.
//!
//! ```text
//!  The council signed the treaty on 3 May | It signed the treaty on 9 June      one act, days apart: conflict
//!  signed on 3 May | took effect on 9 June                                      two acts: none
//!  signed on Monday | signed on 9 June (no publication date known)              no day, no claim
//!  signed on Monday | signed on Friday                                          apart, whatever the week: conflict
//! ```

use super::act;
use super::pair::{Pair, Side};
use crate::comparison::{Conflict, Grade, Rule};
use crate::language::DateMention;

/// Finds dates that conflict.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    if pair.names_apart() || pair.a.tells_a_poll() && pair.b.tells_a_poll() {
        return;
    }
    let (a, b) = (resolved(&pair.a), resolved(&pair.b));
    let in_a = a.iter().filter(|x| !b.iter().any(|y| settles(pair, x, y)));
    for x in in_a {
        for y in b.iter().filter(|y| !a.iter().any(|x| settles(pair, x, y))) {
            if apart(pair, x, y) && one_event(pair, x, y) {
                found.push(Conflict { rule: Rule::Date, grade: Grade::Conflict, a: x.span, b: y.span });
            }
        }
    }
}

/// The dates of a passage that have days, but for those that only bound a time: "since May", "by Friday".
fn resolved<'a>(side: &Side<'a>) -> Vec<&'a DateMention> {
    let bounded = |date: &DateMention| {
        let at = side.at(date.span);
        matches!(
            side.lower(at.wrapping_sub(1)),
            "since" | "until" | "by" | "before" | "after" | "from" | "to" | "through" | "till" | "between" | "next"
        )
    };
    // "Last year" and the like are said loosely.
    let loose = |d: &DateMention| d.relative && d.days.is_some_and(|(first, last)| (last - first).get_days() > 31);
    let told = |d: &DateMention| d.days.is_some() || weekday(side.text, d).is_some();
    side.dates.iter().filter(|d| told(d) && !bounded(d) && !loose(d)).collect()
}

/// The day of the week that a date names, Monday being 0. Two such days are apart whatever the day of publication.
fn weekday(text: &str, date: &DateMention) -> Option<usize> {
    let words = date.span.of(text).to_lowercase();
    let all = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let named = |day: &str| words.split(|c: char| !c.is_alphabetic()).any(|word| word == day);
    let mut days = (0..all.len()).filter(|n| named(all[*n]));
    days.next().filter(|_| days.next().is_none())
}

/// Whether no day is in both.
fn apart(pair: &Pair<'_>, x: &DateMention, y: &DateMention) -> bool {
    match (x.days, y.days) {
        (Some(x), Some(y)) => x.1 < y.0 || y.1 < x.0,
        _ => weekday(pair.a.text, x).zip(weekday(pair.b.text, y)).is_some_and(|(x, y)| x != y),
    }
}

/// Whether two dates can be one: they share a day and are about as exact, "this week" settles no Friday.
fn settles(pair: &Pair<'_>, x: &DateMention, y: &DateMention) -> bool {
    let is_day = |date: &DateMention| date.days.is_none_or(|(first, last)| (last - first).get_days() < 4);
    !apart(pair, x, y) && is_day(x) == is_day(y)
}

/// Whether both dates belong to the same act, told with at least two more words that both have.
fn one_event(pair: &Pair<'_>, x: &DateMention, y: &DateMention) -> bool {
    let (a, b) = (Place::of(&pair.a, x), Place::of(&pair.b, y));
    let same = match (a.act(), b.act()) {
        (Some(p), Some(q)) => p == q,
        // "had to apologise on Saturday": an act that does not look like one, but is one on the other side.
        (Some(p), None) => b.has(p),
        (None, Some(q)) => a.has(q),
        (None, None) => false,
    };
    same && !pair.actors_differ(a.from, b.from) && pair.near(a.from, b.from, 14) >= 3
}

/// Where a date stands.
struct Place<'p, 'a> {
    side: &'p Side<'a>,
    from: usize,
    to: usize,
}

impl<'p, 'a> Place<'p, 'a> {
    fn of(side: &'p Side<'a>, date: &DateMention) -> Self {
        Self { side, from: side.at(date.span), to: side.behind(date.span) }
    }

    /// The stem of the act it belongs to.
    fn act(&self) -> Option<&'a str> {
        act::of(self.side, self.from, self.to).map(|at| act::stem(self.side, at))
    }

    /// Whether its clause has the stem before it.
    fn has(&self, stem: &str) -> bool {
        let clause =
            (self.from.saturating_sub(12)..self.from).rev().take_while(|at| !act::opens_clause(self.side, *at));
        clause.into_iter().any(|at| act::stem(self.side, at) == stem)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, undated};

    #[test]
    fn days_of_the_week_are_apart_without_a_date_of_publication() {
        let (a, b) = ("Rune Holt was arrested near Velm on Tuesday.", "Holt was arrested near Velm on Wednesday.");
        assert!(undated(a, b));
        assert!(!undated(a, "Holt was arrested near Velm on 9 June."));
        assert!(!undated(a, "Holt was arrested near Velm on Tuesday."));
        assert!(!undated(a, "Holt will be tried near Velm on Wednesday."));
    }

    #[test]
    fn a_week_holds_its_days() {
        check(
            "The council of Velm signed the harbour treaty this week.",
            "The council of Velm signed the harbour treaty on Monday.",
            &[],
        );
    }

    #[test]
    fn other_names_are_of_other_events() {
        check("Ida Berg was killed in a fire in May 2024.", "Rune Holt was killed in a fire in June 2025.", &[]);
    }
}
