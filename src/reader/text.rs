//! Text as it is drawn: grapheme clusters, their widths, and nothing that a terminal would obey.
//!
//! Where rows break is left to [`super::sheet`]; what is drawn where, to the views.

use super::bidi::{self, Base};
use crate::document::Span;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What the terminal leaves to the program; set once, before anything is drawn.
static EMOJI_AS_TEXT: AtomicBool = AtomicBool::new(false);
static TURNS: AtomicBool = AtomicBool::new(false);

/// From now on text that runs from right to left is turned here, and emoji are drawn without colour, if asked.
pub(crate) fn suit(turns: bool, emoji_as_text: bool) {
    TURNS.store(turns, Ordering::Relaxed);
    EMOJI_AS_TEXT.store(emoji_as_text, Ordering::Relaxed);
}

/// Whether text that runs from right to left is turned around here, not by the terminal.
pub(crate) fn turns() -> bool {
    TURNS.load(Ordering::Relaxed)
}

/// One grapheme cluster of a text, ready to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cluster<'a> {
    /// Where it stands; bytes.
    pub(crate) span: Span,
    /// What is drawn for it: itself, a blank, a replacement, or nothing.
    pub(crate) shown: &'a str,
    /// Columns it takes.
    pub(crate) width: usize,
}

/// The clusters of a range of `text`, in order; together they tile it.
pub(crate) fn clusters(text: &str, span: Span) -> Clusters<'_> {
    Clusters { text, at: span.start, end: span.end }
}

/// See [`clusters`].
#[derive(Debug, Clone)]
pub(crate) struct Clusters<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Iterator for Clusters<'a> {
    type Item = Cluster<'a>;

    fn next(&mut self) -> Option<Cluster<'a>> {
        let rest = self.text.get(self.at..self.end).filter(|r| !r.is_empty())?;
        let bytes = rest.as_bytes();
        // A printable ASCII byte before another ASCII byte is a cluster of its own: nothing can combine with it.
        let plain = (0x20..0x7f).contains(&bytes[0]) && bytes.get(1).is_none_or(u8::is_ascii);
        let cluster = if plain { &rest[..1] } else { rest.graphemes(true).next()? };
        let span = Span::new(self.at, self.at + cluster.len());
        self.at = span.end;
        let (shown, width) = if plain { (cluster, 1) } else { drawn(cluster) };
        Some(Cluster { span, shown, width })
    }
}

/// What is drawn for a cluster, and its width in columns.
fn drawn(cluster: &str) -> (&str, usize) {
    let Some(first) = cluster.chars().next() else { return ("", 0) };
    match first {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => return (" ", 1),
        // Would turn the order of the row, or the row's neighbours, around.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => return ("\u{fffd}", 1),
        // Say where a word may break or join; nothing to see.
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2065}' | '\u{feff}' => return ("", 0),
        '\u{fffe}' | '\u{ffff}' => return ("\u{fffd}", 1),
        c if c.is_control() => return ("\u{fffd}", 1),
        _ => {}
    }
    let cluster = if EMOJI_AS_TEXT.load(Ordering::Relaxed) { as_text(cluster) } else { cluster };
    match cluster.width() {
        // A mark with nothing to stand on.
        0 => ("\u{fffd}", 1),
        width => (cluster, width),
    }
}

/// A cluster up to the sign that asks for an emoji (VS16), on which terminals do not agree; a sequence loses what follows it.
fn as_text(cluster: &str) -> &str {
    cluster.split('\u{fe0f}').next().filter(|kept| !kept.is_empty()).unwrap_or(cluster)
}

/// Columns that a text takes when it is drawn.
pub(crate) fn width(text: &str) -> usize {
    clusters(text, Span::new(0, text.len())).map(|c| c.width).sum()
}

/// Draws `text` at `x`, `y` up to, not including, column `limit`; gives the column after it. Never half a cluster.
pub(crate) fn put(buffer: &mut Buffer, x: u16, y: u16, limit: u16, text: &str, style: Style) -> u16 {
    let mut column = x;
    for cluster in clusters(text, Span::new(0, text.len())) {
        match put_cluster(buffer, column, y, limit, &cluster, style) {
            Some(next) => column = next,
            None => break,
        }
    }
    turned(buffer, y, x..column, Base::Left);
    column
}

/// Turns what was drawn, where that is done here.
pub(crate) fn turned(buffer: &mut Buffer, y: u16, columns: Range<u16>, base: Base) {
    if turns() {
        bidi::turn(buffer, y, columns, base);
    }
}

/// The byte under a column of a row that begins `indent` columns in and is `columns` wide: of the nearest character before it, or
/// of the first.
pub(crate) fn byte_at(text: &str, row: Span, (indent, columns): (usize, usize), column: usize) -> Option<usize> {
    let all: Vec<Cluster<'_>> = clusters(text, row).collect();
    let blanks = columns.saturating_sub(indent + all.iter().map(|c| c.width).sum::<usize>());
    let cells = all.iter().map(|c| c.shown).chain(std::iter::repeat_n(" ", blanks));
    let order = if turns() { bidi::seen(cells, Base::Most) } else { None };
    let order = order.unwrap_or_else(|| (0..all.len()).map(|n| (n, false)).collect());
    let mut at = indent;
    for (n, _) in order {
        at += all.get(n).map_or(1, |c| c.width);
        if at > column && n < all.len() {
            return Some(all[n].span.start);
        }
    }
    all.last().map(|c| c.span.start)
}

/// Stands in a cell where text was cut, until the sign of the theme takes its place: no character, so no text has it
/// ([`drawn`] shows it as a replacement).
pub(crate) const CUT: &str = "\u{fffe}";

/// Draws `text` like [`put`], and [`CUT`] in its last column where it does not fit.
pub(crate) fn put_cut(buffer: &mut Buffer, x: u16, y: u16, limit: u16, text: &str, style: Style) -> u16 {
    if width(text) <= usize::from(limit.saturating_sub(x)) {
        return put(buffer, x, y, limit, text, style);
    }
    let next = put(buffer, x, y, limit.saturating_sub(1), text, style);
    let sign = Cluster { span: Span::new(0, 0), shown: CUT, width: 1 };
    put_cluster(buffer, next, y, limit, &sign, style).unwrap_or(next)
}

/// `text` in at most so many columns, with `sign` at its end where it does not fit; what a table is padded with.
pub(crate) fn cut(text: &str, columns: usize, sign: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(width(sign));
    let (mut kept, mut used) = (String::new(), 0);
    for cluster in clusters(text, Span::new(0, text.len())) {
        used += cluster.width;
        if used > room {
            break;
        }
        kept.push_str(cluster.span.of(text));
    }
    kept + sign
}

/// Draws one cluster; gives the column after it, or nothing where it does not fit.
pub(crate) fn put_cluster(
    buffer: &mut Buffer,
    x: u16,
    y: u16,
    limit: u16,
    cluster: &Cluster<'_>,
    style: Style,
) -> Option<u16> {
    let next = x.checked_add(u16::try_from(cluster.width).ok()?)?;
    if next > limit {
        return None;
    }
    for column in x..next {
        let cell = buffer.cell_mut((column, y))?;
        if column == x {
            cell.set_symbol(cluster.shown);
        } else {
            cell.set_symbol(" ");
        }
        cell.set_style(style);
    }
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, shown: &str, columns: usize) {
        let drawn: String = clusters(text, Span::new(0, text.len())).map(|c| c.shown).collect();
        assert_eq!(drawn, shown, "{text:?}");
        assert_eq!(width(text), columns, "{text:?}");
    }

    #[test]
    fn clusters_take_the_columns_a_terminal_gives_them() {
        check("plain", "plain", 5);
        check("漢字", "漢字", 4);
        check("e\u{301}a", "e\u{301}a", 2);
        check("👩\u{200d}🚀!", "👩\u{200d}🚀!", 3);
        check("한", "한", 2);
    }

    #[test]
    fn nothing_a_terminal_would_obey_is_drawn() {
        check("a\x1b[31mb", "a\u{fffd}[31mb", 7);
        check("a\tb\r\nc", "a b c", 5);
        check("a\u{9b}b\u{7f}", "a\u{fffd}b\u{fffd}", 4);
        check("a\u{202e}b\u{ad}c", "a\u{fffd}bc", 4);
    }

    #[test]
    fn emoji_as_text_end_before_the_sign_that_asks_for_colour() {
        for (cluster, expected) in [
            ("\u{2764}\u{fe0f}", "\u{2764}"),
            ("1\u{fe0f}\u{20e3}", "1"),
            ("\u{1f680}", "\u{1f680}"),
            ("\u{fe0f}", "\u{fe0f}"),
        ] {
            assert_eq!(as_text(cluster), expected);
        }
    }

    proptest! {
        #[test]
        fn clusters_tile_the_text(text in "\\PC{0,12}|[\\x00-\\x7f]{0,12}|(\\u{301}|漢|👩|\\u{200d}|🚀|a| ){0,9}") {
            let mut at = 0;
            for cluster in clusters(&text, Span::new(0, text.len())) {
                prop_assert_eq!(cluster.span.start, at);
                prop_assert!(!cluster.shown.chars().any(char::is_control));
                at = cluster.span.end;
            }
            prop_assert_eq!(at, text.len());
        }
    }
}
