//! Journeys through the library: rows that the librarian told, keys, and what he is asked for then.

use super::super::action::{Action, Effect};
use super::super::library::LibraryAction;
use super::behaviour::{click, find};
use super::{Journey, documents};
use crate::hand::kept::{Origin, Subject};
use crate::library::{
    Answer, Catalogue, Change, DocumentKey, Entry, Holder, Opened, Progress, Proposal, ReadShare, Request, Row,
    StoryKey,
};
use crate::store::Facts;
use insta::assert_snapshot;
use std::sync::Arc;

fn row(holder: Holder, name: &str, documents: usize, newest: Option<&str>) -> Row {
    let is_story = matches!(holder, Holder::Story(_));
    Row {
        holder,
        name: name.into(),
        documents,
        newest: newest.map(Into::into),
        made: String::new(),
        read: is_story.then_some(ReadShare::New),
        marks: None,
    }
}

fn entry(key: i64, outlet: &str, title: &str) -> Entry {
    let facts = Facts {
        name: format!("{key}.txt"),
        title: Some(title.into()),
        outlet: Some(outlet.into()),
        date: Some("2026-03-12".into()),
        ..Facts::default()
    };
    let (captured, length, versions) = ("2026-03-13T06:30:00Z".into(), 800, 1);
    Entry {
        key: DocumentKey(key),
        facts,
        captured,
        length,
        versions,
        stories: vec![],
        tags: vec![],
        removed: None,
        kin: vec![],
    }
}

fn catalogue() -> Catalogue {
    let mut bridge = row(Holder::Story(StoryKey(1)), "Harbour bridge closed", 2, Some("2026-03-13"));
    (bridge.read, bridge.marks) = (Some(ReadShare::Part(38)), Some(vec![41, 7, 5, 12]));
    let rail = row(Holder::Story(StoryKey(2)), "Rail strike talks", 3, Some("2026-03-12"));
    let rows = vec![rail, bridge, row(Holder::Unsorted, "(unsorted)", 7, None), row(Holder::Trash, "(trash)", 1, None)];
    Catalogue { file: "store.db".into(), rows, documents: 12, last: None, is_read_only: false }
}

impl Journey {
    fn told(mut self, answer: Answer) -> Self {
        self.act(Action::Library(LibraryAction::Answer(answer)));
        self
    }

    /// With the library open over the text, and the documents of its first row.
    fn in_library(columns: u16, rows: u16) -> Self {
        let mut journey = Self::new(columns, rows);
        journey.state.library.is_there = true;
        let journey = journey.keys("gl");
        assert_eq!(journey.asked(), [Request::Catalogue]);
        let journey = journey.told(Answer::Catalogue(Arc::new(catalogue())));
        assert_eq!(journey.asked(), [Request::Documents(Holder::Story(StoryKey(1)))]);
        let entries = vec![entry(1, "Daily Courier", "Bridge closed"), entry(2, "Nordic Wire", "Barge hits bridge")];
        journey.told(Answer::Documents(Holder::Story(StoryKey(1)), entries))
    }

    fn asked(&self) -> Vec<Request> {
        let request = |effect: &Effect| match effect {
            Effect::Library(request) => Some((**request).clone()),
            _ => None,
        };
        self.effects.iter().filter_map(request).collect()
    }
}

/// What the keys ask the librarian for at last.
#[track_caller]
fn check(keys: &str, expected: Request) {
    assert_eq!(Journey::in_library(80, 24).keys(keys).asked(), [expected], "{keys}");
}

fn keys(numbers: &[i64]) -> Vec<DocumentKey> {
    numbers.iter().map(|n| DocumentKey(*n)).collect()
}

#[test]
fn the_library_is_a_list_above_and_its_documents_below() {
    let screen = Journey::in_library(80, 24).keys("<Tab>").screen();
    for line in [
        " Library                                                         s sort: newest",
        "> Harbour bridge closed          2 src   13 Mar 2026  read 38% =41 !7 \"5 +12",
        "  Rail strike talks              3 src   12 Mar 2026  new      not compared yet",
        "  (unsorted)                     7 docs",
        ">[ ] Daily Courier           12 Mar 2026  Bridge closed",
        " 2 stories, 12 documents                                               store.db",
    ] {
        assert!(screen.lines().any(|l| l == line), "{line}\n{screen}");
    }
}

#[test]
fn the_library() {
    assert_snapshot!(Journey::in_library(80, 24).picture(), @r#"
▐ Library                                                         s sort: newest
▐────────────────────────────────────────────────────────────────────────────────
▐  Story                          Sources Newest       Read     Marks
▐> Harbour bridge closed          2 src   13 Mar 2026  read 38% =41 !7 "5 +12
▐  Rail strike talks              3 src   12 Mar 2026  new      not compared yet
▐  (unsorted)                     7 docs
▐  (trash)                        1 doc
▐
▐── Harbour bridge closed ───────────────────────────────────────────────────────
▐ [ ] Daily Courier           12 Mar 2026  Bridge closed
▐ [ ] Nordic Wire             12 Mar 2026  Barge hits bridge
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ Enter read   Tab documents   / find   a add   r rename   ? help
▐ 2 stories, 12 documents                                               store.db
"#);
}

#[test]
fn the_library_wide_with_its_documents_in_focus() {
    assert_snapshot!(Journey::in_library(120, 40).keys("<Tab><Space>").picture(), @r#"
▐ Library                                                                                                 s sort: newest
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐  Story                                                            Sources  Newest       Read     Marks
▐> Harbour bridge closed                                            2 src    13 Mar 2026  read 38% =41 !7 "5 +12
▐  Rail strike talks                                                3 src    12 Mar 2026  new      not compared yet
▐  (unsorted)                                                       7 docs
▐  (trash)                                                          1 doc
▐
▐── Harbour bridge closed ───────────────────────────────────────────────────────────────────────────────────────────────
▐ [x] Daily Courier           12 Mar 2026  Bridge closed
▐>[ ] Nordic Wire             12 Mar 2026  Barge hits bridge
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ Enter read   Space mark   n new story   m move   - take out   t tag   X trash   ? help
▐ 2 stories, 12 documents, 1 marked                                                                             store.db
"#);
}

#[test]
fn the_trash_tells_how_to_leave_it() {
    let journey = Journey::in_library(80, 24).keys("G").told(Answer::Documents(Holder::Trash, vec![]));
    assert!(journey.screen().contains("R out of the trash   W empty it"), "{}", journey.screen());
}

#[test]
fn what_was_read_from_files_is_told_so() {
    let rows = vec![row(Holder::Last, "go on with: harbour", 3, None)];
    let journey = Journey::in_library(80, 24).told(Answer::Catalogue(Arc::new(Catalogue { rows, ..catalogue() })));
    let screen = journey.told(Answer::Documents(Holder::Last, vec![])).screen();
    assert!(screen.contains("  files that are not in the store; Enter goes on where you were"), "{screen}");
}

#[test]
fn keys_ask_the_librarian() {
    let (bridge, rail) = (StoryKey(1), StoryKey(2));
    check("<Enter>", Request::Open { holder: Holder::Story(bridge), without: vec![] });
    check("<Tab><Space><Enter>", Request::Open { holder: Holder::Story(bridge), without: keys(&[2]) });
    check("j", Request::Documents(Holder::Story(rail)));
    check("<Space>jM", Request::Do(Change::Merge(rail, vec![bridge])));
    check("<Tab>j-", Request::Do(Change::TakeOut(keys(&[2]), bridge)));
    check("<Tab>X", Request::Do(Change::Remove(keys(&[1]))));
    check("X", Request::Do(Change::Dissolve(bridge)));
    check(
        "<Tab>mra<Tab><Enter>",
        Request::Do(Change::Move { documents: keys(&[1]), from: Some(bridge), into: "Rail strike talks".into() }),
    );
    check(
        "<Tab><Space><Space>nTug<Enter>",
        Request::Do(Change::NewStory { name: "Tug".into(), documents: keys(&[1, 2]), from: Some(bridge) }),
    );
    check("<Tab>tport<Enter>", Request::Do(Change::Tag(keys(&[1]), "port".into())));
    check(
        "<Tab>et<C-u>Shut<Enter>",
        Request::Do(Change::Correct(keys(&[1]), crate::library::Fact::Title, Some("Shut".into()))),
    );
    check("r<C-u>Bridge<Enter>", Request::Do(Change::Rename(bridge, "Bridge".into())));
    check("Wyes<Enter>", Request::Do(Change::EmptyTrash));
    check("U", Request::Do(Change::Undo));
    check("abridge/<Enter>", Request::Add { path: "bridge/".into(), story: Some(bridge) });
    check("a<Tab>news/<Enter>", Request::Add { path: "news/".into(), story: None });
    check("a<Tab><Tab>bridge/<Enter>", Request::Add { path: "bridge/".into(), story: Some(bridge) });
    check("/tug", Request::Search("tug".into()));
    check("<Tab>gs", Request::Alike(DocumentKey(1)));
    check("f", Request::Propose);
}

#[test]
fn what_cannot_be_done_is_said() {
    let check = |keys: &str, words: &str| {
        let journey = Journey::in_library(80, 24).keys(keys);
        assert_eq!(journey.asked(), [], "{keys}");
        assert!(journey.message().contains(words), "{keys}: {}", journey.message());
    };
    check("t", "no document is selected");
    check("M", "mark the stories");
    check("Wno<Enter>", "stays as it is");
    check("<Tab>R", "lies in the trash");
    check("Z", "no such key");
}

#[test]
fn clicks_and_the_wheel_reach_both_halves() {
    let clicked = |words: &str, twice| {
        let mut journey = Journey::in_library(80, 24);
        let (column, row) = find(&journey, words);
        click(&mut journey, column, row, twice);
        journey
    };
    assert_eq!(clicked("Rail strike", false).asked(), [Request::Documents(Holder::Story(StoryKey(2)))]);
    assert!(clicked("Nordic Wire", false).screen().contains(">[ ] Nordic Wire"));
    let rail = Request::Open { holder: Holder::Story(StoryKey(2)), without: vec![] };
    assert_eq!(clicked("Rail strike", true).asked(), [rail]);
    assert!(clicked("? help", false).screen().contains("Keys"));
    let mut journey = Journey::in_library(80, 24);
    let (column, row) = find(&journey, "Nordic Wire");
    journey.act(Action::Wheel { column, row, rows: 3 });
    assert!(journey.screen().contains(">[ ] Nordic Wire"), "{}", journey.screen());
}

#[test]
fn proposals_are_taken_without_what_was_left_out() {
    let proposal =
        |name: &str, documents: Vec<Entry>| Proposal { name: name.into(), story: None, documents, copies: vec![] };
    let three = vec![entry(7, "A", "x"), entry(8, "B", "y"), entry(9, "C", "z")];
    let two = vec![entry(4, "A", "v"), entry(5, "B", "w")];
    let journey =
        Journey::in_library(100, 30).told(Answer::Proposed(vec![proposal("Comet", three), proposal("Storm", two)]));
    assert!(journey.screen().contains("stories found: 2"));
    // The second document of the first, and the whole of the second.
    let journey = journey.keys("jj<Space>j<Space><Enter>");
    let [Request::Do(Change::Group(kept))] = &journey.asked()[..] else { panic!("{:?}", journey.effects) };
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].documents.iter().map(|e| e.key).collect::<Vec<_>>(), keys(&[7, 9]));
}

#[test]
fn a_story_is_opened_in_the_place_of_the_text_and_left_for_the_library() {
    let stored = |n: i64| Origin { stored: Some(DocumentKey(n)), ..Origin::default() };
    let subject =
        Subject { name: "Rail".into(), story: Some(StoryKey(2)), origins: vec![stored(1), stored(2), stored(3)] };
    let opened = Opened { documents: documents(), subject: subject.clone(), ..Opened::default() };
    let journey = Journey::in_library(80, 24).told(Answer::Opened(Box::new(opened)));
    assert!(journey.effects.contains(&Effect::Reopen(Box::new(subject))));
    assert!(journey.screen().contains("Rail   source 1/3"));
    let journey = journey.keys("q");
    assert_eq!(journey.asked(), [Request::Catalogue]);
    // There is no text to go back to any more.
    assert_eq!(journey.keys("q").effects, [Effect::Quit]);
}

#[test]
fn the_library_over_a_text_goes_back_to_it_and_escape_never_quits() {
    let journey = Journey::in_library(80, 24).keys("<Esc><Esc>");
    assert!(journey.screen().contains("Library"));
    let journey = journey.told(Answer::Progress(Progress { what: "taking in", documents: 300, done: 3, all: 4 }));
    assert!(journey.screen().contains("taking in [###############-----] 75 %, 300 documents   Esc stop it"));
    let journey = journey.keys("<Esc>");
    assert_eq!(journey.effects, [Effect::StopLibrary]);
    assert!(journey.keys("q").screen().contains("READ"));
    let mut without = Journey::new(80, 24);
    without.state.library.is_there = false;
    assert!(without.keys("gl").message().contains("--no-store"));
}

#[test]
fn the_library_fits_every_size() {
    for (columns, rows) in [(1, 1), (39, 9), (40, 10), (41, 12), (60, 16), (84, 50), (300, 90)] {
        for keys in ["", "<Tab>", "/bridge", "?", ":", "<Tab>e", "GGjj<Tab>", "r"] {
            Journey::in_library(columns, rows).keys(keys).screen();
        }
    }
}
