//! How somebody spoke: harshly by one account, with restraint by the other.
//!
//! ```text
//!  Berg used blunt words with the port  | Berg chose a cautious tone with the port     opposite: conflict
//!  Berg held her criticism to a minimum | Berg's criticism of the port was fierce      conflict
//!  blunt words of Berg's                | a cautious tone of Holt's                    two speakers: none
//! ```
//!
//! A word for the manner stands beside a word for speech, and the same name stands before both. The pairs of
//! [`super::opposite`] are for one and the same noun.

use super::act;
use super::pair::{Pair, Side};
use crate::comparison::{Conflict, Grade, Rule};
use crate::document::Span;

/// Words for speech without restraint; by the beginning of the word.
const HARSH: [&str; 20] = [
    "blunt",
    "harsh",
    "fierce",
    "sharp",
    "strong",
    "furious",
    "fiery",
    "scathing",
    "blistering",
    "angr",
    "stern",
    "forceful",
    "bellicose",
    "combative",
    "aggressive",
    "seething",
    "outspoken",
    "strident",
    "vehement",
    "hardline",
];
/// Words for restraint.
const MILD: [&str; 19] = [
    "mild",
    "measured",
    "cautious",
    "restrained",
    "muted",
    "evasive",
    "calm",
    "soft",
    "gentle",
    "moderate",
    "conciliatory",
    "subdued",
    "guarded",
    "minim",
    "sparing",
    "careful",
    "tepid",
    "lukewarm",
    "vague",
];
/// What is spoken; stems.
const SPEECH: [&str; 19] = [
    "line",
    "tone",
    "word",
    "languag",
    "rhetor",
    "statement",
    "remark",
    "comment",
    "speech",
    "answer",
    "repli",
    "respons",
    "reaction",
    "critic",
    "stanc",
    "approach",
    "postur",
    "rebuk",
    "condemn",
];

/// Words for an answer that says what was asked, and for one that does not; by the beginning of the word.
const PLAIN: [&str; 8] =
    ["clear", "clarif", "frank", "candid", "forthright", "unequivocal", "unambiguous", "straightforward"];
const EVASIVE: [&str; 6] = ["noncommittal", "ambiguous", "cryptic", "dodg", "sidestep", "deflect"];

/// A manner, and the speaker whose it is.
struct Tone<'a> {
    /// Which of the scales, and which end of it.
    scale: usize,
    high: bool,
    /// None where a pronoun alone tells: it may be anyone.
    speaker: Option<&'a str>,
    span: Span,
}

/// Both scales, each with its ends.
const SCALES: [[&[&str]; 2]; 2] = [[&MILD, &HARSH], [&EVASIVE, &PLAIN]];

/// Finds one speaker who is harsh here and restrained there, or clear here and evasive there.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let (a, b) = (tones(&pair.a), tones(&pair.b));
    // Where one account has both, it tells of more than one occasion.
    let mixed = |tones: &[Tone<'_>]| tones.iter().any(|t| tones.iter().any(|u| t.scale == u.scale && t.high != u.high));
    if mixed(&a) || mixed(&b) {
        return;
    }
    for x in &a {
        for y in b.iter().filter(|y| y.scale == x.scale && y.high != x.high) {
            let one = match (x.speaker, y.speaker) {
                (Some(p), Some(q)) => p == q && pair.common() >= 2,
                (None, None) => false,
                _ => pair.common() >= 2,
            };
            if one {
                found.push(Conflict { rule: Rule::Opposite, grade: Grade::Conflict, a: x.span, b: y.span });
            }
        }
    }
}

fn tones<'a>(side: &Side<'a>) -> Vec<Tone<'a>> {
    (0..side.tokens.len())
        .filter_map(|at| {
            let starts = |list: &[&str]| list.iter().any(|word| side.lower(at).starts_with(word));
            let (scale, high) = SCALES.iter().enumerate().find_map(|(n, [low, high])| {
                if starts(high) { Some((n, true)) } else { starts(low).then_some((n, false)) }
            })?;
            let word = spoken_beside(side, at)?;
            let first = at.min(word);
            let taken_back = (first.saturating_sub(3)..first).any(|at| {
                matches!(side.lower(at), "not" | "no" | "less" | "more" | "never" | "too" | "without" | "if" | "than")
            });
            let speaker = speaker(side, first)?;
            (!taken_back).then(|| Tone { scale, high, speaker, span: side.span(first, at.max(word)) })
        })
        .collect()
}

/// The word for speech that a word for a manner belongs to: right behind it, or before it as in "her remarks were mild" and "held his
/// replies to a minimum". A verb that says both is its own.
fn spoken_beside(side: &Side<'_>, at: usize) -> Option<usize> {
    let spoken = |at: usize| side.tokens.get(at).is_some_and(|t| SPEECH.contains(&t.stem()));
    if side.lower(at).ends_with("ed") && act::is_act(side, at) && !spoken(at + 1) {
        return ["clarif", "dodg", "sidestep", "deflect"]
            .iter()
            .any(|verb| side.lower(at).starts_with(verb))
            .then_some(at);
    }
    let led = |at: usize| matches!(side.lower(at), "was" | "were" | "is" | "are" | "remained" | "minimum");
    (at + 1..at + 3)
        .find(|at| spoken(*at))
        .or_else(|| (at.saturating_sub(4)..at).rev().find(|p| spoken(*p) && (*p + 1..=at).any(led)))
}

/// The name nearest before a place, as others name it too; none where "he" or "she" stands between, or begins the passage.
fn speaker<'a>(side: &Side<'a>, at: usize) -> Option<Option<&'a str>> {
    let name = side.name_before(at, 16);
    let from = name.map_or(0, |n| side.behind(n.span));
    let told = (from..at).any(|at| matches!(side.lower(at), "he" | "she"));
    match name {
        _ if told => Some(None),
        Some(name) => Some(Some(side.last_form(name))),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn one_speaker_cannot_be_harsh_and_restrained_on_one_matter() {
        check(
            "Ida Berg used blunt language in her talks with the port on Sunday.",
            "In the talks with the port Ida Berg chose a cautious tone.",
            &["opposite: blunt language | cautious tone"],
        );
        check(
            "On the port and its gate Ida Berg held her criticism to a strict minimum.",
            "Ida Berg voiced fierce criticism of the port and its gate.",
            &["opposite: criticism to a strict minimum | fierce criticism"],
        );
    }

    #[test]
    fn two_speakers_can() {
        check(
            "Ida Berg used blunt language in her talks with the port on Sunday.",
            "In the talks with the port Rune Holt chose a cautious tone.",
            &[],
        );
        check(
            "Ida Berg used blunt language in her talks with the port on Sunday.",
            "In the talks with the port Ida Berg chose a less cautious tone.",
            &[],
        );
    }
}
