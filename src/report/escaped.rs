//! JSON whose strings are safe to print: what a terminal would obey or what hides or turns text stands as `\u009b`.
//!
//! JSON itself escapes only the control characters below U+0020. The value that a program reads is the same.

use crate::document::printable;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use std::io::{self, Write};

/// Writes the value as one line of JSON, without the line's end.
///
/// # Errors
/// Only those of `out`.
pub fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Escaping)).map_err(io::Error::from)
}

/// As [`CompactFormatter`] writes, with more escapes.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut written = 0;
        for (at, c) in fragment.char_indices().filter(|&(_, c)| acts(c)) {
            CompactFormatter.write_string_fragment(out, &fragment[written..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            written = at + c.len_utf8();
        }
        CompactFormatter.write_string_fragment(out, &fragment[written..])
    }
}

/// Whether the character does not stand for itself on a terminal.
fn acts(c: char) -> bool {
    if c.is_ascii() {
        return c == '\u{7F}';
    }
    let mut bytes = [0; 4];
    let alone: &str = c.encode_utf8(&mut bytes);
    printable(alone) != alone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let mut out = Vec::new();
        write(&text, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
        let read: String = serde_json::from_str(expected).unwrap();
        assert_eq!(read, text);
    }

    #[test]
    fn what_acts_is_escaped_and_all_else_is_not() {
        check("plain \"quoted\"\n", r#""plain \"quoted\"\n""#);
        check("“Žluť” 🙂", "\"“Žluť” 🙂\"");
        check("\u{1b}[31m\u{7f}", r#""\u001b[31m\u007f""#);
        check("a\u{9b}31m\u{202e}b\u{2028}", r#""a\u009b31m\u202eb\u2028""#);
        check("\u{e0041}", r#""\udb40\udc41""#);
    }
}
