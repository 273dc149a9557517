//! Two titles for one person: "Deputy Trade Minister Ida Berg" and "Trade Minister Ida Berg".
//!
//! A rank that one gives and the other does not ("deputy", "vice") is a conflict, as is another office under the same word
//! ("trade minister", "health minister"). A "former" that one leaves out, or another word for what someone does, is wording.

use super::pair::{Pair, Side};
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;
use crate::language::NameMention;
use std::collections::BTreeSet;

/// Finds titles that conflict.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    for x in pair.a.names.iter().filter(|n| n.role.is_some()) {
        for y in pair.b.names.iter().filter(|n| n.role.is_some() && one_bearer(x, n)) {
            let (Some(a), Some(b)) = (x.role, y.role) else { continue };
            if let Some(grade) = differ(&words(&pair.a, a), &words(&pair.b, b)) {
                found.push(Conflict { rule: Rule::Title, grade, a, b });
            }
        }
    }
}

/// Equal names of two words or more, or one the last word of the other.
fn one_bearer(x: &NameMention, y: &NameMention) -> bool {
    let last = |whole: &str, part: &str| !part.contains(' ') && whole.rsplit(' ').next() == Some(part);
    x.key == y.key || last(&x.key, &y.key) || last(&y.key, &x.key)
}

/// The words of a role, what is short or said otherwise for an office in its own words.
fn words<'a>(side: &Side<'a>, span: Span) -> Vec<&'a str> {
    let words: Vec<&str> = (side.at(span)..side.behind(span)).map(|at| spelt_out(side.lower(at))).collect();
    // "Velm's top diplomat" is its foreign minister.
    let diplomat = words.windows(2).any(|two| matches!(two, ["top" | "chief", "diplomat"]));
    if diplomat { vec!["foreign", "minister"] } else { words }
}

fn spelt_out(word: &str) -> &str {
    match word {
        "sgt" | "sgt." => "sergeant",
        "capt" | "capt." => "captain",
        "maj" | "maj." => "major",
        "col" | "col." => "colonel",
        "adm" | "adm." => "admiral",
        "cpl" | "cpl." => "corporal",
        "pvt" | "pvt." => "private",
        "sen" | "sen." => "senator",
        "rep" | "rep." | "congresswoman" | "representative" => "congressman",
        "gov" | "gov." => "governor",
        other => other,
    }
}

const RANKS: [&str; 10] =
    ["deputy", "vice", "assistant", "associate", "under", "junior", "co-chair", "lieutenant", "undersecretary", "sub"];
const TIMES: [&str; 8] = ["former", "ex", "then", "acting", "interim", "outgoing", "incoming", "late"];
const HEADS: [&str; 14] = [
    "minister",
    "secretary",
    "president",
    "chief",
    "commissioner",
    "ambassador",
    "governor",
    "mayor",
    "director",
    "sheriff",
    "prosecutor",
    "principal",
    "chairman",
    "editor",
];
/// Ranks of which one bears one at a time.
const GRADES: [&str; 10] =
    ["private", "corporal", "sergeant", "captain", "major", "colonel", "admiral", "marshal", "senator", "congressman"];
const OFFICES: [&str; 20] = [
    "foreign",
    "defence",
    "defense",
    "interior",
    "finance",
    "justice",
    "health",
    "energy",
    "trade",
    "prime",
    "labour",
    "labor",
    "education",
    "transport",
    "culture",
    "state",
    "treasury",
    "economy",
    "agriculture",
    "environment",
];

/// How much two roles of one person differ; nothing where one may be the other, told shorter.
fn differ(x: &[&str], y: &[&str]) -> Option<Grade> {
    let head = |role: &[&str]| HEADS.into_iter().find(|head| role.contains(head));
    let of = |role: &[&str], list: &[&'static str]| -> BTreeSet<&'static str> {
        list.iter().copied().filter(|word| role.contains(word)).map(fold).collect()
    };
    match (head(x), head(y)) {
        (Some(p), Some(q)) if p == q => {
            let (office_x, office_y) = (of(x, &OFFICES), of(y, &OFFICES));
            let named = !office_x.is_empty() && !office_y.is_empty();
            if of(x, &RANKS) != of(y, &RANKS) || named && office_x.is_disjoint(&office_y) {
                return Some(Grade::Conflict);
            }
            (of(x, &TIMES) != of(y, &TIMES)).then_some(Grade::Wording)
        }
        _ => {
            let (p, q) = (of(x, &GRADES), of(y, &GRADES));
            let other = |own: &[&str]| own.iter().any(|word| TIMES.contains(word));
            // "Lieutenant colonel", "major general": of two ranks in one, neither is alone.
            let plain = p.len() == 1 && q.len() == 1 && !other(x) && !other(y);
            (plain && p.is_disjoint(&q)).then_some(Grade::Conflict)
        }
    }
}

/// One spelling for both.
fn fold(word: &'static str) -> &'static str {
    match word {
        "defence" => "defense",
        "labour" => "labor",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn ranks_and_offices() {
        check("Sgt. Rune Holt was shot in Velm.", "Capt. Rune Holt was shot in Velm.", &["title: Sgt. | Capt."]);
        check(
            "Chief Rune Holt said the fire began in a kitchen.",
            "Deputy Chief Rune Holt said the fire began in a kitchen.",
            &["title: Chief | Deputy Chief"],
        );
        check(
            "Norland’s top diplomat, Ida Berg, spoke in Velm.",
            "Norland Deputy Foreign Minister Ida Berg spoke in Velm.",
            &["title: Norland’s top diplomat | Norland Deputy Foreign Minister"],
        );
    }

    #[test]
    fn one_title_said_otherwise() {
        check("Sgt. Rune Holt was shot in Velm.", "Sergeant Rune Holt was shot in Velm.", &[]);
        check(
            "Norland’s top diplomat, Ida Berg, spoke in Velm.",
            "Norland Foreign Minister Ida Berg spoke in Velm.",
            &[],
        );
        check("Former Captain Rune Holt was shot in Velm.", "Major Rune Holt was shot in Velm.", &[]);
    }
}
