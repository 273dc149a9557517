//! The library as the reader sees it: what it can be asked to do, what it remembers between two keys, where its parts stand.
//!
//! ```text
//!  heading
//!  ────────────────────────────
//!    Story        Sources Newest     column heads
//!  > Harbour      5       13 Mar     rows
//!  ── Harbour ─────────────────     documents of the selected row, what a search found,
//!   [x] Courier   12 Mar             what is like a document, stories that were proposed
//!  ────────────────────────────
//!   keys
//!   status
//! ```
//!
//! What an action does is left to [`super::update`], how it looks to [`super::view::library`], the work to [`crate::library`].

use super::command::{LIBRARY, PROMPT, Where};
use super::field::Field;
use crate::library::{
    Alike, Answer, Catalogue, DocumentKey, Entry, Fact, Hit, Holder, Proposal, ReadShare, Row, StoryKey,
};
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One thing to do in the library, or to be told of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum LibraryAction {
    /// Over the text.
    Open,
    /// Names and texts by what is typed.
    Find,
    Add,
    NewStory,
    Move,
    TakeOut,
    Rename,
    Merge,
    Tag,
    Correct(Fact),
    /// Corrections away.
    AsRead,
    Remove,
    Restore,
    EmptyTrash,
    /// Which stories the unsorted documents make.
    Group,
    /// Documents that report the same as this one.
    Alike,
    Versions,
    Undo,
    Redo,
    /// What the librarian says.
    Answer(Answer),
}

/// What is between the reader and the library.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Access {
    /// Whether there may be one; else the store is to be left alone.
    pub(crate) is_there: bool,
    /// Whether what is read was opened from it, so that leaving goes back to it.
    pub(crate) is_home: bool,
    /// The document of the store that each source is, as far as it is known.
    pub(crate) keys: Vec<Option<DocumentKey>>,
}

/// What comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Order {
    #[default]
    Newest,
    Name,
    Sources,
    /// Those that were not read to their end.
    Unread,
}

impl Order {
    pub(crate) fn next(self) -> Self {
        match self {
            Self::Newest => Self::Name,
            Self::Name => Self::Sources,
            Self::Sources => Self::Unread,
            Self::Unread => Self::Newest,
        }
    }

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Name => "name",
            Self::Sources => "sources",
            Self::Unread => "unread",
        }
    }
}

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asking {
    Find,
    /// A path, to this story or to none.
    Add(Option<StoryKey>),
    NewStory,
    Move,
    Rename(StoryKey),
    Tag,
    Correct(Fact),
    EmptyTrash,
}

/// What stands below the rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Lower {
    /// The documents of a row; none while they are fetched.
    Documents(Option<Vec<Entry>>),
    /// What a search found, or why it cannot be looked for.
    Found(Result<Vec<Hit>, String>),
    Alike(Vec<Alike>),
    Proposed(Vec<Proposal>),
}

/// A row of what is below.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Item<'a> {
    Document(&'a Entry),
    Hit(&'a Hit),
    Alike(&'a Alike),
    Proposal(&'a Proposal),
}

impl Item<'_> {
    /// The document that it is, or is in.
    pub(crate) fn document(&self) -> Option<DocumentKey> {
        match self {
            Self::Document(entry) => Some(entry.key),
            Self::Hit(hit) => Some(hit.document),
            Self::Alike(alike) => Some(alike.entry.key),
            Self::Proposal(_) => None,
        }
    }
}

/// The library on the screen.
#[derive(Debug)]
pub(crate) struct Shelves {
    /// Whether it was opened over a text.
    pub(crate) is_over: bool,
    /// The rows, as soon as they are known.
    pub(crate) catalogue: Option<Arc<Catalogue>>,
    /// Places of the rows that are seen, in order.
    seen: Vec<usize>,
    pub(crate) order: Order,
    /// What names and texts are looked for by.
    pub(crate) query: String,
    /// The selected row of those that are seen.
    pub(crate) row: usize,
    /// Whether the lower half has the keys.
    pub(crate) is_below: bool,
    pub(crate) lower: Lower,
    pub(crate) lower_row: usize,
    /// Documents that were marked; those of proposals, that are not wanted.
    pub(crate) marked: BTreeSet<DocumentKey>,
    /// Stories that were marked.
    pub(crate) stories: BTreeSet<StoryKey>,
    pub(crate) asking: Option<(Asking, Field)>,
    /// How far something is that takes long.
    pub(crate) progress: Option<String>,
}

impl Shelves {
    /// Before anything is known.
    pub(crate) fn new(is_over: bool) -> Self {
        Self {
            is_over,
            catalogue: None,
            seen: Vec::new(),
            order: Order::default(),
            query: String::new(),
            row: 0,
            is_below: false,
            lower: Lower::Documents(None),
            lower_row: 0,
            marked: BTreeSet::new(),
            stories: BTreeSet::new(),
            asking: None,
            progress: None,
        }
    }

    /// Which keys hold.
    pub(crate) fn place(&self) -> Where {
        if self.asking.is_some() { PROMPT } else { LIBRARY }
    }

    /// The rows that are seen, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row> {
        let rows = self.catalogue.as_deref().map(|c| c.rows.as_slice()).unwrap_or_default();
        self.seen.iter().filter_map(|n| rows.get(*n))
    }

    /// How many rows are seen.
    pub(crate) fn count(&self) -> usize {
        self.seen.len()
    }

    /// The selected row.
    pub(crate) fn selected(&self) -> Option<&Row> {
        self.catalogue.as_deref()?.rows.get(*self.seen.get(self.row)?)
    }

    /// The story that is selected.
    pub(crate) fn story(&self) -> Option<StoryKey> {
        match self.selected()?.holder {
            Holder::Story(story) => Some(story),
            _ => None,
        }
    }

    /// Sees the rows whose names have all words that are typed, in the order that is chosen; what is no story keeps its place
    /// at an end. The selection stays on its row.
    pub(crate) fn arrange(&mut self, selected: Option<Holder>) {
        let Some(catalogue) = self.catalogue.clone() else { return };
        let words: Vec<String> = self.query.split_whitespace().map(str::to_lowercase).collect();
        let is_seen = |row: &Row| {
            let name = row.name.to_lowercase();
            words.iter().all(|word| name.contains(word.as_str()))
        };
        let rows = &catalogue.rows;
        self.seen = (0..rows.len()).filter(|n| is_seen(&rows[*n])).collect();
        let end = |row: &Row| match row.holder {
            Holder::Last => 0,
            Holder::Story(_) => 1,
            Holder::Unsorted => 2,
            Holder::Trash => 3,
        };
        let order = self.order;
        self.seen.sort_by(|a, b| {
            let (a, b) = (&rows[*a], &rows[*b]);
            let by_order = match order {
                Order::Newest => (&b.newest, &b.made).cmp(&(&a.newest, &a.made)),
                Order::Name => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
                Order::Sources => b.documents.cmp(&a.documents),
                Order::Unread => (a.read == Some(ReadShare::Done)).cmp(&(b.read == Some(ReadShare::Done))),
            };
            end(a).cmp(&end(b)).then(by_order).then_with(|| a.name.cmp(&b.name))
        });
        let kept = selected.and_then(|holder| self.seen.iter().position(|n| rows[*n].holder == holder));
        self.row = kept.unwrap_or(self.row).min(self.seen.len().saturating_sub(1));
    }

    /// The rows of what is below.
    pub(crate) fn items(&self) -> Vec<Item<'_>> {
        match &self.lower {
            Lower::Documents(entries) => entries.iter().flatten().map(Item::Document).collect(),
            Lower::Found(hits) => hits.iter().flatten().map(Item::Hit).collect(),
            Lower::Alike(alike) => alike.iter().map(Item::Alike).collect(),
            Lower::Proposed(proposals) => {
                let with = |p| std::iter::once(Item::Proposal(p)).chain(p.documents.iter().map(Item::Document));
                proposals.iter().flat_map(with).collect()
            }
        }
    }

    /// The documents that are meant: those that are marked, else the one under the cursor.
    pub(crate) fn meant(&self) -> Vec<DocumentKey> {
        if !self.marked.is_empty() {
            return self.marked.iter().copied().collect();
        }
        if !self.is_below {
            return Vec::new();
        }
        self.items().get(self.lower_row).and_then(Item::document).into_iter().collect()
    }

    /// Rows of the screen that an item takes.
    pub(crate) fn height(&self) -> u16 {
        if matches!(self.lower, Lower::Found(_)) { 2 } else { 1 }
    }
}

/// Where the parts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Areas {
    /// The rows, below their heads.
    pub(crate) rows: Rect,
    /// The line above the lower half.
    pub(crate) rule: u16,
    pub(crate) lower: Rect,
}

/// Lays out the library in so many columns and rows.
pub(crate) fn areas((columns, height): (u16, u16), shelves: &Shelves) -> Areas {
    let body = height.saturating_sub(6);
    let count = u16::try_from(shelves.count()).unwrap_or(u16::MAX).max(1);
    let most = match shelves.lower {
        Lower::Documents(_) => body.saturating_sub(1) * 3 / 5,
        _ => body.saturating_sub(1) / 4,
    };
    let rows = count.min(most.max(1));
    let rule = 3 + rows + u16::from(body > 8);
    let below = (height.saturating_sub(3)).saturating_sub(rule + 1);
    Areas { rows: Rect::new(0, 3, columns, rows), rule, lower: Rect::new(0, rule + 1, columns, below) }
}
