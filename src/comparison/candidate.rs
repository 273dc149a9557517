//! Which pairs of sentences are worth scoring in full.
//!
//! An inverted index leads from each term to the sentences that have it; only sentences that meet there are looked at, so the
//! cost follows what is shared, not the product of the lengths. Terms of many sentences bring no pair of their own.

use super::lexicon::Lexicon;
use super::profile::Profiles;
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

/// The least share of a sentence's weight that a candidate has in common with it.
const LEAST: f64 = 0.06;

/// All pairs that share words of some weight, sorted.
pub fn find(lexicon: &Lexicon<'_>, profiles: &Profiles<'_>) -> Vec<Pair> {
    let sentences: Vec<(DocumentId, usize)> = profiles
        .iter()
        .enumerate()
        .flat_map(|(document, list)| (0..list.len()).map(move |index| (DocumentId(document), index)))
        .collect();
    let profile = |n: usize| &profiles[sentences[n].0.0][sentences[n].1];
    let mut having: Vec<Vec<usize>> = vec![Vec::new(); lexicon.len()];
    for n in 0..sentences.len() {
        profile(n).terms.iter().for_each(|t| having[t.0 as usize].push(n));
    }
    let mut pairs = Vec::new();
    let mut shared = vec![0.0f64; sentences.len()];
    let mut met: Vec<usize> = Vec::new();
    for n in 0..sentences.len() {
        for term in &profile(n).terms {
            let others = &having[term.0 as usize];
            let later = others.partition_point(|m| *m <= n);
            for m in others[later..].iter().filter(|m| sentences[**m].0 != sentences[n].0) {
                if shared[*m] == 0.0 {
                    met.push(*m);
                }
                shared[*m] += lexicon.weight(*term);
            }
        }
        met.sort_unstable();
        for m in met.drain(..) {
            let weight = std::mem::take(&mut shared[m]);
            if weight > LEAST * profile(n).total.min(profile(m).total) {
                pairs.push(Pair { a: sentences[n], b: sentences[m] });
            }
        }
    }
    pairs.sort_unstable();
    pairs
}
