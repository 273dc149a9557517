//! `parallax [PATH]...`: the reader on a terminal, the text report elsewhere.

use super::{Comparing, Ending, Failure, Setting, Sources, report_on};
use crate::report::{Report, text::Text};
use clap::Args;

/// What reading may be told.
#[derive(Debug, Args)]
pub struct Reading {
    #[command(flatten)]
    comparing: Comparing,
    /// Write the comparison as text, line by line, instead of opening the screen
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    setting: Setting,
    #[command(flatten)]
    sources: Sources,
}

impl Reading {
    /// Opens the reader, or writes the text report.
    ///
    /// # Errors
    /// No source is named or can be read, or the terminal or standard output cannot be used.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let documents = self.sources.gather()?;
        report_on(&documents, self.comparing.settings(), |story, comparison, out| {
            Text { width: self.setting.columns() }.write(story, comparison, out)
        })
    }
}
