//! All statements by all sources: who carries what, and where they part.

use super::super::mark::MarkKind;
use super::super::pick;
use super::super::search::is_in_row;
use super::super::state::{MatrixOrder, Selection, State};
use super::super::text::{put, put_cut};
use super::super::theme::Role;
use super::foot;
use super::frame::{Listed, first, full, ruled};
use super::pane::{details, label};
use super::styled::{Line, Styled};
use crate::comparison::{Comparison, Conflict, Grade, Kind, Link, Passage, Statement};
use crate::document::{Document, DocumentId};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// The statements that are shown, as indices, in the order that is asked for.
pub(crate) fn rows(state: &State) -> Vec<usize> {
    let Some(comparison) = state.material.comparison.as_deref() else { return Vec::new() };
    let mut rows: Vec<usize> = (0..comparison.statements.len()).collect();
    rows.retain(|n| {
        let statement = &comparison.statements[*n];
        let has = |document| statement.carried_by(DocumentId(document));
        state.shown.holds(statement.kind.into())
            && state.lists.permits(has)
            && is_in_row(&state.sought, [], (&state.material.documents, &statement.passages))
    });
    rows.sort_by_key(|n| {
        let statement = &comparison.statements[*n];
        let (kind, silent) = (MarkKind::from(statement.kind), usize::MAX - statement.independent());
        match state.lists.matrix {
            MatrixOrder::Dispute => (kind as usize, silent, *n),
            MatrixOrder::Sources => (silent, kind as usize, *n),
            MatrixOrder::Place => {
                let place = |p: &&Passage| p.document.0 == state.panes.focus;
                let here = statement.passages.iter().find(place).map(|p| p.span.start);
                (usize::from(here.is_none()), here.unwrap_or(0), *n)
            }
        }
    });
    rows
}

/// The passage that a selection stands for: of its source, else of the first that carries the statement.
pub(crate) fn passage(state: &State, selection: Selection) -> Option<Passage> {
    let comparison = state.material.comparison.as_deref()?;
    let statement = comparison.statements.get(*rows(state).get(selection.row)?)?;
    let here = statement.passages.iter().find(|p| p.document.0 == selection.column);
    here.or(statement.passages.first()).copied()
}

/// Where the rows stand, of so many.
pub(crate) fn listed(state: &State, selection: Selection, count: usize) -> Listed {
    let (width, height) = state.size;
    let sources = u16::try_from(state.material.documents.len()).unwrap_or(0);
    let lower = (sources + 2).max(height / 3).min(height / 2);
    let bottom = height.saturating_sub(2 + lower).max(5);
    let area = Rect::new(0, 4, width, bottom - 4);
    Listed::new(area, first(selection.row, count, usize::from(area.height)), count)
}

/// The source whose cell stands at a column, if one does.
pub(crate) fn source_at(state: &State, column: u16) -> Option<usize> {
    let sources = state.material.documents.len();
    let (cells, text, _) = columns(state.size.0, sources);
    column.checked_sub(text).map(|x| usize::from(x / cells)).filter(|n| *n < sources)
}

/// Draws the matrix and, under it, the selected statement in every source.
pub(crate) fn draw(state: &State, selection: Selection, buffer: &mut Buffer) {
    let Some(comparison) = state.material.comparison.as_deref() else { return };
    let (theme, size) = (state.look.theme, buffer.area);
    let rows = rows(state);
    let sources = state.material.documents.len();
    let (name, count, picked) = (&state.material.name, rows.len(), picked(state));
    let heading = format!("Statements by sources   {name}   {count} of {}{picked}", comparison.statements.len());
    let place = format!("row {}/{}", (selection.row + 1).min(rows.len()), rows.len());
    full(buffer, theme, (&heading, &order(state)), (&place, &state.keys.told(foot::MATRIX)));
    let listed = listed(state, selection, rows.len());
    let bottom = listed.area.bottom();
    let (cells, text, spread) = columns(size.width, sources);
    heads(state, (text, cells, spread), buffer);
    for (n, y) in listed.lines() {
        let statement = &comparison.statements[rows[n]];
        let selected = n == selection.row;
        if selected {
            put(buffer, 0, y, 1, ">", theme.style(Role::Cursor));
        }
        let kind = MarkKind::from(statement.kind);
        put(buffer, 1, y, 3, kind.glyph(), theme.style(Role::Mark(kind)));
        if state.picked.holds(&pick::statement(statement)) {
            put(buffer, 2, y, 3, "*", theme.style(Role::Bold));
        }
        let above = n.checked_sub(1).map(|n| &comparison.statements[rows[n]]);
        if let Some(passage) = told_apart(statement, above) {
            let words = state.material.documents.get(passage.document.0).map_or("", |d| passage.span.of(&d.text));
            put_cut(
                buffer,
                3,
                y,
                text.saturating_sub(1),
                words,
                theme.style(if selected { Role::Bold } else { Role::Plain }),
            );
        }
        for document in 0..sources {
            let x = text + cells * u16::try_from(document).unwrap_or(0);
            let cell = cell(state, comparison, statement, document);
            let role = match cell.as_str() {
                "." => Role::Dim,
                _ if selected && document == selection.column => Role::Selected,
                _ => Role::Plain,
            };
            put_cut(buffer, x, y, (x + cells).saturating_sub(1).min(size.width), &cell, theme.style(role));
        }
        if let Some(x) = spread {
            put(buffer, x, y, size.width, &spread_of(state, comparison, statement), theme.style(Role::Dim));
        }
    }
    ruled(buffer, bottom, "in each source", theme);
    if let Some(statement) = rows.get(selection.row).and_then(|n| comparison.statements.get(*n)) {
        each(state, statement, (bottom + 1, size.height.saturating_sub(2)), buffer);
    }
}

/// The passage that a row shows: its first, or where the row above begins with that too, the first that is another.
fn told_apart<'s>(statement: &'s Statement, above: Option<&Statement>) -> Option<&'s Passage> {
    let first = statement.passages.first()?;
    let is_same = above.is_some_and(|above| above.passages.first() == Some(first));
    let others = || statement.passages.iter().find(|p| !above.is_some_and(|above| above.passages.contains(p)));
    if is_same { others().or(Some(first)) } else { Some(first) }
}

/// What the rows must hold, if anything.
pub(super) fn sought(state: &State) -> String {
    if state.sought.is_empty() { String::new() } else { format!(" /{}", state.sought) }
}

/// How many rows are picked, if any.
pub(super) fn picked(state: &State) -> String {
    match state.picked.count() {
        0 => String::new(),
        count => format!("   *{count} picked"),
    }
}

/// How the rows are ordered and filtered.
fn order(state: &State) -> String {
    let order = match state.lists.matrix {
        MatrixOrder::Dispute => "most dispute",
        MatrixOrder::Sources => "most sources",
        MatrixOrder::Place => "place",
    };
    let shown: Vec<&str> =
        MarkKind::LEGEND.into_iter().filter(|k| state.shown.holds(*k)).map(MarkKind::glyph).collect();
    let shown = if shown.len() == MarkKind::LEGEND.len() { "all".to_owned() } else { shown.join(" ") };
    let only = match state.lists.only {
        Some((document, true)) => format!(", in {}", document + 1),
        Some((document, false)) => format!(", not in {}", document + 1),
        None => String::new(),
    };
    let (only, word) = (format!("{only}{}", sought(state)), if state.sought.is_empty() { "filter: " } else { "" });
    format!("{word}{shown}{only}   {} sort: {order}", state.keys.hint("next order"))
}

/// How far the sources are apart: how many values they give, or that they do not differ.
fn spread_of(state: &State, comparison: &Comparison, statement: &Statement) -> String {
    let mut values = BTreeSet::new();
    let links = statement.links.iter().filter_map(|l| comparison.links.get(*l));
    for link in links.filter(|l| l.kind == Kind::Diverge) {
        let text = |d: DocumentId| state.material.documents.get(d.0).map_or("", |d| d.text.as_str());
        if let Some(conflict) = link.evidence.conflicts.first() {
            values.insert(conflict.a.of(text(link.a.document)).to_lowercase());
            values.insert(conflict.b.of(text(link.b.document)).to_lowercase());
        }
    }
    match (values.len(), statement.kind) {
        (_, None) => "1 source".to_owned(),
        (0 | 1, Some(kind)) => kind.word().to_owned(),
        (values, _) => format!("{values} values"),
    }
}

/// Columns of a cell, where the cells begin, and where the spread stands if there is room.
fn columns(width: u16, sources: usize) -> (u16, u16, Option<u16>) {
    let sources = u16::try_from(sources).unwrap_or(1).max(1);
    let spread = if width >= 100 { 9 } else { 0 };
    let cells = (((width - spread) / 2) / sources).clamp(4, 16);
    (cells, (width - spread).saturating_sub(cells * sources), (spread > 0).then_some(width - spread))
}

fn heads(state: &State, (text, cells, spread): (u16, u16, Option<u16>), buffer: &mut Buffer) {
    let theme = state.look.theme;
    put(buffer, 3, 2, text, "Statement", theme.style(Role::Dim));
    for (n, document) in state.material.documents.iter().enumerate() {
        let x = text + cells * u16::try_from(n).unwrap_or(0);
        let name = format!("{} {}", n + 1, label(document).0);
        put_cut(buffer, x, 2, (x + cells).saturating_sub(1), &name, theme.style(Role::Dim));
    }
    if let Some(x) = spread {
        put(buffer, x, 2, buffer.area.width, "spread", theme.style(Role::Dim));
    }
    ruled(buffer, 3, "", theme);
}

/// What a source has of a statement: the detail that conflicts, else that it carries it, else that it is silent or
/// could not be compared.
fn cell(state: &State, comparison: &Comparison, statement: &Statement, document: usize) -> String {
    let id = DocumentId(document);
    if !statement.carried_by(id) {
        return if comparison.is_silent(statement, id) { "." } else { "?" }.into();
    }
    let text = state.material.documents.get(document).map_or("", |d| d.text.as_str());
    let links = statement.links.iter().filter_map(|l| comparison.links.get(*l));
    let grave = |l: &&Conflict| l.grade == Grade::Conflict;
    let conflict =
        |l: &Link| l.evidence.conflicts.iter().find(grave).map(|c| if l.a.document == id { c.a } else { c.b });
    let detail = links.clone().filter(|l| l.passage_in(id).is_some()).find_map(conflict);
    match (detail, statement.kind) {
        (Some(detail), _) => format!("! {}", detail.of(text)),
        (None, kind) => {
            let best = links.filter(|l| l.passage_in(id).is_some()).map(|l| l.kind).min().or(kind);
            MarkKind::from(best).glyph().to_owned()
        }
    }
}

/// The statement in every source, wrapped where all of them have room for it.
fn each(state: &State, statement: &Statement, (top, bottom): (u16, u16), buffer: &mut Buffer) {
    let (theme, width) = (state.look.theme, buffer.area.width);
    let mut lines: Vec<Styled> =
        state.material.documents.iter().enumerate().map(|(n, d)| source(state, n, d, statement)).collect();
    if usize::from(bottom.saturating_sub(top)) > 2 * lines.len() {
        // Where there is room to spare.
        lines.push(Styled::default());
        lines.push(Styled::of(" Wording is compared; which source is right is not decided here.", Role::Dim));
    }
    let wrap = |lines: &[Styled]| -> Vec<Line> {
        lines.iter().flat_map(|l| l.rows(usize::from(width.saturating_sub(2)), (0, 4))).collect()
    };
    let room = usize::from(bottom.saturating_sub(top));
    let mut wrapped = wrap(&lines);
    if wrapped.len() > room {
        lines = those_that_say_it(state, statement);
        wrapped = wrap(&lines);
    }
    if wrapped.len() <= room {
        for (line, y) in wrapped.iter().zip(top..bottom) {
            line.draw(buffer, (0, y), width, theme);
        }
    } else {
        for (line, y) in lines.iter().zip(top..bottom) {
            line.draw_cut(buffer, (0, y), width, theme);
        }
    }
}

/// The statement in the sources that carry it, a row each, and one row for those that do not.
fn those_that_say_it(state: &State, statement: &Statement) -> Vec<Styled> {
    let documents = state.material.documents.iter().enumerate();
    let (carry, other): (Vec<_>, Vec<_>) = documents.partition(|(n, _)| statement.carried_by(DocumentId(*n)));
    let comparison = state.material.comparison.as_deref();
    let is_silent = |n: usize| comparison.is_none_or(|c| c.is_silent(statement, DocumentId(n)));
    let (silent, open): (Vec<_>, Vec<_>) = other.into_iter().map(|(n, _)| n).partition(|n| is_silent(*n));
    let mut lines: Vec<Styled> = carry.into_iter().map(|(n, d)| source(state, n, d, statement)).collect();
    for (numbers, sign, words) in [(silent, ".", "not in"), (open, "?", "cannot be told of")] {
        let numbers: Vec<String> = numbers.iter().map(|n| (n + 1).to_string()).collect();
        if !numbers.is_empty() {
            lines.push(Styled::of(&format!(" {sign}  {words} {}", numbers.join(" ")), Role::Dim));
        }
    }
    lines
}

/// The first of the sources that have the same text, if it is another.
fn same_text(statement: &Statement, number: usize) -> Option<usize> {
    let group = statement.copied.iter().find(|g| g.contains(&DocumentId(number)))?;
    group.first().map(|d| d.0).filter(|first| *first != number)
}

/// The statement in one source, with what conflicts made to stand out.
fn source(state: &State, number: usize, document: &Document, statement: &Statement) -> Styled {
    match statement.passages.iter().find(|p| p.document.0 == number) {
        Some(passage) => {
            let links = state.material.comparison.as_deref().map(|c| c.links.as_slice()).unwrap_or_default();
            let links = statement.links.iter().filter_map(|l| links.get(*l));
            let of_passage = links.filter(|l| l.passage_in(DocumentId(number)) == Some(*passage));
            let mut marked: Vec<_> = of_passage.flat_map(|l| details(l, number)).collect();
            marked.retain(|(_, role)| *role == Role::Conflict);
            let mut text = Styled::of(&format!(" {}  ", number + 1), Role::Plain);
            if let Some(first) = same_text(statement, number) {
                text.push(&format!("(the same text as {}) ", first + 1), Role::Dim);
            }
            text.push_marked(&document.text, passage.span, Role::Plain, &marked);
            text
        }
        None => {
            let silent =
                state.material.comparison.as_deref().is_none_or(|c| c.is_silent(statement, DocumentId(number)));
            let words = if silent { "not in this source" } else { "cannot be told of this source" };
            Styled::of(&format!(" {}  {words}", number + 1), Role::Dim)
        }
    }
}
