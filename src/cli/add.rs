//! `parallax add`: documents into the store.
//!
//! ```text
//!  files ──> gather ──> batch ──> one transaction ──> a line a document
//! ```
//!
//! A line is written when what it tells of is on the disk: whatever ends the program then, what was said stays true.

use super::keeping::{Keeping, Listing, deed, json_lines};
use super::sources::{Fields, place_of};
use super::{Ending, Failure, print, say, standard_input};
use crate::document::{self, Document, gather::Captured, printable};
use crate::store::{Cause, Deed, Store, Taken, Taking};
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Documents, bytes and time after which a batch is written: large enough that waiting for the disk costs little, small
/// enough that other programs get their turn.
const BATCH: (usize, usize, Duration) = (256, 8 << 20, Duration::from_secs(1));

/// Keep documents in the store, to be read again, found and proved
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax add courier.txt wire.txt --story \"Harbour bridge\"
  parallax add articles/ --tag harbour
  parallax add https://courier.example/bridge
  parallax add corpus.jsonl --map title=headline --map text=body.full
  parallax --story \"Harbour bridge\"         read them

The file's bytes, its text, its source and the time are kept and never changed.
A document that is there already is recognised. A changed article from the same
file is kept beside the earlier one.

Exit status:
  0  done
  1  some of them could not be read; each is named
  2  wrong use or a failure; also when nothing could be read at all")]
pub struct Arguments {
    /// Files, folders (what is readable in them), addresses (https://...) and `-` for standard input
    #[arg(value_name = "PATH", required = true, value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// Put them into this story; it is made if there is none
    #[arg(long, value_name = "NAME")]
    story: Option<String>,
    /// Put this tag on them; may be given several times
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    #[command(flatten)]
    fields: Fields,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Arguments {
    /// Reads and keeps.
    ///
    /// # Errors
    /// The store or standard output cannot be written to, or nothing could be read.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut adding = Adding {
            store: self.keeping.open()?,
            deed: deed(self.words()),
            arguments: self,
            batch: Batch::new(),
            counts: Counts::default(),
            noticed: Noticed::default(),
        };
        let mut failed = None;
        let mut refused = 0_usize;
        document::gather::each(&self.paths, &self.fields.mapping(), standard_input, |found| match found {
            Ok(captured) => match adding.take(captured) {
                Ok(()) => ControlFlow::Continue(()),
                Err(failure) => {
                    failed = Some(failure);
                    ControlFlow::Break(())
                }
            },
            Err(refusal) => {
                say(&refusal.to_string());
                refused += 1;
                ControlFlow::Continue(())
            }
        });
        if let Some(failure) = failed {
            return Err(failure);
        }
        adding.write()?;
        adding.noticed.say();
        adding.counts.say();
        match (adding.counts.all(), refused) {
            (0, _) => Err(Failure::NothingRead),
            (_, 0) => Ok(Ending::DONE),
            _ => Ok(Ending::INCOMPLETE),
        }
    }

    /// What the step is called when it is undone.
    fn words(&self) -> String {
        let first = self.paths.first().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
        let more = if self.paths.len() > 1 { format!(" and {} more", self.paths.len() - 1) } else { String::new() };
        format!("add {}{more}", printable(&first))
    }
}

/// A document that waits to be written.
struct Waiting {
    place: Option<String>,
    bytes: Vec<u8>,
    document: Document,
}

/// The documents that wait.
struct Batch {
    waiting: Vec<Waiting>,
    bytes: usize,
    since: Instant,
}

impl Batch {
    fn new() -> Self {
        Self { waiting: Vec::new(), bytes: 0, since: Instant::now() }
    }

    fn is_full(&self) -> bool {
        self.waiting.len() >= BATCH.0 || self.bytes >= BATCH.1 || self.since.elapsed() >= BATCH.2
    }
}

/// How many documents became what.
#[derive(Default)]
struct Counts {
    new: usize,
    changed: usize,
    known: usize,
}

impl Counts {
    fn all(&self) -> usize {
        self.new + self.changed + self.known
    }

    fn say(&self) {
        if self.all() > 0 {
            let Self { new, changed, known } = self;
            say(&format!("{new} new, {changed} changed since they were added, {known} already there"));
        }
    }
}

/// What was noticed while documents were read; the same of many is said once.
#[derive(Default)]
struct Noticed(BTreeMap<String, (String, usize)>);

impl Noticed {
    fn add(&mut self, document: &Document) {
        for warning in &document.source.warnings {
            // Two that differ in numbers and addresses alone are the same.
            let kind = warning.split("; ").next().unwrap_or(warning).replace(|c: char| c.is_ascii_digit(), "");
            let (_, count) = self.0.entry(kind).or_insert_with(|| (format!("{}: {warning}", document.source.name), 0));
            *count += 1;
        }
    }

    fn say(&self) {
        for (first, count) in self.0.values() {
            match count {
                1 => say(first),
                n => say(&format!("{first} (and the like of {} more)", n - 1)),
            }
        }
    }
}

/// An import under way.
struct Adding<'a> {
    store: Store,
    deed: Deed,
    arguments: &'a Arguments,
    batch: Batch,
    counts: Counts,
    noticed: Noticed,
}

impl Adding<'_> {
    fn take(&mut self, captured: Captured<'_>) -> Result<(), Failure> {
        let place = place_of(&captured);
        let Captured { bytes, document, .. } = captured;
        self.batch.bytes += bytes.len() + document.text.len();
        self.noticed.add(&document);
        self.batch.waiting.push(Waiting { place, bytes, document });
        if self.batch.is_full() { self.write() } else { Ok(()) }
    }

    /// Writes what waits, and says so.
    fn write(&mut self) -> Result<(), Failure> {
        let Batch { waiting, .. } = std::mem::replace(&mut self.batch, Batch::new());
        if waiting.is_empty() {
            return Ok(());
        }
        let Arguments { story, tag, .. } = self.arguments;
        let taken = self.store.write(&mut self.deed, |writing| {
            let story = story.as_deref().map(|name| writing.story_or_new(name)).transpose()?;
            let mut all = Vec::new();
            for Waiting { place, bytes, document } in &waiting {
                let taken = writing.take(&Taking { document, bytes, place: place.as_deref() })?;
                if let Some(story) = story {
                    writing.join(story, taken.document())?;
                }
                for tag in tag {
                    writing.tag(taken.document(), tag, true)?;
                }
                all.push(taken);
            }
            Ok::<_, Cause>(all)
        })?;
        for taken in &taken {
            match taken {
                Taken::New(_) => self.counts.new += 1,
                Taken::Changed(_) => self.counts.changed += 1,
                Taken::Known(_) | Taken::Restored(_) => self.counts.known += 1,
            }
        }
        self.tell(&taken, &waiting)
    }

    fn tell(&self, taken: &[Taken], waiting: &[Waiting]) -> Result<(), Failure> {
        let told = taken.iter().zip(waiting);
        if self.arguments.listing.json {
            json_lines(told.map(|(taken, waiting)| object(*taken, waiting)))?;
        } else {
            print(|out| {
                for (taken, waiting) in told {
                    let title = waiting.document.source.title.as_ref().map_or("", |t| t.value.as_str());
                    let name = &waiting.document.source.name;
                    let line = format!("{:<8} {:>6}  {name}  {title}", word(*taken), taken.document());
                    writeln!(out, "{}", printable(line.trim_end()))?;
                }
                Ok(())
            })?;
        }
        if io::stderr().is_terminal() && !io::stdout().is_terminal() && self.counts.all() >= BATCH.0 {
            say(&format!("{} documents so far", self.counts.all()));
        }
        Ok(())
    }
}

fn word(taken: Taken) -> &'static str {
    match taken {
        Taken::New(_) => "new",
        Taken::Changed(_) => "changed",
        Taken::Known(_) => "known",
        Taken::Restored(_) => "restored",
    }
}

fn object(taken: Taken, waiting: &Waiting) -> Value {
    let source = &waiting.document.source;
    json!({
        "document": taken.document().0,
        "became": word(taken),
        "name": source.name,
        "title": source.title.as_ref().map(|t| &t.value),
        "place": waiting.place,
    })
}
