//! A comparison on the terminal.

pub mod event;
pub mod terminal;
