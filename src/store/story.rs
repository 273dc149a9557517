//! Stories: named, ordered sets of documents.

use super::error::Cause;
use super::journal::{Change, StoryRow, Turn};
use super::{DocumentKey, Reading, StoryKey, Writing, name};
use rusqlite::{OptionalExtension, params};

/// A story in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryEntry {
    /// Which story.
    pub key: StoryKey,
    /// What it is called.
    pub name: String,
    /// When it was made, in UTC.
    pub made: String,
    /// How many documents it has, those in the trash not counted.
    pub documents: usize,
    /// The latest day of publication among them, such as 2026-03-13.
    pub newest: Option<String>,
}

impl Reading {
    /// All stories, by name.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn stories(&self) -> Result<Vec<StoryEntry>, Cause> {
        let mut select = self.connection.prepare_cached(
            "SELECT s.id, s.name, s.made, count(d.id), nullif(max(coalesce(k.date, c.date)), '') FROM story s
             LEFT JOIN member m ON m.story = s.id
             LEFT JOIN document d ON d.id = m.document AND d.removed IS NULL
             LEFT JOIN capture c ON c.id = d.current
             LEFT JOIN correction k ON k.document = d.id
             GROUP BY s.id ORDER BY s.name",
        )?;
        let rows = select.query_map([], |row| {
            let (key, name, made) = (StoryKey(row.get(0)?), row.get(1)?, row.get(2)?);
            Ok(StoryEntry { key, name, made, documents: row.get(3)?, newest: row.get(4)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The story of this name; upper and lower case count where two stories differ in nothing else.
    ///
    /// # Errors
    /// There is none, or the store cannot be read.
    pub fn story(&self, words: &str) -> Result<StoryKey, Cause> {
        self.story_if_any(&name(words)?)?.ok_or_else(|| Cause::NoStory(words.to_owned()))
    }

    fn story_if_any(&self, name: &str) -> Result<Option<StoryKey>, Cause> {
        let exact = self.connection.query_row("SELECT id FROM story WHERE name = ?1", [name], |row| row.get(0));
        if let Some(id) = exact.optional()? {
            return Ok(Some(StoryKey(id)));
        }
        let lower = name.to_lowercase();
        let mut select = self.connection.prepare_cached("SELECT id, name FROM story")?;
        let mut rows = select.query([])?;
        let mut alike = Vec::new();
        while let Some(row) = rows.next()? {
            let other = row.get_ref(1)?.as_str().unwrap_or_default();
            // In ASCII nothing has to be copied to be compared; there may be very many.
            let is_alike =
                if other.is_ascii() { other.eq_ignore_ascii_case(&lower) } else { other.to_lowercase() == lower };
            if is_alike {
                alike.push(StoryKey(row.get(0)?));
            }
        }
        Ok(if let [only] = alike.as_slice() { Some(*only) } else { None })
    }

    /// What a story is called, if there is one.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn name_of_story(&self, story: StoryKey) -> Result<Option<String>, Cause> {
        let mut select = self.connection.prepare_cached("SELECT name FROM story WHERE id = ?1")?;
        Ok(select.query_row([story.0], |row| row.get(0)).optional()?)
    }

    /// The story's documents in its order, those in the trash left out.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn members(&self, story: StoryKey) -> Result<Vec<DocumentKey>, Cause> {
        let mut select = self.connection.prepare_cached(
            "SELECT d.id FROM member m JOIN document d ON d.id = m.document
             WHERE m.story = ?1 AND d.removed IS NULL ORDER BY m.position, d.id",
        )?;
        let rows = select.query_map([story.0], |row| Ok(DocumentKey(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A story that a document is in: the first that was made.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn story_of(&self, document: DocumentKey) -> Result<Option<StoryKey>, Cause> {
        let mut select = self.connection.prepare_cached("SELECT min(story) FROM member WHERE document = ?1")?;
        Ok(select.query_row([document.0], |row| row.get::<_, Option<i64>>(0))?.map(StoryKey))
    }

    /// Every place of the story, those of documents in the trash too.
    pub(super) fn places_in(&self, story: StoryKey) -> Result<Vec<(i64, i64)>, Cause> {
        let mut select = self
            .connection
            .prepare_cached("SELECT document, position FROM member WHERE story = ?1 ORDER BY position, document")?;
        let rows = select.query_map([story.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn story_row(&self, story: StoryKey) -> Result<StoryRow, Cause> {
        let mut select = self.connection.prepare_cached("SELECT name, made FROM story WHERE id = ?1")?;
        Ok(select.query_row([story.0], |row| Ok(StoryRow { name: row.get(0)?, made: row.get(1)? }))?)
    }
}

impl Writing<'_> {
    /// Makes a story without documents.
    ///
    /// # Errors
    /// There is one of this name, the words are no name, or the store cannot be written.
    pub fn new_story(&mut self, words: &str) -> Result<StoryKey, Cause> {
        let name = name(words)?;
        if self.story_if_any(&name)?.is_some() {
            return Err(Cause::StoryExists(name));
        }
        // The id comes from the table's own counter, so that one that was used is never used again.
        self.connection.execute("INSERT INTO story (name, made) VALUES (?1, ?2)", params![name, self.deed.at()])?;
        let story = self.connection.last_insert_rowid();
        let after = Some(StoryRow { name, made: self.deed.at().to_owned() });
        self.remember(&Change::Story { story, turn: Turn { before: None, after } })?;
        Ok(StoryKey(story))
    }

    /// The story of this name, made if there is none.
    ///
    /// # Errors
    /// The words are no name, or the store cannot be written.
    pub fn story_or_new(&mut self, words: &str) -> Result<StoryKey, Cause> {
        match self.story_if_any(&name(words)?)? {
            Some(story) => Ok(story),
            None => self.new_story(words),
        }
    }

    /// Puts a document at the end of a story; false where it is in it already.
    ///
    /// # Errors
    /// There is no such document, or the store cannot be written.
    pub fn join(&mut self, story: StoryKey, document: DocumentKey) -> Result<bool, Cause> {
        self.must_exist(document)?;
        let mut select = self.connection.prepare_cached(
            "SELECT coalesce(max(position), 0) + 1, coalesce(max(document = ?2), 0) FROM member WHERE story = ?1",
        )?;
        let (position, is_in): (i64, bool) =
            select.query_row([story.0, document.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        drop(select);
        if !is_in {
            let turn = Turn { before: None, after: Some(position) };
            self.change(&Change::Member { story: story.0, document: document.0, turn })?;
        }
        Ok(!is_in)
    }

    /// Takes a document out of a story; the document stays in the store. False where it is not in it.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn leave(&mut self, story: StoryKey, document: DocumentKey) -> Result<bool, Cause> {
        let select = "SELECT position FROM member WHERE story = ?1 AND document = ?2";
        let position = self.connection.query_row(select, [story.0, document.0], |row| row.get(0)).optional()?;
        let Some(position) = position else { return Ok(false) };
        let turn = Turn { before: Some(position), after: None };
        self.change(&Change::Member { story: story.0, document: document.0, turn })?;
        // Who took it out does not want grouping to put it back; something new may still join it.
        self.mark_alone(&[document])?;
        Ok(true)
    }

    /// Gives a story another name.
    ///
    /// # Errors
    /// There is another of this name, the words are no name, or the store cannot be written.
    pub fn rename_story(&mut self, story: StoryKey, words: &str) -> Result<(), Cause> {
        let name = name(words)?;
        if self.story_if_any(&name)?.is_some_and(|other| other != story) {
            return Err(Cause::StoryExists(name));
        }
        let before = self.story_row(story)?;
        let after = Some(StoryRow { name, ..before.clone() });
        self.change(&Change::Story { story: story.0, turn: Turn { before: Some(before), after } })
    }

    /// Takes a story away; its documents stay in the store.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn drop_story(&mut self, story: StoryKey) -> Result<(), Cause> {
        for (document, position) in self.places_in(story)? {
            let turn = Turn { before: Some(position), after: None };
            self.change(&Change::Member { story: story.0, document, turn })?;
        }
        let before = Some(self.story_row(story)?);
        self.change(&Change::Story { story: story.0, turn: Turn { before, after: None } })
    }

    /// Puts the documents of `from` at the end of `into`, and takes `from` away. Merging a story with itself changes nothing.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn merge_stories(&mut self, into: StoryKey, from: StoryKey) -> Result<(), Cause> {
        if into == from {
            return Ok(());
        }
        for (document, _) in self.places_in(from)? {
            self.join(into, DocumentKey(document))?;
        }
        self.drop_story(from)
    }

    /// Moves documents of a story to a new one; those that are not in the story are named in the answer.
    ///
    /// # Errors
    /// There is a story of the new name, the words are no name, or the store cannot be written.
    pub fn split_story(
        &mut self,
        story: StoryKey,
        words: &str,
        documents: &[DocumentKey],
    ) -> Result<Vec<DocumentKey>, Cause> {
        let new = self.new_story(words)?;
        let mut strangers = Vec::new();
        for &document in documents {
            if self.leave(story, document)? {
                self.join(new, document)?;
            } else {
                strangers.push(document);
            }
        }
        Ok(strangers)
    }

    pub(super) fn must_exist(&self, document: DocumentKey) -> Result<(), Cause> {
        let mut select = self.connection.prepare_cached("SELECT 1 FROM document WHERE id = ?1")?;
        if select.exists([document.0])? { Ok(()) } else { Err(Cause::NoDocument(document)) }
    }
}
