//! Two amounts of the same thing in the same unit that cannot both be right.

use super::{Ends, Found};
use crate::comparison::{Conflict, Rule};
use crate::language::NumberMention;
use crate::language::number::{Exactness, Unit};

/// What the words around two amounts must share at least, in weight: about one rare word.
const CONTEXT: f64 = 3.0;

/// Amounts of one thing that differ.
pub fn find(ends: &Ends<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for x in &ends.a.numbers {
        for y in &ends.b.numbers {
            if !comparable(x, y) || agree(x, y) {
                continue;
            }
            // "two of the four": what has its equal on the other side is not in conflict with the rest.
            let met = ends.b.numbers.iter().any(|other| comparable(x, other) && agree(x, other))
                || ends.a.numbers.iter().any(|other| comparable(other, y) && agree(other, y));
            if met {
                continue;
            }
            let named = x.counted.is_some() && x.counted == y.counted;
            let context = ends.context(x.span, y.span, 8);
            let alone = !named && [&ends.a.numbers, &ends.b.numbers].iter().all(|n| of_unit(n, x) == 1);
            let excludes = ends.probability >= 0.2 && context >= CONTEXT && (named || alone);
            if excludes || named {
                found.push(Found { conflict: Conflict { rule: Rule::Number, a: x.span, b: y.span }, excludes });
            }
        }
    }
    found
}

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
