//! The mouse over the reading view: what is under it decides.

use super::super::action::Action;
use super::super::state::State;
use super::super::synopsis;
use super::super::view::status::legend_at;
use super::jump;
use ratatui::layout::Position;

/// Does what the click or the wheel means; tells whether the pane in focus moved, so that the others follow.
pub(super) fn update(state: &mut State, action: &Action) -> bool {
    match *action {
        Action::Click { column, row, twice } => {
            click(state, column, row, twice);
            true
        }
        Action::Wheel { column, row, rows } => wheel(state, column, row, rows),
        _ => false,
    }
}

fn click(state: &mut State, column: u16, row: u16, twice: bool) {
    let (layout, at) = (state.layout(), Position::new(column, row));
    if row == layout.legend && !layout.panes.is_empty() {
        if let Some(kind) = legend_at(state, column) {
            state.shown.toggle(kind);
        }
        return;
    }
    if let Some(map) = layout.minimap.filter(|m| m.contains(at)) {
        jump::remember(state);
        let length = state.pane().map_or(0, |p| p.sheet.document().text.len());
        let byte = length * usize::from(row - map.y) / usize::from(map.height.max(1));
        if let Some(pane) = state.pane_mut()
            && let Some(line) = pane.sheet.row(pane.sheet.place(byte))
        {
            pane.cursor = line.span.start;
        }
        return;
    }
    if let Some(strip) = layout.strip.filter(|s| s.contains(at)) {
        let line = usize::from(row - strip.y);
        if let Some(document) = line.checked_sub(1).and_then(|n| layout.hidden.get(n)) {
            let there = state.matter().end(*document).map(|e| e.span.start);
            jump::remember(state);
            let byte = there.or_else(|| state.panes.all.get(*document).map(|p| p.cursor)).unwrap_or(0);
            jump::go(state, *document, byte);
        }
        return;
    }
    let Some(area) = layout.panes.iter().find(|p| p.whole.contains(at)) else { return };
    let there = synopsis::at(state, usize::from(row.saturating_sub(area.text.y)), area.document);
    state.panes.focus = area.document;
    let height = usize::from(area.text.height);
    let Some(line) = row.checked_sub(area.text.y) else { return };
    if state.panes.synopsis.is_some() {
        // The rows are those of the base that was in focus before.
        if let (Some(span), Some(pane)) = (there, state.pane_mut()) {
            pane.cursor = span.start;
        }
        return;
    }
    let columns = usize::from(column.saturating_sub(area.text.x));
    if let Some(pane) = state.pane_mut()
        && let Some(byte) = pane.byte_at(usize::from(line), columns, height)
    {
        pane.cursor = byte;
    }
    if twice {
        jump::update(state, &Action::Counterpart);
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
