//! What some bytes are, and the reader for it. One file may hold one document or many.
//!
//! ```text
//!  first bytes, then media type, then ending, then the first words
//!    ──> text | Markdown | HTML | JSON | JSONL | feed | DOCX | EPUB | PDF
//! ```
//!
//! What the marks of a format mean is left to its own file, which files are read to [`mod@super::gather`].

use super::decode::{self, Decoded};
use super::fault::Fault;
use super::json::{self, Mapping};
use super::{Document, Marked, docx, epub, feed, from_decoded, from_marked, html, package};
use std::ops::ControlFlow;

/// Bytes that a file of text may have. The longest articles have a few hundred thousand.
pub const LARGEST: u64 = 16 * 1024 * 1024;

/// Bytes that a book or a PDF may have; most of them are pictures.
pub const LARGEST_PACKED: u64 = 64 * 1024 * 1024;

/// Some bytes, and what is known of them from outside.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// What they are called: a file's name without its folders, "standard input", an address.
    pub name: &'a str,
    /// All of them.
    pub bytes: &'a [u8],
    /// The media type that a server gave, such as "text/html", and its charset.
    pub media: Option<(&'a str, Option<&'a str>)>,
    /// Where they were fetched from.
    pub address: Option<&'a str>,
    /// Which fields of data are what.
    pub mapping: &'a Mapping,
}

/// A document that was found in some bytes.
#[derive(Debug)]
pub struct Part {
    /// What it says.
    pub document: Document,
    /// Where in the bytes it stands; none where it is all of them.
    pub piece: Option<Piece>,
}

/// Where one of several documents stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its place for people: "line 3", "entry 2".
    pub label: String,
    /// What it is known by inside its file, whatever stands before it: an address, an identifier.
    pub id: Option<String>,
    /// Its own bytes.
    pub bytes: Vec<u8>,
}

/// A document, or why a part of the bytes, or all of them, gives none; of a part with its place.
pub type Found = Result<Part, (Option<String>, Fault)>;

/// What is read and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
    Html,
    Json,
    JsonLines,
    Feed,
    Docx,
    Epub,
    Pdf,
}

/// Endings of names, and what they say; in a folder, files with these are read.
#[rustfmt::skip]
const ENDINGS: [(&str, Format); 17] = [
    ("txt", Format::Text), ("text", Format::Text), ("md", Format::Markdown), ("markdown", Format::Markdown),
    ("html", Format::Html), ("htm", Format::Html), ("xhtml", Format::Html), ("json", Format::Json),
    ("jsonl", Format::JsonLines), ("ndjson", Format::JsonLines), ("rss", Format::Feed), ("atom", Format::Feed),
    ("xml", Format::Feed), ("rdf", Format::Feed), ("docx", Format::Docx), ("epub", Format::Epub), ("pdf", Format::Pdf),
];

/// Whether files with this ending are looked for in folders.
pub fn is_wanted(ending: &str) -> bool {
    let built = |format: Format| format != Format::Pdf || cfg!(feature = "pdf");
    ENDINGS.iter().any(|(known, format)| known.eq_ignore_ascii_case(ending) && built(*format))
}

/// Whether bytes begin as a PDF, a DOCX or an EPUB does, whatever their file is called.
pub fn is_package(start: &[u8]) -> bool {
    start.starts_with(package::SIGNATURE) || (is_pdf(start) && cfg!(feature = "pdf"))
}

/// Whether a name says that its file holds a document a line.
pub fn is_lines(name: &str) -> bool {
    by_name(name) == Some(Format::JsonLines)
}

/// Bytes that a source with this beginning may have.
pub fn largest(start: &[u8]) -> u64 {
    if start.starts_with(package::SIGNATURE) || is_pdf(start) { LARGEST_PACKED } else { LARGEST }
}

/// Reads all documents in the bytes, one after the other; ends early where `take` breaks off.
pub fn read(input: Input<'_>, take: &mut dyn FnMut(Found) -> ControlFlow<()>) -> ControlFlow<()> {
    let format = match recognise(input) {
        Ok(format) => format,
        Err(fault) => return take(Err((None, fault))),
    };
    let whole = |marked: Result<Marked, Fault>, warnings: Vec<String>| {
        let document = marked.map(|marked| from_marked(input.name, marked, warnings));
        match document {
            Ok(document) if document.blocks.is_empty() => Err((None, Fault::Empty)),
            Ok(document) => Ok(Part { document, piece: None }),
            Err(fault) => Err((None, fault)),
        }
    };
    match format {
        Format::Docx => take(whole(docx::read(input.bytes), Vec::new())),
        Format::Epub => take(whole(epub::read(input.bytes), Vec::new())),
        Format::Pdf => take(whole(pdf(input.bytes), Vec::new())),
        Format::Html => {
            let decoded = decoded(input, decode::in_html(input.bytes).as_deref());
            if !decoded.is_text() {
                return take(Err((None, Fault::Unknown)));
            }
            take(whole(html::read(&decoded.text, input.address), decoded.warnings()))
        }
        Format::Feed => feed::read(input, &decoded(input, decode::in_xml(input.bytes).as_deref()), take),
        Format::Json => json::read(input, &decoded(input, None), take),
        Format::JsonLines => lines(input, take),
        Format::Text | Format::Markdown => take(plain(input, format == Format::Markdown)),
    }
}

/// A document a line.
fn lines(input: Input<'_>, take: &mut dyn FnMut(Found) -> ControlFlow<()>) -> ControlFlow<()> {
    for (n, line) in input.bytes.split(|b| *b == b'\n').enumerate() {
        json::read_line(input, n + 1, line, take)?;
    }
    ControlFlow::Continue(())
}

/// Text or Markdown, which any bytes are that are characters.
fn plain(input: Input<'_>, is_markdown: bool) -> Found {
    let decoded = decoded(input, None);
    if decoded.text.trim().is_empty() {
        return Err((None, Fault::Empty));
    }
    if !decoded.is_text() {
        return Err((None, Fault::Unknown));
    }
    let document = from_decoded(input.name, decoded, is_markdown);
    if document.blocks.is_empty() { Err((None, Fault::Empty)) } else { Ok(Part { document, piece: None }) }
}

#[cfg(feature = "pdf")]
fn pdf(bytes: &[u8]) -> Result<Marked, Fault> {
    super::pdf::read(bytes)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &[u8]) -> Result<Marked, Fault> {
    Err(Fault::NotBuilt("pdf"))
}

/// The characters in the encoding that the server names, else the one that the bytes themselves name.
fn decoded(input: Input<'_>, declared: Option<&str>) -> Decoded {
    let served = input.media.and_then(|(_, charset)| charset);
    decode::decode_declared(input.bytes, served.or(declared))
}

/// What the bytes are.
fn recognise(input: Input<'_>) -> Result<Format, Fault> {
    let Input { name, bytes, media, .. } = input;
    if is_pdf(bytes) {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(package::SIGNATURE) {
        return match package::kind(bytes)? {
            package::Kind::Docx => Ok(Format::Docx),
            package::Kind::Epub => Ok(Format::Epub),
        };
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Fault::Foreign {
            what: "an Office file of before 2007 or with a password",
            cure: "open it in an office program and save it as DOCX without a password",
        });
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err(Fault::Foreign { what: "RTF", cure: "open it in an office program and save it as DOCX" });
    }
    if bytes.starts_with(b"\x1F\x8B\x08") {
        return Err(Fault::Foreign {
            what: "a file compressed with gzip",
            cure: "unpack it first: `gunzip < IN > OUT.html`",
        });
    }
    let said = media.and_then(|(media, _)| by_media(media)).or_else(|| by_name(name));
    match said {
        Some(format @ (Format::Docx | Format::Epub | Format::Pdf)) if !bytes.is_empty() => {
            let (format, cause) = match format {
                Format::Docx => ("DOCX", "it does not begin like a ZIP archive"),
                Format::Epub => ("EPUB", "it does not begin like a ZIP archive"),
                _ => ("PDF", "it does not begin with %PDF-"),
            };
            Err(Fault::Damaged { format, cause: cause.to_owned() })
        }
        Some(Format::Feed) => Ok(by_words(bytes).unwrap_or(Format::Feed)),
        Some(format) => Ok(format),
        None => Ok(by_words(bytes).unwrap_or(Format::Text)),
    }
}

fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") && !bytes.starts_with(b"<")
}

/// The format that a name's ending says.
fn by_name(name: &str) -> Option<Format> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|(_, format)| *format)
}

/// The format that a server's word says; plain text may be anything.
fn by_media(media: &str) -> Option<Format> {
    let media = media.to_ascii_lowercase();
    match media.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Format::Html),
        "text/markdown" => Some(Format::Markdown),
        "application/x-ndjson" | "application/jsonl" => Some(Format::JsonLines),
        "application/json" => Some(Format::Json),
        media if media.ends_with("+json") => Some(Format::Json),
        media if media.ends_with("xml") => Some(Format::Feed),
        _ => None,
    }
}

/// The format that the first words show, for names that say nothing.
fn by_words(bytes: &[u8]) -> Option<Format> {
    let start = decode::decode(&bytes[..bytes.len().min(2048)]).text.to_ascii_lowercase();
    let start = start.trim_start();
    let is = |marks: &[&str]| marks.iter().any(|mark| start.starts_with(mark));
    if is(&["<!doctype html", "<html"]) {
        return Some(Format::Html);
    }
    if is(&["<?xml", "<rss", "<feed", "<rdf:rdf"]) {
        let is_page = start.contains("<html") && !start.contains("<rss") && !start.contains("<feed");
        return Some(if is_page { Format::Html } else { Format::Feed });
    }
    if !is(&["{", "["]) {
        return None;
    }
    let is_json = |bytes: &[u8]| serde_json::from_slice::<serde::de::IgnoredAny>(bytes).is_ok();
    let first = bytes.split(|b| *b == b'\n').find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
    match () {
        () if is_json(bytes) => Some(Format::Json),
        () if is_json(first) && first.starts_with(b"{") => Some(Format::JsonLines),
        () => None,
    }
}
