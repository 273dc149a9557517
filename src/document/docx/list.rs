//! The lists and styles of a DOCX: which number or bullet a paragraph has, and what its style makes of it.

use super::super::package::{attribute, local};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Levels that a list may have.
const LEVELS: usize = 9;

/// Hands on every element that starts, and the local name of every one that ends; stops where the XML is damaged, since
/// the text is whole without lists and styles.
fn each(xml: &[u8], mut start: impl FnMut(&[u8], &BytesStart<'_>)) {
    let mut reader = Reader::from_reader(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) | Event::Empty(element) => start(local(element.name().as_ref()), &element),
            Event::Eof => return,
            _ => {}
        }
    }
}

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) is_heading: bool,
    pub(super) is_quotation: bool,
    pub(super) is_caption: bool,
    /// The list it is in, and the level there.
    pub(super) list: Option<String>,
    pub(super) level: usize,
    based_on: Option<String>,
}

/// The styles by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    pub(super) fn read(xml: &[u8]) -> Self {
        let mut styles = BTreeMap::new();
        let mut id = String::new();
        each(xml, |name, element| {
            if name == b"style" {
                id = attribute(element, "styleId").unwrap_or_default();
                styles.insert(id.clone(), Style::default());
                return;
            }
            let Some(style) = styles.get_mut(&id) else { return };
            let value = attribute(element, "val").unwrap_or_default();
            match name {
                b"name" => {
                    let name = value.to_lowercase();
                    style.is_heading = name.starts_with("heading") || name == "title" || name == "subtitle";
                    style.is_quotation =
                        matches!(name.as_str(), "quote" | "intense quote" | "quotations" | "block text");
                    style.is_caption = name == "caption";
                }
                b"basedOn" => style.based_on = Some(value),
                b"numId" => style.list = Some(value),
                b"ilvl" => style.level = value.parse().unwrap_or(0),
                b"outlineLvl" => style.is_heading |= value.parse().is_ok_and(|level: u8| level < 9),
                _ => {}
            }
        });
        Self(styles)
    }

    /// What a style makes of a paragraph, with what it takes over from those it is based on.
    pub(super) fn of(&self, id: Option<&str>) -> Style {
        let mut whole = Style::default();
        let mut next = id.map(ToOwned::to_owned);
        for _ in 0..8 {
            let Some(style) = next.and_then(|id| self.0.get(&id)) else { break };
            whole.is_heading |= style.is_heading;
            whole.is_quotation |= style.is_quotation;
            whole.is_caption |= style.is_caption;
            if whole.list.is_none() && style.list.is_some() {
                (whole.list, whole.level) = (style.list.clone(), style.level);
            }
            next = style.based_on.clone();
        }
        whole
    }
}

/// How the items of one level are marked.
#[derive(Debug, Clone, Default)]
struct Level {
    /// "bullet", "decimal", "lowerLetter", ...
    format: String,
    /// "%1.%2)"
    pattern: String,
    start: u64,
}

/// The lists by their numbers, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    patterns: BTreeMap<String, Vec<Level>>,
    /// Which pattern a list has.
    lists: BTreeMap<String, String>,
    counted: BTreeMap<String, [u64; LEVELS]>,
}

impl Lists {
    pub(super) fn read(xml: &[u8]) -> Self {
        let mut all = Self::default();
        let (mut pattern, mut list, mut level) = (String::new(), String::new(), 0_usize);
        each(xml, |name, element| {
            let value = || attribute(element, "val").unwrap_or_default();
            let number = |key| attribute(element, key).unwrap_or_default();
            match name {
                b"abstractNum" => (pattern, list) = (number("abstractNumId"), String::new()),
                b"num" => (pattern, list) = (String::new(), number("numId")),
                b"abstractNumId" => drop(all.lists.insert(list.clone(), value())),
                b"lvlOverride" => {
                    pattern = all.own_pattern(&list);
                    level = number("ilvl").parse().unwrap_or(0);
                }
                b"lvl" if list.is_empty() => {
                    level = number("ilvl").parse().unwrap_or(0);
                    let levels = all.patterns.entry(pattern.clone()).or_default();
                    if level < LEVELS && levels.len() <= level {
                        levels.resize(level + 1, Level { start: 1, ..Level::default() });
                    }
                }
                _ => {
                    let levels = all.patterns.get_mut(&pattern);
                    let Some(level) = levels.and_then(|levels| levels.get_mut(level)) else { return };
                    match name {
                        b"start" | b"startOverride" => level.start = value().parse().unwrap_or(1),
                        b"numFmt" => level.format = value(),
                        b"lvlText" => level.pattern = value(),
                        _ => {}
                    }
                }
            }
        });
        all
    }

    /// A pattern for this list alone, which begins as the one that it had: it marks some levels otherwise, or counts anew.
    fn own_pattern(&mut self, list: &str) -> String {
        let own = format!("={list}");
        if let Some(shared) = self.lists.insert(list.to_owned(), own.clone()).filter(|shared| *shared != own)
            && let Some(levels) = self.patterns.get(&shared).cloned()
        {
            self.patterns.insert(own.clone(), levels);
        }
        own
    }

    /// The marker of the next item of a list, with a space after it; none where the paragraph is in no list.
    pub(super) fn marker(&mut self, id: &str, level: usize) -> Option<String> {
        let pattern = self.lists.get(id).filter(|_| id != "0")?;
        let levels = self.patterns.get(pattern)?;
        let level = level.min(levels.len().checked_sub(1)?);
        let own = &levels[level];
        // Lists of one pattern that follow one another go on counting.
        let counted = self.counted.entry(pattern.clone()).or_default();
        counted[level] += 1;
        counted[level + 1..].fill(0);
        match own.format.as_str() {
            "bullet" => Some("• ".to_owned()),
            "none" => Some(String::new()),
            _ => {
                let mut marker = own.pattern.clone();
                for (n, of) in levels.iter().enumerate().take(LEVELS) {
                    let number = of.start + counted[n].saturating_sub(1);
                    marker = marker.replace(&format!("%{}", n + 1), &written(number, &of.format));
                }
                let marker = marker.trim();
                Some(if marker.is_empty() { String::new() } else { format!("{marker} ") })
            }
        }
    }
}

/// A number as a list writes it.
fn written(number: u64, format: &str) -> String {
    let letter = |first: u8| {
        let times = number.saturating_sub(1) / 26 + 1;
        let letter = char::from(first + u8::try_from(number.saturating_sub(1) % 26).unwrap_or(0));
        letter.to_string().repeat(usize::try_from(times.min(9)).unwrap_or(1))
    };
    match format {
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

fn roman(mut number: u64) -> String {
    const SIGNS: [(u64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number >= 4000 {
        return number.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_lists_write_them() {
        for (number, format, expected) in [
            (4, "decimal", "4"),
            (28, "lowerLetter", "bb"),
            (3, "upperLetter", "C"),
            (1994, "upperRoman", "MCMXCIV"),
            (9, "lowerRoman", "ix"),
            (7, "decimalZero", "07"),
        ] {
            assert_eq!(written(number, format), expected);
        }
    }

    #[test]
    fn a_list_may_mark_and_count_otherwise_than_its_pattern() {
        let level = |format: &str, text: &str| {
            format!(
                "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
            )
        };
        let list = |id: u8, own: &str| format!("<w:num w:numId='{id}'><w:abstractNumId w:val='1'/>{own}</w:num>");
        let own = |inner: &str| format!("<w:lvlOverride w:ilvl='0'>{inner}</w:lvlOverride>");
        let xml = [
            format!("<w:abstractNum w:abstractNumId='1'>{}</w:abstractNum>", level("decimal", "%1.")),
            list(1, ""),
            list(2, &(own(&level("bullet", "-")) + "<w:lvlOverride w:ilvl='0'/>")),
            list(3, &own("<w:startOverride w:val='5'/>")),
            list(4, ""),
        ]
        .concat();
        let mut lists = Lists::read(format!("<w:numbering>{xml}</w:numbering>").as_bytes());
        let markers = ["1", "2", "1", "3", "3", "4"].map(|id| lists.marker(id, 0).unwrap_or_default());
        assert_eq!(markers, ["1. ", "\u{2022} ", "2. ", "5. ", "6. ", "3. "]);
    }
}
