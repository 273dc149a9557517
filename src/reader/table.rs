//! The reader's loop: draws, waits for what happens, and does what is asked outside the state; and what happens by itself after a
//! while. It keeps the only clock beside that of [`super::input`].

use super::action::{Action, Due, Effect};
use super::effect::Hands;
use super::event::{Event, Events, Stop};
use super::input::Input;
use super::mark::MarkKind;
use super::state::State;
use super::terminal::Session;
use super::{Error, Keeping, Outcome, event, hand, update, view, worker};
use crate::comparison::Comparison;
use crate::hand::keeper::{Keeper, Said};
use crate::hand::place::Stand;
use crate::library::Request;
use crate::library::librarian::Librarian;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// How long the first frame waits for what was kept from an earlier reading.
const RECALLING: Duration = Duration::from_millis(25);

/// How long a passage that was gone to stands out.
const GLOWING: Duration = Duration::from_secs(1);

/// How long the keys that can follow a first one are not told, to those who know them.
const KNOWING: Duration = Duration::from_millis(400);

/// How long a key may be on its way.
const ARRIVING: Duration = Duration::from_millis(50);

/// All that the loop works with beside the state.
pub(super) struct Table {
    // Dropped in this order: what is written by hand is on the disk before the terminal is put back.
    pub(super) keeper: Option<Keeper>,
    pub(super) librarian: Option<Librarian>,
    pub(super) session: Session,
    pub(super) events: Events<worker::Found>,
    pub(super) hands: Hands,
    pub(super) input: Input,
    /// Whether the terminal is asked for its background.
    pub(super) asks: bool,
    /// How many keepers there were before this one.
    pub(super) keepers: u64,
    /// The store's file, if it may be used.
    pub(super) store: Option<PathBuf>,
    /// The place as the keeper has it.
    pub(super) stood: Stand,
    /// The comparison whose marks were counted.
    pub(super) counted: Option<Arc<Comparison>>,
    /// What happens by itself, and when; nothing while one reads.
    pub(super) awaited: Vec<(Instant, Due)>,
}

impl Table {
    /// Draws and does what is asked until it is the end. The first frame waits for `is_recalled`, which is in the queue.
    pub(super) fn read(&mut self, state: &mut State, mut is_recalled: bool) -> Result<Outcome, Error> {
        let mut happened = Vec::new();
        let mut is_new = true;
        loop {
            if !std::mem::take(&mut is_recalled) && is_new {
                self.session.draw(|frame| view::draw(state, frame.buffer_mut()))?;
            }
            self.events.next(&mut happened, self.awaited.iter().map(|(at, _)| *at).min());
            is_new = self.meet(state)? || !happened.is_empty();
            if self.asks && happened.iter().any(|e| matches!(e, Event::Key(_) | Event::Mouse(_))) {
                // A report of another theme may have come in behind it.
                self.wait_for(Due::Held);
            }
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
                    Event::Theme if self.asks => self.wait_for(Due::Held),
                    Event::Theme => {}
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

    /// Has something happen after its while, and not before.
    fn wait_for(&mut self, due: Due) {
        let time = match due {
            Due::Faded => GLOWING,
            Due::Follows => KNOWING,
            Due::Held => ARRIVING,
        };
        self.awaited.retain(|(_, other)| *other != due);
        self.awaited.push((Instant::now() + time, due));
    }

    /// Does that whose time has come; tells whether the screen may be another.
    fn meet(&mut self, state: &mut State) -> Result<bool, Error> {
        let (now, mut is_new) = (Instant::now(), false);
        while let Some(n) = self.awaited.iter().position(|(at, _)| *at <= now) {
            let (_, due) = self.awaited.swap_remove(n);
            match due {
                Due::Held if event::is_holding() => {
                    self.session.free_keys()?;
                    self.ask()?;
                }
                Due::Held => {}
                due => {
                    is_new = true;
                    self.act(state, Action::Due(due))?;
                }
            }
        }
        Ok(is_new)
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

    pub(super) fn perform(&mut self, effect: Effect, state: &State) -> Result<Option<Outcome>, Error> {
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
            Effect::Await(due) => self.wait_for(due),
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
    pub(super) fn keep_place(&mut self, state: &State) {
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
pub(super) fn start_keeper(
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
