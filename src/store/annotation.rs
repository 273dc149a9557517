//! What the reader writes on documents: notes, bookmarks, and decisions on links between two passages.
//!
//! Each stands at a passage by its words, so that it is found again in a later capture; one whose words are gone is kept and
//! said to be orphaned. What a verdict on a link means is left to the reader's room.

use super::anchor::{Anchor, Found};
use super::error::Cause;
use super::journal::{AnchorRow, AnnotationRow, Change, Turn};
use super::{DocumentKey, Reading, Writing};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// An annotation of the store; never given to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnnotationKey(pub i64);

/// What is written at a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnnotationKind {
    /// Words of the reader.
    Note,
    /// A place to come back to.
    Bookmark,
    /// What the reader holds of a link between two passages: confirmed, rejected, of another kind, made by hand.
    Decision,
}

impl AnnotationKind {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Bookmark => "bookmark",
            Self::Decision => "decision",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Note, Self::Bookmark, Self::Decision].into_iter().find(|kind| kind.word() == word)
    }
}

/// A passage of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchored {
    /// Of which document.
    pub document: DocumentKey,
    /// Which passage.
    pub anchor: Anchor,
}

/// An annotation, and where it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// Which annotation.
    pub key: AnnotationKey,
    /// What it is.
    pub kind: AnnotationKind,
    /// A note's words, a decision's verdict.
    pub body: String,
    /// When it was made, in UTC.
    pub made: String,
    /// Its passages, each with its place in the current capture; none where it is orphaned.
    pub passages: Vec<(Anchored, Option<Found>)>,
}

impl Reading {
    /// The annotations that stand at one of these documents at least, in the order in which they were made.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn annotations(&self, documents: &[DocumentKey]) -> Result<Vec<Annotation>, Cause> {
        let mut keys: Vec<i64> = Vec::new();
        let mut select = self.connection.prepare_cached("SELECT annotation FROM anchor WHERE document = ?1")?;
        for document in documents {
            let rows = select.query_map([document.0], |row| row.get(0))?;
            keys.extend(rows.collect::<Result<Vec<i64>, _>>()?);
        }
        keys.sort_unstable();
        keys.dedup();
        let mut texts: BTreeMap<DocumentKey, String> = BTreeMap::new();
        let mut annotations = Vec::new();
        for key in keys {
            let Some(row) = self.annotation_row(AnnotationKey(key))? else { continue };
            let mut passages = Vec::new();
            for anchor in row.anchors {
                let document = DocumentKey(anchor.document);
                let text = match texts.entry(document) {
                    Entry::Occupied(text) => text.into_mut(),
                    Entry::Vacant(empty) => empty.insert(self.document(document)?.text),
                };
                let anchored = Anchored { document, anchor: anchor.into() };
                let found = anchored.anchor.find(text);
                passages.push((anchored, found));
            }
            let kind = AnnotationKind::from_word(&row.kind)
                .ok_or_else(|| Cause::Damaged(format!("annotation {key} is of no known kind")))?;
            annotations.push(Annotation { key: AnnotationKey(key), kind, body: row.body, made: row.made, passages });
        }
        Ok(annotations)
    }

    pub(super) fn annotation_row(&self, key: AnnotationKey) -> Result<Option<AnnotationRow>, Cause> {
        let mut select = self.connection.prepare_cached("SELECT kind, body, made FROM annotation WHERE id = ?1")?;
        let row = select.query_row([key.0], |row| {
            Ok(AnnotationRow { kind: row.get(0)?, body: row.get(1)?, made: row.get(2)?, anchors: Vec::new() })
        });
        let Some(mut annotation) = row.optional()? else { return Ok(None) };
        let mut select = self.connection.prepare_cached(
            "SELECT document, exact, prefix, suffix, start FROM anchor WHERE annotation = ?1 ORDER BY number",
        )?;
        let anchors = select.query_map([key.0], |row| {
            let (document, exact, prefix) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(AnchorRow { document, exact, prefix, suffix: row.get(3)?, start: row.get(4)? })
        })?;
        annotation.anchors = anchors.collect::<Result<_, _>>()?;
        Ok(Some(annotation))
    }
}

impl Writing<'_> {
    /// Writes an annotation at passages.
    ///
    /// # Errors
    /// There is no such document, or the store cannot be written.
    pub fn annotate(
        &mut self,
        kind: AnnotationKind,
        body: &str,
        passages: &[Anchored],
    ) -> Result<AnnotationKey, Cause> {
        let anchors = passages.iter().map(AnchorRow::from).collect();
        let (kind, made) = (kind.word().to_owned(), self.deed.at().to_owned());
        self.annotate_at(AnnotationRow { kind, body: body.to_owned(), made, anchors })
    }

    pub(super) fn annotate_at(&mut self, row: AnnotationRow) -> Result<AnnotationKey, Cause> {
        for anchor in &row.anchors {
            self.must_exist(DocumentKey(anchor.document))?;
        }
        // The id comes from the table's own counter, so that one that was used is never used again.
        self.connection.execute(
            "INSERT INTO annotation (kind, body, made) VALUES (?1, ?2, ?3)",
            params![row.kind, row.body, row.made],
        )?;
        let annotation = self.connection.last_insert_rowid();
        self.change(&Change::Annotation { annotation, turn: Turn { before: None, after: Some(row) } })?;
        Ok(AnnotationKey(annotation))
    }

    /// Gives an annotation other words; false where there is no such annotation.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn reword(&mut self, key: AnnotationKey, body: &str) -> Result<bool, Cause> {
        let Some(before) = self.annotation_row(key)? else { return Ok(false) };
        let after = Some(AnnotationRow { body: body.to_owned(), ..before.clone() });
        self.change(&Change::Annotation { annotation: key.0, turn: Turn { before: Some(before), after } })?;
        Ok(true)
    }

    /// Takes an annotation away; false where there is no such annotation.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn erase(&mut self, key: AnnotationKey) -> Result<bool, Cause> {
        let before = self.annotation_row(key)?;
        let was_there = before.is_some();
        if was_there {
            self.change(&Change::Annotation { annotation: key.0, turn: Turn { before, after: None } })?;
        }
        Ok(was_there)
    }

    /// Makes the table hold this row under the id.
    pub(super) fn put_annotation(&self, id: i64, row: Option<&AnnotationRow>) -> Result<(), Cause> {
        let Some(row) = row else {
            self.connection.execute("DELETE FROM annotation WHERE id = ?1", [id])?;
            return Ok(());
        };
        self.connection.execute(
            "INSERT INTO annotation VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET kind = ?2, body = ?3",
            params![id, row.kind, row.body, row.made],
        )?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO anchor VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT DO UPDATE SET document = ?3, exact = ?4, prefix = ?5, suffix = ?6, start = ?7",
        )?;
        for (anchor, number) in row.anchors.iter().zip(1_i64..) {
            let AnchorRow { document, exact, prefix, suffix, start } = anchor;
            insert.execute(params![id, number, document, exact, prefix, suffix, start])?;
        }
        Ok(())
    }
}

impl From<AnchorRow> for Anchor {
    fn from(row: AnchorRow) -> Self {
        Self { exact: row.exact, prefix: row.prefix, suffix: row.suffix, start: row.start }
    }
}

impl From<&Anchored> for AnchorRow {
    fn from(anchored: &Anchored) -> Self {
        let Anchor { exact, prefix, suffix, start } = anchored.anchor.clone();
        Self { document: anchored.document.0, exact, prefix, suffix, start }
    }
}
