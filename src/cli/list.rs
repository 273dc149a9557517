//! `parallax list`: the documents of the store.

use super::keeping::{Keeping, Listing, json_lines, minute, table};
use super::{Ending, Failure, print};
use crate::library::grouping::{kinship, told_kin};
use crate::store::{Entry, Filter};
use clap::Args;
use serde_json::{Value, json};

/// List the documents of the store
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax list
  parallax list --story \"Harbour bridge\"
  parallax list --trash
  parallax list --json | jq -r .title

The first column is the document's number, by which other commands know it.")]
pub struct Arguments {
    /// Only those of this story, in its order
    #[arg(long, value_name = "NAME")]
    story: Option<String>,
    /// Only those with this tag
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    /// Only those in no story
    #[arg(long, conflicts_with = "story")]
    unsorted: bool,
    /// What lies in the trash
    #[arg(long)]
    trash: bool,
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Arguments {
    /// Lists.
    ///
    /// # Errors
    /// There is no such story, or the store cannot be read.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let store = self.keeping.open_existing()?;
        let (story, tag) = (self.story.clone(), self.tag.clone());
        let filter = Filter { story, tag, unsorted: self.unsorted, trash: self.trash, latest: None };
        let entries = store.read(|reading| reading.documents(&filter))?;
        if self.listing.json {
            json_lines(entries.iter().map(object))?;
        } else {
            let rows: Vec<_> = entries.iter().map(row).collect();
            print(|out| table(["", "Date", "Source", "Versions", "Title", "In"], &rows, out))?;
        }
        Ok(Ending::DONE)
    }
}

fn row(entry: &Entry) -> [String; 6] {
    let Entry { facts, .. } = entry;
    let versions = if entry.versions > 1 { entry.versions.to_string() } else { String::new() };
    let mut home = entry.stories.clone();
    home.extend(entry.tags.iter().map(|tag| format!("#{tag}")));
    home.extend(told_kin(entry));
    home.extend(entry.removed.as_deref().map(|at| format!("removed {}", minute(at))));
    [
        entry.key.to_string(),
        facts.date.clone().unwrap_or_default(),
        facts.outlet.clone().unwrap_or_else(|| facts.name.clone()),
        versions,
        facts.title.clone().unwrap_or_default(),
        home.join(", "),
    ]
}

/// A document of a list for programs.
pub(super) fn object(entry: &Entry) -> Value {
    let Entry { facts, .. } = entry;
    json!({
        "document": entry.key.0,
        "name": facts.name,
        "title": facts.title,
        "outlet": facts.outlet,
        "byline": facts.byline,
        "date": facts.date,
        "address": facts.address,
        "captured": entry.captured,
        "bytes": entry.length,
        "versions": entry.versions,
        "stories": entry.stories,
        "tags": entry.tags,
        "removed": entry.removed,
        "copies": entry.kin.iter().filter_map(|(other, thousandths)| {
            let wording = f64::from(*thousandths) / 1000.0;
            Some(json!({"document": other.0, "wording": wording, "kind": kinship(wording)?}))
        }).collect::<Vec<_>>(),
    })
}
