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

use super::pair::{Pair, Side};
use super::slot;
use crate::comparison::{Conflict, Grade, Rule};
use crate::language::number::Unit;
use amount::{Amount, amounts};

/// Finds amounts that conflict.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    if pair.a.numbers.is_empty() || pair.b.numbers.is_empty() {
        return;
    }
    let (a, b) = (amounts(&pair.a), amounts(&pair.b));
    let open = |own: &[Amount<'_>], other: &[Amount<'_>]| -> Vec<usize> {
        let settled = |x: &Amount<'_>| other.iter().any(|y| x.unit == y.unit && one_fate(x, y) && x.fits(y));
        (0..own.len()).filter(|n| !settled(&own[*n])).collect()
    };
    let (in_a, in_b) = (open(&a, &b), open(&b, &a));
    for x in in_a.iter().map(|n| &a[*n]) {
        for y in in_b.iter().map(|n| &b[*n]) {
            if x.unit == y.unit && x.rate == y.rate && !x.part && !y.part && same_thing(pair, x, y) {
                found.push(Conflict { rule: Rule::Number, grade: Grade::Conflict, a: x.span, b: y.span });
            }
        }
    }
}

/// Whether nothing says that different things happened to those counted.
fn one_fate(x: &Amount<'_>, y: &Amount<'_>) -> bool {
    x.fate.is_none() || y.fate.is_none() || x.fate == y.fate
}

/// Whether two amounts are of one thing.
fn same_thing(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    let ratio = x.value.max(y.value) / x.value.min(y.value).max(f64::MIN_POSITIVE);
    match &x.unit {
        Unit::Ordinal => false,
        Unit::Count if x.fate.is_some() || y.fate.is_some() => x.fate == y.fate,
        _ if ratio > 4.0 && !matches!(x.unit, Unit::Measure(_)) => false,
        Unit::Count => counts_alike(pair, x, y),
        Unit::Money(_) | Unit::Percent => leads_alike(pair, x, y) && slot::softly(pair, x.from, y.from, 12) >= 2.0,
        Unit::Measure(base) if base == "magnitude" => true,
        Unit::Measure(_) if x.counted == Some("old") || y.counted == Some("old") => {
            x.counted == y.counted && one_person(pair, x, y)
        }
        Unit::Measure(_) => x.counted == y.counted && pair.near(x.from, y.from, 4) >= 2,
    }
}

fn counts_alike(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    match (x.counted, y.counted) {
        (Some(p), Some(q)) if p == q => {
            leads_alike(pair, x, y) && slot::softly(pair, x.from, y.from, 8) >= 2.0
        }
        (Some(p), Some(q)) => slot::kin(p, q) && slot::softly(pair, x.from, y.from, 8) >= 2.0,
        // "a mother of 13": the word before says what is counted.
        (None, None) => {
            let (p, q) = (pair.a.lower(x.from.wrapping_sub(2)), pair.b.lower(y.from.wrapping_sub(2)));
            let of = |side: &Side<'_>, at: usize| side.lower(at.wrapping_sub(1)) == "of";
            of(&pair.a, x.from) && of(&pair.b, y.from) && p == q && !p.is_empty()
        }
        _ => false,
    }
}

/// Whether the content words right before the amounts, where both have one, may be the same act: not "scored" and "needed".
fn leads_alike(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    match (slot::lead(&pair.a, x.from), slot::lead(&pair.b, y.from)) {
        (Some(p), Some(q)) => p.stem == q.stem || slot::alike(&p.lower, &q.lower) > 0.3,
        _ => true,
    }
}

/// Whether one person's name stands beside both ages.
fn one_person(pair: &Pair<'_>, x: &Amount<'_>, y: &Amount<'_>) -> bool {
    let beside = |side: &Side<'_>, amount: &Amount<'_>| -> Option<String> {
        let near = side.names.iter().find(|name| {
            let (from, to) = (side.at(name.span), side.behind(name.span));
            let behind = from >= amount.to && from - amount.to <= 2;
            let ahead = to < amount.from && amount.from - to == 1 && side.lower(to) == ",";
            behind || ahead
        })?;
        near.key.split(' ').next_back().map(str::to_owned)
    };
    let (p, q) = (beside(&pair.a, x), beside(&pair.b, y));
    p.is_some() && p == q
}
