//! `parallax [PATH]...`: the reader on a terminal, the text report elsewhere.

use super::{Captures, Comparing, Ending, Failure, Setting, Sources, report_on};
use crate::reader::{self, Options, Outcome, OwnedDocuments};
use crate::report::{Report, text::Text};
use clap::{Args, ValueEnum};
use std::ffi::OsStr;
use std::io::{self, IsTerminal};

/// What reading may be told.
#[derive(Debug, Args)]
pub struct Reading {
    #[command(flatten)]
    comparing: Comparing,
    /// Whether the screen has colours; `auto` heeds NO_COLOR
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    color: Colour,
    /// Draw frames with ASCII characters
    #[arg(long)]
    ascii: bool,
    /// Leave the mouse to the terminal, for selecting text
    #[arg(long)]
    no_mouse: bool,
    /// Write the comparison as text, line by line, instead of opening the screen
    #[arg(long)]
    plain: bool,
    #[command(flatten)]
    setting: Setting,
    #[command(flatten)]
    pub(super) sources: Sources,
}

/// When the screen has colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Colour {
    Auto,
    Never,
    Always,
}

impl Colour {
    /// Whether there are colours, by what was asked for and by the value of NO_COLOR, which counts unless it is empty.
    fn is_on(self, no_color: Option<&OsStr>) -> bool {
        match self {
            Self::Auto => no_color.is_none_or(OsStr::is_empty),
            Self::Never => false,
            Self::Always => true,
        }
    }
}

impl Reading {
    /// Opens the reader, or writes the text report.
    ///
    /// # Errors
    /// No source is named or can be read, or the terminal or standard output cannot be used.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let Captures { documents, paths, refusals } = self.sources.captures()?;
        if !self.plain && can_show_a_screen() {
            return self.open(OwnedDocuments { name: self.sources.name(documents.len()), documents, paths, refusals });
        }
        report_on(&documents, self.comparing.settings(), |story, comparison, out| {
            Text { width: self.setting.columns() }.write(story, comparison, out)
        })
    }

    fn open(&self, story: OwnedDocuments) -> Result<Ending, Failure> {
        let colour = self.color.is_on(std::env::var_os("NO_COLOR").as_deref());
        // The library that writes the colours heeds NO_COLOR by itself; it is told what was decided here.
        crossterm::style::force_color_output(colour);
        let options = Options {
            colour,
            ascii: self.ascii,
            mouse: !self.no_mouse,
            settings: self.comparing.settings(),
            hint: !self.sources.keeping.is_there(),
        };
        let count = story.documents.len();
        match reader::open(story, options)? {
            Outcome::Quit if count < 2 => Ok(Ending::NOTHING_COMPARED),
            Outcome::Quit => Ok(Ending::DONE),
            Outcome::Signal(signal) => Ok(Ending::Signal(signal)),
            Outcome::Panicked => Ok(Ending::FAILED),
        }
    }
}

/// Whether standard output is a terminal that can do more than write line below line.
fn can_show_a_screen() -> bool {
    io::stdout().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_asked_for_or_left_to_the_surroundings() {
        let check = |colour: Colour, no_color: Option<&str>, expected: bool| {
            assert_eq!(colour.is_on(no_color.map(OsStr::new)), expected, "{colour:?} {no_color:?}");
        };
        check(Colour::Auto, None, true);
        check(Colour::Auto, Some(""), true);
        check(Colour::Auto, Some("1"), false);
        check(Colour::Always, Some("1"), true);
        check(Colour::Never, None, false);
    }
}
