//! Whom the words beside a cue mean. Names and roles are resolved by [`crate::language::name`]; here it is pronouns: "he" is
//! the nearest earlier speaker, or the nearest person who opens a sentence, whom the document does not call "Ms.".

use super::Speaker;
use super::period::{Class, Item};
use crate::document::Span;
use crate::language::name::{Bearers, may_be_surname};
use crate::language::{Analysis, TokenKind};
use rustc_hash::FxHashMap;

/// Sentences that a pronoun reaches back over; farther away, somebody else is likely to have come between.
const REACH: usize = 5;

/// Characters of the longest words of time and place before a subject.
const LONGEST_SETTING: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gender {
    He,
    She,
}

/// What is known of the document's speakers up to a place in it.
pub(super) struct Speakers<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    bearers: Bearers,
    /// By the last word of a name, in lower case.
    genders: FxHashMap<String, Gender>,
    /// Where each speaker met so far stands, and the name; in the order of the text.
    met: Vec<(usize, String)>,
}

impl<'a> Speakers<'a> {
    pub(super) fn new(text: &'a str, analysis: &'a Analysis) -> Self {
        let bearers = Bearers::new(text, analysis);
        Self { text, analysis, bearers, genders: genders(text, analysis), met: Vec::new() }
    }

    /// The speaker whom the words at `span` mean; none where they hold no letter.
    pub(super) fn resolve(&mut self, span: Span) -> Option<Speaker> {
        let span = self.without_date(span);
        let words = span.of(self.text);
        let kept = words.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '\'' | '’'));
        if !kept.contains(char::is_alphabetic) {
            return None;
        }
        let start = span.start + words.find(kept).unwrap_or(0);
        let span = Span::new(start, start + kept.len());
        let plain = owner(kept);
        let lower = plain.to_lowercase();
        let name = match lower.as_str() {
            "he" | "his" | "him" | "himself" => self.person(start, Gender::He),
            "she" | "her" | "herself" => self.person(start, Gender::She),
            "who" | "whom" | "whose" => self.nearest_name(start),
            "they" | "their" | "them" => self.several(start),
            _ => self.bearers.bearer_of(plain).map(str::to_owned),
        };
        let name = name.unwrap_or_else(|| plain.split_whitespace().collect::<Vec<_>>().join(" "));
        if !is_pronoun(&name.to_lowercase()) {
            self.met.push((start, name.clone()));
        }
        Some(Speaker { span, name })
    }

    /// The words behind a date that opens them: "Last week reporters", "On 3 May reporters".
    fn without_date(&self, span: Span) -> Span {
        let next = self.analysis.dates.partition_point(|d| d.span.start < span.start);
        let opens = |date: Span| {
            let before = Span::new(span.start, date.start).of(self.text).trim().to_lowercase();
            matches!(before.as_str(), "" | "on" | "in" | "by" | "since" | "until" | "late on" | "early on")
        };
        match self.analysis.dates.get(next) {
            Some(date) if date.span.end < span.end && opens(date.span) => {
                crate::language::trim(self.text, Span::new(date.span.end, span.end))
            }
            _ => span,
        }
    }

    /// The latest speaker or sentence-opening person before `at` who can be a he or a she.
    fn person(&self, at: usize, gender: Gender) -> Option<String> {
        let fits = |name: &str| {
            let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
            let named =
                self.bearers.bearer_of(name).is_some() && name.contains(' ') || self.genders.contains_key(&last);
            named && self.genders.get(&last).is_none_or(|g| *g == gender)
        };
        let sentence = self.analysis.sentences.partition_point(|s| s.span.start <= at);
        let earliest = self.analysis.sentences.get(sentence.saturating_sub(REACH)).map_or(0, |s| s.span.start);
        let mut near = self.met.iter().rev().filter(|(place, _)| (earliest..at).contains(place));
        let spoke = near.find(|(_, name)| fits(name));
        // A name of one word may be no person's: it counts from the sentence before alone.
        let before = self.analysis.sentences.get(sentence.saturating_sub(2)).map_or(0, |s| s.span.start);
        let unknown = |name: &str| may_be_surname(name) && !self.genders.contains_key(&name.to_lowercase());
        let opening = self.openings(at).find(|(start, name)| fits(name) || *start >= before && unknown(name));
        match (spoke, opening) {
            (Some((place, name)), Some((other, opening))) => Some(if other > *place { opening } else { name.clone() }),
            (spoke, opening) => spoke.map(|(_, name)| name.clone()).or(opening.map(|(_, name)| name)),
        }
    }

    /// Persons whose name opens a sentence before `at`, latest first, of the last few sentences.
    fn openings(&self, at: usize) -> impl Iterator<Item = (usize, String)> + '_ {
        let last = self.analysis.sentences.partition_point(|s| s.span.start < at);
        self.analysis.sentences[..last].iter().rev().take(REACH).filter_map(move |sentence| {
            let from = self.behind_setting(sentence.span);
            let first = self.analysis.names.partition_point(|n| n.span.start < from);
            let name = self.analysis.names.get(first)?;
            let start = name.role.map_or(name.span.start, |r| r.start.min(name.span.start));
            let opens = start <= from + 4 && name.span.end < at;
            let full = name.key.contains(' ') || may_be_surname(name.span.of(self.text));
            let person = name.role.is_some() || full && name.span.start == start;
            let words = name.span.of(self.text);
            (opens && person).then(|| (start, self.bearers.bearer_of(words).unwrap_or(words).to_owned()))
        })
    }

    /// Where a sentence begins behind the words of time and place that may open it: "In Oslo on 23 June, the mayor".
    fn behind_setting(&self, sentence: Span) -> usize {
        let words = sentence.of(self.text);
        let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
        let sets =
            matches!(first.as_str(), "in" | "on" | "at" | "after" | "before" | "during" | "since" | "by" | "from");
        let comma = words.char_indices().take(LONGEST_SETTING).find(|(_, c)| *c == ',').map(|(at, _)| at);
        match comma {
            Some(at) if sets => sentence.end - words[at + 1..].trim_start().len(),
            _ => sentence.start,
        }
    }

    /// The name that a relative pronoun follows.
    fn nearest_name(&self, at: usize) -> Option<String> {
        let next = self.analysis.names.partition_point(|n| n.span.start < at);
        let name = self.analysis.names.get(next.checked_sub(1)?)?;
        let between = self.text.get(name.span.end..at)?.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        // "Ida Berg, D-Velm, who"
        let party = between
            .split_once('-')
            .is_some_and(|(party, place)| matches!(party, "R" | "D" | "I") && !place.contains(char::is_whitespace));
        let close = party || !between.contains(char::is_alphanumeric);
        let words = name.span.of(self.text);
        close.then(|| self.bearers.bearer_of(words).unwrap_or(words).to_owned())
    }

    /// The latest speaker that is more than one.
    fn several(&self, at: usize) -> Option<String> {
        let plural = |name: &str| name.contains(" and ") || name.ends_with('s') && name.starts_with(char::is_lowercase);
        self.met.iter().rev().find(|(place, name)| *place < at && plural(name)).map(|(_, name)| name.clone())
    }
}

/// What a run of items names: a pronoun at its end is a subject of its own ("After the vote | she").
pub(super) fn head(items: &[Item]) -> &[Item] {
    match items {
        [.., before, last] if last.class == Class::Pronoun && before.class != Class::And => &items[items.len() - 1..],
        _ => items,
    }
}

/// The words without a possessive ending.
fn owner(words: &str) -> &str {
    let cut = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
    cut.trim_end_matches(['\'', '’'])
}

fn is_pronoun(words: &str) -> bool {
    matches!(
        words,
        "he" | "she"
            | "they"
            | "it"
            | "i"
            | "we"
            | "you"
            | "who"
            | "which"
            | "that"
            | "his"
            | "her"
            | "their"
            | "its"
            | "my"
            | "our"
            | "this"
            | "these"
            | "those"
            | "him"
            | "them"
            | "us"
            | "me"
            | "whom"
            | "whose"
    )
}

/// How the document addresses people: by the last word of the name after "Mr." or "Ms.".
fn genders(text: &str, analysis: &Analysis) -> FxHashMap<String, Gender> {
    let mut found = FxHashMap::default();
    for (n, token) in analysis.tokens.iter().enumerate() {
        let gender = match token.lower().trim_end_matches('.') {
            "mr" | "sir" | "king" | "prince" | "lord" | "spokesman" | "chairman" | "congressman" => Gender::He,
            "ms" | "mrs" | "miss" | "lady" | "queen" | "princess" | "spokeswoman" | "chairwoman" | "congresswoman" => {
                Gender::She
            }
            _ => continue,
        };
        let name = analysis.tokens[n + 1..].iter().take(4).skip_while(|t| t.span().of(text) == ".");
        let name =
            name.take_while(|t| t.kind() == TokenKind::Word && t.span().of(text).starts_with(char::is_uppercase));
        if let Some(last) = name.last() {
            found.entry(last.lower().to_owned()).or_insert(gender);
        }
    }
    found
}
