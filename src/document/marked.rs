//! A text without its markup, as every format but plain text gives it: words, blocks, and what the markup states of the
//! source. What each format's marks mean is left to its own file.

use super::head::Declared;
use super::{Block, BlockKind, Span};

/// A text without its marks.
#[derive(Debug, Default)]
pub struct Marked {
    /// The words; blocks are apart by line ends.
    pub text: String,
    /// In order, apart, and together all that is not white space.
    pub blocks: Vec<Block>,
    /// What the markup says of the source.
    pub(super) declared: Declared,
    /// What a reader should know of the way from the markup to this text, one sentence each.
    pub(super) notes: Vec<String>,
}

/// The sign of the next item of the innermost of some lists: its number, or a bullet where it has none.
pub(super) fn next_bullet(lists: &mut [Option<u64>]) -> String {
    match lists.last_mut() {
        Some(Some(number)) => {
            let sign = format!("{number}. ");
            *number = number.saturating_add(1);
            sign
        }
        _ => "• ".to_owned(),
    }
}

impl Marked {
    /// Appends a block, unless it holds nothing but white space.
    pub(super) fn push(&mut self, kind: BlockKind, words: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.blocks.push(Block { span: Span::new(start, self.text.len()), kind });
    }

    /// Appends a text of lines as the paragraphs that they are.
    pub(super) fn push_plain(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let at = self.text.len();
        self.text.push_str(text);
        let moved = |block: Block| Block { span: Span::new(block.span.start + at, block.span.end + at), ..block };
        self.blocks.extend(super::plain::blocks(text).into_iter().map(moved));
    }

    /// Words of all blocks that are compared.
    pub(super) fn words(&self) -> usize {
        let compared = self.blocks.iter().filter(|block| block.kind.is_compared());
        compared.map(|block| super::shape::word_count(block.span.of(&self.text))).sum()
    }
}
