//! parallax reads several sources on one story side by side and shows where they agree, where they diverge and
//! where they quote the same statement, with the evidence for each.
//!
//! ```text
//!  files, pages ──> document ──> language ──> comparison ──┬──> reader   (terminal)
//!                   read, clean   sentences,    links,      └──> report   (text, JSON)
//!                   furniture     quotations,   statements,
//!                     │    ^      mentions      evidence
//!                     v    │
//!                     store
//!                     keep, find
//! ```
//!
//! In reading order:
//! - [`document`]: one source's text as captured, with its source and its blocks. Never changed afterwards.
//! - [`store`]: documents kept as they were captured, in stories, to be found again.
//! - [`language`]: what one document says, with no other in sight: sentences, tokens, numbers, dates, names, quotations.
//! - [`comparison`]: what several documents say of the same matter: links, statements, evidence.
//! - [`model`]: what a language model of the reader's own says of a document; only in a build with it.
//! - [`hand`]: what the reader writes on a story: notes, bookmarks, pins, decisions on links; kept in the store.
//! - [`library`]: the store as a place to go through: rows, intake, opening, documents that report the same.
//! - [`report`]: a comparison as bytes: text for people, JSON for programs.
//! - [`reader`]: a comparison on the terminal.
//! - [`config`]: what is set in the user's file and in the environment, and where each value comes from.
//! - [`cli`]: what was typed, one file per command.
//!
//! Each room knows only what stands above it in this list; `tests/suite/house.rs` checks that.
//!
//! Offsets inside are bytes of a document's text; what leaves the program counts Unicode code points.

pub mod cli;
pub mod comparison;
pub mod config;
pub mod document;
pub mod hand;
pub mod language;
pub mod library;
pub mod model;
pub mod reader;
pub mod report;
pub mod store;
