//! What the reader can be asked to do; keys, clicks and workers all come down to these.

use super::document_diff::DocumentDiff;
use super::effect::FileRead;
use super::export::Form;
use super::field::Stroke;
use super::hand::HandAction;
use super::library::LibraryAction;
use super::mark::MarkKind;
use super::overview::Overview;
use crate::comparison::Comparison;
use crate::document::Span;
use crate::hand::Turn;
use crate::hand::kept::{Origin, Subject};
use crate::language::Analysis;
use crate::library::Request;
use std::path::PathBuf;
use std::sync::Arc;

/// Where the row of the cursor is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Height {
    Top,
    Middle,
    Bottom,
}

/// Screens that open over the reading view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opens {
    Help,
    Palette,
    Search,
    WordDiff,
    DocumentDiff,
    Why,
    Quotes,
    Matrix,
    Themes,
    Widths,
    Overview,
    Problems,
    Sources,
    /// A command to pipe the passage to.
    Pipe,
    /// A file to add.
    Add,
    /// What the rows of a list must hold.
    Rows,
}

/// One thing to do. Steps are signed: negative is up, back, left.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Action {
    // Moving in a text or a list.
    Rows(isize),
    HalfPages(isize),
    Pages(isize),
    Start,
    End,
    Blocks(isize),
    Sentences(isize),
    /// The next mark that is shown; after a search, the next hit.
    Shown(isize),
    /// The next mark, whether it is shown or not.
    AnyMark(isize),
    MarkOf(MarkKind, isize),
    Put(Height),

    // Panes.
    FocusStep(isize),
    Focus(usize),
    MovePane(isize),
    Zoom,
    /// Passages beside their counterparts, or every source in its own order.
    Synopsis,
    Minimap,
    Measure(i16),
    /// The pane in focus, by so many columns.
    Wider(i16),
    /// At most so many columns of text.
    MeasureOf(u16),
    /// The next of a few widths of text.
    NextMeasure,
    Zen,
    /// All sources in their order, in panes of one width.
    DefaultLayout,
    Follow,
    Level,

    // Going and coming back.
    /// To the next heading.
    Section(isize),
    Counterpart,
    Back,
    Forward,

    // What is shown.
    Toggle(MarkKind),
    /// This kind alone.
    ShowOnly(MarkKind),
    ShowAll,
    /// Fewer, surer links, or more; steps.
    Threshold(isize),
    Open(Opens),
    /// The next pair, link or document of the screen.
    Next(isize),
    Unified,
    /// Words that differ by their characters, or whole.
    Characters,
    /// The next order of a list.
    Sort,
    /// Also what one source alone has, or not.
    Alone,
    /// The keys of all screens, or of one.
    Everywhere,
    /// Only rows that the selected source carries, or in which it is silent; again: all.
    OnlyRows {
        carried: bool,
    },

    // Copying out.
    /// The passage or what is selected; with its source and place.
    Copy {
        cited: bool,
    },
    Select,
    /// The story into a file.
    Export(Form),
    Edit,
    Browse,

    // The program.
    /// Into view or out of it; a row of a list for what follows, or not.
    Pick,
    /// No row of a list any more.
    PickNone,
    /// The files anew from the disk.
    Reread,
    Tutorial,
    Accept,
    Close,
    /// Out of the screen, or out of the program.
    Leave,
    Quit,
    Redraw,
    Suspend,
    Recompare,
    Mouse(Option<bool>),
    /// What the terminal's background is, as it has answered.
    Ground(super::colour::Ground),

    // Typing into a prompt.
    Type(char),
    Paste(String),
    Stroke(Stroke),

    /// Something written by hand.
    Hand(HandAction),
    /// Something in the library.
    Library(LibraryAction),

    // What is no command.
    /// A key that begins a longer one.
    Pending(super::keymap::Key),
    /// A key without a meaning here.
    Unknown,
    /// The keys that began a command are let go.
    LetGo,
    /// The time for something has come.
    Due(Due),
    Click {
        column: u16,
        row: u16,
        twice: bool,
    },
    Drag {
        column: u16,
        row: u16,
    },
    Wheel {
        column: u16,
        row: u16,
        rows: isize,
    },
    Resize {
        columns: u16,
        rows: u16,
    },
    Analysed {
        generation: u64,
        analyses: Arc<Vec<Analysis>>,
    },
    Compared {
        generation: u64,
        comparison: Arc<Comparison>,
    },
    /// Something that was done outside has this to say.
    Said(String),
    Printed {
        run: u64,
        command: String,
        printed: String,
    },
    Read(Vec<FileRead>),
    Diffed {
        generation: u64,
        diff: Arc<DocumentDiff>,
    },
    Surveyed {
        generation: u64,
        overview: Arc<Overview>,
    },
}

/// What happens after a while by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Due {
    /// The passage that was gone to stands out no more.
    Faded,
    /// The keys that can follow those that are pending are told.
    Follows,
    /// A key that is not complete yet is none.
    Held,
}

/// What the reader's loop does for the update, which touches nothing outside the state.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Effect {
    Quit,
    Redraw,
    Suspend,
    SetMouse(bool),
    /// Say when its time has come; what was waited for under the same name is not any more.
    Await(Due),
    /// Keep what was written by hand.
    Keep(Box<Turn>),
    /// Ask the librarian for something.
    Library(Box<Request>),
    /// Stop what the librarian does.
    StopLibrary,
    /// Other documents are read: what is written on them is kept with these.
    Reopen(Box<Subject>),
    /// Analyse and compare the documents anew; an answer of an older generation is dropped.
    Compare {
        generation: u64,
    },
    /// Let the keeper know that these texts are others now, by document, and where they come from.
    Texts(Vec<(usize, Origin)>),
    /// To the clipboard.
    Copy(String),
    /// A file at a line, in the editor; the words stand there.
    Edit {
        path: PathBuf,
        line: usize,
        words: String,
    },
    /// An address, in the browser.
    Browse(String),
    /// A text to a command of the shell.
    Pipe {
        run: u64,
        command: String,
        text: String,
    },
    /// Stop the command that is running.
    StopPipe,
    /// Keep a theme, and the ground it was chosen for.
    KeepTheme {
        name: String,
        background: Option<&'static str>,
    },
    /// Files, each in the place of a document or as a new one.
    Read(Vec<(Option<usize>, PathBuf)>),
    /// The story into a file, or so much of it as was picked.
    Export(Form, Option<Arc<Comparison>>),
    /// Two documents by their sentences.
    Diff {
        a: usize,
        b: usize,
        sentences: [Vec<Span>; 2],
    },
}
