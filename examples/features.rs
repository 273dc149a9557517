//! Prints what is measured on every candidate pair of a story, one JSON object a line, for `assets/weights/fit.py`.
//!
//! usage: features FILE...   (offsets count Unicode code points)

use parallax::comparison::similarity::{Similarity, names};
use parallax::comparison::{Passage, Story};
use parallax::document::Document;
use parallax::report::code_points;
use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut documents: Vec<Document> = Vec::new();
    for path in std::env::args().skip(1) {
        documents.push(parallax::document::read(&path, &std::fs::read(&path)?));
    }
    let analyses: Vec<_> = documents.iter().map(parallax::language::analyse).collect();
    let story = Story { documents: &documents, analyses: &analyses };
    let similarity = Similarity::new(story);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let texts: Vec<&str> = documents.iter().map(|d| d.text.as_str()).collect();
    let names: Vec<&str> = names().collect();
    writeln!(out, "{}", serde_json::json!({"names": names, "texts": texts}))?;
    let end = |p: Passage| {
        let text = &documents[p.document.0].text;
        serde_json::json!([p.document, code_points(text, p.span.start), code_points(text, p.span.end)])
    };
    for scored in similarity.score() {
        let (a, b) = similarity.profiles(scored.pair);
        let line = serde_json::json!({
            "a": end(a.passage), "b": end(b.passage), "values": scored.values, "probability": scored.probability});
        writeln!(out, "{line}")?;
    }
    out.flush()
}
