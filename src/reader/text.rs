//! Text as it is drawn: grapheme clusters, their widths, and nothing that a terminal would obey.
//!
//! Where rows break is left to [`super::sheet`]; what is drawn where, to the views.

use crate::document::Span;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

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
    match cluster.width() {
        // A mark with nothing to stand on.
        0 => ("\u{fffd}", 1),
        width => (cluster, width),
    }
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
    column
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
