//! What happened, to what is to be done: keys by the table of the screen on top, the mouse by what it does.
//!
//! The only place that asks the clock: a second click soon after the first, in the same cell, is a double click.

use super::action::Action;
use super::appearance::{Answer, Heard};
use super::event::Event;
use super::hand::HandAction;
use super::library::LibraryAction;
use super::state::State;
use super::worker::Found;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use std::time::{Duration, Instant};

/// Two clicks within this time are one double click.
const TWICE: Duration = Duration::from_millis(400);
/// Rows that a step of the wheel scrolls.
const WHEEL: isize = 3;

/// Turns events into actions.
#[derive(Debug, Default)]
pub(crate) struct Input {
    clicked: Option<(Instant, u16, u16)>,
    answer: Answer,
}

impl Input {
    /// The same, where the terminal was asked for its background.
    pub(crate) fn after_asking() -> Self {
        Self { answer: Answer::awaited(), ..Self::default() }
    }

    /// The terminal was asked once more.
    pub(crate) fn await_answer(&mut self) {
        self.answer = Answer::awaited();
    }

    /// What the event asks for, if anything.
    pub(crate) fn action(&mut self, state: &State, event: Event<Found>) -> Option<Action> {
        match event {
            Event::Key(key) => match self.answer.hear(key) {
                Heard::Key => Some(state.keys.look_up(state.place(), &state.pending, key.into())),
                Heard::Part => None,
                Heard::Ground(ground) => Some(Action::Ground(ground)),
            },
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Resize { columns, rows } => Some(Action::Resize { columns, rows }),
            Event::Paste(text) => Some(Action::Paste(text)),
            Event::Worker(found) => handed_in(found),
            Event::Focus | Event::Theme | Event::Suspend | Event::Resume | Event::Stop(_) => None,
        }
    }

    fn mouse(&mut self, mouse: MouseEvent) -> Option<Action> {
        let (column, row) = (mouse.column, mouse.row);
        match mouse.kind {
            MouseEventKind::ScrollDown => Some(Action::Wheel { column, row, rows: WHEEL }),
            MouseEventKind::ScrollUp => Some(Action::Wheel { column, row, rows: -WHEEL }),
            MouseEventKind::Down(MouseButton::Left) => {
                let now = Instant::now();
                let twice = self.clicked.is_some_and(|(at, c, r)| (c, r) == (column, row) && now - at < TWICE);
                // A third click begins anew.
                self.clicked = (!twice).then_some((now, column, row));
                Some(Action::Click { column, row, twice })
            }
            MouseEventKind::Drag(MouseButton::Left) => Some(Action::Drag { column, row }),
            _ => None,
        }
    }
}

fn handed_in(found: Found) -> Option<Action> {
    Some(match found {
        Found::Analysed { generation, analyses } => Action::Analysed { generation, analyses },
        Found::Compared { generation, comparison } => Action::Compared { generation, comparison },
        Found::Surveyed { generation, overview } => Action::Surveyed { generation, overview },
        Found::Diffed { generation, diff } => Action::Diffed { generation, diff },
        Found::Read(files) => Action::Read(files),
        Found::Printed { run, command, printed } => Action::Printed { run, command, printed },
        Found::Said(words) => Action::Said(words),
        Found::Library(answer) => Action::Library(LibraryAction::Answer(answer)),
        Found::Keeper(_, said) => Action::Hand(HandAction::of(said)),
        Found::NotCopied(_) => return None,
    })
}
