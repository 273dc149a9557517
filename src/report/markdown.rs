//! The comparison as Markdown (CommonMark), for notes, issues and editorial systems: the same order as the text report.
//!
//! ```text
//! ### 1. ! diverge, probability 0.87
//!
//! In 1, 2; silent: 3
//!
//! > Police said four people were hurt.
//! > (1 Daily Courier)
//!
//! - conflict (number): "four people" (1), "two people" (2)
//! ```
//!
//! Whatever a text has that Markdown or HTML would obey stands behind a backslash.

use super::Report;
use super::phrasing::{copied, findings, label, number, numbers, one_line, probability, source};
use crate::comparison::{Comparison, Kind, Link, Passage, Statement, Story};
use crate::document::DocumentId;
use std::io::{self, Write};

/// Markdown with headings, quotations and lists, nothing else.
#[derive(Debug, Clone, Copy)]
pub struct Markdown<'a> {
    /// What the story is called.
    pub name: &'a str,
}

impl Report for Markdown<'_> {
    fn write(&self, story: Story<'_>, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "# {}\n\n## Sources\n", escaped(self.name))?;
        for id in story.ids() {
            let footing = comparison.footing(id);
            let note = footing.brief().map(|_| format!(" ({footing})")).unwrap_or_default();
            writeln!(out, "{}. {}", number(id), escaped(&(source(story, id) + &note)))?;
        }
        writeln!(out, "\n## Statements of several sources")?;
        let shared = comparison.statements.iter().filter_map(|s| Some((s.kind?, s)));
        for (n, (kind, statement)) in shared.enumerate() {
            self.statement(story, comparison, (n + 1, kind, statement), out)?;
        }
        for id in story.ids() {
            let alone = comparison.statements.iter().filter(|s| s.kind.is_none() && s.carried_by(id));
            let mut alone = alone.flat_map(|s| &s.passages).peekable();
            if alone.peek().is_some() {
                writeln!(out, "\n## Only in {}\n", escaped(&label(story, id)))?;
            }
            for passage in alone {
                writeln!(out, "- {}", words(story, *passage))?;
            }
        }
        writeln!(
            out,
            "\nLinks are shown from a probability of {:.2} on. A program found them: read the sources before you rely on one.",
            comparison.threshold
        )
    }
}

impl Markdown<'_> {
    fn statement(
        &self,
        story: Story<'_>,
        comparison: &Comparison,
        (n, kind, statement): (usize, Kind, &Statement),
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let links: Vec<&Link> = statement.links.iter().filter_map(|&l| comparison.links.get(l)).collect();
        let carrying: Vec<DocumentId> = story.ids().filter(|&id| statement.carried_by(id)).collect();
        let silent: Vec<DocumentId> = story.ids().filter(|&id| comparison.is_silent(statement, id)).collect();
        writeln!(out, "\n### {n}. {}{}\n", kind.word(), escaped(&probability(&links)))?;
        writeln!(out, "In {}{}; silent: {}", numbers(&carrying), copied(statement), numbers(&silent))?;
        for passage in &statement.passages {
            writeln!(out, "\n> {}  ", words(story, *passage))?;
            writeln!(out, "> ({})", escaped(&label(story, passage.document)))?;
        }
        let findings = findings(story, &links);
        if !findings.is_empty() {
            writeln!(out)?;
        }
        findings.iter().try_for_each(|words| writeln!(out, "- {}", escaped(words)))
    }
}

fn words(story: Story<'_>, passage: Passage) -> String {
    escaped(&one_line(&story.document(passage.document).text, &[passage.span]))
}

/// A line as Markdown shows it unchanged.
pub fn escaped(line: &str) -> String {
    let mut safe = String::with_capacity(line.len() + 8);
    let ordinal = line.trim_start_matches(|c: char| c.is_ascii_digit());
    for (at, c) in line.char_indices() {
        let begins = at == 0 && matches!(c, '+' | '-' | '=' | ':');
        let numbered = ordinal.len() < line.len() && at == line.len() - ordinal.len() && matches!(c, '.' | ')');
        if begins
            || numbered
            || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '|' | '~' | '!' | '$' | '^')
        {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::Example;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    #[test]
    fn the_whole_of_a_small_comparison() {
        let expected = "\
# Harbour \\*bridge\\*

## Sources

1. courier.txt (name of the file), no date
2. wire.txt (name of the file), no date
3. port.txt (name of the file), no date

## Statements of several sources

### 1. diverge, probability 0.87

In 1, 2; silent: 3

> Police said four people were hurt.  
> (1 courier.txt)

> Two people were\u{fffd} hurt.  
> (2 wire.txt)

- conflict (number): \"four people\" (1), \"Two people\" (2)

### 2. quote, probability 0.60

In 1, 2; silent: 3

> The mayor said: “We will build it again, soon.”  
> (1 courier.txt)

> “We will build it again,” he said.  
> (2 wire.txt)

- words of the mayor in 1 and 2: cut; only in 1: \"soon\"

## Only in 2 wire.txt

- Buses \\<run\\> \\*twice\\*.

## Only in 3 port.txt

- \\=The port is shut.

Links are shown from a probability of 0.50 on. A program found them: read the sources before you rely on one.
";
        assert_eq!(Example::new().written(&Markdown { name: "Harbour *bridge*" }), expected);
    }

    proptest! {
        #[test]
        fn a_text_is_shown_as_it_is(line in "[ -~“”é]{1,40}") {
            let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assume!(!line.is_empty());
            let source = format!("> {}\n", escaped(&line));
            let mut shown = String::new();
            for event in Parser::new_ext(&source, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
                match event {
                    Event::Text(words) => shown.push_str(&words),
                    Event::Start(_) | Event::End(_) => {}
                    other => panic!("{other:?}"),
                }
            }
            prop_assert_eq!(shown, line);
        }
    }
}
