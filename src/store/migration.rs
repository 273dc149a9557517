//! From any earlier store to the one that this program knows, in numbered steps that are only ever added to.
//!
//! `PRAGMA user_version` counts the steps a file has seen; `PRAGMA application_id` says that it is a store at all.

use super::error::Cause;
use rusqlite::{Connection, TransactionBehavior};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// "PRLX": marks a file as a store.
pub(super) const APPLICATION: i64 = 0x5052_4C58;

/// The steps, in order. One that has been released is never changed: a file may have seen it.
pub(super) const STEPS: [&str; 7] = [
    include_str!("migrations/0001-captures.sql"),
    include_str!("migrations/0002-stories.sql"),
    include_str!("migrations/0003-annotations.sql"),
    include_str!("migrations/0004-search.sql"),
    include_str!("migrations/0005-library.sql"),
    include_str!("migrations/0006-beginnings.sql"),
    include_str!("migrations/0007-kin.sql"),
];

/// The version that this program writes.
pub const VERSION: i64 = STEPS.len() as i64;

/// Looks at a file without opening it as a database, so that what is not ours is left as it is.
///
/// # Errors
/// It is no store, or a newer one, or cannot be read.
pub(super) fn inspect(path: &Path) -> Result<(), Cause> {
    let mut header = Vec::new();
    match File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Cause::Unopenable(error.kind().to_string())),
        Ok(file) => {
            let read = file.take(100).read_to_end(&mut header);
            read.map_err(|error| Cause::Unopenable(error.kind().to_string()))?;
        }
    }
    // A file of no bytes is what is left where the program ended before its first write.
    if header.is_empty() {
        return Ok(());
    }
    // The places are those of the SQLite file format, 1.3: user version at 60, application at 68, both big-endian.
    let number = |at: usize| header.get(at..at + 4).map(|b| b.iter().fold(0, |n, b| n << 8 | i64::from(*b)));
    if !header.starts_with(b"SQLite format 3\0") || number(68) != Some(APPLICATION) {
        return Err(Cause::Foreign);
    }
    known(number(60).unwrap_or_default())
}

/// Brings an opened store to this program's version.
///
/// # Errors
/// The file is newer, or cannot be written.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), Cause> {
    if version(connection)? == VERSION {
        return Ok(());
    }
    // The other process that may do the same at this moment waits here, and then finds nothing left to do.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let seen = version(&transaction)?;
    known(seen)?;
    for (step, number) in STEPS.iter().zip(1..).filter(|(_, number)| *number > seen) {
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", number)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.commit()?;
    Ok(())
}

/// Whether an opened store that cannot be written is as this program knows it.
///
/// # Errors
/// It is of an earlier version or a newer one, or cannot be read.
pub(super) fn is_of_this_version(connection: &Connection) -> Result<(), Cause> {
    let found = version(connection)?;
    known(found)?;
    if found == VERSION { Ok(()) } else { Err(Cause::OlderAndReadOnly) }
}

fn version(connection: &Connection) -> Result<i64, Cause> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn known(found: i64) -> Result<(), Cause> {
    if found > VERSION { Err(Cause::Newer { found, known: VERSION }) } else { Ok(()) }
}
