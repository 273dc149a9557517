//! Plain text to blocks: one a line.

use super::{Block, BlockKind, Span};

/// The blocks of a plain text.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let inner = line.trim();
        if !inner.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            blocks.push(Block { span: Span::new(start, start + inner.len()), kind: BlockKind::Paragraph });
        }
        at += line.len();
    }
    blocks
}
