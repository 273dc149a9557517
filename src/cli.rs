//! What was typed.

use crate::comparison::{Settings, Story, compare};
use crate::document::gather;
use crate::language::analyse;
use crate::report::{Report, json::Json, text::Text};
use std::io::Read;
use std::path::PathBuf;

/// Runs the program; gives its exit status.
pub fn run() -> u8 {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let json = arguments.iter().any(|a| a == "json");
    let quotes = std::env::args().nth(1).is_some_and(|a| a == "quotes");
    let text = arguments.iter().any(|a| a == "text" || a == "compare");
    let ascii = arguments.iter().any(|a| a == "--ascii");
    arguments.retain(|a| !["compare", "--format", "json", "text", "quotes", "jsonl", "--ascii"].contains(&a.as_str()));
    let paths: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
    let gathered = gather(&paths, || {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    });
    for refusal in &gathered.refusals {
        eprintln!("{refusal}");
    }
    let documents = gathered.documents;
    if std::io::IsTerminal::is_terminal(&std::io::stdout()) && !json && !text {
        let mut options = crate::reader::Options { colour: true, ascii: ascii, mouse: true, settings: Settings::default() };
        options.colour = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        let story = crate::reader::OwnedDocuments { name: "story".into(), documents };
        return match crate::reader::open(story, options) {
            Ok(_) => 0,
            Err(error) => {
                eprintln!("parallax: {error}");
                2
            }
        };
    }
    let analyses: Vec<_> = documents.iter().map(analyse).collect();
    let story = Story { documents: &documents, analyses: &analyses };
    if quotes {
        let mut out = std::io::stdout().lock();
        let jsonl = std::env::args().any(|a| a == "jsonl");
        let write = if jsonl { crate::report::quotes::jsonl } else { crate::report::quotes::text };
        return if write(story, &mut out).is_ok() { 0 } else { 2 };
    }
    let comparison = compare(story, Settings::default());
    let mut out = std::io::stdout().lock();
    let written =
        if json { Json.write(story, &comparison, &mut out) } else { Text.write(story, &comparison, &mut out) };
    if written.is_ok() { 0 } else { 2 }
}
