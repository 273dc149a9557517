//! How two reports word one utterance: what both keep, what one leaves out or puts in other words, and whether it says so.
//!
//! ```text
//!  a: We will build it again, [whatever it takes,] before [winter] comes
//!  b: We will build it again         before [the spring] comes
//!     └──────── kept ───────┘ only a └kept┘  └─ changed ─┘ └kept
//! ```
//!
//! Which words the reports are is left to [`super::same_utterance`].

use super::lexicon::is_function_word;
use super::word_diff::{Run, Word, words};
use super::{How, Utterance};
use crate::document::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The reports of one utterance: a text and the reported pieces of it, which are in order and do not overlap.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The reported words in it.
    pub pieces: &'a [Span],
    /// Whether they stand in quotation marks, at least in part.
    pub marked: bool,
}

/// The utterance that two reports have in common.
pub fn utterance(speaker: Option<String>, a: Report<'_>, b: Report<'_>) -> Utterance {
    let raw = runs(a, b);
    let how = if a.marked && b.marked { how(&raw) } else { How::Reported };
    Utterance {
        speaker,
        how,
        a: a.pieces.to_vec(),
        b: b.pieces.to_vec(),
        elided: (is_elided(a), is_elided(b)),
        words: told(raw, a, b),
    }
}

/// Whether a report marks that words are left out: three dots, or their sign, in it or right at its edges.
pub fn is_elided(report: Report<'_>) -> bool {
    let (Some(first), Some(last)) = (report.pieces.first(), report.pieces.last()) else { return false };
    let text = report.text;
    let before = text[..first.start].char_indices().rev().take(EDGE).last().map_or(first.start, |(at, _)| at);
    let after = text[last.end..].char_indices().nth(EDGE).map_or(text.len(), |(at, _)| last.end + at);
    let around = &text[before..after];
    around.contains('\u{2026}') || around.contains("...") || around.contains(". . .")
}

/// Characters around a report in which an ellipsis belongs to it.
const EDGE: usize = 5;

/// A word and the piece that it stands in.
type Placed = (usize, Word);

fn placed(report: Report<'_>) -> Vec<Placed> {
    let pieces = report.pieces.iter().enumerate();
    pieces.flat_map(|(n, piece)| words(report.text, *piece).into_iter().map(move |w| (n, w))).collect()
}

/// The reports word by word. A run stays inside one piece, so that no word of the reporter's is in it.
fn runs(a: Report<'_>, b: Report<'_>) -> Vec<Run> {
    let (words_a, words_b) = (placed(a), placed(b));
    let keys = |w: &[Placed]| w.iter().map(|(_, w)| w.key.clone()).collect::<Vec<String>>();
    let mut runs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &keys(&words_a), &keys(&words_b)) {
        let (in_a, in_b) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            let pairs: Vec<(&Placed, &Placed)> = words_a[in_a].iter().zip(&words_b[in_b]).collect();
            for part in pairs.chunk_by(|x, y| (x.0.0, x.1.0) == (y.0.0, y.1.0)) {
                let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
                let (a, b) = (first.0.1.span.hull(last.0.1.span), first.1.1.span.hull(last.1.1.span));
                runs.push(Run { same: true, a, b });
            }
            continue;
        }
        let (parts_a, parts_b) = (parts(&words_a[in_a.clone()]), parts(&words_b[in_b.clone()]));
        let (at_a, at_b) = (place(&words_a, in_a.start, a), place(&words_b, in_b.start, b));
        for n in 0..parts_a.len().max(parts_b.len()) {
            let (x, y) = (parts_a.get(n).copied(), parts_b.get(n).copied());
            runs.push(Run { same: false, a: x.unwrap_or(at_a), b: y.unwrap_or(at_b) });
        }
    }
    runs
}

/// The hulls of words, one for each piece.
fn parts(words: &[Placed]) -> Vec<Span> {
    let parts = words.chunk_by(|x, y| x.0 == y.0);
    parts.filter_map(|part| Some(part.first()?.1.span.hull(part.last()?.1.span))).collect()
}

/// The empty range before word `n`, or at the end of the report.
fn place(words: &[Placed], n: usize, report: Report<'_>) -> Span {
    let end = words.last().map(|(_, w)| w.span.end).or(report.pieces.first().map(|p| p.start)).unwrap_or(0);
    let at = words.get(n).map_or(end, |(_, w)| w.span.start);
    Span::new(at, at)
}

/// How two reports in quotation marks differ.
fn how(runs: &[Run]) -> How {
    let mut differing = runs.iter().filter(|r| !r.same).peekable();
    if differing.peek().is_none() {
        return How::Whole;
    }
    let (only_a, only_b) = differing.fold((true, true), |(a, b), r| (a && r.b.is_empty(), b && r.a.is_empty()));
    if only_a || only_b { How::Cut } else { How::Reworded }
}

/// The runs as they are told: a "the" or "of" that two wordings happen to have in the same place is not what was kept.
fn told(runs: Vec<Run>, a: Report<'_>, b: Report<'_>) -> Vec<Run> {
    let mut told: Vec<Run> = Vec::new();
    let mut rest = runs.into_iter().peekable();
    while let Some(run) = rest.next() {
        let joined = told.last().zip(rest.peek()).filter(|_| says_nothing(run, a.text)).and_then(|(before, after)| {
            // A mere cut keeps its little words.
            let changed = |x: Span, y: Span| !x.is_empty() || !y.is_empty();
            let both = !before.same && !after.same && changed(before.a, after.a) && changed(before.b, after.b);
            let (in_a, in_b) = (before.a.hull(run.a).hull(after.a), before.b.hull(run.b).hull(after.b));
            let inside = |r: Report<'_>, span: Span| r.pieces.iter().any(|p| p.contains(span));
            (both && inside(a, in_a) && inside(b, in_b)).then_some(Run { same: false, a: in_a, b: in_b })
        });
        match (joined, told.last_mut()) {
            (Some(joined), Some(last)) => {
                *last = joined;
                rest.next();
            }
            _ => told.push(run),
        }
    }
    told
}

/// Whether a run that both have holds function words alone.
fn says_nothing(run: Run, text_a: &str) -> bool {
    run.same && words(text_a, run.a).iter().all(|w| is_function_word(&w.key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The text without its brackets, and the pieces that stood in them.
    fn pieces(marked: &str) -> (String, Vec<Span>) {
        let (mut text, mut found, mut from) = (String::new(), Vec::new(), 0);
        for c in marked.chars() {
            match c {
                '[' => from = text.len(),
                ']' => found.push(Span::new(from, text.len())),
                c => text.push(c),
            }
        }
        (text, found)
    }

    /// The reports stand between brackets; how they differ, and the runs: "kept", "-only a", "+only b", "-a/b".
    fn check(a: &str, b: &str, expected: (How, (bool, bool)), words: &[&str]) {
        let ((text_a, in_a), (text_b, in_b)) = (pieces(a), pieces(b));
        let report = |text, pieces| Report { text, pieces, marked: true };
        let found = utterance(None, report(&text_a, &in_a), report(&text_b, &in_b));
        let show = |r: &Run| match (r.same, r.a.of(&text_a), r.b.of(&text_b)) {
            (true, a, _) => a.to_owned(),
            (false, a, "") => format!("-{a}"),
            (false, "", b) => format!("+{b}"),
            (false, a, b) => format!("-{a}/{b}"),
        };
        assert_eq!((found.how, found.elided), expected, "{a} | {b}");
        assert_eq!(found.words.iter().map(show).collect::<Vec<_>>(), words, "{a} | {b}");
    }

    #[test]
    fn the_same_words_are_kept_whatever_their_marks_and_breaks() {
        check(
            "\u{201c}[We heard a bang],\u{201d} she said, \u{201c}[and then nothing].\u{201d}",
            "She said: \u{201c}[We heard a bang and then nothing.]\u{201d}",
            (How::Whole, (false, false)),
            &["We heard a bang", "and then nothing"],
        );
    }

    #[test]
    fn what_is_cut_stands_in_one_alone() {
        check(
            "[We will build the pier again before winter comes]",
            "[We will build the pier \u{2026} before winter comes]",
            (How::Cut, (false, true)),
            &["We will build the pier", "-again", "before winter comes"],
        );
        check("[so be it]", "[so it be said]", (How::Reworded, (false, false)), &["so", "-be it/it be said"]);
        check("[nothing left]", "[]", (How::Cut, (false, false)), &["-nothing left"]);
    }

    #[test]
    fn little_words_between_changes_are_not_kept() {
        check(
            "[The storm took the roof of our school]",
            "[A gale blew the slates of our school away]",
            (How::Reworded, (false, false)),
            &["-The storm took the roof/A gale blew the slates", "of our school", "+away"],
        );
    }

    #[test]
    fn an_ellipsis_at_the_edge_belongs_to_the_report() {
        check("x\u{2026} [a dark day]", "é [a dark day] so far ...", (How::Whole, (true, false)), &["a dark day"]);
    }

    proptest! {
        #[test]
        fn runs_lie_in_pieces(a in "[abt ]{0,5}(\\[[abt ]{0,9}\\][abt ]{0,3}){0,3}", b in "[é ]{0,5}(\\[[abt ]{0,9}\\][abt ]{0,3}){0,3}") {
            let ((text_a, in_a), (text_b, in_b)) = (pieces(&a), pieces(&b));
            let report = |text, pieces| Report { text, pieces, marked: true };
            for run in utterance(None, report(&text_a, &in_a), report(&text_b, &in_b)).words {
                for (span, pieces, text) in [(run.a, &in_a, &text_a), (run.b, &in_b, &text_b)] {
                    prop_assert!(text.get(span.start..span.end).is_some());
                    prop_assert!(span.is_empty() || pieces.iter().any(|p| p.contains(span)));
                }
                prop_assert!(!run.a.is_empty() || !run.b.is_empty());
            }
        }
    }
}
