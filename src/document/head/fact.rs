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

/// The names of a byline without the "By" before them.
pub(in crate::document) fn without_by(byline: &str) -> &str {
    let byline = byline.trim();
    let named = byline
        .split_once(' ')
        .filter(|(by, _)| ["by", "par", "von", "por", "di"].contains(&by.to_lowercase().as_str()));
    named.map_or(byline, |(_, names)| names.trim_start())
}

/// Facts that stand outside the text: in a front matter, in markup, in fields of data.
#[derive(Debug, Default)]
pub(in crate::document) struct Declared {
    facts: Vec<(Fact, String)>,
    language: Option<String>,
}

impl Declared {
    /// Adds a value; several authors are joined, of all else the first stays.
    pub(in crate::document) fn add(&mut self, fact: Fact, value: &str) {
        let value = if fact == Fact::Byline { without_by(value) } else { value };
        let fact = if fact == Fact::Outlet && line::is_address(value) { Fact::Address } else { fact };
        match self.facts.iter_mut().find(|(known, _)| *known == fact) {
            _ if value.trim().is_empty() => {}
            Some((Fact::Byline, names)) => *names = format!("{names}, {value}"),
            Some(_) => {}
            None => self.facts.push((fact, value.to_owned())),
        }
    }

    /// What is declared of a fact.
    pub(in crate::document) fn get(&self, fact: Fact) -> Option<&str> {
        self.facts.iter().find(|(known, _)| *known == fact).map(|(_, value)| value.as_str())
    }

    /// Puts the language down, a tag such as "en" or "pt-BR", unless it is known or no tag.
    pub(in crate::document) fn set_language(&mut self, tag: Option<&str>) {
        let tag = tag.map(|tag| tag.trim().replace('_', "-"));
        let is_tag =
            |tag: &String| (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        self.language = self.language.take().or(tag.filter(is_tag));
    }

    /// The language, as far as it is declared.
    pub(in crate::document) fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }
}
