//! Which words of one sentence meet which of another, by themselves or by a near word, and how much of a clause the other holds.

use super::kinship::Kinship;
use super::lexicon::Lexicon;
use super::profile::Profile;

/// The words of two sentences that are the same or near, as (place in a's terms, place in b's terms, likeness).
#[derive(Debug)]
pub struct Likeness {
    by_a: Vec<(u8, u8, f64)>,
    by_b: Vec<(u8, u8, f64)>,
    weights: (Vec<f64>, Vec<f64>),
    /// The same, less for words that are common everywhere.
    uncommon: (Vec<f64>, Vec<f64>),
}

/// Terms of one sentence that are looked at: as many as a set of places has bits.
const MOST: usize = 128;

impl Likeness {
    /// Matches the words of two sentences.
    pub fn new(lexicon: &Lexicon<'_>, kinship: &Kinship, a: &Profile<'_>, b: &Profile<'_>) -> Self {
        let mut by_a = Vec::new();
        let others = &b.terms[..b.terms.len().min(MOST)];
        for (i, term) in a.terms.iter().take(MOST).enumerate() {
            if let Ok(j) = others.binary_search(term) {
                by_a.push((i as u8, j as u8, 1.0));
            }
            kinship.meet(*term, others, |j, likeness| by_a.push((i as u8, j as u8, likeness)));
        }
        let mut by_b = by_a.clone();
        by_b.sort_by_key(|(i, j, _)| (*j, *i));
        let weights = |p: &Profile<'_>| p.terms.iter().take(MOST).map(|t| lexicon.weight(*t)).collect();
        let uncommon = |p: &Profile<'_>| p.terms.iter().take(MOST).map(|t| lexicon.uncommon_weight(*t)).collect();
        Self { by_a, by_b, weights: (weights(a), weights(b)), uncommon: (uncommon(a), uncommon(b)) }
    }

    /// How much the two sentences hold of each other where common words count less: over the fourth root of both weights, and the
    /// higher of the two shares.
    pub fn uncommon(&self) -> [f64; 2] {
        let total = |weights: &[f64]| weights.iter().sum::<f64>();
        let (a, b) = (total(&self.uncommon.0), total(&self.uncommon.1));
        let (ab, ba) = self.held_by(&self.uncommon, u128::MAX, u128::MAX);
        [(ab + ba) / 2.0 / (a * b).powf(0.25).max(1.0), (ab / a.max(1.0)).max(ba / b.max(1.0))]
    }

    /// Weight of the words of `x` (a set of places in a's terms) that `y` holds, and of `y` that `x` holds; near words count by their
    /// likeness.
    pub fn held(&self, x: u128, y: u128) -> (f64, f64) {
        self.held_by(&self.weights, x, y)
    }

    fn held_by(&self, weights: &(Vec<f64>, Vec<f64>), x: u128, y: u128) -> (f64, f64) {
        let inside = |e: &&(u8, u8, f64)| x >> e.0 & 1 == 1 && y >> e.1 & 1 == 1;
        let sum = |entries: &[(u8, u8, f64)], place: fn(&(u8, u8, f64)) -> u8, weights: &[f64]| {
            let (mut total, mut at, mut best) = (0.0, u8::MAX, 0.0);
            for entry in entries.iter().filter(inside) {
                if place(entry) != at {
                    total += best * weights.get(usize::from(at)).copied().unwrap_or(0.0);
                    (at, best) = (place(entry), 0.0);
                }
                best = f64::max(best, entry.2);
            }
            total + best * weights.get(usize::from(at)).copied().unwrap_or(0.0)
        };
        (sum(&self.by_a, |e| e.0, &weights.0), sum(&self.by_b, |e| e.1, &weights.1))
    }

    /// How alike the two most alike clauses are: what they hold of each other over the fourth root of their weights.
    pub fn clause(&self, a: &Profile<'_>, b: &Profile<'_>) -> f64 {
        let mut best: f64 = 0.0;
        for (x, x_weight) in &a.windows {
            for (y, y_weight) in &b.windows {
                let (ab, ba) = self.held(*x, *y);
                best = best.max((ab + ba) / 2.0 / (x_weight * y_weight).powf(0.25).max(1.0));
            }
        }
        best
    }
}
