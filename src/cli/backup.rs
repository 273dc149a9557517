//! `parallax backup`: a copy of the store while it is in use.

use super::keeping::{Keeping, Listing};
use super::{Ending, Failure};
use clap::Args;
use serde_json::json;
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
    listing: Listing,
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
        let bytes = std::fs::metadata(&self.file).map_or(0, |data| data.len());
        self.listing.done(json!({"did": "backup", "file": self.file.to_string_lossy(), "bytes": bytes}))
    }
}
