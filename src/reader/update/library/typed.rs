//! What is typed in the library: names, tags, corrections, paths, and what is looked for.

use super::super::super::action::{Action, Effect};
use super::super::super::field::Field;
use super::super::super::library::Asking;
use super::super::super::state::{Screen, State};
use super::super::{hand, outside, screen};
use super::{ask, close, done, look, moved};
use crate::library::{Change, Holder, Request};

/// What is done where something is typed.
pub(super) fn asked(state: &mut State, action: &Action) -> Vec<Effect> {
    let Some(Screen::Library(shelves)) = state.screens.last_mut() else { return Vec::new() };
    let names: Vec<String> =
        shelves.rows().filter(|r| matches!(r.holder, Holder::Story(_))).map(|r| r.name.clone()).collect();
    let (selected, story) = (shelves.selected().map(|row| row.holder), shelves.story());
    let Some((asking, typed)) = &mut shelves.asking else { return Vec::new() };
    match action {
        Action::Type(_) | Action::Paste(_) | Action::Stroke(_) => screen::edit(typed, action),
        Action::Rows(step) if *asking == Asking::Move => *typed = Field::of(completed(typed.text(), &names, *step)),
        // A folder of mixed news belongs to no story.
        Action::Rows(_) if matches!(asking, Asking::Add(_)) => {
            *asking = Asking::Add(if *asking == Asking::Add(None) { story } else { None });
        }
        Action::Rows(step) if *asking == Asking::Find => {
            let step = *step;
            shelves.is_below |= shelves.count() == 0;
            return moved(shelves, step);
        }
        Action::Close => {
            let is_find = *asking == Asking::Find;
            shelves.asking = None;
            return if is_find { close(state) } else { Vec::new() };
        }
        Action::Accept => return answered(state),
        _ => return Vec::new(),
    }
    if *asking != Asking::Find {
        return Vec::new();
    }
    typed.text().clone_into(&mut shelves.query);
    shelves.arrange(selected);
    if shelves.query.trim().is_empty() {
        return look(shelves);
    }
    ask(Request::Search(shelves.query.clone()))
}

/// The next name that has what is typed in it.
fn completed(typed: &str, names: &[String], step: isize) -> String {
    let count = names.len().cast_signed();
    let at = names.iter().position(|name| name == typed).map(usize::cast_signed);
    if let Some(at) = at {
        let next = (at + step.signum()).rem_euclid(count.max(1)).unsigned_abs();
        return names.get(next).cloned().unwrap_or_default();
    }
    let has = |name: &&String| name.to_lowercase().contains(&typed.to_lowercase());
    names.iter().find(has).cloned().unwrap_or_else(|| typed.to_owned())
}

/// What was typed is done.
fn answered(state: &mut State) -> Vec<Effect> {
    let Some(Screen::Library(shelves)) = state.screens.last_mut() else { return Vec::new() };
    let Some((asking, typed)) = shelves.asking.take() else { return Vec::new() };
    let (typed, from, documents) = (typed.text().trim().to_owned(), shelves.story(), shelves.meant());
    let change = match asking {
        Asking::Find => {
            shelves.is_below = shelves.count() == 0 && !shelves.items().is_empty();
            return Vec::new();
        }
        Asking::Correct(fact) => Change::Correct(documents, fact, Some(typed)),
        Asking::EmptyTrash if typed == "yes" => Change::EmptyTrash,
        Asking::EmptyTrash => return hand::say(state, "the trash stays as it is"),
        _ if typed.is_empty() => return Vec::new(),
        Asking::Add(story) => {
            shelves.progress = Some("reading".to_owned());
            return ask(Request::Add { path: outside::home(&typed), story });
        }
        Asking::NewStory => Change::NewStory { name: typed, documents, from },
        Asking::Move => Change::Move { documents, from, into: typed },
        Asking::Rename(story) => Change::Rename(story, typed),
        Asking::Tag => Change::Tag(documents, typed),
    };
    done(shelves, change)
}
