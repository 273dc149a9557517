//! The words of a story that count, and how much each of them weighs.
//!
//! A word weighs by its inverse document frequency with the sentence as the unit that is counted (Sparck Jones 1972), inside the
//! story alone: what every article of a story says links nothing. Which sentence has which word is left to [`super::profile`].

use super::{Story, rarity};
use crate::language::{Analysis, Token, TokenKind, Tongue};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

static STOP: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../assets/words/function.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect()
});

/// What a word of the list stands for, by lower-case word.
static NATIONS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../assets/words/nations.txt").lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| Some((line.split_whitespace().next()?, line)))
        .flat_map(|(nation, line)| line.split_whitespace().map(move |word| (word, nation)))
        .collect()
});

/// What a token is counted as: its stem, or the nation it stands for ("Moscow", "the Russians", "the Kremlin"). None where it is a
/// function word or punctuation.
pub fn counted_as<'a>(text: &str, token: &'a Token) -> Option<&'a str> {
    if token.kind() == TokenKind::Punctuation {
        return None;
    }
    let written = token.span().of(text);
    if written.starts_with(char::is_uppercase)
        && written != "Us"
        && let Some(nation) = NATIONS.get(token.lower())
    {
        return Some(nation);
    }
    (!STOP.contains(token.lower())).then_some(token.stem())
}

/// Function words by the code of their language, for other languages than English.
static OTHERS: LazyLock<FxHashMap<&'static str, FxHashSet<&'static str>>> = LazyLock::new(|| {
    let mut all: FxHashMap<&str, FxHashSet<&str>> = FxHashMap::default();
    for line in include_str!("../../assets/words/function.other.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(code) = words.next() else { continue };
        all.entry(code).or_default().extend(words);
    }
    all
});

/// [`counted_as`] for the token at a place of a sentence, in a document of any language. Stems stay those of English: names must meet
/// across languages, and what is cut off is cut off everywhere. Where words are written without spaces, two signs side by side are
/// counted instead of one.
pub fn counted_in<'a>(text: &'a str, tongue: Option<Tongue>, tokens: &'a [Token], at: usize) -> Option<&'a str> {
    let token = &tokens[at];
    let Some(other) = tongue.filter(|t| *t != Tongue::ENGLISH) else { return counted_as(text, token) };
    if token.kind() == TokenKind::Punctuation {
        return None;
    }
    let functions = OTHERS.get(other.code());
    let is_function = |t: &Token| functions.is_some_and(|words| words.contains(t.lower()));
    let beside = |n: Option<usize>| n.and_then(|n| tokens.get(n)).filter(|t| is_sign(t.lower()));
    if is_sign(token.lower()) {
        let (before, next) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
        if let Some(next) = next.filter(|next| next.span().start == token.span().end) {
            let joined = token.span().hull(next.span()).of(text);
            return (!is_function(token) && !is_function(next)).then_some(joined);
        }
        if before.is_some_and(|before| before.span().end == token.span().start) {
            return None;
        }
    }
    (!is_function(token)).then_some(token.stem())
}

/// Whether a word is one sign of a script without spaces: a Chinese character, hiragana.
fn is_sign(word: &str) -> bool {
    let mut chars = word.chars();
    chars
        .next()
        .is_some_and(|c| matches!(c, '\u{3041}'..='\u{309f}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}'))
        && chars.next().is_none()
}

/// Whether a token says something about the matter: a word or number that is no function word.
pub fn is_content(token: &Token) -> bool {
    token.kind() != TokenKind::Punctuation && !STOP.contains(token.lower())
}

/// Whether a lower-case word names a nation, its people or who stands for it.
pub fn is_nation(lower: &str) -> bool {
    NATIONS.contains_key(lower)
}

/// Whether a lower-case word is one of the words that every text has ("the", "of"), which say nothing of the matter.
pub fn is_function_word(lower: &str) -> bool {
    STOP.contains(lower)
}

/// Sentences without the word that are thought to stand beside the story's own: in a story of a few sentences a word that two of
/// them share would otherwise weigh nothing.
const PRIOR: u32 = 60;

/// What a word of one sentence weighs, however long the story is, so that sums of weights mean the same in short and long stories.
const RAREST: f64 = 4.0;

/// A stem of the story, by its place in the alphabetical list of them: sums in the order of terms do not depend on the order of
/// the documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term(pub u32);

/// All stems of a story that count.
#[derive(Debug)]
pub struct Lexicon<'a> {
    stems: Vec<&'a str>,
    terms: FxHashMap<&'a str, Term>,
    frequencies: Vec<u32>,
    weights: Vec<f64>,
    forms: Vec<&'a str>,
    names: Vec<bool>,
    rarities: Vec<f64>,
    english: Vec<bool>,
    sentences: usize,
}

/// What is counted of one stem.
#[derive(Default, Clone, Copy)]
struct Counted<'a> {
    /// Sentences that have it.
    sentences: u32,
    /// Its shortest form, the first of them in the alphabet.
    form: &'a str,
    /// Mentions with a capital or a digit at the start, and without.
    upper: u32,
    lower: u32,
    /// Whether a document that is taken to be English has it.
    english: bool,
}

impl Counted<'_> {
    fn is_name(&self) -> bool {
        self.upper > self.lower
    }
}

impl<'a> Lexicon<'a> {
    /// Counts the stems of a story.
    pub fn new(story: Story<'a>) -> Self {
        let mut found: FxHashMap<&'a str, Counted<'a>> = FxHashMap::default();
        let mut sentences = 0;
        for id in story.ids() {
            let (text, analysis) = (&story.document(id).text, story.analysis(id));
            for index in 0..analysis.sentences.len() {
                count(text, analysis, index, &mut found);
                sentences += 1;
            }
        }
        let mut counted: Vec<(&str, Counted<'_>)> = found.into_iter().collect();
        counted.sort_unstable_by_key(|(stem, _)| *stem);
        let terms = counted.iter().enumerate().map(|(n, (stem, _))| (*stem, Term(n as u32))).collect();
        let rarest = (f64::from(sentences + PRIOR) / 1.5).ln();
        let weight =
            |count: u32| RAREST * (f64::from(sentences + PRIOR) / (f64::from(count) + 0.5)).ln().max(0.0) / rarest;
        Self {
            terms,
            weights: counted.iter().map(|(_, c)| weight(c.sentences)).collect(),
            frequencies: counted.iter().map(|(_, c)| c.sentences).collect(),
            forms: counted.iter().map(|(_, c)| c.form).collect(),
            names: counted.iter().map(|(_, c)| c.is_name()).collect(),
            rarities: counted.iter().map(|(_, c)| if c.is_name() { 1.0 } else { rarity::of(c.form) }).collect(),
            english: counted.iter().map(|(_, c)| c.english).collect(),
            stems: counted.into_iter().map(|(stem, _)| stem).collect(),
            sentences: sentences as usize,
        }
    }

    /// All terms, in order.
    pub fn terms(&self) -> impl Iterator<Item = Term> + use<> {
        (0..self.stems.len() as u32).map(Term)
    }

    /// The shortest word that has the stem, in lower case.
    pub fn form(&self, term: Term) -> &'a str {
        self.forms[term.0 as usize]
    }

    /// Whether it is mostly written with a capital, or is a number.
    pub fn is_name(&self, term: Term) -> bool {
        self.names[term.0 as usize]
    }

    /// How rare it is in English at large, as [`rarity::of`] tells; 1 for names.
    pub fn rarity(&self, term: Term) -> f64 {
        self.rarities[term.0 as usize]
    }

    /// Whether a document that is taken to be English has it.
    pub fn is_english(&self, term: Term) -> bool {
        self.english[term.0 as usize]
    }

    /// How many stems there are.
    pub fn len(&self) -> usize {
        self.stems.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.stems.is_empty()
    }

    /// The term of a stem, if it counts.
    pub fn term(&self, stem: &str) -> Option<Term> {
        self.terms.get(stem).copied()
    }

    /// The stem of a term.
    pub fn stem(&self, term: Term) -> &'a str {
        self.stems[term.0 as usize]
    }

    /// What a term weighs; above 0 unless every sentence has it.
    pub fn weight(&self, term: Term) -> f64 {
        self.weights[term.0 as usize]
    }

    /// What a term weighs where common words count less.
    pub fn uncommon_weight(&self, term: Term) -> f64 {
        self.weight(term) * self.rarity(term).sqrt()
    }

    /// In how many sentences of the story a term stands.
    pub fn frequency(&self, term: Term) -> usize {
        self.frequencies[term.0 as usize] as usize
    }

    /// How many sentences the story has.
    pub fn sentences(&self) -> usize {
        self.sentences
    }
}

/// Counts the tokens of one sentence.
fn count<'a>(text: &'a str, analysis: &'a Analysis, sentence: usize, found: &mut FxHashMap<&'a str, Counted<'a>>) {
    let mut stems = Vec::new();
    let tokens = analysis.tokens_of(sentence);
    let words = tokens.iter().enumerate().filter(|(_, t)| t.kind() != TokenKind::Punctuation);
    for (place, (at, token)) in words.enumerate() {
        let Some(stem) = counted_in(text, analysis.tongue, tokens, at) else { continue };
        let one = found.entry(stem).or_default();
        one.english |= analysis.is_english();
        let lower = token.lower();
        if one.form.is_empty() || (lower.len(), lower) < (one.form.len(), one.form) {
            one.form = lower;
        }
        // The first word of a sentence has its capital from the sentence.
        if token.span().of(text).starts_with(char::is_lowercase) {
            one.lower += 1;
        } else if place > 0 {
            one.upper += 1;
        }
        stems.push(stem);
    }
    stems.sort_unstable();
    stems.dedup();
    for stem in stems {
        found.entry(stem).or_default().sentences += 1;
    }
}
