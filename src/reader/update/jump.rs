//! Going to the counterpart and coming back.

use super::super::action::Action;
use super::super::matter::End;
use super::super::state::{State, Tour};

/// So many places are remembered.
const REMEMBERED: usize = 100;

/// Goes where the action says.
pub(super) fn update(state: &mut State, action: &Action) {
    match action {
        Action::Counterpart => counterpart(state),
        Action::Back => back(state),
        _ => forward(state),
    }
}

/// Remembers where the cursor is, as a place to come back to.
pub(super) fn remember(state: &mut State) {
    let here = (state.panes.focus, state.pane().map_or(0, |p| p.cursor));
    let jumps = &mut state.jumps;
    jumps.places.truncate(jumps.at);
    if jumps.places.last() != Some(&here) {
        jumps.places.push(here);
    }
    if jumps.places.len() > REMEMBERED {
        jumps.places.remove(0);
    }
    jumps.at = jumps.places.len();
}

/// Puts focus and cursor on a place; the row of the screen stays, where the panes are level.
pub(super) fn go(state: &mut State, document: usize, byte: usize) {
    state.panes.focus = document;
    if let Some(pane) = state.pane_mut() {
        pane.cursor = byte;
    }
}

/// Lets the passage under the cursor stand out for a moment, so that the eye finds it.
pub(super) fn arrive(state: &mut State) {
    if state.look.glow && state.look.theme.colour {
        let matter = state.matter();
        state.jumps.arrived = Some((matter.document, matter.passage));
    }
}

/// To the counterpart of the passage; again, to the one in the next source, and at last back to the passage.
fn counterpart(state: &mut State) {
    let here = (state.panes.focus, state.pane().map_or(0, |p| p.cursor));
    let on_tour = state.tour.as_ref().is_some_and(|t| t.stops.get(t.at).is_some_and(|(d, s)| (*d, s.start) == here));
    if !on_tour {
        let matter = state.matter();
        if matter.ends.is_empty() {
            let why = match (&state.material.comparison, matter.kind) {
                (None, _) => "still comparing",
                _ => "no other source has this passage",
            };
            state.message = Some(why.into());
            return;
        }
        // The sources after this one first, then those before it.
        let mut stops = vec![(matter.document, matter.passage)];
        let mut ends = matter.ends.clone();
        ends.sort_by_key(|e| e.document);
        let (before, after): (Vec<End>, Vec<End>) = ends.into_iter().partition(|e| e.document < matter.document);
        stops.extend(after.into_iter().chain(before).map(|e| (e.document, e.span)));
        state.tour = Some(Tour { stops, at: 0 });
    }
    remember(state);
    let Some(tour) = &mut state.tour else { return };
    tour.at = (tour.at + 1) % tour.stops.len();
    let (document, span) = tour.stops[tour.at];
    go(state, document, span.start);
    arrive(state);
}

fn back(state: &mut State) {
    let here = (state.panes.focus, state.pane().map_or(0, |p| p.cursor));
    let jumps = &mut state.jumps;
    if jumps.at >= jumps.places.len() {
        if jumps.places.last() != Some(&here) {
            jumps.places.push(here);
        }
        jumps.at = jumps.places.len().saturating_sub(1);
    }
    if jumps.at == 0 {
        state.message = Some("nowhere further back".into());
        return;
    }
    jumps.at -= 1;
    let (document, byte) = jumps.places[jumps.at];
    go(state, document, byte);
    arrive(state);
}

fn forward(state: &mut State) {
    let jumps = &mut state.jumps;
    if jumps.at + 1 >= jumps.places.len() {
        state.message = Some("nowhere further forward".into());
        return;
    }
    jumps.at += 1;
    let (document, byte) = jumps.places[jumps.at];
    go(state, document, byte);
    arrive(state);
}
