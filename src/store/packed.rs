//! A document as the store keeps it: compressed text and bytes, blocks and stated facts as short words, hashes.
//!
//! ```text
//!  blocks  "t0+12 p2+286"   a title of 12 bytes, two bytes between, a paragraph of 286
//! ```
//!
//! What is read back is checked against the text before it becomes a [`Span`], so that a damaged file gives an error and no
//! panic.

use super::error::Cause;
use crate::document::{Block, BlockKind, Document, Furniture, Source, Span, Stated, StatedDate};
use miniz_oxide::{deflate, inflate};
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Bytes that one text may have when unpacked; what claims more is damaged.
const LARGEST: usize = 1 << 30;

/// How hard deflating tries, 0 to 10. On news text 6 saves 2 % over 4 at half its speed.
const EFFORT: u8 = 4;

/// A BLAKE3 hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of the bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The hash that these hexadecimal digits are.
    pub(super) fn from_hex(digits: &str) -> Option<Self> {
        Self::from_bytes(&from_hex(digits)?)
    }

    /// The hash with these bytes, if they are as many as a hash has.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl std::fmt::Display for Hash {
    /// 64 hexadecimal digits.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The bytes as hexadecimal digits, two each.
pub(super) fn to_hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The bytes that these hexadecimal digits are; none where they are no such digits.
pub(super) fn from_hex(digits: &str) -> Option<Vec<u8>> {
    let digit = |digit: &u8| char::from(*digit).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    let bytes = pairs.iter().map(|[high, low]| Some(digit(high)? << 4 | digit(low)?));
    if rest.is_empty() { bytes.collect() } else { None }
}

/// The bytes, compressed (zlib, RFC 1950).
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    deflate::compress_to_vec_zlib(bytes, EFFORT)
}

/// What [`pack`] was given.
///
/// # Errors
/// These are no such bytes.
pub(super) fn unpack(packed: &[u8]) -> Result<Vec<u8>, Cause> {
    inflate::decompress_to_vec_zlib_with_limit(packed, LARGEST)
        .map_err(|error| Cause::Damaged(format!("a text cannot be unpacked: {:?}", error.status)))
}

/// What [`pack`] was given, as text.
///
/// # Errors
/// These are no such bytes, or no text.
pub(super) fn unpack_text(packed: &[u8]) -> Result<String, Cause> {
    String::from_utf8(unpack(packed)?).map_err(|_| Cause::Damaged("a text is no text".to_owned()))
}

/// The kinds of blocks and their letters in the store; a letter is never given to another kind.
const LETTERS: [(BlockKind, char); 15] = [
    (BlockKind::Title, 't'),
    (BlockKind::Head, 'h'),
    (BlockKind::Heading, 'g'),
    (BlockKind::Paragraph, 'p'),
    (BlockKind::ListItem, 'i'),
    (BlockKind::BlockQuote, 'q'),
    (BlockKind::Furniture(Furniture::Navigation), 'N'),
    (BlockKind::Furniture(Furniture::ReadAlso), 'A'),
    (BlockKind::Furniture(Furniture::Subscription), 'S'),
    (BlockKind::Furniture(Furniture::Credit), 'C'),
    (BlockKind::Furniture(Furniture::Disclaimer), 'D'),
    (BlockKind::Furniture(Furniture::Repeat), 'R'),
    (BlockKind::Furniture(Furniture::Note), 'O'),
    (BlockKind::Furniture(Furniture::Contact), 'K'),
    (BlockKind::Furniture(Furniture::LeftOut), 'L'),
];

/// The blocks as words.
pub(super) fn blocks_to_words(blocks: &[Block]) -> String {
    let mut words = String::new();
    let mut at = 0;
    for block in blocks {
        let letter = LETTERS.iter().find(|(kind, _)| *kind == block.kind).map_or('p', |(_, letter)| *letter);
        let gap = if words.is_empty() { "" } else { " " };
        // Writing to a string cannot fail.
        let _ = write!(words, "{gap}{letter}{}+{}", block.span.start - at, block.span.len());
        at = block.span.end;
    }
    words
}

/// The blocks of `text` from words; none where they are no blocks of it.
pub(super) fn blocks_from_words(words: &str, text: &str) -> Option<Vec<Block>> {
    let mut at = 0_usize;
    let mut blocks = Vec::new();
    for word in words.split_ascii_whitespace() {
        let letter = word.chars().next()?;
        let kind = LETTERS.iter().find(|(_, known)| *known == letter)?.0;
        let (skipped, length) = word[letter.len_utf8()..].split_once('+')?;
        let start = at.checked_add(skipped.parse().ok()?)?;
        let span = span_in(text, start, start.checked_add(length.parse().ok()?)?)?;
        at = span.end;
        blocks.push(Block { span, kind });
    }
    Some(blocks)
}

/// The range, if it is one of the text.
pub(super) fn span_in(text: &str, start: usize, end: usize) -> Option<Span> {
    (start <= end && text.get(start..end).is_some()).then(|| Span::new(start, end))
}

/// Where a text states what is known of its source; ranges of bytes. The words themselves stand in columns of their own.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Places {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<(usize, usize)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<(usize, usize)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<(usize, usize)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<(usize, usize)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<(usize, usize)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<String>,
}

/// The columns of a capture that tell of its source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The file's name.
    pub name: String,
    /// The headline.
    pub title: Option<String>,
    /// Newspaper, agency, site or institute.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The day of publication, such as 2026-03-12.
    pub date: Option<String>,
    /// Where it was published.
    pub address: Option<String>,
}

impl Facts {
    /// What a list calls the document: its outlet, else its title, else its file's name.
    pub fn label(&self) -> &str {
        self.outlet.as_deref().or(self.title.as_deref()).unwrap_or(&self.name)
    }
}

/// A document in the form in which it is kept.
#[derive(Debug)]
pub(super) struct Packed {
    pub(super) facts: Facts,
    /// JSON of [`Places`].
    pub(super) stated: String,
    pub(super) blocks: String,
}

/// A document's source and blocks as they are kept.
///
/// # Errors
/// None in practice: what is written is plain data.
pub(super) fn from_document(document: &Document) -> Result<Packed, Cause> {
    let source = &document.source;
    let value = |stated: &Option<Stated>| stated.as_ref().map(|s| s.value.clone());
    let place = |stated: &Option<Stated>| stated.as_ref().map(|s| (s.span.start, s.span.end));
    let facts = Facts {
        name: source.name.clone(),
        title: value(&source.title),
        outlet: value(&source.outlet),
        byline: value(&source.byline),
        date: source.date.map(|d| d.value.to_string()),
        address: value(&source.address),
    };
    let places = Places {
        title: place(&source.title),
        outlet: place(&source.outlet),
        byline: place(&source.byline),
        date: source.date.map(|d| (d.span.start, d.span.end)),
        address: place(&source.address),
        language: source.language.clone(),
        warnings: source.warnings.clone(),
    };
    let stated = serde_json::to_string(&places).map_err(|error| Cause::Program(error.to_string()))?;
    Ok(Packed { facts, stated, blocks: blocks_to_words(&document.blocks) })
}

/// The document that was kept so.
///
/// # Errors
/// Blocks, places or the date do not fit the text.
pub(super) fn to_document(text: String, packed: &Packed) -> Result<Document, Cause> {
    let damaged = |what: &str| Cause::Damaged(format!("{what} of \"{}\" do not fit its text", packed.facts.name));
    let blocks = blocks_from_words(&packed.blocks, &text).ok_or_else(|| damaged("the blocks"))?;
    let places: Places = serde_json::from_str(&packed.stated).map_err(|_| damaged("the stated facts"))?;
    let span = |place: Option<(usize, usize)>| match place {
        None => Ok(Span::new(0, 0)),
        Some((start, end)) => span_in(&text, start, end).ok_or_else(|| damaged("the stated facts")),
    };
    let stated = |value: &Option<String>, place| match value {
        Some(value) => Ok::<_, Cause>(Some(Stated { value: value.clone(), span: span(place)? })),
        None => Ok(None),
    };
    let facts = &packed.facts;
    let date = match &facts.date {
        Some(day) => {
            let value = day.parse().map_err(|_| damaged("the stated facts"))?;
            Some(StatedDate { value, span: span(places.date)? })
        }
        None => None,
    };
    let source = Source {
        name: facts.name.clone(),
        title: stated(&facts.title, places.title)?,
        outlet: stated(&facts.outlet, places.outlet)?,
        byline: stated(&facts.byline, places.byline)?,
        date,
        address: stated(&facts.address, places.address)?,
        language: places.language,
        warnings: places.warnings,
    };
    Ok(Document { source, text, blocks })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;
    use proptest::prelude::*;

    fn check(document: &Document) {
        let packed = from_document(document).unwrap();
        let text = unpack_text(&pack(document.text.as_bytes())).unwrap();
        assert_eq!(&to_document(text, &packed).unwrap(), document);
    }

    #[test]
    fn an_article_comes_back_as_it_was() {
        let text = "Harbour bridge closed\nBy Ana Holt\n12 March 2024\n\nPolice said four people were hurt.\n\n• Déjà vu\n\nShare\n";
        check(&read("courier.txt", text.as_bytes()));
        check(&read("wire.md", b"---\ntitle: Bridge\ndate: 2024-03-12\n---\n# Bridge\n\nA barge struck it.\n"));
        let legacy = read("legacy.txt", b"Caf\xe9 closed for good, its owner said on Friday morning.\n");
        check(&legacy);
    }

    #[test]
    fn every_kind_has_a_letter_of_its_own() {
        let mut letters: Vec<char> = LETTERS.iter().map(|l| l.1).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), LETTERS.len());
    }

    #[test]
    fn what_is_damaged_is_refused() {
        for words in ["x0+1", "p0", "p0+9", "p1+1", "p0+1 p18446744073709551615+1", "p-1+1", "é0+1"] {
            assert_eq!(blocks_from_words(words, "é"), None, "{words}");
        }
        assert!(matches!(unpack(b"no zlib"), Err(Cause::Damaged(_))));
        assert!(matches!(unpack_text(&pack(b"\xff")), Err(Cause::Damaged(_))));
    }

    proptest! {
        #[test]
        fn any_document_comes_back_as_it_was(bytes in prop::collection::vec(any::<u8>(), 0..300), text in any::<String>()) {
            check(&read("a.txt", &bytes));
            check(&read("a.md", text.as_bytes()));
        }

        #[test]
        fn any_words_are_blocks_or_refused(words in "([tpq][0-9]{1,2}\\+[0-9]{1,2} ?){0,5}", text in any::<String>()) {
            for block in blocks_from_words(&words, &text).unwrap_or_default() {
                prop_assert!(text.get(block.span.start..block.span.end).is_some());
            }
        }
    }
}
