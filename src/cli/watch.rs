//! `parallax watch`: files into the store as they appear in a folder.
//!
//! ```text
//!  folder ──> notify ──> waits until a file no longer changes ──> intake ──> a line a document
//!  Ctrl-C ─────┘
//! ```
//!
//! The thread sleeps while nothing happens. What was written on standard output is on the disk.

use super::keeping::{Keeping, Listing, deed};
use super::progress::Telling;
use super::{Ending, Failure, add, keeping, say};
use crate::document::{self, printable};
use crate::library::intake::{Intake, Waiting};
use crate::store::{Cause, Store};
use clap::Args;
use notify::{EventKind, RecursiveMode, Watcher};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

/// How long a file must stay as it is before it is read: somebody may still be writing it.
const SETTLED: Duration = Duration::from_millis(800);

/// Take files into the store as they appear in folders, until Ctrl-C
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax watch ~/clippings --tag clipping
  parallax watch inbox/ --group            new files find their stories
  parallax watch inbox/ --json >> seen.jsonl

What is in the folders already is taken in first. A file that is still being
written is waited for. Ctrl-C ends it; what was told is kept.")]
pub struct Arguments {
    /// Folders, with the folders in them
    #[arg(value_name = "FOLDER", required = true, value_hint = clap::ValueHint::DirPath)]
    folders: Vec<PathBuf>,
    #[command(flatten)]
    filing: add::Filing,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

/// What is heard.
enum Heard {
    /// Something was made or changed here.
    Changed(Vec<PathBuf>),
    /// So much happened that some of it was not told.
    Missed,
    /// The folders can no longer be watched.
    Failed(String),
    Stop,
}

impl Arguments {
    /// Watches.
    ///
    /// # Errors
    /// A folder cannot be watched, the store cannot be written, or standard output cannot.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open()?;
        let (sender, heard) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        stop_by_signals(sender.clone(), Arc::clone(&stop))?;
        // Watched before they are read, so that nothing falls between.
        let _watcher = self.watch(sender)?;
        self.take_in(&mut store, &self.folders, &stop)?;
        if stop.load(Ordering::SeqCst) {
            return Ok(Ending::DONE);
        }
        let names: Vec<String> = self.folders.iter().map(|f| printable(&f.to_string_lossy()).into_owned()).collect();
        say(&format!("watching {}; Ctrl-C ends", names.join(", ")));
        self.listen(&mut store, &heard, &stop)
    }

    fn watch(&self, sender: Sender<Heard>) -> Result<notify::RecommendedWatcher, Failure> {
        let at = |path: &Path, error: notify::Error| {
            let cause = std::io::Error::other(error.to_string());
            Failure::Keeping(keeping::Failure::File { path: path.to_owned(), cause })
        };
        let hear = move |event: notify::Result<notify::Event>| {
            let heard = match event {
                Ok(event) if event.need_rescan() => Heard::Missed,
                Ok(event) if matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_)) => {
                    Heard::Changed(event.paths)
                }
                Ok(_) => return,
                Err(error) => Heard::Failed(error.to_string()),
            };
            // Who has stopped listening hears nothing.
            let _ = sender.send(heard);
        };
        let first = self.folders.first().map_or(Path::new("."), PathBuf::as_path);
        let mut watcher = notify::recommended_watcher(hear).map_err(|error| at(first, error))?;
        for folder in &self.folders {
            watcher.watch(folder, RecursiveMode::Recursive).map_err(|error| at(folder, error))?;
        }
        Ok(watcher)
    }

    fn listen(&self, store: &mut Store, heard: &Receiver<Heard>, stop: &Arc<AtomicBool>) -> Result<Ending, Failure> {
        let mut changing = Changing::default();
        loop {
            let next = match changing.due() {
                None => heard.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => heard.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            match next {
                Ok(Heard::Changed(paths)) => {
                    paths.into_iter().filter(|p| self.is_wanted(p)).for_each(|p| changing.note(p));
                }
                Ok(Heard::Missed) => self.folders.iter().for_each(|folder| changing.note(folder.clone())),
                Ok(Heard::Failed(words)) => say(&printable(&words)),
                Ok(Heard::Stop) | Err(RecvTimeoutError::Disconnected) => return Ok(Ending::DONE),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let settled = changing.settled();
            if settled.is_empty() {
                continue;
            }
            match self.take_in(store, &settled, stop) {
                Err(Failure::Store(error)) if matches!(error.cause, Cause::Locked) => {
                    say(&format!("{error}; it is tried again"));
                    settled.into_iter().for_each(|path| changing.note(path));
                }
                done => done?,
            }
        }
    }

    /// Whether a path is of interest: nothing hidden below the folder, and a folder or a file that folders are read for.
    fn is_wanted(&self, path: &Path) -> bool {
        let inside = self
            .folders
            .iter()
            .find_map(|f| path.strip_prefix(f).ok().or(path.strip_prefix(f.canonicalize().ok()?).ok()));
        let is_hidden = |part: std::path::Component<'_>| part.as_os_str().as_encoded_bytes().starts_with(b".");
        let inside = inside.unwrap_or(path);
        !inside.components().any(is_hidden) && (path.is_dir() || document::gather::is_wanted(path))
    }

    /// Takes in what lies at the paths, and tells what is new or changed; ends between two batches where it is stopped.
    fn take_in(&self, store: &mut Store, paths: &[PathBuf], stop: &Arc<AtomicBool>) -> Result<(), Failure> {
        let words = paths.first().map(|p| printable(&p.to_string_lossy()).into_owned()).unwrap_or_default();
        let mut intake = Intake::new(store, deed(format!("watch {words}")), self.filing.wanted());
        let mut failed = None;
        let mut is_new = false;
        let mut progress = Telling::stopped_by(Arc::clone(stop));
        let mut far = progress.taking_in(paths);
        let no_input = || Ok(Vec::new());
        document::gather::each(paths, no_input, |found| {
            let told = match found {
                Ok(captured) => {
                    far.pass(captured.gone);
                    intake.take(Waiting::from(captured)).map_err(Failure::from)
                }
                Err(document::Refusal::NoText { .. } | document::Refusal::NotFound { .. }) => Ok(Vec::new()),
                Err(refusal) => {
                    progress.clear();
                    say(&refusal.to_string());
                    Ok(Vec::new())
                }
            };
            if told.as_ref().is_ok_and(|written| !written.is_empty()) {
                progress.clear();
            }
            match told.and_then(|written| add::tell_news(&written, self.listing.json)) {
                Ok(news) => {
                    is_new |= news;
                    if progress.tell(far) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                }
                Err(failure) => {
                    failed = Some(failure);
                    ControlFlow::Break(())
                }
            }
        });
        if let Some(failure) = failed {
            return Err(failure);
        }
        progress.clear();
        is_new |= add::tell_news(&intake.write()?, self.listing.json)?;
        if is_new && !stop.load(Ordering::SeqCst) { self.filing.group(store, self.listing.json) } else { Ok(()) }
    }
}

/// Hands in that it is to stop.
fn stop_by_signals(sender: Sender<Heard>, stop: Arc<AtomicBool>) -> Result<(), Failure> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).map_err(Failure::Signals)?;
    let body = move || {
        for _ in signals.forever() {
            stop.store(true, Ordering::SeqCst);
            if sender.send(Heard::Stop).is_err() {
                return;
            }
        }
    };
    thread::Builder::new().name("signals".into()).spawn(body).map(drop).map_err(Failure::Signals)
}

/// Files that somebody may still be writing.
#[derive(Default)]
struct Changing {
    files: BTreeMap<PathBuf, (Instant, Look)>,
}

/// What a file looks like from outside.
type Look = Option<(u64, Option<SystemTime>)>;

fn look(path: &Path) -> Look {
    std::fs::metadata(path).ok().map(|data| (data.len(), data.modified().ok()))
}

impl Changing {
    /// Something happened to a file: it is waited for from now on.
    fn note(&mut self, path: PathBuf) {
        let now = look(&path);
        self.files.insert(path, (Instant::now() + SETTLED, now));
    }

    /// When the first of them is looked at again.
    fn due(&self) -> Option<Instant> {
        self.files.values().map(|(due, _)| *due).min()
    }

    /// Those that have not changed for long enough. The others wait on; those that are gone do not.
    fn settled(&mut self) -> Vec<PathBuf> {
        let now = Instant::now();
        let due: Vec<PathBuf> = self.files.iter().filter(|(_, (due, _))| *due <= now).map(|(p, _)| p.clone()).collect();
        let mut settled = Vec::new();
        for path in due {
            let Some((_, before)) = self.files.remove(&path) else { continue };
            match look(&path) {
                None => {}
                after if after == before => settled.push(path),
                _ => self.note(path),
            }
        }
        settled
    }
}
