//! One source's text as captured: plain data, and the way from bytes to it.
//!
//! A [`Document`] is a text, the [`Source`] it came from and the [`Block`]s it is made of. The text is never rewritten:
//! whatever is shown, compared or exported is a [`Span`] of it.
//!
//! ```text
//!  path, stdin, ──> gather ──> format ──> decode ──> plain | markdown | ... ──> furniture ──> head ──> Document
//!  address         (which     (what it   (bytes to   (text to blocks)          (what is no   (title, outlet,
//!                   sources)   is)        text)                                 article)      byline, date)
//! ```
//!
//! What the sentences of a block say is left to [`crate::language`].

pub mod address;
mod day;
pub mod decode;
mod docx;
mod epub;
pub mod fault;
mod feed;
pub mod format;
mod furniture;
pub mod gather;
mod head;
mod html;
pub mod json;
pub mod markdown;
pub mod marked;
mod package;
#[cfg(feature = "pdf")]
mod pdf;
pub mod plain;
pub mod printable;
mod refusal;
mod shape;

pub use gather::{Gathered, gather};
pub use printable::printable;
pub use refusal::Refusal;

use decode::Decoded;
use marked::Marked;
use serde::Serialize;

/// A half-open range of bytes `start..end` of a document's text, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The range `start..end`, in bytes.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span runs forward: {start}..{end}");
        Self { start, end }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text of the range.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Bytes that both ranges hold.
    pub fn overlap(self, other: Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// The smallest range that holds both.
    pub fn hull(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

/// Which document of a story: its place in the order in which the sources were given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct DocumentId(pub usize);

/// One source's text as captured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Where the text comes from, as far as it says.
    pub source: Source,
    /// The captured text. For plain text these are the decoded characters of the file, without a byte order mark,
    /// nothing else changed; for a marked-up format, the text without its markup.
    pub text: String,
    /// The blocks of the text, in order, not overlapping; all that stands between them is white space.
    pub blocks: Vec<Block>,
}

/// Where a text comes from, as far as the text itself tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// What was opened: a file's name without its folders, or "standard input"; one line, safe for a terminal.
    pub name: String,
    /// The headline.
    pub title: Option<Stated>,
    /// Newspaper, agency, site or institute.
    pub outlet: Option<Stated>,
    /// Who wrote it.
    pub byline: Option<Stated>,
    /// The day of publication.
    pub date: Option<StatedDate>,
    /// Where it was published.
    pub address: Option<Stated>,
    /// The language that its markup names, as a tag such as "en" or "pt-BR".
    pub language: Option<String>,
    /// What was noticed while reading: an unusual encoding, replaced characters.
    pub warnings: Vec<String>,
}

/// A fact about the source, with the place in the text that states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The words: one line, safe for a terminal.
    pub value: String,
    /// Where the text says so; empty at its start where a front matter says so that is not part of the text.
    pub span: Span,
}

/// A day of publication, with the place in the text that states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatedDate {
    /// The day, without time or zone.
    pub value: jiff::civil::Date,
    /// Where the text says so.
    pub span: Span,
}

impl Source {
    /// What a pane or a table calls the source: its outlet, else its title, else the file's name.
    /// The flag tells whether the file's name stands in for a name the text does not give.
    pub fn label(&self) -> (&str, bool) {
        match (&self.outlet, &self.title) {
            (Some(outlet), _) => (&outlet.value, false),
            (None, Some(title)) => (&title.value, false),
            (None, None) => (&self.name, true),
        }
    }
}

/// A paragraph, heading, list item or piece of furniture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands; starts and ends with something other than white space. Of a hard-wrapped text it holds line ends.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// Another part of the head: outlet, byline, date line, address.
    Head,
    /// A heading inside the article.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list, with its bullet or number.
    ListItem,
    /// A quotation set as a block of its own.
    BlockQuote,
    /// What the page carries beside its article.
    Furniture(Furniture),
}

impl BlockKind {
    /// Whether the block belongs to what the article says, so that it is compared.
    pub fn is_compared(self) -> bool {
        !matches!(self, Self::Head | Self::Furniture(_))
    }
}

/// What a page carries beside its article. Kept and dimmed, never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Furniture {
    /// Menus, buttons, counters: "Share", "Sign out".
    Navigation,
    /// Pointers to other articles: "Read also".
    ReadAlso,
    /// Offers: "Subscribe", "Premium", "Get 360° coverage".
    Subscription,
    /// Who took or owns a picture, and the words under it.
    Credit,
    /// "The views expressed ...".
    Disclaimer,
    /// The headline or a paragraph once more.
    Repeat,
    /// A translator's or an editor's note, and where the original stands.
    Note,
    /// Whom to write to.
    Contact,
    /// What the extractor of a format did not take for the article, and what a page of paper carries at its edges.
    LeftOut,
}

/// Reads one document from a text or, where `name` says so, from Markdown; for other formats there is [`format::read`].
///
/// Never fails: bytes that are no text give a document of what could be decoded; [`gather()`] refuses such files.
pub fn read(name: &str, bytes: &[u8]) -> Document {
    from_decoded(name, decode::decode(bytes), is_markdown(name))
}

/// The document in a decoded text called `name`.
fn from_decoded(name: &str, decoded: Decoded, is_markdown: bool) -> Document {
    let warnings = decoded.warnings();
    let marked = match is_markdown {
        true => markdown::read(&decoded.text),
        false => Marked { blocks: plain::blocks(&decoded.text), text: decoded.text, ..Marked::default() },
    };
    from_marked(name, marked, warnings)
}

/// The document in a text without its markup.
fn from_marked(name: &str, marked: Marked, mut warnings: Vec<String>) -> Document {
    let Marked { text, mut blocks, declared, notes } = marked;
    warnings.extend(notes.iter().map(|note| printable(note).into_owned()));
    let mut source = Source { name: printable(name).into_owned(), warnings, ..Source::default() };
    furniture::mark(&text, &mut blocks);
    head::find(&text, &mut blocks, &declared, &mut source);
    furniture::mark_repeats(&text, &mut blocks, source.title.as_ref());
    Document { source, text, blocks }
}

/// Whether the name's ending says Markdown.
fn is_markdown(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["md", "markdown"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What must hold of every document, whatever its bytes were.
    fn hold(document: &Document) -> Result<(), TestCaseError> {
        let mut at = 0;
        for block in &document.blocks {
            let Span { start, end } = block.span;
            prop_assert!(at <= start && start < end && end <= document.text.len(), "{:?}", document.blocks);
            prop_assert!(document.text.is_char_boundary(start) && document.text.is_char_boundary(end));
            prop_assert!(document.text[at..start].trim().is_empty(), "lost: {:?}", &document.text[at..start]);
            let inner = block.span.of(&document.text);
            prop_assert_eq!(inner.trim(), inner);
            at = end;
        }
        prop_assert!(document.text[at..].trim().is_empty());
        let source = &document.source;
        for stated in [&source.title, &source.outlet, &source.byline, &source.address].into_iter().flatten() {
            prop_assert!(document.text.get(stated.span.start..stated.span.end).is_some());
            prop_assert!(!stated.value.trim().is_empty());
            let safe = printable(&stated.value);
            prop_assert_eq!(safe.as_ref(), stated.value.as_str());
        }
        Ok(())
    }

    /// Lines as articles and their furniture have them, in any order.
    fn lines() -> impl Strategy<Value = String> {
        let line = prop::sample::select(vec![
            "Mayor closes bridge",
            "By Ann Lee",
            "June 24, 2025",
            "Read also:",
            "• one",
            "- two",
            "(a) three",
            "",
            " ",
            "\u{a0}",
            "The mayor closed the harbour bridge after a barge had struck one of its piers.",
            "“We left,” she",
            "1. x",
            "SHARE",
            "---",
            "title: Bridge",
            "# Heading",
            "> quoted",
            "* item",
            "![alt](x.png)",
            "[link](http://a.example)",
            "```",
            "    code",
            "<b>tag</b>",
            "Original: https://news.example/1",
            "Photo: A. Lee/Reuters",
            "\u{2028}",
            "é\u{301}",
            "| a | b |",
            "Sign out",
        ]);
        let end = prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n", "\u{c}", "\u{2028}", "\n   "]);
        prop::collection::vec((line, end), 0..24)
            .prop_map(|lines| lines.into_iter().flat_map(|(l, e)| [l, e]).collect())
    }

    proptest! {
        #[test]
        fn any_bytes_make_a_whole_document(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            hold(&read("a.txt", &bytes))?;
            hold(&read("a.md", &bytes))?;
        }

        #[test]
        fn any_text_makes_a_whole_document(text in any::<String>(), lines in lines()) {
            for text in [text, lines] {
                hold(&read("a.txt", text.as_bytes()))?;
                hold(&read("a.md", text.as_bytes()))?;
            }
        }
    }
}
