//! On what a document is compared with the others: in full, on shared words, names and numbers, or not at all, and why.
//!
//! A source that cannot be compared is not silent: it says nothing that could be found. Which language a document is in is left to
//! [`crate::language::tongue`].

use super::Story;
use crate::document::BlockKind;
use crate::language::{Analysis, Tongue};
use std::collections::BTreeMap;
use std::fmt;

/// On what one document is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Footing {
    /// Its language, where it tells one.
    pub tongue: Option<Tongue>,
    /// How far it can be compared.
    pub ground: Ground,
}

/// How far a document can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// On all that the program knows of English.
    #[default]
    Full,
    /// On shared words, names and numbers alone: it is in a language other than English, as others are.
    Words,
    /// On shared names and numbers: it is in another language than the others, most of which are in this one.
    Foreign(Tongue),
    /// Not: it has no more words than this.
    Short(usize),
    /// Not: it has no word.
    NoText,
}

/// With fewer words, one sentence says too little.
const FEW: usize = 12;

impl Footing {
    /// Whether it can be compared at all.
    pub fn is_comparable(self) -> bool {
        !matches!(self.ground, Ground::Short(_) | Ground::NoText)
    }

    /// Whether what one says can be missed in the other: both can be compared, and in one language.
    pub fn meets(self, other: Self) -> bool {
        let same = match (self.tongue, other.tongue) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        self.is_comparable() && other.is_comparable() && same
    }

    /// In a word or two, where it is not compared in full.
    pub fn brief(self) -> Option<&'static str> {
        match self.ground {
            Ground::Full => None,
            Ground::Words | Ground::Foreign(_) => Some(self.tongue.map_or("other language", Tongue::name)),
            Ground::Short(_) | Ground::NoText => Some("not comparable"),
        }
    }

    /// The code of the ground, for programs.
    pub fn word(self) -> &'static str {
        match self.ground {
            Ground::Full => "full",
            Ground::Words => "words",
            Ground::Foreign(_) => "other language",
            Ground::Short(_) => "too short",
            Ground::NoText => "no text",
        }
    }
}

/// In a sentence, with the reason.
impl fmt::Display for Footing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tongue = self.tongue.map_or("another language", Tongue::name);
        match self.ground {
            Ground::Full => out.write_str("compared in full"),
            Ground::Words => write!(
                out,
                "compared on shared words, names and numbers only, without divergences: it is in {tongue}, the program is made for English"
            ),
            Ground::Foreign(main) => write!(
                out,
                "compared on shared names and numbers only: it is in {tongue}, other sources in {main}; what it does not share it may yet say"
            ),
            Ground::Short(1) => out.write_str("not comparable: one word is too short"),
            Ground::Short(words) => write!(out, "not comparable: {words} words are too short"),
            Ground::NoText => out.write_str("not comparable: it has no words"),
        }
    }
}

/// The footing of every document of a story, by document.
pub fn of(story: Story<'_>) -> Vec<Footing> {
    let grounds: Vec<Option<Ground>> = story.ids().map(|id| none(story, id.0)).collect();
    let mut counts: BTreeMap<&str, (usize, Tongue)> = BTreeMap::new();
    for (analysis, ground) in story.analyses.iter().zip(&grounds) {
        if let (Some(tongue), None) = (analysis.tongue, ground) {
            counts.entry(tongue.code()).or_insert((0, tongue)).0 += 1;
        }
    }
    // Most of the sources; of equals English, then the first in the alphabet of codes, so that the order of documents says nothing.
    let rank =
        |&(count, tongue): &(usize, Tongue)| (count, tongue == Tongue::ENGLISH, std::cmp::Reverse(tongue.code()));
    let main = counts.values().max_by_key(|c| rank(c)).map(|(_, tongue)| *tongue);
    let one = |(analysis, none): (&Analysis, Option<Ground>)| {
        let ground = match (none, analysis.tongue, main) {
            (Some(ground), ..) => ground,
            (None, Some(tongue), Some(main)) if tongue != main => Ground::Foreign(main),
            (None, Some(tongue), _) if tongue != Tongue::ENGLISH => Ground::Words,
            _ => Ground::Full,
        };
        Footing { tongue: analysis.tongue, ground }
    };
    story.analyses.iter().zip(grounds).map(one).collect()
}

/// Why a document cannot be compared, if it cannot.
fn none(story: Story<'_>, document: usize) -> Option<Ground> {
    let (document, analysis) = (&story.documents[document], &story.analyses[document]);
    let words = analysis.words;
    let heading = |block: usize| matches!(document.blocks[block].kind, BlockKind::Title | BlockKind::Heading);
    if !analysis.lettered {
        Some(Ground::NoText)
    } else if words < FEW && (analysis.sentences.len() < 2 || analysis.sentences.iter().all(|s| heading(s.block))) {
        Some(Ground::Short(words))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    const ENGLISH: &str = "The ferry ran aground in thick fog on Tuesday evening with 84 passengers on board. Four of them were hurt, \
        the coast guard in Emden said.";
    const GERMAN: &str = "Die Fähre ist am Dienstagabend in dichtem Nebel auf Grund gelaufen. Vier der 84 Fahrgäste wurden nach Angaben \
        der Küstenwache in Emden verletzt.";
    const FRENCH: &str = "Le traversier s'est échoué mardi soir dans un épais brouillard. Quatre des 84 passagers ont été blessés, \
        selon les garde-côtes d'Emden.";

    fn check(texts: &[&str], expected: &[&str]) {
        let documents: Vec<Document> = texts.iter().map(|t| crate::document::read("t", t.as_bytes())).collect();
        let analyses: Vec<_> = documents.iter().map(crate::language::analyse).collect();
        let footings = of(Story { documents: &documents, analyses: &analyses });
        let shown: Vec<String> =
            footings.iter().map(|f| format!("{} {}", f.tongue.map_or("-", Tongue::code), f.word())).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_language_of_most_is_that_of_the_story() {
        check(&[ENGLISH, ENGLISH, GERMAN], &["en full", "en full", "de other language"]);
        check(&[GERMAN, ENGLISH], &["de other language", "en full"]);
        check(&[GERMAN, ENGLISH, GERMAN], &["de words", "en other language", "de words"]);
        check(&[FRENCH, GERMAN], &["fr other language", "de words"]);
        check(&[GERMAN], &["de words"]);
    }

    #[test]
    fn what_says_too_little_is_not_comparable() {
        check(&[ENGLISH, "Fog over the pier", "12 %% 34 -- 56"], &["en full", "- too short", "- no text"]);
        check(&["Ash fell. Boats sank.", ""], &["- full", "- no text"]);
    }

    #[test]
    fn languages_that_differ_do_not_meet() {
        let footing = |code: Option<Tongue>| Footing { tongue: code, ground: Ground::Full };
        let german = Tongue::of(GERMAN);
        assert!(footing(german).meets(footing(german)) && footing(german).meets(footing(None)));
        assert!(!footing(german).meets(footing(Some(Tongue::ENGLISH))));
        assert!(!Footing { ground: Ground::NoText, ..Footing::default() }.meets(footing(None)));
    }
}
