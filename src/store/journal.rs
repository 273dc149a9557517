//! What was done, so that it can be undone and done again.
//!
//! Every change of data that a reader makes is a [`Change`]: what was changed, from what, to what. Writing one is the only
//! way to change that data; undoing writes it the other way round. Steps are undone from the last to the first.

use super::correction::Corrections;
use super::error::{Cause, Error};
use super::{Reading, Store, Writing};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// Steps that are remembered; older ones can no longer be undone.
const REMEMBERED: i64 = 1000;

/// Something that is done to the store: when and in what words. What is written with one deed is undone as one step.
#[derive(Debug)]
pub struct Deed {
    /// UTC, to the second.
    at: String,
    words: String,
    /// Its step, once something was changed.
    pub(super) step: Option<i64>,
}

impl Deed {
    /// A deed at this time, such as "add 12 documents".
    pub fn new(at: Timestamp, words: impl Into<String>) -> Self {
        // Whole seconds are as much as anyone reads; rounding down never leaves the range of times.
        let at = Timestamp::from_second(at.as_second()).unwrap_or(at).to_string();
        Self { at, words: words.into(), step: None }
    }

    /// When, in UTC.
    pub(super) fn at(&self) -> &str {
        &self.at
    }
}

/// A step that was done and can be undone, or was undone and can be done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When it was done first, in UTC.
    pub at: String,
    /// What was done.
    pub words: String,
}

/// A story as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoryRow {
    pub(super) name: String,
    pub(super) made: String,
}

/// An annotation as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AnnotationRow {
    pub(super) kind: String,
    pub(super) body: String,
    pub(super) made: String,
    pub(super) anchors: Vec<AnchorRow>,
}

/// A passage of an annotation as the journal keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AnchorRow {
    pub(super) document: i64,
    pub(super) exact: String,
    pub(super) prefix: String,
    pub(super) suffix: String,
    pub(super) start: usize,
}

/// One datum: from what, to what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Turn<T> {
    pub(super) before: T,
    pub(super) after: T,
}

impl<T> Turn<T> {
    fn back(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

/// What is changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Change {
    /// Which capture of a document is the current one.
    Current { document: i64, turn: Turn<i64> },
    /// When a document was put into the trash; a new one comes out of it.
    Removed { document: i64, turn: Turn<Option<String>> },
    /// A story.
    Story { story: i64, turn: Turn<Option<StoryRow>> },
    /// A document's position in a story.
    Member { story: i64, document: i64, turn: Turn<Option<i64>> },
    /// Whether a document has a tag.
    Tag { document: i64, name: String, turn: Turn<bool> },
    /// What is corrected of a document's source.
    Correction { document: i64, turn: Turn<Corrections> },
    /// A note, bookmark or decision.
    Annotation { annotation: i64, turn: Turn<Option<AnnotationRow>> },
}

impl Change {
    fn back(self) -> Self {
        match self {
            Self::Current { document, turn } => Self::Current { document, turn: turn.back() },
            Self::Removed { document, turn } => Self::Removed { document, turn: turn.back() },
            Self::Story { story, turn } => Self::Story { story, turn: turn.back() },
            Self::Member { story, document, turn } => Self::Member { story, document, turn: turn.back() },
            Self::Tag { document, name, turn } => Self::Tag { document, name, turn: turn.back() },
            Self::Correction { document, turn } => Self::Correction { document, turn: turn.back() },
            Self::Annotation { annotation, turn } => Self::Annotation { annotation, turn: turn.back() },
        }
    }
}

impl Store {
    /// Undoes the last step that is not undone; none where there is none. Undoing is no step of its own.
    ///
    /// # Errors
    /// The store cannot be written, or its journal is damaged.
    pub fn undo(&mut self, deed: &mut Deed) -> Result<Option<Step>, Error> {
        self.write(deed, undo)
    }

    /// Does the step again that was undone last; none where there is none.
    ///
    /// # Errors
    /// The store cannot be written, or its journal is damaged.
    pub fn redo(&mut self, deed: &mut Deed) -> Result<Option<Step>, Error> {
        self.write(deed, redo)
    }
}

impl Writing<'_> {
    /// Makes a change and remembers it.
    pub(super) fn change(&mut self, change: &Change) -> Result<(), Cause> {
        self.apply(change)?;
        self.remember(change)
    }

    /// Remembers a change that was made, as the next of this deed's step.
    pub(super) fn remember(&mut self, change: &Change) -> Result<(), Cause> {
        let step = match self.deed.step {
            Some(step) => step,
            None => self.begin()?,
        };
        let change = serde_json::to_string(change).map_err(|error| Cause::Program(error.to_string()))?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO change SELECT ?1, coalesce(max(number), 0) + 1, ?2 FROM change WHERE step = ?1",
        )?;
        insert.execute(params![step, change])?;
        Ok(())
    }

    /// Begins the deed's step: what was undone before it can no longer be done again.
    fn begin(&mut self) -> Result<i64, Cause> {
        self.connection.execute("DELETE FROM step WHERE undone", [])?;
        self.connection.execute("INSERT INTO step (at, words) VALUES (?1, ?2)", [&self.deed.at, &self.deed.words])?;
        let step = self.connection.last_insert_rowid();
        self.connection.execute("DELETE FROM step WHERE id <= ?1", [step - REMEMBERED])?;
        self.deed.step = Some(step);
        Ok(step)
    }

    fn apply(&self, change: &Change) -> Result<(), Cause> {
        let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| -> Result<(), Cause> {
            self.connection.prepare_cached(sql)?.execute(values)?;
            Ok(())
        };
        match change {
            Change::Current { document, turn } => {
                run("UPDATE document SET current = ?2 WHERE id = ?1", params![document, turn.after])
            }
            Change::Removed { document, turn } => {
                run("UPDATE document SET removed = ?2 WHERE id = ?1", params![document, turn.after])
            }
            Change::Story { story, turn } => match &turn.after {
                Some(row) => run(
                    "INSERT INTO story VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE SET name = ?2",
                    params![story, row.name, row.made],
                ),
                None => run("DELETE FROM story WHERE id = ?1", params![story]),
            },
            Change::Member { story, document, turn } => match turn.after {
                Some(position) => run(
                    "INSERT INTO member VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET position = ?3",
                    params![story, document, position],
                ),
                None => run("DELETE FROM member WHERE story = ?1 AND document = ?2", params![story, document]),
            },
            Change::Tag { document, name, turn } => match turn.after {
                true => run("INSERT OR IGNORE INTO tag VALUES (?1, ?2)", params![document, name]),
                false => run("DELETE FROM tag WHERE document = ?1 AND name = ?2", params![document, name]),
            },
            Change::Correction { document, turn } => self.put_corrections(*document, &turn.after),
            Change::Annotation { annotation, turn } => self.put_annotation(*annotation, turn.after.as_ref()),
        }
    }

    fn changes(&self, step: i64) -> Result<Vec<Change>, Cause> {
        let mut select = self.connection.prepare_cached("SELECT change FROM change WHERE step = ?1 ORDER BY number")?;
        let rows = select.query_map([step], |row| row.get::<_, String>(0))?;
        rows.map(|row| serde_json::from_str(&row?).map_err(|_| Cause::Damaged("the journal".to_owned()))).collect()
    }
}

impl Reading {
    /// What `Writing::undo` would undo.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn undoable(&self) -> Result<Option<Step>, Cause> {
        Ok(self.next_step("undone = 0 ORDER BY id DESC")?.map(|(_, step)| step))
    }

    fn next_step(&self, which: &str) -> Result<Option<(i64, Step)>, Cause> {
        let sql = format!("SELECT id, at, words FROM step WHERE {which} LIMIT 1");
        let row =
            self.connection.query_row(&sql, [], |row| Ok((row.get(0)?, Step { at: row.get(1)?, words: row.get(2)? })));
        Ok(row.optional()?)
    }
}

fn undo(writing: &mut Writing<'_>) -> Result<Option<Step>, Cause> {
    let Some((id, step)) = writing.next_step("undone = 0 ORDER BY id DESC")? else { return Ok(None) };
    for change in writing.changes(id)?.into_iter().rev() {
        writing.apply(&change.back())?;
    }
    writing.connection.execute("UPDATE step SET undone = 1 WHERE id = ?1", [id])?;
    Ok(Some(step))
}

fn redo(writing: &mut Writing<'_>) -> Result<Option<Step>, Cause> {
    let Some((id, step)) = writing.next_step("undone = 1 ORDER BY id")? else { return Ok(None) };
    for change in writing.changes(id)? {
        writing.apply(&change)?;
    }
    writing.connection.execute("UPDATE step SET undone = 0 WHERE id = ?1", [id])?;
    Ok(Some(step))
}
