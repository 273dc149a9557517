//! What is written by hand: notes, bookmarks, pins, verdicts, undo; and what comes back when a story is opened again.

use super::super::action::{Action, Effect};
use super::super::hand::{HandAction, stand};
use super::super::mark::MarkKind;
use super::Journey;
use crate::hand::{Entry, What, passage};
use insta::assert_snapshot;

fn screen(columns: u16, rows: u16, keys: &str) -> String {
    Journey::new(columns, rows).keys(keys).picture()
}

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
    check("", [2, 2, 1, 4], "");
    check("]dKn", [2, 1, 1, 6], rejected);
    check("]dDKn", [2, 1, 1, 6], rejected);
    check("]diKn", [2, 1, 1, 6], rejected);
    check("]dKnU", [2, 2, 1, 4], "decision, undone, for as long as this is read");
    check("]dKnUgU", [2, 1, 1, 6], "decision, done again, for as long as this is read");
    check("]dKnKu", [2, 2, 1, 4], "decision taken away, for as long as this is read");
    // A rejected link can be taken up again where it was.
    check("]dKnKy", [2, 2, 1, 4], "link confirmed by hand, for as long as this is read");
    check("]dKy", [2, 2, 1, 4], "link confirmed by hand, for as long as this is read");
    check("]dKa", [3, 1, 1, 4], "link kind chosen by hand, for as long as this is read");
    check("]oKn", [2, 2, 1, 4], "no link here");
    check("]oKa", [2, 2, 1, 4], "no link here; Kk holds one end, then go to the other");
    check("]oKu", [2, 2, 1, 4], "no link here");
    check("U", [2, 2, 1, 4], "nothing to be undone");
}

#[test]
fn a_link_is_made_between_a_held_passage_and_another() {
    let made = "link made by hand, for as long as this is read";
    check("KklKd", [2, 3, 1, 4], "link made by hand, for as long as this is read");
    check("]oKkl}}KdU", [2, 2, 1, 4], "decision, undone, for as long as this is read");
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
    let before = Journey::new(120, 40).keys("LVfa+]d");
    let kept = stand(&before.state);
    let mut after = Journey::unread(120, 40);
    let entry = |id, what: What, passages| Entry { id, what, passages, quote: "the words".into() };
    let here = passage(0, before.state.matter().passage);
    let entries = vec![
        entry(1, What::Note("kept".into()), vec![here]),
        entry(2, What::Note("lost".into()), Vec::new()),
    ];
    after.state.desk.touched = false;
    after.act(Action::Hand(HandAction::Recalled(entries, Some(Box::new(kept.clone())))));
    assert_eq!(stand(&after.state), kept);
    let screen = after.keys("A").screen();
    assert!(screen.contains("1 kept") && screen.contains("(gone) lost") && screen.contains("1 whose passage is gone"), "{screen}");
    // Who has begun to read is not moved away.
    let mut under_way = Journey::new(120, 40).keys("]q");
    under_way.act(Action::Hand(HandAction::Recalled(Vec::new(), Some(Box::new(kept)))));
    assert_eq!(under_way.place(), "1: \u{201c}We heard a sound like thunder,\u{201d}");
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
fn pictures_of_the_note() {
    assert_snapshot!(screen(80, 24, "]daWho<Space>counted<Space>them?"), @"");
    assert_snapshot!(screen(120, 40, "]daWho<Space>counted<Space>them?"), @"");
}

#[test]
fn pictures_of_the_list() {
    let keys = "]daWho<Space>counted<Space>them?<Enter>]qaSame<Space>words<Space>in<Space>2<Enter>A";
    assert_snapshot!(screen(80, 24, keys), @"");
    assert_snapshot!(screen(120, 40, keys), @"");
}

#[test]
fn pictures_of_the_text_with_signs() {
    assert_snapshot!(screen(80, 24, "]daWho<Space>counted?<Enter>]qmqgg"), @"");
    assert_snapshot!(screen(120, 40, "mm]dKn]qm"), @"");
    assert_snapshot!(screen(80, 24, "]dmd]qmqB"), @"");
    assert_snapshot!(screen(120, 40, "]dmd]qmqB"), @"");
    assert_snapshot!(screen(80, 24, "]dKyi"), @"");
    assert_snapshot!(screen(120, 40, "K"), @"");
}
