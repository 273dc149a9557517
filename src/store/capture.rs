//! Taking documents in and giving them back as they were.

use super::error::Cause;
use super::identity::{Incoming, Known};
use super::journal::{Change, Turn};
use super::packed::{self, Facts, Hash, Packed};
use super::{CaptureKey, DocumentKey, Reading, Writing};
use crate::document::Document;
use rusqlite::{OptionalExtension, Row, params};

/// A document to take in.
#[derive(Debug, Clone, Copy)]
pub struct Taking<'a> {
    /// What was read.
    pub document: &'a Document,
    /// From which bytes.
    pub bytes: &'a [u8],
    /// Where they lay: a file's absolute path, or the address they were fetched from; none for standard input.
    pub place: Option<&'a str>,
}

/// A capture as its row holds it, before it is compressed.
pub(super) struct Kept<'a> {
    pub(super) captured: &'a str,
    pub(super) facts: &'a Facts,
    pub(super) stated: &'a str,
    pub(super) blocks: &'a str,
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) text_hash: Hash,
    pub(super) bytes_hash: Hash,
}

/// What became of a document that was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is new.
    New(DocumentKey),
    /// It is a changed text of a document that is here; both texts are kept.
    Changed(DocumentKey),
    /// It was here already.
    Known(DocumentKey),
    /// It was here and in the trash, and is brought back.
    Restored(DocumentKey),
}

impl Taken {
    /// Which document it is.
    pub fn document(self) -> DocumentKey {
        match self {
            Self::New(key) | Self::Changed(key) | Self::Known(key) | Self::Restored(key) => key,
        }
    }
}

impl Reading {
    /// The document that would be recognised in what is to be taken in.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn known(&self, taking: &Taking<'_>) -> Result<Option<DocumentKey>, Cause> {
        Ok(match self.recognise(&Incoming::of(taking))? {
            Known::Capture(key, _) | Known::Document(key) => Some(key),
            Known::Nothing => None,
        })
    }
}

impl Writing<'_> {
    /// Takes a document in. The same bytes again are the same capture; a changed text is a new capture of the same document.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn take(&mut self, taking: &Taking<'_>) -> Result<Taken, Cause> {
        let incoming = Incoming::of(taking);
        let (key, capture, taken) = match self.recognise(&incoming)? {
            Known::Capture(key, capture) => (key, capture, Taken::Known(key)),
            Known::Document(key) => (key, self.insert_capture(key, taking, &incoming)?, Taken::Changed(key)),
            Known::Nothing => {
                self.connection.prepare_cached("INSERT INTO document DEFAULT VALUES")?.execute([])?;
                let key = DocumentKey(self.connection.last_insert_rowid());
                (key, self.insert_capture(key, taking, &incoming)?, Taken::New(key))
            }
        };
        self.sight(capture, taking.place)?;
        self.make_current(key, capture, taken)
    }

    /// Makes the capture the document's current one, and brings the document back if it is in the trash.
    fn make_current(&mut self, key: DocumentKey, capture: CaptureKey, taken: Taken) -> Result<Taken, Cause> {
        let mut select = self.connection.prepare_cached("SELECT current, removed FROM document WHERE id = ?1")?;
        let (current, removed): (Option<i64>, Option<String>) =
            select.query_row([key.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        drop(select);
        match current {
            None => {
                let mut set = self.connection.prepare_cached("UPDATE document SET current = ?2 WHERE id = ?1")?;
                set.execute([key.0, capture.0])?;
                drop(set);
                // Undone, a new document lies in the trash.
                let turn = Turn { before: Some(self.deed.at().to_owned()), after: None };
                self.remember(&Change::Removed { document: key.0, turn })?;
            }
            Some(before) if before != capture.0 => {
                self.change(&Change::Current { document: key.0, turn: Turn { before, after: capture.0 } })?;
            }
            Some(_) => {}
        }
        if removed.is_some() {
            self.change(&Change::Removed { document: key.0, turn: Turn { before: removed, after: None } })?;
            return Ok(if taken == Taken::Known(key) { Taken::Restored(key) } else { taken });
        }
        Ok(taken)
    }

    fn insert_capture(
        &mut self,
        key: DocumentKey,
        taking: &Taking<'_>,
        incoming: &Incoming<'_>,
    ) -> Result<CaptureKey, Cause> {
        let Packed { facts, stated, blocks } = packed::from_document(taking.document)?;
        let (text_hash, bytes_hash) = (incoming.text_hash, incoming.bytes_hash);
        let (captured, text, bytes) = (self.deed.at(), taking.document.text.as_str(), taking.bytes);
        let kept =
            Kept { captured, facts: &facts, stated: &stated, blocks: &blocks, text, bytes, text_hash, bytes_hash };
        self.insert_kept(key, &kept)
    }

    /// Writes a capture's row, and its words into the index.
    pub(super) fn insert_kept(&self, key: DocumentKey, kept: &Kept<'_>) -> Result<CaptureKey, Cause> {
        let Kept { facts, text, .. } = kept;
        let bytes = (text.as_bytes() != kept.bytes).then(|| packed::pack(kept.bytes));
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO capture (document, captured, name, title, outlet, byline, date, address, stated, blocks, text,
               length, bytes, bytes_length, text_hash, bytes_hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?;
        insert.execute(params![
            key.0,
            kept.captured,
            facts.name,
            facts.title,
            facts.outlet,
            facts.byline,
            facts.date,
            facts.address,
            kept.stated,
            kept.blocks,
            packed::pack(text.as_bytes()),
            text.len(),
            bytes,
            kept.bytes.len(),
            kept.text_hash.as_bytes(),
            kept.bytes_hash.as_bytes(),
        ])?;
        let capture = self.connection.last_insert_rowid();
        let mut index = self.connection.prepare_cached(
            "INSERT INTO capture_index (rowid, title, outlet, byline, text)
             SELECT ?1, coalesce(k.title, ?2), coalesce(k.outlet, ?3), coalesce(k.byline, ?4), ?5
             FROM (SELECT 1) LEFT JOIN correction k ON k.document = ?6",
        )?;
        index.execute(params![capture, facts.title, facts.outlet, facts.byline, text, key.0])?;
        Ok(CaptureKey(capture))
    }

    /// Remembers where the capture was found.
    fn sight(&self, capture: CaptureKey, place: Option<&str>) -> Result<(), Cause> {
        let Some(place) = place else { return Ok(()) };
        let mut insert = self
            .connection
            .prepare_cached("INSERT INTO sighting VALUES (?1, ?2, ?3, ?3) ON CONFLICT DO UPDATE SET last = ?3")?;
        insert.execute(params![capture.0, place, self.deed.at()])?;
        Ok(())
    }
}

impl Reading {
    /// The document as it was captured last, its source as it was corrected.
    ///
    /// # Errors
    /// There is none with this key, or the store cannot be read.
    pub fn document(&self, key: DocumentKey) -> Result<Document, Cause> {
        let current =
            self.connection.query_row("SELECT current FROM document WHERE id = ?1", [key.0], |row| row.get(0));
        match current.optional()? {
            Some(capture) => {
                let mut document = self.capture(CaptureKey(capture))?;
                self.corrections(key)?.apply(&mut document);
                Ok(document)
            }
            None => Err(Cause::NoDocument(key)),
        }
    }

    /// The document as this capture has it.
    ///
    /// # Errors
    /// There is none with this key, or the store cannot be read.
    pub fn capture(&self, key: CaptureKey) -> Result<Document, Cause> {
        let (text, packed) = self.packed(key)?;
        packed::to_document(text, &packed)
    }

    pub(super) fn packed(&self, key: CaptureKey) -> Result<(String, Packed), Cause> {
        let mut select = self.connection.prepare_cached(
            "SELECT name, title, outlet, byline, date, address, stated, blocks, text FROM capture WHERE id = ?1",
        )?;
        let mut rows = select.query([key.0])?;
        let row = rows.next()?.ok_or_else(|| Cause::Damaged(format!("capture {key} is missing")))?;
        let packed = Packed { facts: facts(row, 0)?, stated: row.get(6)?, blocks: row.get(7)? };
        let text = row.get_ref(8)?.as_blob().map_err(|_| Cause::Damaged(format!("capture {key} has no text")))?;
        Ok((packed::unpack_text(text)?, packed))
    }

    /// The bytes that the capture was read from.
    ///
    /// # Errors
    /// There is none with this key, or the store cannot be read.
    pub fn bytes(&self, key: CaptureKey) -> Result<Vec<u8>, Cause> {
        let packed: Vec<u8> = self
            .connection
            .query_row("SELECT coalesce(bytes, text) FROM capture WHERE id = ?1", [key.0], |row| row.get(0))
            .optional()?
            .ok_or_else(|| Cause::Damaged(format!("capture {key} is missing")))?;
        packed::unpack(&packed)
    }
}

/// The facts of a source in six columns, from `first` on.
pub(super) fn facts(row: &Row<'_>, first: usize) -> rusqlite::Result<Facts> {
    Ok(Facts {
        name: row.get(first)?,
        title: row.get(first + 1)?,
        outlet: row.get(first + 2)?,
        byline: row.get(first + 3)?,
        date: row.get(first + 4)?,
        address: row.get(first + 5)?,
    })
}
