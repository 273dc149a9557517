//! The comparison as JSON for programs; the form is `parallax.comparison`, version 1. Offsets count Unicode code points.

use super::{Report, code_points};
use crate::comparison::{Comparison, Passage, Story};
use serde_json::{Value, json};
use std::io::{self, Write};

/// One JSON object.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl Report for Json {
    fn write(&self, story: Story<'_>, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        let end = |p: Passage| -> Value {
            let text = &story.document(p.document).text;
            json!({"document": p.document, "start": code_points(text, p.span.start), "end": code_points(text, p.span.end),
                   "text": p.span.of(text)})
        };
        let links: Vec<Value> = comparison
            .links
            .iter()
            .map(|l| json!({"kind": l.kind, "a": end(l.a), "b": end(l.b), "score": l.probability}))
            .collect();
        let documents: Vec<Value> =
            story.documents.iter().map(|d| json!({"name": d.source.name, "text": d.text})).collect();
        let value = json!({"format": "parallax.comparison", "version": 1, "documents": documents, "links": links});
        serde_json::to_writer(&mut *out, &value)?;
        writeln!(out)
    }
}
