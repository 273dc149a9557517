//! How a pair stands once all pairs have a first score: its rank and lead among the counterparts of either sentence, how many
//! rivals it has, and whether the sentences beside it are linked as well.
//!
//! [`super::context`] asks the same of the plain words, before anything is learned.

use super::candidate::Pair;
use super::context::trust;
use rustc_hash::FxHashMap;

/// Names of the measures, in order.
pub const NAMES: [&str; 9] = [
    "rank_far",
    "rank_near",
    "lead_high",
    "lead_low",
    "rivals",
    "next_to_one",
    "next_along",
    "next_across",
    "next_to_both",
];

/// The values of [`NAMES`], in that order.
pub type Values = [f64; NAMES.len()];

/// Log odds that stand for "no other".
const LOW: f64 = -5.0;

/// A sentence and the document that its counterparts are in.
type Row = ((usize, usize), usize);

/// Places every pair; `odds` are the log odds of `pairs`, in the same order.
pub fn place(pairs: &[Pair], odds: &[f64], lengths: &[usize]) -> Vec<Values> {
    let known: FxHashMap<Pair, f64> = pairs.iter().copied().zip(odds.iter().copied()).collect();
    let mut rows: FxHashMap<Row, Vec<f64>> = FxHashMap::default();
    for (pair, odds) in pairs.iter().zip(odds) {
        let [a, b] = rows_of(*pair);
        rows.entry(a).or_default().push(*odds);
        rows.entry(b).or_default().push(*odds);
    }
    let mut mass: FxHashMap<Row, f64> = FxHashMap::default();
    for (row, odds) in &mut rows {
        // Sorted before they are added up, so that the order of the documents changes no bit.
        odds.sort_unstable_by(|x, y| y.total_cmp(x));
        mass.insert(*row, odds.iter().map(|o| probability(*o)).sum());
    }
    let one = |(pair, odds): (&Pair, &f64)| {
        let [a, b] = rows_of(*pair);
        let ((rank_a, lead_a), (rank_b, lead_b)) = (in_row(&rows[&a], *odds), in_row(&rows[&b], *odds));
        let (lead_a, lead_b) = (counted(lengths[a.1]) * lead_a, counted(lengths[b.1]) * lead_b);
        let at = |i: isize, j: isize| pair.moved(i, j).and_then(|p| known.get(&p)).map_or(0.0, |o| probability(*o));
        let (beside_a, beside_b) = (at(1, 0).max(at(-1, 0)), at(0, 1).max(at(0, -1)));
        [
            rank_a.max(rank_b),
            rank_a.min(rank_b),
            lead_a.max(lead_b),
            lead_a.min(lead_b),
            ((mass[&a] + mass[&b]) - 2.0 * probability(*odds) + 0.05).max(0.05).ln(),
            beside_a.max(beside_b),
            at(1, 1).max(at(-1, -1)),
            at(1, -1).max(at(-1, 1)),
            beside_a.min(beside_b),
        ]
    };
    pairs.iter().zip(odds).map(one).collect()
}

/// How much of a lead counts in a document of so many sentences: half where there is nothing to lead before.
fn counted(sentences: usize) -> f64 {
    (1.0 + trust(sentences)) / 2.0
}

fn rows_of(pair: Pair) -> [Row; 2] {
    let [a, b] = [pair.a, pair.b].map(|end| (end.0.0, end.1));
    [(a, b.0), (b, a.0)]
}

/// Logarithm of the rank, 0 for the best, and the lead over the best of the others.
fn in_row(row: &[f64], odds: f64) -> (f64, f64) {
    let above = row.partition_point(|o| *o > odds);
    let other = if above > 0 { row.first() } else { row.get(1) };
    ((above as f64).ln_1p(), odds - other.copied().unwrap_or(LOW).max(LOW))
}

fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}
