//! The quotations of the story: who said what, which source has it word for word, cut, reworded or reported, and how they
//! differ.

use super::super::mark::MarkKind;
use super::super::matter::Sureness;
use super::super::pick;
use super::super::search::is_in_row;
use super::super::state::{QuoteOrder, Selection, State};
use super::super::text::{put, put_cut};
use super::super::theme::Role;
use super::super::utterance::{self, Alone, Row, carriers, differences, how_in, quotes, reports};
use super::foot;
use super::frame::{Listed, first, full, ruled};
use super::matrix::{picked, sought};
use super::pane::label;
use super::styled::{Line, Styled};
use crate::comparison::{Comparison, How, Link, Statement};
use crate::document::Span;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The rows in their order.
pub(crate) fn rows(state: &State) -> Vec<Row> {
    let mut rows = utterance::rows(&state.material, &state.lists);
    if !state.sought.is_empty() {
        rows.retain(|row| {
            let speaker = utterance::speaker(&state.material, *row);
            let statements = state.material.comparison.as_deref().map(|c| c.statements.as_slice()).unwrap_or_default();
            let passages = match row {
                Row::Shared(n) => statements.get(*n).map(|s| s.passages.clone()),
                Row::Alone { .. } => utterance::passage(&state.material, *row, usize::MAX).map(|p| vec![p]),
            };
            is_in_row(&state.sought, speaker.as_deref(), (&state.material.documents, &passages.unwrap_or_default()))
        });
    }
    rows
}

/// Where the rows stand, of so many.
pub(crate) fn listed(state: &State, selection: Selection, count: usize) -> Listed {
    let (width, height) = state.size;
    // In a small window the rows need their half.
    let lower = if height < 32 { height / 2 } else { height * 3 / 5 };
    let bottom = height.saturating_sub(2 + lower).max(5);
    let area = Rect::new(0, 4, width, bottom - 4);
    Listed::new(area, first(selection.row, count, usize::from(area.height)), count)
}

/// The source whose cell stands at a column, if one does.
pub(crate) fn source_at(state: &State, column: u16) -> Option<usize> {
    let cells = state.size.0.saturating_sub(u16::try_from(state.material.documents.len()).unwrap_or(1) * 4);
    column.checked_sub(cells).map(|x| usize::from(x / 4))
}

/// Draws the quotations and, under them, the selected one in every source.
pub(crate) fn draw(state: &State, selection: Selection, buffer: &mut Buffer) {
    let Some(comparison) = state.material.comparison.as_deref() else { return };
    let (theme, size) = (state.look.theme, buffer.area);
    let rows = rows(state);
    let shared = rows.iter().filter(|r| matches!(r, Row::Shared(_))).count();
    let others = others(state, rows.len() - shared);
    let heading =
        format!("Quotations   {}   {shared} in more than one source{others}{}", state.material.name, picked(state));
    let place = format!("row {}/{}", (selection.row + 1).min(rows.len()), rows.len());
    let keys = state.keys.told(foot::QUOTES);
    full(buffer, theme, (&heading, &order(state)), (&place, &keys));
    let listed = listed(state, selection, rows.len());
    let (top, bottom) = (listed.area.y, listed.area.bottom());
    let count = u16::try_from(state.material.documents.len()).unwrap_or(1);
    let cells = size.width.saturating_sub(count * 4);
    put(buffer, 2, 2, 22, "Speaker", theme.style(Role::Dim));
    put(buffer, 22, 2, cells, "Words", theme.style(Role::Dim));
    for n in 0..count {
        put(buffer, cells + n * 4, 2, size.width, &(n + 1).to_string(), theme.style(Role::Dim));
    }
    ruled(buffer, 3, "", theme);
    let mut before = None;
    for (n, y) in listed.lines() {
        let row = &rows[n];
        let name = utterance::speaker(&state.material, *row).unwrap_or_else(|| "(not named)".to_owned());
        // In the order of speakers, each is named once.
        let again = state.lists.quotes == QuoteOrder::Speaker && before.as_ref() == Some(&name);
        line(state, comparison, *row, (y, cells, n == selection.row), if again { "" } else { &name }, buffer);
        before = Some(name);
    }
    if rows.is_empty() && !state.sought.is_empty() {
        put(buffer, 2, top, size.width, "no row holds this", theme.style(Role::Dim));
    } else if rows.is_empty() {
        let none = "No quotation stands in more than one source; {also of one source only} shows those of one.";
        put(buffer, 2, top, size.width, &state.keys.told(none), theme.style(Role::Dim));
    }
    ruled(buffer, bottom, "w word for word   c cut   x reworded   r reported   . silent", theme);
    let Some(row) = rows.get(selection.row) else { return };
    let inside = usize::from(size.width.saturating_sub(2));
    let lines = match *row {
        Row::Shared(n) => each(state, comparison, &comparison.statements[n], inside),
        Row::Alone { document, quotation } => alone(state, document, quotation, inside),
    };
    for (line, y) in lines.iter().zip(bottom + 1..size.height.saturating_sub(2)) {
        line.draw(buffer, (0, y), size.width, theme);
    }
}

/// How many of one source only are listed, and how many of them are doubtful or withheld for it.
fn others(state: &State, listed: usize) -> String {
    if state.lists.alone == Alone::Hidden {
        return String::new();
    }
    let only = format!("   {listed} in one only");
    match (utterance::doubtful(&state.material), state.lists.alone) {
        (0, _) => only,
        (count, Alone::All) => format!("{only}   {count} of them doubtful"),
        (count, _) => format!("{only}   {count} doubtful hidden"),
    }
}

fn order(state: &State) -> String {
    let order = match state.lists.quotes {
        QuoteOrder::Sources => "most sources",
        QuoteOrder::Speaker => "speaker",
        QuoteOrder::Place => "place",
    };
    let only = match state.lists.only {
        Some((document, true)) => format!("in {}   ", document + 1),
        Some((document, false)) => format!("not in {}   ", document + 1),
        None => String::new(),
    };
    sought(state).trim_start().to_owned()
        + if state.sought.is_empty() { "" } else { "   " }
        + &only
        + &state.keys.told("{next order} sort: ")
        + order
}

fn line(
    state: &State,
    comparison: &Comparison,
    row: Row,
    (y, cells, selected): (u16, u16, bool),
    name: &str,
    buffer: &mut Buffer,
) {
    let theme = state.look.theme;
    let style = theme.style(if selected { Role::Bold } else { Role::Plain });
    if selected {
        put(buffer, 0, y, 1, ">", theme.style(Role::Cursor));
    }
    if pick::quotation(&state.material, row).is_some_and(|pick| state.picked.holds(&pick)) {
        put(buffer, 1, y, 2, "*", theme.style(Role::Bold));
    }
    put_cut(buffer, 2, y, 21, name, style);
    put_cut(buffer, 22, y, cells.saturating_sub(1), &words(state, comparison, row), style);
    for document in 0..state.material.documents.len() {
        let x = cells + u16::try_from(document * 4).unwrap_or(0);
        let letter = letter(state, comparison, row, document);
        let role = if letter == "." { Role::Dim } else { Role::Mark(MarkKind::Quote) };
        put(buffer, x, y, buffer.area.width, letter, theme.style(role));
    }
}

/// Words from which a report tells what was said.
const TELLING: usize = 4;

/// The longest report of the utterance; where that is a word or two, the first passage.
fn words(state: &State, comparison: &Comparison, row: Row) -> String {
    let text = |d: usize| state.material.documents.get(d).map_or("", |d| d.text.as_str());
    let join = |pieces: &[Span], d: usize| pieces.iter().map(|p| p.of(text(d))).collect::<Vec<_>>().join(" ... ");
    match row {
        Row::Shared(n) => {
            let statement = &comparison.statements[n];
            let reports = reports(comparison, statement);
            let length = |pieces: &[Span]| pieces.iter().map(|p| p.len()).sum::<usize>();
            let longest = reports.iter().rev().max_by_key(|r| length(&r.pieces));
            let words = longest.map(|r| join(&r.pieces, r.passage.document.0));
            // A word or two tell nobody what was said.
            let words = words.filter(|w| w.split_whitespace().nth(TELLING - 1).is_some());
            let passage = || statement.passages.first().map(|p| p.span.of(text(p.document.0)).to_owned());
            words.or_else(passage).unwrap_or_default()
        }
        Row::Alone { document, quotation } => utterance::quotation_of(&state.material, document, quotation)
            .map_or(String::new(), |q| join(&q.pieces, document)),
    }
}

/// How a source has the utterance.
fn letter(state: &State, comparison: &Comparison, row: Row, document: usize) -> &'static str {
    match row {
        Row::Alone { document: there, quotation } if there == document => {
            let form = utterance::quotation_of(&state.material, document, quotation).map(|q| q.form);
            if form == Some(crate::language::Form::Indirect) { "r" } else { "w" }
        }
        Row::Alone { .. } => ".",
        Row::Shared(n) => {
            let statement = &comparison.statements[n];
            if !carriers(statement, &state.material).contains(&document) {
                return ".";
            }
            match how_in(comparison, statement, document) {
                Some(How::Whole) => "w",
                Some(How::Cut) => "c",
                Some(How::Reworded) => "x",
                Some(How::Reported) | None => "r",
            }
        }
    }
}

/// The utterance in every source, with the words it reports underlined; then how they differ.
fn each(state: &State, comparison: &Comparison, statement: &Statement, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for passage in &statement.passages {
        let Some(document) = state.material.documents.get(passage.document.0) else { continue };
        let mut marked = Vec::new();
        let inside = |l: &&Link| l.passage_in(passage.document).is_some_and(|p| passage.span.contains(p.span));
        for link in quotes(comparison, statement).filter(inside) {
            marked.extend(super::pane::details(link, passage.document.0));
        }
        let mut text = Styled::of(&format!(" {}  ", passage.document.0 + 1), Role::Plain);
        text.push(&format!("{}: ", label(document).0), Role::Dim);
        text.push_marked(&document.text, passage.span, Role::Plain, &marked);
        lines.extend(text.rows(width, (0, 4)));
    }
    lines.extend(Styled::default().rows(width, (0, 0)));
    lines.extend(Styled::of(" Differences", Role::Bold).rows(width, (0, 0)));
    for difference in differences(&state.material, statement) {
        lines.extend(Styled::of(&format!("    {difference}"), Role::Plain).rows(width, (0, 6)));
    }
    lines
}

/// A quotation of one source, in its sentence.
fn alone(state: &State, document: usize, quotation: usize, width: usize) -> Vec<Line> {
    let Some(found) = utterance::quotation_of(&state.material, document, quotation) else { return Vec::new() };
    let source = &state.material.documents[document];
    let touched = state.material.marks.within(document, found.hull()).iter().map(|m| m.span);
    let span = touched.reduce(Span::hull).unwrap_or(found.hull());
    let marked: Vec<(Span, Role)> = found.pieces.iter().map(|p| (*p, Role::Quoted)).collect();
    let mut text = Styled::of(&format!(" {}  ", document + 1), Role::Plain);
    text.push(&format!("{}: ", label(source).0), Role::Dim);
    text.push_marked(&source.text, span, Role::Plain, &marked);
    let mut lines = text.rows(width, (0, 4));
    lines.extend(Styled::default().rows(width, (0, 0)));
    let probability = f64::from(found.probability);
    let (form, sure) = (found.form.word(), Sureness::at(probability).word());
    let told = format!(" In this source only   {form}, {sure} {:.0}%", probability * 100.0);
    lines.extend(Styled::of(&told, Role::Dim).rows(width, (0, 0)));
    lines
}
