//! `parallax stats`: what is in the store by numbers.

use super::keeping::{Keeping, Listing, json_lines};
use super::{Ending, Failure, print};
use crate::document::printable;
use crate::store::Reading;
use clap::Args;
use serde_json::json;

/// Count what is in the store
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Arguments {
    /// Counts and writes.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let store = self.keeping.open_existing()?;
        let s = store.read(Reading::statistics)?;
        if self.listing.json {
            json_lines([json!({
                "store": store.path().to_string_lossy(),
                "documents": s.documents,
                "trash": s.trash,
                "captures": s.captures,
                "stories": s.stories,
                "tags": s.tags,
                "annotations": s.annotations,
                "quotations": s.quotations,
                "text_bytes": s.text,
                "packed_bytes": s.packed,
                "file_bytes": s.file,
                "first": s.first,
                "last": s.last,
            })])?;
            return Ok(Ending::DONE);
        }
        let days = s.first.as_ref().zip(s.last.as_ref()).map(|(first, last)| format!("{first} to {last}"));
        let rows = [
            ("store", store.path().to_string_lossy().into_owned()),
            ("documents", s.documents.to_string()),
            ("in the trash", s.trash.to_string()),
            ("captures", s.captures.to_string()),
            ("stories", s.stories.to_string()),
            ("tags", s.tags.to_string()),
            ("notes", s.annotations.to_string()),
            ("quotations remembered", s.quotations.to_string()),
            ("published", days.unwrap_or_default()),
            ("text", format!("{} bytes", s.text)),
            ("compressed", format!("{} bytes", s.packed)),
            ("file", format!("{} bytes", s.file)),
        ];
        print(|out| {
            rows.iter()
                .try_for_each(|(name, value)| writeln!(out, "{}", printable(format!("{name:<22} {value}").trim_end())))
        })?;
        Ok(Ending::DONE)
    }
}
