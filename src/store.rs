//! The document store: captures that never change, stories, tags and where the reader was, in one SQLite file.
//!
//! ```text
//!  Document, bytes ──> identity ──> capture ──┐
//!                      (seen before?)          ├──> Store ──> Document, lists
//!  stories, tags ────> journal ───────────────┘
//!                      (to undo)
//! ```
//!
//! All that is done goes through [`Store::read`], which sees one state of the store, or [`Store::write`], which is kept
//! whole or not at all and can be undone as one step. The store has no clock: who writes says what time it is. Reading
//! files is left to [`crate::document`], quotations to who calls.

mod anchor;
mod annotation;
mod archive;
mod backup;
mod capture;
mod connection;
mod correction;
mod error;
pub mod folder;
mod identity;
mod import;
mod inflection;
mod journal;
mod kin;
mod listing;
mod migration;
mod misread;
mod packed;
mod place;
pub mod query;
mod quotation;
mod search;
mod shelf;
mod story;
mod tag;
mod tally;
mod term;
mod trash;
mod verify;
mod waiting;

pub use anchor::{Anchor, Found};
pub use annotation::{Anchored, Annotation, AnnotationKey, AnnotationKind};
pub use archive::ArchiveError;
pub use backup::Statistics;
pub use capture::{Taken, Taking};
pub use correction::{Corrections, Fact};
pub use error::{Cause, Error};
pub use import::{Imported, Importing};
pub use journal::{Deed, Step};
pub use listing::{Entry, Filter, Version};
pub use migration::VERSION;
pub use packed::{Facts, Hash};
pub use place::PlaceIn;
pub use query::Query;
pub use quotation::Quoted;
pub use search::{Hit, Snippet};
pub use shelf::{Member, Others};
pub use story::StoryEntry;
pub use tally::Texts;
pub use term::Profile;
pub use verify::{Checked, Part, Problem};

use crate::document::printable;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};

/// A document of the store; never given to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentKey(pub i64);

impl fmt::Display for DocumentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A capture of a document; never given to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaptureKey(pub i64);

impl fmt::Display for CaptureKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A story of the store; never given to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryKey(pub i64);

/// An open store.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    is_read_only: bool,
    reading: Reading,
}

impl Store {
    /// Opens the store at `path`, or makes it there with the folders that it needs. One that is there and cannot be written
    /// is opened to be read.
    ///
    /// # Errors
    /// The file is no store or a newer one (it is left as it is), or cannot be opened or made.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let at = |cause| Error { path: path.to_owned(), cause };
        migration::inspect(path).map_err(at)?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !path.exists()) {
            std::fs::create_dir_all(folder).map_err(|error| at(Cause::Folder(error)))?;
        }
        let (connection, is_read_only) = match connection::to_write(path) {
            Err(cause) => (connection::to_read(path, cause).map_err(at)?, true),
            Ok(connection) => (connection, false),
        };
        Ok(Self { path: path.to_owned(), is_read_only, reading: Reading { connection } })
    }

    /// Whether it can only be read, for want of rights to write its file or folder.
    pub fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// The store's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Looks at one state of the store, whatever others write meanwhile.
    ///
    /// # Errors
    /// What `look` says, or the store cannot be read.
    pub fn read<T>(&self, look: impl FnOnce(&Reading) -> Result<T, Cause>) -> Result<T, Error> {
        let looked = (|| {
            let _one_state = self.reading.connection.unchecked_transaction()?;
            look(&self.reading)
        })();
        looked.map_err(|cause| self.error(cause))
    }

    /// Changes the store: all of `change` is kept, on the disk, or nothing of it. `deed` says when and in what words; what is
    /// written with the same deed again is undone together.
    ///
    /// # Errors
    /// What `change` says, or the store cannot be written. Nothing was changed then.
    pub fn write<T>(
        &mut self,
        deed: &mut Deed,
        change: impl FnOnce(&mut Writing<'_>) -> Result<T, Cause>,
    ) -> Result<T, Error> {
        let before = deed.step;
        let written = (|| {
            let connection = &self.reading.connection;
            let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
            let result = change(&mut Writing { reading: &self.reading, deed })?;
            transaction.commit()?;
            Ok(result)
        })();
        written.map_err(|cause| {
            // The step that was begun for it is gone with the rest.
            deed.step = before;
            self.error(cause)
        })
    }

    fn error(&self, cause: Cause) -> Error {
        Error { path: self.path.clone(), cause }
    }
}

/// One state of the store, to look at. Its methods stand in the files of this room by what they look for.
#[derive(Debug)]
pub struct Reading {
    connection: Connection,
}

/// A change of the store in the making: may do what a [`Reading`] may, and write.
#[derive(Debug)]
pub struct Writing<'a> {
    reading: &'a Reading,
    deed: &'a mut Deed,
}

impl Deref for Writing<'_> {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        self.reading
    }
}

/// A path as it may be written to a terminal.
fn printable_path(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

/// A name for a story or a tag: one line, trimmed, safe for a terminal, 1 to 200 characters.
fn name(words: &str) -> Result<String, Cause> {
    let name = printable(words.trim()).trim().to_owned();
    if (1..=200).contains(&name.chars().count()) { Ok(name) } else { Err(Cause::BadName(words.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, read};
    use jiff::Timestamp;
    use std::sync::atomic::{AtomicU32, Ordering};

    /// A folder of its own for one test; gone when the test ends.
    pub(super) struct Folder(PathBuf);

    impl Folder {
        pub(super) fn new() -> Self {
            static COUNT: AtomicU32 = AtomicU32::new(0);
            let name = format!("parallax-store-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
            let folder = Self(std::env::temp_dir().join(name));
            std::fs::create_dir_all(&folder.0).unwrap();
            folder
        }

        pub(super) fn file(&self) -> PathBuf {
            self.0.join("store.db")
        }

        pub(super) fn store(&self) -> Store {
            Store::open(&self.file()).unwrap()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    /// The deed of the test's `second`.
    pub(super) fn deed(second: i64) -> Deed {
        Deed::new(Timestamp::from_second(1_773_000_000 + second).unwrap(), format!("deed {second}"))
    }

    const BRIDGE: &str = "Harbour bridge closed\nBy Ana Holt\n12 March 2024\n\nThe harbour bridge was closed on Tuesday evening \
         after a barge struck one of its piers, police said.\n";
    const EDITED: &str = "Harbour bridge closed\nBy Ana Holt\n12 March 2024\n\nThe harbour bridge was closed on Tuesday evening \
         after a tug struck one of its piers, police said.\n";

    /// Takes in a text that lies at a place.
    pub(super) fn take(store: &mut Store, second: i64, text: &str, place: &str) -> Taken {
        let document = read("a.txt", text.as_bytes());
        let taking =
            Taking { document: &document, bytes: text.as_bytes(), place: (!place.is_empty()).then_some(place) };
        store.write(&mut deed(second), |w| w.take(&taking)).unwrap()
    }

    fn current(store: &Store, key: DocumentKey) -> Document {
        store.read(|r| r.document(key)).unwrap()
    }

    #[test]
    fn what_is_taken_in_is_given_back_after_the_store_was_closed() {
        let folder = Folder::new();
        let bytes = b"\xef\xbb\xbfCaf\xc3\xa9 closed\n\nIts owner said so on Friday.\n";
        let document = read("cafe.txt", bytes);
        let taking = Taking { document: &document, bytes, place: Some("a/cafe.txt") };
        let taken = folder.store().write(&mut deed(0), |w| w.take(&taking)).unwrap();
        let store = folder.store();
        assert_eq!(current(&store, taken.document()), document);
        let versions = store.read(|r| r.versions(taken.document())).unwrap();
        assert_eq!(store.read(|r| r.bytes(versions[0].key)).unwrap(), bytes);
        assert_eq!(versions[0].bytes_hash, Hash::of(bytes));
        assert_eq!(versions[0].places, ["a/cafe.txt"]);
        assert_eq!(versions[0].captured, "2026-03-08T20:00:00Z");
    }

    #[test]
    fn the_same_again_is_recognised_and_a_change_is_another_capture() {
        let folder = Folder::new();
        let mut store = folder.store();
        let first = take(&mut store, 0, BRIDGE, "b.txt");
        let key = first.document();
        assert_eq!(first, Taken::New(key));
        assert_eq!(take(&mut store, 1, BRIDGE, "copy.txt"), Taken::Known(key));
        assert_eq!(take(&mut store, 2, EDITED, "b.txt"), Taken::Changed(key));
        assert_eq!(current(&store, key).text, EDITED);
        assert_eq!(store.read(|r| r.versions(key)).unwrap().len(), 2);
        // An article that was changed back is the capture that is here, and what is shown again; the clock may go back too.
        assert_eq!(take(&mut store, -9, BRIDGE, "b.txt"), Taken::Known(key));
        assert_eq!(current(&store, key).text, BRIDGE);
        assert_eq!(store.read(|r| r.versions(key)).unwrap().len(), 2);
        let other = take(&mut store, 4, "A ferry left the harbour at noon.\n", "other.txt");
        assert_ne!(other.document(), key);
        assert_eq!(store.read(|r| r.documents(&Filter::default())).unwrap().len(), 2);
    }

    #[test]
    fn a_stated_address_joins_what_is_alike_and_not_a_translation() {
        let folder = Folder::new();
        let mut store = folder.store();
        let of = |text: &str| {
            let mut document = read("a.txt", text.as_bytes());
            let span = crate::document::Span::new(0, 0);
            let value = "https://news.example/bridge".to_owned();
            document.source.address = Some(crate::document::Stated { value, span });
            document
        };
        let mut take = |text: &str, place| {
            let document = of(text);
            let taking = Taking { document: &document, bytes: text.as_bytes(), place: Some(place) };
            store.write(&mut deed(0), |w| w.take(&taking)).unwrap()
        };
        let key = take(BRIDGE, "1.txt").document();
        assert_eq!(take(EDITED, "2.txt"), Taken::Changed(key));
        let french = "Pont fermé\n\nLe pont du port a été fermé mardi soir après un choc, selon la police.\n";
        assert!(matches!(take(french, "3.txt"), Taken::New(_)));
    }

    #[test]
    fn a_capture_never_changes() {
        let folder = Folder::new();
        let mut store = folder.store();
        let key = take(&mut store, 0, BRIDGE, "b.txt").document();
        for sql in [
            "UPDATE capture SET title = 'x'",
            "DELETE FROM capture",
            "DELETE FROM document",
            "UPDATE capture SET id = 9",
        ] {
            assert!(store.reading.connection.execute(sql, []).is_err(), "{sql}");
        }
        store.write(&mut deed(1), |w| w.remove(key)).unwrap();
        assert_eq!(store.empty_trash(&mut deed(1)).unwrap(), 1);
        let left: i64 =
            store.reading.connection.query_row("SELECT count(*) FROM capture", [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0);
        // What is gone for good may come in anew, under a number of its own.
        assert!(matches!(take(&mut store, 2, BRIDGE, "b.txt"), Taken::New(new) if new != key));
    }

    #[test]
    fn stories_are_made_filled_merged_split_and_undone() {
        let folder = Folder::new();
        let mut store = folder.store();
        let keys: Vec<_> = ["Alpha left.", "Beta stayed.", "Gamma came."]
            .iter()
            .map(|text| take(&mut store, 0, text, "").document())
            .collect();
        let story = |store: &Store, name: &str| {
            store.read(|r| r.members(r.story(name)?)).unwrap().iter().map(|k| k.0).collect::<Vec<_>>()
        };
        store
            .write(&mut deed(1), |w| {
                let a = w.new_story("A")?;
                keys.iter().rev().try_for_each(|&k| w.join(a, k).map(drop))
            })
            .unwrap();
        assert_eq!(story(&store, "a"), [3, 2, 1]);
        let split = |w: &mut Writing<'_>| {
            let a = w.story("A")?;
            w.split_story(a, "B", &[keys[1]])
        };
        assert_eq!(store.write(&mut deed(2), split).unwrap(), []);
        assert_eq!((story(&store, "A"), story(&store, "B")), (vec![3, 1], vec![2]));
        store
            .write(&mut deed(3), |w| {
                let (a, b) = (w.story("A")?, w.story("B")?);
                w.merge_stories(b, a)
            })
            .unwrap();
        assert_eq!(story(&store, "B"), [2, 3, 1]);
        assert!(matches!(store.read(|r| r.story("A")), Err(Error { cause: Cause::NoStory(_), .. })));
        assert_eq!(store.undo(&mut deed(4)).unwrap().unwrap().words, "deed 3");
        assert_eq!((story(&store, "A"), story(&store, "B")), (vec![3, 1], vec![2]));
        store.undo(&mut deed(4)).unwrap().unwrap();
        assert_eq!(story(&store, "A"), [3, 2, 1]);
        store.redo(&mut deed(5)).unwrap().unwrap();
        store.redo(&mut deed(5)).unwrap().unwrap();
        assert_eq!(store.redo(&mut deed(5)).unwrap(), None);
        assert_eq!(story(&store, "B"), [2, 3, 1]);
    }

    #[test]
    fn everything_that_changes_data_is_undone_to_the_first_state() {
        let folder = Folder::new();
        let mut store = folder.store();
        let key = take(&mut store, 0, BRIDGE, "b.txt").document();
        take(&mut store, 1, EDITED, "b.txt");
        store
            .write(&mut deed(2), |w| {
                let story = w.story_or_new("A")?;
                w.join(story, key)?;
                w.tag(key, "harbour", true)?;
                w.rename_story(story, "B")?;
                w.leave(story, key)?;
                w.tag(key, "harbour", false)?;
                w.tag(key, "bridge", true)?;
                w.join(story, key)?;
                w.drop_story(story)?;
                w.remove(key)?;
                w.restore(key)
            })
            .unwrap();
        assert_eq!(store.read(Reading::tags).unwrap(), [("bridge".to_owned(), 1)]);
        store.undo(&mut deed(3)).unwrap();
        assert_eq!(store.read(Reading::tags).unwrap(), []);
        assert_eq!(current(&store, key).text, EDITED);
        store.undo(&mut deed(3)).unwrap();
        assert_eq!(current(&store, key).text, BRIDGE);
        store.undo(&mut deed(3)).unwrap();
        assert_eq!(store.read(|r| r.documents(&Filter::default())).unwrap(), []);
        assert_eq!(store.undo(&mut deed(3)).unwrap(), None);
        // Undone, a document lies in the trash; added again, it is back.
        assert_eq!(take(&mut store, 4, BRIDGE, "b.txt"), Taken::Restored(key));
    }

    #[test]
    fn notes_follow_their_words_into_a_changed_text() {
        let folder = Folder::new();
        let mut store = folder.store();
        let key = take(&mut store, 0, BRIDGE, "b.txt").document();
        let at = |words: &str| {
            let start = BRIDGE.find(words).unwrap();
            let span = crate::document::Span::new(start, start + words.len());
            Anchored { document: key, anchor: Anchor::of(BRIDGE, span) }
        };
        let note = store.write(&mut deed(1), |w| w.annotate(AnnotationKind::Note, "who?", &[at("a barge")])).unwrap();
        let both = [at("Harbour bridge closed"), at("police said")];
        store.write(&mut deed(2), |w| w.annotate(AnnotationKind::Decision, "reject", &both)).unwrap();
        take(&mut store, 3, EDITED, "b.txt");
        let standing = |store: &Store| -> Vec<Vec<String>> {
            let annotations = store.read(|r| r.annotations(&[key])).unwrap();
            let words = |(_, found): &(Anchored, Option<Found>)| found.map_or("", |f| f.span.of(EDITED)).to_owned();
            annotations.iter().map(|a| a.passages.iter().map(words).collect()).collect()
        };
        assert_eq!(standing(&store), [vec!["a tug"], vec!["Harbour bridge closed", "police said"]]);
        assert!(store.write(&mut deed(4), |w| w.reword(note, "which one?")).unwrap());
        assert!(store.write(&mut deed(5), |w| w.erase(note)).unwrap());
        assert_eq!(standing(&store).len(), 1);
        store.undo(&mut deed(6)).unwrap();
        assert_eq!(store.read(|r| r.annotations(&[key])).unwrap()[0].body, "which one?");
        store.undo(&mut deed(6)).unwrap();
        assert_eq!(store.read(|r| r.annotations(&[key])).unwrap()[0].body, "who?");
        take(&mut store, 7, "Something else altogether was written here.\n", "b.txt");
        let annotations = store.read(|r| r.annotations(&[key])).unwrap();
        assert!(annotations.iter().flat_map(|a| &a.passages).all(|(_, found)| found.is_none()));
        assert_eq!(annotations.len(), 2);
    }

    /// What is found, as "document: marked words".
    fn search(store: &Store, typed: &str) -> Vec<String> {
        let query = Query::parse(typed).unwrap_or_else(|mistake| panic!("{typed}: {mistake}"));
        let hits = store.read(|r| r.search(&query, 10)).unwrap();
        let marked =
            |hit: &Hit| hit.snippet.marks.iter().map(|m| m.of(&hit.snippet.text)).collect::<Vec<_>>().join(",");
        hits.iter().map(|hit| format!("{}: {}", hit.document, marked(hit))).collect()
    }

    #[test]
    fn documents_are_found_by_their_words_and_fields() {
        let folder = Folder::new();
        let mut store = folder.store();
        take(&mut store, 0, BRIDGE, "b.txt");
        let noel =
            "Noël at the port\nBy Ben Frost\n24 December 2024\n\nThe Noël market opens at the harbour on Tuesday.\n";
        let key = take(&mut store, 0, noel, "n.txt").document();
        store.write(&mut deed(1), |w| w.tag(key, "Winter", true)).unwrap();
        store
            .write(&mut deed(1), |w| {
                let story = w.story_or_new("Port life")?;
                w.join(story, key)
            })
            .unwrap();
        let check =
            |store: &Store, typed: &str, expected: &[&str]| assert_eq!(search(store, typed), expected, "{typed}");
        check(&store, "noel", &["2: Noël,Noël"]);
        check(&store, "barge tuesday", &["1: Tuesday,barge"]);
        check(&store, "\"closed on Tuesday\"", &["1: closed on Tuesday"]);
        check(&store, "\"on closed\"", &[]);
        check(&store, "harb* NOT market", &["1: Harbour,harbour"]);
        check(&store, "barge OR market", &["2: market", "1: barge"]);
        check(&store, "tuesday by:holt", &["1: Tuesday"]);
        check(&store, "tuesday -by:holt", &["2: Tuesday"]);
        check(&store, "after:2024-12", &["2: "]);
        check(&store, "tuesday before:2024-12-24", &["1: Tuesday"]);
        check(&store, "tuesday tag:winter", &["2: Tuesday"]);
        check(&store, "story:\"port life\"", &["2: "]);
        check(&store, "title:noël", &["2: "]);
        assert!(store.read(|r| r.search(&Query::parse("story:x").unwrap(), 10)).is_err());
        take(&mut store, 2, EDITED, "b.txt");
        check(&store, "barge", &[]);
        check(&store, "tug", &["1: tug"]);
        store.write(&mut deed(3), |w| w.remove(key)).unwrap();
        check(&store, "tuesday", &["1: Tuesday"]);
        store.empty_trash(&mut deed(4)).unwrap();
        check(&store, "noel", &[]);
        store.verify(&mut |problem| panic!("{problem}")).unwrap();
    }

    #[test]
    fn quotations_are_found_by_what_was_said_and_by_whom() {
        let folder = Folder::new();
        let mut store = folder.store();
        let text = "“We heard thunder,” said Ben Frost. Ana Holt said that the bridge would open.\n";
        let key = take(&mut store, 0, text, "b.txt").document();
        let quoted = |words: &str, speaker: &str| {
            let start = text.find(words).unwrap();
            let pieces = vec![crate::document::Span::new(start, start + words.len())];
            Quoted { pieces, speaker: Some(speaker.to_owned()), form: "direct".to_owned() }
        };
        let found = [quoted("We heard thunder", "Ben Frost"), quoted("the bridge would open", "Ana Holt")];
        assert_eq!(store.read(|r| r.unanalysed("1", 9)).unwrap().len(), 1);
        let document = current(&store, key);
        let keep =
            |store: &mut Store| store.write(&mut deed(1), |w| w.keep_quotations(&document, "1", &found)).unwrap();
        keep(&mut store);
        keep(&mut store);
        assert_eq!(store.read(|r| r.unanalysed("1", 9)).unwrap(), []);
        assert_eq!(store.read(|r| r.unanalysed("2", 9)).unwrap().len(), 1);
        let check =
            |store: &Store, typed: &str, expected: &[&str]| assert_eq!(search(store, typed), expected, "{typed}");
        check(&store, "speaker:frost", &["1: "]);
        check(&store, "speaker:frost thunder", &["1: thunder"]);
        check(&store, "speaker:holt thunder", &[]);
        check(&store, "says:\"bridge would\"", &["1: bridge would"]);
        check(&store, "speaker:holt text:thunder", &["1: "]);
        check(&store, "thunder -speaker:holt", &[]);
        store.forget_analyses(&mut deed(2)).unwrap();
        check(&store, "speaker:frost", &[]);
        keep(&mut store);
        check(&store, "speaker:frost", &["1: "]);
    }

    /// A store with an article in two captures and another encoding, a story, a tag, a note and something in the trash.
    fn furnished(folder: &Folder) -> Store {
        let mut store = folder.store();
        let key = take(&mut store, 0, BRIDGE, "b.txt").document();
        take(&mut store, 1, EDITED, "b.txt");
        let bytes = b"Caf\xe9 closed for good, its owner said on Friday morning.\n";
        let document = read("cafe.txt", bytes);
        let taking = Taking { document: &document, bytes, place: None };
        let other = store.write(&mut deed(2), |w| w.take(&taking)).unwrap().document();
        let span = crate::document::Span::new(0, 21);
        let passage = Anchored { document: key, anchor: Anchor::of(EDITED, span) };
        store
            .write(&mut deed(3), |w| {
                let story = w.new_story("Harbour")?;
                w.join(story, other)?;
                w.join(story, key)?;
                w.keep_place(story, "{}")?;
                w.tag(key, "port", true)?;
                w.annotate(AnnotationKind::Note, "really?", &[passage])?;
                w.remove(other)
            })
            .unwrap();
        let quoted = Quoted { pieces: vec![span], speaker: None, form: "direct".to_owned() };
        let document = current(&store, key);
        store.write(&mut deed(4), |w| w.keep_quotations(&document, "1", &[quoted])).unwrap();
        store
    }

    fn archive(store: &Store) -> Vec<u8> {
        let mut archive = Vec::new();
        assert_eq!(store.export(None, &mut archive).unwrap(), []);
        archive
    }

    #[test]
    fn an_archive_taken_back_gives_the_same_archive() {
        let (first, second) = (Folder::new(), Folder::new());
        let exported = archive(&furnished(&first));
        let mut store = second.store();
        let import = |store: &mut Store, archive: &[u8]| {
            store.import(&mut std::io::Cursor::new(archive), &mut deed(9), &mut |_| true)
        };
        let imported = import(&mut store, &exported).unwrap();
        assert_eq!(imported, Imported { new: 2, known: 0, stories: 1, annotations: 1 });
        assert_eq!(String::from_utf8(archive(&store)).unwrap(), String::from_utf8(exported.clone()).unwrap());
        let imported = import(&mut store, &exported).unwrap();
        assert_eq!(imported, Imported { new: 0, known: 2, stories: 1, annotations: 0 });
        assert_eq!(archive(&store), exported);
        assert_eq!(search(&store, "tug"), ["1: tug"]);
        let mut problems = Vec::new();
        store.verify(&mut |problem| problems.push(problem)).unwrap();
        assert_eq!(problems, []);
        store.undo(&mut deed(10)).unwrap();
        assert_eq!(store.read(Reading::stories).unwrap(), []);
        assert_eq!(store.read(|r| r.documents(&Filter::default())).unwrap(), []);
    }

    #[test]
    fn a_damaged_archive_is_refused_as_a_whole() {
        let (first, second) = (Folder::new(), Folder::new());
        let exported = archive(&furnished(&first));
        let mut store = second.store();
        let mut refused = |archive: &[u8]| {
            let error = store.import(&mut std::io::Cursor::new(archive), &mut deed(9), &mut |_| true).unwrap_err();
            assert_eq!(store.read(|r| r.documents(&Filter { trash: true, ..Filter::default() })).unwrap(), []);
            assert_eq!(store.read(|r| r.documents(&Filter::default())).unwrap(), []);
            error.to_string()
        };
        assert!(refused(b"").contains("no parallax archive"));
        assert!(refused(b"{\"archive\":\"parallax\",\"version\":2}\n").contains("newer"));
        let text = String::from_utf8(exported).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(refused((lines[..3].join("\n") + "\n").as_bytes()).contains("cut off"));
        assert!(refused(&text.as_bytes()[..text.len() / 2]).contains("damaged"));
        assert!(refused(text.replacen("barge", "ferry", 1).as_bytes()).contains("a document is not whole"));
        assert!(refused(text.replacen("really?", "really!", 1).as_bytes()).contains("not as it was written"));
        assert!(refused((text.clone() + lines[1] + "\n").as_bytes()).contains("after the end"));
    }

    #[test]
    fn what_is_whole_of_a_damaged_store_is_saved() {
        let (first, second) = (Folder::new(), Folder::new());
        let store = furnished(&first);
        let damage = "DROP TRIGGER a_capture_never_changes; UPDATE capture SET text = x'00' WHERE id = 1";
        store.reading.connection.execute_batch(damage).unwrap();
        let mut archive = Vec::new();
        assert_eq!(store.export(None, &mut archive).unwrap(), [DocumentKey(1)]);
        let imported = second.store().import(&mut std::io::Cursor::new(archive), &mut deed(9), &mut |_| true).unwrap();
        assert_eq!(imported, Imported { new: 1, known: 0, stories: 1, annotations: 0 });
    }

    #[test]
    fn a_full_disk_is_told_and_keeps_nothing_of_the_step() {
        let folder = Folder::new();
        let mut store = folder.store();
        take(&mut store, 0, BRIDGE, "b.txt");
        // SQLite itself says that there is no room, as it does when the disk has none.
        let pages: i64 = store.reading.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.reading.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).unwrap();
        let long = (0..9000).map(|n| format!("Word{n} stood there. ")).collect::<String>();
        let document = read("long.txt", long.as_bytes());
        let taking = Taking { document: &document, bytes: long.as_bytes(), place: None };
        let failed = store.write(&mut deed(1), |w| w.take(&taking)).unwrap_err();
        assert!(matches!(failed.cause, Cause::Full), "{failed}");
        assert!(failed.to_string().contains("make room"));
        assert_eq!(store.read(|r| r.documents(&Filter::default())).unwrap().len(), 1);
        assert_eq!(store.read(Reading::undoable).unwrap().unwrap().words, "deed 0");
    }

    #[test]
    fn whatever_is_typed_is_searched_or_is_a_mistake() {
        use proptest::prelude::*;
        let folder = Folder::new();
        let store = furnished(&folder);
        let typed = "(\\PC|[a\"():*+^\\- ]|AND |OR |NOT |NEAR|tag:|by:|says:|text:|after:2025|bridge|é){0,12}";
        proptest!(|(typed in typed)| {
            if let Ok(query) = Query::parse(&typed)
                && let Err(error) = store.read(|r| r.search(&query, 10))
            {
                prop_assert!(matches!(error.cause, Cause::NoStory(_)), "{typed}: {error}");
            }
        });
    }

    #[test]
    fn a_backup_is_the_store_and_nothing_is_written_over() {
        let folder = Folder::new();
        let store = furnished(&folder);
        let copy = folder.0.join("copy.db");
        store.back_up(&copy).unwrap();
        assert_eq!(archive(&Store::open(&copy).unwrap()), archive(&store));
        assert!(matches!(store.back_up(&copy).unwrap_err().cause, Cause::Exists));
        let nowhere = folder.0.join("none/copy.db");
        assert!(store.back_up(&nowhere).is_err());
        let left: Vec<_> = std::fs::read_dir(&folder.0).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| !name.to_string_lossy().contains("part")), "{left:?}");
        let statistics = store.read(Reading::statistics).unwrap();
        assert_eq!((statistics.documents, statistics.trash, statistics.captures), (1, 1, 3));
        assert_eq!((statistics.annotations, statistics.quotations, statistics.tags), (1, 1, 1));
    }

    #[test]
    fn what_was_changed_behind_its_back_is_found() {
        let damage = |sql: &str| {
            let folder = Folder::new();
            let mut store = furnished(&folder);
            store
                .reading
                .connection
                .execute_batch("DROP TRIGGER a_capture_never_changes; PRAGMA foreign_keys = OFF")
                .unwrap();
            let other = packed::pack(b"Another text, of other words.");
            store
                .reading
                .connection
                .execute(sql, rusqlite::params_from_iter(sql.contains('?').then_some(other)))
                .unwrap();
            let mut problems = Vec::new();
            let checked = store.verify(&mut |problem| problems.push(problem.to_string())).unwrap();
            assert_eq!(checked, Checked { captures: 3, quotations: 1 });
            problems.join("; ")
        };
        assert_eq!(damage("UPDATE capture SET name = 'renamed.txt'"), "");
        let text = damage("UPDATE capture SET text = ? WHERE id = 2");
        for words in [
            "document 1, capture 2: its text is not the one",
            "bytes are not those",
            "do not fit",
            "quotation",
            "index",
        ] {
            assert!(text.contains(words), "{text}");
        }
        assert!(damage("UPDATE capture SET text = x'00' WHERE id = 1").contains("its text cannot be read"));
        assert_eq!(
            damage("UPDATE capture SET bytes = ? WHERE id = 3"),
            "document 2, capture 3: its bytes are not those that were kept: the hash differs"
        );
        assert!(damage("UPDATE capture SET blocks = 'p0+99999' WHERE id = 3").contains("do not fit its text"));
        let quotation = damage("UPDATE quotation SET exact = 'words that nobody said'");
        assert!(quotation.contains("a remembered quotation is not in its text"), "{quotation}");
        assert!(damage("UPDATE member SET story = 77").contains("points to nothing"));
    }

    #[test]
    fn what_fails_leaves_nothing_behind() {
        let folder = Folder::new();
        let mut store = folder.store();
        let document = read("a.txt", BRIDGE.as_bytes());
        let taking = Taking { document: &document, bytes: BRIDGE.as_bytes(), place: None };
        let mut deed = deed(0);
        let failed = store.write(&mut deed, |w| {
            w.take(&taking)?;
            w.join(StoryKey(1), DocumentKey(77))
        });
        assert!(matches!(failed, Err(Error { cause: Cause::NoDocument(DocumentKey(77)), .. })));
        assert_eq!(store.read(|r| r.documents(&Filter::default())).unwrap(), []);
        assert_eq!(store.read(Reading::undoable).unwrap(), None);
        store.write(&mut deed, |w| w.take(&taking)).unwrap();
        assert_eq!(store.read(Reading::undoable).unwrap().unwrap().words, "deed 0");
    }

    #[test]
    fn names_are_one_line_of_words() {
        for (words, expected) in [(" Harbour\tbridge ", Some("Harbour bridge")), ("a\u{1b}[31mb", Some("a\u{fffd}b"))] {
            assert_eq!(name(words).ok().as_deref(), expected);
        }
        for words in ["", " \n ", "\u{200b}", &"x".repeat(201)] {
            assert!(name(words).is_err(), "{words:?}");
        }
    }

    /// Makes a store as an earlier program left it, with one document in it from the first version on.
    fn make_version(path: &Path, version: i64) {
        let connection = Connection::open(path).unwrap();
        connection::add_functions(&connection).unwrap();
        for (step, number) in migration::STEPS.iter().zip(1..).filter(|(_, number)| *number <= version) {
            connection.execute_batch(step).unwrap();
            connection.pragma_update(None, "user_version", number).unwrap();
        }
        if version > 0 {
            connection.pragma_update(None, "application_id", migration::APPLICATION).unwrap();
            let text = packed::pack("An earlier text.".as_bytes());
            connection
                .execute_batch("BEGIN; INSERT INTO document (id, current) VALUES (1, 1);")
                .and_then(|()| {
                    connection.execute(
                        "INSERT INTO capture (id, document, captured, name, stated, blocks, text, length, bytes_length, text_hash,
                           bytes_hash) VALUES (1, 1, '2026-01-01T00:00:00Z', 'a.txt', '{}', 'p0+16', ?1, 16, 16, zeroblob(32), zeroblob(32))",
                        [text],
                    )
                })
                .and_then(|_| connection.execute_batch("COMMIT"))
                .unwrap();
        }
    }

    #[test]
    fn every_earlier_version_is_brought_to_this_one_and_a_newer_is_left_alone() {
        let folder = Folder::new();
        for version in 0..=VERSION {
            let file = folder.0.join(format!("{version}.db"));
            make_version(&file, version);
            let mut store = Store::open(&file).unwrap();
            take(&mut store, 0, BRIDGE, "b.txt");
            assert_eq!(store.read(|r| r.documents(&Filter::default())).unwrap().len(), if version > 0 { 2 } else { 1 });
            let found: i64 =
                store.reading.connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
            assert_eq!(found, VERSION);
        }
        let file = folder.0.join("newer.db");
        drop(Store::open(&file).unwrap());
        Connection::open(&file).unwrap().pragma_update(None, "user_version", VERSION + 1).unwrap();
        let before = std::fs::read(&file).unwrap();
        let refused = Store::open(&file).unwrap_err();
        assert!(matches!(refused.cause, Cause::Newer { found, known: VERSION } if found == VERSION + 1));
        assert_eq!(std::fs::read(&file).unwrap(), before);
    }

    #[test]
    fn what_is_no_store_is_left_alone() {
        let folder = Folder::new();
        let foreign = folder.0.join("foreign.db");
        Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1)").unwrap();
        let text = folder.0.join("notes.txt");
        std::fs::write(&text, "Not a database.\n").unwrap();
        for file in [foreign, text] {
            let before = std::fs::read(&file).unwrap();
            assert!(matches!(Store::open(&file).unwrap_err().cause, Cause::Foreign));
            assert_eq!(std::fs::read(&file).unwrap(), before);
        }
        assert!(matches!(Store::open(&folder.0).unwrap_err().cause, Cause::Unopenable(_)));
    }
}
