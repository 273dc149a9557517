//! What is written by hand: the text field of a note, the lists of notes and bookmarks, and the signs beside the text.
//!
//! ```text
//!  n  a passage with a note      *  with a bookmark      &  pinned to another
//! ```

use super::super::hand::HandScreen;
use super::super::layout::PaneArea;
use super::super::state::{Selection, State};
use super::super::text::{put, put_cut, width};
use super::super::theme::Role;
use super::foot;
use super::frame::{Listed, first, full, lines, passage_rows, popup, room, ruled};
use super::pane::label;
use super::styled::{Line, Styled};
use crate::document::Span;
use crate::hand::{Entry, What};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the screen.
pub(crate) fn draw(state: &State, screen: &HandScreen, buffer: &mut Buffer) {
    match screen {
        HandScreen::Note { passage, words, id, .. } => {
            let title = if id.is_some() { "Change the note" } else { "Note" };
            let (columns, most) = room(state);
            let mut text = Styled::default();
            text.push_field(words, usize::MAX / 4);
            let rows = text.rows(usize::from(columns), (0, 0));
            let height = u16::try_from(rows.len()).unwrap_or(most).clamp(1, most);
            let here = passage.filter(|p| p.document.0 == state.panes.focus && !state.screens.iter().any(is_list));
            let keep = here.and_then(|p| passage_rows(state, p.span));
            let hint = state.keys.told(foot::NOTE);
            let inside = popup(state, (columns, height), keep, (title, &hint), buffer);
            // The row of the caret is in sight.
            let before = words.seen(usize::MAX / 4).0;
            let caret = Styled::of(before, Role::Plain).rows(usize::from(columns), (0, 0)).len();
            lines(buffer, inside, &rows, caret.saturating_sub(usize::from(inside.height)), state.look.theme);
        }
        HandScreen::Letter { sets } => letter(state, *sets, buffer),
        HandScreen::Notes(selection) => list(state, ("Notes", &state.desk.hand.notes()), *selection, buffer),
        HandScreen::Bookmarks(selection) => {
            list(state, ("Bookmarks", &state.desk.hand.bookmarks()), *selection, buffer);
        }
    }
}

fn is_list(screen: &super::super::state::Screen) -> bool {
    matches!(screen, super::super::state::Screen::Hand(hand) if hand.is_full())
}

/// Asks for a letter, and shows those that are taken.
fn letter(state: &State, sets: bool, buffer: &mut Buffer) {
    let bookmarks = state.desk.hand.bookmarks();
    let (columns, most) = room(state);
    let mut rows: Vec<Line> = Vec::new();
    for entry in &bookmarks {
        let What::Bookmark(letter) = entry.what else { continue };
        let text = Styled::of(&format!("{letter}  "), Role::Key).and(&source(entry), Role::Dim);
        rows.extend(text.and(&entry.quote(), Role::Plain).rows(usize::from(columns), (0, 0)).into_iter().next());
    }
    if rows.is_empty() {
        rows.extend(Styled::of("No bookmark yet.", Role::Dim).rows(usize::from(columns), (0, 0)));
    }
    let title = if sets { "Set a bookmark: which letter?" } else { "Go to which bookmark?" };
    let hint = if sets { "a letter or digit   {close} none" } else { "a letter   ' back   {close} none" };
    let height = u16::try_from(rows.len()).unwrap_or(most).clamp(1, most);
    let inside = popup(state, (columns, height), None, (title, &state.keys.told(hint)), buffer);
    lines(buffer, inside, &rows, 0, state.look.theme);
}

/// Where an entry stands, before its words.
fn source(entry: &Entry) -> String {
    match entry.passages.first() {
        Some(at) => format!("{} ", at.document.0 + 1),
        None => "(gone) ".to_owned(),
    }
}

/// Where the rows of a list stand, of so many.
pub(crate) fn listed(state: &State, selection: Selection, count: usize) -> Listed {
    let (width, height) = state.size;
    let bottom = height.saturating_sub(2 + height / 3).max(3);
    let area = Rect::new(0, 2, width, bottom - 2);
    let row = selection.row.min(count.saturating_sub(1));
    Listed::new(area, first(row, count, usize::from(area.height)), count)
}

/// Draws a list, and under it the selected entry in full.
fn list(state: &State, (title, entries): (&str, &[&Entry]), selection: Selection, buffer: &mut Buffer) {
    let (theme, size) = (state.look.theme, buffer.area);
    let gone = entries.iter().filter(|e| e.passages.is_empty()).count();
    let lost = if gone > 0 { format!("   {gone} whose passage is gone") } else { String::new() };
    let heading = format!("{title}   {}   {}{lost}", state.material.name, entries.len());
    let row = selection.row.min(entries.len().saturating_sub(1));
    let place =
        state.message.clone().unwrap_or_else(|| format!("row {}/{}", (row + 1).min(entries.len()), entries.len()));
    let keys = if title == "Notes" { foot::NOTES } else { foot::BOOKMARKS };
    if entries.is_empty() {
        let place = state.message.as_deref().unwrap_or_default();
        full(buffer, theme, (&heading, ""), (place, &state.keys.told(foot::NO_NOTES)));
        let how = if title == "Notes" {
            "No note yet: {note} writes one."
        } else {
            "No bookmark yet: {set a bookmark} and a letter sets one."
        };
        put(buffer, 2, 2, size.width, &state.keys.told(how), theme.style(Role::Dim));
        return;
    }
    full(buffer, theme, (&heading, ""), (&place, &state.keys.told(keys)));
    let listed = listed(state, selection, entries.len());
    let bottom = listed.area.bottom();
    for (n, y) in listed.lines() {
        let entry = entries[n];
        if n == row {
            put(buffer, 0, y, 1, ">", theme.style(Role::Cursor));
        }
        let next = put(buffer, 2, y, size.width, &source(entry), theme.style(Role::Dim));
        let style = theme.style(if n == row { Role::Bold } else { Role::Plain });
        let next = put_cut(buffer, next, y, size.width / 2, &words(entry), style);
        put_cut(buffer, next + 2, y, size.width.saturating_sub(1), &entry.quote(), theme.style(Role::Dim));
    }
    ruled(buffer, bottom, "", theme);
    if let Some(entry) = entries.get(row) {
        let area = Rect::new(1, bottom + 1, size.width.saturating_sub(2), size.height.saturating_sub(bottom + 3));
        lines(buffer, area, &whole(state, entry, usize::from(area.width)), 0, theme);
    }
}

/// The words of a note, the letter of a bookmark.
fn words(entry: &Entry) -> String {
    match &entry.what {
        What::Note(words) => words.clone(),
        What::Bookmark(letter) => letter.to_string(),
        other => other.word().to_owned(),
    }
}

/// An entry in full: its words, and the passage with its source.
fn whole(state: &State, entry: &Entry, width: usize) -> Vec<Line> {
    let mut rows = Styled::of(&words(entry), Role::Bold).rows(width, (0, 0));
    rows.extend(Styled::default().rows(width, (0, 0)));
    let named = entry.passages.first().and_then(|at| Some((at, state.material.documents.get(at.document.0)?)));
    let head = match named {
        Some((at, document)) => format!("{} {}: ", at.document.0 + 1, label(document).0),
        None => "The text no longer has these words: ".to_owned(),
    };
    let quote = entry.quote();
    let text = match named {
        Some((at, document)) => at.span.of(&document.text),
        None => &quote,
    };
    rows.extend(Styled::of(&head, Role::Dim).and(text, Role::Plain).rows(width, (0, 0)));
    rows
}

/// The sign of what was written on a row, where it begins; beside the cursor too, in the column after it.
pub(crate) fn sign(state: &State, area: &PaneArea, row: Span, (is_cursor, y): (bool, u16), buffer: &mut Buffer) {
    let begins = |e: &&Entry| {
        e.passages.iter().any(|p| p.document.0 == area.document && row.start <= p.span.start && p.span.start < row.end)
    };
    let order = |e: &Entry| match e.what {
        What::Note(_) => Some("n"),
        What::Bookmark(_) => Some("*"),
        What::Pin => Some("&"),
        What::Decision(_) => None,
    };
    let held = state.desk.held.is_some_and(|p| p.document.0 == area.document && p.span.overlap(row) > 0);
    let signs = state.desk.hand.entries().iter().filter(begins).filter_map(order);
    let sign = if held { Some("&") } else { signs.max_by_key(|s| ["&", "*", "n"].iter().position(|o| o == s)) };
    if let Some(sign) = sign.filter(|_| !is_cursor) {
        put(buffer, area.text.x - 1, y, area.text.x, sign, state.look.theme.style(Role::Bold));
    }
}

/// What the status line says of what is written by hand: the note on this passage, else how many there are.
pub(crate) fn status(state: &State) -> String {
    let matter = state.matter();
    let hand = &state.desk.hand;
    let mut text = String::new();
    if let Some(entry) = hand.note_at(matter.document, matter.passage) {
        let room = usize::from(state.size.0).saturating_sub(62);
        let all = words(entry);
        let cut: String = all.chars().take(room).collect();
        let dots = if width(&cut) < width(&all) { "\u{2026}" } else { "" };
        text.push_str(&format!("   n {cut}{dots}"));
    } else if !hand.notes().is_empty() {
        text.push_str(&format!("   notes {}", hand.notes().len()));
    }
    text
}
