//! Features of the labels of a period's items, given a cue.

use super::{PAIR, Row, UNARY, View, bucket};

impl View<'_> {
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
        let mut row = Row::default();
        self.item_words(n, cue, &mut row);
        self.item_places(n, cue, &mut row);
        self.item_senses(n, cue, &mut row);
        row.hashes
    }

    /// The item's own word and the words beside it, by side of the cue.
    fn item_words(&self, n: usize, cue: usize, row: &mut Row<UNARY>) {
        let i = n as isize;
        let k = cue as isize;
        let (item, head) = (&self.items[n], &self.items[cue]);
        let (w, c) = (self.word(i), item.class as u32);
        let (cs, ct) = (head.stem, head.tail);
        let side = Self::side(n, cue);
        let flags = u32::from(item.capital) + 2 * u32::from(item.marked) + 4 * u32::from(item.owner);
        let last = self.items.len() - 1;
        let place = bucket(n) * 8 + bucket(last - n);
        row.add([
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
            [side, self.word(k - 1), cs],
            [side, flags, c],
            [side, place, 0],
            [side, u32::from(self.headline), c],
            [side, item.tail, 0],
            [side, item.stem, ct],
        ]);
    }

    /// How far from the cue the item stands, and what stands between.
    fn item_places(&self, n: usize, cue: usize, row: &mut Row<UNARY>) {
        let k = cue as isize;
        let (item, head) = (&self.items[n], &self.items[cue]);
        let c = item.class as u32;
        let (cs, ct, cc) = (head.stem, head.tail, head.class as u32);
        let (side, far, path) = (Self::side(n, cue), Self::far(n, cue), self.path(n, cue));
        let last = self.items.len() - 1;
        let speech = self.speech_of_cue(cue);
        let k1 = self.word(k + 1);
        let ck = self.class(k + 1) * 64 + self.class(k - 1);
        row.add([
            [far, 0, 0],
            [far, c, 0],
            [far, cs, 0],
            [far, cc, ct],
            [path, 0, 0],
            [path, c, 0],
            [path, cs, 0],
            [path, cc, ct],
            [path, ck, 0],
            [far, ck, 0],
            [side, k1, cs],
            [far, k1, 0],
            [far, self.word(k - 1), 0],
            [side, c, speech],
            [side, cs, speech],
            [path, speech, c],
            [side, ck, speech],
            [side, bucket(n), cs],
            [side, bucket(cue), cc],
            [side, bucket(cue) * 8 + bucket(last - cue), ct],
            [side, self.reach(cue), cs],
            [far, self.reach(cue), 0],
            [path, self.reach(cue), cc],
        ]);
    }

    /// What the cue and the item mean.
    fn item_senses(&self, n: usize, cue: usize, row: &mut Row<UNARY>) {
        let (i, k) = (n as isize, cue as isize);
        let (item, head) = (&self.items[n], &self.items[cue]);
        let c = item.class as u32;
        let (verb, own) = (head.sense.verb() * 64 + head.sense.noun(), item.sense);
        let (side, far, path) = (Self::side(n, cue), Self::far(n, cue), self.path(n, cue));
        let speech = self.speech_of_cue(cue);
        let k1 = self.word(k + 1);
        row.add([
            [far, verb, 0],
            [path, verb, c],
            [side, verb, c],
            [side, verb, k1],
            [far, verb, k1],
            [side, verb, speech],
            [side, own.noun(), c],
            [side, own.noun(), verb],
            [side, own.often(), own.verb()],
            [far, own.often(), c],
            [side, own.often() * 64 + self.sense(i - 1).often(), self.sense(i + 1).often()],
            [side, verb, self.reach(cue)],
        ]);
    }

    /// Side and distance.
    fn far(n: usize, cue: usize) -> u32 {
        Self::side(n, cue) * 16 + bucket(n.abs_diff(cue))
    }

    /// Side, and the marks, speeches and clause words between.
    fn path(&self, n: usize, cue: usize) -> u32 {
        let (commas, speeches, clauses) = self.between(n, cue);
        Self::side(n, cue) + 4 * commas + 16 * speeches + 64 * clauses
    }

    /// Whether the period has speech, and whether before the cue.
    fn speech_of_cue(&self, cue: usize) -> u32 {
        u32::from(self.speeches[self.items.len()].min(2)) * 4 + u32::from(self.speeches[cue].min(2))
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
        let mut row = Row::default();
        row.add([
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
        ]);
        row.hashes
    }
}
