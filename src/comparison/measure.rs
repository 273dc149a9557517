//! What is measured on a pair of sentences, in the order in which the weights of `assets/weights` expect it.
//!
//! Every measure is symmetric: swapping the two sentences gives the same number to the bit. What a pair is next to the other pairs of
//! its two documents is left to [`super::context`] and [`super::standing`]; docs/quality.md tells what each measure is worth.

use super::kinship::Kinship;
use super::lexicon::{Lexicon, Term};
use super::likeness::Likeness;
use super::profile::{Profile, Reported};
use super::same_utterance;
use super::vector;

/// Names of the measures on one pair.
pub const NAMES: [&str; 31] = [
    "soft",
    "cosine",
    "contained",
    "containing",
    "soft_contained",
    "clause",
    "direction",
    "rarest",
    "second_rarest",
    "word_run",
    "dates",
    "dates_apart",
    "negated_one",
    "both_report",
    "one_marked",
    "both_marked",
    "quoted_held",
    "aligned",
    "other_speaker",
    "shorter",
    "apart",
    "early",
    "heading",
    "many",
    "in_marks",
    "in_order",
    "said_low",
    "said_high",
    "said_words",
    "uncommon",
    "uncommon_held",
];

/// Where "in_marks" stands among [`NAMES`].
pub const IN_MARKS: usize = 24;

/// The values of [`NAMES`], in that order.
pub type Values = [f64; NAMES.len()];

/// Sentences under which a document says nothing by the place of a sentence.
const SHORT: usize = 7;

/// Measures a pair.
pub fn measure(lexicon: &Lexicon<'_>, kinship: &Kinship, a: &Profile<'_>, b: &Profile<'_>) -> Values {
    let [soft, cosine, contained, containing, soft_contained, clause, uncommon, uncommon_held] =
        words(lexicon, kinship, a, b);
    let [rarest, second] = rarest(lexicon, a, b);
    let [dates, dates_apart] = dates(a, b);
    let [both_report, one_marked, both_marked, held, aligned, other_speaker] = speech(lexicon, kinship, a, b);
    let [in_order, said_low, said_high, said_words] = same_utterance::told(lexicon, kinship, a, b);
    [
        soft,
        cosine,
        contained,
        containing,
        soft_contained,
        clause,
        f64::from(vector::cosine(&a.direction, &b.direction)),
        rarest,
        second,
        longest_run(&a.words, &b.words, |w| *w, |_| 1.0).ln_1p(),
        dates,
        dates_apart,
        f64::from(a.negations % 2 != b.negations % 2),
        both_report,
        one_marked,
        both_marked,
        held,
        aligned,
        other_speaker,
        (a.terms.len().min(b.terms.len()) as f64).ln_1p(),
        (a.place - b.place).abs(),
        f64::from(a.place.max(b.place) < 0.15 && a.of.min(b.of) >= SHORT),
        f64::from(a.heading || b.heading),
        ((a.of * b.of) as f64).ln() / 2.0,
        same_utterance::in_marks(a).min(same_utterance::in_marks(b)),
        in_order,
        said_low,
        said_high,
        said_words,
        uncommon,
        uncommon_held,
    ]
}

/// How much of their words two sentences share: by weight, by cosine, as shares of the shorter and the longer, near words included.
fn words(lexicon: &Lexicon<'_>, kinship: &Kinship, a: &Profile<'_>, b: &Profile<'_>) -> [f64; 8] {
    let (mut shared, mut squares) = (0.0, 0.0);
    for term in common(&a.terms, &b.terms) {
        let weight = lexicon.weight(term);
        shared += weight;
        squares += weight * weight;
    }
    let likeness = Likeness::new(lexicon, kinship, a, b);
    let (ab, ba) = likeness.held(u128::MAX, u128::MAX);
    let [uncommon, uncommon_held] = likeness.uncommon();
    let share = |part: f64, whole: f64| part / whole.max(1.0);
    [
        (ab + ba) / 2.0 / (a.total * b.total).powf(0.25).max(1.0),
        squares / (a.squares * b.squares).sqrt().max(1.0),
        share(shared, a.total.min(b.total)),
        share(shared, a.total.max(b.total)),
        share(ab, a.total).max(share(ba, b.total)),
        likeness.clause(a, b),
        uncommon,
        uncommon_held,
    ]
}

/// Who reports speech, with or without quotation marks, and how alike what is reported is.
fn speech(lexicon: &Lexicon<'_>, kinship: &Kinship, a: &Profile<'_>, b: &Profile<'_>) -> [f64; 6] {
    if a.reports.is_empty() && b.reports.is_empty() {
        return [0.0; 6];
    }
    let marked = [a, b].map(|p| p.reports.iter().any(Reported::is_marked));
    let other = same_utterance::best(lexicon, a, b).is_some_and(|s| s.speaker == Some(false));
    [
        f64::from(!a.reports.is_empty() && !b.reports.is_empty()),
        f64::from(marked[0] != marked[1]),
        f64::from(marked[0] && marked[1]),
        same_utterance::held(lexicon, kinship, a, b),
        same_utterance::aligned(a, b),
        f64::from(other),
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

/// Weights of the two heaviest shared terms.
fn rarest(lexicon: &Lexicon<'_>, a: &Profile<'_>, b: &Profile<'_>) -> [f64; 2] {
    let weights = common::<Term>(&a.terms, &b.terms).into_iter().map(|t| lexicon.weight(t));
    weights.fold([0.0, 0.0], |[first, second], w| if w > first { [w, first] } else { [first, f64::max(second, w)] })
}

/// Whether some dates of both can be the same, and whether none of them can.
fn dates(a: &Profile<'_>, b: &Profile<'_>) -> [f64; 2] {
    let (mut same, mut apart) = (false, false);
    for x in a.dates.iter().filter_map(|d| d.days) {
        for y in b.dates.iter().filter_map(|d| d.days) {
            let meet = x.0 <= y.1 && y.0 <= x.1;
            same |= meet;
            apart |= !meet;
        }
    }
    [f64::from(same), f64::from(apart && !same)]
}

#[cfg(test)]
mod tests {
    use super::{common, longest_run};

    #[test]
    fn runs_stand_side_by_side_in_both() {
        let run = |a: &str, b: &str| {
            let words = |s: &str| s.split(' ').map(str::to_owned).collect::<Vec<_>>();
            longest_run(&words(a), &words(b), Clone::clone, |_| 1.0)
        };
        assert_eq!(run("the ferry left the pier at noon", "at noon the ferry left"), 3.0);
        assert_eq!(run("a b a b", "b a"), 2.0);
        assert_eq!(run("a", "b"), 0.0);
    }

    #[test]
    fn the_place_of_a_name_is_as_written() {
        assert_eq!(super::NAMES[super::IN_MARKS], "in_marks");
    }

    #[test]
    fn sorted_lists_share_what_is_in_both() {
        assert_eq!(common(&[1, 3, 5], &[2, 3, 5, 7]), [3, 5]);
        assert_eq!(common::<u8>(&[], &[1]), Vec::<u8>::new());
    }
}
