//! The stories with all that a list of them tells: their documents' texts, and where each was left.

use super::error::Cause;
use super::listing::hash;
use super::packed::Hash;
use super::{DocumentKey, Reading, StoryKey};
use std::collections::BTreeMap;

/// A document of a story, as far as a list of stories must know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Which document.
    pub document: DocumentKey,
    /// The hash of its current text.
    pub hash: Hash,
    /// Bytes of that text.
    pub length: usize,
}

/// What the shelf has beside the stories.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Others {
    /// Documents outside the trash that are in no story.
    pub unsorted: usize,
    /// Documents in the trash.
    pub trash: usize,
    /// Documents outside the trash.
    pub documents: usize,
}

impl Reading {
    /// The documents of every story in its order, those in the trash left out; in one look, for stories may be many.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn all_members(&self) -> Result<BTreeMap<StoryKey, Vec<Member>>, Cause> {
        let mut select = self.connection.prepare_cached(
            "SELECT m.story, d.id, c.text_hash, c.length FROM member m
             JOIN document d ON d.id = m.document AND d.removed IS NULL 
             JOIN capture c INDEXED BY capture_in_lists ON c.id = d.current ORDER BY m.story, m.position, d.id",
        )?;
        let mut all: BTreeMap<StoryKey, Vec<Member>> = BTreeMap::new();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let member = Member { document: DocumentKey(row.get(1)?), hash: hash(row, 2)?, length: row.get(3)? };
            all.entry(StoryKey(row.get(0)?)).or_default().push(member);
        }
        Ok(all)
    }

    /// Every place that was kept in a story.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn all_places(&self) -> Result<BTreeMap<StoryKey, String>, Cause> {
        let mut select = self.connection.prepare_cached("SELECT story, place FROM place WHERE story > 0")?;
        let rows = select.query_map([], |row| Ok((StoryKey(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many documents there are beside those in stories.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn others(&self) -> Result<Others, Cause> {
        let mut select = self.connection.prepare_cached(
            "SELECT count(*) FILTER (WHERE removed IS NULL AND id NOT IN (SELECT document FROM member)),
               count(*) FILTER (WHERE removed IS NOT NULL), count(*) FILTER (WHERE removed IS NULL) FROM document",
        )?;
        Ok(select
            .query_row([], |row| Ok(Others { unsorted: row.get(0)?, trash: row.get(1)?, documents: row.get(2)? }))?)
    }
}
