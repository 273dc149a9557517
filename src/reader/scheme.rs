//! A theme as its file has it: for every role a style, and a colour on dark and on light.
//!
//! ```text
//!  [style]   diverge = ["bold"]                        holds everywhere, also without colours
//!  [dark]    diverge = ["yellow", 214, "#E69F00"]      with 16, 256 and all colours; or one that the nearest are found for
//!            plain = { text = ..., ground = ... }      the ground of plain is that of the whole screen
//! ```
//!
//! What becomes of it on a terminal is left to `theme`, which theme is chosen to `appearance`.

use super::colour::{Depth, Ground, NAMES, hexadecimal, nearest_indexed, nearest_named};
use super::theme::{Role, Theme};
use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// A theme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scheme {
    /// One line on what it is for.
    pub(crate) about: String,
    #[serde(default)]
    style: BTreeMap<Name, Vec<Emphasis>>,
    dark: Option<BTreeMap<Name, Paint>>,
    light: Option<BTreeMap<Name, Paint>>,
}

/// Where a theme's file is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
    /// What is wrong, and what would be right.
    pub what: String,
}

impl Scheme {
    /// Reads a theme.
    pub(crate) fn read(toml: &str) -> Result<Self, Mistake> {
        toml::from_str(toml).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            let before = toml.get(..at).unwrap_or_default();
            let start = before.rfind('\n').map_or(0, |n| n + 1);
            let line = before.matches('\n').count() + 1;
            Mistake { line, column: before[start..].chars().count() + 1, what: error.message().to_owned() }
        })
    }

    /// Whether it looks different on dark and on light.
    pub(crate) fn has_both(&self) -> bool {
        self.dark.is_some() && self.light.is_some()
    }

    /// The ground it is seen on, where one is wanted but it may have the other alone.
    pub(crate) fn ground(&self, wanted: Ground) -> Ground {
        match (&self.dark, &self.light) {
            (Some(_), None) => Ground::Dark,
            (None, Some(_)) => Ground::Light,
            _ => wanted,
        }
    }

    /// Its styles over those of another, where it has none.
    pub(crate) fn resolve(&self, base: &Self, depth: Depth, ground: Ground, ascii: bool) -> Theme {
        let paints = match self.ground(ground) {
            _ if depth == Depth::Mono => None,
            Ground::Dark => self.dark.as_ref(),
            Ground::Light => self.light.as_ref(),
        };
        let mut theme = Theme { colour: paints.is_some(), ascii, ..Theme::default() };
        for role in Role::ALL {
            let name = Name(role);
            let emphases = self.style.get(&name).or_else(|| base.style.get(&name));
            let style = emphases.into_iter().flatten().fold(Style::new(), |s, e| s.add_modifier(e.modifier()));
            let paint = paints.and_then(|p| p.get(&name)).copied().unwrap_or_default();
            theme.set(
                role,
                Style { fg: paint.text.map(|t| t.at(depth)), bg: paint.ground.map(|t| t.at(depth)), ..style },
            );
        }
        theme
    }

    #[cfg(test)]
    pub(crate) fn styled(&self) -> Vec<Role> {
        self.style.keys().map(|name| name.0).collect()
    }
}

/// A role by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Name(Role);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let word = String::deserialize(input)?;
        let found = Role::ALL.into_iter().find(|role| role.name() == word);
        found.map(Self).ok_or_else(|| {
            let all: Vec<&str> = Role::ALL.into_iter().map(Role::name).collect();
            D::Error::custom(format!("nothing on the screen is called {word:?}; there are {}", all.join(", ")))
        })
    }
}

/// What stands out without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Emphasis {
    Bold,
    Dim,
    Italic,
    Underline,
    Reverse,
}

impl Emphasis {
    fn modifier(self) -> Modifier {
        match self {
            Self::Bold => Modifier::BOLD,
            Self::Dim => Modifier::DIM,
            Self::Italic => Modifier::ITALIC,
            Self::Underline => Modifier::UNDERLINED,
            Self::Reverse => Modifier::REVERSED,
        }
    }
}

/// The colours of one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Paint {
    text: Option<Tint>,
    ground: Option<Tint>,
}

/// One colour, for each depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Tint {
    sixteen: Color,
    indexed: Color,
    all: Color,
}

impl Tint {
    fn at(self, depth: Depth) -> Color {
        match depth {
            Depth::Mono => Color::Reset,
            Depth::Sixteen => self.sixteen,
            Depth::Indexed => self.indexed,
            Depth::True => self.all,
        }
    }

    fn of<E: Error>(word: &str) -> Result<Self, E> {
        if let Some(rgb) = hexadecimal(word) {
            let [r, g, b] = rgb;
            return Ok(Self {
                sixteen: nearest_named(rgb),
                indexed: Color::Indexed(nearest_indexed(rgb)),
                all: Color::Rgb(r, g, b),
            });
        }
        named(word).map(|c| Self { sixteen: c, indexed: c, all: c })
    }
}

fn named<E: Error>(word: &str) -> Result<Color, E> {
    let found = NAMES.iter().find(|(name, _)| *name == word).map(|(_, colour)| *colour);
    found.ok_or_else(|| {
        let all: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
        E::custom(format!("no colour is called {word:?}; write \"#rrggbb\" or one of {}", all.join(", ")))
    })
}

/// What is allowed where a colour stands.
const COLOUR: &str = "a colour: a name, \"#rrggbb\", or [name, number from 0 to 255, \"#rrggbb\"]";

struct TintVisitor;

impl<'de> Visitor<'de> for TintVisitor {
    type Value = Tint;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(COLOUR)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Tint, E> {
        Tint::of(word)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Tint, A::Error> {
        let few = || A::Error::custom(format!("what is needed is {COLOUR}"));
        let name: String = parts.next_element()?.ok_or_else(few)?;
        let number: u8 = parts.next_element()?.ok_or_else(few)?;
        let all: String = parts.next_element()?.ok_or_else(few)?;
        let [r, g, b] = hexadecimal(&all).ok_or_else(few)?;
        Ok(Tint { sixteen: named(&name)?, indexed: Color::Indexed(number), all: Color::Rgb(r, g, b) })
    }
}

impl<'de> Deserialize<'de> for Tint {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(TintVisitor)
    }
}

/// The long form of a paint.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    text: Option<Tint>,
    ground: Option<Tint>,
}

struct PaintVisitor;

impl<'de> Visitor<'de> for PaintVisitor {
    type Value = Paint;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{COLOUR}; or {{ text = a colour, ground = a colour }}")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Paint, E> {
        Ok(Paint { text: Some(Tint::of(word)?), ground: None })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, parts: A) -> Result<Paint, A::Error> {
        Ok(Paint { text: Some(TintVisitor.visit_seq(parts)?), ground: None })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Paint, A::Error> {
        let Both { text, ground } = Both::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Paint { text, ground })
    }
}

impl<'de> Deserialize<'de> for Paint {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(PaintVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `^` where the mistake is, and a part of what is said.
    fn refused(marked: &str, expected: &str) {
        let at = marked.find('^').unwrap();
        let toml = marked.replacen('^', "", 1);
        let mistake = Scheme::read(&toml).unwrap_err();
        let (line, before) = (marked[..at].matches('\n').count() + 1, marked[..at].rsplit('\n').next().unwrap());
        assert_eq!((mistake.line, mistake.column), (line, before.chars().count() + 1), "{toml}: {}", mistake.what);
        assert!(mistake.what.contains(expected), "{:?}", mistake.what);
    }

    #[test]
    fn colours_are_given_for_each_depth_or_the_nearest_are_found() {
        let toml = "about = \"a\"\n[style]\nkey = [\"bold\"]\n[dark]\nkey = \"#56B4E9\"\nagree = [\"blue\", 74, \"#010203\"]\n\
                    hit = { text = \"black\", ground = \"#FFFF00\" }";
        let scheme = Scheme::read(toml).unwrap();
        let style = |role, depth| scheme.resolve(&scheme, depth, Ground::Light, false).style(role);
        let bold = Style::new().add_modifier(Modifier::BOLD);
        assert_eq!(style(Role::Key, Depth::Mono), bold);
        assert_eq!(style(Role::Key, Depth::Indexed), bold.fg(Color::Indexed(74)));
        assert_eq!(style(Role::Key, Depth::True), bold.fg(Color::Rgb(0x56, 0xb4, 0xe9)));
        let agree = Role::Mark(super::super::mark::MarkKind::Agree);
        assert_eq!(style(agree, Depth::Sixteen), Style::new().fg(Color::Blue));
        assert_eq!(style(agree, Depth::True), Style::new().fg(Color::Rgb(1, 2, 3)));
        assert_eq!(style(Role::Hit, Depth::Sixteen), Style::new().fg(Color::Black).bg(Color::LightYellow));
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        refused("about = \"a\"\n[dark]\n^agre = \"blue\"", "nothing on the screen is called \"agre\"; there are plain");
        refused("about = \"a\"\n[dark]\nagree = ^\"bleu\"", "no colour is called \"bleu\"");
        refused("about = \"a\"\n[dark]\nagree = ^4", "a colour: a name");
        refused("about = \"a\"\n[dark]\nhit = { ^back = \"blue\" }", "expected `text` or `ground`");
        refused("about = \"a\"\n[style]\nhit = [^\"blink\"]", "expected one of `bold`");
        refused("about = \"a\"\n^colours = 1", "unknown field `colours`");
        refused("about = ^", "");
    }
}
