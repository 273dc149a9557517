//! `parallax remove` and `parallax restore`: documents into the trash of the store and out of it.

use super::keeping::{Keeping, Listing, deed, documents_named, numbers};
use super::{Ending, Failure, say};
use clap::Args;
use serde_json::json;

/// Put documents into the trash, or empty it
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax remove 12
  parallax list --trash
  parallax restore 12
  parallax remove --empty-trash     what lies there is deleted for good

What is in the trash is in no list, story or search; restored, it is back in its
stories with its tags and notes. Emptying the trash cannot be undone, nor can
what was done before it.")]
pub struct Remove {
    /// Numbers, or paths that they were read from
    #[arg(value_name = "DOCUMENT", required_unless_present = "empty_trash")]
    documents: Vec<String>,
    /// Delete for good what lies in the trash
    #[arg(long, conflicts_with = "documents")]
    empty_trash: bool,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Remove {
    /// Removes.
    ///
    /// # Errors
    /// There is no such document, or the store cannot be used.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open_existing()?;
        if self.empty_trash {
            let gone = store.empty_trash(&mut deed("empty the trash"))?;
            say(&format!("documents deleted for good: {gone}"));
            return self.listing.done(json!({"did": "empty the trash", "deleted": gone}));
        }
        let documents = documents_named(&store, &self.documents)?;
        store.write(&mut deed(format!("remove {}", self.documents.join(" "))), |writing| {
            documents.iter().try_for_each(|&document| writing.remove(document).map(drop))
        })?;
        self.listing.done(json!({"did": "remove", "documents": numbers(&documents)}))
    }
}

/// Take documents out of the trash
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax list --trash
  parallax restore 12")]
pub struct Restore {
    /// Numbers, or paths that they were read from
    #[arg(value_name = "DOCUMENT", required = true)]
    documents: Vec<String>,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Restore {
    /// Restores.
    ///
    /// # Errors
    /// There is no such document, or the store cannot be used.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open_existing()?;
        let documents = documents_named(&store, &self.documents)?;
        store.write(&mut deed(format!("restore {}", self.documents.join(" "))), |writing| {
            documents.iter().try_for_each(|&document| writing.restore(document).map(drop))
        })?;
        self.listing.done(json!({"did": "restore", "documents": numbers(&documents)}))
    }
}
