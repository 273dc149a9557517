//! `parallax like`: documents of the store that report the same as one.

use super::keeping::{Keeping, Listing, NoSuchDocument, document_named, json_lines, table};
use super::progress::Telling;
use super::{Ending, Failure, keeping, list, print};
use crate::document::{Document, gather};
use crate::library::grouping::{self, Alike, kinship};
use crate::store::{DocumentKey, Store};
use clap::Args;
use serde_json::json;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Find documents of the store that report the same as a document or a file
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax like 12
  parallax like courier.txt       also a file that is not in the store

The second column says how near the two are by their words, weighted by how rare
each is in the store, and how many days lie between them. \"near copy\" and
\"shares text\" say that much of one stands in the other in the same words, as where
both come from one agency.

Exit status:
  0  found
  1  nothing was found
  2  wrong use or a failure")]
pub struct Arguments {
    /// A number that `parallax list` tells, or a file
    #[arg(value_name = "DOCUMENT")]
    document: String,
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
    /// There is no such document or file, or the store cannot be used.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open_existing()?;
        let (document, key) = self.meant(&store)?;
        let mut progress = Telling::start()?;
        let alike = grouping::alike(&mut store, jiff::Timestamp::now(), (&document, key), self.limit, &mut |far| {
            progress.tell(far)
        })?;
        progress.clear();
        if self.listing.json {
            json_lines(alike.iter().map(|alike| {
                let mut value = list::object(&alike.entry);
                value["nearness"] = json!((alike.nearness * 1000.0).round() / 1000.0);
                value["wording"] = json!((alike.wording * 1000.0).round() / 1000.0);
                value["words"] = json!(alike.words);
                value
            }))?;
        } else {
            let rows: Vec<_> = alike.iter().map(row).collect();
            print(|out| table(["", "Near", "Text", "Date", "Source", "Title", "By the words"], &rows, out))?;
        }
        if alike.is_empty() {
            super::say("no other document of the store reports the same");
            return Ok(Ending::NOTHING_FOUND);
        }
        Ok(Ending::DONE)
    }

    /// The document that is meant: of the store, else the file.
    fn meant(&self, store: &Store) -> Result<(Document, Option<DocumentKey>), Failure> {
        let stored = store.read(|reading| match document_named(reading, &self.document) {
            Ok(key) => Ok(Some((reading.document(key)?, Some(key)))),
            Err(NoSuchDocument::Path(_)) => Ok(None),
            Err(NoSuchDocument::Store(cause)) => Err(cause),
        })?;
        if let Some(stored) = stored {
            return Ok(stored);
        }
        let mut found = None;
        gather::each(&[PathBuf::from(&self.document)], super::standard_input, |next| {
            match next {
                Ok(captured) => found = Some(captured.document),
                Err(refusal) => super::say(&refusal.to_string()),
            }
            ControlFlow::Break(())
        });
        let document = found.ok_or_else(|| keeping::Failure::NotInStore(self.document.clone()))?;
        Ok((document, None))
    }
}

fn row(alike: &Alike) -> [String; 7] {
    let facts = &alike.entry.facts;
    [
        alike.entry.key.to_string(),
        format!("{:.0}%", alike.nearness * 100.0),
        kinship(alike.wording).unwrap_or_default().to_owned(),
        facts.date.clone().unwrap_or_default(),
        facts.outlet.clone().unwrap_or_else(|| facts.name.clone()),
        facts.title.clone().unwrap_or_default(),
        alike.words.join(" "),
    ]
}
