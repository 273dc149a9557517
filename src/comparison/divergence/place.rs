//! Two places for one act, of which only one can be right: two countries, two parts of the body, the scene and the hospital.
//!
//! ```text
//!  the plane came down in Norway | the plane came down in Sweden        two countries: conflict
//!  he was shot in the arm      | he was shot in the chest           conflict
//!  it burned down in Velm      | it burned down in Norland          one may lie in the other: none
//! ```

use super::act;
use super::pair::{Pair, Side};
use crate::comparison::lexicon::is_nation;
use crate::comparison::{Conflict, Grade, Rule};

/// Parts of the body; singular.
const BODY: [&str; 17] = [
    "head", "neck", "chest", "back", "arm", "leg", "shoulder", "stomach", "abdomen", "foot", "hand", "face", "thigh",
    "hip", "knee", "ankle", "throat",
];
/// Where somebody dies or is found.
const ENDS: [&str; 5] = ["scene", "hospital", "home", "custody", "prison"];

/// What can stand in another's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Nation,
    Body,
    End,
}

struct Place<'a> {
    sort: Sort,
    word: &'a str,
    at: usize,
    act: &'a str,
}

/// Finds one act in two places.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let (a, b) = (places(&pair.a), places(&pair.b));
    for x in &a {
        for y in &b {
            let told = |side: &Side<'_>, word: &str| side.forms.contains(&word);
            let other = x.sort == y.sort && !told(&pair.b, x.word) && !told(&pair.a, y.word);
            if other && x.act == y.act && pair.near(x.at, y.at, 10) >= 3 {
                let (a, b) = (pair.a.span(x.at - 1, x.at), pair.b.span(y.at - 1, y.at));
                found.push(Conflict { rule: Rule::Place, grade: Grade::Conflict, a, b });
            }
        }
    }
}

fn places<'a>(side: &Side<'a>) -> Vec<Place<'a>> {
    (1..side.tokens.len())
        .filter_map(|at| {
            let lower = side.lower(at);
            let sort = match lower {
                _ if side.is_capital(at) && is_nation(lower) => Sort::Nation,
                _ if BODY.contains(&lower) => Sort::Body,
                _ if ENDS.contains(&lower) => Sort::End,
                _ => return None,
            };
            // "in the left arm", "at a hospital"
            let led = (at.saturating_sub(3)..at).rev().find(|at| matches!(side.lower(*at), "in" | "at"))?;
            let light = (led + 1..at).all(|at| {
                matches!(side.lower(at), "the" | "a" | "his" | "her" | "their" | "left" | "right" | "local" | "upper")
            });
            let act = (led.saturating_sub(3)..led).rev().find(|at| act::is_act(side, *at))?;
            let apart = (act..led).any(|at| act::opens_clause(side, at) || side.lower(at) == ",");
            (light && !apart).then(|| Place { sort, word: side.forms[at], at, act: act::stem(side, act) })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn one_act_in_two_places() {
        check(
            "The plane crashed in Norway on Monday, killing all aboard.",
            "The plane crashed in Sweden on Monday, killing all aboard.",
            &["place: in Norway | in Sweden"],
        );
        check(
            "The driver of the lorry was shot in the left arm.",
            "The driver of the lorry was shot in the chest.",
            &["place: left arm | the chest"],
        );
        check(
            "The driver, Rune Holt, died at the scene.",
            "The driver, Rune Holt, died in hospital.",
            &["place: the scene | in hospital"],
        );
    }

    #[test]
    fn places_that_may_both_be_right() {
        check(
            "The plane crashed in Norway on Monday, killing all aboard.",
            "The plane crashed in Velm on Monday, killing all aboard.",
            &[],
        );
        check(
            "The driver of the lorry was shot in the arm and the chest.",
            "The driver of the lorry was shot in the chest.",
            &[],
        );
        check("The plane crashed in Norway on Monday.", "The crew was trained in Sweden.", &[]);
    }
}
