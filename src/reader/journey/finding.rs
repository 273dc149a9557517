//! Finding the way: the lists, the overview, the problems; copying out; sources in view; selecting.

use super::super::action::{Action, Effect};
use super::super::effect::FileRead;
use super::super::export::Form;
use super::super::theme::Role;
use super::Journey;
use crate::hand::kept::Origin;

fn check(keys: &str, place: &str) {
    assert_eq!(Journey::new(120, 40).keys(keys).place(), place, "after {keys:?}");
}

#[test]
fn rows_of_the_lists_open_in_the_text() {
    check("OGkk<Enter>", "1: An inquiry will report");
    check("Ojjj<Enter>", "1: The harbour bridge was closed to");
    check("OG<Enter>", "3: Ships can pass through the eastern");
    check("g!<Enter>", "3: Notice to mariners");
    check("Msj<Enter>", "1: Police said four people were treated");
    check("Mss<Enter>", "1: Harbour bridge closed after barge");
    check("\"<Enter>", "1: \u{201c}We heard a sound like thunder,\u{201d}");
}

#[test]
fn sources_leave_the_view_and_come_back_where_they_were() {
    let order = |keys: &str| Journey::new(120, 40).keys(keys).state.panes.order;
    assert_eq!(order("cjx"), [0, 2]);
    assert_eq!(order("cjxx"), [0, 1, 2]);
    assert_eq!(order("cxjxjx"), [2]);
    let last = Journey::new(120, 40).keys("cxjxjx");
    assert_eq!((last.message(), last.state.panes.focus), ("one source must be in view", 2));
    check("]dcjxq", "1: Police said four people were treated for minor");
    check("cj<Enter>", "2: A barge hit a pier of the harbour");
}

pub(super) fn file(name: &str, text: &str, document: Option<usize>) -> Action {
    let document_read = crate::document::read(name, text.as_bytes());
    let origin = Origin { place: Some(name.to_owned()), ..Origin::default() };
    let found = Ok((document_read, origin));
    Action::Read(vec![FileRead { document, path: name.into(), is_part: false, found }])
}

#[test]
fn a_file_is_added_while_one_reads() {
    let mut journey = Journey::new(160, 40).keys("]dca");
    journey = journey.keys("new.txt<Enter>");
    assert_eq!(journey.effects, [Effect::Read(vec![(None, "new.txt".into())])]);
    journey.act(file("new.txt", "The harbour bridge is open again.", None));
    let Effect::Texts(origins) = &journey.effects[1] else { panic!("{:?}", journey.effects) };
    assert_eq!((&journey.effects[0], origins[0].0), (&Effect::Compare { generation: 2 }, 3));
    assert_eq!(journey.state.panes.order, [0, 1, 2, 3]);
    assert_eq!(journey.place(), "1: Police said four people were treated");
    assert!(journey.screen().contains("4 ["), "{}", journey.screen());
    journey.act(file("new.txt", "The harbour bridge is open again.", None));
    assert_eq!((journey.message(), journey.effects.len()), ("this file is read already", 0));
    let refused = FileRead { document: None, path: "x".into(), is_part: false, found: Err("x: not found".into()) };
    journey.act(Action::Read(vec![refused]));
    assert_eq!(journey.message(), "x: not found");
}

#[test]
fn what_is_pasted_becomes_a_source_when_it_is_accepted() {
    let pasted = |text: &str| {
        let mut journey = Journey::new(120, 40);
        journey.act(Action::Paste(text.to_owned()));
        journey
    };
    let mut journey = pasted("The harbour bridge is open again.\r\nBuses no longer take the tunnel.");
    assert!(journey.screen().contains("pasted text, 12 words: add as source? name:"), "{}", journey.screen());
    journey = journey.keys("<Esc>");
    assert_eq!(journey.state.panes.order, [0, 1, 2]);
    journey.act(Action::Paste("The harbour bridge is open again.\nBuses no longer take the tunnel.".into()));
    journey = journey.keys("radio<Enter>");
    assert_eq!(journey.effects[0], Effect::Compare { generation: 2 });
    assert_eq!(journey.state.panes.order, [0, 1, 2, 3]);
    assert_eq!(journey.state.material.documents[3].source.name, "radio");
    assert_eq!(journey.state.material.documents[3].blocks.len(), 2);
    let effects = |text: &str| pasted(text).keys("<Enter>").effects;
    assert_eq!(effects("'~tmp/new story.txt' "), [Effect::Read(vec![(None, "~tmp/new story.txt".into())])]);
    assert_eq!(effects("https://a.example/1"), [Effect::Read(vec![(None, "https://a.example/1".into())])]);
    assert_eq!(pasted("two\nwords").message(), "paste the path of a file to add, an address, or a text of some words");
}

#[test]
fn a_changed_file_keeps_the_place() {
    let mut journey = Journey::new(120, 40).keys("]d]d");
    journey.state.material.paths = vec![Some("courier.txt".into())];
    let text = journey.state.material.documents[0].text.replace("Police said", "A new line.\n\nPolice said");
    journey.act(file("courier.txt", &text, Some(0)));
    let Effect::Texts(origins) = &journey.effects[1] else { panic!("{:?}", journey.effects) };
    assert_eq!((&journey.effects[0], origins[0].0), (&Effect::Compare { generation: 2 }, 0));
    assert_eq!(journey.place(), "1: The barge was carrying gravel and");
    journey.act(file("courier.txt", &text, Some(0)));
    assert_eq!(journey.message(), "no source has changed");
}

#[test]
fn what_is_no_file_is_read_anew_where_it_was_found() {
    let mut journey = Journey::new(120, 40);
    let places = ["https://a.example/1", "/in/news.xml#2"].map(|place| Some(place.to_owned()));
    journey.state.material.places = places.to_vec();
    let journey = journey.keys("R");
    let wanted = [(Some(0), "https://a.example/1".into()), (Some(1), "/in/news.xml#2".into())];
    assert_eq!(journey.effects, [Effect::Read(wanted.to_vec())]);
    let mut journey = journey;
    let text = journey.state.material.documents[1].text.replace("barge", "tug");
    journey.act(file("/in/news.xml#2", &text, Some(1)));
    assert!(journey.message().starts_with("1 changed"), "{}", journey.message());
    // What another story asked for is not taken.
    journey.act(file("/in/news.xml#3", "Something else.", Some(1)));
    assert_eq!(journey.state.material.documents[1].text, text);
}

#[test]
fn passages_are_copied_with_and_without_their_source() {
    let copied = |keys: &str| match Journey::new(120, 40).keys(keys).effects.as_slice() {
        [Effect::Copy(text)] => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(copied("]dy"), "Police said four people were treated for minor injuries.");
    let cited = copied("]dY");
    assert!(cited.contains("\n\u{2014} Daily Courier, "), "{cited}");
    assert!(cited.contains("12 Mar 2025") && cited.ends_with("paragraph 2\n"), "{cited}");
    assert_eq!(copied("Mly"), "Two people were slightly hurt, the fire service said.");
    assert!(copied("]dv)y").starts_with("Police said four") && copied("]dv)y").ends_with("went out.\u{201d}"));
    assert_eq!(copied("]diy"), "Police said four people were treated for minor injuries.");
    assert_eq!(Journey::new(120, 40).keys("e").message(), "it is not known which file this source comes from");
    assert_eq!(Journey::new(120, 40).keys("o").message(), "this source states no address");
}

#[test]
fn a_drag_selects_inside_its_pane() {
    let mut journey = Journey::new(120, 40);
    journey.act(Action::Click { column: 2, row: 5, twice: false });
    journey.act(Action::Drag { column: 90, row: 6 });
    let selected = journey.state.selected.unwrap();
    assert_eq!((selected.document, journey.state.panes.focus), (0, 0));
    let journey = journey.keys("y");
    let [Effect::Copy(text)] = journey.effects.as_slice() else { panic!("{:?}", journey.effects) };
    assert_eq!(text, "The harbour bridge was closed to traffic on Tuesday evening after a");
    assert!(journey.keys("<Esc>").state.selected.is_none());
}

#[test]
fn the_minimap_is_dragged() {
    let mut journey = Journey::new(80, 24);
    journey.act(Action::Click { column: 79, row: 2, twice: false });
    journey.act(Action::Drag { column: 60, row: 17 });
    assert_eq!(journey.place(), "1: The barge was carrying gravel and");
    assert!(journey.state.selected.is_none());
}

#[test]
fn what_is_selected_and_written_is_seen_in_the_synopsis_too() {
    let journey = Journey::new(120, 40).keys("]damine<Enter>Vv)))");
    let buffer = journey.buffer();
    let selected = journey.state.look.theme.style(Role::Selected).add_modifier;
    let (mut words, mut signs) = (String::new(), String::new());
    for cell in &buffer.content {
        if cell.modifier.contains(selected) && !selected.is_empty() {
            words.push_str(cell.symbol());
        }
        signs.push_str(cell.symbol());
    }
    assert!(words.contains("Police said") && words.contains("sound like thunder"), "{words}");
    assert!(signs.contains("!nPolice said"), "{}", journey.screen());
}

#[test]
fn a_command_that_runs_is_stopped_and_says_no_more() {
    let journey = Journey::new(80, 24).keys("n|sleep<Space>9<Enter>");
    assert!(journey.screen().contains("Esc stop it"), "{}", journey.screen());
    let mut journey = journey.keys("<Esc>");
    assert_eq!(journey.effects, [Effect::StopPipe]);
    journey.act(Action::Printed { run: 1, command: "sleep 9".into(), printed: String::new() });
    assert!(journey.state.screens.is_empty());
}

#[test]
fn the_tutorial_opens_in_place_and_q_comes_back() {
    let journey = Journey::new(120, 40).keys("]d:tutorial<Enter>");
    assert_eq!(journey.effects, [Effect::Compare { generation: 2 }]);
    assert!(journey.screen().contains("Harbour Post"), "{}", journey.screen());
    let back = journey.keys("?qq");
    assert_eq!(back.place(), "1: Police said four people were treated");
    assert_eq!(back.effects, []);
    assert_eq!(back.keys("q").effects, [Effect::Quit]);
}

#[test]
fn sections_and_patterns() {
    check("G[s", "1: Harbour bridge closed after barge");
    assert_eq!(Journey::new(120, 40).keys("]s").message(), "no later heading in this source");
    check("//bus(es)?<Enter>n", "2: Bus lines run through the old");
    assert!(Journey::new(80, 24).keys("//(").screen().contains("no pattern yet"));
}

#[test]
fn long_texts_are_compared_on_a_thread() {
    let mut journey = Journey::new(120, 40);
    journey.state.material.paths = vec![Some("a.txt".into())];
    let long = "The pier fell into the water at noon.\n\n".repeat(4000);
    journey.act(file("a.txt", &long, Some(0)));
    let journey = journey.keys("gd");
    assert!(matches!(journey.effects.as_slice(), [Effect::Diff { a: 0, b: 1, .. }]), "{}", journey.message());
    assert!(journey.state.screens.is_empty());
}

#[test]
fn the_hint_goes_with_the_first_of_its_keys() {
    let mut journey = Journey::new(80, 24);
    journey.state.hint = true;
    assert!(journey.screen().contains("New here?  n next mark"), "{}", journey.screen());
    journey = journey.keys("jj");
    assert!(journey.state.hint);
    assert!(!journey.keys("n").screen().contains("New here?"));
}

#[test]
fn picked_rows_are_copied_and_written_together() {
    let picked = |keys: &str| {
        let journey = Journey::new(120, 40).keys(keys);
        let [Effect::Export(Form::Markdown, Some(written))] = &journey.effects[..] else { panic!("{keys}") };
        (written.statements.len(), written.links.len(), written.links.iter().map(|l| l.probability).sum::<f64>())
    };
    // Two divergences; a divergence and, from the other list, the quotation; the same row in both.
    assert_eq!(picked("M<Space><Space>xm"), (2, 2, 0.78 + 0.61));
    assert_eq!(picked("M<Space>q\"<Space>xm"), (2, 2, 0.78 + 0.99));
    assert_eq!(picked("Mjj<Space><Esc>xm"), (1, 1, 0.99));
    let journey = Journey::new(120, 40).keys("Mjj<Space><Esc>\"");
    assert!(journey.screen().contains(">*Ana Holt") && journey.screen().contains("*1 picked"), "{}", journey.screen());
    assert_eq!(journey.keys("<Space>xm").effects, [Effect::Export(Form::Markdown, None)]);
    assert_eq!(Journey::new(120, 40).keys("M<Space><Space>Cxm").effects, [Effect::Export(Form::Markdown, None)]);
    let copied = |keys: &str| match &Journey::new(120, 40).keys(keys).effects[..] {
        [Effect::Copy(text)] => text.clone(),
        other => panic!("{other:?}"),
    };
    let rows =
        "Police said four people were treated for minor injuries.\nThe barge was carrying gravel and was under tow.";
    assert_eq!(copied("M<Space><Space>y"), rows);
    let cited = copied("M<Space>Y");
    assert!(cited.contains("Daily Courier") && cited.contains("Two people were slightly hurt"), "{cited}");
    // Another order is the same row; in the text the passage in focus is copied as ever.
    assert!(Journey::new(120, 40).keys("M<Space>s").screen().contains("*1 picked"));
    assert!(copied("M<Space>qy").starts_with("Harbour bridge closed"));
    assert!(Journey::new(120, 40).keys("O<Space>").message().starts_with("rows are picked in M matrix"));
    assert!(Journey::new(120, 40).keys("anote<Enter>A<Space>").message().starts_with("rows are picked in M matrix"));
}

#[test]
fn a_drag_selects_in_the_synopsis_and_a_click_keeps_what_was_clicked_in_its_place() {
    let mut journey = Journey::new(120, 40).keys("V");
    let at = |journey: &Journey, words: &str| {
        let screen = journey.screen();
        let (row, line) = screen.lines().enumerate().find(|(_, l)| l.contains(words)).expect("on the screen");
        let column = super::super::text::width(line.split_once(words).unwrap().0);
        (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
    };
    let (column, row) = at(&journey, "Two people were");
    journey.act(Action::Click { column, row, twice: false });
    assert_eq!((at(&journey, "Two people were"), journey.state.panes.focus), ((column, row), 1));
    journey.act(Action::Drag { column: column + 9, row });
    let text = &journey.state.material.documents[1].text;
    assert_eq!(journey.state.selected.map(|s| s.span.of(text)), Some("Two people"));
    journey.act(Action::Drag { column: column + 99, row: row + 1 });
    assert_eq!(journey.state.selected.map(|s| s.span.of(&journey.state.material.documents[1].text).len()), Some(53));
    assert_eq!(journey.keys("y").effects.len(), 1);
}

#[test]
fn widths_of_text_are_chosen_from_a_menu() {
    let measure = |keys: &str| Journey::new(200, 50).keys(keys).state.look.measure;
    assert_eq!(
        (measure("zw4"), measure("zw0"), measure("zww"), measure("zw4zww"), measure("zw4=")),
        (40, 140, 90, 52, 72)
    );
    assert!(Journey::new(120, 40).keys("zw").screen().contains("4 text width 40"));
    assert!(Journey::new(120, 40).keys("z").screen().contains("w text width ..."));
}

#[test]
fn rows_are_found_by_their_words_as_they_are_typed() {
    let journey = Journey::new(80, 24).keys("M/pier");
    let screen = journey.screen();
    assert!(screen.contains("/ rows with: pier") && screen.contains("2 of 9"), "{screen}");
    let journey = journey.keys("<Enter>");
    assert!(journey.screen().contains("all /pier"), "{}", journey.screen());
    assert!(journey.keys("<Esc>").screen().contains("9 of 9"));
    assert!(Journey::new(80, 24).keys("M/pier<Esc>").screen().contains("9 of 9"));
    assert!(Journey::new(80, 24).keys("\"./HOLT").screen().contains("no row holds this"));
    assert!(Journey::new(120, 40).keys("\"./holt<Enter>").screen().contains("1 in more than one source"));
    assert!(Journey::new(80, 24).keys("O/").message().starts_with("rows are found in M matrix"));
    // What is typed is seen over a list too.
    assert!(Journey::new(80, 24).keys("M|wc").screen().contains("| command: wc"));
}

#[test]
fn a_page_of_the_synopsis_passes_nothing_that_was_not_seen() {
    let mut journey = Journey::new(80, 24).keys("V");
    let mut seen: Vec<usize> = Vec::new();
    for _ in 0..12 {
        let before = journey.state.panes.synopsis.as_ref().map_or(0, |s| s.row);
        journey = journey.keys("<Space>");
        let (synopsis, areas) = (journey.state.panes.synopsis.as_ref().unwrap(), journey.state.layout().panes);
        let tall = |n: usize| super::super::synopsis::height(&journey.state.material, &synopsis.rows[n], &areas);
        let rows = (before..=synopsis.row).filter(|n| super::super::synopsis::is_seen(&synopsis.rows[*n], &areas));
        let lines: usize = rows.map(tall).sum();
        assert!(lines <= usize::from(areas[0].text.height) + 1 || synopsis.row <= before + 1, "{before} {lines}");
        seen.push(synopsis.row);
    }
    assert_eq!(seen.last().copied(), journey.state.panes.synopsis.as_ref().map(|s| s.rows.len() - 1));
}
