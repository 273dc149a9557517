//! Which language a text is written in.
//!
//! Told by letters and their triples (Cavnar and Trenkle 1994), through the library whatlang, on the compared text as a whole and never
//! on a headline: few words tell no language. What follows for comparing is left to [`crate::comparison::footing`].

use super::Analysis;
use crate::document::Document;
use std::fmt;
use whatlang::{Detector, Info, Lang, Script};

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tongue(Lang);

/// Bytes of compared text that are looked at; more changes nothing.
const ENOUGH: usize = 16 * 1024;

/// Letters below which a text in Latin letters tells no language.
const FEW: usize = 80;

/// Letters below which one in other letters tells none.
const SOME: usize = 12;

/// Codes of ISO 639-1, by those of ISO 639-3 that the library gives; a language without a short code keeps the long one.
#[rustfmt::skip]
const CODES: [(&str, &str); 69] = [
    ("epo", "eo"), ("eng", "en"), ("rus", "ru"), ("cmn", "zh"), ("spa", "es"), ("por", "pt"), ("ita", "it"), ("ben", "bn"), ("fra", "fr"),
    ("deu", "de"), ("ukr", "uk"), ("kat", "ka"), ("ara", "ar"), ("hin", "hi"), ("jpn", "ja"), ("heb", "he"), ("yid", "yi"), ("pol", "pl"),
    ("amh", "am"), ("jav", "jv"), ("kor", "ko"), ("nob", "nb"), ("dan", "da"), ("swe", "sv"), ("fin", "fi"), ("tur", "tr"), ("nld", "nl"),
    ("hun", "hu"), ("ces", "cs"), ("ell", "el"), ("bul", "bg"), ("bel", "be"), ("mar", "mr"), ("kan", "kn"), ("ron", "ro"), ("slv", "sl"),
    ("hrv", "hr"), ("srp", "sr"), ("mkd", "mk"), ("lit", "lt"), ("lav", "lv"), ("est", "et"), ("tam", "ta"), ("vie", "vi"), ("urd", "ur"),
    ("tha", "th"), ("guj", "gu"), ("uzb", "uz"), ("pan", "pa"), ("aze", "az"), ("ind", "id"), ("tel", "te"), ("pes", "fa"), ("mal", "ml"),
    ("ori", "or"), ("mya", "my"), ("nep", "ne"), ("sin", "si"), ("khm", "km"), ("tuk", "tk"), ("aka", "ak"), ("zul", "zu"), ("sna", "sn"),
    ("afr", "af"), ("lat", "la"), ("slk", "sk"), ("cat", "ca"), ("tgl", "tl"), ("hye", "hy"),
];

impl Tongue {
    /// English, which the program is made for.
    pub const ENGLISH: Self = Self(Lang::Eng);

    /// The short code, "en" (ISO 639-1); the long one (ISO 639-3) where there is none.
    pub fn code(self) -> &'static str {
        let long = self.0.code();
        CODES.iter().find(|(of, _)| *of == long).map_or(long, |(_, short)| short)
    }

    /// What it is called in English.
    pub fn name(self) -> &'static str {
        if self.0 == Lang::Cmn { "Chinese" } else { self.0.eng_name() }
    }

    /// That of a tag such as "pt-BR"; none for one that is not known.
    pub fn named(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let long = CODES.iter().find(|(long, short)| *short == code || *long == code)?.0;
        Lang::from_code(long).map(Self)
    }

    /// Told from a text; none where it does not tell.
    pub fn of(text: &str) -> Option<Self> {
        let info = detector(text).detect(text)?;
        is_sure(&info, text).then(|| Self(info.lang()))
    }
}

impl fmt::Display for Tongue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// Bulgarian, Macedonian and Serbian are not guessed where letters stand that they do not have.
fn detector(text: &str) -> Detector {
    let eastern = text.contains(['ы', 'э', 'ё', 'і', 'є', 'ї']);
    if eastern { Detector::with_denylist(vec![Lang::Bul, Lang::Mkd, Lang::Srp]) } else { Detector::new() }
}

/// Whether so much text tells its language.
fn is_sure(info: &Info, text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(FEW).count();
    // In a script that English is not written in, a guess between neighbours (Russian, Bulgarian) is better than none.
    if info.script() == Script::Latin { info.is_reliable() && letters == FEW } else { letters >= SOME }
}

/// The language of a document, by its compared blocks; where these do not tell, by its markup, which is often that of the site.
pub(super) fn of(document: &Document) -> Option<Tongue> {
    let mut text = String::new();
    for block in document.blocks.iter().filter(|b| b.kind.is_compared()) {
        let words = block.span.of(&document.text);
        let room = words.floor_char_boundary(ENOUGH.saturating_sub(text.len()));
        text.push_str(&words[..room]);
        text.push('\n');
        if text.len() >= ENOUGH {
            break;
        }
    }
    Tongue::of(&text).or_else(|| document.source.language.as_deref().and_then(Tongue::named))
}

impl Analysis {
    /// Whether the document is taken to be English: it is, or does not tell.
    pub fn is_english(&self) -> bool {
        self.tongue.is_none_or(|tongue| tongue == Tongue::ENGLISH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(Tongue::of(text).map(Tongue::code), expected, "{text}");
    }

    #[test]
    fn a_tag_names_a_language() {
        let check =
            |tag: &str, expected: Option<&str>| assert_eq!(Tongue::named(tag).map(Tongue::code), expected, "{tag}");
        check("en-GB", Some("en"));
        check("PT_br", Some("pt"));
        check("deu", Some("de"));
        check("xx", None);
        check("", None);
    }

    #[test]
    fn a_paragraph_tells_its_language() {
        check(
            "The ferry ran aground in thick fog on Tuesday evening, and four of its passengers were hurt, the coast guard said.",
            Some("en"),
        );
        check(
            "Die Fähre ist am Dienstagabend in dichtem Nebel auf Grund gelaufen; vier Fahrgäste wurden nach Angaben der Küstenwache verletzt.",
            Some("de"),
        );
        check(
            "Le traversier s'est échoué mardi soir dans un épais brouillard et quatre passagers ont été blessés, selon les garde-côtes.",
            Some("fr"),
        );
        check(
            "Паром сел на мель в густом тумане во вторник вечером, пострадали четверо пассажиров, сообщила береговая охрана.",
            Some("ru"),
        );
        check("渡轮周二晚上在大雾中搁浅，四名乘客受伤。", Some("zh"));
    }

    #[test]
    fn what_is_too_little_tells_none() {
        check("Talks denied", None);
        check("Nebel, Paris, 12 Mio.", None);
        check("12 34 %%% 56", None);
        check("", None);
    }

    #[test]
    fn every_language_of_the_library_has_a_code_and_a_name() {
        for lang in Lang::all() {
            let tongue = Tongue(*lang);
            assert!((2..=3).contains(&tongue.code().len()) && !tongue.name().is_empty());
        }
        assert_eq!((Tongue(Lang::Cmn).name(), Tongue::ENGLISH.to_string().as_str()), ("Chinese", "English"));
    }
}
