//! What is written by hand: notes, bookmarks, pins, verdicts, undo; and what comes back when a story is opened again.

use super::super::action::{Action, Effect};
use super::super::hand::{HandAction, stand};
use super::super::mark::MarkKind;
use super::super::overview::Overview;
use super::Journey;
use super::finding::file;
use crate::comparison::{Story, grouping};
use crate::hand::{Entry, What, anchoring, passage};
use std::sync::Arc;

/// The counts of the legend after keys: agreements, divergences, quotations, only here.
fn check(keys: &str, counts: [usize; 4], message: &str) {
    let journey = Journey::new(120, 40).keys(keys);
    let found = MarkKind::LEGEND.map(|kind| journey.state.material.marks.count(kind));
    assert_eq!(found, counts, "after {keys:?}: {}", journey.message());
    assert_eq!(journey.message(), message, "after {keys:?}");
}

#[test]
fn a_rejected_link_is_gone_from_every_view_and_comes_back() {
    let rejected = "link rejected by hand, for as long as this is read";
    // Grouped anew, the notice's heading, which the comparison made by hand leaves out, stands only here too.
    check("", [2, 2, 1, 4], "");
    check("]dKn", [2, 1, 1, 7], rejected);
    check("]dDKn", [2, 1, 1, 7], rejected);
    check("]diKn", [2, 1, 1, 7], rejected);
    check("]dKnU", [2, 2, 1, 4], "undone: link rejected by hand, for as long as this is read");
    check("]dKnUgU", [2, 1, 1, 7], "done again: link rejected by hand, for as long as this is read");
    check("]dKnKu", [2, 2, 1, 4], "link as it was found, for as long as this is read");
    // A rejected link can be taken up again where it was.
    check("]dKnKy", [2, 2, 1, 5], "link confirmed by hand, for as long as this is read");
    check("]dKy", [2, 2, 1, 5], "link confirmed by hand, for as long as this is read");
    check("]dKa", [3, 1, 1, 5], "link kind chosen by hand, for as long as this is read");
    check("]oKn", [2, 2, 1, 4], "no link here");
    check("]oKa", [2, 2, 1, 4], "no link here; Kk holds one end, then go to the other");
    check("]oKu", [2, 2, 1, 4], "no link here");
    check("U", [2, 2, 1, 4], "nothing to be undone");
}

#[test]
fn a_link_is_made_between_a_held_passage_and_another() {
    let made = "link made by hand, for as long as this is read";
    check("KklKd", [2, 3, 1, 4], "link made by hand, for as long as this is read");
    check("]oKkl}}KdU", [2, 2, 1, 4], "undone: link made by hand, for as long as this is read");
    check("Kk]oKa", [2, 2, 1, 4], "the two passages must stand in different sources");
    check("Kk<Esc>", [2, 2, 1, 4], "the passage is let go");
    let journey = Journey::new(120, 40).keys("]oKk2ggjjj");
    assert!(journey.state.desk.held.is_some());
    let journey = journey.keys("Kq");
    assert_eq!(journey.message(), made);
    assert!(journey.screen().contains("made by hand"), "{}", journey.screen());
}

#[test]
fn a_note_is_written_changed_listed_and_taken_away() {
    let journey = Journey::new(120, 40).keys("]daWho<Space>counted?<Enter>");
    assert!(matches!(&journey.effects[..], [Effect::Keep(turn)] if turn.words == "note" && turn.before.is_none()));
    let journey = journey.keys("zz");
    assert!(journey.screen().contains("n Who counted?"), "{}", journey.screen());
    let journey = journey.keys("a<Space>Ask.<Enter>A");
    assert!(journey.screen().contains("Who counted? Ask."), "{}", journey.screen());
    let journey = journey.keys("X");
    assert!(journey.screen().contains("No note yet"), "{}", journey.screen());
    let journey = journey.keys("U");
    assert!(journey.screen().contains("Who counted? Ask."), "{}", journey.screen());
    let journey = journey.keys("<Enter>");
    assert_eq!(journey.place(), "1: Police said four people were treated");
    // Without words there is no note; Esc leaves it as it was.
    assert!(Journey::new(80, 24).keys("a<Enter>").effects.is_empty());
    let journey = journey.keys("axx<Esc>A");
    assert!(!journey.screen().contains("xx"), "{}", journey.screen());
    assert_eq!(Journey::new(120, 40).keys("anote<Enter>]q]o[n").place(), "1: Harbour bridge closed after barge");
    assert_eq!(Journey::new(120, 40).keys("]n").message(), "no later note in this source");
}

#[test]
fn bookmarks_are_set_gone_to_and_moved() {
    let place = |keys: &str| Journey::new(120, 40).keys(keys).place();
    assert_eq!(place("]dmxG'x"), "1: Police said four people were treated");
    assert_eq!(place("]dmxG'x''"), "1: was under tow.");
    assert_eq!(place("]dmx]qmxgg'x"), "1: \u{201c}We heard a sound like thunder,\u{201d}");
    assert_eq!(place("]dmx]qmxUgg'x"), "1: Police said four people were treated");
    assert_eq!(place("]dmxGB<Enter>"), "1: Police said four people were treated");
    assert_eq!(Journey::new(120, 40).keys("'z").message(), "there is no bookmark z; mz sets it");
    assert_eq!(Journey::new(120, 40).keys("m!").message(), "a bookmark is a letter or a digit");
}

#[test]
fn pinned_passages_stand_level_until_they_are_let_go() {
    let journey = Journey::new(120, 40).keys("]op2ggjjjp1gg]o");
    let (_, pinned) = journey.state.material.pins[0];
    let row = |document: usize, byte: usize| journey.state.panes.all[document].row_of(byte, 99);
    let cursor = journey.state.pane().unwrap().cursor;
    let start = journey.state.matter().passage.start;
    assert_eq!(row(pinned.document.0, pinned.span.start), row(0, start), "{cursor}\n{}", journey.screen());
    assert!(journey.screen().contains("& pinned"), "{}", journey.screen());
    let journey = journey.keys("P");
    assert!(journey.state.material.pins.is_empty());
    assert_eq!(journey.keys("P").message(), "no pin on this passage");
}

#[test]
fn what_was_kept_comes_back_and_so_does_the_place() {
    let before = Journey::new(120, 40).keys("LVfa+>]d");
    let kept = stand(&before.state);
    let mut after = Journey::unread(120, 40);
    let entry = |id, what: What, passages: Vec<_>| {
        let anchors = anchoring::anchors(&passages, &before.state.material.documents);
        Entry { id, what, passages, anchors }
    };
    let here = passage(0, before.state.matter().passage);
    let entries =
        vec![entry(1, What::Note("kept".into()), vec![here]), entry(2, What::Note("lost".into()), Vec::new())];
    after.state.desk.touched = false;
    after.act(Action::Hand(HandAction::Recalled(entries, Some(Box::new(kept.clone())))));
    assert_eq!(stand(&after.state), kept);
    let screen = after.keys("A").screen();
    assert!(
        screen.contains("1 kept") && screen.contains("(gone) lost") && screen.contains("1 whose passage is gone"),
        "{screen}"
    );
    // Who has begun to read is not moved away.
    let mut under_way = Journey::new(120, 40).keys("]q");
    under_way.act(Action::Hand(HandAction::Recalled(Vec::new(), Some(Box::new(kept)))));
    assert_eq!(under_way.place(), "1: \u{201c}We heard a sound like thunder,\u{201d}");
}

#[test]
fn the_overview_counts_what_was_decided_and_the_synopsis_keeps_its_row() {
    let mut journey = Journey::new(120, 40).keys("]dVKn");
    let place = journey.place();
    let material = &journey.state.material;
    let found = material.found.as_deref().unwrap();
    let overview = Arc::new(Overview::new(material.analyses.as_deref().unwrap(), found));
    journey.act(Action::Surveyed { generation: 1, overview });
    let material = &journey.state.material;
    let decided = material.comparison.as_deref().unwrap();
    assert_eq!(
        format!("{:?}", material.overview.as_deref().unwrap()),
        format!("{:?}", Overview::new(material.analyses.as_deref().unwrap(), decided))
    );
    assert_eq!(journey.place(), place);
    assert!(journey.state.panes.synopsis.as_ref().unwrap().elsewhere().is_none(), "{}", journey.screen());
}

#[test]
fn what_is_nearest_can_be_confirmed_from_why() {
    let mut journey = Journey::new(120, 40);
    let mut found = journey.state.material.found.as_deref().unwrap().clone();
    let pair = found.links.remove(2);
    found.withheld.push(pair);
    found.statements.clear();
    let story = &journey.state.material;
    let all = Story { documents: &story.documents, analyses: story.analyses.as_deref().unwrap() };
    found.statements = grouping::group(all, &found.links, &[]);
    journey.act(Action::Compared { generation: 1, comparison: Arc::new(found) });
    let journey = journey.keys("}}i");
    assert!(journey.screen().contains("The nearest, 78%, in 2 Nordic Wire"), "{}", journey.screen());
    let journey = journey.keys("Ky");
    assert!(journey.screen().contains("How sure: confirmed by hand"), "{}", journey.screen());
    let journey = journey.keys("Kn");
    assert!(journey.screen().contains("A link rejected by hand, in 2 Nordic Wire"), "{}", journey.screen());
}

#[test]
fn what_the_store_tells_is_said() {
    let mut journey = Journey::new(120, 40).keys("]da!<Enter>");
    journey.act(Action::Hand(HandAction::Failed("note is not kept: the disk is full".into())));
    assert!(journey.screen().contains("note is not kept: the disk is full"));
    journey.act(Action::Hand(HandAction::Kept("note".into())));
    assert_eq!(journey.message(), "kept: note");
}

#[test]
fn a_note_follows_its_words_when_the_file_has_changed() {
    let mut journey = Journey::new(120, 40).keys("]daWho<Space>counted?<Enter>Kn]qaThunder<Enter>mx");
    journey.state.material.paths = vec![Some("courier.txt".into())];
    let before = journey.state.material.documents[0].text.clone();
    let words = |journey: &Journey| {
        let of = |e: &&Entry| match (e.passages.first(), &e.what) {
            (Some(p), _) => p.span.of(&journey.state.material.documents[p.document.0].text).chars().take(12).collect(),
            (None, _) => "gone".to_owned(),
        };
        journey.state.desk.hand.entries().iter().map(|e| of(&e)).collect::<Vec<String>>()
    };
    let changed = before.replace("Police said four", "In the morning the police said that four");
    let changed = changed.replace("Harbour bridge closed", "Update\n\nHarbour bridge closed");
    journey.act(file("courier.txt", &changed, Some(0)));
    assert_eq!(words(&journey), ["police said ", "police said ", "\u{201c}We heard a ", "\u{201c}We heard a "]);
    // What is undone now is undone where the words are now.
    let mut journey = journey.keys("U");
    assert_eq!(words(&journey), ["police said ", "police said ", "\u{201c}We heard a "]);
    let gone = before.replace("Police said four people were treated for minor injuries.\n\n", "");
    journey.act(file("courier.txt", &gone, Some(0)));
    assert_eq!(words(&journey), ["gone", "gone", "\u{201c}We heard a "]);
    let screen = Journey { effects: Vec::new(), ..journey }.keys("A").screen();
    assert!(screen.contains("(gone) Who counted?") && screen.contains("1 whose passage is gone"), "{screen}");
}

#[test]
fn what_is_being_written_is_not_lost_when_the_file_changes() {
    let mut journey = Journey::new(120, 40).keys("]daWho");
    journey.state.material.paths = vec![Some("courier.txt".into())];
    let text =
        journey.state.material.documents[0].text.replace("Police said four people", "Officers counted them: four");
    journey.act(file("courier.txt", &text, Some(0)));
    journey = journey.keys("<Space>counted?<Enter>A");
    assert!(journey.screen().contains("Who counted?"), "{}", journey.screen());
    // A popup that shows ranges of the old text is closed.
    let mut journey = Journey::new(120, 40).keys("]dD");
    journey.state.material.paths = vec![Some("courier.txt".into())];
    journey.act(file("courier.txt", "Short now.", Some(0)));
    assert!(journey.state.screens.is_empty(), "{}", journey.screen());
}

#[test]
fn what_is_written_in_the_tutorial_is_not_kept() {
    let journey = Journey::new(120, 40).keys(":tutorial<Enter>aMine<Enter>");
    assert_eq!(journey.effects, []);
    let mut journey = journey;
    journey.act(Action::Hand(HandAction::Kept("note".into())));
    let back = journey.keys("q");
    assert!(back.state.desk.hand.entries().is_empty());
}
