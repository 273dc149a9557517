//! The synopsis: the passages of one document, each beside its counterparts, and between them what only the others tell.
//!
//! ```text
//!   base (in focus)              │ another
//!  =>The harbour bridge was      │=|A barge hit a pier of the
//!   |closed after a barge ...    │ |harbour bridge on Tuesday.
//!    ...                         │+ Insurers estimate the damage.
//! ```
//!
//! Rows are made from the comparison at hand; another base needs no new one. How rows are drawn is left to
//! [`super::view::synopsis`].

use super::layout::PaneArea;
use super::mark::Kinds;
use super::matter::Matter;
use super::sheet::wrap_span;
use super::state::{Material, State};
use super::text::byte_at;
use crate::document::{BlockKind, Span};

/// One passage of the base, or one that only another document has, with its place in each document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// The passage in each document, by document.
    pub(crate) cells: Vec<Option<Span>>,
}

/// What the rows were made from; where it is another, they are made anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Origin {
    base: usize,
    shown: Kinds,
    generation: u64,
    compared: bool,
}

/// The rows, the one in focus, and the first that is seen.
#[derive(Debug)]
pub(crate) struct Synopsis {
    origin: Origin,
    pub(crate) rows: Vec<Row>,
    /// The row in focus: the cursor's, or one of those between that only the others have.
    pub(crate) row: usize,
    pub(crate) top: usize,
    /// Where the cursor stood when the row was chosen; once it is elsewhere, its row is the one in focus.
    cursor: usize,
}

impl Origin {
    fn of(state: &State) -> Self {
        Self {
            base: state.panes.focus,
            shown: state.shown,
            generation: state.material.generation,
            compared: state.material.comparison.is_some(),
        }
    }
}

impl Synopsis {
    /// For the document in focus.
    pub(crate) fn of(state: &State) -> Self {
        Self::new(&state.material, Origin::of(state))
    }

    fn new(material: &Material, origin: Origin) -> Self {
        let (base, count) = (origin.base, material.documents.len());
        let mut rows: Vec<Row> = Vec::new();
        for passage in passages(material, base) {
            let mut cells = vec![None; count];
            let matter = Matter::at(material, origin.shown, base, passage.start);
            for end in &matter.ends {
                cells[end.document] = Some(end.span);
            }
            cells[base] = Some(passage);
            rows.push(Row { cells });
        }
        headlines(material, base, &mut rows);
        for document in (0..count).filter(|d| *d != base) {
            rows = with_rest(rows, passages(material, document), (document, count));
        }
        Self { origin, rows, row: 0, top: 0, cursor: usize::MAX }
    }

    /// The passage in focus where the base has none: its document and where it stands.
    pub(crate) fn elsewhere(&self) -> Option<(usize, Span)> {
        let row = self.rows.get(self.row).filter(|r| r.cells[self.origin.base].is_none())?;
        row.cells.iter().enumerate().find_map(|(document, span)| span.map(|s| (document, s)))
    }

    /// The row of the base passage that holds a byte, or comes after it.
    fn row_at(&self, byte: usize) -> usize {
        let base = self.origin.base;
        let found = self.rows.iter().position(|r| r.cells[base].is_some_and(|s| s.end > byte));
        found.unwrap_or(self.rows.len().saturating_sub(1))
    }
}

/// The compared sentences of a document; its blocks where it is not analysed yet.
fn passages(material: &Material, document: usize) -> Vec<Span> {
    let marks = material.marks.of(document);
    if marks.is_empty() {
        return material.documents[document].blocks.iter().map(|b| b.span).collect();
    }
    marks.iter().map(|m| m.span).collect()
}

/// Sets the headlines beside each other, linked or not, as far as they have no other place: so the base begins the screen.
fn headlines(material: &Material, base: usize, rows: &mut [Row]) {
    let headline = |document: usize| {
        let title = material.documents[document].blocks.iter().find(|b| b.kind == BlockKind::Title)?;
        passages(material, document).into_iter().find(|p| title.span.contains(*p))
    };
    if rows.first().is_none_or(|first| first.cells[base] != headline(base)) {
        return;
    }
    for document in 0..material.documents.len() {
        let Some(span) = headline(document) else { continue };
        let is_placed = rows.iter().any(|r| r.cells[document].is_some_and(|s| s.overlap(span) > 0));
        if !is_placed && rows[0].cells[document].is_none() {
            rows[0].cells[document] = Some(span);
        }
    }
}

/// The rows with those passages of a document, one of so many, that stand in none, each after the row that tells what comes
/// before it there.
fn with_rest(rows: Vec<Row>, passages: Vec<Span>, (document, count): (usize, usize)) -> Vec<Row> {
    let mut told: Vec<(Span, usize)> =
        rows.iter().enumerate().filter_map(|(n, r)| r.cells[document].map(|s| (s, n))).collect();
    told.sort_unstable();
    let mut after: Vec<Vec<Span>> = vec![Vec::new(); rows.len() + 1];
    let mut nearest = 0;
    for passage in passages {
        let from = told.partition_point(|(s, _)| s.start <= passage.start);
        let before = from.checked_sub(1).map(|n| told[n]);
        if let Some((span, row)) = before {
            nearest = row + 1;
            if span.overlap(passage) > 0 {
                continue;
            }
        }
        if told.get(from).is_some_and(|(s, _)| s.overlap(passage) > 0) {
            continue;
        }
        after[nearest].push(passage);
    }
    let alone = |span: Span| {
        let mut cells = vec![None; count];
        cells[document] = Some(span);
        Row { cells }
    };
    let mut all: Vec<Row> = after[0].iter().copied().map(alone).collect();
    for (row, rest) in rows.into_iter().zip(&after[1..]) {
        all.push(row);
        all.extend(rest.iter().copied().map(alone));
    }
    all
}

/// Rows of the screen that a row takes: its tallest cell, and a blank under it.
pub(crate) fn height(material: &Material, row: &Row, areas: &[PaneArea]) -> usize {
    let tall = |area: &PaneArea| {
        let text = &material.documents[area.document].text;
        row.cells[area.document].map_or(1, |s| wrap_span(text, s, usize::from(area.text.width), (0, 0)).len())
    };
    areas.iter().map(tall).max().unwrap_or(1) + 1
}

/// Whether a row has something to show in the panes that are seen.
pub(crate) fn is_seen(row: &Row, areas: &[PaneArea]) -> bool {
    areas.iter().any(|a| row.cells[a.document].is_some())
}

/// Keeps the synopsis, if it is on, true to the state: its rows, and the row in focus in sight.
pub(crate) fn arrange(state: &mut State) {
    let Some(synopsis) = &state.panes.synopsis else { return };
    if synopsis.origin != Origin::of(state) {
        state.panes.synopsis = Some(Synopsis::of(state));
    }
    let areas = state.layout().panes;
    let cursor = state.pane().map_or(0, |p| p.cursor);
    let room = areas.first().map_or(1, |a| usize::from(a.text.height));
    let (material, Some(synopsis)) = (&state.material, &mut state.panes.synopsis) else { return };
    if synopsis.cursor != cursor {
        (synopsis.row, synopsis.cursor) = (synopsis.row_at(cursor), cursor);
    }
    let tall =
        |n: usize| synopsis.rows.get(n).filter(|r| is_seen(r, &areas)).map_or(0, |r| height(material, r, &areas));
    // A row of context above, as far as the row in focus still fits.
    let row = synopsis.row;
    let (mut top, mut used) = (synopsis.top.min(row.saturating_sub(1)), 0);
    for n in (top..=row).rev() {
        used += tall(n);
        if used > room && n < row {
            top = n + 1;
            break;
        }
    }
    synopsis.top = top;
}

/// Moves by rows of the synopsis that have something to show, as far as there are any.
pub(crate) fn move_by(state: &mut State, step: isize) {
    let areas = state.layout().panes;
    let Some(synopsis) = &mut state.panes.synopsis else { return };
    let seen = |n: &usize| synopsis.rows.get(*n).is_some_and(|r| is_seen(r, &areas));
    let count = step.unsigned_abs();
    let next = if step > 0 {
        (synopsis.row + 1..synopsis.rows.len()).filter(seen).take(count).last()
    } else {
        (0..synopsis.row).rev().filter(seen).take(count).last()
    };
    synopsis.row = next.unwrap_or(synopsis.row);
    let there = synopsis.rows.get(synopsis.row).and_then(|r| r.cells[synopsis.origin.base]);
    if let Some(span) = there {
        synopsis.cursor = span.start;
        if let Some(pane) = state.pane_mut() {
            pane.cursor = span.start;
        }
    }
}

/// Moves by as many rows as so many rows of the screen hold, the one left and the one come to with them, and by one at least: so
/// nothing is passed that was not on the screen.
pub(crate) fn move_by_screen(state: &mut State, lines: isize) {
    let areas = state.layout().panes;
    let Some(synopsis) = &state.panes.synopsis else { return };
    let tall = |n: usize| {
        let row = synopsis.rows.get(n).filter(|r| is_seen(r, &areas));
        row.map(|row| height(&state.material, row, &areas))
    };
    let (mut used, mut steps, mut at) = (tall(synopsis.row).unwrap_or(0), 0, synopsis.row);
    loop {
        let next = if lines > 0 { Some(at + 1) } else { at.checked_sub(1) };
        let Some(next) = next.filter(|n| *n < synopsis.rows.len()) else { break };
        at = next;
        let Some(tall) = tall(at) else { continue };
        used += tall;
        // The blank row under the last one may be cut off.
        if used > lines.unsigned_abs() + 1 && steps > 0 {
            break;
        }
        steps += 1;
    }
    move_by(state, if lines > 0 { steps } else { -steps });
}

/// What stands at a cell in a document's pane, by its row and column there: the passage, and the byte under it.
pub(crate) fn at(state: &State, (line, column): (usize, usize), document: usize) -> Option<(Span, usize)> {
    let synopsis = state.panes.synopsis.as_ref()?;
    let areas = state.layout().panes;
    let columns = usize::from(areas.iter().find(|a| a.document == document)?.text.width);
    let text = &state.material.documents.get(document)?.text;
    let mut y = 0;
    for row in synopsis.rows.iter().skip(synopsis.top).filter(|r| is_seen(r, &areas)) {
        let tall = height(&state.material, row, &areas);
        if line < y + tall {
            let span = row.cells[document]?;
            let rows = wrap_span(text, span, columns, (0, 0));
            let row = rows.get(line - y).or(rows.last())?;
            return Some((span, byte_at(text, row.span, (0, columns), column)?));
        }
        y += tall;
    }
    None
}

/// Scrolls so that the row of the cursor stands where a passage was clicked, as near as whole rows allow.
pub(crate) fn keep_at(state: &mut State, line: usize) {
    arrange(state);
    let areas = state.layout().panes;
    let (material, Some(synopsis)) = (&state.material, &mut state.panes.synopsis) else { return };
    let (mut above, mut top) = (0, synopsis.row);
    while let Some(before) = top.checked_sub(1) {
        let row = &synopsis.rows[before];
        let tall = if is_seen(row, &areas) { height(material, row, &areas) } else { 0 };
        if above + tall > line {
            break;
        }
        (above, top) = (above + tall, before);
    }
    synopsis.top = top;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[Option<(usize, usize)>], passages: &[(usize, usize)], expected: &str) {
        let span = |(start, end): (usize, usize)| Span::new(start, end);
        let rows = cells.iter().map(|c| Row { cells: vec![Some(Span::new(0, 1)), c.map(span)] }).collect();
        let all = with_rest(rows, passages.iter().copied().map(span).collect(), (1, 2));
        let shown: Vec<String> = all
            .iter()
            .map(|r| {
                let there = r.cells[1].map_or("-".into(), |s| s.start.to_string());
                if r.cells[0].is_some() { format!("({there})") } else { there }
            })
            .collect();
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn what_only_another_tells_stands_after_what_it_follows_there() {
        check(&[Some((10, 19)), None, Some((0, 9))], &[(0, 9), (10, 19), (20, 29)], "(10) 20 (-) (0)");
        check(&[None, Some((20, 29))], &[(0, 9), (10, 19), (20, 29)], "0 10 (-) (20)");
        check(&[None], &[], "(-)");
    }
}
