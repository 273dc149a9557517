//! What waits for an analyser: what it has not looked at, and what another version of it did.
//!
//! ```text
//!  queue   documents that came, changed or were restored: kept by triggers, asked first
//!  done    what was looked at, with the analyser's version: asked for other versions by an index
//! ```

use super::error::Cause;
use rusqlite::{Connection, params};

/// Where what waits is found; `d` is a document, `a` what an analyser did.
pub(super) struct Waiting {
    /// What of a document is asked for.
    pub(super) key: &'static str,
    /// Documents that wait, `u`.
    pub(super) queue: &'static str,
    /// What was done; joined from it outwards (CROSS), or all documents are walked over to find none.
    pub(super) done: &'static str,
}

impl Waiting {
    /// What waits for this version, at most `most`, what is in the queue first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(super) fn keys(&self, connection: &Connection, analyser: &str, most: usize) -> Result<Vec<i64>, Cause> {
        let Self { key, queue, done } = self;
        let mut keys = Vec::new();
        let mut queued =
            connection.prepare_cached(&format!("SELECT {key} FROM {queue} ORDER BY u.document LIMIT ?1"))?;
        for found in queued.query_map([most], |row| row.get(0))? {
            keys.push(found?);
        }
        for version in ["<", ">"] {
            if keys.len() >= most {
                break;
            }
            let mut others = connection.prepare_cached(&format!(
                "SELECT {key} FROM {done} WHERE a.analyser {version} ?1 AND d.removed IS NULL LIMIT ?2"
            ))?;
            for found in others.query_map(params![analyser, most - keys.len()], |row| row.get(0))? {
                keys.push(found?);
            }
        }
        keys.sort_unstable();
        keys.dedup();
        Ok(keys)
    }

    /// How many these are, as near as it can be told without a look at each.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(super) fn count(&self, connection: &Connection, analyser: &str) -> Result<usize, Cause> {
        let table = |from: &'static str| from.split_once(' ').map_or(from, |(table, _)| table);
        let (queue, done) = (table(self.queue), table(self.done));
        let mut select = connection.prepare_cached(&format!(
            "SELECT (SELECT count(*) FROM {queue})
               + (SELECT count(*) FROM {done} WHERE analyser < ?1) + (SELECT count(*) FROM {done} WHERE analyser > ?1)"
        ))?;
        Ok(select.query_row([analyser], |row| row.get(0))?)
    }
}
