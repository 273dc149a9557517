//! Bytes of a text to Unicode code points: what leaves the program counts these.

use crate::document::Span;

/// Bytes between two places that are counted ahead.
const STEP: usize = 256;

/// The code points of one text, counted once, so that a place costs at most one step however long the text is.
#[derive(Debug, Clone)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// Code points before every [`STEP`]th byte.
    counted: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Counts the text.
    pub fn of(text: &'a str) -> Self {
        let mut total = 0;
        let counted = text.as_bytes().chunks(STEP).map(|chunk| {
            let before = total;
            total += beginnings(chunk);
            before
        });
        Self { text, counted: counted.collect() }
    }

    /// Code points before the byte `at`; all of them where the text is shorter.
    pub fn before(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let step = (at / STEP).min(self.counted.len().saturating_sub(1));
        self.counted.get(step).map_or(0, |n| n + beginnings(&self.text.as_bytes()[step * STEP..at]))
    }

    /// First code point of the range and one past its last.
    pub fn range(&self, span: Span) -> (usize, usize) {
        (self.before(span.start), self.before(span.end))
    }
}

/// Bytes that begin a code point.
fn beginnings(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) {
        let points = CodePoints::of(text);
        for at in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
            assert_eq!(points.before(at), text[..at].chars().count(), "byte {at} of {text:?}");
        }
        assert_eq!(points.before(text.len() + 9), text.chars().count());
    }

    #[test]
    fn every_place_is_as_counted_from_the_start() {
        check("");
        check("plain");
        check(&"a“ž”🙂e\u{301}".repeat(90));
        check(&"x".repeat(STEP * 2));
    }
}
