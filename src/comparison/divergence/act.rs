//! What a passage says was done, and where: a shallow reading of verbs, without a parser.

use super::pair::Side;
use crate::comparison::lexicon::is_content;
use crate::language::TokenKind;

/// Past forms without -ed that news tell events by, each with its base; sorted.
const IRREGULAR: [(&str, &str); 124] = [
    ("arose", "arise"),
    ("ate", "eat"),
    ("beat", "beat"),
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("bought", "buy"),
    ("bound", "bind"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("burnt", "burn"),
    ("burst", "burst"),
    ("came", "come"),
    ("caught", "catch"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("clung", "cling"),
    ("cut", "cut"),
    ("dealt", "deal"),
    ("drank", "drink"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("drunk", "drink"),
    ("dug", "dig"),
    ("eaten", "eat"),
    ("fallen", "fall"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("forbade", "forbid"),
    ("forgot", "forget"),
    ("forgotten", "forget"),
    ("fought", "fight"),
    ("found", "find"),
    ("froze", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("got", "get"),
    ("grew", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("hit", "hit"),
    ("hung", "hang"),
    ("hurt", "hurt"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("left", "leave"),
    ("lent", "lend"),
    ("lost", "lose"),
    ("made", "make"),
    ("met", "meet"),
    ("overthrew", "overthrow"),
    ("paid", "pay"),
    ("put", "put"),
    ("quit", "quit"),
    ("ran", "run"),
    ("rang", "ring"),
    ("ridden", "ride"),
    ("risen", "rise"),
    ("rode", "ride"),
    ("rose", "rise"),
    ("rung", "ring"),
    ("sang", "sing"),
    ("sank", "sink"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("set", "set"),
    ("shaken", "shake"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("shut", "shut"),
    ("slain", "slay"),
    ("slept", "sleep"),
    ("slid", "slide"),
    ("sold", "sell"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("sprang", "spring"),
    ("spun", "spin"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("sung", "sing"),
    ("sunk", "sink"),
    ("swept", "sweep"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("swung", "swing"),
    ("taken", "take"),
    ("taught", "teach"),
    ("thought", "think"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("undertook", "undertake"),
    ("went", "go"),
    ("wept", "weep"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("woke", "wake"),
    ("won", "win"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("written", "write"),
    ("wrote", "write"),
];

/// The base of an irregular past.
fn base(lower: &str) -> Option<&'static str> {
    let at = IRREGULAR.binary_search_by_key(&lower, |(past, _)| past).ok()?;
    Some(IRREGULAR[at].1)
}

/// What an act is compared by: its stem, for an irregular past that of its base.
pub(super) fn stem<'a>(side: &Side<'a>, at: usize) -> &'a str {
    let token = &side.tokens[at];
    base(token.lower()).unwrap_or(token.stem())
}

/// Whether a token looks like a word for an act: a form in -ed or -ing or an irregular past, in small letters.
pub(super) fn is_act(side: &Side<'_>, at: usize) -> bool {
    let Some(token) = side.tokens.get(at) else { return false };
    let lower = token.lower();
    token.kind() == TokenKind::Word
        && is_content(token)
        && !side.is_capital(at)
        && (lower.len() > 3 && !lower.ends_with("eed") && (lower.ends_with("ed") || lower.ends_with("ing"))
            || base(lower).is_some())
}

/// Whether a token opens another clause.
pub(super) fn opens_clause(side: &Side<'_>, at: usize) -> bool {
    matches!(
        side.lower(at),
        "who"
            | "which"
            | "that"
            | "after"
            | "before"
            | "when"
            | "while"
            | "as"
            | "because"
            | "although"
            | "though"
            | "since"
            | "if"
            | "whether"
            | "but"
            | "and"
            | ";"
            | ":"
            | "—"
            | "–"
            | "until"
            | "where"
            | "following"
    )
}

/// The act that a place belongs to: the nearest before it in its clause, else the first behind it.
pub(super) fn of(side: &Side<'_>, from: usize, to: usize) -> Option<usize> {
    let before =
        (from.saturating_sub(12)..from).rev().take_while(|at| !opens_clause(side, *at)).find(|at| is_act(side, *at));
    before.or_else(|| {
        let reach = (to + 12).min(side.tokens.len());
        (to..reach).take_while(|at| !opens_clause(side, *at)).find(|at| is_act(side, *at))
    })
}
