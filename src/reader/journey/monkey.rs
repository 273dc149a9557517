//! Any keys, clicks and sizes in any order, on texts of all kinds: nothing breaks, and what is drawn is always whole.

use super::super::appearance::Appearance;
use super::super::command::COMMANDS;
use super::super::overview::Overview;
use super::finding::file;
use super::*;
use crate::comparison::{Settings, Story, compare};
use proptest::prelude::*;

const TEXTS: [&str; 7] = [
    COURIER,
    WIRE,
    "",
    "x",
    "one line that goes on and on without any stop or end of it, as some files do \u{2014} and \u{0644}\u{0627} \u{1f469}\u{200d}\u{1f680} too",
    "Title\r\n\r\nFour people were treated.\r\n- a list\r\n- of things\r\n\r\n> quoted\r\n\r\n\u{645}\u{631}\u{62d}\u{628}\u{627} \u{628}\u{643}\u{645}.",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n\"We heard a sound like thunder,\" Ana Holt said.",
];

/// What may happen.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Command(usize),
    Type(char),
    Click(u16, u16, bool),
    Drag(u16, u16),
    Wheel(u16, u16, isize),
    Size(u16, u16),
    Change(usize, usize),
    Compared,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        12 => (0..COMMANDS.len()).prop_map(Deed::Command),
        4 => prop_oneof![prop::char::range('a', 'z'), Just('/'), Just('e'), Just(' ')].prop_map(Deed::Type),
        2 => (0u16..130, 0u16..45, any::<bool>()).prop_map(|(x, y, twice)| Deed::Click(x, y, twice)),
        1 => (0u16..130, 0u16..45).prop_map(|(x, y)| Deed::Drag(x, y)),
        1 => (0u16..130, 0u16..45, -3isize..4).prop_map(|(x, y, rows)| Deed::Wheel(x, y, rows)),
        1 => (1u16..130, 1u16..45).prop_map(|(columns, rows)| Deed::Size(columns, rows)),
        1 => (0usize..3, 0..TEXTS.len()).prop_map(|(document, text)| Deed::Change(document, text)),
        1 => Just(Deed::Compared),
    ];
    prop::collection::vec(deed, 1..40)
}

/// Analyses and compares what is read now, as the worker does.
fn compared(journey: &mut Journey) {
    let generation = journey.state.material.generation;
    let documents = Arc::clone(&journey.state.material.documents);
    let analyses: Arc<Vec<_>> = Arc::new(documents.iter().map(analyse).collect());
    let comparison = Arc::new(compare(Story { documents: &documents, analyses: &analyses }, Settings::default()));
    let overview = Arc::new(Overview::new(&analyses, &comparison));
    journey.act(Action::Analysed { generation, analyses });
    journey.act(Action::Compared { generation, comparison });
    journey.act(Action::Surveyed { generation, overview });
}

fn done(journey: &mut Journey, deed: Deed) {
    match deed {
        // By its key where it holds; a key that does not is one more thing that may happen.
        Deed::Command(n) => {
            for key in COMMANDS[n].keys.first().map(|k| parse(k)).unwrap_or_default() {
                let action = journey.state.keys.look_up(journey.state.place(), &journey.state.pending, key);
                journey.act(action);
            }
        }
        Deed::Type(c) => {
            let key = parse(&c.to_string())[0];
            let action = journey.state.keys.look_up(journey.state.place(), &journey.state.pending, key);
            journey.act(action);
        }
        Deed::Click(column, row, twice) => journey.act(Action::Click { column, row, twice }),
        Deed::Drag(column, row) => journey.act(Action::Drag { column, row }),
        Deed::Wheel(column, row, rows) => journey.act(Action::Wheel { column, row, rows }),
        Deed::Size(columns, rows) => journey.act(Action::Resize { columns, rows }),
        Deed::Change(document, text) => journey.act(file(&format!("{document}.txt"), TEXTS[text], Some(document))),
        Deed::Compared => compared(journey),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn nothing_breaks(
        texts in prop::collection::vec(0..TEXTS.len(), 1..4), columns in 40u16..130, rows in 10u16..45, deeds in deeds(),
    ) {
        let documents: Vec<Document> = texts.iter().map(|n| document::read("t.txt", TEXTS[*n].as_bytes())).collect();
        let look = Look::new(Appearance::default(), false);
        let mut state = State::new("all kinds".into(), documents, look, (columns, rows));
        state.material.paths = (0..texts.len()).map(|n| Some(format!("{n}.txt").into())).collect();
        let mut journey = Journey { state, effects: Vec::new() };
        journey.act(Action::Resize { columns, rows });
        journey.screen();
        compared(&mut journey);
        for deed in deeds {
            done(&mut journey, deed);
            journey.screen();
        }
    }
}
