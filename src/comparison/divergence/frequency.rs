//! How often something was done: "twice", "three times", "several times".

use super::act;
use super::pair::{Pair, Side};
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;

/// How often, and the act it belongs to.
struct Frequency<'a> {
    span: Span,
    least: f64,
    most: f64,
    act: &'a str,
    at: usize,
}

/// Finds one act done a different number of times.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let others = frequencies(&pair.b);
    if others.is_empty() {
        return;
    }
    for x in frequencies(&pair.a) {
        for y in &others {
            let apart = x.most < y.least || y.most < x.least;
            if apart && x.act == y.act && pair.near(x.at, y.at, 8) >= 1 {
                found.push(Conflict { rule: Rule::Number, grade: Grade::Conflict, a: x.span, b: y.span });
            }
        }
    }
}

fn frequencies<'a>(side: &Side<'a>) -> Vec<Frequency<'a>> {
    let mut found = Vec::new();
    for at in 0..side.tokens.len() {
        let (from, least, most) = match side.lower(at) {
            "twice" => (at, 2.0, 2.0),
            "thrice" => (at, 3.0, 3.0),
            // "three times as many" is no frequency.
            "times" if at > 0 && !matches!(side.lower(at + 1), "as" | "more" | "higher" | "larger" | "the") => {
                let Some((least, most)) = counted(side, at - 1) else { continue };
                (at - 1, least, most)
            }
            _ => continue,
        };
        if side.lower(at) == "twice" && matches!(side.lower(at + 1), "as" | "the" | "that") {
            continue;
        }
        if let Some(act) = act::of(side, from, at + 1) {
            found.push(Frequency { span: side.span(from, at), least, most, act: act::stem(side, act), at: from });
        }
    }
    found
}

/// How many the word before "times" says.
fn counted(side: &Side<'_>, at: usize) -> Option<(f64, f64)> {
    if matches!(side.lower(at), "several" | "many" | "multiple" | "numerous") {
        return Some((3.0, f64::MAX));
    }
    let span = side.tokens[at].span();
    let number = side.numbers.iter().find(|n| n.span.overlap(span) > 0)?;
    Some((number.value, number.value))
}
