//! Vectors of sentences in full, as a model of the reader's own gives them: plain data, and how they correct a probability.
//!
//! How they are computed is left to [`crate::model`]. The probability that the program's own measures give and the cosine of two
//! sentences go through one more logistic regression (stacking, Wolpert 1992), so that whatever the measures are, the model adds to
//! them. Sums are taken in whole numbers: the order of documents changes no bit.

use super::Story;
use super::candidate::Pair;
use super::model::Model;
use std::sync::LazyLock;

static WEIGHTS: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_str!("../../assets/weights/contextual.json")).ok());

/// What the measure is called.
pub const NAME: &str = "contextual";

/// What a model says of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Contextual {
    /// Numbers of a row.
    pub width: usize,
    /// A row for each sentence, one after the other.
    pub sentences: Vec<f32>,
}

/// Whether the rows are those of the documents: one for each of their sentences, all of one width.
pub(super) fn fit(story: Story<'_>, rows: &[Contextual]) -> bool {
    let fits = |(n, one): (usize, &Contextual)| {
        let sentences = story.analyses[n].sentences.len();
        one.width > 0 && one.width == rows[0].width && one.sentences.len() == sentences * one.width
    };
    rows.len() == story.documents.len() && rows.iter().enumerate().all(fits)
}

/// Parts of one that rows are counted in.
const UNIT: f64 = 16_777_216.0;

/// A direction for each sentence, by document: the story's mean taken off, of length 1, or 0 where nothing is left.
#[derive(Debug)]
pub struct Directions(Vec<Vec<Vec<f32>>>);

impl Directions {
    /// Of all documents of a story.
    pub(super) fn new(rows: &[Contextual]) -> Self {
        let width = rows.first().map_or(1, |r| r.width.max(1));
        let (mut total, mut count) = (vec![0i64; width], 0u32);
        for row in rows.iter().flat_map(|one| one.sentences.chunks_exact(width)) {
            total.iter_mut().zip(row).for_each(|(t, v)| *t += (f64::from(*v) * UNIT) as i64);
            count += 1;
        }
        let whole = f64::from(count.max(1)) * UNIT;
        let mean: Vec<f32> = total.iter().map(|t| (*t as f64 / whole) as f32).collect();
        let each = |one: &Contextual| one.sentences.chunks_exact(width).map(|row| unit(row, &mean)).collect();
        Self(rows.iter().map(each).collect())
    }

    /// The cosine of two sentences.
    pub fn cosine(&self, pair: Pair) -> f64 {
        let row = |(document, sentence): (crate::document::DocumentId, usize)| &self.0[document.0][sentence];
        row(pair.a).iter().zip(row(pair.b)).map(|(x, y)| f64::from(x * y)).sum()
    }
}

/// `row` without `mean`, of length 1.
fn unit(row: &[f32], mean: &[f32]) -> Vec<f32> {
    let off: Vec<f32> = row.iter().zip(mean).map(|(v, m)| v - m).collect();
    let length = off.iter().map(|v| v * v).sum::<f32>().sqrt();
    off.iter().map(|v| if length > 0.0 { v / length } else { 0.0 }).collect()
}

/// A probability as the cosine of the sentences corrects it.
pub(super) fn corrected(probability: f64, cosine: f64) -> f64 {
    let odds = (probability / (1.0 - probability)).ln().clamp(-20.0, 20.0);
    WEIGHTS.as_ref().map_or(probability, |model| model.probability([odds, cosine].into_iter()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Comparison, Settings, compare, compare_with};
    use crate::document::{Document, read};
    use crate::language::{Analysis, analyse};

    const TEXTS: [&str; 3] = [
        "The harbour bridge was closed on Monday after a barge struck one of its piers. Three people were hurt.",
        "A vessel hit a pier of the harbour bridge, and engineers shut it. At least five people were injured, police said.",
        "Fog is expected to lift by noon. The bridge over the harbour stays shut.",
    ];

    /// Rows as a model could give them, by the letters of each sentence.
    fn made(document: &Document, analysis: &Analysis) -> Contextual {
        let row = |words: &str| {
            let mut row = [0.0f32; 8];
            words.bytes().enumerate().for_each(|(n, b)| row[(n + usize::from(b)) % 8] += f32::from(b % 7) / 4.0);
            row
        };
        let sentences = analysis.sentences.iter().flat_map(|s| row(s.span.of(&document.text))).collect();
        Contextual { width: 8, sentences }
    }

    fn compared(order: &[usize], rows: impl Fn(&Document, &Analysis) -> Contextual) -> (Comparison, Comparison) {
        let documents: Vec<Document> = order.iter().map(|n| read("a", TEXTS[*n].as_bytes())).collect();
        let analyses: Vec<Analysis> = documents.iter().map(analyse).collect();
        let story = Story { documents: &documents, analyses: &analyses };
        let rows: Vec<Contextual> = documents.iter().zip(&analyses).map(|(d, a)| rows(d, a)).collect();
        let settings = Settings { threshold: 0.0 };
        (compare_with(story, &rows, settings), compare(story, settings))
    }

    #[test]
    fn the_order_of_documents_changes_no_bit() {
        let ends = |order: &[usize]| {
            let (found, _) = compared(order, made);
            let name = |p: crate::comparison::Passage| (order[p.document.0], p.span);
            let mut links: Vec<_> = found
                .links
                .iter()
                .map(|l| (name(l.a).min(name(l.b)), name(l.a).max(name(l.b)), l.probability.to_bits()))
                .collect();
            links.sort_unstable();
            links
        };
        assert!(!ends(&[0, 1, 2]).is_empty());
        for order in [[0, 2, 1], [2, 1, 0], [1, 2, 0]] {
            assert_eq!(ends(&order), ends(&[0, 1, 2]), "{order:?}");
        }
    }

    #[test]
    fn rows_of_other_documents_are_left_out() {
        let (other, usual) = compared(&[0, 1], |d, a| Contextual { width: 4, ..made(d, a) });
        assert_eq!(other, usual);
        let (fitting, usual) = compared(&[0, 1], made);
        assert_ne!(fitting, usual);
        let names = |c: &Comparison| c.links[0].evidence.measures.iter().any(|m| m.name == NAME);
        assert!(names(&fitting) && !names(&usual));
    }

    #[test]
    fn a_closer_sentence_is_likelier() {
        assert!(corrected(0.4, 0.9) > corrected(0.4, 0.1));
        assert!((0.0..=1.0).contains(&corrected(1.0, 1.0)) && (0.0..=1.0).contains(&corrected(0.0, -1.0)));
        assert_eq!(WEIGHTS.as_ref().unwrap().names, ["odds", NAME]);
    }
}
