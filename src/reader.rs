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
pub mod appearance;
mod bidi;
mod citation;
mod clipboard;
pub mod colour;
mod command;
mod document_diff;
mod effect;
pub mod export;
mod field;
mod hand;
mod heap;
mod input;
#[cfg(test)]
mod journey;
mod keymap;
mod layout;
mod library;
mod mark;
mod matter;
mod overview;
mod pane;
mod pick;
pub mod remap;
pub mod scheme;
mod screen;
mod search;
mod sheet;
mod state;
mod synopsis;
mod table;
mod text;
mod theme;
mod update;
mod utterance;
mod view;
mod worker;

use crate::comparison::Settings;
use crate::document::Document;
use crate::hand::kept::Subject;
use appearance::Appearance;
use effect::{Hands, Running};
use event::{Event, Events};
use export::Forms;
use input::Input;
use remap::Keys;
use state::{Look, State};
use std::path::PathBuf;
use table::{Table, start_keeper};
use terminal::Session;
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
    /// Where each was found, in the same order: its path, its address, or what it is known by inside one of these.
    pub places: Vec<Option<String>>,
    /// What was named but could not be read, each with its cause.
    pub refusals: Vec<String>,
    /// Where what is written by hand is kept; without, it lasts as long as the reader.
    pub keeping: Option<Keeping>,
}

/// Where notes and the place are kept.
#[derive(Debug)]
pub struct Keeping {
    /// The store's file; made where there is none.
    pub file: PathBuf,
    /// What is read, as far as the store must know.
    pub subject: Subject,
}

/// How the reader is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// The theme, the colours there are, and the background.
    pub appearance: Appearance,
    /// Whether the terminal is asked for its background.
    pub asks: bool,
    /// The keys in force.
    pub keys: Keys,
    /// What the reader is told at first, if anything.
    pub message: Option<String>,
    /// Whether frames are drawn with ASCII.
    pub ascii: bool,
    /// Whether the whole document is shown at the right.
    pub minimap: bool,
    /// The most columns of text in a pane.
    pub measure: u16,
    /// Whether the mouse goes to the reader.
    pub mouse: bool,
    /// Whether a passage that was gone to stands out for a second.
    pub glow: bool,
    /// Whether text that runs from right to left is turned around here and not by the terminal.
    pub turns: bool,
    /// Whether emoji are drawn without the sign that asks for colour.
    pub emoji_as_text: bool,
    /// Whether the first keys are told, as to somebody who was never here.
    pub hint: bool,
    /// How the documents are compared.
    pub settings: Settings,
    /// The folder of a model that refines the comparison, if one is to.
    pub model: Option<PathBuf>,
    /// The forms that the story can be written in.
    pub forms: Forms,
    /// Keeps a theme that is chosen, and the ground it is for if one was; without, it lasts as long as the reader.
    pub keep_theme: Option<KeepTheme>,
    /// Where a theme is set that will count more than the one that is chosen; none where none is.
    pub set_theme: Option<String>,
    /// The store that the library shows; none where the store is left alone. Without documents the library comes first.
    pub library: Option<PathBuf>,
}

/// Keeps a theme by its name, and "dark" or "light" if that was chosen too.
pub type KeepTheme = fn(&str, Option<&str>) -> std::io::Result<()>;

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
    heap::suit();
    let events: Events<worker::Found> = Events::start()?;
    let mut session =
        Session::open(terminal::Options { mouse: options.mouse, sixteen: options.appearance.has_sixteen() })?;
    let size = session.size()?;
    let look = look(&options);
    text::suit(options.turns, options.emoji_as_text);
    let mut state = State::new(story.name, story.documents, look, (size.width, size.height));
    (state.keys, state.message) = (options.keys, options.message);
    state.hint = options.hint;
    (state.material.paths, state.material.refusals) = (story.paths, story.refusals);
    state.material.places = story.places;
    state.library.is_there = options.library.is_some();
    if let Some(keeping) = &story.keeping {
        state.library.keys = keeping.subject.stored();
    }
    let sender = events.sender();
    let worker =
        Worker::start(options.settings, options.model, move |found| sender.send(Event::Worker(found)).is_ok())?;
    let (keeper, is_recalled) = start_keeper(story.keeping, &state, &events, 0)?;
    if !state.material.documents.is_empty() {
        worker.compare(state.material.generation, &state.material.documents);
    }
    let input = listen(&mut session, options.asks)?;
    update::update(&mut state, action::Action::Resize { columns: size.width, rows: size.height });
    let hands = Hands {
        worker,
        sender: events.sender(),
        forms: options.forms,
        running: Running::default(),
        keep_theme: options.keep_theme,
    };
    let stood = hand::stand(&state);
    let (store, counted, asks) = (options.library, None, options.asks);
    let mut table = Table {
        keeper,
        keepers: 0,
        librarian: None,
        store,
        session,
        events,
        hands,
        input,
        asks,
        stood,
        counted,
        awaited: Vec::new(),
    };
    if state.material.documents.is_empty() {
        for effect in update::library::open(&mut state, false) {
            table.perform(effect, &state)?;
        }
    }
    let outcome = match table.read(&mut state, is_recalled) {
        Err(Error::Terminal(_)) if event::has_gone() => Ok(Outcome::Signal(signal_hook::consts::SIGHUP)),
        outcome => outcome,
    };
    table.keep_place(&state);
    outcome
}

/// What is typed; where the background is asked for, its answer is waited for first.
fn listen(session: &mut Session, asks: bool) -> Result<Input, Error> {
    if !asks {
        return Ok(Input::default());
    }
    session.ask_background()?;
    Ok(Input::after_asking())
}

/// How things look at first.
fn look(options: &Options) -> Look {
    Look {
        mouse: options.mouse,
        glow: options.glow,
        minimap: options.minimap,
        measure: options.measure,
        set_theme: options.set_theme.clone(),
        ..Look::new(options.appearance.clone(), options.ascii)
    }
}
