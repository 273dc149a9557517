//! Whether the store still holds what it was given: every capture by its hashes, every quotation by its range and words, the
//! file by SQLite's own checks.

use super::error::{Cause, Error};
use super::listing::hash;
use super::packed::{Hash, blocks_from_words, to_document, unpack_text};
use super::quotation::{exact, pieces_from_words};
use super::{CaptureKey, DocumentKey, Reading, Store};
use rusqlite::{Transaction, TransactionBehavior};
use std::fmt;

/// What does not match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Something in the file itself; in SQLite's words.
    File(String),
    /// Words are found by the index that no text has, or the other way round.
    Index,
    /// A capture.
    Capture {
        /// Of which document.
        document: DocumentKey,
        /// Which capture.
        capture: CaptureKey,
        /// What of it.
        what: Part,
    },
}

/// What of a capture does not match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The text cannot be unpacked.
    Text,
    /// The text is not the one that was kept: its hash differs.
    TextHash,
    /// The bytes cannot be unpacked, or are not those that were kept: their hash differs.
    Bytes,
    /// Blocks or stated facts are no ranges of the text.
    Ranges,
    /// A quotation that the search remembers is not in the text as remembered.
    Quotation,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(words) => write!(f, "the file is damaged: {words}"),
            Self::Index => f.write_str("the index of words does not fit the texts"),
            Self::Capture { document, capture, what } => {
                let what = match what {
                    Part::Text => "its text cannot be read",
                    Part::TextHash => "its text is not the one that was kept: the hash differs",
                    Part::Bytes => "its bytes are not those that were kept: the hash differs",
                    Part::Ranges => "blocks or stated facts do not fit its text",
                    Part::Quotation => "a remembered quotation is not in its text",
                };
                write!(f, "document {document}, capture {capture}: {what}")
            }
        }
    }
}

/// How much was checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Checked {
    /// Captures.
    pub captures: usize,
    /// Quotations.
    pub quotations: usize,
}

impl Store {
    /// Checks everything and tells `each` problem as it is found.
    ///
    /// # Errors
    /// The file is so damaged that it cannot be gone through.
    pub fn verify(&mut self, each: &mut dyn FnMut(Problem)) -> Result<Checked, Error> {
        let checked = self.read(|reading| {
            reading.verify_file(each)?;
            reading.verify_captures(each)
        })?;
        // The index is checked by a statement that has the form of a change.
        if !self.is_read_only && !self.index_fits().map_err(|cause| self.error(cause))? {
            each(Problem::Index);
        }
        Ok(checked)
    }

    /// Whether the indexes fit what they are made from. FTS5 checks this in a statement that has the form of a change.
    fn index_fits(&self) -> Result<bool, Cause> {
        let transaction = Transaction::new_unchecked(&self.reading.connection, TransactionBehavior::Immediate)?;
        for index in ["capture_index", "quotation_index"] {
            let check = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
            match transaction.execute(&check, []).map_err(Cause::from) {
                Ok(_) => {}
                Err(Cause::Damaged(_) | Cause::Program(_)) => return Ok(false),
                Err(cause) => return Err(cause),
            }
        }
        Ok(true)
    }
}

impl Reading {
    fn verify_file(&self, each: &mut dyn FnMut(Problem)) -> Result<(), Cause> {
        let mut check = self.connection.prepare("PRAGMA quick_check(20)")?;
        let mut rows = check.query([])?;
        while let Some(row) = rows.next()? {
            let words: String = row.get(0)?;
            if words != "ok" {
                each(Problem::File(words));
            }
        }
        let mut check = self.connection.prepare("PRAGMA foreign_key_check")?;
        let mut rows = check.query([])?;
        while let Some(row) = rows.next()? {
            each(Problem::File(format!("a row of {} points to nothing", row.get::<_, String>(0)?)));
        }
        Ok(())
    }

    fn verify_captures(&self, each: &mut dyn FnMut(Problem)) -> Result<Checked, Cause> {
        let mut checked = Checked::default();
        let mut select =
            self.connection.prepare("SELECT id, document, text_hash, bytes_hash FROM capture ORDER BY id")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (capture, document) = (CaptureKey(row.get(0)?), DocumentKey(row.get(1)?));
            let (text_hash, bytes_hash) = (hash(row, 2)?, hash(row, 3)?);
            let mut tell = |what| each(Problem::Capture { document, capture, what });
            checked.captures += 1;
            match self.packed(capture) {
                Ok((text, packed)) => {
                    if Hash::of(text.as_bytes()) != text_hash {
                        tell(Part::TextHash);
                    }
                    if blocks_from_words(&packed.blocks, &text).is_none() || to_document(text, &packed).is_err() {
                        tell(Part::Ranges);
                    }
                }
                Err(_) => tell(Part::Text),
            }
            if self.bytes(capture).map_or(true, |bytes| Hash::of(&bytes) != bytes_hash) {
                tell(Part::Bytes);
            }
            checked.quotations += self.verify_quotations(capture, text_hash, &mut tell)?;
        }
        Ok(checked)
    }

    fn verify_quotations(
        &self,
        capture: CaptureKey,
        text_hash: Hash,
        tell: &mut dyn FnMut(Part),
    ) -> Result<usize, Cause> {
        let mut select = self.connection.prepare_cached(
            "SELECT q.pieces, q.exact, c.text FROM quotation q JOIN capture c ON c.id = ?1 WHERE q.text_hash = ?2",
        )?;
        let mut rows = select.query(rusqlite::params![capture.0, text_hash.as_bytes()])?;
        let (mut count, mut text) = (0, None);
        while let Some(row) = rows.next()? {
            count += 1;
            let (pieces, words): (String, String) = (row.get(0)?, row.get(1)?);
            if text.is_none() {
                text = Some(unpack_text(row.get_ref(2)?.as_blob().unwrap_or_default()).unwrap_or_default());
            }
            let text = text.as_deref().unwrap_or_default();
            if pieces_from_words(&pieces, text).is_none_or(|pieces| exact(text, &pieces) != words) {
                tell(Part::Quotation);
            }
        }
        Ok(count)
    }
}
