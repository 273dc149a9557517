//! The program is held to what docs/sample-story.md says a reader should find.
//!
//! Every row of the guide that is not marked hard must be found, with its kind; of the hard rows a stated share.

use parallax::comparison::{Comparison, Kind, Link, Settings, Story, compare};
use parallax::document::{BlockKind, Document, DocumentId, Span};
use parallax::language::{Analysis, analyse};
use std::fs;
use std::path::{Path, PathBuf};

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The rows of the table under `## heading`, cell by cell, without its head.
fn table(heading: &str) -> Vec<Vec<String>> {
    let guide = fs::read_to_string(project("docs/sample-story.md")).unwrap();
    let section = guide.split("\n## ").find(|s| s.starts_with(heading)).unwrap().to_owned();
    let row = |line: &str| line.trim_matches('|').split(" | ").map(|c| c.trim().to_owned()).collect();
    section.lines().filter(|l| l.starts_with('|')).skip(2).map(row).collect()
}

struct Sample {
    documents: Vec<Document>,
    analyses: Vec<Analysis>,
}

impl Sample {
    fn read() -> Self {
        let mut files: Vec<_> = fs::read_dir(project("seeds")).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        let documents: Vec<_> = files.iter().map(|f| read(f)).collect();
        let analyses = documents.iter().map(analyse).collect();
        Self { documents, analyses }
    }

    fn compare(&self) -> Comparison {
        compare(Story { documents: &self.documents, analyses: &self.analyses }, Settings::default())
    }

    fn document(&self, name: &str) -> usize {
        self.documents.iter().position(|d| d.source.name == name).unwrap_or_else(|| panic!("{name} is not in seeds/"))
    }

    /// Every place where `words` stand in the document called `name`.
    fn places(&self, name: &str, words: &str) -> (usize, Vec<Span>) {
        let id = self.document(name);
        let text = &self.documents[id].text;
        let found: Vec<_> = text.match_indices(words).map(|(at, _)| Span::new(at, at + words.len())).collect();
        assert!(!found.is_empty(), "{name} does not hold: {words}");
        (id, found)
    }

    /// Whether a link joins the two passages of a row of the guide; with `kind`, one of that kind.
    fn holds(&self, comparison: &Comparison, row: &[String], kind: Kind) -> bool {
        let (a, b) = (self.places(&row[0], &row[1]), self.places(&row[2], &row[3]));
        let on = |l: &Link, (id, spans): &(usize, Vec<Span>)| {
            l.passage_in(DocumentId(*id)).is_some_and(|p| spans.iter().any(|s| p.span.overlap(*s) > 0))
        };
        // Sources that agree on what somebody offered or said may be found to report it, too.
        let fits = |found: Kind| found == kind || (kind, found) == (Kind::Agree, Kind::Quote);
        comparison.links.iter().any(|l| fits(l.kind) && on(l, &a) && on(l, &b))
    }
}

fn read(path: &Path) -> Document {
    let name = path.file_name().unwrap().to_string_lossy();
    parallax::document::read(&name, &fs::read(path).unwrap())
}

/// Checks one table: no easy row may be missing, and at least `hard` of the hard ones must be there.
fn check(heading: &str, kind: Kind, hard: usize) {
    let sample = Sample::read();
    let comparison = sample.compare();
    let (hard_rows, easy_rows): (Vec<_>, Vec<_>) = table(heading).into_iter().partition(|r| r[r.len() - 1] == "yes");
    let missing: Vec<_> = easy_rows.iter().filter(|r| !sample.holds(&comparison, r, kind)).collect();
    let found = hard_rows.iter().filter(|r| sample.holds(&comparison, r, kind)).count();
    let shown = |rows: &[&Vec<String>]| rows.iter().map(|r| r.join(" | ")).collect::<Vec<_>>().join("\n  ");
    assert!(missing.is_empty(), "{heading}: not found as {}:\n  {}", kind.word(), shown(&missing));
    assert!(found >= hard, "{heading}: {found} of {} hard rows found, {hard} are held", hard_rows.len());
}

#[test]
fn the_agreements_are_found() {
    check("Agreements", Kind::Agree, 2);
}

#[test]
fn the_divergences_are_found() {
    check("Divergences", Kind::Diverge, 3);
}

#[test]
fn the_shared_quotations_are_found() {
    check("Shared quotations", Kind::Quote, 2);
}

#[test]
fn the_furniture_is_set_apart() {
    let sample = Sample::read();
    for row in table("Furniture") {
        let (id, places) = sample.places(&row[0], &row[1]);
        let document = &sample.documents[id];
        let apart = |span: &Span| {
            let holds = |kind: BlockKind| matches!(kind, BlockKind::Furniture(_));
            document.blocks.iter().any(|b| holds(b.kind) && b.span.overlap(*span) > 0)
        };
        assert!(places.iter().any(apart), "not furniture in {}: {}", row[0], row[1]);
    }
}

#[test]
fn the_heads_say_what_the_texts_say() {
    let sample = Sample::read();
    for row in table("Heads") {
        let source = &sample.documents[sample.document(&row[0])].source;
        let words = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        assert_eq!(words(source.title.as_ref().map(|s| s.value.clone())), row[1], "title of {}", row[0]);
        assert_eq!(words(source.date.map(|d| d.value.to_string())), row[2], "date of {}", row[0]);
        assert_eq!(words(source.outlet.as_ref().map(|s| s.value.clone())), row[3], "outlet of {}", row[0]);
    }
}
