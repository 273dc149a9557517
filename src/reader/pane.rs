//! One source in the reading view: where its cursor stands and which of its rows are seen.
//!
//! ```text
//!   lead  ┌ (blank rows above the text, where the counterpart of a passage further up stands level)
//!   top ──┤ first row that is seen
//!         │ ...
//!         └ height rows
//! ```
//!
//! Places are kept as bytes, so that another width changes nothing. How wide and high a pane is, is left to [`super::layout`].

use super::sheet::{Place, Row, Sheet};
use super::text::byte_at;

/// The first row that is seen: so many rows below (above, where negative) the row that holds a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Top {
    byte: usize,
    offset: isize,
}

/// A source in the reading view.
#[derive(Debug)]
pub(crate) struct Pane {
    /// Its text at the width it has on the screen.
    pub(crate) sheet: Sheet,
    /// The byte the cursor stands on.
    pub(crate) cursor: usize,
    top: Top,
}

impl Pane {
    /// A pane at the start of its text.
    pub(crate) fn new(sheet: Sheet) -> Self {
        let cursor = sheet.document().blocks.first().map_or(0, |b| b.span.start);
        Self { sheet, cursor, top: Top { byte: cursor, offset: 0 } }
    }

    /// The first row that is seen, and how many blank rows stand above it.
    fn top(&self) -> (Place, usize) {
        let place = self.sheet.place(self.top.byte);
        match self.top.offset {
            down if down >= 0 => (self.sheet.down(place, down.unsigned_abs()).0, 0),
            up => {
                let (place, moved) = self.sheet.up(place, up.unsigned_abs());
                (place, up.unsigned_abs() - moved)
            }
        }
    }

    fn set_top(&mut self, place: Place, lead: usize) {
        let (mut text, mut below) = (place, 0);
        while self.sheet.row(text).is_none() && text.row > 0 {
            text.row -= 1;
            below += 1;
        }
        let byte = self.sheet.row(text).map_or(0, |r| r.span.start);
        let signed = |n: usize| isize::try_from(n).unwrap_or(isize::MAX);
        self.top = Top { byte, offset: if lead > 0 { -signed(lead) } else { signed(below) } };
    }

    /// The byte of the first row that is seen: how far the reader has come.
    pub(crate) fn top_byte(&self) -> usize {
        let place = self.top().0;
        self.sheet.row(place).map_or(self.top.byte, |r| r.span.start)
    }

    /// The rows that are seen, from the top; none for a blank one.
    pub(crate) fn visible(&self, height: usize) -> Vec<Option<(Place, Row)>> {
        let (mut place, lead) = self.top();
        let mut rows: Vec<Option<(Place, Row)>> = vec![None; lead.min(height)];
        while rows.len() < height {
            rows.push(self.sheet.row(place).map(|r| (place, r)));
            match self.sheet.down(place, 1) {
                (next, 1) => place = next,
                _ => break,
            }
        }
        rows.resize(height, None);
        rows
    }

    /// The screen row of a byte, counted from the top of the pane and no further than `limit`; negative above it.
    pub(crate) fn row_of(&self, byte: usize, limit: usize) -> isize {
        let (top, lead) = self.top();
        let lead = isize::try_from(lead).unwrap_or(isize::MAX);
        self.sheet.distance(top, self.sheet.place(byte), limit).saturating_add(lead)
    }

    /// Scrolls so that the row of `byte` stands on screen row `row`.
    pub(crate) fn level(&mut self, byte: usize, row: isize) {
        let place = self.sheet.place(byte);
        if row < 0 {
            let (top, _) = self.sheet.down(place, row.unsigned_abs());
            self.set_top(top, 0);
        } else {
            let (top, moved) = self.sheet.up(place, row.unsigned_abs());
            self.set_top(top, row.unsigned_abs() - moved);
        }
    }

    /// Scrolls by rows (negative: up), no further than the first row at the top and the last in the middle.
    pub(crate) fn scroll(&mut self, rows: isize, height: usize) {
        let (top, lead) = self.top();
        if rows < 0 {
            self.set_top(self.sheet.up(top, rows.unsigned_abs()).0, 0);
            return;
        }
        let down = rows.unsigned_abs();
        if down <= lead {
            self.set_top(top, lead - down);
            return;
        }
        let limit = self.sheet.up(self.sheet.last(), height / 2).0;
        let next = self.sheet.down(top, down - lead).0;
        self.set_top(if next > limit { limit.max(top) } else { next }, 0);
    }

    /// Scrolls as little as is needed for the rows from the cursor to `end` to stand `margin` rows inside the pane, the cursor
    /// before all; where they are far outside, to a third of the height.
    pub(crate) fn reveal(&mut self, end: usize, height: usize, margin: usize) {
        let far = 2 * height + 2;
        let signed = |n: usize| isize::try_from(n).unwrap_or(isize::MAX);
        let row = self.row_of(self.cursor, far);
        let margin = margin.min(height / 3);
        let (low, high) = (signed(margin), signed(height.saturating_sub(1 + margin)));
        if row < -signed(height) || row > signed(2 * height) {
            self.level(self.cursor, signed(height / 3));
        } else if row < low {
            self.level(self.cursor, low);
        } else if row > high {
            self.level(self.cursor, high);
        }
        let (row, last) = (self.row_of(self.cursor, far), self.row_of(end.max(self.cursor), far));
        if last > high {
            self.level(self.cursor, (row - (last - high)).max(low));
        }
        self.drop_lead();
    }

    /// Scrolls blank rows above the text away: only a counterpart that stands level is worth them.
    pub(crate) fn drop_lead(&mut self) {
        let (top, lead) = self.top();
        if lead > 0 {
            self.set_top(top, 0);
        }
    }

    /// Moves the cursor the least so that it stands on a row that is seen.
    pub(crate) fn keep_cursor_in_view(&mut self, height: usize, margin: usize) {
        let row = self.row_of(self.cursor, 2 * height + 2);
        let signed = |n: usize| isize::try_from(n).unwrap_or(isize::MAX);
        let (low, high) = (signed(margin.min(height / 3)), signed(height.saturating_sub(1 + margin.min(height / 3))));
        if (low..=high).contains(&row) {
            return;
        }
        let rows = self.visible(height);
        let wanted = if row < low { low } else { high }.unsigned_abs();
        let nearest = rows.iter().enumerate().filter_map(|(n, r)| r.map(|(_, r)| (n, r)));
        if let Some((_, row)) = nearest.min_by_key(|(n, _)| n.abs_diff(wanted)) {
            self.cursor = row.span.start;
        }
    }

    /// The byte under a cell: screen row, column of text.
    pub(crate) fn byte_at(&self, row: usize, column: usize, height: usize) -> Option<usize> {
        let (_, row) = (*self.visible(height).get(row)?)?;
        byte_at(&self.sheet.document().text, row.span, (row.indent, self.sheet.width()), column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn pane(width: usize) -> Pane {
        let text = "alpha beta gamma delta\n\nepsilon zeta\n\neta theta iota kappa lambda\n\nmu nu xi";
        Pane::new(Sheet::new(&Arc::new(vec![crate::document::read("t", text.as_bytes())]), 0, width))
    }

    fn check(pane: &Pane, expected: &[&str]) {
        let text = &pane.sheet.document().text;
        let rows: Vec<&str> =
            pane.visible(expected.len()).iter().map(|r| r.map_or("", |(_, r)| r.span.of(text).trim_end())).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn a_pane_scrolls_by_rows_and_stops_at_its_ends() {
        let mut pane = pane(11);
        check(&pane, &["alpha beta", "gamma delta", "", "epsilon"]);
        pane.scroll(3, 4);
        check(&pane, &["epsilon", "zeta", "", "eta theta"]);
        pane.scroll(-99, 4);
        check(&pane, &["alpha beta", "gamma delta", "", "epsilon"]);
        pane.scroll(99, 4);
        check(&pane, &["lambda", "", "mu nu xi", ""]);
    }

    #[test]
    fn a_counterpart_stands_level_even_above_the_start() {
        let mut pane = pane(11);
        pane.level(0, 2);
        check(&pane, &["", "", "alpha beta", "gamma delta"]);
        assert_eq!(pane.row_of(0, 9), 2);
        pane.level(24, -1);
        check(&pane, &["zeta", "", "eta theta", "iota kappa"]);
        assert_eq!(pane.row_of(24, 9), -1);
    }

    #[test]
    fn another_width_keeps_the_place() {
        let mut pane = pane(11);
        pane.level(24, 0);
        let documents = Arc::new(vec![pane.sheet.document().clone()]);
        pane.sheet = Sheet::new(&documents, 0, 30);
        check(&pane, &["epsilon zeta", "", "eta theta iota kappa lambda"]);
        pane.sheet = Sheet::new(&documents, 0, 11);
        check(&pane, &["epsilon", "zeta", ""]);
    }

    #[test]
    fn a_cell_gives_the_byte_under_it() {
        let pane = pane(11);
        assert_eq!(pane.byte_at(1, 0, 4), Some(11));
        assert_eq!(pane.byte_at(1, 6, 4), Some(17));
        assert_eq!(pane.byte_at(2, 0, 4), None);
        assert_eq!(pane.byte_at(0, 99, 4), Some(10));
    }
}
