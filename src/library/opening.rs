//! What is to be read out of the store, with all that the reader must know of where it came from.

use super::Holder;
use crate::document::address::is_address;
use crate::document::json::Mapping;
use crate::document::{self, Document, Span, Stated, printable};
use crate::hand::kept::{Origin, Subject, source_of};
use crate::hand::place::Place;
use crate::store::{Cause, DocumentKey, Hit, Reading, StoryKey};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Documents to be read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Opened {
    /// The documents.
    pub documents: Vec<Document>,
    /// What they are together, as far as the store must know.
    pub subject: Subject,
    /// The file of each, as far as it is known.
    pub paths: Vec<Option<PathBuf>>,
    /// Why others could not be read.
    pub refusals: Vec<String>,
    /// Where to begin: which document, and where in it.
    pub at: Option<(usize, Span)>,
}

impl Opened {
    /// Nothing yet, under a name.
    pub fn new(name: String, story: Option<StoryKey>) -> Self {
        Self { subject: Subject { name, story, origins: Vec::new() }, ..Self::default() }
    }

    /// One more document.
    pub fn push(&mut self, document: Document, origin: Origin, path: Option<PathBuf>) {
        self.documents.push(document);
        self.paths.push(path);
        self.subject.origins.push(origin);
    }

    fn push_stored(&mut self, reading: &Reading, key: DocumentKey) -> Result<(), Cause> {
        let mut versions = reading.versions(key)?.into_iter().filter(|version| version.is_current);
        let mut places = versions.next().map(|version| version.places).unwrap_or_default();
        // What was seen last is what is read anew.
        let place = places.pop().filter(|place| is_address(place) || Path::new(source_of(place)).exists());
        self.push(reading.document(key)?, Origin { stored: Some(key), place, bytes: None }, None);
        Ok(())
    }

    /// Reads files, folders, addresses and standard input, if `input` has it; what cannot be read is told to `refuse`.
    pub fn push_files(
        &mut self,
        paths: &[PathBuf],
        mapping: &Mapping,
        input: impl FnOnce() -> io::Result<Vec<u8>>,
        refuse: &mut dyn FnMut(String),
    ) {
        document::gather::each_with(paths, mapping, input, |found| {
            match found {
                Ok(captured) => {
                    let (document, origin, path) = Origin::of(captured);
                    self.push(document, origin, path);
                }
                Err(refusal) => {
                    refuse(refusal.to_string());
                    self.refusals.push(refusal.to_string());
                }
            }
            ControlFlow::Continue(())
        });
    }

    /// Reads what was read from a place before: a file, an address, or a part of one of these.
    fn push_place(&mut self, place: &str, refuse: &mut dyn FnMut(String)) {
        let file = source_of(place);
        let is_whole = file == place;
        let mut all = Self::default();
        all.push_files(&[PathBuf::from(file)], &Mapping::default(), || Ok(Vec::new()), refuse);
        self.refusals.append(&mut all.refusals);
        for ((document, origin), path) in all.documents.into_iter().zip(all.subject.origins).zip(all.paths) {
            if is_whole || origin.place.as_deref() == Some(place) {
                self.push(document, origin, path);
            }
        }
    }
}

/// A story.
///
/// # Errors
/// The store cannot be read.
pub fn story(reading: &Reading, story: StoryKey, name: String, without: &[DocumentKey]) -> Result<Opened, Cause> {
    let mut opened = Opened::new(name, Some(story));
    for key in reading.members(story)?.into_iter().filter(|key| !without.contains(key)) {
        opened.push_stored(reading, key)?;
    }
    Ok(opened)
}

/// Documents that are no story.
///
/// # Errors
/// There is no such document, or the store cannot be read.
fn documents(reading: &Reading, name: String, keys: &[DocumentKey]) -> Result<Opened, Cause> {
    let mut opened = Opened::new(name, None);
    keys.iter().try_for_each(|key| opened.push_stored(reading, *key))?;
    Ok(opened)
}

/// All captures of a document, the first first.
///
/// # Errors
/// There is no such document, or the store cannot be read.
pub fn versions(reading: &Reading, key: DocumentKey) -> Result<Vec<Document>, Cause> {
    let mut captures = Vec::new();
    for version in reading.versions(key)? {
        let mut document = reading.capture(version.key)?;
        // One source several times: the panes tell them apart by when they were captured.
        let captured = version.captured.get(..16).unwrap_or(&version.captured).replace('T', " ");
        let label = format!("{}, {captured}", document.source.label().0);
        document.source.outlet = Some(Stated { value: label, span: Span::new(0, 0) });
        captures.push(document);
    }
    Ok(captures)
}

/// What was read last, as far as it can be read again; none where the store knows of nothing.
///
/// # Errors
/// The store cannot be read.
pub fn last(reading: &Reading, refuse: &mut dyn FnMut(String)) -> Result<Option<Opened>, Cause> {
    let Some(place) = reading.last_place()?.as_deref().and_then(Place::read) else { return Ok(None) };
    let mut opened = Opened::new(printable(&place.name).into_owned(), place.story.map(StoryKey));
    for source in &place.sources {
        match source.id.split_once(':') {
            Some(("file", place)) => opened.push_place(place, refuse),
            Some(("stored", key)) => {
                let pushed = key.parse().map(|key| opened.push_stored(reading, DocumentKey(key)));
                if let Ok(Err(cause)) = pushed {
                    refuse(cause.to_string());
                }
            }
            _ => refuse("a source from standard input cannot be read again; it is left out".to_owned()),
        }
    }
    Ok((!opened.documents.is_empty()).then_some(opened))
}

/// A story or what was read last, without some of it.
///
/// # Errors
/// The store cannot be read.
pub fn held(reading: &Reading, holder: Holder, without: &[DocumentKey]) -> Result<Opened, Cause> {
    match holder {
        Holder::Last => Ok(last(reading, &mut |_| {})?.unwrap_or_default()),
        Holder::Story(key) => {
            let name = reading.stories()?.into_iter().find(|story| story.key == key).map(|story| story.name);
            story(reading, key, name.unwrap_or_default(), without)
        }
        Holder::Unsorted | Holder::Trash => Ok(Opened::default()),
    }
}

/// Documents under a name of their own: of one its title.
///
/// # Errors
/// There is no such document, or the store cannot be read.
pub fn some(reading: &Reading, keys: &[DocumentKey]) -> Result<Opened, Cause> {
    let name = match keys {
        [key] => title(reading, *key)?,
        _ => format!("{} documents", keys.len()),
    };
    documents(reading, name, keys)
}

fn title(reading: &Reading, key: DocumentKey) -> Result<String, Cause> {
    let facts = reading.entry(key)?.facts;
    Ok(facts.title.unwrap_or(facts.name))
}

/// What a search found: the story that the document is in, if any, at the words.
///
/// # Errors
/// The store cannot be read.
pub fn hit(reading: &Reading, hit: &Hit) -> Result<Opened, Cause> {
    let key = hit.document;
    let entry = reading.entry(key)?;
    let mut opened = match entry.stories.first() {
        Some(name) => story(reading, reading.story(name)?, name.clone(), &[])?,
        None => some(reading, &[key])?,
    };
    let n = opened.subject.origins.iter().position(|origin| origin.stored == Some(key)).unwrap_or(0);
    opened.at = opened.documents.get(n).and_then(|document| Some((n, found_in(&document.text, hit)?)));
    Ok(opened)
}

/// Where in its text a hit is.
fn found_in(text: &str, hit: &Hit) -> Option<Span> {
    if let Some(quotation) = &hit.quotation {
        return quotation.pieces.first().copied();
    }
    let snippet = &hit.snippet;
    let mark = *snippet.marks.first()?;
    // The snippet is a part of the text between signs that it goes on.
    let start = snippet.text[..mark.start].rfind('\u{2026}').map_or(0, |at| at + '\u{2026}'.len_utf8());
    let end = snippet.text[mark.end..].find('\u{2026}').map_or(snippet.text.len(), |at| mark.end + at);
    let at = text.find(&snippet.text[start..end])? + mark.start - start;
    Some(Span::new(at, at + mark.len()))
}
