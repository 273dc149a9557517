//! Two whole documents side by side, sentence by sentence, with what changed word by word.

use super::super::document_diff::{Change, DocumentDiff, Row};
use super::super::state::State;
use super::super::text::{self, put};
use super::super::theme::Role;
use super::foot;
use super::frame::full;
use super::pane::label;
use super::styled::{Line, Styled};
use super::word_diff::{compared, one_side};
use crate::document::{Document, Span};
use ratatui::buffer::Buffer;

/// Draws the diff from row `scroll` on.
pub(crate) fn draw(state: &State, diff: &DocumentDiff, scroll: usize, buffer: &mut Buffer) {
    let (theme, size) = (state.look.theme, buffer.area);
    let documents = &state.material.documents;
    let (Some(a), Some(b)) = (documents.get(diff.a), documents.get(diff.b)) else { return };
    let counts =
        [(Change::Same, "same"), (Change::Changed, "changed"), (Change::Moved, "moved"), (Change::Only, "in one only")];
    let counts = counts.iter().map(|(c, word)| (diff.count(*c), word)).filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, word)| format!("{count} {word}")).collect();
    let heading = heading(state, diff, usize::from(size.width).saturating_sub(text::width(&counts.join("   "))));
    let place = format!("sentence {}/{}", scroll + 1, diff.rows.len());
    let hints = state.keys.told(foot::document_diff(state));
    full(buffer, theme, (&heading, &counts.join("   ")), (&place, &hints));
    let column = size.width.saturating_sub(7) / 2;
    let width = usize::from(column.max(1));
    let (mut y, bottom) = (2, size.height.saturating_sub(2));
    let divider = 3 + column + 1;
    if diff.count(Change::Only) == diff.rows.len() {
        let told = "No sentence is like one of the other: these are two articles, not two versions of one. {leave} goes \
                    back to the text; there {matrix} compares what they say.";
        for line in
            Styled::of(&state.keys.told(told), Role::Alert).rows(usize::from(size.width.saturating_sub(4)), (0, 0))
        {
            line.draw(buffer, (2, y), size.width, theme);
            y += 1;
        }
        y += 1;
    }
    for line in y..bottom {
        put(buffer, divider, line, divider + 1, theme.frames().vertical, theme.style(Role::Dim));
    }
    let mut before: Option<&Row> = None;
    for row in diff.rows.iter().skip(scroll) {
        if y >= bottom {
            break;
        }
        // Said once for a run of rows that one side does not have.
        let again = before.is_some_and(|b| {
            (b.change, b.a.is_some(), b.b.is_some()) == (row.change, row.a.is_some(), row.b.is_some())
        });
        before = Some(row);
        let [left, right] = sides(state, (a, b), (row, !again), width);
        let (sign, role) = glyph(row.change);
        put(buffer, 1, y, 3, sign, theme.style(role));
        for n in 0..left.len().max(right.len()).max(1) {
            if y >= bottom {
                break;
            }
            if let Some(line) = left.get(n) {
                line.draw(buffer, (3, y), divider, theme);
            }
            if let Some(line) = right.get(n) {
                line.draw(buffer, (divider + 2, y), size.width, theme);
            }
            y += 1;
        }
        y += 1;
    }
}

/// Both documents, each cut as little as so many columns allow.
fn heading(state: &State, diff: &DocumentDiff, columns: usize) -> String {
    let name =
        |n: usize| format!("{} {}", n + 1, state.material.documents.get(n).map(|d| label(d).0).unwrap_or_default());
    let (a, b, sign) = (name(diff.a), name(diff.b), state.look.theme.frames().cut);
    // Beside the names: the word before them, what parts them, and blanks before the counts.
    let room = columns.saturating_sub(15);
    let left = room.saturating_sub(text::width(&b)).max(room / 2);
    let a = text::cut(&a, left, sign);
    let b = text::cut(&b, room.saturating_sub(text::width(&a)), sign);
    format!("Diff   {a} : {b}")
}

fn glyph(change: Change) -> (&'static str, Role) {
    match change {
        Change::Same => ("=", Role::Dim),
        Change::Changed => ("!", Role::Alert),
        Change::Moved => ("~", Role::Key),
        Change::Only => ("+", Role::Bold),
    }
}

/// Both sides of a row, wrapped.
fn sides(state: &State, (a, b): (&Document, &Document), (row, tells): (&Row, bool), width: usize) -> [Vec<Line>; 2] {
    let brackets = !state.look.theme.colour;
    if let (Change::Changed, Some(left), Some(right)) = (row.change, row.a, row.b) {
        let words = compared(state, (a, left), (b, right));
        return [(a, true), (b, false)].map(|(d, is_a)| one_side(0, d, &words, (is_a, brackets)).rows(width, (0, 0)));
    }
    let role = if row.change == Change::Same { Role::Dim } else { Role::Plain };
    let note = match row.change {
        Change::Moved => "(stands elsewhere)",
        _ => "(not here)",
    };
    let side = |d: &Document, span: Option<Span>| match span {
        Some(span) => Styled::of(span.of(&d.text), role).rows(width, (0, 0)),
        None if tells => Styled::of(note, Role::Dim).rows(width, (0, 0)),
        None => Vec::new(),
    };
    [side(a, row.a), side(b, row.b)]
}
