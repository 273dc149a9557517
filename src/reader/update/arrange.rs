//! After every change: widths, the passage in view, and the other panes level with it.

use super::super::sheet::Sheet;
use super::super::state::State;
use super::super::synopsis;
use super::MARGIN;
use std::sync::Arc;

/// Another size: the cursor stays on its row of the screen, or as far down as it was.
pub(super) fn resize(state: &mut State, columns: u16, rows: u16) {
    let before = state.area().zip(state.pane()).map(|(a, p)| {
        let height = usize::from(a.text.height);
        (p.row_of(p.cursor, 2 * height).clamp(0, height.cast_signed()), height)
    });
    let seen = state.layout().panes.len();
    state.size = (columns, rows);
    if state.layout().panes.len() > seen {
        // Where there is room again, those come back that were there before: the right-most had left.
        state.panes.first = 0;
    }
    arrange_widths(state);
    if let (Some((row, old)), Some(area)) = (before, state.area()) {
        let height = usize::from(area.text.height);
        let (now, old) = (height.cast_signed(), old.max(1).cast_signed());
        if let Some(pane) = state.pane_mut() {
            pane.level(pane.cursor, (2 * row * now + old) / (2 * old));
            pane.reveal(pane.cursor, height, if now == old { 0 } else { MARGIN });
        }
    }
    level_others(state);
}

/// Gives every pane that is seen its width.
pub(super) fn arrange_widths(state: &mut State) {
    let layout = state.layout();
    state.panes.first = layout.first;
    for area in &layout.panes {
        let width = usize::from(area.text.width);
        if let Some(pane) = state.panes.all.get_mut(area.document)
            && pane.sheet.width() != width
        {
            pane.sheet = Sheet::new(&Arc::clone(&state.material.documents), area.document, width);
        }
    }
}

/// After every change: widths, the passage in view, and the others level with it.
pub(super) fn arrange(state: &mut State) {
    let end = state.matter().passage.end.saturating_sub(1);
    settle(state, end, MARGIN);
}

/// The same, with the text in view from the cursor to `end`, and `margin` rows around it.
pub(super) fn settle(state: &mut State, end: usize, margin: usize) {
    arrange_widths(state);
    let Some(area) = state.area() else { return };
    let height = usize::from(area.text.height);
    if let Some(pane) = state.pane_mut() {
        pane.reveal(end, height, margin);
    }
    level_others(state);
}

/// Lets the other panes follow, if they do.
pub(super) fn level_others(state: &mut State) {
    synopsis::arrange(state);
    if state.panes.follow {
        bring_level(state);
    }
}

/// Scrolls every other pane so that its counterpart stands level with the passage in focus. One without stays.
pub(super) fn bring_level(state: &mut State) {
    let (matter, layout) = (state.matter(), state.layout());
    let Some(area) = layout.panes.iter().find(|p| p.document == state.panes.focus) else { return };
    let height = usize::from(area.text.height);
    let Some(row) = state.pane().map(|p| p.row_of(matter.passage.start, 2 * height)) else { return };
    for there in layout.panes.iter().filter(|p| p.document != state.panes.focus) {
        let low = isize::try_from(there.text.height).unwrap_or(0) - 1;
        let Some(pane) = state.panes.all.get_mut(there.document) else { continue };
        let Some(span) = matter.level(there.document) else {
            pane.drop_lead();
            continue;
        };
        // A passage that begins above the pane stays level by its start as far as one row of it is seen.
        let row = row.clamp(-low, low.max(0));
        pane.level(span.start, row);
        pane.cursor = span.start;
    }
}
