//! `parallax quotes`: the quotations of each source as text or JSON lines on standard output.

use super::{Ending, Failure, Sources, analyses, print};
use crate::comparison::Story;
use crate::report::quotes;
use clap::{Args, ValueEnum};

/// Write what the sources quote, and whom, to standard output
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax quotes courier.txt
  parallax quotes --format jsonl story/ | grep '\"speaker_name\":\"Ana Holt\"'

docs/json.md tells each field of the JSON. Its offsets count Unicode code points.

Exit status:
  0  done
  2  wrong use or a failure; also when nothing could be read at all")]
pub struct Arguments {
    /// Also list what may be no quotation, marked with ?; JSON lines always have it, with its probability
    #[arg(long)]
    all: bool,
    /// How they are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    sources: Sources,
}

/// How quotations are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Source by source, speaker by speaker, for people
    Text,
    /// One JSON object a quotation, one a line
    Jsonl,
}

impl Arguments {
    /// Finds and writes.
    ///
    /// # Errors
    /// No source is named or can be read, or standard output cannot be written to.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let documents = self.sources.gather()?.documents;
        let analyses = analyses(&documents);
        let story = Story { documents: &documents, analyses: &analyses };
        print(|out| match self.format {
            Format::Text => quotes::text(story, self.all, out),
            Format::Jsonl => quotes::jsonl(story, out),
        })?;
        Ok(Ending::DONE)
    }
}
