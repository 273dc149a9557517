//! Journeys: documents, keys, and the screen that must come of them; and every screen as a picture.
//!
//! The comparison is made by hand here, so that these tests say what the reader does with one, whatever finds it.

use super::action::{Action, Due};
use super::appearance::Appearance;
use super::keymap::parse;
use super::overview::Overview;
use super::state::{Look, State};
use super::{update, view};
use crate::comparison::{
    Comparison, Conflict, Evidence, Grade, How, Kind, Link, Measures, Passage, Rule, Statement, Utterance,
};
use crate::document::{self, Document, DocumentId, Span, Stated, StatedDate};
use crate::language::analyse;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Color;
use std::fmt::Write;
use std::sync::Arc;

mod behaviour;
mod finding;
mod hand;
mod library;
mod manners;
mod moments;
mod monkey;
mod pictures;
mod screens;
mod scripts;
mod themes;

const COURIER: &str = "\
Harbour bridge closed after barge strikes pier

The harbour bridge was closed to traffic on Tuesday evening after a barge struck a pier.

Police said four people were treated for minor injuries.

\u{201c}We heard a sound like thunder,\u{201d} said ferry master Ana Holt, \u{201c}and then the lights went out.\u{201d}

Buses are being diverted through the old tunnel. An inquiry will report by the end of the month.

Subscribe to the Courier for a crown a week.

The barge was carrying gravel and was under tow.";

const WIRE: &str = "\
A barge hit a pier of the harbour bridge on Tuesday evening, closing it to traffic.

Two people were slightly hurt, the fire service said.

Insurers estimate the damage at 14 million, a figure the port has not confirmed.

Ferry master Ana Holt said: \u{201c}We heard a sound like thunder and then the lights went out.\u{201d}

Bus lines run through the old tunnel for now.

The barge, loaded with sand, had broken its tow.";

const PORT: &str = "\
Notice to mariners

The harbour bridge is closed to all traffic from Tuesday until further notice.

Ships can pass through the eastern span.";

/// The span of `words` in a text.
fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} is not there"));
    Span::new(start, start + words.len())
}

fn stated(value: &str) -> Option<Stated> {
    Some(Stated { value: value.into(), span: Span::new(0, 0) })
}

fn documents() -> Vec<Document> {
    let mut all = [("courier.txt", COURIER), ("wire.txt", WIRE), ("port-notice.txt", PORT)]
        .map(|(name, text)| document::read(name, text.as_bytes()));
    for (document, furniture) in all.iter_mut().zip(["Subscribe", "-", "-"]) {
        for block in &mut document.blocks {
            let text = block.span.of(&document.text);
            block.kind = match text {
                t if t.starts_with("Harbour bridge closed after") => document::BlockKind::Title,
                t if t.starts_with(furniture) => document::BlockKind::Furniture(document::Furniture::Subscription),
                _ => document::BlockKind::Paragraph,
            };
        }
    }
    let date = |d| Some(StatedDate { value: jiff::civil::date(2025, 3, d), span: Span::new(0, 0) });
    all[0].source.outlet = stated("Daily Courier");
    all[1].source.outlet = stated("Nordic Wire");
    all[2].source.outlet = None;
    all[2].source.title = None;
    (all[0].source.date, all[1].source.date, all[2].source.date) = (date(12), date(12), None);
    all.into()
}

fn passage(documents: &[Document], document: usize, words: &str) -> Passage {
    Passage { document: DocumentId(document), span: span(&documents[document].text, words) }
}

fn link(documents: &[Document], kind: Kind, probability: f64, a: (usize, &str), b: (usize, &str)) -> Link {
    let measures = Measures::new(&["words", "names"], vec![0.62, 1.0]);
    Link {
        a: passage(documents, a.0, a.1),
        b: passage(documents, b.0, b.1),
        kind,
        probability,
        evidence: Evidence { measures, ..Evidence::default() },
    }
}

const CLOSED: [&str; 3] = [
    "The harbour bridge was closed to traffic on Tuesday evening after a barge struck a pier.",
    "A barge hit a pier of the harbour bridge on Tuesday evening, closing it to traffic.",
    "The harbour bridge is closed to all traffic from Tuesday until further notice.",
];

fn comparison(documents: &[Document]) -> Comparison {
    let hurt = [
        "Police said four people were treated for minor injuries.",
        "Two people were slightly hurt, the fire service said.",
    ];
    let thunder = [
        "\u{201c}We heard a sound like thunder,\u{201d} said ferry master Ana Holt, \u{201c}and then the lights went out.\u{201d}",
        "Ferry master Ana Holt said: \u{201c}We heard a sound like thunder and then the lights went out.\u{201d}",
    ];
    let tow = ["The barge was carrying gravel and was under tow.", "The barge, loaded with sand, had broken its tow."];
    let buses = ["Buses are being diverted through the old tunnel.", "Bus lines run through the old tunnel for now."];
    let (text_a, text_b) = (&documents[0].text, &documents[1].text);
    let mut links = vec![
        link(documents, Kind::Agree, 0.97, (0, CLOSED[0]), (1, CLOSED[1])),
        link(documents, Kind::Agree, 0.88, (0, CLOSED[0]), (2, CLOSED[2])),
        link(documents, Kind::Diverge, 0.78, (0, hurt[0]), (1, hurt[1])),
        link(documents, Kind::Quote, 0.99, (0, thunder[0]), (1, thunder[1])),
        link(documents, Kind::Agree, 0.91, (0, buses[0]), (1, buses[1])),
        link(documents, Kind::Diverge, 0.61, (0, tow[0]), (1, tow[1])),
    ];
    links[0].evidence.shared = vec![
        (span(text_a, "harbour bridge"), span(text_b, "harbour bridge")),
        (span(text_a, "Tuesday evening"), span(text_b, "Tuesday evening")),
    ];
    links[2].evidence.conflicts =
        vec![Conflict { rule: Rule::Number, grade: Grade::Conflict, a: span(text_a, "four"), b: span(text_b, "Two") }];
    links[3].evidence.utterance = Some(Utterance {
        speaker: Some("Ana Holt".into()),
        how: How::Whole,
        a: vec![span(text_a, "We heard a sound like thunder,"), span(text_a, "and then the lights went out.")],
        b: vec![span(text_b, "We heard a sound like thunder and then the lights went out.")],
        elided: (false, false),
        words: Vec::new(),
    });
    let (under, broken) = (span(text_a, "under tow"), span(text_b, "broken its tow"));
    links[5].evidence.conflicts = vec![Conflict { rule: Rule::Opposite, grade: Grade::Conflict, a: under, b: broken }];
    let row = |kind, links: &[usize], places: &[(usize, &str)]| Statement {
        kind,
        passages: places.iter().map(|(d, words)| passage(documents, *d, words)).collect(),
        links: links.to_vec(),
        copied: Vec::new(),
    };
    let pair = |words: [&'static str; 2]| [(0, words[0]), (1, words[1])];
    let statements = vec![
        row(None, &[], &[(0, "Harbour bridge closed after barge strikes pier")]),
        row(Some(Kind::Agree), &[0, 1], &[(0, CLOSED[0]), (1, CLOSED[1]), (2, CLOSED[2])]),
        row(Some(Kind::Diverge), &[2], &pair(hurt)),
        row(Some(Kind::Quote), &[3], &pair(thunder)),
        row(Some(Kind::Agree), &[4], &pair(buses)),
        row(None, &[], &[(0, "An inquiry will report by the end of the month.")]),
        row(Some(Kind::Diverge), &[5], &pair(tow)),
        row(None, &[], &[(1, "Insurers estimate the damage at 14 million, a figure the port has not confirmed.")]),
        row(None, &[], &[(2, "Ships can pass through the eastern span.")]),
    ];
    Comparison { links, withheld: Vec::new(), statements, threshold: 0.5, footings: Vec::new() }
}

/// A reader of the invented story, driven by keys.
struct Journey {
    state: State,
    effects: Vec<super::action::Effect>,
}

impl Journey {
    /// Before anything is analysed.
    fn unread(columns: u16, rows: u16) -> Self {
        let look = Look::new(Appearance::default(), false);
        let mut state = State::new("harbour".into(), documents(), look, (columns, rows));
        update::update(&mut state, Action::Resize { columns, rows });
        Self { state, effects: Vec::new() }
    }

    /// With the comparison there.
    fn new(columns: u16, rows: u16) -> Self {
        let mut journey = Self::unread(columns, rows);
        let analyses = Arc::new(journey.state.material.documents.iter().map(analyse).collect());
        let analyses: Arc<Vec<_>> = analyses;
        let comparison = Arc::new(comparison(&journey.state.material.documents));
        let overview = Arc::new(Overview::new(&analyses, &comparison));
        journey.act(Action::Analysed { generation: 1, analyses });
        journey.act(Action::Compared { generation: 1, comparison });
        journey.act(Action::Surveyed { generation: 1, overview });
        journey
    }

    fn act(&mut self, action: Action) {
        self.effects = update::update(&mut self.state, action);
    }

    /// Presses keys, written as the table of commands writes them.
    fn keys(mut self, keys: &str) -> Self {
        for key in parse(keys) {
            let action = self.state.keys.look_up(self.state.place(), &self.state.pending, key);
            self.act(action);
        }
        // As after a while.
        update::update(&mut self.state, Action::Due(Due::Follows));
        self
    }

    fn buffer(&self) -> Buffer {
        let (columns, rows) = self.state.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| view::draw(&self.state, frame.buffer_mut())).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as text, without blanks at the ends of rows.
    fn screen(&self) -> String {
        let buffer = self.buffer();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let (mut row, mut skip) = (String::new(), 0);
            for x in 0..buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                if skip == 0 {
                    row.push_str(symbol);
                }
                skip = super::text::width(symbol).max(skip).saturating_sub(1);
            }
            let _ = writeln!(out, "{}", row.trim_end());
        }
        out
    }

    /// The screen with its left edge drawn, so that blanks at the start of a row count.
    fn picture(&self) -> String {
        self.screen().lines().fold(String::new(), |picture, row| picture + "\u{2590}" + row + "\n")
    }

    /// The row of the screen that holds the cursor, and the focus, for journeys that ask where one is.
    fn place(&self) -> String {
        let pane = self.state.pane().unwrap();
        let place = pane.sheet.place(pane.cursor);
        let row = pane.sheet.row(place).unwrap();
        let from = pane.cursor.max(row.span.start);
        let text = &pane.sheet.document().text;
        format!("{}: {}", self.state.panes.focus + 1, text[from..row.span.end].trim_end())
    }

    fn message(&self) -> &str {
        self.state.message.as_deref().unwrap_or_default()
    }
}

#[test]
fn without_colour_nothing_is_coloured() {
    for keys in ["", "n", "?", ":", "]dD", "]di", "\"", "M", "gd", "/bridge<Enter>", "Vn"] {
        for cell in Journey::new(120, 40).keys(keys).buffer().content {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "after {keys:?}");
        }
    }
}

#[test]
fn with_ascii_frames_are_ascii() {
    for keys in ["", "?", "]dD", "M", "\"", "gd", "zx", "t", ":", "V"] {
        let mut journey = Journey::new(80, 24);
        journey.state.look.theme.ascii = true;
        let screen = journey.keys(keys).screen();
        let foreign: String =
            screen.chars().filter(|c| ('\u{2500}'..='\u{259f}').contains(c) || *c == '\u{2026}').collect();
        assert_eq!(foreign, "", "after {keys:?}");
    }
}

#[test]
fn every_screen_fits_every_size() {
    for (columns, rows) in [(1, 1), (39, 9), (40, 10), (41, 12), (60, 16), (79, 23), (84, 50), (300, 90)] {
        for keys in ["", "?", "?/j", ":", "]dD", "]dDu", "]di", "\"", "M", "gd", "/bridge", "zx", "z", "3", "VG", "V3"]
        {
            Journey::new(columns, rows).keys(keys).screen();
        }
    }
}
