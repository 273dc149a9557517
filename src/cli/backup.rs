//! `parallax backup`: a copy of the store while it is in use.

use super::keeping::Keeping;
use super::{Ending, Failure};
use clap::Args;
use std::path::PathBuf;

/// Copy the store to a file, also while other programs use it
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax backup monday.db
  parallax list --store monday.db     the copy is a store as well

A file that is there is not written over.")]
pub struct Arguments {
    /// The copy
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    #[command(flatten)]
    keeping: Keeping,
}

impl Arguments {
    /// Copies.
    ///
    /// # Errors
    /// The store cannot be read, or the file not be written.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        self.keeping.open_existing()?.back_up(&self.file)?;
        Ok(Ending::DONE)
    }
}
