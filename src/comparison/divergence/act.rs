//! What a passage says was done, and where: a shallow reading of verbs, without a parser.

use super::pair::Side;
use crate::comparison::lexicon::is_content;
use crate::language::TokenKind;

/// Past forms without -ed that news tell events by.
const IRREGULAR: [&str; 62] = [
    "met", "won", "lost", "held", "began", "left", "took", "shot", "struck", "hit", "fell", "rose", "sent", "gave", "made",
    "found", "spoke", "came", "went", "flew", "fled", "sold", "bought", "built", "broke", "brought", "cast", "caught", "chose",
    "cut", "drew", "drove", "fought", "forbade", "froze", "got", "grew", "hung", "hurt", "kept", "knew", "laid", "led", "let",
    "paid", "quit", "ran", "read", "saw", "set", "shut", "spent", "stole", "stood", "swore", "swept", "taken", "threw",
    "wrote", "written", "beat", "put",
];

/// Whether a token looks like a word for an act: a form in -ed or -ing or an irregular past, in small letters.
pub(super) fn is_act(side: &Side<'_>, at: usize) -> bool {
    let Some(token) = side.tokens.get(at) else { return false };
    let lower = token.lower.as_str();
    token.kind == TokenKind::Word
        && is_content(token)
        && !side.is_capital(at)
        && (lower.len() > 4 && (lower.ends_with("ed") || lower.ends_with("ing")) || IRREGULAR.contains(&lower))
}

/// Whether a token opens another clause.
pub(super) fn opens_clause(side: &Side<'_>, at: usize) -> bool {
    matches!(
        side.lower(at),
        "who" | "which" | "that" | "after" | "before" | "when" | "while" | "as" | "because" | "although" | "though" | "since"
            | "if" | "whether" | "but" | "and" | ";" | ":" | "—" | "–" | "until" | "where" | "following"
    )
}

/// The act that a place belongs to: the nearest before it in its clause, else the first behind it.
pub(super) fn of(side: &Side<'_>, from: usize, to: usize) -> Option<usize> {
    let before = (from.saturating_sub(12)..from).rev().take_while(|at| !opens_clause(side, *at)).find(|at| is_act(side, *at));
    before.or_else(|| {
        let reach = (to + 12).min(side.tokens.len());
        (to..reach).take_while(|at| !opens_clause(side, *at)).find(|at| is_act(side, *at))
    })
}
