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

/// Finds candidates: an index of which sentences have which term.
#[derive(Debug)]
pub struct Candidates<'s, 'a> {
    lexicon: &'s Lexicon<'a>,
    profiles: &'s Profiles<'a>,
    /// The number of each document's first sentence, counted over the story, and one past the last.
    firsts: Vec<u32>,
    /// By term: the numbers of the sentences that have it, rising.
    having: Vec<Vec<u32>>,
    /// Counterparts kept of a sentence in another document.
    kept: usize,
}

impl<'s, 'a> Candidates<'s, 'a> {
    /// Indexes the sentences of a story.
    pub fn new(lexicon: &'s Lexicon<'a>, profiles: &'s Profiles<'a>) -> Self {
        let mut firsts = vec![0u32];
        let mut having = vec![Vec::new(); lexicon.len()];
        let mut n = 0;
        for document in profiles {
            for profile in document {
                for term in profile.terms.iter().filter(|t| lexicon.frequency(**t) <= COMMON) {
                    having[term.0 as usize].push(n);
                }
                n += 1;
            }
            firsts.push(n);
        }
        let rows = n as usize * profiles.len().saturating_sub(1);
        let kept = (BUDGET / rows.max(1)).clamp(KEPT.0, KEPT.1);
        Self { lexicon, profiles, firsts, having, kept }
    }

    /// All pairs of two documents that share words of some weight, sorted: for every sentence of either its best counterparts in the
    /// other, so that the number of pairs grows with the number of sentences and not with its square.
    pub fn between(&self, x: DocumentId, y: DocumentId) -> Vec<Pair> {
        let mut pairs = Vec::new();
        self.best(x, y, |n, m| pairs.push(Pair { a: (x, n), b: (y, m) }));
        self.best(y, x, |m, n| pairs.push(Pair { a: (x, n), b: (y, m) }));
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Calls `found` for the best counterparts in `other` of every sentence of `own`.
    fn best(&self, own: DocumentId, other: DocumentId, mut found: impl FnMut(usize, usize)) {
        let sentences = &self.profiles[other.0];
        let mut shared = vec![0.0f64; sentences.len()];
        let mut met: Vec<usize> = Vec::new();
        for (n, profile) in self.profiles[own.0].iter().enumerate() {
            self.meet(profile, other, &mut shared, &mut met);
            let mut best: Vec<(usize, f64)> = met.drain(..).map(|m| (m, std::mem::take(&mut shared[m]))).collect();
            best.retain(|(m, weight)| *weight > LEAST * profile.total.min(sentences[*m].total));
            best.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
            // All that are as good as the last kept: which of equals stands first in its text decides nothing.
            let limit = best.get(self.kept - 1).map_or(0.0, |(_, weight)| *weight);
            let likely = best.iter().take_while(|(_, weight)| *weight >= limit).take(2 * self.kept);
            likely.for_each(|(m, _)| found(n, *m));
        }
    }

    /// Adds up the weight that every sentence of `other` shares with a sentence; `met` lists those that share any.
    fn meet(&self, profile: &Profile<'_>, other: DocumentId, shared: &mut [f64], met: &mut Vec<usize>) {
        let (first, end) = (self.firsts[other.0], self.firsts[other.0 + 1]);
        for term in &profile.terms {
            let having = &self.having[term.0 as usize];
            let start = having.partition_point(|n| *n < first);
            for n in having[start..].iter().take_while(|n| **n < end) {
                let m = (n - first) as usize;
                if shared[m] == 0.0 {
                    met.push(m);
                }
                shared[m] += self.lexicon.weight(*term);
            }
        }
    }
}
