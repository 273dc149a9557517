//! The comparison as linear text, for people, pipes and screen readers: sources, counts with where to look, then statement by
//! statement. A source is named in full once; after that its number leads and a long name is cut, for who hears it every time.
//!
//! ```text
//! Sources
//!   1. Daily Courier, 12 March 2024: Harbour bridge closed
//!   2. notes.txt (name of the file), no date
//!
//! Counts
//!   statements of several sources: 1 diverge (1), 0 quote, 0 agree
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
use crate::document::{DocumentId, printable};
use std::io::{self, Write};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

/// Columns that the name of a source may take where it is said again.
const NAME: usize = 32;

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
        page.counts(comparison)?;
        page.shared_statements(comparison)?;
        page.only_here(comparison)
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
        let hang = " ".repeat(display_width(lead) + more);
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
            let label = self.label(passage.document);
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
            let label = self.label(id);
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
        let shared: Vec<Kind> = comparison.statements.iter().filter_map(|s| s.kind).collect();
        let kinds = [Kind::Diverge, Kind::Quote, Kind::Agree].map(|kind| {
            let rows: Vec<String> =
                (1..=shared.len()).filter(|n| shared[n - 1] == kind).map(|n| n.to_string()).collect();
            let count = format!("{} {}", rows.len(), kind.word());
            // Where to look for the few that matter most.
            if kind == Kind::Agree || rows.is_empty() { count } else { format!("{count} ({})", rows.join(", ")) }
        });
        self.paragraph("  ", &format!("statements of several sources: {}", kinds.join(", ")))?;
        let alone = comparison.statements.len() - shared.len();
        self.paragraph("  ", &format!("statements of one source alone: {alone}"))?;
        let least = format!(
            "links: {} with a probability of at least {:.2}; {} less likely ones left out",
            comparison.links.len(),
            comparison.threshold,
            comparison.withheld.len()
        );
        self.paragraph("  ", &least)
    }

    /// A source by number and name; of a long name, such as a title, its first words.
    fn label(&self, id: DocumentId) -> String {
        let label = label(self.story, id);
        if display_width(&label) <= NAME {
            return label;
        }
        let fits = label.match_indices(' ').map(|(at, _)| at).take_while(|at| display_width(&label[..*at]) < NAME);
        let end = fits.last().filter(|at| *at > NAME / 2).unwrap_or_else(|| label.floor_char_boundary(NAME));
        format!("{}\u{2026}", &label[..end])
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

Counts
  statements of several sources: 1 diverge (1), 1 quote (2), 0 agree
  statements of one source alone: 2
  links: 2 with a probability of at least 0.50; 0 less likely ones left out

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
";
        assert_eq!(written(80), expected);
    }

    #[test]
    fn lines_keep_to_the_width() {
        for line in written(32).lines() {
            assert!(display_width(line) <= 32, "{line}");
        }
    }
}
