//! Words, numbers and punctuation, with the forms they are compared by.
//!
//! Splitting follows Unicode word boundaries (UAX #29), save that what is read as one is kept as one:
//!
//! ```text
//!  The U.S. sent $108m, 20% of it to Iran's allies.
//!      ^--^      ^---^  ^-^          ^----^
//!      u.s.      $108m  20%          iran
//! ```
//!
//! Which words matter is left to [`crate::comparison`].

mod spelling;

use crate::document::Span;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::sync::{Arc, LazyLock};
use unicode_segmentation::UnicodeSegmentation;

static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// One word, number or punctuation mark. It holds where it stands and shares the rest with its likes, as a long text has a
/// hundred times more tokens than words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// First byte and one past the last; no document is near 4 GiB.
    start: u32,
    end: u32,
    word: Arc<Word>,
}

/// What is alike in all tokens that are written alike.
#[derive(Debug, PartialEq, Eq)]
struct Word {
    lower: Box<str>,
    /// None where it equals `lower`.
    stem: Option<Box<str>>,
    kind: TokenKind,
}

impl Token {
    fn new(span: Span, word: Arc<Word>) -> Self {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: byte(span.start), end: byte(span.end), word }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// What it is.
    pub fn kind(&self) -> TokenKind {
        self.word.kind
    }

    /// Lower case, with straight apostrophes and without a possessive ending. Punctuation as written. Acronyms without
    /// stops ("uk" for "U.K."), unless that is a word of its own: "u.s." for "U.S." and "US".
    pub fn lower(&self) -> &str {
        &self.word.lower
    }

    /// What the word is compared by: the stem of `lower` (Snowball English, Porter 2001) in one spelling, without accents.
    /// Numbers and punctuation as `lower`.
    pub fn stem(&self) -> &str {
        self.word.stem.as_deref().unwrap_or(&self.word.lower)
    }
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Holds a letter.
    Word,
    /// Digits, with a currency sign, a scale ("2m") or a per cent sign where written together.
    Number,
    /// Anything else but white space.
    Punctuation,
}

/// Appends the tokens of `span` to `tokens`. For many spans a [`Tokeniser`] is faster.
pub fn tokenise(text: &str, span: Span, tokens: &mut Vec<Token>) {
    Tokeniser::default().tokenise(text, span, tokens);
}

/// Splits the spans of one text and remembers the words it has met.
#[derive(Debug, Default)]
pub struct Tokeniser {
    /// By how they are written.
    words: FxHashMap<Box<str>, Arc<Word>>,
}

impl Tokeniser {
    /// Appends the tokens of `span` to `tokens`.
    pub fn tokenise(&mut self, text: &str, span: Span, tokens: &mut Vec<Token>) {
        let first = tokens.len();
        for (at, piece) in pieces(span.of(text)) {
            let start = span.start + at;
            let span = Span::new(start, start + piece.len());
            let last = tokens[first..].last_mut().filter(|last| last.end as usize == start);
            if !last.is_some_and(|last| join(text, last, span, piece)) {
                tokens.push(Token::new(span, self.word(piece)));
            }
        }
    }

    fn word(&mut self, piece: &str) -> Arc<Word> {
        if let Some(word) = self.words.get(piece) {
            return Arc::clone(word);
        }
        let word = Arc::new(Word::of(piece));
        self.words.insert(piece.into(), Arc::clone(&word));
        word
    }
}

impl Word {
    fn of(piece: &str) -> Self {
        let kind = kind_of(piece);
        let mut lower =
            if piece.is_ascii() { piece.to_ascii_lowercase() } else { piece.to_lowercase().replace('’', "'") };
        if lower.ends_with("'s") {
            lower.truncate(lower.len() - 2);
        }
        if piece == "US" || is_dotted(piece) {
            lower = acronym(&lower);
        }
        let stem = match kind {
            TokenKind::Word => ENGLISH.stem(&spelling::fold(&lower)).into_owned(),
            TokenKind::Number | TokenKind::Punctuation => String::new(),
        };
        let differs = kind == TokenKind::Word && stem != lower;
        Self { lower: lower.into(), stem: differs.then(|| stem.into()), kind }
    }
}

/// The pieces between word boundaries that are no white space, with their first byte.
fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let chunks = text.split(' ').scan(0, |at, chunk| {
        let start = *at;
        *at += chunk.len() + 1;
        Some((start, chunk))
    });
    chunks.flat_map(|(start, chunk)| {
        // White space is a boundary always, and most words between two are plain enough to see theirs at a glance.
        let plain = is_plain(chunk);
        let quick = plain.then_some(Quick { chunk, at: 0 }).into_iter().flatten();
        let full = (!plain).then(|| chunk.split_word_bound_indices()).into_iter().flatten();
        quick.chain(full.filter(|(_, piece)| !piece.trim().is_empty())).map(move |(at, piece)| (start + at, piece))
    })
}

/// Whether a chunk without spaces is ASCII letters and marks that stand for themselves, so that each mark is a piece.
fn is_plain(chunk: &str) -> bool {
    let mut chars = chunk.chars().peekable();
    let mut letter = false;
    while let Some(c) = chars.next() {
        let joins = letter
            && matches!(c, '.' | ':' | '\'' | '‘' | '’')
            && chars.peek().is_some_and(|next| next.is_alphanumeric());
        let mark = matches!(c, '“' | '”' | '‘' | '’' | '—' | '–' | '…') || c.is_ascii_punctuation() && c != '_';
        if joins || !mark && !c.is_ascii_alphabetic() {
            return false;
        }
        letter = c.is_ascii_alphabetic();
    }
    true
}

/// The pieces of a plain chunk: runs of letters, and marks one by one.
struct Quick<'t> {
    chunk: &'t str,
    at: usize,
}

impl<'t> Iterator for Quick<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = &self.chunk[self.at..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let length = if letters > 0 { letters } else { rest.chars().next()?.len_utf8() };
        let start = self.at;
        self.at += length;
        Some((start, &rest[..length]))
    }
}

/// Takes `piece`, which stands directly behind `last`, into it if the two are read as one.
fn join(text: &str, last: &mut Token, span: Span, piece: &str) -> bool {
    let written = last.span().of(text);
    let lower = match piece {
        "." if last.kind() == TokenKind::Word && is_dotted(written) => None,
        "%" | "‰" if last.kind() == TokenKind::Number => Some(format!("{}{piece}", last.lower())),
        _ if is_currency(written) && kind_of(piece) == TokenKind::Number => {
            Some(format!("{}{}", last.lower(), piece.to_lowercase()))
        }
        _ => return false,
    };
    let word = match lower {
        Some(lower) => Arc::new(Word { lower: lower.into(), stem: None, kind: TokenKind::Number }),
        None => Arc::clone(&last.word),
    };
    *last = Token::new(last.span().hull(span), word);
    true
}

fn kind_of(piece: &str) -> TokenKind {
    if piece.starts_with(|c: char| c.is_ascii_digit()) {
        let rest = piece.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ',' | '\'' | '’' | '٬'));
        if is_scale(rest) {
            return TokenKind::Number;
        }
    }
    if piece.chars().any(char::is_alphabetic) {
        TokenKind::Word
    } else if piece.chars().any(char::is_numeric) {
        TokenKind::Number
    } else {
        TokenKind::Punctuation
    }
}

/// A scale written directly behind a number: "2m", "3bn", "40k".
fn is_scale(letters: &str) -> bool {
    letters.len() <= 3
        && matches!(letters.to_lowercase().as_str(), "" | "k" | "m" | "mn" | "mm" | "b" | "bn" | "tn" | "trn")
}

/// Groups of one or two letters with stops between them, as UAX #29 leaves them: "U.S", "Ph.D".
fn is_dotted(written: &str) -> bool {
    written.contains('.')
        && written.trim_end_matches('.').split('.').all(|part| {
            let letters = part.chars().count();
            (letters == 1 || letters == 2) && part.chars().all(char::is_alphabetic)
        })
}

/// An acronym in lower case without its stops, unless that is a word: "uk", "u.s.".
fn acronym(lower: &str) -> String {
    let bare: String = lower.chars().filter(|c| *c != '.').collect();
    const WORDS: [&str; 16] =
        ["us", "am", "it", "who", "no", "so", "is", "as", "he", "me", "we", "be", "in", "on", "or", "id"];
    if !WORDS.contains(&bare.as_str()) {
        return bare;
    }
    bare.chars().flat_map(|c| [c, '.']).collect()
}

/// One currency sign.
pub(super) fn is_currency(written: &str) -> bool {
    let mut chars = written.chars();
    let sign = chars.next().is_some_and(|c| matches!(c, '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20c0}'));
    sign && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenise(text, Span::new(0, text.len()), &mut tokens);
        tokens
    }

    /// The stems of `text`, in order, with a space between.
    fn check(text: &str, stems: &str) {
        let found: Vec<String> = tokens(text).into_iter().map(|t| t.stem().to_owned()).collect();
        assert_eq!(found.join(" "), stems);
    }

    #[test]
    fn acronyms_and_amounts_are_one_token() {
        check("The U.S. and the U.K. met at 5 p.m. today.", "the u.s. and the uk met at 5 pm today .");
        check("US aid for us", "u.s. aid for us");
        check("$108m, 20% of €85.5 or 2bn", "$108m , 20% of €85.5 or 2bn");
        check("J. Hale (Ph.D.)", "j . hale ( phd )");
        check("S-400 and 1,000 of 1990s", "s - 400 and 1,000 of 1990s");
    }

    #[test]
    fn forms_share_a_stem() {
        check("Lina’s Lina's normalise normalized", "lina lina normalis normalis");
        check("self-defence defenses café", "self - defens defens cafe");
        check("Khamene'i’s Khamenei", "khamenei khamenei");
    }

    #[test]
    fn a_token_is_small_and_shares_its_word() {
        assert!(size_of::<Token>() <= 16);
        let found = tokens("the pier and the quay");
        assert!(Arc::ptr_eq(&found[0].word, &found[3].word));
    }

    #[test]
    fn kinds_are_told_apart() {
        let kinds: Vec<TokenKind> = tokens("two 2m 20% 3rd $ !").into_iter().map(|t| t.kind()).collect();
        use TokenKind::{Number, Punctuation, Word};
        assert_eq!(kinds, [Word, Number, Number, Word, Punctuation, Punctuation]);
    }

    proptest! {
        #[test]
        fn pieces_are_those_of_uax_29(text in "([a-zA-Z0-9]{1,3}|[ -~]|[“”‘’—–…é\\n]){0,40}") {
            let full: Vec<_> = text.split_word_bound_indices().filter(|(_, piece)| !piece.trim().is_empty()).collect();
            prop_assert_eq!(pieces(&text).collect::<Vec<_>>(), full);
        }

        #[test]
        fn tokens_stand_in_order_and_leave_only_white_space(text in "(\\PC|[$%.’' \\n]|U\\.S\\.|[0-9]m?){0,60}") {
            let mut at = 0;
            for token in tokens(&text) {
                prop_assert!(token.span().start >= at && !token.span().is_empty());
                prop_assert!(text[at..token.span().start].trim().is_empty());
                at = token.span().end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
