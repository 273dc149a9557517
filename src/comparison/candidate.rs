//! Which pairs of sentences are worth scoring in full.
//!
//! An inverted index leads from each term to the sentences that have it; only sentences that meet there are looked at, so the
//! cost follows what is shared, not the product of the lengths. Terms of many sentences bring no pair of their own.

use super::lexicon::Lexicon;
use super::profile::{Profile, Profiles};
use crate::document::DocumentId;

/// Two sentences of different documents; `a` stands in the document that comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pair {
    /// Document and sentence index.
    pub a: (DocumentId, usize),
    /// Document and sentence index.
    pub b: (DocumentId, usize),
}

impl Pair {
    /// The pair of the sentences so many places further.
    pub fn moved(self, i: isize, j: isize) -> Option<Self> {
        let (a, b) = (self.a.1.checked_add_signed(i)?, self.b.1.checked_add_signed(j)?);
        Some(Self { a: (self.a.0, a), b: (self.b.0, b) })
    }
}

/// The least share of the lighter sentence's weight that a candidate has in common with it.
const LEAST: f64 = 0.06;

/// A term of more sentences than this brings no pair of its own: it links nothing, and its list is long in long stories.
const COMMON: usize = 250;

/// Pairs that are scored in full at most, give or take; beyond it fewer counterparts of each sentence are kept.
const BUDGET: usize = 100_000;

/// Counterparts of a sentence in one other document: at least, and at most.
const KEPT: (usize, usize) = (3, 12);

/// All pairs that share words of some weight, sorted: for every sentence its best counterparts in each other document, so that the
/// number of pairs grows with the number of sentences and not with its square.
pub fn find(lexicon: &Lexicon<'_>, profiles: &Profiles<'_>) -> Vec<Pair> {
    let index = Index::new(lexicon, profiles);
    let rows = index.sentences.len() * profiles.len().saturating_sub(1);
    let kept = (BUDGET / rows.max(1)).clamp(KEPT.0, KEPT.1);
    let mut pairs = Vec::new();
    let mut shared = vec![0.0f64; index.sentences.len()];
    let mut met: Vec<usize> = Vec::new();
    for n in 0..index.sentences.len() {
        index.meet(n, lexicon, &mut shared, &mut met);
        let mut best: Vec<(usize, f64)> = met.drain(..).map(|m| (m, std::mem::take(&mut shared[m]))).collect();
        best.retain(|(m, weight)| *weight > LEAST * index.profile(n).total.min(index.profile(*m).total));
        best.sort_unstable_by(|x, y| index.sentences[x.0].0.cmp(&index.sentences[y.0].0).then(y.1.total_cmp(&x.1)));
        for row in best.chunk_by(|x, y| index.sentences[x.0].0 == index.sentences[y.0].0) {
            // All that are as good as the last kept: which of equals stands first in its text decides nothing.
            let limit = row.get(kept - 1).map_or(0.0, |(_, weight)| *weight);
            let likely = row.iter().take_while(|(_, weight)| *weight >= limit).take(2 * kept);
            pairs.extend(likely.map(|(m, _)| index.pair(n, *m)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Which sentences have which term.
struct Index<'p, 'a> {
    profiles: &'p Profiles<'a>,
    /// Every sentence, by document and place.
    sentences: Vec<(DocumentId, usize)>,
    /// By term: places in `sentences`.
    having: Vec<Vec<usize>>,
}

impl<'p, 'a> Index<'p, 'a> {
    fn new(lexicon: &Lexicon<'_>, profiles: &'p Profiles<'a>) -> Self {
        let of = |(document, list): (usize, &Vec<Profile<'a>>)| {
            (0..list.len()).map(move |index| (DocumentId(document), index)).collect::<Vec<_>>()
        };
        let sentences: Vec<(DocumentId, usize)> = profiles.iter().enumerate().flat_map(of).collect();
        let mut index = Self { profiles, sentences, having: vec![Vec::new(); lexicon.len()] };
        for n in 0..index.sentences.len() {
            for term in &profiles[index.sentences[n].0.0][index.sentences[n].1].terms {
                if lexicon.frequency(*term) <= COMMON {
                    index.having[term.0 as usize].push(n);
                }
            }
        }
        index
    }

    fn profile(&self, n: usize) -> &'p Profile<'a> {
        &self.profiles[self.sentences[n].0.0][self.sentences[n].1]
    }

    /// Adds up the weight that every sentence of another document shares with sentence `n`; `met` lists those that share any.
    fn meet(&self, n: usize, lexicon: &Lexicon<'_>, shared: &mut [f64], met: &mut Vec<usize>) {
        for term in &self.profile(n).terms {
            for m in &self.having[term.0 as usize] {
                if self.sentences[*m].0 == self.sentences[n].0 {
                    continue;
                }
                if shared[*m] == 0.0 {
                    met.push(*m);
                }
                shared[*m] += lexicon.weight(*term);
            }
        }
    }

    fn pair(&self, n: usize, m: usize) -> Pair {
        Pair { a: self.sentences[n.min(m)], b: self.sentences[n.max(m)] }
    }
}
