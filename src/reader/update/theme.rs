//! Choosing a theme: the one that is selected is shown at once, and Esc brings back what was there before.

use super::super::action::Action;
use super::super::colour::{Depth, Ground};
use super::super::state::{Screen, State};

/// The picker, on the theme in force.
pub(super) fn picker(state: &State) -> Screen {
    Screen::Themes { before: state.look.appearance.clone() }
}

/// Does what is asked in the picker; gives whether it was for the picker.
pub(super) fn update(state: &mut State, action: &Action) -> bool {
    let appearance = &mut state.look.appearance;
    let last = appearance.count().saturating_sub(1);
    match action {
        Action::Rows(step) => {
            appearance.chosen = appearance.chosen.saturating_add_signed(*step).min(last);
        }
        Action::HalfPages(step) | Action::Pages(step) => {
            appearance.chosen = if *step < 0 { 0 } else { last };
        }
        Action::Start => appearance.chosen = 0,
        Action::End => appearance.chosen = last,
        Action::Next(_) => appearance.ground = appearance.ground.other(),
        Action::Accept => accept(state),
        Action::Close | Action::Leave => {
            if let Some(Screen::Themes { before }) = state.screens.pop() {
                state.look.appearance = before;
            }
        }
        _ => return false,
    }
    state.look.dress();
    true
}

/// Keeps what is shown, for now, and says how it is kept for good.
fn accept(state: &mut State) {
    state.screens.pop();
    let name = state.look.appearance.entry(state.look.appearance.chosen).0;
    state.message = Some(match state.look.appearance.depth {
        Depth::Mono => "this terminal is used without colours; every theme is mono".to_owned(),
        _ => format!("theme {name}; to keep it: theme = \"{name}\" in config.toml"),
    });
}

/// The terminal has said what its background is.
pub(super) fn ground(state: &mut State, ground: Ground) {
    state.look.appearance.ground = ground;
    for screen in &mut state.screens {
        if let Screen::Themes { before } = screen {
            before.ground = ground;
        }
    }
    state.look.dress();
}
