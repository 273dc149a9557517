//! The keys that can follow those that are pending: a box over the foot of the screen, told after a while, and clickable.
//!
//! ```text
//!  ──────────────────────────────────────────────
//!   d filter: divergences     o filter: only here
//!   a filter: agreements      f filter: show all
//! ```

use super::super::action::Action;
use super::super::remap::Continuation;
use super::super::state::State;
use super::super::text::width;
use super::super::theme::Role;
use super::frame::{clear, ruled};
use super::styled::Styled;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// One of the keys that can follow, where it is told.
struct Entry {
    at: (u16, u16),
    /// Columns up to the next.
    columns: u16,
    key: String,
    found: Continuation,
}

/// The entries in columns, down first, and the first row of the box.
fn entries(state: &State) -> (Vec<Entry>, u16) {
    let found = if state.follows { state.keys.continuations(state.place(), &state.pending) } else { Vec::new() };
    let keys = found.iter().map(|c| width(&c.written)).max().unwrap_or(0);
    let widest = found.iter().map(|c| width(&c.name())).max().unwrap_or(0);
    let each = keys + widest + 4;
    let across = (usize::from(state.size.0).saturating_sub(1) / each).max(1);
    let (layout, last) = (state.layout(), state.size.1.saturating_sub(1));
    let is_full = state.screens.iter().any(super::is_full);
    // Few entries stand in one row of the foot, many fill all its rows and more.
    let down = found.len().div_ceil(across).max(1).min(usize::from(state.size.1 / 2).max(1));
    let foot = if is_full { last } else { layout.legend.min(last) };
    let top = foot.min((last + 1).saturating_sub(u16::try_from(down).unwrap_or(u16::MAX)));
    let columns = u16::try_from(each).unwrap_or(u16::MAX);
    let place = |(n, found): (usize, Continuation)| {
        let (row, column) = (u16::try_from(n % down).unwrap_or(0), n / down * each);
        let at = (u16::try_from(column + 1).unwrap_or(u16::MAX), top + row);
        Entry { at, columns, key: format!("{:keys$} ", found.written), found }
    };
    (found.into_iter().enumerate().map(place).collect(), top)
}

/// Draws the box.
pub(crate) fn draw(state: &State, buffer: &mut Buffer) {
    let (all, top) = entries(state);
    if all.is_empty() {
        return;
    }
    let area = buffer.area;
    clear(buffer, Rect::new(0, top, area.width, area.height.saturating_sub(top)));
    if let Some(rule) = top.checked_sub(1) {
        ruled(buffer, rule, "", state.look.theme);
    }
    for Entry { at, key, found, .. } in all {
        let entry = Styled::of(&key, Role::Key).and(&found.name(), Role::Plain);
        entry.draw_cut(buffer, at, area.width, state.look.theme);
    }
}

/// What a click on an entry asks for.
pub(crate) fn at(state: &State, (column, row): (u16, u16)) -> Option<Action> {
    let under = |e: &&Entry| e.at.1 == row && (e.at.0..e.at.0.saturating_add(e.columns)).contains(&column);
    entries(state).0.iter().find(under).map(|e| e.found.action())
}
