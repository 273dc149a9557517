//! One sentence denies what the other says: "repeated requests" / "had not made any request".

use super::{Ends, Found};
use crate::comparison::lexicon::Term;
use crate::comparison::profile::{Profile, is_negation};
use crate::comparison::{Conflict, Rule};
use crate::document::Span;
use crate::language::{Token, TokenKind};

/// How many words behind a word of negation it reaches.
const REACH: usize = 4;

/// What the words around the denied word must share at least, in weight.
const CONTEXT: f64 = 6.0;

/// Words of both that one side alone denies.
pub fn find(ends: &Ends<'_>) -> Vec<Found> {
    let (x, y) = (denied(ends, ends.a), denied(ends, ends.b));
    if x.is_empty() == y.is_empty() {
        return Vec::new();
    }
    let (denying, other, from_a) = if x.is_empty() { (y, ends.a, false) } else { (x, ends.b, true) };
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
        for token in reach {
            let at = |t: &Token| ends.similarity.lexicon.term(&t.stem);
            if let Some(term) = at(token).filter(|t| p.terms.binary_search(t).is_ok())
                && !ends.similarity.lexicon.is_name(term)
                && !is_negation(&token.lower)
            {
                found.push((term, negation.span.hull(token.span), token.span));
            }
        }
    }
    found
}
