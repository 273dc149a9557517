//! `parallax [PATH]...`: the reader on a terminal, the text report elsewhere.

use super::config::{complain, in_force};
use super::look;
use super::sources::Sources;
use super::{Comparing, Ending, Failure, Setting, report_on};
use crate::config::{Config, Origin, Value};
use crate::document::printable;
use crate::library::Opened;
use crate::reader::export::Forms;
use crate::reader::{self, Options, Outcome, OwnedDocuments};
use crate::report::{Report, csv::Csv, html::Html, json::Json, markdown::Markdown, text::Text};
use clap::Args;
use std::io::{self, IsTerminal};

/// The forms that the reader can write a story in.
const FORMS: Forms = Forms {
    markdown: |name, story, comparison, out| Markdown { name }.write(story, comparison, out),
    csv: |_, story, comparison, out| Csv.write(story, comparison, out),
    json: |_, story, comparison, out| Json.write(story, comparison, out),
    html: |name, story, comparison, out| Html { name }.write(story, comparison, out),
    escaped: crate::report::markdown::escaped,
};

/// What reading may be told.
#[derive(Debug, Args)]
pub struct Reading {
    #[command(flatten)]
    comparing: Comparing,
    /// How the screen looks: default, colour-blind-safe, high-contrast, mono, paper, night or one of your own
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
    /// The ground that the theme is seen on; auto asks the terminal
    #[arg(long, value_name = "GROUND", value_parser = ["auto", "dark", "light"])]
    background: Option<String>,
    /// How many colours the screen has; auto heeds NO_COLOR and asks the surroundings
    #[arg(long, value_name = "COLOURS", value_parser = ["auto", "always", "never", "16", "256", "true"])]
    color: Option<String>,
    /// Draw frames with ASCII characters
    #[arg(long)]
    ascii: bool,
    /// Who turns text around that runs from right to left: the terminal, or the program
    #[arg(long, value_name = "WHO", value_parser = ["terminal", "app"])]
    rtl: Option<String>,
    /// Draw emoji as they are, or as text where the terminal counts their columns otherwise
    #[arg(long, value_name = "HOW", value_parser = ["terminal", "text"])]
    emoji: Option<String>,
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

impl Reading {
    /// Opens the reader, or writes the text report.
    ///
    /// # Errors
    /// No source is named or can be read, or the terminal or standard output cannot be used.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let is_screen = !self.plain && can_show_a_screen();
        if is_screen && self.sources.is_library() {
            return self.open(Opened::default());
        }
        let read = self.sources.gather()?;
        if is_screen {
            return self.open(read);
        }
        complain();
        report_on(&self.sources, &read, &self.comparing, |story, comparison, out| {
            Text { width: self.setting.columns() }.write(story, comparison, out)
        })
    }

    /// What was typed counts more than what is set.
    fn add_flags(&self, config: &mut Config) {
        let words = [
            ("theme", "--theme", &self.theme),
            ("background", "--background", &self.background),
            ("color", "--color", &self.color),
            ("rtl", "--rtl", &self.rtl),
            ("emoji", "--emoji", &self.emoji),
        ];
        for (name, flag, word) in words {
            if let Some(word) = word {
                config.set(name, Value::Word(word.clone()), Origin::Flag(flag));
            }
        }
        if self.ascii {
            config.set("ascii", Value::Switch(true), Origin::Flag("--ascii"));
        }
        if self.no_mouse {
            config.set("mouse", Value::Switch(false), Origin::Flag("--no-mouse"));
        }
    }

    fn open(&self, read: Opened) -> Result<Ending, Failure> {
        let mut config = in_force().clone();
        self.add_flags(&mut config);
        let look = look::of(&config);
        // The library that writes the colours heeds NO_COLOR by itself; it is told what was decided here.
        crossterm::style::force_color_output(look.appearance.is_coloured());
        let message = look.complaints.first().map(|first| match look.complaints.len() {
            1 => first.clone(),
            n => format!("{first}   ({} more: parallax config)", n - 1),
        });
        let options = Options {
            appearance: look.appearance,
            asks: look.asks,
            keys: look.keys,
            message: message.map(|message| printable(&message).into_owned()),
            ascii: config.is_on("ascii"),
            minimap: config.is_on("minimap"),
            measure: config.whole("text-width"),
            mouse: config.is_on("mouse"),
            glow: config.is_on("glow"),
            turns: config.word("rtl") == "app",
            emoji_as_text: config.word("emoji") == "text",
            settings: self.comparing.settings(),
            model: self.comparing.model_folder()?,
            hint: !self.sources.is_there(),
            forms: FORMS,
            keep_theme: Some(crate::config::keep),
            set_theme: match config.origin("theme") {
                Origin::Default | Origin::Chosen => None,
                origin => Some(origin.to_string()),
            },
            library: self.sources.library(),
        };
        let Opened { documents, subject, paths, refusals, .. } = read;
        let (count, name) = (documents.len(), subject.name.clone());
        let places = subject.places();
        let keeping = if count == 0 { None } else { self.sources.keeping(subject) };
        match reader::open(OwnedDocuments { name, documents, paths, places, refusals, keeping }, options)? {
            Outcome::Quit if count == 1 => Ok(Ending::NOTHING_COMPARED),
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
