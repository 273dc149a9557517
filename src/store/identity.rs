//! Whether a text that comes in is one the store has, another capture of a document it has, or a new document.
//!
//! ```text
//!  the same bytes                                     ──> the same capture
//!  from the same file, or fetched from the same place ──> a new capture of that document
//!  the same text in other bytes                       ──> a new capture of that document
//!  its text states the same address, and much of its
//!  wording is alike                                   ──> a new capture of that document
//!  else                                               ──> a new document
//! ```
//!
//! A stated address alone does not make two texts one article: a translation states the address of its original.

use super::error::Cause;
use super::packed::{Hash, unpack_text};
use super::{CaptureKey, DocumentKey, Reading, Taking};
use rusqlite::{OptionalExtension, params};
use rustc_hash::FxHashSet;
use std::hash::{Hash as _, Hasher};

/// Words that make a shingle.
const SHINGLE: usize = 4;

/// The least part of the shorter text's shingles that two captures of one article share.
const ALIKE: f64 = 0.3;

/// What is known of a text that comes in.
pub(super) struct Incoming<'a> {
    pub(super) text: &'a str,
    pub(super) text_hash: Hash,
    pub(super) bytes_hash: Hash,
    pub(super) place: Option<&'a str>,
    pub(super) stated_address: Option<&'a str>,
}

impl<'a> Incoming<'a> {
    pub(super) fn of(taking: &Taking<'a>) -> Self {
        let document = taking.document;
        Self {
            text: &document.text,
            text_hash: Hash::of(document.text.as_bytes()),
            bytes_hash: Hash::of(taking.bytes),
            place: taking.place,
            stated_address: document.source.address.as_ref().map(|a| a.value.as_str()),
        }
    }
}

/// What the store has of it.
pub(super) enum Known {
    Capture(DocumentKey, CaptureKey),
    Document(DocumentKey),
    Nothing,
}

impl Reading {
    pub(super) fn recognise(&self, incoming: &Incoming<'_>) -> Result<Known, Cause> {
        let mut same_bytes =
            self.connection.prepare_cached("SELECT document, id FROM capture WHERE bytes_hash = ?1")?;
        let same = same_bytes.query_row([incoming.bytes_hash.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)));
        if let Some((document, capture)) = same.optional()? {
            return Ok(Known::Capture(DocumentKey(document), CaptureKey(capture)));
        }
        let mut document = self.one_at_place(incoming.place)?;
        if document.is_none() {
            let mut same_text =
                self.connection.prepare_cached("SELECT document FROM capture WHERE text_hash = ?1 ORDER BY id DESC")?;
            document = same_text.query_row([incoming.text_hash.as_bytes()], |row| row.get(0)).optional()?;
        }
        if document.is_none() {
            document = self.one_at_stated_address(incoming)?;
        }
        Ok(document.map_or(Known::Nothing, |d| Known::Document(DocumentKey(d))))
    }

    fn one_at_place(&self, place: Option<&str>) -> Result<Option<i64>, Cause> {
        let Some(place) = place else { return Ok(None) };
        let mut select = self.connection.prepare_cached(
            "SELECT c.document FROM sighting s JOIN capture c ON c.id = s.capture WHERE s.place = ?1
             ORDER BY s.last DESC, c.id DESC",
        )?;
        Ok(select.query_row([place], |row| row.get(0)).optional()?)
    }

    fn one_at_stated_address(&self, incoming: &Incoming<'_>) -> Result<Option<i64>, Cause> {
        let Some(address) = incoming.stated_address.filter(|a| names_a_page(a)) else { return Ok(None) };
        let mut select = self.connection.prepare_cached(
            "SELECT c.document, c.text FROM document d JOIN capture c ON c.id = d.current
             WHERE c.address = ?1 ORDER BY d.id LIMIT 20",
        )?;
        let mut rows = select.query(params![address])?;
        while let Some(row) = rows.next()? {
            let text = unpack_text(row.get_ref(1)?.as_blob().unwrap_or_default())?;
            if are_alike(&text, incoming.text) {
                return Ok(Some(row.get(0)?));
            }
        }
        Ok(None)
    }
}

/// Whether the address is more than that of a whole site.
fn names_a_page(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split_once('/').is_some_and(|(_, path)| !path.trim_matches('/').is_empty())
}

/// Whether two texts are so alike that one may be an edited form of the other.
fn are_alike(a: &str, b: &str) -> bool {
    let (a, b) = (shingles(a), shingles(b));
    let shared = a.intersection(&b).count();
    shared > 0 && shared as f64 >= ALIKE * a.len().min(b.len()) as f64
}

/// Hashes of every four words in a row.
fn shingles(text: &str) -> FxHashSet<u64> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.windows(SHINGLE).map(hash).collect()
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    words.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edited_texts_are_alike_and_others_are_not() {
        let text = "The harbour bridge was closed on Tuesday evening after a barge struck one of its piers.";
        let edited =
            "The harbour bridge was closed on Tuesday evening after a tug struck one of its piers, police said.";
        assert!(are_alike(text, edited));
        assert!(!are_alike(text, "Le pont du port a été fermé mardi soir après qu'une péniche a heurté une pile."));
        assert!(!are_alike("", ""));
    }

    #[test]
    fn a_site_is_no_page() {
        for (address, page) in [
            ("https://news.example/", false),
            ("https://news.example", false),
            ("news.example//", false),
            ("https://news.example/2024/bridge", true),
            ("news.example/bridge", true),
        ] {
            assert_eq!(names_a_page(address), page, "{address}");
        }
    }
}
