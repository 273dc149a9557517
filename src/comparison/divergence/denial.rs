//! One passage affirms what the other denies, or is certain of what the other calls possible.
//!
//! ```text
//!  Kesh has not asked for help   | Kesh has asked for help often        asked: conflict
//!  The union made no request     | repeated requests of the union       request: conflict
//!  The port will close           | The port may close                   will | may: differing wording
//! ```
//!
//! A denial reaches a few words: to the first word that both passages have and that is no name. Denials of saying, "not only" and
//! "no longer" deny nothing that is told here.

use super::pair::{Pair, Side};
use crate::comparison::lexicon::is_content;
use crate::comparison::profile::is_negation;
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;
use crate::language::TokenKind;

/// Finds what one side denies and the other affirms.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    for (negation, denied) in denials(pair, &pair.a) {
        for affirmed in affirmations(pair, &pair.b, &pair.a.tokens[denied].stem) {
            if !is_other_noun((&pair.a, negation, denied), &pair.b, affirmed) && pair.near(denied, affirmed, 8) >= 3 {
                push(found, pair.a.span(negation, denied), pair.b.span(affirmed, affirmed));
            }
        }
    }
    for (negation, denied) in denials(pair, &pair.b) {
        for affirmed in affirmations(pair, &pair.a, &pair.b.tokens[denied].stem) {
            if !is_other_noun((&pair.b, negation, denied), &pair.a, affirmed) && pair.near(affirmed, denied, 8) >= 3 {
                push(found, pair.a.span(affirmed, affirmed), pair.b.span(negation, denied));
            }
        }
    }
    certainty(pair, found);
}

fn push(found: &mut Vec<Conflict>, a: Span, b: Span) {
    found.push(Conflict { rule: Rule::Negation, grade: Grade::Conflict, a, b });
}

/// Whether what is denied as a thing ("no letters") stands on the other side before another noun ("letter box").
fn is_other_noun((side, negation, denied): (&Side<'_>, usize, usize), other: &Side<'_>, affirmed: usize) -> bool {
    let next = |side: &Side<'_>, at: usize| {
        side.tokens.get(at + 1).filter(|t| t.kind == TokenKind::Word && is_content(t)).map(|t| t.stem.clone())
    };
    let thing = matches!(side.lower(negation), "no" | "without");
    thing && next(other, affirmed).is_some() && next(other, affirmed) != next(side, denied)
}

/// Words that a denial passes over on its way to what it denies.
fn is_light(lower: &str) -> bool {
    matches!(
        lower,
        "made"
            | "make"
            | "making"
            | "any"
            | "been"
            | "be"
            | "have"
            | "had"
            | "has"
            | "a"
            | "an"
            | "the"
            | "yet"
            | "ever"
            | "given"
            | "formal"
            | "formally"
            | "official"
            | "officially"
            | "publicly"
            | "actually"
            | "really"
            | "to"
            | "further"
            | "done"
            | "do"
            | "received"
            | "such"
            | "of"
            | "being"
            | "immediately"
            | "own"
            | "direct"
            | "directly"
    )
}

/// The words of negation in a passage, each with the shared word it denies.
fn denials(pair: &Pair<'_>, side: &Side<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in (0..side.tokens.len()).filter(|at| is_negation(side.lower(*at))) {
        if matches!(
            side.lower(at + 1),
            "only" | "just" | "longer" | "doubt" | "matter" | "merely" | "more" | "less" | "fewer"
        ) || matches!(side.lower(at), "nor" | "neither")
        {
            continue;
        }
        let mut next = at + 1;
        while is_light(side.lower(next)) && next - at < 5 {
            next += 1;
        }
        // "no mutual defense clause": what is denied is the last word of the run.
        let run = |at: usize| {
            side.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && is_content(t) && pair.has(&t.stem))
        };
        while matches!(side.lower(at), "no" | "without") && run(next) && run(next + 1) && next - at < 6 {
            next += 1;
        }
        let Some(token) = side.tokens.get(next) else { continue };
        let told =
            token.kind == TokenKind::Word && is_content(token) && pair.has(&token.stem) && !side.is_capital(next);
        // A second denial takes the first back.
        let twice = (at.saturating_sub(4)..at).any(|before| is_negation(side.lower(before)));
        let once = side.tokens.iter().filter(|t| t.stem == token.stem).count() == 1;
        if told && once && !twice && !is_open(side, at) {
            found.push((at, next));
        }
    }
    found
}

/// Where a passage has the stem and affirms it.
fn affirmations(pair: &Pair<'_>, side: &Side<'_>, stem: &str) -> Vec<usize> {
    debug_assert!(pair.has(stem));
    let of_stem: Vec<usize> = (0..side.tokens.len()).filter(|at| side.tokens[*at].stem == stem).collect();
    let affirmed = |at: &usize| {
        let before = at.saturating_sub(6)..*at;
        let plain = before.rev().take_while(|at| side.tokens[*at].kind != TokenKind::Punctuation);
        let lacking = (at + 1..at + 5).any(|at| {
            matches!(
                side.lower(at),
                "missing" | "absent" | "lacking" | "impossible" | "unlikely" | "refused" | "denied" | "rejected"
            )
        });
        !lacking
            && !plain.clone().any(|at| is_negation(side.lower(at)) || takes_back(side.lower(at)))
            && !is_open(side, *at)
    };
    // Where the passage has it in both ways, it is not clear which one is meant.
    if of_stem.iter().all(affirmed) { of_stem } else { Vec::new() }
}

/// Words that take back what follows: nothing is affirmed behind them.
fn takes_back(lower: &str) -> bool {
    matches!(
        lower,
        "deny"
            | "denied"
            | "denies"
            | "denying"
            | "refused"
            | "refuse"
            | "refuses"
            | "refusing"
            | "failed"
            | "fail"
            | "fails"
            | "rejected"
            | "reject"
            | "rejects"
            | "declined"
            | "declines"
            | "unable"
            | "lack"
            | "lacked"
            | "lacks"
            | "stop"
            | "stopped"
            | "avoid"
            | "avoided"
            | "prevent"
            | "prevented"
            | "unlikely"
            | "hardly"
            | "barely"
            | "few"
            | "little"
            | "against"
            | "unless"
    )
}

/// Whether a place is only asked, supposed or wished.
fn is_open(side: &Side<'_>, at: usize) -> bool {
    let before = (at.saturating_sub(8)..at).rev().take_while(|at| side.tokens[*at].kind != TokenKind::Punctuation);
    let mut words = before.map(|at| side.lower(at));
    words.any(|word| {
        matches!(
            word,
            "if" | "whether"
                | "would"
                | "could"
                | "should"
                | "may"
                | "might"
                | "can"
                | "must"
                | "unless"
                | "hoped"
                | "wanted"
                | "why"
        )
    }) || side.lower(side.tokens.len().saturating_sub(1)) == "?"
}

/// The same verb behind "will" and behind "may": told apart, no conflict, as what may be can be.
fn certainty(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let modals = |side: &Side<'_>| -> Vec<(usize, usize, bool)> {
        (0..side.tokens.len())
            .filter_map(|at| {
                let sure = match side.lower(at) {
                    "will" | "shall" => true,
                    "may" | "might" | "could" => false,
                    _ => return None,
                };
                let verb = at + 1 + usize::from(matches!(side.lower(at + 1), "also" | "now" | "soon" | "then"));
                let token = side.tokens.get(verb).filter(|t| t.kind == TokenKind::Word && is_content(t))?;
                (!side.is_capital(at) && pair.has(&token.stem)).then_some((at, verb, sure))
            })
            .collect()
    };
    let others = modals(&pair.b);
    for (x, p, sure) in modals(&pair.a) {
        for (y, q, also) in &others {
            let verb = pair.a.tokens[p].stem == pair.b.tokens[*q].stem;
            if verb && sure != *also && pair.near(p, *q, 8) >= 3 {
                let (a, b) = (pair.a.span(x, p), pair.b.span(*y, *q));
                found.push(Conflict { rule: Rule::Certainty, grade: Grade::Wording, a, b });
            }
        }
    }
}
