//! `parallax correct`: what was read of a document's source, corrected by hand.

use super::keeping::{Keeping, Listing, deed, documents_named, numbers};
use super::{Ending, Failure, say};
use crate::store::Fact;
use clap::Args;
use serde_json::json;

/// Correct the title, outlet, byline or date of documents
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax correct 12 --outlet \"Daily Courier\" --date 2026-03-12
  parallax correct 12 13 --byline \"\"     they have none
  parallax correct 12 --as-read          as it was read again

The captures stay as they are; lists, searches and panes show what was corrected.
`parallax undo` takes it back.")]
pub struct Arguments {
    /// Numbers, or paths that they were read from
    #[arg(value_name = "DOCUMENT", required = true)]
    documents: Vec<String>,
    /// The title
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
    /// The outlet
    #[arg(long, value_name = "WORDS")]
    outlet: Option<String>,
    /// Who wrote it
    #[arg(long, value_name = "WORDS")]
    byline: Option<String>,
    /// The day of publication, such as 2026-03-12
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// All of it as it was read
    #[arg(long, conflicts_with_all = ["title", "outlet", "byline", "date"],
          required_unless_present_any = ["title", "outlet", "byline", "date"])]
    as_read: bool,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Arguments {
    /// Corrects.
    ///
    /// # Errors
    /// There is no such document, a date is no day, or the store cannot be used.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open_existing()?;
        let documents = documents_named(&store, &self.documents)?;
        let facts = [
            (Fact::Title, &self.title),
            (Fact::Outlet, &self.outlet),
            (Fact::Byline, &self.byline),
            (Fact::Date, &self.date),
        ];
        let words = format!("correct {}", self.documents.join(" "));
        let changed = store.write(&mut deed(words), |writing| {
            let mut changed = 0;
            for &document in &documents {
                let mut is_new = false;
                for (fact, words) in &facts {
                    if self.as_read || words.is_some() {
                        is_new |= writing.correct(document, *fact, words.as_deref())?;
                    }
                }
                changed += usize::from(is_new);
            }
            Ok(changed)
        })?;
        say(&format!("documents corrected: {changed}"));
        self.listing.done(json!({"did": "correct", "documents": numbers(&documents), "changed": changed}))
    }
}
