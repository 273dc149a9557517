//! Bytes to characters: which encoding, and what of it was broken.
//!
//! ```text
//!  byte order mark ──> UTF-16 without one ──> valid UTF-8 ──> UTF-8 with a few faults ──> guess by letter statistics
//! ```
//!
//! The characters are kept as they are; only a byte order mark goes. Whether the result is worth reading is said by
//! [`Decoded::is_text`]; what the characters mean is left to [`super::plain`] and [`super::markdown`].

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes looked at to recognise UTF-16.
const SAMPLE: usize = 64 * 1024;

/// A text and how it was got from its bytes.
#[derive(Debug, Clone)]
pub struct Decoded {
    /// The characters, without a byte order mark.
    pub text: String,
    /// The encoding they were in.
    pub encoding: &'static Encoding,
    /// Faulty sequences, each shown as U+FFFD.
    pub replaced: usize,
}

impl Decoded {
    /// What a reader of the text should know about its bytes, one sentence each.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if self.encoding != UTF_8 {
            warnings.push(format!("read as {}", self.encoding.name()));
        }
        match self.replaced {
            0 => {}
            1 => warnings.push("1 faulty character is shown as \u{FFFD}".to_owned()),
            n => warnings.push(format!("{n} faulty characters are shown as \u{FFFD}")),
        }
        warnings
    }

    /// Whether this is text for people: no NUL, and at most one character in ten a control or a fault.
    pub fn is_text(&self) -> bool {
        if self.text.contains('\0') {
            return false;
        }
        let is_odd = |c: &char| match c {
            ' '..='~' | '\t'..='\r' | '\u{8}' | '\u{1B}' | '\u{85}' => false,
            c => c.is_control() || *c == '\u{FFFD}',
        };
        let odd = self.text.chars().filter(is_odd).count();
        odd * 10 <= self.text.chars().count() && !self.text.starts_with("%PDF-")
    }
}

/// Finds the encoding of `bytes` and decodes them. Never fails: what cannot be decoded is replaced and counted.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return decode_as(encoding, bytes);
    }
    if is_nearly_utf_8(bytes) {
        return decode_as(UTF_8, bytes);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    decode_as(detector.guess(None, Utf8Detection::Deny), bytes)
}

/// The same for bytes whose encoding is named from outside them or by their own markup. The name is not believed where
/// the bytes begin with a mark, or are letters of UTF-8 or UTF-16 that it would garble.
pub(super) fn decode_declared(bytes: &[u8], label: Option<&str>) -> Decoded {
    let named = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let Some(encoding) = named.filter(|_| Encoding::for_bom(bytes).is_none()) else { return decode(bytes) };
    let is_utf_8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    let is_utf_16 = encoding != UTF_16LE && encoding != UTF_16BE && utf_16_without_mark(bytes).is_some();
    match is_utf_8 || is_utf_16 || encoding == UTF_8 {
        true => decode(bytes),
        false => decode_as(encoding, bytes),
    }
}

/// Bytes in which markup names its encoding.
const DECLARATION: usize = 4096;

/// The encoding that a page names in a `meta` element.
pub(super) fn in_html(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]).to_ascii_lowercase();
    start.split("<meta").skip(1).find_map(|meta| value_after(meta.split('>').next()?, "charset"))
}

/// The encoding that an XML declaration names.
pub(super) fn in_xml(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]).to_ascii_lowercase();
    value_after(start.trim_start().strip_prefix("<?xml")?.split("?>").next()?, "encoding")
}

/// The word after `key=`, without quotation marks.
fn value_after(words: &str, key: &str) -> Option<String> {
    let (_, after) = words.split_once(key)?;
    let after = after.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let value: String =
        after.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':')).collect();
    (!value.is_empty()).then_some(value)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let replaced = match broken {
        false => 0,
        true if encoding == UTF_8 => bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count(),
        true => text.matches('\u{FFFD}').count(),
    };
    Decoded { text: text.into_owned(), encoding, replaced }
}

/// Valid UTF-8, or UTF-8 with far fewer faults than letters that only UTF-8 writes like that.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut multi_byte, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        multi_byte += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    faults == 0 || multi_byte >= 4 * faults
}

/// UTF-16 is recognised by NULs that all stand on one side of the pairs, and by text without a single fault.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let mut zeros = [0_usize; 2];
    for pair in sample.chunks_exact(2) {
        zeros[0] += usize::from(pair[0] == 0);
        zeros[1] += usize::from(pair[1] == 0);
    }
    let (encoding, many, few) =
        if zeros[1] > zeros[0] { (UTF_16LE, zeros[1], zeros[0]) } else { (UTF_16BE, zeros[0], zeros[1]) };
    if many * 2 < sample.len() / 20 || many == 0 || few * 20 > many {
        return None;
    }
    let (text, broken) = encoding.decode_without_bom_handling(sample);
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    let letters = text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || c.is_ascii_punctuation()).count();
    (!broken && controls == 0 && letters * 10 >= text.chars().count() * 8).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORDS: &str = "Le maire a déjà répondu : « Nous n’irons pas à l’île. » C’était prévu depuis l’été dernier.";

    fn utf_16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    fn check(bytes: &[u8], text: &str, encoding: &str, replaced: usize) {
        let decoded = decode(bytes);
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding.name(), decoded.replaced, decoded.is_text()),
            (text, encoding, replaced, true)
        );
    }

    #[test]
    fn utf_8_with_and_without_mark() {
        check(WORDS.as_bytes(), WORDS, "UTF-8", 0);
        check(format!("\u{FEFF}{WORDS}").as_bytes(), WORDS, "UTF-8", 0);
        check(b"", "", "UTF-8", 0);
    }

    #[test]
    fn utf_16_with_and_without_mark() {
        for text in [WORDS, "Мэр ответил сразу: мост закрыт до пятницы, и это решение окончательное.", "Short note"]
        {
            let marked = format!("\u{FEFF}{text}");
            check(&utf_16(&marked, u16::to_le_bytes), text, "UTF-16LE", 0);
            check(&utf_16(&marked, u16::to_be_bytes), text, "UTF-16BE", 0);
            check(&utf_16(text, u16::to_le_bytes), text, "UTF-16LE", 0);
            check(&utf_16(text, u16::to_be_bytes), text, "UTF-16BE", 0);
        }
    }

    #[test]
    fn older_encodings_are_guessed_and_said() {
        for (name, text) in [
            ("windows-1252", WORDS),
            ("windows-1251", "Мэр ответил сразу: мост закрыт до пятницы, и это решение окончательное."),
            ("Shift_JIS", "市長は橋を金曜日まで閉鎖すると発表した。バスは旧トンネルを通る。"),
        ] {
            let encoding = Encoding::for_label(name.as_bytes()).unwrap_or(UTF_8);
            check(&encoding.encode(text).0, text, name, 0);
            assert_eq!(decode(&encoding.encode(text).0).warnings(), [format!("read as {name}")]);
        }
    }

    #[test]
    fn faults_in_utf_8_are_replaced_and_counted() {
        let mut bytes = WORDS.as_bytes().to_vec();
        bytes.extend_from_slice(b" end\xC3");
        check(&bytes, &format!("{WORDS} end\u{FFFD}"), "UTF-8", 1);
        assert_eq!(decode(&bytes).warnings(), ["1 faulty character is shown as \u{FFFD}"]);
    }

    #[test]
    fn what_is_no_text_is_told() {
        for bytes in
            [&b"GIF89a\0\x01\x02"[..], b"\x7fELF\x02\x01\x01\0\0\0\0\0", b"%PDF-1.7 rest", b"\x01\x02\x03\x04 a"]
        {
            assert!(!decode(bytes).is_text(), "{bytes:?}");
        }
        assert!(decode("coloured \u{1b}[1mlog\u{1b}[0m of a command".as_bytes()).is_text());
    }

    proptest! {
        #[test]
        fn valid_utf_8_keeps_its_characters(text in "[^\u{FEFF}\0]\\PC*") {
            prop_assert_eq!(decode(text.as_bytes()).text, text);
        }
    }
}
