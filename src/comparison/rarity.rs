//! How rare a word is in English at large.
//!
//! In a story of a few dozen sentences "year" may stand in as few as "subpoena", and so weigh as much; meeting in it says less.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Places in the list of common words, the commonest first.
static PLACES: LazyLock<FxHashMap<&'static str, u32>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/words/common.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).zip(0..).collect()
});

/// What the commonest word counts.
const LEAST: f64 = 0.4;

/// Places over which words are equally common, more or less.
const LEVEL: f64 = 1000.0;

/// From 0.4 for the commonest word to 1 for those that are not in the list, by the logarithm of the place (Zipf's law).
pub fn of(lower: &str) -> f64 {
    let Some(place) = PLACES.get(lower) else { return 1.0 };
    let depth = |place: f64| ((place + LEVEL) / LEVEL).ln();
    LEAST + (1.0 - LEAST) * depth(f64::from(*place)) / depth(PLACES.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::{LEAST, PLACES, of};

    #[test]
    fn common_words_count_less() {
        assert_eq!(PLACES.len(), 5000);
        assert!(of("time") < of("harbour") && of("harbour") <= of("subpoena"));
        assert!((LEAST..0.5).contains(&of("time")));
        assert_eq!(of("zzqxj"), 1.0);
    }
}
