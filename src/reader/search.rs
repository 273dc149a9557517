//! Finding words in all sources: every place of a query, ignoring case unless the query has a capital.
//!
//! A query that begins with a slash is a pattern: `/` `/mill?ion` finds "million" and "milion".

use crate::comparison::Passage;
use crate::document::{Document, Span};
use regex_automata::meta::{Config, Regex};
use regex_automata::util::syntax;

/// No more places than these are found; of so many nobody looks at the last.
const MOST: usize = 100_000;
/// Bytes that a pattern may take once it is made ready.
const PATTERN: usize = 1 << 20;

/// What was searched for and where it stands.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// The words; empty where there is no search.
    pub(crate) query: String,
    /// Where they stand: document and bytes, in order.
    pub(crate) hits: Vec<(usize, Span)>,
    /// Whether the query is a pattern that cannot be understood, as it may be while it is typed.
    pub(crate) is_broken: bool,
}

impl Search {
    /// Every place of `query` in the documents, none overlapping another.
    pub(crate) fn new(documents: &[Document], query: &str) -> Self {
        if let Some(pattern) = query.strip_prefix('/') {
            return Self::by_pattern(documents, query, pattern);
        }
        let exact = query.chars().any(char::is_uppercase);
        let wanted: Vec<char> = query.chars().flat_map(|c| folded(c, exact)).collect();
        let mut hits = Vec::new();
        if !wanted.is_empty() {
            for (index, document) in documents.iter().enumerate() {
                find(&document.text, &wanted, exact, |span| hits.push((index, span)));
            }
        }
        hits.truncate(MOST);
        Self { query: query.to_owned(), hits, is_broken: false }
    }

    /// Every place of a pattern; what matches nothing is no place.
    fn by_pattern(documents: &[Document], query: &str, pattern: &str) -> Self {
        // A capital counts, one in an escape like \W does not.
        let mut before = ' ';
        let exact = pattern.chars().any(|c| std::mem::replace(&mut before, c) != '\\' && c.is_uppercase());
        let made = Regex::builder()
            .syntax(syntax::Config::new().case_insensitive(!exact).multi_line(true))
            .configure(Config::new().nfa_size_limit(Some(PATTERN)).hybrid_cache_capacity(PATTERN))
            .build(pattern);
        let mut found = Self { query: query.to_owned(), hits: Vec::new(), is_broken: made.is_err() };
        let Ok(made) = made else { return found };
        for (index, document) in documents.iter().enumerate() {
            let room = MOST - found.hits.len();
            let places = made.find_iter(&document.text).filter(|m| !m.is_empty()).take(room);
            found.hits.extend(places.map(|m| (index, Span::new(m.start(), m.end()))));
        }
        found
    }

    /// Whether a search is on.
    pub(crate) fn is_on(&self) -> bool {
        !self.query.is_empty()
    }

    /// The hits that a range of a document touches.
    pub(crate) fn within(&self, document: usize, span: Span) -> &[(usize, Span)] {
        let first = self.hits.partition_point(|(d, s)| (*d, s.end) <= (document, span.start));
        let last = self.hits.partition_point(|(d, s)| (*d, s.start) < (document, span.end));
        self.hits.get(first..last).unwrap_or_default()
    }

    /// How many hits a document has.
    pub(crate) fn count(&self, document: usize) -> usize {
        self.hits.iter().filter(|(d, _)| *d == document).count()
    }

    /// The next hit from a place (negative: the one before), going round.
    pub(crate) fn next(&self, from: (usize, usize), step: isize) -> Option<usize> {
        let count = self.hits.len();
        if count == 0 {
            return None;
        }
        let after = self.hits.partition_point(|(d, s)| (*d, s.start) <= from);
        let before = self.hits.partition_point(|(d, s)| (*d, s.start) < from);
        Some(if step > 0 { after % count } else { (before + count - 1) % count })
    }
}

/// The characters a character is compared by; one kind of quotation mark, dash and blank stands for all.
fn folded(c: char, exact: bool) -> impl Iterator<Item = char> {
    let plain = match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2013}' | '\u{2014}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let lower = (!exact).then(|| plain.to_lowercase());
    let as_is = exact.then_some(plain);
    lower.into_iter().flatten().chain(as_is)
}

fn find(text: &str, wanted: &[char], exact: bool, mut hit: impl FnMut(Span)) {
    let mut from = 0;
    for (start, c) in text.char_indices() {
        if start < from || folded(c, exact).next() != wanted.first().copied() {
            continue;
        }
        if let Some(end) = ends(&text[start..], wanted, exact) {
            hit(Span::new(start, start + end));
            from = start + end;
        }
    }
}

/// Where the words end, if the text begins with them.
fn ends(text: &str, wanted: &[char], exact: bool) -> Option<usize> {
    let mut left = wanted.iter();
    for (at, c) in text.char_indices() {
        if left.len() == 0 {
            return Some(at);
        }
        for f in folded(c, exact) {
            if left.next().is_some_and(|w| *w != f) {
                return None;
            }
        }
    }
    (left.len() == 0).then_some(text.len())
}

/// Whether a row of a list holds what is sought in it, in one of its passages or in some other words; case counts where a capital
/// is sought.
pub(crate) fn is_in_row<'w>(
    sought: &str,
    words: impl IntoIterator<Item = &'w str>,
    (documents, passages): (&[Document], &[Passage]),
) -> bool {
    let exact = sought.chars().any(char::is_uppercase);
    let holds = |text: &str| if exact { text.contains(sought) } else { text.to_lowercase().contains(sought) };
    let text = |p: &Passage| documents.get(p.document.0).map_or("", |d| p.span.of(&d.text));
    sought.is_empty() || words.into_iter().any(holds) || passages.iter().map(text).any(holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, text: &str, expected: &[&str]) {
        let documents = [crate::document::read("t", text.as_bytes())];
        let search = Search::new(&documents, query);
        let found: Vec<&str> = search.hits.iter().map(|(_, s)| s.of(&documents[0].text)).collect();
        assert_eq!(found, expected, "{query} in {text}");
    }

    #[test]
    fn a_leading_slash_makes_it_a_pattern() {
        check("/mill?ion", "A million, a Milion", &["million", "Milion"]);
        check("/Mill?ion", "A million, a Milion", &["Milion"]);
        check("/\\W5", "x 5 y5", &[" 5"]);
        check("/^bus", "Bus lines\nbuses", &["Bus", "bus"]);
        check("/x*", "axxa", &["xx"]);
        check("/", "anything", &[]);
        let documents = [crate::document::read("t", b"(a")];
        assert!(Search::new(&documents, "/(a").is_broken);
        assert!(Search::new(&documents, "/a{9999}{9999}").is_broken);
    }

    #[test]
    fn case_counts_only_where_the_query_has_a_capital() {
        check("pier", "Pier, pier and PIERS", &["Pier", "pier", "PIER"]);
        check("Pier", "Pier, pier and PIERS", &["Pier"]);
        check("straße", "STRASSE Straße", &["Straße"]);
        check("aa", "aaaaa", &["aa", "aa"]);
        check("", "aaaaa", &[]);
        check("xyz", "xy", &[]);
    }

    #[test]
    fn quotation_marks_dashes_and_line_ends_are_alike() {
        check("don't", "don\u{2019}t", &["don\u{2019}t"]);
        check("a - b", "a\n\u{2014} b", &["a\n\u{2014} b"]);
    }

    #[test]
    fn the_next_hit_goes_round() {
        let documents = [crate::document::read("t", b"x x"), crate::document::read("u", b"x")];
        let search = Search::new(&documents, "x");
        assert_eq!(search.next((0, 0), 1), Some(1));
        assert_eq!(search.next((1, 0), 1), Some(0));
        assert_eq!(search.next((0, 0), -1), Some(2));
        assert_eq!(search.within(0, Span::new(1, 3)), &[(0, Span::new(2, 3))]);
        assert_eq!(search.count(1), 1);
    }
}
