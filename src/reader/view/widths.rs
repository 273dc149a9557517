//! Test strings in brackets: where the terminal gives every character the columns that the program counts with, the
//! brackets at the right stand in one line.

use super::super::state::State;
use super::super::text::width;
use super::super::theme::Role;
use super::foot;
use super::frame::{lines, popup, room};
use super::styled::{Line, Styled};
use ratatui::buffer::Buffer;

/// What is tried, and with what.
const PROBES: [(&str, &str); 12] = [
    ("plain", "The quick brown fox"),
    ("accents", "e\u{301}a\u{308}o\u{302} n\u{303} cafe\u{301}"),
    ("quotation marks", "\u{201c}so\u{201d} \u{2018}it\u{2019} \u{00ab}is\u{00bb} \u{2026}"),
    ("lines and blocks", "\u{2502}\u{2500}\u{250c}\u{2588}\u{2592} \u{2190}\u{2192}"),
    ("Chinese", "\u{65b0}\u{805e}\u{8a18}\u{4e8b}"),
    ("Japanese", "\u{30cb}\u{30e5}\u{30fc}\u{30b9} \u{ff86}\u{ff6d}\u{ff70}\u{ff7d}"),
    ("Korean", "\u{b274}\u{c2a4} \u{1112}\u{1161}\u{11ab}"),
    ("emoji", "\u{1f680} \u{1f44b}\u{1f3fd} \u{2764}\u{fe0f}"),
    ("joined emoji", "\u{1f469}\u{200d}\u{1f680} \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}"),
    ("flags", "\u{1f1e9}\u{1f1ea} \u{1f1ef}\u{1f1f5}"),
    ("Hebrew", "\u{05d7}\u{05d3}\u{05e9}\u{05d5}\u{05ea} 12"),
    ("Arabic", "\u{0623}\u{062e}\u{0628}\u{0627}\u{0631} 12"),
];

/// Columns between the brackets.
const COLUMNS: usize = 24;

/// Draws the page.
pub(crate) fn draw(state: &State, scroll: usize, buffer: &mut Buffer) {
    let (columns, most) = room(state);
    let columns = columns.min(56);
    let rows = rows(usize::from(columns));
    let height = u16::try_from(rows.len()).unwrap_or(most).min(most);
    let inside =
        popup(state, (columns, height), None, ("Widths of characters", &state.keys.told(foot::SCROLLED)), buffer);
    lines(buffer, inside, &rows, scroll, state.look.theme);
}

fn rows(columns: usize) -> Vec<Line> {
    let mut rows = Vec::new();
    for (name, text) in PROBES {
        let blanks = " ".repeat(COLUMNS.saturating_sub(width(text)));
        let row = Styled::of(&format!("{name:<17}"), Role::Dim)
            .and("[", Role::Key)
            .and(text, Role::Plain)
            .and(&blanks, Role::Plain)
            .and("]", Role::Key)
            .and(&format!(" {:>2}", width(text)), Role::Dim);
        // Blanks before the bracket must not be taken for the end of a row.
        rows.extend(row.rows(columns.max(COLUMNS + 24), (0, 0)).into_iter().next());
    }
    rows.extend(Styled::default().rows(columns, (0, 0)));
    let told = "All brackets at the right stand in one line where this terminal counts columns as the program does.";
    rows.extend(Styled::of(told, Role::Plain).rows(columns, (0, 0)));
    rows
}
