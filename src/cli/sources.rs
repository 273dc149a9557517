//! Which sources are meant, where each came from, and what was decided on them by hand.
//!
//! Files and standard input are read anew each time; documents of the store as they were captured.

use super::{Failure, keeping, say, standard_input};
use crate::comparison::decision::Decision;
use crate::document::json::{Mapping, Rule};
use crate::document::printable;
use crate::hand::kept::{Origin, Subject, decisions};
use crate::library::{Opened, opening};
use crate::reader::Keeping;
use crate::store::Store;
use clap::Args;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// Which sources.
#[derive(Debug, Args)]
pub struct Sources {
    /// Files, folders (what is readable in them, in natural order), addresses (https://...) and `-` for standard input
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub(super) paths: Vec<PathBuf>,
    /// The documents of a story of the store, instead of files
    #[arg(long, value_name = "NAME", conflicts_with = "paths")]
    story: Option<String>,
    /// All captures of a document of the store, the first first, instead of files
    #[arg(long, value_name = "DOCUMENT", conflicts_with_all = ["paths", "story"])]
    versions: Option<String>,
    /// Leave the store alone: no notes, decisions or place from it, and none kept
    #[arg(long, conflicts_with_all = ["story", "versions", "store"])]
    no_store: bool,
    #[command(flatten)]
    fields: Fields,
    #[command(flatten)]
    keeping: keeping::Keeping,
}

/// Which fields of data are what.
#[derive(Debug, Default, Args)]
pub struct Fields {
    /// Of JSON and JSONL: which field is what, such as title=headline or text=body.full; may be given several times
    #[arg(long = "map", value_name = "FACT=FIELD")]
    map: Vec<Rule>,
}

impl Fields {
    /// As the readers of formats take it.
    pub(super) fn mapping(&self) -> Mapping {
        self.map.iter().cloned().collect()
    }
}

impl Sources {
    /// Reads them all, or standard input where none is named; says on standard error which cannot be read and why.
    ///
    /// # Errors
    /// None of them can be read, or none is named and standard input is a terminal, where nobody waits to type.
    pub(super) fn gather(&self) -> Result<Opened, Failure> {
        let input = [PathBuf::from("-")];
        let paths = match self.paths.as_slice() {
            [] if self.story.is_some() || self.versions.is_some() => return self.stored(),
            [] if io::stdin().is_terminal() => return Err(Failure::NoSource),
            [] => &input,
            paths => paths,
        };
        let mut read = Opened::new(String::new(), None);
        read.push_files(paths, &self.fields.mapping(), standard_input, &mut |refusal| say(&refusal));
        read.subject.name = self.name(read.documents.len());
        if read.documents.is_empty() { Err(Failure::NothingRead) } else { Ok(read) }
    }

    /// The documents of the store that are meant.
    fn stored(&self) -> Result<Opened, Failure> {
        let store = self.keeping.open_existing()?;
        if let Some(words) = &self.versions {
            // Several captures of one document: what stands in one of them is not said of the others.
            let documents = keeping::captures(&store, words)?;
            let mut read = Opened::new(self.name(documents.len()), None);
            documents.into_iter().for_each(|document| read.push(document, Origin::default(), None));
            return Ok(read);
        }
        let Some(words) = &self.story else { return Err(Failure::NoSource) };
        let read = store.read(|reading| opening::story(reading, reading.story(words)?, self.name(0), &[]))?;
        if read.documents.is_empty() { Err(keeping::Failure::EmptyStory(words.clone()).into()) } else { Ok(read) }
    }

    /// The store that is there already, if it is to be used and can be opened; else says why it cannot.
    fn store(&self) -> Option<Store> {
        let file = self.keeping.file().ok().filter(|file| !self.no_store && file.exists())?;
        Store::open(&file).map_err(|error| say(&format!("{error}; going on without what was written by hand"))).ok()
    }

    /// Whether nothing is named and nothing comes in, so that the library is opened.
    pub(super) fn is_library(&self) -> bool {
        let is_named = !self.paths.is_empty() || self.story.is_some() || self.versions.is_some();
        !is_named && !self.no_store && io::stdin().is_terminal()
    }

    /// The store that the library shows; none where it is to be left alone.
    pub(super) fn library(&self) -> Option<PathBuf> {
        if self.no_store { None } else { self.keeping.file().ok() }
    }

    /// Whether there is a store already.
    pub(super) fn is_there(&self) -> bool {
        self.keeping.is_there()
    }

    /// What was decided by hand on links between these sources.
    pub(super) fn decisions(&self, read: &Opened) -> Vec<Decision> {
        let Some(store) = self.store() else { return Vec::new() };
        let found = store.read(|reading| decisions(reading, &read.subject, &read.documents));
        found.unwrap_or_else(|error| {
            say(&format!("{error}; going on without what was written by hand"));
            Vec::new()
        })
    }

    /// Where what is written by hand is to be kept; where it cannot be, says why.
    pub(super) fn keeping(&self, subject: Subject) -> Option<Keeping> {
        if self.no_store {
            return None;
        }
        let file = self.keeping.file().map_err(|failure| say(&failure.to_string())).ok()?;
        Some(Keeping { file, subject })
    }

    /// What the sources are called together: the story's name, that of the folder where one folder is all that is named,
    /// else how many there are.
    pub(super) fn name(&self, count: usize) -> String {
        let folder = match (self.paths.as_slice(), &self.story) {
            (_, Some(story)) => return printable(story).into_owned(),
            ([path], _) if path.is_dir() => path.canonicalize().ok(),
            _ => None,
        };
        match folder.as_deref().and_then(|folder| folder.file_name()) {
            Some(name) => printable(&name.to_string_lossy()).into_owned(),
            None if count == 1 => "1 source".to_owned(),
            None => format!("{count} sources"),
        }
    }
}
