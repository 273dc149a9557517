//! The numbers behind a link. A long story has thousands of links with some fifty numbers each, so the names are shared.
//!
//! What is measured is left to [`super::measure`], [`super::context`] and [`super::standing`].

use serde::{Serialize, Serializer};

/// One number behind a link.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Measure {
    /// What is measured; docs/quality.md explains each name.
    pub name: &'static str,
    /// Its value.
    pub value: f64,
}

/// All numbers behind a link, in the order of their names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measures {
    names: &'static [&'static str],
    values: Vec<f64>,
}

impl Measures {
    /// Values with the names of the first of them and of those that may be added; a value without a name is left out.
    pub fn new(names: &'static [&'static str], values: Vec<f64>) -> Self {
        Self { names, values }
    }

    /// Adds the value of the next name.
    pub fn push(&mut self, value: f64) {
        self.values.reserve_exact(1);
        self.values.push(value);
    }

    /// The numbers with their names.
    pub fn iter(&self) -> impl Iterator<Item = Measure> + '_ {
        self.names.iter().zip(&self.values).map(|(name, value)| Measure { name, value: *value })
    }
}

impl Serialize for Measures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_beside_their_names() {
        let mut measures = Measures::new(&["soft", "clause", "conflict"], vec![0.5, 1.0]);
        let told = |m: &Measures| m.iter().map(|m| format!("{} {}", m.name, m.value)).collect::<Vec<_>>().join(", ");
        assert_eq!(told(&measures), "soft 0.5, clause 1");
        measures.push(2.0);
        assert_eq!(told(&measures), "soft 0.5, clause 1, conflict 2");
        measures.push(3.0);
        assert_eq!(told(&measures), "soft 0.5, clause 1, conflict 2");
        assert_eq!(told(&Measures::default()), "");
    }
}
