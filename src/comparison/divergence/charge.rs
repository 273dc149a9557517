//! What someone is charged with, admits or is found guilty of, and whether he is held.
//!
//! ```text
//!  Holt was charged with murder | Holt was charged with manslaughter    same step, other offence: conflict
//!  charged with murder          | convicted of manslaughter             other steps: none
//!  conspiracy to commit fraud   | fraud                                 an offence in common: none
//!  is held without bail         | was released on bail                  conflict
//! ```

use super::act;
use super::pair::{Pair, Side};
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;
use std::collections::BTreeSet;

/// Offences, by the beginning of the word; sorted. Those that stand for any offence ("corruption") are left out.
const OFFENCES: [&str; 36] = [
    "arson",
    "assault",
    "battery",
    "blackmail",
    "brib",
    "burglar",
    "conspir",
    "defamation",
    "embezzl",
    "espionage",
    "extort",
    "forger",
    "fraud",
    "genocide",
    "harass",
    "homicide",
    "kidnap",
    "larceny",
    "launder",
    "libel",
    "manslaughter",
    "murder",
    "negligen",
    "obstruct",
    "perjury",
    "rape",
    "robber",
    "sabotage",
    "sedition",
    "smuggl",
    "stalk",
    "theft",
    "traffick",
    "treason",
    "trespass",
    "vandal",
];

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Charge,
    Plea,
    Verdict,
}

struct Case<'a> {
    step: Step,
    at: usize,
    offences: BTreeSet<String>,
    span: Span,
    /// The name that stands before it.
    person: Option<&'a str>,
}

/// Finds other offences at one step, and one held whom the other lets go.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let others = cases(&pair.b);
    for x in &cases(&pair.a) {
        for y in &others {
            if x.step == y.step && x.offences.is_disjoint(&y.offences) && one_person(x.person, y.person) {
                found.push(Conflict { rule: Rule::Charge, grade: Grade::Conflict, a: x.span, b: y.span });
            }
        }
    }
    if let (Some((held, x, a)), Some((other, y, b))) = (custody(&pair.a), custody(&pair.b))
        && held != other
        && one_person(person(&pair.a, x), person(&pair.b, y))
        && pair.common() >= 2
    {
        found.push(Conflict { rule: Rule::Charge, grade: Grade::Conflict, a, b });
    }
}

fn one_person(p: Option<&str>, q: Option<&str>) -> bool {
    let share = |p: &str, q: &str| p.split(' ').any(|word| word.len() > 2 && q.split(' ').any(|other| word == other));
    p.zip(q).is_none_or(|(p, q)| share(p, q))
}

/// The nearest name before a place, in lower case.
fn person<'a>(side: &Side<'a>, at: usize) -> Option<&'a str> {
    side.name_before(at, 14).map(|name| name.key.as_str())
}

/// The steps of cases that a passage tells with their offences. Where a passage tells several of one step, or only some of the
/// offences, none is known well enough.
fn cases<'a>(side: &Side<'a>) -> Vec<Case<'a>> {
    let mut found: Vec<Case<'a>> = Vec::new();
    for at in 0..side.tokens.len() {
        let Some(step) = step(side, at) else { continue };
        let ahead = (at + 1..(at + 14).min(side.tokens.len()))
            .take_while(|at| !matches!(side.lower(*at), "." | ";" | ":" | "who" | "after" | "when" | "while" | "but"));
        let behind = at.saturating_sub(2)..at;
        let told: Vec<(usize, String)> = behind.chain(ahead.clone()).filter_map(|at| offence(side, at)).collect();
        let partly = ahead.into_iter().any(|at| matches!(side.lower(at), "including" | "among" | "other"));
        let denied = at.checked_sub(1).is_some_and(|at| matches!(side.lower(at), "not" | "never"));
        let (Some(first), Some(last)) = (told.iter().map(|t| t.0).min(), told.iter().map(|t| t.0).max()) else {
            continue;
        };
        if !partly && !denied {
            let span = side.span(first.min(at), last.max(at));
            let offences = told.into_iter().map(|t| t.1).collect();
            found.push(Case { step, at, offences, span, person: person(side, at) });
        }
    }
    let once = |case: &Case<'_>, all: &[(Step, usize)]| all.iter().filter(|(step, _)| *step == case.step).count() == 1;
    let all: Vec<(Step, usize)> = found.iter().map(|c| (c.step, c.at)).collect();
    found.retain(|case| once(case, &all));
    found
}

fn step(side: &Side<'_>, at: usize) -> Option<Step> {
    match side.lower(at) {
        "charged" | "indicted" | "accused" => Some(Step::Charge),
        "pleaded" | "pled" | "plea" | "pleads" | "pleading" => Some(Step::Plea),
        "convicted" | "conviction" => Some(Step::Verdict),
        "guilty" if (at.saturating_sub(4)..at).any(|at| side.lower(at) == "found") => Some(Step::Verdict),
        _ => None,
    }
}

/// The offence at a place, with what makes it another one: "attempted", a degree.
fn offence(side: &Side<'_>, at: usize) -> Option<(usize, String)> {
    let lower = side.lower(at);
    let known = OFFENCES.iter().find(|offence| lower.starts_with(**offence))?;
    let near = |n: usize| at.checked_sub(n).map_or("", |at| side.lower(at));
    let tried = matches!(near(1), "attempted") || matches!((near(2), near(1)), ("attempt", "to"));
    let degree = (1..=4).map(near).find_map(|word| match word {
        "first-degree" | "first" => Some("first "),
        "second-degree" | "second" => Some("second "),
        "third-degree" | "third" => Some("third "),
        _ => None,
    });
    let degree = degree.filter(|_| (1..=3).any(|n| near(n).ends_with("degree")));
    Some((at, format!("{}{}{known}", if tried { "attempted " } else { "" }, degree.unwrap_or_default())))
}

/// Whether someone is said to be held or to have been let go, where, and the words for it.
fn custody(side: &Side<'_>) -> Option<(bool, usize, Span)> {
    (0..side.tokens.len()).find_map(|at| {
        let (held, to) = match (side.lower(at), side.lower(at + 1), side.lower(at + 2)) {
            ("in", "custody" | "jail" | "detention", _) | ("without" | "denied" | "refused", "bail", _) => {
                (true, at + 1)
            }
            ("on" | "granted" | "posted", "bail" | "bond", _) => (false, at + 1),
            ("released" | "freed", "without" | "from", "charge" | "custody" | "jail" | "prison" | "detention") => {
                (false, at + 2)
            }
            _ => return None,
        };
        let led = (at.saturating_sub(4)..at).map(|at| side.lower(at));
        let stays = !matches!(side.lower(at), "in")
            || led.clone().any(|word| {
                matches!(word, "is" | "was" | "remains" | "remained" | "held" | "being" | "still" | "stays" | "stayed")
            });
        let taken_back = led.into_iter().any(|word| matches!(word, "not" | "if" | "or" | "until" | "died" | "after"));
        let asked = (at.saturating_sub(4)..at).any(|at| act::opens_clause(side, at));
        (stays && !taken_back && !asked).then(|| (held, at, side.span(at, to)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn one_step_and_another_offence() {
        check(
            "Rune Holt was charged with murder on Sunday.",
            "Holt has been charged with manslaughter.",
            &["charge: charged with murder | charged with manslaughter"],
        );
        check(
            "Berg pleaded guilty to one count of arson.",
            "Ida Berg’s guilty plea was to a perjury charge.",
            &["charge: pleaded guilty to one count of arson | plea was to a perjury"],
        );
        check("Holt was charged with murder.", "Holt was convicted of manslaughter.", &[]);
        check("Holt was charged with conspiracy to commit fraud.", "Holt was charged with fraud.", &[]);
        check("Rune Holt was charged with murder.", "Ida Berg was charged with arson.", &[]);
        check("Holt was charged with crimes including murder.", "Holt was charged with arson.", &[]);
        check(
            "The court found Holt guilty of attempted murder.",
            "The court found Holt guilty of murder.",
            &["charge: guilty of attempted murder | guilty of murder"],
        );
    }

    #[test]
    fn held_or_let_go() {
        check(
            "The driver, Rune Holt, is being held without bail.",
            "The driver, Rune Holt, was released on bail.",
            &["charge: without bail | on bail"],
        );
        check("The driver, Rune Holt, was held until he was freed on bail.", "Rune Holt was released on bail.", &[]);
    }
}
