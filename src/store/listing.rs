//! Which documents there are, and which captures of each.

use super::capture::facts;
use super::error::Cause;
use super::packed::{Facts, Hash};
use super::{CaptureKey, DocumentKey, Reading};
use rusqlite::{Row, ToSql};

/// A document in a list, as it was captured last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which document.
    pub key: DocumentKey,
    /// What is known of its source.
    pub facts: Facts,
    /// When it was captured, in UTC.
    pub captured: String,
    /// Bytes of its text.
    pub length: usize,
    /// How many captures of it there are.
    pub versions: usize,
    /// The stories it is in, by name.
    pub stories: Vec<String>,
    /// Its tags, by name.
    pub tags: Vec<String>,
    /// When it was put into the trash, in UTC, if it is there.
    pub removed: Option<String>,
    /// Documents that are known to have much of its wording, the nearest first, each with the part that the shorter text shares,
    /// in thousandths.
    pub kin: Vec<(DocumentKey, u16)>,
}

/// A capture of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Which capture.
    pub key: CaptureKey,
    /// What is known of its source.
    pub facts: Facts,
    /// When it was captured, in UTC.
    pub captured: String,
    /// Bytes of its text.
    pub length: usize,
    /// The hash of its text.
    pub text_hash: Hash,
    /// The hash of the bytes it was read from.
    pub bytes_hash: Hash,
    /// Whether it is the one that was seen last.
    pub is_current: bool,
    /// Where it was found: paths and addresses, the last one last.
    pub places: Vec<String>,
}

/// Which documents a list has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those of this story alone, in its order.
    pub story: Option<String>,
    /// Those with this tag alone.
    pub tag: Option<String>,
    /// Those in no story alone.
    pub unsorted: bool,
    /// Those in the trash instead of those that are not.
    pub trash: bool,
    /// So many of those that came last, the latest first.
    pub latest: Option<usize>,
}

/// What separates names that come out of one column: no name holds a line end.
const BETWEEN: char = '\n';

impl Reading {
    /// The documents that the filter lets through: those of a story in its order, others in the order in which they came.
    ///
    /// # Errors
    /// There is no such story, or the store cannot be read.
    pub fn documents(&self, filter: &Filter) -> Result<Vec<Entry>, Cause> {
        let story = filter.story.as_deref().map(|name| self.story(name)).transpose()?.map(|s| s.0);
        let mut sql = String::from(ENTRY);
        let mut values: Vec<&dyn ToSql> = Vec::new();
        if let Some(story) = &story {
            values.push(story);
            sql += &format!(" JOIN member m ON m.document = d.id AND m.story = ?{}", values.len());
        }
        sql += if filter.trash { " WHERE d.removed IS NOT NULL" } else { " WHERE d.removed IS NULL" };
        if filter.unsorted {
            sql += " AND d.id NOT IN (SELECT document FROM member)";
        }
        if let Some(tag) = &filter.tag {
            values.push(tag);
            sql += &format!(" AND EXISTS (SELECT 1 FROM tag t WHERE t.document = d.id AND t.name = ?{})", values.len());
        }
        sql += match (&filter.latest, story.is_some()) {
            (Some(_), _) => " ORDER BY d.id DESC LIMIT ",
            (None, true) => " ORDER BY m.position, d.id",
            (None, false) => " ORDER BY d.id",
        };
        sql += &filter.latest.map(|most| most.to_string()).unwrap_or_default();
        let mut select = self.connection.prepare(&sql)?;
        let entries = select.query_map(values.as_slice(), entry)?;
        Ok(entries.collect::<Result<_, _>>()?)
    }

    /// One document, whether in the trash or not.
    ///
    /// # Errors
    /// There is none with this key, or the store cannot be read.
    pub fn entry(&self, key: DocumentKey) -> Result<Entry, Cause> {
        let mut select = self.connection.prepare_cached(&format!("{ENTRY} WHERE d.id = ?1"))?;
        let mut entries = select.query_map([key.0], entry)?;
        entries.next().transpose()?.ok_or(Cause::NoDocument(key))
    }

    /// All captures of a document, the first first.
    ///
    /// # Errors
    /// There is none with this key, or the store cannot be read.
    pub fn versions(&self, key: DocumentKey) -> Result<Vec<Version>, Cause> {
        let mut select = self.connection.prepare_cached(
            "SELECT c.id, c.name, c.title, c.outlet, c.byline, c.date, c.address, c.captured, c.length, c.text_hash,
               c.bytes_hash, c.id = d.current
             FROM document d JOIN capture c ON c.document = d.id WHERE d.id = ?1 ORDER BY c.id",
        )?;
        let mut places =
            self.connection.prepare_cached("SELECT place FROM sighting WHERE capture = ?1 ORDER BY last, place")?;
        let mut versions = Vec::new();
        let mut rows = select.query([key.0])?;
        while let Some(row) = rows.next()? {
            let capture: i64 = row.get(0)?;
            let places = places.query_map([capture], |row| row.get(0))?.collect::<Result<_, _>>()?;
            versions.push(Version {
                key: CaptureKey(capture),
                facts: facts(row, 1)?,
                captured: row.get(7)?,
                length: row.get(8)?,
                text_hash: hash(row, 9)?,
                bytes_hash: hash(row, 10)?,
                is_current: row.get(11)?,
                places,
            });
        }
        if versions.is_empty() { Err(Cause::NoDocument(key)) } else { Ok(versions) }
    }

    /// The document that was last found at this path or address.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn at_place(&self, place: &str) -> Result<Option<DocumentKey>, Cause> {
        let mut select = self.connection.prepare_cached(
            "SELECT c.document FROM sighting s JOIN capture c ON c.id = s.capture WHERE s.place = ?1
             ORDER BY s.last DESC, c.id DESC LIMIT 1",
        )?;
        let mut rows = select.query([place])?;
        Ok(rows.next()?.map(|row| row.get(0)).transpose()?.map(DocumentKey))
    }
}

/// A document's columns, up to where a list joins more.
const ENTRY: &str = "SELECT d.id, c.name, nullif(coalesce(k.title, c.title), ''), nullif(coalesce(k.outlet, c.outlet), ''),
  nullif(coalesce(k.byline, c.byline), ''), nullif(coalesce(k.date, c.date), ''), c.address, c.captured, c.length,
  (SELECT count(*) FROM capture v WHERE v.document = d.id),
  (SELECT group_concat(s.name, char(10) ORDER BY s.name) FROM member n JOIN story s ON s.id = n.story WHERE n.document = d.id),
  (SELECT group_concat(t.name, char(10) ORDER BY t.name) FROM tag t WHERE t.document = d.id),
  d.removed,
  (SELECT group_concat(n.other || ' ' || CAST(round(n.wording * 1000) AS INTEGER), char(10) ORDER BY n.wording DESC, n.other) FROM kin n JOIN document o ON o.id = n.other
   WHERE n.document = d.id AND n.capture = d.current AND n.other_capture = o.current AND o.removed IS NULL)
FROM document d JOIN capture c ON c.id = d.current LEFT JOIN correction k ON k.document = d.id";

fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let names = |column: usize| -> rusqlite::Result<Vec<String>> {
        let names: Option<String> = row.get(column)?;
        Ok(names.map(|names| names.split(BETWEEN).map(ToOwned::to_owned).collect()).unwrap_or_default())
    };
    Ok(Entry {
        key: DocumentKey(row.get(0)?),
        facts: facts(row, 1)?,
        captured: row.get(7)?,
        length: row.get(8)?,
        versions: row.get(9)?,
        stories: names(10)?,
        tags: names(11)?,
        removed: row.get(12)?,
        kin: names(13)?.iter().filter_map(|pair| kin(pair)).collect(),
    })
}

/// A document and a part: "12 830".
fn kin(pair: &str) -> Option<(DocumentKey, u16)> {
    let (other, wording) = pair.split_once(' ')?;
    Some((DocumentKey(other.parse().ok()?), wording.parse().ok()?))
}

pub(super) fn hash(row: &Row<'_>, column: usize) -> rusqlite::Result<Hash> {
    let bytes = row.get_ref(column)?.as_blob()?;
    let wrong = || rusqlite::Error::InvalidColumnType(column, "hash".to_owned(), rusqlite::types::Type::Blob);
    Hash::from_bytes(bytes).ok_or_else(wrong)
}
