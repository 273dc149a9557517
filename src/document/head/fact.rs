//! What can be stated about a source, and what a front matter states. Where a text states it is left to [`super`].

use super::line;
use super::vocabulary::KEYS;

/// What can be stated about a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::document) enum Fact {
    Title,
    Outlet,
    Byline,
    Date,
    Address,
}

impl Fact {
    /// The fact that a key such as "Published on" introduces.
    pub(in crate::document) fn of_key(key: &str) -> Option<Self> {
        let key = key.to_lowercase();
        KEYS.iter().find(|(_, keys)| keys.contains(&key.as_str())).map(|(fact, _)| *fact)
    }

    /// The keys that introduce a fact.
    pub(super) fn keys(self) -> &'static [&'static str] {
        KEYS.iter().find(|(fact, _)| *fact == self).map_or(&[], |(_, keys)| keys)
    }
}

/// Facts that stand outside the text, in a front matter.
#[derive(Debug, Default)]
pub(in crate::document) struct Declared(Vec<(Fact, String)>);

impl Declared {
    /// Adds a value; several authors are joined, of all else the first stays.
    pub(in crate::document) fn add(&mut self, fact: Fact, value: &str) {
        let fact = if fact == Fact::Outlet && line::is_address(value) { Fact::Address } else { fact };
        match self.0.iter_mut().find(|(known, _)| *known == fact) {
            _ if value.trim().is_empty() => {}
            Some((Fact::Byline, names)) => *names = format!("{names}, {value}"),
            Some(_) => {}
            None => self.0.push((fact, value.to_owned())),
        }
    }

    /// What is declared of a fact.
    pub(in crate::document) fn get(&self, fact: Fact) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == fact).map(|(_, value)| value.as_str())
    }
}
