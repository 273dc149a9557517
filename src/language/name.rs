//! Persons, places and organisations: runs of capitalised words, with the title or role beside them.
//!
//! ```text
//!  Kremlin aide Yuri Ushakov met Trump. Ushakov said ...
//!  ^-----^      ^----------^     ^---^  ^-----^            names
//!  ^----------^ role                     key: yuri ushakov
//! ```
//!
//! A capital that the start of a sentence explains is a name only where the document writes it so elsewhere. Whether two
//! documents mean one bearer is left to [`crate::comparison`].

mod bearer;
mod fullest;
mod phrase;
mod role;
mod run;
mod vocabulary;

use super::Analysis;
use super::token::{Token, TokenKind};
use crate::document::Span;
use rustc_hash::FxHashSet;
use std::ops::Range;

pub use bearer::{Bearers, may_be_surname};
pub use fullest::{fullest, is_own};
pub(super) use run::is_heading as is_headline;

/// One mention of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameMention {
    /// The name's words, without a title before them and without a possessive ending.
    pub span: Span,
    /// The fullest form the document uses for the same bearer ("vladimir putin" for "Putin"), or the place that an
    /// adjective stands for ("russia" for "Russian"); lower case.
    pub key: String,
    /// Title or role written directly beside it ("Russian Foreign Minister").
    pub role: Option<Span>,
}

/// Tokens of the longest name; what is longer is a headline that runs on.
const LONGEST: usize = 10;

/// A mention before its bearer is known, in tokens of the document.
struct Found {
    name: Range<usize>,
    role: Option<Range<usize>>,
}

/// Finds the names of a document.
pub fn find(text: &str, analysis: &Analysis) -> Vec<NameMention> {
    let found = gather(text, analysis);
    let mut register = bearer::Register::default();
    for (index, mention) in found.iter().enumerate() {
        let tokens = &analysis.tokens[mention.name.clone()];
        register.add(index, bearer::form(tokens), span_of(text, tokens).of(text), mention.role.is_some());
    }
    for mention in &found {
        if let Some(acronym) = bracketed(text, &analysis.tokens, mention.name.end) {
            register.add_acronym(acronym.lower(), &bearer::form(&analysis.tokens[mention.name.clone()]));
        }
    }
    let mention = |(index, found): (usize, &Found)| {
        let tokens = &analysis.tokens[found.name.clone()];
        NameMention {
            span: span_of(text, tokens),
            key: register.key(index, &bearer::form(tokens), found.role.is_some()),
            role: found.role.clone().map(|role| span_of(text, &analysis.tokens[role])),
        }
    };
    found.iter().enumerate().map(mention).collect()
}

/// The mentions in running text, then, in headlines, those of names that the running text has too; in the order of the
/// text.
fn gather(text: &str, analysis: &Analysis) -> Vec<Found> {
    let capitals = run::Capitals::of(text, analysis);
    let mut found = Vec::new();
    let mut headings = Vec::new();
    for (index, sentence) in analysis.sentences.iter().enumerate() {
        let tokens = analysis.tokens_of(index);
        if run::is_heading(text, tokens) {
            headings.push(index);
            continue;
        }
        let base = sentence.tokens.start;
        let shift = |range: Range<usize>| range.start + base..range.end + base;
        for run in capitals.runs(tokens) {
            let (role, name) = role::divide(tokens, run);
            if name.is_empty() || name.len() > LONGEST || run::is_shouted(text, &tokens[name.clone()]) {
                continue;
            }
            let of = name.start.checked_sub(1).is_some_and(|before| tokens[before].lower() == "of");
            let role = role::beside(text, tokens, role, &name).map(shift);
            let name = shift(name);
            match found.last_mut() {
                // "Ida Berg of Velm, the chair,": the role is hers, not the town's.
                Some(Found { name: owner, role: owned }) if of && owner.end + 1 == name.start => {
                    if owned.is_none() {
                        *owned = role;
                    }
                    found.push(Found { name, role: None });
                }
                _ => found.push(Found { name, role }),
            }
        }
    }
    let known: FxHashSet<String> = found.iter().map(|f| bearer::form(&analysis.tokens[f.name.clone()])).collect();
    for index in headings {
        let range = analysis.sentences[index].tokens.clone();
        known_in(&analysis.tokens, range, &known, &mut found);
    }
    found.sort_by_key(|f| f.name.start);
    found
}

/// Adds the names in `range` that are known from elsewhere.
fn known_in(tokens: &[Token], range: Range<usize>, known: &FxHashSet<String>, found: &mut Vec<Found>) {
    let mut at = range.start;
    while at < range.end {
        let longest = (1..=6).rev().map(|length| at..at + length).find(|name| {
            name.end <= range.end
                && tokens[name.start].kind() == TokenKind::Word
                && tokens[name.end - 1].kind() == TokenKind::Word
                && known.contains(&bearer::form(&tokens[name.clone()]))
        });
        match longest {
            Some(name) => {
                at = name.end;
                found.push(Found { name, role: None });
            }
            None => at += 1,
        }
    }
}

/// The acronym in brackets at `at`: "(IAEA)".
fn bracketed<'a>(text: &str, tokens: &'a [Token], at: usize) -> Option<&'a Token> {
    let [open, acronym, close] = tokens.get(at..at + 3)? else { return None };
    let written = acronym.span().of(text);
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    (open.lower() == "(" && close.lower() == ")" && capitals >= 2).then_some(acronym)
}

/// From the first token to the last, without a possessive ending.
fn span_of(text: &str, tokens: &[Token]) -> Span {
    let span = Span::new(tokens[0].span().start, tokens[tokens.len() - 1].span().end);
    let written = span.of(text);
    let inner = ["'s", "’s", "'S", "’S"].into_iter().find_map(|end| written.strip_suffix(end)).unwrap_or(written);
    if inner.is_empty() { span } else { Span::new(span.start, span.start + inner.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{analyse, paragraph};

    /// The names of `text` as "words = key (role)".
    fn check(text: &str, expected: &[&str]) {
        let document = paragraph(text);
        let show = |name: &NameMention| {
            let role = name.role.map(|role| format!(" ({})", role.of(text))).unwrap_or_default();
            format!("{} = {}{role}", name.span.of(text), name.key)
        };
        let found: Vec<String> = analyse(&document).names.iter().map(show).collect();
        assert_eq!(found, expected);
    }

    fn check_bearer(text: &str, words: &str, expected: Option<&str>) {
        let analysis = analyse(&paragraph(text));
        assert_eq!(Bearers::new(text, &analysis).bearer_of(words), expected, "{words}");
    }

    const STORY: &str = "Norland Foreign Minister Ida van der Berg met former Bank Chair Omar al-Sayed in Velm. Berg said that \
        Mr. al-Sayed, deputy chair of Norland's Trade Council, was late. Kesh spokesman Lee R. Orr stayed away.";

    #[test]
    fn roles_stand_beside_names() {
        check(
            STORY,
            &[
                "Ida van der Berg = ida van der berg (Norland Foreign Minister)",
                "Omar al-Sayed = omar al-sayed (former Bank Chair)",
                "Velm = velm",
                "Berg = ida van der berg",
                "al-Sayed = omar al-sayed (deputy chair of Norland's Trade Council)",
                "Norland = norland",
                "Trade Council = trade council",
                "Lee R. Orr = lee r. orr (Kesh spokesman)",
            ],
        );
        check(
            "In Velm on 3 June, Orr met Norland Foreign Minister Ida Berg.",
            &["Velm = velm", "Orr = orr", "Ida Berg = ida berg (Norland Foreign Minister)"],
        );
        check(
            "They asked the head of the agency, Rune Falk, and Mia Holt, a former minister of trade.",
            &["Rune Falk = rune falk (head of the agency)", "Mia Holt = mia holt (former minister of trade)"],
        );
    }

    #[test]
    fn a_name_goes_on_behind_a_wrapped_line() {
        check(
            "They saw Rune\nFalk. Rune Falk is a senior fellow at Velm College.",
            &[
                "Rune\nFalk = rune falk",
                "Rune Falk = rune falk (senior fellow at Velm College)",
                "Velm College = velm college",
            ],
        );
    }

    #[test]
    fn capitals_that_the_place_explains_are_no_names() {
        check("Analysts left. On Monday they said so. Nobody knew.", &[]);
        check("Then Harwick spoke. In Harwick it rained.", &["Harwick = harwick", "Harwick = harwick"]);
    }

    #[test]
    fn acronyms_and_peoples_stand_for_the_full_name() {
        check(
            "We saw the World Kite Board (WKB) and the French team. The WKB agreed with the U.S. today.",
            &[
                "World Kite Board = world kite board",
                "WKB = world kite board",
                "French = france",
                "WKB = world kite board",
                "U.S. = united states",
            ],
        );
    }

    #[test]
    fn bearers_are_found_by_name_and_role() {
        check_bearer(STORY, "Berg", Some("Ida van der Berg"));
        check_bearer(STORY, "Mr. al-Sayed", Some("Omar al-Sayed"));
        check_bearer(STORY, "Norland's foreign minister", Some("Ida van der Berg"));
        check_bearer(STORY, "the foreign minister", Some("Ida van der Berg"));
        check_bearer(STORY, "the spokesman for Kesh", Some("Lee R. Orr"));
        check_bearer(STORY, "the former bank chair", Some("Omar al-Sayed"));
        check_bearer(STORY, "the bank chair", None);
        check_bearer(STORY, "the president", None);
        check_bearer(STORY, "", None);
        check_bearer(STORY, "Chair Omar al-Sayed (D-Velm)", Some("Omar al-Sayed"));
        check_bearer(STORY, "Foreign Minister Berg of Norland, the majority leader", Some("Ida van der Berg"));
        check_bearer(STORY, "one of its members, Lee R. Orr", Some("Lee R. Orr"));
        check_bearer(STORY, "the aide, former soldier Lee R. Orr, 31", Some("Lee R. Orr"));
        check_bearer(STORY, "Secretary of State Ida van der Berg", Some("Ida van der Berg"));
        check_bearer(STORY, "Berg at the time", Some("Ida van der Berg"));
        for none in [
            "an aide to Berg",
            "Berg’s office in Velm",
            "Berg supporters",
            "police in Velm",
            "people like these, not Berg",
        ] {
            check_bearer(STORY, none, None);
        }
        let two = "US President Ann Low met Irish President Bo Kerr.";
        check_bearer(two, "the president", None);
        check_bearer(two, "the Irish president", Some("Bo Kerr"));
        check_bearer(two, "the president of Ireland", Some("Bo Kerr"));
    }
}
