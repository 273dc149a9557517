//! How somebody spoke: harshly by one account, with restraint by the other.
//!
//! ```text
//!  Berg took a blunt line with the port | Berg chose a cautious tone with the port     opposite: conflict
//!  Berg kept her criticism to a minimum | Berg's criticism of the port was fierce      conflict
//!  a blunt line of Berg's               | a cautious tone of Holt's                    two speakers: none
//! ```
//!
//! A word for the manner stands beside a word for speech, and the same name stands before both. The pairs of
//! [`super::opposite`] are for one and the same noun.

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

/// A manner, and the speaker whose it is.
struct Tone<'a> {
    harsh: bool,
    speaker: &'a str,
    span: Span,
}

/// Finds one speaker who is harsh here and restrained there.
pub(super) fn find(pair: &Pair<'_>, found: &mut Vec<Conflict>) {
    let (a, b) = (tones(&pair.a), tones(&pair.b));
    // Where one account has both, it tells of more than one occasion.
    let mixed = |tones: &[Tone<'_>]| tones.iter().any(|t| t.harsh) && tones.iter().any(|t| !t.harsh);
    if mixed(&a) || mixed(&b) || pair.common() < 3 {
        return;
    }
    for x in &a {
        for y in b.iter().filter(|y| y.harsh != x.harsh && y.speaker == x.speaker) {
            found.push(Conflict { rule: Rule::Opposite, grade: Grade::Conflict, a: x.span, b: y.span });
        }
    }
}

fn tones<'a>(side: &Side<'a>) -> Vec<Tone<'a>> {
    (0..side.tokens.len())
        .filter_map(|at| {
            let starts = |list: &[&str]| list.iter().any(|word| side.lower(at).starts_with(word));
            let harsh = starts(&HARSH);
            if !harsh && !starts(&MILD) {
                return None;
            }
            let spoken = |at: usize| side.tokens.get(at).is_some_and(|t| SPEECH.contains(&t.stem.as_str()));
            let ahead = (at + 1..at + 3).find(|at| spoken(*at));
            // "her remarks were mild", "kept his rhetoric to a bare minimum"
            let behind = || {
                let led = |at: usize| matches!(side.lower(at), "was" | "were" | "is" | "are" | "remained" | "minimum");
                (at.saturating_sub(4)..at).rev().find(|p| spoken(*p) && (*p + 1..=at).any(led))
            };
            let word = ahead.or_else(behind)?;
            let first = at.min(word);
            let taken_back = (first.saturating_sub(3)..first).any(|at| {
                matches!(side.lower(at), "not" | "no" | "less" | "more" | "never" | "too" | "without" | "if" | "than")
            });
            let speaker = speaker(side, first)?;
            (!taken_back).then(|| Tone { harsh, speaker, span: side.span(first, at.max(word)) })
        })
        .collect()
}

/// The name nearest before a place, as others name it too; none where two are as near.
fn speaker<'a>(side: &Side<'a>, at: usize) -> Option<&'a str> {
    let near = side.names.iter().rev().find(|n| side.behind(n.span) <= at && at - side.behind(n.span) < 16)?;
    Some(side.forms[side.behind(near.span) - 1])
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn one_speaker_cannot_be_harsh_and_restrained_on_one_matter() {
        check(
            "Ida Berg took a blunt line in her talks with the port on Sunday.",
            "In the talks with the port Ida Berg chose a cautious tone.",
            &["opposite: blunt line | cautious tone"],
        );
        check(
            "On the port and its gate Ida Berg kept her criticism to a bare minimum.",
            "Ida Berg voiced fierce criticism of the port and its gate.",
            &["opposite: criticism to a bare minimum | fierce criticism"],
        );
    }

    #[test]
    fn two_speakers_can() {
        check(
            "Ida Berg took a blunt line in her talks with the port on Sunday.",
            "In the talks with the port Rune Holt chose a cautious tone.",
            &[],
        );
        check(
            "Ida Berg took a blunt line in her talks with the port on Sunday.",
            "In the talks with the port Ida Berg chose a less cautious tone.",
            &[],
        );
    }
}
