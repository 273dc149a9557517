//! `parallax man`: the manual page.

use super::{Ending, Failure, print};
use crate::config::SETTINGS;
use crate::reader::remap::Keys;
use clap::{Args, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};
use std::io::{self, Write};

/// Write the manual page to standard output
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax man | man -l -
  parallax man > ~/.local/share/man/man1/parallax.1")]
pub struct Arguments {}

impl Arguments {
    /// Writes the page.
    ///
    /// # Errors
    /// Standard output cannot be written to.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        print(page)?;
        Ok(Ending::DONE)
    }
}

fn page(out: &mut dyn Write) -> io::Result<()> {
    let mut command = super::Arguments::command();
    command.build();
    let man = Man::new(command.clone());
    man.render_title(out)?;
    man.render_name_section(out)?;
    man.render_synopsis_section(out)?;
    man.render_description_section(out)?;
    man.render_options_section(out)?;
    commands(&command).to_writer(out)?;
    keys().to_writer(out)?;
    settings().to_writer(out)?;
    man.render_extra_section(out)?;
    man.render_version_section(out)
}

/// Each command with what it does and what it may be told.
fn commands(command: &clap::Command) -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["COMMANDS"]);
    for command in command.get_subcommands() {
        let usage = command.clone().render_usage().to_string();
        let usage = usage.trim_start_matches("Usage: ").split_whitespace().collect::<Vec<_>>().join(" ");
        roff.control("TP", []).text([bold(usage)]);
        roff.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
    }
    roff
}

/// The table of keys.
fn keys() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["KEYS"]);
    for (title, entries) in Keys::default().table() {
        roff.control("SS", [title]);
        for entry in entries {
            let keys = if entry.keys.is_empty() { format!(":{}", entry.name) } else { entry.keys.join(", ") };
            roff.control("TP", []).text([bold(keys)]);
            roff.text([roman(format!("{} ({}; {})", entry.does, entry.name, entry.places))]);
        }
    }
    roff
}

/// The table of settings.
fn settings() -> Roff {
    let mut roff = Roff::new();
    roff.control("SH", ["CONFIGURATION"]);
    roff.text([roman(
        "Settings stand in config.toml in the user's folder (parallax config --path), or in the environment, which counts more.",
    )]);
    for setting in &SETTINGS {
        roff.control("TP", []).text([bold(setting.name), roman(", "), bold(setting.variable)]);
        roff.text([roman(format!("{}: {}; otherwise {}", setting.about, setting.allowed, setting.usual()))]);
    }
    roff
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_command_key_and_setting() {
        let mut bytes = Vec::new();
        page(&mut bytes).unwrap();
        let page = String::from_utf8(bytes).unwrap();
        assert!(page.starts_with(".ie") || page.starts_with(".TH"), "{}", &page[..200]);
        for words in ["parallax compare", "parallax config", "next mark shown", "PARALLAX_THEME", ".SH KEYS"] {
            assert!(page.replace("\\-", "-").contains(words), "{words}");
        }
    }
}
