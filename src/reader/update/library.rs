//! The library: which row is selected, what is typed, what the librarian is asked for and what he says.

mod reading;
mod typed;

use super::super::action::{Action, Effect, Opens};
use super::super::field::Field;
use super::super::library::{Asking, Item, LibraryAction, Lower, Shelves, areas};
use super::super::state::{Screen, State};
use super::super::view::frame::first;
use super::{hand, screen, sources};
use crate::library::{Answer, Catalogue, Change, Fact, Holder, Request};
use ratatui::layout::Position;
use std::sync::Arc;

/// Whether the library is on top.
pub(super) fn is_on(state: &State) -> bool {
    matches!(state.screens.last(), Some(Screen::Library(_)))
}

/// The library, on top or under other screens.
fn shelves(state: &mut State) -> Option<&mut Shelves> {
    state.screens.iter_mut().rev().find_map(|screen| match screen {
        Screen::Library(shelves) => Some(shelves.as_mut()),
        _ => None,
    })
}

fn ask(request: Request) -> Vec<Effect> {
    vec![Effect::Library(Box::new(request))]
}

/// Opens the library.
pub(crate) fn open(state: &mut State, is_over: bool) -> Vec<Effect> {
    if !state.library.is_there {
        return hand::say(state, "the store is left alone (--no-store), so there is no library");
    }
    if shelves(state).is_none() {
        state.screens.push(Screen::Library(Box::new(Shelves::new(is_over))));
    }
    ask(Request::Catalogue)
}

/// Out of a text: back to the library, if it was opened from there.
pub(super) fn leave(state: &mut State) -> Vec<Effect> {
    if state.library.is_home { open(state, false) } else { vec![Effect::Quit] }
}

/// Does what is asked.
pub(super) fn update(state: &mut State, action: LibraryAction) -> Vec<Effect> {
    match action {
        LibraryAction::Open => return open(state, true),
        LibraryAction::Answer(answer) => return told(state, answer),
        LibraryAction::Alike if !is_on(state) => return alike_to_text(state),
        _ => {}
    }
    let Some(shelves) = shelves(state) else { return Vec::new() };
    match on_shelves(shelves, action) {
        Ok(effects) => effects,
        Err(words) => hand::say(state, words),
    }
}

/// What is like the source in focus.
fn alike_to_text(state: &mut State) -> Vec<Effect> {
    let focus = state.panes.focus;
    if focus >= state.material.documents.len() {
        return Vec::new();
    }
    let key = state.library.keys.get(focus).copied().flatten();
    let documents = Arc::clone(&state.material.documents);
    let mut effects = open(state, true);
    if is_on(state) {
        effects.extend(ask(Request::AlikeTo(documents, focus, key)));
    }
    effects
}

/// Does what is asked of the rows, or says why not.
fn on_shelves(shelves: &mut Shelves, action: LibraryAction) -> Result<Vec<Effect>, &'static str> {
    let documents = shelves.meant();
    let some = || if documents.is_empty() { Err("no document is selected; they stand below") } else { Ok(()) };
    let story = shelves.story();
    let asking = match action {
        LibraryAction::Find => (Asking::Find, shelves.query.clone()),
        LibraryAction::Add => (Asking::Add(story), String::new()),
        LibraryAction::NewStory => some().map(|()| (Asking::NewStory, String::new()))?,
        LibraryAction::Move => some().map(|()| (Asking::Move, String::new()))?,
        LibraryAction::Tag => some().map(|()| (Asking::Tag, String::new()))?,
        LibraryAction::Correct(fact) => some().map(|()| (Asking::Correct(fact), as_it_is(shelves, fact)))?,
        LibraryAction::Rename => {
            let name = shelves.selected().map(|row| row.name.clone()).unwrap_or_default();
            (Asking::Rename(story.ok_or("only a story can be renamed")?), name)
        }
        LibraryAction::EmptyTrash => (Asking::EmptyTrash, String::new()),
        LibraryAction::Group => return Ok(ask(Request::Propose)),
        LibraryAction::Alike => {
            return documents.first().map(|key| ask(Request::Alike(*key))).ok_or("no document is selected");
        }
        LibraryAction::Versions => {
            return documents.first().map(|key| ask(Request::OpenVersions(*key))).ok_or("no document is selected");
        }
        other => return change(shelves, &other).map(|change| done(shelves, change)),
    };
    shelves.asking = Some((asking.0, Field::of(asking.1)));
    Ok(Vec::new())
}

/// The change that a key makes at once.
fn change(shelves: &Shelves, action: &LibraryAction) -> Result<Change, &'static str> {
    let documents = shelves.meant();
    let holder = shelves.selected().map(|row| row.holder);
    let none = "no document is selected; they stand below";
    Ok(match (action, holder) {
        (LibraryAction::Undo, _) => Change::Undo,
        (LibraryAction::Redo, _) => Change::Redo,
        (LibraryAction::Merge, Some(Holder::Story(into))) => {
            let from: Vec<_> = shelves.stories.iter().copied().filter(|story| *story != into).collect();
            if from.is_empty() {
                return Err("mark the stories that are to go into this one");
            }
            Change::Merge(into, from)
        }
        (LibraryAction::Remove, Some(Holder::Trash)) => {
            return Err("it is in the trash already; emptying it deletes it for good");
        }
        (LibraryAction::Remove, Some(Holder::Story(story))) if documents.is_empty() => Change::Dissolve(story),
        (LibraryAction::TakeOut, Some(Holder::Story(story))) if !documents.is_empty() => {
            Change::TakeOut(documents, story)
        }
        (LibraryAction::TakeOut, Some(Holder::Story(_))) | (_, None) => return Err(none),
        (LibraryAction::AsRead, _) if !documents.is_empty() => Change::AsRead(documents),
        (LibraryAction::Remove, _) if !documents.is_empty() => Change::Remove(documents),
        (LibraryAction::Restore, Some(Holder::Trash)) if !documents.is_empty() => Change::Restore(documents),
        (LibraryAction::Restore, Some(Holder::Trash)) => return Err(none),
        (LibraryAction::Restore, _) => return Err("what is to be restored lies in the trash"),
        (LibraryAction::Merge | LibraryAction::TakeOut, _) => return Err("this is no story"),
        _ => return Err(none),
    })
}

/// Has a change made; what was marked for it no longer is.
fn done(shelves: &mut Shelves, change: Change) -> Vec<Effect> {
    shelves.marked.clear();
    shelves.stories.clear();
    ask(Request::Do(change))
}

/// A fact of the document under the cursor, to be corrected.
fn as_it_is(shelves: &Shelves, fact: Fact) -> String {
    let Some(Item::Document(entry)) = shelves.items().get(shelves.lower_row).copied() else { return String::new() };
    let facts = &entry.facts;
    let fact = match fact {
        Fact::Title => &facts.title,
        Fact::Outlet => &facts.outlet,
        Fact::Byline => &facts.byline,
        Fact::Date => &facts.date,
    };
    fact.clone().unwrap_or_default()
}

/// What other actions mean in the library.
pub(super) fn on_screen(state: &mut State, action: Action) -> Vec<Effect> {
    let size = state.size;
    let Some(Screen::Library(shelves)) = state.screens.last_mut() else { return Vec::new() };
    if shelves.asking.is_some() {
        return typed::asked(state, &action);
    }
    match action {
        Action::Close => return close(state),
        Action::Leave if shelves.is_over => drop(state.screens.pop()),
        Action::Leave => return vec![Effect::Quit],
        Action::Next(_) => shelves.is_below = !shelves.is_below && !shelves.items().is_empty(),
        Action::Sort => {
            let selected = shelves.selected().map(|row| row.holder);
            shelves.order = shelves.order.next();
            shelves.arrange(selected);
        }
        Action::Pick => pick(shelves),
        Action::Accept => return reading::accept(shelves),
        Action::Click { column, row, twice } => return click(shelves, size, (column, row), twice),
        Action::Wheel { column, row, rows } => {
            shelves.is_below = areas(size, shelves).lower.contains(Position::new(column, row));
            return moved(shelves, rows.signum());
        }
        Action::Tutorial => return sources::tutorial(state),
        Action::Open(Opens::Help | Opens::Palette) | Action::Unknown => return screen::update(state, action),
        other => return moved(shelves, screen::rows(&other, size)),
    }
    Vec::new()
}

/// Moves in the half that has the keys; the documents of another row are fetched.
fn moved(shelves: &mut Shelves, rows: isize) -> Vec<Effect> {
    if shelves.is_below {
        let last = shelves.items().len().saturating_sub(1);
        shelves.lower_row = shelves.lower_row.saturating_add_signed(rows).min(last);
        return Vec::new();
    }
    let before = shelves.row;
    shelves.row = before.saturating_add_signed(rows).min(shelves.count().saturating_sub(1));
    if shelves.row == before { Vec::new() } else { look(shelves) }
}

/// Fetches the documents of the selected row.
fn look(shelves: &mut Shelves) -> Vec<Effect> {
    (shelves.lower, shelves.lower_row, shelves.is_below) = (Lower::Documents(None), 0, false);
    shelves.marked.clear();
    let Some(holder) = shelves.selected().map(|row| row.holder) else { return Vec::new() };
    ask(Request::Documents(holder))
}

/// Esc: what is under way stops; marks, a search and other lists go, one after the other. It never quits.
fn close(state: &mut State) -> Vec<Effect> {
    let Some(Screen::Library(shelves)) = state.screens.last_mut() else { return Vec::new() };
    if shelves.progress.is_some() {
        return vec![Effect::StopLibrary];
    }
    let is_marked = !shelves.marked.is_empty() || !shelves.stories.is_empty();
    if is_marked && !matches!(shelves.lower, Lower::Proposed(_)) {
        shelves.marked.clear();
        shelves.stories.clear();
        return Vec::new();
    }
    let selected = shelves.selected().map(|row| row.holder);
    let is_plain = shelves.query.is_empty() && matches!(shelves.lower, Lower::Documents(_));
    shelves.query.clear();
    shelves.arrange(selected);
    if is_plain {
        shelves.is_below = false;
        return Vec::new();
    }
    look(shelves)
}

/// Marks what is selected, or no longer; then the next.
fn pick(shelves: &mut Shelves) {
    if !shelves.is_below {
        if let Some(story) = shelves.story()
            && !shelves.stories.remove(&story)
        {
            shelves.stories.insert(story);
        }
        return;
    }
    let keys: Vec<_> = match shelves.items().get(shelves.lower_row) {
        Some(Item::Proposal(proposal)) => proposal.documents.iter().map(|entry| entry.key).collect(),
        Some(item) => item.document().into_iter().collect(),
        None => return,
    };
    let all = keys.iter().all(|key| shelves.marked.contains(key));
    for key in keys {
        if all {
            shelves.marked.remove(&key);
        } else {
            shelves.marked.insert(key);
        }
    }
    drop(moved(shelves, 1));
}

fn click(shelves: &mut Shelves, size: (u16, u16), (column, row): (u16, u16), twice: bool) -> Vec<Effect> {
    let (areas, at) = (areas(size, shelves), Position::new(column, row));
    let offset = |area: ratatui::layout::Rect| usize::from(row - area.y);
    if areas.rows.contains(at) {
        let from = first(shelves.row, shelves.count(), usize::from(areas.rows.height));
        shelves.is_below = false;
        let to = (from + offset(areas.rows)).cast_signed() - shelves.row.cast_signed();
        let effects = moved(shelves, to);
        return if twice { reading::accept(shelves) } else { effects };
    }
    if areas.lower.contains(at) {
        let height = usize::from(shelves.height());
        let count = shelves.items().len();
        let from = first(shelves.lower_row, count, usize::from(areas.lower.height) / height);
        let to = from + offset(areas.lower) / height;
        if to < count {
            (shelves.is_below, shelves.lower_row) = (true, to);
            return if twice { reading::accept(shelves) } else { Vec::new() };
        }
    }
    Vec::new()
}

/// Takes what the librarian says.
fn told(state: &mut State, answer: Answer) -> Vec<Effect> {
    let answer = match answer {
        Answer::Opened(opened) => {
            return if shelves(state).is_some() { reading::read(state, *opened) } else { Vec::new() };
        }
        answer => answer,
    };
    let (message, is_end) = match &answer {
        Answer::Done(words) | Answer::Failed(words) => (Some(words.clone()), true),
        Answer::Progress(_) => (None, false),
        Answer::Catalogue(_) | Answer::Documents(..) => (None, false),
        _ => (None, true),
    };
    state.message = message.or(state.message.take());
    let Some(shelves) = shelves(state) else { return Vec::new() };
    if is_end {
        shelves.progress = None;
    }
    match answer {
        Answer::Catalogue(catalogue) => return listed(shelves, catalogue),
        Answer::Documents(holder, entries)
            if shelves.selected().is_some_and(|row| row.holder == holder)
                && matches!(shelves.lower, Lower::Documents(_)) =>
        {
            shelves.lower_row = shelves.lower_row.min(entries.len().saturating_sub(1));
            shelves.is_below &= !entries.is_empty();
            shelves.lower = Lower::Documents(Some(entries));
        }
        Answer::Found(typed, found) if typed == shelves.query => {
            (shelves.lower, shelves.lower_row) = (Lower::Found(found), 0);
        }
        Answer::Alike(alike) => {
            (shelves.lower, shelves.lower_row, shelves.is_below) = (Lower::Alike(alike), 0, true);
        }
        Answer::Proposed(proposals) => {
            shelves.marked.clear();
            if proposals.is_empty() {
                return hand::say(state, "no documents outside of stories report the same");
            }
            (shelves.lower, shelves.lower_row, shelves.is_below) = (Lower::Proposed(proposals), 0, true);
        }
        Answer::Progress(progress) => shelves.progress = Some(progress.to_string()),
        _ => {}
    }
    Vec::new()
}

/// The rows as they are now; the documents of the selected one are fetched anew.
fn listed(shelves: &mut Shelves, catalogue: Arc<Catalogue>) -> Vec<Effect> {
    let is_first = shelves.catalogue.is_none();
    let last = catalogue.last.map(Holder::Story);
    let selected = if is_first { last } else { shelves.selected().map(|row| row.holder) };
    shelves.catalogue = Some(catalogue);
    shelves.arrange(selected);
    let is_kept = matches!(shelves.lower, Lower::Found(_) | Lower::Alike(_));
    if is_kept {
        return Vec::new();
    }
    let (row, is_below) = (shelves.lower_row, shelves.is_below && matches!(shelves.lower, Lower::Documents(_)));
    let effects = look(shelves);
    (shelves.lower_row, shelves.is_below) = (row, is_below);
    effects
}
