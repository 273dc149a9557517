//! A comparison on the terminal: panes side by side, what they share and where they part.
//!
//! ```text
//!  event ──> input ──> Action ──> update(&mut State) ──> effects ──> loop, worker, terminal
//!                                      │
//!                                    State ──> view ──> frame
//! ```
//!
//! `update` touches nothing outside the state and `view` changes nothing; both take geometry from `layout`. Text is wrapped
//! once for a document and a width (`sheet`), and drawn row by row, so that a key costs what is on the screen. Documents are
//! read by the caller; analysing and comparing them runs on a worker while the text is already on the screen.

pub mod event;
pub mod terminal;

mod action;
mod citation;
mod clipboard;
mod command;
mod document_diff;
mod effect;
mod input;
#[cfg(test)]
mod journey;
mod keymap;
mod layout;
mod mark;
mod matter;
mod overview;
mod pane;
mod search;
mod sheet;
mod state;
mod synopsis;
mod text;
mod theme;
mod update;
mod utterance;
mod view;
mod word_diff;
mod worker;

use crate::comparison::Settings;
use crate::document::Document;
use action::Action;
use effect::Hands;
use event::{Event, Events, Stop};
use input::Input;
use state::{Look, State};
use std::path::PathBuf;
use terminal::Session;
use theme::Theme;
use thiserror::Error;
use worker::Worker;

/// The most columns of text in a pane, until the reader wants it otherwise.
const MEASURE: u16 = 72;

/// The documents to read, and what they are called together.
#[derive(Debug)]
pub struct OwnedDocuments {
    /// What the story is called.
    pub name: String,
    /// Its documents, in the order of the panes.
    pub documents: Vec<Document>,
    /// The file that each was read from, in the same order; none where it is not known.
    pub paths: Vec<Option<PathBuf>>,
    /// What was named but could not be read, each with its cause.
    pub refusals: Vec<String>,
}

/// How the reader is opened.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Whether colours may be used; without, bold, dim, underlined and reversed are left.
    pub colour: bool,
    /// Whether frames are drawn with ASCII.
    pub ascii: bool,
    /// Whether the mouse goes to the reader.
    pub mouse: bool,
    /// Whether the first keys are told, as to somebody who was never here.
    pub hint: bool,
    /// How the documents are compared.
    pub settings: Settings,
}

/// How reading ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The reader quit.
    Quit,
    /// A signal asked for the end; its number.
    Signal(i32),
    /// The program failed and has said so already.
    Panicked,
}

/// Why reading failed.
#[derive(Debug, Error)]
pub enum Error {
    /// The terminal cannot be used.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] std::io::Error),
}

/// Reads the documents on the terminal until the reader quits.
///
/// # Errors
/// There is no terminal, or it can no longer be read or written.
pub fn open(story: OwnedDocuments, options: Options) -> Result<Outcome, Error> {
    let mut events: Events<worker::Found> = Events::start()?;
    let mut session = Session::open(terminal::Options { mouse: options.mouse })?;
    let size = session.size()?;
    let theme = Theme { colour: options.colour, ascii: options.ascii };
    let look = Look { theme, minimap: true, mouse: options.mouse, measure: MEASURE, zen: false };
    let mut state = State::new(story.name, story.documents, look, (size.width, size.height));
    state.hint = options.hint;
    (state.material.paths, state.material.refusals) = (story.paths, story.refusals);
    let sender = events.sender();
    let worker = Worker::start(options.settings, move |found| sender.send(Event::Worker(found)).is_ok())?;
    worker.compare(state.material.generation, &state.material.documents);
    let hands = Hands { worker, sender: events.sender() };
    let mut input = Input::default();
    update::update(&mut state, action::Action::Resize { columns: size.width, rows: size.height });
    let mut happened = Vec::new();
    loop {
        session.draw(|frame| view::draw(&state, frame.buffer_mut()))?;
        events.next(&mut happened);
        for event in happened.drain(..) {
            match event {
                Event::Stop(Stop::Signal(signal)) => return Ok(Outcome::Signal(signal)),
                Event::Stop(Stop::Panic) => return Ok(Outcome::Panicked),
                Event::Stop(Stop::Input(error)) => return Err(error.into()),
                Event::Suspend => drop(session.suspend()?),
                Event::Resume => session.resume()?,
                Event::Worker(found) => {
                    let Some(found) = hands.at_once(found, &mut session)? else { continue };
                    let Some(action) = input.action(&state, Event::Worker(found)) else { continue };
                    if let Some(outcome) = act(&mut state, action, &hands, &mut session)? {
                        return Ok(outcome);
                    }
                }
                other => {
                    let Some(action) = input.action(&state, other) else { continue };
                    if let Some(outcome) = act(&mut state, action, &hands, &mut session)? {
                        return Ok(outcome);
                    }
                }
            }
        }
    }
}

/// Does what is asked, and all that follows from it outside the state.
fn act(state: &mut State, action: Action, hands: &Hands, session: &mut Session) -> Result<Option<Outcome>, Error> {
    for effect in update::update(state, action) {
        if let Some(outcome) = hands.perform(effect, state, session)? {
            return Ok(Some(outcome));
        }
    }
    Ok(None)
}
