//! Where the reader stood in a story and how it was laid out, as it is kept: JSON, with passages by their words.
//!
//! A source is known by its path, its number in the store or the hash of its text, so that another order of the same sources,
//! or one that is missing, does no harm.

use super::kept::{Subject, identity};
use crate::document::{Document, Span};
use crate::store::Anchor;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Bytes after the cursor by which its passage is found again.
const PASSAGE: usize = 80;

/// Where the reader stands: sources by their place in the story, positions in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The cursor of each source.
    pub cursors: Vec<usize>,
    /// The sources in the order of their panes.
    pub order: Vec<usize>,
    /// The source in focus.
    pub focus: usize,
    /// The row of its pane on which its cursor stands.
    pub row: isize,
    /// Whether it is shown alone.
    pub zoomed: bool,
    /// Whether the others follow it.
    pub follow: bool,
    /// Whether passages stand beside their counterparts.
    pub synopsis: bool,
    /// Whether the minimap is shown.
    pub minimap: bool,
    /// The most columns of text in a pane.
    pub measure: u16,
    /// The kinds of marks that are shown: one letter each, of `d q a o`.
    pub shown: String,
    /// Columns that the pane of each source has more than its share.
    pub wider: Vec<i16>,
    /// The least probability of a link that is shown, where it was moved, and from where; percent.
    pub threshold: Option<(u8, u8)>,
}

/// A [`Stand`] as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct Place {
    version: u32,
    /// What the story was called.
    pub name: String,
    /// The number of the story of the store that was read.
    pub story: Option<i64>,
    /// The sources in the order in which they were named.
    pub sources: Vec<Source>,
    order: Vec<usize>,
    focus: usize,
    row: isize,
    zoomed: bool,
    follow: bool,
    synopsis: bool,
    minimap: bool,
    measure: u16,
    shown: String,
    #[serde(default)]
    threshold: Option<(u8, u8)>,
}

/// A source of a story that was read.
#[derive(Debug, Serialize, Deserialize)]
pub struct Source {
    /// `file:` and a path, `stored:` and a number, or `text:` and a hash.
    pub id: String,
    exact: String,
    prefix: String,
    suffix: String,
    start: usize,
    /// Columns that its pane has more than its share.
    #[serde(default)]
    wider: i16,
}

/// The version of the form.
const VERSION: u32 = 1;

impl Place {
    /// The place of a stand.
    pub fn of(stand: &Stand, subject: &Subject, documents: &[Document]) -> Self {
        let sources = documents.iter().enumerate().map(|(n, document)| {
            let text = &document.text;
            let start = text.floor_char_boundary(stand.cursors.get(n).copied().unwrap_or(0));
            let end = text.floor_char_boundary(start.saturating_add(PASSAGE));
            let Anchor { exact, prefix, suffix, start } = Anchor::of(text, Span::new(start, end));
            let wider = stand.wider.get(n).copied().unwrap_or(0);
            Source { id: identity(subject, documents, n), exact, prefix, suffix, start, wider }
        });
        let Stand { order, focus, row, zoomed, follow, synopsis, minimap, measure, shown, threshold, .. } =
            stand.clone();
        let (name, story, sources) = (subject.name.clone(), subject.story.map(|s| s.0), sources.collect());
        Self {
            version: VERSION,
            name,
            story,
            sources,
            order,
            focus,
            row,
            zoomed,
            follow,
            synopsis,
            minimap,
            measure,
            shown,
            threshold,
        }
    }

    /// What was written with [`Place::words`]; none where it is of another version or no place.
    pub fn read(words: &str) -> Option<Self> {
        serde_json::from_str(words).ok().filter(|p: &Self| p.version == VERSION)
    }

    /// The place as it is kept.
    ///
    /// # Errors
    /// It cannot be written as JSON, which does not happen.
    pub fn words(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The end of the passage that was read last in the source in focus, and the bytes of that source; by the lengths of the
    /// texts as they are now. None where it is no longer there.
    pub fn read_to(&self, lengths: &BTreeMap<String, usize>) -> Option<(usize, usize)> {
        let source = self.sources.get(self.focus)?;
        Some((source.start + source.exact.len(), *lengths.get(&source.id)?))
    }

    /// The stand in the sources as they are now.
    pub fn stand(&self, subject: &Subject, documents: &[Document]) -> Stand {
        let ids: Vec<String> = (0..documents.len()).map(|n| identity(subject, documents, n)).collect();
        let now = |then: &usize| self.sources.get(*then).and_then(|s| ids.iter().position(|id| *id == s.id));
        let mut order: Vec<usize> = self.order.iter().filter_map(now).collect();
        order.extend((0..ids.len()).filter(|n| !order.contains(n)).collect::<Vec<_>>());
        let cursor = |(n, id): (usize, &String)| {
            let (source, text) = (self.sources.iter().find(|s| s.id == *id)?, &documents.get(n)?.text);
            let Source { exact, prefix, suffix, start, .. } = source;
            let anchor = Anchor { exact: exact.clone(), prefix: prefix.clone(), suffix: suffix.clone(), start: *start };
            Some(anchor.find(text).map_or(text.floor_char_boundary(*start), |found| found.span.start))
        };
        let first = |n: usize| documents.get(n).and_then(|d| d.blocks.first()).map_or(0, |b| b.span.start);
        let cursors = ids.iter().enumerate().map(|(n, id)| cursor((n, id)).unwrap_or(first(n))).collect();
        Stand {
            cursors,
            focus: now(&self.focus).unwrap_or(0),
            order,
            row: self.row,
            zoomed: self.zoomed,
            follow: self.follow,
            synopsis: self.synopsis,
            minimap: self.minimap,
            measure: self.measure,
            shown: self.shown.clone(),
            threshold: self.threshold,
            wider: ids.iter().map(|id| self.sources.iter().find(|s| s.id == *id).map_or(0, |s| s.wider)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::kept::Origin;
    use super::*;
    use crate::document::read;

    fn subject(paths: &[&str]) -> Subject {
        let origin = |path: &&str| Origin { place: Some((*path).to_owned()), ..Origin::default() };
        Subject { name: "harbour".into(), story: None, origins: paths.iter().map(origin).collect() }
    }

    #[test]
    fn a_stand_is_found_again_in_another_order_and_a_changed_text() {
        let before = [
            read("a", b"The ferry left late. Nobody was hurt on it."),
            read("b", b"The bridge is closed.\n\nIt rains."),
        ];
        let stand = Stand {
            cursors: vec![21, 23],
            order: vec![1, 0],
            focus: 1,
            row: 4,
            zoomed: true,
            follow: false,
            synopsis: false,
            minimap: true,
            measure: 44,
            shown: "dq".into(),
            wider: vec![0, -8],
            threshold: Some((15, 22)),
        };
        let words = Place::of(&stand, &subject(&["/a", "/b"]), &before).words().unwrap();
        let place = Place::read(&words).unwrap();
        assert_eq!(place.stand(&subject(&["/a", "/b"]), &before), stand);
        let after = [
            read("b", b"News. The bridge is closed.\n\nIt rains."),
            read("c", b"Something else."),
            read("a", b"On Friday the ferry left late. Nobody was hurt on it."),
        ];
        let found = place.stand(&subject(&["/b", "/c", "/a"]), &after);
        assert_eq!(
            found,
            Stand { cursors: vec![29, 0, 31], order: vec![0, 2, 1], focus: 0, wider: vec![-8, 0, 0], ..stand }
        );
    }

    #[test]
    fn what_is_no_place_is_none() {
        for words in ["", "{}", "{\"version\":2}", "[1]"] {
            assert!(Place::read(words).is_none(), "{words}");
        }
    }
}
