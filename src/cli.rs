//! What was typed.

use crate::comparison::{Settings, Story, compare};
use crate::document::{self, Document};
use crate::language::analyse;
use crate::report::{Report, json::Json, text::Text};
use std::path::PathBuf;

/// Runs the program; gives its exit status.
pub fn run() -> u8 {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let json = arguments.iter().any(|a| a == "json");
    arguments.retain(|a| !["compare", "--format", "json", "text", "quotes", "jsonl"].contains(&a.as_str()));
    let mut documents: Vec<Document> = Vec::new();
    for path in arguments.iter().map(PathBuf::from) {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        documents.push(document::read(&name, &bytes));
    }
    let quotes = std::env::args().nth(1).is_some_and(|a| a == "quotes");
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
