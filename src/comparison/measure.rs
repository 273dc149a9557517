//! What is measured on a pair of sentences, in the order in which the weights of `assets/weights` expect it.
//!
//! Every measure is symmetric: swapping the two sentences gives the same number to the bit. What a pair is next to all other pairs
//! of its two documents is left to [`super::context`]; docs/quality.md tells what each measure is worth.

use super::kinship::Kinship;
use super::lexicon::{Lexicon, Term};
use super::profile::{Place, Profile, Reported};
use super::vector;
use super::{clause, same_utterance};

/// Names of the measures on one pair.
pub const NAMES: [&str; 45] = [
    "cosine",
    "contained",
    "containing",
    "shared",
    "geometric",
    "run",
    "word_run",
    "pairs",
    "window",
    "names",
    "names_only_one",
    "numbers",
    "numbers_apart",
    "dates",
    "dates_apart",
    "said",
    "said_run",
    "same_speaker",
    "other_speaker",
    "one_reports",
    "both_report",
    "shorter",
    "longer",
    "apart",
    "early",
    "heading",
    "soft",
    "soft_contained",
    "soft_containing",
    "direction",
    "quoted_held",
    "quoted_run",
    "one_marked",
    "both_marked",
    "rarest",
    "second_rarest",
    "clause",
    "clause_even",
    "only_names",
    "negated_one",
    "many",
    "plain",
    "plain_held",
    "aligned",
    "in_marks",
];

/// The values of [`NAMES`], in that order.
pub type Values = [f64; NAMES.len()];

/// Measures a pair.
pub fn measure(lexicon: &Lexicon<'_>, kinship: &Kinship, a: &Profile<'_>, b: &Profile<'_>) -> Values {
    let both = common(&a.terms, &b.terms);
    let weight = |terms: &[Term]| terms.iter().map(|t| lexicon.weight(*t)).sum::<f64>();
    let shared = weight(&both);
    let norm = |p: &Profile<'_>| p.terms.iter().map(|t| lexicon.weight(*t).powi(2)).sum::<f64>();
    let squares: f64 = both.iter().map(|t| lexicon.weight(*t).powi(2)).sum();
    let (low, high) = (a.total.min(b.total).max(1.0), a.total.max(b.total).max(1.0));
    let names = common(&a.names, &b.names).len() as f64;
    let (numbers, numbers_apart) = numbers(a, b);
    let (dates, dates_apart) = dates(a, b);
    let said = same_utterance::best(lexicon, a, b);
    let quoted = same_utterance::held(lexicon, kinship, a, b);
    let rare = rarest(lexicon, &both);
    let marked = [a, b].map(|p| p.reports.iter().any(Reported::is_marked));
    let clauses = clause::best(lexicon, kinship, a, b);
    let reports = [!a.reports.is_empty(), !b.reports.is_empty()];
    let flag = f64::from;
    let plain = plain(lexicon, kinship, a, b);
    let held = |x: &Profile<'_>, y: &Profile<'_>| -> f64 {
        x.terms.iter().map(|t| lexicon.weight(*t) * kinship.held(*t, &y.terms)).sum()
    };
    let (ab, ba) = (held(a, b), held(b, a));
    let (share_a, share_b) = (ab / a.total.max(1.0), ba / b.total.max(1.0));
    [
        squares / (norm(a) * norm(b)).sqrt().max(1.0),
        shared / low,
        shared / high,
        shared.ln_1p(),
        shared / (a.total * b.total).powf(0.25).max(1.0),
        longest_run(&a.order, &b.order, |p| p.term, |p| lexicon.weight(p.term)).ln_1p(),
        longest_run(&a.words, &b.words, |w| *w, |_| 1.0).ln_1p(),
        shared_pairs(lexicon, a, b).ln_1p(),
        window(lexicon, a, b),
        names.ln_1p(),
        flag(names == 0.0 && !a.names.is_empty() && !b.names.is_empty()),
        numbers,
        numbers_apart,
        dates,
        dates_apart,
        said.map_or(0.0, |s| s.contained),
        said.map_or(0.0, |s| s.run.ln_1p()),
        flag(said.is_some_and(|s| s.speaker == Some(true))),
        flag(said.is_some_and(|s| s.speaker == Some(false))),
        flag(reports[0] != reports[1]),
        flag(reports[0] && reports[1]),
        (a.terms.len().min(b.terms.len()) as f64).ln_1p(),
        (a.terms.len().max(b.terms.len()) as f64).ln_1p(),
        (a.place - b.place).abs(),
        flag(a.place.max(b.place) < 0.15),
        flag(a.heading || b.heading),
        (ab + ba) / 2.0 / (a.total * b.total).powf(0.25).max(1.0),
        share_a.max(share_b),
        share_a.min(share_b),
        f64::from(vector::cosine(&a.direction, &b.direction)),
        quoted.0,
        quoted.1.ln_1p(),
        flag(marked[0] != marked[1]),
        flag(marked[0] && marked[1]),
        rare.0,
        rare.1,
        clauses.0,
        clauses.1,
        flag(!both.is_empty() && both.iter().all(|t| lexicon.is_name(*t))),
        flag(a.negations % 2 != b.negations % 2),
        ((a.of * b.of) as f64).ln() / 2.0,
        plain.0.ln_1p(),
        plain.1,
        same_utterance::aligned(a, b),
        same_utterance::in_marks(a).min(same_utterance::in_marks(b)),
    ]
}

/// What two sorted lists share.
pub fn common<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    let (mut i, mut j, mut both) = (0, 0, Vec::new());
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both.push(*x);
                i += 1;
                j += 1;
            }
        }
    }
    both
}

/// Weight of the heaviest run of items that stand side by side in both lists.
pub fn longest_run<T, K: PartialEq>(a: &[T], b: &[T], key: impl Fn(&T) -> K, weight: impl Fn(&T) -> f64) -> f64 {
    let mut ends = vec![0.0; b.len() + 1];
    let mut best: f64 = 0.0;
    for x in a {
        let mut before = 0.0;
        for (j, y) in b.iter().enumerate() {
            let now = if key(x) == key(y) { before + weight(x) } else { 0.0 };
            before = std::mem::replace(&mut ends[j + 1], now);
            best = best.max(now);
        }
    }
    best
}

/// Weight of ordered pairs of content words, at most two others between them, that both sentences have.
fn shared_pairs(lexicon: &Lexicon<'_>, a: &Profile<'_>, b: &Profile<'_>) -> f64 {
    let pairs = |p: &Profile<'_>| {
        let mut pairs: Vec<(Term, Term)> = Vec::new();
        for (n, first) in p.order.iter().enumerate() {
            pairs.extend(p.order.iter().skip(n + 1).take(3).map(|second| (first.term, second.term)));
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    };
    common(&pairs(a), &pairs(b)).iter().map(|(x, y)| lexicon.weight(*x).min(lexicon.weight(*y))).sum()
}

/// The best share of a window of eight content words of the one that the other holds, the lower of both directions.
pub fn window(lexicon: &Lexicon<'_>, a: &Profile<'_>, b: &Profile<'_>) -> f64 {
    let both = common(&a.terms, &b.terms);
    let best = |p: &Profile<'_>| {
        let size = p.order.len().min(8);
        let held = |w: &[Place]| {
            let all: f64 = w.iter().map(|x| lexicon.weight(x.term)).sum();
            let kept: f64 =
                w.iter().filter(|x| both.binary_search(&x.term).is_ok()).map(|x| lexicon.weight(x.term)).sum();
            kept / all.max(1.0)
        };
        if size == 0 { 0.0 } else { p.order.windows(size).map(held).fold(0.0, f64::max) }
    };
    best(a).min(best(b))
}

/// Weight of the words other than names and numbers that one sentence holds of the other, near words included: the mean of both
/// directions, and as a share.
fn plain(lexicon: &Lexicon<'_>, kinship: &Kinship, a: &Profile<'_>, b: &Profile<'_>) -> (f64, f64) {
    let one = |x: &Profile<'_>, y: &Profile<'_>| {
        let words = x.terms.iter().filter(|t| !lexicon.is_name(**t));
        words.fold((0.0, 0.0), |(kept, all), t| {
            let weight = lexicon.weight(*t);
            (kept + weight * kinship.held(*t, &y.terms), all + weight)
        })
    };
    let ((ab, all_a), (ba, all_b)) = (one(a, b), one(b, a));
    let kept = (ab + ba) / 2.0;
    (kept, kept / ((all_a * all_b).sqrt() + 8.0))
}

/// Weights of the two heaviest shared terms.
fn rarest(lexicon: &Lexicon<'_>, both: &[Term]) -> (f64, f64) {
    both.iter()
        .map(|t| lexicon.weight(*t))
        .fold((0.0, 0.0), |(first, second), w| if w > first { (w, first) } else { (first, f64::max(second, w)) })
}

/// Amounts that both have, and amounts of the same unit and thing that differ, as logarithms of their counts.
fn numbers(a: &Profile<'_>, b: &Profile<'_>) -> (f64, f64) {
    let (mut same, mut apart) = (0.0, 0.0);
    for x in &a.numbers {
        let alike = |y: &&&crate::language::NumberMention| x.unit == y.unit && x.value == y.value;
        if b.numbers.iter().any(|y| alike(&y)) {
            same += 1.0;
        } else if b.numbers.iter().any(|y| x.unit == y.unit && x.counted.is_some() && x.counted == y.counted) {
            apart += 1.0;
        }
    }
    (f64::ln_1p(same), f64::ln_1p(apart))
}

/// Whether some dates of both can be the same, and whether all of them cannot.
fn dates(a: &Profile<'_>, b: &Profile<'_>) -> (f64, f64) {
    let (mut same, mut apart) = (false, false);
    for x in a.dates.iter().filter_map(|d| d.days) {
        for y in b.dates.iter().filter_map(|d| d.days) {
            let meet = x.0 <= y.1 && y.0 <= x.1;
            same |= meet;
            apart |= !meet;
        }
    }
    (f64::from(same), f64::from(apart && !same))
}
