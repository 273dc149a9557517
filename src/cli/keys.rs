//! `parallax keys`: the keys in force.

use super::{Ending, Failure, config, look, print, say};
use clap::Args;

/// Write the keys in force and what they do to standard output
#[derive(Debug, Args)]
#[command(after_long_help = "\
Keys are changed in config.toml, by the name of the command:

  [keys]
  \"next mark\" = [\"n\", \"ctrl-n\"]
  \"quit\" = []")]
pub struct Arguments {}

impl Arguments {
    /// Writes the table.
    ///
    /// # Errors
    /// Standard output cannot be written to.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let look = look::of(config::in_force());
        for complaint in &look.complaints {
            say(complaint);
        }
        print(|out| {
            for (n, (title, entries)) in look.keys.table().into_iter().enumerate() {
                writeln!(out, "{}{title}", if n > 0 { "\n" } else { "" })?;
                for entry in entries {
                    writeln!(out, "  {:<27} {:<24} {}", entry.name, entry.keys.join("  "), entry.does)?;
                }
            }
            Ok(())
        })?;
        Ok(Ending::DONE)
    }
}
