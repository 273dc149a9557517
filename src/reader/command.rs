//! Every command of the reader in one table: its name, its keys, what it does and where it holds.
//!
//! Key look-up, the help, the palette and docs/keys.md are all made from it. How a key is written is left to
//! [`super::keymap`].

use super::action::{Action, Height, Opens};
use super::export::Form;
use super::field::Stroke;
use super::hand::{HandAction as H, Judgement as J};
use super::library::LibraryAction as L;
use super::mark::MarkKind;
use crate::comparison::Kind;
use crate::library::Fact;

/// A screen, as far as keys are concerned; a set of them is their sum.
pub(crate) type Where = u16;
/// The reading view.
pub(crate) const READ: Where = 1;
/// Quotations and the matrix.
pub(crate) const LIST: Where = 2;
/// Two documents as a diff.
pub(crate) const DIFF: Where = 4;
/// Word diff and "why".
pub(crate) const POPUP: Where = 8;
/// The help.
pub(crate) const HELP: Where = 16;
/// Wherever text is typed.
pub(crate) const PROMPT: Where = 32;
/// Notes and bookmarks, beside [`LIST`].
pub(crate) const NOTES: Where = 128;
/// The picker of themes.
pub(crate) const PICK: Where = 256;
/// The library.
pub(crate) const LIBRARY: Where = 2048;
/// Choosing the sources in view.
pub(crate) const CHOOSE: Where = 64;
const TEXTS: Where = READ | LIST | DIFF | POPUP | HELP | PICK;
const COPIED: Where = READ | LIST | POPUP;

/// A heading of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    Move,
    Marks,
    Panes,
    Look,
    Hand,
    Out,
    Program,
}

impl Group {
    /// All of them, in the order of the help.
    pub(crate) const ALL: [Self; 7] =
        [Self::Move, Self::Marks, Self::Panes, Self::Look, Self::Hand, Self::Out, Self::Program];

    /// The heading.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Marks => "Marks",
            Self::Panes => "Panes",
            Self::Look => "Look closer",
            Self::Hand => "Write",
            Self::Out => "Copy out",
            Self::Program => "Program",
        }
    }
}

/// A command.
#[derive(Debug)]
pub(crate) struct Command {
    /// What the palette calls it.
    pub(crate) name: &'static str,
    /// Its keys, the one to show first.
    pub(crate) keys: &'static [&'static str],
    /// What it does, in a few words.
    pub(crate) does: &'static str,
    /// Where in the help it stands.
    pub(crate) group: Group,
    /// The screens on which it holds.
    pub(crate) holds: Where,
    /// What is to be done.
    pub(crate) action: Action,
}

const fn command(
    group: Group,
    holds: Where,
    name: &'static str,
    keys: &'static [&'static str],
    does: &'static str,
    action: Action,
) -> Command {
    Command { name, keys, does, group, holds, action }
}

use Action as A;
use Group::{Hand, Look, Marks, Move, Out, Panes, Program};

/// The table.
#[rustfmt::skip]
pub(crate) static COMMANDS: &[Command] = &[
    command(Move, TEXTS | CHOOSE | LIBRARY, "down", &["j", "<Down>"], "one row down", A::Rows(1)),
    command(Move, TEXTS | CHOOSE | LIBRARY, "up", &["k", "<Up>"], "one row up", A::Rows(-1)),
    command(Move, TEXTS | LIBRARY, "half page down", &["d", "<C-d>"], "half a page down", A::HalfPages(1)),
    command(Move, READ | LIST | DIFF | HELP | LIBRARY, "half page up", &["u", "<C-u>"], "half a page up", A::HalfPages(-1)),
    command(Move, TEXTS & !LIST, "page down", &["<Space>", "<PageDown>", "<C-f>"], "a page down", A::Pages(1)),
    command(Move, LIST, "page of a list down", &["<PageDown>", "<C-f>"], "a page down", A::Pages(1)),
    command(Move, TEXTS, "page up", &["b", "<PageUp>", "<C-b>"], "a page up", A::Pages(-1)),
    command(Move, TEXTS | LIBRARY, "top", &["gg", "<Home>"], "to the start", A::Start),
    command(Move, TEXTS | LIBRARY, "end", &["G", "<End>"], "to the end", A::End),
    command(Move, READ, "next sentence", &[")"], "next sentence", A::Sentences(1)),
    command(Move, READ, "previous sentence", &["("], "previous sentence", A::Sentences(-1)),
    command(Move, READ, "next paragraph", &["}"], "next paragraph", A::Blocks(1)),
    command(Move, READ, "previous paragraph", &["{"], "previous paragraph", A::Blocks(-1)),
    command(Move, READ, "cursor to top", &["zt"], "put the row of the cursor at the top", A::Put(Height::Top)),
    command(Move, READ, "cursor to centre", &["zz"], "put the row of the cursor in the middle", A::Put(Height::Middle)),
    command(Move, READ, "cursor to bottom", &["zb"], "put the row of the cursor at the bottom", A::Put(Height::Bottom)),

    command(Marks, READ | DIFF, "next mark", &["n"], "next mark shown, or next match", A::Shown(1)),
    command(Marks, READ | DIFF, "previous mark", &["N"], "previous mark shown, or match", A::Shown(-1)),
    command(Marks, READ, "next mark of any kind", &["."], "next mark, shown or not", A::AnyMark(1)),
    command(Marks, READ, "previous mark of any kind", &[","], "previous mark, shown or not", A::AnyMark(-1)),
    command(Marks, READ, "next divergence", &["]d"], "next divergence", A::MarkOf(MarkKind::Diverge, 1)),
    command(Marks, READ, "previous divergence", &["[d"], "previous divergence", A::MarkOf(MarkKind::Diverge, -1)),
    command(Marks, READ, "next quotation", &["]q"], "next shared quotation", A::MarkOf(MarkKind::Quote, 1)),
    command(Marks, READ, "previous quotation", &["[q"], "previous shared quotation", A::MarkOf(MarkKind::Quote, -1)),
    command(Marks, READ, "next agreement", &["]a"], "next agreement", A::MarkOf(MarkKind::Agree, 1)),
    command(Marks, READ, "previous agreement", &["[a"], "previous agreement", A::MarkOf(MarkKind::Agree, -1)),
    command(Marks, READ, "next only here", &["]o"], "next passage that stands only here", A::MarkOf(MarkKind::Only, 1)),
    command(Marks, READ, "previous only here", &["[o"], "previous passage that stands only here", A::MarkOf(MarkKind::Only, -1)),
    command(Marks, READ, "next section", &["]s"], "next heading", A::Section(1)),
    command(Marks, READ, "previous section", &["[s"], "previous heading", A::Section(-1)),
    command(Marks, READ, "go to the counterpart", &["<Enter>", "%"], "its counterpart; again: in the next source", A::Counterpart),
    command(Marks, READ, "back", &["<C-o>", "<Backspace>", "<A-Left>"], "back to where you were", A::Back),
    command(Marks, READ, "forward", &["<A-Right>", "gi"], "forward again", A::Forward),
    command(Marks, READ | LIST, "filter: divergences", &["fd"], "show or hide divergences", A::Toggle(MarkKind::Diverge)),
    command(Marks, READ | LIST, "filter: agreements", &["fa"], "show or hide agreements", A::Toggle(MarkKind::Agree)),
    command(Marks, READ | LIST, "filter: quotations", &["fq"], "show or hide shared quotations", A::Toggle(MarkKind::Quote)),
    command(Marks, READ | LIST, "filter: only here", &["fo"], "show or hide what stands in one source only", A::Toggle(MarkKind::Only)),
    command(Marks, READ | LIST, "filter: only divergences", &["fD"], "show divergences alone", A::ShowOnly(MarkKind::Diverge)),
    command(Marks, READ | LIST, "filter: only agreements", &["fA"], "show agreements alone", A::ShowOnly(MarkKind::Agree)),
    command(Marks, READ | LIST, "filter: only quotations", &["fQ"], "show shared quotations alone", A::ShowOnly(MarkKind::Quote)),
    command(Marks, READ | LIST, "filter: only only-here", &["fO"], "show alone what stands in one source only", A::ShowOnly(MarkKind::Only)),
    command(Marks, READ | LIST, "filter: show all", &["ff"], "show every kind of mark", A::ShowAll),
    command(Marks, READ, "fewer, surer marks", &["F"], "raise the least probability of a mark by 5%", A::Threshold(1)),
    command(Marks, READ, "more marks", &["W"], "lower the least probability of a mark by 5%", A::Threshold(-1)),

    command(Panes, READ, "next pane", &["l", "<Tab>", "<Right>"], "focus the next pane", A::FocusStep(1)),
    command(Panes, READ, "previous pane", &["h", "<S-Tab>", "<Left>"], "focus the previous pane", A::FocusStep(-1)),
    command(Panes, READ, "focus source 1", &["1"], "focus source 1", A::Focus(0)),
    command(Panes, READ, "focus source 2", &["2"], "focus source 2", A::Focus(1)),
    command(Panes, READ, "focus source 3", &["3"], "focus source 3", A::Focus(2)),
    command(Panes, READ, "focus source 4", &["4"], "focus source 4", A::Focus(3)),
    command(Panes, READ, "focus source 5", &["5"], "focus source 5", A::Focus(4)),
    command(Panes, READ, "focus source 6", &["6"], "focus source 6", A::Focus(5)),
    command(Panes, READ, "move pane right", &["L"], "move the pane to the right", A::MovePane(1)),
    command(Panes, READ, "move pane left", &["H"], "move the pane to the left", A::MovePane(-1)),
    command(Panes, READ, "one pane or all", &["zx"], "show this pane alone, or all again", A::Zoom),
    command(Panes, READ, "synopsis", &["V"], "passages beside their counterparts, or each source in its order", A::Synopsis),
    command(Panes, READ, "sources in view", &["c"], "choose the sources in view; add a file", A::Open(Opens::Sources)),
    command(Panes, READ, "wider pane", &[">"], "the pane in focus wider", A::Wider(4)),
    command(Panes, READ, "narrower pane", &["<"], "the pane in focus narrower", A::Wider(-4)),
    command(Panes, READ, "zen", &["zn"], "only the text, or all again", A::Zen),
    command(Panes, READ, "text width 40", &["zw4"], "at most 40 columns of text", A::MeasureOf(40)),
    command(Panes, READ, "text width 52", &["zw5"], "at most 52 columns of text", A::MeasureOf(52)),
    command(Panes, READ, "text width 64", &["zw6"], "at most 64 columns of text", A::MeasureOf(64)),
    command(Panes, READ, "text width 72", &["zw7"], "at most 72 columns of text", A::MeasureOf(72)),
    command(Panes, READ, "text width 90", &["zw9"], "at most 90 columns of text", A::MeasureOf(90)),
    command(Panes, READ, "text width 140", &["zw0"], "as many columns of text as there are, up to 140", A::MeasureOf(140)),
    command(Panes, READ, "text width next", &["zww"], "the next of these text widths", A::NextMeasure),
    command(Panes, READ, "minimap", &["zm"], "show or hide the minimap", A::Minimap),
    command(Panes, READ, "wider text", &["+"], "wider text", A::Measure(4)),
    command(Panes, READ, "narrower text", &["-"], "narrower text", A::Measure(-4)),
    command(Panes, READ, "text width as it was", &["="], "text width as it was", A::Measure(0)),
    command(Panes, READ, "default layout", &["0"], "all sources in their order, as at the start", A::DefaultLayout),
    command(Panes, READ, "follow on or off", &["s"], "the other panes follow the cursor, or stay", A::Follow),
    command(Panes, READ, "level the panes here", &["S"], "bring the counterparts level once", A::Level),

    command(Look, READ | LIST, "why is this marked", &["i"], "why this is marked, with the evidence", A::Open(Opens::Why)),
    command(Look, READ | LIST, "word diff", &["D"], "this passage and its counterpart, word by word", A::Open(Opens::WordDiff)),
    command(Look, READ, "diff of two documents", &["gd"], "this document and another, sentence by sentence", A::Open(Opens::DocumentDiff)),
    command(Look, READ, "quotations", &["\"", "gq"], "the quotations, and who has them how", A::Open(Opens::Quotes)),
    command(Look, READ, "matrix", &["M", "gm"], "all statements by all sources", A::Open(Opens::Matrix)),
    command(Look, READ, "overview", &["O"], "who carries how much, who is alone with what, shared text", A::Open(Opens::Overview)),
    command(Look, READ, "problems", &["g!"], "what was not read, or may mislead", A::Open(Opens::Problems)),
    command(Look, READ, "search", &["/"], "search all sources", A::Open(Opens::Search)),
    command(Look, LIST, "open in the text", &["<Enter>"], "open the row in the text", A::Accept),
    command(Look, LIST, "pick", &["<Space>"], "pick the row, or let it go; copies and exports take what is picked", A::Pick),
    command(Look, LIST, "find rows", &["/"], "only rows that hold what is typed; Esc: all again", A::Open(Opens::Rows)),
    command(Look, LIST, "pick none", &["C"], "let all picked rows go", A::PickNone),
    command(Look, LIST, "next order", &["s"], "another order of the rows", A::Sort),
    command(Look, LIST, "also of one source only", &["."], "quotations: also those of one source only, the doubtful too, or none", A::Alone),
    command(Look, LIST, "filter: silent source", &["fs"], "only rows in which the selected source is silent, or all", A::OnlyRows { carried: false }),
    command(Look, LIST, "filter: rows of a source", &["fh"], "only rows that the selected source has, or all", A::OnlyRows { carried: true }),
    command(Look, LIST | DIFF | POPUP, "next pair", &["<Tab>", "l", "<Right>"], "next source, link or pair", A::Next(1)),
    command(Look, LIST | DIFF | POPUP, "previous pair", &["<S-Tab>", "h", "<Left>"], "previous source, link or pair", A::Next(-1)),
    command(Look, POPUP, "unified or side by side", &["u"], "word diff: one text, or two", A::Unified),
    command(Look, POPUP | DIFF, "words or characters", &["w"], "diffs: what differs by words, or by characters", A::Characters),

    command(Hand, COPIED, "note", &["a"], "write a note on this passage, or change it", A::Hand(H::Note)),
    command(Hand, READ, "notes", &["A", "gn"], "all notes", A::Hand(H::Notes)),
    command(Hand, READ, "next note", &["]n"], "next note in this source", A::Hand(H::NextNote(1))),
    command(Hand, READ, "previous note", &["[n"], "previous note in this source", A::Hand(H::NextNote(-1))),
    command(Hand, READ, "set a bookmark", &["m"], "set a bookmark here; a letter follows", A::Hand(H::AskLetter(true))),
    command(Hand, READ, "go to a bookmark", &["'"], "go to a bookmark; a letter follows", A::Hand(H::AskLetter(false))),
    command(Hand, READ, "bookmarks", &["B"], "all bookmarks", A::Hand(H::Bookmarks)),
    command(Hand, READ | POPUP, "link: confirm", &["Ky"], "this link is right", A::Hand(H::Judge(J::Confirm))),
    command(Hand, READ | POPUP, "link: reject", &["Kn"], "this link is wrong: take it away", A::Hand(H::Judge(J::Reject))),
    command(Hand, READ | POPUP, "link: they agree", &["Ka"], "the two passages agree", A::Hand(H::Judge(J::Kind(Kind::Agree)))),
    command(Hand, READ | POPUP, "link: they diverge", &["Kd"], "the two passages diverge", A::Hand(H::Judge(J::Kind(Kind::Diverge)))),
    command(Hand, READ | POPUP, "link: same quotation", &["Kq"], "the two passages quote the same", A::Hand(H::Judge(J::Kind(Kind::Quote)))),
    command(Hand, READ | POPUP, "link: as it was found", &["Ku"], "forget what was decided on this link", A::Hand(H::Judge(J::Forget))),
    command(Hand, READ, "link: hold one end", &["Kk"], "hold this passage; a kind on another links the two", A::Hand(H::Hold)),
    command(Hand, READ, "pin", &["p"], "hold this passage; p on another pins the two level", A::Hand(H::Pin)),
    command(Hand, READ, "unpin", &["P"], "take away the pin of this passage", A::Hand(H::Unpin)),
    command(Hand, READ | LIST | POPUP, "undo", &["U"], "undo what was written last", A::Hand(H::Undo)),
    command(Hand, READ | LIST | POPUP, "redo", &["gU", "<C-r>"], "do again what was undone", A::Hand(H::Redo)),
    command(Hand, NOTES, "take away", &["X", "<Delete>"], "take the selected entry away; U brings it back", A::Hand(H::Erase)),
    command(Out, READ, "select", &["v"], "select from here on by sentences; again: end it", A::Select),
    command(Out, COPIED, "copy", &["y"], "copy the passage, or what is selected", A::Copy { cited: false }),
    command(Out, COPIED, "copy with source", &["Y"], "copy it with source, date, address and place", A::Copy { cited: true }),
    command(Out, READ | LIST, "edit", &["e"], "open the file in your editor, at this line", A::Edit),
    command(Out, READ | LIST, "open the address", &["o"], "open the source's address in the browser", A::Browse),
    command(Out, READ | LIST, "export a page", &["xh"], "write the story as one HTML page, to send", A::Export(Form::Html)),
    command(Out, READ | LIST, "export Markdown", &["xm"], "write the story as Markdown", A::Export(Form::Markdown)),
    command(Out, READ | LIST, "export a table", &["xc"], "write the statements as CSV, for spreadsheets", A::Export(Form::Csv)),
    command(Out, READ | LIST, "export JSON", &["xj"], "write the comparison as JSON, for programs", A::Export(Form::Json)),
    command(Out, COPIED, "pipe", &["|"], "give the passage to a command", A::Open(Opens::Pipe)),

    command(Program, TEXTS | LIBRARY, "commands", &[":", "<C-p>"], "find a command by its name", A::Open(Opens::Palette)),
    command(Program, READ | LIST | DIFF | POPUP | PICK | CHOOSE | LIBRARY, "help", &["?", "<F1>"], "the keys of this screen", A::Open(Opens::Help)),
    command(Program, TEXTS | PROMPT | CHOOSE | LIBRARY, "close", &["<Esc>"], "close; end a search; never quits", A::Close),
    command(Program, TEXTS | CHOOSE | LIBRARY, "leave", &["q"], "back one level, or quit", A::Leave),
    command(Program, TEXTS | CHOOSE | LIBRARY, "quit", &["Q", "<C-c><C-c>"], "quit", A::Quit),
    command(Program, TEXTS | PROMPT | CHOOSE | LIBRARY, "redraw", &["<C-l>"], "draw the screen anew", A::Redraw),
    command(Program, TEXTS | PROMPT | CHOOSE | LIBRARY, "suspend", &["<C-z>"], "stop for a while; fg comes back", A::Suspend),
    command(Program, READ, "library", &["gl"], "the library: stories and documents of the store", A::Library(L::Open)),
    command(Look, READ | LIBRARY, "more like this", &["gs"], "documents of the store that report the same", A::Library(L::Alike)),
    command(Program, LIBRARY, "read it", &["<Enter>"], "read the story, what is marked, what was found; take what is proposed", A::Accept),
    command(Program, LIBRARY, "mark", &["<Space>"], "mark a document, or a story, for what follows", A::Pick),
    command(Program, LIBRARY, "other half", &["<Tab>", "l", "h", "<S-Tab>", "<Right>", "<Left>"], "from the stories to their documents and back", A::Next(1)),
    command(Program, LIBRARY, "find in the library", &["/"], "find names, and texts by their words, as you type", A::Library(L::Find)),
    command(Program, LIBRARY, "sort the stories", &["s"], "newest, name, sources or unread first", A::Sort),
    command(Program, LIBRARY, "add to the library", &["a"], "add a file or folder; on a story: to it", A::Library(L::Add)),
    command(Program, LIBRARY, "find stories", &["f"], "which stories the unsorted documents make", A::Library(L::Group)),
    command(Program, LIBRARY, "new story", &["n"], "make a story of the documents meant", A::Library(L::NewStory)),
    command(Program, LIBRARY, "move to a story", &["m"], "move documents to a story by its name", A::Library(L::Move)),
    command(Program, LIBRARY, "take out of the story", &["-"], "take documents out of the story; they stay in the library", A::Library(L::TakeOut)),
    command(Program, LIBRARY, "merge stories", &["M"], "the marked stories into this one", A::Library(L::Merge)),
    command(Program, LIBRARY, "rename the story", &["r"], "give the story another name", A::Library(L::Rename)),
    command(Program, LIBRARY, "tag", &["t"], "put a tag on documents; -tag takes it off", A::Library(L::Tag)),
    command(Program, LIBRARY, "correct the title", &["et"], "correct the title of documents", A::Library(L::Correct(Fact::Title))),
    command(Program, LIBRARY, "correct the outlet", &["eo"], "correct the outlet of documents", A::Library(L::Correct(Fact::Outlet))),
    command(Program, LIBRARY, "correct the byline", &["eb"], "correct who wrote documents", A::Library(L::Correct(Fact::Byline))),
    command(Program, LIBRARY, "correct the date", &["ed"], "correct the day of documents, such as 2026-03-12", A::Library(L::Correct(Fact::Date))),
    command(Program, LIBRARY, "as it was read", &["ea"], "take back what was corrected of documents", A::Library(L::AsRead)),
    command(Program, LIBRARY, "captures side by side", &["D"], "read all captures of a document", A::Library(L::Versions)),
    command(Program, LIBRARY, "to the trash", &["X", "<Delete>"], "documents into the trash; on a story: take it apart", A::Library(L::Remove)),
    command(Program, LIBRARY, "out of the trash", &["R"], "documents out of the trash", A::Library(L::Restore)),
    command(Program, LIBRARY, "empty the trash", &["W"], "delete for good what lies in the trash", A::Library(L::EmptyTrash)),
    command(Program, LIBRARY, "undo in the library", &["U"], "undo the last step on the store", A::Library(L::Undo)),
    command(Program, LIBRARY, "redo in the library", &["gU", "<C-r>"], "do the step again", A::Library(L::Redo)),
    command(Program, READ, "read anew", &["R"], "read the sources and compare them anew", A::Reread),
    command(Program, READ, "compare anew", &[], "compare the sources anew", A::Recompare),
    command(Program, READ | LIBRARY, "tutorial", &[], "a story to learn on, in two minutes; q comes back", A::Tutorial),
    command(Program, CHOOSE, "into view or out of it", &["<Space>", "x"], "into view, or out of it", A::Pick),
    command(Program, CHOOSE, "add a file", &["a"], "add a file by its path, or an address; in the text, paste either or a whole text", A::Open(Opens::Add)),
    command(Program, CHOOSE, "focus it", &["<Enter>"], "read this source", A::Accept),
    command(Program, READ, "mouse on", &[], "wheel and clicks go to the reader", A::Mouse(Some(true))),
    command(Program, READ, "mouse off", &[], "wheel and clicks go to the terminal", A::Mouse(Some(false))),
    command(Program, READ, "themes", &["t"], "choose a theme", A::Open(Opens::Themes)),
    command(Program, READ, "widths of characters", &[], "test strings: does the terminal count columns alike?", A::Open(Opens::Widths)),
    command(Program, PICK, "choose", &["<Enter>"], "take this theme", A::Accept),
    command(Program, PICK, "dark or light", &["<Tab>", "l", "h", "<Left>", "<Right>"], "for a dark ground, or a light one", A::Next(1)),
    command(Program, PROMPT, "accept", &["<Enter>"], "run it, or go there", A::Accept),
    command(Program, PROMPT, "next entry", &["<Down>", "<Tab>", "<C-n>"], "next entry", A::Rows(1)),
    command(Program, PROMPT, "previous entry", &["<Up>", "<S-Tab>", "<C-p>"], "previous entry", A::Rows(-1)),
    command(Program, PROMPT, "caret left", &["<Left>", "<C-b>"], "the caret one character back", A::Stroke(Stroke::Left)),
    command(Program, PROMPT, "caret right", &["<Right>", "<C-f>"], "the caret one character on", A::Stroke(Stroke::Right)),
    command(Program, PROMPT, "caret a word left", &["<A-Left>", "<A-b>"], "the caret one word back", A::Stroke(Stroke::WordLeft)),
    command(Program, PROMPT, "caret a word right", &["<A-Right>", "<A-f>"], "the caret one word on", A::Stroke(Stroke::WordRight)),
    command(Program, PROMPT, "caret to the start", &["<Home>", "<C-a>"], "the caret to the start", A::Stroke(Stroke::Start)),
    command(Program, PROMPT, "caret to the end", &["<End>", "<C-e>"], "the caret to the end", A::Stroke(Stroke::End)),
    command(Program, PROMPT, "erase", &["<Backspace>"], "erase the character before the caret", A::Stroke(Stroke::Erase)),
    command(Program, PROMPT, "erase the next", &["<Delete>", "<C-d>"], "erase the character under the caret", A::Stroke(Stroke::EraseNext)),
    command(Program, PROMPT, "erase a word", &["<C-w>", "<A-Backspace>"], "erase the word before the caret", A::Stroke(Stroke::EraseWord)),
    command(Program, PROMPT, "erase to the start", &["<C-u>"], "erase all before the caret", A::Stroke(Stroke::EraseToStart)),
    command(Program, HELP, "run it", &["<Enter>"], "do what the selected entry does", A::Accept),
    command(Program, HELP, "next heading", &["<Tab>"], "to the next heading of the help", A::Next(1)),
    command(Program, HELP, "previous heading", &["<S-Tab>"], "to the heading before", A::Next(-1)),
    command(Program, HELP, "keys of all screens", &["a"], "the keys of all screens, or of the one below", A::Everywhere),
    command(Program, HELP, "search the help", &["/"], "show only keys that match", A::Open(Opens::Search)),
];

/// The table as docs/keys.md has it.
#[cfg(test)]
fn document() -> String {
    use super::keymap::shown;
    use std::fmt::Write;
    let mut out = String::from(
        "# Keys\n\nPrinted from the reader's table of commands by `PARALLAX_WRITE=1 cargo test --lib keys_page`.\n\
         Every command can also be run by its name: press `:` and type a part of it.\n",
    );
    for group in Group::ALL {
        let _ = write!(out, "\n## {}\n\n| Keys | Does | Where | Name |\n|---|---|---|---|\n", group.title());
        for c in COMMANDS.iter().filter(|c| c.group == group) {
            let keys: Vec<String> = c.keys.iter().map(|k| format!("`{}`", shown(k).replace('|', "\\|"))).collect();
            let _ = writeln!(out, "| {} | {} | {} | {} |", keys.join(" "), c.does, places(c.holds), c.name);
        }
    }
    out
}

/// The screens on which a command holds, in words.
pub(crate) fn places(holds: Where) -> String {
    let names = [
        (READ, "reading"),
        (LIST, "lists"),
        (DIFF, "document diff"),
        (POPUP, "popups"),
        (HELP, "help"),
        (PICK, "themes"),
        (CHOOSE, "sources in view"),
        (LIBRARY, "library"),
        (PROMPT, "prompts"),
        (NOTES, "notes and bookmarks"),
    ];
    if holds & TEXTS == TEXTS {
        return if holds & PROMPT > 0 { "everywhere".into() } else { "everywhere but in prompts".into() };
    }
    let held: Vec<&str> = names.iter().filter(|(w, _)| holds & w > 0).map(|(_, n)| *n).collect();
    held.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::keymap::parse;

    #[test]
    fn no_two_commands_of_a_screen_share_a_key_and_no_key_begins_another() {
        for place in [READ, LIST, LIST | NOTES, DIFF, POPUP, HELP, PICK, PROMPT, CHOOSE, LIBRARY] {
            let held: Vec<(&str, Vec<_>)> = COMMANDS
                .iter()
                .filter(|c| c.holds & place > 0)
                .flat_map(|c| c.keys.iter().map(|k| (c.name, parse(k))))
                .collect();
            for (n, (name, keys)) in held.iter().enumerate() {
                for (other, more) in &held[n + 1..] {
                    let clash = keys.starts_with(more) || more.starts_with(keys);
                    assert!(!clash, "{name} and {other} clash on screen {place}");
                }
            }
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<&str> = COMMANDS.iter().map(|c| c.name).collect();
        names.sort_unstable();
        names.windows(2).for_each(|w| assert_ne!(w[0], w[1]));
    }

    #[test]
    fn the_keys_page_is_the_table() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
        if std::env::var_os("PARALLAX_WRITE").is_some() {
            std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/docs")).unwrap();
            std::fs::write(path, document()).unwrap();
        }
        let page = std::fs::read_to_string(path).unwrap_or_default();
        assert!(page == document(), "run: PARALLAX_WRITE=1 cargo test --lib keys_page");
    }
}
