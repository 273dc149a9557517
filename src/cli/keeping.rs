//! The commands on the store, and what they share: which store, which document is meant, what time it is, how a list is written.
//!
//! The store has no clock and prints nothing; both are done here.

use super::{Ending, print};
use super::{
    add, archive, backup, correct, like, list, names, removing, search, show, stats, story, tag, undo, verify,
};
use crate::document::{Document, printable};
pub(super) use crate::hand::kept::place_of as place;
use crate::library::opening;
use crate::report::escaped;
use crate::store::{self, Deed, DocumentKey, Reading, Store, folder};
use clap::{Args, Subcommand};
use serde_json::Value;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The commands on the store.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Add(add::Arguments),
    List(list::Arguments),
    Show(show::Arguments),
    Search(search::Arguments),
    Like(like::Arguments),
    Story(story::Arguments),
    Tag(tag::Arguments),
    Correct(correct::Arguments),
    Remove(removing::Remove),
    Restore(removing::Restore),
    #[cfg(feature = "watch")]
    Watch(super::watch::Arguments),
    Undo(undo::Arguments),
    Verify(verify::Arguments),
    Backup(backup::Arguments),
    Export(archive::Export),
    Import(archive::Import),
    Stats(stats::Arguments),
    #[command(hide = true)]
    Names(names::Arguments),
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Those of the command.
    pub(super) fn run(&self) -> Result<Ending, super::Failure> {
        match self {
            Self::Add(add) => add.run(),
            Self::List(list) => list.run(),
            Self::Show(show) => show.run(),
            Self::Search(search) => search.run(),
            Self::Like(like) => like.run(),
            Self::Story(story) => story.run(),
            Self::Tag(tag) => tag.run(),
            Self::Correct(correct) => correct.run(),
            Self::Remove(remove) => remove.run(),
            Self::Restore(restore) => restore.run(),
            #[cfg(feature = "watch")]
            Self::Watch(watch) => watch.run(),
            Self::Undo(undo) => undo.run(),
            Self::Verify(verify) => verify.run(),
            Self::Backup(backup) => backup.run(),
            Self::Export(export) => export.run(),
            Self::Import(import) => import.run(),
            Self::Stats(stats) => stats.run(),
            Self::Names(names) => names.run(),
        }
    }
}

/// Why a command cannot be done with the store.
#[derive(Debug, Error)]
pub enum Failure {
    /// There is no store yet.
    #[error("there is no store at {}; `parallax add FILE` makes one", printable(&.0.to_string_lossy()))]
    NoStore(PathBuf),
    /// No folder for a user's data is known.
    #[error("there is no home folder to keep the store in; name a store with --store PATH or PARALLAX_STORE")]
    NoHome,
    /// A path from which no document of the store was read.
    #[error("{}: is not in the store; `parallax add` takes it in, `parallax list` tells what there is", printable(.0))]
    NotInStore(String),
    /// A document has fewer captures.
    #[error("document {document} has no such version; captures of it: {captures}")]
    NoVersion {
        /// Which document.
        document: DocumentKey,
        /// How many captures it has.
        captures: usize,
    },
    /// A story without documents.
    #[error("the story \"{}\" holds no document; `parallax story add` puts some into it", printable(.0))]
    EmptyStory(String),
    /// Bytes from a file would go to the terminal.
    #[error(
        "a terminal may obey what is in the file; send it to a file or a program: parallax show --bytes ... > FILE"
    )]
    BytesToTerminal,
    /// What was typed cannot be searched for.
    #[error("the search cannot be read: {0}")]
    Search(#[from] store::query::Misread),
    /// The archive cannot be written or read.
    #[error(transparent)]
    Archive(#[from] store::ArchiveError),
    /// A file cannot be opened or written.
    #[error("{}: {cause}", printable(&.path.to_string_lossy()))]
    File {
        /// Which file.
        path: PathBuf,
        /// What the operating system says.
        cause: io::Error,
    },
}

/// The variable that names a store.
const VARIABLE: &str = "PARALLAX_STORE";

/// Which store.
#[derive(Debug, Args)]
pub struct Keeping {
    /// The store's file, or a folder with one [default: $PARALLAX_STORE, else in your data folder]
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    store: Option<PathBuf>,
}

impl Keeping {
    /// Opens the store, and makes it where there is none.
    ///
    /// # Errors
    /// It cannot be opened or made; the message says why and what to do.
    pub(super) fn open(&self) -> Result<Store, super::Failure> {
        Ok(Store::open(&self.file()?)?)
    }

    /// Opens a store that is there.
    ///
    /// # Errors
    /// There is none, or it cannot be opened.
    pub(super) fn open_existing(&self) -> Result<Store, super::Failure> {
        let file = self.file()?;
        if file.exists() { Ok(Store::open(&file)?) } else { Err(Failure::NoStore(file).into()) }
    }

    /// Whether there is a store, as there is once somebody has read with one.
    pub(super) fn is_there(&self) -> bool {
        self.file().is_ok_and(|file| file.exists())
    }

    /// The store's file: what is named here, else what the variable names, else where it usually lies.
    pub(super) fn file(&self) -> Result<PathBuf, Failure> {
        let variable = || std::env::var_os(VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from);
        match self.store.clone().or_else(variable) {
            Some(named) => Ok(folder::file(&named)),
            None => folder::usual().ok_or(Failure::NoHome),
        }
    }
}

/// Whether a list is for people or for programs.
#[derive(Debug, Args)]
pub struct Listing {
    /// Write JSON for programs, one object a line
    #[arg(long)]
    pub(super) json: bool,
}

impl Listing {
    /// Tells a program what was done, where one asks.
    ///
    /// # Errors
    /// Standard output cannot be written to.
    pub(super) fn done(&self, what: Value) -> Result<Ending, super::Failure> {
        if self.json {
            json_lines([what])?;
        }
        Ok(Ending::DONE)
    }
}

/// The numbers of documents, for programs.
pub(super) fn numbers(documents: &[DocumentKey]) -> Vec<i64> {
    documents.iter().map(|document| document.0).collect()
}

/// A deed done now.
pub(super) fn deed(words: impl Into<String>) -> Deed {
    Deed::new(jiff::Timestamp::now(), words)
}

/// The document that is meant by a number, or by the path of its file.
///
/// # Errors
/// There is none, or the store cannot be read.
pub(super) fn document_named(reading: &Reading, words: &str) -> Result<DocumentKey, NoSuchDocument> {
    if let Ok(number) = words.trim_start_matches('#').parse() {
        let key = DocumentKey(number);
        return Ok(reading.entry(key)?.key);
    }
    reading.at_place(&place(Path::new(words)))?.ok_or_else(|| NoSuchDocument::Path(words.to_owned()))
}

/// Why no document is meant.
#[derive(Debug)]
pub(super) enum NoSuchDocument {
    /// No document of the store was read from this file.
    Path(String),
    /// The store says why.
    Store(crate::store::Cause),
}

impl From<crate::store::Cause> for NoSuchDocument {
    fn from(cause: crate::store::Cause) -> Self {
        Self::Store(cause)
    }
}

/// The documents that are meant by numbers or paths.
///
/// # Errors
/// One of them means none, or the store cannot be read.
pub(super) fn documents_named(store: &Store, words: &[String]) -> Result<Vec<DocumentKey>, super::Failure> {
    let mut unknown = None;
    let keys = store.read(|reading| {
        let mut keys = Vec::new();
        for words in words {
            match document_named(reading, words) {
                Ok(key) => keys.push(key),
                Err(NoSuchDocument::Path(path)) => {
                    unknown = Some(path);
                    break;
                }
                Err(NoSuchDocument::Store(cause)) => return Err(cause),
            }
        }
        Ok(keys)
    })?;
    unknown.map_or(Ok(keys), |path| Err(Failure::NotInStore(path).into()))
}

/// All captures of the document that is meant, the first first.
///
/// # Errors
/// There is no such document, or the store cannot be read.
pub(super) fn captures(store: &Store, words: &str) -> Result<Vec<Document>, super::Failure> {
    let keys = documents_named(store, &[words.to_owned()])?;
    let captures =
        store.read(|reading| keys.iter().map(|key| opening::versions(reading, *key)).collect::<Result<Vec<_>, _>>())?;
    Ok(captures.into_iter().flatten().collect())
}

/// Writes a table: each column as wide as its widest cell, the last as it is. Cells are made safe for a terminal.
pub(super) fn table<const N: usize>(head: [&str; N], rows: &[[String; N]], out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<[String; N]> =
        rows.iter().map(|row| row.each_ref().map(|cell| printable(cell).into_owned())).collect();
    let columns = |cell: &str| unicode_width::UnicodeWidthStr::width(cell);
    let mut widths = head.map(columns);
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = columns(cell).max(*width);
        }
    }
    for row in std::iter::once(&head.map(ToOwned::to_owned)).chain(&rows) {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', width - columns(cell) + 2));
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Writes JSON objects, one a line, safe for a terminal.
pub(super) fn json_lines(values: impl IntoIterator<Item = Value>) -> Result<(), super::Failure> {
    print(|out| {
        values.into_iter().try_for_each(|value| {
            escaped::write(&value, out)?;
            writeln!(out)
        })
    })
}

/// A time of the store for people: to the minute, without the letters.
pub(super) fn minute(time: &str) -> String {
    time.get(..16).unwrap_or(time).replace('T', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_as_wide_as_its_cells() {
        let mut out = Vec::new();
        let rows = [["1".to_owned(), "谈判\u{1b}[2J".to_owned()], ["22".to_owned(), String::new()]];
        table(["", "Title"], &rows, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "    Title\n1   谈判\u{fffd}\n22\n");
    }

    #[test]
    fn times_are_cut_to_the_minute() {
        assert_eq!(minute("2026-03-13T06:30:00Z"), "2026-03-13 06:30");
        assert_eq!(minute("odd"), "odd");
    }
}
