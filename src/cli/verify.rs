//! `parallax verify`: whether the store still holds what it was given.

use super::keeping::{Keeping, Listing, json_lines};
use super::{Ending, Failure, print, say};
use crate::store::Problem;
use clap::Args;
use serde_json::{Value, json};

/// Check every capture and every quotation of the store against its hashes, ranges and words
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  parallax verify
  parallax --versions 12       read what was captured, to compare

Exit status:
  0  all of it matches
  1  something does not; each is named
  2  the store cannot be read at all")]
pub struct Arguments {
    #[command(flatten)]
    listing: Listing,
    #[command(flatten)]
    keeping: Keeping,
}

impl Arguments {
    /// Checks, and writes what does not match.
    ///
    /// # Errors
    /// The store cannot be gone through.
    pub(super) fn run(&self) -> Result<Ending, Failure> {
        let mut store = self.keeping.open_existing()?;
        let mut problems = Vec::new();
        let checked = store.verify(&mut |problem| problems.push(problem))?;
        let (captures, quotations) = (checked.captures, checked.quotations);
        if self.listing.json {
            json_lines(problems.iter().map(object))?;
            json_lines([json!({"captures": captures, "quotations": quotations, "problems": problems.len()})])?;
        } else {
            print(|out| problems.iter().try_for_each(|problem| writeln!(out, "{problem}")))?;
        }
        say(&format!("captures checked: {captures}, quotations: {quotations}, problems: {}", problems.len()));
        Ok(if problems.is_empty() { Ending::DONE } else { Ending::INCOMPLETE })
    }
}

/// A problem for programs.
fn object(problem: &Problem) -> Value {
    let mut value = json!({"problem": problem.to_string()});
    if let Problem::Capture { document, capture, .. } = problem {
        value["document"] = document.0.into();
        value["capture"] = capture.0.into();
    }
    value
}
