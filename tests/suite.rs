//! Tests of the whole program, in one binary so that it links once.

#![allow(clippy::unwrap_used)]

#[path = "suite/commands.rs"]
mod commands;
#[path = "suite/formats.rs"]
mod formats;
#[path = "suite/house.rs"]
mod house;
#[path = "suite/journeys.rs"]
mod journeys;
#[path = "suite/keeping.rs"]
mod keeping;
#[path = "suite/laws.rs"]
mod laws;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[path = "suite/memory.rs"]
mod memory;
#[path = "suite/pty.rs"]
mod pty;
#[path = "suite/quality.rs"]
mod quality;
#[path = "suite/sample_story.rs"]
mod sample_story;
#[path = "suite/settings.rs"]
mod settings;
#[path = "suite/store.rs"]
mod store;
#[path = "suite/store_grouping.rs"]
mod store_grouping;
#[path = "suite/store_library.rs"]
mod store_library;
#[path = "suite/store_watch.rs"]
mod store_watch;
#[path = "suite/terminal.rs"]
mod terminal;
#[path = "suite/tongues.rs"]
mod tongues;
