//! Why the store could not do something: which store, the cause as data, and words that say what to do.
//!
//! SQLite's result codes end here; nothing outside this room sees one.

use super::{DocumentKey, printable_path};
use crate::document::printable;
use rusqlite::ErrorCode;
use std::io;
use std::path::PathBuf;
use thiserror::Error;

/// What went wrong with which store.
#[derive(Debug, Error)]
#[error("{}: {cause}", printable_path(.path))]
pub struct Error {
    /// The store's file.
    pub path: PathBuf,
    /// What went wrong.
    #[source]
    pub cause: Cause,
}

/// What went wrong. The message says why, and what to do.
#[derive(Debug, Error)]
pub enum Cause {
    /// The folder of the store cannot be made.
    #[error("its folder cannot be made: {0}; name another place with --store or PARALLAX_STORE")]
    Folder(io::Error),
    /// The file cannot be opened.
    #[error("cannot be opened: {0}; check its permissions, or name another store with --store or PARALLAX_STORE")]
    Unopenable(String),
    /// The file is none of parallax's.
    #[error("is not a parallax store, and was left as it is; name another with --store or PARALLAX_STORE")]
    Foreign,
    /// A later parallax has written it.
    #[error(
        "was written by a newer parallax (store version {found}, this program knows {known}) and was left as it is; update parallax"
    )]
    Newer {
        /// The version of the file.
        found: i64,
        /// The latest version that this program knows.
        known: i64,
    },
    /// It may be read and not written.
    #[error(
        "cannot be written to; change the permissions of the file and its folder, or name another store with --store"
    )]
    ReadOnly,
    /// Another program writes to it, and did not end within the time that is waited.
    #[error("another program is writing to it; nothing was changed; try again when it has finished")]
    Locked,
    /// A store of an earlier version that cannot be brought to this one.
    #[error(
        "was written by an earlier parallax and cannot be written, so it cannot be brought up to date; copy it to a folder of yours and name the copy with --store"
    )]
    OlderAndReadOnly,
    /// The disk, or the room the user may take on it, is full.
    #[error("there is no room left on its disk; nothing of this step was kept; make room and do it again")]
    Full,
    /// The disk failed.
    #[error(
        "its disk cannot be read or written ({0}); nothing of this step was kept; check the disk, and have a backup"
    )]
    Disk(String),
    /// What the file holds is broken.
    #[error(
        "is damaged ({0}); `parallax verify` tells what is broken; restore a backup, or save what is whole with `parallax export`"
    )]
    Damaged(String),
    /// No story has this name.
    #[error("there is no story called \"{}\"; `parallax story list` tells which there are", printable(.0))]
    NoStory(String),
    /// A story of this name is there already.
    #[error("there is a story called \"{}\" already; choose another name", printable(.0))]
    StoryExists(String),
    /// A name that holds nothing to show, or too much.
    #[error("\"{}\" cannot be a name: one line of 1 to 200 characters is needed", printable(.0))]
    BadName(String),
    /// A day that is none.
    #[error("\"{}\" is no day; type one such as 2026-03-13", printable(.0))]
    NoDay(String),
    /// No document has this number.
    #[error("there is no document {0}; `parallax list` tells which there are")]
    NoDocument(DocumentKey),
    /// A file that is there would be written over.
    #[error("is there already and was left as it is; name another file")]
    Exists,
    /// Something that cannot happen unless the program is wrong.
    #[error("an error of the program itself: {0}")]
    Program(String),
}

impl From<rusqlite::Error> for Cause {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as Sql;
        let words = printable(&error.to_string()).into_owned();
        match &error {
            Sql::SqliteFailure(code, _) => match code.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked,
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly,
                ErrorCode::DiskFull => Self::Full,
                ErrorCode::SystemIoFailure => Self::Disk(words),
                ErrorCode::CannotOpen => Self::Unopenable(words),
                ErrorCode::DatabaseCorrupt => Self::Damaged(words),
                ErrorCode::NotADatabase => Self::Foreign,
                _ => Self::Program(words),
            },
            Sql::InvalidColumnType(..) | Sql::FromSqlConversionFailure(..) | Sql::Utf8Error(..) => Self::Damaged(words),
            _ => Self::Program(words),
        }
    }
}
