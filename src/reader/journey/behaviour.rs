//! What keys, clicks and workers do.

use super::super::action::{Action, Effect};
use super::super::remap::{Keys, Wish};
use super::Journey;

fn check(keys: &str, place: &str) {
    assert_eq!(Journey::new(120, 40).keys(keys).place(), place, "after {keys:?}");
}

pub(super) fn click(journey: &mut Journey, column: u16, row: u16, twice: bool) {
    journey.act(Action::Click { column, row, twice });
}

#[test]
fn rows_sentences_paragraphs_and_ends() {
    check("", "1: Harbour bridge closed after barge");
    check("jjj", "1: traffic on Tuesday evening after a");
    check("jjjkk", "1: strikes pier");
    check(")", "1: The harbour bridge was closed to");
    check("))(", "1: The harbour bridge was closed to");
    check("}}", "1: Police said four people were treated");
    check("}}j{", "1: Police said four people were treated");
    check("G", "1: was under tow.");
    check("Ggg", "1: Harbour bridge closed after barge");
    check("<Space>", "1: was under tow.");
}

#[test]
fn marks_shown_of_any_kind_and_of_one() {
    check("nn", "1: Police said four people were treated");
    check("]d", "1: Police said four people were treated");
    check("]d]d", "1: The barge was carrying gravel and");
    check("]d]d[d", "1: Police said four people were treated");
    check("]q", "1: \u{201c}We heard a sound like thunder,\u{201d}");
    check("]o", "1: An inquiry will report");
    check("fDn", "1: Police said four people were treated");
    check("fDnn", "1: The barge was carrying gravel and");
    check("fDnN", "1: Police said four people were treated");
    check("fD.", "1: The harbour bridge was closed to");
    assert_eq!(Journey::new(120, 40).keys("fDnnn").message(), "no later mark shown in this source");
    assert_eq!(Journey::new(120, 40).keys("]d]d]d").message(), "no later divergence in this source");
}

#[test]
fn enter_goes_through_the_sources_and_back() {
    check("n<Enter>", "2: A barge hit a pier of the harbour");
    check("n<Enter><Enter>", "3: The harbour bridge is closed to all");
    check("n<Enter><Enter><Enter>", "1: The harbour bridge was closed to");
    check("n<Enter><Backspace>", "1: The harbour bridge was closed to");
    check("n<Enter><Enter><Backspace><Backspace>", "1: The harbour bridge was closed to");
    check("n<Enter><Backspace><A-Right>", "2: A barge hit a pier of the harbour");
    assert_eq!(Journey::new(120, 40).keys("]o<Enter>").message(), "no other source has this passage");
    assert_eq!(Journey::new(120, 40).keys("<Backspace>").message(), "nowhere further back");
}

#[test]
fn counterparts_stand_level() {
    for keys in ["n", "]d", "]q", "]d]d", "l)))", "]dzt", "]dzb", "G"] {
        let journey = Journey::new(120, 40).keys(keys);
        let (state, matter) = (&journey.state, journey.state.matter());
        let row = state.pane().unwrap().row_of(matter.passage.start, 99);
        for end in &matter.ends {
            assert_eq!(state.panes.all[end.document].row_of(end.span.start, 99), row, "{keys} in {}", end.document);
        }
    }
}

#[test]
fn panes_that_do_not_follow_stay() {
    let still = Journey::new(120, 40).keys("s");
    let before: Vec<usize> = still.state.panes.all.iter().map(super::super::pane::Pane::top_byte).collect();
    let moved = still.keys("]q");
    let after: Vec<usize> = moved.state.panes.all.iter().map(super::super::pane::Pane::top_byte).collect();
    assert_eq!(before, after);
}

#[test]
fn the_focus_goes_round_and_panes_change_places() {
    check("l", "2: A barge hit a pier of the harbour");
    check("lll", "1: The harbour bridge was closed to");
    check("h", "3: Notice to mariners");
    check("3", "3: Notice to mariners");
    assert_eq!(Journey::new(120, 40).keys("6").message(), "there is no source 6");
    assert_eq!(Journey::new(120, 40).keys("L").state.panes.order, [1, 0, 2]);
    assert_eq!(Journey::new(120, 40).keys("LH").state.panes.order, [0, 1, 2]);
}

#[test]
fn another_size_keeps_the_passage() {
    let mut journey = Journey::new(120, 40).keys("]d]d");
    let cursor = journey.state.pane().unwrap().cursor;
    for (columns, rows) in [(80, 24), (44, 12), (38, 8), (200, 50), (120, 40)] {
        journey.act(Action::Resize { columns, rows });
        assert_eq!(journey.state.pane().unwrap().cursor, cursor);
        if columns >= 40 {
            assert!(journey.screen().contains(">The barge was carrying"), "{}", journey.screen());
        }
    }
}

#[test]
fn filters_hide_glyphs_and_the_legend_says_so() {
    let screen = Journey::new(120, 40).keys("fa").screen();
    assert!(screen.contains("(= agree 2)"), "{screen}");
    assert!(!screen.contains("=>") && !screen.contains("= The harbour bridge was closed"), "{screen}");
    let all = Journey::new(120, 40).keys("faff").screen();
    assert_eq!(all, Journey::new(120, 40).screen());
}

#[test]
fn search_walks_all_sources_and_escape_comes_back() {
    check("/tunnel", "1: tunnel. An inquiry will report");
    check("/tunnel<Enter>n", "2: tunnel for now.");
    check("/tunnel<Enter>nn", "1: tunnel. An inquiry will report");
    check("/tunnel<Esc>", "1: Harbour bridge closed after barge");
    check("/TUNNEL", "1: Harbour bridge closed after barge");
    check("/tunnel<Enter><Esc>n", "1: An inquiry will report");
    check("/tunnel<Enter><Backspace>", "1: Harbour bridge closed after barge");
    assert!(Journey::new(120, 40).keys("/tunnel<Enter>").screen().contains("1/2 in 2 sources"));
}

#[test]
fn q_goes_back_one_level_and_escape_never_quits() {
    assert_eq!(Journey::new(120, 40).keys("?q").effects, []);
    assert_eq!(Journey::new(120, 40).keys("?qq").effects, [Effect::Quit]);
    assert_eq!(Journey::new(120, 40).keys("M?qqq").effects, [Effect::Quit]);
    assert_eq!(Journey::new(120, 40).keys("<Esc><Esc>").effects, []);
    assert_eq!(Journey::new(120, 40).keys("Q").effects, [Effect::Quit]);
    assert_eq!(Journey::new(120, 40).keys("M<C-c><C-c>").effects, [Effect::Quit]);
    assert_eq!(Journey::new(120, 40).keys("<C-z>").effects, [Effect::Suspend]);
}

#[test]
fn the_palette_runs_what_it_finds() {
    assert_eq!(Journey::new(120, 40).keys(":mouse<Space>off<Enter>").effects, [Effect::SetMouse(false)]);
    check(":next<Space>div<Enter>", "1: Police said four people were treated");
    check(":next<Space>div<Backspace><Esc>", "1: Harbour bridge closed after barge");
}

#[test]
fn rows_of_the_matrix_and_the_quotations_open_in_the_text() {
    check("M<Enter>", "1: Police said four people were treated");
    check("Ml<Enter>", "2: Two people were slightly hurt, the");
    check("\"l<Enter>", "2: Ferry master Ana Holt said: \u{201c}We");
    check("M<Enter><Backspace>", "1: Harbour bridge closed after barge");
}

#[test]
fn what_an_older_request_brings_is_dropped() {
    let mut journey = Journey::new(120, 40).keys("R");
    assert_eq!(journey.effects, [Effect::Compare { generation: 2 }]);
    let before = journey.screen();
    let comparison = std::sync::Arc::new(crate::comparison::Comparison::default());
    journey.act(Action::Compared { generation: 1, comparison: std::sync::Arc::clone(&comparison) });
    assert_eq!(journey.screen(), before);
    journey.act(Action::Compared { generation: 2, comparison });
    assert_ne!(journey.screen(), before);
}

#[test]
fn a_click_puts_the_cursor_a_double_click_goes_to_the_counterpart() {
    let mut journey = Journey::new(120, 40);
    click(&mut journey, 44, 2, false);
    assert_eq!(journey.place(), "2: barge hit a pier of the harbour");
    click(&mut journey, 45, 2, true);
    assert_eq!(journey.place(), "3: The harbour bridge is closed to all");
}

#[test]
fn a_click_on_the_legend_filters() {
    let mut journey = Journey::new(80, 24);
    let screen = journey.screen();
    let (row, line) = screen.lines().enumerate().find(|(_, l)| l.contains("! diverge")).unwrap();
    let column = line.find("! diverge").unwrap();
    click(&mut journey, u16::try_from(column).unwrap(), u16::try_from(row).unwrap(), false);
    assert!(journey.screen().contains("(! diverge 2)"), "{}", journey.screen());
}

#[test]
fn the_wheel_scrolls_the_pane_under_it() {
    let mut journey = Journey::new(80, 14);
    journey.act(Action::Wheel { column: 60, row: 5, rows: 3 });
    assert!(journey.state.panes.all[1].top_byte() > 0);
    assert_eq!(journey.state.panes.all[0].top_byte(), 0);
    assert_eq!(journey.state.panes.focus, 0);
}

#[test]
fn hostile_text_stays_text() {
    let text = "Bad \u{1b}]0;owned\u{7} \u{9b}31m text\u{202e} here\r\nand \u{200b}there.";
    let document = crate::document::read("evil\u{1b}[2J.txt", text.as_bytes());
    let look = super::Look::new(super::Appearance::default(), false);
    let mut state = super::State::new("evil\u{1b}[2J".into(), vec![document], look, (80, 24));
    super::update::update(&mut state, Action::Resize { columns: 80, rows: 24 });
    let screen = Journey { state, effects: Vec::new() }.screen();
    assert!(!screen.chars().any(|c| c.is_control() && c != '\n'), "{screen:?}");
}

#[test]
fn the_synopsis_moves_by_rows_also_those_of_the_others() {
    let detail = |keys: &str| {
        let screen = Journey::new(120, 40).keys(keys).screen();
        let marked: Vec<String> = screen
            .lines()
            .filter_map(|l| l.split('\u{2502}').find_map(|cell| cell.split_once('>').filter(|(m, _)| m.len() == 1)))
            .map(|(_, text)| text.split("   ").next().unwrap_or_default().trim().to_owned())
            .collect();
        marked.last().cloned().unwrap_or_default()
    };
    assert_eq!(detail("V"), "Harbour bridge closed after barge");
    assert_eq!(detail("Vj"), "The harbour bridge was closed to");
    assert_eq!(detail("Vjj"), "Ships can pass through the eastern");
    assert_eq!(detail("Vjjj"), "Police said four people were treated");
    assert_eq!(detail("V]q"), "\u{201c}We heard a sound like thunder,\u{201d}");
    assert_eq!(detail("VG"), "The barge was carrying gravel and");
    assert_eq!(detail("VGgg"), "Notice to mariners");
    check("V]dV", "1: Police said four people were treated");
    check("Vjl", "2: A barge hit a pier of the harbour");
}

#[test]
fn the_threshold_moves_in_steps_and_the_counts_follow() {
    let after = |keys: &str| Journey::new(120, 40).keys(keys);
    assert_eq!(after("F").message(), "shown from 55% on: 6 of 6 links, no change");
    assert_eq!(after("FFF").message(), "shown from 65% on: 5 of 6 links, 1 fewer");
    assert_eq!(after("FFFW").message(), "shown from 60% on: 6 of 6 links, 1 more");
    assert_eq!(after(&"F".repeat(30)).message(), "shown from 95% on: 2 of 6 links, no change");
    assert_eq!(after(&"W".repeat(30)).message(), "shown from 10% on: 6 of 6 links, no change");
    assert!(after("FFF").screen().contains("! diverge 1"));
    assert!(after("FFFWWW").screen().contains("! diverge 2"));
    // A comparison that is made anew keeps what was chosen.
    let mut journey = after("FFF");
    let comparison = std::sync::Arc::new(super::comparison(&journey.state.material.documents));
    journey.act(Action::Compared { generation: 1, comparison });
    assert!(journey.screen().contains("! diverge 1"));
}

#[test]
fn a_source_that_cannot_be_compared_is_not_called_silent() {
    use crate::comparison::footing::{Footing, Ground};
    let mut journey = Journey::new(120, 40).keys("]d");
    assert!(journey.screen().contains("1 2 have it, 3 silent"));
    let mut comparison = journey.state.material.comparison.as_deref().cloned().unwrap_or_default();
    comparison.footings =
        vec![Footing::default(), Footing::default(), Footing { tongue: None, ground: Ground::Short(4) }];
    journey.state.material.comparison = Some(std::sync::Arc::new(comparison));
    let screen = journey.screen();
    for words in ["1 2 have it, 3 cannot be told", "cannot be told: not comparable", "not comparable, no date"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    assert!(journey.keys("?<Esc>:problems<Enter>").screen().contains("not comparable: 4 words are too short"));
}

#[test]
fn every_hint_shows_the_key_in_force() {
    let wishes: Vec<Wish<'_>> =
        [("leave", "T"), ("close", "F2"), ("help", "I"), ("open in the text", "J"), ("next pair", "Z")]
            .iter()
            .map(|(command, key)| Wish { command, keys: std::slice::from_ref(key) })
            .collect();
    let (keys, refused) = Keys::new(&wishes);
    assert_eq!(refused.iter().map(|r| &r.why).collect::<Vec<_>>(), Vec::<&String>::new());
    for opens in [
        "",
        "]dD",
        "]di",
        "]oi",
        "\"",
        "M",
        "O",
        "g!",
        "gd",
        "A",
        "B",
        "m",
        "a",
        "c",
        "t",
        ":",
        "/",
        "|",
        ":widths<Enter>",
    ] {
        let mut journey = Journey::new(160, 40);
        journey.state.keys = keys.clone();
        let screen = journey.keys(opens).screen();
        for (shown, hidden) in
            [("T ", "q back"), ("T ", "q close"), ("T ", "q quit"), ("F2", "Esc "), ("I ", "? help"), ("Z", "Tab next")]
        {
            assert!(!screen.contains(hidden), "after {opens:?} {hidden:?} should be {shown:?}:\n{screen}");
        }
    }
}

/// Where words stand on the screen: column and row of their first character.
pub(super) fn find(journey: &Journey, words: &str) -> (u16, u16) {
    let screen = journey.screen();
    let (row, line) = screen.lines().enumerate().find(|(_, l)| l.contains(words)).unwrap_or_else(|| panic!("{screen}"));
    let column = super::super::text::width(line.split_once(words).unwrap().0);
    (column.try_into().unwrap(), row.try_into().unwrap())
}

/// Clicks on words of the screen, one after the other.
fn clicked(mut journey: Journey, words: &[&str]) -> Journey {
    for words in words {
        let (column, row) = find(&journey, words);
        click(&mut journey, column, row, false);
    }
    journey
}

#[test]
fn clicks_reach_lists_menus_and_the_keys_that_are_told() {
    let at = |keys: &str, words: &[&str]| clicked(Journey::new(120, 40).keys(keys), words);
    let mut journey = at("M", &["Insurers estimate"]);
    assert!(journey.screen().contains(">+ Insurers"), "{}", journey.screen());
    let (column, row) = find(&journey, "Insurers");
    click(&mut journey, column, row, true);
    assert_eq!(journey.place(), "2: Insurers estimate the damage at 14");
    // The source whose cell is clicked is the one that opens.
    let journey = at("M", &["! Two"]);
    assert_eq!(journey.keys("<Enter>").place(), "2: Two people were slightly hurt, the");
    assert_eq!(at("", &["? help", "q close"]).state.screens.len(), 0);
    assert_eq!(at("", &["q quit"]).effects, [Effect::Quit]);
    assert!(at(":next<Space>d", &["next divergence"]).place().contains("Police said four"));
    assert!(clicked(at("", &[": commands"]).keys("matr"), &["matrix"]).screen().contains("Statements by sources"));
    assert!(at("]d", &["D diff"]).screen().contains("Word diff"));
    assert!(at("M", &["s sort"]).screen().contains("most sources"));
    assert!(!at("t", &["paper"]).state.screens.is_empty());
    assert_eq!(at("c", &["[x] 2 Nordic", "Space in or out"]).state.panes.order, [0, 2]);
    assert_eq!(at("O", &["Sources", "An inquiry"]).keys("<Enter>").place(), "1: An inquiry will report");
    assert!(at("amine<Enter>]dayours<Enter>A", &["yours"]).screen().contains("> 1 yours"));
    assert_eq!(at("\"", &["Ana Holt"]).keys("<Enter>").place(), "1: \u{201c}We heard a sound like thunder,\u{201d}");
}

#[test]
fn the_wheel_moves_in_lists_and_under_a_line_that_is_typed() {
    let mut journey = Journey::new(120, 40).keys("M");
    journey.act(Action::Wheel { column: 5, row: 5, rows: 3 });
    assert!(journey.screen().contains("row 4/9"), "{}", journey.screen());
    let mut journey = Journey::new(80, 24).keys("/");
    journey.act(Action::Wheel { column: 5, row: 5, rows: 3 });
    assert_ne!(journey.place(), Journey::new(80, 24).place());
}

#[test]
fn the_matrix_shows_where_a_source_is_silent_and_comes_back_to_its_row() {
    let rows = |keys: &str| {
        let journey = Journey::new(120, 40).keys(keys);
        super::super::view::matrix::rows(&journey.state).len()
    };
    assert_eq!((rows("M"), rows("Mfs"), rows("Mfh"), rows("Mlfs"), rows("Mfsfs")), (9, 2, 7, 3, 9));
    let screen = Journey::new(120, 40).keys("Mlfs").screen();
    assert!(screen.contains("filter: all, not in 2"), "{screen}");
    assert!(Journey::new(120, 40).keys("Mjjj<Enter>jjM").screen().contains("row 4/9"));
    assert!(Journey::new(120, 40).keys("MGq]dM").screen().contains("row 9/9"));
    assert!(Journey::new(120, 40).keys("MGfD").screen().contains("row 2/2"));
    assert!(Journey::new(120, 40).keys("\"llfs").screen().contains("not in 3"));
}

#[test]
fn a_layout_that_was_changed_comes_back_to_that_of_the_start() {
    let first = Journey::new(120, 40).keys("]d").screen();
    let journey = Journey::new(120, 40).keys("]dL>>+zns");
    assert_ne!(journey.screen(), first);
    let journey = journey.keys("0");
    assert_eq!((&journey.state.panes.order[..], journey.state.panes.follow), (&[0, 1, 2][..], true));
    assert_eq!(
        journey.keys("<Esc>").screen().lines().take(30).collect::<Vec<_>>(),
        first.lines().take(30).collect::<Vec<_>>()
    );
}
