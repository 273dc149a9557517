//! Whether two places stand in the same phrase: the same or kindred words beside them.

use super::pair::{Pair, Side};
use crate::comparison::lexicon::is_content;
use crate::comparison::vector;
use crate::language::{Token, TokenKind};

/// Cosine from which two nouns mean nearly the same.
const KIN: f32 = 0.6;

/// Whether two words mean nearly the same.
pub(super) fn kin(p: &str, q: &str) -> bool {
    p == q || alike(p, q) > KIN
}

/// Cosine of two words in lower case; 0 where one has no vector.
pub(super) fn alike(p: &str, q: &str) -> f32 {
    vector::of(p).zip(vector::of(q)).map_or(0.0, |(p, q)| vector::cosine(&p, &q))
}

/// How many content words near one place have the same or a kindred word near the other; the lesser of both directions, so
/// that the sides may be exchanged.
pub(super) fn softly(pair: &Pair<'_>, a: usize, b: usize, reach: usize) -> f32 {
    let (x, y) = (around(&pair.a, a, reach), around(&pair.b, b, reach));
    let rows =
        |tokens: &[&Token]| -> Vec<_> { tokens.iter().map(|t| (t.stem().to_owned(), vector::of(t.lower()))).collect() };
    let (x, y) = (rows(&x), rows(&y));
    let one = |own: &[(String, Option<[f32; vector::DIMENSIONS]>)],
               other: &[(String, Option<[f32; vector::DIMENSIONS]>)]| {
        own.iter()
            .map(|(stem, row)| {
                let best = other.iter().map(|(s, r)| match (row, r) {
                    _ if s == stem => 1.0,
                    (Some(p), Some(q)) => Some(vector::cosine(p, q)).filter(|c| *c > 0.45).unwrap_or(0.0),
                    _ => 0.0,
                });
                best.fold(0.0, f32::max)
            })
            .sum::<f32>()
    };
    one(&x, &y).min(one(&y, &x))
}

/// The different content words near a place.
fn around<'a>(side: &Side<'a>, at: usize, reach: usize) -> Vec<&'a Token> {
    let end = (at + reach + 1).min(side.tokens.len());
    let mut found: Vec<&Token> = Vec::new();
    for token in &side.tokens[at.saturating_sub(reach).min(end)..end] {
        if token.kind() == TokenKind::Word && is_content(token) && !found.iter().any(|t| t.stem() == token.stem()) {
            found.push(token);
        }
    }
    found
}

/// The content word right before a place, an article between them or not.
pub(super) fn lead<'a>(side: &Side<'a>, at: usize) -> Option<&'a Token> {
    let mut before = side.tokens[..at].iter().rev();
    let token = before.find(|t| !matches!(t.lower(), "a" | "an" | "the" | "just" | "only"))?;
    (token.kind() == TokenKind::Word && is_content(token)).then_some(token)
}
