//! How rare words are in the store; of a word that many documents have it is asked once.

use crate::comparison::topic::{Weighted, rarity};
use crate::store::{Cause, Profile, Reading};
use rustc_hash::FxHashMap;

/// Documents from which a word is likely to be asked for again. What fewer have is not held: there are too many such words.
const COMMON: usize = 8;

/// Of the words that a neighbour has alone one in so many is weighed to tell how near it is, for all of them. A square.
const SAMPLE: usize = 4;

/// What is known of the words' rarity in a store of so many documents.
pub(super) struct Rarities {
    all: usize,
    common: FxHashMap<i64, usize>,
}

impl Rarities {
    /// Of the store as it is now.
    pub(super) fn of(reading: &Reading) -> Result<Self, Cause> {
        Ok(Self { all: reading.profiles()?, common: FxHashMap::default() })
    }

    /// A document by its words and their rarity.
    pub(super) fn weighted(&mut self, reading: &Reading, profile: &Profile) -> Result<Weighted, Cause> {
        let mut terms = Vec::with_capacity(profile.terms.len());
        for (term, uses) in &profile.terms {
            terms.push((*term, *uses, self.rarity(reading, *term)?));
        }
        Ok(Weighted::new(terms, profile.day))
    }

    /// How near a document is to another, about. What the other has alone counts for its length only, which a part of it tells:
    /// to ask for the rarity of each is what makes the measure dear.
    pub(super) fn nearness(&mut self, reading: &Reading, document: &Weighted, other: &Profile) -> Result<f64, Cause> {
        let mut terms = Vec::new();
        let mut alone = 0;
        for (term, uses) in &other.terms {
            if document.has(*term) {
                terms.push((*term, *uses, self.rarity(reading, *term)?));
                continue;
            }
            if alone % SAMPLE == 0 {
                terms.push((*term, uses * (SAMPLE as f32).sqrt(), self.rarity(reading, *term)?));
            }
            alone += 1;
        }
        Ok(document.nearness(&Weighted::new(terms, other.day)))
    }

    fn rarity(&mut self, reading: &Reading, term: i64) -> Result<f64, Cause> {
        if let Some(with) = self.common.get(&term) {
            return Ok(rarity(*with, self.all));
        }
        let with = reading.frequency(term)?;
        if with >= COMMON {
            self.common.insert(term, with);
        }
        Ok(rarity(with, self.all))
    }
}
