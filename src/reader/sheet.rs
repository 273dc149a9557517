//! One document laid out at one width: which bytes stand on which row.
//!
//! ```text
//!  block 4   "Police said four people were │ treated for minor injuries."      rows 0, 1
//!            (blank)                                                           row 2: the gap after the block
//! ```
//!
//! A block is wrapped when it is first asked for, so opening a megabyte costs what is on screen, and a place is a block and a
//! row in it, never a row of the whole document. Which rows are seen is left to [`super::pane`].

use super::text::clusters;
use crate::document::{Block, BlockKind, Document, Span};
use std::cell::OnceCell;
use std::sync::Arc;
use textwrap::{WordSeparator, WordSplitter};
use unicode_segmentation::GraphemeCursor;

/// A row of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    /// The bytes on it, with the white space at which it was broken. The rows of a block tile the block.
    pub(crate) span: Span,
    /// Blank columns before it.
    pub(crate) indent: usize,
}

/// A row of a sheet: a block and a row in it, where the row after the last is the gap under the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Place {
    pub(crate) block: usize,
    pub(crate) row: usize,
}

/// A document at a width.
#[derive(Debug)]
pub(crate) struct Sheet {
    documents: Arc<Vec<Document>>,
    index: usize,
    width: usize,
    blocks: Vec<OnceCell<Box<[Row]>>>,
}

impl Sheet {
    /// The document `index` of `documents`, `width` columns wide; nothing is wrapped yet.
    pub(crate) fn new(documents: &Arc<Vec<Document>>, index: usize, width: usize) -> Self {
        let blocks = documents[index].blocks.iter().map(|_| OnceCell::new()).collect();
        Self { documents: Arc::clone(documents), index, width: width.max(1), blocks }
    }

    /// Its document.
    pub(crate) fn document(&self) -> &Document {
        &self.documents[self.index]
    }

    /// Columns of text.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// The rows of a block.
    pub(crate) fn rows(&self, block: usize) -> &[Row] {
        match (self.blocks.get(block), self.document().blocks.get(block)) {
            (Some(cell), Some(b)) => cell.get_or_init(|| wrap(&self.document().text, b, self.width).into()),
            _ => &[],
        }
    }

    /// The row at a place; none in a gap and outside.
    pub(crate) fn row(&self, place: Place) -> Option<Row> {
        self.rows(place.block).get(place.row).copied()
    }

    /// Rows of a block with the gap under it.
    fn height(&self, block: usize) -> usize {
        self.rows(block).len() + self.gap(block)
    }

    /// Blank rows under a block: items of one list, and lines of one head, stand together.
    fn gap(&self, block: usize) -> usize {
        let blocks = &self.document().blocks;
        let (Some(this), Some(next)) = (blocks.get(block), blocks.get(block + 1)) else { return 0 };
        let together = match (this.kind, next.kind) {
            (BlockKind::ListItem, BlockKind::ListItem) | (BlockKind::Head, BlockKind::Head) => true,
            (BlockKind::Furniture(a), BlockKind::Furniture(b)) => a == b,
            _ => false,
        };
        usize::from(!together)
    }

    /// The place of the row that holds a byte; between blocks, the first row of the next.
    pub(crate) fn place(&self, byte: usize) -> Place {
        let blocks = &self.document().blocks;
        let block = blocks.partition_point(|b| b.span.end <= byte).min(blocks.len().saturating_sub(1));
        let rows = self.rows(block);
        let row = rows.partition_point(|r| r.span.end <= byte).min(rows.len().saturating_sub(1));
        Place { block, row }
    }

    /// The place `rows` rows further down, and how many of them there were.
    pub(crate) fn down(&self, from: Place, rows: usize) -> (Place, usize) {
        let (mut place, mut left) = (from, rows);
        loop {
            let below = self.height(place.block).saturating_sub(place.row + 1);
            if left <= below {
                return (Place { row: place.row + left, ..place }, rows);
            }
            if place.block + 1 >= self.blocks.len() {
                return (Place { row: place.row + below, ..place }, rows - (left - below));
            }
            left -= below + 1;
            place = Place { block: place.block + 1, row: 0 };
        }
    }

    /// The place `rows` rows further up, and how many of them there were.
    pub(crate) fn up(&self, from: Place, rows: usize) -> (Place, usize) {
        let (mut place, mut left) = (from, rows);
        loop {
            if left <= place.row {
                return (Place { row: place.row - left, ..place }, rows);
            }
            if place.block == 0 {
                return (Place::default(), rows - (left - place.row));
            }
            left -= place.row + 1;
            let block = place.block - 1;
            place = Place { block, row: self.height(block).saturating_sub(1) };
        }
    }

    /// Rows from `from` down to `to` (negative: up), counted no further than `limit`.
    pub(crate) fn distance(&self, from: Place, to: Place, limit: usize) -> isize {
        if to < from {
            return -self.distance(to, from, limit);
        }
        let (mut place, mut rows) = (from, 0);
        while place.block < to.block && rows < limit {
            rows += self.height(place.block).saturating_sub(place.row);
            place = Place { block: place.block + 1, row: 0 };
        }
        if place.block == to.block {
            rows += to.row.saturating_sub(place.row);
        }
        isize::try_from(rows.min(limit)).unwrap_or(isize::MAX)
    }

    /// The last row of text.
    pub(crate) fn last(&self) -> Place {
        let block = self.blocks.len().saturating_sub(1);
        Place { block, row: self.rows(block).len().saturating_sub(1) }
    }
}

/// The rows of a block.
fn wrap(text: &str, block: &Block, width: usize) -> Vec<Row> {
    let (first, later) = indents(block.span.of(text), block.kind, width);
    wrap_span(text, block.span, width, (first, later))
}

/// A range of `text` in rows of at most `width` columns: first fit over the break opportunities of UAX #14, clusters never
/// split. `first` and `later` are the blank columns before the first row and the others.
pub(crate) fn wrap_span(text: &str, whole: Span, width: usize, (first, later): (usize, usize)) -> Vec<Row> {
    let (mut rows, mut start, mut column) = (Vec::new(), whole.start, first);
    let mut indent = first;
    let mut close = |end: usize, start: &mut usize, indent: &mut usize| {
        rows.push(Row { span: Span::new(*start, end), indent: *indent });
        (*start, *indent) = (end, later);
    };
    for span in words(text, whole) {
        let (solid, full) = widths(text, span);
        if column + solid > width && start < span.start {
            close(span.start, &mut start, &mut indent);
            column = later;
        }
        if column + solid <= width {
            column += full;
            continue;
        }
        for cluster in clusters(text, span) {
            if column + cluster.width > width && start < cluster.span.start && !is_blank(cluster.shown) {
                close(cluster.span.start, &mut start, &mut indent);
                column = later;
            }
            column += cluster.width;
        }
    }
    close(whole.end, &mut start, &mut indent);
    rows
}

/// The ranges between which a row may break: words with the blanks after them, also the parts of well-known.
fn words(text: &str, whole: Span) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let (mut at, mut cursor) = (whole.start, GraphemeCursor::new(whole.end, text.len(), true));
    for word in WordSeparator::UnicodeBreakProperties.find_words(whole.of(text)) {
        let end = at + word.word.len() + word.whitespace.len();
        let hyphens = WordSplitter::HyphenSplitter.split_points(word.word).into_iter().map(|n| at + n);
        for end in hyphens.chain([end]).collect::<Vec<usize>>() {
            // A break may be allowed where a mark combines with a blank, or stands before a letter; a cluster is not split even
            // there.
            cursor.set_cursor(at);
            let beside = text.as_bytes().get(at.saturating_sub(1)..=at).unwrap_or_default();
            let inside = !beside.is_ascii() && cursor.is_boundary(text, 0).is_ok_and(|boundary| !boundary);
            match words.last_mut().filter(|_| inside) {
                Some(last) => last.end = end,
                None => words.push(Span::new(at, end)),
            }
            at = end;
        }
    }
    words
}

/// Columns of a word without and with the white space after it.
fn widths(text: &str, word: Span) -> (usize, usize) {
    let (mut solid, mut full) = (0, 0);
    for cluster in clusters(text, word) {
        full += cluster.width;
        if !is_blank(cluster.shown) {
            solid = full;
        }
    }
    (solid, full)
}

fn is_blank(shown: &str) -> bool {
    shown.chars().all(char::is_whitespace)
}

/// Blank columns before the first and the later rows: later rows of a list item stand under its words.
fn indents(inner: &str, kind: BlockKind, width: usize) -> (usize, usize) {
    let (first, later) = match kind {
        BlockKind::ListItem => (0, bullet(inner)),
        BlockKind::BlockQuote => (2, 2),
        _ => (0, 0),
    };
    if width < 16 { (0, 0) } else { (first, later) }
}

/// Columns of a bullet or number with the blank after it.
fn bullet(inner: &str) -> usize {
    let Some((mark, _)) = inner.split_once(' ') else { return 0 };
    let numbered = mark.ends_with(['.', ')']) && mark.len() <= 4 && mark.bytes().any(|b| b.is_ascii_digit());
    let is_bullet = numbered || mark.chars().all(|c| !c.is_alphanumeric());
    let columns = super::text::width(mark) + 1;
    if is_bullet && columns <= 5 { columns } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn sheet(text: &str, kind: BlockKind, width: usize) -> Sheet {
        let mut document = crate::document::read("t", text.as_bytes());
        document.blocks.iter_mut().for_each(|b| b.kind = kind);
        Sheet::new(&Arc::new(vec![document]), 0, width)
    }

    fn check(text: &str, kind: BlockKind, width: usize, expected: &[&str]) {
        let sheet = sheet(text, kind, width);
        let rows: Vec<String> =
            sheet.rows(0).iter().map(|r| " ".repeat(r.indent) + r.span.of(&sheet.document().text).trim_end()).collect();
        assert_eq!(rows, expected, "{text:?} at {width}");
    }

    #[test]
    fn rows_break_at_words() {
        check("The ferry left late.", BlockKind::Paragraph, 10, &["The ferry", "left late."]);
        check("well-known", BlockKind::Paragraph, 6, &["well-", "known"]);
        check("unbreakable", BlockKind::Paragraph, 4, &["unbr", "eaka", "ble"]);
        check("漢字漢字", BlockKind::Paragraph, 5, &["漢字", "漢字"]);
        check("", BlockKind::Paragraph, 5, &[]);
        // A sign that is written before the letter it belongs to.
        check("aaa\u{11941}a", BlockKind::Paragraph, 3, &["aaa", "\u{11941}a"]);
    }

    #[test]
    fn list_items_hang_and_quotations_stand_in() {
        let item = "1. first of all the ferry";
        check(item, BlockKind::ListItem, 16, &["1. first of all", "   the ferry"]);
        check("said the mayor of it", BlockKind::BlockQuote, 16, &["  said the mayor", "  of it"]);
    }

    #[test]
    fn going_down_and_up_counts_the_gaps() {
        let sheet = sheet("one two\n\nthree\n\nfour", BlockKind::Paragraph, 4);
        let start = Place::default();
        assert_eq!(sheet.down(start, 3), (Place { block: 1, row: 0 }, 3));
        assert_eq!(sheet.down(start, 99), (Place { block: 2, row: 0 }, 6));
        assert_eq!(sheet.up(Place { block: 2, row: 0 }, 2), (Place { block: 1, row: 1 }, 2));
        assert_eq!(sheet.up(Place { block: 1, row: 0 }, 9), (start, 3));
        assert_eq!(sheet.distance(start, Place { block: 2, row: 0 }, 100), 6);
        assert_eq!(sheet.distance(Place { block: 2, row: 0 }, start, 2), -2);
        assert_eq!(sheet.place(0), start);
        assert_eq!(sheet.last(), Place { block: 2, row: 0 });
    }

    proptest! {
        #[test]
        fn rows_tile_the_block_and_fit(
            text in "(\\PC|[a-z]{1,9}|[a-z]{1,9}|[ \\t\\x1b]|漢|👩|\\u{200d}|🚀|\\u{301}|-){1,60}",
            width in 3usize..40,
        ) {
            let sheet = sheet(&text, BlockKind::Paragraph, width);
            let document = sheet.document();
            let edges: Vec<usize> = document.text.grapheme_indices(true).map(|(at, _)| at).collect();
            for (index, block) in document.blocks.iter().enumerate() {
                let mut at = block.span.start;
                for row in sheet.rows(index) {
                    prop_assert_eq!(row.span.start, at);
                    prop_assert!(at == block.span.start || edges.binary_search(&at).is_ok());
                    let cells: Vec<_> = clusters(&document.text, row.span).collect();
                    let solid = cells.iter().rposition(|c| !is_blank(c.shown)).map_or(0, |n| n + 1);
                    let columns: usize = cells[..solid].iter().map(|c| c.width).sum();
                    prop_assert!(columns <= width || solid == 1, "{} columns", columns);
                    at = row.span.end;
                }
                prop_assert_eq!(at, block.span.end);
            }
        }
    }
}
