//! The screen as a picture of the state; nothing changes here.
//!
//! One file a screen: `pane` and `status` make the reading view, the others lie over it.

mod bidi;
pub(crate) mod document_diff;
pub(crate) mod follows;
pub(crate) mod foot;
pub(crate) mod frame;
pub(crate) mod help;
pub(crate) mod library;
pub(crate) mod matrix;
pub(crate) mod notes;
pub(crate) mod overview;
pub(crate) mod palette;
pub(crate) mod pane;
pub(crate) mod problems;
pub(crate) mod quotes;
pub(crate) mod sources;
pub(crate) mod status;
pub(crate) mod strip;
pub(crate) mod styled;
pub(crate) mod synopsis;
pub(crate) mod themes;
pub(crate) mod why;
mod widths;
pub(crate) mod word_diff;

use super::layout::LEAST;
use super::state::{Screen, State};
use super::text::{self, put, put_cut};
use super::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the state.
pub(crate) fn draw(state: &State, buffer: &mut Buffer) {
    let layout = state.layout();
    let is_small = state.size.0 < LEAST.0 || state.size.1 < LEAST.1;
    let can_show = !layout.panes.is_empty() || (!is_small && state.screens.iter().any(is_full));
    if !can_show {
        notice(state, buffer);
    } else if let Some(full) = state.screens.iter().rev().find(|s| is_full(s)) {
        draw_full(state, full, buffer);
    } else {
        if state.panes.synopsis.is_some() {
            synopsis::draw(state, &layout, buffer);
        } else {
            pane::draw(state, &layout, buffer);
        }
        strip::draw(state, &layout, buffer);
        status::draw(state, &layout, buffer);
    }
    if can_show {
        let above = state.screens.iter().rposition(is_full).map_or(0, |n| n + 1);
        for screen in &state.screens[above..] {
            draw_popup(state, screen, buffer);
        }
        if above > 0 && matches!(state.screens.last(), Some(Screen::Ask { .. })) {
            let last = buffer.area.height.saturating_sub(1);
            frame::clear(buffer, Rect::new(0, last, buffer.area.width, 1));
            status::status(state).draw_cut(buffer, (1, last), buffer.area.width, state.look.theme);
        }
    }
    if can_show {
        follows::draw(state, buffer);
    }
    state.look.theme.finish(buffer);
    if !text::turns() {
        bidi::keep_inside(&state.look.theme.frames(), buffer);
    }
    debug_assert!(
        buffer.content.iter().all(|cell| !cell.symbol().chars().any(char::is_control)),
        "a control character would reach the terminal"
    );
}

fn is_full(screen: &Screen) -> bool {
    match screen {
        Screen::Quotes(_)
        | Screen::Matrix(_)
        | Screen::Overview(_)
        | Screen::Library(_)
        | Screen::Problems(_)
        | Screen::DocumentDiff { .. } => true,
        Screen::Hand(hand) => hand.is_full(),
        _ => false,
    }
}

fn draw_full(state: &State, screen: &Screen, buffer: &mut Buffer) {
    match screen {
        Screen::Quotes(selection) => quotes::draw(state, *selection, buffer),
        Screen::Matrix(selection) => matrix::draw(state, *selection, buffer),
        Screen::Library(shelves) => library::draw(state, shelves, buffer),
        Screen::Overview(selection) => overview::draw(state, *selection, buffer),
        Screen::Problems(selection) => problems::draw(state, *selection, buffer),
        Screen::DocumentDiff { diff, scroll } => document_diff::draw(state, diff, *scroll, buffer),
        Screen::Hand(hand) => notes::draw(state, hand, buffer),
        _ => {}
    }
    // What is said stands in the last row, as in the reading view.
    if let (Some(message), false) = (&state.message, matches!(screen, Screen::Library(_) | Screen::Hand(_))) {
        let last = buffer.area.height.saturating_sub(1);
        frame::clear(buffer, Rect::new(0, last, buffer.area.width, 1));
        put_cut(buffer, 1, last, buffer.area.width, message, state.look.theme.style(Role::Alert));
    }
}

fn draw_popup(state: &State, screen: &Screen, buffer: &mut Buffer) {
    match screen {
        Screen::Help(help) => help::draw(state, help, buffer),
        Screen::Palette { place, query, row } => palette::draw(state, *place, query, *row, buffer),
        Screen::WordDiff { matter, pair, scroll } => word_diff::draw(state, matter, (*pair, *scroll), buffer),
        Screen::Widths { scroll } => widths::draw(state, *scroll, buffer),
        Screen::Themes { .. } => themes::draw(state, buffer),
        Screen::Sources(selection) => sources::draw(state, *selection, buffer),
        Screen::Printed { command, printed, scroll } => {
            sources::printed(state, command, (printed, *scroll), buffer);
        }
        Screen::Running { command, .. } => sources::running(state, command, buffer),
        Screen::Why { matter, link, scroll } => why::draw(state, matter, (*link, *scroll), buffer),
        Screen::Hand(hand) => notes::draw(state, hand, buffer),
        _ => {}
    }
}

/// What a terminal shows that is too small for text.
fn notice(state: &State, buffer: &mut Buffer) {
    let (columns, rows) = state.size;
    let lines = if state.material.documents.is_empty() {
        vec!["There is nothing to read.".to_owned(), state.keys.told("{leave} leaves.")]
    } else {
        vec![
            format!("This window is {columns} x {rows}."),
            format!("Text needs {} x {}.", LEAST.0, LEAST.1),
            String::new(),
            "Make it larger, or press".to_owned(),
            state.keys.told("{leave} to leave. Your place is kept."),
        ]
    };
    let style = state.look.theme.style(Role::Plain);
    let top = usize::from(rows).saturating_sub(lines.len()) / 2;
    for (line, y) in lines.iter().zip(u16::try_from(top).unwrap_or(0)..rows) {
        put(buffer, 2.min(columns), y, columns, line, style);
    }
}
