//! What the reader corrects of a document's source: title, outlet, byline, day. The captures keep what was read.
//!
//! Lists, searches and the panes show what was corrected; `verify`, the bytes and every earlier capture stay as they are.

use super::error::Cause;
use super::journal::{Change, Turn};
use super::packed::Facts;
use super::{DocumentKey, Reading, Writing};
use crate::document::{Document, Span, Stated, StatedDate, printable};
use jiff::civil::Date;
use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};

/// What is corrected of a document: none as it was read, empty where the document has none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrections {
    /// Its title.
    pub title: Option<String>,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Its day of publication, such as 2026-03-13.
    pub date: Option<String>,
}

/// A fact of a document's source that can be corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// Its title.
    Title,
    /// Its outlet.
    Outlet,
    /// Who wrote it.
    Byline,
    /// Its day of publication.
    Date,
}

impl Fact {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Title, Self::Outlet, Self::Byline, Self::Date];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Outlet => "outlet",
            Self::Byline => "byline",
            Self::Date => "date",
        }
    }
}

impl Corrections {
    fn of(&mut self, fact: Fact) -> &mut Option<String> {
        match fact {
            Fact::Title => &mut self.title,
            Fact::Outlet => &mut self.outlet,
            Fact::Byline => &mut self.byline,
            Fact::Date => &mut self.date,
        }
    }

    /// Whether nothing is corrected.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Puts what was corrected in the place of what was read.
    pub(super) fn apply(&self, document: &mut Document) {
        let source = &mut document.source;
        // What is corrected stands nowhere in the text.
        let span = Span::new(0, 0);
        let put = |place: &mut Option<Stated>, value: &Option<String>| {
            if let Some(value) = value {
                *place = (!value.is_empty()).then(|| Stated { value: value.clone(), span });
            }
        };
        put(&mut source.title, &self.title);
        put(&mut source.outlet, &self.outlet);
        put(&mut source.byline, &self.byline);
        if let Some(date) = &self.date {
            source.date = date.parse::<Date>().ok().map(|value| StatedDate { value, span });
        }
    }

    /// The same for a row of a list.
    pub(super) fn apply_to_facts(&self, facts: &mut Facts) {
        let put = |place: &mut Option<String>, value: &Option<String>| {
            if let Some(value) = value {
                *place = Some(value.clone()).filter(|v| !v.is_empty());
            }
        };
        put(&mut facts.title, &self.title);
        put(&mut facts.outlet, &self.outlet);
        put(&mut facts.byline, &self.byline);
        put(&mut facts.date, &self.date);
    }
}

impl Reading {
    /// What was corrected of a document.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn corrections(&self, document: DocumentKey) -> Result<Corrections, Cause> {
        let mut select =
            self.connection.prepare_cached("SELECT title, outlet, byline, date FROM correction WHERE document = ?1")?;
        let row = select.query_row([document.0], |row| {
            Ok(Corrections { title: row.get(0)?, outlet: row.get(1)?, byline: row.get(2)?, date: row.get(3)? })
        });
        Ok(row.optional()?.unwrap_or_default())
    }
}

impl Writing<'_> {
    /// Corrects a fact of a document: other words, none where it has none (the empty text), or again as it was read (none).
    /// False where that changes nothing.
    ///
    /// # Errors
    /// There is no such document, a date is no day, or the store cannot be written.
    pub fn correct(&mut self, document: DocumentKey, fact: Fact, words: Option<&str>) -> Result<bool, Cause> {
        self.must_exist(document)?;
        let words = words.map(|words| printable(words.trim()).split_whitespace().collect::<Vec<_>>().join(" "));
        if let (Fact::Date, Some(day)) = (fact, words.as_deref().filter(|day| !day.is_empty()))
            && day.parse::<Date>().is_err()
        {
            return Err(Cause::NoDay(day.to_owned()));
        }
        if let Some(words) = words.as_ref().filter(|words| words.chars().count() > 500) {
            return Err(Cause::BadName(words.clone()));
        }
        let before = self.corrections(document)?;
        let mut after = before.clone();
        *after.of(fact) = words;
        let is_new = before != after;
        if is_new {
            self.change(&Change::Correction { document: document.0, turn: Turn { before, after } })?;
        }
        Ok(is_new)
    }

    /// Keeps the corrections, and the document's words in the index as they are shown now.
    pub(super) fn put_corrections(&self, document: i64, corrections: &Corrections) -> Result<(), Cause> {
        let words = "SELECT %, id, title, outlet, byline, text FROM capture_words WHERE document = ?1";
        let index = |first: &str, sql: &str| -> Result<(), Cause> {
            let sql = format!("INSERT INTO capture_index ({first}rowid, title, outlet, byline, text) {sql}");
            self.connection.prepare_cached(&sql)?.execute([document])?;
            Ok(())
        };
        index("capture_index, ", &words.replace('%', "'delete'"))?;
        let Corrections { title, outlet, byline, date } = corrections;
        if corrections.is_empty() {
            self.connection.prepare_cached("DELETE FROM correction WHERE document = ?1")?.execute([document])?;
        } else {
            let sql = "INSERT OR REPLACE INTO correction VALUES (?1, ?2, ?3, ?4, ?5)";
            self.connection.prepare_cached(sql)?.execute(params![document, title, outlet, byline, date])?;
        }
        index("", &words.replace("%, ", ""))?;
        // Its day may be another one, and its words.
        self.connection.prepare_cached("UPDATE profile SET analyser = '' WHERE document = ?1")?.execute([document])?;
        Ok(())
    }
}
