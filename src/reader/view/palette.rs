//! The palette: commands by name.

use super::super::command::{COMMANDS, Command, Group, PROMPT, Where};
use super::super::field::Field;
use super::super::state::State;
use super::super::text::{put, put_cut, width};
use super::super::theme::Role;
use super::foot;
use super::frame::{Listed, first, popup, popup_inside};
use super::styled::Styled;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The commands that hold at a place and whose name has the letters of the query in order; the closest first.
pub(crate) fn matching(place: Where, query: &str) -> Vec<&'static Command> {
    let mut found: Vec<(usize, usize, &Command)> = COMMANDS
        .iter()
        .enumerate()
        .filter(|(_, c)| c.holds & place > 0 && c.holds & PROMPT != c.holds)
        .filter_map(|(n, c)| distance(c.name, query).map(|d| (d, n, c)))
        .collect();
    // Who asks for nothing yet does not look for how to move.
    let moves = |c: &Command| query.is_empty() && c.group == Group::Move;
    found.sort_by_key(|(distance, n, c)| (moves(c), *distance, *n));
    found.into_iter().map(|(_, _, c)| c).collect()
}

/// How far a name is from a query: its initials are nearest, then a part of it, then its letters in order; none where they
/// are not all there.
fn distance(name: &str, query: &str) -> Option<usize> {
    let wanted = query.to_lowercase();
    let letters: String = wanted.split_whitespace().collect();
    let initials: String = name.split([' ', ':']).filter_map(|w| w.chars().next()).collect();
    if letters.is_empty() || (initials.starts_with(&letters) && letters.len() > 1) {
        return Some(0);
    }
    if let Some(at) = name.find(wanted.trim()) {
        return Some(1 + at);
    }
    let mut rest = name.char_indices();
    let places: Vec<usize> = letters.chars().map_while(|l| rest.find(|(_, c)| *c == l)).map(|(at, _)| at).collect();
    let all = places.len() == letters.chars().count();
    all.then(|| 100 + places.last().zip(places.first()).map_or(0, |(last, first)| last - first))
}

/// The inside of the popup.
fn size(state: &State) -> (u16, u16) {
    (state.size.0.saturating_sub(8).clamp(20, 92), state.size.1.saturating_sub(6).clamp(3, 16))
}

/// Where the commands stand, of so many.
pub(crate) fn listed(state: &State, row: usize, count: usize) -> Listed {
    let inside = popup_inside(state.size, size(state), None);
    let area = Rect::new(inside.x, inside.y + 1, inside.width, inside.height.saturating_sub(1));
    Listed::new(area, first(row, count, usize::from(area.height)), count)
}

/// Draws the palette.
pub(crate) fn draw(state: &State, place: Where, query: &Field, row: usize, buffer: &mut Buffer) {
    let theme = state.look.theme;
    let found = matching(place, query.text());
    let hint = format!("{} commands   {}", found.len(), state.keys.told(foot::PALETTE));
    let inside = popup(state, size(state), None, ("Commands", &hint), buffer);
    let mut line = Styled::of(": ", Role::Key);
    line.push_field(query, usize::from(inside.width.saturating_sub(2)));
    line.draw(buffer, (inside.x, inside.y), inside.right(), theme);
    for (n, y) in listed(state, row, found.len()).lines() {
        let command = found[n];
        let selected = n == row;
        put(buffer, inside.x, y, inside.right(), if selected { ">" } else { " " }, theme.style(Role::Cursor));
        let style = theme.style(if selected { Role::Bold } else { Role::Plain });
        let keys = state.keys.of(command).into_iter().next().unwrap_or_default();
        let from = inside.right().saturating_sub(u16::try_from(width(&keys)).unwrap_or(0) + 1);
        let next = put_cut(buffer, inside.x + 2, y, from, command.name, style);
        let does = (inside.x + 31).max(next + 1);
        put_cut(buffer, does, y, from.saturating_sub(1), command.does, theme.style(Role::Dim));
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
        check("w d", "word diff");
        check("word", "word diff");
        assert!(matching(READ, "zzzz").is_empty());
    }
}
