//! The keys that every screen tells in its last row or on its frame, written with the names of commands.
//!
//! A part of it that is clicked does what it tells.

use super::super::action::Action;
use super::super::hand::HandScreen;
use super::super::library::Shelves;
use super::super::state::{Ask, Screen, State};
use super::super::text::width;
use super::problems;
use crate::library::Holder;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(crate) const QUOTES: &str = "{open in the text} open   {find rows} find   {pick} pick   {also of one source only} one source   \
                                 {why is this marked} why   {word diff} diff   {note} note   {help} help   {leave} back";
pub(crate) const MATRIX: &str = "{open in the text} open   {find rows} find   {pick} pick   {why is this marked} why   {word diff} diff   {note} note   \
     {help} help   {leave} back";
pub(crate) const OVERVIEW: &str = "{open in the text} open   {help} help   {leave} back";
pub(crate) const PROBLEMS: &str = "{open in the text} go to the source   {help} help   {leave} back";
pub(crate) const DOCUMENT_DIFF: &str =
    "{next mark} next change   {next pair} other document   {words or characters} by characters   {leave} back";
pub(crate) const DOCUMENT_DIFF_CHARACTERS: &str =
    "{next mark} next change   {next pair} other document   {words or characters} by words   {leave} back";
pub(crate) const RUNNING: &str = "{close} stop it";
pub(crate) const NOTES: &str =
    "{open in the text} open   {note} change   {take away} away   {help} help   {leave} back";
pub(crate) const BOOKMARKS: &str = "{open in the text} open   {take away} away   {help} help   {leave} back";
pub(crate) const NO_NOTES: &str = "{help} help   {leave} back";
pub(crate) const SOURCES: &str = "{into view or out of it} in or out   {add a file} add   {help} help   {leave} close";
pub(crate) const SCROLLED: &str = "{down} {up} scroll   {leave} close";
pub(crate) const HELP: &str = "{search the help} search   {run it} run   {next heading} next heading   \
                               {keys of all screens} all screens   {leave} close";
pub(crate) const HELP_TYPED: &str = "{accept} keep   {close} all";
pub(crate) const THEMES: &str = "{choose} take   {close} back";
pub(crate) const PALETTE: &str = "{accept} run   {close} close";
pub(crate) const NOTE: &str = "without words: none   {accept} keep   {close} leave it";
pub(crate) const TYPED: &str = "{accept} keep   {close} back";
pub(crate) const ASKED: &str = "{accept} do it   {close} back";
pub(crate) const WHY: &str = "{next pair} next link   {link: confirm} right   {link: reject} wrong   {leave} close";
pub(crate) const WHY_ALONE: &str = "{link: confirm} the nearest is the same after all   {leave} close";
pub(crate) const MARK: &str = "{go to the counterpart} go there   {why is this marked} why   {word diff} diff";

/// The keys of the word diff.
pub(crate) fn word_diff(state: &State) -> &'static str {
    match (state.lists.diff.is_unified, state.lists.diff.by_characters) {
        (false, false) => {
            "{next pair} next   {unified or side by side} unified   {words or characters} characters   {leave} close"
        }
        (false, true) => {
            "{next pair} next   {unified or side by side} unified   {words or characters} words   {leave} close"
        }
        (true, false) => {
            "{next pair} next   {unified or side by side} side by side   {words or characters} characters   {leave} close"
        }
        (true, true) => {
            "{next pair} next   {unified or side by side} side by side   {words or characters} words   {leave} close"
        }
    }
}

/// The keys of the library's half in focus, by what is selected.
pub(crate) fn library(shelves: &Shelves) -> &'static str {
    let is_trash = shelves.selected().is_some_and(|row| row.holder == Holder::Trash);
    if is_trash && shelves.is_below {
        "{read it} read   {mark} mark   {out of the trash} out of the trash   {tag} tag   {help} help"
    } else if is_trash {
        "{read it} read   {other half} documents   {find in the library} find   {out of the trash} out of the trash   \
         {empty the trash} empty it   {help} help"
    } else if shelves.is_below {
        "{read it} read   {mark} mark   {new story} new story   {move to a story} move   {take out of the story} take out   \
         {tag} tag   {to the trash} trash   {help} help"
    } else {
        "{read it} read   {other half} documents   {find in the library} find   {add to the library} add   \
         {find stories} find stories   {rename the story} rename   {help} help"
    }
}

/// The keys of the diff of two documents.
pub(crate) fn document_diff(state: &State) -> &'static str {
    if state.lists.diff.by_characters { DOCUMENT_DIFF_CHARACTERS } else { DOCUMENT_DIFF }
}

/// The keys that lead on from the reading view, after what cannot be read, if anything.
pub(crate) fn reading(state: &State) -> String {
    let keys = "{help} help   {commands} commands   {leave} quit";
    match problems::grave(&state.material) {
        0 => keys.to_owned(),
        1 => format!("1 problem ({{problems}})   {keys}"),
        count => format!("{count} problems ({{problems}})   {keys}"),
    }
}

/// What the uppermost screen tells.
fn of(state: &State) -> String {
    let fixed = match state.screens.last() {
        None => return format!("{}   {MARK}", reading(state)),
        Some(Screen::Library(shelves)) if shelves.progress.is_some() => RUNNING,
        Some(Screen::Library(shelves)) if shelves.asking.is_some() => ASKED,
        Some(Screen::Library(shelves)) => library(shelves),
        Some(Screen::Quotes(_)) => QUOTES,
        Some(Screen::Matrix(_)) => MATRIX,
        Some(Screen::Overview(_)) => OVERVIEW,
        Some(Screen::Problems(_)) => PROBLEMS,
        Some(Screen::DocumentDiff { .. }) => document_diff(state),
        Some(Screen::Running { .. }) => RUNNING,
        Some(Screen::Hand(HandScreen::Notes(_))) => NOTES,
        Some(Screen::Hand(HandScreen::Bookmarks(_))) => BOOKMARKS,
        Some(Screen::Hand(HandScreen::Note { .. })) => NOTE,
        Some(Screen::Hand(HandScreen::Letter { .. })) => "{close} none",
        Some(Screen::Sources(_)) => SOURCES,
        Some(Screen::Printed { .. } | Screen::Widths { .. }) => SCROLLED,
        Some(Screen::Help(help)) if help.typing => HELP_TYPED,
        Some(Screen::Help(_)) => HELP,
        Some(Screen::Themes { .. }) => THEMES,
        Some(Screen::Palette { .. }) => PALETTE,
        Some(Screen::Search { .. }) => TYPED,
        Some(Screen::Ask { what: Ask::Rows, .. }) => TYPED,
        Some(Screen::Ask { .. }) => ASKED,
        Some(Screen::Why { matter, .. }) if matter.links.is_empty() => WHY_ALONE,
        Some(Screen::Why { .. }) => WHY,
        Some(Screen::WordDiff { .. }) => word_diff(state),
    };
    if state.screens.last().is_some_and(Screen::has_rows) {
        format!("{fixed}   {{next order}} sort")
    } else {
        fixed.to_owned()
    }
}

/// What the key that is told at a cell does: of the keys that the uppermost screen tells, the one that is drawn there.
pub(crate) fn at(state: &State, (column, row): (u16, u16)) -> Option<Action> {
    let (columns, rows) = state.size;
    if column >= columns || row >= rows {
        return None;
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    super::draw(state, &mut buffer);
    let (mut text, mut under) = (String::new(), 0);
    let mut x = 0;
    while x < columns {
        if x <= column {
            under = text.len();
        }
        let symbol = buffer[(x, row)].symbol();
        text.push_str(symbol);
        x += u16::try_from(width(symbol)).unwrap_or(1).max(1);
    }
    let covers = |part: &str| text.match_indices(part).any(|(at, _)| at <= under && under < at + part.len());
    let told = of(state);
    let parts = told.split("   ").filter_map(|part| Some((state.keys.told(part), part.split_once('{')?.1)));
    parts.filter(|(shown, _)| covers(shown)).find_map(|(_, named)| {
        let name = named.split_once('}')?.0;
        state.keys.action(name)
    })
}
