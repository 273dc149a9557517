//! One source's text as captured: plain data, and the way from bytes to it.
//!
//! A [`Document`] is a text, the [`Source`] it came from and the [`Block`]s it is made of. The text is never rewritten:
//! whatever is shown, compared or exported is a [`Span`] of it.
//!
//! ```text
//!  path, stdin ──> gather ──> decode ──> plain | markdown ──> furniture ──> head ──> Document
//!  (which files)             (bytes to   (text to blocks)     (what is no   (title, outlet,
//!                             text)                            article)      byline, date)
//! ```
//!
//! What the sentences of a block say is left to [`crate::language`].

pub mod plain;

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
    /// What was opened: a file's name without its folders, or "standard input".
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
    /// What was noticed while reading: an unusual encoding, replaced characters.
    pub warnings: Vec<String>,
}

/// A fact about the source, with the place in the text that states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The words, one line.
    pub value: String,
    /// Where the text says so.
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
    /// Where it stands; starts and ends with something other than white space.
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
}

/// Reads one document from the bytes of a file called `name`.
pub fn read(name: &str, bytes: &[u8]) -> Document {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let blocks = plain::blocks(&text);
    Document { source: Source { name: name.to_owned(), ..Source::default() }, text, blocks }
}
