//! The sources of the story, with those in view ticked; and what a command printed.

use super::super::state::{Selection, State};
use super::super::text::{put, put_cut};
use super::super::theme::Role;
use super::foot;
use super::frame::{Listed, first, lines, popup, popup_inside, room};
use super::pane::{date, label};
use super::styled::Styled;
use crate::document::printable;
use ratatui::buffer::Buffer;

/// Where the rows stand.
pub(crate) fn listed(state: &State, selection: Selection) -> Listed {
    let (count, (columns, most)) = (state.material.documents.len(), room(state));
    let height = u16::try_from(count).unwrap_or(most).max(1).min(most);
    let inside = popup_inside(state.size, (columns.min(72), height), None);
    Listed::new(inside, first(selection.row, count, usize::from(inside.height)), count)
}

/// Draws the list.
pub(crate) fn draw(state: &State, selection: Selection, buffer: &mut Buffer) {
    let (theme, documents) = (state.look.theme, &state.material.documents);
    let (columns, most) = room(state);
    let height = u16::try_from(documents.len()).unwrap_or(most).clamp(1, most);
    let title = format!("Sources: {} of {} in view", state.panes.order.len(), documents.len());
    let inside = popup(state, (columns.min(72), height), None, (&title, &state.keys.told(foot::SOURCES)), buffer);
    for (n, y) in listed(state, selection).lines() {
        let document = &documents[n];
        let selected = n == selection.row;
        put(buffer, inside.x, y, inside.right(), if selected { ">" } else { " " }, theme.style(Role::Cursor));
        let tick = if state.panes.order.contains(&n) { "[x]" } else { "[ ]" };
        let style = theme.style(if selected { Role::Bold } else { Role::Plain });
        let day = date(document);
        let right = inside.right().saturating_sub(12);
        put_cut(buffer, inside.x + 2, y, right, &format!("{tick} {} {}", n + 1, label(document).0), style);
        put(buffer, right + 1, y, inside.right(), &day, theme.style(Role::Dim));
    }
}

/// Says that a command is running.
pub(crate) fn running(state: &State, command: &str, buffer: &mut Buffer) {
    let title = format!("| {}", printable(command));
    let inside = popup(state, (room(state).0.min(60), 1), None, (&title, &state.keys.told(foot::RUNNING)), buffer);
    put_cut(buffer, inside.x, inside.y, inside.right(), "it is running", state.look.theme.style(Role::Dim));
}

/// Draws what a command printed.
pub(crate) fn printed(state: &State, command: &str, (text, scroll): (&str, usize), buffer: &mut Buffer) {
    let (columns, most) = room(state);
    let mut rows = Vec::new();
    for line in text.lines() {
        let line = printable(&line.replace('\t', "    ")).into_owned();
        rows.extend(Styled::of(&line, Role::Plain).rows(usize::from(columns), (0, 2)));
    }
    if rows.is_empty() {
        rows = Styled::of("it printed nothing", Role::Dim).rows(usize::from(columns), (0, 0));
    }
    let height = u16::try_from(rows.len()).unwrap_or(most).clamp(1, most);
    let title = format!("| {}", printable(command));
    let inside = popup(state, (columns, height), None, (&title, &state.keys.told(foot::SCROLLED)), buffer);
    lines(buffer, inside, &rows, scroll, state.look.theme);
}
