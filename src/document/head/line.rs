//! One line of a head: what it says by its form alone. Where it stands, and what the lines around it are, is left to
//! [`super`].

use super::Fact;
use super::vocabulary::{BY, DAY_WORDS, OUTLET_WORDS, PARTICLES, SECTIONS, SEPARATORS};
use crate::document::{Span, day, shape};
use std::ops::Range;

/// "Key: value": the fact and the bytes of the value inside the line.
pub(super) fn label(line: &str) -> Option<(Fact, Range<usize>)> {
    let colon = line.find(':')?;
    let fact = Fact::of_key(line[..colon].trim())?;
    let value = line[colon + 1..].trim();
    let start = value.as_ptr() as usize - line.as_ptr() as usize;
    (!value.is_empty() && shape::word_count(value) <= 30).then_some((fact, start..start + value.len()))
}

/// Whether the value of a label can be that fact.
pub(super) fn fits(fact: Fact, text: &str, value: Span) -> bool {
    let words = shape::word_count(value.of(text));
    match fact {
        Fact::Title => words <= 30,
        Fact::Outlet => is_outlet(value.of(text)) || can_be_outlet(value.of(text)),
        Fact::Byline => is_names(value.of(text).trim_end_matches('.')),
        Fact::Date => words <= 12 && !day::days(text, value).is_empty(),
        Fact::Address => is_address(value.of(text)),
    }
}

/// Whether the words are one web address.
pub(super) fn is_address(words: &str) -> bool {
    let rest = words.strip_prefix("https://").or_else(|| words.strip_prefix("http://"));
    rest.is_some_and(|rest| rest.contains('.') && !words.contains(char::is_whitespace))
}

/// The facts that a line states by its form: an address, "By ...", a day with little beside it. In the first line of a
/// document a word like "Von" may also open a headline, and a day may be part of one.
pub(super) fn facts(text: &str, span: Span, is_first: bool) -> Vec<(Fact, Span)> {
    if is_address(span.of(text)) {
        return vec![(Fact::Address, span)];
    }
    if shape::word_count(span.of(text)) > 24 || shape::width(span.of(text)) > 160 {
        return Vec::new();
    }
    let mut facts = Vec::new();
    let parts = parts(text, span);
    let several = parts.len() > 1;
    for part in parts {
        if let Some(names) = by(text, part, is_first) {
            facts.push((Fact::Byline, names));
            // The day may stand in the same part: "By Ann Lee, June 24, 2025".
            if let Some(day) = day::days(text, Span::new(names.end, part.end)).first() {
                facts.push((Fact::Date, day.span));
            }
        } else if is_short_day(text, part, is_first) {
            facts.push((Fact::Date, part));
        }
    }
    if several && !facts.is_empty() {
        for part in self::parts(text, span) {
            let line = part.of(text);
            if facts.iter().all(|(_, known)| known.overlap(part) == 0) {
                match () {
                    () if is_outlet(line) => facts.push((Fact::Outlet, part)),
                    () if is_names(line) => facts.push((Fact::Byline, part)),
                    () => {}
                }
            }
        }
    }
    facts
}

/// The parts of a line between separating signs.
fn parts(text: &str, span: Span) -> Vec<Span> {
    let mut parts = vec![span];
    for sign in SEPARATORS {
        let cut = |part: &Span| {
            let inner = part.of(text);
            let pieces = inner.split(sign).filter(|piece| !piece.trim().is_empty()).map(str::trim);
            let place = |piece: &str| part.start + (piece.as_ptr() as usize - inner.as_ptr() as usize);
            pieces.map(|piece| Span::new(place(piece), place(piece) + piece.len())).collect::<Vec<_>>()
        };
        parts = parts.iter().flat_map(cut).collect();
    }
    parts
}

/// The names after "By", up to a role or a day.
fn by(text: &str, part: Span, is_first: bool) -> Option<Span> {
    let line = part.of(text);
    let lower = line.to_ascii_lowercase();
    let openings = if is_first { &BY[..1] } else { BY };
    let opening = openings.iter().find(|opening| lower.starts_with(**opening))?;
    let day = day::days(text, part).first().map_or(line.len(), |day| day.span.start - part.start);
    let day = line.find('(').map_or(day, |bracket| day.min(bracket));
    let mut names = line.get(opening.len()..day)?.trim();
    while let Some((before, _)) = names.rsplit_once(' ').filter(|(_, last)| is_day_word(last)) {
        names = before.trim_end();
    }
    let names = names.trim_end_matches([',', '.', ':', ' ']);
    let start = part.start + (names.as_ptr() as usize - line.as_ptr() as usize);
    let listed = is_names(names)
        || names.split_once(',').is_some_and(|(first, role)| is_names(first) && shape::word_count(role) <= 8);
    listed.then(|| Span::new(start, start + names.len()))
}

/// Whether a word stands with a day and says nothing more.
fn is_day_word(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    word.is_empty() || word.bytes().all(|b| b.is_ascii_digit()) || DAY_WORDS.contains(&word.as_str())
}

/// Whether a line holds a day and hardly anything else: at most two capitalised words, such as a place.
fn is_short_day(text: &str, span: Span, is_first: bool) -> bool {
    let line = span.of(text);
    let (words, days) = (shape::word_count(line), day::days(text, span));
    let Some(first) = days.first() else { return false };
    if words > 14 {
        return false;
    }
    let mut around: Vec<&str> = Vec::new();
    let mut at = span.start;
    let ends = days.iter().map(|day| day.span).chain([Span::new(span.end, span.end)]);
    for day in ends {
        around.extend(text[at..day.start].split(|c: char| !c.is_alphanumeric()).filter(|word| !is_day_word(word)));
        at = day.end;
    }
    let few =
        !is_first && first.year.is_some() && around.len() <= 2 && around.iter().all(|word| shape::starts_upright(word));
    around.is_empty() || few && words <= 9 && !shape::ends_with_stop(line)
}

/// The full date at the start of running text, after nothing but a place or a weekday, and before a new sentence or a dash.
pub(super) fn dateline(text: &str, span: Span) -> Option<Span> {
    let start = span.of(text).char_indices().nth(80).map_or(span, |(at, _)| Span::new(span.start, span.start + at));
    let day = day::days(text, start).into_iter().next().filter(|day| day.year.is_some())?;
    let place = &text[span.start..day.span.start];
    let named =
        shape::word_count(place) <= 5 && words(place).all(shape::starts_upright) && !shape::ends_with_stop(place);
    let after = text[day.span.end..span.end].trim_start();
    let opens = after.starts_with(['-', '–', '—', '―', ':', '(', '/']) || after.starts_with(char::is_uppercase);
    (named && opens).then_some(day.span)
}

/// The agency in brackets at the start of running text: "HARBOUR TOWN (Reuters) - ...".
pub(super) fn agency(text: &str, span: Span) -> Option<Span> {
    let line = span.of(text);
    let (place, rest) = line.split_once(" (")?;
    let (name, after) = rest.split_once(')')?;
    let start = span.start + place.len() + 2;
    let opens = after.trim_start().starts_with(['-', '–', '—', '―']);
    let named = shape::word_count(place) <= 8 && words(place).filter(|w| !is_day_word(w)).all(shape::starts_upright);
    (opens && named && is_outlet(name)).then(|| Span::new(start, start + name.len()))
}

/// Whether a line only says when something was published or changed, in whatever spelling.
pub(super) fn is_about_time(line: &str) -> bool {
    let folded = shape::folded(line);
    let date =
        Fact::keys(Fact::Date).iter().chain(&["updated", "last updated", "mis à jour le", "aktualisiert", "stand"]);
    let starts = date.clone().any(|key| folded.strip_prefix(key).is_some_and(|rest| rest.starts_with([' ', ':'])));
    starts && shape::word_count(line) <= 16 && line.bytes().any(|b| b.is_ascii_digit()) && !shape::ends_with_stop(line)
}

/// Words of a line without the marks at their ends.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'))
        .filter(|w| !w.is_empty())
}

/// Whether the form or a word says that this is a paper, an agency or a site.
pub(super) fn is_outlet(line: &str) -> bool {
    if shape::word_count(line) > 6 || shape::ends_sentence(line) || line.contains(':') {
        return false;
    }
    let all_upright = words(line).all(|w| {
        shape::starts_upright(w) || matches!(w, "of" | "and" | "the" | "for" | "in" | "on" | "de" | "la" | "le" | "du")
    });
    let is_known = |w: &str| OUTLET_WORDS.contains(&w.to_lowercase().as_str());
    let count = shape::word_count(line);
    // A longer line with such a word inside is rather a headline about an outlet.
    let known = words(line).any(is_known)
        && (count <= 3 || words(line).last().is_some_and(is_known) || line.starts_with("The "));
    let one = shape::word_count(line) == 1;
    let acronym = one && (2..=6).contains(&line.len()) && line.bytes().all(|b| b.is_ascii_uppercase());
    let camel = one && line.chars().skip(1).any(char::is_uppercase) && line.chars().any(char::is_lowercase);
    let domain = one
        && line.contains('.')
        && line
            .rsplit('.')
            .next()
            .is_some_and(|end| (2..=4).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_lowercase()));
    !is_section(line) && (domain || all_upright && (known || acronym || camel))
}

/// Whether a short capitalised line beside a date can be an outlet.
pub(super) fn can_be_outlet(line: &str) -> bool {
    shape::word_count(line) <= 4
        && !shape::ends_sentence(line)
        && !is_section(line)
        && !line.contains(':')
        && words(line).all(shape::starts_upright)
}

/// Whether the line is a label above a headline or a part.
pub(super) fn is_section(line: &str) -> bool {
    SECTIONS.contains(&shape::folded(line).as_str())
}

/// Whether the line is one name of a person or several.
pub(in crate::document) fn is_names(line: &str) -> bool {
    let names: Vec<&str> = line
        .split([',', '&', ';'])
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|n| !n.is_empty())
        .collect();
    !names.is_empty() && names.len() <= 8 && names.iter().all(|name| is_name(name.strip_prefix("and ").unwrap_or(name)))
}

/// Two to four capitalised words, more with particles and initials, fewer where all letters are capitals.
fn is_name(name: &str) -> bool {
    let count = shape::word_count(name);
    let shouted = !name.chars().any(char::is_lowercase);
    let small = name.split_whitespace().filter(|word| PARTICLES.contains(word) || word.ends_with('.')).count();
    if count > 3 + small.max(usize::from(!shouted)) {
        return false;
    }
    let is_part = |word: &str| {
        let lower = word.to_lowercase();
        let whole = ["d'", "d’", "l'", "l’"].iter().find_map(|short| word.strip_prefix(short)).unwrap_or(word);
        let upright = whole.starts_with(char::is_uppercase);
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'));
        letters && (upright || PARTICLES.contains(&word)) && !OUTLET_WORDS.contains(&lower.as_str()) && lower != "the"
    };
    let last_is_whole = name.split_whitespace().last().is_some_and(|w| !w.ends_with('.') || w.len() <= 3);
    (2..=5).contains(&count) && last_is_whole && name.split_whitespace().all(is_part) && shape::starts_upright(name)
}

/// "Headline | Outlet": bytes of the headline, and the outlet's.
pub(super) fn title_and_outlet(line: &str) -> Option<(usize, Range<usize>)> {
    [" | ", " — ", " – ", " - "].iter().find_map(|sign| {
        let at = line.rfind(sign)?;
        let outlet = line[at + sign.len()..].trim();
        let start = outlet.as_ptr() as usize - line.as_ptr() as usize;
        (is_outlet(outlet) && shape::word_count(&line[..at]) >= 3)
            .then(|| (line[..at].trim_end().len(), start..start + outlet.len()))
    })
}
