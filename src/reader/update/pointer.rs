//! The mouse over a screen: a key that is told there, or a row of its list.
//!
//! What it does in the text is left to `mouse`.

use super::super::action::{Action, Effect};
use super::super::hand::HandScreen;
use super::super::state::{Screen, State};
use super::super::view::frame::Listed;
use super::super::view::{foot, help, matrix, notes, overview, palette, problems, quotes, sources, themes};
use super::library;
use ratatui::layout::Position;

/// Whether the pointer is over the text all the same: something is typed in the last row.
pub(super) fn is_over_text(state: &State) -> bool {
    match state.screens.last() {
        None | Some(Screen::Search { .. }) => true,
        Some(Screen::Ask { .. }) => state.screens.len() == 1,
        _ => false,
    }
}

/// Does what a click or the wheel means on the uppermost screen.
pub(super) fn update(state: &mut State, action: &Action) -> Vec<Effect> {
    if let Action::Click { column, row, .. } = *action
        && let Some(told) = foot::at(state, (column, row))
    {
        return super::update(state, told);
    }
    if library::is_on(state) {
        return library::on_screen(state, action.clone());
    }
    match *action {
        Action::Wheel { rows, .. } => super::update(state, Action::Rows(rows)),
        Action::Click { column, row, twice } => click(state, (column, row), twice),
        _ => Vec::new(),
    }
}

fn click(state: &mut State, (column, row): (u16, u16), twice: bool) -> Vec<Effect> {
    if let Some(Screen::Help(help)) = state.screens.last() {
        let there = help::entry_at(state, help, (column, row));
        if let (Some(there), Some(Screen::Help(help))) = (there, state.screens.last_mut()) {
            help.row = there;
            return if twice { super::update(state, Action::Accept) } else { Vec::new() };
        }
        return Vec::new();
    }
    let there = listed(state).and_then(|l| l.row_at(Position::new(column, row)));
    let source = match state.screens.last() {
        Some(Screen::Matrix(_)) => matrix::source_at(state, column),
        Some(Screen::Quotes(_)) => quotes::source_at(state, column),
        _ => None,
    };
    let Some(there) = there else { return Vec::new() };
    if select(state, there, source) || twice { super::update(state, Action::Accept) } else { Vec::new() }
}

/// Where the rows of the list on top stand, if it is one.
fn listed(state: &State) -> Option<Listed> {
    match state.screens.last()? {
        Screen::Quotes(selection) => Some(quotes::listed(state, *selection, quotes::rows(state).len())),
        Screen::Matrix(selection) => Some(matrix::listed(state, *selection, matrix::rows(state).len())),
        Screen::Overview(selection) => Some(overview::listed(state, *selection, overview::rows(state).len())),
        Screen::Problems(selection) => Some(problems::listed(state, *selection)),
        Screen::Sources(selection) => Some(sources::listed(state, *selection)),
        Screen::Palette { place, query, row } => {
            Some(palette::listed(state, *row, palette::matching(*place, query.text()).len()))
        }
        Screen::Themes { .. } => Some(themes::listed(state)),
        Screen::Hand(HandScreen::Notes(selection)) => {
            Some(notes::listed(state, *selection, state.desk.hand.notes().len()))
        }
        Screen::Hand(HandScreen::Bookmarks(selection)) => {
            Some(notes::listed(state, *selection, state.desk.hand.bookmarks().len()))
        }
        _ => None,
    }
}

/// Selects a row, and a source where one was clicked; tells whether a click is enough to open it, as in a menu.
fn select(state: &mut State, there: usize, source: Option<usize>) -> bool {
    let opens = match state.screens.last() {
        Some(Screen::Overview(_)) => overview::rows(state).get(there).is_some_and(|r| r.passage.is_some()),
        _ => true,
    };
    match state.screens.last_mut() {
        Some(Screen::Palette { row, .. }) => {
            *row = there;
            return true;
        }
        Some(Screen::Themes { .. }) => {
            state.look.appearance.chosen = there;
            state.look.dress();
        }
        Some(
            Screen::Quotes(selection)
            | Screen::Matrix(selection)
            | Screen::Overview(selection)
            | Screen::Problems(selection)
            | Screen::Sources(selection)
            | Screen::Hand(HandScreen::Notes(selection) | HandScreen::Bookmarks(selection)),
        ) if opens => {
            selection.row = there;
            selection.column = source.unwrap_or(selection.column);
        }
        _ => {}
    }
    false
}
