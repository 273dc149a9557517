//! What was typed, to the command that does it; what it is told to say on standard error, and the exit status.
//!
//! ```text
//!  arguments ──> Arguments ──> read | compare | quotes | completions ──> Ending
//!                              keeping (add, list, show, search, ...)
//! ```
//!
//! One file per command. All that these know of one another stands here: which sources, how they are compared, where
//! output goes and how it may fail.

pub mod add;
pub mod archive;
pub mod backup;
pub mod compare;
pub mod completions;
pub mod config;
pub mod correct;
pub mod keeping;
pub mod keys;
pub mod like;
pub mod list;
mod look;
pub mod man;
pub mod names;
mod progress;
pub mod quotes;
pub mod read;
pub mod removing;
pub mod search;
pub mod show;
pub mod sources;
pub mod stats;
pub mod story;
pub mod tag;
pub mod undo;
pub mod verify;
#[cfg(feature = "watch")]
pub mod watch;

use crate::comparison::contextual::Contextual;
use crate::comparison::{Comparison, Settings, Story};
use crate::document::{self, Document, printable};
use crate::language::{Analysis, analyse_all};
use crate::library::Opened;
use crate::model::{self, Model};
use crate::reader;
use crate::store;
use clap::{Args, Parser, Subcommand};
use sources::Sources;
use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Read as _, Write};
use std::path::PathBuf;
use thiserror::Error;

/// How the process ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// With a status: 0 done, 1 nothing could be compared, 2 wrong use or a failure.
    Status(u8),
    /// By a signal that was caught to leave the terminal whole.
    Signal(i32),
}

impl Ending {
    /// All is done.
    pub const DONE: Self = Self::Status(0);
    /// Fewer than two sources could be read.
    pub const NOTHING_COMPARED: Self = Self::Status(1);
    /// Nothing was found.
    pub const NOTHING_FOUND: Self = Self::Status(1);
    /// Done but for some sources, each of which was named.
    pub const INCOMPLETE: Self = Self::Status(1);
    /// Stopped with Ctrl-C.
    pub const INTERRUPTED: Self = Self::Signal(signal_hook::consts::SIGINT);
    /// Wrong use or a failure.
    pub const FAILED: Self = Self::Status(2);
}

/// Read several sources on one story side by side: where they agree, where they diverge, where they quote the same
/// statement.
#[derive(Debug, Parser)]
#[command(
    name = "parallax",
    bin_name = "parallax",
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = "`parallax --help` tells more; `parallax COMMAND --help` tells of a command.",
    after_long_help = after_long_help()
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    read: read::Reading,
}

/// The end of the long help, with the formats that this program was built for.
fn after_long_help() -> String {
    AFTER_LONG_HELP.replace("{KNOWN}", document::fault::KNOWN)
}

const AFTER_LONG_HELP: &str = "\
Examples:
  parallax courier.txt wire.txt            read two articles side by side
  parallax story/                          read all articles of a folder
  parallax story/ - < draft.txt            the same, and one from standard input
  parallax saved.html report.pdf           pages, books, feeds, records, PDFs
  parallax https://courier.example/bridge  fetch a page, and nothing else
  parallax --no-mouse story/               the terminal's own selection stays
  parallax --plain story/ | less           the same as text, line by line
  parallax compare --format json story/    the same for a program
  parallax quotes story/                   who says what, source by source
  parallax add story/ --story Harbour      keep the articles as a story
  parallax --story Harbour                 read a story of the store
  parallax                                 go on where you stopped reading
  parallax ./compare                       a file that is called like a command

Settings and keys stand in config.toml in the user's folder: parallax config
shows what is in force and where it was set, parallax keys the keys.

Where standard output is no terminal, a text report takes the place of the
screen. What is read, in any common encoding:
{KNOWN}.

Exit status:
  0  done
  1  nothing could be compared: one source alone could be read
  2  wrong use or a failure; also when nothing could be read at all
A source that cannot be read is named on standard error; the others go on.";

#[derive(Debug, Subcommand)]
enum Command {
    Compare(compare::Arguments),
    Quotes(quotes::Arguments),
    #[command(flatten)]
    Keeping(keeping::Command),
    Config(config::Arguments),
    Keys(keys::Arguments),
    Man(man::Arguments),
    Completions(completions::Arguments),
}

/// Runs the program with its arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Ending {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(answer) => return explain(&answer),
    };
    let done = match &arguments.command {
        None => arguments.read.run(),
        Some(Command::Compare(compare)) => {
            config::complain();
            compare.run()
        }
        Some(Command::Quotes(quotes)) => {
            config::complain();
            quotes.run()
        }
        Some(Command::Keeping(keeping)) => keeping.run(),
        Some(Command::Config(config)) => config.run(),
        Some(Command::Keys(keys)) => keys.run(),
        Some(Command::Man(man)) => man.run(),
        Some(Command::Completions(completions)) => completions.run(),
    };
    done.unwrap_or_else(|failure| {
        say(&failure.to_string());
        Ending::FAILED
    })
}

/// Help and version as asked for, or what is wrong with the arguments.
fn explain(answer: &clap::Error) -> Ending {
    if !answer.use_stderr() {
        // Who reads only the first lines of the help is no failure.
        let _ = answer.print();
        return Ending::DONE;
    }
    // The message repeats what was typed, which may be a file's name that a pattern put there.
    let message = answer.render().to_string();
    for line in message.lines() {
        let _ = writeln!(io::stderr(), "{}", printable(line));
    }
    Ending::FAILED
}

/// Why a command could not do what it was asked to.
#[derive(Debug, Error)]
pub enum Failure {
    /// No source was named, and none comes in on standard input.
    #[error(
        "no source is named. To begin:\n  parallax courier.txt wire.txt\n  parallax FOLDER\nparallax --help tells more."
    )]
    NoSource,
    /// None of the sources could be read; each was named before.
    #[error("nothing could be read")]
    NothingRead,
    /// Standard output cannot be written to.
    #[error("standard output cannot be written to: {0}")]
    Output(io::Error),
    /// The model cannot be used.
    #[error(transparent)]
    Model(#[from] model::Refusal),
    /// The store cannot do it.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The store cannot be used so.
    #[error(transparent)]
    Keeping(#[from] keeping::Failure),
    /// Ctrl-C cannot be watched for.
    #[error("signals cannot be watched: {0}")]
    Signals(io::Error),
    /// The screen cannot be used.
    #[error("{0}; --plain gives the comparison as text")]
    Reader(#[from] reader::Error),
}

/// A line on standard error, with the program's name; without anything that a terminal would obey.
fn say(message: &str) {
    let lines: Vec<_> = message.lines().map(printable).collect();
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "parallax: {}", lines.join("\n"));
}

/// Standard input, up to one byte more than any source may have.
fn standard_input() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(document::format::LARGEST_PACKED + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// How sources are compared.
#[derive(Debug, Args)]
pub struct Comparing {
    /// Show only links that are at least so likely, from 0 (all) to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    threshold: Option<f64>,
    /// Compare by a language model: a folder as sentence-transformers writes it, or none; needs a build with models
    #[arg(long, value_name = "FOLDER")]
    model: Option<PathBuf>,
}

impl Comparing {
    /// The folder of the model that is to be used. What is only set, and this build cannot do, is said and left out.
    fn model_folder(&self) -> Result<Option<PathBuf>, Failure> {
        let set = || PathBuf::from(config::in_force().word("model"));
        let folder = Some(self.model.clone().unwrap_or_else(set)).filter(|folder| folder.as_os_str() != "none");
        match folder {
            Some(_) if !model::IS_BUILT && self.model.is_some() => Err(model::Refusal::NotBuilt.into()),
            Some(_) if !model::IS_BUILT => {
                say(&format!("model is set, but {}", model::Refusal::NotBuilt));
                Ok(None)
            }
            folder => Ok(folder),
        }
    }

    /// What the model that is to be used says of documents, by document; nothing without one.
    fn contextual(&self, story: Story<'_>) -> Result<Vec<Contextual>, Failure> {
        let Some(folder) = self.model_folder()? else { return Ok(Vec::new()) };
        let model = Model::open(&folder, model::cache_folder())?;
        Ok(story.ids().filter_map(|id| model.read(story.document(id), story.analysis(id))).collect())
    }

    /// What was asked for, the rest as it is set.
    fn settings(&self) -> Settings {
        Settings { threshold: self.threshold.unwrap_or_else(|| config::in_force().number("threshold")) }
    }
}

fn probability(words: &str) -> Result<f64, &'static str> {
    match words.parse::<f64>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("a number from 0 to 1 is needed, such as 0.5"),
    }
}

/// How wide text is set.
#[derive(Debug, Args)]
pub struct Setting {
    /// Columns that a line of the text may have [default: 80, or those of a narrower terminal]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    width: Option<u16>,
}

impl Setting {
    /// What was asked for; else what is set, where a terminal that is written to has as many.
    fn columns(&self) -> usize {
        let set = || {
            let width = config::in_force().whole("width");
            if io::stdout().is_terminal()
                && let Ok((columns, _)) = crossterm::terminal::size()
            {
                width.min(columns.max(20))
            } else {
                width
            }
        };
        usize::from(self.width.unwrap_or_else(set))
    }
}

/// What each document says.
fn analyses(documents: &[Document]) -> Vec<Analysis> {
    analyse_all(documents)
}

/// What the documents have to do with one another, with what was decided on it by hand, handed to `report`. With one document alone this is said too.
fn report_on(
    sources: &Sources,
    read: &Opened,
    comparing: &Comparing,
    report: impl FnOnce(Story<'_>, &Comparison, &mut dyn Write) -> io::Result<()>,
) -> Result<Ending, Failure> {
    let documents = &read.documents;
    let analyses = analyses(documents);
    let story = Story { documents, analyses: &analyses };
    let found = crate::comparison::compare_with(story, &comparing.contextual(story)?, comparing.settings());
    let comparison = crate::comparison::decision::decide(story, &found, &sources.decisions(read));
    print(|out| report(story, &comparison, out))?;
    if documents.len() < 2 {
        say("one source alone cannot be compared; name at least two");
        return Ok(Ending::NOTHING_COMPARED);
    }
    Ok(Ending::DONE)
}

/// Writes to standard output. A reader that has seen enough and goes is no failure.
fn print(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_table_of_arguments_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn sources_are_called_like_their_folder_or_story() {
        let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let check = |arguments: &[&str], expected: &str| {
            let paths =
                arguments.iter().map(|a| if a.starts_with("src") { root.join(a).into() } else { OsString::from(a) });
            let arguments = Arguments::parse_from([OsString::from("parallax")].into_iter().chain(paths));
            assert_eq!(arguments.read.sources.name(4), expected);
        };
        check(&["src/cli"], "cli");
        check(&["src/cli", "src"], "4 sources");
        check(&["--story", "Harbour"], "Harbour");
    }

    #[test]
    fn a_threshold_is_a_probability() {
        assert_eq!(probability("0.25"), Ok(0.25));
        for wrong in ["-0.1", "1.01", "NaN", "half", ""] {
            assert!(probability(wrong).is_err(), "{wrong}");
        }
    }
}
