//! The thread that keeps what is written by hand, and where the reader stands, in the store.
//!
//! ```text
//!  Turn ──────────> at once, on the disk ──> Said::Kept
//!  Stand ──> the latest waits a moment ──> on the disk; at once when the keeper is let go, or the texts change
//!  other texts ──> what is written from now on stands in them ──> Said::Added: what was kept of those that came in
//! ```
//!
//! A document enters the store when something is written on it, not by being read. Whatever the store cannot do is said, and
//! reading goes on. The thread sleeps while nothing waits.

use super::kept::{self, Kept, Origin, Subject, taking};
use super::place::{Place, Stand};
use super::{Entry, Turn, What};
use crate::document::Document;
use crate::language::VERSION;
use crate::store::{Anchored, AnnotationKey, AnnotationKind, Cause, Deed, Hash, Store, Texts, Writing};
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a stand waits for a later one to take its place.
const SETTLING: Duration = Duration::from_secs(2);

/// How long is waited for a stand to be written.
const SETTLED: Duration = Duration::from_millis(300);

/// What the keeper tells.
#[derive(Debug)]
pub enum Said {
    /// What was kept from earlier; the first that is said, if the store can be opened.
    Recalled(Vec<Entry>, Option<Stand>),
    /// What was kept from earlier of sources that were added.
    Added(Vec<Entry>),
    /// It is on the disk.
    Kept(String),
    /// It is not on the disk, and why.
    Failed(String),
}

enum Request {
    Turn(Turn),
    Stand(Stand),
    /// Other texts, and where the changed ones came from.
    Texts(Arc<Vec<Document>>, Vec<(usize, Origin)>),
    Marks(Vec<usize>),
    Settle(Sender<()>),
}

/// The keeper; when it is dropped, all that waits is written first.
#[derive(Debug)]
pub struct Keeper {
    requests: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread, which opens the store in this file; `say` hands on what it tells.
    ///
    /// # Errors
    /// The thread cannot be started.
    pub fn start(
        file: PathBuf,
        subject: Subject,
        documents: Arc<Vec<Document>>,
        say: impl Fn(Said) + Send + 'static,
    ) -> io::Result<Self> {
        let (requests, queue) = channel();
        let body = move || keep(&file, subject, documents, &queue, &say);
        let thread = thread::Builder::new().name("keeper".into()).spawn(body)?;
        Ok(Self { requests: Some(requests), thread: Some(thread) })
    }

    /// Keeps what was done.
    pub fn keep(&self, turn: Turn) {
        self.send(Request::Turn(turn));
    }

    /// Keeps where the reader stands.
    pub fn stand(&self, stand: Stand) {
        self.send(Request::Stand(stand));
    }

    /// Takes other texts in the place of those that are read: some changed, some added behind the others. With each that is not
    /// as before, where it came from.
    pub fn texts(&self, documents: Arc<Vec<Document>>, origins: Vec<(usize, Origin)>) {
        self.send(Request::Texts(documents, origins));
    }

    /// Has the place that waits on the disk now, and waits for that a moment.
    pub fn settle(&self) {
        let (done, is_done) = channel();
        self.send(Request::Settle(done));
        let _ = is_done.recv_timeout(SETTLED);
    }

    /// Keeps how many marks of each kind the comparison of a story has, for the list of stories.
    pub fn marks(&self, counts: Vec<usize>) {
        self.send(Request::Marks(counts));
    }

    fn send(&self, request: Request) {
        // A keeper that has gone has said why.
        if let Some(requests) = &self.requests {
            let _ = requests.send(request);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.requests = None;
        // A panic of the thread has been told already.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn keep(
    file: &std::path::Path,
    subject: Subject,
    documents: Arc<Vec<Document>>,
    queue: &Receiver<Request>,
    say: &impl Fn(Said),
) {
    let opened = Store::open(file).and_then(|store| {
        let kept = store.read(|reading| kept::load(reading, &subject, &documents))?;
        Ok((store, kept))
    });
    let (store, Kept { entries, stand }) = match opened {
        Ok(opened) => opened,
        Err(error) => {
            say(Said::Failed(format!("nothing is kept: {error}")));
            // What is written by hand later must not go by unsaid.
            for request in queue {
                if let Request::Turn(turn) = request {
                    say(Said::Failed(format!("{} is not kept: {error}", turn.words)));
                }
            }
            return;
        }
    };
    let mut shelf = Shelf { store, subject, documents, known: BTreeMap::new() };
    let mut recalled = Vec::new();
    for (entry, anchored) in entries {
        shelf.known.insert(entry.id, Known { key: Some(key_of(&entry)), anchored });
        recalled.push(entry);
    }
    say(Said::Recalled(recalled, stand));
    serve(&mut shelf, queue, say);
}

fn key_of(entry: &Entry) -> AnnotationKey {
    AnnotationKey(entry.id.cast_signed())
}

/// Does what is asked until nobody can ask any more.
fn serve(shelf: &mut Shelf, queue: &Receiver<Request>, say: &impl Fn(Said)) {
    let mut waiting: Option<(Stand, Instant)> = None;
    loop {
        let request = match &waiting {
            None => queue.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some((_, due)) => queue.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        match request {
            Ok(Request::Turn(turn)) => say(match shelf.turn(&turn) {
                Ok(()) => Said::Kept(turn.words),
                Err(error) => Said::Failed(format!("{} is not kept: {error}", turn.words)),
            }),
            Ok(Request::Marks(counts)) => {
                if let Err(error) = shelf.marks(&counts) {
                    say(Said::Failed(format!("the numbers of marks are not kept: {error}")));
                }
            }
            Ok(Request::Settle(done)) => {
                keep_stand(shelf, waiting.take(), say);
                // Who waited too long has gone on.
                let _ = done.send(());
            }
            Ok(Request::Stand(stand)) => {
                // The first that waits decides when, so that steady reading is kept too.
                let due = waiting.map_or_else(|| Instant::now() + SETTLING, |(_, due)| due);
                waiting = Some((stand, due));
            }
            Ok(Request::Texts(documents, origins)) => {
                // It tells of the texts as they were.
                keep_stand(shelf, waiting.take(), say);
                match shelf.texts(documents, origins) {
                    Ok((added, changed)) => {
                        say(Said::Added(added));
                        if changed > 0 {
                            let texts = if changed == 1 { "text" } else { "texts" };
                            say(Said::Kept(format!("{changed} changed {texts}, beside the earlier")));
                        }
                    }
                    Err(error) => say(Said::Failed(format!("what was written earlier is not there: {error}"))),
                }
            }
            Err(end) => {
                keep_stand(shelf, waiting.take(), say);
                if end == RecvTimeoutError::Disconnected {
                    return;
                }
            }
        }
    }
}

/// Writes the stand that waits, if any.
fn keep_stand(shelf: &mut Shelf, waiting: Option<(Stand, Instant)>, say: &impl Fn(Said)) {
    if let Some((stand, _)) = waiting
        && let Err(error) = shelf.stand(&stand)
    {
        say(Said::Failed(format!("the place is not kept: {error}")));
    }
}

/// An entry as the store has it.
struct Known {
    /// None while it is taken away.
    key: Option<AnnotationKey>,
    anchored: Vec<Anchored>,
}

/// The store, and which of its annotations each entry is.
struct Shelf {
    store: Store,
    subject: Subject,
    documents: Arc<Vec<Document>>,
    known: BTreeMap<u64, Known>,
}

impl Shelf {
    fn turn(&mut self, turn: &Turn) -> Result<(), crate::store::Error> {
        let mut deed = Deed::new(jiff::Timestamp::now(), turn.words.clone());
        let Self { store, subject, documents, known } = self;
        match (&turn.before, &turn.after) {
            (_, Some(after)) => {
                let before = known.get(&after.id);
                let written = store.write(&mut deed, |writing| put(writing, after, before, subject, documents))?;
                known.insert(after.id, written);
            }
            (Some(before), None) => {
                if let Some(known) = known.get_mut(&before.id)
                    && let Some(key) = known.key
                {
                    store.write(&mut deed, |writing| writing.erase(key))?;
                    known.key = None;
                }
            }
            (None, None) => {}
        }
        Ok(())
    }

    /// Takes other texts; gives what the store has of them and is not known yet, and how many changed texts of documents of
    /// the store were kept.
    fn texts(
        &mut self,
        documents: Arc<Vec<Document>>,
        origins: Vec<(usize, Origin)>,
    ) -> Result<(Vec<Entry>, usize), crate::store::Error> {
        let before = self.store.read(|reading| kept::keys(reading, &self.subject, &self.documents))?;
        self.documents = documents;
        self.subject.origins.resize(self.documents.len(), Origin::default());
        let mut known = Vec::new();
        for (n, origin) in origins {
            if let Some(place) = self.subject.origins.get_mut(n) {
                let stored = place.stored;
                *place = Origin { stored, ..origin };
                known.extend(before.get(n).copied().flatten().map(|_| n));
            }
        }
        let changed = self.keep_changed(&known)?;
        let Self { store, subject, documents, known } = self;
        let kept = store.read(|reading| kept::load(reading, subject, documents))?;
        let written: Vec<AnnotationKey> = known.values().filter_map(|k| k.key).collect();
        let mut added = Vec::new();
        for (entry, anchored) in kept.entries.into_iter().filter(|(e, _)| !written.contains(&key_of(e))) {
            known.insert(entry.id, Known { key: Some(key_of(&entry)), anchored });
            added.push(entry);
        }
        Ok((added, changed))
    }

    /// Keeps the changed texts of documents that the store has, each beside the earlier ones.
    fn keep_changed(&mut self, changed: &[usize]) -> Result<usize, crate::store::Error> {
        if changed.is_empty() || self.store.is_read_only() {
            return Ok(0);
        }
        let Self { store, subject, documents, .. } = self;
        store.write(&mut Deed::new(jiff::Timestamp::now(), "read anew"), |writing| {
            for n in changed {
                if let (Some(document), Some(origin)) = (documents.get(*n), subject.origins.get(*n)) {
                    writing.take(&taking(document, origin))?;
                }
            }
            Ok(changed.len())
        })
    }

    /// Counts are kept of stories of the store alone; where it can only be read, they are made anew next time.
    fn marks(&mut self, counts: &[usize]) -> Result<(), crate::store::Error> {
        if self.subject.story.is_none() || self.store.is_read_only() {
            return Ok(());
        }
        let texts = Texts::of(self.documents.iter().map(|d| Hash::of(d.text.as_bytes())).collect());
        let mut deed = Deed::new(jiff::Timestamp::now(), "marks");
        self.store.write(&mut deed, |writing| writing.keep_tally(texts, VERSION, counts))
    }

    fn stand(&mut self, stand: &Stand) -> Result<(), crate::store::Error> {
        let mut deed = Deed::new(jiff::Timestamp::now(), "place");
        let Self { store, subject, documents, .. } = self;
        let place_in = kept::place_in(subject, documents);
        store.write(&mut deed, |writing| {
            let words = Place::of(stand, subject, documents).words();
            writing.keep_place_in(place_in, &words.map_err(|error| Cause::Program(error.to_string()))?)
        })
    }
}

/// Writes an entry: other words for what is there, or all of it anew.
fn put(
    writing: &mut Writing<'_>,
    entry: &Entry,
    before: Option<&Known>,
    subject: &Subject,
    documents: &[Document],
) -> Result<Known, Cause> {
    let body = entry.what.body();
    let stays = before.filter(|b| b.anchored.iter().map(|a| &a.anchor).eq(entry.anchors.iter().map(|(_, a)| a)));
    if let Some(Known { key: Some(key), anchored }) = stays {
        writing.reword(*key, &body)?;
        return Ok(Known { key: Some(*key), anchored: anchored.clone() });
    }
    if let Some(Known { key: Some(key), .. }) = before {
        writing.erase(*key)?;
    }
    let anchored = match stays {
        Some(known) => known.anchored.clone(),
        None => anchored(writing, entry, subject, documents)?,
    };
    let kind = match entry.what {
        What::Note(_) => AnnotationKind::Note,
        What::Bookmark(_) => AnnotationKind::Bookmark,
        What::Pin | What::Decision(_) => AnnotationKind::Decision,
    };
    let key = writing.annotate(kind, &body, &anchored)?;
    Ok(Known { key: Some(key), anchored })
}

/// The anchors of an entry, in documents that the store has or now takes in.
fn anchored(
    writing: &mut Writing<'_>,
    entry: &Entry,
    subject: &Subject,
    documents: &[Document],
) -> Result<Vec<Anchored>, Cause> {
    let mut anchored = Vec::new();
    for (document, anchor) in &entry.anchors {
        let n = document.0;
        let (Some(document), Some(origin)) = (documents.get(n), subject.origins.get(n)) else { continue };
        let key = match origin.stored {
            Some(key) => key,
            None => writing.take(&taking(document, origin))?.document(),
        };
        anchored.push(Anchored { document: key, anchor: anchor.clone() });
    }
    Ok(anchored)
}
