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
        // DEC's own terminals, and what terminfo calls without colours.
        let is_dec = term.strip_prefix("vt").is_some_and(|n| n.starts_with(|c: char| c.is_ascii_digit()));
        let is_mono = is_dec || ["-m", "-mono", "-bw"].iter().any(|end| term.ends_with(end));
        match term {
            "dumb" => Self::Mono,
            _ if is_mono && !all => Self::Mono,
            _ if all && !is_multiplexed => Self::True,
            _ if all || term.contains("256") => Self::Indexed,
            _ => Self::Sixteen,
        }
    }
}

/// What is drawn, with the sixteen colours as terminals of sixteen know them: `CSI 33 m`, not `CSI 38 ; 5 ; 3 m`, of which they
/// take the 5 for blinking.
pub(super) fn of_sixteen(bytes: &[u8]) -> Vec<u8> {
    let mut written = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(2).position(|w| w == b"\x1b[") {
        let (before, sequence) = rest.split_at(at + 2);
        written.extend_from_slice(before);
        let length = sequence.iter().take_while(|b| b.is_ascii_digit() || **b == b';').count();
        let (numbers, after) = sequence.split_at(length);
        if after.first() == Some(&b'm') {
            written.extend_from_slice(in_short(&String::from_utf8_lossy(numbers)).as_bytes());
        } else {
            written.extend_from_slice(numbers);
        }
        rest = after;
    }
    written.extend_from_slice(rest);
    written
}

/// Numbers of `CSI … m`, those of the sixteen colours made short.
fn in_short(numbers: &str) -> String {
    let all: Vec<&str> = numbers.split(';').collect();
    let (mut short, mut at) = (Vec::new(), 0);
    while let Some(number) = all.get(at) {
        let index = all.get(at + 2).and_then(|n| n.parse::<u8>().ok()).filter(|n| *n < 16);
        let base = match *number {
            "38" => Some(30),
            "48" => Some(40),
            _ => None,
        };
        match (base, all.get(at + 1), index) {
            (Some(base), Some(&"5"), Some(index)) => {
                short.push((base + if index < 8 { index } else { 52 + index }).to_string());
                at += 3;
            }
            _ => {
                short.push((*number).to_owned());
                at += 1;
            }
        }
    }
    short.join(";")
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
        check("vt220", None, Depth::Mono);
        check("ansi-m", None, Depth::Mono);
        check("vte", None, Depth::Sixteen);
        assert_eq!(Depth::detect(None, None), Depth::Sixteen);
    }

    #[test]
    fn sixteen_colours_are_written_as_such_terminals_know_them() {
        let check =
            |bytes: &str, expected: &str| assert_eq!(of_sixteen(bytes.as_bytes()), expected.as_bytes(), "{bytes:?}");
        check("\x1b[38;5;12;49mtext\x1b[1m", "\x1b[94;49mtext\x1b[1m");
        check("a\x1b[38;5;3;48;5;15mb\x1b[39;49m", "a\x1b[33;107mb\x1b[39;49m");
        check("\x1b[38;5;74m \x1b[38;2;5;3;5m", "\x1b[38;5;74m \x1b[38;2;5;3;5m");
        check("\x1b[12;5H38;5;3m\x1b[?25l\x1b[m\x1b[", "\x1b[12;5H38;5;3m\x1b[?25l\x1b[m\x1b[");
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
