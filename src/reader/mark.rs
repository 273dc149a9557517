//! Which sentence carries which marks, and how the marks are filtered.
//!
//! A [`Mark`] belongs to one sentence of one document and points to the links and statements behind it. What the marks look
//! like is left to [`super::theme`], where their counterparts stand to [`super::matter`].

use super::matter::Sureness;
use crate::comparison::{Comparison, Kind, ONLY_HERE};
use crate::document::{DocumentId, Span};
use crate::language::Analysis;
use std::ops::Range;

/// What a mark says of its sentence. The order is the order of precedence where one sentence has several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum MarkKind {
    Diverge,
    Quote,
    Agree,
    /// No other source says it.
    Only,
}

impl MarkKind {
    /// All kinds, in order of precedence.
    pub(crate) const ALL: [Self; 4] = [Self::Diverge, Self::Quote, Self::Agree, Self::Only];
    /// All kinds, in the order of the legend.
    pub(crate) const LEGEND: [Self; 4] = [Self::Agree, Self::Diverge, Self::Quote, Self::Only];

    /// The glyph in the gutter.
    pub(crate) fn glyph(self) -> &'static str {
        match self {
            Self::Diverge => Kind::Diverge.sign(),
            Self::Quote => Kind::Quote.sign(),
            Self::Agree => Kind::Agree.sign(),
            Self::Only => ONLY_HERE,
        }
    }

    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Diverge => "diverge",
            Self::Quote => "quote",
            Self::Agree => "agree",
            Self::Only => "only here",
        }
    }
}

impl MarkKind {
    /// What one of them is called.
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::Diverge => "divergence",
            Self::Quote => "shared quotation",
            Self::Agree => "agreement",
            Self::Only => "passage that stands only here",
        }
    }
}

impl From<Option<Kind>> for MarkKind {
    fn from(kind: Option<Kind>) -> Self {
        match kind {
            Some(Kind::Diverge) => Self::Diverge,
            Some(Kind::Quote) => Self::Quote,
            Some(Kind::Agree) => Self::Agree,
            None => Self::Only,
        }
    }
}

/// A set of kinds: what a sentence carries, or what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Kinds(u8);

/// The letter of each kind, as in the keys of the filters.
const LETTERS: [(MarkKind, char); 4] =
    [(MarkKind::Diverge, 'd'), (MarkKind::Quote, 'q'), (MarkKind::Agree, 'a'), (MarkKind::Only, 'o')];

impl Kinds {
    /// Every kind.
    pub(crate) const ALL: Self = Self(0b1111);

    /// One kind.
    pub(crate) fn only(kind: MarkKind) -> Self {
        Self(1 << kind as u8)
    }

    pub(crate) fn holds(self, kind: MarkKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    pub(crate) fn insert(&mut self, kind: MarkKind) {
        self.0 |= 1 << kind as u8;
    }

    pub(crate) fn toggle(&mut self, kind: MarkKind) {
        self.0 ^= 1 << kind as u8;
    }

    /// The kinds as letters, to be kept.
    pub(crate) fn letters(self) -> String {
        LETTERS.into_iter().filter(|(k, _)| self.holds(*k)).map(|(_, letter)| letter).collect()
    }

    /// The kinds that [`Kinds::letters`] gave.
    pub(crate) fn of_letters(letters: &str) -> Self {
        let mut kinds = Self::default();
        LETTERS.into_iter().filter(|(_, letter)| letters.contains(*letter)).for_each(|(k, _)| kinds.insert(k));
        kinds
    }

    /// The kinds that both hold.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The kind that is shown where several are there.
    pub(crate) fn first(self) -> Option<MarkKind> {
        MarkKind::ALL.into_iter().find(|k| self.holds(*k))
    }
}

/// The marks of one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The sentence; bytes.
    pub(crate) span: Span,
    /// What it carries.
    pub(crate) kinds: Kinds,
    /// The kinds of which at least one link is more than unsure; what stands only here is as sure as can be told.
    pub(crate) sure: Kinds,
    /// Where its links stand in the list of all marks, and its statements.
    links: Range<u32>,
    statements: Range<u32>,
}

/// The marks of every document, by place, one for each compared sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    documents: Vec<Vec<Mark>>,
    /// Indices into the comparison's links, those of one mark together: a long story has more marks than are worth a list each.
    links: Vec<u32>,
    /// Indices into the comparison's statements, likewise.
    statements: Vec<u32>,
    counts: [usize; 4],
}

impl Marks {
    /// One mark for each sentence, without kinds: what is known before the comparison is there.
    pub(crate) fn of_sentences(analyses: &[Analysis]) -> Self {
        let bare = |a: &Analysis| {
            let mark = |span| Mark {
                span,
                kinds: Kinds::default(),
                sure: Kinds::only(MarkKind::Only),
                links: 0..0,
                statements: 0..0,
            };
            a.sentences.iter().map(|s| mark(s.span)).collect()
        };
        Self { documents: analyses.iter().map(bare).collect(), ..Self::default() }
    }

    /// The marks that a comparison gives.
    pub(crate) fn new(analyses: &[Analysis], comparison: &Comparison) -> Self {
        let mut marks = Self::of_sentences(analyses);
        let (mut links, mut statements) = (Vec::new(), Vec::new());
        for (index, link) in comparison.links.iter().enumerate() {
            for end in [link.a, link.b] {
                for (place, mark) in marks.within_mut(end.document, end.span) {
                    links.push((place, index as u32));
                    mark.kinds.insert(Some(link.kind).into());
                    if Sureness::of(link) != Sureness::Unsure {
                        mark.sure.insert(Some(link.kind).into());
                    }
                }
            }
        }
        for (index, statement) in comparison.statements.iter().enumerate() {
            marks.counts[MarkKind::from(statement.kind) as usize] += 1;
            for passage in &statement.passages {
                for (place, mark) in marks.within_mut(passage.document, passage.span) {
                    statements.push((place, index as u32));
                    if statement.kind.is_none() {
                        mark.kinds.insert(MarkKind::Only);
                    }
                }
            }
        }
        marks.links = marks.strung(links, |mark| &mut mark.links);
        marks.statements = marks.strung(statements, |mark| &mut mark.statements);
        marks
    }

    /// The marks that a range touches, each with its place: its document and its number there.
    fn within_mut(&mut self, document: DocumentId, span: Span) -> impl Iterator<Item = ((usize, usize), &mut Mark)> {
        let marks = self.documents.get_mut(document.0).map(Vec::as_mut_slice).unwrap_or_default();
        let first = marks.partition_point(|m| m.span.end <= span.start);
        let touched = marks[first..].iter_mut().take_while(move |m| m.span.start < span.end);
        touched.enumerate().map(move |(n, mark)| ((document.0, first + n), mark))
    }

    /// One list of what stands at each place, by place; each mark is told its part of it.
    fn strung(&mut self, mut found: Vec<((usize, usize), u32)>, part: fn(&mut Mark) -> &mut Range<u32>) -> Vec<u32> {
        found.sort_unstable();
        for (n, ((document, place), _)) in (0..).zip(&found) {
            let part = part(&mut self.documents[*document][*place]);
            *part = if part.end == 0 { n..n + 1 } else { part.start..n + 1 };
        }
        found.into_iter().map(|(_, index)| index).collect()
    }

    /// Indices of the links of a mark, rising.
    pub(crate) fn links_of(&self, mark: &Mark) -> impl Iterator<Item = usize> {
        listed(&self.links, &mark.links)
    }

    /// Indices of its statements, rising.
    pub(crate) fn statements_of(&self, mark: &Mark) -> impl Iterator<Item = usize> {
        listed(&self.statements, &mark.statements)
    }

    /// The marks of a document, by place.
    pub(crate) fn of(&self, document: usize) -> &[Mark] {
        self.documents.get(document).map(Vec::as_slice).unwrap_or_default()
    }

    /// The marks of the sentences that a range touches.
    pub(crate) fn within(&self, document: usize, span: Span) -> &[Mark] {
        let marks = self.of(document);
        let first = marks.partition_point(|m| m.span.end <= span.start);
        let last = marks.partition_point(|m| m.span.start < span.end);
        marks.get(first..last).unwrap_or_default()
    }

    /// Index of the sentence that holds a byte.
    pub(crate) fn at(&self, document: usize, byte: usize) -> Option<usize> {
        let marks = self.of(document);
        let index = marks.partition_point(|m| m.span.end <= byte);
        marks.get(index).filter(|m| m.span.start <= byte).map(|_| index)
    }

    /// How many statements are of a kind.
    pub(crate) fn count(&self, kind: MarkKind) -> usize {
        self.counts[kind as usize]
    }
}

fn listed<'l>(list: &'l [u32], part: &Range<u32>) -> impl Iterator<Item = usize> + use<'l> {
    list[part.start as usize..part.end as usize].iter().map(|n| *n as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_shows_the_first_of_its_kinds_that_is_not_filtered_out() {
        let mut kinds = Kinds::default();
        assert_eq!(kinds.first(), None);
        kinds.insert(MarkKind::Agree);
        kinds.insert(MarkKind::Diverge);
        assert_eq!(kinds.first(), Some(MarkKind::Diverge));
        let mut shown = Kinds::ALL;
        shown.toggle(MarkKind::Diverge);
        assert_eq!(kinds.and(shown).first(), Some(MarkKind::Agree));
        assert_eq!(kinds.and(Kinds::only(MarkKind::Quote)).first(), None);
    }
}
