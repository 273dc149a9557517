//! What a pair of sentences is next to the other pairs of its two documents: its rank among all counterparts of either sentence,
//! how far it stands out, and how alike the sentences beside it are.

use super::candidate::Pair;
use rustc_hash::FxHashMap;

/// Names of the measures on a pair among the others.
pub const NAMES: [&str; 7] =
    ["rank_best", "rank_worst", "stands_out_low", "stands_out_high", "of_best_low", "beside_other_way", "beside_one"];

/// The values of [`NAMES`], in that order.
pub type Values = [f64; NAMES.len()];

/// Sentences beside which one has to stand out for it to mean half of what it means in a long text.
const FEW: f64 = 4.0;

/// How much it means to be the best of so many sentences, from 0 for the only one to nearly 1: among three sentences the best is no find.
pub fn trust(sentences: usize) -> f64 {
    let others = sentences.saturating_sub(1) as f64;
    others / (others + FEW)
}

/// Places every pair among the pairs of its two documents; `scores` says how alike each pair is, in the order of `pairs`, `lengths` how
/// many sentences each document has.
pub fn place(pairs: &[Pair], scores: &[f64], lengths: &[usize]) -> Vec<Values> {
    let known: FxHashMap<Pair, f64> = pairs.iter().copied().zip(scores.iter().copied()).collect();
    let mut rows: FxHashMap<(usize, usize, usize), Vec<f64>> = FxHashMap::default();
    for (pair, score) in pairs.iter().zip(scores) {
        rows.entry((pair.a.0.0, pair.a.1, pair.b.0.0)).or_default().push(*score);
        rows.entry((pair.b.0.0, pair.b.1, pair.a.0.0)).or_default().push(*score);
    }
    rows.values_mut().for_each(|row| row.sort_unstable_by(|x, y| y.total_cmp(x)));
    let one = |(pair, score): (&Pair, &f64)| {
        let a = Row::new(&rows[&(pair.a.0.0, pair.a.1, pair.b.0.0)], *score, trust(lengths[pair.b.0.0]));
        let b = Row::new(&rows[&(pair.b.0.0, pair.b.1, pair.a.0.0)], *score, trust(lengths[pair.a.0.0]));
        let beside = |i: isize, j: isize| pair.moved(i, j).and_then(|p| known.get(&p)).copied().unwrap_or(0.0);
        [
            a.rank.max(b.rank),
            a.rank.min(b.rank),
            a.margin.min(b.margin),
            a.margin.max(b.margin),
            a.share.min(b.share),
            beside(-1, 1).max(beside(1, -1)),
            beside(0, 1).max(beside(0, -1)).max(beside(1, 0).max(beside(-1, 0))),
        ]
    };
    pairs.iter().zip(scores).map(one).collect()
}

/// A score among the scores of one sentence with all sentences of the other document.
struct Row {
    /// 1 for the best, 1/2 for the second, ...
    rank: f64,
    /// How far above the best of the others; half of it where there are none to be above.
    margin: f64,
    /// Share of the best score of the row.
    share: f64,
}

impl Row {
    /// `row` is sorted, best first, and holds `score`.
    fn new(row: &[f64], score: f64, trust: f64) -> Self {
        let above = row.partition_point(|s| *s > score);
        let other = if above > 0 { row.first() } else { row.get(1) };
        let best = row.first().copied().unwrap_or(score);
        Self {
            rank: 0.5 + trust * (1.0 / (above + 1) as f64 - 0.5),
            margin: (1.0 + trust) / 2.0 * (score - other.copied().unwrap_or(0.0)),
            share: if best > 0.0 { score / best } else { 0.0 },
        }
    }
}
