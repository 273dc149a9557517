//! Where sentences end.
//!
//! ```text
//!  He met Dr. Lee in the U.S. on Oct. 7. "Is it over?" she asked. It was.
//!        joined^    joined^   joined^  ^ends  joined^            ^ends
//! ```
//!
//! Marks that can end a sentence are those of Unicode's sentence boundary property (UAX #29: STerm and ATerm) and the
//! ellipsis. Each is judged once by what stands before it (abbreviation, initial, list mark) and what opens behind it, after the
//! manner of the Golden Rules (Dias, Pragmatic Segmenter, 2015), save that quotations of several sentences are split too.
//! Blocks never share a sentence; which blocks there are is left to [`crate::document`].

mod abbreviation;
mod listing;

use crate::document::Span;
use abbreviation::Stop;
pub(super) use abbreviation::is_starter;
use std::ops::Range;

/// One sentence, without the white space around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index of its block in the document.
    pub block: usize,
    /// Its tokens, as a range of the analysis' tokens.
    pub tokens: Range<usize>,
}

/// The sentences of a block, in order, each trimmed; what stands between them is white space.
pub fn split(text: &str, block: Span) -> Vec<Span> {
    let inner = block.of(text);
    let items = listing::items(inner);
    let mut bounds = Vec::new();
    let edges = std::iter::once(0).chain(items.iter().copied());
    let ends = items.iter().copied().chain(std::iter::once(inner.len()));
    for (start, end) in edges.zip(ends) {
        bounds_of_item(inner, start, end, &mut bounds);
        bounds.push(end);
    }
    let mut spans: Vec<Span> = Vec::with_capacity(bounds.len());
    let mut start = 0;
    for end in bounds {
        let span = super::trim(text, Span::new(block.start + start, block.start + end));
        start = end;
        if span.is_empty() {
            continue;
        }
        match spans.last_mut() {
            // Marks alone are no sentence: they close the one before.
            Some(last) if !span.of(text).contains(char::is_alphanumeric) => *last = last.hull(span),
            _ => spans.push(span),
        }
    }
    spans
}

/// Appends where sentences end inside `block[from..to]`.
fn bounds_of_item(block: &str, from: usize, to: usize, bounds: &mut Vec<usize>) {
    let text = &block[..to];
    let mut start = from;
    let mut at = from;
    while let Some(offset) = text[at..].find(is_terminator) {
        let cluster = Cluster::at(text, at + offset);
        if let Some(bound) = bound(text, start, &cluster) {
            bounds.push(bound);
            start = bound;
        }
        at = cluster.end;
    }
}

/// Marks that end a sentence, with the quotation marks and brackets that close behind them: `?!”)`.
struct Cluster {
    /// First byte.
    start: usize,
    /// One past the last byte of the marks and what closes.
    end: usize,
    /// One past the first mark.
    first: usize,
    /// How the marks read.
    shape: Shape,
    /// Whether a quotation mark closes.
    quote: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// One full stop.
    Stop,
    /// "..." or "…".
    Ellipsis,
    /// ". . ." with this many stops.
    Spaced(usize),
    /// Question or exclamation marks.
    Strong,
    /// Anything else: "....", "。".
    Other,
}

impl Cluster {
    fn at(text: &str, start: usize) -> Self {
        let marks = text[start..].find(|c| !is_terminator(c)).map_or(text.len(), |n| start + n);
        let written = &text[start..marks];
        let first = start + written.chars().next().map_or(0, char::len_utf8);
        let (shape, marks) = match written {
            "." => spaced(text, start).map_or((Shape::Stop, marks), |(count, end)| (Shape::Spaced(count), end)),
            "..." | "…" => (Shape::Ellipsis, marks),
            _ if written.contains(['!', '?']) => (Shape::Strong, marks),
            _ => (Shape::Other, marks),
        };
        let mut end = marks;
        let (mut quote, mut closed) = (false, false);
        for c in text[marks..].chars() {
            if !is_closer(c) && !is_terminator(c) {
                break;
            }
            quote |= is_quote(c);
            closed |= end > marks && is_terminator(c);
            end += c.len_utf8();
        }
        if let Some(closed) = spaced_quote(&text[end..]) {
            (end, quote) = (end + closed, true);
        }
        // The ellipsis stands inside a quotation, and the stop behind it ends the sentence: `the word ..."."`.
        let shape = if closed && shape == Shape::Ellipsis { Shape::Other } else { shape };
        end += note_marks(&text[end..]);
        if shape == Shape::Stop {
            end += bare_note(&text[..start], &text[end..]);
        }
        Self { start, end, first, shape, quote }
    }
}

/// Bytes of a closing quotation mark that stands between white space at the start of `text`, as in French.
fn spaced_quote(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let (space, mark, next) = (chars.next()?, chars.next()?, chars.next());
    let closes = space.is_whitespace() && is_quote(mark) && is_closer(mark) && next.is_none_or(char::is_whitespace);
    closes.then(|| space.len_utf8() + mark.len_utf8())
}

/// Full stops with one space between, from `start`: how many, and where they end.
fn spaced(text: &str, start: usize) -> Option<(usize, usize)> {
    let more = text.as_bytes()[start + 1..].chunks(2).take_while(|pair| *pair == b" .").count();
    (more >= 2).then(|| (more + 1, start + 1 + 2 * more))
}

/// Bytes of the numbered notes at the start of `text`: `[1][23]`.
fn note_marks(text: &str) -> usize {
    let mut at = 0;
    while let Some(inner) = text[at..].strip_prefix('[') {
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&digits) || inner.as_bytes().get(digits) != Some(&b']') {
            break;
        }
        at += digits + 2;
    }
    at
}

/// Bytes of a note's number set small in print and captured bare behind the stop, before a capital: "was lost.12 The".
fn bare_note(before: &str, after: &str) -> usize {
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let rest = after[digits..].trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
    let word = before.bytes().rev().take_while(u8::is_ascii_lowercase).count() >= 4 || before.ends_with(')');
    let noted = (1..=3).contains(&digits) && after[digits..].starts_with(' ') && rest.starts_with(char::is_uppercase);
    if word && noted { after.len() - rest.len() - 1 } else { 0 }
}

/// Where the sentence that began at `start` ends, if it does at `cluster`.
fn bound(text: &str, start: usize, cluster: &Cluster) -> Option<usize> {
    let after = &text[cluster.end..];
    let rest = after.trim_start();
    if rest.is_empty() {
        return None;
    }
    let before = text[start..cluster.start].chars().next_back();
    let free = before.is_none_or(|c| c.is_whitespace() || c == '[' || c == '(');
    if let Shape::Spaced(count) = cluster.shape {
        return match (count, free) {
            (4.., false) if opens(rest) => Some(cluster.first),
            (4.., true) if opens(rest) => Some(cluster.end),
            _ => None,
        };
    }
    if after.len() == rest.len() {
        return unspaced(text, start, cluster, rest);
    }
    let goes_on = match cluster.shape {
        // An omission in brackets before a capital spans the end of a sentence.
        Shape::Ellipsis => free && !(text[..cluster.end].ends_with(']') && rest.starts_with(char::is_uppercase)),
        Shape::Strong => free || is_asked(text, start, cluster, rest),
        Shape::Stop if !cluster.quote => joins(text, start, cluster, rest),
        _ => false,
    };
    (!goes_on && opens(rest)).then_some(cluster.end)
}

/// A bound without white space behind it: after a mark of a script that writes none, and in "the end.The next".
fn unspaced(text: &str, start: usize, cluster: &Cluster, rest: &str) -> Option<usize> {
    let mark = text[cluster.start..].chars().next()?;
    if matches!(mark, '。' | '．' | '！' | '？' | '｡') {
        return Some(cluster.end);
    }
    if cluster.shape != Shape::Stop || cluster.end != cluster.first {
        return None;
    }
    let mut next = rest.chars();
    if !(next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(char::is_lowercase)) {
        return None;
    }
    let word = word_before(text, start, cluster.start);
    let near = next.as_str().char_indices().nth(80).map_or(next.as_str(), |(end, _)| &next.as_str()[..end]);
    let tail = near.split(char::is_whitespace).next().unwrap_or("");
    let address = |part: &str| part.contains(['@', '/', '\\', '_', ':', '=']) || part.starts_with("www");
    let domain = tail.split('.').skip(1).any(|part| part.starts_with(|c: char| c.is_lowercase() || c.is_numeric()));
    let mut letters = word.chars();
    let head = letters.next().is_some_and(char::is_alphanumeric);
    let plain = head
        && !letters.as_str().is_empty()
        && letters.all(|c| c.is_lowercase() || c.is_numeric() || c == ',')
        && abbreviation::stop_after(word, false) == Stop::End;
    (plain && !address(word) && !address(tail) && !domain).then_some(cluster.end)
}

/// Whether the single full stop of `cluster` belongs to the word before it and the sentence goes on.
fn joins(text: &str, start: usize, cluster: &Cluster, rest: &str) -> bool {
    if listing::is_mark(&text[start..cluster.start]) {
        return true;
    }
    let word = word_before(text, start, cluster.start);
    if word.is_empty() {
        return false;
    }
    let number = rest.starts_with(|c: char| c.is_numeric());
    let next = word_after(rest);
    if word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()) && abbreviation::follows_ordinal(next) {
        return true;
    }
    let opener = rest.starts_with(is_quote) || opens_sentence(rest, next);
    match abbreviation::stop_after(word, number) {
        Stop::End => false,
        Stop::Before | Stop::Number => true,
        Stop::Within => !opener,
        Stop::Clock => abbreviation::goes_on_after_clock(next),
    }
}

/// Whether the word `next` at the start of `rest` opens a sentence; "A" and "I" with a stop are initials.
fn opens_sentence(rest: &str, next: &str) -> bool {
    let initial = next.chars().count() == 1 && rest[next.len()..].starts_with('.');
    !initial && is_starter(next)
}

/// Whether a question or exclamation does not end the sentence: `“Why?” Ms. Hall asked`, "Yahoo! Inc.".
fn is_asked(text: &str, start: usize, cluster: &Cluster, rest: &str) -> bool {
    const CUES: [&str; 14] = [
        "said",
        "says",
        "asked",
        "asks",
        "told",
        "wrote",
        "writes",
        "added",
        "replied",
        "tweeted",
        "shouted",
        "exclaimed",
        "wondered",
        "responded",
    ];
    if cluster.quote {
        let mut words = rest.split_whitespace().take(5).map(|word| word.trim_end_matches([',', '.', ':']));
        return words
            .find(|word| !word.starts_with(char::is_uppercase) || is_starter(word))
            .is_some_and(|word| CUES.contains(&word));
    }
    abbreviation::is_exclaimed(word_before(text, start, cluster.start)) && !opens_sentence(rest, word_after(rest))
}

/// Whether a sentence can begin with `rest`.
fn opens(rest: &str) -> bool {
    let inner = rest.trim_start_matches(|c: char| is_quote(c) || matches!(c, '(' | '[' | '{' | '¿' | '¡'));
    let quoted = inner.len() < rest.len();
    let mut chars = inner.chars();
    let Some(first) = chars.next() else { return false };
    let second = chars.next();
    match first {
        _ if first.is_lowercase() => second.is_some_and(char::is_uppercase),
        _ if first.is_alphanumeric() => true,
        '.' | '…' => {
            let next = inner.chars().take(16).find(|c| !matches!(c, '.' | '…' | ']' | ' '));
            next.is_some_and(|c| c.is_uppercase() || c.is_numeric())
        }
        '-' | '–' | '—' | '/' | '&' | '*' | '|' | '_' => false,
        ',' | ';' | ':' | ')' | ']' | '}' | '!' | '?' => false,
        _ => !quoted,
    }
}

/// The word that ends at byte `end`, without quotation marks and brackets before it; not before `from`, and at most
/// its last 40 bytes.
fn word_before(text: &str, from: usize, end: usize) -> &str {
    let mut start = end;
    for c in text[from..end].chars().rev() {
        if c.is_whitespace() || is_quote(c) && c != '\'' && c != '’' || matches!(c, '(' | '[' | '{' | '—' | '–' | '-')
        {
            break;
        }
        if end - start > 40 {
            break;
        }
        start -= c.len_utf8();
    }
    text[start..end].trim_start_matches(['\'', '’'])
}

/// The letters at the start of `text`, with apostrophes.
fn word_after(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').unwrap_or(text.len());
    &text[..end]
}

/// Marks that can end a sentence: UAX #29 STerm and ATerm of the scripts in wide use, and the ellipsis.
fn is_terminator(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '.' | '!' | '?');
    }
    matches!(
        c,
        '…' | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
            | '‽'
            | '。'
            | '．'
            | '！'
            | '？'
            | '｡'
            | '؟'
            | '۔'
            | '؞'
            | '।'
            | '॥'
            | '։'
            | '።'
            | '፧'
            | '፨'
            | '។'
            | '៕'
            | '၊'
            | '။'
            | '᠃'
            | '᠉'
            | '๚'
            | '๛'
    )
}

/// Quotation marks of all styles.
fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '‘'
            | '’'
            | '„'
            | '‚'
            | '‟'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
    )
}

/// Marks that close behind the end of a sentence.
fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '“' | '»' | '›' | '」' | '』' | ')' | ']' | '}' | '）' | '】')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `marked` has "|" where one sentence ends and the next begins.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<&str> = split(&text, Span::new(0, text.len())).into_iter().map(|s| s.of(&text)).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        check("Mr. Hale met Gov. Ines R. Costa in the U.S. on Oct. 7, 2023.| They spoke with J. R. R. Voss.");
        check("The U.S. Senate met at 9 a.m. Tuesday.| It rose at 5 p.m.| Nobody spoke.");
        check("She lives in the U.S.| He moved to St. Ives, Va. last year.");
        check("See No. 5 and pp. 7-9, i.e. the first part.| No.| That is wrong.");
        check("Acme Inc. Chairman Bo Lind resigned from Acme Inc.| He said nothing.");
        check("Er kam am 12. Juni, z. B. mit Dr. Weber.| Sie blieb.");
    }

    #[test]
    fn what_closes_stays() {
        check("“It was late,” she said.| “We left.| Nobody saw us.”| (They did.)| It ended.[1]| So it was.");
        check("“Why now?” Ms. Orr asked.| “Why not?” he said.| “Enough!”| The door closed.");
        check("He shouts at Yahoo! about it.| Was it so?!| It was.");
        check("« C’est fini. »| Il est parti.| „Es ist aus.“| Er ging.");
    }

    #[test]
    fn ellipses_numbers_and_addresses() {
        check("We have to…think, and... wait.| It cost 3.5 million...| Then it rose.");
        check("They left.| . . . Then nothing.| They came . . . .| And stayed.| So . . . I said [...] no.");
        check("Write to a.b@example.org or see www.example.org/a.B for more.| Thanks.");
        check("It rained all day.|Then it stopped.| In 2014.| 20 people came.");
        check("你好。|再见。");
    }

    #[test]
    fn lists_are_cut_at_their_items() {
        check("1. Open the lid |2. Fill in water |3. Close it");
        check("• tea with 2. and 3. |• milk");
        check("(a) first of all |(b) then this");
        check("The old bridge |Image: Harbour Archive.");
        check("A. Berg and B. Dahl came.");
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(split("", Span::new(0, 0)).is_empty());
        check("...");
        check("Without a stop");
    }

    proptest! {
        #[test]
        fn spans_tile_the_block(text in "(\\PC|[.!?…\" ’”“()\\n]|Mr\\. |U\\.S\\. |[0-9]\\. |• |[A-Z][a-z]+ ){0,60}") {
            let spans = split(&text, Span::new(0, text.len()));
            let mut at = 0;
            for span in &spans {
                prop_assert!(text[at..span.start].trim().is_empty());
                prop_assert!(!span.of(&text).is_empty());
                prop_assert_eq!(span.of(&text).trim(), span.of(&text));
                at = span.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
