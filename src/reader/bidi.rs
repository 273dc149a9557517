//! Text that runs from right to left, in the order in which it is seen (UAX #9), for terminals that do not turn it around.
//!
//! It is turned row by row, after the rows were broken. Letters are not joined here: that is left to the terminal's font. Whether
//! it is turned at all is left to [`super::text`].

use super::text::width;
use ratatui::buffer::{Buffer, Cell};
use std::ops::Range;
use unicode_bidi::{Level, ParagraphBidiInfo};

/// From which side a row is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base {
    /// From the left, whatever stands in it: labels, lists.
    Left,
    /// From the side that most of its letters are read from: rows of a text.
    Most,
}

/// Whether a letter is written from right to left: the blocks of Hebrew, Arabic, Syriac, Thaana, N'Ko and their like.
pub(crate) fn runs_left(c: char) -> bool {
    matches!(u32::from(c), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
}

/// The clusters of a row in the order in which they are seen, and whether each is read from the right; none where all of them
/// stand as they are.
pub(crate) fn seen<'a>(clusters: impl Iterator<Item = &'a str> + Clone, base: Base) -> Option<Vec<(usize, bool)>> {
    let letters = || clusters.clone().flat_map(str::chars);
    if !letters().any(runs_left) {
        return None;
    }
    let right = letters().filter(|c| runs_left(*c)).count();
    let left = letters().filter(|c| c.is_alphabetic() && !runs_left(*c)).count();
    let level = if base == Base::Most && right > left { Level::rtl() } else { Level::ltr() };
    let row: String = clusters.clone().collect();
    let levels = ParagraphBidiInfo::new(&row, Some(level)).reordered_levels(0..row.len());
    let mut at = 0;
    let of_cluster = |cluster: &str| {
        let level = levels.get(at).copied().unwrap_or(level);
        at += cluster.len();
        level
    };
    let levels: Vec<Level> = clusters.map(of_cluster).collect();
    let order = ParagraphBidiInfo::reorder_visual(&levels);
    Some(order.into_iter().map(|n| (n, levels[n].is_rtl())).collect())
}

/// Turns what stands in some columns of a row, styles and all.
pub(crate) fn turn(buffer: &mut Buffer, y: u16, columns: Range<u16>, base: Base) {
    let mut cells: Vec<Vec<Cell>> = Vec::new();
    let mut x = columns.start;
    while x < columns.end {
        let Some(cell) = buffer.cell((x, y)) else { break };
        let wide = u16::try_from(width(cell.symbol())).unwrap_or(1).clamp(1, columns.end - x);
        cells.push((x..x + wide).filter_map(|x| buffer.cell((x, y)).cloned()).collect());
        x += wide;
    }
    let Some(order) = seen(cells.iter().map(|unit| unit[0].symbol()), base) else { return };
    let mut x = columns.start;
    for (n, is_from_right) in order {
        for (k, cell) in cells[n].iter().enumerate() {
            if let Some(there) = buffer.cell_mut((x, y)) {
                *there = cell.clone();
                if let (0, true, Some(mirrored)) = (k, is_from_right, mirrored(cell.symbol())) {
                    there.set_symbol(mirrored);
                }
            }
            x += 1;
        }
    }
}

/// A bracket as it is seen from the other side.
fn mirrored(symbol: &str) -> Option<&'static str> {
    const PAIRS: [(&str, &str); 6] =
        [("(", ")"), ("[", "]"), ("{", "}"), ("<", ">"), ("\u{ab}", "\u{bb}"), ("\u{2039}", "\u{203a}")];
    let found = PAIRS.iter().find(|(a, b)| *a == symbol || *b == symbol)?;
    Some(if found.0 == symbol { found.1 } else { found.0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::text::put;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    fn check(text: &str, base: Base, expected: &str) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 14, 1));
        put(&mut buffer, 1, 0, 14, text, Style::new());
        turn(&mut buffer, 0, 1..13, base);
        let row: String = buffer.content.iter().map(Cell::symbol).collect();
        assert_eq!(row.trim_end(), expected.trim_end(), "{text}");
    }

    #[test]
    fn rows_are_turned_as_they_are_seen() {
        check("abc 12", Base::Most, " abc 12");
        // Hebrew letters alef, bet, gimel; numbers keep their order, brackets are seen from the other side.
        check("\u{5d0}\u{5d1}\u{5d2} 12", Base::Most, "       12 \u{5d2}\u{5d1}\u{5d0}");
        check("\u{5d0}\u{5d1}\u{5d2} 12", Base::Left, " 12 \u{5d2}\u{5d1}\u{5d0}");
        check("(\u{5d0}\u{5d1})", Base::Most, "         (\u{5d1}\u{5d0})");
        check("say \u{5d0}\u{5d1} now", Base::Most, " say \u{5d1}\u{5d0} now");
        check("\u{5d0}\u{6f22}\u{5d1}", Base::Most, "         \u{5d1}\u{6f22} \u{5d0}");
    }
}
