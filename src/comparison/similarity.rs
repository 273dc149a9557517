//! How alike two sentences are: cosine of stems weighted by their inverse document frequency inside the story.
//!
//! The sentence is the unit that is counted (Sparck Jones 1972, over sentences instead of documents), and only the story's
//! own: a word that every sentence of the story has links nothing.

use super::candidate::Pair;
use super::{Evidence, Kind, Link, Measure, Passage, Story};
use crate::document::DocumentId;
use crate::language::TokenKind;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Word weights of every sentence of a story.
#[derive(Debug)]
pub struct Similarity<'a> {
    story: Story<'a>,
    weights: Vec<Vec<BTreeMap<&'a str, f64>>>,
}

impl<'a> Similarity<'a> {
    /// Weighs the words of a story.
    pub fn new(story: Story<'a>) -> Self {
        let mut sentences = 0usize;
        let mut found: FxHashMap<&str, usize> = FxHashMap::default();
        let mut stems = Vec::new();
        for id in story.ids() {
            let analysis = story.analysis(id);
            let mut of_document = Vec::new();
            for index in 0..analysis.sentences.len() {
                let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
                for token in analysis.tokens_of(index).iter().filter(|t| t.kind != TokenKind::Punctuation) {
                    *counts.entry(&token.stem).or_default() += 1.0;
                }
                for stem in counts.keys() {
                    *found.entry(stem).or_default() += 1;
                }
                sentences += 1;
                of_document.push(counts);
            }
            stems.push(of_document);
        }
        for counts in stems.iter_mut().flatten() {
            for (stem, count) in counts.iter_mut() {
                *count *= ((sentences + 1) as f64 / (found[stem] + 1) as f64).ln();
            }
            let norm = counts.values().map(|w| w * w).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
            counts.values_mut().for_each(|w| *w /= norm);
        }
        Self { story, weights: stems }
    }

    fn sentence(&self, at: (DocumentId, usize)) -> &BTreeMap<&'a str, f64> {
        &self.weights[at.0.0][at.1]
    }

    /// Cosine of the two sentences' weighted words; 0 to 1.
    pub fn cosine(&self, pair: Pair) -> f64 {
        let (a, b) = (self.sentence(pair.a), self.sentence(pair.b));
        a.iter().filter_map(|(stem, w)| b.get(stem).map(|v| w * v)).sum()
    }

    /// The pair as a link of kind agree.
    pub fn link(&self, pair: Pair) -> Option<Link> {
        let cosine = self.cosine(pair);
        let passage =
            |at: (DocumentId, usize)| Passage { document: at.0, span: self.story.analysis(at.0).sentences[at.1].span };
        (cosine > 0.1).then(|| Link {
            a: passage(pair.a),
            b: passage(pair.b),
            kind: Kind::Agree,
            probability: (cosine * 2.0).min(1.0),
            evidence: Evidence { measures: vec![Measure { name: "cosine", value: cosine }], ..Evidence::default() },
        })
    }
}
