//! A line that is typed: its text and the caret in it.
//!
//! What is done with what was typed is left to [`super::update`], how it looks to [`super::view::styled`].

use super::text::{clusters, width};
use crate::document::Span;
use unicode_segmentation::UnicodeSegmentation;

/// What a key does to a line besides putting a character into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stroke {
    Left,
    Right,
    WordLeft,
    WordRight,
    Start,
    End,
    /// Take away the character before the caret.
    Erase,
    /// The one under it.
    EraseNext,
    /// The word before it.
    EraseWord,
    /// All before it.
    EraseToStart,
}

/// A line and its caret.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Field {
    text: String,
    /// The byte before which the caret stands; on a border of clusters.
    caret: usize,
}

impl Field {
    /// A line that is there already, with the caret at its end.
    pub(crate) fn of(text: String) -> Self {
        Self { caret: text.len(), text }
    }

    /// All that was typed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Puts text in at the caret; controls, as line ends in what is pasted, become blanks.
    pub(crate) fn put(&mut self, text: &str) {
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.text.insert_str(self.caret, &text);
        // What combines with what stands before it has moved the border.
        self.caret = self.border(self.caret + text.len());
    }

    /// Moves the caret, or takes something away.
    pub(crate) fn press(&mut self, stroke: Stroke) {
        let caret = self.caret;
        match stroke {
            Stroke::Left => self.caret = self.before(),
            Stroke::Right => self.caret = self.after(),
            Stroke::WordLeft => self.caret = self.word_before(),
            Stroke::WordRight => self.caret = self.word_after(),
            Stroke::Start => self.caret = 0,
            Stroke::End => self.caret = self.text.len(),
            Stroke::Erase => self.cut(self.before(), caret),
            Stroke::EraseNext => self.cut(caret, self.after()),
            Stroke::EraseWord => self.cut(self.word_before(), caret),
            Stroke::EraseToStart => self.cut(0, caret),
        }
    }

    /// What stands before the caret, under it and after it, as far as there is room for so many columns; the caret always
    /// has.
    pub(crate) fn seen(&self, columns: usize) -> (&str, &str, &str) {
        let mut from = 0;
        if width(&self.text) + 1 > columns {
            let most = (columns * 3 / 4).max(1);
            let mut left = width(&self.text[..self.caret]);
            for cluster in clusters(&self.text, Span::new(0, self.caret)) {
                if left < most {
                    break;
                }
                left -= cluster.width;
                from = cluster.span.end;
            }
        }
        let next = self.after();
        (&self.text[from..self.caret], &self.text[self.caret..next], &self.text[next..])
    }

    fn cut(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.caret = self.border(from);
    }

    /// The border of clusters at a byte, or the next after it.
    fn border(&self, byte: usize) -> usize {
        let mut ends = self.text.grapheme_indices(true).map(|(at, _)| at);
        ends.find(|at| *at >= byte).unwrap_or(self.text.len())
    }

    fn before(&self) -> usize {
        self.text[..self.caret].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.caret + self.text[self.caret..].graphemes(true).next().map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        self.text[..self.caret].unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn word_after(&self) -> usize {
        let word = self.text[self.caret..].unicode_word_indices().next();
        word.map_or(self.text.len(), |(at, word)| self.caret + at + word.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Stroke::{End, Erase, EraseNext, EraseToStart, EraseWord, Left, Right, Start, WordLeft, WordRight};
    use proptest::prelude::*;

    /// The caret is written as `|`, before and after.
    fn check(before: &str, strokes: &[Stroke], after: &str) {
        let caret = before.find('|').unwrap();
        let mut field = Field { text: before.replace('|', ""), caret };
        strokes.iter().for_each(|stroke| field.press(*stroke));
        let mut found = field.text.clone();
        found.insert(field.caret, '|');
        assert_eq!(found, after);
    }

    #[test]
    fn the_caret_moves_by_clusters_and_words() {
        check("ab|", &[Left], "a|b");
        check("|ab", &[Left], "|ab");
        check("|ab", &[Right, Right, Right], "ab|");
        check("e\u{301}\u{1f469}\u{200d}\u{1f680}|", &[Left], "e\u{301}|\u{1f469}\u{200d}\u{1f680}");
        check("two old boats|", &[WordLeft, WordLeft], "two |old boats");
        check("|two, old", &[WordRight, WordRight], "two, old|");
        check("a|b", &[End], "ab|");
        check("a|b", &[Start], "|ab");
    }

    #[test]
    fn what_is_erased_is_gone_and_the_rest_stays() {
        check("two old| boats", &[EraseWord], "two | boats");
        check("two old| boats", &[EraseToStart], "| boats");
        check("two old| boats", &[Erase, EraseNext], "two ol|boats");
        check("|a", &[Erase, EraseWord], "|a");
        check("a|", &[EraseNext], "a|");
        check("\u{1f469}\u{200d}\u{1f680}|", &[Erase], "|");
    }

    #[test]
    fn what_is_put_in_stands_before_the_caret() {
        let mut field = Field::of("ab".into());
        field.press(Left);
        field.put("x\ny\u{1b}");
        assert_eq!((field.text(), field.seen(80)), ("ax y b", ("ax y ", "b", "")));
        assert_eq!(field.seen(4), ("y ", "b", ""));
    }

    proptest! {
        #[test]
        fn nothing_breaks_a_cluster(text in "\\PC{0,8}", more in "\\PC{0,3}", keys in prop::collection::vec(0usize..10, 0..12)) {
            let mut field = Field::of(text);
            let all = [Left, Right, WordLeft, WordRight, Start, End, Erase, EraseNext, EraseWord, EraseToStart];
            for key in keys {
                field.press(all[key]);
                if key % 3 == 0 {
                    field.put(&more);
                }
                let (before, under, after) = field.seen(1000);
                prop_assert_eq!([before, under, after].concat(), field.text());
                field.seen(3);
            }
        }
    }
}
