//! Which pairs of sentences are worth scoring in full.

use super::Story;
use super::similarity::Similarity;
use crate::document::DocumentId;

/// Two sentences of different documents; `a` stands in the document that comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pair {
    /// Document and sentence index.
    pub a: (DocumentId, usize),
    /// Document and sentence index.
    pub b: (DocumentId, usize),
}

/// All pairs that share at least one word that counts.
pub fn find(story: Story<'_>, similarity: &Similarity<'_>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for a in story.ids() {
        for b in story.ids().filter(|b| *b > a) {
            for i in 0..story.analysis(a).sentences.len() {
                for j in 0..story.analysis(b).sentences.len() {
                    let pair = Pair { a: (a, i), b: (b, j) };
                    if similarity.cosine(pair) > 0.1 {
                        pairs.push(pair);
                    }
                }
            }
        }
    }
    pairs
}
