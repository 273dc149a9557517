//! The thing that an amount counts: the noun behind it, or what happened to people.

use crate::language::token::{Token, TokenKind};

/// People of no particular kind.
const PEOPLE: [&str; 8] = ["people", "persons", "person", "others", "lives", "victims", "more", "dead"];

/// Nouns in the plural without an s.
const PLURAL: [&str; 18] = [
    "people",
    "men",
    "women",
    "children",
    "police",
    "troops",
    "personnel",
    "staff",
    "dead",
    "wounded",
    "injured",
    "missing",
    "killed",
    "arrested",
    "fish",
    "sheep",
    "cattle",
    "aircraft",
];

/// Words in s that are no plural.
const SINGULAR: [&str; 12] = ["was", "is", "has", "this", "his", "its", "as", "us", "does", "says", "less", "perhaps"];

/// What happened to those who are counted, as one word for its many forms.
fn outcome(word: &str) -> Option<&'static str> {
    Some(match word {
        "killed" | "killing" | "kills" | "kill" | "dead" | "died" | "die" | "dies" | "death" | "deaths"
        | "fatalities" | "toll" => "dead",
        "wounded" | "wounding" | "injured" | "injuring" | "injures" | "hurt" | "injuries" | "wounds" => "injured",
        "missing" | "unaccounted" => "missing",
        "arrested" | "arresting" | "arrests" | "detained" | "detaining" => "arrested",
        _ => return None,
    })
}

/// What the amount in `tokens[start..end]` counts: "people", or for people of no kind "dead", "injured", "missing" or
/// "arrested" where the text says so.
pub(super) fn counted(tokens: &[Token], start: usize, end: usize) -> Option<String> {
    let noun = noun(tokens, end);
    let word = noun.map(|at| tokens[at].lower());
    if word.is_none_or(|word| PEOPLE.contains(&word) || outcome(word).is_some())
        && let Some(what) = happened(tokens, start, noun.map_or(end, |at| at + 1), noun)
    {
        return Some(what.to_owned());
    }
    noun.map(|at| match tokens[at].lower() {
        "men" => "man".to_owned(),
        "women" => "woman".to_owned(),
        "children" => "child".to_owned(),
        _ => tokens[at].stem().to_owned(),
    })
}

/// The head noun behind the amount: the first plural of the next four words.
fn noun(tokens: &[Token], end: usize) -> Option<usize> {
    let many = end > 0 && tokens[end - 1].lower().ends_with('s') && tokens.get(end).is_some_and(|t| t.lower() == "of");
    let end = end + usize::from(many);
    let mut first = None;
    for (at, token) in tokens.iter().enumerate().skip(end).take(5) {
        let lower = token.lower();
        if matches!(lower, "-" | "more" | "other" | "the") && at < end + 3 && first.is_none() {
            continue;
        }
        if token.kind() != TokenKind::Word || is_function(lower) {
            break;
        }
        let plural = lower.len() > 3 && lower.ends_with('s') && !lower.ends_with("ss") && !SINGULAR.contains(&lower);
        if plural || PLURAL.contains(&lower) {
            return Some(at);
        }
        first = first.or(Some(at));
    }
    first.filter(|at| *at == end || tokens[end].lower() == "-").filter(|at| !is_verb(tokens[*at].lower()))
}

/// Words between those counted and what happened to them.
const LINKING: [&str; 18] = [
    "were",
    "was",
    "are",
    "have",
    "had",
    "has",
    "been",
    "be",
    "is",
    "still",
    "others",
    "more",
    "also",
    "reported",
    "left",
    "confirmed",
    "being",
    "people",
];

/// Words between what happened and how many it happened to: "the toll has risen to 21".
const LEADING: [&str; 14] =
    ["to", "at", "rose", "risen", "rises", "stood", "stands", "climbed", "reached", "of", "has", "had", "by", "now"];

/// What happened to those counted: beside the amount, behind its noun, or before it ("the death toll rose to 21").
fn happened(tokens: &[Token], start: usize, end: usize, noun: Option<usize>) -> Option<&'static str> {
    if let Some(what) = noun.and_then(|at| outcome(tokens[at].lower())) {
        return Some(what);
    }
    for token in tokens.iter().skip(end).take(4) {
        if let Some(what) = outcome(token.lower()) {
            return Some(what);
        }
        if !LINKING.contains(&token.lower()) {
            break;
        }
    }
    for token in tokens[..start].iter().rev().take(6) {
        if let Some(what) = outcome(token.lower()) {
            return Some(what);
        }
        if !LEADING.contains(&token.lower()) {
            break;
        }
    }
    None
}

/// Words that end a noun phrase.
fn is_function(lower: &str) -> bool {
    matches!(
        lower,
        "and"
            | "or"
            | "but"
            | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "to"
            | "with"
            | "of"
            | "the"
            | "a"
            | "an"
            | "who"
            | "which"
            | "that"
            | "was"
            | "were"
            | "is"
            | "are"
            | "has"
            | "have"
            | "had"
            | "will"
            | "would"
            | "could"
            | "as"
            | "when"
            | "after"
            | "before"
            | "since"
            | "than"
            | "if"
            | "while"
            | "during"
            | "into"
            | "over"
            | "under"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "his"
            | "her"
            | "their"
            | "its"
            | "this"
            | "per"
            | "not"
            | "said"
            | "be"
    )
}

/// Words that are more likely a verb than the thing counted.
fn is_verb(lower: &str) -> bool {
    lower.ends_with("ed") && !matches!(lower, "hundred" | "seed" | "need")
        || lower.ends_with("ing")
        || lower.ends_with("ly")
}
