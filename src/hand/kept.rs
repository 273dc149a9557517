//! What the store has of a story's notes, bookmarks, pins and decisions, found again in the texts as they are now.

use super::place::{Place, Stand};
use super::{Entry, What, anchoring};
use crate::comparison::decision::Decision;
use crate::document::gather::Captured;
use crate::document::{Document, DocumentId};
use crate::store::{
    Anchor, Anchored, Annotation, AnnotationKind, Cause, DocumentKey, Hash, PlaceIn, Reading, StoryKey, Taking,
};
use std::path::{Path, PathBuf};

/// Numbers of entries up to this one are those of the store.
pub const LATEST: u64 = 1 << 62;

/// Where a document came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The document of the store that it is.
    pub stored: Option<DocumentKey>,
    /// Its file's absolute path.
    pub place: Option<String>,
    /// The bytes it was read from; none where they are those of its text.
    pub bytes: Option<Vec<u8>>,
}

/// What is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// What it is called.
    pub name: String,
    /// The story of the store that it is.
    pub story: Option<StoryKey>,
    /// Where each document came from, by document.
    pub origins: Vec<Origin>,
}

impl Subject {
    /// Where each document was found, by document.
    pub fn places(&self) -> Vec<Option<String>> {
        self.origins.iter().map(|origin| origin.place.clone()).collect()
    }

    /// Which document of the store each is, as far as it came from there.
    pub fn stored(&self) -> Vec<Option<DocumentKey>> {
        self.origins.iter().map(|origin| origin.stored).collect()
    }
}

/// What was kept of a story.
#[derive(Debug, Default)]
pub struct Kept {
    /// The entries, and where the store has each anchored.
    pub entries: Vec<(Entry, Vec<Anchored>)>,
    /// Where the reader stood.
    pub stand: Option<Stand>,
}

impl Origin {
    /// That of something that was read, with the document itself and the file that it can be read anew from: one that holds
    /// nothing else.
    pub fn of(captured: Captured<'_>) -> (Document, Self, Option<PathBuf>) {
        let place = place_of_captured(&captured);
        let Captured { path, part, bytes, document, .. } = captured;
        let bytes = (bytes != document.text.as_bytes()).then_some(bytes);
        let file = path.filter(|_| part.is_none()).map(Path::to_owned);
        (document, Self { stored: None, place, bytes }, file)
    }
}

/// What the store knows the place of a document by: its file, the address it came from, or what it is known by inside one
/// of these; none for standard input and for nameless parts, since their number changes when something is put before them.
pub fn place_of_captured(captured: &Captured<'_>) -> Option<String> {
    let whole = captured.address.clone().or_else(|| captured.path.map(place_of))?;
    match &captured.part {
        None => Some(whole),
        Some(part) => part.as_ref().map(|part| format!("{whole}#{part}")),
    }
}

/// What is read to read the document at a place anew: the place, or, of one of several documents in a file or at an address,
/// that file or address.
pub fn source_of(place: &str) -> &str {
    let is_whole = Path::new(place).exists() || !place.contains('#');
    if is_whole { place } else { place.split('#').next().unwrap_or(place) }
}

/// Where a file lies, as the store remembers it: its absolute path without links. A name that is no Unicode is written with
/// escapes, so that two of them stay apart.
pub fn place_of(path: &Path) -> String {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    match path.to_str() {
        Some(words) => words.to_owned(),
        None => path.as_os_str().as_encoded_bytes().escape_ascii().to_string(),
    }
}

/// What is taken in of a document.
pub(super) fn taking<'a>(document: &'a Document, origin: &'a Origin) -> Taking<'a> {
    let bytes = origin.bytes.as_deref().unwrap_or(document.text.as_bytes());
    Taking { document, bytes, place: origin.place.as_deref() }
}

/// What a source is known by.
pub(super) fn identity(subject: &Subject, documents: &[Document], n: usize) -> String {
    match (subject.origins.get(n), documents.get(n)) {
        (Some(Origin { stored: Some(key), .. }), _) => format!("stored:{key}"),
        (Some(Origin { place: Some(path), .. }), _) => format!("file:{path}"),
        (_, Some(document)) => format!("text:{}", Hash::of(document.text.as_bytes())),
        _ => String::new(),
    }
}

/// What the place is kept under: the story, or which sources are read, in whatever order.
pub(super) fn place_in(subject: &Subject, documents: &[Document]) -> PlaceIn {
    if let Some(story) = subject.story {
        return PlaceIn::Story(story);
    }
    let mut ids: Vec<String> = (0..documents.len()).map(|n| identity(subject, documents, n)).collect();
    ids.sort();
    PlaceIn::Files(Hash::of(ids.join("\n").as_bytes()))
}

/// All that the store has of the documents.
///
/// # Errors
/// The store cannot be read.
pub fn load(reading: &Reading, subject: &Subject, documents: &[Document]) -> Result<Kept, Cause> {
    let keys = keys(reading, subject, documents)?;
    let place = reading.place_in(place_in(subject, documents))?;
    let stand = place.as_deref().and_then(Place::read).map(|p| p.stand(subject, documents));
    Ok(Kept { entries: entries(reading, &keys, documents)?, stand })
}

/// The decisions that the store has on links between the documents.
///
/// # Errors
/// The store cannot be read.
pub fn decisions(reading: &Reading, subject: &Subject, documents: &[Document]) -> Result<Vec<Decision>, Cause> {
    let entries = entries(reading, &keys(reading, subject, documents)?, documents)?;
    let mut hand = super::Hand::default();
    hand.recall(entries.into_iter().map(|(entry, _)| entry).collect());
    Ok(hand.decisions())
}

/// Which document of the store each is.
pub(super) fn keys(
    reading: &Reading,
    subject: &Subject,
    documents: &[Document],
) -> Result<Vec<Option<DocumentKey>>, Cause> {
    let none = Origin::default();
    let key = |(n, document): (usize, &Document)| {
        let origin = subject.origins.get(n).unwrap_or(&none);
        match origin.stored {
            Some(key) => Ok(Some(key)),
            None => reading.known(&taking(document, origin)),
        }
    };
    documents.iter().enumerate().map(key).collect()
}

fn entries(
    reading: &Reading,
    keys: &[Option<DocumentKey>],
    documents: &[Document],
) -> Result<Vec<(Entry, Vec<Anchored>)>, Cause> {
    let known: Vec<DocumentKey> = keys.iter().flatten().copied().collect();
    let mut entries = Vec::new();
    for annotation in reading.annotations(&known)? {
        // A decision on a document that is not read now is not this reading's.
        let all = annotation.passages.iter().all(|(anchored, _)| known.contains(&anchored.document));
        if all && let Some(entry) = entry(&annotation, keys, documents) {
            entries.push((entry, annotation.passages.into_iter().map(|(anchored, _)| anchored).collect()));
        }
    }
    Ok(entries)
}

fn entry(annotation: &Annotation, keys: &[Option<DocumentKey>], documents: &[Document]) -> Option<Entry> {
    let what = match annotation.kind {
        AnnotationKind::Note => What::Note(annotation.body.clone()),
        AnnotationKind::Bookmark => What::Bookmark(annotation.body.chars().next()?),
        AnnotationKind::Decision => What::of_pair(&annotation.body)?,
    };
    let anchors: Option<Vec<(DocumentId, Anchor)>> =
        annotation.passages.iter().map(|(anchored, _)| anchor(anchored, keys, documents)).collect();
    let anchors = anchors?;
    Some(Entry {
        id: annotation.key.0.unsigned_abs(),
        what,
        passages: anchoring::passages(&anchors, documents),
        anchors,
    })
}

/// An anchor with the document that it belongs to: of several captures of one, that in which it stands surest, or the first.
fn anchor(anchored: &Anchored, keys: &[Option<DocumentKey>], documents: &[Document]) -> Option<(DocumentId, Anchor)> {
    let same = keys.iter().zip(documents).enumerate().filter(|(_, (key, _))| **key == Some(anchored.document));
    let sure = |text: &str| anchoring::find(&anchored.anchor, text).map_or(0.0, |found| found.confidence);
    let found = same.map(|(n, (_, document))| (n, sure(&document.text)));
    let (n, _) = found.max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))?;
    Some((DocumentId(n), anchored.anchor.clone()))
}
