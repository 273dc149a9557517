//! Moving the cursor through the text in focus.

use super::super::action::{Action, Height};
use super::super::mark::{Mark, MarkKind};
use super::super::state::State;
use super::super::synopsis;
use super::jump;
use crate::document::{Block, BlockKind};

/// Moves as the action says.
pub(super) fn update(state: &mut State, action: &Action) {
    let Some(area) = state.area() else { return };
    let height = isize::try_from(area.text.height).unwrap_or(1).max(1);
    match action {
        Action::HalfPages(step) if state.panes.synopsis.is_some() => {
            synopsis::move_by_screen(state, *step * (height / 2).max(1));
        }
        Action::Pages(step) if state.panes.synopsis.is_some() => {
            synopsis::move_by_screen(state, *step * height);
        }
        Action::Rows(step) | Action::Sentences(step) if state.panes.synopsis.is_some() => {
            synopsis::move_by(state, *step);
        }
        Action::Start | Action::End if state.panes.synopsis.is_some() => {
            jump::remember(state);
            synopsis::move_by(state, if *action == Action::Start { isize::MIN + 1 } else { isize::MAX });
        }

        Action::Rows(step) => rows(state, *step),
        Action::HalfPages(step) => page(state, *step * (height / 2).max(1)),
        Action::Pages(step) => page(state, *step * (height - 2).max(1)),
        Action::Start | Action::End => ends(state, *action == Action::Start),
        Action::Blocks(step) => blocks(state, *step),
        Action::Sentences(step) => sentences(state, *step),
        Action::Section(step) => sections(state, *step),
        Action::Shown(step) if state.search.is_on() => hits(state, *step),
        Action::Shown(step) => {
            let shown = state.shown;
            marks(
                state,
                *step,
                if *step > 0 { "no later mark shown in this source" } else { "no earlier mark shown in this source" },
                |m| m.kinds.and(shown).first().is_some(),
            );
        }
        Action::AnyMark(step) => marks(
            state,
            *step,
            if *step > 0 { "no later mark in this source" } else { "no earlier mark in this source" },
            |m| m.kinds.first().is_some(),
        ),
        Action::MarkOf(kind, step) => of_kind(state, *kind, *step),
        Action::Put(place) => put(state, *place, height),
        _ => {}
    }
}

/// So many rows of text down or up; gaps do not count.
fn rows(state: &mut State, step: isize) {
    let Some(pane) = state.pane_mut() else { return };
    let mut place = pane.sheet.place(pane.cursor);
    for _ in 0..step.unsigned_abs() {
        let mut next = place;
        loop {
            let (there, moved) = if step > 0 { pane.sheet.down(next, 1) } else { pane.sheet.up(next, 1) };
            if moved == 0 {
                return;
            }
            next = there;
            if let Some(row) = pane.sheet.row(next) {
                pane.cursor = row.span.start;
                break;
            }
        }
        place = next;
    }
}

/// The text and the cursor by rows, so that the cursor keeps its row of the screen.
fn page(state: &mut State, step: isize) {
    let Some(area) = state.area() else { return };
    let height = usize::from(area.text.height);
    let Some(pane) = state.pane_mut() else { return };
    pane.scroll(step, height);
    let place = pane.sheet.place(pane.cursor);
    let moved =
        if step > 0 { pane.sheet.down(place, step.unsigned_abs()) } else { pane.sheet.up(place, step.unsigned_abs()) };
    let mut place = moved.0;
    while pane.sheet.row(place).is_none() && place.row > 0 {
        place.row -= 1;
    }
    if let Some(row) = pane.sheet.row(place) {
        pane.cursor = row.span.start;
    }
}

fn ends(state: &mut State, start: bool) {
    jump::remember(state);
    let Some(pane) = state.pane_mut() else { return };
    let place = if start { pane.sheet.place(0) } else { pane.sheet.last() };
    if let Some(row) = pane.sheet.row(place) {
        pane.cursor = row.span.start;
    }
}

fn blocks(state: &mut State, step: isize) {
    let Some(pane) = state.pane_mut() else { return };
    let blocks = &pane.sheet.document().blocks;
    let here = blocks.partition_point(|b| b.span.end <= pane.cursor);
    let next = match blocks.get(here) {
        // Up goes to the start of the paragraph first.
        Some(block) if step < 0 && pane.cursor > block.span.start => here,
        _ => here.saturating_add_signed(step).min(blocks.len().saturating_sub(1)),
    };
    if let Some(block) = blocks.get(next) {
        pane.cursor = block.span.start;
    }
}

fn sentences(state: &mut State, step: isize) {
    let focus = state.panes.focus;
    if state.material.marks.of(focus).is_empty() {
        return blocks(state, step);
    }
    marks(state, step, "", |_| true);
}

/// To the next or previous heading.
fn sections(state: &mut State, step: isize) {
    let Some(pane) = state.pane_mut() else { return };
    let heads = |b: &&Block| matches!(b.kind, BlockKind::Heading | BlockKind::Title);
    let (blocks, cursor) = (&pane.sheet.document().blocks, pane.cursor);
    let mut headings = blocks.iter().filter(heads).map(|b| b.span.start);
    let found = if step > 0 { headings.find(|s| *s > cursor) } else { headings.rfind(|s| *s < cursor) };
    match found {
        Some(start) => {
            jump::remember(state);
            if let Some(pane) = state.pane_mut() {
                pane.cursor = start;
            }
        }
        None => {
            state.message = Some(format!("no {} heading in this source", if step > 0 { "later" } else { "earlier" }));
        }
    }
}

/// To the next or previous sentence whose mark is wanted.
fn marks(state: &mut State, step: isize, none: &str, wanted: impl Fn(&Mark) -> bool) {
    let focus = state.panes.focus;
    let Some(cursor) = state.pane().map(|p| p.cursor) else { return };
    let marks = state.material.marks.of(focus);
    let found = if step > 0 {
        marks.iter().filter(|m| m.span.start > cursor).find(|m| wanted(m))
    } else {
        marks.iter().rev().filter(|m| m.span.start < cursor).find(|m| wanted(m))
    };
    match found.map(|m| m.span.start) {
        Some(byte) => {
            if let Some(pane) = state.pane_mut() {
                pane.cursor = byte;
            }
        }
        None if !none.is_empty() => state.message = Some(none.to_owned()),
        None => {}
    }
}

fn of_kind(state: &mut State, kind: MarkKind, step: isize) {
    let none = match state.material.marks.count(kind) {
        0 if state.material.comparison.is_some() => {
            state.keys.told(&format!("no {} in this story; {{more marks}} shows less likely marks", kind.noun()))
        }
        _ => format!("no {} {} in this source", if step > 0 { "later" } else { "earlier" }, kind.noun()),
    };
    marks(state, step, &none, |m| m.kinds.holds(kind));
}

/// To the next or previous match of the search, through all sources.
pub(super) fn hits(state: &mut State, step: isize) {
    let from = (state.panes.focus, state.pane().map_or(0, |p| p.cursor));
    let Some(index) = state.search.next(from, step) else {
        state.message = Some(format!("nothing found for {}", state.search.query));
        return;
    };
    let (document, span) = state.search.hits[index];
    jump::go(state, document, span.start);
}

fn put(state: &mut State, place: Height, height: isize) {
    let row = match place {
        Height::Top => super::MARGIN as isize,
        Height::Middle => height / 2,
        Height::Bottom => height - 1 - super::MARGIN as isize,
    };
    if let Some(pane) = state.pane_mut() {
        pane.level(pane.cursor, row);
    }
}
