//! What single words say about a name: titles, roles, bodies, peoples. The words are data (`assets/words/roles.txt`,
//! `assets/words/demonyms.txt`).

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

type Set = FxHashSet<&'static str>;

#[derive(Default)]
pub(super) struct Vocabulary {
    titles: Set,
    nouns: Set,
    modifiers: Set,
    strict: Set,
    bodies: Set,
    offices: Set,
    places: FxHashMap<&'static str, String>,
    known_places: FxHashSet<String>,
}

pub(super) static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut words = Vocabulary::default();
    let mut section = "";
    for line in include_str!("../../../assets/words/roles.txt").lines().filter(|l| !l.starts_with('#')) {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        let set = match section {
            "[title]" => &mut words.titles,
            "[noun]" => &mut words.nouns,
            "[modifier]" => &mut words.modifiers,
            "[strict]" => &mut words.strict,
            "[body]" => &mut words.bodies,
            _ => &mut words.offices,
        };
        set.extend(line.split_whitespace());
    }
    for line in include_str!("../../../assets/words/demonyms.txt").lines().filter(|l| !l.starts_with('#')) {
        if let Some((other, place)) = line.split_once(' ') {
            let place = place.replace('_', " ");
            words.known_places.insert(place.clone());
            words.places.insert(other, place);
        }
    }
    words
});

impl Vocabulary {
    /// "Mr", "General": may stand directly before a name.
    pub(super) fn is_title(&self, lower: &str) -> bool {
        self.titles.contains(lower)
    }

    /// What a person can be called: "minister".
    pub(super) fn is_role(&self, lower: &str) -> bool {
        self.nouns.contains(lower) || lower.strip_suffix('s').is_some_and(|one| self.nouns.contains(one))
    }

    /// What stands before a role: "foreign", "deputy".
    pub(super) fn is_modifier(&self, lower: &str) -> bool {
        self.modifiers.contains(lower)
    }

    /// A modifier that changes who is meant: "former".
    pub(super) fn is_strict(&self, lower: &str) -> bool {
        self.strict.contains(lower)
    }

    /// A word of organisations and places: "council", "north".
    pub(super) fn is_body(&self, lower: &str) -> bool {
        self.bodies.contains(lower)
    }

    /// What may follow "Secretary of" before a name.
    pub(super) fn is_office(&self, lower: &str) -> bool {
        self.offices.contains(lower)
    }

    /// The place that an adjective or another name stands for: "russian", "u.s.".
    pub(super) fn place_of(&self, lower: &str) -> Option<&str> {
        self.places.get(lower).map(String::as_str)
    }

    /// Whether the words are a place of the list or stand for one.
    pub(super) fn is_place(&self, lower: &str) -> bool {
        self.places.contains_key(lower) || self.known_places.contains(lower)
    }
}

/// A role's noun whatever the sex of who bears it: "chair" for "chairwoman".
pub(super) fn plain_role(lower: &str) -> &str {
    if lower == "woman" || lower == "man" || lower == "person" {
        return lower;
    }
    let one = ["woman", "person", "man"].into_iter().find_map(|end| lower.strip_suffix(end));
    one.filter(|stem| stem.len() >= 5).unwrap_or(lower)
}
