//! Two days for one event.
//!
//! ```text
//!  The council signed the treaty on 3 May | It signed the treaty on 9 June      one act, days apart: conflict
//!  signed on 3 May | took effect on 9 June                                      two acts: none
//!  signed on Monday (no publication date known)                                 no day, no claim
//! ```

use super::act;
use super::pair::{Pair, Side};
use crate::comparison::{Conflict, Grade, Rule};
use crate::language::DateMention;

/// Finds dates that conflict.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let (a, b) = (resolved(&pair.a), resolved(&pair.b));
    let open = |own: &[&DateMention], other: &[&DateMention]| -> Vec<usize> {
        (0..own.len()).filter(|n| !other.iter().any(|y| settles(own[*n], y))).collect()
    };
    let (in_a, in_b) = (open(&a, &b), open(&b, &a));
    for x in in_a.iter().map(|n| a[*n]) {
        for y in in_b.iter().map(|n| b[*n]) {
            if one_event(pair, x, y) {
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
    side.dates.iter().filter(|d| d.days.is_some() && !bounded(d) && !loose(d)).collect()
}

fn apart(x: &DateMention, y: &DateMention) -> bool {
    matches!((x.days, y.days), (Some(x), Some(y)) if x.1 < y.0 || y.1 < x.0)
}

/// Whether two dates can be one: they share a day and are about as exact, "this week" settles no Friday.
fn settles(x: &DateMention, y: &DateMention) -> bool {
    let is_day = |date: &DateMention| date.days.is_some_and(|(first, last)| (last - first).get_days() < 4);
    !apart(x, y) && is_day(x) == is_day(y)
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
    same && pair.near(a.from, b.from, 14) >= 3
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
