//! Which documents have much of their wording in common: a cache. What is much, and what it is called, is left to who calls;
//! dropping the cache loses nothing.

use super::error::Cause;
use super::{DocumentKey, Writing};
use rusqlite::params;

impl Writing<'_> {
    /// Remembers pairs, as the documents are captured now, each with the part of the shorter text that stands in the other in the
    /// same words, 0 to 1.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn keep_kin(&mut self, pairs: &[(DocumentKey, DocumentKey, f64)]) -> Result<(), Cause> {
        let mut keep = self.connection.prepare_cached(
            "INSERT OR REPLACE INTO kin SELECT a.id, b.id, a.current, b.current, ?3 FROM document a, document b
             WHERE a.id = ?1 AND b.id = ?2",
        )?;
        for (document, other, wording) in pairs.iter().filter(|(document, other, _)| document != other) {
            keep.execute(params![document.0, other.0, wording])?;
            keep.execute(params![other.0, document.0, wording])?;
        }
        Ok(())
    }
}
