//! Which sources are read: into view and out of it, files added and read anew, the tutorial. The place is kept.

use super::super::action::Effect;
use super::super::effect::FileRead;
use super::super::pane::Pane;
use super::super::sheet::Sheet;
use super::super::state::{Screen, State};
use super::hand;
use crate::document::{self, BlockKind, Document, Furniture};
use crate::hand::kept::Origin;
use std::path::PathBuf;
use std::sync::Arc;

const TUTORIAL: [(&str, &str); 3] = [
    ("1-harbour-post.md", include_str!("../../../assets/tutorial/1-harbour-post.md")),
    ("2-island-radio.md", include_str!("../../../assets/tutorial/2-island-radio.md")),
    ("3-island-council.md", include_str!("../../../assets/tutorial/3-island-council.md")),
];

/// Takes the selected source into view or out of it; one is always left.
pub(super) fn pick(state: &mut State) {
    let Some(Screen::Sources(selection)) = state.screens.last() else { return };
    let (document, panes) = (selection.row, &mut state.panes);
    if document >= panes.all.len() {
        return;
    }
    match panes.order.iter().position(|d| *d == document) {
        Some(_) if panes.order.len() == 1 => state.message = Some("one source must be in view".into()),
        Some(at) => {
            panes.order.remove(at);
            if panes.focus == document {
                panes.focus = panes.order[at.min(panes.order.len() - 1)];
            }
        }
        // Back where its number says.
        None => {
            let at = panes.order.iter().position(|d| *d > document).unwrap_or(panes.order.len());
            panes.order.insert(at, document);
        }
    }
}

/// Reads this source alone or with the others, as they are in view.
pub(super) fn focus(state: &mut State) {
    let Some(Screen::Sources(selection)) = state.screens.last() else { return };
    let document = selection.row;
    if !state.panes.order.contains(&document) {
        pick(state);
    }
    state.screens.pop();
    if document < state.panes.all.len() {
        state.panes.focus = document;
    }
}

/// Where a source can be read anew: its file, its address, or what it is known by in one of these.
fn found_at(state: &State, document: usize) -> Option<PathBuf> {
    let material = &state.material;
    let file = material.paths.get(document).cloned().flatten();
    file.or_else(|| material.places.get(document)?.as_ref().map(PathBuf::from))
}

/// Asks for the sources anew; where it is not known of any where it was found, for the comparison.
pub(super) fn reread(state: &mut State) -> Vec<Effect> {
    let known = (0..state.material.documents.len()).filter_map(|n| Some((Some(n), found_at(state, n)?)));
    let files: Vec<_> = known.collect();
    if files.is_empty() {
        return super::recompare(state);
    }
    state.message = Some("reading the sources anew".into());
    vec![Effect::Read(files)]
}

/// Takes a text that was pasted as a new source.
pub(super) fn add_pasted(state: &mut State, name: &str, text: &str) -> Vec<Effect> {
    let name = if name.is_empty() { "pasted text" } else { name };
    let found = document::read(name, text.as_bytes());
    if found.blocks.is_empty() {
        state.message = Some("nothing to read was pasted".into());
        return Vec::new();
    }
    take(
        state,
        vec![FileRead { document: None, path: name.into(), is_part: true, found: Ok((found, Origin::default())) }],
    )
}

/// Whether a text that was read anew has changed. What the reader corrected of a document of the store stays.
fn is_another(state: &State, at: usize, old: &Document, new: &Document) -> bool {
    let is_stored = state.library.keys.get(at).is_some_and(Option::is_some);
    old.text != new.text || !is_stored && old != new
}

/// Takes what was read: new documents behind the others, changed ones in their places.
pub(super) fn take(state: &mut State, files: Vec<FileRead>) -> Vec<Effect> {
    let mut documents: Vec<Document> = (*state.material.documents).clone();
    let (mut changed, mut added, mut problem, mut origins) = (0, Vec::new(), None, Vec::new());
    for FileRead { document, path, is_part, found } in files {
        // Asked for by another story, as where the tutorial was opened meanwhile.
        if document.is_some_and(|n| found_at(state, n).as_ref() != Some(&path)) {
            continue;
        }
        match (document, found) {
            (_, Err(cause)) => problem = Some(cause),
            (None, Ok((new, _)))
                if !is_part && state.material.paths.iter().flatten().any(|p| *p == path)
                    || documents.contains(&new) =>
            {
                problem = Some("this file is read already".to_owned());
            }
            (None, Ok((new, origin))) => {
                added.push(documents.len());
                state.material.paths.resize(documents.len(), None);
                state.material.places.resize(documents.len(), None);
                state.material.places.push(origin.place.clone());
                origins.push((documents.len(), origin));
                state.material.paths.push((!is_part).then_some(path));
                documents.push(new);
            }
            (Some(at), Ok((new, origin))) if documents.get(at).is_some_and(|old| is_another(state, at, old, &new)) => {
                documents[at] = new;
                state.picked.forget(Some(at));
                origins.push((at, origin));
                changed += 1;
            }
            (Some(_), Ok(_)) => {}
        }
    }
    if let Some(problem) = &problem {
        state.material.refusals.push(problem.clone());
    }
    if added.is_empty() && changed == 0 {
        state.message = Some(problem.unwrap_or_else(|| "no source has changed".to_owned()));
        return Vec::new();
    }
    replace(state, documents);
    state.panes.order.extend(&added);
    let mut effects = super::recompare(state);
    if state.outer.is_none() {
        effects.push(Effect::Texts(origins));
    }
    state.message = Some(match (problem, added.as_slice()) {
        (Some(problem), _) => problem,
        (None, [document]) => format!("source {} is added; comparing anew", document + 1),
        (None, []) => format!("{changed} changed; comparing anew"),
        (None, several) => format!("{} sources are added; comparing anew", several.len()),
    });
    effects
}

/// Other documents in the panes; every cursor goes to the words it stood on, as far as they are still there.
fn replace(state: &mut State, documents: Vec<Document>) {
    let documents = Arc::new(documents);
    let old = std::mem::replace(&mut state.material.documents, Arc::clone(&documents));
    for (n, document) in documents.iter().enumerate() {
        let width = state.panes.all.get(n).map_or(40, |p| p.sheet.width());
        let mut pane = Pane::new(Sheet::new(&documents, n, width));
        if let (Some(before), Some(there)) = (old.get(n), state.panes.all.get(n)) {
            pane.cursor = if before == document { there.cursor } else { found_again(before, document, there.cursor) };
            pane.level(pane.cursor, 4);
        }
        match state.panes.all.get_mut(n) {
            Some(place) => *place = pane,
            None => state.panes.all.push(pane),
        }
    }
    let changed = |n: usize| old.get(n) != documents.get(n);
    if (0..old.len()).any(changed) {
        // Marks of other words would point anywhere.
        state.material.marks = super::super::mark::Marks::of_sentences(&[]);
        state.material.comparison = None;
        state.material.found = None;
        state.material.analyses = None;
        state.material.overview = None;
        state.search = super::super::search::Search::new(&documents, &state.search.query);
        state.jumps = super::super::state::Jumps::default();
        // Those that show ranges of the texts as they were.
        state
            .screens
            .retain(|s| !matches!(s, Screen::Why { .. } | Screen::WordDiff { .. } | Screen::DocumentDiff { .. }));
    }
    hand::texts_changed(state, changed);
    state.selected = None;
    state.tour = None;
}

/// Where the words at a byte stand in another version of the text; else as far into it.
fn found_again(old: &Document, new: &Document, cursor: usize) -> usize {
    let at = old.blocks.partition_point(|b| b.span.end <= cursor);
    let words = old.blocks.get(at).map_or("", |b| b.span.of(&old.text));
    let start: String = words.chars().take(60).collect();
    let there = (!start.is_empty()).then(|| new.text.find(&start)).flatten();
    let into = old.blocks.get(at).map_or(0, |b| cursor.saturating_sub(b.span.start));
    let near = new.blocks.iter().rev().find(|b| b.span.start <= cursor).or(new.blocks.first());
    match there {
        Some(there) if new.text.is_char_boundary(there + into) && words.len() > into => there + into,
        Some(there) => there,
        None => near.map_or(0, |b| b.span.start),
    }
}

/// A text of the tutorial. What the guide says stands after a sign of its own, and is not compared.
fn lesson(name: &str, text: &str) -> Document {
    let mut lesson = document::read(name, text.as_bytes());
    for block in &mut lesson.blocks {
        if block.span.of(&lesson.text).starts_with('\u{bb}') {
            block.kind = BlockKind::Furniture(Furniture::Note);
        }
    }
    lesson
}

/// Opens the tutorial in the place of the story, which comes back when it is left.
pub(super) fn tutorial(state: &mut State) -> Vec<Effect> {
    if state.outer.is_some() {
        return Vec::new();
    }
    let documents = TUTORIAL.iter().map(|(name, text)| lesson(name, text)).collect();
    let look = state.look.clone();
    let mut inner = State::new("tutorial".into(), documents, look, state.size);
    inner.keys = state.keys.clone();
    inner.material.generation = state.material.generation + 1;
    let outer = std::mem::replace(state, inner);
    state.outer = Some(Box::new(outer));
    state.message = Some(state.keys.told("the tutorial; {leave} goes back to your story"));
    vec![Effect::Compare { generation: state.material.generation }]
}

/// Back from the tutorial to the story, where it was; tells whether there was one.
pub(super) fn leave_tutorial(state: &mut State) -> Option<Vec<Effect>> {
    let outer = state.outer.take()?;
    let (size, generation) = (state.size, state.material.generation);
    *state = *outer;
    state.material.generation = generation + 1;
    super::resize(state, size.0, size.1);
    let compared = state.material.comparison.is_some();
    Some(if compared { Vec::new() } else { vec![Effect::Compare { generation: generation + 1 }] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Kind, Settings, Story, compare};

    #[test]
    fn the_tutorial_shows_what_it_speaks_of() {
        let documents: Vec<Document> = TUTORIAL.iter().map(|(name, text)| lesson(name, text)).collect();
        let analyses: Vec<_> = documents.iter().map(crate::language::analyse).collect();
        let comparison = compare(Story { documents: &documents, analyses: &analyses }, Settings::default());
        let found = |kind: Kind, words: &str| {
            comparison.links.iter().any(|l| {
                l.kind == kind
                    && (l.a.document.0, l.b.document.0) == (0, 1)
                    && l.a.span.of(&documents[0].text).contains(words)
            })
        };
        assert!(found(Kind::Agree, "Marigold sank"));
        assert!(found(Kind::Diverge, "Four people"));
        assert!(found(Kind::Quote, "I heard the horn"));
        let alone =
            |s: &&crate::comparison::Statement| s.kind.is_none() && s.carried_by(crate::document::DocumentId(0));
        let only: Vec<&str> = comparison
            .statements
            .iter()
            .filter(alone)
            .filter_map(|s| s.passages.first().map(|p| p.span.of(&documents[0].text)))
            .collect();
        assert!(only.iter().any(|words| words.contains("1962")), "{only:?}");
        assert!(!only.iter().any(|words| words.contains('\u{bb}')), "{only:?}");
    }
}
