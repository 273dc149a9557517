//! `parallax search`: documents and quotations of the store by their words.
//!
//! Quotations are found in the texts when they are first asked for, and remembered until the program's version changes.

use super::keeping::{Failure as KeepingFailure, Keeping, Listing, deed, json_lines};
use super::{Ending, Failure, print, say};
use crate::document::{Document, printable};
use crate::language::analyse;
use crate::store::{CaptureKey, Hit, Query, Quoted, Store};
use clap::Args;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::thread;

/// What finds the quotations: where it changes, they are looked for anew.
const ANALYSER: &str = env!("CARGO_PKG_VERSION");

/// Captures that are analysed before what was found is written.
const BATCH: usize = 256;

/// Find documents of the store by their words, and quotations by what was said and by whom
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax search harbour bridge               both words
  parallax search '\"harbour bridge\" -toll'     in a row, without the other
  parallax search 'harb* (barge OR tug)'       beginnings; one of several
  parallax search 'strike after:2025-06 outlet:Courier'
  parallax search 'speaker:Frost thunder'      what Frost says of thunder
  parallax search 'says:\"the lights\"'          who says so

Fields: outlet: by: title: text: after: before: story: tag: speaker: says:
Beside speaker: or says: other words are looked for in what is said; text: looks
for them in the whole document. Accents and case do not count.

Exit status:
  0  found
  1  nothing was found
  2  wrong use or a failure")]
pub struct Arguments {
    /// Words, and fields such as outlet:Courier
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
    /// How many at most
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Arguments {
    /// Finds and writes.
    ///
    /// # Errors
    /// The query cannot be read, or the store cannot.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let query = Query::parse(&self.query.join(" ")).map_err(KeepingFailure::Search)?;
        let mut store = self.keeping.open_existing()?;
        if query.needs_quotations() {
            find_quotations(&mut store)?;
        }
        let hits = store.read(|reading| reading.search(&query, self.limit))?;
        if self.listing.json {
            json_lines(hits.iter().map(object))?;
        } else {
            print(|out| hits.iter().try_for_each(|hit| write(hit, out)))?;
        }
        Ok(if hits.is_empty() { Ending::NOTHING_FOUND } else { Ending::DONE })
    }
}

/// Finds the quotations of the documents that were not looked through yet.
fn find_quotations(store: &mut Store) -> Result<(), Failure> {
    let mut count = 0;
    loop {
        let captures = store.read(|reading| reading.unanalysed(ANALYSER, BATCH))?;
        if captures.is_empty() {
            return Ok(());
        }
        count += captures.len();
        let read = |key: &CaptureKey| store.read(|reading| reading.capture(*key));
        let documents = captures.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let found = quotations_of(&documents);
        store.write(&mut deed("find quotations"), |writing| {
            documents.iter().zip(&found).try_for_each(|(d, found)| writing.keep_quotations(d, ANALYSER, found))
        })?;
        if captures.len() == BATCH {
            say(&format!("looking for quotations: {count} documents so far"));
        }
    }
}

/// The quotations of each document, found by as many threads as there are processors.
fn quotations_of(documents: &[Document]) -> Vec<Vec<Quoted>> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let share = documents.len().div_ceil(threads).max(1);
    let of = |documents: &[Document]| documents.iter().map(quoted).collect::<Vec<_>>();
    thread::scope(|scope| {
        let running: Vec<_> = documents.chunks(share).map(|part| (part, scope.spawn(move || of(part)))).collect();
        // What a thread could not do is done here, where it fails in the open.
        running.into_iter().flat_map(|(part, thread)| thread.join().unwrap_or_else(|_| of(part))).collect()
    })
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

fn object(hit: &Hit) -> Value {
    let marks: Vec<_> = hit.snippet.marks.iter().map(|mark| mark.of(&hit.snippet.text)).collect();
    let mut value = json!({
        "document": hit.document.0,
        "name": hit.facts.name,
        "title": hit.facts.title,
        "outlet": hit.facts.outlet,
        "date": hit.facts.date,
        "snippet": hit.snippet.text,
        "found": marks,
    });
    if let Some(quotation) = &hit.quotation {
        value["speaker"] = quotation.speaker.as_deref().into();
        value["form"] = quotation.form.as_str().into();
    }
    value
}

/// A hit for people: where, and the words with brackets around what was found.
fn write(hit: &Hit, out: &mut dyn Write) -> io::Result<()> {
    let facts = &hit.facts;
    let parts = [facts.date.as_deref(), Some(facts.label()), facts.title.as_deref().filter(|t| *t != facts.label())];
    let head = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    writeln!(out, "{}  {}", hit.document, printable(&head))?;
    if hit.snippet.text.is_empty() {
        return Ok(());
    }
    let mut marked = String::new();
    let mut at = 0;
    for mark in &hit.snippet.marks {
        marked += &format!("{}[{}]", &hit.snippet.text[at..mark.start], mark.of(&hit.snippet.text));
        at = mark.end;
    }
    marked += &hit.snippet.text[at..];
    let speaker = hit.quotation.as_ref().map(|q| format!("{}: ", q.speaker.as_deref().unwrap_or("(nobody named)")));
    let words = printable(&marked).split_whitespace().collect::<Vec<_>>().join(" ");
    writeln!(out, "    {}{words}", printable(&speaker.unwrap_or_default()))
}
