//! Two passages word by word.
//!
//! Case, the kind of quotation marks, dashes and white space are no difference; what is compared is the run of words, and where
//! that is wanted, the characters of the words that differ. The algorithm is Myers' (1986), as the crate `similar` has it.

use crate::document::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// A run of words that both have, or that one has in the place of the other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Whether both have it.
    pub same: bool,
    /// Where it stands in a; may be empty.
    pub a: Span,
    /// Where it stands in b; may be empty.
    pub b: Span,
}

/// What became of a run's words, from one text to the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Both have them.
    Kept,
    /// a alone has them: b leaves them out.
    OnlyA,
    /// b alone has them.
    OnlyB,
    /// b has others in their place.
    Changed,
}

impl Change {
    /// The words for it, for programs.
    pub fn words(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::OnlyA => "only a",
            Self::OnlyB => "only b",
            Self::Changed => "changed",
        }
    }
}

impl Run {
    /// What became of the words.
    pub fn change(&self) -> Change {
        match (self.same, self.a.is_empty(), self.b.is_empty()) {
            (true, ..) => Change::Kept,
            (false, _, true) => Change::OnlyA,
            (false, true, false) => Change::OnlyB,
            (false, false, false) => Change::Changed,
        }
    }
}

/// A passage of each text as runs; the runs tile both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordDiff {
    /// The runs, in the order of both texts.
    pub runs: Vec<Run>,
    /// Words that both have.
    pub shared: usize,
    /// Words of a, and of b.
    pub words: (usize, usize),
}

impl WordDiff {
    /// Compares the passage `a` of one text with `b` of another.
    pub fn new(text_a: &str, a: Span, text_b: &str, b: Span) -> Self {
        let (words_a, words_b) = (words(text_a, a), words(text_b, b));
        let keys = |w: &[Word]| w.iter().map(|w| w.key.clone()).collect::<Vec<String>>();
        let (keys_a, keys_b) = (keys(&words_a), keys(&words_b));
        let start = |w: &[Word], n: usize, whole: Span| w.get(n).map_or(whole.end, |w| w.span.start);
        let mut diff = Self { runs: Vec::new(), shared: 0, words: (words_a.len(), words_b.len()) };
        let (mut at_a, mut at_b) = (a.start, b.start);
        for op in capture_diff_slices(Algorithm::Myers, &keys_a, &keys_b) {
            let (same, to_a, to_b) = match op {
                DiffOp::Equal { old_index, new_index, len } => {
                    diff.shared += len;
                    (true, old_index + len, new_index + len)
                }
                DiffOp::Delete { old_index, old_len, new_index } => (false, old_index + old_len, new_index),
                DiffOp::Insert { old_index, new_index, new_len } => (false, old_index, new_index + new_len),
                DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                    (false, old_index + old_len, new_index + new_len)
                }
            };
            let (end_a, end_b) = (start(&words_a, to_a, a), start(&words_b, to_b, b));
            diff.runs.push(Run { same, a: Span::new(at_a, end_a), b: Span::new(at_b, end_b) });
            (at_a, at_b) = (end_a, end_b);
        }
        if let Some(last) = diff.runs.last_mut() {
            (last.a.end, last.b.end) = (a.end, b.end);
        }
        diff
    }

    /// The same with the words that differ compared by their characters, where half of these are the same.
    pub(crate) fn by_characters(mut self, text_a: &str, text_b: &str) -> Self {
        let runs = std::mem::take(&mut self.runs);
        self.runs = runs.into_iter().flat_map(|run| run.by_characters(text_a, text_b)).collect();
        self
    }

    /// How alike the two are: twice the shared words over all words; 0 to 1.
    pub fn ratio(&self) -> f64 {
        let all = self.words.0 + self.words.1;
        if all == 0 { 1.0 } else { 2.0 * self.shared as f64 / all as f64 }
    }
}

impl Run {
    /// The run in parts: the characters that both have, and those that differ. A single character between others that differ
    /// is part of the difference.
    fn by_characters(self, text_a: &str, text_b: &str) -> Vec<Self> {
        let [a, b] = [(text_a, self.a), (text_b, self.b)].map(|(text, span)| characters(text, span));
        if self.same || a.is_empty() || b.is_empty() || a.len() + b.len() > LONGEST {
            return vec![self];
        }
        let [keys_a, keys_b] = [&a, &b].map(|c| c.iter().map(|w| w.key.as_str()).collect::<Vec<&str>>());
        let ops = capture_diff_slices(Algorithm::Myers, &keys_a, &keys_b);
        let equal: usize = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
        if 2 * equal < a.len().max(b.len()) {
            return vec![self];
        }
        let last = ops.len().saturating_sub(1);
        let mut runs: Vec<Self> = Vec::new();
        let (mut at_a, mut at_b) = (self.a.start, self.b.start);
        for (n, op) in ops.iter().enumerate() {
            let same = matches!(op, DiffOp::Equal { len, .. } if *len > 1 || n == 0 || n == last);
            let ends = |words: &[Word], to: usize, whole: Span| words.get(to).map_or(whole.end, |w| w.span.start);
            let (end_a, end_b) = (ends(&a, op.old_range().end, self.a), ends(&b, op.new_range().end, self.b));
            match runs.last_mut().filter(|r| r.same == same) {
                Some(run) => (run.a.end, run.b.end) = (end_a, end_b),
                None => runs.push(Self { same, a: Span::new(at_a, end_a), b: Span::new(at_b, end_b) }),
            }
            (at_a, at_b) = (end_a, end_b);
        }
        runs
    }
}

/// Characters of two runs together that are compared; longer ones are not read letter by letter anyway.
const LONGEST: usize = 2000;

/// The characters of a range, each by what it is compared by.
fn characters(text: &str, span: Span) -> Vec<Word> {
    let of = |(at, cluster): (usize, &str)| Word {
        span: Span::new(span.start + at, span.start + at + cluster.len()),
        key: if cluster.chars().all(char::is_whitespace) { " ".to_owned() } else { key(cluster) },
    };
    span.of(text).grapheme_indices(true).map(of).collect()
}

/// A word of a text.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub(super) span: Span,
    pub(super) key: String,
}

/// The words of a passage, each by what it is compared by; punctuation belongs to none.
pub(super) fn words(text: &str, passage: Span) -> Vec<Word> {
    passage
        .of(text)
        .unicode_word_indices()
        .map(|(at, word)| Word { span: Span::new(passage.start + at, passage.start + at + word.len()), key: key(word) })
        .collect()
}

/// What a word is compared by: lower case, one kind of apostrophe.
pub fn key(word: &str) -> String {
    word.to_lowercase().replace('\u{2019}', "'")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(a: &str, b: &str, expected: &str) {
        check_diff(&WordDiff::new(a, Span::new(0, a.len()), b, Span::new(0, b.len())), (a, b), expected);
    }

    fn check_characters(a: &str, b: &str, expected: &str) {
        let diff = WordDiff::new(a, Span::new(0, a.len()), b, Span::new(0, b.len()));
        check_diff(&diff.by_characters(a, b), (a, b), expected);
    }

    fn check_diff(diff: &WordDiff, (a, b): (&str, &str), expected: &str) {
        let mut out = String::new();
        for run in &diff.runs {
            match (run.same, run.a.of(a), run.b.of(b)) {
                (true, a, _) => out += a,
                (false, "", b) => out += &format!("{{+{b}+}}"),
                (false, a, "") => out += &format!("[-{a}-]"),
                (false, a, b) => out += &format!("[-{a}-]{{+{b}+}}"),
            }
        }
        assert_eq!(out, expected);
    }

    #[test]
    fn words_that_differ_stand_out() {
        check("four people were hurt", "two people were hurt", "[-four -]{+two +}people were hurt");
        check("the old bridge", "the bridge", "the [-old -]bridge");
        check("closed", "closed for now", "closed{+ for now+}".replace("{+ ", "{+").as_str());
    }

    #[test]
    fn case_and_kinds_of_quotation_marks_are_no_difference() {
        check(
            "\u{201c}It\u{2019}s safe,\u{201d} he said",
            "'it's safe' he said",
            "\u{201c}It\u{2019}s safe,\u{201d} he said",
        );
    }

    #[test]
    fn words_that_are_half_alike_are_compared_by_their_characters() {
        check_characters("the 1,500 boats", "the 1,900 boats", "the 1,[-5-]{+9+}00 boats");
        check_characters("a traveller came", "a traveler came", "a travel[-l-]er came");
        check_characters("four people", "two people", "[-four -]{+two +}people");
        check_characters("Kyiv fell", "kiev fell", "K[-yi-]{+ie+}v fell");
    }

    proptest! {
        #[test]
        fn runs_tile_both(a in "[ab ,]{0,12}", b in "[ab .]{0,12}", characters: bool) {
            let mut diff = WordDiff::new(&a, Span::new(0, a.len()), &b, Span::new(0, b.len()));
            if characters {
                diff = diff.by_characters(&a, &b);
            }
            if diff.words != (0, 0) {
                let joined = |pick: fn(&Run) -> Span, text: &str| -> String {
                    diff.runs.iter().map(|r| pick(r).of(text)).collect()
                };
                prop_assert_eq!(joined(|r| r.a, &a), a);
                prop_assert_eq!(joined(|r| r.b, &b), b);
            }
        }
    }
}
