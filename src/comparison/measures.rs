//! The numbers behind a link. A long story has thousands of links with some fifty numbers each, so the names are shared, and a number
//! that is 0, as many are, takes a bit.
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
    /// How many values there are, and which of them are kept, the others being 0.
    count: u8,
    kept: u64,
    values: Vec<f64>,
}

/// Values of one link at most.
const MOST: u8 = 64;

impl Measures {
    /// Values with the names of the first of them and of those that may be added; a value without a name is left out.
    pub fn new(names: &'static [&'static str], values: &[f64]) -> Self {
        debug_assert!(names.len() <= usize::from(MOST), "no place for {} names", names.len());
        let kept = values.iter().filter(|value| is_kept(**value)).count();
        // One more is added to most.
        let mut measures = Self { names, values: Vec::with_capacity(kept + 1), ..Self::default() };
        values.iter().for_each(|value| measures.push(*value));
        measures
    }

    /// Adds the value of the next name.
    pub fn push(&mut self, value: f64) {
        if self.count == MOST {
            return;
        }
        if is_kept(value) {
            self.kept |= 1 << self.count;
            self.values.push(value);
        }
        self.count += 1;
    }

    /// The numbers with their names.
    pub fn iter(&self) -> impl Iterator<Item = Measure> + '_ {
        let mut kept = self.values.iter();
        let mut value = move |n: u8| if self.kept >> n & 1 == 1 { kept.next().copied() } else { Some(0.0) };
        self.names.iter().zip(0..self.count).filter_map(move |(name, n)| Some(Measure { name, value: value(n)? }))
    }
}

/// Whether a value is told from 0, and -0 is.
fn is_kept(value: f64) -> bool {
    value.to_bits() != 0
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
        let mut measures = Measures::new(&["soft", "clause", "conflict"], &[0.0, -0.0]);
        let told = |m: &Measures| m.iter().map(|m| format!("{} {}", m.name, m.value)).collect::<Vec<_>>().join(", ");
        assert_eq!(told(&measures), "soft 0, clause -0");
        measures.push(2.5);
        assert_eq!(told(&measures), "soft 0, clause -0, conflict 2.5");
        measures.push(3.0);
        assert_eq!(told(&measures), "soft 0, clause -0, conflict 2.5");
        (0..100).for_each(|_| measures.push(1.0));
        assert_eq!(told(&measures), "soft 0, clause -0, conflict 2.5");
        assert_eq!(told(&Measures::default()), "");
    }
}
