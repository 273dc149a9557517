//! Clauses: a link is often one part of a long sentence against one part of another.
//!
//! A clause ends at a comma, semicolon, colon, dash, bracket or quotation mark and before a word that opens another; one with fewer
//! than `LEAST` content words joins the one before.

use super::lexicon::Lexicon;
use super::profile::Profile;
use crate::language::{Analysis, TokenKind};
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
        let between = last.map_or(place.token..place.token, |before| before + 1..place.token);
        let breaks = analysis.tokens[between].iter().any(|t| {
            t.kind == TokenKind::Punctuation
                && t.lower.contains(|c: char| !c.is_alphanumeric() && !"'’.-&/".contains(c))
                || OPENERS.contains(&t.lower.as_str())
        });
        match parts.last_mut() {
            Some(part) if !breaks || part.len() < LEAST => part.end = n + 1,
            _ => parts.push(n..n + 1),
        }
        last = Some(place.token);
    }
    if parts.len() > 1
        && let Some(tail) = parts.pop_if(|tail| tail.len() < LEAST)
        && let Some(part) = parts.last_mut()
    {
        part.end = tail.end;
    }
    parts
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
