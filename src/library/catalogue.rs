//! The rows of the library: what holds documents, how new it is, how far it was read, what its comparison found.

use super::Holder;
use crate::hand::place::Place;
use crate::language::VERSION;
use crate::store::{Cause, Reading, StoryKey, Texts};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How far something was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadShare {
    /// Never.
    New,
    /// So many percent of the source in focus.
    Part(u8),
    /// To its end.
    Done,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub holder: Holder,
    /// What it is called.
    pub name: String,
    /// How many documents it has.
    pub documents: usize,
    /// The latest day of publication among them, such as 2026-03-13.
    pub newest: Option<String>,
    /// When it was made, in UTC.
    pub made: String,
    /// How far it was read.
    pub read: Option<ReadShare>,
    /// Marks of each kind, as they were counted when it was read last: agree, diverge, quote, only here.
    pub marks: Option<Vec<usize>>,
}

/// All rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// The store's file.
    pub file: PathBuf,
    /// What was read last first, where it is no story; the stories by name; unsorted documents; the trash.
    pub rows: Vec<Row>,
    /// Documents outside the trash.
    pub documents: usize,
    /// The story that was read last.
    pub last: Option<StoryKey>,
    /// Whether the store can only be read.
    pub is_read_only: bool,
}

/// Bytes of the last passage that count as the end of a text.
const END: usize = 200;

/// All rows of the store.
///
/// # Errors
/// The store cannot be read.
pub fn rows(reading: &Reading) -> Result<Catalogue, Cause> {
    let members = reading.all_members()?;
    let places = reading.all_places()?;
    let others = reading.others()?;
    let mut rows = Vec::new();
    let last = reading.last_place()?.as_deref().and_then(Place::read);
    if let Some(place) = last.as_ref().filter(|place| place.story.is_none()) {
        rows.push(row(Holder::Last, place.name.clone(), place.sources.len()));
    }
    for story in reading.stories()? {
        let texts = members.get(&story.key).map(Vec::as_slice).unwrap_or_default();
        let lengths: BTreeMap<String, usize> =
            texts.iter().map(|m| (format!("stored:{}", m.document), m.length)).collect();
        let place = places.get(&story.key).and_then(|place| Place::read(place));
        let read = match place.and_then(|place| place.read_to(&lengths)) {
            None => ReadShare::New,
            Some((at, length)) if at + END >= length => ReadShare::Done,
            Some((at, length)) => ReadShare::Part(u8::try_from(at * 100 / length.max(1)).unwrap_or(100)),
        };
        let marks = reading.tally(Texts::of(texts.iter().map(|m| m.hash).collect()), VERSION)?;
        let (made, newest) = (story.made, story.newest);
        let new = row(Holder::Story(story.key), story.name, story.documents);
        rows.push(Row { made, newest, read: Some(read), marks, ..new });
    }
    if others.unsorted > 0 {
        rows.push(row(Holder::Unsorted, "(unsorted)".to_owned(), others.unsorted));
    }
    if others.trash > 0 {
        rows.push(row(Holder::Trash, "(trash)".to_owned(), others.trash));
    }
    let last = last.and_then(|place| place.story).map(StoryKey).filter(|story| members.contains_key(story));
    Ok(Catalogue { rows, documents: others.documents, last, ..Catalogue::default() })
}

fn row(holder: Holder, name: String, documents: usize) -> Row {
    Row { holder, name, documents, newest: None, made: String::new(), read: None, marks: None }
}
