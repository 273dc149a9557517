//! A comparison as bytes: one trait, one file per format.
//!
//! The bytes go to whoever asked; how a comparison looks on the terminal is left to the reader.

pub mod code_point;
pub mod csv;
pub mod edits;
pub mod escaped;
#[cfg(test)]
mod example;
pub mod gold;
pub mod html;
pub mod json;
pub mod markdown;
mod phrasing;
pub mod quotes;
pub mod text;

use crate::comparison::{Comparison, Story};
use std::io::{self, Write};

/// A format for a whole comparison.
pub trait Report {
    /// Writes the comparison of `story`.
    ///
    /// # Errors
    /// Only those of `out`.
    fn write(&self, story: Story<'_>, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()>;
}

/// Code points before the byte `at` of `text`.
pub fn code_points(text: &str, at: usize) -> usize {
    text[..at].chars().count()
}
