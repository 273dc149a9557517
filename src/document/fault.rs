//! Why bytes give no document, and what to do about it. What has the fault, a file or a part of one, is named by
//! [`mod@super::gather`].

use super::printable::printable;
use thiserror::Error;

/// The formats that are read, as every message and the help name them.
#[cfg(feature = "pdf")]
pub const KNOWN: &str = "text, Markdown, HTML, JSON, JSONL, RSS, Atom, JSON Feed, DOCX, EPUB and PDF";
/// The formats that are read, as every message and the help name them.
#[cfg(not(feature = "pdf"))]
pub const KNOWN: &str = "text, Markdown, HTML, JSON, JSONL, RSS, Atom, JSON Feed, DOCX and EPUB";

/// Why there is no document in some bytes; said after the name of what holds them and a colon.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// Nothing that is known.
    #[error("cannot be read: not a known format; {KNOWN} are")]
    Unknown,
    /// A format that is known by name alone.
    #[error("cannot be read: {what} is not a known format; {KNOWN} are; {cure}")]
    Foreign {
        /// Which.
        what: &'static str,
        /// What to do.
        cure: &'static str,
    },
    /// Nothing but white space.
    #[error("is empty")]
    Empty,
    /// It is not whole, or not what its name says.
    #[error("cannot be read as {format}: {}; get the file anew, or open it in another program and save it as text", printable(.cause))]
    Damaged {
        /// Which format it was to be.
        format: &'static str,
        /// What was found.
        cause: String,
    },
    /// More than a source may have.
    #[error("holds more than {megabytes} MB; split it or give the article alone")]
    TooLarge {
        /// How much is allowed.
        megabytes: u64,
    },
    /// A page without an article.
    #[error(
        "holds no article, or next to nothing of one: perhaps scripts fill the page; open it in a browser, wait until it is shown and save it as HTML, or copy its text"
    )]
    NoArticle,
    /// A page that shows its article to subscribers alone.
    #[error("shows its article to subscribers alone; log in with a browser and save the page, or copy its text")]
    Wall,
    /// A file of data in which no text was found.
    #[error("{0}")]
    NoField(String),
    /// A feed without entries.
    #[error("is a feed without entries")]
    NoEntries,
    /// Pictures of pages.
    #[error("holds no text, only pictures of {pages} page{}; run it through text recognition first, such as `ocrmypdf IN.pdf OUT.pdf`", if *.pages == 1 { "" } else { "s" })]
    Scan {
        /// How many.
        pages: usize,
    },
    /// A password is needed.
    #[error(
        "is encrypted; open it with its password and save it without one, such as `qpdf --decrypt --password=PASSWORD IN.pdf OUT.pdf`"
    )]
    Encrypted,
    /// A book with copy protection.
    #[error("is encrypted for one shop's own readers; read it there and copy the passages that you need")]
    Locked,
    /// A feature that this program was built without.
    #[error("cannot be read: this parallax was built without {0}; build it with `--features {0}`")]
    NotBuilt(&'static str),
}
