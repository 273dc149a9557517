//! Where the reader was in a story: words that the reader writes and reads, and that nobody else understands.
//!
//! Files that are read together without being a story of the store have a place too, under a number below zero that is made
//! from what they are.

use super::error::Cause;
use super::{Hash, Reading, StoryKey, Writing};
use rusqlite::{OptionalExtension, params};

/// What a place is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceIn {
    /// A story of the store.
    Story(StoryKey),
    /// Files read together; the hash says which.
    Files(Hash),
}

impl PlaceIn {
    fn number(self) -> i64 {
        match self {
            Self::Story(story) => story.0,
            Self::Files(hash) => {
                let first = hash.as_bytes().first_chunk().copied().unwrap_or_default();
                // Stories are counted from 1 upwards.
                i64::from_le_bytes(first) | i64::MIN
            }
        }
    }
}

impl Reading {
    /// As [`Reading::place`], also for files that are no story.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn place_in(&self, place_in: PlaceIn) -> Result<Option<String>, Cause> {
        self.place(StoryKey(place_in.number()))
    }

    /// The place that was kept last, in whatever story.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn last_place(&self) -> Result<Option<String>, Cause> {
        let sql = "SELECT place FROM place ORDER BY saved DESC, story LIMIT 1";
        Ok(self.connection.query_row(sql, [], |row| row.get(0)).optional()?)
    }

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
    /// As [`Writing::keep_place`], also for files that are no story.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn keep_place_in(&mut self, place_in: PlaceIn, place: &str) -> Result<(), Cause> {
        self.keep_place(StoryKey(place_in.number()), place)
    }

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
