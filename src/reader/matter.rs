//! The matter under the cursor: the passage in focus, its mark, and where the other sources have it.
//!
//! Asked by the update (which pane scrolls where) and by the views (what is highlighted, who is silent).

use super::mark::{Kinds, Mark, MarkKind};
use super::state::Material;
use crate::comparison::{Comparison, Link, Passage};
use crate::document::{DocumentId, Span};

/// How sure it is that two passages belong together, or that a quotation is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sureness {
    Sure,
    Likely,
    Unsure,
}

impl Sureness {
    /// By the probability of a link.
    pub(crate) fn of(link: &Link) -> Self {
        if link.evidence.hand.is_some() {
            return Self::Sure;
        }
        Self::at(link.probability)
    }

    /// The same by a probability: 0 to 1.
    pub(crate) fn at(probability: f64) -> Self {
        match probability {
            p if p >= 0.85 => Self::Sure,
            p if p >= 0.65 => Self::Likely,
            _ => Self::Unsure,
        }
    }

    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Unsure => "unsure",
        }
    }
}

/// Where another source has the matter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct End {
    /// Which document.
    pub(crate) document: usize,
    /// Where in it.
    pub(crate) span: Span,
    /// How it stands to the passage in focus.
    pub(crate) kind: MarkKind,
    /// The link between the two; none where they meet only through a third source.
    pub(crate) link: Option<usize>,
}

/// A passage and its counterparts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matter {
    /// The document of the passage.
    pub(crate) document: usize,
    /// The passage: a sentence, or a block where the text is not compared.
    pub(crate) passage: Span,
    /// The mark that is shown for it.
    pub(crate) kind: Option<MarkKind>,
    /// Its links, those shown first in precedence, the likeliest first.
    pub(crate) links: Vec<usize>,
    /// The best counterpart in each other document, in the order of the links, then those that only the statement joins.
    pub(crate) ends: Vec<End>,
    /// The passages that are pinned to it by hand.
    pub(crate) pinned: Vec<Passage>,
}

impl Matter {
    /// The matter at a byte of a document.
    pub(crate) fn at(material: &Material, shown: Kinds, document: usize, byte: usize) -> Self {
        let Some(index) = material.marks.at(document, byte) else {
            let blocks = material.documents.get(document).map(|d| d.blocks.as_slice()).unwrap_or_default();
            let at = blocks.partition_point(|b| b.span.end <= byte).min(blocks.len().saturating_sub(1));
            let passage = blocks.get(at).map_or(Span::new(byte, byte), |b| b.span);
            let pinned = material.pinned(document, passage);
            return Self { document, passage, kind: None, links: Vec::new(), ends: Vec::new(), pinned };
        };
        let mark = &material.marks.of(document)[index];
        let kind = mark.kinds.and(shown).first();
        let (mut links, mut ends) = (Vec::new(), Vec::new());
        if let Some(comparison) = material.comparison.as_deref() {
            links = ordered(comparison, mark, shown);
            ends = counterparts(comparison, mark, document, &links);
        }
        Self { document, passage: mark.span, kind, links, ends, pinned: material.pinned(document, mark.span) }
    }

    /// The counterpart in a document.
    pub(crate) fn end(&self, document: usize) -> Option<&End> {
        self.ends.iter().find(|e| e.document == document)
    }

    /// Where the matter stands level in a document: at what is pinned to it, else at its counterpart.
    pub(crate) fn level(&self, document: usize) -> Option<Span> {
        let pinned = self.pinned.iter().find(|p| p.document.0 == document).map(|p| p.span);
        pinned.or_else(|| self.end(document).map(|e| e.span))
    }

    /// The likeliest of the links that are withheld from the passage.
    pub(crate) fn nearest<'c>(&self, comparison: &'c Comparison) -> Option<&'c Link> {
        let here = DocumentId(self.document);
        let touches = |l: &&Link| l.passage_in(here).is_some_and(|p| p.span.overlap(self.passage) > 0);
        comparison.withheld.iter().filter(touches).max_by(|x, y| x.probability.total_cmp(&y.probability))
    }

    /// The link that the views speak of: the first.
    pub(crate) fn link<'c>(&self, comparison: &'c Comparison) -> Option<&'c Link> {
        self.links.first().and_then(|l| comparison.links.get(*l))
    }
}

/// The links of a mark that are shown, by precedence, then probability.
fn ordered(comparison: &Comparison, mark: &Mark, shown: Kinds) -> Vec<usize> {
    let mut links: Vec<usize> = mark.links.clone();
    links.retain(|l| comparison.links.get(*l).is_some_and(|l| shown.holds(Some(l.kind).into())));
    links.sort_by(|x, y| {
        let (a, b) = (&comparison.links[*x], &comparison.links[*y]);
        a.kind.cmp(&b.kind).then(b.probability.total_cmp(&a.probability)).then(x.cmp(y))
    });
    links
}

/// The best counterpart in each other document: by a link of its own, else through the statement.
fn counterparts(comparison: &Comparison, mark: &Mark, document: usize, links: &[usize]) -> Vec<End> {
    let mut ends: Vec<End> = Vec::new();
    let mut add = |end: End| {
        if end.document != document && !ends.iter().any(|e| e.document == end.document) {
            ends.push(end);
        }
    };
    for index in links {
        let link = &comparison.links[*index];
        if let Some(there) = link.counterpart(DocumentId(document)) {
            let kind = Some(link.kind).into();
            add(End { document: there.document.0, span: there.span, kind, link: Some(*index) });
        }
    }
    if !links.is_empty() {
        let statements = mark.statements.iter().filter_map(|s| comparison.statements.get(*s));
        for statement in statements.filter(|s| s.links.iter().any(|l| links.contains(l))) {
            for passage in &statement.passages {
                let kind = statement.kind.into();
                add(End { document: passage.document.0, span: passage.span, kind, link: None });
            }
        }
    }
    ends
}
