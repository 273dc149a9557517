//! From settings to what the reader is opened with: theme, colours, background and keys.

use super::config::complaints;
use crate::config::{self, Config, Mistake, Origin};
use crate::reader::appearance::{Appearance, Themes};
use crate::reader::colour::{Depth, Ground};
use crate::reader::remap::{Keys, Wish};
use std::env;

/// How the reader looks, and which keys mean what.
#[derive(Debug)]
pub(super) struct Look {
    /// Theme, colours and background.
    pub(super) appearance: Appearance,
    /// Whether the terminal is asked for its background.
    pub(super) asks: bool,
    /// The keys in force.
    pub(super) keys: Keys,
    /// All that is wrong in the user's files and in the environment.
    pub(super) complaints: Vec<String>,
}

/// The look that is set.
pub(super) fn of(config: &Config) -> Look {
    let mut config = config.clone();
    let (themes, wrong_themes) = themes();
    let name = config.word("theme");
    if !themes.names().any(|n| n == name) {
        let all: Vec<&str> = themes.names().collect();
        let what = format!("no theme is called {name:?}; there are {}", all.join(", "));
        let origin = config.held.iter().find(|h| h.setting.name == "theme").map(|h| h.origin);
        let (place, what) = match origin {
            Some(Origin::File { line }) => (Some((line, 1)), what),
            Some(Origin::Environment(variable)) => (None, format!("{variable}: {what}")),
            _ => (None, what),
        };
        config.mistakes.push(Mistake { place, what });
    }
    let keys = keys(&mut config);
    let variable = |name| env::var(name).ok();
    let detected = Depth::detect(variable("TERM").as_deref(), variable("COLORTERM").as_deref());
    let depth = depth(config.word("color"), detected);
    let ground = ground(config.word("background"), variable("COLORFGBG").as_deref());
    // The console of Linux prints what it does not know.
    let knows = !matches!(variable("TERM").as_deref(), None | Some("dumb" | "linux"));
    let asks = knows && depth != Depth::Mono && config.word("background") == "auto";
    let mut all = complaints(&config);
    all.extend(wrong_themes);
    let appearance = Appearance::new(themes, config.word("theme"), depth, ground);
    Look { appearance, asks, keys, complaints: all }
}

/// How many colours are used, by what is asked for and what was found.
fn depth(asked: &str, detected: Depth) -> Depth {
    match asked {
        "never" => Depth::Mono,
        "16" => Depth::Sixteen,
        "256" => Depth::Indexed,
        "true" => Depth::True,
        "always" if detected == Depth::Mono => Depth::Sixteen,
        _ => detected,
    }
}

fn ground(asked: &str, colorfgbg: Option<&str>) -> Ground {
    match asked {
        "light" => Ground::Light,
        "dark" => Ground::Dark,
        _ => colorfgbg.and_then(Ground::of_colorfgbg).unwrap_or_default(),
    }
}

/// The program's own themes and the user's, and which of those cannot be read.
fn themes() -> (Themes, Vec<String>) {
    let (mut themes, mut wrong) = (Themes::default(), Vec::new());
    for (name, path, text) in config::themes() {
        let path = path.display();
        match text.map(|text| themes.add(&name, &text)) {
            Ok(Ok(())) => {}
            Ok(Err(mistake)) => wrong.push(format!("{path}:{}:{}: {}", mistake.line, mistake.column, mistake.what)),
            Err(error) => wrong.push(format!("{path}: cannot be read: {error}")),
        }
    }
    (themes, wrong)
}

/// The keys that are set; what cannot be is added to the mistakes.
fn keys(config: &mut Config) -> Keys {
    let words: Vec<Vec<&str>> =
        config.keys.iter().map(|b| b.keys.iter().map(|key| key.text.as_str()).collect()).collect();
    let wishes: Vec<Wish<'_>> =
        config.keys.iter().zip(&words).map(|(b, keys)| Wish { command: &b.command.text, keys }).collect();
    let (keys, refused) = Keys::new(&wishes);
    for refusal in refused {
        let Some(binding) = config.keys.get(refusal.wish) else { continue };
        let word = refusal.key.and_then(|k| binding.keys.get(k)).unwrap_or(&binding.command);
        config.mistakes.push(Mistake { place: Some(word.place), what: refusal.why });
    }
    config.mistakes.sort_by_key(|m| m.place);
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file: &str, environment: Option<(&str, &str)>, expected: &[&str]) {
        let config = Config::resolve("", file, |name| {
            environment.filter(|(n, _)| *n == name).map(|(_, value)| value.to_owned())
        });
        let found = of(&config).complaints;
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.contains(expected), "{found} / {expected}");
        }
    }

    #[test]
    fn mistakes_of_all_kinds_are_named_with_line_and_column() {
        check("theme = \"night\"\n[keys]\n\"next mark\" = \"ctrl-n\"", None, &[]);
        check("\ntheme = \"nite\"", None, &[":2:1: no theme is called \"nite\"; there are default, colour-blind-safe"]);
        check("", Some(("PARALLAX_THEME", "nite")), &["PARALLAX_THEME: no theme is called"]);
        check(
            "[keys]\n\"next mark\" = [\"E\", \"j\"]\n\"jump\" = \"E\"",
            None,
            &[":2:21: j is a key of \"down\" already", ":3:1: no command is called \"jump\""],
        );
    }

    #[test]
    fn colours_are_asked_for_or_found() {
        assert_eq!(depth("auto", Depth::True), Depth::True);
        assert_eq!(depth("always", Depth::Mono), Depth::Sixteen);
        assert_eq!(depth("never", Depth::True), Depth::Mono);
        assert_eq!(depth("256", Depth::Mono), Depth::Indexed);
        assert_eq!(ground("auto", Some("0;15")), Ground::Light);
        assert_eq!(ground("dark", Some("0;15")), Ground::Dark);
    }
}
