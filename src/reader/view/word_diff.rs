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
use super::super::state::{DiffForm, State};
use super::super::theme::Role;
use super::foot;
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
pub(crate) fn draw(state: &State, matter: &Matter, (pair, scroll): (usize, usize), buffer: &mut Buffer) {
    let Some(end) = matter.ends.get(pair) else { return };
    let documents = &state.material.documents;
    let (Some(a), Some(b)) = (documents.get(matter.document), documents.get(end.document)) else { return };
    let (columns, most) = room(state);
    let width = usize::from(columns);
    let DiffForm { is_unified: unified, by_characters } = state.lists.diff;
    let diff = compared(state, (a, matter.passage), (b, end.span));
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
    let what = if by_characters { "Character diff" } else { "Word diff" };
    let title = format!("{what}  {} {} : {} {}", numbers.0, label(a).0, numbers.1, label(b).0);
    let hint = format!("{}/{}   {}", pair + 1, matter.ends.len(), state.keys.told(foot::word_diff(state)));
    let height = u16::try_from(rows.len()).unwrap_or(most).min(most);
    let keep = passage_rows(state, matter.passage);
    let inside = popup(state, (columns, height), keep, (&title, &hint), buffer);
    lines(buffer, inside, &rows, scroll, state.look.theme);
}

/// Two passages compared by words or by characters, as is wanted now.
pub(crate) fn compared(state: &State, (a, span_a): (&Document, Span), (b, span_b): (&Document, Span)) -> WordDiff {
    let diff = WordDiff::new(&a.text, span_a, &b.text, span_b);
    if state.lists.diff.by_characters { diff.by_characters(&a.text, &b.text) } else { diff }
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
    let last = diff.runs.last().map_or(0, |r| r.a.end);
    for run in &diff.runs {
        if run.same {
            text.push(run.a.of(&a.text), Role::Plain);
        } else {
            changed(&mut text, &a.text, run.a, Some(("[-", "-]")));
            // At the end of both no blank parts them.
            let ends = |text: &str, span: Span| span.of(text).ends_with(char::is_whitespace) || span.is_empty();
            if run.a.end == last && !ends(&a.text, run.a) {
                text.push(" ", Role::Plain);
            }
            // Nor where a has nothing, and its last words that both have end without the blank that b has.
            let blank = |text: &str| text.ends_with(char::is_whitespace);
            if run.a.is_empty() && blank(&b.text[..run.b.start]) && !blank(&text.text) {
                text.push(" ", Role::Plain);
            }
            changed(&mut text, &b.text, run.b, Some(("{+", "+}")));
        }
    }
    text
}

/// Adds words that differ; the marks and blanks around them, which are no difference, are left plain.
fn changed(text: &mut Styled, source: &str, span: Span, signs: Option<(&str, &str)>) {
    let words = span.of(source);
    let after = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let solid = after.trim_end_matches(|c: char| !c.is_alphanumeric());
    text.push(&words[..words.len() - after.len()], Role::Plain);
    if solid.is_empty() {
        return;
    }
    let (open, close) = signs.unwrap_or_default();
    text.push(open, Role::Changed);
    text.push(solid, Role::Changed);
    text.push(close, Role::Changed);
    text.push(&after[solid.len()..], Role::Plain);
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
