//! What a model has said, kept in the platform's cache folder as safetensors, one file a document. Dropping the folder loses nothing; a
//! file that is damaged, or says something of another text, is computed anew.

use crate::comparison::contextual::Contextual;
use crate::document::Document;
use crate::language::Analysis;
use candle_core::{DType, Device, Result, Tensor, safetensors};
use std::collections::HashMap;
use std::path::PathBuf;

/// Where things are kept; nowhere without a folder.
#[derive(Debug)]
pub(super) struct Cache {
    folder: Option<PathBuf>,
    model: [u8; 32],
}

/// A document under a model, and how many rows there must be.
#[derive(Debug)]
pub(super) struct Key {
    name: String,
    rows: usize,
}

impl Cache {
    pub(super) fn new(folder: Option<PathBuf>, model: &blake3::Hash) -> Self {
        Self { folder, model: *model.as_bytes() }
    }

    /// By all that the rows depend on: the model and the sentences.
    pub(super) fn key(&self, document: &Document, analysis: &Analysis) -> Key {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.model).update(env!("CARGO_PKG_VERSION").as_bytes());
        for sentence in &analysis.sentences {
            let words = sentence.span.of(&document.text);
            hasher.update(&words.len().to_le_bytes()).update(words.as_bytes());
        }
        let name = format!("{}.safetensors", hasher.finalize().to_hex());
        Key { name, rows: analysis.sentences.len() }
    }

    pub(super) fn get(&self, key: &Key) -> Option<Contextual> {
        let bytes = std::fs::read(self.folder.as_ref()?.join(&key.name)).ok()?;
        let tensors = safetensors::load_buffer(&bytes, &Device::Cpu).ok()?;
        let tensor = tensors.get("sentences")?;
        let (count, width) = tensor.dims2().ok()?;
        let sentences = tensor.to_dtype(DType::F32).ok()?.flatten_all().ok()?.to_vec1().ok()?;
        (count == key.rows).then_some(Contextual { width, sentences })
    }

    /// Keeps what can be kept: without room or rights it is computed anew the next time.
    pub(super) fn put(&self, key: &Key, rows: &Contextual) {
        let Some(folder) = &self.folder else { return };
        // Under another name first, so that a reader at the same time sees a whole file or none.
        let (path, draft) = (folder.join(&key.name), folder.join(format!("{}.{}", key.name, std::process::id())));
        let write = || -> Result<()> {
            std::fs::create_dir_all(folder)?;
            let tensor = Tensor::from_slice(&rows.sentences, (key.rows, rows.width), &Device::Cpu)?;
            let tensors = HashMap::from([("sentences", tensor.to_dtype(DType::F16)?)]);
            safetensors::save(&tensors, &draft)?;
            Ok(std::fs::rename(&draft, &path)?)
        };
        if write().is_err() {
            let _ = std::fs::remove_file(&draft);
        }
    }
}
