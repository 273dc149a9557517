//! What the store has of a story's notes, bookmarks, pins and decisions, found again in the texts as they are now.

use super::place::{Place, Stand};
use super::{Entry, What, quote_of};
use crate::comparison::Passage;
use crate::comparison::decision::Decision;
use crate::document::{Document, DocumentId};
use crate::store::{
    Anchored, Annotation, AnnotationKind, Cause, DocumentKey, Hash, PlaceIn, Reading, StoryKey, Taking,
};
use std::borrow::Cow;

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

/// What was kept of a story.
#[derive(Debug, Default)]
pub struct Kept {
    /// The entries, and where the store has each anchored.
    pub entries: Vec<(Entry, Vec<Anchored>)>,
    /// Where the reader stood.
    pub stand: Option<Stand>,
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
fn keys(reading: &Reading, subject: &Subject, documents: &[Document]) -> Result<Vec<Option<DocumentKey>>, Cause> {
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
    let passages: Option<Vec<Passage>> =
        annotation.passages.iter().map(|(anchored, _)| passage(anchored, keys, documents)).collect();
    let quote: Cow<'_, str> = match annotation.passages.first() {
        Some((anchored, _)) => (&anchored.anchor.exact).into(),
        None => "".into(),
    };
    Some(Entry {
        id: annotation.key.0.unsigned_abs(),
        what,
        passages: passages.unwrap_or_default(),
        quote: quote_of(&quote, crate::document::Span::new(0, quote.len())),
    })
}

/// Where an anchor stands in the documents that are read: in the text where that is surest.
fn passage(anchored: &Anchored, keys: &[Option<DocumentKey>], documents: &[Document]) -> Option<Passage> {
    let same = keys.iter().zip(documents).enumerate().filter(|(_, (key, _))| **key == Some(anchored.document));
    let found = same.filter_map(|(n, (_, document))| Some((n, anchored.anchor.find(&document.text)?)));
    let (n, best) = found.max_by(|x, y| x.1.confidence.total_cmp(&y.1.confidence).then(y.0.cmp(&x.0)))?;
    Some(Passage { document: DocumentId(n), span: best.span })
}
