//! What is written by hand, as the reader sees it: what it can be asked to do, its screens, and the desk they lie on.
//!
//! What an action does is left to [`super::update`], how it looks to [`super::view::notes`], keeping it to [`crate::hand`].

use super::command::{LIST, NOTES, PROMPT, Where};
use super::field::Field;
use super::state::{Panes, Selection, State};
use super::update::threshold;
use crate::comparison::{Kind, Passage};
use crate::hand::anchoring::Anchored;
use crate::hand::keeper::Said;
use crate::hand::place::Stand;
use crate::hand::{Entry, Hand};

/// What is held of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judgement {
    Confirm,
    Reject,
    /// The passages belong together in this way.
    Kind(Kind),
    /// As it was found.
    Forget,
}

/// One thing to write, or to be told of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum HandAction {
    Note,
    Notes,
    NextNote(isize),
    /// A letter is to follow, for a bookmark that is set or gone to.
    AskLetter(bool),
    Bookmarks,
    Judge(Judgement),
    Hold,
    Pin,
    Unpin,
    Undo,
    Redo,
    /// Take away what is selected.
    Erase,
    /// What was kept from an earlier reading.
    Recalled(Vec<Entry>, Option<Box<Stand>>),
    /// What was kept of sources that were added.
    Added(Vec<Entry>),
    /// What was done is on the disk.
    Kept(String),
    /// What was done is not, and why.
    Failed(String),
}

impl HandAction {
    /// What the keeper tells.
    pub(crate) fn of(said: Said) -> Self {
        match said {
            Said::Recalled(entries, stand) => Self::Recalled(entries, stand.map(Box::new)),
            Said::Added(entries) => Self::Added(entries),
            Said::Kept(words) => Self::Kept(words),
            Said::Failed(words) => Self::Failed(words),
        }
    }

    /// Whether it is told by the keeper, and no key.
    pub(crate) fn is_report(&self) -> bool {
        matches!(self, Self::Recalled(..) | Self::Added(_) | Self::Kept(_) | Self::Failed(_))
    }
}

/// A screen for what is written by hand.
#[derive(Debug)]
pub(crate) enum HandScreen {
    /// A note being written.
    Note {
        /// Where it stands; none where its text has changed and the words are gone.
        passage: Option<Passage>,
        /// The passage by its words.
        anchors: Vec<Anchored>,
        /// The note that it changes.
        id: Option<u64>,
        words: Field,
    },
    /// A letter is asked for, to set a bookmark or to go to one.
    Letter {
        sets: bool,
    },
    Notes(Selection),
    Bookmarks(Selection),
}

impl HandScreen {
    /// Which keys hold on it.
    pub(crate) fn place(&self) -> Where {
        match self {
            Self::Note { .. } | Self::Letter { .. } => PROMPT,
            Self::Notes(_) | Self::Bookmarks(_) => LIST | NOTES,
        }
    }

    /// Whether it takes the whole terminal.
    pub(crate) fn is_full(&self) -> bool {
        matches!(self, Self::Notes(_) | Self::Bookmarks(_))
    }
}

/// What was written, and what is being done with it.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    pub(crate) hand: Hand,
    /// One end of a link or pin that waits for the other.
    pub(crate) held: Option<Passage>,
    /// Whether it is kept beyond this reading.
    pub(crate) is_kept: bool,
    /// Whether the reader has done anything yet; then an earlier place is not restored any more.
    pub(crate) touched: bool,
}

/// Where the reader stands, to be kept.
pub(crate) fn stand(state: &State) -> Stand {
    let Panes { all, order, focus, zoomed, follow, synopsis, .. } = &state.panes;
    let row = state.area().zip(state.pane()).map_or(0, |(a, p)| p.row_of(p.cursor, usize::from(a.text.height)));
    Stand {
        cursors: all.iter().map(|p| p.cursor).collect(),
        order: order.clone(),
        focus: *focus,
        row,
        zoomed: *zoomed,
        follow: *follow,
        synopsis: synopsis.is_some(),
        minimap: state.look.minimap,
        measure: state.look.measure,
        shown: state.shown.letters(),
        threshold: threshold::standing(&state.look),
        wider: (0..all.len()).map(|n| state.panes.wider.get(n).copied().unwrap_or(0)).collect(),
    }
}
