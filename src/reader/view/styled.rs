//! Text made of pieces in different styles, wrapped and drawn: what popups and lists are written with.

use super::super::bidi::Base;
use super::super::field::Field;
use super::super::sheet::{Row, wrap_span};
use super::super::text::{clusters, put, put_cluster, turned, width};
use super::super::theme::{Role, Theme};
use crate::document::Span;
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// A text with a style for every part of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Styled {
    pub(super) text: String,
    /// Where each style ends, in order.
    styles: Vec<(usize, Role)>,
}

/// A row of a styled text.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    text: Styled,
    span: Span,
    indent: usize,
}

impl Styled {
    /// A text of one piece.
    pub(crate) fn of(text: &str, role: Role) -> Self {
        Self::default().and(text, role)
    }

    /// The text with one more piece.
    pub(crate) fn and(mut self, text: &str, role: Role) -> Self {
        self.push(text, role);
        self
    }

    /// Adds a piece.
    pub(crate) fn push(&mut self, text: &str, role: Role) {
        self.text.push_str(text);
        self.styles.push((self.text.len(), role));
    }

    /// Adds another text behind.
    pub(crate) fn append(&mut self, other: Self) {
        let before = self.text.len();
        self.text.push_str(&other.text);
        self.styles.extend(other.styles.into_iter().map(|(end, role)| (before + end, role)));
    }

    /// Adds a range of a document's text, in which some ranges have a role of their own.
    pub(crate) fn push_marked(&mut self, text: &str, span: Span, base: Role, marked: &[(Span, Role)]) {
        let mut cuts: Vec<usize> = vec![span.start, span.end];
        for (range, _) in marked {
            cuts.extend([range.start, range.end].into_iter().filter(|c| span.start < *c && *c < span.end));
        }
        cuts.sort_unstable();
        cuts.dedup();
        for ends in cuts.windows(2) {
            let part = Span::new(ends[0], ends[1]);
            let role = marked.iter().find(|(range, _)| range.contains(part)).map_or(base, |(_, r)| *r);
            self.push(part.of(text), role);
        }
    }

    /// Adds a line that is typed, with its caret, in so many columns.
    pub(crate) fn push_field(&mut self, field: &Field, columns: usize) {
        let (before, under, after) = field.seen(columns);
        self.push(before, Role::Plain);
        self.push(if under.is_empty() { " " } else { under }, Role::Selected);
        self.push(after, Role::Plain);
    }

    /// The rows at a width, with so many blank columns before the first and the later ones.
    pub(crate) fn rows(&self, width: usize, indents: (usize, usize)) -> Vec<Line> {
        if self.text.is_empty() {
            return vec![Line { text: Self::default(), span: Span::new(0, 0), indent: 0 }];
        }
        let rows = wrap_span(&self.text, Span::new(0, self.text.len()), width.max(1), indents);
        let line = |r: Row| {
            let text = r.span.of(&self.text);
            // A blank at which the text is broken has nothing to be underlined.
            let is_last = r.span.end == self.text.len();
            let text = if is_last { text } else { text.trim_end_matches(' ') };
            let styles = self.styles.iter().map(|(end, s)| (end.saturating_sub(r.span.start), *s)).collect();
            Line { text: Self { text: text.to_owned(), styles }, span: Span::new(0, text.len()), indent: r.indent }
        };
        rows.into_iter().map(line).collect()
    }

    /// Draws the text on one row, cut at column `limit`; gives the column after it.
    pub(crate) fn draw(&self, buffer: &mut Buffer, (x, y): (u16, u16), limit: u16, theme: Theme) -> u16 {
        put_styled(buffer, (x, y), limit, &self.text, Span::new(0, self.text.len()), |at| theme.style(self.role_at(at)))
    }

    /// Draws the text on one row, with a sign in its last column where it does not fit; gives the column after it.
    pub(crate) fn draw_cut(&self, buffer: &mut Buffer, at: (u16, u16), limit: u16, theme: Theme) -> u16 {
        if width(&self.text) <= usize::from(limit.saturating_sub(at.0)) {
            return self.draw(buffer, at, limit, theme);
        }
        let next = self.draw(buffer, at, limit.saturating_sub(1), theme);
        put(buffer, next, at.1, limit, theme.frames().cut, theme.style(Role::Dim))
    }

    fn role_at(&self, byte: usize) -> Role {
        let index = self.styles.partition_point(|(end, _)| *end <= byte);
        self.styles.get(index).map_or(Role::Plain, |(_, role)| *role)
    }
}

impl Line {
    /// Draws the row.
    pub(crate) fn draw(&self, buffer: &mut Buffer, (x, y): (u16, u16), limit: u16, theme: Theme) {
        let x = x + u16::try_from(self.indent).unwrap_or(0);
        put_styled(buffer, (x, y), limit, &self.text.text, self.span, |at| theme.style(self.text.role_at(at)));
    }
}

/// Draws a range of a text, each cluster in the style that its byte has; gives the column after it.
pub(crate) fn put_styled(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    limit: u16,
    text: &str,
    span: Span,
    style: impl Fn(usize) -> Style,
) -> u16 {
    let column = put_clusters(buffer, (x, y), limit, text, span, style);
    turned(buffer, y, x..column, Base::Left);
    column
}

/// The same for a row of a text, which is read from the side that most of its letters are read from.
pub(crate) fn put_row(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    limit: u16,
    text: &str,
    span: Span,
    style: impl Fn(usize) -> Style,
) {
    put_clusters(buffer, (x, y), limit, text, span, style);
    turned(buffer, y, x..limit, Base::Most);
}

/// The clusters in the order of the text, as far as they fit; gives the column after them.
fn put_clusters(
    buffer: &mut Buffer,
    (x, y): (u16, u16),
    limit: u16,
    text: &str,
    span: Span,
    style: impl Fn(usize) -> Style,
) -> u16 {
    let mut column = x;
    for cluster in clusters(text, span) {
        match put_cluster(buffer, column, y, limit, &cluster, style(cluster.span.start)) {
            Some(next) => column = next,
            None => break,
        }
    }
    column
}
