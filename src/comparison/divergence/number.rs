//! Two amounts of the same thing in the same unit that cannot both be right.

use super::{Ends, Found};
use crate::comparison::profile::Profile;
use crate::comparison::{Conflict, Rule};
use crate::language::NumberMention;
use crate::language::number::{Exactness, Unit};

/// What the words around two amounts must share at least, in weight: about one rare word.
const CONTEXT: f64 = 3.0;

/// The same for amounts of which only the unit is known, close by.
const CLOSE: f64 = 7.0;

/// The same for amounts of one thing that is counted.
const NAMED: f64 = 5.0;

/// Amounts of one thing that differ.
pub fn find(ends: &Ends<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for x in &ends.a.numbers {
        for y in &ends.b.numbers {
            if !comparable(x, y) || agree(x, y) || met(ends, x, y) || leaves_room(ends, x, y) {
                continue;
            }
            let named = x.counted.is_some() && x.counted == y.counted;
            let excludes = ends.probability >= 0.2 && is_same_matter(ends, x, y, named);
            if excludes || named {
                found.push(Found { conflict: Conflict { rule: Rule::Number, a: x.span, b: y.span }, excludes });
            }
        }
    }
    found
}

/// Whether the words around two amounts tell of one quantity.
fn is_same_matter(ends: &Ends<'_>, x: &NumberMention, y: &NumberMention, named: bool) -> bool {
    let outcome = x.counted.as_deref().is_some_and(|c| OUTCOMES.contains(&c));
    if named && outcome {
        return ends.context(x.span, y.span, 8) >= CONTEXT;
    }
    let (low, high) = (x.value.min(y.value), x.value.max(y.value));
    // A part and its whole, or a change and its result, lie far apart.
    if high > 20.0 && high > 3.0 * low {
        return false;
    }
    let lasting = is_duration(&x.unit) || x.counted.as_deref() == Some("old");
    if lasting && ![&ends.a.numbers, &ends.b.numbers].iter().all(|n| of_unit(n, x) == 1) {
        return false;
    }
    let context = |x: &NumberMention, y: &NumberMention| ends.context(x.span, y.span, 4);
    let own = context(x, y);
    // The nearest partner of each: a sentence with two sums of money is not in conflict with either of another's.
    let others = |n: &[&NumberMention], it: &NumberMention| -> Vec<NumberMention> {
        n.iter().filter(|o| o.span != it.span && o.unit == it.unit).map(|o| (*o).clone()).collect()
    };
    let nearest = others(&ends.b.numbers, y).iter().all(|o| context(x, o) < own)
        && others(&ends.a.numbers, x).iter().all(|o| context(o, y) < own);
    nearest && own >= if named && !lasting { NAMED } else { CLOSE }
}

/// What can happen to people who are counted; later counts differ without end, and every account gives its own.
const OUTCOMES: [&str; 4] = ["dead", "injured", "missing", "arrested"];

/// Whether either amount has its equal on the other side, whatever it counts: "two of the four", "by 37 to 412".
fn met(ends: &Ends<'_>, x: &NumberMention, y: &NumberMention) -> bool {
    let same = |p: &NumberMention, q: &NumberMention| p.unit == q.unit && agree(p, q);
    ends.b.numbers.iter().any(|other| same(x, other)) || ends.a.numbers.iter().any(|other| same(other, y))
}

/// Whether one of the amounts is a word for many ("dozens", "hundreds of thousands") that leaves room for the other.
fn leaves_room(ends: &Ends<'_>, x: &NumberMention, y: &NumberMention) -> bool {
    let vague = |p: &Profile<'_>, n: &NumberMention| {
        let words = n.span.of(ends.side(p).0).to_lowercase();
        VAGUE.iter().any(|v| words.contains(v))
    };
    let room = |many: &NumberMention, other: &NumberMention| {
        other.value >= 0.8 * many.value && other.value <= 10.0 * many.value
    };
    vague(ends.a, x) && room(x, y) || vague(ends.b, y) && room(y, x)
}

const VAGUE: [&str; 8] = ["dozens", "scores", "hundreds", "thousands", "millions", "billions", "tens of", "several"];

fn is_duration(unit: &Unit) -> bool {
    matches!(unit, Unit::Measure(name) if DURATIONS.contains(&name.as_str()))
}

const DURATIONS: [&str; 9] = ["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"];

fn of_unit(numbers: &[&NumberMention], x: &NumberMention) -> usize {
    numbers.iter().filter(|n| n.unit == x.unit).count()
}

/// Whether two amounts can be of the same thing.
fn comparable(x: &NumberMention, y: &NumberMention) -> bool {
    let counted = match (&x.counted, &y.counted) {
        (Some(x), Some(y)) => x == y,
        (None, None) => x.unit != Unit::Count,
        _ => x.unit != Unit::Count,
    };
    x.unit == y.unit && x.unit != Unit::Ordinal && counted
}

/// Whether two amounts can both be true.
fn agree(x: &NumberMention, y: &NumberMention) -> bool {
    use Exactness::{AtLeast, AtMost};
    let (low, high) = if x.value <= y.value { (x, y) } else { (y, x) };
    if rounds_to(low.value, high.value) {
        return true;
    }
    match (low.exactness, high.exactness) {
        // "More than 1,200" leaves room for 1,300, not for 9,000: nobody would have said so.
        (AtLeast, AtLeast | AtMost) | (AtMost, AtMost) => false,
        (AtLeast, _) | (_, AtMost) => high.value <= low.value * 1.25,
        _ => false,
    }
}

/// Whether the rounder of two values is the other one rounded.
fn rounds_to(x: f64, y: f64) -> bool {
    let rounded = |value: f64, digits: i32| {
        if value == 0.0 {
            return 0.0;
        }
        let scale = 10f64.powi(digits - 1 - value.abs().log10().floor() as i32);
        (value * scale).round() / scale
    };
    let digits = |value: f64| (1..12).find(|d| (rounded(value, *d) - value).abs() <= value.abs() * 1e-9).unwrap_or(12);
    let (dx, dy) = (digits(x), digits(y));
    // Small whole numbers are counts, not roundings.
    if x.max(y) < 20.0 && x.fract() == 0.0 && y.fract() == 0.0 {
        return x == y;
    }
    let near = |a: f64, b: f64| (a - b).abs() <= a.abs().max(b.abs()) * 1e-9;
    if dx <= dy { near(rounded(y, dx), x) } else { near(rounded(x, dy), y) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Span;

    fn check(x: (f64, Exactness), y: (f64, Exactness), expected: bool) {
        let amount = |(value, exactness)| NumberMention {
            span: Span::new(0, 1),
            value,
            exactness,
            unit: Unit::Count,
            counted: Some("ferri".to_owned()),
        };
        assert_eq!(agree(&amount(x), &amount(y)), expected, "{x:?} {y:?}");
        assert_eq!(agree(&amount(y), &amount(x)), expected, "{y:?} {x:?}");
    }

    #[test]
    fn amounts_that_leave_room_for_each_other_agree() {
        use Exactness::{About, AtLeast, AtMost, Exact};
        check((5.0, Exact), (5.0, AtLeast), true);
        check((1200.0, AtLeast), (1300.0, Exact), true);
        check((1200.0, AtLeast), (9000.0, Exact), false);
        check((5200.0, Exact), (5000.0, About), true);
        check((36.0, Exact), (35.7, Exact), true);
        check((3.0, Exact), (4.0, Exact), false);
        check((50_000.0, Exact), (55_000.0, Exact), false);
        check((10.0, AtMost), (9.0, Exact), true);
        check((10.0, AtMost), (11.0, Exact), false);
    }
}
