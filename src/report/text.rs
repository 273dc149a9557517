//! The comparison as linear text, for people, pipes and screen readers: sources, then statement by statement, then counts.
//!
//! ```text
//! Sources
//!   1. Daily Courier, 12 March 2024: Harbour bridge closed
//!   2. notes.txt (name of the file), no date
//!
//! Statements of several sources
//!
//! 1. diverge, probability 0.87: in 1, 2; silent: none
//!    1 Daily Courier: Police said four people were hurt.
//!    2 notes.txt: Two people were hurt.
//!    conflict (number): "four people" (1), "two people" (2)
//! ```
//!
//! No colour, no column that has to be kept, nothing a terminal would obey.

use super::Report;
use super::phrasing::{copied, findings, label, number, numbers, one_line, probability, source};
use crate::comparison::{Comparison, Kind, Link, Passage, Statement, Story};
use crate::document::printable;
use std::io::{self, Write};
use textwrap::{Options, WordSplitter};

/// Linear text, a heading a statement.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// Columns that a line may have; a longer word stays whole.
    pub width: usize,
}

impl Default for Text {
    fn default() -> Self {
        Self { width: 80 }
    }
}

impl Report for Text {
    fn write(&self, story: Story<'_>, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        let mut page = Page { story, width: self.width, out };
        page.sources(comparison)?;
        page.shared_statements(comparison)?;
        page.only_here(comparison)?;
        page.counts(comparison)
    }
}

/// What is written to, and how wide.
struct Page<'a> {
    story: Story<'a>,
    width: usize,
    out: &'a mut dyn Write,
}

impl Page<'_> {
    /// One paragraph: `lead` before its first line, spaces before the others: as wide as the lead, or a little wider
    /// where it is nothing but space.
    fn paragraph(&mut self, lead: &str, words: &str) -> io::Result<()> {
        let more = if lead.trim().is_empty() { 2 } else { 0 };
        let hang = " ".repeat(textwrap::core::display_width(lead) + more);
        let options = Options::new(self.width)
            .initial_indent(lead)
            .subsequent_indent(&hang)
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(words, options) {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    fn heading(&mut self, words: &str) -> io::Result<()> {
        writeln!(self.out, "\n{words}")
    }

    fn sources(&mut self, comparison: &Comparison) -> io::Result<()> {
        writeln!(self.out, "Sources")?;
        for id in self.story.ids() {
            self.paragraph(&format!("  {}. ", number(id)), &source(self.story, id))?;
            let footing = comparison.footing(id);
            if footing.brief().is_some() {
                self.paragraph("     ", &footing.to_string())?;
            }
            for warning in &self.story.document(id).source.warnings {
                self.paragraph("     ", &printable(warning))?;
            }
        }
        Ok(())
    }

    fn shared_statements(&mut self, comparison: &Comparison) -> io::Result<()> {
        self.heading("Statements of several sources")?;
        let shared = comparison.statements.iter().filter_map(|s| Some((s.kind?, s)));
        let mut count = 0;
        for (kind, statement) in shared {
            count += 1;
            self.statement(count, kind, statement, comparison)?;
        }
        if count == 0 {
            writeln!(self.out, "  none")?;
        }
        Ok(())
    }

    fn statement(
        &mut self,
        count: usize,
        kind: Kind,
        statement: &Statement,
        comparison: &Comparison,
    ) -> io::Result<()> {
        writeln!(self.out)?;
        let links: Vec<&Link> = statement.links.iter().filter_map(|&l| comparison.links.get(l)).collect();
        let (carrying, others): (Vec<_>, Vec<_>) = self.story.ids().partition(|&id| statement.carried_by(id));
        let (silent, open): (Vec<_>, Vec<_>) = others.into_iter().partition(|&id| comparison.is_silent(statement, id));
        let mut words = format!(
            "{}{}: in {}{}; silent: {}",
            kind.word(),
            probability(&links),
            numbers(&carrying),
            copied(statement),
            numbers(&silent)
        );
        if !open.is_empty() {
            words.push_str(&format!("; cannot be told: {}", numbers(&open)));
        }
        self.paragraph(&format!("{count}. "), &words)?;
        for &passage in &statement.passages {
            let words = self.words(passage);
            let label = label(self.story, passage.document);
            self.paragraph("   ", &format!("{label}: {words}"))?;
        }
        for words in findings(self.story, &links) {
            self.paragraph("   ", &words)?;
        }
        Ok(())
    }

    fn only_here(&mut self, comparison: &Comparison) -> io::Result<()> {
        for id in self.story.ids() {
            let alone: Vec<&Statement> =
                comparison.statements.iter().filter(|s| s.kind.is_none() && s.carried_by(id)).collect();
            let label = label(self.story, id);
            self.heading(&format!("Only in {label}"))?;
            let meets = |other| comparison.footing(id).meets(comparison.footing(other));
            if alone.is_empty() {
                let told = self.story.ids().any(|other| other != id && meets(other));
                writeln!(
                    self.out,
                    "  {}",
                    if told { "nothing" } else { "cannot be told: no other source can be compared with it" }
                )?;
            }
            for passage in alone.iter().flat_map(|s| &s.passages) {
                let words = self.words(*passage);
                self.paragraph("  - ", &words)?;
            }
        }
        Ok(())
    }

    fn counts(&mut self, comparison: &Comparison) -> io::Result<()> {
        self.heading("Counts")?;
        let of = |kind: Option<Kind>| comparison.statements.iter().filter(|s| s.kind == kind).count();
        let kinds = [Kind::Agree, Kind::Diverge, Kind::Quote].map(|kind| format!("{} {}", of(Some(kind)), kind.word()));
        self.paragraph("  ", &format!("statements of several sources: {}", kinds.join(", ")))?;
        self.paragraph("  ", &format!("statements of one source alone: {}", of(None)))?;
        let least = format!(
            "links: {} with a probability of at least {:.2}; {} less likely ones left out",
            comparison.links.len(),
            comparison.threshold,
            comparison.withheld.len()
        );
        self.paragraph("  ", &least)
    }

    fn words(&self, passage: Passage) -> String {
        one_line(&self.story.document(passage.document).text, &[passage.span])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::Example;

    fn written(width: usize) -> String {
        Example::new().written(&Text { width })
    }

    #[test]
    fn the_whole_of_a_small_comparison() {
        let expected = "\
Sources
  1. courier.txt (name of the file), no date
  2. wire.txt (name of the file), no date
  3. port.txt (name of the file), no date

Statements of several sources

1. diverge, probability 0.87: in 1, 2; silent: 3
   1 courier.txt: Police said four people were hurt.
   2 wire.txt: Two people were\u{fffd} hurt.
   conflict (number): \"four people\" (1), \"Two people\" (2)

2. quote, probability 0.60: in 1, 2; silent: 3
   1 courier.txt: The mayor said: “We will build it again, soon.”
   2 wire.txt: “We will build it again,” he said.
   words of the mayor in 1 and 2: cut; only in 1: \"soon\"

Only in 1 courier.txt
  nothing

Only in 2 wire.txt
  - Buses <run> *twice*.

Only in 3 port.txt
  - =The port is shut.

Counts
  statements of several sources: 0 agree, 1 diverge, 1 quote
  statements of one source alone: 2
  links: 2 with a probability of at least 0.50; 0 less likely ones left out
";
        assert_eq!(written(80), expected);
    }

    #[test]
    fn lines_keep_to_the_width() {
        for line in written(32).lines() {
            assert!(textwrap::core::display_width(line) <= 32, "{line}");
        }
    }
}
