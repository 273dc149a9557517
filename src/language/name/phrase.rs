//! Which name in a phrase is the one the phrase is about, and which only says where, whose or of what.
//!
//! ```text
//!  Senator Ida Berg of Velm, the majority leader      one of its members, Rune Falk      Rep. Mia Holt (D-Kesh)
//!          ^------^                                                       ^-------^           ^-------^
//!  an aide to Berg      Berg's office      Berg supporters      police in Velm           none
//! ```

use super::run::{is_capital, is_possessive};
use super::vocabulary::WORDS;
use crate::language::token::{Token, TokenKind};

/// Words behind which a name says where, whose or of what somebody else is.
const BESIDE: [&str; 16] = [
    "in",
    "of",
    "from",
    "at",
    "on",
    "for",
    "to",
    "with",
    "by",
    "near",
    "behind",
    "about",
    "against",
    "including",
    "outside",
    "inside",
];

/// What else may follow a name that the phrase is about.
const FOLLOWING: [&str; 15] = [
    "who",
    "whose",
    "which",
    "himself",
    "herself",
    "itself",
    "themselves",
    "last",
    "today",
    "yesterday",
    "earlier",
    "also",
    "then",
    "now",
    "here",
];

/// The tokens before a bracket.
pub(super) fn outside_brackets(tokens: &[Token]) -> &[Token] {
    let open = tokens.iter().position(|t| t.lower() == "(").filter(|at| *at > 0);
    &tokens[..open.unwrap_or(tokens.len())]
}

/// The name that the phrase `text` is about; `known` gives the bearer of a name.
pub(super) fn head<'a>(text: &str, tokens: &[Token], known: impl Fn(&[Token]) -> Option<&'a str>) -> Option<&'a str> {
    if let Some(name) = known(tokens) {
        return Some(name);
    }
    let mut parts = tokens.split(|t| t.lower() == ",");
    let first = parts.next().and_then(|part| in_part(text, part, &known)).map(|(_, name)| name);
    // A name set beside a role: "the aide, Ida Berg, 31".
    let beside = || parts.filter_map(|part| in_part(text, part, &known).map(|(before, name)| (part, before, name)));
    first.or_else(|| {
        let mut named = beside()
            .filter(|(part, before, name)| name.contains(' ') && part[..*before].iter().all(|t| is_title(text, t)));
        named.next().map(|(_, _, name)| name)
    })
}

/// Whether a word may stand between a comma and a name that is set beside a role.
fn is_title(text: &str, token: &Token) -> bool {
    let lower = token.lower();
    is_capital(text, token) || lower == "the" || lower == "." || WORDS.is_role(lower) || WORDS.is_modifier(lower)
}

/// The name that a part without commas is about, and how many tokens stand before it.
fn in_part<'a>(text: &str, part: &[Token], known: &impl Fn(&[Token]) -> Option<&'a str>) -> Option<(usize, &'a str)> {
    let capital = |at: usize| part.get(at).is_some_and(|t| is_capital(text, t));
    let mut at = 0;
    let mut office = false;
    while at < part.len() {
        if BESIDE.contains(&part[at].lower()) {
            // "Secretary of State Ida Berg": what stands behind "of" is no person, what stands behind that may be.
            office = at.checked_sub(1).is_some_and(capital) && capital(at + 1);
            if !office {
                return None;
            }
            at += 1;
            continue;
        }
        let longest = (at + 1..=part.len()).rev().find_map(|end| Some((end, known(&part[at..end])?)));
        let Some((end, name)) = longest else {
            office = false;
            at += 1;
            continue;
        };
        if !office && is_about(text, part, at, end) {
            return Some((at, name));
        }
        office = false;
        at = end;
    }
    None
}

/// Whether the part is about the name at these tokens of it: it is no place beside others, no party, and owns or qualifies nothing.
fn is_about(text: &str, part: &[Token], at: usize, end: usize) -> bool {
    let name = &part[at..end];
    let kind = |t: &Token| WORDS.is_modifier(t.lower()) || WORDS.is_role(t.lower());
    if name.len() < part.len() && (WORDS.is_place(&super::bearer::form(name)) || name.len() == 1 && kind(&name[0])) {
        return false;
    }
    match part.get(end) {
        None => true,
        Some(next) => {
            !is_possessive(text, &name[name.len() - 1])
                && (next.kind() == TokenKind::Punctuation && next.lower() != "-"
                    || BESIDE.contains(&next.lower())
                    || FOLLOWING.contains(&next.lower()))
        }
    }
}
