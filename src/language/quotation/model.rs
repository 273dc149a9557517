//! The learned weights and what is computed with them: how likely an item is a cue, and the likeliest labels of a period's
//! items, given a cue. What the features are is left to [`super::feature`]; the weights come from assets/weights/quotations.py.
//!
//! Cues: logistic regression. Labels: a linear-chain conditional random field (Lafferty, McCallum, Pereira, "Conditional
//! Random Fields", ICML 2001) for one cue at a time, as in predicate-wise semantic role labelling; its best labels by
//! the Viterbi algorithm.

use super::feature::View;

static WEIGHTS: &[u8] = include_bytes!("../../../assets/weights/quotations.bin");

const CUE_BITS: u32 = 17;
const UNARY_BITS: u32 = 18;
const PAIR_BITS: u32 = 15;
const LABELS: usize = 3;
/// Labels with weights of their own: [`Label::Other`] scores nothing by itself.
const NAMED: usize = LABELS - 1;

const SCALES: usize = 12;
const CUE_AT: usize = SCALES;
const UNARY_AT: usize = CUE_AT + (1 << CUE_BITS);
const PAIR_AT: usize = UNARY_AT + NAMED * (1 << UNARY_BITS);
/// Bytes of the weights: three scales, then one signed byte a weight.
const LENGTH: usize = PAIR_AT + LABELS * LABELS * (1 << PAIR_BITS);

const _: () = assert!(WEIGHTS.len() == LENGTH, "assets/weights/quotations.bin was made for other features");

/// What an item is to the cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// Neither.
    Other,
    /// Part of what is reported.
    Content,
    /// Part of the speaker's name.
    Speaker,
}

const ALL: [Label; LABELS] = [Label::Other, Label::Content, Label::Speaker];

fn scale(at: usize) -> f32 {
    let mut bytes = [0; 4];
    bytes.copy_from_slice(&WEIGHTS[at * 4..at * 4 + 4]);
    f32::from_le_bytes(bytes)
}

fn weight(at: usize) -> f32 {
    f32::from(WEIGHTS[at] as i8)
}

fn slot(hash: u32, bits: u32) -> usize {
    (hash >> (32 - bits)) as usize
}

/// How likely the item at `n` is a cue: 0 to 1.
pub(super) fn cue_probability(view: &View<'_>, n: usize) -> f32 {
    let sum: f32 = view.cue(n).iter().map(|&h| weight(CUE_AT + slot(h, CUE_BITS))).sum();
    1.0 / (1.0 + (-sum * scale(0)).exp())
}

/// What the weights give to every label of every item, given a cue, and to every step from one to the next.
pub(super) struct Scores {
    /// By item.
    labels: Vec<[f32; LABELS]>,
    /// By item: from a label (times [`LABELS`]) of the one before to one of its own.
    steps: Vec<[f32; LABELS * LABELS]>,
}

/// The scores of `length` items, given the cue.
pub(super) fn scores(view: &View<'_>, length: usize, cue: usize) -> Scores {
    let mut scores = Scores { labels: Vec::with_capacity(length), steps: Vec::with_capacity(length) };
    for n in 0..length {
        let mut labels = [0.0_f32; LABELS];
        for hash in view.unary(n, cue) {
            let at = UNARY_AT + slot(hash, UNARY_BITS) * NAMED;
            for (label, sum) in labels[1..].iter_mut().enumerate() {
                *sum += weight(at + label);
            }
        }
        labels.iter_mut().for_each(|s| *s *= scale(1));
        // The cue is neither content nor speaker, and a period begins behind what is neither.
        if n == cue {
            labels[1..].fill(f32::NEG_INFINITY);
        }
        let mut steps = [0.0_f32; LABELS * LABELS];
        if n > 0 {
            for hash in view.pair(n, cue) {
                let at = PAIR_AT + slot(hash, PAIR_BITS) * LABELS * LABELS;
                for (step, sum) in steps.iter_mut().enumerate() {
                    *sum += weight(at + step);
                }
            }
            steps.iter_mut().for_each(|s| *s *= scale(2));
        }
        scores.labels.push(labels);
        scores.steps.push(steps);
    }
    scores
}

/// The likeliest labels, one for each item: the best path through them (Viterbi).
pub(super) fn likeliest(scores: &Scores) -> Vec<Label> {
    let mut best = [0.0, f32::NEG_INFINITY, f32::NEG_INFINITY];
    let mut from: Vec<[u8; LABELS]> = Vec::with_capacity(scores.labels.len());
    for (own, steps) in scores.labels.iter().zip(&scores.steps) {
        let mut next = [f32::NEG_INFINITY; LABELS];
        let mut back = [0_u8; LABELS];
        for to in 0..LABELS {
            for before in 0..LABELS {
                let score = best[before] + steps[before * LABELS + to];
                if score > next[to] {
                    next[to] = score;
                    back[to] = before as u8;
                }
            }
            next[to] += own[to];
        }
        best = next;
        from.push(back);
    }
    let mut label = (0..LABELS).fold(0, |b, n| if best[n] > best[b] { n } else { b });
    let mut labels = Vec::with_capacity(from.len());
    for back in from.iter().rev() {
        labels.push(ALL[label]);
        label = usize::from(back[label]);
    }
    labels.reverse();
    labels
}

/// How likely each item is content, 0 to 1: over all paths (forward and backward).
pub(super) fn content(scores: &Scores) -> Vec<f32> {
    let length = scores.labels.len();
    let mut forward = Vec::with_capacity(length);
    let mut before = [0.0, f32::NEG_INFINITY, f32::NEG_INFINITY];
    for (own, steps) in scores.labels.iter().zip(&scores.steps) {
        let mut sums = [0.0; LABELS];
        for (to, sum) in sums.iter_mut().enumerate() {
            *sum = own[to] + total(std::array::from_fn(|from| before[from] + steps[from * LABELS + to]));
        }
        forward.push(sums);
        before = sums;
    }
    let all = total(before);
    let mut behind = [0.0; LABELS];
    let mut likely = vec![0.0; length];
    for n in (0..length).rev() {
        likely[n] = (forward[n][1] + behind[1] - all).exp();
        let (own, steps) = (scores.labels[n], scores.steps[n]);
        behind = std::array::from_fn(|from| {
            total(std::array::from_fn(|to| steps[from * LABELS + to] + own[to] + behind[to]))
        });
    }
    likely
}

/// The logarithm of the sum of what `logarithms` are of.
fn total(logarithms: [f32; LABELS]) -> f32 {
    let top = logarithms.into_iter().fold(f32::NEG_INFINITY, f32::max);
    if top == f32::NEG_INFINITY {
        return top;
    }
    top + logarithms.into_iter().map(|l| (l - top).exp()).sum::<f32>().ln()
}
