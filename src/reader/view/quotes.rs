//! The quotations of the story: who said what, and which source has it word for word, cut, reworded or reported.

use super::super::state::{Selection, State};
use super::super::text::{put, put_cut};
use super::super::theme::Role;
use super::frame::{first, full, ruled};
use super::pane::label;
use super::status::sureness;
use super::styled::Styled;
use crate::comparison::{Comparison, How, Kind, Link, Passage, Statement};
use crate::document::{DocumentId, Span};
use ratatui::buffer::Buffer;

/// The statements that are one utterance, as indices: those that most sources carry first.
pub(crate) fn rows(state: &State) -> Vec<usize> {
    let Some(comparison) = state.material.comparison.as_deref() else { return Vec::new() };
    let is_quote = |l: &usize| comparison.links.get(*l).is_some_and(|l| l.kind == Kind::Quote);
    let mut rows: Vec<usize> =
        (0..comparison.statements.len()).filter(|n| comparison.statements[*n].links.iter().any(is_quote)).collect();
    rows.sort_by_key(|n| (usize::MAX - sources(&comparison.statements[*n], state).len(), *n));
    rows
}

fn sources(statement: &Statement, state: &State) -> Vec<usize> {
    (0..state.material.documents.len()).filter(|d| statement.carried_by(DocumentId(*d))).collect()
}

/// The passage that a selection stands for.
pub(crate) fn passage(state: &State, selection: Selection) -> Option<Passage> {
    let comparison = state.material.comparison.as_deref()?;
    let statement = comparison.statements.get(*rows(state).get(selection.row)?)?;
    let here = statement.passages.iter().find(|p| p.document.0 == selection.column);
    here.or(statement.passages.first()).copied()
}

/// Draws the quotations and, under them, the selected one in every source.
pub(crate) fn draw(state: &State, selection: Selection, buffer: &mut Buffer) {
    let Some(comparison) = state.material.comparison.as_deref() else { return };
    let (theme, size) = (state.look.theme, buffer.area);
    let rows = rows(state);
    let heading = format!("Quotations   {}   {} in more than one source", state.material.name, rows.len());
    let foot = format!("row {}/{}", (selection.row + 1).min(rows.len()), rows.len());
    full(buffer, theme, (&heading, ""), (&foot, "Enter open   D diff   ? help   q back"));
    let lower = size.height / 2;
    let (top, bottom) = (4, size.height.saturating_sub(2 + lower).max(5));
    let count = u16::try_from(state.material.documents.len()).unwrap_or(1);
    let cells = size.width.saturating_sub(count * 4);
    put(buffer, 2, 2, 22, "Speaker", theme.style(Role::Dim));
    put(buffer, 22, 2, cells, "Words", theme.style(Role::Dim));
    for n in 0..count {
        put(buffer, cells + n * 4, 2, size.width, &(n + 1).to_string(), theme.style(Role::Dim));
    }
    ruled(buffer, 3, "", theme);
    let from = first(selection.row, rows.len(), usize::from(bottom - top));
    for ((n, index), y) in rows.iter().enumerate().skip(from).zip(top..bottom) {
        let statement = &comparison.statements[*index];
        let style = theme.style(if n == selection.row { Role::Bold } else { Role::Plain });
        if n == selection.row {
            put(buffer, 0, y, 1, ">", theme.style(Role::Cursor));
        }
        put_cut(buffer, 2, y, 21, &speaker(comparison, statement), style);
        put_cut(buffer, 22, y, cells.saturating_sub(1), &words(state, comparison, statement), style);
        for document in 0..state.material.documents.len() {
            let x = cells + u16::try_from(document * 4).unwrap_or(0);
            let letter = letter(comparison, statement, document);
            let role = if letter == "." { Role::Dim } else { Role::Mark(super::super::mark::MarkKind::Quote) };
            put(buffer, x, y, size.width, letter, theme.style(role));
        }
    }
    if rows.is_empty() {
        put(buffer, 2, top, size.width, "No quotation stands in more than one source.", theme.style(Role::Dim));
    }
    ruled(buffer, bottom, "w word for word   c cut   x reworded   r reported   . silent", theme);
    if let Some(statement) = rows.get(selection.row).and_then(|n| comparison.statements.get(*n)) {
        each(state, comparison, statement, (bottom + 1, size.height.saturating_sub(2)), buffer);
    }
}

fn quotes<'c>(comparison: &'c Comparison, statement: &'c Statement) -> impl Iterator<Item = &'c Link> {
    statement.links.iter().filter_map(|l| comparison.links.get(*l)).filter(|l| l.kind == Kind::Quote)
}

fn speaker(comparison: &Comparison, statement: &Statement) -> String {
    let named = quotes(comparison, statement).filter_map(|l| l.evidence.utterance.as_ref()?.speaker.as_deref());
    named.max_by_key(|s| s.len()).unwrap_or("(not named)").to_owned()
}

/// The longest report of the utterance.
fn words(state: &State, comparison: &Comparison, statement: &Statement) -> String {
    let mut longest: Option<(usize, Vec<Span>)> = None;
    for link in quotes(comparison, statement) {
        let Some(utterance) = &link.evidence.utterance else { continue };
        for (document, pieces) in [(link.a.document, &utterance.a), (link.b.document, &utterance.b)] {
            let length: usize = pieces.iter().map(|p| p.len()).sum();
            if longest.as_ref().is_none_or(|(_, l)| l.iter().map(|p| p.len()).sum::<usize>() < length) {
                longest = Some((document.0, pieces.clone()));
            }
        }
    }
    let text = |d: usize| state.material.documents.get(d).map_or("", |d| d.text.as_str());
    match longest {
        Some((document, pieces)) => pieces.iter().map(|p| p.of(text(document))).collect::<Vec<_>>().join(" ... "),
        None => statement.passages.first().map_or(String::new(), |p| p.span.of(text(p.document.0)).to_owned()),
    }
}

/// How a source has the utterance: by the best of its links to the others.
fn letter(comparison: &Comparison, statement: &Statement, document: usize) -> &'static str {
    let id = DocumentId(document);
    if !statement.carried_by(id) {
        return ".";
    }
    let order = |how: &How| match how {
        How::Whole => 0,
        How::Cut => 1,
        How::Reworded => 2,
        How::Reported => 3,
    };
    let hows = quotes(comparison, statement).filter(|l| l.passage_in(id).is_some());
    match hows.filter_map(|l| l.evidence.utterance.as_ref()).map(|u| u.how).min_by_key(order) {
        Some(How::Whole) => "w",
        Some(How::Cut) => "c",
        Some(How::Reworded) => "x",
        Some(How::Reported) | None => "r",
    }
}

/// The utterance in every source, with the words it reports underlined.
fn each(state: &State, comparison: &Comparison, statement: &Statement, (top, bottom): (u16, u16), buffer: &mut Buffer) {
    let (theme, width) = (state.look.theme, buffer.area.width);
    let mut y = top;
    for passage in &statement.passages {
        let Some(document) = state.material.documents.get(passage.document.0) else { continue };
        let mut marked = Vec::new();
        for link in quotes(comparison, statement).filter(|l| l.passage_in(passage.document) == Some(*passage)) {
            marked.extend(super::pane::details(link, passage.document.0));
        }
        let mut text = Styled::of(&format!(" {}  ", passage.document.0 + 1), Role::Plain);
        text.push(&format!("{}: ", label(document).0), Role::Dim);
        text.push_marked(&document.text, passage.span, Role::Plain, &marked);
        for line in text.rows(usize::from(width.saturating_sub(2)), (0, 4)) {
            if y >= bottom {
                return;
            }
            line.draw(buffer, (0, y), width, theme);
            y += 1;
        }
    }
    let pairs = quotes(comparison, statement).zip(y + 1..bottom);
    for (link, y) in pairs {
        let how = link.evidence.utterance.as_ref().map_or("the same words", |u| u.how.words());
        let (a, b) = (link.a.document.0 + 1, link.b.document.0 + 1);
        Styled::of(&format!(" {a} : {b}  {how}, {}", sureness(link)), Role::Dim).draw(buffer, (0, y), width, theme);
    }
}
