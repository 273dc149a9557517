//! Features of an item as a cue.

use super::{CUE, Row, View, bucket};
use crate::language::quotation::period::Class;

impl View<'_> {
    /// The features of the item at `n` as a cue.
    pub fn cue(&self, n: usize) -> [u32; CUE] {
        let mut row = Row::default();
        self.cue_words(n, &mut row);
        self.cue_places(n, &mut row);
        self.cue_senses(n, &mut row);
        row.hashes
    }

    /// The item's own word and the words beside it.
    fn cue_words(&self, n: usize, row: &mut Row<CUE>) {
        let i = n as isize;
        let item = &self.items[n];
        let (w, s, c) = (item.word, item.stem, item.class as u32);
        let (p1, p2, n1, n2) = (self.word(i - 1), self.word(i - 2), self.word(i + 1), self.word(i + 2));
        let (cp1, cp2, cn1, cn2) = (self.class(i - 1), self.class(i - 2), self.class(i + 1), self.class(i + 2));
        row.add([
            [w, 0, 0],
            [s, 0, 0],
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
            [item.tail, cn1, cp1],
            [item.tail, n1, 0],
            [p1, c, n1],
            [p1, item.tail, 0],
            [self.word(i - 3), c, 0],
            [self.word(i + 3), c, 0],
            [p2, c, 0],
            [n2, c, 0],
        ]);
    }

    /// Where the item stands: near speech, after commas, before "that" or "to".
    fn cue_places(&self, n: usize, row: &mut Row<CUE>) {
        let i = n as isize;
        let item = &self.items[n];
        let (s, c) = (item.stem, item.class as u32);
        let (cp1, cn1) = (self.class(i - 1), self.class(i + 1));
        let last = self.items.len() - 1;
        let (speech, near) = (self.speech_around(n), self.nearest_speech(n));
        let place = bucket(n) * 8 + bucket(last - n);
        let flags = self.cue_flags(n);
        let owner = u32::from(self.at(i - 1).is_some_and(|p| p.owner));
        row.add([
            [s, c, flags],
            [s, speech, 0],
            [c, speech, near],
            [s, near, 0],
            [cp1, near, cn1],
            [c, place, 0],
            [s, u32::from(n == 0), u32::from(n == last)],
            [flags, c, owner],
            [c, u32::from(self.commas[n].min(3)), u32::from(self.clauses[n].min(3))],
            [self.verbs_before(n), c, item.tail],
            [self.reach(n), s, 0],
            [self.reach(n), c, item.tail],
        ]);
    }

    /// What the item and its neighbours mean.
    fn cue_senses(&self, n: usize, row: &mut Row<CUE>) {
        let i = n as isize;
        let item = &self.items[n];
        let c = item.class as u32;
        let (p1, n1) = (self.word(i - 1), self.word(i + 1));
        let (cp1, cn1) = (self.class(i - 1), self.class(i + 1));
        let (v, v_p1, v_n1) = (item.sense, self.sense(i - 1), self.sense(i + 1));
        let (speech, near) = (self.speech_around(n), self.nearest_speech(n));
        let owner = u32::from(self.at(i - 1).is_some_and(|p| p.owner));
        row.add([
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
        ]);
    }

    fn cue_flags(&self, n: usize) -> u32 {
        let item = &self.items[n];
        u32::from(item.capital) + 2 * u32::from(item.marked) + 4 * u32::from(self.headline)
    }

    /// Whether speech stands before and after the item, and whether more than one.
    fn speech_around(&self, n: usize) -> u32 {
        let after = self.speeches[self.items.len()] - self.speeches[n + 1];
        u32::from(self.speeches[n].min(2)) * 3 + u32::from(after.min(2))
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
}
