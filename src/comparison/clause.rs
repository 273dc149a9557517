//! Clauses: a link is often one part of a long sentence against one part of another.
//!
//! A clause ends at a comma, semicolon, colon, dash, bracket or quotation mark and before a word that opens another; one with fewer
//! than `LEAST` content words joins the one before.

use super::lexicon::Lexicon;
use super::profile::Profile;
use crate::document::Span;
use crate::language::{Analysis, Token, TokenKind};
use std::ops::Range;

/// Content words that make a clause.
const LEAST: usize = 3;

/// Words that open a clause.
const OPENERS: [&str; 16] = [
    "and", "but", "that", "who", "which", "while", "after", "before", "as", "when", "because", "although", "if",
    "where", "though", "since",
];

/// The clauses of a sentence, as ranges of its content words.
pub fn split(analysis: &Analysis, profile: &Profile<'_>) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut last: Option<usize> = None;
    for (n, place) in profile.order.iter().enumerate() {
        let token = place.token as usize;
        let between = last.map_or(token..token, |before| before + 1..token);
        let breaks = analysis.tokens[between].iter().any(breaks);
        match parts.last_mut() {
            Some(part) if !breaks || part.len() < LEAST => part.end = n + 1,
            _ => parts.push(n..n + 1),
        }
        last = Some(token);
    }
    if parts.len() > 1
        && let Some(tail) = parts.pop_if(|tail| tail.len() < LEAST)
        && let Some(part) = parts.last_mut()
    {
        part.end = tail.end;
    }
    parts
}

/// Whether a token stands between two clauses.
fn breaks(token: &Token) -> bool {
    is_stop(token) || OPENERS.contains(&token.lower())
}

/// Whether a punctuation mark ends a clause.
fn is_stop(token: &Token) -> bool {
    token.kind() == TokenKind::Punctuation
        && token.lower().contains(|c: char| !c.is_alphanumeric() && !"'’.-&/".contains(c))
}

/// Openers that join a clause to the one before, and are part of neither.
const JOINS: [&str; 3] = ["and", "but", "that"];

/// Where the clauses of a sentence stand, in the order of [`Profile::clauses`]; bytes. The first begins and the last ends with the
/// sentence; the marks and words that join two belong to neither.
pub fn spans(analysis: &Analysis, p: &Profile<'_>) -> Vec<Span> {
    let whole = p.passage.span;
    let token = |n: usize| p.order.get(n).map(|place| place.token as usize);
    let mut spans = Vec::new();
    let mut start = whole.start;
    for (n, clause) in p.clauses.iter().enumerate() {
        let next = p.clauses.get(n + 1).and_then(|c| token(c.start));
        let (Some(last), Some(next)) = (clause.end.checked_sub(1).and_then(token), next) else {
            spans.push(Span::new(start, whole.end));
            break;
        };
        let between = &analysis.tokens[last..next];
        let first = (1..between.len()).find(|n| breaks(&between[*n])).unwrap_or(between.len());
        spans.push(Span::new(start, between[first - 1].span().end));
        let stop = (first..between.len()).rev().find(|n| is_stop(&between[*n])).map_or(first, |n| n + 1);
        let opened = between[stop..].iter().take_while(|t| JOINS.contains(&t.lower())).count();
        start = analysis.tokens[last + stop + opened].span().start;
    }
    spans
}

/// Every clause, and every two side by side: the set of its places in the profile's terms, and its weight.
pub fn windows(lexicon: &Lexicon<'_>, p: &Profile<'_>) -> Vec<(u128, f64)> {
    let pairs = p.clauses.windows(2).map(|w| w[0].start..w[1].end);
    let ranges = p.clauses.iter().cloned().chain(pairs);
    ranges
        .map(|range| {
            let places = p.order[range].iter().filter_map(|at| p.terms.binary_search(&at.term).ok());
            let set = places.filter(|n| *n < 128).fold(0u128, |set, n| set | 1 << n);
            let terms = p.terms.iter().take(128).enumerate().filter(|(n, _)| set >> n & 1 == 1);
            (set, terms.map(|(_, t)| lexicon.weight(*t)).sum())
        })
        .collect()
}
