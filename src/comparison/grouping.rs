//! Statements: links grouped over all documents, without chains that drift.
//!
//! ```text
//!  a1 ─ b4 ─ c2          one statement: c2 is linked to a1 as well, or strongly enough to b4 that the whole holds together
//!        └─ c9           its own statement: linked to b4, but not to a1; c9 and c2 do not stand side by side
//! ```
//!
//! Groups are joined from the likeliest link down, as long as their passages are linked to each other on the average (group
//! average clustering, Sokal and Michener 1958): a passage that only the last member of a chain resembles stays outside. A link
//! between two groups that do not join is a statement of its own, so that every link is in at least one.

use super::{Link, Passage, Statement, Story, copied, footing};
use crate::document::DocumentId;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The least average probability between the passages of two groups that join.
const TOGETHER: f64 = 0.3;

/// How many sentences two passages of one document may lie apart in one statement.
const ADJACENT: usize = 2;

/// A sentence with a withheld link at least this likely is not said to be carried by one source alone.
const UNSURE: f64 = 0.2;

/// Groups `links`; sentences without any link in them or in `withheld` that is likely enough are statements of one source.
pub fn group(story: Story<'_>, links: &[Link], withheld: &[Link]) -> Vec<Statement> {
    let mut groups = Groups::new(story, links);
    let mut order: Vec<usize> = (0..links.len()).collect();
    order.sort_by(|x, y| links[*y].probability.total_cmp(&links[*x].probability).then(x.cmp(y)));
    order.iter().for_each(|n| groups.join(&links[*n]));
    let mut statements = groups.statements(links);
    statements.extend(alone(story, links, withheld));
    statements.sort_by(|x, y| (&x.passages, &x.links).cmp(&(&y.passages, &y.links)));
    statements
}

struct Groups<'a> {
    story: Story<'a>,
    /// The group of every linked passage.
    of: BTreeMap<Passage, usize>,
    members: Vec<Vec<Passage>>,
    probability: FxHashMap<(Passage, Passage), f64>,
}

impl<'a> Groups<'a> {
    fn new(story: Story<'a>, links: &[Link]) -> Self {
        let mut probability = FxHashMap::default();
        for link in links {
            probability.insert((link.a, link.b), link.probability);
            probability.insert((link.b, link.a), link.probability);
        }
        let mut passages: Vec<Passage> = links.iter().flat_map(|l| [l.a, l.b]).collect();
        passages.sort_unstable();
        passages.dedup();
        let of = passages.iter().enumerate().map(|(n, p)| (*p, n)).collect();
        let members = passages.into_iter().map(|p| vec![p]).collect();
        Self { story, of, members, probability }
    }

    /// Joins the groups of a link's ends where the whole holds together.
    fn join(&mut self, link: &Link) {
        let (Some(x), Some(y)) = (self.of.get(&link.a).copied(), self.of.get(&link.b).copied()) else { return };
        if x == y || !self.hold_together(x, y) {
            return;
        }
        let moved = std::mem::take(&mut self.members[y]);
        for passage in &moved {
            self.of.insert(*passage, x);
        }
        self.members[x].extend(moved);
    }

    fn hold_together(&self, x: usize, y: usize) -> bool {
        let (mut sum, mut pairs) = (0.0, 0usize);
        for p in &self.members[x] {
            for q in &self.members[y] {
                if p.document == q.document {
                    if self.apart(*p, *q) > ADJACENT {
                        return false;
                    }
                } else {
                    sum += self.probability.get(&(*p, *q)).copied().unwrap_or(0.0);
                    pairs += 1;
                }
            }
        }
        pairs > 0 && sum / pairs as f64 >= TOGETHER
    }

    /// How many sentences two passages of one document lie apart.
    fn apart(&self, p: Passage, q: Passage) -> usize {
        let sentence = |p: Passage| self.story.analysis(p.document).sentence_at(p.span.start).unwrap_or(0);
        sentence(p).abs_diff(sentence(q))
    }

    fn statements(&self, links: &[Link]) -> Vec<Statement> {
        let mut inside: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut statements = Vec::new();
        for (n, link) in links.iter().enumerate() {
            match (self.of.get(&link.a), self.of.get(&link.b)) {
                (Some(x), Some(y)) if x == y => inside.entry(*x).or_default().push(n),
                _ => statements.push(statement(self.story, links, vec![link.a, link.b], vec![n])),
            }
        }
        for (group, own) in inside {
            let mut passages = self.members[group].clone();
            passages.sort_unstable();
            statements.push(statement(self.story, links, passages, own));
        }
        statements
    }
}

fn statement(story: Story<'_>, links: &[Link], mut passages: Vec<Passage>, own: Vec<usize>) -> Statement {
    // One link may end on a sentence, another on that sentence and the next.
    let whole = passages.clone();
    passages.retain(|p| !whole.iter().any(|q| q != p && q.document == p.document && q.span.contains(p.span)));
    let copied = copied::groups(story, &passages);
    Statement { kind: own.iter().map(|n| links[*n].kind).min(), passages, links: own, copied }
}

/// Sentences that one source alone carries, as far as it has another that could carry them.
fn alone<'a>(story: Story<'a>, links: &'a [Link], withheld: &'a [Link]) -> impl Iterator<Item = Statement> + use<'a> {
    let mut touched: Vec<Vec<bool>> = story.ids().map(|id| vec![false; story.analysis(id).sentences.len()]).collect();
    for link in links.iter().chain(withheld.iter().filter(|l| l.probability >= UNSURE)) {
        for end in [link.a, link.b] {
            let sentences = &story.analysis(end.document).sentences;
            let first = sentences.partition_point(|s| s.span.end <= end.span.start);
            let over = sentences[first..].iter().take_while(|s| s.span.start < end.span.end).count();
            touched[end.document.0][first..first + over].fill(true);
        }
    }
    let footings = footing::of(story);
    let missed = move |n: usize| {
        let others = footings.iter().enumerate().filter(|(other, _)| *other != n);
        footings.len() < 2 || others.into_iter().any(|(_, other)| footings[n].meets(*other))
    };
    let sentences = touched.into_iter().enumerate().filter(move |(n, _)| missed(*n)).flat_map(|(document, list)| {
        list.into_iter().enumerate().filter(|(_, t)| !t).map(move |(index, _)| (DocumentId(document), index))
    });
    sentences.map(move |(document, index)| {
        let span = story.analysis(document).sentences[index].span;
        Statement { passages: vec![Passage { document, span }], ..Statement::default() }
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Evidence, Kind};
    use super::*;
    use crate::document::Document;

    const TEXTS: [&str; 3] =
        ["Ash fell. Boats sank.", "Cars burned. Dogs ran.", "Eels died. Fog came. Gulls fled. Hail fell."];

    /// Document and sentence.
    type End = (usize, usize);

    /// `links` are two ends and a probability; the statements are written as their sentences' initials.
    fn check(links: &[(End, End, f64)], expected: &str) {
        let documents: Vec<Document> = TEXTS.iter().map(|t| crate::document::read("t", t.as_bytes())).collect();
        let analyses: Vec<_> = documents.iter().map(crate::language::analyse).collect();
        let story = Story { documents: &documents, analyses: &analyses };
        let passage = |(document, sentence): End| Passage {
            document: DocumentId(document),
            span: analyses[document].sentences[sentence].span,
        };
        let links: Vec<Link> = links
            .iter()
            .map(|(a, b, probability)| Link {
                a: passage(*a),
                b: passage(*b),
                kind: Kind::Agree,
                probability: *probability,
                evidence: Evidence::default(),
            })
            .collect();
        let (shown, withheld): (Vec<Link>, Vec<Link>) = links.into_iter().partition(|l| l.probability >= 0.3);
        let initial = |p: &Passage| documents[p.document.0].text[p.span.start..=p.span.start].to_owned();
        let found: Vec<String> =
            group(story, &shown, &withheld).iter().map(|s| s.passages.iter().map(initial).collect()).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn passages_linked_to_each_other_are_one_statement() {
        check(&[((0, 0), (1, 0), 0.9), ((0, 0), (2, 0), 0.8), ((1, 0), (2, 0), 0.7)], "ACE B D F G H");
    }

    #[test]
    fn a_chain_stops_where_it_drifts() {
        check(&[((0, 0), (1, 0), 0.9), ((1, 0), (2, 0), 0.4)], "AC B CE D F G H");
    }

    #[test]
    fn passages_of_one_document_far_apart_are_two_statements() {
        check(&[((0, 0), (2, 0), 0.9), ((0, 0), (2, 3), 0.8)], "AE AH B C D F G");
        check(&[((0, 0), (2, 0), 0.9), ((0, 0), (2, 1), 0.8)], "AEF B C D G H");
    }

    #[test]
    fn a_sentence_with_a_withheld_link_is_not_said_to_be_alone() {
        check(&[((0, 0), (1, 0), 0.25)], "B D E F G H");
    }
}
