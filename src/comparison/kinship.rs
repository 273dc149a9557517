//! Which terms of a story mean nearly the same: "strike" and "attack", found by word vectors, once for the whole story.
//!
//! Names and numbers are kin to nothing but themselves: "Monday" lies near "Tuesday", "Iran" near "Iraq", and neither is the same.

use super::lexicon::{Lexicon, Term};
use super::vector::{self, DIMENSIONS};

/// The cosine from which two words count as alike; measured on the tune stories (docs/quality.md).
const LEAST: f32 = 0.35;

/// Terms whose neighbours are looked for; in a story with more, those of the most sentences. Every one is compared with every other.
const MOST: usize = 5000;

/// Every term's neighbours.
#[derive(Debug, Default)]
pub struct Kinship {
    near: Vec<Vec<(Term, f64)>>,
}

impl Kinship {
    /// Looks up the words of a story and compares them with each other.
    pub fn new(lexicon: &Lexicon<'_>) -> Self {
        let mut near = vec![Vec::new(); lexicon.len()];
        let mut chosen: Vec<Term> = lexicon.terms().collect();
        if chosen.len() > MOST {
            chosen.sort_by_key(|t| std::cmp::Reverse(lexicon.frequency(*t)));
            chosen.truncate(MOST);
            chosen.sort_unstable();
        }
        // The table is of English words: "war" in a German text is no war.
        let known: Vec<(Term, [f32; DIMENSIONS])> = chosen
            .into_iter()
            .filter(|t| !lexicon.is_name(*t) && lexicon.is_english(*t))
            .filter_map(|t| Some((t, vector::of(lexicon.form(t))?)))
            .collect();
        for (n, (x, a)) in known.iter().enumerate() {
            for (y, b) in &known[n + 1..] {
                let cosine = vector::cosine(a, b);
                if cosine > LEAST {
                    let likeness = f64::from((cosine - LEAST) / (1.0 - LEAST)).min(1.0);
                    near[x.0 as usize].push((*y, likeness));
                    near[y.0 as usize].push((*x, likeness));
                }
            }
        }
        near.iter_mut().for_each(|list| list.sort_unstable_by_key(|(term, _)| *term));
        Self { near }
    }

    /// How much of a term a sorted list of terms holds: 1 where it has the term itself, else by its nearest; 0 to 1.
    pub fn held(&self, term: Term, terms: &[Term]) -> f64 {
        if terms.binary_search(&term).is_ok() {
            return 1.0;
        }
        let near = self.near[term.0 as usize].iter();
        near.filter(|(other, _)| terms.binary_search(other).is_ok()).map(|(_, likeness)| *likeness).fold(0.0, f64::max)
    }

    /// Calls `met` for every other term near `term` in a sorted list, with its place in the list and the likeness.
    pub fn meet(&self, term: Term, terms: &[Term], mut met: impl FnMut(usize, f64)) {
        let (mut i, mut j) = (0, 0);
        let near = &self.near[term.0 as usize];
        while let (Some((x, likeness)), Some(y)) = (near.get(i), terms.get(j)) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    met(j, *likeness);
                    i += 1;
                    j += 1;
                }
            }
        }
    }
}
