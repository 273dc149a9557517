//! Two times of day for one event: "at 11am" and "in the afternoon".
//!
//! Clock times half an hour apart fit each other; so do a clock time and a part of the day that holds it, the parts taken widely.

use super::pair::{Pair, Side};
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;

/// A time of day, in hours from the start of the day; the night runs on behind 24.
struct Hour {
    at: usize,
    span: Span,
    from: f64,
    to: f64,
}

/// Finds times of day that conflict.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let others = hours(&pair.b);
    if others.is_empty() {
        return;
    }
    let own = hours(&pair.a);
    let open = |x: &Hour, other: &[Hour]| !other.iter().any(|y| meet(x, y));
    for x in own.iter().filter(|x| open(x, &others)) {
        for y in others.iter().filter(|y| open(y, &own)) {
            if one_event(pair, x.at, y.at) {
                found.push(Conflict { rule: Rule::Date, grade: Grade::Conflict, a: x.span, b: y.span });
            }
        }
    }
}

fn meet(x: &Hour, y: &Hour) -> bool {
    let slack = 0.5;
    [-24.0, 0.0, 24.0].iter().any(|day| x.from + day <= y.to + slack && y.from <= x.to + day + slack)
}

fn hours(side: &Side<'_>) -> Vec<Hour> {
    let mut found = Vec::new();
    for at in 0..side.tokens.len() {
        let (first, from, to) = match side.lower(at) {
            "morning" => (at, 4.0, 12.0),
            "noon" | "midday" => (at, 11.5, 12.5),
            "afternoon" => (at, 12.0, 18.0),
            "evening" => (at, 16.5, 23.0),
            "night" => (at, 18.0, 30.0),
            "midnight" => (at, 23.5, 24.5),
            lower => {
                let Some((first, hour)) = clock(side, at, lower) else { continue };
                (first, hour, hour)
            }
        };
        found.push(Hour { at: first, span: side.span(first, at), from, to });
    }
    found
}

/// "11am", "11 a.m.", "3.45pm", "9:27 a.m."
fn clock(side: &Side<'_>, at: usize, lower: &str) -> Option<(usize, f64)> {
    let half = |word: &str| match word {
        "am" | "a.m." => Some(0.0),
        "pm" | "p.m." => Some(12.0),
        _ => None,
    };
    let glued = lower.len() > 2 && lower.starts_with(|c: char| c.is_ascii_digit()) && lower.is_ascii();
    let (first, digits, half) = if glued {
        let (digits, word) = lower.split_at(lower.len() - 2);
        (at, digits.to_owned(), half(word)?)
    } else {
        let half = half(lower)?;
        let before = at.checked_sub(1)?;
        let split = before >= 2 && side.lower(before - 1) == ":";
        let first = if split { before - 2 } else { before };
        let digits =
            if split { format!("{}.{}", side.lower(first), side.lower(before)) } else { side.lower(before).to_owned() };
        (first, digits, half)
    };
    let (hour, minute) = digits.split_once(['.', ':']).unwrap_or((&digits, "0"));
    let (hour, minute): (f64, f64) = (hour.parse().ok()?, minute.parse().ok()?);
    ((1.0..=12.0).contains(&hour) && (0.0..60.0).contains(&minute))
        .then_some((first, hour % 12.0 + half + minute / 60.0))
}

/// Whether a word in small letters that both have stands within three tokens before both times, and three words close by.
fn one_event(pair: &Pair<'_>, x: usize, y: usize) -> bool {
    let before = |side: &Side<'_>, at: usize| at.saturating_sub(4)..at + usize::from(at < side.tokens.len());
    let plain = |side: &Side<'_>, at: usize| side.is_word(at) && !side.is_capital(at);
    let time = |lower: &str| matches!(lower, "today" | "early" | "late" | "yesterday" | "tonight" | "morning");
    let told = before(&pair.a, x)
        .filter(|p| plain(&pair.a, *p) && !time(pair.a.lower(*p)))
        .any(|p| before(&pair.b, y).any(|q| plain(&pair.b, q) && pair.a.tokens[p].stem() == pair.b.tokens[q].stem()));
    told && pair.near(x, y, 14) >= 3
}
