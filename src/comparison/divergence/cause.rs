//! Two reasons for one event, each stated as the reason.
//!
//! ```text
//!  closed because of a gas leak | closed owing to a strike       one act, nothing shared in the reasons: conflict
//!  died of a stroke             | died of heart failure          conflict
//!  closed because of a gas leak | closed after a strike          what only follows is no stated reason: none
//! ```

use super::act;
use super::pair::{Pair, Side};
use super::slot;
use crate::comparison::lexicon::is_content;
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;
use crate::language::{Token, TokenKind};

/// An event with its stated reason.
struct Reason<'a> {
    /// Stem of the act that it is the reason of.
    act: &'a str,
    /// Form of the word right before the act.
    subject: Option<&'a str>,
    at: usize,
    words: Vec<&'a Token>,
    span: Span,
}

/// Likeness from which two reasons may be the same, told otherwise.
const NEAR: f32 = 0.5;

/// Finds reasons that have nothing in common.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let others = reasons(&pair.b);
    if others.is_empty() {
        return;
    }
    for x in &reasons(&pair.a) {
        for y in &others {
            let known = x.words.iter().any(|w| is_in(&pair.b, w)) || y.words.iter().any(|w| is_in(&pair.a, w));
            let alike = || x.words.iter().any(|p| y.words.iter().any(|q| slot::alike(p.lower(), q.lower()) > NEAR));
            let near = pair.near(x.at, y.at, 12);
            let one = near >= 3 || near == 2 && x.subject.is_some() && x.subject == y.subject;
            if x.act == y.act && one && !known && !alike() {
                found.push(Conflict { rule: Rule::Reason, grade: Grade::Conflict, a: x.span, b: y.span });
            }
        }
    }
}

fn is_in(side: &Side<'_>, word: &Token) -> bool {
    side.tokens.iter().any(|t| t.stem() == word.stem())
}

fn reasons<'a>(side: &'a Side<'a>) -> Vec<Reason<'a>> {
    (0..side.tokens.len())
        .filter_map(|at| {
            let next = marker(side, at)?;
            let behind = next..(next + 7).min(side.tokens.len());
            let places: Vec<usize> = behind
                .take_while(|at| side.tokens[*at].kind() != TokenKind::Punctuation || side.lower(*at) == "-")
                .take_while(|at| !act::opens_clause(side, *at) && !leads_on(side.lower(*at)))
                .filter(|at| side.is_word(*at))
                .take(4)
                .collect();
            let last = *places.last()?;
            let act = if side.lower(at).starts_with("die") { Some(at) } else { before(side, at) }?;
            let taken_back = (act..at).chain(at.saturating_sub(2)..at).any(|at| {
                matches!(
                    side.lower(at),
                    "not" | "never" | "partly" | "mainly" | "also" | "only" | "perhaps" | "possibly"
                )
            });
            (!taken_back).then(|| Reason {
                act: act::stem(side, act),
                subject: act.checked_sub(1).filter(|at| is_content(&side.tokens[*at])).map(|at| side.forms[at]),
                at,
                words: places.iter().map(|at| &side.tokens[*at]).collect(),
                span: side.span(at, last),
            })
        })
        .collect()
}

/// Acts that are done "over" something, which is then their reason; stems.
fn is_for_a_reason(stem: &str) -> bool {
    matches!(stem, "resign" | "quit" | "sue" | "fire" | "dismiss" | "sack" | "suspend" | "fine" | "arrest" | "protest")
}

/// Prepositions of what is no longer the reason: "of a stroke in Velm".
fn leads_on(lower: &str) -> bool {
    matches!(lower, "in" | "at" | "on" | "near" | "for" | "to" | "by")
}

/// The nearest act before a place in its clause.
fn before(side: &Side<'_>, at: usize) -> Option<usize> {
    let clause = (at.saturating_sub(10)..at).rev().take_while(|at| !act::opens_clause(side, *at));
    clause.into_iter().find(|at| act::is_act(side, *at))
}

/// The place behind the words that state a reason.
fn marker(side: &Side<'_>, at: usize) -> Option<usize> {
    match (side.lower(at), side.lower(at + 1), side.lower(at + 2)) {
        ("because", "of", _) | ("due" | "owing" | "thanks", "to", _) => Some(at + 2),
        ("as", "a", "result") if side.lower(at + 3) == "of" => Some(at + 4),
        ("in", "response", "to") | ("on", "account", "of") => Some(at + 3),
        ("died" | "dies" | "die", "of" | "from", _) => Some(at + 2),
        ("over", ..) if at > 0 && is_for_a_reason(side.tokens[at - 1].stem()) => Some(at + 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn reasons_without_a_word_in_common_conflict() {
        check(
            "The northern gate of the port was closed because of a gas leak.",
            "The northern gate of the port was closed owing to a strike.",
            &["reason: because of a gas leak | owing to a strike"],
        );
        check(
            "Ida Berg died of pneumonia in Velm.",
            "Ida Berg died from a bullet wound in Velm.",
            &["reason: died of pneumonia | died from a bullet wound"],
        );
    }

    #[test]
    fn reasons_that_may_be_one_do_not() {
        check(
            "The northern gate of the port was closed because of a gas leak.",
            "The northern gate of the port was closed due to leaking gas.",
            &[],
        );
        check(
            "The northern gate of the port was closed because of a strike.",
            "The northern gate of the port was painted because of rust.",
            &[],
        );
        check(
            "The northern gate of the port was closed partly because of a gas leak.",
            "The northern gate of the port was closed owing to a strike.",
            &[],
        );
    }
}
