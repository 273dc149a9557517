//! The screens in README.md and docs/screens.md: drawn anew from the sample story, so that they stay true.
//!
//! A comment before a block of text says what it shows: the size, the sources and the keys.
//!
//! ```text
//!  <!-- screen 80x24 seeds/1-cradle.txt seeds/4-blog.txt keys ]d]d -->
//! ```
//!
//! `PARALLAX_WRITE=1 cargo test --lib screens_of_the_pages` writes the blocks.

use super::super::overview::Overview;
use super::*;
use crate::comparison::{Settings, Story, compare};
use std::path::Path;

const PAGES: [&str; 2] = ["README.md", "docs/screens.md"];
const BEGINS: &str = "<!-- screen ";

/// Two versions of one notice, for the diff of two documents; the sample story has none.
const VERSIONS: [(&str, &str); 2] = [
    (
        "morning.txt",
        "Ferry to stay in port\n\nThe ferry Marigold stays in port until Friday. Engineers found a crack in her rudder on Monday.\n\n\
         Passengers with tickets may use the bus over the causeway. It leaves every hour from the old customs house.\n\n\
         The harbour master asks everybody to keep off the quay.",
    ),
    (
        "evening.txt",
        "Ferry to stay in port\n\nThe harbour master asks everybody to keep off\nthe quay.\n\n\
         The ferry Marigold stays in port until Sunday.\nEngineers found two cracks in her rudder on\nMonday.\n\n\
         Passengers with tickets may use the bus over\nthe causeway. It leaves every hour from the old\ncustoms house.\n\n\
         A diver will look at the propeller tomorrow.",
    ),
];

fn read(path: &str) -> Document {
    let name = Path::new(path).file_name().unwrap().to_str().unwrap();
    match VERSIONS.iter().find(|(version, _)| *version == path) {
        Some((_, text)) => document::read(name, text.as_bytes()),
        None => document::read(name, &std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()),
    }
}

/// The screen that a comment asks for.
fn screen(asked: &str) -> String {
    let (asked, keys) = asked.split_once(" keys").unwrap();
    let mut words = asked.split(' ');
    let (columns, rows) = words.next().unwrap().split_once('x').unwrap();
    let (columns, rows) = (columns.parse().unwrap(), rows.parse().unwrap());
    let mut paths: Vec<String> = words.map(str::to_owned).collect();
    let name = if paths == ["seeds"] { "seeds".to_owned() } else { format!("{} sources", paths.len()) };
    if paths == ["seeds"] {
        let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).unwrap();
        paths = folder.map(|e| format!("seeds/{}", e.unwrap().file_name().to_str().unwrap())).collect();
        paths.sort();
    }
    let documents: Vec<Document> = paths.iter().map(|path| read(path)).collect();
    let analyses: Arc<Vec<_>> = Arc::new(documents.iter().map(analyse).collect());
    let comparison = Arc::new(compare(Story { documents: &documents, analyses: &analyses }, Settings::default()));
    let overview = Arc::new(Overview::new(&analyses, &comparison));
    let state = State::new(name, documents, Look::new(Appearance::default(), false), (columns, rows));
    let mut journey = Journey { state, effects: Vec::new() };
    journey.act(Action::Resize { columns, rows });
    journey.act(Action::Analysed { generation: 1, analyses });
    journey.act(Action::Compared { generation: 1, comparison });
    journey.act(Action::Surveyed { generation: 1, overview });
    journey.keys(keys.trim()).screen()
}

/// A page with its screens drawn anew, and how many it has.
fn drawn(page: &str) -> (String, usize) {
    let (mut out, mut rest, mut count) = (String::new(), page, 0);
    while let Some((before, after)) = rest.split_once(BEGINS) {
        let (asked, after) = after.split_once(" -->\n").expect("a comment that ends");
        let (_, after) = after.split_once("```text\n").expect("a block of text after the comment");
        let (_, after) = after.split_once("```\n").expect("the end of the block");
        out += &format!("{before}{BEGINS}{asked} -->\n```text\n{}```\n", screen(asked));
        (rest, count) = (after, count + 1);
    }
    (out + rest, count)
}

#[test]
fn screens_of_the_pages_are_as_they_are_drawn() {
    for (page, least) in PAGES.into_iter().zip([1, 6]) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
        let before = std::fs::read_to_string(&path).unwrap();
        let (after, count) = drawn(&before);
        assert!(count >= least, "{page} has {count} screens");
        if std::env::var_os("PARALLAX_WRITE").is_some() {
            std::fs::write(&path, &after).unwrap();
        } else {
            assert!(before == after, "{page}: run PARALLAX_WRITE=1 cargo test --lib screens_of_the_pages");
        }
    }
}
