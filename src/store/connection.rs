//! Opening the store's file: to write, or, where that cannot be, to read.

use super::error::Cause;
use super::{migration, packed};
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// How long another process that writes is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the file as a database of this program's version.
pub(super) fn to_write(path: &Path) -> Result<Connection, Cause> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    prepare(&connection)?;
    if connection.is_readonly("main")? {
        // SQLite opens a file without rights to write it all the same.
        return Err(Cause::ReadOnly);
    }
    migration::migrate(&mut connection)?;
    // Readers go on while another process writes; what is committed is on the disk before it is acknowledged.
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    debug_assert!(mode == "wal", "{mode}");
    connection.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
    Ok(connection)
}

/// Opens a store that cannot be written, for `why`, to be read.
///
/// # Errors
/// `why`, where it is another reason or reading does not help; or the store is one of an earlier version.
pub(super) fn to_read(path: &Path, why: Cause) -> Result<Connection, Cause> {
    if !path.exists() || !matches!(why, Cause::ReadOnly | Cause::Unopenable(_) | Cause::Disk(_)) {
        return Err(why);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let readable = |connection: Connection| -> Result<Connection, Cause> {
        prepare(&connection)?;
        migration::is_of_this_version(&connection)?;
        Ok(connection)
    };
    match Connection::open_with_flags(path, flags).map_err(Cause::from).and_then(readable) {
        Err(Cause::ReadOnly | Cause::Unopenable(_) | Cause::Disk(_)) => {}
        opened => return opened,
    }
    // In a folder that cannot be written SQLite cannot tell others that it reads. Nobody writes there; but what was written
    // last may still lie beside the store, where only this would pass it by.
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    if std::fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(why);
    }
    let address = format!("file:{}?immutable=1", address_of(path));
    readable(Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI)?)
}

/// A path as SQLite's addresses have it: every byte with a meaning of its own by its number.
fn address_of(path: &Path) -> String {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let byte = |byte: &u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => char::from(*byte).to_string(),
        other => format!("%{other:02X}"),
    };
    path.as_os_str().as_encoded_bytes().iter().map(byte).collect()
}

fn prepare(connection: &Connection) -> Result<(), Cause> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000;")?;
    add_functions(connection)
}

/// Functions that the store's own SQL calls.
pub(super) fn add_functions(connection: &Connection) -> Result<(), Cause> {
    connection.create_scalar_function(
        "unpack",
        1,
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS,
        |context| {
            let packed = context.get_raw(0).as_blob().map_err(|e| rusqlite::Error::UserFunctionError(e.into()))?;
            packed::unpack_text(packed).map_err(|e| rusqlite::Error::UserFunctionError(e.into()))
        },
    )?;
    Ok(())
}
