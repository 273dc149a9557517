//! What is changed in the library, made in the store as one step, and its words for undoing it.

use super::{Change, DocumentKey, Proposal};
use crate::store::{Cause, Fact, StoryKey, Writing};
use std::collections::BTreeMap;

/// What the step is called.
pub(super) fn words(change: &Change) -> String {
    match change {
        Change::NewStory { name, documents, .. } => format!("new story {name}, {}", documents_of(documents.len())),
        Change::Move { into, documents, .. } => format!("{} to {into}", documents_of(documents.len())),
        Change::TakeOut(documents, _) => format!("{} out of the story", documents_of(documents.len())),
        Change::Rename(_, name) => format!("rename story to {name}"),
        Change::Dissolve(_) => "story taken apart; its documents stay".to_owned(),
        Change::Merge(_, from) => format!("merge {} stories into one", from.len() + 1),
        Change::Tag(documents, tag) => match tag.strip_prefix('-') {
            Some(tag) => format!("take off tag {tag}, {}", documents_of(documents.len())),
            None => format!("tag {tag}, {}", documents_of(documents.len())),
        },
        Change::Correct(documents, fact, _) => {
            format!("correct the {}, {}", fact.word(), documents_of(documents.len()))
        }
        Change::AsRead(documents) => format!("as it was read, {}", documents_of(documents.len())),
        Change::Remove(documents) => format!("{} to the trash", documents_of(documents.len())),
        Change::Restore(documents) => format!("{} out of the trash", documents_of(documents.len())),
        Change::Group(proposals) => group_words(proposals),
        Change::EmptyTrash => "empty the trash".to_owned(),
        Change::Undo | Change::Redo => "undo".to_owned(),
    }
}

/// What grouping is called when it is undone.
pub fn group_words(proposals: &[Proposal]) -> String {
    let documents: usize = proposals.iter().map(|proposal| proposal.documents.len()).sum();
    format!("group {} into {} stories", documents_of(documents), proposals.len())
}

fn documents_of(count: usize) -> String {
    if count == 1 { "1 document".to_owned() } else { format!("{count} documents") }
}

/// Makes the change.
///
/// # Errors
/// It cannot be made; nothing is changed then.
pub(super) fn make(writing: &mut Writing<'_>, change: &Change) -> Result<(), Cause> {
    match change {
        Change::NewStory { name, documents, from } => {
            let story = writing.new_story(name)?;
            move_to(writing, documents, *from, story)
        }
        Change::Move { documents, from, into } => {
            let story = writing.story_or_new(into)?;
            move_to(writing, documents, *from, story)
        }
        Change::TakeOut(documents, story) => documents.iter().try_for_each(|d| writing.leave(*story, *d).map(drop)),
        Change::Rename(story, name) => writing.rename_story(*story, name),
        Change::Dissolve(story) => writing.drop_story(*story),
        Change::Merge(into, from) => from.iter().try_for_each(|from| writing.merge_stories(*into, *from)),
        Change::Tag(documents, tag) => {
            let (tag, on) = tag.strip_prefix('-').map_or((tag.as_str(), true), |tag| (tag, false));
            documents.iter().try_for_each(|d| writing.tag(*d, tag, on).map(drop))
        }
        Change::Correct(documents, fact, words) => {
            documents.iter().try_for_each(|d| writing.correct(*d, *fact, words.as_deref()).map(drop))
        }
        Change::AsRead(documents) => documents
            .iter()
            .try_for_each(|d| Fact::ALL.into_iter().try_for_each(|fact| writing.correct(*d, fact, None).map(drop))),
        Change::Remove(documents) => documents.iter().try_for_each(|d| writing.remove(*d).map(drop)),
        Change::Restore(documents) => documents.iter().try_for_each(|d| writing.restore(*d).map(drop)),
        Change::Group(proposals) => group(writing, proposals),
        // These are steps of their own, or none.
        Change::EmptyTrash | Change::Undo | Change::Redo => Ok(()),
    }
}

/// Into a story; out of the one where the documents are seen, which goes when nothing is left in it.
fn move_to(
    writing: &mut Writing<'_>,
    documents: &[DocumentKey],
    from: Option<StoryKey>,
    story: StoryKey,
) -> Result<(), Cause> {
    let from = from.filter(|from| *from != story);
    for document in documents {
        writing.join(story, *document)?;
        if let Some(from) = from {
            writing.leave(from, *document)?;
        }
    }
    match from {
        Some(from) if writing.members(from)?.is_empty() => writing.drop_story(from),
        _ => Ok(()),
    }
}

/// Makes the stories that were proposed. A name that is taken gets a number.
///
/// # Errors
/// The store cannot be written.
pub fn group(writing: &mut Writing<'_>, proposals: &[Proposal]) -> Result<(), Cause> {
    // Thousands may have the same name, such as one that stands for a title.
    let mut numbers = BTreeMap::new();
    for proposal in proposals {
        let story = match proposal.story {
            Some(story) => story,
            None => new_story(writing, &proposal.name, numbers.entry(proposal.name.as_str()).or_insert(1))?,
        };
        for entry in &proposal.documents {
            writing.join(story, entry.key)?;
        }
    }
    Ok(())
}

fn new_story(writing: &mut Writing<'_>, name: &str, number: &mut usize) -> Result<StoryKey, Cause> {
    loop {
        let numbered = if *number == 1 { name.to_owned() } else { format!("{name} ({number})") };
        *number += 1;
        match writing.new_story(&numbered) {
            Err(Cause::StoryExists(_)) => {}
            made => return made,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Deed, Reading, Store};
    use jiff::Timestamp;

    fn deed(words: &str) -> Deed {
        Deed::new(Timestamp::UNIX_EPOCH, words)
    }

    /// A store that goes away with the test.
    struct Passing {
        file: std::path::PathBuf,
        store: Store,
    }

    impl Passing {
        fn new(name: &str) -> Self {
            let file = std::env::temp_dir().join(format!("parallax-{name}-{}.db", std::process::id()));
            Self { store: Store::open(&file).unwrap(), file }
        }
    }

    impl Drop for Passing {
        fn drop(&mut self) {
            for end in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{end}", self.file.display()));
            }
        }
    }

    /// Two stories, a document in none, a tag and a correction.
    fn furnished(store: &mut Store) -> [DocumentKey; 4] {
        let texts = ["The ferry left.", "The tug left.", "The barge stayed.", "The pier was shut."];
        let keys = texts.map(|text| {
            let document = crate::document::read("a.txt", text.as_bytes());
            let taking = crate::store::Taking { document: &document, bytes: text.as_bytes(), place: None };
            store.write(&mut deed("add"), |w| w.take(&taking)).unwrap().document()
        });
        let [a, b, c, _] = keys;
        let furnish = |w: &mut Writing<'_>| {
            let (one, two) = (w.new_story("One")?, w.new_story("Two")?);
            [a, b].iter().try_for_each(|key| w.join(one, *key).map(drop))?;
            w.join(two, c)?;
            w.tag(b, "old", true)?;
            w.correct(b, Fact::Outlet, Some("Courier")).map(drop)
        };
        store.write(&mut deed("furnish"), furnish).unwrap();
        keys
    }

    /// One of each kind.
    fn changes(store: &Store, [a, b, c, d]: [DocumentKey; 4]) -> Vec<Change> {
        let story = |name: &str| store.read(|r| r.story(name)).unwrap();
        let (one, two) = (story("One"), story("Two"));
        let entry = store.read(|r| r.entry(d)).unwrap();
        let group =
            |story| Proposal { name: "Three".into(), story, documents: vec![entry.clone()], copies: Vec::new() };
        let title = |words: Option<&str>| Change::Correct(vec![a, d], Fact::Title, words.map(str::to_owned));
        vec![
            Change::NewStory { name: "New".into(), documents: vec![a, b], from: Some(one) },
            Change::Move { documents: vec![c], from: Some(two), into: "One".into() },
            Change::Move { documents: vec![d], from: None, into: "Other".into() },
            Change::TakeOut(vec![a], one),
            Change::Rename(one, "Uno".into()),
            Change::Dissolve(one),
            Change::Merge(one, vec![two]),
            Change::Tag(vec![a, d], "port".into()),
            Change::Tag(vec![b], "-old".into()),
            title(Some("Shut")),
            title(Some("")),
            Change::AsRead(vec![b]),
            Change::Remove(vec![a, d]),
            Change::Group(vec![group(None)]),
            Change::Group(vec![group(Some(one))]),
        ]
    }

    #[test]
    fn every_change_is_undone_and_done_again_as_one_step() {
        let mut passing = Passing::new("changes");
        let store = &mut passing.store;
        let archive = |store: &Store| {
            let mut archive = Vec::new();
            store.export(None, &mut archive).unwrap();
            String::from_utf8(archive).unwrap()
        };
        let keys = furnished(store);
        for change in changes(store, keys) {
            let first = archive(store);
            store.write(&mut deed(&words(&change)), |w| make(w, &change)).unwrap();
            let changed = archive(store);
            assert_ne!(changed, first, "{change:?}");
            assert_eq!(store.undo(&mut deed("undo")).unwrap().unwrap().words, words(&change));
            assert_eq!(archive(store), first, "{change:?}");
            store.redo(&mut deed("redo")).unwrap();
            assert_eq!(archive(store), changed, "{change:?}");
            store.undo(&mut deed("undo")).unwrap();
        }
    }

    #[test]
    fn any_number_of_stories_may_have_one_name() {
        let mut passing = Passing::new("change");
        let store = &mut passing.store;
        let proposal = Proposal { name: "Untitled".to_owned(), story: None, documents: Vec::new(), copies: Vec::new() };
        let mut deed = Deed::new(Timestamp::UNIX_EPOCH, "group");
        for (count, last) in [(1200, "Untitled (1200)"), (1, "Untitled (1201)")] {
            store.write(&mut deed, |writing| group(writing, &vec![proposal.clone(); count])).unwrap();
            let stories = store.read(Reading::stories).unwrap();
            assert!(stories.iter().any(|story| story.name == last));
        }
    }
}
