//! The store as a place to go through: stories and documents in rows, what can be done with them, and a librarian who does it
//! on a thread of its own.
//!
//! ```text
//!  Request ──> librarian ──> store ──> Answer
//!                 │
//!                 ├── intake     files into the store, batch by batch
//!                 ├── opening    a story, a document, its captures, to be read
//!                 ├── grouping   which documents report the same
//!                 └── quotations found in texts when a search first needs them
//! ```
//!
//! The same parts serve the commands. How rows look and which keys ask for what is left to the reader; all SQL to the store.

pub mod catalogue;
pub mod change;
pub mod grouping;
pub mod intake;
pub mod librarian;
pub mod opening;
pub mod progress;
pub mod quotations;

pub use crate::store::{DocumentKey, Entry, Fact, Hit, Snippet, StoryKey};
pub use catalogue::{Catalogue, ReadShare, Row};
pub use grouping::{Alike, Proposal};
pub use opening::Opened;
pub use progress::Progress;

use crate::document::Document;
use std::path::PathBuf;
use std::sync::Arc;

/// What holds documents in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// What was read last, where that is no story of the store.
    Last,
    /// A story.
    Story(StoryKey),
    /// The documents that are in no story.
    Unsorted,
    /// The trash.
    Trash,
}

/// What the librarian is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// All rows.
    Catalogue,
    /// The documents that something holds.
    Documents(Holder),
    /// Documents and quotations by what is typed; a later one replaces it.
    Search(String),
    /// Documents that report the same as this one.
    Alike(DocumentKey),
    /// The same for one of those that are read, which may be a document of the store.
    AlikeTo(Arc<Vec<Document>>, usize, Option<DocumentKey>),
    /// What something holds, without some, to be read; at a passage, where a search found one.
    Open {
        /// What holds them.
        holder: Holder,
        /// Those that are not read.
        without: Vec<DocumentKey>,
    },
    /// What was found, in its story if it has one, to be read.
    OpenHit(Box<Hit>),
    /// These documents, to be read.
    OpenDocuments(Vec<DocumentKey>),
    /// All captures of a document, to be read.
    OpenVersions(DocumentKey),
    /// A file or folder into the store, and into a story.
    Add {
        /// What was typed.
        path: PathBuf,
        /// The story.
        story: Option<StoryKey>,
    },
    /// Which stories the unsorted documents make.
    Propose,
    /// Something is changed; undone as one step.
    Do(Change),
}

/// What is changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A new story of these documents, which leave the story they are seen in.
    NewStory {
        /// Its name.
        name: String,
        /// Its documents.
        documents: Vec<DocumentKey>,
        /// Where they are now.
        from: Option<StoryKey>,
    },
    /// The same into a story that may be there.
    Move {
        /// The documents.
        documents: Vec<DocumentKey>,
        /// Where they are now.
        from: Option<StoryKey>,
        /// The name of the story.
        into: String,
    },
    /// Out of a story.
    TakeOut(Vec<DocumentKey>, StoryKey),
    /// Another name for a story.
    Rename(StoryKey, String),
    /// A story away; its documents stay.
    Dissolve(StoryKey),
    /// Stories into the first.
    Merge(StoryKey, Vec<StoryKey>),
    /// A tag on documents, or off them where it begins with `-`.
    Tag(Vec<DocumentKey>, String),
    /// A fact of documents; without words as it was read.
    Correct(Vec<DocumentKey>, Fact, Option<String>),
    /// All facts of documents as they were read.
    AsRead(Vec<DocumentKey>),
    /// Into the trash.
    Remove(Vec<DocumentKey>),
    /// Out of it.
    Restore(Vec<DocumentKey>),
    /// What is in the trash for good.
    EmptyTrash,
    /// The stories that were proposed.
    Group(Vec<Proposal>),
    /// The last step back.
    Undo,
    /// The last step again.
    Redo,
}

/// What the librarian answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// All rows.
    Catalogue(Arc<Catalogue>),
    /// The documents that something holds.
    Documents(Holder, Vec<Entry>),
    /// What was typed, and what was found, or why it cannot be looked for.
    Found(String, Result<Vec<Hit>, String>),
    /// Documents that report the same as another.
    Alike(Vec<Alike>),
    /// The stories that unsorted documents make.
    Proposed(Vec<Proposal>),
    /// Something to be read.
    Opened(Box<Opened>),
    /// How far something is that takes long.
    Progress(Progress),
    /// What was done.
    Done(String),
    /// What was not, and why.
    Failed(String),
}

/// What was not done because the reader wanted it to stop.
pub(crate) const STOPPED: &str = "stopped";
