//! Runs of capitalised words, with the particles, initials and hyphens inside them.

use super::vocabulary::WORDS;
use crate::language::token::{Token, TokenKind};
use crate::language::{Analysis, date, sentence};
use rustc_hash::FxHashSet;
use std::ops::Range;

pub(super) const PARTICLES: [&str; 28] = [
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "des", "la", "le", "el", "al", "bin", "ibn", "ben",
    "bint", "von", "van", "der", "den", "ten", "ter", "zu", "abu", "ul", "ad",
];

/// What the document shows about its own capitals.
pub(super) struct Capitals<'a> {
    text: &'a str,
    /// Words seen with a capital where none is due.
    inside: FxHashSet<&'a str>,
    /// Words seen without.
    small: FxHashSet<&'a str>,
}

impl<'a> Capitals<'a> {
    pub(super) fn of(text: &'a str, analysis: &'a Analysis) -> Self {
        let mut capitals = Self { text, inside: FxHashSet::default(), small: FxHashSet::default() };
        for index in 0..analysis.sentences.len() {
            let tokens = analysis.tokens_of(index);
            if is_heading(text, tokens) {
                continue;
            }
            for (at, token) in tokens.iter().enumerate().filter(|(_, t)| t.kind() == TokenKind::Word) {
                if !is_capital(text, token) {
                    capitals.small.insert(token.lower());
                } else if !is_initial(text, tokens, at) {
                    capitals.inside.insert(token.lower());
                }
            }
        }
        capitals
    }

    /// The runs of a sentence, as ranges of its tokens.
    pub(super) fn runs(&self, tokens: &[Token]) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            if !self.starts(tokens, at) {
                at += 1;
                continue;
            }
            let end = self.end(tokens, at);
            if is_initial(self.text, tokens, at) {
                runs.extend(self.initial(tokens, at..end));
            } else {
                runs.push(at..end);
            }
            at = end;
        }
        runs
    }

    /// A run whose first word has its capital from the start of the sentence: as much of it as is a name.
    fn initial(&self, tokens: &[Token], run: Range<usize>) -> Option<Range<usize>> {
        let first = &tokens[run.start];
        let lower = first.lower();
        let written = first.span().of(self.text);
        let acronym = written.chars().filter(|c| c.is_uppercase()).count() >= 2;
        let known = self.inside.contains(lower) || acronym || WORDS.is_place(lower);
        let common = (self.small.contains(lower) || lower.ends_with("ing")) && !self.inside.contains(lower);
        match run.len() {
            1 if known || is_possessive(self.text, first) && !common => Some(run),
            1 => None,
            _ if common && !WORDS.is_title(lower) && !WORDS.is_role(lower) && !WORDS.is_modifier(lower) => {
                Some(run.start + 1..run.end).filter(|rest| is_capital(self.text, &tokens[rest.start]))
            }
            _ => Some(run),
        }
    }

    fn starts(&self, tokens: &[Token], at: usize) -> bool {
        let token = &tokens[at];
        if token.kind() != TokenKind::Word {
            return false;
        }
        if !is_capital(self.text, token) {
            return self.starts_small(tokens, at);
        }
        let lower = token.lower();
        if matches!(lower, "i" | "the" | "a" | "an" | "this" | "that") || lower.starts_with("i'") {
            return token.span().of(self.text).chars().filter(|c| c.is_uppercase()).count() >= 2;
        }
        if date::is_calendar(lower) && !(lower == "may" && self.capital(tokens, at + 1)) {
            return false;
        }
        let due = is_initial(self.text, tokens, at);
        // "R-Texas" and "D-Mass." are parties and states, no names.
        let is_party = |at: usize| {
            tokens.get(at).is_some_and(|t| matches!(t.lower(), "r" | "d"))
                && self.hyphen(tokens, at + 1)
                && self.capital(tokens, at + 2)
        };
        let party = is_party(at) || at.checked_sub(2).is_some_and(is_party);
        let opener = sentence::is_starter(lower) && (due && !self.inside.contains(lower) || self.small.contains(lower));
        !opener && !party
    }

    /// "al-Sayed".
    fn starts_small(&self, tokens: &[Token], at: usize) -> bool {
        tokens.get(at).is_some_and(|token| token.lower() == "al")
            && self.hyphen(tokens, at + 1)
            && self.capital(tokens, at + 2)
    }

    fn end(&self, tokens: &[Token], start: usize) -> usize {
        let mut end = start + 1;
        while end < tokens.len() && !is_possessive(self.text, &tokens[end - 1]) {
            let Some(more) = self.goes_on(tokens, end) else { break };
            end += more;
        }
        end
    }

    /// How many tokens at `at` go on with the run before it.
    fn goes_on(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let (last, token) = (&tokens[at - 1], &tokens[at]);
        let touching = last.span().end == token.span().start;
        let lower = token.lower();
        if !touching && self.spaced(last, token) {
            if self.capital(tokens, at) {
                return (!date::is_calendar(lower) || lower == "may").then_some(1);
            }
            if lower == "&" && self.capital(tokens, at + 1) {
                return Some(2);
            }
            return self.particles(tokens, at);
        }
        if !touching {
            return None;
        }
        let abbreviated = last.lower().chars().count() == 1
            || WORDS.is_title(last.lower())
            || matches!(last.lower(), "st" | "mt" | "ft");
        if lower == "." && abbreviated && (self.capital(tokens, at + 1) || self.starts_small(tokens, at + 1)) {
            return Some(2);
        }
        let joined =
            self.hyphen(tokens, at) && tokens.get(at + 1).is_some_and(|next| token.span().end == next.span().start);
        if joined && tokens[at + 1].kind() == TokenKind::Number {
            return Some(2);
        }
        let places =
            WORDS.is_place(last.lower()) || tokens.get(at + 1).is_some_and(|next| WORDS.is_place(next.lower()));
        let lead = last.lower() == "al";
        (joined && (self.capital(tokens, at + 1) || lead) && !places).then_some(2)
    }

    /// "van der", "al-" or, behind the word for a body or a role, "of the", with the capital they lead to.
    fn particles(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let words = |n: usize| tokens.get(at + n).map_or("", |t| t.lower());
        let last = tokens[at - 1].lower();
        let mut length = 0;
        if matches!(words(0), "of" | "for") && (WORDS.is_body(last) || WORDS.is_role(last) || WORDS.is_office(last)) {
            length = if words(1) == "the" { 2 } else { 1 };
        } else {
            while length < 2 && PARTICLES.contains(&words(length)) {
                length += 1;
            }
            if length > 0 && self.hyphen(tokens, at + length) {
                length += 1;
            }
        }
        (length > 0 && self.capital(tokens, at + length)).then_some(length + 1)
    }

    fn capital(&self, tokens: &[Token], at: usize) -> bool {
        tokens.get(at).is_some_and(|token| token.kind() == TokenKind::Word && is_capital(self.text, token))
    }

    fn hyphen(&self, tokens: &[Token], at: usize) -> bool {
        tokens.get(at).is_some_and(|token| matches!(token.lower(), "-" | "‐" | "‑"))
    }

    /// Whether what stands between is a space or the end of a wrapped line.
    fn spaced(&self, last: &Token, token: &Token) -> bool {
        let gap = &self.text[last.span().end..token.span().start];
        gap.matches('\n').count() <= 1 && !gap.contains('\t')
    }
}

/// Whether the first letter is a capital.
pub(super) fn is_capital(text: &str, token: &Token) -> bool {
    token.span().of(text).starts_with(char::is_uppercase)
}

/// Whether the word ends in a possessive.
pub(super) fn is_possessive(text: &str, token: &Token) -> bool {
    let written = token.span().of(text);
    ["'s", "’s", "'S", "’S"].iter().any(|end| written.ends_with(end))
}

/// Whether a capital is due at the token: first in its sentence, in a quotation or behind a colon.
fn is_initial(text: &str, tokens: &[Token], at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| tokens.get(before)) {
        None => true,
        Some(before) if before.kind() == TokenKind::Punctuation => {
            matches!(before.lower(), "\"" | "“" | "„" | "«" | "‘" | "'" | ":" | "•" | ".")
                && (before.lower() != "." || !touches_word(text, tokens, at - 1))
        }
        Some(before) => before.kind() == TokenKind::Number && at == 1,
    }
}

/// Whether the stop at `at` closes an initial or a title.
fn touches_word(_text: &str, tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| {
        before.kind() == TokenKind::Word && (before.lower().chars().count() == 1 || WORDS.is_title(before.lower()))
    })
}

/// Whether a sentence is written like a headline: most of its longer words with a capital; with a stop at its end, all.
pub(in crate::language) fn is_heading(text: &str, tokens: &[Token]) -> bool {
    let stopped = tokens.iter().rev().take(2).any(|t| t.lower() == ".");
    let (mut long, mut capital) = (0, 0);
    for token in tokens.iter().filter(|t| t.kind() == TokenKind::Word && t.lower().chars().count() >= 4) {
        long += 1;
        capital += usize::from(is_capital(text, token));
    }
    // "Low met Norland Foreign Minister Ida Berg." has a short verb that a headline would write large.
    let small = |t: &Token| {
        t.kind() == TokenKind::Word
            && t.lower().chars().count() == 3
            && !is_capital(text, t)
            && !matches!(t.lower(), "the" | "and" | "for" | "but" | "nor" | "yet" | "off" | "out" | "via" | "per")
    };
    if stopped {
        long >= 6 && capital == long && !tokens.iter().any(small)
    } else {
        long >= 4 && capital * 10 >= long * 7
    }
}

/// Whether a run of several words is set in capitals throughout, as in "BREAKING NEWS TODAY".
pub(super) fn is_shouted(text: &str, tokens: &[Token]) -> bool {
    tokens.len() >= 3
        && tokens.iter().any(|t| t.lower().len() > 5)
        && tokens.iter().all(|t| !t.span().of(text).contains(char::is_lowercase))
}
