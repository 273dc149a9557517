//! What the reader of the program has set, wherever it was set, and where each value comes from.
//!
//! ```text
//!  default  <  chosen in the reader  <  config.toml  <  environment  <  flags          the later counts
//!                                           │
//!                                           └──> mistakes, with line and column; the rest of the file holds
//! ```
//!
//! All settings stand in one table, from which the file, the environment and `parallax config` are read and written. Which
//! commands and keys there are is left to the reader: here they are words with places.

mod chosen;
mod file;
mod folder;
mod setting;

pub use chosen::keep;
pub use file::{Binding, Mistake, Word};
pub use folder::{folder, themes};
pub use setting::{Allowed, SETTINGS, Setting, Value};

use std::fmt;
use std::path::PathBuf;

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Nobody has set it.
    Default,
    /// Chosen in the reader and kept.
    Chosen,
    /// The configuration file, at a line from 1.
    File {
        /// The line.
        line: usize,
    },
    /// A variable of the environment.
    Environment(&'static str),
    /// An argument.
    Flag(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => out.write_str("default"),
            Self::Chosen => out.write_str("chosen in the reader"),
            Self::File { line } => write!(out, "{}, line {line}", folder::FILE),
            Self::Environment(name) => write!(out, "environment: {name}"),
            Self::Flag(name) => write!(out, "flag: {name}"),
        }
    }
}

/// A value in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    /// What it is the value of.
    pub setting: &'static Setting,
    /// The value.
    pub value: Value,
    /// Where it comes from.
    pub origin: Origin,
}

/// All that is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The file, whether or not it is there; none where no folder for it is known.
    pub path: Option<PathBuf>,
    /// One value for each setting, in the order of the table.
    pub held: Vec<Held>,
    /// Keys given to commands, in the order of the file.
    pub keys: Vec<Binding>,
    /// What is wrong in the file or in the environment; the rest holds.
    pub mistakes: Vec<Mistake>,
}

impl Config {
    /// What is set in the user's file and in the environment.
    pub fn load() -> Self {
        let path = folder::path();
        // What cannot be read of the program's own file was never chosen.
        let chosen = chosen::path().and_then(|path| folder::read(&path).ok()).unwrap_or_default();
        let environment = |name: &str| std::env::var(name).ok();
        let text = path.as_deref().map_or_else(|| Ok(String::new()), folder::read);
        let mut config = match text {
            Ok(text) => Self::resolve(&chosen, &text, environment),
            Err(mistake) => {
                let mut config = Self::resolve(&chosen, "", environment);
                config.mistakes.insert(0, mistake);
                config
            }
        };
        config.path = path;
        config
    }

    /// What was chosen in the reader, and what is set in the text of a file and in an environment.
    pub fn resolve(chosen: &str, text: &str, environment: impl Fn(&str) -> Option<String>) -> Self {
        let held = SETTINGS.iter().map(|setting| Held { setting, value: setting.usual(), origin: Origin::Default });
        let mut config = Self { path: None, held: held.collect(), keys: Vec::new(), mistakes: Vec::new() };
        let chosen = file::read(chosen).values.into_iter().filter(|(s, ..)| chosen::SETTINGS.contains(&s.name));
        for (setting, value, _) in chosen {
            config.set(setting.name, value, Origin::Chosen);
        }
        let found = file::read(text);
        for (setting, value, line) in found.values {
            config.set(setting.name, value, Origin::File { line });
        }
        (config.keys, config.mistakes) = (found.keys, found.mistakes);
        // Set to anything but nothing, it asks for no colours.
        if environment("NO_COLOR").is_some_and(|value| !value.is_empty()) {
            config.set("color", Value::Word("never".into()), Origin::Environment("NO_COLOR"));
        }
        for setting in &SETTINGS {
            let Some(word) = environment(setting.variable).filter(|word| !word.is_empty()) else { continue };
            match setting.read(&word) {
                Ok(value) => config.set(setting.name, value, Origin::Environment(setting.variable)),
                Err(allowed) => config.mistakes.push(Mistake {
                    place: None,
                    what: format!("{} is {word:?}; allowed is {allowed}", setting.variable),
                }),
            }
        }
        config
    }

    /// Sets a value by the name of its setting.
    pub fn set(&mut self, name: &str, value: Value, origin: Origin) {
        if let Some(held) = self.held.iter_mut().find(|held| held.setting.name == name) {
            (held.value, held.origin) = (value, origin);
        }
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.held.iter().find(|held| held.setting.name == name).map(|held| &held.value)
    }

    /// Where the value of a setting comes from.
    pub fn origin(&self, name: &str) -> Origin {
        self.held.iter().find(|held| held.setting.name == name).map_or(Origin::Default, |held| held.origin)
    }

    /// A setting that is a word.
    pub fn word(&self, name: &str) -> &str {
        if let Some(Value::Word(word)) = self.get(name) { word } else { "" }
    }

    /// A setting that is on or off.
    pub fn is_on(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Value::Switch(true)))
    }

    /// A setting that is a number.
    pub fn number(&self, name: &str) -> f64 {
        if let Some(Value::Number(number)) = self.get(name) { *number } else { 0.0 }
    }

    /// A setting that is a whole number.
    pub fn whole(&self, name: &str) -> u16 {
        // The table keeps it within the range of the type.
        self.number(name) as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The file, the environment as "NAME=value" lines, and "name=value from" for what is not as usual.
    fn check(text: &str, environment: &str, expected: &[&str]) {
        let variable = |name: &str| {
            let pairs = environment.lines().filter_map(|line| line.split_once('='));
            pairs.filter(|(n, _)| *n == name).map(|(_, value)| value.to_owned()).next()
        };
        let config = Config::resolve("theme = \"paper\"\nascii = true\nnonsense = 1", text, variable);
        let set = config.held.iter().filter(|h| !matches!(h.origin, Origin::Default | Origin::Chosen));
        let mut shown: Vec<String> = set.map(|h| format!("{}={} {}", h.setting.name, h.value, h.origin)).collect();
        shown.extend(config.mistakes.iter().map(ToString::to_string));
        assert_eq!(shown, expected, "{text} {environment}");
    }

    #[test]
    fn every_setting_is_told() {
        let page = include_str!("../docs/configuration.md");
        for setting in &SETTINGS {
            assert!(page.contains(&format!("| `{}` | `{}`", setting.name, setting.variable)), "{}", setting.name);
            assert!(page.contains(&format!("\n{} = ", setting.name)), "{}", setting.name);
        }
    }

    #[test]
    fn the_environment_counts_more_than_the_file() {
        check("", "", &[]);
        check(
            "theme = \"night\"\nascii = true",
            "",
            &["theme=\"night\" config.toml, line 1", "ascii=true config.toml, line 2"],
        );
        check("theme = \"night\"", "PARALLAX_THEME=paper", &["theme=\"paper\" environment: PARALLAX_THEME"]);
        check("", "NO_COLOR=1", &["color=\"never\" environment: NO_COLOR"]);
        check("", "NO_COLOR=", &[]);
        check("", "NO_COLOR=1\nPARALLAX_COLOR=16", &["color=\"16\" environment: PARALLAX_COLOR"]);
        check("", "PARALLAX_MOUSE=off", &["mouse=false environment: PARALLAX_MOUSE"]);
    }

    #[test]
    fn what_was_chosen_counts_more_than_nothing_and_less_than_the_file() {
        let theme = |chosen: &str, file: &str| {
            let config = Config::resolve(chosen, file, |_| None);
            let ascii = config.is_on("ascii");
            assert!(config.mistakes.is_empty() && !ascii, "{chosen}");
            format!("{} {}", config.word("theme"), config.held[0].origin)
        };
        assert_eq!(theme("theme = \"paper\"\nascii = true", ""), "paper chosen in the reader");
        assert_eq!(theme("theme = \"paper\"", "theme = \"night\""), "night config.toml, line 1");
        assert_eq!(theme("theme = 3\n]", ""), "default default");
    }

    #[test]
    fn mistakes_are_named_and_the_rest_holds() {
        check(
            "threshold = 2\nthem = \"x\"\nascii = \"yes\"\nminimap = false",
            "",
            &[
                "minimap=false config.toml, line 4",
                "line 1, column 13: threshold is 2; allowed is a number from 0 to 1",
                "line 2, column 1: nothing is called \"them\"; is \"theme\" meant?",
                "line 3, column 9: ascii is \"yes\"; allowed is true or false",
            ],
        );
        check("", "PARALLAX_THRESHOLD=half", &["PARALLAX_THRESHOLD is \"half\"; allowed is a number from 0 to 1"]);
        check(
            "text-width = 60.5\ncolor = \"blue\"\nwidth=",
            "",
            &[
                "line 1, column 14: text-width is 60.5; allowed is a whole number from 24 to 140",
                "line 2, column 9: color is \"blue\"; allowed is one of auto, always, never, 16, 256, true",
                "line 3, column 7: string values must be quoted, expected literal string",
            ],
        );
    }
}
