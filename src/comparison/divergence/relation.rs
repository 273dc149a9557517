//! When or where the same is done, seen from one and the same thing: before it or after it, inside it or outside it.
//!
//! ```text
//!  She rang her sister during the raid | She rang her sister before the raid     order: conflict
//!  The door opened after the alarm rang | The alarm rang after the door opened   order: conflict, exchanged
//!  He was shot inside the bank | He was shot outside the bank                    place: conflict
//! ```
//!
//! The same act stands before both prepositions and the same or a kindred thing behind them. Days and amounts behind a preposition
//! are left to [`super::date`] and [`super::number`].

use super::act;
use super::pair::{Pair, Side};
use super::slot;
use crate::comparison::{Conflict, Grade, Rule};
use crate::language::{Token, TokenKind};

/// Words for one and the same deed of violence, whichever an account chooses; stems.
const VIOLENCE: [&str; 11] =
    ["attack", "shoot", "massacr", "assault", "rampag", "kill", "bomb", "raid", "murder", "slaughter", "stab"];

/// What a preposition says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    Before,
    During,
    After,
    In,
    Out,
    Over,
    Under,
    Toward,
    Away,
    For,
    Against,
}

impl Sense {
    fn is_time(self) -> bool {
        matches!(self, Self::Before | Self::During | Self::After)
    }

    /// Whether both cannot hold of one act and one thing.
    fn excludes(self, other: Self) -> bool {
        let pair = |p, q| self == p && other == q || self == q && other == p;
        self.is_time() && other.is_time() && self != other
            || pair(Self::In, Self::Out)
            || pair(Self::In, Self::Over)
            || pair(Self::Over, Self::Under)
            || pair(Self::Toward, Self::Away)
            || pair(Self::For, Self::Against)
    }
}

/// An act, a preposition and the thing behind it.
struct Bond<'a> {
    sense: Sense,
    /// The first word of the preposition.
    at: usize,
    /// Places of the acts that stand before it in its clause, the nearest first.
    acts: Vec<usize>,
    /// Places of the content words of the thing.
    thing: Vec<usize>,
    side: &'a Side<'a>,
}

/// Finds acts that stand otherwise to one thing.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let others = bonds(&pair.b);
    if others.is_empty() {
        return;
    }
    for x in &bonds(&pair.a) {
        for y in &others {
            let apart = x.sense.excludes(y.sense) && x.same_thing(y) && same_act(pair, x, y);
            if apart || exchanged(pair, x, y) {
                let rule = if x.sense.is_time() { Rule::Order } else { Rule::Place };
                found.push(Conflict { rule, grade: Grade::Conflict, a: x.span(), b: y.span() });
            }
        }
    }
}

fn bonds<'a>(side: &'a Side<'a>) -> Vec<Bond<'a>> {
    (0..side.tokens.len())
        .filter_map(|at| {
            let (sense, next) = preposition(side, at)?;
            let thing = thing(side, next);
            let acts: Vec<usize> = before(side, at).filter(|at| is_verb(side, *at)).collect();
            (!thing.is_empty() && !acts.is_empty()).then_some(Bond { sense, at, acts, thing, side })
        })
        .collect()
}

/// The sense of the preposition that starts at a place, and the place behind it.
fn preposition(side: &Side<'_>, at: usize) -> Option<(Sense, usize)> {
    let one = |sense| Some((sense, at + 1));
    match (side.lower(at), side.lower(at + 1)) {
        ("prior", "to") | ("ahead", "of") => Some((Sense::Before, at + 2)),
        ("away", "from") => Some((Sense::Away, at + 2)),
        ("before", _) => one(Sense::Before),
        ("during" | "amid", _) => one(Sense::During),
        ("after" | "following", _) => one(Sense::After),
        ("inside" | "into" | "within", _) => one(Sense::In),
        ("outside", next) => Some((Sense::Out, at + 1 + usize::from(next == "of"))),
        ("over" | "above", _) => one(Sense::Over),
        ("under" | "below" | "beneath", _) => one(Sense::Under),
        ("toward" | "towards", _) => one(Sense::Toward),
        ("against", _) => one(Sense::Against),
        // Much is done "for" something; only of a vote or a plea is it the contrary of "against".
        ("for", _) if before(side, at).take(3).any(|at| is_taking_sides(side, at)) => one(Sense::For),
        _ => None,
    }
}

fn is_taking_sides(side: &Side<'_>, at: usize) -> bool {
    matches!(
        side.tokens[at].stem(),
        "vote" | "argu" | "rule" | "testifi" | "campaign" | "ballot" | "plead" | "decid" | "lobbi"
    )
}

/// The places before a preposition in its clause, the nearest first.
fn before(side: &Side<'_>, at: usize) -> impl Iterator<Item = usize> {
    (at.saturating_sub(10)..at)
        .rev()
        .take_while(|at| !act::opens_clause(side, *at) && !matches!(side.lower(*at), "," | "." | "?" | "!"))
}

/// An act, or a word in small letters that has the place of one behind "to", "will" and the like.
fn is_verb(side: &Side<'_>, at: usize) -> bool {
    let led = at > 0
        && matches!(side.lower(at - 1), "to" | "will" | "would" | "must" | "should" | "not" | "did" | "does" | "do")
        && side.is_word(at);
    act::is_act(side, at) || led && !side.is_capital(at)
}

/// The content words of the thing behind a preposition; none where it is a day, an amount or not told.
fn thing(side: &Side<'_>, from: usize) -> Vec<usize> {
    let Some(first) = side.tokens.get(from) else { return Vec::new() };
    let taken = side.dates.iter().any(|d| d.span.overlap(first.span()) > 0)
        || side.numbers.iter().any(|n| n.span.overlap(first.span()) > 0)
        || first.kind() == TokenKind::Number;
    if taken {
        return Vec::new();
    }
    (from..(from + 7).min(side.tokens.len()))
        .take_while(|at| {
            side.tokens[*at].kind() != TokenKind::Punctuation || matches!(side.lower(*at), "-" | "’" | "'")
        })
        .take_while(|at| !(*at > from && (act::opens_clause(side, *at) || is_preposition(side.lower(*at)))))
        .filter(|at| side.is_word(*at))
        .take(4)
        .collect()
}

fn is_preposition(lower: &str) -> bool {
    matches!(lower, "of" | "in" | "on" | "at" | "to" | "with" | "from" | "by" | "for" | "over" | "into" | "about")
}

impl Bond<'_> {
    /// Whether both things are one: a noun in common or, for an event in time, two kindred words.
    fn same_thing(&self, other: &Bond<'_>) -> bool {
        let last = |bond: &Bond<'_>| bond.thing.last().copied().unwrap_or(bond.at);
        if !self.sense.is_time() {
            return self.side.tokens[last(self)].stem() == other.side.tokens[last(other)].stem();
        }
        self.thing.iter().any(|p| {
            other.thing.iter().any(|q| {
                let (x, y) = (&self.side.tokens[*p], &other.side.tokens[*q]);
                x.stem() == y.stem() || !self.side.is_capital(*p) && !other.side.is_capital(*q) && one_event(x, y)
            })
        })
    }

    /// From the preposition to the end of the thing.
    fn span(&self) -> crate::document::Span {
        self.side.span(self.at, self.thing.last().copied().unwrap_or(self.at))
    }

    /// The stems of what is done here: of the acts, and of a purpose behind the thing ("rang to warn").
    fn done(&self) -> impl Iterator<Item = &str> {
        let end = self.thing.last().map_or(self.at, |at| at + 1);
        let purpose = (self.side.lower(end) == "to").then_some(end + 1).filter(|at| *at < self.side.tokens.len());
        self.acts.iter().copied().chain(purpose).map(|at| act::stem(self.side, at))
    }
}

/// Whether two words may name one event.
fn one_event(x: &Token, y: &Token) -> bool {
    let violent = |t: &Token| VIOLENCE.contains(&t.stem());
    violent(x) && violent(y) || slot::kin(x.lower(), y.lower())
}

/// Whether both do the same, among at least three words that both have; of a place, the act must stand beside it.
fn same_act(pair: &Pair<'_>, x: &Bond<'_>, y: &Bond<'_>) -> bool {
    let beside = |bond: &Bond<'_>| bond.acts.first().is_some_and(|at| bond.at - at <= 3);
    if !x.sense.is_time() {
        let (Some(p), Some(q)) = (x.acts.first(), y.acts.first()) else { return false };
        return beside(x)
            && beside(y)
            && act::stem(x.side, *p) == act::stem(y.side, *q)
            && pair.near(x.at, y.at, 12) >= 2;
    }
    x.done().any(|stem| y.done().any(|other| stem == other)) && pair.near(x.at, y.at, 10) >= 3
}

/// Whether what comes first in one comes last in the other: "p after q" and "q after p".
fn exchanged(pair: &Pair<'_>, x: &Bond<'_>, y: &Bond<'_>) -> bool {
    if x.sense != y.sense || !matches!(x.sense, Sense::Before | Sense::After) {
        return false;
    }
    let comes_later = |bond: &Bond<'_>, stem: &str| {
        let mut behind = bond.at + 1..(bond.at + 8).min(bond.side.tokens.len());
        behind.any(|at| act::is_act(bond.side, at) && act::stem(bond.side, at) == stem)
    };
    let (Some(p), Some(q)) = (x.acts.first(), y.acts.first()) else { return false };
    let (one, other) = (act::stem(x.side, *p), act::stem(y.side, *q));
    one != other && comes_later(x, other) && comes_later(y, one) && pair.near(x.at, y.at, 8) >= 3
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn before_and_after_one_event_exclude_each_other() {
        check(
            "Berg rang her sister in Velm during the raid.",
            "Berg had rung her sister in Velm before the raid.",
            &["order: during the raid | before the raid"],
        );
        check(
            "Holt resigned from the harbour board ahead of the inquiry.",
            "Holt resigned from the harbour board after the inquiry.",
            &["order: ahead of the inquiry | after the inquiry"],
        );
        check(
            "Holt resigned from the harbour board after the inquiry.",
            "Holt resigned from the harbour board before the election.",
            &[],
        );
        check(
            "Holt resigned from the harbour board after the inquiry.",
            "Holt joined the harbour board before the inquiry.",
            &[],
        );
    }

    #[test]
    fn two_events_may_not_change_places() {
        check(
            "The mast collapsed after the engine exploded on the ferry.",
            "The engine exploded after the mast collapsed on the ferry.",
            &["order: after the engine exploded | after the mast collapsed"],
        );
        check(
            "The mast collapsed after the engine exploded on the ferry.",
            "The engine exploded before the mast collapsed on the ferry.",
            &[],
        );
    }

    #[test]
    fn inside_and_outside_of_one_place_exclude_each_other() {
        check(
            "The guard was shot inside the bank.",
            "The guard was shot outside the bank.",
            &["place: inside the bank | outside the bank"],
        );
        check("The guard was shot inside the bank.", "The guard waited outside the bank.", &[]);
        check(
            "The council of Velm voted for the canal.",
            "The council of Velm voted against the canal.",
            &["place: for the canal | against the canal"],
        );
        check("The guard was shot inside the bank.", "The guard was shot outside the town.", &[]);
    }
}
