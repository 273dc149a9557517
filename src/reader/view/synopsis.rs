//! The synopsis on the screen: row by row the passages that belong together, padded to the tallest.

use super::super::layout::{Layout, PaneArea};
use super::super::sheet::wrap_span;
use super::super::state::State;
use super::super::synopsis::{Row, height, is_seen};
use super::super::text::put;
use super::super::theme::Role;
use super::pane::{arrival, details, head, minimap, rule};
use super::styled::put_row;
use crate::document::Span;
use ratatui::buffer::Buffer;

/// Draws the synopsis in the panes' places.
pub(crate) fn draw(state: &State, layout: &Layout, buffer: &mut Buffer) {
    let Some(synopsis) = &state.panes.synopsis else { return };
    let matter = state.matter();
    for (n, area) in layout.panes.iter().enumerate() {
        head(state, area, buffer);
        rule(state, layout, n, &matter, buffer);
    }
    let room = layout.panes.first().map_or(0, |a| usize::from(a.text.height));
    let (mut line, mut before): (usize, Option<&Row>) = (0, None);
    let mut seen: Option<Span> = None;
    for (n, row) in synopsis.rows.iter().enumerate().skip(synopsis.top).filter(|(_, r)| is_seen(r, &layout.panes)) {
        let tall = height(&state.material, row, &layout.panes);
        if line >= room {
            break;
        }
        for area in &layout.panes {
            let begins = before.is_none_or(|b| b.cells[area.document].is_some());
            let rows = (tall - 1).min(room - line);
            cell(state, area, row, Place { line, rows, here: n == synopsis.row, begins }, buffer);
        }
        if let Some(span) = row.cells[state.panes.focus] {
            seen = Some(seen.map_or(span, |s| s.hull(span)));
        }
        line += tall;
        before = Some(row);
    }
    if let Some(seen) = seen {
        minimap(state, layout, seen, buffer);
    }
}

/// Where a cell stands: its first row in the pane, how many it may take, whether it is in focus, and whether it begins a run
/// of rows that its source does not have.
#[derive(Clone, Copy)]
struct Place {
    line: usize,
    rows: usize,
    here: bool,
    begins: bool,
}

/// One passage, or that it is not in this source.
fn cell(state: &State, area: &PaneArea, row: &Row, place: Place, buffer: &mut Buffer) {
    let Place { line, rows, here, begins } = place;
    let (theme, x) = (state.look.theme, area.text.x);
    let y = |n: usize| area.text.y + u16::try_from(line + n).unwrap_or(0);
    let Some(span) = row.cells[area.document] else {
        // Said once for a run of rows: many of them would be all one sees.
        if begins && rows > 0 {
            let here = row.cells.iter().position(Option::is_some).unwrap_or(area.document);
            let (_, words) = state.material.absence(here, area.document);
            put(buffer, x, y(0), area.text.right(), &format!("... {words}"), theme.style(Role::Dim));
        }
        return;
    };
    let document = &state.material.documents[area.document];
    let leads = row.cells.iter().position(Option::is_some);
    let focused =
        area.document == state.panes.focus || (row.cells[state.panes.focus].is_none() && leads == Some(area.document));
    let emphasis = emphasis(state, area.document, span, here);
    let mark = state.material.marks.within(area.document, span).iter().find_map(|m| {
        let kind = m.kinds.and(state.shown).first()?;
        Some((kind, m.sure.holds(kind)))
    });
    for (n, line) in wrap_span(&document.text, span, usize::from(area.text.width), (0, 0)).iter().take(rows).enumerate()
    {
        if let Some((kind, sure)) = mark {
            let role = if sure { Role::Mark(kind) } else { Role::Dim };
            put(buffer, x - 2, y(n), x, kind.glyph(), theme.style(role));
        }
        if here {
            let sign = if focused && n == 0 { ">" } else { "|" };
            put(buffer, x - 1, y(n), x, sign, theme.style(if focused { Role::Cursor } else { Role::Dim }));
        }
        super::notes::sign(state, area, line.span, (here && focused && n == 0, y(n)), buffer);
        let solid = Span::new(line.span.start, line.span.start + line.span.of(&document.text).trim_end().len());
        put_row(buffer, (x, y(n)), area.text.right(), &document.text, solid, |byte| {
            let held = emphasis.iter().filter(|(s, _)| s.start <= byte && byte < s.end);
            held.fold(theme.style(Role::Plain), |style, (_, role)| style.patch(theme.style(*role)))
        });
    }
}

/// What stands out in a passage: all of it in the row of the cursor, with the details of its link; and matches of a search.
fn emphasis(state: &State, document: usize, span: Span, here: bool) -> Vec<(Span, Role)> {
    let mut ranges = Vec::new();
    if here {
        ranges.push((span, Role::Passage));
        let matter = state.matter();
        let link = if document == matter.document {
            matter.links.first().copied()
        } else {
            matter.end(document).and_then(|e| e.link)
        };
        let links = state.material.comparison.as_deref().map(|c| c.links.as_slice()).unwrap_or_default();
        ranges.extend(link.and_then(|l| links.get(l)).map(|l| details(l, document)).unwrap_or_default());
    }
    ranges.extend(arrival(state, document));
    ranges.extend(state.search.within(document, span).iter().map(|(_, s)| (*s, Role::Hit)));
    ranges.extend(state.selected.filter(|s| s.document == document).map(|s| (s.span, Role::Selected)));
    ranges
}
