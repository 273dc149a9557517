//! Copying out and what else leaves the program: which text, which file, which address. That it happens is left to
//! [`super::super::effect`].

use super::super::action::{Action, Effect};
use super::super::citation::{cited, line, words};
use super::super::clipboard::is_web_address;
use super::super::export::Form;
use super::super::field::Field;
use super::super::matter::Matter;
use super::super::state::{Ask, Screen, Selected, State};
use super::list;
use crate::comparison::Passage;
use crate::document::{self, DocumentId, Span};
use std::path::PathBuf;
use std::sync::Arc;

/// The passage that is meant: what is selected, the row of a list, the matter of a popup, or the passage in focus.
pub(super) fn passage(state: &State) -> Option<Passage> {
    let of = |document: usize, span: Span| Passage { document: DocumentId(document), span };
    match state
        .screens
        .iter()
        .rev()
        .find(|s| !matches!(s, Screen::Ask { .. } | Screen::Printed { .. } | Screen::Running { .. }))
    {
        Some(Screen::WordDiff { matter, .. } | Screen::Why { matter, .. }) => Some(of(matter.document, matter.passage)),
        Some(_) => list::passage_under(state),
        None => match state.selected {
            Some(selected) => Some(of(selected.document, selected.span)),
            None => {
                let matter = state.matter();
                (!matter.passage.is_empty()).then(|| of(matter.document, matter.passage))
            }
        },
    }
}

/// Copies, edits, opens or pipes.
pub(super) fn update(state: &mut State, action: &Action) -> Vec<Effect> {
    let in_rows = state.screens.last().is_some_and(Screen::has_rows);
    if let (Action::Copy { cited }, true, 1..) = (action, in_rows, state.picked.count()) {
        return vec![Effect::Copy(picked(state, *cited))];
    }
    let Some(passage) = passage(state) else {
        state.message = Some("there is no passage here".into());
        return Vec::new();
    };
    let Some(document) = state.material.documents.get(passage.document.0) else { return Vec::new() };
    match action {
        Action::Copy { cited: true } => vec![Effect::Copy(cited(document, passage.span))],
        Action::Copy { .. } => vec![Effect::Copy(words(document, passage.span))],
        Action::Browse => match document.source.address.as_ref().map(|a| a.value.clone()) {
            Some(address) if is_web_address(&address) => vec![Effect::Browse(address)],
            Some(address) => said(state, format!("{address} is no address of the web")),
            None => said(state, "this source states no address".into()),
        },
        _ => {
            let Some(Some(path)) = state.material.paths.get(passage.document.0).cloned() else {
                return said(state, "it is not known which file this source comes from".into());
            };
            let first = passage.span.of(&document.text).lines().next().unwrap_or_default();
            let words = first.chars().take(30).collect();
            vec![Effect::Edit { path, line: line(document, passage.span.start), words }]
        }
    }
}

/// The rows that are picked, a line each; cited, as every source has them.
fn picked(state: &State, is_cited: bool) -> String {
    let documents = &state.material.documents;
    let of = |row: &[Passage]| {
        let told = row.iter().filter_map(|p| Some((documents.get(p.document.0)?, p.span)));
        if is_cited {
            told.map(|(document, span)| cited(document, span)).collect::<String>()
        } else {
            told.take(1).map(|(document, span)| words(document, span)).collect()
        }
    };
    state.picked.passages().map(of).collect::<Vec<_>>().join("\n")
}

/// Writes the story to a file, as soon as it is compared.
pub(super) fn export(state: &mut State, form: Form) -> Vec<Effect> {
    if state.material.comparison.is_none() {
        return said(state, "the sources are still being compared".into());
    }
    let picked = state.material.comparison.as_deref().filter(|_| state.picked.count() > 0);
    let picked = picked.map(|all| Arc::new(state.picked.only(all)));
    vec![Effect::Export(form, picked)]
}

fn said(state: &mut State, words: String) -> Vec<Effect> {
    state.message = Some(words);
    Vec::new()
}

/// Begins or ends a selection that grows with the cursor.
pub(super) fn select(state: &mut State) {
    if state.selected.take().is_some_and(|s| s.grows) {
        return;
    }
    let Matter { document, passage, .. } = state.matter();
    state.selected = Some(Selected { document, anchor: passage, span: passage, grows: true });
    state.message = Some(state.keys.told("selecting: move, then {copy} copies   {close} ends"));
}

/// Lets a selection grow to the passage in focus.
pub(super) fn grow(state: &mut State) {
    let Matter { document, passage, .. } = state.matter();
    if let Some(selected) = state.selected.as_mut().filter(|s| s.grows && s.document == document) {
        selected.span = selected.anchor.hull(passage);
    }
}

/// What was typed is done: a command gets the passage, a file is read.
pub(super) fn answer(state: &mut State) -> Vec<Effect> {
    let Some(Screen::Ask { what, typed }) = state.screens.pop() else { return Vec::new() };
    let typed = typed.text().trim().to_owned();
    if what == Ask::Rows {
        return Vec::new();
    }
    if let Ask::Name { pasted } = what {
        return super::sources::add_pasted(state, &typed, &pasted);
    }
    if typed.is_empty() {
        return Vec::new();
    }
    match what {
        Ask::Add => {
            state.message = Some("reading".into());
            vec![Effect::Read(vec![(None, home(&typed))])]
        }
        Ask::Pipe => {
            let Some(passage) = passage(state) else { return Vec::new() };
            let Some(document) = state.material.documents.get(passage.document.0) else { return Vec::new() };
            let text = words(document, passage.span) + "\n";
            state.runs += 1;
            state.screens.push(Screen::Running { run: state.runs, command: typed.clone() });
            vec![Effect::Pipe { run: state.runs, command: typed, text }]
        }
        Ask::Name { .. } | Ask::Rows => Vec::new(),
    }
}

/// Words that a pasted text needs to be a source.
const FEWEST: usize = 6;

/// What was pasted where nothing is typed: a path or an address, or a text that is to be a source; each is added when it is
/// accepted.
pub(super) fn pasted(state: &mut State, text: &str) {
    let line = text.trim();
    let (words, is_line) = (line.split_whitespace().count(), !line.contains(['\n', '\r']));
    let begins = ["/", "./", "../", "~/", "'", "\"", "file://"].iter().any(|start| line.starts_with(start));
    let ends = line.rsplit_once('.').is_some_and(|(_, ending)| document::format::is_wanted(ending));
    let is_path = is_line && (words < FEWEST || words < 2 * FEWEST && (begins || ends));
    if line.is_empty() || words < FEWEST && !is_line {
        state.message = Some("paste the path of a file to add, an address, or a text of some words".into());
    } else if is_line && is_web_address(line) {
        state.screens.push(Screen::Ask { what: Ask::Add, typed: Field::of(line.to_owned()) });
    } else if is_path {
        state.screens.push(Screen::Ask { what: Ask::Add, typed: Field::of(path(line)) });
    } else {
        state.screens.push(Screen::Ask { what: Ask::Name { pasted: text.to_owned() }, typed: Field::default() });
    }
}

/// A path as terminals paste it when a file is dropped on them: in quotation marks, with escapes, or as an address of a file.
fn path(text: &str) -> String {
    for quote in ['\'', '"'] {
        if let Some(inside) = text.strip_prefix(quote).and_then(|t| t.strip_suffix(quote)) {
            return inside.to_owned();
        }
    }
    if let Some(address) = text.strip_prefix("file://") {
        return unescaped(address);
    }
    let (mut path, mut escaped) = (String::new(), false);
    for c in text.chars() {
        escaped = c == '\\' && !escaped;
        if !escaped {
            path.push(c);
        }
    }
    path
}

/// The path of a file's address, its `%20` and the like read; as it is where that is no text.
fn unescaped(address: &str) -> String {
    let from = address.find('/').unwrap_or(0);
    let mut bytes = Vec::new();
    let mut rest = address[from..].bytes();
    while let Some(byte) = rest.next() {
        let digits: Vec<u8> = if byte == b'%' { rest.clone().take(2).collect() } else { Vec::new() };
        let code = std::str::from_utf8(&digits).ok().and_then(|d| u8::from_str_radix(d, 16).ok());
        match code.filter(|_| digits.len() == 2) {
            Some(code) => {
                bytes.push(code);
                rest.nth(1);
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address[from..].to_owned())
}

/// The path that is meant: as shells do, `~/` is the home folder.
pub(super) fn home(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pasted: &str, expected: &str) {
        assert_eq!(path(pasted), expected);
    }

    #[test]
    fn paths_come_as_terminals_paste_them() {
        check("/a/b.txt", "/a/b.txt");
        check("'/a/b c.txt'", "/a/b c.txt");
        check("/a/b\\ c\\\\d.txt", "/a/b c\\d.txt");
        check("file:///a/b%20c%C3%A9.txt", "/a/b c\u{e9}.txt");
        check("file://host/a/b%2.txt", "/a/b%2.txt");
        check("\"", "\"");
    }
}
