//! Quotations of the store's documents, found in the texts when they are first asked for, and remembered until the program's
//! version changes.

use super::Progress;
use crate::document::Document;
use crate::language::threads::{shared_out, threads};
use crate::language::{VERSION, analyse};
use crate::store::{CaptureKey, Deed, Error, Quoted, Store};

/// Captures that are analysed before what was found is written.
const BATCH: usize = 256;

/// Finds the quotations of the documents that were not looked through yet. `tell` hears how far it is, and says whether to
/// go on. Of a store that can only be read nothing more is found.
///
/// # Errors
/// The store cannot be read or written.
pub fn find(store: &mut Store, at: jiff::Timestamp, tell: &mut dyn FnMut(Progress) -> bool) -> Result<(), Error> {
    let mut count = 0;
    let all = store.read(|reading| reading.count_unanalysed(VERSION))?;
    while !store.is_read_only() {
        let captures = store.read(|reading| reading.unanalysed(VERSION, BATCH))?;
        if captures.is_empty() {
            break;
        }
        count += captures.len();
        let read = |key: &CaptureKey| store.read(|reading| reading.capture(*key));
        let documents = captures.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let found = shared_out(&documents, threads(documents.len()), quoted);
        store.write(&mut Deed::new(at, "find quotations"), |writing| {
            documents.iter().zip(&found).try_for_each(|(d, found)| writing.keep_quotations(d, VERSION, found))
        })?;
        if captures.len() == BATCH && !tell(Progress::of_documents("looking for quotations", count, all)) {
            break;
        }
    }
    Ok(())
}

fn quoted(document: &Document) -> Vec<Quoted> {
    let quotations = analyse(document).quotations.into_iter();
    let quoted = quotations.map(|quotation| Quoted {
        pieces: quotation.pieces,
        speaker: quotation.speaker.map(|speaker| speaker.name),
        form: quotation.form.word().to_owned(),
    });
    quoted.collect()
}
