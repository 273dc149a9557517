//! Whether something went up or down: "profits rose", "a fall in profits", "shares were up".
//!
//! What moved must be the same noun on both sides, and the passages must share another word or amount close by; what moved "from"
//! a low, or was only expected to, is left alone.

use super::pair::{Pair, Side};
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;

/// What moved, and which way.
struct Trend {
    up: bool,
    at: usize,
    /// Where the noun stands.
    noun: usize,
    span: Span,
}

/// Finds one thing that rises here and falls there.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let (a, b) = (trends(&pair.a), trends(&pair.b));
    for x in &a {
        for y in &b {
            let one = pair.a.tokens[x.noun].stem() == pair.b.tokens[y.noun].stem();
            let both_ways = |all: &[Trend], side: &Side<'_>, own: &Trend| {
                all.iter().any(|t| t.up != own.up && side.tokens[t.noun].stem() == side.tokens[own.noun].stem())
            };
            if one
                && x.up != y.up
                && !both_ways(&a, &pair.a, x)
                && !both_ways(&b, &pair.b, y)
                && pair.near(x.at, y.at, 10) >= 3
            {
                found.push(Conflict { rule: Rule::Opposite, grade: Grade::Conflict, a: x.span, b: y.span });
            }
        }
    }
}

fn trends(side: &Side<'_>) -> Vec<Trend> {
    (0..side.tokens.len())
        .filter_map(|at| {
            let up = direction(side.lower(at))?;
            let open = (at.saturating_sub(5)..at).any(|at| {
                matches!(side.lower(at), "to" | "may" | "could" | "would" | "will" | "expected" | "not" | "if" | "than")
            });
            let noun = subject(side, at)?;
            let span = side.span(noun.min(at), noun.max(at));
            (!open).then_some(Trend { up, at, noun, span })
        })
        .collect()
}

fn direction(lower: &str) -> Option<bool> {
    match lower {
        "rose" | "risen" | "rise" | "rises" | "rising" | "increased" | "increase" | "climbed" | "climb" | "jumped"
        | "jump" | "surged" | "surge" | "soared" | "grew" | "growth" | "gained" | "doubled" | "up" => Some(true),
        "fell" | "fallen" | "fall" | "falls" | "falling" | "decreased" | "decrease" | "declined" | "decline"
        | "dropped" | "drop" | "plunged" | "plunge" | "sank" | "slumped" | "slump" | "shrank" | "tumbled"
        | "halved" | "down" => Some(false),
        _ => None,
    }
}

/// What moved: behind "in" for a noun ("a rise in prices"), else the noun right before.
fn subject(side: &Side<'_>, at: usize) -> Option<usize> {
    let noun = |at: usize| {
        let plain = side.is_word(at) && direction(side.lower(at)).is_none();
        (plain && (at == 0 || !side.is_capital(at))).then_some(at)
    };
    if side.lower(at + 1) == "in" {
        let skip = usize::from(matches!(side.lower(at + 2), "the" | "its" | "their"));
        return noun(at + 2 + skip);
    }
    let lower = side.lower(at);
    if matches!(lower, "up" | "down") {
        // "came up", "closed down": only what "is" up moved.
        let is = at.checked_sub(1).filter(|at| matches!(side.lower(*at), "was" | "were" | "is" | "are"))?;
        return noun(is.checked_sub(1)?);
    }
    let before = at.checked_sub(1)?;
    let before =
        if matches!(side.lower(before), "has" | "have" | "had" | "also") { before.checked_sub(1)? } else { before };
    // "wages at the port rose": the noun before the place.
    let article = before.checked_sub(1).filter(|at| matches!(side.lower(*at), "the" | "a" | "its"));
    let mut first = article.unwrap_or(before);
    while first > 0 && side.is_capital(first) && side.is_capital(first - 1) {
        first -= 1;
    }
    let led = first.checked_sub(1)?;
    if matches!(side.lower(led), "at" | "in" | "of" | "for" | "on") {
        return noun(led.checked_sub(1)?);
    }
    noun(before)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn one_thing_goes_up_or_down() {
        check(
            "Exports of the port of Velm rose 4 percent in May, while wages stood still.",
            "Velm said that wages at the port fell 4 percent in May.",
            &[],
        );
        check(
            "In Velm wages at the port rose 4 percent last spring.",
            "The port in Velm said that its wages fell last spring.",
            &["opposite: wages at the port rose | wages fell"],
        );
        check(
            "The union of Velm saw a rise in wages at the port last spring.",
            "The union of Velm said wages fell at the port last spring.",
            &["opposite: rise in wages | wages fell"],
        );
        check(
            "The union of Velm saw a rise in wages at the port last spring.",
            "The union of Velm said wages could have fallen at the port last spring.",
            &[],
        );
    }
}
