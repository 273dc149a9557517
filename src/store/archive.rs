//! The whole store as a file that people and other programs can read, and back.
//!
//! ```text
//!  {"archive":"parallax","version":1}
//!  {"document":{...}}      a document with all its captures
//!  {"story":{...}}         its documents by their number in the archive
//!  {"annotation":{...}}    with its passages
//!  {"end":{"lines":3,"blake3":"..."}}
//! ```
//!
//! One JSON object a line; docs/store.md tells each field. The last line has the number of the lines before it and the hash
//! of their bytes, so that an archive that was cut off or changed is refused as a whole. Not in it: what follows from the
//! rest (the index, quotations), and the steps that could be undone.

use super::correction::Corrections;
use super::error::{Cause, Error};
use super::listing::hash;
use super::packed::{Facts, Hash, Packed, from_hex, to_hex};
use super::{CaptureKey, DocumentKey, Reading, Store, StoryKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};
use thiserror::Error as ErrorDerive;

/// The version that this program writes; an archive of a later one is refused.
pub(super) const VERSION: u32 = 1;

/// One line of an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Line {
    Document(DocumentLine),
    Story(StoryLine),
    Annotation(AnnotationLine),
    End { lines: usize, blake3: String },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    archive: String,
    version: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DocumentLine {
    /// Its number in the archive, from 1.
    pub(super) number: i64,
    pub(super) removed: Option<String>,
    pub(super) tags: Vec<String>,
    /// What the reader corrected of its source.
    #[serde(default, skip_serializing_if = "Corrections::is_empty")]
    pub(super) corrected: Corrections,
    /// Which capture is the current one, from 0.
    pub(super) current: usize,
    pub(super) captures: Vec<CaptureLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct CaptureLine {
    pub(super) captured: String,
    #[serde(flatten)]
    pub(super) facts: Facts,
    /// JSON as the store has it.
    pub(super) stated: String,
    pub(super) blocks: String,
    pub(super) text: String,
    /// The file's bytes in hexadecimal digits; none where they are the text's.
    pub(super) bytes: Option<String>,
    pub(super) text_hash: String,
    pub(super) bytes_hash: String,
    pub(super) places: Vec<PlaceLine>,
}

impl CaptureLine {
    /// The bytes it was read from; none where they are no hexadecimal digits.
    pub(super) fn file_bytes(&self) -> Option<Vec<u8>> {
        self.bytes.as_deref().map_or_else(|| Some(self.text.as_bytes().to_vec()), from_hex)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PlaceLine {
    pub(super) place: String,
    pub(super) first: String,
    pub(super) last: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoryLine {
    pub(super) name: String,
    pub(super) made: String,
    pub(super) documents: Vec<i64>,
    /// What the reader kept of its place.
    pub(super) place: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct AnnotationLine {
    pub(super) kind: String,
    pub(super) body: String,
    pub(super) made: String,
    pub(super) passages: Vec<PassageLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PassageLine {
    /// The document's number in the archive.
    pub(super) document: i64,
    pub(super) exact: String,
    pub(super) prefix: String,
    pub(super) suffix: String,
    pub(super) start: usize,
}

/// Why an archive cannot be written or read.
#[derive(Debug, ErrorDerive)]
pub enum ArchiveError {
    /// Who asked for it wants no more.
    #[error("stopped")]
    Stopped,
    /// The store fails.
    #[error(transparent)]
    Store(#[from] Error),
    /// The archive's file fails.
    #[error("the archive cannot be read or written: {0}")]
    Io(#[from] io::Error),
    /// It is no archive.
    #[error("this is no parallax archive; `parallax export` writes one")]
    Foreign,
    /// A later parallax has written it.
    #[error(
        "the archive was written by a newer parallax (version {found}, this program knows {VERSION}); update parallax"
    )]
    Newer {
        /// Its version.
        found: u32,
    },
    /// It is not whole.
    #[error("the archive is damaged at line {line}: {what}; nothing was taken from it; export it anew")]
    Damaged {
        /// Which line, from 1.
        line: usize,
        /// What is wrong there.
        what: &'static str,
    },
}

/// Writes lines, counts them and hashes their bytes.
struct Lines<'a> {
    out: &'a mut dyn Write,
    count: usize,
    hasher: blake3::Hasher,
}

impl Lines<'_> {
    fn write(&mut self, line: &impl Serialize) -> Result<(), ArchiveError> {
        let mut bytes = serde_json::to_vec(line).map_err(io::Error::from)?;
        bytes.push(b'\n');
        self.hasher.update(&bytes);
        self.count += 1;
        Ok(self.out.write_all(&bytes)?)
    }
}

impl Store {
    /// Writes the store as an archive, as it is at one moment; with a `story`, that story alone with its documents and what
    /// is written on them. A document that is damaged is left out and its key given back; the rest of the archive is whole.
    ///
    /// # Errors
    /// There is no such story, the store cannot be read, or `out` not be written to.
    pub fn export(&self, story: Option<&str>, out: &mut dyn Write) -> Result<Vec<DocumentKey>, ArchiveError> {
        let mut lines = Lines { out, count: 0, hasher: blake3::Hasher::new() };
        lines.write(&Head { archive: "parallax".to_owned(), version: VERSION })?;
        let mut failed = None;
        let left_out = self.read(|reading| {
            let story = story.map(|name| reading.story(name)).transpose()?;
            reading.export(story, &mut |line| match lines.write(&line) {
                Ok(()) => true,
                Err(error) => {
                    failed = Some(error);
                    false
                }
            })
        })?;
        if let Some(error) = failed {
            return Err(error);
        }
        let end = Line::End { lines: lines.count, blake3: lines.hasher.finalize().to_hex().to_string() };
        lines.write(&end)?;
        Ok(left_out)
    }
}

impl Reading {
    /// Hands out the lines until one is refused.
    fn export(&self, only: Option<StoryKey>, each: &mut dyn FnMut(Line) -> bool) -> Result<Vec<DocumentKey>, Cause> {
        let mut left_out = Vec::new();
        let mut numbers = BTreeMap::new();
        let mut select = self.connection.prepare(
            "SELECT id, removed, current FROM document
             WHERE ?1 IS NULL OR id IN (SELECT document FROM member WHERE story = ?1) ORDER BY id",
        )?;
        let mut rows = select.query([only.map(|story| story.0)])?;
        let mut number = 0;
        while let Some(row) = rows.next()? {
            let document: i64 = row.get(0)?;
            let line = match self.document_line(document, number + 1, row.get(1)?, row.get(2)?) {
                Ok(line) => line,
                Err(Cause::Damaged(_)) => {
                    left_out.push(DocumentKey(document));
                    continue;
                }
                Err(cause) => return Err(cause),
            };
            number += 1;
            numbers.insert(document, number);
            if !each(Line::Document(line)) {
                return Ok(left_out);
            }
        }
        let numbered = |document: i64| numbers.get(&document).copied();
        let stories = self.stories()?.into_iter().filter(|story| only.is_none_or(|only| story.key == only));
        for story in stories {
            let documents =
                self.places_in(story.key)?.into_iter().filter_map(|(document, _)| numbered(document)).collect();
            let place = self.place(story.key)?;
            if !each(Line::Story(StoryLine { name: story.name, made: story.made, documents, place })) {
                return Ok(left_out);
            }
        }
        let mut select = self.connection.prepare("SELECT id FROM annotation ORDER BY id")?;
        let keys = select.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        for key in keys {
            let Some(row) = self.annotation_row(super::AnnotationKey(key))? else { continue };
            let passages = row.anchors.into_iter().map(|a| {
                let document = numbered(a.document)?;
                Some(PassageLine { document, exact: a.exact, prefix: a.prefix, suffix: a.suffix, start: a.start })
            });
            let Some(passages) = passages.collect() else { continue };
            if !each(Line::Annotation(AnnotationLine { kind: row.kind, body: row.body, made: row.made, passages })) {
                return Ok(left_out);
            }
        }
        Ok(left_out)
    }

    fn document_line(
        &self,
        document: i64,
        number: i64,
        removed: Option<String>,
        current: i64,
    ) -> Result<DocumentLine, Cause> {
        let mut select = self.connection.prepare_cached("SELECT name FROM tag WHERE document = ?1 ORDER BY name")?;
        let tags = select.query_map([document], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut select = self.connection.prepare_cached(
            "SELECT id, captured, text_hash, bytes_hash, bytes IS NULL FROM capture WHERE document = ?1 ORDER BY id",
        )?;
        let mut rows = select.query([document])?;
        let (mut captures, mut at) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let capture = CaptureKey(row.get(0)?);
            if capture.0 == current {
                at = captures.len();
            }
            let (text, Packed { facts, stated, blocks }) = self.packed(capture)?;
            let bytes = if row.get(4)? { None } else { Some(to_hex(&self.bytes(capture)?)) };
            let line = CaptureLine {
                captured: row.get(1)?,
                facts,
                stated,
                blocks,
                text,
                bytes,
                text_hash: hash(row, 2)?.to_string(),
                bytes_hash: hash(row, 3)?.to_string(),
                places: self.place_lines(capture)?,
            };
            if !line.is_whole() {
                return Err(Cause::Damaged(format!("capture {capture} is not as it was kept")));
            }
            captures.push(line);
        }
        let corrected = self.corrections(DocumentKey(document))?;
        Ok(DocumentLine { number, removed, tags, corrected, current: at, captures })
    }

    fn place_lines(&self, capture: CaptureKey) -> Result<Vec<PlaceLine>, Cause> {
        let mut select = self
            .connection
            .prepare_cached("SELECT place, first, last FROM sighting WHERE capture = ?1 ORDER BY place")?;
        let rows = select.query_map([capture.0], |row| {
            Ok(PlaceLine { place: row.get(0)?, first: row.get(1)?, last: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Goes through an archive and checks that it is whole: each line, each hash, the end. `tell` hears how many bytes were gone
/// through, and says whether to go on.
///
/// # Errors
/// It is not, or cannot be read.
pub(super) fn check(archive: &mut dyn BufRead, tell: &mut dyn FnMut(u64) -> bool) -> Result<(), ArchiveError> {
    let mut hasher = blake3::Hasher::new();
    let (mut number, mut ended, mut gone) = (0, false, 0);
    each_line(archive, |bytes, line| {
        number += 1;
        let damaged = |what| Err(ArchiveError::Damaged { line: number, what });
        match line {
            _ if ended => return damaged("something stands after the end"),
            Some(Line::End { lines, blake3 }) => {
                if lines != number - 1 || blake3 != hasher.finalize().to_hex().as_str() {
                    return damaged("it is not as it was written");
                }
                ended = true;
            }
            Some(Line::Document(d))
                if d.current >= d.captures.len() || !d.captures.iter().all(CaptureLine::is_whole) =>
            {
                return damaged("a document is not whole");
            }
            _ => {}
        }
        hasher.update(bytes);
        gone += bytes.len() as u64;
        if tell(gone) { Ok(()) } else { Err(ArchiveError::Stopped) }
    })?;
    if ended { Ok(()) } else { Err(ArchiveError::Damaged { line: number, what: "it has no end; it was cut off" }) }
}

impl CaptureLine {
    /// Whether it has the bytes and the text that its hashes are of, and ranges that fit.
    fn is_whole(&self) -> bool {
        let packed = Packed { facts: self.facts.clone(), stated: self.stated.clone(), blocks: self.blocks.clone() };
        let Some(bytes) = self.file_bytes() else { return false };
        Hash::of(self.text.as_bytes()).to_string() == self.text_hash
            && Hash::of(&bytes).to_string() == self.bytes_hash
            && super::packed::to_document(self.text.clone(), &packed).is_ok()
    }
}

/// Reads the head, then hands on every line with its bytes; the head is handed on without a line.
pub(super) fn each_line(
    archive: &mut dyn BufRead,
    mut take: impl FnMut(&[u8], Option<Line>) -> Result<(), ArchiveError>,
) -> Result<(), ArchiveError> {
    let mut bytes = Vec::new();
    // A line that is too long to be a head is none.
    io::Read::take(&mut *archive, 4096).read_until(b'\n', &mut bytes)?;
    let head: Head = serde_json::from_slice(&bytes).map_err(|_| ArchiveError::Foreign)?;
    match head {
        Head { version: found, .. } if found > VERSION => return Err(ArchiveError::Newer { found }),
        Head { archive, .. } if archive != "parallax" => return Err(ArchiveError::Foreign),
        _ => take(&bytes, None)?,
    }
    let mut number = 1;
    loop {
        bytes.clear();
        if archive.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(());
        }
        number += 1;
        let what = "it is no line of an archive";
        let line = serde_json::from_slice(&bytes).map_err(|_| ArchiveError::Damaged { line: number, what })?;
        take(&bytes, Some(line))?;
    }
}
