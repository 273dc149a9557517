//! Where the reader was in a story: words that the reader writes and reads, and that nobody else understands.

use super::error::Cause;
use super::{Reading, StoryKey, Writing};
use rusqlite::{OptionalExtension, params};

impl Reading {
    /// What was kept with [`Writing::keep_place`].
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn place(&self, story: StoryKey) -> Result<Option<String>, Cause> {
        let place = self.connection.query_row("SELECT place FROM place WHERE story = ?1", [story.0], |row| row.get(0));
        Ok(place.optional()?)
    }
}

impl Writing<'_> {
    /// Keeps the reader's place in a story. This is no step that can be undone.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn keep_place(&mut self, story: StoryKey, place: &str) -> Result<(), Cause> {
        let at = self.deed.at().to_owned();
        let mut keep = self
            .connection
            .prepare_cached("INSERT INTO place VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET place = ?2, saved = ?3")?;
        keep.execute(params![story.0, place, at])?;
        Ok(())
    }
}
