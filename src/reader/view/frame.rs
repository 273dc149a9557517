//! Frames: popups over the text, headings of full screens, and lists that keep the selected row in view.
//!
//! ```text
//!  ┌─ title ───────────────────┐
//!  │                           │
//!  └────────────────── hint ───┘
//! ```

use super::super::state::State;
use super::super::text::{put, put_cut, width};
use super::super::theme::{Role, Theme};
use super::styled::Line;
use crate::document::Span;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Where the rows of a list stand on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) area: Rect,
    /// The row of the list that stands on each row of the area.
    rows: Vec<usize>,
}

impl Listed {
    /// Rows of one line each, from the first that is seen.
    pub(crate) fn new(area: Rect, first: usize, count: usize) -> Self {
        Self { area, rows: (first..count).take(usize::from(area.height)).collect() }
    }

    /// Rows of any height.
    pub(crate) fn of(area: Rect, rows: Vec<usize>) -> Self {
        Self { area, rows }
    }

    /// The row of the list at a cell.
    pub(crate) fn row_at(&self, at: Position) -> Option<usize> {
        let line = usize::from(at.y.checked_sub(self.area.y)?);
        self.area.contains(at).then(|| self.rows.get(line).copied()).flatten()
    }

    /// The rows with where each stands.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, u16)> {
        self.rows.iter().copied().zip(self.area.y..self.area.bottom())
    }
}

/// The inside of a popup of so many columns and rows, as far as the screen has room. It stands in the middle, or, where rows are
/// to be kept in sight, under or over them if it fits there.
pub(crate) fn popup_inside((width, height): (u16, u16), (columns, rows): (u16, u16), keep: Option<(u16, u16)>) -> Rect {
    let (w, h) = ((columns + 4).min(width), (rows + 2).min(height.saturating_sub(1)));
    let y = match keep {
        Some((_, last)) if last + 1 + h < height => last + 1,
        Some((first, _)) if first >= h => first - h,
        _ => height.saturating_sub(1).saturating_sub(h) / 2,
    };
    Rect::new((width - w) / 2 + 2, y + 1, w.saturating_sub(4), h.saturating_sub(2))
}

/// Draws the frame of a popup, cleared, and gives its inside ([`popup_inside`]).
pub(crate) fn popup(
    state: &State,
    (columns, rows): (u16, u16),
    keep: Option<(u16, u16)>,
    (title, hint): (&str, &str),
    buffer: &mut Buffer,
) -> Rect {
    let (theme, all) = (state.look.theme, buffer.area);
    let inside = popup_inside((all.width, all.height), (columns, rows), keep);
    let area = Rect::new(inside.x - 2, inside.y - 1, (inside.width + 4).min(all.width), inside.height + 2);
    clear(buffer, area);
    let (frames, dim) = (theme.frames(), theme.style(Role::Dim));
    let (right, bottom) = (area.right() - 1, area.bottom().saturating_sub(1));
    for x in area.x + 1..right {
        put(buffer, x, area.y, right, frames.horizontal, dim);
        put(buffer, x, bottom, right, frames.horizontal, dim);
    }
    for y in area.y..=bottom {
        put(buffer, area.x, y, right, frames.vertical, dim);
        put(buffer, right, y, area.right(), frames.vertical, dim);
    }
    let corners = [(area.x, area.y), (right, area.y), (area.x, bottom), (right, bottom)];
    for ((x, y), corner) in corners.into_iter().zip(frames.corners) {
        put(buffer, x, y, area.right(), corner, dim);
    }
    put_cut(buffer, area.x + 2, area.y, right.saturating_sub(1), &format!(" {title} "), theme.style(Role::Bold));
    let hint = format!(" {} ", fitting(hint, usize::from(area.width).saturating_sub(6)));
    let from = right.saturating_sub(1 + u16::try_from(width(&hint)).unwrap_or(0)).max(area.x + 2);
    put_cut(buffer, from, bottom, right.saturating_sub(1), &hint, dim);
    inside
}

/// The rows of the screen that the passage in focus takes; none where a list covers the text.
pub(crate) fn passage_rows(state: &State, passage: Span) -> Option<(u16, u16)> {
    if state.screens.iter().any(super::is_full) {
        return None;
    }
    let (area, pane) = (state.area()?, state.pane()?);
    let row = |byte: usize| {
        let row = pane.row_of(byte, usize::from(area.text.height)).clamp(0, i16::MAX.into());
        area.text.y + u16::try_from(row).unwrap_or(0)
    };
    Some((row(passage.start), row(passage.end.saturating_sub(1))))
}

/// The most columns and rows that a popup can have inside.
pub(crate) fn room(state: &State) -> (u16, u16) {
    (state.size.0.saturating_sub(8).clamp(20, 96), state.size.1.saturating_sub(5))
}

/// Blanks an area, also what a wide character before it would leave in it.
pub(crate) fn clear(buffer: &mut Buffer, area: Rect) {
    for y in area.y..area.bottom() {
        if let Some(before) = area.x.checked_sub(1).and_then(|x| buffer.cell_mut((x, y)))
            && width(before.symbol()) > 1
        {
            before.set_symbol(" ");
        }
        for x in area.x..area.right() {
            if let Some(cell) = buffer.cell_mut((x, y)) {
                cell.reset();
            }
        }
    }
}

/// Draws lines from `scroll` on, no further than the last screenful.
pub(crate) fn lines(buffer: &mut Buffer, area: Rect, lines: &[Line], scroll: usize, theme: Theme) {
    let most = lines.len().saturating_sub(usize::from(area.height));
    for (line, y) in lines.iter().skip(scroll.min(most)).zip(area.y..area.bottom()) {
        line.draw(buffer, (area.x, y), area.right(), theme);
    }
}

/// A line across the screen with a title in it.
pub(crate) fn ruled(buffer: &mut Buffer, y: u16, title: &str, theme: Theme) {
    let (width, frames) = (buffer.area.width, theme.frames());
    for x in 0..width {
        put(buffer, x, y, width, frames.horizontal, theme.style(Role::Dim));
    }
    if !title.is_empty() {
        put_cut(buffer, 2, y, width.saturating_sub(2), &format!(" {title} "), theme.style(Role::Bold));
    }
}

/// The first row to show of a list so that the selected one is in the middle, where there are rows enough.
pub(crate) fn first(selected: usize, count: usize, height: usize) -> usize {
    selected.saturating_sub(height / 2).min(count.saturating_sub(height))
}

/// The heading and the last row of a full screen.
pub(crate) fn full(buffer: &mut Buffer, theme: Theme, heading: (&str, &str), foot: (&str, &str)) {
    let last = buffer.area.height.saturating_sub(1);
    ends(buffer, 0, heading, (theme.style(Role::Bold), theme.style(Role::Dim)));
    ruled(buffer, 1, "", theme);
    ruled(buffer, last.saturating_sub(1), "", theme);
    let room = usize::from(buffer.area.width).saturating_sub(width(foot.0) + 4);
    let keys = fitting(foot.1, room);
    ends(buffer, last, (foot.0, &keys), (theme.style(Role::Plain), theme.style(Role::Dim)));
}

/// As many of the keys that are told as so many columns hold; the last two, how to get help and back, go last.
pub(crate) fn fitting(keys: &str, columns: usize) -> String {
    let mut parts: Vec<&str> = keys.split("   ").collect();
    while parts.len() > 1 && width(&parts.join("   ")) > columns {
        parts.remove(parts.len().saturating_sub(3));
    }
    parts.join("   ")
}

/// One text at the left of a row and one at its right, where there is room for both.
pub(crate) fn ends(
    buffer: &mut Buffer,
    y: u16,
    (left, right): (&str, &str),
    (left_style, right_style): (ratatui::style::Style, ratatui::style::Style),
) {
    let all = buffer.area.width;
    let columns = u16::try_from(width(right)).unwrap_or(u16::MAX);
    let start = all.saturating_sub(columns.saturating_add(1));
    // What stands at the right is short; a name at the left can do with less.
    let is_short = columns <= all * 2 / 3;
    let limit = if is_short { start.saturating_sub(2) } else { all.saturating_sub(1) };
    let next = put_cut(buffer, 1, y, limit, left, left_style);
    if next + 2 <= start {
        put(buffer, start, y, all, right, right_style);
    }
}
