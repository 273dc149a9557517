//! `parallax tag`: tags on documents of the store.

use super::keeping::{Keeping, Listing, deed, documents_named, json_lines, numbers, table};
use super::{Ending, Failure, print};
use clap::Args;
use serde_json::json;

/// Put a tag on documents, take it off, or list the tags
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax tag                    which tags there are
  parallax tag harbour 1 2        put it on
  parallax tag --off harbour 2    take it off
  parallax list --tag harbour")]
pub struct Arguments {
    /// The tag
    #[arg(value_name = "TAG", requires = "documents")]
    tag: Option<String>,
    /// Numbers, or paths that they were read from
    #[arg(value_name = "DOCUMENT")]
    documents: Vec<String>,
    /// Take it off
    #[arg(long, requires = "tag")]
    off: bool,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Arguments {
    /// Does it.
    ///
    /// # Errors
    /// There is no such document, or the store cannot be used.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open_existing()?;
        let Some(tag) = &self.tag else {
            let tags = store.read(crate::store::Reading::tags)?;
            if self.listing.json {
                json_lines(tags.iter().map(|(tag, documents)| json!({"tag": tag, "documents": documents})))?;
            } else {
                let rows: Vec<_> = tags.iter().map(|(tag, documents)| [documents.to_string(), tag.clone()]).collect();
                print(|out| table(["Documents", "Tag"], &rows, out))?;
            }
            return Ok(Ending::DONE);
        };
        let documents = documents_named(&store, &self.documents)?;
        let words = if self.off { format!("take off tag {tag}") } else { format!("tag {tag}") };
        store.write(&mut deed(words), |writing| {
            documents.iter().try_for_each(|&document| writing.tag(document, tag, !self.off).map(drop))
        })?;
        let did = if self.off { "tag off" } else { "tag" };
        self.listing.done(json!({"did": did, "tag": tag, "documents": numbers(&documents)}))
    }
}
