//! Two whole documents, sentence by sentence: what is the same, changed, moved, or stands in one alone.
//!
//! Sentences are compared by their words, so rewrapping and other quotation marks are no change. Where a changed sentence
//! differs is left to [`crate::comparison::word_diff`].

use crate::comparison::word_diff::{WordDiff, key};
use crate::document::{Document, Span};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation;

/// How two sentences stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    Same,
    Changed,
    /// The same words in another place.
    Moved,
    Only,
}

/// One sentence in each document, or in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) change: Change,
    pub(crate) a: Option<Span>,
    pub(crate) b: Option<Span>,
}

/// Two documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DocumentDiff {
    /// Which documents, by place in the story.
    pub(crate) a: usize,
    pub(crate) b: usize,
    /// The sentences, in the order of both.
    pub(crate) rows: Vec<Row>,
}

/// Sentences at least so alike count as one that was changed.
const ALIKE: f64 = 0.5;

impl DocumentDiff {
    /// Compares the sentences of two documents of a story.
    pub(crate) fn new(documents: &[Document], sentences: [&[Span]; 2], (a, b): (usize, usize)) -> Self {
        let [texts_a, texts_b] = [&documents[a].text, &documents[b].text];
        let keys = |text: &str, spans: &[Span]| spans.iter().map(|s| words(s.of(text))).collect::<Vec<String>>();
        let (keys_a, keys_b) = (keys(texts_a, sentences[0]), keys(texts_b, sentences[1]));
        let mut rows = Vec::new();
        for op in capture_diff_slices(Algorithm::Patience, &keys_a, &keys_b) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                let same = |n| Row {
                    change: Change::Same,
                    a: sentences[0].get(old_index + n).copied(),
                    b: sentences[1].get(new_index + n).copied(),
                };
                rows.extend((0..len).map(same));
            } else {
                let (old, new) = (op.old_range(), op.new_range());
                let spans_a = sentences[0].get(old).unwrap_or_default();
                let spans_b = sentences[1].get(new).unwrap_or_default();
                pair_up((texts_a, spans_a), (texts_b, spans_b), &mut rows);
            }
        }
        mark_moved(&mut rows, texts_a, texts_b);
        Self { a, b, rows }
    }

    /// The next row from `from` that is no `Same`.
    pub(crate) fn next_change(&self, from: usize, step: isize) -> Option<usize> {
        let differs = |n: &usize| self.rows.get(*n).is_some_and(|r| r.change != Change::Same);
        if step > 0 { (from + 1..self.rows.len()).find(differs) } else { (0..from).rev().find(differs) }
    }

    /// How many rows are of a kind.
    pub(crate) fn count(&self, change: Change) -> usize {
        self.rows.iter().filter(|r| r.change == change).count()
    }
}

/// The words a sentence is compared by.
fn words(sentence: &str) -> String {
    sentence.unicode_words().map(key).collect::<Vec<String>>().join(" ")
}

/// Rows for two runs of sentences in the place of each other: those alike side by side, the rest alone.
fn pair_up((text_a, spans_a): (&str, &[Span]), (text_b, spans_b): (&str, &[Span]), rows: &mut Vec<Row>) {
    let mut from = 0;
    // Beyond this a table of all pairs would cost more than it tells.
    let few = spans_a.len() * spans_b.len() <= 10_000;
    for a in spans_a {
        let alike = |n: &usize| WordDiff::new(text_a, *a, text_b, spans_b[*n]).ratio();
        let best = (from..spans_b.len())
            .filter(|_| few)
            .map(|n| (n, alike(&n)))
            .filter(|(_, ratio)| *ratio >= ALIKE)
            .max_by(|x, y| x.1.total_cmp(&y.1));
        if let Some((n, _)) = best {
            rows.extend(spans_b[from..n].iter().map(|b| Row { change: Change::Only, a: None, b: Some(*b) }));
            rows.push(Row { change: Change::Changed, a: Some(*a), b: Some(spans_b[n]) });
            from = n + 1;
        } else {
            rows.push(Row { change: Change::Only, a: Some(*a), b: None });
        }
    }
    rows.extend(spans_b[from..].iter().map(|b| Row { change: Change::Only, a: None, b: Some(*b) }));
}

/// Makes sentences that stand alone on both sides, with the same words, moved ones. Very short ones say too little for that.
fn mark_moved(rows: &mut [Row], text_a: &str, text_b: &str) {
    let mut alone: BTreeMap<String, usize> = BTreeMap::new();
    for (n, row) in rows.iter().enumerate() {
        if let (Change::Only, Some(b)) = (row.change, row.b) {
            alone.insert(words(b.of(text_b)), n);
        }
    }
    for n in 0..rows.len() {
        let (Change::Only, Some(a)) = (rows[n].change, rows[n].a) else { continue };
        let sentence = words(a.of(text_a));
        if sentence.split(' ').count() < 4 {
            continue;
        }
        if let Some(there) = alone.remove(&sentence) {
            rows[n].change = Change::Moved;
            rows[there].change = Change::Moved;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: &str) {
        let documents = [a, b].map(|t| crate::document::read("t", t.as_bytes()));
        let spans = |n: usize| documents[n].blocks.iter().map(|b| b.span).collect::<Vec<Span>>();
        let diff = DocumentDiff::new(&documents, [&spans(0), &spans(1)], (0, 1));
        let row = |r: &Row| {
            let glyph = match r.change {
                Change::Same => "=",
                Change::Changed => "!",
                Change::Moved => "~",
                Change::Only => "+",
            };
            let of = |s: Option<Span>, n: usize| s.map_or("", |s| s.of(&documents[n].text)).to_owned();
            format!("{glyph} {} | {}", of(r.a, 0), of(r.b, 1))
        };
        assert_eq!(diff.rows.iter().map(row).collect::<Vec<_>>().join("\n"), expected);
    }

    #[test]
    fn sentences_are_the_same_changed_moved_or_alone() {
        check(
            "The pier is shut.\nFour men were hurt at noon.\nThe tow rope broke that night.\nNobody knows.",
            "The tow rope broke that night.\nThe pier is SHUT!\nTwo men were hurt at noon.\nIt rained.",
            "~  | The tow rope broke that night.\n= The pier is shut. | The pier is SHUT!\n\
             ! Four men were hurt at noon. | Two men were hurt at noon.\n~ The tow rope broke that night. | \n\
             + Nobody knows. | \n+  | It rained.",
        );
    }

    #[test]
    fn a_document_against_itself_is_the_same() {
        check("One.\nTwo.", "One.\nTwo.", "= One. | One.\n= Two. | Two.");
        check("", "One.", "+  | One.");
    }
}
