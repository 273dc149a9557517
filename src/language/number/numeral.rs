//! Numerals to values: "2.5", "two hundred and five", "half a million", "dozens".

use super::Exactness;
use crate::language::token::{Token, TokenKind};

/// A numeral read from tokens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub(super) value: f64,
    /// One past its last token.
    pub(super) end: usize,
    /// What the numeral itself says: "dozens" are at least two.
    pub(super) exactness: Exactness,
    /// Whether it is an ordinal.
    pub(super) ordinal: bool,
    /// Whether it is a fraction of a whole: "two-thirds".
    pub(super) fraction: bool,
}

/// Reads the numeral that starts at token `at`, if one does.
pub(super) fn read(tokens: &[Token], at: usize) -> Option<Numeral> {
    read_any(tokens, at).filter(|numeral| numeral.value.is_finite())
}

fn read_any(tokens: &[Token], at: usize) -> Option<Numeral> {
    let token = tokens.get(at)?;
    if token.kind() == TokenKind::Number {
        let (value, end) = (digits(token.lower())?, at + 1);
        return Some(scaled(tokens, exact(value, end)));
    }
    if let Some(value) = ordinal(token.lower()) {
        return Some(Numeral { ordinal: true, ..exact(value, at + 1) });
    }
    indefinite(tokens, at).or_else(|| fraction(tokens, at)).or_else(|| words(tokens, at))
}

fn exact(value: f64, end: usize) -> Numeral {
    Numeral { value, end, exactness: Exactness::Exact, ordinal: false, fraction: false }
}

fn lower(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.lower())
}

/// Digits with separators, currency sign, scale or per cent sign around them.
fn digits(written: &str) -> Option<f64> {
    let inner = written.trim_start_matches(|c: char| !c.is_numeric()).trim_end_matches(['%', '‰']);
    let end = inner.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '\'' | '’')).unwrap_or(inner.len());
    let (number, scale) = inner.split_at(end);
    let (scale, half) = match scale {
        "½" => ("", 0.5),
        "¼" => ("", 0.25),
        "¾" => ("", 0.75),
        other => (other, 0.0),
    };
    let factor = match scale {
        "" => 1.0,
        "k" => 1e3,
        "m" | "mn" | "mm" => 1e6,
        "b" | "bn" => 1e9,
        "tn" | "trn" => 1e12,
        _ => return None,
    };
    let plain: String = number.chars().filter(|c| !matches!(c, ',' | '\'' | '’')).collect();
    // More than one point separates thousands: "1.000.000".
    let plain = if plain.matches('.').count() > 1 { plain.replace('.', "") } else { plain };
    let value = if plain.is_empty() && half > 0.0 { 0.0 } else { plain.parse::<f64>().ok()? };
    Some((value + half) * factor)
}

/// Takes the scales behind a numeral in: "2.5 million", "three dozen".
fn scaled(tokens: &[Token], mut numeral: Numeral) -> Numeral {
    while let Some(factor) = scale(lower(tokens, numeral.end)) {
        numeral.value *= factor;
        numeral.end += 1;
    }
    numeral
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mln" => 1e6,
        "billion" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

fn unit(word: &str) -> Option<f64> {
    const WORDS: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    WORDS.iter().zip(1u32..).find(|(known, _)| **known == word).map(|(_, value)| f64::from(value))
}

fn ten(word: &str) -> Option<f64> {
    const WORDS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    WORDS.iter().zip(2u32..).find(|(known, _)| **known == word).map(|(_, value)| f64::from(value * 10))
}

/// "first", "21st".
fn ordinal(word: &str) -> Option<f64> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    let named = WORDS.iter().zip(1u32..).find(|(known, _)| **known == word).map(|(_, value)| f64::from(value));
    named.or_else(|| {
        let number = ["st", "nd", "rd", "th"].into_iter().find_map(|end| word.strip_suffix(end))?;
        number.parse::<u32>().ok().map(f64::from)
    })
}

/// "dozens", "tens of thousands".
fn indefinite(tokens: &[Token], at: usize) -> Option<Numeral> {
    let many = |word: &str| {
        Some(match word {
            "tens" => 20.0,
            "dozens" => 24.0,
            "scores" => 40.0,
            "hundreds" => 2e2,
            "thousands" => 2e3,
            "millions" => 2e6,
            "billions" => 2e9,
            "trillions" => 2e12,
            _ => return None,
        })
    };
    let mut value = many(lower(tokens, at))?;
    let mut end = at + 1;
    if lower(tokens, end) == "of"
        && let Some(more) = many(lower(tokens, end + 1))
    {
        value *= more / 2.0;
        end += 2;
    } else if matches!(lower(tokens, at), "tens" | "scores") && lower(tokens, end) != "of" {
        return None;
    }
    Some(Numeral { exactness: Exactness::AtLeast, ..exact(value, end) })
}

/// "two-thirds", "a quarter of", "half of", as per cent.
fn fraction(tokens: &[Token], at: usize) -> Option<Numeral> {
    let (count, mut next) = match lower(tokens, at) {
        "half" if matches!(lower(tokens, at + 1), "of" | "the") => {
            return Some(Numeral { fraction: true, ..exact(50.0, at + 1) });
        }
        "a" | "one" => (1.0, at + 1),
        "two" => (2.0, at + 1),
        "three" => (3.0, at + 1),
        _ => return None,
    };
    next += usize::from(lower(tokens, next) == "-");
    let whole = match lower(tokens, next) {
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" => 4.0,
        "fifth" | "fifths" => 5.0,
        _ => return None,
    };
    (lower(tokens, next + 1) == "of").then(|| Numeral { fraction: true, ..exact(count / whole * 100.0, next + 1) })
}

/// "two hundred and five", "twenty-one", "a million", "half a million", "two and a half million".
fn words(tokens: &[Token], at: usize) -> Option<Numeral> {
    let article = |at: usize| matches!(lower(tokens, at), "a" | "an") && scale(lower(tokens, at + 1)).is_some();
    if lower(tokens, at) == "half" && article(at + 1) {
        return Some(scaled(tokens, exact(0.5, at + 2)));
    }
    if article(at) {
        let dozen = lower(tokens, at + 1) == "dozen";
        let exactness = if dozen { Exactness::About } else { Exactness::Exact };
        return Some(Numeral { exactness, ..scaled(tokens, exact(1.0, at + 1)) });
    }
    let (mut total, mut current, mut end) = (0.0, 0.0, at);
    loop {
        let mut next = end;
        // "and" and a hyphen join parts, they do not begin or end a numeral.
        if end > at && (lower(tokens, next) == "-" || lower(tokens, next) == "and" && (current >= 100.0 || total > 0.0))
        {
            next += 1;
        }
        let word = lower(tokens, next);
        if let Some(value) = unit(word) {
            let room = if value < 10.0 { current % 10.0 == 0.0 } else { current % 100.0 == 0.0 };
            if !room {
                break;
            }
            current += value;
        } else if let Some(value) = ten(word) {
            if current % 100.0 != 0.0 {
                break;
            }
            current += value;
        } else if let (Some(factor), true) = (scale(word), next == end && end > at) {
            if factor > 100.0 {
                total += current * factor;
                current = 0.0;
            } else {
                current *= factor;
            }
        } else {
            break;
        }
        end = next + 1;
    }
    if end == at {
        return None;
    }
    if lower(tokens, end) == "and" && lower(tokens, end + 1) == "a" && lower(tokens, end + 2) == "half" {
        return Some(scaled(tokens, exact(total + current + 0.5, end + 3)));
    }
    Some(exact(total + current, end))
}
