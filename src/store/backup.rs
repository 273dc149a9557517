//! A copy of the store while it is in use, and what is in it by numbers.

use super::error::{Cause, Error};
use super::{Reading, Store};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Pages that are copied before others get their turn.
const PAGES: i32 = 1024;

/// How long a page that another process writes is waited for.
const PAUSE: Duration = Duration::from_millis(20);

impl Store {
    /// Writes a copy of the store, as it is at one moment, to a file that is not there yet; others may go on writing.
    ///
    /// # Errors
    /// The file is there already, or cannot be written. Nothing is left of it then.
    pub fn back_up(&self, file: &Path) -> Result<(), Error> {
        let at = |cause| Error { path: file.to_owned(), cause };
        if file.exists() {
            return Err(at(Cause::Exists));
        }
        // Under its own name only when it is whole.
        let part = PathBuf::from([file.as_os_str(), ".part".as_ref()].join("".as_ref()));
        let copied = self.copy_to(&part).and_then(|()| {
            File::open(&part).and_then(|copy| copy.sync_all()).map_err(|error| Cause::Disk(error.to_string()))?;
            fs::rename(&part, file).map_err(|error| Cause::Disk(error.to_string()))
        });
        if copied.is_err() {
            // What failed says why; that its rest cannot be removed adds nothing.
            let _ = fs::remove_file(&part);
        }
        copied.map_err(at)
    }

    fn copy_to(&self, part: &Path) -> Result<(), Cause> {
        let mut copy = Connection::open(part)?;
        let backup = Backup::new(&self.reading.connection, &mut copy)?;
        loop {
            match backup.step(PAGES)? {
                StepResult::Done => break,
                StepResult::More => {}
                _ => std::thread::sleep(PAUSE),
            }
        }
        drop(backup);
        // One file alone, without a log beside it.
        copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        Ok(())
    }
}

/// What is in the store by numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// Documents outside the trash.
    pub documents: u64,
    /// Documents in the trash.
    pub trash: u64,
    /// Captures of all of them.
    pub captures: u64,
    /// Stories.
    pub stories: u64,
    /// Different tags.
    pub tags: u64,
    /// Notes, bookmarks and decisions.
    pub annotations: u64,
    /// Quotations that the search remembers.
    pub quotations: u64,
    /// Bytes of all texts.
    pub text: u64,
    /// Bytes that texts and files take, compressed.
    pub packed: u64,
    /// Bytes of the file, without its log.
    pub file: u64,
    /// The earliest day of publication.
    pub first: Option<String>,
    /// The latest day of publication.
    pub last: Option<String>,
}

impl Reading {
    /// Counts.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn statistics(&self) -> Result<Statistics, Cause> {
        Ok(self.connection.query_row(
            "SELECT (SELECT count(*) FROM document WHERE removed IS NULL),
               (SELECT count(*) FROM document WHERE removed IS NOT NULL), count(*), (SELECT count(*) FROM story),
               (SELECT count(DISTINCT name) FROM tag), (SELECT count(*) FROM annotation), (SELECT count(*) FROM quotation),
               coalesce(sum(length), 0), coalesce(sum(length(text) + coalesce(length(bytes), 0)), 0),
               (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size), min(date), max(date)
             FROM capture",
            [],
            |row| {
                Ok(Statistics {
                    documents: row.get(0)?,
                    trash: row.get(1)?,
                    captures: row.get(2)?,
                    stories: row.get(3)?,
                    tags: row.get(4)?,
                    annotations: row.get(5)?,
                    quotations: row.get(6)?,
                    text: row.get(7)?,
                    packed: row.get(8)?,
                    file: row.get(9)?,
                    first: row.get(10)?,
                    last: row.get(11)?,
                })
            },
        )?)
    }
}
