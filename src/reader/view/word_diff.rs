//! A passage against its counterpart, word by word, side by side or as one text.
//!
//! ```text
//!  ┌─ Word diff  1 Daily Courier : 2 Nordic Wire ─────────────────┐
//!  │ 1  The barge was carrying [-gravel-] and was [-under tow-].  │
//!  │                                                              │
//!  │ 2  The barge, {+loaded with sand+}, had {+broken its tow+}.  │
//!  └───────────────────────────── 1/3   Tab next   u unified ─────┘
//! ```

use super::super::matter::Matter;
use super::super::state::State;
use super::super::theme::Role;
use super::frame::{lines, passage_rows, popup, room};
use super::pane::label;
use super::styled::{Line, Styled};
use crate::comparison::Grade;
use crate::comparison::word_diff::WordDiff;
use crate::document::{Document, Span};
use ratatui::buffer::Buffer;

/// Where less than this is alike, what differs would be nearly all: then the words stand out that both have.
const LITTLE: f64 = 0.3;

/// Draws the diff of the passage and its counterpart number `pair`.
pub(crate) fn draw(state: &State, matter: &Matter, pair: usize, (unified, scroll): (bool, usize), buffer: &mut Buffer) {
    let Some(end) = matter.ends.get(pair) else { return };
    let documents = &state.material.documents;
    let (Some(a), Some(b)) = (documents.get(matter.document), documents.get(end.document)) else { return };
    let (columns, most) = room(state);
    let width = usize::from(columns);
    let diff = WordDiff::new(&a.text, matter.passage, &b.text, end.span);
    let numbers = (matter.document + 1, end.document + 1);
    let mut rows = Styled::default().rows(width, (0, 0));
    if unified {
        rows.extend(one_text((a, b), &diff).rows(width, (0, 0)));
    } else {
        // With colour the style tells what differs; without, the brackets do.
        let brackets = !state.look.theme.colour;
        rows.extend(one_side(numbers.0, a, &diff, (true, brackets)).rows(width, (0, 3)));
        rows.extend(Styled::default().rows(width, (0, 0)));
        rows.extend(one_side(numbers.1, b, &diff, (false, brackets)).rows(width, (0, 3)));
    }
    rows.extend(Styled::default().rows(width, (0, 0)));
    let little = !unified && diff.ratio() < LITTLE;
    rows.extend(footer(state, (&diff, little), end.link, width));
    let title = format!("Word diff  {} {} : {} {}", numbers.0, label(a).0, numbers.1, label(b).0);
    let other = if unified { "u side by side" } else { "u unified" };
    let hint = format!("{}/{}   Tab next pair   {other}   q close", pair + 1, matter.ends.len());
    let height = u16::try_from(rows.len()).unwrap_or(most).min(most);
    let keep = passage_rows(state, matter.passage);
    let inside = popup(state, (columns, height), keep, (&title, &hint), buffer);
    lines(buffer, inside, &rows, scroll, state.look.theme);
}

/// One of the two passages, with the words that the other has not made to stand out.
pub(crate) fn one_side(number: usize, document: &Document, diff: &WordDiff, (is_a, brackets): (bool, bool)) -> Styled {
    let mut text = if number > 0 { Styled::of(&format!("{number}  "), Role::Dim) } else { Styled::default() };
    let signs = if is_a { ("[-", "-]") } else { ("{+", "+}") };
    let little = diff.ratio() < LITTLE;
    for run in &diff.runs {
        let span = if is_a { run.a } else { run.b };
        if little {
            shared(&mut text, span.of(&document.text), run.same);
        } else if run.same {
            text.push(span.of(&document.text), Role::Plain);
        } else {
            changed(&mut text, &document.text, span, brackets.then_some(signs));
        }
    }
    text
}

/// Adds words of which only those stand out that both have.
fn shared(text: &mut Styled, words: &str, same: bool) {
    let solid = words.trim_end();
    text.push(solid, if same && solid.contains(char::is_alphanumeric) { Role::Changed } else { Role::Plain });
    text.push(&words[solid.len()..], Role::Plain);
}

/// Both passages as one text.
fn one_text((a, b): (&Document, &Document), diff: &WordDiff) -> Styled {
    let mut text = Styled::default();
    for run in &diff.runs {
        if run.same {
            text.push(run.a.of(&a.text), Role::Plain);
        } else {
            changed(&mut text, &a.text, run.a, Some(("[-", "-]")));
            changed(&mut text, &b.text, run.b, Some(("{+", "+}")));
        }
    }
    text
}

/// Adds words that differ, the blank after them left plain.
fn changed(text: &mut Styled, source: &str, span: Span, signs: Option<(&str, &str)>) {
    let words = span.of(source);
    let solid = words.trim_end();
    if !solid.contains(char::is_alphanumeric) {
        text.push(words, Role::Plain);
        return;
    }
    let (open, close) = signs.unwrap_or_default();
    text.push(open, Role::Changed);
    text.push(solid, Role::Changed);
    text.push(close, Role::Changed);
    text.push(if words.len() > solid.len() || signs.is_some() { " " } else { "" }, Role::Plain);
}

fn footer(state: &State, (diff, little): (&WordDiff, bool), link: Option<usize>, width: usize) -> Vec<Line> {
    let words = diff.words.0.max(diff.words.1);
    let little = if little { " They stand out here, for little else is alike." } else { "" };
    let shared = format!(
        "{} of {words} words are the same, in order.{little} Case, quotation marks and dashes do not count.",
        diff.shared
    );
    let mut rows = Styled::of(&shared, Role::Dim).rows(width, (0, 0));
    let links = state.material.comparison.as_deref().map(|c| c.links.as_slice()).unwrap_or_default();
    if let Some(link) = link.and_then(|l| links.get(l)) {
        let text = |d: usize| state.material.documents.get(d).map_or("", |d| d.text.as_str());
        for conflict in link.evidence.conflicts.iter().filter(|c| c.grade != Grade::Detail) {
            let (a, b) = (conflict.a.of(text(link.a.document.0)), conflict.b.of(text(link.b.document.0)));
            let line =
                Styled::of(&format!("{}: ", conflict.rule.word()), Role::Dim).and(&format!("{a} | {b}"), Role::Bold);
            rows.extend(line.rows(width, (0, 2)));
        }
    }
    rows
}
