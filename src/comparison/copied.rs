//! Text that two sources share word for word: wire copy, a press release. Who agrees because he has the same text confirms nothing.
//!
//! ```text
//!  1  Crews pulled all nine passengers out of the cold water before dawn, the coast guard said.   ┐ one text:
//!  2  Crews pulled all nine passengers out of the water before dawn, the coast guard said.        ┘ it counts once
//!  3  Nine people were rescued.
//! ```
//!
//! What stands in quotation marks does not count: who quotes the same words shares a speaker. How much two whole documents have in
//! common is left to others.

use super::{Passage, Story};
use crate::document::{DocumentId, Span};
use crate::language::{Form, Token, TokenKind, token};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words in a row that two writers do not hit upon by chance, names and titles apart.
const RUN: usize = 6;

/// Words in such runs that make a text copied.
const LEAST: usize = 10;

/// The least share of the words of the shorter passage that stand in such runs.
const SHARE: f64 = 0.6;

/// The documents that have the same text among the passages of a statement, two or more in a group, in order.
pub fn groups(story: Story<'_>, passages: &[Passage]) -> Vec<Vec<DocumentId>> {
    let mut groups: Vec<Vec<DocumentId>> = Vec::new();
    if passages.iter().all(|p| p.document == passages[0].document) {
        return groups;
    }
    let words: Vec<Vec<Word>> = passages.iter().map(|p| words(story, *p)).collect();
    for (n, x) in passages.iter().enumerate() {
        for (m, y) in passages.iter().enumerate().skip(n + 1).filter(|(_, y)| y.document != x.document) {
            if are_one_text(&words[n], &words[m]) {
                let (mut own, rest): (Vec<_>, Vec<_>) =
                    groups.into_iter().partition(|g| g.contains(&x.document) || g.contains(&y.document));
                own.push(vec![x.document, y.document]);
                groups = rest;
                groups.push(own.concat());
            }
        }
    }
    for group in &mut groups {
        group.sort_unstable();
        group.dedup();
    }
    groups.sort_unstable();
    groups
}

/// Whether the words of two passages are one text, at most a little edited.
fn are_one_text(a: &[Word], b: &[Word]) -> bool {
    let own = |words: &[Word]| words.iter().filter(|w| !w.quoted).count();
    let shorter = own(a).min(own(b));
    if shorter < LEAST {
        return false;
    }
    fn forms(words: &[Word]) -> Vec<&str> {
        words.iter().map(|w| w.form.as_str()).collect()
    }
    let mut copied = 0;
    for op in capture_diff_slices(Algorithm::Myers, &forms(a), &forms(b)) {
        if let DiffOp::Equal { old_index, new_index, len } = op
            && len >= RUN
        {
            let pairs = a[old_index..old_index + len].iter().zip(&b[new_index..new_index + len]);
            copied += pairs.filter(|(v, w)| !v.quoted && !w.quoted).count();
        }
    }
    copied >= LEAST && copied as f64 >= SHARE * shorter as f64
}

/// A word as it is compared.
struct Word {
    form: String,
    /// Whether it stands in quotation marks.
    quoted: bool,
}

fn words(story: Story<'_>, passage: Passage) -> Vec<Word> {
    let analysis = story.analysis(passage.document);
    let marked = analysis.quotations.iter().filter(|q| q.form != Form::Indirect).flat_map(|q| &q.pieces);
    let pieces: Vec<Span> = marked.filter(|p| p.overlap(passage.span) > 0).copied().collect();
    // The sentences are split anew, as an analysis that is kept has no tokens.
    let text = &story.document(passage.document).text;
    let first = analysis.sentences.partition_point(|s| s.span.end <= passage.span.start);
    let inside = analysis.sentences[first..].iter().take_while(|s| s.span.start < passage.span.end);
    let mut tokens = Vec::new();
    inside.for_each(|s| token::tokenise(text, s.span, &mut tokens));
    let quoted = |t: &Token| pieces.iter().any(|p| p.contains(t.span()));
    let words = tokens.into_iter().filter(|t| t.kind() != TokenKind::Punctuation && passage.span.contains(t.span()));
    words.map(|t| Word { form: t.lower().to_owned(), quoted: quoted(&t) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    /// The groups among texts, each a passage of its own, as numbers from 1.
    fn check(texts: &[&str], expected: &[&[usize]]) {
        let documents: Vec<Document> = texts.iter().map(|t| crate::language::paragraph(t)).collect();
        let analyses: Vec<_> = documents.iter().map(crate::language::analyse).collect();
        let story = Story { documents: &documents, analyses: &analyses };
        let passages: Vec<Passage> =
            story.ids().map(|id| Passage { document: id, span: Span::new(0, story.document(id).text.len()) }).collect();
        let found: Vec<Vec<usize>> =
            groups(story, &passages).iter().map(|g| g.iter().map(|d| d.0 + 1).collect()).collect();
        assert_eq!(found, expected, "{texts:?}");
    }

    const COPY: &str = "Crews pulled all nine passengers, two of them children, out of the cold water before dawn.";

    #[test]
    fn the_same_words_are_one_text_even_a_little_edited() {
        let edited = "Crews pulled all nine passengers, two of them children, out of the icy water, the guard said.";
        let other = "Before dawn nine people, among them two children, were saved from the water by crews.";
        check(&[COPY, other, edited], &[&[1, 3]]);
        check(&[COPY, edited, COPY], &[&[1, 2, 3]]);
        check(&[COPY, other], &[]);
    }

    #[test]
    fn a_name_or_a_short_line_in_common_is_no_copy() {
        let name = "the Joint Harbour and Inland Waterways Safety Board of Ostwick";
        check(
            &[
                &format!("An inquiry by {name} begins on Monday and is to last until the end of the year."),
                &format!("Nobody of {name} wished to speak of the barge, its crew or the fog that night."),
            ],
            &[],
        );
        check(&["The ferry was empty at that hour.", "The ferry was empty at that hour."], &[]);
    }

    #[test]
    fn a_shared_quotation_is_no_copy() {
        let said = "\u{201c}We will not leave the harbour before every one of the crew is found.\u{201d}";
        check(&[&format!("Ana Holt said at noon: {said}"), &format!("{said} Those were her words.")], &[]);
    }
}
