//! One key for several spellings of a word: British and American, accents, transliterations.
//!
//! The pairs are data (`assets/words/spelling.txt`). A key is compared and never shown, so it need not be a word.

use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

struct Pairs {
    /// By the first four bytes of the form to be replaced.
    beginnings: FxHashMap<&'static str, Vec<(&'static str, &'static str)>>,
    whole: FxHashMap<&'static str, &'static str>,
}

static PAIRS: LazyLock<Pairs> = LazyLock::new(|| {
    let mut pairs = Pairs { beginnings: FxHashMap::default(), whole: FxHashMap::default() };
    let mut whole = false;
    for line in include_str!("../../../assets/words/spelling.txt").lines().filter(|l| !l.starts_with('#')) {
        match line.split_once(' ') {
            Some((from, to)) if whole => drop(pairs.whole.insert(from, to)),
            Some((from, to)) => pairs.beginnings.entry(&from[..4]).or_default().push((from, to)),
            None => whole = true,
        }
    }
    pairs
});

/// The key of a word in lower case: without accents and inner apostrophes, in one of its spellings.
pub(super) fn fold(lower: &str) -> Cow<'_, str> {
    let mut word = plain(lower);
    if let Some(other) = PAIRS.whole.get(word.as_ref()) {
        return Cow::Borrowed(other);
    }
    let pairs = word.get(..4).and_then(|beginning| PAIRS.beginnings.get(beginning));
    if let Some((from, to)) = pairs.into_iter().flatten().find(|(from, _)| word.starts_with(from)) {
        word = Cow::Owned(format!("{to}{}", &word[from.len()..]));
    }
    if let Some(stem) = ["skyy", "skiy", "skii", "skyi"].into_iter().find_map(|end| word.strip_suffix(end)) {
        word = Cow::Owned(format!("{stem}sky"));
    }
    if word.len() < 6 || !word.contains('z') {
        return word;
    }
    // "-ize", "-ization", "-yze": the s is the safer key, as Snowball would cut "organize" down to "organ".
    let mut folded = word.clone().into_owned().into_bytes();
    for at in 1..folded.len() - 1 {
        if folded[at] == b'z' && matches!(folded[at - 1], b'i' | b'y') && matches!(folded[at + 1], b'a' | b'e' | b'i') {
            folded[at] = b's';
        }
    }
    String::from_utf8(folded).map_or(word, Cow::Owned)
}

/// Without accents, and without an apostrophe inside that is no contraction: "Qur'an", "Khamene'i".
fn plain(lower: &str) -> Cow<'_, str> {
    const CONTRACTIONS: [&str; 6] = ["n't", "'re", "'ve", "'ll", "'d", "'m"];
    let quoted = lower.contains('\'') && !CONTRACTIONS.iter().any(|end| lower.ends_with(end));
    if lower.is_ascii() {
        return if quoted { Cow::Owned(lower.replace('\'', "")) } else { Cow::Borrowed(lower) };
    }
    let mut out = String::with_capacity(lower.len());
    for c in lower.chars() {
        match base(c) {
            _ if c == '\'' && quoted => {}
            Some(base) => out.push_str(base),
            // Combining marks, and the letters that transliterations write as an apostrophe.
            None if matches!(c, '\u{300}'..='\u{36f}' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ') => {}
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The letters that stand for an accented Latin letter in lower case.
fn base(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' | 'ĝ' | 'ġ' | 'ģ' => "g",
        'ħ' | 'ĥ' => "h",
        'ì'..='ï' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ľ' | 'ĺ' | 'ļ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' | 'ŝ' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::fold;

    fn check(one: &str, other: &str) {
        assert_eq!(fold(one), fold(other));
    }

    #[test]
    fn spellings_share_a_key() {
        check("normalise", "normalize");
        check("organisation", "organization");
        check("analysed", "analyzed");
        check("defence", "defense");
        check("programmes", "programs");
        check("colourful", "colorful");
        check("travelling", "traveling");
        check("fulfilled", "fulfiled");
        check("metres", "meters");
    }

    #[test]
    fn transliterations_share_a_key() {
        check("khamene'i", "khamenei");
        check("qur'an", "koran");
        check("zelenskyy", "zelensky");
        check("erdoğan", "erdogan");
        check("straße", "strasse");
    }

    #[test]
    fn other_words_stay() {
        for word in ["hour", "source", "prize", "size", "don't", "they're", "北京", ""] {
            assert_eq!(fold(word), word);
        }
    }
}
