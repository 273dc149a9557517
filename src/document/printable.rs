//! Captured text made safe for a terminal: what would act becomes a sign or a space, what would hide is dropped.
//!
//! ```text
//!  line ends, tabs                        ──> space
//!  control characters, escape sequences   ──> U+FFFD, one a sequence
//!  bidi overrides, invisible characters   ──> nothing
//! ```
//!
//! Everything that reaches a terminal from a document, a file's name or an operating system's message passes through
//! here. How wide the result is and where it wraps is left to the reader.

use std::borrow::Cow;

/// Stands for a control character or an escape sequence that was taken out.
const REPLACEMENT: char = '\u{FFFD}';

/// `text` without anything a terminal would obey or hide; borrowed when nothing had to change.
///
/// The result is one row: line ends of every kind and tabs are spaces. It may have more or fewer columns than `text`.
pub fn printable(text: &str) -> Cow<'_, str> {
    let Some(first) = first_unsafe(text) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(c) = rest.chars().next() {
        let step = match c {
            '\r' if rest.starts_with("\r\n") => (Some(' '), 2),
            '\u{1B}' | '\u{80}'..='\u{9F}' => (Some(sign(c)), sequence(rest)),
            '\u{200C}' | '\u{200D}' => (joins(&out, rest, c).then_some(c), c.len_utf8()),
            c if is_invisible(c) => (None, c.len_utf8()),
            c if is_line_end(c) || c == '\t' => (Some(' '), c.len_utf8()),
            c if c.is_control() => (Some(REPLACEMENT), c.len_utf8()),
            c => (Some(c), c.len_utf8()),
        };
        out.extend(step.0);
        rest = &rest[step.1..];
    }
    Cow::Owned(out)
}

/// The byte of the first character that [`printable`] may have to change.
fn first_unsafe(text: &str) -> Option<usize> {
    if text.bytes().all(|b| (0x20..0x7F).contains(&b)) {
        return None;
    }
    let is_unsafe =
        |c: char| c.is_control() || is_line_end(c) || is_invisible(c) || matches!(c, '\u{200C}' | '\u{200D}');
    text.char_indices().find(|&(_, c)| is_unsafe(c)).map(|(at, _)| at)
}

/// Line feed to carriage return, next line, line and paragraph separator.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What shows nothing and may mislead: soft hyphens, zero-width characters, bidi marks, overrides and isolates,
/// invisible operators, interlinear notes, tags.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// A joiner carries meaning inside emoji and several scripts, never next to ASCII.
fn joins(before: &str, rest: &str, joiner: char) -> bool {
    let after = rest[joiner.len_utf8()..].chars().next();
    [before.chars().next_back(), after].iter().all(|c| c.is_some_and(|c| !c.is_ascii() && c != REPLACEMENT))
}

/// What stands for the sequence or single control that `c` opens.
fn sign(c: char) -> char {
    if c == '\u{85}' { ' ' } else { REPLACEMENT }
}

/// Bytes of the escape sequence at the start of `rest`, which opens with ESC or a C1 control (ECMA-48, 5.3 to 5.6).
///
/// A string sequence (OSC, DCS, APC, PM, SOS) that is not ended on its own line counts as its opening alone, so that the
/// words after it stay readable.
fn sequence(rest: &str) -> usize {
    let mut chars = rest.chars();
    let (kind, opening) = match (chars.next(), chars.next()) {
        (Some('\u{1B}'), Some(next @ '\u{40}'..='\u{5F}')) => (next, 2),
        (Some('\u{1B}'), Some(_)) => return escape(rest),
        (Some('\u{1B}'), None) => return 1,
        (Some(c), _) => (char::from_u32(c as u32 - 0x40).unwrap_or(c), c.len_utf8()),
        (None, _) => return 0,
    };
    let body = &rest[opening..];
    match kind {
        '[' => {
            let parameters = body.bytes().take_while(|b| (0x20..=0x3F).contains(b)).count();
            let ends = body.as_bytes().get(parameters).is_some_and(|b| (0x40..=0x7E).contains(b));
            opening + parameters + usize::from(ends)
        }
        ']' | 'P' | 'X' | '^' | '_' => opening + string_body(body),
        _ => opening,
    }
}

/// ESC, intermediate bytes and one final byte, such as a choice of character set.
fn escape(rest: &str) -> usize {
    let intermediate = rest.bytes().skip(1).take_while(|b| (0x20..=0x2F).contains(b)).count();
    let ends = rest.as_bytes().get(1 + intermediate).is_some_and(|b| (0x30..=0x7E).contains(b));
    if ends { 2 + intermediate } else { 1 }
}

/// Bytes of a string sequence's body with its terminator, or none if the line ends first.
fn string_body(body: &str) -> usize {
    for (at, c) in body.char_indices() {
        match c {
            '\u{7}' | '\u{9C}' => return at + c.len_utf8(),
            '\u{1B}' if body[at..].starts_with("\u{1B}\\") => return at + 2,
            '\u{1B}' => return 0,
            c if is_line_end(c) => return 0,
            _ => {}
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(input: &str, expected: &str) {
        assert_eq!(printable(input), expected, "{input:?}");
    }

    #[test]
    fn plain_text_is_borrowed() {
        for text in ["", "The ferry left at noon.", "« Déjà vu » — 谈判 👍🏽"] {
            assert!(matches!(printable(text), Cow::Borrowed(t) if t == text));
        }
    }

    #[test]
    fn line_ends_and_tabs_are_spaces() {
        check(
            "one\r\ntwo\rthree\nfour\tfive\u{2028}six\u{85}seven\u{c}eight",
            "one two three four five six seven eight",
        );
    }

    #[test]
    fn escape_sequences_become_one_sign_each() {
        check("a\u{1b}[31;1mred\u{1b}[0m", "a\u{fffd}red\u{fffd}");
        check("a\u{1b}]0;owned\u{7}b\u{1b}]52;c;AAAA\u{1b}\\c", "a\u{fffd}b\u{fffd}c");
        check("a\u{1b}Pq#0;1\u{1b}\\b\u{9b}2Jc\u{90}x\u{9c}d", "a\u{fffd}b\u{fffd}c\u{fffd}d");
        check("a\u{1b}(Bb\u{1b}cd", "a\u{fffd}b\u{fffd}d");
    }

    #[test]
    fn what_is_not_ended_hides_no_words() {
        check("a\u{1b}]0;the rest stays", "a\u{fffd}0;the rest stays");
        check("a\u{1b}Pline\nnext", "a\u{fffd}line next");
        check("end\u{1b}", "end\u{fffd}");
        check("end\u{1b}[", "end\u{fffd}");
        check("é\u{1b}é", "é\u{fffd}é");
    }

    #[test]
    fn single_controls_become_signs() {
        check("a\0b\u{7}c\u{8}d\u{7f}e", "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e");
    }

    #[test]
    fn invisible_characters_are_dropped_and_joiners_kept_where_they_mean_something() {
        check("pay\u{200b}pal\u{202e}txt.exe\u{2066}x\u{ad}y\u{feff}", "paypaltxt.exexy");
        check("👩\u{200d}🚀 می\u{200c}خواهم a\u{200d}b", "👩\u{200d}🚀 می\u{200c}خواهم ab");
    }

    proptest! {
        #[test]
        fn no_control_is_left(text in any::<String>(), bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            for text in [text, String::from_utf8_lossy(&bytes).into_owned()] {
                let safe = printable(&text);
                prop_assert!(safe.chars().all(|c| !c.is_control() && !is_line_end(c) && !is_invisible(c)));
                let twice = printable(&safe).into_owned();
                prop_assert_eq!(twice.as_str(), safe.as_ref());
            }
        }

        #[test]
        fn sequences_of_any_make_leave_no_control(text in "[\u{1b}\u{9b}\u{9d}\\[\\]P;0-9mAé\u{7}\u{9c}\\\\\n\u{200d} ]{0,40}") {
            prop_assert!(printable(&text).chars().all(|c| !c.is_control()));
        }
    }
}
