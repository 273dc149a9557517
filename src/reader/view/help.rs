//! The keys of a screen, from the table of commands; a query shows only those that match.

use super::super::action::Action;
use super::super::command::{COMMANDS, Command, Group, Where};
use super::super::field::Field;
use super::super::remap::Keys;
use super::super::state::State;
use super::super::text::width;
use super::super::theme::Role;
use super::foot;
use super::frame::{lines, popup};
use super::styled::{Line, Styled};
use ratatui::buffer::Buffer;

/// Draws the help: for the keys that hold at a place, those that match the query, which is or is not being typed.
pub(crate) fn draw(state: &State, (place, query, typing): (Where, &Field, bool), scroll: usize, buffer: &mut Buffer) {
    let (columns, rows) = size(state.size);
    let all = rows_of(&state.keys, place, query.text(), (usize::from(columns), state.look.theme.frames().cut));
    let (title, hint) = match (typing, query.text()) {
        (true, _) => {
            let (before, under, after) = query.seen(usize::from(columns / 2));
            (format!("Keys: {before}_{under}{after}"), "{accept} keep   {close} all")
        }
        (false, "") => ("Keys".to_owned(), foot::HELP),
        (false, query) => (format!("Keys: {query}"), foot::HELP),
    };
    let height = u16::try_from(all.len()).unwrap_or(rows).clamp(1, rows);
    let inside = popup(state, (columns, height), None, (&title, &state.keys.told(hint)), buffer);
    lines(buffer, inside, &all, scroll, state.look.theme);
}

/// By how many rows the help can be scrolled, and one.
pub(crate) fn height(keys: &Keys, place: Where, query: &str, window: (u16, u16)) -> usize {
    let (columns, rows) = size(window);
    rows_of(keys, place, query, (usize::from(columns), "~")).len().saturating_sub(usize::from(rows)) + 1
}

fn size(window: (u16, u16)) -> (u16, u16) {
    (window.0.saturating_sub(8).clamp(20, 116), window.1.saturating_sub(5).max(1))
}

fn rows_of(keys: &Keys, place: Where, query: &str, (columns, sign): (usize, &str)) -> Vec<Line> {
    let mut rows = Vec::new();
    for group in Group::ALL {
        let held: Vec<(String, &str)> = COMMANDS
            .iter()
            .filter(|c| c.group == group && c.holds & place > 0)
            .map(|c| (c, keys.of(c)))
            .filter(|(c, keys)| !keys.is_empty() && matches(c, keys, query))
            .filter_map(|(c, keys)| entry(c, &keys))
            .collect();
        if held.is_empty() {
            continue;
        }
        if !rows.is_empty() {
            rows.extend(Styled::default().rows(columns, (0, 0)));
        }
        rows.extend(Styled::of(group.title(), Role::Bold).rows(columns, (0, 0)));
        rows.extend(entries(&held, columns, sign));
    }
    rows
}

/// Entries in one column, or in two where there is room, down first.
fn entries(held: &[(String, &str)], columns: usize, sign: &str) -> Vec<Line> {
    let two = columns >= 76;
    let each = if two { columns / 2 } else { columns };
    let count = if two { held.len().div_ceil(2) } else { held.len() };
    let mut rows = Vec::new();
    for n in 0..count {
        let mut row = Styled::default();
        for (keys, does) in held.get(n).into_iter().chain(two.then(|| held.get(n + count)).flatten()) {
            let entry = cut(does, each.saturating_sub(15), sign);
            row.push(&format!("{keys}{} ", " ".repeat(13usize.saturating_sub(width(keys)))), Role::Key);
            row.push(&format!("{entry}{} ", " ".repeat(each.saturating_sub(15 + width(&entry)))), Role::Plain);
        }
        rows.extend(row.rows(columns + 8, (0, 0)).into_iter().next());
    }
    rows
}

fn cut(text: &str, columns: usize, sign: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept: String = text.chars().take(columns.saturating_sub(1)).collect();
    kept + sign
}

/// The keys of a command and what it does; the digits share one entry.
fn entry(command: &'static Command, keys: &[String]) -> Option<(String, &'static str)> {
    match command.action {
        Action::Focus(0) if keys == ["1"] => Some(("1 .. 6".to_owned(), "focus a source by its number")),
        Action::Focus(n) if keys == [(n + 1).to_string()] => None,
        _ => Some((few(keys), command.does)),
    }
}

/// As many of the keys as have room.
fn few(all: &[String]) -> String {
    let mut text = String::new();
    for key in all {
        if !text.is_empty() && width(&text) + 1 + width(key) > 13 {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(key);
    }
    text
}

fn matches(command: &Command, keys: &[String], query: &str) -> bool {
    let wanted = query.to_lowercase();
    wanted.is_empty()
        || command.does.to_lowercase().contains(&wanted)
        || command.name.contains(&wanted)
        || keys.iter().any(|k| k.contains(query))
}
