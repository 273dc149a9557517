//! What a working day asks of the reader beside doing what it is told: nothing jumps, nothing is said that is not so.

use super::super::action::Action;
use super::super::state::{Look, Screen, State};
use super::super::update::update;
use super::behaviour::{click, find};
use super::{Appearance, Journey, Overview, analyse, document};
use crate::comparison::{Settings, Story, compare};
use std::sync::Arc;

/// The row of the screen on which the cursor stands.
fn row(journey: &Journey) -> usize {
    let screen = journey.screen();
    screen.lines().position(|l| l.split('\u{2502}').any(|cell| cell.chars().nth(1) == Some('>'))).unwrap()
}

#[test]
fn the_same_size_again_moves_nothing() {
    for keys in ["]d", "]d]dj", "G", "]dzt"] {
        let mut journey = Journey::new(80, 24).keys(keys);
        let before = journey.screen();
        for _ in 0..9 {
            journey.act(Action::Resize { columns: 80, rows: 24 });
        }
        assert_eq!(journey.screen(), before, "after {keys}");
    }
}

#[test]
fn a_window_that_grows_again_shows_the_panes_that_it_showed() {
    let mut journey = Journey::new(120, 40).keys("3");
    for (columns, rows) in [(60, 20), (120, 40)] {
        journey.act(Action::Resize { columns, rows });
    }
    let seen: Vec<usize> = journey.state.layout().panes.iter().map(|p| p.document).collect();
    assert_eq!((seen, journey.state.panes.focus), (vec![0, 1, 2], 2));
}

#[test]
fn what_is_clicked_stays_where_it_is() {
    let mut journey = Journey::new(80, 16).keys("]d");
    let before = journey.state.pane().unwrap().top_byte();
    click(&mut journey, 6, 2, false);
    assert_eq!((journey.state.pane().unwrap().top_byte(), row(&journey)), (before, 2));
    // The next key brings the rows around it.
    assert_ne!(journey.keys("k").state.pane().unwrap().top_byte(), before);
}

#[test]
fn escape_lets_a_first_key_go_and_says_nothing() {
    for keys in ["g<Esc>", "x<Esc>", "Mf<Esc>", "[<Esc>"] {
        let journey = Journey::new(80, 24).keys(keys);
        assert_eq!((journey.message(), journey.state.pending.len()), ("", 0), "after {keys}");
    }
    assert!(Journey::new(80, 24).keys("vg<Esc>").state.selected.is_some(), "what was selected stays");
}

#[test]
fn keys_that_change_nothing_say_why() {
    let check = |keys: &str, said: &str| assert_eq!(Journey::new(80, 24).keys(keys).message(), said, "after {keys}");
    check("]dS", "the counterparts stand level");
    check("S", "no other source has this passage");
    check("+", "the text is as wide as its pane; > widens the pane, zx shows it alone");
    check("-+", "text width 35");
    check("fD]q]n", "no later note in this source");
    check("/nowhere<Enter><Esc>]s", "no later heading in this source");
    check("B", "");
}

#[test]
fn a_kind_that_the_story_does_not_have_is_said_to_be_nowhere() {
    let mut journey = Journey::new(80, 24);
    let mut without = super::comparison(&journey.state.material.documents);
    without.statements.retain(|s| s.kind != Some(crate::comparison::Kind::Diverge));
    without.links.retain(|l| l.kind != crate::comparison::Kind::Diverge);
    for statement in &mut without.statements {
        statement.links.clear();
    }
    journey.act(Action::Compared { generation: 1, comparison: Arc::new(without) });
    assert_eq!(journey.keys("]d").message(), "no divergence in this story; W shows less likely marks");
}

#[test]
fn a_selection_is_told_as_long_as_there_is_one() {
    let journey = Journey::new(80, 24).keys("]dv)");
    let screen = journey.screen();
    assert!(screen.lines().last().unwrap().contains("SELECT 26 words"), "{screen}");
    assert!(journey.keys("<Esc>").screen().lines().last().unwrap().contains("READ"));
}

#[test]
fn diff_and_reason_begin_with_the_same_source() {
    let first = |keys: &str| {
        let journey = Journey::new(120, 40).keys(keys);
        let links = &journey.state.material.comparison.as_ref().unwrap().links;
        match journey.state.screens.last() {
            Some(Screen::WordDiff { matter, pair, .. }) => matter.ends[*pair].document,
            Some(Screen::Why { matter, link, .. }) => links[matter.links[*link]].b.document.0,
            other => panic!("{other:?}"),
        }
    };
    for keys in ["n", "]d", "]q"] {
        assert_eq!(first(&format!("{keys}D")), first(&format!("{keys}i")), "after {keys}");
        assert_eq!(first(&format!("{keys}D<Tab>")), first(&format!("{keys}i<Tab>")), "after {keys}");
    }
}

#[test]
fn rows_that_begin_alike_are_told_apart() {
    let mut journey = Journey::new(120, 40);
    let mut twice = super::comparison(&journey.state.material.documents);
    // The statement of three sources becomes two of two: both begin with the first passage.
    let agree = twice.statements.iter().position(|s| s.passages.len() == 3).unwrap();
    let mut other = twice.statements[agree].clone();
    other.passages.remove(1);
    other.links = vec![1];
    twice.statements[agree].passages.remove(2);
    twice.statements[agree].links = vec![0];
    twice.statements.insert(agree + 1, other);
    journey.act(Action::Compared { generation: 1, comparison: Arc::new(twice) });
    let screen = journey.keys("Mfdfo").screen();
    for words in ["= The harbour bridge was closed to", "= The harbour bridge is closed to"] {
        assert!(screen.lines().take(12).any(|l| l.contains(words)), "{words}\n{screen}");
    }
}

#[test]
fn a_small_matrix_tells_the_silent_sources_in_one_row() {
    let mut journey = Journey::new(50, 16).keys("M");
    let screen = journey.screen();
    assert!(screen.contains(" .  not in 3"), "{screen}");
    journey.act(Action::Resize { columns: 80, rows: 40 });
    assert!(journey.screen().contains(" 3  not in this source"), "{}", journey.screen());
}

/// A story of so many sources that say the same.
fn alike(count: usize) -> Journey {
    let text = "The keeper counted nine boats at noon. The wind dropped in the evening.";
    let documents: Vec<_> = (0..count)
        .map(|n| document::read(&format!("a-long-name-of-a-file-{n}.txt"), format!("{text} Gulls {n}.").as_bytes()))
        .collect();
    let analyses: Arc<Vec<_>> = Arc::new(documents.iter().map(analyse).collect());
    let found = compare(Story { documents: &documents, analyses: &analyses }, Settings::default());
    let overview = Arc::new(Overview::new(&analyses, &found));
    let mut state = State::new("boats".into(), documents, Look::new(Appearance::default(), false), (80, 24));
    update(&mut state, Action::Resize { columns: 80, rows: 24 });
    for action in [
        Action::Analysed { generation: 1, analyses },
        Action::Compared { generation: 1, comparison: Arc::new(found) },
        Action::Surveyed { generation: 1, overview },
    ] {
        update(&mut state, action);
    }
    Journey { state, effects: Vec::new() }
}

#[test]
fn the_overview_cuts_names_with_a_sign_and_keeps_its_columns() {
    let screen = alike(11).keys("O").screen();
    let rows: Vec<&str> = screen.lines().skip(3).take(11).collect();
    let columns = |row: &str| {
        row.char_indices().filter(|(_, c)| *c == '%').map(|(at, _)| row[..at].chars().count()).collect::<Vec<_>>()
    };
    assert!(rows[1].starts_with("  2 [a-long-name") && rows[10].starts_with(" 11 [a-long-name"), "{screen}");
    assert!(rows.iter().all(|r| r.contains('\u{2026}') && columns(r) == columns(rows[0])), "{screen}");
    let mut journey = alike(11);
    journey.state.look.theme.ascii = true;
    let screen = journey.keys("O").screen();
    assert!(!screen.contains('\u{2026}') && screen.contains("~ "), "{screen}");
}

#[test]
fn both_documents_are_named_over_their_diff() {
    let journey = alike(2).keys("gd");
    let head = journey.screen().lines().next().unwrap_or_default().to_owned();
    assert!(head.contains("1 [a-long") && head.contains(" : 2 [a-long"), "{head}");
    assert_eq!(find(&journey, " : ").1, 0);
}

#[test]
fn a_row_is_explained_compared_and_noted_where_it_stands() {
    let before = Journey::new(120, 40).place();
    for (keys, what) in [("MD", "Word diff"), ("Mi", "Why: ! diverge"), ("\"i", "Why: \" quote"), ("Mjjai", "Note")] {
        let journey = Journey::new(120, 40).keys(keys);
        let screen = journey.screen();
        assert!(screen.contains(what) && screen.lines().next().unwrap().contains("harbour"), "{keys}\n{screen}");
        assert_eq!(journey.keys("<Esc>q").place(), before, "the text stays after {keys}");
    }
    let journey = Journey::new(120, 40).keys("Majust<Space>checked<Enter>");
    let notes = journey.state.desk.hand.notes();
    assert!(notes[0].quote().starts_with("Police said four"), "{notes:?}");
    // In a popup it is the passage of the popup.
    let journey = Journey::new(120, 40).keys("MDachecked<Enter>");
    assert!(journey.state.desk.hand.notes()[0].quote().starts_with("Police said four"));
}
