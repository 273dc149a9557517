//! An archive into the store: what is here already is recognised, the rest is added, nothing is overwritten.

use super::archive::{ArchiveError, DocumentLine, Line, StoryLine, check, each_line};
use super::capture::Kept;
use super::correction::Corrections;
use super::error::Cause;
use super::journal::{AnchorRow, AnnotationRow, Change, StoryRow, Turn};
use super::packed::Hash;
use super::{CaptureKey, Deed, DocumentKey, Store, Writing};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;
use std::io::{BufRead, Seek};

/// Lines that are written together.
const BATCH: usize = 200;

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Importing {
    /// Whether the archive is gone through for the first time, to see that it is whole.
    pub is_checking: bool,
    /// Bytes of it that are gone through.
    pub gone: u64,
    /// Documents that were taken in.
    pub documents: usize,
}

/// How much came in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Documents that were not here.
    pub new: usize,
    /// Documents that were here.
    pub known: usize,
    /// Stories in the archive.
    pub stories: usize,
    /// Notes, bookmarks and decisions that were not here.
    pub annotations: usize,
}

impl Store {
    /// Takes an archive in that [`Store::export`] has written. It is gone through first, and refused as a whole if it is not
    /// whole. `tell` hears how far it is and says whether to go on; what was written by then stays, and what follows is not
    /// taken in.
    ///
    /// # Errors
    /// The archive is none, a newer one or damaged, or the store cannot be written.
    pub fn import(
        &mut self,
        archive: &mut (impl BufRead + Seek),
        deed: &mut Deed,
        tell: &mut dyn FnMut(Importing) -> bool,
    ) -> Result<Imported, ArchiveError> {
        let mut intake = Intake::default();
        match self.take_lines(archive, deed, &mut intake, tell) {
            Ok(()) | Err(ArchiveError::Stopped) => Ok(intake.imported),
            Err(error) => Err(error),
        }
    }

    fn take_lines(
        &mut self,
        archive: &mut (impl BufRead + Seek),
        deed: &mut Deed,
        intake: &mut Intake,
        tell: &mut dyn FnMut(Importing) -> bool,
    ) -> Result<(), ArchiveError> {
        check(archive, &mut |gone| tell(Importing { is_checking: true, gone, documents: 0 }))?;
        archive.rewind()?;
        let (mut waiting, mut gone) = (Vec::new(), 0);
        each_line(archive, |bytes, line| {
            waiting.extend(line);
            gone += bytes.len() as u64;
            if waiting.len() < BATCH {
                return Ok(());
            }
            intake.write(self, deed, &mut waiting)?;
            let documents = intake.imported.new + intake.imported.known;
            if tell(Importing { is_checking: false, gone, documents }) { Ok(()) } else { Err(ArchiveError::Stopped) }
        })?;
        intake.write(self, deed, &mut waiting)
    }
}

/// An import under way.
#[derive(Default)]
struct Intake {
    /// The store's documents by their number in the archive.
    documents: BTreeMap<i64, DocumentKey>,
    imported: Imported,
}

impl Intake {
    fn write(&mut self, store: &mut Store, deed: &mut Deed, waiting: &mut Vec<Line>) -> Result<(), ArchiveError> {
        store.write(deed, |writing| waiting.iter().try_for_each(|line| self.line(writing, line)))?;
        waiting.clear();
        Ok(())
    }

    fn line(&mut self, writing: &mut Writing<'_>, line: &Line) -> Result<(), Cause> {
        match line {
            Line::Document(document) => {
                let (key, is_new) = writing.import_document(document)?;
                self.documents.insert(document.number, key);
                self.imported.new += usize::from(is_new);
                self.imported.known += usize::from(!is_new);
            }
            Line::Story(story) => {
                self.imported.stories += 1;
                let members: Vec<_> = story.documents.iter().filter_map(|n| self.documents.get(n).copied()).collect();
                writing.import_story(story, &members)?;
            }
            Line::Annotation(line) => {
                let anchors = line.passages.iter().filter_map(|passage| {
                    let (exact, prefix, suffix) =
                        (passage.exact.clone(), passage.prefix.clone(), passage.suffix.clone());
                    let document = self.documents.get(&passage.document)?.0;
                    Some(AnchorRow { document, exact, prefix, suffix, start: passage.start })
                });
                let (kind, body, made) = (line.kind.clone(), line.body.clone(), line.made.clone());
                let row = AnnotationRow { kind, body, made, anchors: anchors.collect() };
                let is_known = super::AnnotationKind::from_word(&row.kind).is_some() && !row.anchors.is_empty();
                if is_known && !writing.has_annotation(&row)? {
                    writing.annotate_at(row)?;
                    self.imported.annotations += 1;
                }
            }
            Line::End { .. } => {}
        }
        Ok(())
    }
}

impl Writing<'_> {
    /// The document of the line, and whether it was not here. Of one that was here captures that are missing are added, and
    /// its current capture and whether it is in the trash stay as they are.
    fn import_document(&mut self, line: &DocumentLine) -> Result<(DocumentKey, bool), Cause> {
        let mut known = Vec::new();
        for capture in &line.captures {
            known.push(self.capture_with(&capture.bytes_hash)?);
        }
        let here = known.iter().flatten().next().map(|(document, _)| *document);
        let key = match here {
            Some(key) => key,
            None => {
                self.connection.execute("INSERT INTO document DEFAULT VALUES", [])?;
                DocumentKey(self.connection.last_insert_rowid())
            }
        };
        let mut keys = Vec::new();
        for (capture, known) in line.captures.iter().zip(known) {
            let (text_hash, bytes_hash) = (Hash::from_hex(&capture.text_hash), Hash::from_hex(&capture.bytes_hash));
            let (Some(bytes), Some(text_hash), Some(bytes_hash)) = (capture.file_bytes(), text_hash, bytes_hash) else {
                return Err(Cause::Program("an archive was not checked".to_owned()));
            };
            let kept = Kept {
                captured: &capture.captured,
                facts: &capture.facts,
                stated: &capture.stated,
                blocks: &capture.blocks,
                text: &capture.text,
                bytes: &bytes,
                text_hash,
                bytes_hash,
            };
            let new = match known {
                Some((_, capture)) => capture,
                None => self.insert_kept(key, &kept)?,
            };
            keys.push(new);
            let mut insert = self.connection.prepare_cached(
                "INSERT INTO sighting VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET first = min(first, ?3), last = max(last, ?4)",
            )?;
            for place in &capture.places {
                insert.execute(params![new.0, place.place, place.first, place.last])?;
            }
        }
        if here.is_none() {
            let current = keys.get(line.current).map(|key| key.0);
            self.connection.execute(
                "UPDATE document SET current = ?2, removed = ?3 WHERE id = ?1",
                params![key.0, current, line.removed],
            )?;
            let turn = Turn { before: Some(self.deed.at().to_owned()), after: line.removed.clone() };
            self.remember(&Change::Removed { document: key.0, turn })?;
        }
        if here.is_none() && !line.corrected.is_empty() {
            let turn = Turn { before: Corrections::default(), after: line.corrected.clone() };
            self.change(&Change::Correction { document: key.0, turn })?;
        }
        line.tags.iter().try_for_each(|tag| self.tag(key, tag, true).map(drop))?;
        Ok((key, here.is_none()))
    }

    fn capture_with(&self, bytes_hash: &str) -> Result<Option<(DocumentKey, CaptureKey)>, Cause> {
        let Some(hash) = Hash::from_hex(bytes_hash) else { return Ok(None) };
        let mut select = self.connection.prepare_cached("SELECT document, id FROM capture WHERE bytes_hash = ?1")?;
        let row = select.query_row([hash.as_bytes()], |row| Ok((DocumentKey(row.get(0)?), CaptureKey(row.get(1)?))));
        Ok(row.optional()?)
    }

    /// The story of the line: made with its own date if there is none, its documents put at the end.
    fn import_story(&mut self, line: &StoryLine, members: &[DocumentKey]) -> Result<(), Cause> {
        let story = match self.story(&line.name) {
            Ok(story) => story,
            Err(Cause::NoStory(_)) => {
                let story = self.new_story(&line.name)?;
                let name: String =
                    self.connection.query_row("SELECT name FROM story WHERE id = ?1", [story.0], |row| row.get(0))?;
                self.connection.execute("UPDATE story SET made = ?2 WHERE id = ?1", params![story.0, line.made])?;
                let after = Some(StoryRow { name, made: line.made.clone() });
                self.remember(&Change::Story { story: story.0, turn: Turn { before: after.clone(), after } })?;
                if let Some(place) = &line.place {
                    self.keep_place(story, place)?;
                }
                story
            }
            Err(cause) => return Err(cause),
        };
        members.iter().try_for_each(|&document| self.join(story, document).map(drop))
    }

    /// Whether the very same annotation is here.
    fn has_annotation(&self, row: &AnnotationRow) -> Result<bool, Cause> {
        let mut select =
            self.connection.prepare_cached("SELECT id FROM annotation WHERE kind = ?1 AND body = ?2 AND made = ?3")?;
        let keys = select.query_map(params![row.kind, row.body, row.made], |row| row.get(0))?;
        for key in keys.collect::<Result<Vec<i64>, _>>()? {
            if self.annotation_row(super::AnnotationKey(key))?.as_ref() == Some(row) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
