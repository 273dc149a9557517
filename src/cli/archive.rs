//! `parallax export` and `parallax import`: the store or a story as an archive, and back.

use super::keeping::{Failure as KeepingFailure, Keeping, Listing, deed, numbers};
use super::progress::Telling;
use super::{Ending, Failure, say};
use crate::document::printable;
use crate::library::Progress;
use crate::store::{ArchiveError, Importing};
use clap::Args;
use serde_json::json;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

/// Write the store, or one story, as an archive that `import` takes back
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax export store.jsonl
  parallax export bridge.jsonl --story \"Harbour bridge\"
  parallax export - | gzip > store.jsonl.gz

One JSON object a line; docs/store.md tells each field. A file that is there is
not written over.

Exit status:
  0  done
  1  damaged documents were left out; each is named
  2  wrong use or a failure")]
pub struct Export {
    /// The archive; `-` for standard output
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// This story alone, with its documents and what is written on them
    #[arg(long, value_name = "NAME")]
    story: Option<String>,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Export {
    /// Exports.
    ///
    /// # Errors
    /// The store cannot be read, or the archive not be written.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        if self.file.as_os_str() == "-" && io::stdout().is_terminal() {
            return Err(KeepingFailure::BytesToTerminal.into());
        }
        let store = self.keeping.open_existing()?;
        let story = self.story.as_deref();
        let written = if self.file.as_os_str() == "-" {
            let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
            store.export(story, &mut out).and_then(|left_out| Ok(out.flush().map(|()| left_out)?))
        } else {
            let file = |cause| KeepingFailure::File { path: self.file.clone(), cause };
            let archive = File::create_new(&self.file).map_err(file)?;
            let mut out = BufWriter::with_capacity(1 << 16, archive);
            let written = store.export(story, &mut out).and_then(|left_out| {
                out.flush()?;
                out.get_ref().sync_all()?;
                Ok(left_out)
            });
            if written.is_err() {
                // What failed says why; that the rest of it cannot be removed adds nothing.
                let _ = std::fs::remove_file(&self.file);
            }
            written
        };
        let left_out = written.map_err(failure)?;
        left_out.iter().for_each(|document| say(&format!("document {document} is damaged and was left out")));
        // On standard output stands the archive.
        if self.file.as_os_str() != "-" {
            let file = self.file.to_string_lossy();
            self.listing.done(json!({"did": "export", "file": file, "left_out": numbers(&left_out)}))?;
        }
        Ok(if left_out.is_empty() { Ending::DONE } else { Ending::INCOMPLETE })
    }
}

/// Take in an archive that `export` wrote
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax import store.jsonl
  parallax import store.jsonl --store other.db

What is here already is recognised; nothing is overwritten. An archive that is
damaged is refused as a whole.

Exit status:
  0  done
  2  wrong use or a failure
  130  stopped with Ctrl-C: what was written is kept")]
pub struct Import {
    /// The archive
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Import {
    /// Imports, and says how much.
    ///
    /// # Errors
    /// The archive cannot be read or is damaged, or the store cannot be written.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let file = |cause| KeepingFailure::File { path: self.file.clone(), cause };
        let archive = File::open(&self.file).map_err(file)?;
        let all = archive.metadata().map_or(0, |data| data.len());
        let mut store = self.keeping.open()?;
        let words = format!("import {}", printable(&self.file.to_string_lossy()));
        let mut progress = Telling::start()?;
        let mut tell = |far: Importing| {
            let what = if far.is_checking { "checking the archive" } else { "taking in" };
            progress.tell(Progress { what, documents: far.documents, done: far.gone, all })
        };
        let mut archive = BufReader::with_capacity(1 << 16, archive);
        let imported = store.import(&mut archive, &mut deed(words), &mut tell).map_err(failure)?;
        progress.clear();
        let crate::store::Imported { new, known, stories, annotations } = imported;
        say(&format!("{new} new, {known} already there; stories: {stories}, notes: {annotations}"));
        let told = json!({"did": "import", "new": new, "known": known, "stories": stories, "notes": annotations});
        self.listing.done(told)?;
        if progress.is_stopped() {
            say("stopped; what was written is kept, the same command goes on, parallax undo takes it back");
            return Ok(Ending::INTERRUPTED);
        }
        Ok(Ending::DONE)
    }
}

/// A reader of standard output that goes is told as one.
fn failure(error: ArchiveError) -> Failure {
    match error {
        ArchiveError::Store(error) => Failure::Store(error),
        error => KeepingFailure::Archive(error).into(),
    }
}
