//! What several documents say of the same matter: the one result that every view and report shares.
//!
//! ```text
//!  Story (documents + analyses) ──> candidate ──> similarity ──> same_utterance ──> divergence ──> grouping ──> Comparison
//!                                   which pairs    how alike      one utterance      do they        rows over
//!                                   to look at                    of one speaker?    conflict?      all sources
//! ```
//!
//! A [`Link`] joins two [`Passage`]s of different documents and carries its [`Evidence`]. A [`Statement`] groups links over all
//! documents. Links are the same whatever the order of the documents, and comparing is symmetric. Nothing here fails, reads a
//! file or asks a clock.

pub mod bearer;
pub mod candidate;
pub mod carrying;
pub mod clause;
mod conflict;
pub mod context;
pub mod contextual;
pub mod copied;
mod corroboration;
pub mod decision;
pub mod direction;
pub mod divergence;
pub mod footing;
pub mod grouping;
pub mod joining;
pub mod kinship;
pub mod lexicon;
pub mod likeness;
pub mod measure;
mod measures;
pub mod model;
pub mod profile;
pub mod rarity;
pub mod same_utterance;
mod shared;
pub mod similarity;
pub mod standing;
pub mod topic;
pub mod vector;
pub mod word_diff;
pub mod wording;

pub use conflict::{Conflict, Grade, Rule};
pub use measures::{Measure, Measures};
pub use shared::SharedWords;

use crate::document::{Document, DocumentId, Span};
use crate::language::Analysis;
use contextual::Contextual;
use footing::Footing;
use serde::Serialize;

/// The documents to compare, each with its analysis; a [`DocumentId`] is a place in both lists.
#[derive(Debug, Clone, Copy)]
pub struct Story<'a> {
    /// The texts.
    pub documents: &'a [Document],
    /// What each of them says; as many as `documents`.
    pub analyses: &'a [Analysis],
}

impl<'a> Story<'a> {
    /// The ids of all documents, in order.
    pub fn ids(self) -> impl Iterator<Item = DocumentId> {
        (0..self.documents.len()).map(DocumentId)
    }

    /// One document.
    pub fn document(self, id: DocumentId) -> &'a Document {
        &self.documents[id.0]
    }

    /// The analysis of one document.
    pub fn analysis(self, id: DocumentId) -> &'a Analysis {
        &self.analyses[id.0]
    }
}

/// A range of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Passage {
    /// Which document.
    pub document: DocumentId,
    /// Where in it; bytes.
    pub span: Span,
}

/// Two passages of different documents on the same matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The passage of the document that comes first in the story.
    pub a: Passage,
    /// The passage of the other.
    pub b: Passage,
    /// How they stand to each other.
    pub kind: Kind,
    /// How likely it is that the two passages are on the same matter; 0 to 1.
    pub probability: f64,
    /// Why it stands.
    pub evidence: Evidence,
}

impl Link {
    /// The passage in `document`, if the link has one there.
    pub fn passage_in(&self, document: DocumentId) -> Option<Passage> {
        [self.a, self.b].into_iter().find(|p| p.document == document)
    }

    /// The ranges in `document` that carry the link; none where they are not known.
    pub fn carrying_in(&self, document: DocumentId) -> &[Span] {
        match document {
            d if d == self.a.document => &self.evidence.carrying.0,
            d if d == self.b.document => &self.evidence.carrying.1,
            _ => &[],
        }
    }

    /// The other end, seen from `document`.
    pub fn counterpart(&self, document: DocumentId) -> Option<Passage> {
        match document {
            d if d == self.a.document => Some(self.b),
            d if d == self.b.document => Some(self.a),
            _ => None,
        }
    }
}

/// What a passage that one source alone has is marked with.
pub const ONLY_HERE: &str = "+";

/// How two linked passages stand to each other. The order is the order of precedence where one passage has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Their accounts cannot both be the full truth.
    Diverge,
    /// The same utterance of the same speaker.
    Quote,
    /// Both state one same specific fact.
    Agree,
}

impl Kind {
    /// All kinds, in order of precedence.
    pub const ALL: [Self; 3] = [Self::Diverge, Self::Quote, Self::Agree];

    /// What a passage of this kind is marked with, on the terminal and on pages.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Diverge => "!",
            Self::Quote => "\"",
            Self::Agree => "=",
        }
    }

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Diverge => "diverge",
            Self::Quote => "quote",
            Self::Agree => "agree",
        }
    }
}

/// Why a link stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    /// Words that both passages have, as (in a, in b), in the order of a.
    pub shared: SharedWords,
    /// Details that differ, the gravest first.
    pub conflicts: Vec<Conflict>,
    /// The utterance both report, for a link of kind quote.
    pub utterance: Option<Box<Utterance>>,
    /// The numbers behind the probability, by name.
    pub measures: Measures,
    /// The part of a that carries the link, and that of b: ranges of the passages, in order. Of links made by hand, none.
    pub carrying: (Vec<Span>, Vec<Span>),
    /// The links of single sentences that it was joined from; none where both ends are one sentence.
    pub parts: Vec<Link>,
    /// What a person decided on the link; of links that were found alone, none.
    pub hand: Option<decision::Verdict>,
}

/// One utterance as two documents report it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance {
    /// Who speaks, by the fullest name either document gives.
    pub speaker: Option<String>,
    /// How the two reports differ.
    pub how: How,
    /// The reported words in a.
    pub a: Vec<Span>,
    /// The reported words in b.
    pub b: Vec<Span>,
    /// Whether a marks with an ellipsis that it leaves words out, and whether b does.
    pub elided: (bool, bool),
    /// What both keep (`same`), what stands in one alone (the other's range is empty) and what one has in the place of the
    /// other's words; in the order of the reports.
    pub words: Vec<word_diff::Run>,
}

/// How two reports of one utterance differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// The same words.
    Whole,
    /// One leaves words out.
    Cut,
    /// Both in quotation marks, in other words: edited or translated anew.
    Reworded,
    /// At least one without quotation marks.
    Reported,
}

impl How {
    /// The words for it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Whole => "word for word",
            Self::Cut => "cut",
            Self::Reworded => "reworded",
            Self::Reported => "reported",
        }
    }
}

/// One row over all documents: the passages that state one thing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Statement {
    /// How the sources stand to each other in it; none where one source alone carries it ("only here").
    pub kind: Option<Kind>,
    /// The passages, by document and place; a document may have several.
    pub passages: Vec<Passage>,
    /// The links it rests on, as indices into [`Comparison::links`].
    pub links: Vec<usize>,
    /// The documents that carry it in the same text, copied one from another or from a third; two or more in a group.
    pub copied: Vec<Vec<DocumentId>>,
}

impl Statement {
    /// The documents that carry it, in order.
    pub fn carriers(&self) -> Vec<DocumentId> {
        let mut carriers: Vec<DocumentId> = self.passages.iter().map(|p| p.document).collect();
        carriers.sort_unstable();
        carriers.dedup();
        carriers
    }

    /// How many sources carry it of their own: those that have the same text count once.
    pub fn independent(&self) -> usize {
        self.carriers().len() - self.copied.iter().map(|group| group.len() - 1).sum::<usize>()
    }

    /// Whether the document carries it.
    pub fn carried_by(&self, document: DocumentId) -> bool {
        self.passages.iter().any(|p| p.document == document)
    }
}

/// What was found in a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// The links that are shown, by a's document and place, then b's.
    pub links: Vec<Link>,
    /// Links found but less likely than the threshold, or rejected by a person, in the same order.
    pub withheld: Vec<Link>,
    /// Rows over all documents, by the place of their first passage. Every link is in at least one, and every compared sentence but
    /// those of which it is not sure whether others carry them: no link shown, but one withheld that is not unlikely.
    pub statements: Vec<Statement>,
    /// The least probability of a link that is shown.
    pub threshold: f64,
    /// On what each document is compared, by document; one that is missing here is compared in full.
    pub footings: Vec<Footing>,
}

/// What a comparison may be told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// The least probability of a link that is shown; 0 to 1.
    pub threshold: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { threshold: 0.22 }
    }
}

/// Links less likely than this are not even withheld.
pub const LEAST: f64 = 0.1;

/// No link found by measures claims more: of those given over 0.9, about as many hold (docs/quality.md, reliability).
pub const MOST: f64 = 0.97;

/// Compares all pairs of documents of a story.
pub fn compare(story: Story<'_>, settings: Settings) -> Comparison {
    compare_with(story, &[], settings)
}

/// Compares by what a model says of each document too, by document; as [`compare`] where that is not of these documents.
pub fn compare_with(story: Story<'_>, rows: &[Contextual], settings: Settings) -> Comparison {
    // What is counted over the story goes before its links are grouped.
    let found = links(story, rows);
    from_links(story, found, settings.threshold)
}

/// All links that are likely enough, each from one sentence to one.
fn links(story: Story<'_>, rows: &[Contextual]) -> Vec<Link> {
    let mut found = Vec::new();
    let similarity = similarity::Similarity::with(story, rows);
    // The rules of divergence know English words.
    let english = |p: Passage| story.analysis(p.document).is_english();
    for scored in similarity.score(corroboration::LOOKED_AT) {
        let (a, b) = similarity.profiles(scored.pair);
        let english = english(a.passage) && english(b.passage);
        let outright = || english && a.shares_a_name(b) && divergence::is_outright(story, a.passage, b.passage);
        if scored.probability < LEAST && !outright() {
            continue;
        }
        let mut link = similarity.link(&scored);
        same_utterance::examine(story, &similarity, &scored, &mut link);
        if english {
            divergence::examine(story, &mut link);
        }
        corroboration::weigh(&mut link);
        if link.probability < LEAST {
            continue;
        }
        carrying::examine(story, &similarity, &scored, &mut link);
        link.probability = link.probability.min(MOST);
        found.push(link);
    }
    found
}

/// The comparison that has the links, each shown or withheld by the threshold.
fn from_links(story: Story<'_>, mut found: Vec<Link>, threshold: f64) -> Comparison {
    found.sort_by_key(|l| (l.a, l.b));
    let (links, withheld): (Vec<Link>, Vec<Link>) = found.into_iter().partition(|l| l.probability >= threshold);
    let links = joining::join(story, links);
    let statements = grouping::group(story, &links, &withheld);
    Comparison { links, withheld, statements, threshold, footings: footing::of(story) }
}

impl Comparison {
    /// On what a document is compared.
    pub fn footing(&self, document: DocumentId) -> Footing {
        self.footings.get(document.0).copied().unwrap_or_default()
    }

    /// Whether a document is silent on a statement: it does not carry it, and what those say who carry it could be found in it.
    pub fn is_silent(&self, statement: &Statement, document: DocumentId) -> bool {
        let meets = |p: &Passage| self.footing(document).meets(self.footing(p.document));
        !statement.carried_by(document) && statement.passages.iter().any(meets)
    }

    /// The same links with another threshold: what [`compare`] would give with it, without comparing anew. One under
    /// [`LEAST`] shows all that were found.
    pub fn at_threshold(&self, story: Story<'_>, threshold: f64) -> Self {
        from_links(story, joining::apart(self.links.iter().chain(&self.withheld).cloned()), threshold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document, language};

    #[test]
    fn another_threshold_gives_what_comparing_anew_would() {
        let texts = [
            "The harbour bridge was closed on Tuesday. Four people were hurt, police said. Gravel lay on the quay.",
            "On Tuesday the harbour bridge was closed. Two people were hurt, police said. Sand was on the barge.",
        ];
        let documents: Vec<Document> = texts.iter().map(|t| document::read("t", t.as_bytes())).collect();
        let analyses: Vec<Analysis> = documents.iter().map(language::analyse).collect();
        let story = Story { documents: &documents, analyses: &analyses };
        let usual = compare(story, Settings::default());
        for threshold in [0.0, 0.1, 0.3, 0.5, 0.95] {
            let anew = compare(story, Settings { threshold });
            assert_eq!(usual.at_threshold(story, threshold), anew, "{threshold}");
            assert_eq!(anew.at_threshold(story, usual.threshold), usual, "{threshold}");
        }
    }

    #[test]
    fn likely_pairs_are_those_of_all_and_in_order() {
        let texts = [
            "The harbour bridge was closed on Tuesday. Four people were hurt, police said. Gravel lay on the quay.",
            "On Tuesday the harbour bridge was closed. Two people were hurt, police said. Sand was on the barge.",
            "Police said four people were hurt on the bridge. It was closed on Tuesday.",
        ];
        let documents: Vec<Document> = texts.iter().map(|t| document::read("t", t.as_bytes())).collect();
        let analyses: Vec<Analysis> = documents.iter().map(language::analyse).collect();
        let similarity = similarity::Similarity::new(Story { documents: &documents, analyses: &analyses });
        let (all, likely) = (similarity.score(0.0), similarity.score(0.5));
        let kept: Vec<_> = all.iter().filter(|s| s.probability >= 0.5).map(|s| (s.pair, s.probability)).collect();
        assert_eq!(likely.iter().map(|s| (s.pair, s.probability)).collect::<Vec<_>>(), kept);
        assert!(all.is_sorted_by_key(|s| s.pair) && kept.len() < all.len());
    }
}
