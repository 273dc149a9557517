//! The palette: commands by name.

use super::super::command::{COMMANDS, Command, PROMPT, Where};
use super::super::keymap::shown;
use super::super::state::State;
use super::super::text::{put, put_cut, width};
use super::super::theme::Role;
use super::frame::{first, popup};
use ratatui::buffer::Buffer;

/// The commands that hold at a place and whose name has the letters of the query in order; the closest first.
pub(crate) fn matching(place: Where, query: &str) -> Vec<&'static Command> {
    let mut found: Vec<(usize, usize, &Command)> = COMMANDS
        .iter()
        .enumerate()
        .filter(|(_, c)| c.holds & place > 0 && c.holds & PROMPT != c.holds)
        .filter_map(|(n, c)| distance(c.name, query).map(|d| (d, n, c)))
        .collect();
    found.sort_by_key(|(distance, n, _)| (*distance, *n));
    found.into_iter().map(|(_, _, c)| c).collect()
}

/// How far the letters of `query` lie apart in `name`; none where they are not all there in order. The start of a word is near.
fn distance(name: &str, query: &str) -> Option<usize> {
    let mut total = 0;
    let mut rest = name.char_indices();
    let mut before = None;
    for wanted in query.chars().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()) {
        let (at, _) = rest.find(|(_, c)| *c == wanted)?;
        let begins = at == 0 || name[..at].ends_with([' ', ':']);
        total += match before {
            Some(last) if last + 1 == at => 0,
            _ if begins => 1,
            _ => 4 + at,
        };
        before = Some(at);
    }
    Some(total)
}

/// Draws the palette.
pub(crate) fn draw(state: &State, place: Where, query: &str, row: usize, buffer: &mut Buffer) {
    let theme = state.look.theme;
    let found = matching(place, query);
    let rows = state.size.1.saturating_sub(6).clamp(3, 16);
    let hint = format!("{} commands   Enter run   Esc close", found.len());
    let inside = popup(state, (state.size.0.saturating_sub(8).clamp(20, 66), rows), "Commands", &hint, buffer);
    let next = put(buffer, inside.x, inside.y, inside.right(), ": ", theme.style(Role::Key));
    let next = put(buffer, next, inside.y, inside.right(), query, theme.style(Role::Plain));
    put(buffer, next, inside.y, inside.right(), " ", theme.style(Role::Selected));
    let list = usize::from(inside.height.saturating_sub(1));
    let from = first(row, found.len(), list);
    for ((n, command), y) in found.iter().enumerate().skip(from).zip(inside.y + 1..inside.bottom()) {
        let selected = n == row;
        put(buffer, inside.x, y, inside.right(), if selected { ">" } else { " " }, theme.style(Role::Cursor));
        let style = theme.style(if selected { Role::Bold } else { Role::Plain });
        let keys = command.keys.first().map(|k| shown(k)).unwrap_or_default();
        let from = inside.right().saturating_sub(u16::try_from(width(&keys)).unwrap_or(0) + 1);
        put_cut(buffer, inside.x + 2, y, from, command.name, style);
        put(buffer, from, y, inside.right(), &keys, theme.style(Role::Key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::command::READ;

    fn check(query: &str, first: &str) {
        assert_eq!(matching(READ, query).first().map(|c| c.name), Some(first), "{query}");
    }

    #[test]
    fn letters_in_order_find_a_command() {
        check("matrix", "matrix");
        check("nd", "next divergence");
        check("mouse off", "mouse off");
        check("wd", "word diff");
        assert!(matching(READ, "zzzz").is_empty());
    }
}
