//! Opposite words for one thing, from a list of pairs (`assets/words/opposites.txt`).
//!
//! ```text
//!  a blunt statement    | a mild statement             both stand before the same word: conflict
//!  the union accepted it | the union rejected it       the same subject close by: conflict
//!  not safe             | unsafe                       a denied word is no opposite
//! ```

use super::act;
use super::pair::{Pair, Side};
use super::slot;
use crate::comparison::lexicon::is_content;
use crate::comparison::profile::is_negation;
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;
use crate::language::TokenKind;
use crate::language::token::Tokeniser;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Stems, each with the stems of its opposites.
static OPPOSITES: LazyLock<FxHashMap<String, FxHashSet<String>>> = LazyLock::new(|| {
    let mut map: FxHashMap<String, FxHashSet<String>> = FxHashMap::default();
    let mut tokeniser = Tokeniser::default();
    for line in include_str!("../../../assets/words/opposites.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut tokens = Vec::new();
        tokeniser.tokenise(line, Span::new(0, line.len()), &mut tokens);
        if let [x, y] = &tokens[..] {
            map.entry(x.stem().to_owned()).or_default().insert(y.stem().to_owned());
            map.entry(y.stem().to_owned()).or_default().insert(x.stem().to_owned());
        }
    }
    map
});

/// Finds opposite words for one thing.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let listed = |side: &Side<'_>| -> Vec<usize> {
        let plain = |at: &usize| side.tokens[*at].kind() == TokenKind::Word && !pair.has(side.tokens[*at].stem());
        (0..side.tokens.len()).filter(|at| OPPOSITES.contains_key(side.tokens[*at].stem())).filter(plain).collect()
    };
    let others = listed(&pair.b);
    if others.is_empty() {
        return;
    }
    for x in listed(&pair.a) {
        for &y in &others {
            let (p, q) = (&pair.a.tokens[x], &pair.b.tokens[y]);
            let opposite = OPPOSITES.get(p.stem()).is_some_and(|all| all.contains(q.stem()));
            if opposite && !is_taken_back(&pair.a, x) && !is_taken_back(&pair.b, y) && of_one_thing(pair, x, y) {
                found.push(Conflict { rule: Rule::Opposite, grade: Grade::Conflict, a: p.span(), b: q.span() });
            }
        }
    }
}

/// Whether a word is denied, asked or compared where it stands.
fn is_taken_back(side: &Side<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|before| {
        let lower = side.lower(before);
        // "Not only had it offered" denies nothing.
        is_negation(lower) && side.lower(before + 1) != "only"
            || matches!(
                lower,
                "if" | "whether" | "or" | "less" | "more" | "than" | "too" | "hardly" | "from" | "would" | "could"
            )
    })
}

/// Whether both words stand right before the same word, or are the acts of the same clause: at least three words in common close
/// by, one of them in small letters.
fn of_one_thing(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let next = |side: &Side<'_>, at: usize| -> Option<usize> {
        (side.is_word(at + 1) && !side.is_capital(at + 1)).then_some(at + 1)
    };
    if let (Some(p), Some(q)) = (next(&pair.a, x), next(&pair.b, y))
        && pair.a.tokens[p].stem() == pair.b.tokens[q].stem()
    {
        return pair.common() >= 3;
    }
    if x > 0 && y > 0 && act::is_act(&pair.a, x - 1) && act::stem(&pair.a, x - 1) == act::stem(&pair.b, y - 1) {
        return pair.common() >= 3;
    }
    act::is_act(&pair.a, x)
        && act::is_act(&pair.b, y)
        && (same_clause(pair, x, y) || pair.near(x, y, 6) >= 3 || one_purpose(pair, x, y))
}

/// Whether the same noun does it and the same noun is what it is done to: "the driver fled the scene", "the driver stayed at the scene".
fn same_clause(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let stem = |side: &Side<'_>, at: Option<usize>| at.map(|at| side.forms[at].to_owned());
    let before = |side: &Side<'_>, at: usize| {
        let near = (at.saturating_sub(3)..at).rev().take_while(|at| side.tokens[*at].kind() != TokenKind::Punctuation);
        let found = near.into_iter().find(|at| side.is_word(*at));
        stem(side, found)
    };
    let behind = |side: &Side<'_>, at: usize| {
        let found = (at + 1..at + 4).find(|at| side.is_word(*at) || side.tokens.get(*at).is_none());
        stem(side, found.filter(|at| side.is_word(*at)))
    };
    let (who, whom) = (before(&pair.a, x), behind(&pair.a, x));
    who.is_some() && whom.is_some() && who == before(&pair.b, y) && whom == behind(&pair.b, y)
}

/// Whether the same name stands right before both acts, and the same or a kindred act behind their "to": "Velm offered to lend",
/// "Velm refused to lend".
fn one_purpose(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let who = |side: &Side<'_>, at: usize| {
        let near = (at.saturating_sub(4)..at).rev().take_while(|at| side.tokens[*at].kind() != TokenKind::Punctuation);
        near.into_iter().find(|at| side.is_capital(*at) && is_content(&side.tokens[*at]))
    };
    let (Some(p), Some(q)) = (who(&pair.a, x), who(&pair.b, y)) else { return false };
    let led = pair.a.lower(x + 1) == "to" && pair.b.lower(y + 1) == "to";
    led && pair.a.forms[p] == pair.b.forms[q] && slot::kin(pair.a.lower(x + 2), pair.b.lower(y + 2))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn one_subject_and_opposite_acts() {
        check(
            "The council approved the plan by 7 votes to 2.",
            "The council rejected the plan.",
            &["opposite: approved | rejected"],
        );
        check(
            "The train was heading north from Velm when it derailed.",
            "The train was heading south from Velm when it derailed.",
            &["opposite: north | south"],
        );
        check(
            "Norland offered to lend Velm a crane.",
            "Velm said Norland had refused to lend it.",
            &["opposite: offered | refused"],
        );
        check("The council approved the plan.", "The court rejected the plan.", &[]);
        check("Norland offered to lend Velm a crane.", "Velm said Norland had refused to sell it.", &[]);
    }
}
