//! Opposite words for one thing, from a list of pairs (`assets/words/opposites.txt`).
//!
//! ```text
//!  a blunt statement    | a mild statement             both stand before the same word: conflict
//!  the union accepted it | the union rejected it       the same subject close by: conflict
//!  not safe             | unsafe                       a denied word is no opposite
//! ```

use super::act;
use super::pair::{Pair, Side};
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
        is_negation(lower)
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
        let token = side.tokens.get(at + 1)?;
        (token.kind() == TokenKind::Word && is_content(token) && !side.is_capital(at + 1)).then_some(at + 1)
    };
    if let (Some(p), Some(q)) = (next(&pair.a, x), next(&pair.b, y))
        && pair.a.tokens[p].stem() == pair.b.tokens[q].stem()
    {
        return pair.common() >= 3;
    }
    act::is_act(&pair.a, x) && act::is_act(&pair.b, y) && pair.near(x, y, 6) >= 3
}
