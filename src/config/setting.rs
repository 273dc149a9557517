//! The table of settings: what each is called, what it may be, and what it is where nobody has set it.

use std::fmt;

/// The value of a setting.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// On or off.
    Switch(bool),
    /// A number.
    Number(f64),
    /// A word.
    Word(String),
}

impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Switch(on) => write!(out, "{on}"),
            Self::Number(number) => write!(out, "{number}"),
            Self::Word(word) => write!(out, "{word:?}"),
        }
    }
}

/// What a setting may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Allowed {
    /// True or false.
    Switch,
    /// Any word; what it must name is checked where that is known.
    Name(&'static str),
    /// One of some words.
    OneOf(&'static [&'static str]),
    /// A number between two.
    Number(f64, f64),
    /// A whole number between two.
    Whole(u16, u16),
}

impl fmt::Display for Allowed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Switch => out.write_str("true or false"),
            Self::Name(what) => out.write_str(what),
            Self::OneOf(words) => write!(out, "one of {}", words.join(", ")),
            Self::Number(low, high) => write!(out, "a number from {low} to {high}"),
            Self::Whole(low, high) => write!(out, "a whole number from {low} to {high}"),
        }
    }
}

/// Something that can be set.
#[derive(Debug, PartialEq)]
pub struct Setting {
    /// What the file calls it.
    pub name: &'static str,
    /// The variable of the environment.
    pub variable: &'static str,
    /// What it may be.
    pub allowed: Allowed,
    /// What it is for.
    pub about: &'static str,
    usual: &'static str,
}

impl Setting {
    /// What it is where nobody has set it.
    pub fn usual(&self) -> Value {
        // A test holds the table to values that are allowed.
        self.read(self.usual).unwrap_or(Value::Switch(false))
    }

    /// Whether the value may be.
    pub fn permits(&self, value: &Value) -> bool {
        match (self.allowed, value) {
            (Allowed::Switch, Value::Switch(_)) => true,
            (Allowed::Name(_), Value::Word(word)) => !word.is_empty(),
            (Allowed::OneOf(words), Value::Word(word)) => words.contains(&word.as_str()),
            (Allowed::Number(low, high), Value::Number(n)) => (low..=high).contains(n),
            (Allowed::Whole(low, high), Value::Number(n)) => {
                n.fract() == 0.0 && (f64::from(low)..=f64::from(high)).contains(n)
            }
            _ => false,
        }
    }

    /// The value of a word, as the environment has it.
    ///
    /// # Errors
    /// It may not be; what may.
    pub fn read(&self, word: &str) -> Result<Value, Allowed> {
        let value = match self.allowed {
            Allowed::Switch => match word {
                "true" | "on" | "yes" | "1" => Some(Value::Switch(true)),
                "false" | "off" | "no" | "0" => Some(Value::Switch(false)),
                _ => None,
            },
            Allowed::Name(_) | Allowed::OneOf(_) => Some(Value::Word(word.to_owned())),
            Allowed::Number(..) | Allowed::Whole(..) => word.parse().ok().map(Value::Number),
        };
        value.filter(|value| self.permits(value)).ok_or(self.allowed)
    }
}

const fn setting(
    name: &'static str,
    variable: &'static str,
    allowed: Allowed,
    usual: &'static str,
    about: &'static str,
) -> Setting {
    Setting { name, variable, allowed, about, usual }
}

/// All settings.
#[rustfmt::skip]
pub static SETTINGS: [Setting; 13] = [
    setting("theme", "PARALLAX_THEME", Allowed::Name("the name of a theme"), "default", "the colours of the reader"),
    setting("background", "PARALLAX_BACKGROUND", Allowed::OneOf(&["auto", "dark", "light"]), "auto", "the ground a theme is seen on; auto asks the terminal"),
    setting("color", "PARALLAX_COLOR", Allowed::OneOf(&["auto", "always", "never", "16", "256", "true"]), "auto", "how many colours there are; auto asks the surroundings"),
    setting("ascii", "PARALLAX_ASCII", Allowed::Switch, "false", "frames of ASCII characters"),
    setting("rtl", "PARALLAX_RTL", Allowed::OneOf(&["terminal", "app"]), "terminal", "who turns text around that runs from right to left"),
    setting("emoji", "PARALLAX_EMOJI", Allowed::OneOf(&["terminal", "text"]), "terminal", "emoji as they are, or without the sign that asks for colour"),
    setting("mouse", "PARALLAX_MOUSE", Allowed::Switch, "true", "wheel and clicks go to the reader"),
    setting("glow", "PARALLAX_GLOW", Allowed::Switch, "true", "a passage that was gone to stands out for a second"),
    setting("minimap", "PARALLAX_MINIMAP", Allowed::Switch, "true", "the whole document at the right"),
    setting("text-width", "PARALLAX_TEXT_WIDTH", Allowed::Whole(24, 140), "72", "the most columns of text in a pane"),
    setting("threshold", "PARALLAX_THRESHOLD", Allowed::Number(0.0, 1.0), "0.22", "the least probability of a link that is shown"),
    setting("model", "PARALLAX_MODEL", Allowed::Name("the folder of a model, or none"), "none", "compare by a language model; needs a build with models"),
    setting("width", "PARALLAX_WIDTH", Allowed::Whole(20, 1000), "80", "the columns of a text report"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_is_allowed() {
        for setting in &SETTINGS {
            assert!(setting.read(setting.usual).is_ok(), "{}", setting.name);
            assert_eq!(setting.variable, format!("PARALLAX_{}", setting.name.to_uppercase().replace('-', "_")));
        }
        let usual = SETTINGS.iter().find(|s| s.name == "threshold").map(Setting::usual);
        assert_eq!(usual, Some(Value::Number(crate::comparison::Settings::default().threshold)));
    }
}
