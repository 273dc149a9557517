//! `parallax show`: one document of the store, its captures, or the bytes it was read from.

use super::keeping::{Keeping, Listing, documents_named, json_lines, minute};
use super::{Ending, Failure, keeping, list, print, say};
use crate::document::printable;
use crate::library::grouping;
use crate::report::edits;
use crate::store::{DocumentKey, Entry, Store, Version};
use clap::Args;
use serde_json::{Value, json};
use std::io::{self, IsTerminal, Write};

/// Show one document of the store: its source, its captures, its text
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax show 12
  parallax show courier.txt                the same, by the file it was read from
  parallax show 12 --version 1             as it was first captured
  parallax show 12 --bytes > courier.txt   the file as it was read, byte for byte
  parallax show 12 --versions              what was edited from one to the next
  parallax --versions 12                   two captures side by side in the reader")]
pub struct Arguments {
    /// The document's number, or the path it was read from
    #[arg(value_name = "DOCUMENT")]
    document: String,
    /// Which capture, from 1 for the first [default: the one seen last]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    version: Option<u32>,
    /// Write what was edited from each capture to the next: [-taken out-] {+put in+}
    #[arg(long, conflicts_with_all = ["version", "bytes"])]
    versions: bool,
    /// Write the bytes of the file it was read from
    #[arg(long)]
    bytes: bool,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Arguments {
    /// Shows it.
    ///
    /// # Errors
    /// There is no such document or capture, or the store cannot be read.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let store = self.keeping.open_existing()?;
        let keys = documents_named(&store, std::slice::from_ref(&self.document))?;
        let Some(&key) = keys.first() else { return Err(keeping::Failure::NotInStore(self.document.clone()).into()) };
        let (entry, versions) = store.read(|reading| Ok((reading.entry(key)?, reading.versions(key)?)))?;
        if self.versions {
            return self.edits(&store, key, &versions);
        }
        let version = match self.version {
            None => versions.iter().find(|v| v.is_current),
            Some(number) => versions.get(number as usize - 1),
        };
        let version = version.ok_or(keeping::Failure::NoVersion { document: key, captures: versions.len() })?;
        if self.bytes {
            if io::stdout().is_terminal() {
                return Err(keeping::Failure::BytesToTerminal.into());
            }
            let bytes = store.read(|reading| reading.bytes(version.key))?;
            print(|out| out.write_all(&bytes))?;
            return Ok(Ending::DONE);
        }
        let document = store.read(|reading| reading.capture(version.key))?;
        if self.listing.json {
            json_lines([object(&entry, version, &versions, &document.text)])?;
        } else {
            print(|out| write(&entry, version, &versions, &document.text, out))?;
        }
        Ok(Ending::DONE)
    }

    /// Writes what was edited from capture to capture.
    fn edits(&self, store: &Store, key: DocumentKey, versions: &[Version]) -> Result<Ending, Failure> {
        let documents = versions.iter().map(|v| store.read(|reading| reading.capture(v.key)));
        let documents = documents.collect::<Result<Vec<_>, _>>()?;
        if documents.len() < 2 {
            say(&format!("document {key} was captured once; a changed text is kept beside the earlier one"));
            return Ok(Ending::NOTHING_FOUND);
        }
        for (n, (pair, times)) in documents.windows(2).zip(versions.windows(2)).enumerate() {
            let edits = edits::edits(&pair[0], &pair[1]);
            if self.listing.json {
                json_lines(
                    edits
                        .iter()
                        .map(|edit| json!({"from": n + 1, "to": n + 2, "before": edit.before, "after": edit.after})),
                )?;
                continue;
            }
            print(|out| {
                let (from, to) = (minute(&times[0].captured), minute(&times[1].captured));
                writeln!(out, "from {} ({from}) to {} ({to}): paragraphs edited: {}", n + 1, n + 2, edits.len())?;
                edits.iter().try_for_each(|edit| edits::write(edit, out))
            })?;
        }
        Ok(Ending::DONE)
    }
}

fn object(entry: &Entry, version: &Version, versions: &[Version], text: &str) -> Value {
    let mut value = list::object(entry);
    value["captures"] = versions
        .iter()
        .map(|v| {
            json!({
                "captured": v.captured,
                "current": v.is_current,
                "shown": v.key == version.key,
                "bytes": v.length,
                "text_hash": v.text_hash.to_string(),
                "bytes_hash": v.bytes_hash.to_string(),
                "places": v.places,
            })
        })
        .collect();
    value["text"] = text.into();
    value
}

fn write(entry: &Entry, version: &Version, versions: &[Version], text: &str, out: &mut dyn Write) -> io::Result<()> {
    let facts = &version.facts;
    let mut line = |name: &str, value: Option<&str>| match value {
        Some(value) => writeln!(out, "{name:<10} {}", printable(value)),
        None => Ok(()),
    };
    line("document", Some(&entry.key.to_string()))?;
    line("title", facts.title.as_deref())?;
    line("outlet", facts.outlet.as_deref())?;
    line("byline", facts.byline.as_deref())?;
    line("date", facts.date.as_deref())?;
    line("address", facts.address.as_deref())?;
    let joined = |names: &[String]| (!names.is_empty()).then(|| names.join(", "));
    line("stories", joined(&entry.stories).as_deref())?;
    line("tags", joined(&entry.tags).as_deref())?;
    line("copies", grouping::told_kin(entry).as_deref())?;
    line("removed", entry.removed.as_deref())?;
    for (v, number) in versions.iter().zip(1..) {
        let shown = if v.key == version.key { " (shown)" } else { "" };
        line("capture", Some(&format!("{number}: {}, {} bytes{shown}", minute(&v.captured), v.length)))?;
        line("", Some(&format!("text  {}", v.text_hash)))?;
        line("", Some(&format!("bytes {}", v.bytes_hash)))?;
        for place in &v.places {
            line("", Some(&format!("from {place}")))?;
        }
    }
    writeln!(out)?;
    text.lines().try_for_each(|line| writeln!(out, "{}", printable(line)))
}
