//! What is written by hand: notes, bookmarks, undo and redo; and taking up what was kept. Pins and verdicts on links are left
//! to `pair`.

use super::super::action::{Action, Effect};
use super::super::field::Field;
use super::super::hand::{HandAction, HandScreen};
use super::super::mark::{Kinds, Marks};
use super::super::matter::Matter;
use super::super::state::{Screen, Selection, State};
use super::super::synopsis::Synopsis;
use super::{jump, outside, pair, screen, threshold};
use crate::comparison::decision::decide as decided;
use crate::comparison::{Passage, Story};
use crate::hand::place::Stand;
use crate::hand::{Entry, Turn, What, anchoring, passage};
use std::sync::Arc;

/// What is told of a turn that is turned round, before its words.
const UNDONE: &str = "undone";
const AGAIN: &str = "done again";

/// Works what was decided by hand into what was found, and marks anew.
pub(super) fn decide(state: &mut State) {
    let pins = state.desk.hand.entries().iter().filter(|e| e.what == What::Pin).filter_map(Entry::pair);
    state.material.pins = pins.collect();
    let material = &mut state.material;
    let (Some(found), Some(analyses)) = (&material.found, &material.analyses) else { return };
    if analyses.len() != material.documents.len() {
        // A source was added and is not compared yet.
        return;
    }
    let decisions = state.desk.hand.decisions();
    let comparison = if decisions.is_empty() {
        Arc::clone(found)
    } else {
        Arc::new(decided(Story { documents: &material.documents, analyses }, found, &decisions))
    };
    let changes = !decisions.is_empty() || material.is_decided;
    material.is_decided = !decisions.is_empty();
    material.marks = Marks::new(analyses, &comparison);
    material.comparison = Some(comparison);
    if changes {
        survey(state);
    }
    if state.panes.synopsis.is_some() {
        state.panes.synopsis = Some(Synopsis::of(state));
    }
}

/// Surveys the story anew, if it was surveyed.
fn survey(state: &mut State) {
    let material = &mut state.material;
    if let (Some(overview), Some(analyses), Some(comparison)) =
        (&mut material.overview, &material.analyses, &material.comparison)
    {
        *overview = Arc::new(overview.decided(analyses, comparison));
    }
}

/// The same, for a survey of what was found that comes after something was decided.
pub(super) fn surveyed(state: &mut State) {
    if state.material.is_decided {
        survey(state);
    }
}

/// Whether the uppermost screen is one of those here.
pub(super) fn is_on(state: &State) -> bool {
    matches!(state.screens.last(), Some(Screen::Hand(_)))
}

/// Does what is asked.
pub(super) fn update(state: &mut State, action: HandAction) -> Vec<Effect> {
    let turn = match action {
        HandAction::Note => return open_note(state),
        HandAction::Notes => return open(state, HandScreen::Notes(Selection::default())),
        HandAction::Bookmarks => return open(state, HandScreen::Bookmarks(Selection::default())),
        HandAction::AskLetter(sets) => return open(state, HandScreen::Letter { sets }),
        HandAction::NextNote(step) => return next_note(state, step),
        HandAction::Hold => return pair::hold(state),
        HandAction::Recalled(entries, stand) => return recall(state, entries, stand.as_deref()),
        HandAction::Added(entries) => return added(state, entries),
        HandAction::Kept(words) if words.starts_with(UNDONE) || words.starts_with(AGAIN) => return say(state, &words),
        HandAction::Kept(words) => return say(state, &format!("kept: {words}")),
        HandAction::Failed(words) => return say(state, &words),
        HandAction::Judge(judgement) => pair::judge(state, judgement),
        HandAction::Pin if state.desk.held.is_none() => return pair::hold(state),
        HandAction::Pin => pair::pin(state),
        HandAction::Unpin => pair::unpin(state),
        HandAction::Undo => undo(state),
        HandAction::Redo => redo(state),
        HandAction::Erase => selected(state).and_then(|id| state.desk.hand.erase(id)),
    };
    done(state, turn)
}

pub(super) fn say(state: &mut State, words: &str) -> Vec<Effect> {
    state.message = Some(words.to_owned());
    Vec::new()
}

fn open(state: &mut State, screen: HandScreen) -> Vec<Effect> {
    state.screens.push(Screen::Hand(screen));
    Vec::new()
}

/// Shows what a turn changes, and has it kept.
fn done(state: &mut State, turn: Option<Turn>) -> Vec<Effect> {
    let Some(turn) = turn else { return Vec::new() };
    if !state.desk.is_kept {
        state.message = Some(format!("{}, for as long as this is read", turn.words));
    }
    decide(state);
    refresh(state);
    super::arrange(state);
    // The tutorial's texts are nobody's to keep.
    if state.outer.is_some() { Vec::new() } else { vec![Effect::Keep(Box::new(turn))] }
}

/// The screens speak of links by number; these may be others now.
fn refresh(state: &mut State) {
    let State { screens, material, shown, .. } = state;
    let (material, shown) = (&*material, *shown);
    let anew = |m: &Matter| Matter::at(material, shown, m.document, m.passage.start);
    for screen in screens.iter_mut() {
        match screen {
            Screen::Why { matter, link, .. } => {
                *matter = anew(matter);
                *link = (*link).min(matter.links.len().saturating_sub(1));
            }
            Screen::WordDiff { matter, pair, .. } => {
                *matter = anew(matter);
                *pair = (*pair).min(matter.ends.len().saturating_sub(1));
            }
            _ => {}
        }
    }
    screens.retain(|s| match s {
        Screen::WordDiff { matter, .. } => !matter.ends.is_empty(),
        _ => true,
    });
}

/// The passage in focus.
pub(super) fn here(state: &State) -> Passage {
    let matter = state.matter();
    passage(matter.document, matter.passage)
}

/// Opens the text field for a note: that of the passage, or the selected one of the list.
fn open_note(state: &mut State) -> Vec<Effect> {
    let from_list = selected(state);
    // Over a list or a popup it is written on the passage of that.
    let on_screen = if state.screens.is_empty() { None } else { outside::passage(state) };
    let at = on_screen.unwrap_or_else(|| here(state));
    let hand = &state.desk.hand;
    let entry = match from_list {
        Some(id) => hand.entries().iter().find(|e| e.id == id),
        None => hand.note_at(at.document.0, at.span),
    };
    let note = match entry {
        Some(Entry { what: What::Note(words), id, passages, anchors }) => HandScreen::Note {
            passage: passages.first().copied(),
            anchors: anchors.clone(),
            id: Some(*id),
            words: Field::of(words.clone()),
        },
        Some(_) => {
            let told = state.keys.told("a bookmark has no words; {note} on its passage writes a note");
            return say(state, &told);
        }
        None => HandScreen::Note {
            passage: Some(at),
            anchors: anchoring::anchors(&[at], &state.material.documents),
            id: None,
            words: Field::default(),
        },
    };
    open(state, note)
}

/// The entry that is selected in a list.
fn selected(state: &State) -> Option<u64> {
    let (list, row) = match state.screens.last() {
        Some(Screen::Hand(HandScreen::Notes(selection))) => (state.desk.hand.notes(), selection.row),
        Some(Screen::Hand(HandScreen::Bookmarks(selection))) => (state.desk.hand.bookmarks(), selection.row),
        _ => return None,
    };
    list.get(row).map(|e| e.id)
}

/// What other actions mean on the screens of the hand.
pub(super) fn on_screen(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(Screen::Hand(top)) = state.screens.last_mut() else { return Vec::new() };
    match (top, action) {
        (HandScreen::Letter { sets }, Action::Type(letter)) => {
            let sets = *sets;
            state.screens.pop();
            bookmark(state, letter, sets)
        }
        (HandScreen::Note { words, .. }, action @ (Action::Type(_) | Action::Paste(_) | Action::Stroke(_))) => {
            screen::edit(words, &action);
            Vec::new()
        }
        (HandScreen::Note { .. }, Action::Accept) => accept_note(state),
        (HandScreen::Notes(_) | HandScreen::Bookmarks(_), Action::Accept) => go_to_selected(state),
        (HandScreen::Notes(selection) | HandScreen::Bookmarks(selection), action) => {
            let rows = screen::rows(&action, state.size);
            let count = state.desk.hand.entries().len();
            selection.row = selection.row.saturating_add_signed(rows).min(count.saturating_sub(1));
            let effects = if rows == 0 { screen::update(state, action) } else { Vec::new() };
            clamp(state);
            effects
        }
        (_, action) => screen::update(state, action),
    }
}

/// Keeps the selection inside its list.
fn clamp(state: &mut State) {
    let counts = (state.desk.hand.notes().len(), state.desk.hand.bookmarks().len());
    match state.screens.last_mut() {
        Some(Screen::Hand(HandScreen::Notes(s))) => s.row = s.row.min(counts.0.saturating_sub(1)),
        Some(Screen::Hand(HandScreen::Bookmarks(s))) => s.row = s.row.min(counts.1.saturating_sub(1)),
        _ => {}
    }
}

/// Keeps the note as written; without words, takes it away.
fn accept_note(state: &mut State) -> Vec<Effect> {
    let Some(Screen::Hand(HandScreen::Note { passage, anchors, id, words })) = state.screens.pop() else {
        return Vec::new();
    };
    let words = words.text().trim().to_owned();
    let hand = &mut state.desk.hand;
    let turn = match (words.is_empty(), id) {
        (true, None) => None,
        (true, Some(id)) => hand.erase(id),
        (false, id) => Some(hand.write_at(What::Note(words), passage.into_iter().collect(), anchors, id)),
    };
    done(state, turn)
}

/// Sets the bookmark of a letter, or goes to it.
fn bookmark(state: &mut State, letter: char, sets: bool) -> Vec<Effect> {
    if letter == '\'' && !sets {
        return super::update(state, Action::Back);
    }
    if !letter.is_alphanumeric() {
        return say(state, "a bookmark is a letter or a digit");
    }
    let known = state.desk.hand.bookmark(letter).cloned();
    if sets {
        let at = here(state);
        let documents = &state.material.documents;
        let turn = state.desk.hand.write(What::Bookmark(letter), vec![at], documents, known.map(|e| e.id));
        return done(state, Some(turn));
    }
    match known.map(|e| e.passages.first().copied()) {
        Some(Some(at)) => go(state, at),
        Some(None) => say(state, &format!("the passage of bookmark {letter} is gone from the text")),
        None => {
            let sets = state.keys.hint("set a bookmark");
            say(state, &format!("there is no bookmark {letter}; {sets}{letter} sets it"))
        }
    }
}

fn go(state: &mut State, at: Passage) -> Vec<Effect> {
    jump::remember(state);
    state.screens.clear();
    jump::go(state, at.document.0, at.span.start);
    jump::arrive(state);
    super::arrange(state);
    Vec::new()
}

fn go_to_selected(state: &mut State) -> Vec<Effect> {
    let entry = selected(state).and_then(|id| state.desk.hand.entries().iter().find(|e| e.id == id));
    match entry.map(|e| e.passages.first().copied()) {
        Some(Some(at)) => go(state, at),
        Some(None) => say(state, "the words it was written at are gone from the text"),
        None => Vec::new(),
    }
}

fn next_note(state: &mut State, step: isize) -> Vec<Effect> {
    let (focus, cursor) = (state.panes.focus, state.pane().map_or(0, |p| p.cursor));
    let notes = state.desk.hand.notes();
    let mut starts = notes.iter().filter_map(|e| e.passages.first()).filter(|p| p.document.0 == focus);
    let found = if step > 0 { starts.find(|p| p.span.start > cursor) } else { starts.rfind(|p| p.span.end <= cursor) };
    match found.copied() {
        Some(at) => {
            jump::go(state, at.document.0, at.span.start);
            super::arrange(state);
            Vec::new()
        }
        None if step > 0 => say(state, "no later note in this source"),
        None => say(state, "no earlier note in this source"),
    }
}

fn undo(state: &mut State) -> Option<Turn> {
    let turn = state.desk.hand.undo();
    told(state, turn, UNDONE)
}

fn redo(state: &mut State) -> Option<Turn> {
    let turn = state.desk.hand.redo();
    told(state, turn, AGAIN)
}

fn told(state: &mut State, turn: Option<Turn>, what: &str) -> Option<Turn> {
    if turn.is_none() {
        state.message = Some(format!("nothing to be {what}"));
    }
    turn.map(|t| Turn { words: format!("{what}: {}", t.words), ..t })
}

/// Takes up what was kept of sources that were added.
fn added(state: &mut State, entries: Vec<Entry>) -> Vec<Effect> {
    state.desk.hand.recall(entries);
    texts_changed(state, |_| true);
    super::arrange(state);
    Vec::new()
}

/// Finds all that is written by hand again, where its texts have changed; also what is being written.
pub(super) fn texts_changed(state: &mut State, has_changed: impl Fn(usize) -> bool) {
    let documents = Arc::clone(&state.material.documents);
    state.desk.hand.move_to(&documents, &has_changed);
    state.desk.held = state.desk.held.filter(|p| !has_changed(p.document.0));
    for screen in &mut state.screens {
        if let Screen::Hand(HandScreen::Note { passage, anchors, .. }) = screen {
            *passage = anchoring::passages(anchors, &documents).first().copied();
        }
    }
    decide(state);
}

/// Takes up what was kept from an earlier reading: what was written, and the place, unless the reader is under way already.
fn recall(state: &mut State, entries: Vec<Entry>, stand: Option<&Stand>) -> Vec<Effect> {
    state.desk.is_kept = true;
    state.desk.hand.recall(entries);
    // They were found in the texts as they were when reading began.
    let is_later = state.material.generation > 1;
    texts_changed(state, |_| is_later);
    if let Some(stand) = stand.filter(|_| !state.desk.touched) {
        restore(state, stand);
    }
    super::arrange(state);
    Vec::new()
}

fn restore(state: &mut State, stand: &Stand) {
    let panes = &mut state.panes;
    if stand.order.len() == panes.order.len() {
        panes.order.clone_from(&stand.order);
    }
    panes.focus = stand.focus.min(panes.all.len().saturating_sub(1));
    (panes.zoomed, panes.follow) = (stand.zoomed, stand.follow);
    if stand.wider.len() == panes.all.len() {
        panes.wider.clone_from(&stand.wider);
    }
    state.look.minimap = stand.minimap;
    state.look.measure = stand.measure.clamp(24, 140);
    state.shown = Kinds::of_letters(&stand.shown);
    threshold::recall(state, stand.threshold);
    super::arrange_widths(state);
    for (pane, cursor) in state.panes.all.iter_mut().zip(&stand.cursors) {
        pane.cursor = *cursor;
        pane.level(*cursor, 0);
    }
    let height = state.area().map_or(1, |a| isize::try_from(a.text.height).unwrap_or(1));
    if let Some(pane) = state.pane_mut() {
        pane.level(pane.cursor, stand.row.clamp(0, height - 1));
        pane.drop_lead();
    }
    if stand.synopsis {
        state.panes.synopsis = Some(Synopsis::of(state));
    }
}
