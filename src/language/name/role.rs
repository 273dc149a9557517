//! The title or role that a text writes directly beside a name.
//!
//! ```text
//!  former Fed Chair Janet Yellen        Dmitry Medvedev, Deputy Chair of Russia's Security Council, said
//!  ^--------------^                                      ^---------------------------------------^
//!  the head of the agency, Rafael Grossi, said
//!      ^----------------^
//! ```

use super::run::{is_capital, is_possessive};
use super::vocabulary::{WORDS, plain_role};
use crate::language::token::{Token, TokenKind};
use std::ops::Range;

/// How many tokens a role reaches at most.
const REACH: usize = 14;

/// Divides a run of capitalised words into a title or role and a name; either may be missing.
pub(super) fn divide(tokens: &[Token], run: Range<usize>) -> (Range<usize>, Range<usize>) {
    let words = &tokens[run.clone()];
    let none = (run.start..run.start, run.clone());
    let Some(last) = words.iter().rposition(|t| WORDS.is_role(t.lower()) || WORDS.is_title(t.lower())) else {
        return none;
    };
    let mut end = last + 1;
    if words.get(end).is_some_and(|t| t.lower() == ".") {
        end += 1;
    }
    if words.get(end).is_some_and(|t| matches!(t.lower(), "of" | "for")) {
        let lead = end;
        end += 1;
        end += words[end..].iter().take_while(|t| t.lower() == "the" || WORDS.is_office(t.lower())).count();
        if end == lead + 1 {
            // "Chair of Norland": the place is the name.
            return (run.start + end..run.start + end, run.start + end..run.end);
        }
    }
    let belongs = |t: &Token| {
        let lower = t.lower();
        t.kind() != TokenKind::Word
            || WORDS.is_modifier(lower)
            || WORDS.is_place(lower)
            || WORDS.is_body(lower)
            || WORDS.is_role(lower)
            || WORDS.is_title(lower)
    };
    let rest = &words[end.min(words.len())..];
    if rest.first().is_some_and(|t| t.kind() != TokenKind::Word) {
        return none;
    }
    if rest.is_empty() {
        // "Stephen King" is a name, "Foreign Minister" is none.
        let role = words[..last].iter().all(belongs) || end > last + 1;
        return if role { (run.clone(), run.end..run.end) } else { none };
    }
    let body = rest.iter().any(|t| WORDS.is_body(t.lower()) || matches!(t.lower(), "of" | "for"));
    if body { none } else { (run.start..run.start + end, run.start + end..run.end) }
}

/// The role written beside the name at `name`; `role` is the part of its own run found so far.
pub(super) fn beside(text: &str, tokens: &[Token], role: Range<usize>, name: &Range<usize>) -> Option<Range<usize>> {
    let before = extend_left(text, tokens, role);
    let said = tokens[before.clone()].iter().any(|t| WORDS.is_role(t.lower()));
    if said {
        return Some(before);
    }
    // "Mr." tells less than what may stand on the other side.
    let title = Some(before).filter(|before| !before.is_empty());
    behind(text, tokens, name.end).or_else(|| set_off(text, tokens, name)).or(title)
}

/// Takes the words before `role` in: a role in small letters, then whatever leads up to it.
fn extend_left(text: &str, tokens: &[Token], role: Range<usize>) -> Range<usize> {
    let mut start = role.start;
    if tokens[role.clone()].iter().all(is_polite) && !role.is_empty() {
        return role;
    }
    while start > 0 && role.end - start < 8 {
        let token = &tokens[start - 1];
        let lower = token.lower();
        let empty = start == role.end;
        let noun =
            WORDS.is_role(lower) && !lower.ends_with('s') && lower != "fellow" || WORDS.is_title(lower) && !empty;
        let leading = WORDS.is_modifier(lower)
            || WORDS.is_body(lower)
            || is_capital(text, token)
                && token.kind() == TokenKind::Word
                && !crate::language::sentence::is_starter(lower)
            || lower == "-" && tokens[start].span().start == token.span().end;
        if !(noun || !empty && leading) {
            break;
        }
        start -= 1;
    }
    while start < role.end && tokens[start].kind() != TokenKind::Word {
        start += 1;
    }
    start..role.end
}

/// An apposition that begins at the comma at `comma`, or what the name is said to be: ", a former minister of the
/// interior,", "is a former minister".
fn behind(text: &str, tokens: &[Token], comma: usize) -> Option<Range<usize>> {
    let determined = is_determiner(tokens.get(comma + 1)?);
    if !(tokens[comma].lower() == "," || determined && tokens[comma].lower() == "is") {
        return None;
    }
    let start = comma + 1 + usize::from(determined);
    let noun = (start..tokens.len().min(start + 7))
        .take_while(|at| is_phrase(text, tokens, *at))
        .find(|at| WORDS.is_role(tokens[*at].lower()))?;
    let noun = (noun..tokens.len()).take_while(|at| WORDS.is_role(tokens[*at].lower())).last().unwrap_or(noun);
    let end = complement(tokens, noun + 1);
    // "At the council, the mayor warned": the subject of a verb is no apposition.
    if tokens[comma].lower() == "," && tokens.get(end).is_some_and(goes_on) {
        return None;
    }
    let named = tokens.get(noun + 1).is_some_and(|t| t.kind() == TokenKind::Word && is_capital(text, t));
    (!named || end > noun + 1).then_some(start..end)
}

/// Whether a word cannot follow an apposition.
fn goes_on(token: &Token) -> bool {
    const CLOSING: [&str; 22] = [
        "who", "whose", "which", "that", "and", "or", "but", "since", "until", "from", "under", "during", "before",
        "after", "when", "where", "by", "as", "said", "says", "told", "with",
    ];
    token.kind() == TokenKind::Word && !CLOSING.contains(&token.lower())
}

/// The role set off by a comma before the name: "the head of the agency, Rafael Grossi,".
fn set_off(text: &str, tokens: &[Token], name: &Range<usize>) -> Option<Range<usize>> {
    let comma = name.start.checked_sub(1)?;
    let closes = tokens.get(name.end).is_none_or(|t| matches!(t.lower(), "," | "." | "said" | "told" | "says"));
    if tokens[comma].lower() != "," || !closes {
        return None;
    }
    let mut start = comma;
    while start > 0 && comma - start < 10 {
        let token = &tokens[start - 1];
        if token.kind() == TokenKind::Punctuation && token.lower() != "-" {
            break;
        }
        start -= 1;
        let opens = is_determiner(token) || is_possessive(text, token);
        if opens && tokens[start + 1..comma].iter().take(5).any(|t| WORDS.is_role(t.lower())) {
            return Some(start + usize::from(is_determiner(token))..comma);
        }
    }
    None
}

/// Where the words end that complete a role: "of Russia's Security Council".
fn complement(tokens: &[Token], from: usize) -> usize {
    let leads = |t: &Token| matches!(t.lower(), "of" | "for" | "at" | "to" | "on" | "in" | "with" | "and");
    if !tokens.get(from).is_some_and(leads) {
        return from;
    }
    let ends = |at: usize| {
        let lower = tokens[at].lower();
        let title = lower == "." && WORDS.is_title(tokens[at - 1].lower());
        tokens[at].kind() == TokenKind::Punctuation && !title && !matches!(lower, "-" | "'" | "’" | "&")
            || matches!(lower, "who" | "which" | "that" | "said" | "says" | "told")
    };
    (from..tokens.len().min(from + REACH)).find(|at| ends(*at)).unwrap_or(tokens.len().min(from + REACH))
}

/// Whether the token can stand between a determiner and the noun of a role.
fn is_phrase(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let lower = token.lower();
    let other =
        matches!(lower, "who" | "which" | "that" | "said" | "says" | "told" | "was" | "is" | "has" | "had" | "will")
            || crate::language::sentence::is_starter(lower) && !is_determiner(token) && !is_capital(text, token);
    match token.kind() {
        TokenKind::Word => !other,
        TokenKind::Number => true,
        TokenKind::Punctuation => matches!(lower, "-" | "'" | "’"),
    }
}

/// "Mr." and the like, which no role leads up to.
fn is_polite(token: &Token) -> bool {
    matches!(token.lower(), "mr" | "mrs" | "ms" | "miss" | "mx" | "dr" | ".")
}

fn is_determiner(token: &Token) -> bool {
    matches!(token.lower(), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "then" | "another")
}

/// What a role is compared by: its words without order and glue, and the words that change who is meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) words: Vec<String>,
    pub(super) strict: Vec<String>,
}

/// The keys of a role; two where it is "a minister and a professor".
pub(super) fn keys(tokens: &[Token]) -> Vec<Key> {
    let parts = tokens.split(|t| t.lower() == "and");
    parts.map(key).filter(|key| !key.words.is_empty()).collect()
}

fn key(tokens: &[Token]) -> Key {
    let mut key = Key::default();
    let mut noun = false;
    for token in tokens.iter().filter(|t| t.kind() == TokenKind::Word) {
        let lower = token.lower();
        if is_determiner(token) || matches!(lower, "of" | "for" | "at" | "to" | "in" | "on" | "by" | "with" | "own") {
            continue;
        }
        noun |= WORDS.is_role(lower);
        let word = WORDS.place_of(lower).unwrap_or_else(|| plain_role(lower)).to_owned();
        if WORDS.is_strict(lower) { key.strict.push(word) } else { key.words.push(word) }
    }
    if !noun {
        return Key::default();
    }
    key.words.sort();
    key.words.dedup();
    key.strict.sort();
    key
}
