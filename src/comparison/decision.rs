//! What a person decided on links, worked into a comparison: every view and report then counts it.
//!
//! ```text
//!  found links ──┬─ rejected ──> withheld, with the verdict
//!                ├─ confirmed, or of another kind ──> shown, with the verdict
//!  nothing found ┴─ made by hand ──> shown: a link whose evidence is the verdict
//! ```
//!
//! Statements are grouped anew, so that a rejected link leaves its passages "only here". Where decisions come from and how
//! they find their passages again is left to others.

use super::{Comparison, Evidence, Kind, Link, Passage, Story, grouping};
use crate::document::Span;

/// What a person holds of two passages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// They have nothing to do with each other.
    Rejected,
    /// The link that was found stands, with the kind it had.
    Confirmed(Kind),
    /// They belong together, but in another way than was found.
    Changed(Kind),
    /// They belong together, and no link was found.
    Made(Kind),
}

impl Verdict {
    /// The kind of the link by this verdict; none where there is to be no link.
    pub fn kind(self) -> Option<Kind> {
        match self {
            Self::Rejected => None,
            Self::Confirmed(kind) | Self::Changed(kind) | Self::Made(kind) => Some(kind),
        }
    }

    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Rejected => "rejected by hand",
            Self::Confirmed(_) => "confirmed by hand",
            Self::Changed(_) => "kind chosen by hand",
            Self::Made(_) => "made by hand",
        }
    }

    /// One word for it, for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::Confirmed(_) => "confirmed",
            Self::Changed(_) => "changed",
            Self::Made(_) => "made",
        }
    }
}

/// A verdict on two passages of different documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// One passage.
    pub a: Passage,
    /// The other.
    pub b: Passage,
    /// What is held of them.
    pub verdict: Verdict,
}

impl Decision {
    /// The same with the passage first whose document comes first, as in a link.
    pub fn ordered(self) -> Self {
        if self.a.document <= self.b.document { self } else { Self { a: self.b, b: self.a, ..self } }
    }

    /// How well a link is the one that was decided on: 1 for the same passages, none where one of its ends shares less than
    /// half with the passage it would be. A changed text, or a later way of cutting sentences, moves ends a little.
    pub fn fits(self, link: &Link) -> Option<f64> {
        self.joins(link.a, link.b)
    }

    /// The same for two passages, the one first whose document comes first.
    pub fn joins(self, a: Passage, b: Passage) -> Option<f64> {
        let one = self.ordered();
        let same = one.a.document == a.document && one.b.document == b.document;
        let alike = shared(one.a.span, a.span).min(shared(one.b.span, b.span));
        (same && alike >= 0.5).then_some(alike)
    }
}

/// The part of the hull of two ranges that both have.
fn shared(x: Span, y: Span) -> f64 {
    x.overlap(y) as f64 / x.hull(y).len().max(1) as f64
}

/// The comparison as the decisions make it. A later decision on the same link counts before an earlier one; without any, the
/// comparison is as it was.
pub fn decide(story: Story<'_>, comparison: &Comparison, decisions: &[Decision]) -> Comparison {
    let mut decided = comparison.clone();
    if decisions.is_empty() {
        return decided;
    }
    for decision in decisions.iter().filter(|d| is_in(story, **d)) {
        apply(&mut decided, decision.ordered());
    }
    decided.links.sort_by_key(|l| (l.a, l.b));
    decided.withheld.sort_by_key(|l| (l.a, l.b));
    regroup(story, &mut decided);
    decided
}

/// Whether both passages are ranges of two documents of the story.
fn is_in(story: Story<'_>, decision: Decision) -> bool {
    let inside = |p: Passage| {
        !p.span.is_empty() && story.documents.get(p.document.0).is_some_and(|d| p.span.end <= d.text.len())
    };
    decision.a.document != decision.b.document && inside(decision.a) && inside(decision.b)
}

/// Takes a link over several sentences apart where the decision is on one of its parts.
fn split(links: &mut Vec<Link>, decision: Decision) {
    let is_on_part = |link: &Link| {
        let whole = decision.fits(link).unwrap_or(0.0);
        link.evidence.hand.is_none() && link.evidence.parts.iter().any(|p| decision.fits(p).is_some_and(|f| f > whole))
    };
    if let Some(n) = links.iter().position(is_on_part) {
        let link = links.remove(n);
        links.extend(link.evidence.parts);
    }
}

fn apply(comparison: &mut Comparison, decision: Decision) {
    split(&mut comparison.links, decision);
    let shown = best(&comparison.links, decision);
    let mut link = match (shown, best(&comparison.withheld, decision)) {
        (Some(n), _) => comparison.links.remove(n),
        (None, Some(n)) => comparison.withheld.remove(n),
        (None, None) => {
            let Some(kind) = decision.verdict.kind() else { return };
            Link { a: decision.a, b: decision.b, kind, probability: 1.0, evidence: Evidence::default() }
        }
    };
    link.evidence.hand = Some(decision.verdict);
    match decision.verdict.kind() {
        Some(kind) => {
            link.kind = kind;
            comparison.links.push(link);
        }
        None => comparison.withheld.push(link),
    }
}

/// The link that the decision is about.
fn best(links: &[Link], decision: Decision) -> Option<usize> {
    let fitting = links.iter().enumerate().filter_map(|(n, l)| decision.fits(l).map(|f| (n, f)));
    fitting.max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0))).map(|(n, _)| n)
}

/// Makes the statements anew: what a person says holds without doubt, and what was rejected keeps nothing from being "only
/// here".
fn regroup(story: Story<'_>, comparison: &mut Comparison) {
    let measured: Vec<f64> = comparison.links.iter().map(|l| l.probability).collect();
    for link in comparison.links.iter_mut().filter(|l| l.evidence.hand.is_some()) {
        link.probability = 1.0;
    }
    let doubtful: Vec<Link> = comparison.withheld.iter().filter(|l| l.evidence.hand.is_none()).cloned().collect();
    comparison.statements = grouping::group(story, &comparison.links, &doubtful);
    for (link, probability) in comparison.links.iter_mut().zip(measured) {
        link.probability = probability;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Settings, compare};
    use crate::document::{Document, DocumentId, read};
    use crate::language::{Analysis, analyse};

    const ONE: &str = "The harbour bridge was closed on Tuesday evening after a barge struck a pier.\n\n\
         Police said four people were hurt.\n\nThe ferry goes every hour.";
    const OTHER: &str = "A barge struck a pier of the harbour bridge on Tuesday evening, and the bridge was closed.\n\n\
         Insurers wait for the report.\n\nNobody else spoke.";

    fn story() -> (Vec<Document>, Vec<Analysis>) {
        let documents = vec![read("one.txt", ONE.as_bytes()), read("other.txt", OTHER.as_bytes())];
        let analyses = documents.iter().map(analyse).collect();
        (documents, analyses)
    }

    fn passage(documents: &[Document], document: usize, words: &str) -> Passage {
        let start = documents[document].text.find(words).unwrap();
        Passage { document: DocumentId(document), span: Span::new(start, start + words.len()) }
    }

    const BRIDGE: [&str; 2] = [
        "The harbour bridge was closed on Tuesday evening after a barge struck a pier.",
        "A barge struck a pier of the harbour bridge on Tuesday evening, and the bridge was closed.",
    ];

    /// What is left after verdicts on (words of the first, words of the second): the links shown with kind and verdict, how
    /// many are withheld by hand, and how many statements one source alone carries.
    fn check(verdicts: &[(Verdict, [&str; 2])], links: &[(Kind, Option<Verdict>)], rejected: usize, alone: usize) {
        let (documents, analyses) = story();
        let story = Story { documents: &documents, analyses: &analyses };
        let found = compare(story, Settings { threshold: 0.5 });
        let of = |&(verdict, [a, b]): &(Verdict, [&str; 2])| Decision {
            // The other way round, as the reader may come to it.
            a: passage(&documents, 1, b),
            b: passage(&documents, 0, a),
            verdict,
        };
        let decisions: Vec<Decision> = verdicts.iter().map(of).collect();
        let decided = decide(story, &found, &decisions);
        let shown: Vec<_> = decided.links.iter().map(|l| (l.kind, l.evidence.hand)).collect();
        assert_eq!(shown, links, "{verdicts:?}");
        assert_eq!(decided.withheld.iter().filter(|l| l.evidence.hand.is_some()).count(), rejected);
        assert_eq!(decided.statements.iter().filter(|s| s.kind.is_none()).count(), alone, "{:#?}", decided.statements);
        for link in 0..decided.links.len() {
            assert!(decided.statements.iter().any(|s| s.links.contains(&link)));
        }
    }

    #[test]
    fn without_decisions_nothing_changes() {
        check(&[], &[(Kind::Agree, None)], 0, 4);
    }

    #[test]
    fn a_rejected_link_leaves_its_passages_only_here() {
        check(&[(Verdict::Rejected, BRIDGE)], &[], 1, 6);
        check(
            &[(Verdict::Rejected, ["The ferry goes every hour.", "Nobody else spoke."])],
            &[(Kind::Agree, None)],
            0,
            4,
        );
    }

    #[test]
    fn a_confirmed_link_and_one_of_another_kind_say_so() {
        let confirmed = Verdict::Confirmed(Kind::Agree);
        check(&[(confirmed, BRIDGE)], &[(Kind::Agree, Some(confirmed))], 0, 4);
        let changed = Verdict::Changed(Kind::Diverge);
        check(&[(changed, BRIDGE)], &[(Kind::Diverge, Some(changed))], 0, 4);
        // The later decision counts; passages that moved a little are the same link.
        let cut = [BRIDGE[0].trim_end_matches(" struck a pier."), BRIDGE[1]];
        check(&[(Verdict::Rejected, BRIDGE), (confirmed, cut)], &[(Kind::Agree, Some(confirmed))], 0, 4);
    }

    #[test]
    fn a_link_is_made_where_none_was_found() {
        let made = Verdict::Made(Kind::Diverge);
        let pair = ["Police said four people were hurt.", "Nobody else spoke."];
        check(&[(made, pair)], &[(Kind::Agree, None), (Kind::Diverge, Some(made))], 0, 2);
    }

    #[test]
    fn a_passage_that_is_none_is_left_out() {
        let (documents, analyses) = story();
        let story = Story { documents: &documents, analyses: &analyses };
        let found = compare(story, Settings::default());
        let here = passage(&documents, 0, "Police");
        let far = Passage { document: DocumentId(1), span: Span::new(9_000, 9_001) };
        for b in [far, here, Passage { document: DocumentId(7), span: here.span }] {
            let decision = Decision { a: here, b, verdict: Verdict::Made(Kind::Agree) };
            assert_eq!(decide(story, &found, &[decision]).links, found.links);
        }
    }
}
