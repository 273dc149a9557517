//! `parallax names`: what a shell completes names with. Not shown in the help: the completion scripts call it.

use super::keeping::Keeping;
use super::{Ending, Failure, print};
use crate::store::Reading;
use clap::{Args, ValueEnum};

/// Write the names of stories or tags, one a line
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
}

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
        };
        let names = names.unwrap_or_default();
        print(|out| names.iter().try_for_each(|name| writeln!(out, "{name}")))?;
        Ok(Ending::DONE)
    }
}
