//! Which sources are meant, where each came from, and what was decided on them by hand.
//!
//! Files and standard input are read anew each time; documents of the store as they were captured. `parallax` with nothing
//! named goes on with what was read last.

use super::{Failure, keeping, say, standard_input};
use crate::comparison::decision::Decision;
use crate::document::{self, Document, gather::Captured, printable};
use crate::hand::kept::{Origin, Subject, decisions};
use crate::hand::place::Place;
use crate::reader::Keeping;
use crate::store::{DocumentKey, Reading, Store, StoryKey};
use clap::Args;
use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Which sources.
#[derive(Debug, Args)]
pub struct Sources {
    /// Files, folders (their texts, in natural order) and `-` for standard input
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
    keeping: keeping::Keeping,
}

/// Sources that were read.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) documents: Vec<Document>,
    pub(super) subject: Subject,
    /// The file of each, as far as it is known.
    pub(super) paths: Vec<Option<PathBuf>>,
    /// Why the others could not be read.
    pub(super) refusals: Vec<String>,
}

impl Read {
    fn push(&mut self, document: Document, origin: Origin, path: Option<PathBuf>) {
        self.documents.push(document);
        self.paths.push(path);
        self.subject.origins.push(origin);
    }

    fn new(name: String, story: Option<StoryKey>) -> Self {
        let subject = Subject { name, story, origins: Vec::new() };
        Self { documents: Vec::new(), subject, paths: Vec::new(), refusals: Vec::new() }
    }
}

impl Sources {
    /// Reads them all, or standard input where none is named; says on standard error which cannot be read and why.
    ///
    /// # Errors
    /// None of them can be read, or none is named and standard input is a terminal, where nobody waits to type.
    pub(super) fn gather(&self) -> Result<Read, Failure> {
        let input = [PathBuf::from("-")];
        let paths = match self.paths.as_slice() {
            [] if self.story.is_some() || self.versions.is_some() => return self.stored(),
            [] if io::stdin().is_terminal() => return Err(Failure::NoSource),
            [] => &input,
            paths => paths,
        };
        let mut read = Read::new(String::new(), None);
        from_files(paths, &mut read);
        read.subject.name = self.name(read.documents.len());
        if read.documents.is_empty() { Err(Failure::NothingRead) } else { Ok(read) }
    }

    /// The same; where nothing is named and nothing comes in, what was read last.
    ///
    /// # Errors
    /// As of [`Sources::gather`].
    pub(super) fn gather_or_continue(&self) -> Result<Read, Failure> {
        match self.gather() {
            Err(Failure::NoSource) => self.last().ok_or(Failure::NoSource),
            gathered => gathered,
        }
    }

    /// The documents of the store that are meant.
    fn stored(&self) -> Result<Read, Failure> {
        let store = self.keeping.open_existing()?;
        if let Some(words) = &self.versions {
            // Several captures of one document: what stands in one of them is not said of the others.
            let documents = keeping::captures(&store, words)?;
            let mut read = Read::new(self.name(documents.len()), None);
            documents.into_iter().for_each(|document| read.push(document, Origin::default(), None));
            return Ok(read);
        }
        let Some(words) = &self.story else { return Err(Failure::NoSource) };
        let mut read = Read::new(self.name(0), None);
        store.read(|reading| {
            let story = reading.story(words)?;
            read.subject.story = Some(story);
            for key in reading.members(story)? {
                let origin = Origin { stored: Some(key), ..Origin::default() };
                read.push(reading.document(key)?, origin, None);
            }
            Ok(())
        })?;
        if read.documents.is_empty() { Err(keeping::Failure::EmptyStory(words.clone()).into()) } else { Ok(read) }
    }

    /// What was read last, as far as it can be read again; none where the store knows of nothing.
    fn last(&self) -> Option<Read> {
        let store = self.store()?;
        let place = store.read(Reading::last_place).ok()?.as_deref().and_then(Place::read)?;
        let mut read = Read::new(printable(&place.name).into_owned(), place.story.map(StoryKey));
        for source in &place.sources {
            match source.id.split_once(':') {
                Some(("file", path)) => from_files(&[PathBuf::from(path)], &mut read),
                Some(("stored", key)) => from_store(&store, key, &mut read),
                _ => say("a source from standard input cannot be read again; it is left out"),
            }
        }
        (!read.documents.is_empty()).then_some(read)
    }

    /// The store that is there already, if it is to be used and can be opened; else says why it cannot.
    fn store(&self) -> Option<Store> {
        let file = self.keeping.file().ok().filter(|file| !self.no_store && file.exists())?;
        Store::open(&file).map_err(|error| say(&format!("{error}; going on without what was written by hand"))).ok()
    }

    /// Whether there is a store already.
    pub(super) fn is_there(&self) -> bool {
        self.keeping.is_there()
    }

    /// What was decided by hand on links between these sources.
    pub(super) fn decisions(&self, read: &Read) -> Vec<Decision> {
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

/// Reads files, folders and standard input; says which cannot be read.
fn from_files(paths: &[PathBuf], read: &mut Read) {
    document::gather::each(paths, standard_input, |found| {
        match found {
            Ok(Captured { path, bytes, document }) => {
                let origin = match path {
                    Some(path) => Origin::of_file(path, bytes, &document),
                    None => Origin { bytes: (bytes != document.text.as_bytes()).then_some(bytes), ..Origin::default() },
                };
                read.push(document, origin, path.map(Path::to_owned));
            }
            Err(refusal) => {
                say(&refusal.to_string());
                read.refusals.push(refusal.to_string());
            }
        }
        ControlFlow::Continue(())
    });
}

/// Reads a document of the store; says where that cannot be.
fn from_store(store: &Store, key: &str, read: &mut Read) {
    let Ok(key) = key.parse().map(DocumentKey) else { return };
    match store.read(|reading| reading.document(key)) {
        Ok(document) => read.push(document, Origin { stored: Some(key), ..Origin::default() }, None),
        Err(error) => say(&error.to_string()),
    }
}
