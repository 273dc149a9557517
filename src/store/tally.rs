//! How many marks of each kind the comparison of some texts had: a cache for lists, by the hashes of the texts. Comparing is
//! left to who calls; dropping the cache loses nothing.

use super::error::Cause;
use super::packed::Hash;
use super::{Reading, Writing};
use rusqlite::{OptionalExtension, params};

/// What marks are counted of: some texts, whatever their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Texts(Hash);

impl Texts {
    /// The texts with these hashes.
    pub fn of(mut hashes: Vec<Hash>) -> Self {
        hashes.sort_unstable();
        let bytes: Vec<u8> = hashes.iter().flat_map(|hash| hash.as_bytes().iter().copied()).collect();
        Self(Hash::of(&bytes))
    }
}

impl Reading {
    /// The counts that this version of the analyser had for the texts.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn tally(&self, texts: Texts, analyser: &str) -> Result<Option<Vec<usize>>, Cause> {
        let sql = "SELECT counts FROM tally WHERE texts = ?1 AND analyser = ?2";
        let mut select = self.connection.prepare_cached(sql)?;
        let counts: Option<String> =
            select.query_row(params![texts.0.as_bytes(), analyser], |row| row.get(0)).optional()?;
        Ok(counts.and_then(|counts| counts.split(' ').map(|count| count.parse().ok()).collect()))
    }
}

impl Writing<'_> {
    /// Keeps counts. This is no step that can be undone.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn keep_tally(&mut self, texts: Texts, analyser: &str, counts: &[usize]) -> Result<(), Cause> {
        let counts = counts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        let mut keep = self.connection.prepare_cached("INSERT OR REPLACE INTO tally VALUES (?1, ?2, ?3)")?;
        keep.execute(params![texts.0.as_bytes(), analyser, counts])?;
        Ok(())
    }
}
