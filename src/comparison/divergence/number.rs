//! Two amounts of the same thing in the same unit that do not fit each other.
//!
//! ```text
//!  at least five killed, 20 injured | killed 3 and hurt 20        5 | 3 conflict; 20 is in both
//!  two million | over 2m            fit: one is the other, rounded
//!  hundreds | 1,400                 fit: words of size reach to some ten times themselves
//!  two women and a man | three      fit: the parts make the whole
//! ```
//!
//! An amount that the other passage has too is settled and conflicts with nothing. What is counted must be the same noun or the
//! same fate; money, shares and measures must stand among the same words; ages must stand beside the same name. Places in an order
//! never conflict.

mod amount;
mod toll;

use super::act;
use super::pair::{Pair, Side};
use super::slot;
use crate::comparison::lexicon::is_content;
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;
use crate::language::TokenKind;
use crate::language::number::Unit;
use amount::{Amount, amounts, is_of};

/// Finds amounts that conflict.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let (a, b) = (told(&pair.a), told(&pair.b));
    if a.is_empty() || b.is_empty() {
        return;
    }
    let open = |own: &[Amount<'_>], other: &[Amount<'_>]| -> Vec<usize> {
        let settled = |x: &Amount<'_>| other.iter().any(|y| x.unit == y.unit && one_fate(x, y) && x.fits(y));
        (0..own.len()).filter(|n| !settled(&own[*n])).collect()
    };
    let (in_a, in_b) = (open(&a, &b), open(&b, &a));
    let one_poll = one_poll(pair, &a, &b);
    let mut apart: Vec<(f32, f64, usize, &Amount<'_>, &Amount<'_>)> = Vec::new();
    for (i, x) in in_a.iter().map(|n| (*n, &a[*n])) {
        for (j, y) in in_b.iter().map(|n| (*n, &b[*n])) {
            let alike = x.unit == y.unit && x.rate == y.rate && !x.part && !y.part && same_thing(pair, x, y);
            if alike && !of_different_bearers(pair, x, y) && (one_poll || !x.is_share()) {
                apart.push((slot::softly(pair, x.from, y.from, 8), ratio(x, y), i + j, x, y));
            }
        }
    }
    // Each amount conflicts with one other: the one among the likest words, then the nearest in size, then in place. What is equal
    // in all three excludes nothing of each other, so that the sides may be exchanged.
    apart.sort_by(|p, q| q.0.total_cmp(&p.0).then(p.1.total_cmp(&q.1)).then(p.2.cmp(&q.2)));
    let (mut of_a, mut of_b): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    for (.., x, y) in apart {
        if of_a.contains(&x.span) || of_b.contains(&y.span) {
            continue;
        }
        of_a.push(x.span);
        of_b.push(y.span);
        found.push(Conflict { rule: Rule::Number, grade: Grade::Conflict, a: x.span, b: y.span });
    }
}

/// The amounts of a passage, with numerals and without.
fn told<'a>(side: &Side<'a>) -> Vec<Amount<'a>> {
    let mut all = amounts(side);
    let tolls = toll::tolls(side, &all);
    all.extend(tolls);
    all
}

/// Whether the shares of two passages may be of one poll or vote, if they are of any: those of another day, place, pollster or candidate
/// are as alike as can be. What tells that it is one is a share that both have.
fn one_poll(pair: &Pair<'_>, a: &[Amount<'_>], b: &[Amount<'_>]) -> bool {
    let polled = |side: &Side<'_>, all: &[Amount<'_>]| {
        // "46 percent to 40 percent"
        let against = |x: &Amount<'_>| {
            x.is_share() && side.lower(x.to) == "to" && all.iter().any(|y| y.from == x.to + 1 && y.is_share())
        };
        side.tells_a_poll() || all.iter().any(against)
    };
    let same = |x: &Amount<'_>, y: &Amount<'_>| x.is_share() && y.is_share() && x.unit == y.unit && x.value == y.value;
    !polled(&pair.a, a) && !polled(&pair.b, b) || a.iter().any(|x| b.iter().any(|y| same(x, y)))
}

/// How many times the greater is the lesser.
fn ratio(x: &Amount<'_>, y: &Amount<'_>) -> f64 {
    x.value.max(y.value) / x.value.min(y.value).max(f64::MIN_POSITIVE)
}

/// Whether nothing says that different things happened to those counted.
fn one_fate(x: &Amount<'_>, y: &Amount<'_>) -> bool {
    x.fate.is_none() || y.fate.is_none() || x.fate == y.fate
}

/// Whether two amounts are of one thing.
fn same_thing(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    match &x.unit {
        Unit::Ordinal => false,
        // "a mother of 13": the word before says what is counted.
        Unit::Count if is_of(&pair.a, x.from) && is_of(&pair.b, y.from) => {
            pair.a.tokens[x.from - 2].stem() == pair.b.tokens[y.from - 2].stem()
        }
        Unit::Count if x.fate.is_some() || y.fate.is_some() => {
            x.fate == y.fate && (!pair.names_apart() || one_event(pair, x, y))
        }
        _ if ratio(x, y) > 4.0 && !matches!(x.unit, Unit::Measure(_)) => false,
        Unit::Count => counts_alike(pair, x, y),
        Unit::Money(_) => {
            leads_alike(pair, x, y) && !pair.names_apart() && slot::softly(pair, x.from, y.from, 12) >= 2.0
        }
        Unit::Percent => {
            leads_alike(pair, x, y)
                && !pair.names_apart()
                && slot::softly(pair, x.from, y.from, 12) >= 3.0
                && one_act(pair, x, y)
                && of_one_body(pair, x, y)
        }
        Unit::Measure(base) if base == "magnitude" => true,
        Unit::Measure(_) if x.counted == Some("old") || y.counted == Some("old") => {
            x.counted == y.counted && one_person(pair, x, y)
        }
        Unit::Measure(base) if matches!(base.as_str(), "hour" | "day" | "year") => {
            x.counted == y.counted
                && slot::softly(pair, x.from, y.from, 6) >= 2.6
                && one_act(pair, x, y)
                && one_span(pair, x, y)
        }
        Unit::Measure(_) => x.counted == y.counted && pair.near(x.from, y.from, 4) >= 2,
    }
}

/// Whether nothing says that it was two acts that took so long.
fn one_act(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    match (act::of(&pair.a, x.from, x.to), act::of(&pair.b, y.from, y.to)) {
        (Some(p), Some(q)) => {
            act::stem(&pair.a, p) == act::stem(&pair.b, q) || slot::kin(pair.a.lower(p), pair.b.lower(q))
        }
        _ => true,
    }
}

/// Whether two times are of one kind, how long or how long ago, and no other names stand before them.
fn one_span(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    let ago = |side: &Side<'_>, to: usize| matches!(side.lower(to), "ago" | "earlier" | "later" | "before" | "after");
    let name = |side: &Side<'_>, from: usize| {
        let near = side.name_before(from, 14)?;
        Some(side.last_form(near).to_owned())
    };
    let named = name(&pair.a, x.from).zip(name(&pair.b, y.from));
    ago(&pair.a, x.to) == ago(&pair.b, y.to) && named.is_none_or(|(p, q)| p == q)
}

/// Whether two shares may be of one body: behind both the same or kindred people or things, or none behind one of them.
fn of_one_body(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    let body = |side: &Side<'_>, to: usize| -> Vec<usize> {
        let behind = to + 1..(to + 5).min(side.tokens.len());
        let words = behind.take_while(|at| side.tokens[*at].kind() == TokenKind::Word && !act::is_act(side, *at));
        words.filter(|at| is_content(&side.tokens[*at])).collect()
    };
    let behind = |side: &Side<'_>, to: usize| body(side, if side.lower(to) == "of" { to } else { to.wrapping_sub(1) });
    let (p, q) = (behind(&pair.a, x.to), behind(&pair.b, y.to));
    if p.is_empty() || q.is_empty() {
        return true;
    }
    p.iter().any(|p| {
        q.iter().any(|q| pair.a.forms[*p] == pair.b.forms[*q] || slot::kin(pair.a.lower(*p), pair.b.lower(*q)))
    })
}

fn counts_alike(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    let near = slot::softly(pair, x.from, y.from, 8);
    match (x.counted, y.counted) {
        (Some(p), Some(q)) if p == q => {
            // Much happens to "people"; it must be the same.
            let people = matches!(p, "peopl" | "person" | "man" | "woman" | "men" | "women");
            // Many words around it or a name tell that it is the same that is counted.
            let known = near >= 3.0 || pair.names_meet() && one_act(pair, x, y);
            leads_alike(pair, x, y) && near >= 2.0 && known && (!people || one_act(pair, x, y))
        }
        (Some(p), Some(q)) => slot::kin(p, q) && near >= 2.0,
        _ => false,
    }
}

/// Whether another word than those for the victims and what happened to them says that both tell of one event: the same one anywhere,
/// or a kindred one close by ("quake", "earthquake").
fn one_event(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    let words = |side: &Side<'_>| -> Vec<usize> {
        let told =
            |at: &usize| side.is_word(*at) && !side.is_capital(*at) && amount::outcome(side.lower(*at)).is_none();
        let other = |at: &usize| !matches!(side.lower(*at), "people" | "person" | "persons" | "others" | "victims");
        (0..side.tokens.len()).filter(told).filter(other).collect()
    };
    let (in_a, in_b) = (words(&pair.a), words(&pair.b));
    let close = |p: usize, q: usize| p.abs_diff(x.from) <= EVENT && q.abs_diff(y.from) <= EVENT;
    let same = |p: usize, q: usize| {
        pair.a.forms[p] == pair.b.forms[q] || close(p, q) && slot::kin(pair.a.lower(p), pair.b.lower(q))
    };
    in_a.iter().any(|p| in_b.iter().any(|q| same(*p, *q)))
}

/// Words on either side of an amount among which the event is named.
const EVENT: usize = 12;

/// Whether the content words right before the amounts, where both have one, may be the same act: not "scored" and "needed".
fn leads_alike(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    match (slot::lead(&pair.a, x.from), slot::lead(&pair.b, y.from)) {
        (Some(p), Some(q)) => p.stem() == q.stem() || slot::alike(p.lower(), q.lower()) > 0.3,
        _ => true,
    }
}

/// The name right beside an amount: before it, but for a comma or bracket, or behind it.
fn name_beside<'a>(side: &Side<'a>, amount: &Amount<'_>, ahead: bool) -> Option<&'a str> {
    let near = side.names.iter().find(|name| {
        let (from, to) = (side.at(name.span), side.behind(name.span));
        let behind = ahead && from >= amount.to && from - amount.to <= 2;
        let mark = matches!(side.lower(to), "," | "(");
        behind || to == amount.from || mark && to + 1 == amount.from
    })?;
    Some(near.key.as_str())
}

/// Whether two names in lower case can be of one bearer: equal, or one the last word of the other.
fn one_bearer(p: &str, q: &str) -> bool {
    let last = |whole: &str, part: &str| !part.contains(' ') && whole.rsplit(' ').next() == Some(part);
    p == q || last(p, q) || last(q, p)
}

/// Whether one person's name stands beside both ages.
fn one_person(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    let names = (name_beside(&pair.a, x, true), name_beside(&pair.b, y, true));
    matches!(names, (Some(p), Some(q)) if one_bearer(p, q))
}

/// Whether the amounts stand right behind names of different bearers: "Berg (14 percent), Holt (9 percent)".
fn of_different_bearers(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    match (name_beside(&pair.a, x, false), name_beside(&pair.b, y, false)) {
        (Some(p), Some(q)) => !one_bearer(p, q),
        _ => false,
    }
}
