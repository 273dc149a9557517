//! Choosing a theme: the one that is selected is shown at once, and Esc brings back what was there before.

use super::super::action::{Action, Effect};
use super::super::colour::{Depth, Ground};
use super::super::state::{Screen, State};

/// The picker, on the theme in force.
pub(super) fn picker(state: &State) -> Screen {
    Screen::Themes { before: state.look.appearance.clone() }
}

/// Does what is asked in the picker; none where it was not for the picker.
pub(super) fn update(state: &mut State, action: &Action) -> Option<Vec<Effect>> {
    let mut effects = Vec::new();
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
        Action::Accept => effects = accept(state),
        Action::Close | Action::Leave => {
            if let Some(Screen::Themes { before }) = state.screens.pop() {
                state.look.appearance = before;
            }
        }
        _ => return None,
    }
    state.look.dress();
    Some(effects)
}

/// Takes what is shown and has it kept; says where another is set that will count more.
fn accept(state: &mut State) -> Vec<Effect> {
    let Some(Screen::Themes { before }) = state.screens.pop() else { return Vec::new() };
    let appearance = &state.look.appearance;
    let name = appearance.entry(appearance.chosen).0.to_owned();
    if appearance.depth == Depth::Mono {
        state.message = Some("this terminal is used without colours; every theme is mono".to_owned());
        return Vec::new();
    }
    state.message = Some(match &state.look.set_theme {
        Some(set) => format!("theme {name}, until you leave: another is set ({set})"),
        None => format!("theme {name}; it is kept"),
    });
    let background = (appearance.ground != before.ground).then(|| appearance.ground.word());
    vec![Effect::KeepTheme { name, background }]
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
