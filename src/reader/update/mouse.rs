//! The mouse over the reading view: what is under it decides.

use super::super::action::Action;
use super::super::state::{Pressed, Selected, State};
use super::super::synopsis;
use super::super::view::status::legend_at;
use super::jump;
use crate::document::Span;
use ratatui::layout::Position;

/// Does what the click or the wheel means; tells whether the pane in focus moved, so that the others follow.
pub(super) fn update(state: &mut State, action: &Action) -> bool {
    match *action {
        Action::Click { column, row, twice } => {
            click(state, column, row, twice);
            true
        }
        Action::Drag { column, row } => drag(state, column, row),
        Action::Wheel { column, row, rows } => wheel(state, column, row, rows),
        _ => false,
    }
}

fn click(state: &mut State, column: u16, row: u16, twice: bool) {
    let (layout, at) = (state.layout(), Position::new(column, row));
    (state.pressed, state.selected) = (None, None);
    if row == layout.legend && !layout.panes.is_empty() {
        if let Some(kind) = legend_at(state, column) {
            state.shown.toggle(kind);
        }
        return;
    }
    if let Some(map) = layout.minimap.filter(|m| m.contains(at)) {
        jump::remember(state);
        state.pressed = Some(Pressed::Minimap);
        to_share(state, row - map.y, map.height);
        return;
    }
    if let Some(strip) = layout.strip.filter(|s| s.contains(at)) {
        let line = usize::from(row - strip.y);
        if let Some(document) = line.checked_sub(1).and_then(|n| layout.hidden.get(n)) {
            let there = state.matter().end(*document).map(|e| e.span.start);
            jump::remember(state);
            let byte = there.or_else(|| state.panes.all.get(*document).map(|p| p.cursor)).unwrap_or(0);
            jump::go(state, *document, byte);
            jump::arrive(state);
        }
        return;
    }
    let Some(area) = layout.panes.iter().find(|p| p.whole.contains(at)) else { return };
    let height = usize::from(area.text.height);
    let Some(line) = row.checked_sub(area.text.y) else {
        state.panes.focus = area.document;
        return;
    };
    let columns = usize::from(column.saturating_sub(area.text.x));
    if state.panes.synopsis.is_some() {
        // The rows are those of the base that was in focus before; what was clicked stays where it is.
        let there = synopsis::at(state, (usize::from(line), columns), area.document);
        state.panes.focus = area.document;
        if let (Some((span, byte)), Some(pane)) = (there, state.pane_mut()) {
            pane.cursor = span.start;
            state.pressed = Some(Pressed::Text { document: area.document, byte });
            synopsis::keep_at(state, usize::from(line));
            if twice {
                jump::update(state, &Action::Counterpart);
            }
        }
        return;
    }
    state.panes.focus = area.document;
    if let Some(pane) = state.pane_mut()
        && let Some(byte) = pane.byte_at(usize::from(line), columns, height)
    {
        pane.cursor = byte;
        state.pressed = Some(Pressed::Text { document: area.document, byte });
    }
    if twice {
        jump::update(state, &Action::Counterpart);
    }
}

/// To as far into the text in focus as a row is down the minimap.
fn to_share(state: &mut State, row: u16, height: u16) {
    let length = state.pane().map_or(0, |p| p.sheet.document().text.len());
    let byte = length * usize::from(row) / usize::from(height.max(1));
    if let Some(pane) = state.pane_mut()
        && let Some(line) = pane.sheet.row(pane.sheet.place(byte))
    {
        pane.cursor = line.span.start;
    }
}

/// Moves what the button holds: the part of the text that is seen, or the end of a selection, which stays in its pane.
fn drag(state: &mut State, column: u16, row: u16) -> bool {
    let layout = state.layout();
    match state.pressed {
        Some(Pressed::Minimap) => {
            let Some(map) = layout.minimap else { return false };
            to_share(state, row.clamp(map.y, map.bottom().saturating_sub(1)) - map.y, map.height);
            true
        }
        Some(Pressed::Text { document, byte }) => {
            let Some(area) = layout.panes.iter().find(|p| p.document == document).map(|p| p.text) else { return false };
            let Some(pane) = state.panes.all.get(document) else { return false };
            let line = usize::from(row.clamp(area.y, area.bottom().saturating_sub(1)) - area.y);
            let columns = usize::from(column.clamp(area.x, area.right()) - area.x);
            let there = match state.panes.synopsis {
                Some(_) => synopsis::at(state, (line, columns), document).map(|(_, byte)| byte),
                None => pane.byte_at(line, columns, usize::from(area.height)),
            };
            let Some(there) = there else { return false };
            let text = &pane.sheet.document().text;
            // The character under the pointer belongs to it.
            let end = |at: usize| at + text[at..].chars().next().map_or(0, char::len_utf8);
            let span = Span::new(byte.min(there), end(byte.max(there)));
            state.selected = Some(Selected { document, anchor: span, span, grows: false });
            let told = "{copy} copies what is selected   {close} ends   Shift-drag selects with the terminal";
            state.message = Some(state.keys.told(told));
            false
        }
        _ => false,
    }
}

fn wheel(state: &mut State, column: u16, row: u16, rows: isize) -> bool {
    let layout = state.layout();
    let Some(area) = layout.panes.iter().find(|p| p.whole.contains(Position::new(column, row))) else {
        return false;
    };
    if state.panes.synopsis.is_some() {
        synopsis::move_by(state, rows.signum());
        return true;
    }
    let height = usize::from(area.text.height);
    if let Some(pane) = state.panes.all.get_mut(area.document) {
        pane.scroll(rows, height);
        pane.keep_cursor_in_view(height, super::MARGIN);
    }
    area.document == state.panes.focus
}
