//! One sentence denies what the other says: "repeated requests" / "had not made any request".

use super::{Ends, Found};
use crate::comparison::lexicon::Term;
use crate::comparison::profile::{Profile, is_negation};
use crate::comparison::{Conflict, Rule};
use crate::document::Span;
use crate::language::TokenKind;

/// How many words behind a word of negation it reaches.
const REACH: usize = 6;

/// Verbs that leave it to their object to say what is done: "had not made any request".
const LIGHT: [&str; 22] = [
    "make", "made", "making", "take", "took", "taken", "give", "gave", "given", "get", "got", "receive", "received",
    "have", "had", "show", "found", "find", "see", "seen", "provide", "provided",
];

/// Words that deny without a word of negation: where the other side has one, both may say the same.
const REFUSING: [&str; 24] = [
    "reject",
    "rejected",
    "rejects",
    "rejecting",
    "refuse",
    "refused",
    "refuses",
    "refusing",
    "decline",
    "declined",
    "declines",
    "deny",
    "denied",
    "denies",
    "denying",
    "avoid",
    "oppose",
    "opposed",
    "against",
    "fail",
    "failed",
    "lack",
    "lacks",
    "unlikely",
];

/// What the words around the denied word must share at least, in weight.
const CONTEXT: f64 = 6.0;

/// Words of both that one side alone denies.
pub fn find(ends: &Ends<'_>) -> Vec<Found> {
    let (x, y) = (denied(ends, ends.a), denied(ends, ends.b));
    if x.is_empty() == y.is_empty() {
        return Vec::new();
    }
    let (denying, other, from_a) = if x.is_empty() { (y, ends.a, false) } else { (x, ends.b, true) };
    if ends.tokens(other).iter().any(|t| REFUSING.contains(&t.lower.as_str())) {
        return Vec::new();
    }
    let tokens = &ends.story.analysis(other.passage.document).tokens;
    for (term, span, word) in denying {
        let Some(place) = other.order.iter().find(|p| p.term == term) else { continue };
        let plain = tokens[place.token].span;
        let (a, b) = if from_a { (span, plain) } else { (plain, span) };
        let (around_a, around_b) = if from_a { (word, plain) } else { (plain, word) };
        let context = ends.context(around_a, around_b, 5);
        if context >= CONTEXT {
            let excludes = ends.probability >= 0.4;
            return vec![Found { conflict: Conflict { rule: Rule::Negation, a, b }, excludes }];
        }
    }
    Vec::new()
}

/// Content words close behind a word of negation: the term, the range from the negation to the word, and the word.
fn denied(ends: &Ends<'_>, p: &Profile<'_>) -> Vec<(Term, Span, Span)> {
    let tokens = ends.tokens(p);
    let mut found = Vec::new();
    for (n, negation) in tokens.iter().enumerate().filter(|(_, t)| is_negation(&t.lower)) {
        // "not only", "no longer", "no matter": nothing is denied.
        let next = tokens.get(n + 1).map_or("", |t| t.lower.as_str());
        if matches!(next, "only" | "just" | "longer" | "matter" | "doubt" | "least" | "even") {
            continue;
        }
        let reach = tokens[n + 1..].iter().take_while(|t| t.kind != TokenKind::Punctuation).take(REACH);
        // "no request", "not made any formal request": what is denied may stand behind an adjective.
        let mut left = if matches!(negation.lower.as_str(), "no" | "without" | "nor") { 2 } else { 1 };
        for token in reach {
            let lower = token.lower.as_str();
            if lower == "any" {
                left = 2;
            }
            let Some(term) = ends.similarity.lexicon.term(&token.stem) else { continue };
            if p.terms.binary_search(&term).is_err() || LIGHT.contains(&lower) || is_negation(lower) {
                continue;
            }
            if !ends.similarity.lexicon.is_name(term) {
                found.push((term, negation.span.hull(token.span), token.span));
            }
            left -= 1;
            if left == 0 {
                break;
            }
        }
    }
    found
}
