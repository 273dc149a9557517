//! What happened to how many people where no numeral says it: "a girl was killed", "no one was hurt", "several were wounded".
//!
//! A person told in the singular counts as one only where no other victim of the same fate is told in the passage.

use super::super::pair::Side;
use super::amount::{Amount, outcome};
use crate::language::TokenKind;
use crate::language::number::Unit;

/// The fates told without a numeral, where none of `numbered` may tell of the same people.
pub(super) fn tolls<'a>(side: &Side<'a>, numbered: &[Amount<'a>]) -> Vec<Amount<'a>> {
    let mut found: Vec<Amount<'a>> = Vec::new();
    let mut persons = 0;
    for at in 0..side.tokens.len() {
        match side.lower(at) {
            "no" | "nobody" | "none" => found.extend(nobody(side, at)),
            "several" => found.extend(several(side, at)),
            "a" | "an" => {
                if let Some(noun) = person(side, at) {
                    persons += 1;
                    found.extend(single(side, at, noun));
                }
            }
            _ => {}
        }
    }
    let more = side.tokens.iter().any(|t| {
        matches!(t.lower(), "another" | "others" | "other" | "second" | "third" | "also" | "both" | "including")
    });
    // One victim among several is not how many there were.
    if persons > 1 || more {
        found.retain(|x| x.value != 1.0);
    }
    found.retain(|x| !numbered.iter().any(|y| y.fate == x.fate || y.unit == Unit::Count && y.fate.is_none()));
    found
}

/// "No one was hurt", "no injuries were reported".
fn nobody<'a>(side: &Side<'a>, at: usize) -> Option<Amount<'a>> {
    let to = match (side.lower(at), side.lower(at + 1)) {
        ("no", "one" | "people" | "person" | "passengers" | "residents" | "staff") => at + 2,
        ("no", "injuries" | "deaths" | "fatalities" | "arrests") => {
            let fate = outcome(side.lower(at + 1))?;
            return Some(Amount::counted(side, at..at + 2, 0.0..0.0, fate));
        }
        ("no", _) => return None,
        _ => at + 1,
    };
    let plain = side.lower(to) != "else";
    let fate = plain.then(|| fate_behind(side, to))?;
    Some(Amount::counted(side, at..to, 0.0..0.0, fate?))
}

/// "Several people were wounded", "several were wounded".
fn several<'a>(side: &Side<'a>, at: usize) -> Option<Amount<'a>> {
    let people =
        matches!(side.lower(at + 1), "people" | "persons" | "passengers" | "residents" | "soldiers" | "children");
    let to = at + 1 + usize::from(people);
    let fate = fate_behind(side, to)?;
    Some(Amount::counted(side, at..to, 3.0..20.0, fate))
}

/// The fate right behind a place: "was killed", "have been hurt", "died".
fn fate_behind(side: &Side<'_>, at: usize) -> Option<&'static str> {
    let light = |at: &usize| {
        matches!(
            side.lower(*at),
            "was"
                | "were"
                | "is"
                | "are"
                | "has"
                | "have"
                | "had"
                | "been"
                | "reported"
                | "badly"
                | "seriously"
                | "shot"
                | "and"
        )
    };
    let next = (at..at + 5).find(|at| !light(at))?;
    outcome(side.lower(next))
}

/// "A 12-year-old girl" is of a single person: the place of the noun.
fn person(side: &Side<'_>, at: usize) -> Option<usize> {
    (at + 1..at + 5)
        .take_while(|at| side.tokens.get(*at).is_some_and(|t| t.kind() != TokenKind::Punctuation || t.lower() == "-"))
        .find(|at| {
            matches!(
                side.lower(*at),
                "man"
                    | "woman"
                    | "child"
                    | "boy"
                    | "girl"
                    | "person"
                    | "teenager"
                    | "baby"
                    | "student"
                    | "soldier"
                    | "officer"
                    | "policeman"
                    | "passenger"
                    | "worker"
                    | "tourist"
                    | "toddler"
                    | "pedestrian"
                    | "cyclist"
                    | "bystander"
                    | "motorist"
                    | "protester"
                    | "resident"
            )
        })
}

fn single<'a>(side: &Side<'a>, at: usize, noun: usize) -> Option<Amount<'a>> {
    let joined = matches!(side.lower(noun + 1), "and" | "," | "or" | "-")
        || at > 0 && matches!(side.lower(at - 1), "and" | "or" | "like" | "as");
    if joined {
        return None;
    }
    let before = at.checked_sub(1).map(|at| side.lower(at)).and_then(outcome);
    let passive = matches!(side.lower(noun + 1), "was" | "died" | "dies" | "is" | "has" | "had");
    let fate = before.or_else(|| passive.then(|| fate_behind(side, noun + 1)).flatten())?;
    Some(Amount::counted(side, at..noun + 1, 1.0..1.0, fate))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn tolls_without_numerals_conflict_with_numerals() {
        check(
            "A girl was killed in the fire at the mill.",
            "Two children were killed in the fire at the mill.",
            &["number: A girl | Two"],
        );
        check(
            "No one was hurt in the fire at the mill.",
            "Two people were hurt in the fire at the mill.",
            &["number: No one | Two"],
        );
        check(
            "Several people were killed in the fire at the mill.",
            "Two people were killed in the fire at the mill.",
            &["number: Several people | Two"],
        );
        check("No arrests were made in Velm.", "Two men were arrested in Velm.", &["number: No arrests | Two"]);
        check(
            "Dozens were injured in the fire at the mill.",
            "Three people were injured in the fire at the mill.",
            &["number: Dozens | Three"],
        );
    }

    #[test]
    fn one_victim_of_several_is_no_toll() {
        check(
            "A girl was killed in the fire at the mill, and another child died later.",
            "Two children were killed in the fire at the mill.",
            &[],
        );
        check("A boy and a girl were killed in the fire.", "Two children were killed in the fire.", &[]);
        check("A girl was hurt in the fire at the mill.", "Two children were killed in the fire at the mill.", &[]);
        check("No one was hurt in the fire.", "The fire hurt nobody.", &[]);
        check("Several people were hurt in the fire.", "Nine people were hurt in the fire.", &[]);
    }
}
