//! The configuration file, read so that one mistake costs one line.

use super::setting::{SETTINGS, Setting, Value};
use std::fmt;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A word of the file and its place, line and column from 1, the column in code points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub text: String,
    /// Line and column.
    pub place: (usize, usize),
}

/// Keys that a command is given; none take its keys away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// The command's name.
    pub command: Word,
    /// Its keys.
    pub keys: Vec<Word>,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Line and column in the file, from 1; none where it is not in the file.
    pub place: Option<(usize, usize)>,
    /// What is wrong, and what is allowed.
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(out, "line {line}, column {column}: {}", self.what),
            None => out.write_str(&self.what),
        }
    }
}

/// What a file says.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Values with their lines.
    pub(super) values: Vec<(&'static Setting, Value, usize)>,
    /// Keys.
    pub(super) keys: Vec<Binding>,
    /// What is wrong.
    pub(super) mistakes: Vec<Mistake>,
}

/// Reads a file.
pub(super) fn read(text: &str) -> Found {
    let mut reading = Reading { text, found: Found::default(), broken: Vec::new() };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let place = reading.place(error.span().map_or(0, |span| span.start));
        // One slip of the pen can be noticed several times.
        if !reading.broken.contains(&place.0) {
            reading.broken.push(place.0);
            reading.found.mistakes.push(Mistake { place: Some(place), what: error.message().to_owned() });
        }
    }
    reading.table(table.get_ref());
    reading.found.mistakes.sort_by_key(|m| m.place);
    reading.found.keys.sort_by_key(|b| b.command.place);
    reading.found
}

struct Reading<'a> {
    text: &'a str,
    found: Found,
    /// Lines that are no TOML.
    broken: Vec<usize>,
}

impl Reading<'_> {
    /// Line and column of a byte.
    fn place(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let start = before.rfind('\n').map_or(0, |n| n + 1);
        (before.matches('\n').count() + 1, before[start..].chars().count() + 1)
    }

    fn mistake(&mut self, span: &Range<usize>, what: String) {
        let place = self.place(span.start);
        if !self.broken.contains(&place.0) {
            self.found.mistakes.push(Mistake { place: Some(place), what });
        }
    }

    fn table(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let name: &str = key.get_ref();
            if name == "keys" {
                self.keys(value);
            } else if let Some(setting) = SETTINGS.iter().find(|s| s.name == name) {
                self.value(setting, value);
            } else {
                let what = format!("nothing is called {name:?}; {}", nearest(name));
                self.mistake(&key.span(), what);
            }
        }
    }

    fn value(&mut self, setting: &'static Setting, value: &Spanned<DeValue<'_>>) {
        let read = match value.get_ref() {
            DeValue::Boolean(on) => Some(Value::Switch(*on)),
            DeValue::String(word) => Some(Value::Word(word.clone().into_owned())),
            DeValue::Integer(n) => n.as_str().replace('_', "").parse().ok().map(Value::Number),
            DeValue::Float(n) => n.as_str().replace('_', "").parse().ok().map(Value::Number),
            _ => None,
        };
        let line = self.place(value.span().start).0;
        match read.filter(|v| setting.permits(v)) {
            Some(value) => self.found.values.push((setting, value, line)),
            None => {
                let written = self.text.get(value.span()).unwrap_or_default().lines().next().unwrap_or_default();
                let what = format!("{} is {written}; allowed is {}", setting.name, setting.allowed);
                self.mistake(&value.span(), what);
            }
        }
    }

    fn keys(&mut self, table: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = table.get_ref() else {
            return self.mistake(&table.span(), "keys is a table: [keys], then \"next mark\" = [\"n\"]".to_owned());
        };
        for (command, keys) in table {
            let (span, whole) = (command.span(), [keys.clone()]);
            let listed = match keys.get_ref() {
                DeValue::Array(listed) => &listed[..],
                _ => &whole[..],
            };
            let command = Word { text: command.get_ref().clone().into_owned(), place: self.place(span.start) };
            let mut words = Vec::new();
            for key in listed {
                if let DeValue::String(word) = key.get_ref() {
                    words.push(Word { text: word.clone().into_owned(), place: self.place(key.span().start) });
                } else {
                    self.mistake(
                        &key.span(),
                        format!("the keys of {:?} are words, such as \"n\" or \"ctrl-n\"", command.text),
                    );
                }
            }
            if words.len() == listed.len() {
                self.found.keys.push(Binding { command, keys: words });
            }
        }
    }
}

/// What may have been meant: the name that needs the fewest letters changed, if that is few; else all of them.
fn nearest(name: &str) -> String {
    let near = SETTINGS.iter().map(|s| (strsim::levenshtein(name, s.name), s.name)).min();
    match near {
        Some((distance, near)) if distance <= 2 => format!("is {near:?} meant?"),
        _ => {
            let all: Vec<&str> = SETTINGS.iter().map(|s| s.name).chain(["keys"]).collect();
            format!("there are {}", all.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strsim::levenshtein as distance;

    #[test]
    fn keys_keep_their_places() {
        let found = read("[keys]\n\"next mark\" = [\"n\", \"ctrl-n\"]\nquit = \"x\"\ndown = []\nup = [1]");
        let shown: Vec<String> = found
            .keys
            .iter()
            .map(|b| {
                let keys: Vec<String> = b.keys.iter().map(|k| format!("{}@{}", k.text, k.place.1)).collect();
                format!("{}:{} {}", b.command.place.0, b.command.text, keys.join(" "))
            })
            .collect();
        assert_eq!(shown, ["2:next mark n@16 ctrl-n@21", "3:quit x@8", "4:down "]);
        assert_eq!(
            found.mistakes[0].to_string(),
            "line 5, column 7: the keys of \"up\" are words, such as \"n\" or \"ctrl-n\""
        );
        assert_eq!(read("keys = 1").mistakes.len(), 1);
    }

    #[test]
    fn one_broken_line_costs_one_line() {
        let found = read("theme = night\nascii = true\n[keys\nmouse = false\n");
        assert!(found.values.iter().any(|(s, ..)| s.name == "ascii"), "{found:?}");
        let lines: Vec<usize> = found.mistakes.iter().filter_map(|m| m.place).map(|(line, _)| line).collect();
        assert_eq!(lines, [1, 3], "{:?}", found.mistakes);
    }

    #[test]
    fn a_name_that_is_nearly_right_is_guessed() {
        assert_eq!(nearest("thme"), "is \"theme\" meant?");
        assert!(nearest("frobnicate").starts_with("there are theme, "));
        assert_eq!(distance("", "abc"), 3);
    }
}
