//! The trash: what is removed lies there with its stories and tags, until it is restored or the trash is emptied.

use super::error::{Cause, Error};
use super::journal::{Change, Deed, Turn};
use super::{DocumentKey, Store, Writing};
use rusqlite::OptionalExtension;

impl Store {
    /// Deletes for good what lies in the trash, and gives the number of documents. What was done before can no longer be
    /// undone: it may have been done to what is gone.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn empty_trash(&mut self, deed: &mut Deed) -> Result<usize, Error> {
        self.write(deed, empty_trash)
    }
}

impl Writing<'_> {
    /// Puts a document into the trash; false where it is there already.
    ///
    /// # Errors
    /// There is no such document, or the store cannot be written.
    pub fn remove(&mut self, document: DocumentKey) -> Result<bool, Cause> {
        let before = self.removed(document)?;
        let is_new = before.is_none();
        if is_new {
            let after = Some(self.deed.at().to_owned());
            self.change(&Change::Removed { document: document.0, turn: Turn { before, after } })?;
        }
        Ok(is_new)
    }

    /// Takes a document out of the trash; false where it is not there.
    ///
    /// # Errors
    /// There is no such document, or the store cannot be written.
    pub fn restore(&mut self, document: DocumentKey) -> Result<bool, Cause> {
        let before = self.removed(document)?;
        let was_there = before.is_some();
        if was_there {
            self.change(&Change::Removed { document: document.0, turn: Turn { before, after: None } })?;
        }
        Ok(was_there)
    }

    fn documents_in_trash(&self) -> Result<Vec<DocumentKey>, Cause> {
        let mut select = self.connection.prepare_cached("SELECT id FROM document WHERE removed IS NOT NULL")?;
        let rows = select.query_map([], |row| Ok(DocumentKey(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn removed(&self, document: DocumentKey) -> Result<Option<String>, Cause> {
        let mut select = self.connection.prepare_cached("SELECT removed FROM document WHERE id = ?1")?;
        let removed = select.query_row([document.0], |row| row.get(0)).optional()?;
        removed.ok_or(Cause::NoDocument(document))
    }
}

fn empty_trash(writing: &mut Writing<'_>) -> Result<usize, Cause> {
    let documents = writing.documents_in_trash()?;
    // Where nothing goes, everything that was done can still be undone.
    if documents.is_empty() {
        return Ok(0);
    }
    // Words are as rare as they are in what is left.
    for document in documents {
        writing.forget_profile(document)?;
    }
    // A document points to its current capture and the capture to its document.
    writing.connection.execute("UPDATE document SET current = NULL WHERE removed IS NOT NULL", [])?;
    let gone = writing.connection.execute("DELETE FROM document WHERE removed IS NOT NULL", [])?;
    writing.connection.execute("DELETE FROM step", [])?;
    writing.connection.execute("DELETE FROM place WHERE story > 0 AND story NOT IN (SELECT id FROM story)", [])?;
    Ok(gone)
}
