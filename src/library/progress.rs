//! How far something is that takes long, in one line. Who shows it, and who stops it, is left to the reader and the commands.
//!
//! ```text
//!  taking in [########------------] 41 %, 4,120 documents
//!  comparing [####----------------] 20 %, 2,000 of 10,000 documents
//! ```

use std::fmt;

/// Cells of the bar.
const CELLS: u64 = 20;

/// How far something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is done: "taking in".
    pub what: &'static str,
    /// Documents that are done.
    pub documents: usize,
    /// How much is done, and of how much: bytes, or documents.
    pub done: u64,
    /// All of it; 0 where nobody knows.
    pub all: u64,
}

impl Progress {
    /// The start of something that goes through so many bytes; 0 where nobody knows.
    pub fn through(what: &'static str, bytes: u64) -> Self {
        Self { what, documents: 0, done: 0, all: bytes }
    }

    /// One document more, with which so many bytes are gone through.
    pub fn pass(&mut self, gone: u64) {
        (self.documents, self.done) = (self.documents + 1, gone);
    }

    /// So many of so many documents.
    pub fn of_documents(what: &'static str, documents: usize, all: usize) -> Self {
        Self { what, documents, done: documents as u64, all: all as u64 }
    }
}

/// A number with a comma between its thousands.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let places = digits.len();
    let mut written = String::with_capacity(places + places / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (places - n).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, documents, done, all } = *self;
        let many = thousands(documents as u64);
        let word = if documents == 1 { "document" } else { "documents" };
        if all == 0 {
            return write!(f, "{what}: {many} {word} so far");
        }
        let done = done.min(all);
        let filled = usize::try_from(done * CELLS / all).unwrap_or_default();
        let bar = "#".repeat(filled) + &"-".repeat(CELLS as usize - filled);
        let percent = done * 100 / all;
        if done == documents as u64 {
            return write!(f, "{what} [{bar}] {percent} %, {many} of {} documents", thousands(all));
        }
        write!(f, "{what} [{bar}] {percent} %")?;
        if documents > 0 { write!(f, ", {many} {word}") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_it_is_is_told_in_one_line() {
        let check = |progress: Progress, expected: &str| assert_eq!(progress.to_string(), expected);
        let taking = |done, all| Progress { what: "taking in", documents: 4120, done, all };
        check(taking(41, 100), "taking in [########------------] 41 %, 4,120 documents");
        check(Progress { documents: 0, ..taking(41, 100) }, "taking in [########------------] 41 %");
        check(taking(0, 0), "taking in: 4,120 documents so far");
        // What grows while it is read is never more than all.
        check(taking(900, 100), "taking in [####################] 100 %, 4,120 documents");
        let comparing = Progress::of_documents("comparing", 1, 1_234_567);
        check(comparing, "comparing [--------------------] 0 %, 1 of 1,234,567 documents");
        assert_eq!(
            ["999", "1,000", "12,345"],
            [999, 1000, 12_345].map(thousands).map(|s| s).each_ref().map(String::as_str)
        );
    }
}
