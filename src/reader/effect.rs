//! What the update asks for and does not do itself: other programs, files, the worker, the terminal.
//!
//! ```text
//!  effect ──> here: at once ................ the terminal: copy, redraw, suspend, the editor
//!              └──> a thread ──> Found ──> the queue of events .... files, tools, piped commands
//! ```
//!
//! Nothing goes through a shell but the command that the reader typed for it.

use super::Outcome;
use super::action::Effect;
use super::clipboard::{self, Way};
use super::document_diff::DocumentDiff;
use super::event::Event;
use super::export::{self, Form, Forms};
use super::state::State;
use super::terminal::Session;
use super::worker::{Found, Worker};
use crate::comparison::Story;
use crate::document::gather::Captured;
use crate::document::{self, Document, printable};
use crate::hand::kept::Origin;
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

/// Bytes that are kept of what a command prints.
const PRINTED: u64 = 256 * 1024;

/// A file that was read: the document it stands for, none where it is a new one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FileRead {
    pub(crate) document: Option<usize>,
    pub(crate) path: PathBuf,
    pub(crate) found: Result<(Document, Origin), String>,
}

/// Who does it.
#[derive(Debug)]
pub(crate) struct Hands {
    pub(crate) worker: Worker,
    pub(crate) sender: Sender<Event<Found>>,
    pub(crate) forms: Forms,
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
            // Told to the keeper and the librarian by the loop itself.
            Effect::Keep(_) | Effect::Texts(_) | Effect::Library(_) | Effect::StopLibrary | Effect::Reopen(_) => {}
            Effect::Copy(text) => self.copy(text, session)?,
            Effect::Edit { path, line, words } => self.edit(&path, line, &words, session)?,
            Effect::Browse(address) => self.browse(address),
            Effect::Pipe { command, text } => self.pipe(command, text),
            Effect::Read(files) => self.read(files),
            Effect::Export(form) => self.export(form, state),
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

    fn pipe(&self, command: String, text: String) {
        self.later(move || {
            let printed = run(&command, &text).unwrap_or_else(|error| format!("cannot be run: {error}"));
            Found::Printed { command, printed }
        });
    }

    /// Writes the story as it is shown, with what was decided by hand.
    fn export(&self, form: Form, state: &State) {
        let material = &state.material;
        let (Some(analyses), Some(comparison)) = (material.analyses.clone(), material.comparison.clone()) else {
            return;
        };
        let (documents, name) = (Arc::clone(&material.documents), material.name.clone());
        let writer = self.forms.writer(form);
        self.later(move || {
            let story = Story { documents: &documents, analyses: &analyses };
            Found::Said(export::write(Path::new("."), form, writer, (&name, story, &comparison)))
        });
    }

    fn read(&self, files: Vec<(Option<usize>, PathBuf)>) {
        self.later(move || Found::Read(files.into_iter().map(|(document, path)| read(document, path)).collect()));
    }
}

/// The line of a file in which words stand; for files whose text was taken out of markup.
fn line_of(path: &Path, words: &str) -> Option<usize> {
    let bytes = std::fs::read(path).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    text.lines().position(|line| line.contains(words)).map(|n| n + 1)
}

/// What a command of the shell prints on both its outputs for a text on its input.
fn run(command: &str, text: &str) -> io::Result<String> {
    let (mut reader, writer) = io::pipe()?;
    let mut shell = Command::new("sh");
    // In a group of its own: it cannot take the keys, which are the reader's.
    shell.process_group(0).args(["-c", command]).stdin(Stdio::piped()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = shell.spawn()?;
    // The other ends of the pipe must be gone here for it to end.
    drop(shell);
    let input = child.stdin.take();
    let text = text.to_owned();
    let feeding = thread::spawn(move || input.map(|mut input| input.write_all(text.as_bytes())));
    let mut printed = Vec::new();
    reader.by_ref().take(PRINTED).read_to_end(&mut printed)?;
    // What goes on printing finds nobody who reads.
    drop(reader);
    let status = child.wait()?;
    let _ = feeding.join();
    let mut printed = String::from_utf8_lossy(&printed).into_owned();
    if !status.success() {
        printed.push_str(&format!("\n({status})"));
    }
    Ok(printed)
}

fn read(document: Option<usize>, path: PathBuf) -> FileRead {
    let mut found = Err("nothing was found".to_owned());
    document::gather::each(
        std::slice::from_ref(&path),
        || Ok(Vec::new()),
        |next| {
            match next {
                Ok(Captured { bytes, document, .. }) => {
                    let origin = Origin::of_file(&path, bytes, &document);
                    found = Ok((document, origin));
                }
                Err(refusal) => found = Err(refusal.to_string()),
            }
            ControlFlow::Break(())
        },
    );
    FileRead { document, path, found }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_gets_the_passage_and_both_its_outputs_come_back() {
        assert_eq!(run("tr a-z A-Z; echo done >&2", "pier").unwrap(), "PIERdone\n");
        assert!(run("exit 3", "pier").unwrap().contains("exit status: 3"));
        assert!(run("yes", "x").unwrap().len() >= 1000);
    }

    #[test]
    fn a_file_that_cannot_be_read_says_why() {
        let read = read(Some(1), PathBuf::from("/no/such/file.txt"));
        assert!(read.found.is_err_and(|e| e.contains("not found")));
    }
}
