//! Links over several sentences: one sentence that answers two or three neighbouring ones, and a quotation that goes on.
//!
//! ```text
//!  a: [The bridge is closed] and [the ferry runs every hour].      one link, not two: what one sentence of a says,
//!  b: The bridge is closed. The ferry runs every hour.             two of b say together
//! ```
//!
//! Two links of one kind from one sentence to two neighbours are joined where different parts of the sentence carry them, or where
//! the neighbours stand in one quotation. Joining adds no pair of sentences that was not linked, and a joined link falls into
//! its parts again when the threshold rises above one of them. Where two sentences say the same, the links stay two.

use super::wording::{self, Report};
use super::{Evidence, How, Kind, Link, Passage, Story, Utterance};
use crate::document::{BlockKind, DocumentId, Span};
use crate::language::{Form, Quotation};
use std::collections::BTreeMap;

/// Sentences that an end may cover.
const LONGEST: usize = 3;

/// The least probability of a part, as a share of the greatest.
const ALIKE: f64 = 0.5;

/// Joins what belongs together of `links`, which are sorted and each from one sentence to one; the result is sorted.
pub fn join(story: Story<'_>, links: Vec<Link>) -> Vec<Link> {
    let mut taken = vec![false; links.len()];
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut rows = rows(story, &links);
    // The likeliest first, as a link can join one row only.
    rows.sort_by(|x, y| {
        rank(&links, y).total_cmp(&rank(&links, x)).then_with(|| place(&links, x).cmp(&place(&links, y)))
    });
    for row in rows {
        if row.iter().all(|n| !taken[*n]) {
            row.iter().for_each(|n| taken[*n] = true);
            groups.push(row);
        }
    }
    groups.extend((0..links.len()).filter(|n| !taken[*n]).map(|n| vec![n]));
    let mut own: Vec<Option<Link>> = links.into_iter().map(Some).collect();
    let mut joined: Vec<Link> = groups
        .into_iter()
        .filter_map(|group| one(story, group.iter().filter_map(|n| own[*n].take()).collect()))
        .collect();
    joined.sort_by_key(|l| (l.a, l.b));
    joined
}

/// The links of single sentences that `links` were joined from.
pub fn apart(links: impl Iterator<Item = Link>) -> Vec<Link> {
    let whole = |link: &Link| link.evidence.parts.is_empty() || link.evidence.hand.is_some();
    let parts = |link: Link| if whole(&link) { vec![link] } else { link.evidence.parts };
    links.flat_map(parts).collect()
}

/// The mean probability of a row.
fn rank(links: &[Link], row: &[usize]) -> f64 {
    row.iter().map(|n| links[*n].probability).sum::<f64>() / row.len() as f64
}

/// Where a row stands, whichever document comes first.
fn place(links: &[Link], row: &[usize]) -> Vec<(usize, usize)> {
    let starts = |n: &usize| (links[*n].a.span.start, links[*n].b.span.start);
    let mut place: Vec<(usize, usize)> = row.iter().map(starts).map(|(a, b)| (a.min(b), a.max(b))).collect();
    place.sort_unstable();
    place
}

/// Runs of two or three links from one sentence to neighbours that belong together.
fn rows(story: Story<'_>, links: &[Link]) -> Vec<Vec<usize>> {
    let mut of: BTreeMap<(Passage, DocumentId), Vec<usize>> = BTreeMap::new();
    for (n, link) in links.iter().enumerate().filter(|(_, l)| l.evidence.hand.is_none()) {
        of.entry((link.a, link.b.document)).or_default().push(n);
        of.entry((link.b, link.a.document)).or_default().push(n);
    }
    let mut rows = Vec::new();
    for ((sentence, there), mut row) in of.into_iter().filter(|(_, row)| row.len() > 1) {
        let end = |n: usize| links[n].passage_in(there).map_or(Span::new(0, 0), |p| p.span);
        row.sort_by_key(|n| end(*n));
        let together = |x: &usize, y: &usize| {
            links[*x].kind == links[*y].kind
                && are_neighbours(story, there, end(*x), end(*y))
                && (are_one_quotation(story, there, end(*x), end(*y))
                    || are_apart(links[*x].carrying_in(sentence.document), links[*y].carrying_in(sentence.document)))
        };
        let runs = row.chunk_by(together).flat_map(|run| run.chunks(LONGEST));
        rows.extend(runs.filter(|run| run.len() > 1 && are_as_likely(links, run)).map(<[usize]>::to_vec));
    }
    rows
}

/// Whether no link of a row is much less likely than another: a sure link is not to look doubtful for a doubtful neighbour.
fn are_as_likely(links: &[Link], row: &[usize]) -> bool {
    let least = row.iter().map(|n| links[*n].probability).fold(1.0, f64::min);
    row.iter().all(|n| links[*n].probability * ALIKE <= least)
}

/// Whether two sentences stand side by side, in one paragraph or in two, and none is a heading.
fn are_neighbours(story: Story<'_>, document: DocumentId, x: Span, y: Span) -> bool {
    let (analysis, blocks) = (story.analysis(document), &story.document(document).blocks);
    let (Some(m), Some(n)) = (analysis.sentence_at(x.start), analysis.sentence_at(y.start)) else { return false };
    let [first, second] = [m, n].map(|s| analysis.sentences[s].block);
    let is_text = |b: usize| !matches!(blocks[b].kind, BlockKind::Title | BlockKind::Heading);
    m + 1 == n && second <= first + 1 && is_text(first) && is_text(second)
}

/// Whether both sentences stand in one quotation in quotation marks.
fn are_one_quotation(story: Story<'_>, document: DocumentId, x: Span, y: Span) -> bool {
    let marked = story.analysis(document).quotations.iter().filter(|q| q.form != Form::Indirect);
    let mut over = marked.map(Quotation::hull).filter(|hull| 2 * hull.overlap(x) > x.len());
    over.any(|hull| 2 * hull.overlap(y) > y.len())
}

/// Whether two lists of ranges share little: less than a third of the shorter.
fn are_apart(x: &[Span], y: &[Span]) -> bool {
    let length = |spans: &[Span]| spans.iter().map(|s| s.len()).sum::<usize>();
    let common: usize = x.iter().map(|s| y.iter().map(|t| s.overlap(*t)).sum::<usize>()).sum();
    3 * common < length(x).min(length(y))
}

/// The link that several make; its probability is that of the least likely part.
fn one(story: Story<'_>, parts: Vec<Link>) -> Option<Link> {
    if parts.len() < 2 {
        return parts.into_iter().next();
    }
    let likeliest = parts.iter().max_by(|x, y| x.probability.total_cmp(&y.probability))?;
    let mut link = Link { evidence: Evidence::default(), ..likeliest.clone() };
    link.evidence.measures = likeliest.evidence.measures.clone();
    for part in &parts {
        link.a.span = link.a.span.hull(part.a.span);
        link.b.span = link.b.span.hull(part.b.span);
        link.probability = link.probability.min(part.probability);
        let evidence = &part.evidence;
        link.evidence.shared.extend(evidence.shared.iter());
        link.evidence.conflicts.extend(&evidence.conflicts);
        link.evidence.carrying.0.extend(&evidence.carrying.0);
        link.evidence.carrying.1.extend(&evidence.carrying.1);
    }
    link.evidence.shared.sort();
    link.evidence.conflicts.sort_by_key(|c| (c.grade, c.rule, c.a, c.b));
    link.evidence.conflicts.dedup();
    link.evidence.carrying = (merged(link.evidence.carrying.0), merged(link.evidence.carrying.1));
    link.evidence.utterance = (link.kind == Kind::Quote).then(|| utterance(story, &parts)).flatten().map(Box::new);
    link.evidence.parts = parts;
    Some(link)
}

/// The utterance that the parts report together.
fn utterance(story: Story<'_>, parts: &[Link]) -> Option<Utterance> {
    let reported: Vec<&Utterance> = parts.iter().filter_map(|p| p.evidence.utterance.as_deref()).collect();
    let names = reported.iter().filter_map(|u| u.speaker.as_deref());
    let speaker = names.max_by(|x, y| (x.chars().count(), *y).cmp(&(y.chars().count(), *x)));
    let marked = reported.iter().all(|u| u.how != How::Reported);
    let pieces = |of: fn(&Utterance) -> &[Span]| merged(reported.iter().flat_map(|u| of(u)).copied().collect());
    let (in_a, in_b) = (pieces(|u| &u.a), pieces(|u| &u.b));
    let report = |p: Passage, pieces| Report { text: &story.document(p.document).text, pieces, marked };
    let first = parts.first()?;
    Some(wording::utterance(speaker.map(str::to_owned), report(first.a, &in_a), report(first.b, &in_b)))
}

/// Ranges in order, those that meet as one.
pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let meet = next.start <= last.end;
        if meet {
            *last = last.hull(*next);
        }
        meet
    });
    spans
}

#[cfg(test)]
mod tests {
    use super::super::{Comparison, Settings, compare};
    use super::*;
    use crate::document::Document;

    fn compared(texts: [&str; 2], threshold: f64) -> (Vec<Document>, Comparison) {
        let documents: Vec<Document> = texts.iter().map(|t| crate::document::read("t", t.as_bytes())).collect();
        let analyses: Vec<_> = documents.iter().map(crate::language::analyse).collect();
        let found = compare(Story { documents: &documents, analyses: &analyses }, Settings { threshold });
        (documents, found)
    }

    /// Two texts and the links between them, as the words of both ends.
    fn check(a: &str, b: &str, expected: &[(&str, &str)]) {
        let (documents, found) = compared([a, b], 0.22);
        let words = |p: Passage| p.span.of(&documents[p.document.0].text);
        let links: Vec<(&str, &str)> = found.links.iter().map(|l| (words(l.a), words(l.b))).collect();
        assert_eq!(links, expected);
    }

    const TWO: &str =
        "The Ostwick bridge is closed to all traffic until spring, and the council hired a second ferry on Monday.";
    const CLOSED: &str = "The Ostwick bridge stays closed to all traffic until spring.";
    const FERRY: &str = "On Monday the council hired a second ferry.";

    #[test]
    fn a_sentence_that_answers_two_neighbours_is_one_link() {
        let both = format!("{CLOSED} {FERRY}");
        check(TWO, &format!("{both} Fog is expected."), &[(TWO, &both)]);
        check(&format!("Fog is expected. {both}"), TWO, &[(&both, TWO)]);
    }

    #[test]
    fn neighbours_that_say_the_same_stay_two_links() {
        let again = "Until spring the Ostwick bridge is closed to all traffic.";
        check(CLOSED, &format!("{CLOSED} {again}"), &[(CLOSED, CLOSED), (CLOSED, again)]);
    }

    #[test]
    fn what_does_not_stand_side_by_side_stays_two_links() {
        check(TWO, &format!("{CLOSED} Gulls cried. {FERRY}"), &[(TWO, CLOSED), (TWO, FERRY)]);
    }

    #[test]
    fn a_higher_threshold_takes_a_link_apart() {
        let (_, found) = compared([TWO, &format!("{CLOSED} {FERRY}")], 0.22);
        let [link] = &found.links[..] else { panic!("{:?}", found.links) };
        assert_eq!(link.evidence.parts.len(), 2);
        let parts: Vec<f64> = link.evidence.parts.iter().map(|p| p.probability).collect();
        assert_eq!(link.probability, parts[0].min(parts[1]));
        assert_eq!(apart([link.clone()].into_iter()), link.evidence.parts);
    }
}
