//! The thread that looks into the store and changes it while the screen stays free. It sleeps while nothing is asked.
//!
//! A later search or look replaces an earlier one that still waits. What takes long tells how far it is, and stops between
//! two batches when it is asked to: what was written by then is whole, and is one step to undo.

use super::intake::{Counts, Intake, Waiting, Wanted};
use super::{
    Answer, Catalogue, Change, Holder, Opened, Progress, Request, STOPPED, catalogue, grouping, opening, quotations,
};
use crate::document::{self, Document, Refusal};
use crate::hand::kept::Origin;
use crate::store::{Cause, Deed, DocumentKey, Error, Filter, Query, Store, StoryKey, Writing};
use std::collections::VecDeque;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Hits that a search gives.
const HITS: usize = 50;

/// Loose documents that are listed: those that came last.
const LISTED: usize = 1000;

/// Documents that are told as like another.
const ALIKE: usize = 20;

/// Time between two words on how far something is.
const TELLING: Duration = Duration::from_millis(200);

/// The librarian; when it is dropped, what is under way ends between two batches.
#[derive(Debug)]
pub struct Librarian {
    requests: Option<Sender<Request>>,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Librarian {
    /// Starts the thread on the store in this file; `say` hands on what it answers.
    ///
    /// # Errors
    /// The thread cannot be started.
    pub fn start(file: PathBuf, say: impl Fn(Answer) + Send + 'static) -> io::Result<Self> {
        let (requests, queue) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let shared = Arc::clone(&stop);
        let body = move || Desk { file, store: None, stop: shared, say: Box::new(say) }.serve(&queue);
        let thread = thread::Builder::new().name("librarian".into()).spawn(body)?;
        Ok(Self { requests: Some(requests), stop, thread: Some(thread) })
    }

    /// Asks for something.
    pub fn ask(&self, request: Request) {
        // A librarian that has gone has said why.
        if let Some(requests) = &self.requests {
            let _ = requests.send(request);
        }
    }

    /// Stops what takes long.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }
}

impl Drop for Librarian {
    fn drop(&mut self) {
        self.stop();
        self.requests = None;
        // A panic of the thread has been told already.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

struct Desk {
    file: PathBuf,
    store: Option<Store>,
    stop: Arc<AtomicBool>,
    say: Box<dyn Fn(Answer) + Send>,
}

/// Why something was not done.
enum Failure {
    Store(Error),
    Words(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

fn deed(words: impl Into<String>) -> Deed {
    Deed::new(jiff::Timestamp::now(), words)
}

/// Whether a later request makes an earlier one needless.
fn replaces(later: &Request, earlier: &Request) -> bool {
    matches!(
        (later, earlier),
        (Request::Search(_), Request::Search(_))
            | (Request::Documents(_), Request::Documents(_))
            | (Request::Catalogue, Request::Catalogue)
    )
}

impl Desk {
    fn serve(&mut self, queue: &Receiver<Request>) {
        let mut waiting: VecDeque<Request> = VecDeque::new();
        loop {
            if waiting.is_empty() {
                let Ok(request) = queue.recv() else { return };
                waiting.push_back(request);
            }
            for request in queue.try_iter() {
                waiting.retain(|earlier| !replaces(&request, earlier));
                waiting.push_back(request);
            }
            let Some(request) = waiting.pop_front() else { continue };
            self.stop.store(false, Ordering::SeqCst);
            if let Err(failure) = self.answer(request) {
                (self.say)(Answer::Failed(match failure {
                    Failure::Store(error) => error.to_string(),
                    Failure::Words(words) => words,
                }));
            }
        }
    }

    fn answer(&mut self, request: Request) -> Result<(), Failure> {
        // Looking makes no store.
        if self.store.is_none() && !self.file.exists() && !matches!(request, Request::Add { .. }) {
            let file = self.file.clone();
            (self.say)(Answer::Catalogue(Arc::new(Catalogue { file, ..Catalogue::default() })));
            return Ok(());
        }
        match request {
            Request::Catalogue => self.catalogue()?,
            Request::Documents(holder) => self.documents(holder)?,
            Request::Search(typed) => self.search(typed)?,
            Request::Alike(key) => {
                let document = self.store()?.read(|reading| reading.document(key))?;
                self.alike(&document, Some(key))?;
            }
            Request::AlikeTo(documents, n, key) => match documents.get(n) {
                Some(document) => self.alike(document, key)?,
                None => return Ok(()),
            },
            Request::OpenDocuments(keys) => {
                let opened = self.store()?.read(|reading| opening::some(reading, &keys))?;
                self.opened(opened)?;
            }
            Request::Open { holder, without } => {
                let opened = self.store()?.read(|reading| opening::held(reading, holder, &without))?;
                self.opened(opened)?;
            }
            Request::OpenHit(hit) => {
                let opened = self.store()?.read(|reading| opening::hit(reading, &hit))?;
                self.opened(opened)?;
            }
            Request::OpenVersions(key) => self.versions(key)?,
            Request::Add { path, story } => self.add(&path, story)?,
            Request::Propose => self.propose()?,
            Request::Do(change) => self.change(&change)?,
        }
        Ok(())
    }

    fn store(&mut self) -> Result<&mut Store, Error> {
        if self.store.is_none() {
            self.store = Some(Store::open(&self.file)?);
        }
        match &mut self.store {
            Some(store) => Ok(store),
            None => Err(Error { path: self.file.clone(), cause: Cause::Program("the store was not opened".into()) }),
        }
    }

    fn catalogue(&mut self) -> Result<(), Error> {
        let store = self.store()?;
        let mut rows = store.read(catalogue::rows)?;
        (rows.file, rows.is_read_only) = (store.path().to_owned(), store.is_read_only());
        (self.say)(Answer::Catalogue(Arc::new(rows)));
        Ok(())
    }

    fn documents(&mut self, holder: Holder) -> Result<(), Error> {
        let entries = self.store()?.read(|reading| {
            let filter = match holder {
                Holder::Last => return Ok(Vec::new()),
                Holder::Story(key) => {
                    return reading.members(key)?.into_iter().map(|document| reading.entry(document)).collect();
                }
                Holder::Unsorted => Filter { unsorted: true, ..Filter::default() },
                Holder::Trash => Filter { trash: true, ..Filter::default() },
            };
            reading.documents(&Filter { latest: Some(LISTED), ..filter })
        })?;
        (self.say)(Answer::Documents(holder, entries));
        Ok(())
    }

    /// A `tell` for what takes long: says now and then how far it is, and whether to go on.
    fn telling<'a>(stop: &'a AtomicBool, say: &'a dyn Fn(Answer)) -> impl FnMut(Progress) -> bool + 'a {
        let mut told = Instant::now();
        move |progress| {
            if told.elapsed() >= TELLING {
                told = Instant::now();
                say(Answer::Progress(progress));
            }
            !stop.load(Ordering::SeqCst)
        }
    }

    fn search(&mut self, typed: String) -> Result<(), Error> {
        let query = match Query::as_typed(&typed) {
            Ok(query) => query,
            Err(misread) => {
                (self.say)(Answer::Found(typed, Err(misread.to_string())));
                return Ok(());
            }
        };
        self.store()?;
        let Self { store: Some(store), stop, say, .. } = self else { return Ok(()) };
        if query.needs_quotations() {
            let mut tell = Self::telling(stop, say.as_ref());
            quotations::find(store, jiff::Timestamp::now(), &mut tell)?;
        }
        let found = store.read(|reading| match reading.search(&query, HITS) {
            Err(Cause::NoStory(name)) => Ok(Err(Cause::NoStory(name).to_string())),
            found => found.map(Ok),
        })?;
        say(Answer::Found(typed, found));
        Ok(())
    }

    fn alike(&mut self, document: &Document, key: Option<DocumentKey>) -> Result<(), Error> {
        self.store()?;
        let Self { store: Some(store), stop, say, .. } = self else { return Ok(()) };
        let mut tell = Self::telling(stop, say.as_ref());
        let found = grouping::alike(store, jiff::Timestamp::now(), (document, key), ALIKE, &mut tell)?;
        say(Answer::Alike(found));
        Ok(())
    }

    fn opened(&self, opened: Opened) -> Result<(), Failure> {
        if opened.documents.is_empty() {
            return Err(Failure::Words("there is no document in it to be read".to_owned()));
        }
        (self.say)(Answer::Opened(Box::new(opened)));
        Ok(())
    }

    fn versions(&mut self, key: DocumentKey) -> Result<(), Failure> {
        let captures = self.store()?.read(|reading| opening::versions(reading, key))?;
        if captures.len() < 2 {
            return Err(Failure::Words(
                "it was captured once; a changed text is kept beside the earlier one".to_owned(),
            ));
        }
        let mut opened = Opened::new(format!("captures of document {key}"), None);
        captures.into_iter().for_each(|document| opened.push(document, Origin::default(), None));
        self.opened(opened)
    }

    fn add(&mut self, path: &Path, story: Option<StoryKey>) -> Result<(), Failure> {
        let store = self.store()?;
        let name = story.map(|story| store.read(|reading| reading.name_of_story(story))).transpose()?.flatten();
        let words = format!("add {}", document::printable(&path.to_string_lossy()));
        let Self { store: Some(store), stop, say, .. } = self else { return Ok(()) };
        let mut tell = Self::telling(stop, say.as_ref());
        let mut intake = Intake::new(store, deed(words), Wanted { story: name, tags: Vec::new() });
        let (mut refused, mut failed) = (Vec::new(), None);
        let paths = [path.to_owned()];
        let mut far = Progress::through("taking in", document::gather::extent(&paths));
        let mut is_stopped = false;
        document::gather::each(
            &paths,
            || Ok(Vec::new()),
            |found| {
                match found {
                    Ok(captured) => {
                        far.pass(captured.gone);
                        if let Err(error) = intake.take(Waiting::from(captured)) {
                            failed = Some(error);
                            return ControlFlow::Break(());
                        }
                    }
                    Err(refusal) => refused.push(refusal),
                }
                is_stopped = !tell(far);
                if is_stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        if let Some(error) = failed {
            return Err(error.into());
        }
        if !is_stopped {
            intake.write()?;
        }
        let counts = intake.counts();
        drop((intake, tell));
        let said = taken_in(path, counts, &refused, is_stopped).map_err(Failure::Words)?;
        say(Answer::Done(said));
        Ok(self.catalogue()?)
    }

    fn propose(&mut self) -> Result<(), Error> {
        self.store()?;
        let Self { store: Some(store), stop, say, .. } = self else { return Ok(()) };
        let mut tell = Self::telling(stop, say.as_ref());
        let proposals = grouping::propose(store, jiff::Timestamp::now(), &mut tell)?;
        say(if stop.load(Ordering::SeqCst) {
            Answer::Done(format!("{STOPPED}: nothing was changed"))
        } else {
            Answer::Proposed(proposals)
        });
        Ok(())
    }

    fn change(&mut self, change: &Change) -> Result<(), Error> {
        let words = super::change::words(change);
        let store = self.store()?;
        let mut deed = deed(words.clone());
        let done = match change {
            Change::Undo => {
                store.undo(&mut deed)?.map_or("nothing to be undone".into(), |s| format!("undone: {}", s.words))
            }
            Change::Redo => {
                store.redo(&mut deed)?.map_or("nothing to be done again".into(), |s| format!("done again: {}", s.words))
            }
            Change::EmptyTrash => format!("documents deleted for good: {}", store.empty_trash(&mut deed)?),
            change => {
                store.write(&mut deed, |writing: &mut Writing<'_>| super::change::make(writing, change))?;
                words
            }
        };
        (self.say)(Answer::Done(done));
        self.catalogue()
    }
}

/// What is said of an import that is over, as short as a line of the screen wants it.
///
/// # Errors
/// Why nothing could be read.
fn taken_in(folder: &Path, counts: Counts, refused: &[Refusal], is_stopped: bool) -> Result<String, String> {
    let (failed, passed): (Vec<&Refusal>, Vec<&Refusal>) = refused.iter().partition(|refusal| refusal.is_failure());
    // Where it lies is known to who typed it.
    let inside = format!("{}/", document::printable(&folder.to_string_lossy()).trim_end_matches('/'));
    let brief = |refusal: &Refusal| refusal.to_string().replacen(&inside, "", 1);
    let mut said = if is_stopped { format!("{STOPPED}: ") } else { String::new() };
    said += &match (counts.all(), failed.first()) {
        (0, Some(first)) => return Err(first.to_string()),
        (0, None) => "nothing was taken in".to_owned(),
        (_, Some(first)) => format!("{}; {} not read: {}", counts.brief(), failed.len(), brief(first)),
        (_, None) => counts.brief(),
    };
    for refusal in passed {
        if let Refusal::PassedOver { count, some, .. } = refusal {
            let some: Vec<_> =
                some.iter().map(|path| document::printable(&path.to_string_lossy()).into_owned()).collect();
            said += &format!("; {count} passed over: {}", some.join(", "));
        }
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_in_is_told_in_a_line() {
        let folder = Path::new("/in/");
        let counts = Counts { new: 6, changed: 0, known: 1 };
        let passed = Refusal::PassedOver { folder: folder.into(), count: 2, some: vec!["a.gz".into(), "b.png".into()] };
        let missing = || Refusal::NotFound { path: "/in/x.txt".into() };
        let said = taken_in(folder, counts, &[missing(), passed], true).unwrap();
        assert_eq!(
            said,
            "stopped: 6 new, 1 already there; 1 not read: x.txt: not found; check the name and the folder; 2 passed over: a.gz, b.png"
        );
        assert_eq!(taken_in(folder, Counts::default(), &[], false).unwrap(), "nothing was taken in");
        assert!(taken_in(folder, Counts::default(), &[missing()], false).unwrap_err().starts_with("/in/x.txt"));
    }
}
