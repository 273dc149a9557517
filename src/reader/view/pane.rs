//! The panes: heads, gutters, text with what is highlighted in it, and the minimap.
//!
//! ```text
//!  >1 Daily Courier        12 Mar 2025 │  2 Nordic Wire      12 Mar 2025
//!  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ ! diverge ──────────────────────
//!  !>Police said four people were      │ !|Two people were slightly hurt.
//! ```

use super::super::layout::{Layout, PaneArea};
use super::super::mark::Kinds;
use super::super::matter::Matter;
use super::super::pane::Pane;
use super::super::sheet::Row;
use super::super::state::State;
use super::super::text::{put, put_cut, width};
use super::super::theme::{Role, Theme};
use super::styled::{Styled, put_row};
use crate::comparison::{Grade, Link};
use crate::document::{BlockKind, Document, DocumentId, Span};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// Draws all panes that are seen.
pub(crate) fn draw(state: &State, layout: &Layout, buffer: &mut Buffer) {
    let matter = state.matter();
    for (n, area) in layout.panes.iter().enumerate() {
        let Some(pane) = state.panes.all.get(area.document) else { continue };
        head(state, area, buffer);
        rule(state, layout, n, &matter, buffer);
        text(state, area, pane, &matter, buffer);
    }
    if let (Some(pane), Some(area)) = (state.pane(), state.area()) {
        let top = pane.top_byte();
        let seen = pane.visible(usize::from(area.text.height));
        let bottom = seen.iter().rev().flatten().next().map_or(top, |(_, r)| r.span.end);
        minimap(state, layout, Span::new(top, bottom.max(top)), buffer);
    }
}

/// What a source is called: number and name, and whether a file's name stands in.
pub(crate) fn label(document: &Document) -> (String, bool) {
    let (name, stands_in) = document.source.label();
    if stands_in { (format!("[{name}]"), true) } else { (name.to_owned(), false) }
}

/// The day of publication, or that there is none.
pub(crate) fn date(document: &Document) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    document.source.date.map_or("no date".to_owned(), |d| {
        let month = usize::try_from(d.value.month()).ok().and_then(|m| MONTHS.get(m - 1)).unwrap_or(&"");
        format!("{} {month} {}", d.value.day(), d.value.year())
    })
}

/// Number, name and date of a source.
pub(crate) fn head(state: &State, area: &PaneArea, buffer: &mut Buffer) {
    let (theme, x, y, right) = (state.look.theme, area.head.x, area.head.y, area.head.right());
    let Some(document) = state.material.documents.get(area.document) else { return };
    let focused = area.document == state.panes.focus;
    if focused {
        put(buffer, x, y, right, ">", theme.style(Role::Cursor));
    }
    let weight = if focused { theme.style(Role::Bold) } else { Style::new() };
    let day = match (state.search.is_on(), state.material.footing(area.document).brief()) {
        (true, _) => format!("{} found", state.search.count(area.document)),
        (false, Some(brief)) => format!("{brief}, {}", date(document)),
        (false, None) => date(document),
    };
    let columns = u16::try_from(width(&day)).unwrap_or(0);
    let from = right.saturating_sub(columns + 1);
    let (name, stands_in) = label(document);
    let next = put(buffer, x + 1, y, right, &format!("{} ", area.document + 1), weight);
    let weight = if stands_in { weight.patch(theme.style(Role::Dim)) } else { weight };
    let roomy = from > next + 8;
    put_cut(buffer, next, y, if roomy { from - 1 } else { right }, &name, weight);
    if roomy {
        put(buffer, from, y, right, &day, theme.style(Role::Dim));
    }
}

/// The line under a head, heavy under the one in focus, else with how the source has the matter; and the line to the next.
pub(crate) fn rule(state: &State, layout: &Layout, n: usize, matter: &Matter, buffer: &mut Buffer) {
    let (theme, area) = (state.look.theme, layout.panes[n]);
    let frames = theme.frames();
    let focused = area.document == state.panes.focus;
    let (sign, style) =
        if focused { (frames.heavy, theme.style(Role::Cursor)) } else { (frames.horizontal, theme.style(Role::Dim)) };
    for x in area.whole.x..area.whole.right() {
        put(buffer, x, area.whole.y + 1, area.whole.right(), sign, style);
    }
    if !focused && matter.kind.is_some() {
        let text = match matter.end(area.document) {
            None if area.document == matter.document => Styled::of(" in focus ", Role::Bold),
            Some(end) => Styled::of(" ", Role::Plain)
                .and(end.kind.glyph(), Role::Mark(end.kind))
                .and(&format!(" {} ", end.kind.word()), Role::Plain),
            None if matter.level(area.document).is_some() => Styled::of(" & pinned ", Role::Bold),
            None => {
                let (_, words) = state.material.absence(matter.document, area.document);
                Styled::of(&format!(" {words} "), Role::Dim)
            }
        };
        text.draw(buffer, (area.text.x - 1, area.whole.y + 1), area.whole.right(), theme);
    }
    if layout.stacked || n + 1 == layout.panes.len() {
        return;
    }
    let (x, dim) = (area.whole.right(), theme.style(Role::Dim));
    for y in area.whole.y..area.whole.bottom() {
        let sign = if y == area.whole.y + 1 { frames.cross } else { frames.vertical };
        put(buffer, x, y, x + 1, sign, dim);
    }
}

/// What stands out in one pane: ranges and roles, the later over the earlier.
struct Emphasis {
    passage: Option<Span>,
    ranges: Vec<(Span, Role)>,
}

impl Emphasis {
    fn new(state: &State, document: usize, matter: &Matter) -> Self {
        let (passage, role, link) = if document == matter.document {
            (Some(matter.passage), Role::Passage, matter.links.first().copied())
        } else {
            let end = matter.end(document);
            (end.map(|e| e.span), Role::Counterpart, end.and_then(|e| e.link))
        };
        let links = state.material.comparison.as_deref().map(|c| c.links.as_slice()).unwrap_or_default();
        let link = link.and_then(|l| links.get(l));
        // The bar in the gutter tells how far the passage goes; bold is what of it carries the link.
        let carrying = link.map(|l| l.carrying_in(DocumentId(document))).filter(|c| !c.is_empty());
        let stressed = carrying.unwrap_or(passage.as_slice());
        let mut ranges: Vec<(Span, Role)> = stressed.iter().map(|p| (*p, role)).collect();
        ranges.extend(link.iter().flat_map(|l| details(l, document)));
        ranges.extend(arrival(state, document));
        Self { passage, ranges }
    }

    fn style(&self, theme: Theme, base: Style, byte: usize) -> Style {
        self.ranges
            .iter()
            .filter(|(span, _)| span.start <= byte && byte < span.end)
            .fold(base, |style, (_, role)| style.patch(theme.style(*role)))
    }
}

/// The passage that was gone to just now, where it is in this document.
pub(crate) fn arrival(state: &State, document: usize) -> Option<(Span, Role)> {
    state.jumps.arrived.filter(|(d, _)| *d == document).map(|(_, span)| (span, Role::Arrival))
}

/// What a link points at in one of its documents.
pub(crate) fn details(link: &Link, document: usize) -> Vec<(Span, Role)> {
    let in_a = link.a.document == DocumentId(document);
    let mut ranges = Vec::new();
    if let Some(utterance) = &link.evidence.utterance {
        let pieces = if in_a { &utterance.a } else { &utterance.b };
        ranges.extend(pieces.iter().map(|p| (*p, Role::Quoted)));
    } else {
        ranges.extend(link.evidence.shared.iter().map(|(a, b)| (if in_a { a } else { b }, Role::Shared)));
    }
    let graves = link.evidence.conflicts.iter().filter(|c| c.grade == Grade::Conflict);
    ranges.extend(graves.map(|c| (if in_a { c.a } else { c.b }, Role::Conflict)));
    ranges
}

fn text(state: &State, area: &PaneArea, pane: &Pane, matter: &Matter, buffer: &mut Buffer) {
    let emphasis = Emphasis::new(state, area.document, matter);
    let focused = area.document == state.panes.focus;
    let cursor = pane.sheet.place(pane.cursor);
    for (n, row) in pane.visible(usize::from(area.text.height)).into_iter().enumerate() {
        let Some((place, row)) = row else { continue };
        let y = area.text.y + u16::try_from(n).unwrap_or(0);
        gutter(state, area, y, row, buffer);
        let in_passage = emphasis.passage.is_some_and(|p| p.overlap(row.span) > 0);
        if focused && place == cursor {
            put(buffer, area.text.x - 1, y, area.text.x, ">", state.look.theme.style(Role::Cursor));
        } else if in_passage {
            let role = if focused { Role::Cursor } else { Role::Dim };
            put(buffer, area.text.x - 1, y, area.text.x, "|", state.look.theme.style(role));
        }
        super::notes::sign(state, area, row.span, (focused && place == cursor, y), buffer);
        line(state, area, pane, place.block, row, (y, &emphasis), buffer);
    }
}

/// The mark of a row: of the sentences on it, the one whose kind comes first; dim where it is unsure.
fn gutter(state: &State, area: &PaneArea, y: u16, row: Row, buffer: &mut Buffer) {
    let (mut kinds, mut sure) = (Kinds::default(), Kinds::default());
    for mark in state.material.marks.within(area.document, row.span) {
        if let Some(kind) = mark.kinds.and(state.shown).first() {
            kinds.insert(kind);
            if mark.sure.holds(kind) {
                sure.insert(kind);
            }
        }
    }
    if let Some(kind) = kinds.first() {
        let role = if sure.holds(kind) { Role::Mark(kind) } else { Role::Dim };
        put(buffer, area.text.x - 2, y, area.text.x, kind.glyph(), state.look.theme.style(role));
    }
}

fn line(
    state: &State,
    area: &PaneArea,
    pane: &Pane,
    block: usize,
    row: Row,
    (y, emphasis): (u16, &Emphasis),
    buffer: &mut Buffer,
) {
    let (theme, document) = (state.look.theme, pane.sheet.document());
    let base = match document.blocks.get(block).map(|b| b.kind) {
        Some(BlockKind::Title | BlockKind::Heading) => theme.style(Role::Bold),
        Some(BlockKind::Head | BlockKind::Furniture(_)) => theme.style(Role::Dim),
        _ => Style::new(),
    };
    let hits = state.search.within(area.document, row.span);
    let here = (state.panes.focus == area.document).then_some(pane.cursor);
    let selected = state.selected.filter(|s| s.document == area.document).map(|s| s.span);
    let x = area.text.x + u16::try_from(row.indent).unwrap_or(0);
    let solid = Span::new(row.span.start, row.span.start + row.span.of(&document.text).trim_end().len());
    put_row(buffer, (x, y), area.text.right(), &document.text, solid, |byte| {
        let style = emphasis.style(theme, base, byte);
        if selected.is_some_and(|s| s.start <= byte && byte < s.end) {
            return style.patch(theme.style(Role::Selected));
        }
        let hit = hits.iter().find(|(_, span)| span.start <= byte && byte < span.end);
        match hit {
            Some((_, span)) if here == Some(span.start) => style.patch(theme.style(Role::HitHere)),
            Some(_) => style.patch(theme.style(Role::Hit)),
            None => style,
        }
    });
}

/// The whole document in focus at the right: what is seen of it, and its marks.
pub(crate) fn minimap(state: &State, layout: &Layout, seen: Span, buffer: &mut Buffer) {
    let (Some(map), Some(pane)) = (layout.minimap, state.pane()) else { return };
    let (theme, length) = (state.look.theme, pane.sheet.document().text.len().max(1));
    let height = usize::from(map.height).max(1);
    for (n, y) in (map.y..map.bottom()).enumerate() {
        let part = Span::new(length * n / height, length * (n + 1) / height);
        let mut kinds = Kinds::default();
        for mark in state.material.marks.within(state.panes.focus, part) {
            if let Some(kind) = mark.kinds.and(state.shown).first() {
                kinds.insert(kind);
            }
        }
        if part.start < seen.end && seen.start < part.end {
            put(buffer, map.x, y, map.right(), "[", theme.style(Role::Cursor));
        }
        let (sign, role) = kinds.first().map_or((":", Role::Dim), |k| (k.glyph(), Role::Mark(k)));
        put(buffer, map.x + 1, y, map.right(), sign, theme.style(role));
    }
}
