//! Tags: words that the reader puts on documents.

use super::error::Cause;
use super::journal::{Change, Turn};
use super::{DocumentKey, Reading, Writing, name};

impl Reading {
    /// All tags by name, each with the number of documents outside the trash that have it.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn tags(&self) -> Result<Vec<(String, usize)>, Cause> {
        let mut select = self.connection.prepare_cached(
            "SELECT t.name, count(*) FROM tag t JOIN document d ON d.id = t.document AND d.removed IS NULL
             GROUP BY t.name ORDER BY t.name",
        )?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Writing<'_> {
    /// Puts a tag on a document, or takes it off; false where that changes nothing.
    ///
    /// # Errors
    /// There is no such document, the words are no name, or the store cannot be written.
    pub fn tag(&mut self, document: DocumentKey, words: &str, on: bool) -> Result<bool, Cause> {
        self.must_exist(document)?;
        let name = name(words)?;
        let mut select = self.connection.prepare_cached("SELECT 1 FROM tag WHERE document = ?1 AND name = ?2")?;
        let before = select.exists(rusqlite::params![document.0, name])?;
        drop(select);
        if before != on {
            self.change(&Change::Tag { document: document.0, name, turn: Turn { before, after: on } })?;
        }
        Ok(before != on)
    }
}
