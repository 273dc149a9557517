//! Words written with a full stop that does not end a sentence by itself.
//!
//! The words are data (`assets/words/abbreviations.txt`, `assets/words/starters.txt`); where a sentence ends is left to
//! [`super`].

use crate::language::date::calendar::MONTHS;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a full stop after a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// No abbreviation: the stop ends the sentence.
    End,
    /// Something must follow: "Dr.", "vs.".
    Before,
    /// A number may follow: "No. 5", "Oct. 7".
    Number,
    /// May end a sentence, as the next word tells: "Inc.", "U.S.".
    Within,
    /// Ends one unless a day or a zone follows: "5 p.m. Monday".
    Clock,
}

struct Lists {
    stops: FxHashMap<&'static str, Vec<Stop>>,
    exclaimed: FxHashSet<&'static str>,
    starters: FxHashSet<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists {
        stops: FxHashMap::default(),
        exclaimed: FxHashSet::default(),
        starters: words(include_str!("../../../assets/words/starters.txt")).collect(),
    };
    let mut section = "";
    for word in words(include_str!("../../../assets/words/abbreviations.txt")) {
        let stop = match section {
            "[before]" => Stop::Before,
            "[number]" => Stop::Number,
            "[within]" => Stop::Within,
            _ => Stop::Clock,
        };
        match word {
            _ if word.starts_with('[') => section = word,
            _ if section == "[exclaimed]" => drop(lists.exclaimed.insert(word)),
            _ => lists.stops.entry(word).or_default().push(stop),
        }
    }
    lists
});

/// The words of a list file: its lines without comments, cut at white space.
fn words(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// What the full stop after `word` means, where a number follows or does not.
pub(super) fn stop_after(word: &str, number_follows: bool) -> Stop {
    let lower = if is_initial(word) { word.to_owned() } else { word.to_lowercase() };
    let listed = [word, lower.as_str()].into_iter().find_map(|form| LISTS.stops.get(form));
    if let Some(stops) = listed {
        if number_follows && stops.contains(&Stop::Number) {
            return Stop::Number;
        }
        if let Some(stop) = stops.iter().find(|s| **s != Stop::Number) {
            return *stop;
        }
    }
    if is_initial(word) || is_dotted(word) { Stop::Within } else { Stop::End }
}

/// One capital: "J".
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    matches!((letters.next(), letters.next()), (Some(letter), None) if letter.is_uppercase())
}

/// Groups of one or two letters with stops between: "U.S", "J.R.R", "Ph.D".
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word.split('.').all(|part| {
            let letters = part.chars().count();
            (letters == 1 || letters == 2) && part.chars().all(char::is_alphabetic)
        })
}

/// Whether a name ends in the exclamation mark written after it.
pub(super) fn is_exclaimed(word: &str) -> bool {
    LISTS.exclaimed.contains(word.to_lowercase().as_str())
}

/// Whether `word`, written with a capital, opens a sentence rather than goes on with a name.
pub(in crate::language) fn is_starter(word: &str) -> bool {
    let head = word.split(['\'', '\u{2019}']).next().unwrap_or(word);
    LISTS.starters.contains(head.to_lowercase().as_str())
}

/// Whether `word` goes on with a clock time: a day, a month or a zone.
pub(super) fn goes_on_after_clock(word: &str) -> bool {
    const ZONES: [&str; 24] = [
        "EST",
        "EDT",
        "ET",
        "CST",
        "CDT",
        "CT",
        "MST",
        "MDT",
        "MT",
        "PST",
        "PDT",
        "PT",
        "GMT",
        "UTC",
        "BST",
        "CET",
        "CEST",
        "IST",
        "Eastern",
        "Central",
        "Mountain",
        "Pacific",
        "Moscow",
        "Greenwich",
    ];
    ZONES.contains(&word) || is_day_or_month(word)
}

/// Whether `word` is the name of a weekday or a month, in full or short.
fn is_day_or_month(word: &str) -> bool {
    const STEMS: [&str; 19] = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
        "oct", "nov", "dec",
    ];
    let lower = word.to_lowercase();
    lower.ends_with("day") && lower.get(..3).is_some_and(|stem| STEMS.contains(&stem))
        || MONTHS.contains(&lower.as_str())
        || lower.len() <= 4 && lower.get(..3).is_some_and(|stem| STEMS.contains(&stem))
}

/// Whether `word` follows an ordinal written with a full stop, as in German: "12. Juni", "19. Jahrhundert".
pub(super) fn follows_ordinal(word: &str) -> bool {
    const WORDS: [&str; 14] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
        "Jahrhundert",
        "Jahrhunderts",
    ];
    WORDS.contains(&word)
}
