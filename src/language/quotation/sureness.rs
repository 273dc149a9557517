//! How likely a quotation is one: a marked article would have it, with half of its words or more.
//!
//! The weights stand on the left-out halves of quotes/tune.jsonl (docs/quality.md): each half read with the weights of the other.

/// What makes a quotation likely.
#[derive(Debug, Clone, Copy)]
pub(super) struct Signs {
    /// How likely its cue reports, and how likely an item of its content is content, their mean: 0 to 1 each. None without a cue.
    pub(super) reported: Option<(f32, f32)>,
    /// Whether words of it stand in quotation marks.
    pub(super) marked: bool,
    /// Whether somebody speaks.
    pub(super) spoken: bool,
    /// Words of its pieces.
    pub(super) words: usize,
}

/// From 0 to 1.
pub(super) fn probability(signs: Signs) -> f32 {
    let Some((cue, content)) = signs.reported else {
        return unreported(signs.words);
    };
    let flag = |is: bool, weight: f32| if is { weight } else { 0.0 };
    let odds = -2.277
        + 0.219 * log_odds(cue)
        + 0.215 * log_odds(content)
        + flag(signs.marked, 0.864)
        + flag(signs.spoken, 0.201)
        + 0.609 * (signs.words.max(1) as f32).ln();
    1.0 / (1.0 + (-odds).exp())
}

/// Words in quotation marks that nobody reports: the fewer, the more likely a name or an expression. Shares of 108.
fn unreported(words: usize) -> f32 {
    match words {
        ..8 => 0.1,
        8..15 => 0.55,
        _ => 0.68,
    }
}

/// Kept finite.
fn log_odds(probability: f32) -> f32 {
    let p = probability.clamp(1e-4, 1.0 - 1e-4);
    (p / (1.0 - p)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Signs = Signs { reported: Some((0.6, 0.9)), marked: false, spoken: true, words: 8 };

    #[test]
    fn every_sign_makes_it_likelier() {
        let base = probability(PLAIN);
        let better = [
            Signs { reported: Some((0.9, 0.9)), ..PLAIN },
            Signs { reported: Some((0.6, 0.99)), ..PLAIN },
            Signs { marked: true, ..PLAIN },
            Signs { words: 16, ..PLAIN },
        ];
        for signs in better {
            assert!(probability(signs) > base, "{signs:?}");
        }
        assert!(probability(Signs { spoken: false, ..PLAIN }) < base);
    }

    #[test]
    fn certainty_and_its_opposite_stay_within_bounds() {
        for reported in [Some((0.0, 0.0)), Some((1.0, 1.0)), None] {
            for words in [0, 1, 1_000_000] {
                let p = probability(Signs { reported, words, ..PLAIN });
                assert!((0.0..=1.0).contains(&p), "{p}");
            }
        }
    }
}
