//! Prints what is measured on every candidate pair of a story, one JSON object a line, for `assets/weights/fit.py`.
//!
//! usage: link_features [--model FOLDER] [--first MODEL.json] FILE...   (offsets count Unicode code points)
//!
//! `--model` takes the vectors of a model (only in a build with it), kept in the cache. `--first` places the pairs by another first model than the program's own.

use parallax::comparison::contextual::NAME;
use parallax::comparison::model::Model;
use parallax::comparison::similarity::{Similarity, names};
use parallax::comparison::{Passage, Story};
use parallax::document::Document;
use parallax::report::code_points;
use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut documents: Vec<Document> = Vec::new();
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    let mut first = None;
    let mut model = None;
    if paths.first().is_some_and(|p| p == "--model") && paths.len() > 1 {
        let opened = parallax::model::Model::open(paths[1].as_ref(), parallax::model::cache_folder());
        model = Some(opened.map_err(std::io::Error::other)?);
        paths.drain(..2);
    }
    if paths.first().is_some_and(|p| p == "--first") && paths.len() > 1 {
        first = Some(Model::read(&std::fs::read_to_string(&paths[1])?)?);
        paths.drain(..2);
    }
    for path in paths {
        documents.push(parallax::document::read(&path, &std::fs::read(&path)?));
    }
    let analyses: Vec<_> = documents.iter().map(parallax::language::analyse).collect();
    let story = Story { documents: &documents, analyses: &analyses };
    let said = model.iter().flat_map(|m| documents.iter().zip(&analyses).filter_map(|(d, a)| m.read(d, a)));
    let similarity = Similarity::with(story, &said.collect::<Vec<_>>());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let texts: Vec<&str> = documents.iter().map(|d| d.text.as_str()).collect();
    let names: Vec<&str> = names().chain(model.as_ref().map(|_| NAME)).collect();
    writeln!(out, "{}", serde_json::json!({"names": names, "texts": texts}))?;
    let end = |p: Passage| {
        let text = &documents[p.document.0].text;
        serde_json::json!([p.document, code_points(text, p.span.start), code_points(text, p.span.end)])
    };
    let all = if first.is_some() { similarity.score_with(first.as_ref(), None, 0.0) } else { similarity.score(0.0) };
    for scored in all {
        let (a, b) = similarity.profiles(scored.pair);
        let line = serde_json::json!({
            "a": end(a.passage), "b": end(b.passage), "values": scored.values, "probability": scored.probability});
        writeln!(out, "{line}")?;
    }
    out.flush()
}
