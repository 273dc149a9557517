//! Sentences through a BERT encoder: a row for each, pooled as the model asks for.
//!
//! Reimers and Gurevych 2019 (sentence-transformers). Batches are made of the sentences of one document alone, so that what is said of a
//! document depends on nothing else, and rows are rounded to 16 bits, as they are kept.

use super::Refusal;
use crate::comparison::contextual::Contextual;
use crate::document::Document;
use crate::language::Analysis;
use candle_core::{DType, Device, Result, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::bert::{BertModel, Config};
use std::fmt;
use std::path::Path;
use tokenizers::models::wordpiece::WordPiece;
use tokenizers::normalizers::BertNormalizer;
use tokenizers::pre_tokenizers::bert::BertPreTokenizer;
use tokenizers::processors::bert::BertProcessing;
use tokenizers::{Encoding, Tokenizer, TruncationParams};

/// Pieces that go through the model at once; a longer sentence goes alone.
const BATCH: usize = 1024;

/// The most pieces of a sentence that are read; what is behind them is left out.
const LONGEST: usize = 256;

/// A model and its tokenizer.
pub(super) struct Encoder {
    bert: BertModel,
    tokenizer: Tokenizer,
    /// Whether the first piece stands for the sentence, instead of the mean of all.
    first_piece: bool,
    width: usize,
}

impl fmt::Debug for Encoder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Encoder").field("width", &self.width).finish_non_exhaustive()
    }
}

fn refused(path: &Path, cause: impl fmt::Display) -> Refusal {
    Refusal::File { path: path.to_owned(), cause: cause.to_string() }
}

fn bytes(path: &Path, hasher: &mut blake3::Hasher) -> std::result::Result<Vec<u8>, Refusal> {
    let bytes = std::fs::read(path).map_err(|error| refused(path, error))?;
    hasher.update(&bytes);
    Ok(bytes)
}

impl Encoder {
    /// Reads the model in a folder; gives a hash of its files too.
    pub(super) fn open(folder: &Path) -> std::result::Result<(Self, blake3::Hash), Refusal> {
        let mut hasher = blake3::Hasher::new();
        let path = folder.join("config.json");
        let written = bytes(&path, &mut hasher)?;
        let make: serde_json::Value = serde_json::from_slice(&written).map_err(|error| refused(&path, error))?;
        if let Some(other) = make["model_type"].as_str().filter(|make| *make != "bert") {
            return Err(Refusal::Unsupported { path, what: format!("the model type {other:?}") });
        }
        let config: Config = serde_json::from_value(make).map_err(|error| refused(&path, error))?;
        let tokenizer = tokenizer(folder, &config, &mut hasher)?;
        let first_piece = std::fs::read(folder.join("1_Pooling/config.json"))
            .ok()
            .and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok())
            .is_some_and(|pooling| pooling["pooling_mode_cls_token"] == true);
        hasher.update(&[u8::from(first_piece)]);
        let path = folder.join("model.safetensors");
        let weights = bytes(&path, &mut hasher)?;
        let load = || {
            let weights = VarBuilder::from_buffered_safetensors(weights, DType::F32, &Device::Cpu)?;
            BertModel::load(weights, &config)
        };
        let bert = load().map_err(|error| refused(&path, error))?;
        Ok((Self { bert, tokenizer, first_piece, width: config.hidden_size }, hasher.finalize()))
    }

    /// What the model says of a document; none where it cannot.
    pub(super) fn read(&self, document: &Document, analysis: &Analysis) -> Option<Contextual> {
        let texts = analysis.sentences.iter().map(|s| s.span.of(&document.text));
        let encodings: Vec<Encoding> = texts.map(|t| self.tokenizer.encode(t, true).ok()).collect::<Option<_>>()?;
        let mut order: Vec<usize> = (0..encodings.len()).collect();
        order.sort_by_key(|n| encodings[*n].len());
        let mut sentences = vec![0.0; encodings.len() * self.width];
        let mut rest = &order[..];
        while !rest.is_empty() {
            let fits = (1..=rest.len()).take_while(|n| n * encodings[rest[n - 1]].len() <= BATCH).last().unwrap_or(1);
            let (batch, after) = rest.split_at(fits);
            rest = after;
            let rows = self.forward(&batch.iter().map(|n| &encodings[*n]).collect::<Vec<_>>()).ok()?;
            for (n, rows) in batch.iter().zip(rows) {
                let pooled = if self.first_piece { rows.first().cloned() } else { Some(mean(&rows)) };
                sentences[n * self.width..(n + 1) * self.width].copy_from_slice(&pooled?);
            }
        }
        Some(Contextual { width: self.width, sentences: round(sentences).ok()? })
    }

    /// The rows of all pieces of some sentences, by sentence.
    fn forward(&self, encodings: &[&Encoding]) -> Result<Vec<Vec<Vec<f32>>>> {
        let longest = encodings.iter().map(|e| e.len()).max().unwrap_or(0);
        let filled = |of: fn(&Encoding) -> &[u32]| {
            let filler = |e: &Encoding| std::iter::repeat_n(0, longest - e.len());
            let rows = encodings.iter().flat_map(|e| of(e).iter().copied().chain(filler(e)));
            Tensor::from_vec(rows.collect(), (encodings.len(), longest), &Device::Cpu)
        };
        let (ids, mask) = (filled(Encoding::get_ids)?, filled(Encoding::get_attention_mask)?);
        let mut rows = self.bert.forward(&ids, &ids.zeros_like()?, Some(&mask))?.to_vec3::<f32>()?;
        rows.iter_mut().zip(encodings).for_each(|(rows, encoding)| rows.truncate(encoding.len()));
        Ok(rows)
    }
}

/// As they are kept: in 16 bits.
fn round(rows: Vec<f32>) -> Result<Vec<f32>> {
    let count = rows.len();
    Tensor::from_vec(rows, count, &Device::Cpu)?.to_dtype(DType::F16)?.to_dtype(DType::F32)?.to_vec1()
}

/// The mean of rows.
fn mean(rows: &[Vec<f32>]) -> Vec<f32> {
    let mut sum = vec![0.0; rows.first().map_or(0, Vec::len)];
    for row in rows {
        sum.iter_mut().zip(row).for_each(|(s, v)| *s += v);
    }
    sum.iter_mut().for_each(|s| *s /= rows.len().max(1) as f32);
    sum
}

/// The tokenizer of a folder: as it is written in `tokenizer.json`, else the one of BERT over `vocab.txt`.
fn tokenizer(folder: &Path, config: &Config, hasher: &mut blake3::Hasher) -> std::result::Result<Tokenizer, Refusal> {
    let path = folder.join("tokenizer.json");
    let mut tokenizer = if path.exists() {
        Tokenizer::from_bytes(bytes(&path, hasher)?).map_err(|error| refused(&path, error))?
    } else {
        over_vocabulary(&folder.join("vocab.txt"), hasher)?
    };
    let max_length = LONGEST.min(config.max_position_embeddings);
    let most = TruncationParams { max_length, ..TruncationParams::default() };
    tokenizer.with_truncation(Some(most)).map_err(|error| refused(&path, error))?;
    tokenizer.with_padding(None);
    Ok(tokenizer)
}

fn over_vocabulary(path: &Path, hasher: &mut blake3::Hasher) -> std::result::Result<Tokenizer, Refusal> {
    bytes(path, hasher)?;
    let words = WordPiece::from_file(&path.to_string_lossy()).unk_token("[UNK]".into()).build();
    let mut tokenizer = Tokenizer::new(words.map_err(|error| refused(path, error))?);
    let id = |mark: &str| tokenizer.token_to_id(mark).map(|id| (mark.to_owned(), id));
    let marks = id("[SEP]").zip(id("[CLS]"));
    let (last, first) = marks.ok_or_else(|| refused(path, "[CLS] or [SEP] is missing"))?;
    tokenizer.with_normalizer(Some(BertNormalizer::default())).map_err(|error| refused(path, error))?;
    tokenizer.with_pre_tokenizer(Some(BertPreTokenizer));
    tokenizer.with_post_processor(Some(BertProcessing::new(last, first)));
    Ok(tokenizer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Settings, Story, compare, compare_with};
    use crate::model::Model;
    use candle_nn::VarMap;
    use std::path::PathBuf;

    const WORDS: &str =
        "[PAD] [UNK] [CLS] [SEP] the bridge harbour was closed on monday ##s barge pier four people hurt . , a";

    /// A folder with a model of two small layers, its weights as they fall.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("parallax-model-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let config = serde_json::json!({
            "model_type": "bert", "vocab_size": 20, "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2,
            "intermediate_size": 32, "hidden_act": "gelu", "hidden_dropout_prob": 0.1, "max_position_embeddings": 64,
            "type_vocab_size": 2, "initializer_range": 0.02, "layer_norm_eps": 1e-12, "pad_token_id": 0});
        std::fs::write(folder.join("config.json"), config.to_string()).unwrap();
        std::fs::write(folder.join("vocab.txt"), WORDS.replace(' ', "\n")).unwrap();
        let made: Config = serde_json::from_value(config).unwrap();
        let weights = VarMap::new();
        BertModel::load(VarBuilder::from_varmap(&weights, DType::F32, &Device::Cpu), &made).unwrap();
        weights.save(folder.join("model.safetensors")).unwrap();
        folder
    }

    fn story() -> (Vec<Document>, Vec<Analysis>) {
        let texts = [
            "The harbour bridge was closed on Monday. Four people were hurt, a café said.",
            "On Monday the bridge was closed, and four people were hurt. A barge hit the pier.",
        ];
        let documents: Vec<Document> = texts.iter().map(|t| crate::document::read("a", t.as_bytes())).collect();
        let analyses = documents.iter().map(crate::language::analyse).collect();
        (documents, analyses)
    }

    #[test]
    fn what_is_kept_is_what_was_computed_and_damage_is_passed_over() {
        let (folder, (documents, analyses)) = (folder("kept"), story());
        let kept = folder.join("cache");
        let fresh = Model::open(&folder, None).unwrap().read(&documents[0], &analyses[0]).unwrap();
        assert_eq!((fresh.width, fresh.sentences.len()), (16, 2 * 16));
        for round in 0..3 {
            let model = Model::open(&folder, Some(kept.clone())).unwrap();
            assert_eq!(model.read(&documents[0], &analyses[0]).as_ref(), Some(&fresh), "round {round}");
            let file = std::fs::read_dir(&kept).unwrap().next().unwrap().unwrap().path();
            if round == 1 {
                std::fs::write(file, b"damaged").unwrap();
            }
        }
        let rows: Vec<Contextual> = documents
            .iter()
            .zip(&analyses)
            .map(|(d, a)| Model::open(&folder, None).unwrap().read(d, a).unwrap())
            .collect();
        let story = Story { documents: &documents, analyses: &analyses };
        let found = compare_with(story, &rows, Settings::default());
        assert_ne!(found, compare(story, Settings::default()));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_missing_or_of_another_make_is_named() {
        let folder = folder("missing");
        let refused = |folder: &Path| Model::open(folder, None).unwrap_err().to_string();
        assert!(refused(Path::new("/no/such")).contains("/no/such/config.json"));
        std::fs::write(folder.join("model.safetensors"), b"no").unwrap();
        assert!(refused(&folder).contains("model.safetensors"));
        std::fs::remove_file(folder.join("vocab.txt")).unwrap();
        assert!(refused(&folder).contains("vocab.txt"));
        std::fs::write(folder.join("config.json"), "{\"model_type\": \"llama\"}").unwrap();
        assert!(refused(&folder).contains("\"llama\" is not supported"));
        std::fs::remove_dir_all(folder).unwrap();
    }
}
