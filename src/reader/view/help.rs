//! The keys of a screen, or of all, from the table of commands; a query shows only those that match. One entry is selected:
//! it can be run from here.

use super::super::action::Action;
use super::super::command::{COMMANDS, Command, Group, Where};
use super::super::remap::Keys;
use super::super::screen::Helping;
use super::super::state::State;
use super::super::text::{put, put_cut, width};
use super::super::theme::Role;
use super::foot;
use super::frame::{first, popup, popup_inside};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Columns of the sign of the selected entry, and of its keys with the blank after them.
const KEYS: u16 = 15;

/// A command as the help has it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    group: Group,
    /// Its place in the table.
    command: usize,
    keys: String,
    does: &'static str,
}

/// A row of the help.
#[derive(Debug, PartialEq, Eq)]
enum Row {
    Blank,
    Heading(&'static str),
    /// One entry, or two side by side, by their places in the list.
    Entries(usize, Option<usize>),
}

/// Draws the help.
pub(crate) fn draw(state: &State, help: &Helping, buffer: &mut Buffer) {
    let theme = state.look.theme;
    let (columns, most) = size(state.size);
    let entries = entries(&state.keys, help);
    let rows = rows(&entries, columns);
    let what = if help.everywhere { "Keys of all screens" } else { "Keys" };
    let (title, hint) = match (help.typing, help.query.text()) {
        (true, _) => {
            let (before, under, after) = help.query.seen(usize::from(columns / 2));
            (format!("{what}: {before}_{under}{after}"), foot::HELP_TYPED)
        }
        (false, "") => (what.to_owned(), foot::HELP),
        (false, query) => (format!("{what}: {query}"), foot::HELP),
    };
    let height = u16::try_from(rows.len()).unwrap_or(most).clamp(1, most);
    let inside = popup(state, (columns, height), None, (&title, &state.keys.told(hint)), buffer);
    if entries.is_empty() {
        put(buffer, inside.x, inside.y, inside.right(), "no key matches", theme.style(Role::Dim));
    }
    for (row, y) in rows.iter().skip(scrolled(&rows, help.row, inside.height)).zip(inside.y..inside.bottom()) {
        match row {
            Row::Blank => {}
            Row::Heading(title) => {
                put(buffer, inside.x, y, inside.right(), title, theme.style(Role::Bold));
            }
            Row::Entries(left, right) => {
                for (n, area) in [Some(*left), *right].into_iter().flatten().zip(halves(inside, right.is_some())) {
                    let entry = &entries[n];
                    let (selected, limit) = (n == help.row, area.right().saturating_sub(1));
                    let runs = COMMANDS[entry.command].holds & help.place > 0;
                    let style = theme.style(match (selected, runs) {
                        (true, _) => Role::Bold,
                        (false, true) => Role::Plain,
                        (false, false) => Role::Dim,
                    });
                    if selected {
                        put(buffer, area.x, y, limit, ">", theme.style(Role::Cursor));
                    }
                    put_cut(buffer, area.x + 1, y, area.x + KEYS - 1, &entry.keys, theme.style(Role::Key));
                    put_cut(buffer, area.x + KEYS, y, limit, entry.does, style);
                }
            }
        }
    }
}

/// The places of one entry or of two in a row of the help.
fn halves(inside: Rect, two: bool) -> [Rect; 2] {
    let each = if two || inside.width >= 76 { inside.width / 2 } else { inside.width };
    [Rect { width: each, ..inside }, Rect { x: inside.x + each, width: inside.width - each, ..inside }]
}

/// The first row that is seen, so that the selected entry is.
fn scrolled(rows: &[Row], selected: usize, height: u16) -> usize {
    let at = rows.iter().position(|r| matches!(r, Row::Entries(l, r) if *l == selected || *r == Some(selected)));
    first(at.unwrap_or(0), rows.len(), usize::from(height))
}

/// The entry at a cell of the screen.
pub(crate) fn entry_at(state: &State, help: &Helping, at: (u16, u16)) -> Option<usize> {
    let (columns, most) = size(state.size);
    let rows = rows(&entries(&state.keys, help), columns);
    let height = u16::try_from(rows.len()).unwrap_or(most).clamp(1, most);
    let inside = popup_inside(state.size, (columns, height), None);
    if !inside.contains(Position::from(at)) {
        return None;
    }
    match rows.get(scrolled(&rows, help.row, inside.height) + usize::from(at.1 - inside.y))? {
        Row::Entries(left, right) if right.is_some() => {
            if at.0 < halves(inside, true)[1].x {
                Some(*left)
            } else {
                *right
            }
        }
        Row::Entries(left, _) => Some(*left),
        _ => None,
    }
}

/// How many entries there are.
pub(crate) fn count(keys: &Keys, help: &Helping) -> usize {
    entries(keys, help).len()
}

/// The command of the selected entry.
pub(crate) fn chosen(keys: &Keys, help: &Helping) -> Option<&'static Command> {
    entries(keys, help).get(help.row).map(|entry| &COMMANDS[entry.command])
}

/// The first entry of the next heading or of the one before.
pub(crate) fn heading(keys: &Keys, help: &Helping, step: isize) -> usize {
    let entries = entries(keys, help);
    let starts: Vec<usize> =
        (0..entries.len()).filter(|n| *n == 0 || entries[n - 1].group != entries[*n].group).collect();
    let found = if step > 0 {
        starts.iter().find(|n| **n > help.row).or(starts.first())
    } else {
        starts.iter().rev().find(|n| **n < help.row).or(starts.last())
    };
    found.copied().unwrap_or(0)
}

fn size(window: (u16, u16)) -> (u16, u16) {
    (window.0.saturating_sub(8).clamp(20, 116), window.1.saturating_sub(5).max(1))
}

fn entries(keys: &Keys, help: &Helping) -> Vec<Entry> {
    let place = if help.everywhere { Where::MAX } else { help.place };
    let of = |group| {
        let held = COMMANDS.iter().enumerate().filter(move |(_, c)| c.group == group && c.holds & place > 0);
        held.map(|(n, c)| (n, c, keys.of(c)))
            .filter(|(_, c, keys)| !keys.is_empty() && matches(c, keys, help.query.text()))
            .filter_map(|(n, c, keys)| {
                entry(c, &keys).map(|(keys, does)| Entry { group: c.group, command: n, keys, does })
            })
    };
    Group::ALL.into_iter().flat_map(of).collect()
}

/// Under each heading its entries in one column, or in two where there is room, down first.
fn rows(entries: &[Entry], columns: u16) -> Vec<Row> {
    let two = columns >= 76;
    let (mut rows, mut from) = (Vec::new(), 0);
    for group in entries.chunk_by(|a, b| a.group == b.group) {
        if from > 0 {
            rows.push(Row::Blank);
        }
        rows.push(Row::Heading(group[0].group.title()));
        let down = if two { group.len().div_ceil(2) } else { group.len() };
        rows.extend((0..down).map(|n| {
            let right = (two && n + down < group.len()).then_some(from + n + down);
            Row::Entries(from + n, right)
        }));
        from += group.len();
    }
    rows
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
