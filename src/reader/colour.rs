//! Colours as far as a terminal has them: how many it shows, and which of the few is nearest to one of the many.
//!
//! Which piece of the screen has which colour is left to [`super::scheme`].

use ratatui::style::Color;

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Depth {
    /// None: bold, dim, underlined and reversed are left.
    #[default]
    Mono,
    /// The sixteen of its own palette.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// Eight bits for each of red, green and blue.
    True,
}

/// Whether the background is dark or light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// Light text on dark.
    #[default]
    Dark,
    /// Dark text on light.
    Light,
}

impl Ground {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }

    /// The other of the two.
    pub(crate) fn other(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Dark,
        }
    }

    /// What the value of COLORFGBG, "15;0" or "0;default;15", says of the background: 7 and the bright ones but 8 are light.
    pub fn of_colorfgbg(value: &str) -> Option<Self> {
        let (_, ground) = value.rsplit_once(';')?;
        match ground.parse::<u8>().ok()? {
            7 | 9..=15 => Some(Self::Light),
            0..=15 => Some(Self::Dark),
            _ => None,
        }
    }

    /// What a colour is as a background, by its relative luminance (WCAG 2): the value at which black and white stand out
    /// equally is the border.
    pub(crate) fn of_colour(rgb: [u8; 3]) -> Self {
        if luminance(rgb) > 0.179 { Self::Light } else { Self::Dark }
    }
}

impl Depth {
    /// What the surroundings say, by the values of TERM and COLORTERM. Multiplexers promise all colours for terminals that may
    /// not have them, so 256 is what is taken from them.
    pub fn detect(term: Option<&str>, colorterm: Option<&str>) -> Self {
        let term = term.unwrap_or_default();
        let is_multiplexed = term.starts_with("tmux") || term.starts_with("screen");
        let all = matches!(colorterm, Some("truecolor" | "24bit")) || term.ends_with("-direct");
        match term {
            "dumb" => Self::Mono,
            _ if all && !is_multiplexed => Self::True,
            _ if all || term.contains("256") => Self::Indexed,
            _ => Self::Sixteen,
        }
    }
}

/// The sixteen colours by name, in the order of their numbers.
pub(crate) const NAMES: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("light black", Color::DarkGray),
    ("light red", Color::LightRed),
    ("light green", Color::LightGreen),
    ("light yellow", Color::LightYellow),
    ("light blue", Color::LightBlue),
    ("light magenta", Color::LightMagenta),
    ("light cyan", Color::LightCyan),
    ("light white", Color::White),
];

/// What xterm shows for the sixteen, where its user has not chosen others.
const SIXTEEN: [[u8; 3]; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// Red, green and blue of one of xterm's 256 colours.
pub(crate) fn rgb(index: u8) -> [u8; 3] {
    let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    match index {
        0..16 => SIXTEEN[usize::from(index)],
        16..232 => [(index - 16) / 36, (index - 16) / 6 % 6, (index - 16) % 6].map(level),
        232.. => [8 + 10 * (index - 232); 3],
    }
}

/// The nearest of the colours from `from` to `to` by number.
fn nearest(wanted: [u8; 3], from: u8, to: u8) -> u8 {
    let distance = |index: &u8| {
        let parts = wanted.iter().zip(rgb(*index));
        parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum::<u32>()
    };
    (from..=to).min_by_key(distance).unwrap_or(from)
}

/// The nearest of the sixteen.
pub(crate) fn nearest_named(wanted: [u8; 3]) -> Color {
    NAMES[usize::from(nearest(wanted, 0, 15))].1
}

/// The nearest of the 240 that no palette changes.
pub(crate) fn nearest_indexed(wanted: [u8; 3]) -> u8 {
    nearest(wanted, 16, 255)
}

/// Relative luminance, 0 to 1 (WCAG 2.2).
pub(crate) fn luminance(rgb: [u8; 3]) -> f64 {
    let [r, g, b] = rgb.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Red, green and blue of "#rrggbb".
pub(crate) fn hexadecimal(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_colours_is_what_the_surroundings_promise() {
        let check = |term, colorterm, expected| assert_eq!(Depth::detect(Some(term), colorterm), expected, "{term}");
        check("xterm-256color", Some("truecolor"), Depth::True);
        check("xterm-direct", None, Depth::True);
        check("xterm-256color", None, Depth::Indexed);
        check("tmux-256color", Some("truecolor"), Depth::Indexed);
        check("linux", None, Depth::Sixteen);
        check("dumb", Some("truecolor"), Depth::Mono);
        assert_eq!(Depth::detect(None, None), Depth::Sixteen);
    }

    #[test]
    fn a_background_is_dark_or_light() {
        assert_eq!(Ground::of_colorfgbg("15;0"), Some(Ground::Dark));
        assert_eq!(Ground::of_colorfgbg("0;default;15"), Some(Ground::Light));
        assert_eq!(Ground::of_colorfgbg("default;default"), None);
        assert_eq!(Ground::of_colorfgbg(""), None);
        assert_eq!(Ground::of_colour([0x1e, 0x1e, 0x1e]), Ground::Dark);
        assert_eq!(Ground::of_colour([0xfd, 0xf6, 0xe3]), Ground::Light);
    }

    #[test]
    fn colours_are_read_and_the_nearest_found() {
        assert_eq!(hexadecimal("#56B4E9"), Some([0x56, 0xb4, 0xe9]));
        for wrong in ["56B4E9", "#56B4E", "#56B4EG", "#", "#é1234"] {
            assert_eq!(hexadecimal(wrong), None, "{wrong}");
        }
        assert_eq!(nearest_indexed([0x56, 0xb4, 0xe9]), 74);
        assert_eq!(nearest_named([250, 250, 250]), Color::White);
        assert_eq!(rgb(231), [255, 255, 255]);
        assert_eq!(rgb(232), [8, 8, 8]);
    }
}
