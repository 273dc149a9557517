//! `parallax compare`: the comparison on standard output, as a text, a page, a table or data.

use super::{Comparing, Ending, Failure, Setting, Sources, report_on};
use crate::report::{Report, csv::Csv, gold::Gold, html::Html, json::Json, markdown::Markdown, text::Text};
use clap::{Args, ValueEnum};

/// Write the comparison to standard output: text, a page to send (HTML, Markdown), a table (CSV), JSON for programs
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax compare courier.txt wire.txt
  parallax compare --format html story/ > story.html
  parallax compare --format json story/ > story.json
  parallax compare --format gold story/ > gold.json
  parallax compare --threshold 0.7 --width 100 story/

docs/json.md tells each field of the JSON. Its offsets count Unicode code points.

Exit status:
  0  done
  1  nothing could be compared: one source alone could be read
  2  wrong use or a failure; also when nothing could be read at all")]
pub struct Arguments {
    /// How it is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    comparing: Comparing,
    #[command(flatten)]
    setting: Setting,
    #[command(flatten)]
    sources: Sources,
}

/// How a comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Line by line, for people, pipes and screen readers
    Text,
    /// One JSON object, with offsets, evidence and scores
    Json,
    /// One page for any browser, that needs nothing else: the table of statements, and the texts side by side
    Html,
    /// Markdown, for notes and editorial systems
    Markdown,
    /// A row a statement, a column a source, for spreadsheets
    Csv,
    /// What was decided by hand, as data to measure with: sentences, and links between them with their kinds
    Gold,
}

impl Arguments {
    /// Compares and writes.
    ///
    /// # Errors
    /// No source is named or can be read, or standard output cannot be written to.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let read = self.sources.gather()?;
        report_on(&self.sources, &read, &self.comparing, |story, comparison, out| match self.format {
            Format::Text => Text { width: self.setting.columns() }.write(story, comparison, out),
            Format::Json => Json.write(story, comparison, out),
            Format::Html => Html { name: &read.subject.name }.write(story, comparison, out),
            Format::Markdown => Markdown { name: &read.subject.name }.write(story, comparison, out),
            Format::Csv => Csv.write(story, comparison, out),
            Format::Gold => Gold { name: &read.subject.name }.write(story, comparison, out),
        })
    }
}
