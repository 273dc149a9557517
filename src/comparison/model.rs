//! Weights learned from labelled stories: measures in, probability out.
//!
//! `assets/weights/fit.py` makes the data from a dump of the program's own measures; nothing is learned here.

use serde::Deserialize;

/// A logistic regression over named measures.
#[derive(Debug, Deserialize)]
pub struct Model {
    /// What each measure is called, in the order of the values.
    pub names: Vec<String>,
    /// Weight of each value.
    pub weights: Vec<f64>,
    /// What is added.
    pub bias: f64,
}

impl Model {
    /// Reads a model.
    ///
    /// # Errors
    /// Where the text is no JSON of this form.
    pub fn read(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// Log odds of a pair.
    pub fn odds(&self, values: impl Iterator<Item = f64>) -> f64 {
        self.bias + self.weights.iter().zip(values).map(|(w, v)| w * v).sum::<f64>()
    }

    /// Probability of a pair.
    pub fn probability(&self, values: impl Iterator<Item = f64>) -> f64 {
        1.0 / (1.0 + (-self.odds(values)).exp())
    }
}
