//! The story as a whole: how much each source carries, how the pairs stand to each other, and text that two outlets share.
//!
//! Made once for a comparison, on the worker; how it looks is left to [`super::view::overview`].

use super::mark::{MarkKind, Marks};
use crate::comparison::Comparison;
use crate::document::Span;
use crate::language::{Analysis, Form, TokenKind};
use rustc_hash::FxHashMap;

/// So many words in a row, the same in two sources, are one text rather than two tellings of a thing.
const RUN: usize = 10;
/// Runs that are kept for a pair, the longest first.
const KEPT: usize = 5;

/// What one source carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Share {
    /// Words of what is compared.
    pub(crate) words: usize,
    /// Compared sentences.
    pub(crate) sentences: usize,
    /// Sentences that carry each kind, by [`MarkKind`]; one may carry several.
    pub(crate) kinds: [usize; 4],
}

/// How two sources stand to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) a: usize,
    pub(crate) b: usize,
    /// Links of each kind, by [`MarkKind`].
    pub(crate) kinds: [usize; 4],
    /// Words outside quotations that stand in both in the same order, in runs of at least [`RUN`].
    pub(crate) copied: usize,
    /// The longest runs.
    pub(crate) runs: Vec<Run>,
}

/// Words that stand in two sources in the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) words: usize,
    pub(crate) a: Span,
    pub(crate) b: Span,
    /// Whether both quote: then they share a speaker, not a text.
    pub(crate) quoted: bool,
}

/// The story as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Overview {
    /// By document.
    pub(crate) sources: Vec<Share>,
    /// All pairs, in order.
    pub(crate) pairs: Vec<Pair>,
}

impl Overview {
    /// Of another comparison of the same documents: what the texts share stays.
    pub(crate) fn decided(&self, analyses: &[Analysis], comparison: &Comparison) -> Self {
        let mut overview = Self::new(analyses, comparison);
        for (pair, old) in overview.pairs.iter_mut().zip(&self.pairs) {
            (pair.copied, pair.runs) = (old.copied, old.runs.clone());
        }
        overview
    }

    /// Of a comparison and what it was made from.
    pub(crate) fn new(analyses: &[Analysis], comparison: &Comparison) -> Self {
        let marks = Marks::new(analyses, comparison);
        let share = |(n, analysis): (usize, &Analysis)| {
            let mut kinds = [0; 4];
            for mark in marks.of(n) {
                MarkKind::ALL.into_iter().filter(|k| mark.kinds.holds(*k)).for_each(|k| kinds[k as usize] += 1);
            }
            Share { words: analysis.words, sentences: analysis.sentences.len(), kinds }
        };
        let sources = analyses.iter().enumerate().map(share).collect();
        let mut vocabulary = FxHashMap::default();
        let texts: Vec<Words<'_>> = analyses.iter().map(|a| Words::new(a, &mut vocabulary)).collect();
        let mut pairs = Vec::new();
        for a in 0..analyses.len() {
            let places = if a + 1 < analyses.len() { texts[a].places() } else { FxHashMap::default() };
            for b in a + 1..analyses.len() {
                let mut kinds = [0; 4];
                for link in comparison.links.iter().filter(|l| (l.a.document.0, l.b.document.0) == (a, b)) {
                    kinds[MarkKind::from(Some(link.kind)) as usize] += 1;
                }
                let mut runs = shared(&texts[a], &places, &texts[b]);
                let copied = runs.iter().filter(|r| !r.quoted).map(|r| r.words).sum();
                runs.sort_by_key(|r| (r.quoted, usize::MAX - r.words, r.a));
                runs.truncate(KEPT);
                pairs.push(Pair { a, b, kinds, copied, runs });
            }
        }
        Self { sources, pairs }
    }
}

/// The words of a document as numbers, with where they stand.
struct Words<'a> {
    analysis: &'a Analysis,
    numbers: Vec<u32>,
    spans: Vec<Span>,
}

impl<'a> Words<'a> {
    fn new(analysis: &'a Analysis, vocabulary: &mut FxHashMap<&'a str, u32>) -> Self {
        let words = analysis.tokens.iter().filter(|t| t.kind() != TokenKind::Punctuation);
        let (mut numbers, mut spans) = (Vec::new(), Vec::new());
        for word in words {
            let next = u32::try_from(vocabulary.len()).unwrap_or(u32::MAX);
            numbers.push(*vocabulary.entry(word.lower()).or_insert(next));
            spans.push(word.span());
        }
        Self { analysis, numbers, spans }
    }

    /// Where each run of the least length stands first.
    fn places(&self) -> FxHashMap<&[u32], usize> {
        let mut places = FxHashMap::default();
        for (n, window) in self.numbers.windows(RUN).enumerate() {
            places.entry(window).or_insert(n);
        }
        places
    }

    fn hull(&self, first: usize, words: usize) -> Span {
        self.spans[first].hull(self.spans[first + words - 1])
    }

    /// Whether the better part of a range stands in quotation marks.
    fn quotes(&self, range: Span) -> bool {
        let pieces = self.analysis.quotations.iter().filter(|q| q.form != Form::Indirect).flat_map(|q| &q.pieces);
        2 * pieces.map(|p| p.overlap(range)).sum::<usize>() > range.len()
    }
}

/// The runs of words that two documents share, each as long as it goes, in the order of b.
fn shared(a: &Words<'_>, places: &FxHashMap<&[u32], usize>, b: &Words<'_>) -> Vec<Run> {
    let (mut runs, mut at) = (Vec::new(), 0);
    while at + RUN <= b.numbers.len() {
        let Some(first) = places.get(&b.numbers[at..at + RUN]) else {
            at += 1;
            continue;
        };
        let words = a.numbers[*first..].iter().zip(&b.numbers[at..]).take_while(|(x, y)| x == y).count();
        let (in_a, in_b) = (a.hull(*first, words), b.hull(at, words));
        runs.push(Run { words, a: in_a, b: in_b, quoted: a.quotes(in_a) && b.quotes(in_b) });
        at += words;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: &[(usize, &str, bool)]) {
        let documents = [a, b].map(|t| crate::document::read("t", t.as_bytes()));
        let analyses: Vec<Analysis> = documents.iter().map(crate::language::analyse).collect();
        let overview = Overview::new(&analyses, &Comparison::default());
        let pair = &overview.pairs[0];
        let found: Vec<_> = pair.runs.iter().map(|r| (r.words, r.b.of(&documents[1].text), r.quoted)).collect();
        assert_eq!(found, expected);
        assert_eq!(pair.copied, expected.iter().filter(|(.., quoted)| !quoted).map(|(n, ..)| n).sum::<usize>());
    }

    #[test]
    fn text_that_two_sources_share_is_found_whatever_its_marks_and_case() {
        check(
            "The ferry ran aground at noon. Crews pulled all nine passengers, two of them children, out of the cold water.",
            "Later, CREWS pulled all nine passengers \u{2013} two of them children \u{2013} out of the icy water.",
            &[(12, "CREWS pulled all nine passengers \u{2013} two of them children \u{2013} out of the", false)],
        );
        check("Nobody was hurt when the old pier fell.", "Nobody was hurt when the pier fell.", &[]);
    }

    #[test]
    fn a_shared_quotation_is_no_shared_text() {
        let said =
            "\u{201c}We will not leave the harbour before every one of the crew is found,\u{201d} Ana Holt said.";
        check(
            &format!("It was late. {said}"),
            &format!("At noon it rained on the island. {said} Then she left."),
            &[(17, "We will not leave the harbour before every one of the crew is found,\u{201d} Ana Holt said", true)],
        );
    }
}
