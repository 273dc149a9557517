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
    /// A page that asks about cookies in the place of its article.
    #[error(
        "holds a question about cookies and no article; open it in a browser, answer, and save the page as HTML or copy its text"
    )]
    Consent,
    /// A page that checks who reads it in the place of its article.
    #[error(
        "holds a check for robots, or a refusal, and no article; open it in a browser and save the page as HTML or copy its text"
    )]
    Robots,
    /// A file of data in which no text was found.
    #[error("{0}")]
    NoField(String),
    /// A feed or a list without entries.
    #[error("is a feed or a list without entries")]
    NoEntries,
    /// A record of an article that a service took back.
    #[error(
        "was withdrawn by the service that gave it: nothing of the article is left in it; look for it at its publisher and save the page"
    )]
    Withdrawn,
    /// A record of an article that a service gives to those who pay.
    #[error("holds no text: the service gives it in its paid plans alone; save the page of the article instead")]
    Paid,
    /// A service's word that it failed.
    #[error("holds no article but a service's answer: \"{}\"; mend what was asked and get the file anew", printable(.0))]
    Answer(String),
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
