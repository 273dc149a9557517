//! `parallax [PATH]...`: the reader on a terminal, the text report elsewhere.

use super::{Comparing, Ending, Failure, Setting, Sources, report_on};
use crate::reader::{self, Options, Outcome, OwnedDocuments};
use crate::report::{Report, text::Text};
use clap::{Args, ValueEnum};
use std::io::{self, IsTerminal};

/// What reading may be told.
#[derive(Debug, Args)]
pub struct Reading {
    #[command(flatten)]
    comparing: Comparing,
    /// Write the comparison as text, line by line, instead of opening the screen
    #[arg(long)]
    plain: bool,
    /// Whether the screen has colours; automatic: not where NO_COLOR is set or TERM is dumb
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
    /// Draw frames with ASCII
    #[arg(long)]
    ascii: bool,
    /// Leave the mouse to the terminal
    #[arg(long)]
    no_mouse: bool,
    #[command(flatten)]
    setting: Setting,
    #[command(flatten)]
    sources: Sources,
}

/// When there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

impl Reading {
    fn options(&self) -> Options {
        let set = |name| std::env::var_os(name).unwrap_or_default();
        let colour = match self.color {
            Colour::Auto => set("NO_COLOR").is_empty() && set("TERM") != "dumb",
            Colour::Always => true,
            Colour::Never => false,
        };
        Options { colour, ascii: self.ascii, mouse: !self.no_mouse, settings: self.comparing.settings() }
    }

    /// Opens the reader, or writes the text report.
    ///
    /// # Errors
    /// No source is named or can be read, or the terminal or standard output cannot be used.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let documents = self.sources.gather()?;
        if !self.plain && io::stdout().is_terminal() {
            let story = OwnedDocuments { name: self.sources.name(), documents };
            return match reader::open(story, self.options()) {
                Ok(Outcome::Quit) => Ok(Ending::DONE),
                Ok(Outcome::Signal(signal)) => Ok(Ending::Signal(signal)),
                Ok(Outcome::Panicked) => Ok(Ending::FAILED),
                Err(reader::Error::Terminal(error)) => Err(Failure::Terminal(error)),
            };
        }
        report_on(&documents, self.comparing.settings(), |story, comparison, out| {
            Text { width: self.setting.columns() }.write(story, comparison, out)
        })
    }
}
