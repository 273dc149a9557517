//! One passage affirms what the other denies, or is certain of what the other calls possible.
//!
//! ```text
//!  Kesh has not asked for help   | Kesh has asked for help often        asked: conflict
//!  The union made no request     | repeated requests of the union       request: conflict
//!  The port will close           | The port may close                   will | may: differing wording
//! ```
//!
//! A denial reaches a few words: to the first word that both passages have and that is no name. Denials of saying, "not only" and
//! "no longer" deny nothing that is told here.

use super::act;
use super::pair::{Pair, Side};
use crate::comparison::lexicon::is_content;
use crate::comparison::profile::is_negation;
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;
use crate::language::TokenKind;

/// Finds what one side denies and the other affirms.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    for (negation, denied) in denials(pair, &pair.a) {
        for affirmed in affirmations(pair, &pair.b, pair.a.tokens[denied].stem()) {
            if !is_other_noun((&pair.a, negation, denied), &pair.b, affirmed)
                && !is_of_others(pair, (denied, affirmed))
                && one_matter(pair, (denied, affirmed), (denied, &pair.a))
            {
                push(found, pair.a.span(negation.min(denied), denied.max(negation)), pair.b.span(affirmed, affirmed));
            }
        }
    }
    for (negation, denied) in denials(pair, &pair.b) {
        for affirmed in affirmations(pair, &pair.a, pair.b.tokens[denied].stem()) {
            if !is_other_noun((&pair.b, negation, denied), &pair.a, affirmed)
                && !is_of_others(pair, (affirmed, denied))
                && one_matter(pair, (affirmed, denied), (denied, &pair.b))
            {
                push(found, pair.a.span(affirmed, affirmed), pair.b.span(negation.min(denied), denied.max(negation)));
            }
        }
    }
    certainty(pair, found);
}

fn push(found: &mut Vec<Conflict>, a: Span, b: Span) {
    found.push(Conflict { rule: Rule::Negation, grade: Grade::Conflict, a, b });
}

/// Whether a denial and what affirms it are of one matter: three words in common close by. Where the clause ends with what is
/// denied ("made no request."), it is denied of all objects, and the same name before both is enough.
fn one_matter(pair: &Pair<'_>, (a, b): (usize, usize), (denied, side): (usize, &Side<'_>)) -> bool {
    let open = |at: usize| matches!(side.lower(at), "such" | "any" | "it" | "this" | "that" | "one");
    let ends = side.tokens.get(denied + 1).is_none_or(|t| t.kind() == TokenKind::Punctuation) || open(denied + 1);
    let subject = || {
        let (x, y) = (owners(&pair.a, a), owners(&pair.b, b));
        x.iter().any(|form| y.contains(form))
    };
    pair.near(a, b, 8) >= 3 || ends && subject()
}

/// Whose act it may be that stands at a place: the name nearest before it, and one right behind it ("repeated requests of Kesh").
fn owners<'a>(side: &Side<'a>, at: usize) -> Vec<&'a str> {
    let named = |at: &usize| side.is_capital(*at) && side.tokens.get(*at).is_some_and(is_content);
    let before = (at.saturating_sub(16)..at.min(side.tokens.len())).rev().find(named);
    let of = matches!(side.lower(at + 1), "of" | "from" | "by");
    let behind = of.then(|| (at + 2..at + 5).find(|at| named(at))).flatten();
    before.into_iter().chain(behind).map(|at| side.forms[at]).collect()
}

/// Whether what is denied as a thing ("no letters") stands on the other side before another noun ("letter box").
fn is_other_noun((side, negation, denied): (&Side<'_>, usize, usize), other: &Side<'_>, affirmed: usize) -> bool {
    let next = |side: &Side<'_>, at: usize| side.is_word(at + 1).then(|| side.tokens[at + 1].stem().to_owned());
    let thing = matches!(side.lower(negation), "no" | "without" | "lack" | "lacks" | "lacked" | "lacking");
    // "cannot vote" is no contrary of "the popular vote".
    let noun = (affirmed.saturating_sub(2)..affirmed)
        .any(|at| matches!(other.lower(at), "the" | "a" | "an" | "its" | "their" | "his" | "her"));
    if negation < denied
        && !thing
        && noun
        && !act::is_act(other, affirmed)
        && side.lower(denied) == other.lower(affirmed)
    {
        return true;
    }
    // "no full trust": what is denied is the trust, whatever else is full.
    let same = next(other, affirmed) == next(side, denied);
    thing && !same && (next(side, denied).is_some() || !act::is_act(other, affirmed) && next(other, affirmed).is_some())
}

/// Whether what is denied and what is affirmed are of different people or are different things to say.
fn is_of_others(pair: &Pair<'_>, places: (usize, usize)) -> bool {
    is_of_other_names(pair, places) || is_adverb_of_one(pair, places) || is_of_another_mind(pair, places)
}

/// Whether what is denied and what is affirmed stand to different names: "objected to Kesh", "did not object to Velm". The name
/// right before is who does it, the one behind, over a preposition and small words, is what it is done to.
fn is_of_other_names(pair: &Pair<'_>, (a, b): (usize, usize)) -> bool {
    let form = |side: &Side<'_>, at: usize| -> Option<String> {
        let named = side.is_capital(at) && side.tokens.get(at).is_some_and(is_content);
        named.then(|| side.forms[at].to_owned())
    };
    let object = |side: &Side<'_>, at: usize| {
        let plain = |at: &usize| side.is_word(*at);
        (at + 1..(at + 5).min(side.tokens.len()))
            .take_while(|at| side.tokens[*at].kind() != TokenKind::Punctuation)
            .find(plain)
            .and_then(|at| form(side, at))
    };
    let subject = |side: &Side<'_>, at: usize| -> Option<String> {
        let near = side.name_before(at, 5)?;
        let (from, to) = (side.at(near.span), side.behind(near.span));
        let place = from > 0 && matches!(side.lower(from - 1), "in" | "of" | "at" | "from" | "near" | "to" | "with");
        let plain = (to..at).all(|at| side.tokens[at].kind() != TokenKind::Punctuation);
        (plain && !place).then(|| side.last_form(near).to_owned())
    };
    let differ = |x: Option<String>, y: Option<String>| matches!((x, y), (Some(x), Some(y)) if x != y);
    differ(object(&pair.a, a), object(&pair.b, b))
        || differ(subject(&pair.a, a), subject(&pair.b, b))
        || pair.actors_differ(a, b)
}

/// Whether one has as an adverb what the other has as another word: "pure" is not what happens "purely".
fn is_adverb_of_one(pair: &Pair<'_>, (a, b): (usize, usize)) -> bool {
    pair.a.lower(a).ends_with("ly") != pair.b.lower(b).ends_with("ly")
}

/// Whether it is a state of mind that is told: everybody thinks and wants much, so that who does must be named.
fn is_of_another_mind(pair: &Pair<'_>, (a, b): (usize, usize)) -> bool {
    let mind = matches!(
        pair.a.tokens[a].stem(),
        "think"
            | "thought"
            | "know"
            | "knew"
            | "known"
            | "believ"
            | "want"
            | "feel"
            | "felt"
            | "like"
            | "love"
            | "hope"
            | "understand"
    );
    mind && (pair.a.actor(a).is_none() || pair.b.actor(b).is_none())
}

/// Words that a denial passes over on its way to what it denies.
fn is_light(lower: &str) -> bool {
    matches!(
        lower,
        "made"
            | "make"
            | "making"
            | "any"
            | "been"
            | "be"
            | "have"
            | "had"
            | "has"
            | "a"
            | "an"
            | "the"
            | "yet"
            | "ever"
            | "given"
            | "formal"
            | "specific"
            | "concrete"
            | "explicit"
            | "single"
            | "new"
            | "formally"
            | "official"
            | "officially"
            | "publicly"
            | "actually"
            | "really"
            | "to"
            | "further"
            | "done"
            | "do"
            | "received"
            | "such"
            | "of"
            | "being"
            | "immediately"
            | "own"
            | "direct"
            | "directly"
    )
}

/// Words that deny what follows: as a negation does, or by themselves.
fn denies(side: &Side<'_>, at: usize) -> bool {
    match side.lower(at) {
        "nor" | "neither" => false,
        "lack" | "lacks" | "lacked" | "lacking" => true,
        "refuse" | "refuses" | "refused" | "refusing" | "fail" | "fails" | "failed" | "failing" | "decline"
        | "declines" | "declined" | "unable" => side.lower(at + 1) == "to",
        lower => is_negation(lower),
    }
}

/// Whether what follows a negation shows that it denies nothing told here: "not only", "no longer".
fn is_empty(lower: &str) -> bool {
    matches!(lower, "only" | "just" | "longer" | "way" | "doubt" | "matter" | "merely" | "more" | "less" | "fewer")
}

/// The words of negation in a passage, each with the shared word it denies.
fn denials(pair: &Pair<'_>, side: &Side<'_>) -> Vec<(usize, usize)> {
    let word = |at: usize| {
        side.tokens.get(at).is_some_and(|t| t.kind() == TokenKind::Word && is_content(t) && pair.has(t.stem()))
    };
    let told = |at: usize| word(at) && !side.is_capital(at);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for at in (0..side.tokens.len()).filter(|at| denies(side, *at) && !is_empty(side.lower(at + 1))) {
        let mut next = at + 1;
        while is_light(side.lower(next)) && next - at < 5 {
            next += 1;
        }
        // "no mutual defense clause": what is denied is the last word of the run.
        let thing = matches!(side.lower(at), "no" | "without" | "lack" | "lacks" | "lacked" | "lacking");
        while thing && word(next) && word(next + 1) && next - at < 6 {
            next += 1;
        }
        found.push((at, next));
    }
    // "the clause is missing": what is denied stands before.
    for at in (2..side.tokens.len()).filter(|at| matches!(side.lower(*at), "missing" | "absent" | "lacking")) {
        if matches!(side.lower(at - 1), "is" | "was" | "are" | "were" | "remains" | "remained") {
            found.push((at, at - 2));
        }
    }
    found.retain(|(at, denied)| {
        // A second denial takes the first back.
        let twice = (at.saturating_sub(4)..*at).any(|before| denies(side, before));
        let once = |at: usize| side.tokens.iter().filter(|t| t.stem() == side.tokens[at].stem()).count() == 1;
        told(*denied) && once(*denied) && !twice && !is_open(side, *at)
    });
    found
}

/// Where a passage has the stem and affirms it.
fn affirmations(pair: &Pair<'_>, side: &Side<'_>, stem: &str) -> Vec<usize> {
    debug_assert!(pair.has(stem));
    let of_stem: Vec<usize> = (0..side.tokens.len()).filter(|at| side.tokens[*at].stem() == stem).collect();
    let affirmed = |at: &usize| {
        let before = at.saturating_sub(6)..*at;
        let breaks = |at: &usize| {
            side.tokens[*at].kind() == TokenKind::Punctuation && !matches!(side.lower(*at), "—" | "–" | "-")
        };
        let plain = before.rev().take_while(|at| !breaks(at));
        let lacking = (at + 1..at + 5).any(|at| {
            matches!(
                side.lower(at),
                "missing" | "absent" | "lacking" | "impossible" | "unlikely" | "refused" | "denied" | "rejected"
            )
        });
        !lacking
            && !plain.clone().any(|at| is_negation(side.lower(at)) || takes_back(side.lower(at)))
            && !is_open(side, *at)
    };
    // Where the passage has it in both ways, it is not clear which one is meant.
    if of_stem.iter().all(affirmed) { of_stem } else { Vec::new() }
}

/// Words that take back what follows: nothing is affirmed behind them.
fn takes_back(lower: &str) -> bool {
    matches!(
        lower,
        "deny"
            | "denied"
            | "denies"
            | "denying"
            | "refused"
            | "refuse"
            | "refuses"
            | "refusing"
            | "failed"
            | "fail"
            | "fails"
            | "rejected"
            | "reject"
            | "rejects"
            | "declined"
            | "declines"
            | "unable"
            | "lack"
            | "lacked"
            | "lacks"
            | "stop"
            | "stopped"
            | "avoid"
            | "avoided"
            | "prevent"
            | "prevented"
            | "unlikely"
            | "hardly"
            | "barely"
            | "few"
            | "little"
            | "against"
            | "unless"
    )
}

/// Whether a place is only asked, supposed or wished.
fn is_open(side: &Side<'_>, at: usize) -> bool {
    let before = (at.saturating_sub(8)..at).rev().take_while(|at| side.tokens[*at].kind() != TokenKind::Punctuation);
    let mut words = before.map(|at| side.lower(at));
    if (0..at).any(|at| matches!(side.lower(at), "whether" | "if")) {
        return true;
    }
    words.any(|word| {
        matches!(
            word,
            "if" | "whether"
                | "would"
                | "could"
                | "should"
                | "may"
                | "might"
                | "can"
                | "must"
                | "unless"
                | "hoped"
                | "wanted"
                | "why"
        )
    }) || side.lower(side.tokens.len().saturating_sub(1)) == "?"
}

/// The same verb behind "will" and behind "may": told apart, no conflict, as what may be can be.
fn certainty(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let modals = |side: &Side<'_>| -> Vec<(usize, usize, bool)> {
        (0..side.tokens.len())
            .filter_map(|at| {
                let sure = match side.lower(at) {
                    "will" | "shall" => true,
                    "may" | "might" | "could" => false,
                    _ => return None,
                };
                let verb = at + 1 + usize::from(matches!(side.lower(at + 1), "also" | "now" | "soon" | "then"));
                let token = side.tokens.get(verb).filter(|t| t.kind() == TokenKind::Word && is_content(t))?;
                (!side.is_capital(at) && pair.has(token.stem())).then_some((at, verb, sure))
            })
            .collect()
    };
    let others = modals(&pair.b);
    for (x, p, sure) in modals(&pair.a) {
        for (y, q, also) in &others {
            let verb = pair.a.tokens[p].stem() == pair.b.tokens[*q].stem();
            if verb && sure != *also && pair.near(p, *q, 8) >= 3 {
                let (a, b) = (pair.a.span(x, p), pair.b.span(*y, *q));
                found.push(Conflict { rule: Rule::Certainty, grade: Grade::Wording, a, b });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_denial_is_of_what_is_asked_of_whom() {
        check(
            "The port said that Kesh had not requested such help.",
            "Despite repeated requests of Kesh, the port has sent no crane.",
            &["negation: not requested | requests"],
        );
        check(
            "The port said that Kesh had made no specific new request.",
            "Despite repeated requests of Kesh, the port has sent no crane.",
            &["negation: no specific new request | requests"],
        );
        check(
            "The port said that Kesh had not requested such help.",
            "Despite repeated requests of Norland, the port has sent no crane.",
            &[],
        );
        check(
            "Police arrested a suspect near Velm.",
            "Police in Velm have not arrested a suspect.",
            &["negation: arrested | not arrested"],
        );
    }

    #[test]
    fn a_denial_is_not_of_its_neighbours() {
        check(
            "In Velm the board objected to Kesh on the bridge.",
            "In Velm the board did not object to Norland on the bridge.",
            &[],
        );
        check("There is no full trust between Velm and Kesh.", "Velm and Kesh are full of visitors.", &[]);
        check("In Velm guests cannot vote in the council.", "The popular vote in the council of Velm was close.", &[]);
    }
}
