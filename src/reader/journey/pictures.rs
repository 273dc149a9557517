//! Every screen as a picture, in a small window and in a large one; one file a group of views.
//!
//! Those of the library and of the themes stand with the tests of what is done there.

use super::Journey;

mod commands;
mod diffs;
mod layouts;
mod lists;
mod menus;
mod notes;
mod prompts;
mod reading;
mod sources;
mod why;

/// The screen in a window of so many columns and rows, after keys.
fn screen(columns: u16, rows: u16, keys: &str) -> String {
    Journey::new(columns, rows).keys(keys).picture()
}
