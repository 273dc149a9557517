//! `parallax names`: what a shell completes names and documents with. Not shown in the help: the completion scripts call it.

use super::keeping::Keeping;
use super::{Ending, Failure, print};
use crate::document::printable;
use crate::store::{Error, Filter, Reading, Store};
use clap::{Args, ValueEnum};

/// Write the names of stories or tags, or the documents with their titles, one a line
#[derive(Debug, Args)]
pub struct Arguments {
    /// Which names
    kind: Kind,
    #[command(flatten)]
    keeping: Keeping,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Stories,
    Tags,
    /// Numbers and titles, a tab between them.
    Documents,
    /// The same of those in the trash.
    Trash,
}

/// Documents that are told, at most: those that came last.
const MOST: usize = 1000;

impl Arguments {
    /// Writes them; none where there is no store, or one that cannot be read: nobody waits for a message.
    ///
    /// # Errors
    /// Standard output cannot be written to.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let Ok(store) = self.keeping.open_existing() else { return Ok(Ending::NOTHING_FOUND) };
        let names = match self.kind {
            Kind::Stories => store.read(Reading::stories).map(|s| s.into_iter().map(|s| s.name).collect::<Vec<_>>()),
            Kind::Tags => store.read(Reading::tags).map(|tags| tags.into_iter().map(|(name, _)| name).collect()),
            Kind::Documents => documents(&store, false),
            Kind::Trash => documents(&store, true),
        };
        let names = names.unwrap_or_default();
        print(|out| names.iter().try_for_each(|name| writeln!(out, "{name}")))?;
        Ok(Ending::DONE)
    }
}

fn documents(store: &Store, trash: bool) -> Result<Vec<String>, Error> {
    let filter = Filter { trash, latest: Some(MOST), ..Filter::default() };
    let entries = store.read(|reading| reading.documents(&filter))?;
    let line = |entry: crate::store::Entry| {
        let facts = &entry.facts;
        format!("{}\t{}", entry.key, printable(facts.title.as_deref().unwrap_or(&facts.name)))
    };
    Ok(entries.into_iter().map(line).collect())
}
