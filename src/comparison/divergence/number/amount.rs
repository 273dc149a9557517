//! One amount with the range it can mean, and what happened to those it counts.

use super::super::pair::Side;
use crate::document::Span;
use crate::language::number::{Exactness, Unit};
use crate::language::{NumberMention, TokenKind};
use std::ops::Range;

/// One amount.
#[derive(Debug)]
pub(super) struct Amount<'a> {
    /// Where it stands.
    pub(super) span: Span,
    /// First token, and the token behind it.
    pub(super) from: usize,
    /// The token behind it.
    pub(super) to: usize,
    /// The amount as written.
    pub(super) value: f64,
    /// What it is measured in.
    pub(super) unit: Unit,
    /// Stem of what is counted.
    pub(super) counted: Option<&'a str>,
    /// What happened to those counted.
    pub(super) fate: Option<&'static str>,
    /// Whether it is so much for each of something: "$23 million a season".
    pub(super) rate: bool,
    /// Whether it is told as a part of something else: "including three children".
    pub(super) part: bool,
    /// The least and the most that each reading can mean.
    readings: Vec<Range<f64>>,
    exact: bool,
}

/// The amounts of a passage.
pub(super) fn amounts<'a>(side: &Side<'a>) -> Vec<Amount<'a>> {
    let all: Vec<Amount<'a>> = side.numbers.iter().map(|mention| amount(side, mention)).collect();
    let sums: Vec<Option<f64>> = all.iter().map(|x| sum(side, x, &all)).collect();
    let with_sum = |(mut x, sum): (Amount<'a>, Option<f64>)| {
        x.readings.extend(sum.map(|sum| sum..sum));
        x
    };
    all.into_iter().zip(sums).map(with_sum).collect()
}

fn amount<'a>(side: &Side<'a>, mention: &'a NumberMention) -> Amount<'a> {
    let (from, to) = (side.at(mention.span), side.behind(mention.span));
    let mut readings = vec![reading(side, mention, from..to)];
    if counts_the_culprit(side, to) {
        readings.push(mention.value - 1.0..mention.value - 1.0);
    }
    Amount {
        span: mention.span,
        from,
        to,
        value: mention.value,
        unit: unit(side, mention, from),
        counted: mention.counted.as_deref(),
        fate: fate(side, mention, from, to),
        rate: is_rate(side, to),
        part: (1..=2).any(|back| from >= back && matches!(side.lower(from - back), "including" | "include" | "among")),
        exact: mention.exactness == Exactness::Exact,
        readings,
    }
}

impl<'a> Amount<'a> {
    /// So many people, told without a numeral, with what happened to them.
    pub(super) fn counted(side: &Side<'a>, tokens: Range<usize>, meant: Range<f64>, fate: &'static str) -> Self {
        Self {
            span: side.span(tokens.start, tokens.end - 1),
            from: tokens.start,
            to: tokens.end,
            value: meant.start,
            unit: Unit::Count,
            counted: Some(fate),
            fate: Some(fate),
            rate: false,
            part: false,
            exact: false,
            readings: vec![meant],
        }
    }
}

impl Amount<'_> {
    /// Whether it is a share of something, or points of one.
    pub(super) fn is_share(&self) -> bool {
        self.unit == Unit::Percent
            || self.unit == Unit::Count && self.counted.is_some_and(|c| c == "point" || c.starts_with("percentag"))
    }

    /// Whether both can be true of one thing.
    pub(super) fn fits(&self, other: &Self) -> bool {
        let meet = |x: &Range<f64>, y: &Range<f64>| x.start <= y.end + 1e-9 && y.start <= x.end + 1e-9;
        self.readings.iter().any(|x| other.readings.iter().any(|y| meet(x, y)))
            || self.exact && other.exact && (rounded(self.value, other.value) || rounded(other.value, self.value))
    }
}

/// What an amount can mean: up to the next step of its last written digit where the text says "more than", half a step
/// to both sides where it says "about"; small counts are told exactly even with "at least".
fn reading(side: &Side<'_>, mention: &NumberMention, mut tokens: Range<usize>) -> Range<f64> {
    let value = mention.value;
    let size = |at: usize| {
        matches!(side.lower(at), "dozens" | "scores" | "tens" | "hundreds" | "thousands" | "millions" | "billions")
    };
    if tokens.any(size) {
        return value * 0.8..value * 12.5;
    }
    if mention.unit == Unit::Count && value < 20.0 {
        return value..value;
    }
    let step = step(value);
    match mention.exactness {
        Exactness::Exact => value..value,
        Exactness::About => value - 0.5 * step..value + 0.5 * step,
        Exactness::AtLeast => value..value + 0.99 * step,
        Exactness::AtMost => value - 0.99 * step..value,
    }
}

/// The power of ten of the last digit that is not nought.
fn step(value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let mut step = 10f64.powi(value.log10().floor() as i32);
    for _ in 0..8 {
        let times = value / step;
        if (times - times.round()).abs() < 1e-6 {
            break;
        }
        step /= 10.0;
    }
    step
}

/// Whether `coarse`, of at least two digits, is `fine` rounded to them.
fn rounded(fine: f64, coarse: f64) -> bool {
    let step = step(coarse);
    step > 0.0 && coarse / step >= 10.0 && (fine - coarse).abs() <= 0.5 * step + 1e-9
}

/// The sum with those named next: "two women and a man".
fn sum(side: &Side<'_>, x: &Amount<'_>, all: &[Amount<'_>]) -> Option<f64> {
    if x.unit != Unit::Count {
        return None;
    }
    let and = (x.to..(x.to + 4).min(side.tokens.len())).find(|at| side.lower(*at) == "and")?;
    let next = all.iter().find(|y| y.from == and + 1 && y.unit == Unit::Count);
    let person = matches!(
        side.lower(and + 2),
        "man" | "woman" | "child" | "boy" | "girl" | "soldier" | "officer" | "person" | "teenager" | "baby"
    );
    match (next, side.lower(and + 1)) {
        (Some(y), _) => Some(x.value + y.value),
        (None, "a" | "an" | "one") if person => Some(x.value + 1.0),
        _ => None,
    }
}

/// Whether whoever did it is counted too: "nine people dead, including the gunman".
fn counts_the_culprit(side: &Side<'_>, to: usize) -> bool {
    let including =
        (to..(to + 6).min(side.tokens.len())).find(|at| matches!(side.lower(*at), "including" | "counting"));
    including.is_some_and(|at| {
        (at + 1..at + 4).any(|at| {
            matches!(
                side.lower(at),
                "gunman" | "shooter" | "attacker" | "assailant" | "bomber" | "suspect" | "driver" | "pilot" | "killer"
            )
        })
    })
}

fn is_rate(side: &Side<'_>, to: usize) -> bool {
    (to..to + 3).any(|at| {
        let next = side.lower(at + 1);
        let span = matches!(next, "day" | "week" | "month" | "year" | "season" | "hour" | "minute" | "game" | "person");
        matches!(side.lower(at), "per" | "each" | "apiece" | "annually" | "daily") && !matches!(next, "cent")
            || matches!(side.lower(at), "a" | "an" | "every") && span
    })
}

/// The unit; a number behind "magnitude" is one of magnitude.
fn unit(side: &Side<'_>, mention: &NumberMention, from: usize) -> Unit {
    let behind = (1..=3).any(|back| from >= back && side.lower(from - back) == "magnitude");
    let ahead = side.lower(from + 1) == "-" && side.lower(from + 2) == "magnitude";
    if mention.unit == Unit::Count && (behind || ahead) {
        return Unit::Measure("magnitude".to_owned());
    }
    mention.unit.clone()
}

/// What happened to those that are counted.
fn fate(side: &Side<'_>, mention: &NumberMention, from: usize, to: usize) -> Option<&'static str> {
    if mention.unit != Unit::Count || is_of(side, from) {
        return None;
    }
    let known = mention
        .counted
        .as_deref()
        .and_then(|counted| ["dead", "injured", "missing", "arrested"].into_iter().find(|fate| *fate == counted));
    let ahead = || {
        let near = to..(to + 6).min(side.tokens.len());
        near.take_while(|at| !is_break(side, *at)).find_map(|at| outcome(side.lower(at)))
    };
    let behind = || {
        let near = from.saturating_sub(3)..from;
        near.rev().take_while(|at| !is_break(side, *at)).find_map(|at| outcome(side.lower(at)))
    };
    known.or_else(ahead).or_else(behind)
}

/// Whether the amount tells how many someone has or a body is made of: "a mother of 13", "a crew of nine".
pub(super) fn is_of(side: &Side<'_>, from: usize) -> bool {
    from > 1
        && side.lower(from - 1) == "of"
        && matches!(
            side.lower(from - 2),
            "mother"
                | "father"
                | "parent"
                | "parents"
                | "grandmother"
                | "grandfather"
                | "crew"
                | "family"
                | "team"
                | "staff"
                | "crowd"
                | "group"
                | "panel"
                | "jury"
                | "army"
                | "force"
                | "fleet"
                | "convoy"
                | "gang"
                | "audience"
        )
}

fn is_break(side: &Side<'_>, at: usize) -> bool {
    let kind = side.tokens[at].kind();
    kind == TokenKind::Number
        || kind == TokenKind::Punctuation && side.lower(at) != "-"
        || matches!(side.lower(at), "and" | "who" | "that" | "which" | "in" | "after" | "when" | "by")
}

pub(super) fn outcome(word: &str) -> Option<&'static str> {
    Some(match word {
        "killed" | "killing" | "kills" | "kill" | "dead" | "died" | "die" | "dies" | "deaths" | "fatalities" => "dead",
        "wounded" | "wounding" | "injured" | "injuring" | "injures" | "hurt" | "injuries" | "wounds" => "injured",
        "missing" => "missing",
        "arrested" | "arresting" | "arrests" | "detained" | "detaining" => "arrested",
        _ => return None,
    })
}
