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
mod text;
mod theme;
mod update;
mod utterance;
mod view;
mod worker;

use crate::comparison::{Comparison, Settings};
use crate::document::Document;
use crate::hand::keeper::{Keeper, Said};
use crate::hand::kept::Subject;
use crate::hand::place::Stand;
use crate::library::Request;
use crate::library::librarian::Librarian;
use action::{Action, Due, Effect};
use appearance::Appearance;
use effect::{Hands, Running};
use event::{Event, Events, Stop};
use export::Forms;
use input::Input;
use mark::MarkKind;
use remap::Keys;
use state::{Look, State};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use terminal::Session;
use thiserror::Error;
use worker::Worker;

/// The most columns of text in a pane, until the reader wants it otherwise.
const MEASURE: u16 = 72;

/// How long the first frame waits for what was kept from an earlier reading.
const RECALLING: Duration = Duration::from_millis(25);

/// How long a passage that was gone to stands out.
const GLOWING: Duration = Duration::from_secs(1);

/// How long the keys that can follow a first one are not told, to those who know them.
const KNOWING: Duration = Duration::from_millis(400);

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
    let events: Events<worker::Found> = Events::start()?;
    let mut session = Session::open(terminal::Options { mouse: options.mouse })?;
    let size = session.size()?;
    let look = look(&options);
    text::suit(options.turns, options.emoji_as_text);
    let mut state = State::new(story.name, story.documents, look, (size.width, size.height));
    (state.keys, state.message) = (options.keys, options.message);
    state.hint = options.hint;
    (state.material.paths, state.material.refusals) = (story.paths, story.refusals);
    state.library.is_there = options.library.is_some();
    if let Some(keeping) = &story.keeping {
        state.library.keys = keeping.subject.origins.iter().map(|origin| origin.stored).collect();
    }
    let sender = events.sender();
    let worker =
        Worker::start(options.settings, options.model, move |found| sender.send(Event::Worker(found)).is_ok())?;
    let (keeper, is_recalled) = start_keeper(story.keeping, &state, &events, 0)?;
    if !state.material.documents.is_empty() {
        worker.compare(state.material.generation, &state.material.documents);
    }
    let input = if options.asks {
        session.ask_background()?;
        Input::after_asking()
    } else {
        Input::default()
    };
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
    let outcome = table.read(&mut state, is_recalled);
    table.keep_place(&state);
    outcome
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

/// All that the loop works with beside the state.
struct Table {
    // Dropped in this order: what is written by hand is on the disk before the terminal is put back.
    keeper: Option<Keeper>,
    librarian: Option<Librarian>,
    session: Session,
    events: Events<worker::Found>,
    hands: Hands,
    input: Input,
    /// Whether the terminal is asked for its background.
    asks: bool,
    /// How many keepers there were before this one.
    keepers: u64,
    /// The store's file, if it may be used.
    store: Option<PathBuf>,
    /// The place as the keeper has it.
    stood: Stand,
    /// The comparison whose marks were counted.
    counted: Option<Arc<Comparison>>,
    /// What happens by itself, and when; nothing while one reads.
    awaited: Vec<(Instant, Due)>,
}

impl Table {
    /// Draws and does what is asked until it is the end. The first frame waits for `is_recalled`, which is in the queue.
    fn read(&mut self, state: &mut State, mut is_recalled: bool) -> Result<Outcome, Error> {
        let mut happened = Vec::new();
        loop {
            if !std::mem::take(&mut is_recalled) {
                self.session.draw(|frame| view::draw(state, frame.buffer_mut()))?;
            }
            self.events.next(&mut happened, self.awaited.iter().map(|(at, _)| *at).min());
            self.meet(state)?;
            for event in happened.drain(..) {
                match event {
                    Event::Stop(Stop::Signal(signal)) => return Ok(Outcome::Signal(signal)),
                    Event::Stop(Stop::Panic) => return Ok(Outcome::Panicked),
                    Event::Stop(Stop::Input(error)) => return Err(error.into()),
                    Event::Suspend => drop(self.session.suspend()?),
                    Event::Resume => {
                        self.session.resume()?;
                        self.ask()?;
                    }
                    Event::Focus => self.ask()?,
                    // What an earlier keeper says is of other documents.
                    Event::Worker(worker::Found::Keeper(number, _)) if number != self.keepers => {}
                    Event::Worker(found) => {
                        if state.library.is_home && matches!(found, worker::Found::Keeper(_, Said::Recalled(_, None))) {
                            // What was opened from the library was read, if only its start.
                            self.stood.row = isize::MIN;
                        }
                        let Some(found) = self.hands.at_once(found, &mut self.session)? else { continue };
                        let Some(action) = self.input.action(state, Event::Worker(found)) else { continue };
                        if let Some(outcome) = self.act(state, action)? {
                            return Ok(outcome);
                        }
                    }
                    other => {
                        let Some(action) = self.input.action(state, other) else { continue };
                        if let Some(outcome) = self.act(state, action)? {
                            return Ok(outcome);
                        }
                    }
                }
            }
            self.keep_place(state);
        }
    }

    /// Does that whose time has come.
    fn meet(&mut self, state: &mut State) -> Result<(), Error> {
        let now = Instant::now();
        while let Some(n) = self.awaited.iter().position(|(at, _)| *at <= now) {
            let (_, due) = self.awaited.swap_remove(n);
            self.act(state, Action::Due(due))?;
        }
        Ok(())
    }

    /// Asks the terminal for its background once more, if it is asked at all.
    fn ask(&mut self) -> Result<(), Error> {
        if self.asks {
            self.session.ask_background()?;
            self.input.await_answer();
        }
        Ok(())
    }

    /// Does what is asked, and all that follows from it outside the state.
    fn act(&mut self, state: &mut State, action: Action) -> Result<Option<Outcome>, Error> {
        for effect in update::update(state, action) {
            if let Some(outcome) = self.perform(effect, state)? {
                return Ok(Some(outcome));
            }
        }
        Ok(None)
    }

    fn perform(&mut self, effect: Effect, state: &State) -> Result<Option<Outcome>, Error> {
        match effect {
            Effect::Keep(turn) => {
                if let Some(keeper) = &self.keeper {
                    keeper.keep(*turn);
                }
            }
            Effect::Texts(origins) => {
                if let Some(keeper) = &self.keeper {
                    keeper.texts(Arc::clone(&state.material.documents), origins);
                }
            }
            Effect::Library(request) => {
                if *request == Request::Catalogue {
                    // The list tells how far was read.
                    self.keep_place(state);
                    self.keeper.iter().for_each(Keeper::settle);
                }
                self.librarian()?.into_iter().for_each(|l| l.ask((*request).clone()));
            }
            Effect::Await(due) => {
                let time = if due == Due::Faded { GLOWING } else { KNOWING };
                self.awaited.retain(|(_, other)| *other != due);
                self.awaited.push((Instant::now() + time, due));
            }
            Effect::StopLibrary => self.librarian.iter().for_each(Librarian::stop),
            Effect::Reopen(subject) => {
                // What waits to be kept is on the disk before the next documents are looked up there.
                self.keeper = None;
                self.keepers += 1;
                let keeping = self.store.clone().map(|file| Keeping { file, subject: *subject });
                (self.keeper, _) = start_keeper(keeping, state, &self.events, self.keepers)?;
                self.stood = hand::stand(state);
            }
            other => return Ok(self.hands.perform(other, state, &mut self.session)?),
        }
        Ok(None)
    }

    /// The librarian, who begins when first asked.
    fn librarian(&mut self) -> Result<Option<&Librarian>, Error> {
        if let (None, Some(file)) = (&self.librarian, &self.store) {
            let sender = self.events.sender();
            // A reader that has gone needs no answer.
            let say = move |answer| drop(sender.send(Event::Worker(worker::Found::Library(answer))));
            self.librarian = Some(Librarian::start(file.clone(), say)?);
        }
        Ok(self.librarian.as_ref())
    }

    /// Has the place kept, if it is another one.
    fn keep_place(&mut self, state: &State) {
        let Some(keeper) = &self.keeper else { return };
        // In the tutorial the place is where the story was left.
        let stand = hand::stand(state.outer.as_deref().unwrap_or(state));
        if stand != self.stood {
            keeper.stand(stand.clone());
            self.stood = stand;
        }
        let comparison = state.material.comparison.as_ref();
        let is_new = comparison.is_some_and(|new| self.counted.as_ref().is_none_or(|old| !Arc::ptr_eq(old, new)));
        if is_new && state.outer.is_none() {
            keeper.marks(MarkKind::LEGEND.map(|kind| state.material.marks.count(kind)).to_vec());
            self.counted = comparison.cloned();
        }
    }
}

/// Starts to keep what is written by hand, if it is to be kept; tells whether what was kept earlier is there already.
fn start_keeper(
    keeping: Option<Keeping>,
    state: &State,
    events: &Events<worker::Found>,
    number: u64,
) -> Result<(Option<Keeper>, bool), Error> {
    let Some(Keeping { file, subject }) = keeping else { return Ok((None, false)) };
    let (sender, (answered, answer)) = (events.sender(), channel());
    let say = move |said| {
        // A reader that has gone needs no answer.
        let _ = sender.send(Event::Worker(worker::Found::Keeper(number, said)));
        let _ = answered.send(());
    };
    // A store that is yet to be made has nothing to wait for.
    let waits = file.exists();
    let keeper = Keeper::start(file, subject, Arc::clone(&state.material.documents), say)?;
    Ok((Some(keeper), waits && answer.recv_timeout(RECALLING).is_ok()))
}
