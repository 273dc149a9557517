//! Which theme is chosen, on how many colours and on which ground; and the answer of a terminal that was asked for its
//! background.

use super::colour::{Depth, Ground};
use super::scheme::{Mistake, Scheme};
use super::theme::Theme;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::sync::Arc;

/// The themes that are always there.
const OWN: [(&str, &str); 6] = [
    ("default", include_str!("../../assets/themes/default.toml")),
    ("colour-blind-safe", include_str!("../../assets/themes/colour-blind-safe.toml")),
    ("high-contrast", include_str!("../../assets/themes/high-contrast.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
    ("paper", include_str!("../../assets/themes/paper.toml")),
    ("night", include_str!("../../assets/themes/night.toml")),
];

/// Themes by name: the program's own, then the reader's.
#[derive(Debug, Clone)]
pub struct Themes {
    all: Vec<(String, Scheme)>,
}

impl Default for Themes {
    fn default() -> Self {
        // A test reads every one of them.
        let own = OWN.iter().filter_map(|(name, toml)| Some(((*name).to_owned(), Scheme::read(toml).ok()?)));
        Self { all: own.collect() }
    }
}

impl Themes {
    /// Adds a theme from the text of its file, in place of one that has the name already.
    ///
    /// # Errors
    /// The text is no theme.
    pub fn add(&mut self, name: &str, toml: &str) -> Result<(), Mistake> {
        let scheme = Scheme::read(toml)?;
        match self.all.iter_mut().find(|(n, _)| n == name) {
            Some((_, old)) => *old = scheme,
            None => self.all.push((name.to_owned(), scheme)),
        }
        Ok(())
    }

    /// The names, in the order of the picker.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.all.iter().map(|(name, _)| name.as_str())
    }
}

/// What is chosen of the themes, and what the terminal can show of it.
#[derive(Debug, Clone, Default)]
pub struct Appearance {
    themes: Arc<Themes>,
    /// The theme in force, by its place among them.
    pub(crate) chosen: usize,
    /// How many colours there are.
    pub(crate) depth: Depth,
    /// The background that the terminal has, or that is asked for.
    pub(crate) ground: Ground,
}

impl Appearance {
    /// The theme of a name, or the first where there is none of it.
    pub fn new(themes: Themes, name: &str, depth: Depth, ground: Ground) -> Self {
        let chosen = themes.names().position(|n| n == name).unwrap_or(0);
        Self { themes: Arc::new(themes), chosen, depth, ground }
    }

    /// Whether there are colours.
    pub fn is_coloured(&self) -> bool {
        self.depth != Depth::Mono
    }

    /// Whether there are sixteen colours and no more.
    pub(crate) fn has_sixteen(&self) -> bool {
        self.depth == Depth::Sixteen
    }

    /// How many themes there are.
    pub(crate) fn count(&self) -> usize {
        self.themes.all.len()
    }

    /// The name of a theme and what it is for.
    pub(crate) fn entry(&self, index: usize) -> (&str, &str) {
        self.themes.all.get(index).map_or(("", ""), |(name, scheme)| (name, &scheme.about))
    }

    /// The ground that the theme in force is seen on, and whether it has the other too.
    pub(crate) fn shown_on(&self) -> (Ground, bool) {
        let scheme = self.themes.all.get(self.chosen).map(|(_, scheme)| scheme);
        scheme.map_or((self.ground, false), |s| (s.ground(self.ground), s.has_both()))
    }

    /// The theme in force, ready to draw with. Without colours that is the one that has none, whichever is chosen.
    pub(crate) fn theme(&self, ascii: bool) -> Theme {
        let of = |name: &str| self.themes.all.iter().find(|(n, _)| n == name).map(|(_, scheme)| scheme);
        let Some(base) = of("mono") else { return Theme { ascii, ..Theme::default() } };
        let chosen = self.themes.all.get(self.chosen).map_or(base, |(_, scheme)| scheme);
        let scheme = if self.depth == Depth::Mono { base } else { chosen };
        scheme.resolve(base, self.depth, self.ground, ascii)
    }
}

/// The answer of a terminal that was asked for its background (OSC 11), among the keys: `ESC ] 11 ; rgb : rrrr / gggg / bbbb`
/// and its end, BEL or `ESC \`. No time is lost by waiting for it, and what was typed before it stays where it was.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    is_awaited: bool,
    held: String,
}

/// What a key is, while an answer may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heard {
    /// A key like any other.
    Key,
    /// A part of the answer.
    Part,
    /// Its end: what the background is.
    Ground(Ground),
}

/// How an answer begins, after `ESC ]`, which comes in as Alt-].
const BEGINS: &str = "]11;rgb";

impl Answer {
    /// An answer that may come.
    pub(crate) fn awaited() -> Self {
        Self { is_awaited: true, held: String::new() }
    }

    /// Takes the key if it belongs to the answer.
    pub(crate) fn hear(&mut self, key: KeyEvent) -> Heard {
        if !self.is_awaited {
            return Heard::Key;
        }
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char(']') if alt => "]".clone_into(&mut self.held),
            _ if self.held.is_empty() => return Heard::Key,
            KeyCode::Char('\\') if alt => return self.end(),
            KeyCode::Char('g') if control => return self.end(),
            KeyCode::Char(c) if !alt && !control => {
                self.held.push(c);
                let known = self.held.len().min(BEGINS.len());
                // Somebody has pressed Alt-] and goes on typing.
                if self.held.as_bytes()[..known] != BEGINS.as_bytes()[..known] || self.held.len() > 40 {
                    self.held.clear();
                    return Heard::Key;
                }
            }
            _ => {
                self.held.clear();
                return Heard::Key;
            }
        }
        Heard::Part
    }

    fn end(&mut self) -> Heard {
        self.is_awaited = false;
        let held = std::mem::take(&mut self.held);
        held.split_once(':')
            .and_then(|(_, parts)| colour(parts))
            .map_or(Heard::Part, |c| Heard::Ground(Ground::of_colour(c)))
    }
}

/// The colour of "rrrr/gggg/bbbb", with one to four digits a part.
fn colour(parts: &str) -> Option<[u8; 3]> {
    let mut values = parts.split('/').map(|part| {
        let most = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1)?;
        let value = u32::from_str_radix(part, 16).ok()?;
        u8::try_from((value * 255).checked_div(most)?).ok()
    });
    let found = [values.next()??, values.next()??, values.next()??];
    values.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::colour::{hexadecimal, luminance, rgb};
    use crate::reader::mark::MarkKind;
    use crate::reader::theme::Role;
    use ratatui::style::{Color, Modifier, Style};

    /// Every theme of the program on every ground it has, at a depth.
    fn own(depth: Depth) -> Vec<(String, Ground, Theme)> {
        let themes = Themes::default();
        let mut all = Vec::new();
        for name in themes.names() {
            for ground in [Ground::Dark, Ground::Light] {
                let appearance = Appearance::new(themes.clone(), name, depth, ground);
                if appearance.shown_on().0 == ground {
                    all.push((format!("{name} on {}", ground.word()), ground, appearance.theme(false)));
                }
            }
        }
        all
    }

    /// What is seen of a colour; the terminal's own as xterm has it.
    fn seen(colour: Option<Color>, own: [u8; 3]) -> [u8; 3] {
        let index = |c: Color| super::super::colour::NAMES.iter().position(|(_, named)| *named == c);
        match colour {
            None | Some(Color::Reset) => own,
            Some(Color::Rgb(r, g, b)) => [r, g, b],
            Some(Color::Indexed(n)) => rgb(n),
            Some(named) => rgb(u8::try_from(index(named).unwrap()).unwrap()),
        }
    }

    /// Text and ground of a role as they are seen.
    fn colours(theme: &Theme, role: Role, ground: Ground) -> [[u8; 3]; 2] {
        let own = if ground == Ground::Dark { [[255; 3], [0; 3]] } else { [[0; 3], [255; 3]] };
        let base = theme.style(Role::Plain);
        let Style { fg, bg, add_modifier, .. } = theme.style(role);
        let (text, behind) = (seen(fg.or(base.fg), own[0]), seen(bg.or(base.bg), own[1]));
        if add_modifier.contains(Modifier::REVERSED) { [behind, text] } else { [text, behind] }
    }

    fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_theme_is_read_and_mono_styles_every_role() {
        assert_eq!(Themes::default().names().count(), OWN.len());
        let mono = Scheme::read(OWN[3].1).unwrap();
        let mut all = Role::ALL;
        all.sort_unstable();
        assert_eq!(mono.styled(), all);
    }

    #[test]
    fn all_text_can_be_read() {
        for depth in [Depth::Sixteen, Depth::Indexed, Depth::True] {
            for (name, ground, theme) in own(depth) {
                // What the sixteen look like is up to the terminal: xterm's light blue on black has 4.43.
                let least = if depth == Depth::Sixteen || name.starts_with("default") { 4.4 } else { 4.5 };
                for role in Role::ALL {
                    let [text, behind] = colours(&theme, role, ground);
                    let found = contrast(text, behind);
                    assert!(found >= least, "{name}, {depth:?}, {}: {found:.2}", role.name());
                }
            }
        }
    }

    /// What a colour is to people without one kind of cone, in linear light: Machado, Oliveira, Fernandes, "A
    /// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1.0.
    const CONES: [(&str, [[f64; 3]; 3]); 4] = [
        ("all", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        ("protan", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
        (
            "deuteran",
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ),
        ("tritan", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
    ];

    /// L*, a* and b* (CIE 1976, D65) of a colour seen through a matrix.
    fn lab(rgb: [u8; 3], matrix: &[[f64; 3]; 3]) -> [f64; 3] {
        let linear = rgb.map(|p| {
            let p = f64::from(p) / 255.0;
            if p <= 0.04045 { p / 12.92 } else { ((p + 0.055) / 1.055).powf(2.4) }
        });
        let times = |m: &[[f64; 3]; 3], v: [f64; 3]| m.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum::<f64>());
        let felt = times(matrix, linear).map(|p| p.clamp(0.0, 1.0));
        let xyz = times(&[[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], felt);
        let white = [0.9505, 1.0, 1.089];
        let [x, y, z] = [0, 1, 2].map(|n| {
            let t = xyz[n] / white[n];
            if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 }
        });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn agree_and_diverge_stay_apart_for_every_kind_of_colour_vision() {
        for depth in [Depth::Sixteen, Depth::Indexed, Depth::True] {
            for (name, ground, theme) in own(depth).into_iter().filter(|(name, ..)| !name.starts_with("mono")) {
                for (cones, matrix) in &CONES {
                    let [agree, diverge] = [MarkKind::Agree, MarkKind::Diverge].map(|kind| {
                        let tint = theme.style(Role::Mark(kind)).fg;
                        lab(seen(tint, [0; 3]), matrix)
                    });
                    let apart = agree.iter().zip(diverge).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(apart >= 30.0, "{name}, {ground:?}, {depth:?}, {cones}: {apart:.0}");
                }
            }
        }
    }

    #[test]
    fn mono_has_no_colours_and_no_colours_is_mono() {
        for (name, _, theme) in own(Depth::Mono) {
            assert_eq!(theme, Appearance::default().theme(false), "{name}");
        }
        for role in Role::ALL {
            let style = Appearance::new(Themes::default(), "mono", Depth::True, Ground::Dark).theme(false).style(role);
            assert_eq!((style.fg, style.bg), (None, None), "{}", role.name());
        }
        assert_eq!(hexadecimal("#ffffff"), Some([255; 3]));
    }

    /// The keys as the terminal's bytes come in: `^G`, and `~` before what comes with Alt.
    fn check(keys: &str, expected: &str, ground: Option<Ground>) {
        let mut answer = Answer::awaited();
        let (mut left, mut found, mut alt) = (String::new(), None, false);
        for c in keys.chars() {
            let (code, modifiers) = match c {
                '~' => {
                    alt = true;
                    continue;
                }
                '^' => ('g', KeyModifiers::CONTROL),
                c if alt => (c, KeyModifiers::ALT),
                c => (c, KeyModifiers::NONE),
            };
            alt = false;
            match answer.hear(KeyEvent::new(KeyCode::Char(code), modifiers)) {
                Heard::Key => left.push(c),
                Heard::Part => {}
                Heard::Ground(ground) => found = Some(ground),
            }
        }
        assert_eq!((left.as_str(), found), (expected, ground), "{keys}");
    }

    #[test]
    fn the_answer_of_the_terminal_is_taken_from_among_the_keys() {
        check("jj~]11;rgb:fdfd/f6f6/e3e3^k", "jjk", Some(Ground::Light));
        check("~]11;rgb:1e/1e/1e~\\j~]", "j]", Some(Ground::Dark));
        check("~]j1", "j1", None);
        check("~]11;rgb:nonsense^j", "j", None);
        check("jk", "jk", None);
    }
}
