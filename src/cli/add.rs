//! `parallax add`: documents into the store.
//!
//! ```text
//!  files ──> gather ──> batch ──> one transaction ──> a line a document
//! ```
//!
//! A line is written when what it tells of is on the disk: whatever ends the program then, what was said stays true.

use super::keeping::{Keeping, Listing, deed, json_lines};
use super::progress::Telling;
use super::sources::Fields;
use super::{Ending, Failure, print, say, standard_input, story};
use crate::document::{self, Document, gather::Captured, printable};
use crate::library::Progress;
use crate::library::intake::{Intake, Waiting, Wanted};
use crate::store::{Store, Taken};
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Keep documents in the store, to be read again, found and proved
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax add courier.txt wire.txt --story \"Harbour bridge\"
  parallax add articles/ --tag harbour
  parallax add https://courier.example/bridge
  parallax add corpus.jsonl --map title=headline --map text=body.full
  parallax add news/ --group                 find the stories in it
  parallax --story \"Harbour bridge\"         read them

The file's bytes, its text, its source and the time are kept and never changed.
A document that is there already is recognised. A changed article from the same
file is kept beside the earlier one.

Exit status:
  0  done
  1  some of them could not be read; each is named
  2  wrong use or a failure; also when nothing could be read at all
  130  stopped with Ctrl-C: what was written is kept")]
pub struct Arguments {
    /// Files, folders (what is readable in them), addresses (https://...) and `-` for standard input
    #[arg(value_name = "PATH", required = true, value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    filing: Filing,
    #[command(flatten)]
    fields: Fields,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

/// What is done with documents that are taken in.
#[derive(Debug, Args)]
pub(super) struct Filing {
    /// Put them into this story; it is made if there is none
    #[arg(long, value_name = "NAME")]
    story: Option<String>,
    /// Put this tag on them; may be given several times
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// Then group documents that are in no story into stories by what they report and when
    #[arg(long, conflicts_with = "story")]
    group: bool,
}

impl Filing {
    /// The same for who takes them in.
    pub(super) fn wanted(&self) -> Wanted {
        Wanted { story: self.story.clone(), tags: self.tag.clone() }
    }

    /// Groups them, if that is asked for.
    ///
    /// # Errors
    /// The store cannot be used, or standard output not be written to.
    pub(super) fn group(&self, store: &mut Store, json: bool) -> Result<(), Failure> {
        if self.group { story::group(store, false, json).map(drop) } else { Ok(()) }
    }
}

impl Arguments {
    /// Reads and keeps.
    ///
    /// # Errors
    /// The store or standard output cannot be written to, or nothing could be read.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open()?;
        let intake = Intake::new(&mut store, deed(self.words()), self.filing.wanted());
        let (progress, noticed) = (Telling::start()?, Noticed::default());
        let far = progress.taking_in(&self.paths);
        let mut adding = Adding { intake, arguments: self, progress, far, noticed };
        let mut failed = None;
        let mut refused = 0_usize;
        document::gather::each_with(&self.paths, &self.fields.mapping(), standard_input, |found| {
            let done = match found {
                Ok(captured) => adding.take(captured),
                Err(refusal) => {
                    adding.progress.clear();
                    say(&refusal.to_string());
                    refused += usize::from(refusal.is_failure());
                    Ok(())
                }
            };
            match done {
                Ok(()) if adding.progress.is_stopped() => ControlFlow::Break(()),
                Ok(()) => ControlFlow::Continue(()),
                Err(failure) => {
                    failed = Some(failure);
                    ControlFlow::Break(())
                }
            }
        });
        if let Some(failure) = failed {
            return Err(failure);
        }
        adding.write()?;
        adding.progress.clear();
        adding.noticed.say();
        let (counts, is_stopped) = (adding.intake.counts(), adding.progress.is_stopped());
        if counts.all() > 0 {
            say(&counts.to_string());
        }
        if is_stopped {
            say("stopped; what was written is kept, the same command goes on, parallax undo takes it back");
            return Ok(Ending::INTERRUPTED);
        }
        if counts.all() > 0 {
            self.filing.group(&mut store, self.listing.json)?;
        }
        match (counts.all(), refused) {
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
    intake: Intake<'a>,
    arguments: &'a Arguments,
    progress: Telling,
    far: Progress,
    noticed: Noticed,
}

impl Adding<'_> {
    fn take(&mut self, captured: Captured<'_>) -> Result<(), Failure> {
        self.noticed.add(&captured.document);
        self.far.pass(captured.gone);
        let written = self.intake.take(Waiting::from(captured))?;
        self.tell(&written)?;
        self.progress.tell(self.far);
        Ok(())
    }

    /// Writes what waits, and says so.
    fn write(&mut self) -> Result<(), Failure> {
        let written = self.intake.write()?;
        self.tell(&written)
    }

    fn tell(&mut self, written: &[(Taken, Waiting)]) -> Result<(), Failure> {
        if written.is_empty() {
            return Ok(());
        }
        self.progress.clear();
        tell(written, self.arguments.listing.json)
    }
}

/// Writes a line for each document.
fn tell(written: &[(Taken, Waiting)], json: bool) -> Result<(), Failure> {
    if json {
        return json_lines(written.iter().map(|(taken, waiting)| object(*taken, waiting)));
    }
    print(|out| written.iter().try_for_each(|(taken, waiting)| writeln!(out, "{}", line(*taken, waiting))))
}

/// The same for those alone that were not there as they are; tells whether there were any.
#[cfg(feature = "watch")]
pub(super) fn tell_news(written: &[(Taken, Waiting)], json: bool) -> Result<bool, Failure> {
    let news = || written.iter().filter(|(taken, _)| !matches!(taken, Taken::Known(_)));
    if json {
        json_lines(news().map(|(taken, waiting)| object(*taken, waiting)))?;
    } else {
        print(|out| news().try_for_each(|(taken, waiting)| writeln!(out, "{}", line(*taken, waiting))))?;
    }
    Ok(news().next().is_some())
}

fn line(taken: Taken, waiting: &Waiting) -> String {
    let title = waiting.document.source.title.as_ref().map_or("", |t| t.value.as_str());
    let name = &waiting.document.source.name;
    let line = format!("{:<8} {:>6}  {name}  {title}", word(taken), taken.document());
    printable(line.trim_end()).into_owned()
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
