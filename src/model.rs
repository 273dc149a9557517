//! A language model from a folder of the reader's own: which vectors it gives the words and sentences of a document.
//!
//! ```text
//!  folder ──> config.json, tokenizer.json | vocab.txt, model.safetensors ──> encoder ──> Contextual
//!                                                                             │  ^
//!                                                                             cache
//! ```
//!
//! Only a build with the feature `model` can do it; any other says so. Nothing is fetched from anywhere. What the vectors are used for
//! is left to [`crate::comparison::contextual`].

#[cfg(feature = "model")]
mod cache;
#[cfg(feature = "model")]
mod encoder;

use crate::comparison::contextual::Contextual;
use crate::document::Document;
use crate::language::Analysis;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Whether this build can use a model.
pub const IS_BUILT: bool = cfg!(feature = "model");

/// A model that has been read.
#[derive(Debug)]
pub struct Model {
    #[cfg(feature = "model")]
    encoder: encoder::Encoder,
    #[cfg(feature = "model")]
    cache: cache::Cache,
    #[cfg(not(feature = "model"))]
    none: std::convert::Infallible,
}

/// Why there is no model.
#[derive(Debug, Error)]
pub enum Refusal {
    /// The program was built without.
    #[error(
        "this build of parallax has no support for models; `cargo build --release --features model` makes one that has. \
         Without a model everything works on the vectors that come with the program"
    )]
    NotBuilt,
    /// A file cannot be read.
    #[error(
        "{}: {cause}; a model is a folder as sentence-transformers writes it, with config.json, tokenizer.json or \
         vocab.txt, and model.safetensors",
        path.display()
    )]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: String,
    },
    /// It is a model of another make.
    #[error("{}: {what} is not supported; models of the type bert are (all-MiniLM-L6-v2 and its like)", path.display())]
    Unsupported {
        /// Which file says so.
        path: PathBuf,
        /// What.
        what: String,
    },
}

/// The folder in which vectors are kept, if the platform has one.
pub fn cache_folder() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    etcetera::choose_base_strategy().ok().map(|base| base.cache_dir().join("parallax").join("vectors"))
}

#[cfg(feature = "model")]
impl Model {
    /// Reads the model in a folder; what it says is kept in another, if one is given.
    ///
    /// # Errors
    /// A file is missing or damaged, or the model is of a make that is not supported.
    pub fn open(folder: &Path, cache: Option<PathBuf>) -> Result<Self, Refusal> {
        let (encoder, hash) = encoder::Encoder::open(folder)?;
        Ok(Self { encoder, cache: cache::Cache::new(cache, &hash) })
    }

    /// What it says of a document, from what was kept or anew; none where it cannot compute.
    pub fn read(&self, document: &Document, analysis: &Analysis) -> Option<Contextual> {
        let key = self.cache.key(document, analysis);
        if let Some(kept) = self.cache.get(&key) {
            return Some(kept);
        }
        let fresh = self.encoder.read(document, analysis)?;
        self.cache.put(&key, &fresh);
        Some(fresh)
    }
}

#[cfg(not(feature = "model"))]
impl Model {
    /// Says that there is no support for models.
    ///
    /// # Errors
    /// Always.
    pub fn open(_: &Path, _: Option<PathBuf>) -> Result<Self, Refusal> {
        Err(Refusal::NotBuilt)
    }

    /// Never happens.
    pub fn read(&self, _: &Document, _: &Analysis) -> Option<Contextual> {
        match self.none {}
    }
}
