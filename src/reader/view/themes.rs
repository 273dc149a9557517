//! The picker of themes: their names, what each is for, and every mark in the theme that is selected.
//!
//! ```text
//!  ┌─ Themes ──────────────────────────────────────┐
//!  │ > default            the terminal's own ...   │
//!  │   paper              dark ink on warm paper   │
//!  │                                               │
//!  │ = agree  ! diverge  " quote  + only here  ... │
//!  └──────────────────────── Enter take  Esc back ─┘
//! ```

use super::super::colour::Depth;
use super::super::mark::MarkKind;
use super::super::state::State;
use super::super::text::{put, put_cut};
use super::super::theme::Role;
use super::foot;
use super::frame::{Listed, first, popup, popup_inside, room};
use super::styled::Styled;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows under the list: a blank and the sample.
const SAMPLE: u16 = 3;

/// Where the themes stand.
pub(crate) fn listed(state: &State) -> Listed {
    let appearance = &state.look.appearance;
    let inside = popup_inside(state.size, size(state), None);
    let area = Rect { height: inside.height.saturating_sub(SAMPLE).max(1), ..inside };
    Listed::new(area, first(appearance.chosen, appearance.count(), usize::from(area.height)), appearance.count())
}

fn size(state: &State) -> (u16, u16) {
    let (columns, most) = room(state);
    let count = u16::try_from(state.look.appearance.count()).unwrap_or(u16::MAX);
    (columns.min(74), count.saturating_add(SAMPLE).min(most))
}

/// Draws the picker at the foot of the screen, so that the text shows what is selected.
pub(crate) fn draw(state: &State, buffer: &mut Buffer) {
    let (theme, appearance) = (state.look.theme, &state.look.appearance);
    let (ground, has_both) = appearance.shown_on();
    let title = match appearance.depth {
        Depth::Mono => "Themes: no colours here".to_owned(),
        _ if has_both => {
            let other = state.keys.hint("dark or light");
            format!("Themes: {} ({other}: {})", ground.word(), ground.other().word())
        }
        _ => format!("Themes: {} only", ground.word()),
    };
    let inside = popup(state, size(state), None, (&title, &state.keys.told(foot::THEMES)), buffer);
    let listed = listed(state);
    let list = listed.area.height;
    for (n, y) in listed.lines() {
        let (name, about) = appearance.entry(n);
        let selected = n == appearance.chosen;
        put(buffer, inside.x, y, inside.right(), if selected { ">" } else { " " }, theme.style(Role::Cursor));
        let style = theme.style(if selected { Role::Bold } else { Role::Plain });
        put_cut(buffer, inside.x + 2, y, inside.right().min(inside.x + 20), name, style);
        put_cut(buffer, inside.x + 21, y, inside.right(), about, theme.style(Role::Dim));
    }
    if inside.height > list + 1 {
        for (line, y) in sample().iter().zip(inside.y + list + 1..inside.bottom()) {
            line.draw_cut(buffer, (inside.x, y), inside.right(), theme);
        }
    }
}

/// Every mark, and what stands out in the text.
fn sample() -> [Styled; 2] {
    let mut marks = Styled::default();
    for kind in MarkKind::LEGEND {
        marks.push(kind.glyph(), Role::Mark(kind));
        marks.push(" ", Role::Plain);
        marks.push(kind.word(), Role::Mark(kind));
        marks.push("   ", Role::Plain);
    }
    let mut words = Styled::default();
    let all = [
        ("in focus", Role::Passage),
        ("shared", Role::Shared),
        ("differs", Role::Conflict),
        ("quoted", Role::Quoted),
        ("changed", Role::Changed),
        ("found", Role::Hit),
        ("key", Role::Key),
        ("dim", Role::Dim),
    ];
    for (word, role) in all {
        words.push(word, role);
        words.push("  ", Role::Plain);
    }
    [marks, words]
}
