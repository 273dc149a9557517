//! Who did it to whom, and who it was.
//!
//! ```text
//!  Berg sued Holt            | Holt sued Berg                      agent: conflict
//!  Berg sued Holt            | Holt was sued by Berg               none
//!  Velm's mayor, Ida Berg    | Velm's mayor, Omar Holt             name: conflict, where both do the same
//! ```

use super::act;
use super::pair::{Pair, Side};
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;
use crate::language::NameMention;

/// Finds exchanged parts and different bearers of one office.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    if pair.a.names.len() > 1 && pair.b.names.len() > 1 {
        exchanged(pair, found);
    }
    in_office(pair, found);
}

/// Who does something to whom.
struct Deed<'a> {
    agent: &'a str,
    patient: &'a str,
    act: usize,
    span: Span,
}

fn exchanged(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let (a, b) = (deeds(&pair.a), deeds(&pair.b));
    for x in &a {
        for y in &b {
            let verb = act::stem(&pair.a, x.act) == act::stem(&pair.b, y.act);
            if verb && x.agent == y.patient && x.patient == y.agent {
                found.push(Conflict { rule: Rule::Agent, grade: Grade::Conflict, a: x.span, b: y.span });
            }
        }
    }
}

/// The acts of a passage that stand between two names with few words beside them.
fn deeds<'a>(side: &Side<'a>) -> Vec<Deed<'a>> {
    let mut found = Vec::new();
    for two in side.names.windows(2) {
        let [x, y] = two else { continue };
        let (from, to) = (side.behind(x.span), side.at(y.span));
        let acts: Vec<usize> = (from..to).filter(|at| act::is_act(side, *at)).collect();
        let [act] = acts[..] else { continue };
        let apart = (from..to).any(|at| act::opens_clause(side, at) || side.lower(at) == ",");
        // Beside one another no one is agent: "Berg met with Holt".
        let mutual = (act..to)
            .any(|at| matches!(side.lower(at), "with" | "alongside" | "to" | "in" | "at" | "from" | "on"))
            || matches!(side.lower(act), "met" | "meeting" | "married" | "agreed");
        if to - from > 5 || apart || mutual || x.key == y.key {
            continue;
        }
        let by = (act..to).any(|at| side.lower(at) == "by");
        let (agent, patient) = if by { (&y.key, &x.key) } else { (&x.key, &y.key) };
        found.push(Deed { agent, patient, act, span: x.span.hull(y.span) });
    }
    found
}

/// Offices that one person holds at a time.
const OFFICES: [&str; 9] =
    ["president", "minister", "premier", "chancellor", "governor", "mayor", "secretary", "ceo", "chairman"];

fn in_office(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    for x in pair.a.names.iter().filter(|n| n.role.is_some()) {
        for y in pair.b.names.iter().filter(|n| n.role.is_some()) {
            let (p, q) = (office(&pair.a, x), office(&pair.b, y));
            let known = |side: &Side<'_>, name: &NameMention| {
                side.names.iter().any(|other| share_a_word(&other.key, &name.key))
            };
            let other = !share_a_word(&x.key, &y.key) && !known(&pair.a, y) && !known(&pair.b, x);
            if p.is_some() && p == q && other && same_act(pair, x, y) {
                found.push(Conflict { rule: Rule::Name, grade: Grade::Conflict, a: x.span, b: y.span });
            }
        }
    }
}

fn share_a_word(x: &str, y: &str) -> bool {
    x.split(' ').any(|word| word.len() > 2 && y.split(' ').any(|other| other == word))
}

/// The words of a role that name an office; an office without a place or field is not one office.
fn office(side: &Side<'_>, name: &NameMention) -> Option<Vec<String>> {
    let span = name.role?;
    let mut words: Vec<String> = (side.at(span)..side.behind(span))
        .map(|at| side.tokens[at].stem().to_owned())
        .filter(|w| w.len() > 2)
        .collect();
    let held = (side.at(span)..side.behind(span)).any(|at| OFFICES.contains(&side.lower(at)));
    words.retain(|word| word != "the");
    words.sort_unstable();
    (held && words.len() > 1).then_some(words)
}

/// Whether both do the same right behind their names.
fn same_act(pair: &Pair<'_>, x: &NameMention, y: &NameMention) -> bool {
    let next = |side: &Side<'_>, name: &NameMention| {
        let to = side.behind(name.span);
        (to..(to + 4).min(side.tokens.len())).find(|at| act::is_act(side, *at))
    };
    match (next(&pair.a, x), next(&pair.b, y)) {
        (Some(p), Some(q)) => act::stem(&pair.a, p) == act::stem(&pair.b, q) && pair.near(p, q, 8) >= 3,
        _ => false,
    }
}
