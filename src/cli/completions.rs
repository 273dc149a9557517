//! `parallax completions`: what a shell needs to complete the arguments.

use super::{Ending, Failure, print};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

/// Write a script to standard output that lets a shell complete the arguments
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax completions bash > ~/.local/share/bash-completion/completions/parallax
  parallax completions zsh > ~/.zfunc/_parallax
  parallax completions fish > ~/.config/fish/completions/parallax.fish")]
pub struct Arguments {
    /// Which shell
    shell: Shell,
}

impl Arguments {
    /// Writes the script.
    ///
    /// # Errors
    /// Standard output cannot be written to.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut super::Arguments::command(), "parallax", &mut script);
        print(|out| out.write_all(&script))?;
        Ok(Ending::DONE)
    }
}
