//! What the update asks for and does not do itself: other programs, files, the worker, the terminal.
//!
//! ```text
//!  effect ──> here: at once ................ the terminal: copy, redraw, suspend, the editor
//!              └──> a thread ──> Found ──> the queue of events .... files, tools, piped commands
//! ```
//!
//! Nothing goes through a shell but the command that the reader typed for it.

use super::action::Effect;
use super::citation::cited;
use super::clipboard::{self, Way};
use super::document_diff::DocumentDiff;
use super::event::Event;
use super::export::{self, Form, Forms, Noted};
use super::state::State;
use super::terminal::Session;
use super::worker::{Found, Worker};
use super::{KeepTheme, Outcome};
use crate::comparison::{Comparison, Story};
use crate::document::{self, Document, printable};
use crate::hand::kept::{Origin, source_of};
use crate::hand::{Entry, What};
use rustix::process::{Pid, Signal, kill_process_group};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How long a command may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes that are kept of what a command prints.
const PRINTED: u64 = 256 * 1024;

/// A file that was read: the document it stands for, none where it is a new one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FileRead {
    pub(crate) document: Option<usize>,
    pub(crate) path: PathBuf,
    /// Whether it is no file by itself, so that it cannot be read anew: one of several in a file, a page, a pasted text.
    pub(crate) is_part: bool,
    pub(crate) found: Result<(Document, Origin), String>,
}

/// Who does it.
#[derive(Debug)]
pub(crate) struct Hands {
    pub(crate) worker: Worker,
    pub(crate) sender: Sender<Event<Found>>,
    pub(crate) forms: Forms,
    pub(crate) running: Running,
    pub(crate) keep_theme: Option<KeepTheme>,
}

impl Drop for Hands {
    fn drop(&mut self) {
        self.running.stop();
    }
}

impl Hands {
    /// Does one thing; gives how reading ended, if it did.
    ///
    /// # Errors
    /// The terminal can no longer be used.
    pub(crate) fn perform(&self, effect: Effect, state: &State, session: &mut Session) -> io::Result<Option<Outcome>> {
        match effect {
            Effect::Quit => return Ok(Some(Outcome::Quit)),
            Effect::Redraw => session.redraw()?,
            Effect::Suspend => drop(session.suspend()?),
            Effect::SetMouse(on) => session.set_mouse(on)?,
            Effect::Compare { generation } => self.worker.compare(generation, &state.material.documents),
            // Done by the loop itself.
            Effect::Keep(_)
            | Effect::Texts(_)
            | Effect::Library(_)
            | Effect::StopLibrary
            | Effect::Reopen(_)
            | Effect::Await(_) => {}
            Effect::Copy(text) => self.copy(text, session)?,
            Effect::Edit { path, line, words } => self.edit(&path, line, &words, session)?,
            Effect::Browse(address) => self.browse(address),
            Effect::Pipe { run, command, text } => self.pipe(run, command, text),
            Effect::StopPipe => self.running.stop(),
            Effect::KeepTheme { name, background } => self.keep_theme(&name, background),
            Effect::Read(files) => self.read(files),
            Effect::Export(form, picked) => self.export(form, picked, state),
            Effect::Diff { a, b, sentences } => {
                let documents = Arc::clone(&state.material.documents);
                let generation = state.material.generation;
                self.later(move || {
                    let diff = DocumentDiff::new(&documents, [&sentences[0], &sentences[1]], (a, b));
                    Found::Diffed { generation, diff: Arc::new(diff) }
                });
            }
        }
        Ok(None)
    }

    /// Takes what can only be done with the terminal in hand; gives the rest back.
    ///
    /// # Errors
    /// The terminal can no longer be used.
    pub(crate) fn at_once(&self, found: Found, session: &mut Session) -> io::Result<Option<Found>> {
        match found {
            Found::NotCopied(text) => {
                session.copy(&text)?;
                Ok(Some(Found::Said(clipboard::told(Way::Terminal, &text))))
            }
            other => Ok(Some(other)),
        }
    }

    /// Runs `work` on a thread of its own and hands in what it finds.
    fn later(&self, work: impl FnOnce() -> Found + Send + 'static) {
        let sender = self.sender.clone();
        let spawned =
            thread::Builder::new().name("errand".into()).spawn(move || drop(sender.send(Event::Worker(work()))));
        if let Err(error) = spawned {
            let _ = self.sender.send(Event::Worker(Found::Said(format!("cannot be done now: {error}"))));
        }
    }

    fn copy(&self, text: String, session: &mut Session) -> io::Result<()> {
        let ways = clipboard::ways(|name| std::env::var_os(name), clipboard::has);
        if ways.first() == Some(&Way::Terminal) {
            session.copy(&text)?;
            let said = Found::Said(clipboard::told(Way::Terminal, &text));
            let _ = self.sender.send(Event::Worker(said));
            return Ok(());
        }
        self.later(move || {
            for way in ways {
                if let Way::Tool(tool) = way
                    && clipboard::hand_over(tool, &text).is_ok()
                {
                    return Found::Said(clipboard::told(way, &text));
                }
            }
            Found::NotCopied(text)
        });
        Ok(())
    }

    fn edit(&self, path: &Path, line: usize, words: &str, session: &mut Session) -> io::Result<()> {
        let variable = |name| std::env::var(name).ok().filter(|v: &String| !v.trim().is_empty());
        let editor = variable("VISUAL").or_else(|| variable("EDITOR")).unwrap_or_else(|| "vi".to_owned());
        let line = line_of(path, words).unwrap_or(line);
        let arguments = clipboard::editor(&editor, path, line);
        let done = session.outside(|| Command::new(&arguments[0]).args(&arguments[1..]).status())?;
        let said = match done {
            Ok(status) if status.success() => "R reads the sources anew, with what you changed".to_owned(),
            Ok(_) => format!("{} says that it failed", printable(&editor)),
            Err(error) => format!("{} cannot be started: {error}; set EDITOR", printable(&editor)),
        };
        let _ = self.sender.send(Event::Worker(Found::Said(said)));
        Ok(())
    }

    fn browse(&self, address: String) {
        let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        self.later(move || {
            let mut command = Command::new(program);
            command.arg(&address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            Found::Said(match command.status() {
                Ok(status) if status.success() => format!("{address} handed to {program}"),
                Ok(_) => format!("{program} could not open {address}"),
                Err(_) => format!("{program} is not there; the address is {address}"),
            })
        });
    }

    fn pipe(&self, run: u64, command: String, text: String) {
        let running = self.running.clone();
        running.stop();
        self.later(move || {
            let printed = shell(&command, &text, PATIENCE, &running);
            let printed = printed.unwrap_or_else(|error| format!("cannot be run: {error}"));
            Found::Printed { run, command, printed }
        });
    }

    /// Writes the story as it is shown, with what was decided by hand, or what was picked of it.
    fn export(&self, form: Form, picked: Option<Arc<Comparison>>, state: &State) {
        let material = &state.material;
        let rows = picked.as_ref().map(|p| p.statements.len());
        let comparison = picked.or_else(|| material.comparison.clone());
        let (Some(analyses), Some(comparison)) = (material.analyses.clone(), comparison) else {
            return;
        };
        let (documents, name) = (Arc::clone(&material.documents), material.name.clone());
        let (writer, escaped) = (self.forms.writer(form), self.forms.escaped);
        let notes = if form == Form::Markdown && rows.is_none() { noted(state) } else { Vec::new() };
        self.later(move || {
            let story = Story { documents: &documents, analyses: &analyses };
            let behind = export::notes(&notes, escaped);
            let said = export::write(Path::new("."), form, writer, (&name, story, &comparison), &behind);
            Found::Said(rows.map_or(said.clone(), |count| format!("{said}   what is picked: {count}")))
        });
    }

    /// Keeps a theme; where it cannot be, says why.
    fn keep_theme(&self, name: &str, background: Option<&'static str>) {
        if let Some(Err(error)) = self.keep_theme.map(|keep| keep(name, background)) {
            let said = Found::Said(format!("theme {name}, for now: it cannot be kept: {error}"));
            let _ = self.sender.send(Event::Worker(said));
        }
    }

    fn read(&self, files: Vec<(Option<usize>, PathBuf)>) {
        self.later(move || {
            let mut found = Vec::new();
            let mut again: BTreeMap<PathBuf, Vec<(usize, PathBuf)>> = BTreeMap::new();
            for (document, path) in files {
                match document {
                    None => found.extend(read(&path)),
                    Some(n) => again.entry(source(&path)).or_default().push((n, path)),
                }
            }
            again.into_iter().for_each(|(source, wanted)| found.extend(read_anew(&source, wanted)));
            Found::Read(found)
        });
    }
}

/// The notes with their passages; those whose words are gone from the text, with these words.
fn noted(state: &State) -> Vec<Noted> {
    let of = |entry: &Entry| {
        let What::Note(words) = &entry.what else { return None };
        let passage = entry.passages.first().and_then(|p| Some((state.material.documents.get(p.document.0)?, p.span)));
        let passage = passage.map_or_else(|| entry.quote(), |(document, span)| cited(document, span));
        Some(Noted { words: words.clone(), passage })
    };
    state.desk.hand.notes().into_iter().filter_map(of).collect()
}

/// The line of a file in which words stand; for files whose text was taken out of markup.
fn line_of(path: &Path, words: &str) -> Option<usize> {
    let bytes = std::fs::read(path).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    text.lines().position(|line| line.contains(words)).map(|n| n + 1)
}

/// The command that is running, if one is: its group of processes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Running(Arc<Mutex<Option<Pid>>>);

impl Running {
    fn set(&self, group: Option<Pid>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = group;
    }

    /// Ends it and all that it has started.
    fn stop(&self) {
        let group = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        // One that has just ended by itself is gone already.
        let _ = group.map(|group| kill_process_group(group, Signal::KILL));
    }
}

/// What a command of the shell prints on both its outputs for a text on its input; ended when it takes longer than `patience`.
fn shell(command: &str, text: &str, patience: Duration, running: &Running) -> io::Result<String> {
    let (mut reader, writer) = io::pipe()?;
    let mut shell = Command::new("sh");
    // In a group of its own: it cannot take the keys, which are the reader's.
    shell.process_group(0).args(["-c", command]).stdin(Stdio::piped()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = shell.spawn()?;
    running.set(i32::try_from(child.id()).ok().and_then(Pid::from_raw));
    // The other ends of the pipe must be gone here for it to end.
    drop(shell);
    let input = child.stdin.take();
    let text = text.to_owned();
    let feeding = thread::spawn(move || input.map(|mut input| input.write_all(text.as_bytes())));
    let (ended, end) = channel::<()>();
    let watched = running.clone();
    let watch = thread::spawn(move || {
        let is_late = end.recv_timeout(patience) == Err(RecvTimeoutError::Timeout);
        if is_late {
            watched.stop();
        }
        is_late
    });
    let mut printed = Vec::new();
    let read = reader.by_ref().take(PRINTED).read_to_end(&mut printed);
    // What goes on printing finds nobody who reads.
    drop(reader);
    let status = child.wait();
    running.set(None);
    drop(ended);
    let is_late = watch.join().unwrap_or(false);
    let _ = feeding.join();
    read?;
    let mut printed = String::from_utf8_lossy(&printed).into_owned();
    match status? {
        _ if is_late => printed.push_str(&format!("\n(stopped: it took longer than {} seconds)", patience.as_secs())),
        status if !status.success() => printed.push_str(&format!("\n({status})")),
        _ => {}
    }
    Ok(printed)
}

/// The file or address that is read for what was found here.
fn source(path: &Path) -> PathBuf {
    path.to_str().map_or_else(|| path.to_owned(), |place| source_of(place).into())
}

/// All that is in a file or folder, or at an address.
fn read(path: &Path) -> Vec<FileRead> {
    let mut all = Vec::new();
    let read = |is_part, found| FileRead { document: None, path: path.to_owned(), is_part, found };
    document::gather::each(
        &[path.to_owned()],
        || Ok(Vec::new()),
        |next| {
            all.push(match next {
                Ok(captured) => {
                    let (document, origin, file) = Origin::of(captured);
                    read(file.is_none(), Ok((document, origin)))
                }
                Err(refusal) => read(false, Err(refusal.to_string())),
            });
            ControlFlow::Continue(())
        },
    );
    if all.is_empty() {
        all.push(read(false, Err("nothing was found".to_owned())));
    }
    all
}

/// Documents again out of the file or address that holds them, which is read once.
fn read_anew(source: &Path, mut wanted: Vec<(usize, PathBuf)>) -> Vec<FileRead> {
    let mut all = Vec::new();
    let mut cause = None;
    document::gather::each(
        &[source.to_owned()],
        || Ok(Vec::new()),
        |next| {
            match next {
                Ok(captured) => {
                    let is_whole = captured.part.is_none();
                    let (document, origin, _) = Origin::of(captured);
                    let place = origin.place.as_deref().map(Path::new);
                    let is_meant = |(_, path): &mut (usize, PathBuf)| is_whole || place == Some(path.as_path());
                    for (n, path) in wanted.extract_if(.., is_meant) {
                        let found = Ok((document.clone(), origin.clone()));
                        all.push(FileRead { document: Some(n), path, is_part: !is_whole, found });
                    }
                }
                Err(refusal) => cause = cause.take().or_else(|| Some(refusal.to_string())),
            }
            if wanted.is_empty() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    for (n, path) in wanted {
        let gone = || format!("{}: is no longer there; its text stays as it is", printable(&path.to_string_lossy()));
        let found = Err(cause.clone().unwrap_or_else(gone));
        all.push(FileRead { document: Some(n), path, is_part: false, found });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_gets_the_passage_and_both_its_outputs_come_back() {
        let run = |command: &str| shell(command, "pier", PATIENCE, &Running::default()).unwrap();
        assert_eq!(run("tr a-z A-Z; echo done >&2"), "PIERdone\n");
        assert!(run("exit 3").contains("exit status: 3"));
        assert!(run("yes").len() >= 1000);
    }

    #[test]
    fn a_command_that_takes_too_long_is_ended_with_all_it_has_started() {
        let late = shell("sleep 600 & sleep 600", "pier", Duration::from_millis(50), &Running::default());
        assert_eq!(late.unwrap(), "\n(stopped: it took longer than 0 seconds)");
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        for read in [read(Path::new("/no/such/file.txt")), anew("/no/such/file.txt", &["/no/such/file.txt"])] {
            assert!(read[0].found.as_ref().is_err_and(|e| e.contains("not found")));
        }
    }

    fn anew(source: &str, places: &[&str]) -> Vec<FileRead> {
        read_anew(Path::new(source), places.iter().enumerate().map(|(n, place)| (n, place.into())).collect())
    }

    #[test]
    fn parts_of_a_file_are_read_anew_by_what_they_are_known_by() {
        let file = std::env::temp_dir().join(format!("parallax-anew-{}.jsonl", std::process::id()));
        let line = |id: &str, text: &str| format!("{{\"id\": \"{id}\", \"title\": \"{id}\", \"text\": \"{text}\"}}\n");
        std::fs::write(&file, line("new", "It is new.") + &line("b", "The tug left.") + &line("a", "The ferry left."))
            .unwrap();
        let source = file.canonicalize().unwrap().display().to_string();
        let places = ["a", "b", "gone"].map(|id| format!("{source}#{id}"));
        let mut read = anew(&source, &places.each_ref().map(String::as_str));
        std::fs::remove_file(&file).unwrap();
        read.sort_by_key(|read| read.document);
        let text = |n: usize| read[n].found.as_ref().map(|(document, _)| document.text.as_str());
        assert!(text(0).unwrap().contains("ferry") && text(1).unwrap().contains("tug"), "{read:?}");
        assert!(text(2).unwrap_err().contains("#gone: is no longer there"), "{read:?}");
        assert_eq!(read.iter().map(|read| read.path.display().to_string()).collect::<Vec<_>>(), places);
    }
}
