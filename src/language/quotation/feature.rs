//! What the scorers see of a period: rows of hashed features, for "does this item report?" and for "which items belong to
//! what it reports, and to whom?". The weights are left to `model`.
//!
//! Hashing instead of a table of names follows Weinberger et al., "Feature Hashing for Large Scale Multitask Learning"
//! (ICML 2009).

mod cue;
mod label;

use super::period::{Class, Item, Period};
use super::sense::Sense;

/// Features of an item as a cue.
pub const CUE: usize = 52;
/// Features of an item's label, given the cue.
pub const UNARY: usize = 52;
/// Features of two neighbouring items' labels, given the cue.
pub const PAIR: usize = 26;

/// A period with what many features share counted once.
pub struct View<'a> {
    items: &'a [Item],
    headline: bool,
    /// Commas before each item.
    commas: Vec<u8>,
    /// Stretches of speech before each item.
    speeches: Vec<u8>,
    /// Words that part clauses before each item.
    clauses: Vec<u8>,
}

const NOWHERE: u32 = 0x9e37_79b9;

impl<'a> View<'a> {
    /// Prepares a period.
    pub fn new(period: &'a Period) -> Self {
        let running = |is: fn(&Item) -> bool| {
            let mut count = 0_u8;
            let mut counts = Vec::with_capacity(period.items.len() + 1);
            counts.push(0);
            for item in &period.items {
                count = count.saturating_add(u8::from(is(item)));
                counts.push(count);
            }
            counts
        };
        Self {
            items: &period.items,
            headline: period.headline,
            commas: running(|i| matches!(i.class, Class::Comma | Class::Dash | Class::Semicolon | Class::Stop)),
            speeches: running(|i| i.class == Class::Speech),
            clauses: running(|i| matches!(i.class, Class::Question | Class::And | Class::Because | Class::That)),
        }
    }

    fn at(&self, index: isize) -> Option<&Item> {
        usize::try_from(index).ok().and_then(|n| self.items.get(n))
    }

    fn word(&self, index: isize) -> u32 {
        self.at(index).map_or(NOWHERE, |i| if i.class == Class::Speech { 7 } else { i.word })
    }

    fn class(&self, index: isize) -> u32 {
        self.at(index).map_or(0, |i| i.class as u32)
    }

    fn sense(&self, index: isize) -> Sense {
        self.at(index).map_or(Sense::default(), |i| i.sense)
    }

    /// The first word after the item that says what it takes: that, to, for, as, a pronoun, a verb.
    fn reach(&self, n: usize) -> u32 {
        let near = self.items[n + 1..].iter().take(6).find(|i| {
            matches!(
                i.class,
                Class::That
                    | Class::To
                    | Class::Auxiliary
                    | Class::Comma
                    | Class::Stop
                    | Class::Preposition
                    | Class::Speech
            )
        });
        near.map_or(0, |i| if i.class == Class::Speech { 7 } else { i.word })
    }
}

/// Distances in eight steps: 0, 1, 2, 3, to 5, to 8, to 13, more.
fn bucket(distance: usize) -> u32 {
    match distance {
        0..=3 => distance as u32,
        4..=5 => 4,
        6..=8 => 5,
        9..=13 => 6,
        _ => 7,
    }
}

/// Features being gathered, each hashed with its place in the row.
struct Row<const N: usize> {
    hashes: [u32; N],
    filled: usize,
}

impl<const N: usize> Default for Row<N> {
    fn default() -> Self {
        Self { hashes: [0; N], filled: 0 }
    }
}

impl<const N: usize> Row<N> {
    fn add<const M: usize>(&mut self, parts: [[u32; 3]; M]) {
        for (slot, part) in self.hashes[self.filled..].iter_mut().zip(parts) {
            self.filled += 1;
            let mut h = (self.filled as u32).wrapping_mul(0x9e37_79b1);
            for value in part {
                h = (h ^ value).wrapping_mul(0x85eb_ca6b);
                h ^= h >> 15;
            }
            h = h.wrapping_mul(0xc2b2_ae35);
            *slot = h ^ (h >> 16);
        }
        debug_assert!(self.filled <= N, "more features than the row has places");
    }
}
