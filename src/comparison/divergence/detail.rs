//! Amounts and dates that only one of two linked passages gives.

use super::pair::{Pair, Side};
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;
use crate::language::NumberMention;
use crate::language::number::Unit;

/// Adds the amounts of a unit, and the dates, that one side gives while the other has none at all.
pub(super) fn find(pair: &Pair<'_>, ends: [Span; 2], found: &mut Vec<Conflict>) {
    let [a, b] = ends.map(|span| Span::new(span.start, span.start));
    let mut add = |rule, a, b| found.push(Conflict { rule, grade: Grade::Detail, a, b });
    amounts(&pair.a, &pair.b).for_each(|span| add(Rule::Number, span, b));
    amounts(&pair.b, &pair.a).for_each(|span| add(Rule::Number, a, span));
    dates(&pair.a, &pair.b).for_each(|span| add(Rule::Date, span, b));
    dates(&pair.b, &pair.a).for_each(|span| add(Rule::Date, a, span));
}

fn amounts<'a>(own: &Side<'a>, other: &Side<'a>) -> impl Iterator<Item = Span> + use<'a> {
    let others = other.numbers;
    let lacking = move |unit: &Unit| *unit != Unit::Ordinal && !others.iter().any(|n| n.unit == *unit);
    // "the two sides" is hardly a detail.
    let tells = |n: &&NumberMention| n.unit != Unit::Count || n.value >= 5.0;
    own.numbers.iter().filter(tells).filter(move |n| lacking(&n.unit)).map(|n| n.span)
}

fn dates<'a>(own: &Side<'a>, other: &Side<'a>) -> impl Iterator<Item = Span> + use<'a> {
    let none = other.dates.is_empty();
    own.dates.iter().filter(move |_| none).map(|d| d.span)
}
