//! The comparison as text for people: statement by statement.

use super::Report;
use crate::comparison::{Comparison, Story};
use std::io::{self, Write};

/// Linear text with a heading a statement.
#[derive(Debug, Clone, Copy)]
pub struct Text;

impl Report for Text {
    fn write(&self, story: Story<'_>, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        for statement in comparison.statements.iter().filter(|s| s.kind.is_some()) {
            writeln!(out, "{}", statement.kind.map_or("only here", |k| k.word()))?;
            for passage in &statement.passages {
                let document = story.document(passage.document);
                writeln!(out, "  {}: {}", document.source.label().0, passage.span.of(&document.text))?;
            }
        }
        Ok(())
    }
}
