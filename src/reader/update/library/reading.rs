//! From the library to the text: what Enter reads, and taking it up.

use super::super::super::action::Effect;
use super::super::super::library::{Access, Item, Lower, Shelves};
use super::super::super::pane::Pane;
use super::super::super::state::State;
use super::{ask, done};
use crate::library::{Change, Holder, Opened, Proposal, Request};

/// Enter: reads what is selected, or makes the stories that were proposed.
pub(super) fn accept(shelves: &mut Shelves) -> Vec<Effect> {
    if let Lower::Proposed(proposals) = &shelves.lower {
        let change = Change::Group(wanted(proposals, shelves));
        return done(shelves, change);
    }
    let Some(holder) = shelves.selected().map(|row| row.holder) else {
        return found(shelves);
    };
    if shelves.is_below && !matches!(shelves.lower, Lower::Documents(_)) {
        return found(shelves);
    }
    let entries = match &shelves.lower {
        Lower::Documents(Some(entries)) => entries.as_slice(),
        _ => &[],
    };
    let is_set = matches!(holder, Holder::Unsorted | Holder::Trash);
    // Of a story all is read or what is marked; of loose documents what is marked, else the one under the cursor.
    let kept = match (shelves.marked.is_empty(), is_set) {
        (false, _) => shelves.marked.iter().copied().collect(),
        (true, true) => shelves.meant(),
        (true, false) => Vec::new(),
    };
    if is_set && kept.is_empty() {
        shelves.is_below = !entries.is_empty();
        return Vec::new();
    }
    if is_set {
        return ask(Request::OpenDocuments(kept));
    }
    let left_out = entries.iter().map(|entry| entry.key).filter(|key| !kept.is_empty() && !kept.contains(key));
    ask(Request::Open { holder, without: left_out.collect() })
}

/// Reads what was found or is alike.
fn found(shelves: &Shelves) -> Vec<Effect> {
    match shelves.items().get(shelves.lower_row) {
        Some(Item::Hit(hit)) => ask(Request::OpenHit(Box::new((*hit).clone()))),
        Some(Item::Alike(alike)) => ask(Request::OpenDocuments(vec![alike.entry.key])),
        _ => Vec::new(),
    }
}

/// The proposals without what was marked as not wanted.
fn wanted(proposals: &[Proposal], shelves: &Shelves) -> Vec<Proposal> {
    let kept = proposals.iter().map(|proposal| {
        let mut kept = proposal.clone();
        kept.documents.retain(|entry| !shelves.marked.contains(&entry.key));
        kept
    });
    kept.filter(|p| p.documents.len() > usize::from(p.story.is_none())).collect()
}

/// Reads something else, in the place of what is read.
pub(super) fn read(state: &mut State, opened: Opened) -> Vec<Effect> {
    let Opened { documents, subject, paths, refusals, at } = opened;
    let mut inner = State::new(subject.name.clone(), documents, state.look.clone(), state.size);
    inner.keys = state.keys.clone();
    inner.material.generation = state.material.generation + 1;
    (inner.material.paths, inner.material.refusals) = (paths, refusals);
    inner.material.places = subject.places();
    let keys = subject.stored();
    inner.library = Access { is_there: true, is_home: true, keys };
    *state = inner;
    super::super::arrange_widths(state);
    if let Some((document, span)) = at {
        // Where the words are counts more than where the reader was.
        state.desk.touched = true;
        state.panes.focus = document;
        if let Some(pane) = state.panes.all.get_mut(document) {
            Pane::level(pane, span.start, 4);
            pane.cursor = span.start;
        }
    }
    super::super::arrange(state);
    vec![Effect::Reopen(Box::new(subject)), Effect::Compare { generation: state.material.generation }]
}
