//! Tests of the whole program, in one binary so that it links once.

#[path = "suite/sample_story.rs"]
mod sample_story;

#[path = "suite/quality.rs"]
mod quality;
