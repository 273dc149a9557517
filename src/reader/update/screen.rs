//! What an action does on a screen over the reading view: help, palette, search, diffs, "why", quotations, matrix.

use super::super::action::{Action, Effect, Opens};
use super::super::command::places;
use super::super::document_diff::DocumentDiff;
use super::super::field::{Field, Stroke};
use super::super::matter::Matter;
use super::super::screen::Helping;
use super::super::search::Search;
use super::super::state::{Ask, Screen, Selection, State};
use super::super::view::{help, palette};
use super::{jump, list, motion, outside, sources};
use crate::document::Span;
use std::sync::Arc;

/// Texts of so many bytes together are compared on a thread, lest a key wait for it.
const LONG: usize = 128 * 1024;

/// Opens a screen; what takes longer than a frame comes back as an effect.
pub(super) fn open_with(state: &mut State, opens: Opens) -> Vec<Effect> {
    if opens == Opens::DocumentDiff {
        return document_diff(state, 1);
    }
    open(state, opens);
    super::arrange(state);
    Vec::new()
}

/// Opens a screen, or says why it cannot.
pub(super) fn open(state: &mut State, opens: Opens) {
    let place = state.place();
    let screen = match opens {
        Opens::Help => Some(Screen::Help(Helping { place, ..Helping::default() })),
        Opens::Palette => Some(Screen::Palette { place, query: Field::default(), row: 0 }),
        Opens::Search => {
            let from = (state.panes.focus, state.pane().map_or(0, |p| p.cursor));
            state.search = Search::default();
            Some(Screen::Search { query: Field::default(), from })
        }
        Opens::WordDiff => word_diff(state),
        Opens::DocumentDiff => None,
        Opens::Sources => Some(Screen::Sources(Selection { row: state.panes.focus, column: 0 })),
        Opens::Pipe => Some(Screen::Ask { what: Ask::Pipe, typed: Field::default() }),
        Opens::Rows if state.screens.last().is_some_and(Screen::has_rows) => {
            state.sought.clear();
            Some(Screen::Ask { what: Ask::Rows, typed: Field::default() })
        }
        Opens::Rows => {
            state.message = Some(state.keys.told("rows are found in {matrix} matrix and {quotations} quotations"));
            None
        }
        Opens::Add => Some(Screen::Ask { what: Ask::Add, typed: Field::default() }),
        Opens::Why => why(state),
        Opens::Quotes => compared(state).then_some(Screen::Quotes(state.lists.quotes_at)),
        Opens::Widths => Some(Screen::Widths { scroll: 0 }),
        Opens::Themes => Some(super::theme::picker(state)),
        Opens::Matrix => compared(state).then_some(Screen::Matrix(state.lists.matrix_at)),
        Opens::Overview => compared(state).then(|| list::overview(state)),
        Opens::Problems => Some(Screen::Problems(Selection::default())),
    };
    state.screens.extend(screen);
    list::clamp(state);
}

fn compared(state: &mut State) -> bool {
    let is = state.material.comparison.is_some();
    if !is {
        state.message = Some("still comparing; a moment".into());
    }
    is
}

/// The matter that is meant: that of the selected row, else the one under the cursor. The text behind a list stays where it is.
fn meant(state: &State) -> Matter {
    match list::passage(state) {
        Some(row) => Matter::at(&state.material, state.shown, row.document.0, row.span.start),
        None => state.matter(),
    }
}

fn why(state: &mut State) -> Option<Screen> {
    let matter = meant(state);
    if !compared(state) {
        return None;
    }
    if matter.kind.is_none() {
        state.message = Some("no mark is shown for this passage".into());
        return None;
    }
    Some(Screen::Why { matter, link: 0, scroll: 0 })
}

fn word_diff(state: &mut State) -> Option<Screen> {
    let matter = meant(state);
    if !compared(state) {
        return None;
    }
    if matter.ends.is_empty() {
        state.message =
            Some(state.keys.told("no other source has this passage; {diff of two documents} compares the documents"));
        return None;
    }
    // The link the detail line speaks of is that of the first.
    Some(Screen::WordDiff { matter, pair: 0, scroll: 0 })
}

/// The document in focus and the next one in the order of the story.
fn document_diff(state: &mut State, step: isize) -> Vec<Effect> {
    let count = state.material.documents.len();
    if count < 2 {
        state.message = Some("there is no other document".into());
        return Vec::new();
    }
    let a = state.panes.focus;
    let other = match state.screens.last() {
        Some(Screen::DocumentDiff { diff, .. }) => diff.b,
        _ => a,
    };
    let mut b = (other as isize + step).rem_euclid(count as isize).unsigned_abs();
    if b == a {
        b = (b as isize + step).rem_euclid(count as isize).unsigned_abs();
    }
    let sentences = [a, b].map(|d| sentences(state, d));
    let bytes: usize = [a, b].iter().map(|d| state.material.documents[*d].text.len()).sum();
    if bytes > LONG {
        state.message = Some("comparing two long texts; a moment".into());
        return vec![Effect::Diff { a, b, sentences }];
    }
    let diff = DocumentDiff::new(&state.material.documents, [&sentences[0], &sentences[1]], (a, b));
    diffed(state, Arc::new(diff));
    Vec::new()
}

/// Shows a diff, in the place of another if one is on top.
pub(super) fn diffed(state: &mut State, diff: Arc<DocumentDiff>) {
    if let Some(Screen::DocumentDiff { .. }) = state.screens.last() {
        state.screens.pop();
    }
    state.message = None;
    state.screens.push(Screen::DocumentDiff { diff, scroll: 0 });
}

/// The sentences of a document; its blocks where it is not analysed yet.
fn sentences(state: &State, document: usize) -> Vec<Span> {
    let marks = state.material.marks.of(document);
    if marks.is_empty() {
        let blocks = state.material.documents.get(document).map(|d| d.blocks.as_slice()).unwrap_or_default();
        return blocks.iter().filter(|b| b.kind.is_compared()).map(|b| b.span).collect();
    }
    marks.iter().map(|m| m.span).collect()
}

/// Does what is asked on the uppermost screen.
pub(super) fn update(state: &mut State, action: Action) -> Vec<Effect> {
    if matches!(state.screens.last(), Some(Screen::Themes { .. }))
        && let Some(effects) = super::theme::update(state, &action)
    {
        return effects;
    }
    match action {
        Action::Close if list::all_again(state) => {}
        Action::Leave | Action::Close => {
            let runs = matches!(state.screens.last(), Some(Screen::Running { .. }));
            close(state);
            if runs {
                return vec![Effect::StopPipe];
            }
        }
        Action::Open(Opens::Search) if matches!(state.screens.last(), Some(Screen::Help(_))) => {
            if let Some(Screen::Help(help)) = state.screens.last_mut() {
                (help.typing, help.row) = (true, 0);
            }
        }
        Action::Everywhere => {
            if let Some(Screen::Help(help)) = state.screens.last_mut() {
                (help.everywhere, help.row) = (!help.everywhere, 0);
            }
        }
        Action::Open(opens) => return open_with(state, opens),
        Action::Pick if matches!(state.screens.last(), Some(Screen::Sources(_))) => sources::pick(state),
        Action::Pick => list::pick(state),
        Action::PickNone => {
            state.picked.forget(None);
            state.message = Some("no row is picked any more".into());
        }
        Action::Paste(text) if matches!(state.screens.last(), Some(Screen::Sources(_))) => {
            outside::pasted(state, &text);
        }
        Action::Toggle(_) | Action::ShowOnly(_) | Action::ShowAll => {
            super::filter(state, &action);
            list::clamp(state);
        }
        Action::Sort | Action::Alone | Action::OnlyRows { .. } => list::arrange(state, &action),
        Action::Unified => state.lists.diff.is_unified ^= true,
        Action::Characters => state.lists.diff.by_characters ^= true,
        Action::Accept => return accept(state),
        Action::Type(_) | Action::Paste(_) | Action::Stroke(_) => typed(state, &action),
        Action::Unknown => state.message = Some(state.keys.told("no such key here; {help} shows the keys")),
        other => {
            let effects = moved(state, &other);
            super::arrange(state);
            return effects;
        }
    }
    super::arrange(state);
    Vec::new()
}

/// Closes the uppermost screen; an abandoned search goes back to where it began.
fn close(state: &mut State) {
    list::remember(state);
    if let Some(Screen::Help(help)) = state.screens.last_mut()
        && help.typing
    {
        (help.typing, help.query, help.row) = (false, Field::default(), 0);
        return;
    }
    if let Some(Screen::Search { from: (document, byte), .. }) = state.screens.pop() {
        state.search = Search::default();
        jump::go(state, document, byte);
    }
}

/// Runs or opens what is selected.
fn accept(state: &mut State) -> Vec<Effect> {
    match state.screens.last_mut() {
        Some(Screen::Palette { place, query, row }) => {
            let chosen = palette::matching(*place, query.text()).get(*row).map(|c| c.action.clone());
            state.screens.pop();
            if let Some(action) = chosen {
                return super::update(state, action);
            }
        }
        Some(Screen::Search { from, .. }) => {
            let from = *from;
            state.screens.pop();
            let here = (state.panes.focus, state.pane().map_or(0, |p| p.cursor));
            if state.search.is_on() && here != from {
                jump::go(state, from.0, from.1);
                jump::remember(state);
                jump::go(state, here.0, here.1);
                jump::arrive(state);
            }
        }
        Some(Screen::Help(help)) if help.typing => help.typing = false,
        Some(Screen::Help(help)) => {
            let Some(command) = help::chosen(&state.keys, help) else { return Vec::new() };
            let runs = command.holds & help.place > 0;
            if !runs {
                state.message = Some(format!("{} holds in: {}", command.name, places(command.holds)));
                return Vec::new();
            }
            state.screens.pop();
            return super::update(state, command.action.clone());
        }
        Some(Screen::Ask { .. }) => return outside::answer(state),
        Some(Screen::Sources(_)) => sources::focus(state),
        Some(Screen::Quotes(_) | Screen::Matrix(_) | Screen::Overview(_) | Screen::Problems(_)) => {
            open_row(state);
        }
        _ => {}
    }
    super::arrange(state);
    Vec::new()
}

/// Goes to the passage of the selected row in the text.
fn open_row(state: &mut State) {
    let Some(passage) = list::passage(state) else { return };
    jump::remember(state);
    list::remember(state);
    state.screens.clear();
    jump::go(state, passage.document.0, passage.span.start);
    jump::arrive(state);
}

/// Text typed into the prompt of the screen.
fn typed(state: &mut State, action: &Action) {
    let edit = |field: &mut Field| edit(field, action);
    match state.screens.last_mut() {
        Some(Screen::Help(help)) => {
            edit(&mut help.query);
            help.row = 0;
        }
        Some(Screen::Ask { typed, what }) => {
            edit(typed);
            if *what == Ask::Rows {
                state.sought = typed.text().to_owned();
                list::to_top(state);
            }
        }
        Some(Screen::Palette { query, row, .. }) => {
            edit(query);
            *row = 0;
        }
        Some(Screen::Search { query, from }) => {
            if *action == Action::Stroke(Stroke::Erase) && query.text().is_empty() {
                close(state);
                return;
            }
            edit(query);
            if state.search.query == query.text() {
                return;
            }
            state.search = Search::new(&state.material.documents, query.text());
            let (document, byte) = *from;
            // The first match at or after where the search began.
            jump::go(state, document, byte);
            let at = state.search.hits.partition_point(|(d, s)| (*d, s.start) < (document, byte));
            let hit = state.search.hits.get(at).or_else(|| state.search.hits.first()).copied();
            if let Some((document, span)) = hit {
                jump::go(state, document, span.start);
            }
        }
        _ => {}
    }
}

/// What a key does to text in a prompt.
pub(super) fn edit(field: &mut Field, action: &Action) {
    match action {
        Action::Type(c) => field.put(c.encode_utf8(&mut [0; 4])),
        Action::Paste(pasted) => field.put(pasted),
        Action::Stroke(stroke) => field.press(*stroke),
        _ => {}
    }
}

/// By how many rows an action moves in a list or a page of text.
pub(super) fn rows(action: &Action, size: (u16, u16)) -> isize {
    let page = usize::from(size.1).saturating_sub(8).max(1).cast_signed();
    match action {
        Action::Rows(n) => *n,
        Action::HalfPages(n) => n * (page / 2).max(1),
        Action::Pages(n) => n * page,
        Action::Start => isize::MIN / 2,
        Action::End => isize::MAX / 2,
        _ => 0,
    }
}

/// Moves in the screen.
fn moved(state: &mut State, action: &Action) -> Vec<Effect> {
    let rows = rows(action, state.size);
    if list::moved(state, rows, action) {
        return Vec::new();
    }
    let step = |at: usize, count: usize| at.saturating_add_signed(rows).min(count.saturating_sub(1));
    let (next, hits) = (matches!(action, Action::Next(_)), matches!(action, Action::Shown(_)));
    match state.screens.last_mut() {
        Some(Screen::Help(help)) => {
            help.row = match action {
                Action::Next(n) => help::heading(&state.keys, help, *n),
                _ => step(help.row, help::count(&state.keys, help)),
            };
        }
        Some(Screen::Palette { place, query, row }) => *row = step(*row, palette::matching(*place, query.text()).len()),
        Some(Screen::Search { .. }) if rows != 0 => motion::hits(state, rows.signum()),
        Some(Screen::WordDiff { matter, pair, scroll }) => match action {
            Action::Next(n) => {
                *pair = (*pair as isize + n).rem_euclid(matter.ends.len().max(1) as isize).unsigned_abs();
                *scroll = 0;
            }
            _ => *scroll = step(*scroll, 500),
        },
        Some(Screen::Widths { scroll }) => *scroll = step(*scroll, 20),
        Some(Screen::Printed { scroll, .. }) => *scroll = step(*scroll, 5000),
        Some(Screen::Why { matter, link, scroll }) => {
            if let Action::Next(n) = action {
                *link = (*link as isize + n).rem_euclid(matter.links.len().max(1) as isize).unsigned_abs();
                *scroll = 0;
            }
            *scroll = step(*scroll, 500);
        }
        Some(Screen::DocumentDiff { diff, scroll }) => {
            if hits {
                let n = if let Action::Shown(n) = action { *n } else { 0 };
                *scroll = diff.next_change(*scroll, n).unwrap_or(*scroll);
            } else if next {
                let n = if let Action::Next(n) = action { *n } else { 0 };
                return document_diff(state, n);
            } else {
                *scroll = step(*scroll, diff.rows.len());
            }
        }
        _ => {}
    }
    Vec::new()
}
