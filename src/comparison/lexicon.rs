//! The words of a story that count, and how much each of them weighs.
//!
//! A word weighs by its inverse document frequency with the sentence as the unit that is counted (Sparck Jones 1972), inside the
//! story alone: what every article of a story says links nothing. Which sentence has which word is left to [`super::profile`].

use super::Story;
use crate::language::{Token, TokenKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

static STOP: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../assets/words/stop.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// A stem of the story, by its place in the alphabetical list of them: sums in the order of terms do not depend on the order of
/// the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term(pub u32);

/// All stems of a story that count.
#[derive(Debug)]
pub struct Lexicon<'a> {
    stems: Vec<&'a str>,
    terms: FxHashMap<&'a str, Term>,
    frequencies: Vec<u32>,
    weights: Vec<f64>,
    sentences: usize,
}

/// Whether a token says something about the matter: a word or number that is no function word.
pub fn is_content(token: &Token) -> bool {
    token.kind != TokenKind::Punctuation && !STOP.contains(token.lower.as_str())
}

impl<'a> Lexicon<'a> {
    /// Counts the stems of a story.
    pub fn new(story: Story<'a>) -> Self {
        let mut found: FxHashMap<&'a str, u32> = FxHashMap::default();
        let mut sentences = 0;
        for id in story.ids() {
            let analysis = story.analysis(id);
            for index in 0..analysis.sentences.len() {
                let mut stems: Vec<&str> =
                    analysis.tokens_of(index).iter().filter(|t| is_content(t)).map(|t| t.stem.as_str()).collect();
                stems.sort_unstable();
                stems.dedup();
                stems.into_iter().for_each(|stem| *found.entry(stem).or_default() += 1);
                sentences += 1;
            }
        }
        let mut counted: Vec<(&str, u32)> = found.into_iter().collect();
        counted.sort_unstable();
        let terms = counted.iter().enumerate().map(|(n, (stem, _))| (*stem, Term(n as u32))).collect();
        let weight = |count: u32| (f64::from(sentences as u32 + 1) / (f64::from(count) + 0.5)).ln();
        Self {
            terms,
            weights: counted.iter().map(|(_, count)| weight(*count)).collect(),
            frequencies: counted.iter().map(|(_, count)| *count).collect(),
            stems: counted.into_iter().map(|(stem, _)| stem).collect(),
            sentences,
        }
    }

    /// How many stems there are.
    pub fn len(&self) -> usize {
        self.stems.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.stems.is_empty()
    }

    /// The term of a stem, if it counts.
    pub fn term(&self, stem: &str) -> Option<Term> {
        self.terms.get(stem).copied()
    }

    /// The stem of a term.
    pub fn stem(&self, term: Term) -> &'a str {
        self.stems[term.0 as usize]
    }

    /// What a term weighs; above 0 unless every sentence has it.
    pub fn weight(&self, term: Term) -> f64 {
        self.weights[term.0 as usize]
    }

    /// In how many sentences of the story a term stands.
    pub fn frequency(&self, term: Term) -> usize {
        self.frequencies[term.0 as usize] as usize
    }

    /// How many sentences the story has.
    pub fn sentences(&self) -> usize {
        self.sentences
    }
}
