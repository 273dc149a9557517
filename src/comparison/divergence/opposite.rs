//! Opposite words for the same thing: "accepted the offer" / "rejected the offer".

use super::{Ends, Found};
use crate::comparison::profile::Profile;
use crate::comparison::{Conflict, Rule};
use crate::document::Span;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// By word form: line and side of the list.
static OPPOSITES: LazyLock<FxHashMap<&'static str, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let mut sides: FxHashMap<&str, Vec<(usize, bool)>> = FxHashMap::default();
    let lines = include_str!("../../../assets/words/opposites.txt").lines().filter(|line| !line.starts_with('#'));
    for (number, line) in lines.enumerate() {
        for (side, words) in line.splitn(2, ':').enumerate() {
            words.split_whitespace().for_each(|w| sides.entry(w).or_default().push((number, side == 1)));
        }
    }
    sides
});

/// What the words around two opposite words must share at least, in weight.
const CONTEXT: f64 = 9.0;

/// Opposite words with the same words around them.
pub fn find(ends: &Ends<'_>) -> Vec<Found> {
    let (xs, ys) = (sides(ends, ends.a), sides(ends, ends.b));
    let has = |all: &[(Span, (usize, bool))], entry: (usize, bool)| all.iter().any(|(_, e)| *e == entry);
    for (a, (line, side)) in &xs {
        for (b, (other_line, other_side)) in &ys {
            let opposed = line == other_line && side != other_side;
            // Where either sentence has both words, they tell of two things.
            if !opposed || has(&xs, (*line, *other_side)) || has(&ys, (*line, *side)) {
                continue;
            }
            let context = ends.context(*a, *b, 3);
            if context >= CONTEXT {
                let excludes = ends.probability >= 0.5;
                return vec![Found { conflict: Conflict { rule: Rule::Opposite, a: *a, b: *b }, excludes }];
            }
        }
    }
    Vec::new()
}

fn sides(ends: &Ends<'_>, p: &Profile<'_>) -> Vec<(Span, (usize, bool))> {
    let tokens = ends.tokens(p).iter();
    tokens.flat_map(|t| OPPOSITES.get(t.lower.as_str()).into_iter().flatten().map(|e| (t.span, *e))).collect()
}
