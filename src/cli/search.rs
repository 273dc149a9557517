//! `parallax search`: documents and quotations of the store by their words.
//!
//! Quotations are found in the texts when they are first asked for, and remembered until the program's version changes.

use super::keeping::{Failure as KeepingFailure, Keeping, Listing, json_lines};
use super::progress::Telling;
use super::{Ending, Failure, print, say};
use crate::document::printable;
use crate::library::quotations;
use crate::store::{Hit, Query, Store};
use clap::Args;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Find documents of the store by their words, and quotations by what was said and by whom
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax search harbour bridge               both words, in any form
  parallax search '\"harbour bridge\" -toll'     in a row, as written, without the other
  parallax search 'harb* (barge OR tug)'       beginnings; one of several
  parallax search 'strike after:2025-06 outlet:Courier'
  parallax search 'speaker:Frost thunder'      what Frost says of thunder
  parallax search 'says:\"the lights\"'          who says so

Fields: outlet: by: title: text: after: before: story: tag: speaker: says:
Beside speaker: or says: other words are looked for in what is said; text: looks
for them in the whole document. A word finds its plural and its forms as a verb,
in quotation marks itself alone. Accents and case do not count.

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
        if hits.is_empty() {
            let what = if query.is_of_quotations() { "quotation" } else { "document" };
            say(&format!("no {what} of the store fits; a word and * finds all that begin with it, as in harb*"));
            return Ok(Ending::NOTHING_FOUND);
        }
        Ok(Ending::DONE)
    }
}

/// Finds the quotations of the documents that were not looked through yet.
fn find_quotations(store: &mut Store) -> Result<(), Failure> {
    if store.is_read_only() {
        say("the store can only be read: quotations are found in documents that were looked through before");
        return Ok(());
    }
    let mut progress = Telling::start()?;
    quotations::find(store, jiff::Timestamp::now(), &mut |far| progress.tell(far))?;
    progress.clear();
    if progress.is_stopped() {
        say("stopped; only documents that were looked through are searched");
    }
    Ok(())
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
