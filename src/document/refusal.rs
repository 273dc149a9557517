//! Why something that was named gives no document, in words for the reader. What is named is read by [`mod@super::gather`].

use super::address;
use super::fault::{Fault, KNOWN};
use super::printable::printable;
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why something that was named is not among the documents. The message names it, says why, and what to do.
#[derive(Debug, Error)]
pub enum Refusal {
    /// Nothing has this name.
    #[error("{}: not found; {}", shown(.path), cure(.path))]
    NotFound {
        /// As it was named.
        path: PathBuf,
    },
    /// The operating system refuses it.
    #[error("{}: cannot be read: {}", shown(.path), cause(.source))]
    Unreadable {
        /// As it was named or found.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// There is no document in its bytes.
    #[error("{}{}: {fault}", shown(.path), .part.as_ref().map(|part| format!(", {}", printable(part))).unwrap_or_default())]
    Faulty {
        /// As it was named or found.
        path: PathBuf,
        /// The place of a part of it, where that alone has the fault: "line 3".
        part: Option<String>,
        /// Why.
        fault: Fault,
    },
    /// It could not be fetched.
    #[error("{}: {cause}", printable(.address))]
    Unfetched {
        /// As it was named.
        address: String,
        /// Why, and what to do.
        cause: address::Failure,
    },
    /// The same file, or standard input, stands earlier in the list.
    #[error("{}: was already given; it is read once", shown(.path))]
    GivenTwice {
        /// The later name.
        path: PathBuf,
    },
    /// Files of a folder that do not look like documents. This is no failure: there was something else to read.
    #[error("{}: {} passed over, their endings are of no format that is read: {}{}; name one to have it tried", shown(.folder), counted(*.count),
        .some.iter().map(|path| shown(path)).collect::<Vec<_>>().join(", "), if *.count > .some.len() { ", ..." } else { "" })]
    PassedOver {
        /// The folder.
        folder: PathBuf,
        /// How many.
        count: usize,
        /// The first of them, inside the folder.
        some: Vec<PathBuf>,
    },
    /// A folder in which nothing can be read.
    #[error("{}: holds nothing to read; files with the endings of {} are looked for", shown(.path), KNOWN)]
    NoText {
        /// The folder.
        path: PathBuf,
    },
}

impl Refusal {
    /// Whether something that was wanted is missing.
    pub fn is_failure(&self) -> bool {
        !matches!(self, Self::PassedOver { .. })
    }
}

/// "1 file", "3 files".
fn counted(files: usize) -> String {
    format!("{files} {}", if files == 1 { "file" } else { "files" })
}

/// What to do about a name that nothing has.
fn cure(path: &Path) -> &'static str {
    if path.to_string_lossy().contains("://") {
        "of addresses those with http:// and https:// are read, a file by its path"
    } else {
        "check the name and the folder"
    }
}

/// A path as it may be written to a terminal.
fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

/// An operating system's message in the middle of a sentence: "permission denied".
fn cause(error: &io::Error) -> String {
    let kind = error.kind();
    let words = if kind == io::ErrorKind::Other || error.raw_os_error().is_none() {
        error.to_string()
    } else {
        kind.to_string()
    };
    let words = printable(&words).into_owned();
    match words.split_at_checked(1) {
        Some((first, rest)) if !rest.starts_with(char::is_uppercase) => first.to_lowercase() + rest,
        _ => words,
    }
}
