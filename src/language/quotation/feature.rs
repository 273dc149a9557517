//! What the scorers see of a period: rows of hashed features, for "does this item report?" and for "which items belong to
//! what it reports, and to whom?". The weights are left to [`super::model`].
//!
//! Hashing instead of a table of names follows Weinberger et al., "Feature Hashing for Large Scale Multitask Learning"
//! (ICML 2009).

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

    /// The features of the item at `n` as a cue.
    pub fn cue(&self, n: usize) -> [u32; CUE] {
        let i = n as isize;
        let item = &self.items[n];
        let (w, s, c) = (item.word, item.stem, item.class as u32);
        let (p1, p2, n1, n2) = (self.word(i - 1), self.word(i - 2), self.word(i + 1), self.word(i + 2));
        let (cp1, cp2, cn1, cn2) = (self.class(i - 1), self.class(i - 2), self.class(i + 1), self.class(i + 2));
        let (v, v_p1, v_n1) = (item.sense, self.sense(i - 1), self.sense(i + 1));
        let last = self.items.len() - 1;
        let speech_before = u32::from(self.speeches[n].min(2));
        let speech_after = u32::from((self.speeches[last + 1] - self.speeches[n + 1]).min(2));
        let speech = speech_before * 3 + speech_after;
        let near = self.nearest_speech(n);
        let place = bucket(n) * 8 + bucket(last - n);
        let flags = u32::from(item.capital) + 2 * u32::from(item.marked) + 4 * u32::from(self.headline);
        let owner = u32::from(self.at(i - 1).is_some_and(|p| p.owner));
        let parts = [
            [w, 0, 0],
            [s, 0, 0],
            [s, c, flags],
            [item.tail, c, 0],
            [p1, 0, 0],
            [n1, 0, 0],
            [p1, s, 0],
            [s, n1, 0],
            [p2, p1, 0],
            [n1, n2, 0],
            [s, n1, n2],
            [cp1, c, cn1],
            [cp2, cp1, c],
            [c, cn1, cn2],
            [s, cn1, 0],
            [s, cp1, 0],
            [s, cp1, cn1],
            [s, speech, 0],
            [c, speech, near],
            [s, near, 0],
            [cp1, near, cn1],
            [c, place, 0],
            [s, u32::from(n == 0), u32::from(n == last)],
            [flags, c, owner],
            [item.tail, cn1, cp1],
            [item.tail, n1, 0],
            [p1, c, n1],
            [p1, item.tail, 0],
            [self.word(i - 3), c, 0],
            [self.word(i + 3), c, 0],
            [p2, c, 0],
            [n2, c, 0],
            [c, u32::from(self.commas[n].min(3)), u32::from(self.clauses[n].min(3))],
            [self.verbs_before(n), c, item.tail],
            [self.reach(n), s, 0],
            [self.reach(n), c, item.tail],
            [v.all(), 0, 0],
            [v.all(), c, item.tail],
            [v.verb(), c, cn1],
            [v.verb(), c, n1],
            [v.verb(), cp1, cn1],
            [v.verb(), c, p1],
            [v.verb(), self.reach(n), c],
            [v.verb(), near, speech],
            [v.noun(), c, n1],
            [v.noun(), cp1, n1],
            [v.often(), v_p1.noun(), c],
            [v.verb(), v_p1.noun(), cp1],
            [v.often(), v_p1.often(), v_n1.often()],
            [v.verb(), v_n1.often(), cn1],
            [v.verb(), owner, u32::from(self.headline)],
            [v_p1.all(), c, v.verb()],
        ];
        mixed(parts)
    }

    /// Whether and how near speech stands at either side.
    fn nearest_speech(&self, n: usize) -> u32 {
        let i = n as isize;
        let before = (1..=6).find(|d| self.class(i - d) == Class::Speech as u32).unwrap_or(7);
        let after = (1..=6).find(|d| self.class(i + d) == Class::Speech as u32).unwrap_or(7);
        (before * 8 + after) as u32
    }

    /// The nearest clause word before the item.
    fn verbs_before(&self, n: usize) -> u32 {
        let near = self.items[..n].iter().rev().take(8).find(|i| {
            matches!(i.class, Class::Question | Class::That | Class::To | Class::Comma | Class::And | Class::Because)
        });
        near.map_or(0, |i| i.word)
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

    fn side(n: usize, cue: usize) -> u32 {
        match n.cmp(&cue) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Greater => 2,
        }
    }

    /// What stands between the item and the cue.
    fn between(&self, n: usize, cue: usize) -> (u32, u32, u32) {
        let (low, high) = if n < cue { (n, cue) } else { (cue, n) };
        let count = |of: &[u8]| u32::from((of[high].saturating_sub(of[(low + 1).min(high)])).min(3));
        (count(&self.commas), count(&self.speeches), count(&self.clauses))
    }

    /// The features of the item at `n` for its label, given the cue.
    pub fn unary(&self, n: usize, cue: usize) -> [u32; UNARY] {
        let (i, k) = (n as isize, cue as isize);
        let item = &self.items[n];
        let head = &self.items[cue];
        let (w, c) = (self.word(i), item.class as u32);
        let (cs, ct, cc) = (head.stem, head.tail, head.class as u32);
        let side = Self::side(n, cue);
        let far = side * 16 + bucket(n.abs_diff(cue));
        let (commas, speeches, clauses) = self.between(n, cue);
        let path = side + 4 * commas + 16 * speeches + 64 * clauses;
        let last = self.items.len() - 1;
        let all_speech = u32::from(self.speeches[last + 1].min(2));
        let before = u32::from(self.speeches[cue].min(2));
        let k1 = self.word(k + 1);
        let (verb, own) = (head.sense.verb() * 64 + head.sense.noun(), item.sense);
        let ck = self.class(k + 1) * 64 + self.class(k - 1);
        let flags = u32::from(item.capital) + 2 * u32::from(item.marked) + 4 * u32::from(item.owner);
        let place = bucket(n) * 8 + bucket(last - n);
        let parts = [
            [far, 0, 0],
            [far, c, 0],
            [far, cs, 0],
            [far, cc, ct],
            [side, cs, 0],
            [side, cs, c],
            [side, w, 0],
            [side, cs, w],
            [side, self.word(i - 1), 0],
            [side, self.word(i + 1), 0],
            [side, self.word(i - 1), w],
            [side, w, self.word(i + 1)],
            [side, c, self.class(i - 1)],
            [side, c, self.class(i + 1)],
            [side, self.class(i - 1) * 64 + self.class(i + 1), c],
            [path, 0, 0],
            [path, c, 0],
            [path, cs, 0],
            [path, cc, ct],
            [path, ck, 0],
            [far, ck, 0],
            [side, k1, cs],
            [far, k1, 0],
            [side, self.word(k - 1), cs],
            [far, self.word(k - 1), 0],
            [side, flags, c],
            [side, c, all_speech * 4 + before],
            [side, cs, all_speech * 4 + before],
            [path, all_speech * 4 + before, c],
            [side, ck, all_speech * 4 + before],
            [side, place, 0],
            [side, u32::from(self.headline), c],
            [side, item.tail, 0],
            [side, item.stem, ct],
            [side, bucket(n), cs],
            [side, bucket(cue), cc],
            [side, bucket(cue) * 8 + bucket(last - cue), ct],
            [side, self.reach(cue), cs],
            [far, self.reach(cue), 0],
            [path, self.reach(cue), cc],
            [far, verb, 0],
            [path, verb, c],
            [side, verb, c],
            [side, verb, k1],
            [far, verb, k1],
            [side, verb, all_speech * 4 + before],
            [side, own.noun(), c],
            [side, own.noun(), verb],
            [side, own.often(), own.verb()],
            [far, own.often(), c],
            [side, own.often() * 64 + self.sense(i - 1).often(), self.sense(i + 1).often()],
            [side, verb, self.reach(cue)],
        ];
        mixed(parts)
    }

    /// Whether the word at `index` has the form of the cue: "said it was late and **left**".
    fn like(&self, index: isize, cue: usize) -> bool {
        let cue = &self.items[cue];
        self.at(index)
            .is_some_and(|i| i.class == cue.class && (i.sense.verb() == cue.sense.verb() || i.tail == cue.tail))
    }

    /// The features of the labels of the items at `n - 1` and `n`, given the cue.
    pub fn pair(&self, n: usize, cue: usize) -> [u32; PAIR] {
        let i = n as isize;
        let head = &self.items[cue];
        let (a, b) = (self.word(i - 1), self.word(i));
        let (ca, cb) = (self.class(i - 1), self.class(i));
        // Where the border stands: before the cue, at its left or right edge, after it.
        let side = if n < cue {
            0
        } else if n == cue {
            1
        } else if n == cue + 1 {
            2
        } else {
            3
        };
        let (commas, speeches, clauses) = self.between(n, cue);
        let path = side + 4 * commas + 16 * speeches + 64 * clauses;
        let speech = u32::from(self.speeches[self.items.len()].min(2));
        let (va, vb) = (self.sense(i - 1), self.sense(i));
        let parts = [
            [side, 0, 0],
            [side, ca, cb],
            [side, a, 0],
            [side, b, 0],
            [side, a, cb],
            [side, ca, b],
            [side, head.stem, ca],
            [side, head.stem, cb],
            [path, ca, cb],
            [path, head.class as u32, 0],
            [side, head.tail, ca * 64 + cb],
            [side, bucket(n.abs_diff(cue)), cb],
            [side, speech, ca * 64 + cb],
            [ca * 64 + cb, self.class(i + 1), self.class(i - 2)],
            [side, va.often() * 64 + vb.often(), ca * 64 + cb],
            [side, va.noun(), cb],
            [side, vb.verb(), ca],
            [side, head.sense.verb(), ca * 64 + cb],
            [path, vb.often(), ca],
            [side, b, self.word(i + 1)],
            [side, a, b],
            [side, b, self.class(i + 1) * 64 + self.sense(i + 1).often()],
            [side, cb * 2 + u32::from(self.like(i + 1, cue)), ca],
            [side, b, u32::from(self.like(i + 1, cue)) * 2 + u32::from(self.like(i + 2, cue))],
            [side, ca * 64 + cb, self.class(i + 1) * 64 + self.class(i + 2)],
            [side, self.class(i + 1), vb.noun()],
        ];
        mixed(parts)
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

/// One hash for each row of parts, its place in the list mixed in.
fn mixed<const N: usize>(parts: [[u32; 3]; N]) -> [u32; N] {
    let mut row = [0; N];
    for (n, (slot, part)) in row.iter_mut().zip(parts).enumerate() {
        let mut h = (n as u32 + 1).wrapping_mul(0x9e37_79b1);
        for value in part {
            h = (h ^ value).wrapping_mul(0x85eb_ca6b);
            h ^= h >> 15;
        }
        h = h.wrapping_mul(0xc2b2_ae35);
        *slot = h ^ (h >> 16);
    }
    row
}
