//! The first sentence of a translation: who published the article under which title, when, and who wrote it.
//!
//! ```text
//!  The weekly "Harbour Post" published an article titled "Who Closed the Bridge?" on June 28, authored by Ann Lee. …
//!             └──outlet───┘                               └───────title────────┘    └─date─┘              └byline┘
//! ```
//!
//! Only a sentence that also says that a translation or a reprint follows counts: articles tell of articles, too.

use super::{Fact, line};
use crate::document::{Span, day, shape};

/// Words that say that a translation or a reprint follows.
const FOLLOWS: &[&str] = &[
    "translated as follows",
    "is translated below",
    "is as follows:",
    "full text follows",
    "the translation follows",
    "translation is as follows",
    "full text is as follows",
    "original text is as follows",
    "following is a translation",
    "is reproduced below",
    "is reprinted below",
    "translated from",
    "translation of an article",
    "traduction d'un article",
    "traduit de",
    "übersetzung eines artikels",
    "aus dem englischen übersetzt",
];

/// Words before the title.
const TITLED: &[&str] = &[
    "titled",
    "entitled",
    "headlined",
    "under the headline",
    "under the title",
    "with the title",
    "intitulé",
    "mit dem titel",
    "titulado",
];

/// Words after the outlet.
const PUBLISHED: &[&str] =
    &["published", "posted", "ran", "carried", "released", "a publié", "veröffentlichte", "publicó"];

/// Words before the author.
const WRITTEN_BY: &[&str] = &["authored by", "written by", "by the author", "by author", "by"];

/// The facts that the block states, or none if it is no such sentence.
pub(super) fn facts(text: &str, block: Span) -> Option<Vec<(Fact, Span)>> {
    let line = block.of(text);
    // ASCII lower case keeps every byte's place.
    let lower = line.to_ascii_lowercase();
    if shape::word_count(line) > 90 || !FOLLOWS.iter().any(|cue| lower.contains(cue)) {
        return None;
    }
    let mut facts = Vec::new();
    let titled = TITLED.iter().find_map(|cue| word(&lower, cue).map(|at| at + cue.len()));
    let title = titled.and_then(|at| quoted(line, at));
    facts.extend(title.map(|title| (Fact::Title, title)));
    let published = PUBLISHED.iter().find_map(|cue| word(&lower, cue));
    facts.extend(published.and_then(|at| outlet(line, at)).map(|outlet| (Fact::Outlet, outlet)));
    let after = title.map_or(0, |title| title.end);
    facts.extend(author(line, &lower, after).map(|names| (Fact::Byline, names)));
    let shifted = |span: Span| Span::new(block.start + span.start, block.start + span.end);
    let mut facts: Vec<(Fact, Span)> = facts.into_iter().map(|(fact, span)| (fact, shifted(span))).collect();
    let days = day::days(text, block);
    let outside = |day: &&day::WrittenDay| facts.iter().all(|(_, span)| span.overlap(day.span) == 0);
    let day = days.iter().find(outside).map(|day| (Fact::Date, day.span));
    facts.extend(day);
    Some(facts)
}

/// Where `cue` stands as whole words.
fn word(lower: &str, cue: &str) -> Option<usize> {
    let whole = |at: &usize| {
        let before = lower[..*at].chars().next_back();
        let after = lower[at + cue.len()..].chars().next();
        [before, after].iter().all(|c| c.is_none_or(|c| !c.is_alphanumeric()))
    };
    lower.match_indices(cue).map(|(at, _)| at).find(whole)
}

/// The words between the quotation marks that open at `at` or right after it.
fn quoted(line: &str, at: usize) -> Option<Span> {
    let rest = &line[at..];
    let gap = rest.find(shape::is_opening_quote).filter(|gap| rest[..*gap].trim().is_empty())?;
    let open = rest[gap..].chars().next()?;
    let close = match open {
        '“' => '”',
        '‘' => '’',
        '«' => '»',
        '„' => '“',
        c => c,
    };
    let start = at + gap + open.len_utf8();
    let length = line[start..].find(close)?;
    let inner = line[start..start + length].trim_end_matches(',');
    (!inner.trim().is_empty()).then(|| Span::new(start, start + inner.len()))
}

/// The name before "published": in quotation marks, or the capitalised words.
fn outlet(line: &str, published: usize) -> Option<Span> {
    let before = line[..published].trim_end();
    let last = before.chars().next_back()?;
    if matches!(last, '"' | '”' | '»' | '’' | '\'') {
        let inner = &before[..before.len() - last.len_utf8()];
        let (open, sign) = inner.char_indices().rfind(|&(_, c)| shape::is_opening_quote(c))?;
        return Some(Span::new(open + sign.len_utf8(), inner.len()));
    }
    let mut start = before.len();
    for word in before.rsplit(' ') {
        let upright = word.chars().next().is_some_and(char::is_uppercase);
        if !upright || word.ends_with([',', '.', ':']) {
            break;
        }
        start = word.as_ptr() as usize - before.as_ptr() as usize;
    }
    (start < before.len()).then(|| Span::new(start, before.len()))
}

/// The names after "by".
fn author(line: &str, lower: &str, from: usize) -> Option<Span> {
    let rest = &lower[from..];
    WRITTEN_BY.iter().find_map(|cue| {
        let at = from + word(rest, cue)? + cue.len();
        let start = at + (line[at..].len() - line[at..].trim_start().len());
        // A stop ends the names unless it belongs to an initial.
        let is_end = |(place, c): &(usize, char)| match c {
            ',' | ';' | ':' | '(' | '"' | '“' => true,
            '.' => line[start..start + place].rsplit(' ').next().is_some_and(|word| word.chars().count() > 2),
            _ => false,
        };
        let end = line[start..].char_indices().find(is_end).map_or(line.len(), |(place, _)| start + place);
        let names = line[start..end].trim_end();
        line::is_names(names).then(|| Span::new(start, start + names.len()))
    })
}
