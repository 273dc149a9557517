//! The words by which a document is told from others, and which documents share rare ones: a cache and its index. Which words
//! these are and what they weigh is left to who calls; dropping the cache loses nothing.
//!
//! ```text
//!  profile   document -> (term, weight), day          all of a document's words
//!  frequency term -> documents                        how rare a word is
//!  keyword   term, day -> documents                   the few words that a document is looked for by
//! ```

use super::error::{Cause, Error};
use super::waiting::Waiting;
use super::{Deed, DocumentKey, Reading, Store, Writing};
use rusqlite::{OptionalExtension, params};
use std::collections::BTreeMap;

/// What stands for a day that is not known: outside of all days.
const NO_DAY: i64 = i64::MIN;

/// What waits for a profile.
const WAITING: Waiting = Waiting {
    key: "d.id",
    queue: "unprofiled u JOIN document d ON d.id = u.document",
    done: "profile a CROSS JOIN document d ON d.id = a.document",
};

/// Bytes of a term and its weight.
const ENTRY: usize = 12;

/// The words of a document, by number.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// Days since 1970 of its publication.
    pub day: Option<i64>,
    /// The terms in rising order, each with its weight.
    pub terms: Vec<(i64, f32)>,
}

fn to_bytes(terms: &[(i64, f32)]) -> Vec<u8> {
    let entry = |(term, weight): &(i64, f32)| term.to_le_bytes().into_iter().chain(weight.to_le_bytes());
    terms.iter().flat_map(entry).collect()
}

fn from_bytes(bytes: &[u8]) -> Vec<(i64, f32)> {
    let (entries, _) = bytes.as_chunks::<ENTRY>();
    let entry = |entry: &[u8; ENTRY]| {
        let (term, weight) = entry.split_first_chunk::<8>()?;
        Some((i64::from_le_bytes(*term), f32::from_le_bytes(weight.try_into().ok()?)))
    };
    entries.iter().filter_map(entry).collect()
}

impl Reading {
    /// Documents outside the trash of whose current text this version of the analyser has no profile, at most `most`.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn unprofiled(&self, analyser: &str, most: usize) -> Result<Vec<DocumentKey>, Cause> {
        Ok(WAITING.keys(&self.connection, analyser, most)?.into_iter().map(DocumentKey).collect())
    }

    /// How many these are, as near as it can be told without a look at each.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn count_unprofiled(&self, analyser: &str) -> Result<usize, Cause> {
        WAITING.count(&self.connection, analyser)
    }

    /// The profile of a document, if there is one.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn profile(&self, document: DocumentKey) -> Result<Option<Profile>, Cause> {
        let mut select = self.connection.prepare_cached("SELECT day, terms FROM profile WHERE document = ?1")?;
        let row = select.query_row([document.0], |row| {
            Ok(Profile { day: row.get(0)?, terms: from_bytes(row.get_ref(1)?.as_blob().unwrap_or_default()) })
        });
        Ok(row.optional()?)
    }

    /// Documents in no story, with a profile, of which it was not found yet that nothing else reports the same; each with its
    /// day, in days since 1970.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn to_group(&self) -> Result<Vec<(DocumentKey, Option<i64>)>, Cause> {
        let mut select = self.connection.prepare_cached(
            "SELECT p.document, p.day FROM unsorted u CROSS JOIN profile p ON p.document = u.document ORDER BY u.document",
        )?;
        let rows = select.query_map([], |row| Ok((DocumentKey(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether it was found that nothing else reports the same as a document.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn is_alone(&self, document: DocumentKey) -> Result<bool, Cause> {
        let mut select = self.connection.prepare_cached("SELECT 1 FROM profile WHERE document = ?1 AND alone = 1")?;
        Ok(select.exists([document.0])?)
    }

    /// How many documents have a profile.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn profiles(&self) -> Result<usize, Cause> {
        let mut select = self.connection.prepare_cached("SELECT documents FROM profiled")?;
        Ok(select.query_row([], |row| row.get(0))?)
    }

    /// In how many profiles a term is.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn frequency(&self, term: i64) -> Result<usize, Cause> {
        let mut select = self.connection.prepare_cached("SELECT documents FROM frequency WHERE term = ?1")?;
        Ok(select.query_row([term], |row| row.get(0)).optional()?.unwrap_or(0))
    }

    /// Documents outside the trash that are looked for by at least `least` of these terms, from the first to the last of
    /// these days; without days, of any. Documents without a day always count. Those with most of the terms come first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn sharing(
        &self,
        terms: &[i64],
        days: Option<(i64, i64)>,
        least: usize,
    ) -> Result<Vec<(DocumentKey, usize)>, Cause> {
        // Two walks over what is wanted; with OR it would be one over all days.
        let mut select = self.connection.prepare_cached(
            "SELECT document FROM keyword WHERE term = ?1 AND day BETWEEN ?2 AND ?3
             UNION ALL SELECT document FROM keyword WHERE term = ?1 AND day = ?4",
        )?;
        let (first, last) = days.unwrap_or((NO_DAY + 1, i64::MAX));
        let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
        for term in terms {
            let mut rows = select.query(params![term, first, last, NO_DAY])?;
            while let Some(row) = rows.next()? {
                *counts.entry(row.get(0)?).or_default() += 1;
            }
        }
        let mut is_there =
            self.connection.prepare_cached("SELECT 1 FROM document WHERE id = ?1 AND removed IS NULL")?;
        let mut found = Vec::new();
        for (document, count) in counts.into_iter().filter(|(_, count)| *count >= least) {
            if is_there.exists([document])? {
                found.push((DocumentKey(document), count));
            }
        }
        found.sort_by_key(|(document, count)| (std::cmp::Reverse(*count), *document));
        Ok(found)
    }
}

impl Writing<'_> {
    /// Keeps the profile of a document's current text instead of an earlier one, which is no longer looked for by its terms.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn keep_profile(&mut self, document: DocumentKey, analyser: &str, profile: &Profile) -> Result<(), Cause> {
        self.forget_profile(document)?;
        let mut keep = self
            .connection
            .prepare_cached("INSERT INTO profile SELECT id, current, ?2, ?3, 0, ?4 FROM document WHERE id = ?1")?;
        keep.execute(params![document.0, analyser, profile.day, to_bytes(&profile.terms)])?;
        let mut more = self.connection.prepare_cached(
            "INSERT INTO frequency VALUES (?1, 1) ON CONFLICT DO UPDATE SET documents = documents + 1",
        )?;
        for (term, _) in &profile.terms {
            more.execute([term])?;
        }
        Ok(())
    }

    /// Drops the profile of a document, if there is one; the document is no longer looked for by its terms.
    ///
    /// # Errors
    /// The store cannot be written.
    pub(super) fn forget_profile(&self, document: DocumentKey) -> Result<(), Cause> {
        let Some(old) = self.profile(document)? else { return Ok(()) };
        let mut less =
            self.connection.prepare_cached("UPDATE frequency SET documents = documents - 1 WHERE term = ?1")?;
        let sql = "DELETE FROM keyword WHERE term = ?1 AND day = ?2 AND document = ?3";
        let mut forget = self.connection.prepare_cached(sql)?;
        for (term, _) in old.terms {
            less.execute([term])?;
            forget.execute(params![term, old.day.unwrap_or(NO_DAY), document.0])?;
        }
        self.connection.prepare_cached("DELETE FROM profile WHERE document = ?1")?.execute([document.0])?;
        Ok(())
    }

    /// Keeps the terms that a document is looked for by.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn keep_keywords(&mut self, document: DocumentKey, day: Option<i64>, keywords: &[i64]) -> Result<(), Cause> {
        let mut find = self.connection.prepare_cached("INSERT OR IGNORE INTO keyword VALUES (?1, ?2, ?3)")?;
        for term in keywords {
            find.execute(params![term, day.unwrap_or(NO_DAY), document.0])?;
        }
        Ok(())
    }
}

impl Writing<'_> {
    /// Remembers that nothing else reports the same as these documents, until their texts change.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn mark_alone(&mut self, documents: &[DocumentKey]) -> Result<(), Cause> {
        let mut mark = self.connection.prepare_cached("UPDATE profile SET alone = 1 WHERE document = ?1")?;
        for document in documents {
            mark.execute([document.0])?;
        }
        Ok(())
    }
}

impl Store {
    /// Drops the caches that follow from the texts: quotations, counts of marks, profiles, shared wording. They are filled again when they
    /// are needed.
    ///
    /// # Errors
    /// The store cannot be written.
    pub fn forget_analyses(&mut self, deed: &mut Deed) -> Result<(), Error> {
        self.write(deed, |writing| {
            writing.connection.execute_batch(
                "DELETE FROM quotation; DELETE FROM analysed; DELETE FROM tally;
                 DELETE FROM profile; DELETE FROM frequency; DELETE FROM keyword; DELETE FROM kin;",
            )?;
            Ok(())
        })
    }
}
