//! Which part of two linked sentences carries the link.
//!
//! ```text
//!  a: Officials, who met late on Monday, said [the bridge would stay shut until the spring].
//!  b: [The bridge is to stay shut until spring], which angers the merchants of the old town.
//! ```
//!
//! Of all runs of clauses of the one and of the other the two are taken that hold most of each other's words and least else; what
//! differs belongs to them. Where little of a sentence would be left over, all of it carries the link. An utterance is carried by the
//! words of it that both keep.

use super::clause;
use super::joining::merged;
use super::lexicon::{Lexicon, is_function_word};
use super::likeness::Likeness;
use super::profile::Profile;
use super::similarity::{Scored, Similarity};
use super::word_diff::words;
use super::{Grade, How, Link, Story, Utterance};
use crate::document::Span;

/// What a word that only one of two runs has takes away, as a share of its weight.
const MISSED: f64 = 0.4;

/// Clauses of a run.
const LONGEST: usize = 6;

/// Words left over that make it worth telling part and whole apart.
const LEAST: usize = 4;

/// Finds the part of each end that carries `link`.
pub fn examine(story: Story<'_>, similarity: &Similarity<'_>, scored: &Scored, link: &mut Link) {
    let (a, b) = similarity.profiles(scored.pair);
    let (x, y) = runs(similarity, a, b);
    let part = |p: &Profile<'_>, (first, last): (usize, usize)| {
        let spans = clause::spans(story.analysis(p.passage.document), p);
        let whole = p.passage.span;
        spans.get(first).zip(spans.get(last)).map_or(whole, |(x, y)| x.hull(*y))
    };
    let (mut in_a, mut in_b) = (vec![part(a, x)], vec![part(b, y)]);
    if let Some(utterance) = &link.evidence.utterance {
        (in_a, in_b) = said(story, link, utterance, (in_a, in_b));
    }
    for conflict in link.evidence.conflicts.iter().filter(|c| c.grade == Grade::Conflict) {
        take_in(&mut in_a, conflict.a);
        take_in(&mut in_b, conflict.b);
    }
    let text = |p: &Profile<'_>| story.document(p.passage.document).text.as_str();
    link.evidence.carrying = (whole_or(text(a), a.passage.span, in_a), whole_or(text(b), b.passage.span, in_b));
}

/// The runs of clauses that hold most of each other, as the first and last clause of each.
fn runs(similarity: &Similarity<'_>, a: &Profile<'_>, b: &Profile<'_>) -> ((usize, usize), (usize, usize)) {
    let (in_a, in_b) = (sets(&similarity.lexicon, a), sets(&similarity.lexicon, b));
    let likeness = Likeness::new(&similarity.lexicon, &similarity.kinship, a, b);
    let mut best = (f64::NEG_INFINITY, 0, ((0, 0), (0, 0)));
    for (x, set_x, weight_x) in &in_a {
        for (y, set_y, weight_y) in &in_b {
            let (held_x, held_y) = likeness.held(*set_x, *set_y);
            let value = held_x + held_y - MISSED * (weight_x + weight_y - held_x - held_y);
            let clauses = x.1 - x.0 + y.1 - y.0;
            if (value, clauses) > (best.0, best.1) {
                best = (value, clauses, (*x, *y));
            }
        }
    }
    best.2
}

/// The runs of clauses of a sentence: first and last, the set of their places in the profile's terms, and the weight of these.
fn sets(lexicon: &Lexicon<'_>, p: &Profile<'_>) -> Vec<((usize, usize), u128, f64)> {
    let single = &p.windows[..p.clauses.len().min(p.windows.len())];
    let mut runs = Vec::new();
    for first in 0..single.len() {
        let mut set = 0;
        for (last, (own, _)) in single.iter().enumerate().skip(first).take(LONGEST) {
            set |= own;
            let terms = p.terms.iter().take(128).enumerate().filter(|(n, _)| set >> n & 1 == 1);
            runs.push(((first, last), set, terms.map(|(_, t)| lexicon.weight(*t)).sum()));
        }
    }
    runs
}

/// What of an utterance is kept in both reports, piece by piece; of one reported without marks, what of the clauses is reported.
fn said(
    story: Story<'_>,
    link: &Link,
    utterance: &Utterance,
    clauses: (Vec<Span>, Vec<Span>),
) -> (Vec<Span>, Vec<Span>) {
    let [text_a, text_b] = [link.a, link.b].map(|p| story.document(p.document).text.as_str());
    let says = |span: Span| words(text_a, span).iter().any(|w| !is_function_word(&w.key));
    let kept: Vec<_> = utterance.words.iter().filter(|r| r.same && says(r.a)).collect();
    let count = |text, spans: &[Span]| spans.iter().map(|s| words(text, *s).len()).sum::<usize>();
    let shorter = count(text_a, &utterance.a).min(count(text_b, &utterance.b));
    let mostly = 2 * kept.iter().map(|r| words(text_a, r.a).len()).sum::<usize>() >= shorter.max(1);
    if utterance.how != How::Reported && mostly {
        let hulls = |pieces: &[Span], spans: &[Span]| -> Vec<Span> {
            let inside = |p: &Span| spans.iter().filter(|s| p.contains(**s)).copied().reduce(Span::hull);
            pieces.iter().filter_map(inside).collect()
        };
        let (in_a, in_b): (Vec<Span>, Vec<Span>) = kept.iter().map(|r| (r.a, r.b)).unzip();
        return (hulls(&utterance.a, &in_a), hulls(&utterance.b, &in_b));
    }
    let clipped = |clauses: Vec<Span>, pieces: &[Span]| {
        let common = |p: &Span| clauses.iter().map(|c| (c.start.max(p.start), c.end.min(p.end))).find(|(s, e)| s < e);
        let inside: Vec<Span> = pieces.iter().filter_map(common).map(|(s, e)| Span::new(s, e)).collect();
        if inside.is_empty() { clauses } else { inside }
    };
    (clipped(clauses.0, &utterance.a), clipped(clauses.1, &utterance.b))
}

/// Widens the nearest of the ranges so that they hold `span`.
fn take_in(spans: &mut [Span], span: Span) {
    let away = |s: &Span| s.start.saturating_sub(span.end) + span.start.saturating_sub(s.end);
    if let Some(nearest) = spans.iter_mut().min_by_key(|s| away(s)).filter(|_| !span.is_empty()) {
        *nearest = nearest.hull(span);
    }
}

/// The parts of a sentence, or all of it where few words would be left over.
fn whole_or(text: &str, whole: Span, parts: Vec<Span>) -> Vec<Span> {
    let count = |span: Span| words(text, span).len();
    let parts = merged(parts);
    let carried: usize = parts.iter().map(|p| count(*p)).sum();
    if carried == 0 || count(whole) < carried + LEAST { vec![whole] } else { parts }
}

#[cfg(test)]
mod tests {
    use super::super::{Settings, compare};
    use super::*;
    use crate::document::Document;

    /// Two texts of a sentence each, with brackets around what is to carry the link between them.
    fn check(a: &str, b: &str) {
        let plain = [a, b].map(|t| t.replace(['[', ']'], ""));
        let documents = plain.each_ref().map(|t| -> Document { crate::language::paragraph(t) });
        let analyses = documents.each_ref().map(crate::language::analyse);
        let found = compare(Story { documents: &documents, analyses: &analyses }, Settings { threshold: 0.0 });
        let link = found.links.first().unwrap_or_else(|| panic!("no link: {a} | {b}"));
        let marked = |text: &str, spans: &[Span]| {
            let mut marked = text.to_owned();
            for span in spans.iter().rev() {
                marked.insert(span.end, ']');
                marked.insert(span.start, '[');
            }
            marked
        };
        let carrying = &link.evidence.carrying;
        assert_eq!([marked(&plain[0], &carrying.0), marked(&plain[1], &carrying.1)], [a, b]);
    }

    #[test]
    fn the_clauses_that_meet_carry_the_link() {
        check(
            "Engineers, who had measured the piers all night, [said the Ostwick bridge would stay closed until spring.]",
            "[The Ostwick bridge is to stay closed until spring], which angers merchants in the old town and the farmers beyond it.",
        );
    }

    #[test]
    fn all_of_a_short_sentence_carries_it() {
        check("[The Ostwick bridge is closed, police said.]", "[On Monday the Ostwick bridge was closed.]");
    }

    #[test]
    fn what_conflicts_belongs_to_it() {
        check(
            "[The ferry fire at Ostwick killed nine people], the harbour master told reporters on the quay at noon.",
            "[Twelve people died in the ferry fire at Ostwick], while the crew of the tug could be saved by a passing trawler.",
        );
    }

    #[test]
    fn a_quotation_is_carried_by_what_both_keep() {
        check(
            "\u{201c}[We heard a bang and the whole deck shook], and after that I saw my own boat go down\u{201d}, said Mara Lind.",
            "Mara Lind, who has sold tickets at the kiosk for ten years, said: \u{201c}[We heard a bang and the whole deck shook].\u{201d}",
        );
    }
}
