//! Quotations that were found in texts: a cache, so that they can be searched. Finding them is left to who calls; dropping
//! the cache loses nothing.

use super::error::Cause;
use super::packed::{Hash, span_in};
use super::waiting::Waiting;
use super::{CaptureKey, Reading, Writing};
use crate::document::{Document, Span};
use rusqlite::params;

/// A quotation of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The ranges of its pieces, in bytes.
    pub pieces: Vec<Span>,
    /// Who speaks, if the text says.
    pub speaker: Option<String>,
    /// "direct", "mixed" or "indirect".
    pub form: String,
}

/// What waits to be looked through.
const WAITING: Waiting = Waiting {
    key: "d.current",
    queue: "unanalysed u JOIN document d ON d.id = u.document",
    done: "analysed a CROSS JOIN capture c ON c.text_hash = a.text_hash CROSS JOIN document d ON d.current = c.id",
};

/// What stands between the pieces of a quotation where they are one text.
const BETWEEN: &str = " … ";

/// The words of the pieces.
pub(super) fn exact(text: &str, pieces: &[Span]) -> String {
    pieces.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(BETWEEN)
}

/// The pieces as they are kept: "14+30 60+12".
fn pieces_to_words(pieces: &[Span]) -> String {
    pieces.iter().map(|piece| format!("{}+{}", piece.start, piece.len())).collect::<Vec<_>>().join(" ")
}

/// The pieces as ranges of `text`; none where they are none.
pub(super) fn pieces_from_words(words: &str, text: &str) -> Option<Vec<Span>> {
    let piece = |word: &str| {
        let (start, length) = word.split_once('+')?;
        let start: usize = start.parse().ok()?;
        span_in(text, start, start.checked_add(length.parse().ok()?)?)
    };
    words.split_ascii_whitespace().map(piece).collect()
}

impl Reading {
    /// The current captures that this version of the analyser has not looked through, at most `most`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn unanalysed(&self, analyser: &str, most: usize) -> Result<Vec<CaptureKey>, Cause> {
        Ok(WAITING.keys(&self.connection, analyser, most)?.into_iter().map(CaptureKey).collect())
    }

    /// How many these are, as near as it can be told without a look at each.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn count_unanalysed(&self, analyser: &str) -> Result<usize, Cause> {
        WAITING.count(&self.connection, analyser)
    }
}

impl Writing<'_> {
    /// Keeps what this version of the analyser found in a document, instead of what an earlier one found.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn keep_quotations(&mut self, document: &Document, analyser: &str, found: &[Quoted]) -> Result<(), Cause> {
        let hash = Hash::of(document.text.as_bytes());
        self.connection.prepare_cached("DELETE FROM quotation WHERE text_hash = ?1")?.execute([hash.as_bytes()])?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO quotation (text_hash, pieces, speaker, form, exact) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for quoted in found {
            let exact = exact(&document.text, &quoted.pieces);
            let pieces = pieces_to_words(&quoted.pieces);
            insert.execute(params![hash.as_bytes(), pieces, quoted.speaker, quoted.form, exact])?;
        }
        let mut done = self.connection.prepare_cached("INSERT OR REPLACE INTO analysed VALUES (?1, ?2)")?;
        done.execute(params![hash.as_bytes(), analyser])?;
        Ok(())
    }
}
