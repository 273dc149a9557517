//! `parallax undo`: the last step on the store, back or done again.

use super::keeping::{Keeping, Listing, deed, minute};
use super::{Ending, Failure, say};
use clap::Args;
use serde_json::json;

/// Undo the last step on the store, such as an import, a merge or a removal
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax undo
  parallax undo --redo     do again what was undone last

Documents that were added go to the trash. The last 1000 steps are remembered.

Exit status:
  0  done
  1  there is nothing to undo or to do again
  2  wrong use or a failure")]
pub struct Arguments {
    /// Do again what was undone last
    #[arg(long)]
    redo: bool,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Arguments {
    /// Undoes, and says what.
    ///
    /// # Errors
    /// The store cannot be used.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open_existing()?;
        let mut deed = deed("undo");
        let (step, done) = match self.redo {
            true => (store.redo(&mut deed)?, "done again"),
            false => (store.undo(&mut deed)?, "undone"),
        };
        match step {
            Some(step) => {
                say(&format!("{done}: {} ({})", step.words, minute(&step.at)));
                let did = if self.redo { "redo" } else { "undo" };
                self.listing.done(json!({"did": did, "step": step.words, "at": step.at}))
            }
            None => {
                say("there is nothing to undo");
                Ok(Ending::NOTHING_FOUND)
            }
        }
    }
}
