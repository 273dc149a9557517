//! The screens that lie over the reading view, and what each remembers. How they look is left to [`super::view`].

use super::appearance::Appearance;
use super::command::{self, Where};
use super::document_diff::DocumentDiff;
use super::field::Field;
use super::hand::HandScreen;
use super::library::Shelves;
use super::matter::Matter;
use std::sync::Arc;

/// A selected row of a list and the first that is seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Selection {
    pub(crate) row: usize,
    pub(crate) column: usize,
}

/// What comes first in the list of quotations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum QuoteOrder {
    /// Those that most sources carry.
    #[default]
    Sources,
    /// By speaker, the most quoted first.
    Speaker,
    /// As they stand in the texts.
    Place,
}

/// What comes first in the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum MatrixOrder {
    /// The most disputed.
    #[default]
    Dispute,
    /// Those that most sources carry.
    Sources,
    /// As they stand in the source in focus, then in the others.
    Place,
}

/// The help: for which screen, which entries, and the one that is selected.
#[derive(Debug, Clone, Default)]
pub(crate) struct Helping {
    /// The screen it was asked for on.
    pub(crate) place: Where,
    /// Whether the keys of all screens are shown.
    pub(crate) everywhere: bool,
    pub(crate) query: Field,
    /// Whether the query is being typed.
    pub(crate) typing: bool,
    pub(crate) row: usize,
}

/// A screen over the reading view.
#[derive(Debug)]
pub(crate) enum Screen {
    Help(Helping),
    Palette {
        place: Where,
        query: Field,
        row: usize,
    },
    Search {
        query: Field,
        /// Where the cursor stood before.
        from: (usize, usize),
    },
    /// A passage against its counterpart in one other document.
    WordDiff {
        matter: Matter,
        pair: usize,
        scroll: usize,
    },
    /// Test strings for the columns that characters take.
    Widths {
        scroll: usize,
    },
    /// The theme that is selected is in force already.
    Themes {
        /// What was in force before.
        before: Appearance,
    },
    DocumentDiff {
        diff: Arc<DocumentDiff>,
        scroll: usize,
    },
    Why {
        matter: Matter,
        link: usize,
        scroll: usize,
    },
    Quotes(Selection),
    Matrix(Selection),
    /// A note being written, a letter being asked for, the lists of notes and bookmarks.
    Hand(HandScreen),
    Library(Box<Shelves>),
    Overview(Selection),
    Problems(Selection),
    Sources(Selection),
    /// A line is typed: a command, a file's path, a name.
    Ask {
        what: Ask,
        typed: Field,
    },
    /// A command that has not ended yet.
    Running {
        run: u64,
        command: String,
    },
    /// What a command printed.
    Printed {
        command: String,
        printed: String,
        scroll: usize,
    },
}

/// What a typed line is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ask {
    Pipe,
    Add,
    /// What the rows of a list must hold; they follow while it is typed.
    Rows,
    /// What a text that was pasted is to be called as a source.
    Name {
        pasted: String,
    },
}

impl Screen {
    /// Whether it lists rows that can be ordered, found and picked.
    pub(crate) fn has_rows(&self) -> bool {
        matches!(self, Self::Matrix(_) | Self::Quotes(_))
    }

    /// Which keys hold on it.
    pub(crate) fn place(&self) -> Where {
        match self {
            Self::Help(Helping { typing: true, .. })
            | Self::Palette { .. }
            | Self::Search { .. }
            | Self::Ask { .. } => command::PROMPT,
            Self::Help(_) => command::HELP,
            Self::WordDiff { .. }
            | Self::Why { .. }
            | Self::Widths { .. }
            | Self::Printed { .. }
            | Self::Running { .. } => command::POPUP,
            Self::Sources(_) => command::CHOOSE,
            Self::DocumentDiff { .. } => command::DIFF,
            Self::Themes { .. } => command::PICK,
            Self::Quotes(_) | Self::Matrix(_) | Self::Overview(_) | Self::Problems(_) => command::LIST,
            Self::Hand(hand) => hand.place(),
            Self::Library(shelves) => shelves.place(),
        }
    }
}
