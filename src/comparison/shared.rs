//! The words that the two ends of a link share. A long story has a hundred thousand of them, so that each takes half of what two
//! spans take.

use crate::document::Span;

/// Words that both passages of a link have, as (in a, in b).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SharedWords(Vec<[u32; 4]>);

impl SharedWords {
    /// The words, in order.
    pub fn iter(&self) -> impl Iterator<Item = (Span, Span)> + '_ {
        let at = |byte: u32| byte as usize;
        self.0.iter().map(move |[a, b, c, d]| (Span::new(at(*a), at(*b)), Span::new(at(*c), at(*d))))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Orders them by their places in a, then in b.
    pub fn sort(&mut self) {
        self.0.sort_unstable();
    }
}

/// No document is near 4 GiB.
fn packed((a, b): (Span, Span)) -> [u32; 4] {
    [a.start, a.end, b.start, b.end].map(|byte| u32::try_from(byte).unwrap_or(u32::MAX))
}

impl Extend<(Span, Span)> for SharedWords {
    fn extend<I: IntoIterator<Item = (Span, Span)>>(&mut self, words: I) {
        self.0.extend(words.into_iter().map(packed));
    }
}

impl FromIterator<(Span, Span)> for SharedWords {
    fn from_iter<I: IntoIterator<Item = (Span, Span)>>(words: I) -> Self {
        Self(words.into_iter().map(packed).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back_as_they_were_given_and_in_order() {
        let word = |a, b| (Span::new(a, a + 3), Span::new(b, b + 4));
        let mut words: SharedWords = [word(9, 2), word(1, 7)].into_iter().collect();
        words.extend([word(1, 0)]);
        assert_eq!(words.iter().collect::<Vec<_>>(), [word(9, 2), word(1, 7), word(1, 0)]);
        words.sort();
        assert_eq!(words.iter().collect::<Vec<_>>(), [word(1, 0), word(1, 7), word(9, 2)]);
        assert!(!words.is_empty() && SharedWords::default().is_empty());
    }
}
