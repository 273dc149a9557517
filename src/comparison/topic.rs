//! What a whole document reports, by its words: how near two documents are, and which group a document joins.
//!
//! ```text
//!  Document ──> words and names, each with how often ──> weights (tf-idf) ──> cosine ──> a group's mean
//! ```
//!
//! Vector space and inverse document frequency as in Salton and Buckley 1988; one pass over the documents in the order of
//! their days, each joining the nearest group or beginning one, as in topic detection and tracking (Allan et al. 1998). How
//! many documents have a word is told by who calls, who also keeps what is made here.

use super::lexicon::counted_as;
use crate::document::{BlockKind, Document};
use crate::language::{Analysis, Sentence, name, sentence, token};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Days between two reports of one matter, at most.
pub const DAYS: i64 = 10;

/// The part of its nearness that a pair loses over these days.
const FAR: f64 = 0.3;

/// The nearness to a group, 0 to 1, from which a document joins it. Tuned on mixed stories (docs/quality.md).
pub const NEAR: f64 = 0.20;

/// Rare words by which a document is looked for.
pub const KEYWORDS: usize = 32;

/// Of these a pair that may be near shares so many.
pub const SHARED: usize = 2;

/// Sentences at the start of an article, which tell what it reports.
const LEAD: usize = 4;

/// Documents without any word that are thought to stand beside those that are known, so that few documents give weights too.
const PRIOR: f64 = 40.0;

/// Words in a row that make a shingle (Broder 1997).
const SHINGLE: usize = 5;

/// The words of a document in the order of the alphabet, each with how much it is used: once in the body 1, in the lead 2, in
/// the title 3, more as a part of a name; repeats add ever less.
pub fn words(document: &Document) -> Vec<(String, f32)> {
    let analysis = tokens(document);
    let mut uses: BTreeMap<String, f32> = BTreeMap::new();
    let mut names: FxHashSet<usize> = FxHashSet::default();
    for mention in name::find(&document.text, &analysis) {
        let first = analysis.tokens.partition_point(|t| t.span().start < mention.span.start);
        names
            .extend((first..).take_while(|n| analysis.tokens.get(*n).is_some_and(|t| mention.span.contains(t.span()))));
        if mention.key.contains(' ') {
            *uses.entry(mention.key).or_default() += 1.0;
        }
    }
    let mut told = 0;
    for sentence in &analysis.sentences {
        let kind = document.blocks.get(sentence.block).map(|b| b.kind);
        let is_title = kind == Some(BlockKind::Title);
        told += usize::from(!is_title);
        let weight = if is_title {
            3.0
        } else if told <= LEAD {
            2.0
        } else {
            1.0
        };
        for n in sentence.tokens.clone() {
            let Some(word) = analysis.tokens.get(n).and_then(|t| counted_as(&document.text, t)) else { continue };
            let named = if names.contains(&n) { 1.5 } else { 1.0 };
            *uses.entry(word.to_owned()).or_default() += weight * named;
        }
    }
    uses.into_iter().map(|(word, uses)| (word, 1.0 + uses.ln())).collect()
}

/// The tokens of what is compared, without what a comparison needs beside them.
fn tokens(document: &Document) -> Analysis {
    let mut analysis = Analysis::default();
    let mut tokeniser = token::Tokeniser::default();
    for (block, b) in document.blocks.iter().enumerate().filter(|(_, b)| b.kind.is_compared()) {
        for span in sentence::split(&document.text, b.span) {
            let first = analysis.tokens.len();
            tokeniser.tokenise(&document.text, span, &mut analysis.tokens);
            analysis.sentences.push(Sentence { span, block, tokens: first..analysis.tokens.len() });
        }
    }
    analysis
}

/// A number for a word, the same everywhere and always (FNV-1a, 64 bits).
pub fn term(word: &str) -> i64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    word.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, step).cast_signed()
}

/// How much a word weighs that so many of `all` documents have.
pub fn rarity(with: usize, all: usize) -> f64 {
    ((all as f64 + PRIOR) / (with.max(1) as f64 + 0.5)).ln().max(0.0)
}

/// A document by its terms in rising order, of length one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weighted {
    terms: Vec<(i64, f64)>,
    /// Days since 1970, if it is known.
    pub day: Option<i64>,
}

impl Weighted {
    /// Of terms with their uses and rarities.
    pub fn new(terms: impl IntoIterator<Item = (i64, f32, f64)>, day: Option<i64>) -> Self {
        let mut terms: Vec<(i64, f64)> =
            terms.into_iter().map(|(term, uses, rarity)| (term, f64::from(uses) * rarity)).collect();
        terms.shrink_to_fit();
        terms.sort_by_key(|(term, _)| *term);
        let length = terms.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
        if length > 0.0 {
            terms.iter_mut().for_each(|(_, weight)| *weight /= length);
        }
        Self { terms, day }
    }

    /// The heaviest terms, at most so many, the heaviest first.
    pub fn heaviest(&self, most: usize) -> Vec<i64> {
        let mut terms: Vec<&(i64, f64)> = self.terms.iter().filter(|(_, weight)| *weight > 0.0).collect();
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.into_iter().take(most).map(|(term, _)| *term).collect()
    }

    /// Whether it has a term.
    pub fn has(&self, term: i64) -> bool {
        self.terms.binary_search_by_key(&term, |(term, _)| *term).is_ok()
    }

    /// How near two documents are, 0 to 1: the cosine of their weights; less, the more days lie between them.
    pub fn nearness(&self, other: &Self) -> f64 {
        let mut cosine = 0.0;
        let mut theirs = other.terms.iter().peekable();
        for (term, weight) in &self.terms {
            while theirs.next_if(|(other, _)| other < term).is_some() {}
            if let Some((_, other)) = theirs.next_if(|(other, _)| other == term) {
                cosine += weight * other;
            }
        }
        // Reports of one matter follow each other fast; where a day is not known, half of the time is taken to lie between.
        let apart = self.day.zip(other.day).map_or(DAYS.unsigned_abs() / 2, |(a, b)| a.abs_diff(b));
        cosine * (1.0 - FAR * (apart as f64 / DAYS as f64).min(1.0))
    }

    /// The terms that two documents share, those that bring them nearest first.
    pub fn shared(&self, other: &Self, most: usize) -> Vec<i64> {
        let theirs: FxHashMap<i64, f64> = other.terms.iter().copied().collect();
        let both = self.terms.iter().filter_map(|(term, weight)| Some((*term, weight * theirs.get(term)?)));
        let mut both: Vec<(i64, f64)> = both.filter(|(_, product)| *product > 0.0).collect();
        both.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        both.into_iter().take(most).map(|(term, _)| term).collect()
    }
}

/// Members of a group that a document is measured against: those that came last.
const MEASURED: usize = 12;

/// Groups of documents, by their places in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Groups {
    groups: Vec<Vec<usize>>,
    /// The group of each document; never iterated.
    of: FxHashMap<usize, usize>,
}

impl Groups {
    /// Puts a document into a group that is there already, or into a new one; gives the group.
    pub fn put(&mut self, document: usize, group: Option<usize>) -> usize {
        let group = group.unwrap_or_else(|| {
            self.groups.push(Vec::new());
            self.groups.len() - 1
        });
        self.groups[group].push(document);
        self.of.insert(document, group);
        group
    }

    /// Puts a document into the group that it is nearest to, of those of its `neighbours`, or into a new one; gives the group.
    pub fn join(&mut self, document: usize, all: &[Weighted], neighbours: &[usize]) -> usize {
        let near: BTreeSet<usize> = neighbours.iter().filter_map(|n| self.of.get(n).copied()).collect();
        let nearness = |group: usize| {
            let members = self.groups[group].iter().rev().take(MEASURED).filter_map(|n| all.get(*n));
            let (sum, count) = members.fold((0.0, 0), |(sum, n), other| (sum + all[document].nearness(other), n + 1));
            sum / f64::from(count.max(1))
        };
        let measured = near.into_iter().map(|group| (group, nearness(group)));
        let best = measured.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        self.put(document, best.filter(|(_, nearness)| *nearness >= NEAR).map(|(group, _)| group))
    }

    /// The groups, each in the order in which its documents came.
    pub fn all(&self) -> &[Vec<usize>] {
        &self.groups
    }
}

/// How much of the shorter text stands in the other in the same words, 0 to 1.
pub fn shared_wording(a: &Document, b: &Document) -> f64 {
    let (a, b) = (shingles(a), shingles(b));
    let shared = a.intersection(&b).count();
    shared as f64 / a.len().min(b.len()).max(1) as f64
}

fn shingles(document: &Document) -> FxHashSet<i64> {
    let analysis = tokens(document);
    let words: Vec<&str> =
        analysis.tokens.iter().filter(|t| t.kind() != token::TokenKind::Punctuation).map(token::Token::lower).collect();
    words.windows(SHINGLE).map(|words| term(&words.join(" "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;
    use proptest::prelude::*;

    const FERRY: [&str; 2] = [
        "Ferry Marigold sinks off Gull Island\n\nThe ferry Marigold sank off Gull Island on Friday night after it struck a reef.\n",
        "All saved as Marigold goes down\n\nLifeboats from Gull Island saved everyone on the Marigold after the ferry ran onto a reef.\n",
    ];
    const BUDGET: &str = "Council votes for school budget\n\nThe council of Hallow voted on Friday for a budget that closes two schools.\n";

    fn weighted(text: &str, day: Option<i64>) -> Weighted {
        let words = words(&read("a.txt", text.as_bytes()));
        Weighted::new(words.iter().map(|(word, uses)| (term(word), *uses, rarity(1, 10))), day)
    }

    #[test]
    fn reports_of_one_matter_are_nearer_than_others() {
        let [a, b] = FERRY.map(|text| weighted(text, Some(100)));
        let other = weighted(BUDGET, Some(100));
        assert!(a.nearness(&b) > NEAR && a.nearness(&other) < NEAR, "{} {}", a.nearness(&b), a.nearness(&other));
        assert!(a.nearness(&a) > 0.999);
        let later = weighted(FERRY[1], Some(109));
        assert!(a.nearness(&later) < a.nearness(&b));
        assert!(a.shared(&b, 3).contains(&term("marigold")));
    }

    #[test]
    fn a_document_joins_the_nearest_group_of_its_neighbours_or_begins_one() {
        let all = [FERRY[0], BUDGET, FERRY[1]].map(|text| weighted(text, Some(100)));
        let mut groups = Groups::default();
        groups.join(0, &all, &[]);
        groups.join(1, &all, &[0]);
        groups.join(2, &all, &[0, 1]);
        assert_eq!(groups.all(), [vec![0, 2], vec![1]]);
        // Who is no neighbour is not looked at.
        let mut groups = Groups::default();
        for n in 0..3 {
            assert_eq!(groups.join(n, &all, &[]), n);
        }
        assert_eq!(groups.all().len(), 3);
    }

    #[test]
    fn a_term_is_a_number_for_ever() {
        // What is kept in stores rests on it.
        assert_eq!(term(""), -3_750_763_034_362_895_579);
        assert_eq!(term("a"), -5_808_556_873_153_909_620);
    }

    #[test]
    fn wording_is_shared_by_copies_alone() {
        let document = |text: &str| read("a.txt", text.as_bytes());
        let copy = FERRY[0].replace("after it struck a reef", "after it struck the reef");
        assert!(shared_wording(&document(FERRY[0]), &document(&copy)) > 0.5);
        assert!(shared_wording(&document(FERRY[0]), &document(FERRY[1])) < 0.1);
        assert!(shared_wording(&document(""), &document(FERRY[0])) < f64::EPSILON);
    }

    proptest! {
        #[test]
        fn nearness_is_symmetric_and_a_share(a in "([A-Z]?[a-z]{1,5} ){0,20}", b in "([A-Z]?[a-z]{1,5} ){0,20}") {
            let (a, b) = (weighted(&a, Some(3)), weighted(&b, None));
            prop_assert!((a.nearness(&b) - b.nearness(&a)).abs() < 1e-9);
            prop_assert!((0.0..=1.0 + 1e-9).contains(&a.nearness(&b)));
        }
    }
}
