//! Clauses: a link is often one part of a long sentence against one part of another.
//!
//! A clause ends at a comma, semicolon, colon, dash, bracket or quotation mark and before a word that opens another; one with fewer
//! than [`LEAST`] content words joins the one before.

use super::kinship::Kinship;
use super::lexicon::{Lexicon, Term};
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

/// How alike the two most alike clauses are: soft match over the fourth root of the weights, and over their square root.
pub fn best(lexicon: &Lexicon<'_>, kinship: &Kinship, a: &Profile<'_>, b: &Profile<'_>) -> (f64, f64) {
    let (xs, ys) = (windows(lexicon, a), windows(lexicon, b));
    let mut best = (0.0f64, 0.0f64);
    for x in &xs {
        for y in &ys {
            let held =
                |x: &[Term], y: &[Term]| -> f64 { x.iter().map(|t| lexicon.weight(*t) * kinship.held(*t, y)).sum() };
            let mean = (held(&x.0, &y.0) + held(&y.0, &x.0)) / 2.0;
            let product = x.1 * y.1;
            best.0 = best.0.max(mean / product.powf(0.25).max(1.0));
            best.1 = best.1.max(mean / (product.sqrt() + 8.0));
        }
    }
    best
}

/// Every clause, and every two side by side: sorted terms and their weight.
fn windows(lexicon: &Lexicon<'_>, p: &Profile<'_>) -> Vec<(Vec<Term>, f64)> {
    let pairs = p.clauses.windows(2).map(|w| w[0].start..w[1].end);
    let ranges = p.clauses.iter().cloned().chain(pairs);
    ranges
        .map(|range| {
            let mut terms: Vec<Term> = p.order[range].iter().map(|place| place.term).collect();
            terms.sort_unstable();
            terms.dedup();
            let weight = terms.iter().map(|t| lexicon.weight(*t)).sum();
            (terms, weight)
        })
        .collect()
}
