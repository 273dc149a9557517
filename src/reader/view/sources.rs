//! The sources of the story, with those in view ticked; and what a command printed.

use super::super::state::{Selection, State};
use super::super::text::{put, put_cut};
use super::super::theme::Role;
use super::frame::{first, lines, popup, room};
use super::pane::{date, label};
use super::styled::Styled;
use crate::document::printable;
use ratatui::buffer::Buffer;

/// Draws the list.
pub(crate) fn draw(state: &State, selection: Selection, buffer: &mut Buffer) {
    let (theme, documents) = (state.look.theme, &state.material.documents);
    let (columns, most) = room(state);
    let height = u16::try_from(documents.len()).unwrap_or(most).clamp(1, most);
    let title = format!("Sources: {} of {} in view", state.panes.order.len(), documents.len());
    let inside = popup(
        state,
        (columns.min(72), height),
        None,
        (
            &title,
            &state.keys.told("{into view or out of it} in or out   {add a file} add   {help} help   {leave} close"),
        ),
        buffer,
    );
    let from = first(selection.row, documents.len(), usize::from(inside.height));
    for ((n, document), y) in documents.iter().enumerate().skip(from).zip(inside.y..inside.bottom()) {
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
    let inside =
        popup(state, (columns, height), None, (&title, &state.keys.told("{down} {up} scroll   {leave} close")), buffer);
    lines(buffer, inside, &rows, scroll, state.look.theme);
}
