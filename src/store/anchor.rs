//! A passage that is found again in a changed text: the W3C Web Annotation's TextQuoteSelector (its words and some before
//! and after) with the place where it stood.
//!
//! ```text
//!  the words, once or with their surroundings         ──> there
//!  the words, several times                           ──> where the surroundings are most alike, then the nearest
//!  other words in the same surroundings, or most of
//!  the words: aligned word by word                    ──> there, with how sure that is
//!  else                                               ──> orphaned
//! ```
//!
//! Pure: a text in, a range out. Keeping anchors is left to `annotation`.

use crate::document::Span;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Characters that are kept before and after a passage.
const CONTEXT: usize = 48;

/// A passage is orphaned where less than this is alike.
const LEAST: f64 = 0.5;

/// Cells of an alignment; of a longer text only the part around the old place is aligned.
const CELLS: usize = 16 << 20;

/// A passage by its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The passage.
    pub exact: String,
    /// What stood before it; empty at the start of the text.
    pub prefix: String,
    /// What stood after it; empty at the end of the text.
    pub suffix: String,
    /// The byte at which it stood.
    pub start: usize,
}

/// A passage found again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Where; bytes.
    pub span: Span,
    /// How sure that is: 1 for the words in their surroundings, at least 0.5.
    pub confidence: f64,
}

impl Anchor {
    /// The anchor of a range of a text.
    pub fn of(text: &str, span: Span) -> Self {
        let before = &text[..span.start];
        let prefix = before.char_indices().rev().take(CONTEXT).last().map_or("", |(at, _)| &before[at..]);
        let after = &text[span.end..];
        let suffix = after.char_indices().nth(CONTEXT).map_or(after, |(at, _)| &after[..at]);
        Self {
            exact: span.of(text).to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
            start: span.start,
        }
    }

    /// Where the passage stands in `text`; none where it is orphaned.
    pub fn find(&self, text: &str) -> Option<Found> {
        if self.exact.trim().is_empty() {
            self.at_a_point(text)
        } else {
            self.find_exact(text).or_else(|| self.find_alike(text))
        }
    }

    /// A passage without words is a point; it stays where its surroundings are.
    fn at_a_point(&self, text: &str) -> Option<Found> {
        let whole = [self.prefix.as_str(), &self.exact, &self.suffix].concat();
        let mut places = text.match_indices(&whole).map(|(at, _)| at + self.prefix.len());
        let start = places.next().filter(|_| places.next().is_none() && !whole.trim().is_empty())?;
        Some(Found { span: Span::new(start, start + self.exact.len()), confidence: 1.0 })
    }

    /// The same words: where their surroundings are most alike, then the nearest.
    fn find_exact(&self, text: &str) -> Option<Found> {
        let places = occurrences(text, &self.exact);
        let around = (self.prefix.len() + self.suffix.len()).max(1) as f64;
        let alike = |at: usize| {
            let before = shared(self.prefix.bytes().rev(), text[..at].bytes().rev());
            let after = shared(self.suffix.bytes(), text[at + self.exact.len()..].bytes());
            before + after
        };
        let (at, same) = places
            .iter()
            .map(|&at| (at, alike(at)))
            .max_by_key(|&(at, same)| (same, std::cmp::Reverse(at.abs_diff(self.start)), std::cmp::Reverse(at)))?;
        let kept = if self.prefix.is_empty() && self.suffix.is_empty() { 1.0 } else { same as f64 / around };
        // Words that stand there once are sure by themselves; a short word is not, nor one of several.
        let base = if places.len() == 1 && self.exact.unicode_words().nth(2).is_some() { 0.9 } else { 0.5 };
        Some(Found { span: Span::new(at, at + self.exact.len()), confidence: base + (1.0 - base) * kept })
    }

    /// Other words: the alignment of prefix, passage and suffix with the text that keeps most words (Sellers 1980, over
    /// words). The passage's words count twice.
    fn find_alike(&self, text: &str) -> Option<Found> {
        let parts = [&self.prefix, &self.exact, &self.suffix].map(|part| words(part, 0..part.len()));
        let passage = parts[0].len()..parts[0].len() + parts[1].len();
        let pattern: Vec<String> = parts.into_iter().flatten().map(|word| word.folded).collect();
        if pattern.is_empty() || passage.is_empty() {
            return None;
        }
        let text_words = words(text, self.window(text, pattern.len()));
        let aligned = align(&pattern, &passage, &text_words);
        let of_passage = |&&(p, _): &&(usize, usize)| passage.contains(&p);
        let first = aligned.iter().find(of_passage)?.1;
        let last = aligned.iter().rev().find(of_passage)?.1;
        let kept = |p: usize, t: usize| pattern[p] == text_words[t].folded;
        let weight = |p: usize| if passage.contains(&p) { 2.0 } else { 1.0 };
        let all: f64 = (0..pattern.len()).map(weight).sum();
        let same: f64 = aligned.iter().filter(|&&(p, t)| kept(p, t)).map(|&(p, _)| weight(p)).sum();
        let span = Span::new(text_words[first].span.start, text_words[last].span.end);
        let confidence = 0.9 * same / all;
        (confidence >= LEAST).then(|| Found { span: self.with_marks(text, span), confidence })
    }

    /// The part of the text that is aligned: all of it, or what is around the old place.
    fn window(&self, text: &str, pattern: usize) -> Range<usize> {
        // A word has some five bytes.
        let room = CELLS / pattern * 5;
        if text.len() <= room {
            return 0..text.len();
        }
        let start = self.start.saturating_sub(room / 2).min(text.len() - room);
        text.ceil_char_boundary(start)..text.floor_char_boundary(start + room)
    }

    /// The range with the quotation marks and stops at its ends, where the passage had them too.
    fn with_marks(&self, text: &str, span: Span) -> Span {
        let is_word = |c: char| c.is_alphanumeric();
        let head = &self.exact[..self.exact.find(is_word).unwrap_or(0)];
        let tail = &self.exact[self.exact.rfind(is_word).map_or(self.exact.len(), |at| text_end(&self.exact, at))..];
        let start = if text[..span.start].ends_with(head) { span.start - head.len() } else { span.start };
        let end = if text[span.end..].starts_with(tail) { span.end + tail.len() } else { span.end };
        Span::new(start, end)
    }
}

/// The end of the character at the byte.
fn text_end(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// Where the words stand in the text; they may overlap themselves.
fn occurrences(text: &str, words: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(words).map(|at| from + at) {
        places.push(at);
        from = text_end(text, at);
    }
    places
}

/// How many are alike from the start on.
fn shared(a: impl Iterator<Item = u8>, b: impl Iterator<Item = u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

/// A word and where it stands.
struct Word {
    folded: String,
    span: Span,
}

fn words(text: &str, range: Range<usize>) -> Vec<Word> {
    let words = text[range.clone()].unicode_word_indices();
    words
        .map(|(at, word)| {
            let start = range.start + at;
            Word { folded: word.to_lowercase(), span: Span::new(start, start + word.len()) }
        })
        .collect()
}

/// Which word of the pattern stands for which of the text, in order, in an alignment of least cost. The text's words before
/// and after it cost nothing.
fn align(pattern: &[String], passage: &Range<usize>, text: &[Word]) -> Vec<(usize, usize)> {
    let columns = text.len() + 1;
    let weight = |p: usize| if passage.contains(&p) { 2_u32 } else { 1 };
    let mut costs: Vec<u32> = vec![0; columns];
    let mut steps: Vec<Move> = vec![Move::Skip; columns];
    for (p, word) in pattern.iter().enumerate() {
        let mut diagonal = costs[0];
        costs[0] += weight(p);
        steps.push(Move::Drop);
        for (t, other) in text.iter().enumerate() {
            let above = costs[t + 1];
            let same = diagonal + if *word == other.folded { 0 } else { weight(p) };
            let (cost, step) = [(same, Move::Match), (above + weight(p), Move::Drop), (costs[t] + 1, Move::Skip)]
                .into_iter()
                .min_by_key(|(cost, _)| *cost)
                .unwrap_or((same, Move::Match));
            diagonal = above;
            costs[t + 1] = cost;
            steps.push(step);
        }
    }
    let mut t = costs.iter().enumerate().min_by_key(|(_, cost)| **cost).map_or(0, |(t, _)| t);
    let mut p = pattern.len();
    let mut aligned = Vec::new();
    while p > 0 {
        match steps[p * columns + t] {
            Move::Match => {
                (p, t) = (p - 1, t - 1);
                aligned.push((p, t));
            }
            Move::Drop => p -= 1,
            Move::Skip => t -= 1,
        }
    }
    aligned.reverse();
    aligned
}

/// How an alignment goes on: a word for a word, a word of the pattern without one, a word of the text without one.
#[derive(Clone, Copy)]
enum Move {
    Match,
    Drop,
    Skip,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "The harbour bridge was closed on Tuesday. Police said four people were hurt. “We heard thunder,” said Ben Frost. \
         The bridge opens again on Friday, the port said. Police said nothing else.";

    /// The passage between ‹ and › in `before`, as it is found between them in `after`, with at least this confidence.
    #[track_caller]
    fn check(before: &str, after: &str, confidence: f64) {
        let split = |marked: &str| {
            let (start, end) = (marked.find('‹').unwrap(), marked.find('›').unwrap() - '‹'.len_utf8());
            (marked.replace(['‹', '›'], ""), Span::new(start, end))
        };
        let (text, span) = split(before);
        let anchor = Anchor::of(&text, span);
        let (changed, expected) = split(after);
        let found = anchor.find(&changed).expect("it is found");
        assert_eq!(found.span.of(&changed), expected.of(&changed));
        assert_eq!(found.span, expected);
        assert!(found.confidence >= confidence, "{found:?}");
    }

    #[test]
    fn an_unchanged_passage_is_sure() {
        let mark = |passage: &str| TEXT.replacen(passage, &format!("‹{passage}›"), 1);
        for passage in ["Police said", "The", "“We heard thunder,”", "else.", "bridge"] {
            check(&mark(passage), &mark(passage), 1.0);
        }
    }

    #[test]
    fn a_passage_that_moved_is_found_by_its_words_or_its_surroundings() {
        check(
            "One. ‹Police said four people were hurt.› Two.",
            "New. More. One. ‹Police said four people were hurt.› Two.",
            0.9,
        );
        check(
            "They said yes. Then ‹they said› no. At last they said maybe.",
            "At last they said maybe. They said yes. Then ‹they said› no.",
            0.7,
        );
        check("a b a ‹b› a b", "a b a ‹b› a b", 1.0);
    }

    #[test]
    fn a_passage_that_was_edited_is_found_with_less_confidence() {
        check(
            "The bridge was closed. “Police said ‹four people were hurt› in the crash,” the port said. It opens on Friday.",
            "The bridge was closed. “Police said at least ‹five people were badly hurt› in the crash,” the port said. It opens on Friday.",
            0.5,
        );
        check(
            "Police said that ‹four› people were hurt in the crash on the bridge.",
            "Police said that ‹five› people were hurt in the crash on the bridge.",
            0.5,
        );
        check(
            "He was angry. ‹“We heard thunder and the lights went out,”› said Ben Frost.",
            "He was angry. ‹“We heard a sound like thunder and the lights went out,”› said Ben Frost.",
            0.5,
        );
    }

    #[test]
    fn what_is_gone_is_orphaned() {
        let anchor = Anchor::of(TEXT, Span::new(42, 77));
        assert_eq!(anchor.exact, "Police said four people were hurt. ");
        assert_eq!(anchor.find("A ferry left the island at noon, and nobody was on it."), None);
        assert_eq!(anchor.find(""), None);
    }

    #[test]
    fn a_long_text_is_aligned_around_the_old_place() {
        let filler = "Nothing happened on that day in the harbour. ".repeat(60_000);
        let old = format!("{filler}Police said four people were hurt near the old pier. {filler}");
        let new = format!("{filler}Police said five people were hurt near the old pier. {filler}");
        let anchor = Anchor::of(&old, Span::new(filler.len(), filler.len() + 52));
        let found = anchor.find(&new).unwrap();
        assert_eq!(found.span.of(&new), "Police said five people were hurt near the old pier.");
    }

    proptest! {
        #[test]
        fn every_passage_is_found_in_its_own_text(text in "[ab .“é\n]{1,60}", from in 0.0..1.0, to in 0.0..1.0) {
            let at = |part: f64| text.floor_char_boundary((part * text.len() as f64) as usize);
            let span = Span::new(at(from).min(at(to)), at(from).max(at(to)));
            prop_assume!(!span.of(&text).trim().is_empty());
            let found = Anchor::of(&text, span).find(&text).unwrap();
            prop_assert_eq!(found.span.of(&text), span.of(&text));
            prop_assert!(found.confidence > 0.99);
        }

        #[test]
        fn any_text_gives_a_range_of_it(text in "\\PC{0,40}", other in "\\PC{0,60}", from in 0.0..1.0, to in 0.0..1.0) {
            let at = |part: f64| text.floor_char_boundary((part * text.len() as f64) as usize);
            let span = Span::new(at(from).min(at(to)), at(from).max(at(to)));
            if let Some(found) = Anchor::of(&text, span).find(&other) {
                prop_assert!(other.get(found.span.start..found.span.end).is_some());
                prop_assert!((LEAST..=1.0).contains(&found.confidence));
            }
        }
    }
}
