//! What WordNet says of a stem: the field of meaning of its verb and its noun, and which part of speech it mostly is. The table
//! is made by assets/words/classes.py.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static SENSES: LazyLock<FxHashMap<&'static str, Sense>> = LazyLock::new(|| {
    let entry = |line: &'static str| {
        let (stem, letters) = line.split_once('\t')?;
        Some((stem, Sense(letters.as_bytes().try_into().ok()?)))
    };
    include_str!("../../../assets/words/classes.txt").lines().filter_map(entry).collect()
});

/// Fields of meaning of one stem, as letters: verb, noun, part of speech, whether the verb tells or thinks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sense([u8; 4]);

impl Default for Sense {
    fn default() -> Self {
        Self(*b"----")
    }
}

impl Sense {
    /// The sense of a stem; nothing is known of most names.
    pub fn of(stem: &str) -> Self {
        SENSES.get(stem).copied().unwrap_or_default()
    }

    /// All of it as one number.
    pub fn all(self) -> u32 {
        u32::from_le_bytes(self.0)
    }

    /// The verb's field of meaning, and whether one of its first senses tells or thinks.
    pub fn verb(self) -> u32 {
        letter(self.0[0]) * 2 + u32::from(self.0[3] == b'c')
    }

    /// The noun's field of meaning.
    pub fn noun(self) -> u32 {
        letter(self.0[1])
    }

    /// Whether it is an adverb more often than anything else.
    pub fn is_adverb(self) -> bool {
        self.0[2] == b'r'
    }

    /// The part of speech met most often.
    pub fn often(self) -> u32 {
        letter(self.0[2])
    }
}

/// 1 for `a`, 0 for none.
fn letter(byte: u8) -> u32 {
    u32::from(byte.saturating_sub(b'a' - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_of_saying_share_a_field() {
        assert_eq!(Sense::of("argu").verb(), Sense::of("tell").verb());
        assert_eq!(Sense::of("said").verb(), Sense::of("say").verb());
        assert_ne!(Sense::of("argu").verb(), Sense::of("swim").verb());
        assert_eq!(Sense::of("zzyzx"), Sense::default());
    }
}
