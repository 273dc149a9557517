//! The stretch of text in which one cue can reach: a sentence, or several where quotation marks hold them together, as a
//! row of items. Words are items; a longer stretch in quotation marks is a single item, so that what is said inside never
//! blurs how it is attributed.
//!
//! ```text
//!  “We have no plans to go. None at all,” he told reporters.
//!  └──────────────── 0 ─────────────────┘ 1   2      3     4
//! ```

use super::marks::{self, Stretch};
use super::sense::Sense;
use crate::document::{Block, Document, Span};
use crate::language::{Analysis, Sentence, Token, TokenKind};
use std::ops::Range;

/// Stretches of fewer words stay single words: names, titles, words under doubt, a few words of a speaker.
const SPEECH_WORDS: usize = 4;

/// What an item is: a rough word class, by closed lists and by form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Class {
    /// Beyond the period's ends.
    Nothing,
    /// A stretch in quotation marks.
    Speech,
    /// `,`
    Comma,
    /// `.`, `!`, `?`, `…`
    Stop,
    /// `:`
    Colon,
    /// `;`
    Semicolon,
    /// A dash between words.
    Dash,
    /// A bracket.
    Bracket,
    /// Any other mark.
    OtherMark,
    /// Digits.
    Number,
    /// he, she, they, ...
    Pronoun,
    /// his, her, their, ...
    Possessive,
    /// that
    That,
    /// to
    To,
    /// who, which, when, whether, ...
    Question,
    /// and, or, but
    And,
    /// because, if, while, ...
    Because,
    /// of, in, by, ...
    Preposition,
    /// is, have, will, ...
    Auxiliary,
    /// not, never
    Not,
    /// the, a, this, ...
    Article,
    /// Capitalised.
    Capital,
    /// ...ing
    Ing,
    /// ...ed
    Ed,
    /// ...ly
    Ly,
    /// ...s
    Plural,
    /// Any other word.
    Word,
}

/// One word, mark, or stretch in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Where it stands, marks of a stretch included.
    pub span: Span,
    /// Rough word class.
    pub class: Class,
    /// Hash of the word in lower case.
    pub word: u32,
    /// Hash of its stem.
    pub stem: u32,
    /// Hash of its last three letters.
    pub tail: u32,
    /// What WordNet says of the stem.
    pub sense: Sense,
    /// Starts with a capital.
    pub capital: bool,
    /// Ends in an apostrophe with or without s.
    pub owner: bool,
    /// Stands inside a short stretch in quotation marks.
    pub marked: bool,
    /// Index of the sentence in the analysis.
    pub sentence: usize,
}

/// The items in which one cue can reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Index of the block in the document.
    pub block: usize,
    /// The items, in order; never empty.
    pub items: Vec<Item>,
    /// Most words are capitalised, as in a headline.
    pub headline: bool,
}

/// The periods of a document and its stretches in quotation marks.
pub struct Reading {
    /// The periods, in order.
    pub periods: Vec<Period>,
    /// The outermost stretches in quotation marks, in order.
    pub stretches: Vec<Stretch>,
}

/// Reads all compared blocks of a document.
pub fn read(document: &Document, analysis: &Analysis) -> Reading {
    let mut reading = Reading { periods: Vec::new(), stretches: Vec::new() };
    let mut first = 0;
    while let Some(block) = analysis.sentences.get(first).map(|s| s.block) {
        let end = first + analysis.sentences[first..].iter().take_while(|s| s.block == block).count();
        read_block(document, analysis, block, first..end, &mut reading);
        first = end;
    }
    for period in &mut reading.periods {
        let words = period.items.iter().filter(|i| i.class as u8 >= Class::Pronoun as u8);
        let (all, capital) = words.fold((0, 0), |(n, c), i| (n + 1, c + usize::from(i.capital)));
        period.headline = all > 2 && capital * 5 > all * 3;
    }
    reading
}

fn read_block(document: &Document, analysis: &Analysis, block: usize, sentences: Range<usize>, reading: &mut Reading) {
    let place: Block = document.blocks[block];
    let text = &document.text;
    let stretches = marks::stretches(text, place);
    let mut periods: Vec<Period> = Vec::new();
    for index in sentences {
        let mut items = items(text, analysis, index, &stretches);
        if items.is_empty() {
            continue;
        }
        match periods.last_mut() {
            Some(last) if continues(text, &last.items, &analysis.sentences[index], &stretches) => {
                last.items.append(&mut items);
            }
            _ => periods.push(Period { block, items, headline: false }),
        }
    }
    let announced = reading.periods.last_mut().filter(|p| p.items.last().is_some_and(|i| i.class == Class::Colon));
    let spoken = |p: &Period| p.items.iter().all(|i| matches!(i.class, Class::Speech | Class::Stop));
    if let Some((before, first)) = announced.zip(periods.first_mut()).filter(|(_, first)| spoken(first)) {
        // A paragraph that ends in a colon announces the speech that is the next.
        before.items.append(&mut first.items);
        periods.remove(0);
    }
    reading.periods.append(&mut periods);
    reading.stretches.extend(stretches);
}

/// Whether `sentence` goes on with the period of `items`: it stands inside the same marks, starts small, or follows
/// speech that ends in a mark of its own ("Why?" she asked).
fn continues(text: &str, items: &[Item], sentence: &Sentence, stretches: &[Stretch]) -> bool {
    let Some(last) = items.last() else { return false };
    if last.span.end > sentence.span.start || inside(stretches, Span::new(last.span.end, sentence.span.start)) {
        return true;
    }
    let first = sentence.span.of(text).chars().next();
    let opens = first.is_some_and(marks::is_mark);
    let small = first.is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';'));
    let asks = last.class == Class::Speech
        && last.span.of(text).trim_end_matches(marks::is_mark).ends_with(['?', '!', ',', '…', '-', '—']);
    small || asks && !opens
}

/// Whether a range, which may be empty, stands between the marks of a stretch.
fn inside(stretches: &[Stretch], span: Span) -> bool {
    let near = stretches.partition_point(|s| s.outer.end < span.start);
    stretches[near..].iter().take_while(|s| s.inner.start <= span.start).any(|s| s.inner.contains(span))
}

fn items(text: &str, analysis: &Analysis, index: usize, stretches: &[Stretch]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for token in analysis.tokens_of(index) {
        let stretch = marks::touching(stretches, token.span()).first();
        if let Some(speech) = stretch.filter(|s| is_speech(text, s)) {
            // The stretch is an item of the sentence in which it starts.
            if token.span().start == speech.outer.start {
                items.push(item(text, speech.outer, Class::Speech, index));
            }
            continue;
        }
        if stretch.is_some_and(|s| !s.inner.contains(token.span())) {
            continue;
        }
        if let Some(last) = items.last_mut().filter(|last| joins(text, last, token)) {
            *last = word(text, Span::new(last.span.start, token.span().end), token, index);
        } else {
            items.push(word(text, token.span(), token, index));
        }
        if let Some(last) = items.last_mut() {
            last.marked = stretch.is_some();
        }
    }
    items
}

fn is_speech(text: &str, stretch: &Stretch) -> bool {
    stretch.inner.of(text).split_whitespace().nth(SPEECH_WORDS - 1).is_some()
}

/// Whether a token belongs to the word before it: "front-runner", "U.S.".
fn joins(text: &str, last: &Item, token: &Token) -> bool {
    if last.span.end != token.span().start || last.class == Class::Speech {
        return false;
    }
    let (before, words) = (last.span.of(text), token.span().of(text));
    let hyphen = |s: &str| matches!(s, "-" | "\u{2010}" | "\u{2011}");
    let tied =
        before.len() > 1 && before.ends_with(['-', '\u{2010}', '\u{2011}']) && token.kind() != TokenKind::Punctuation;
    tied || hyphen(words) && before.chars().all(char::is_alphanumeric)
        || words == "." && before.contains('.') && before.len() < 6
}

fn item(text: &str, span: Span, class: Class, sentence: usize) -> Item {
    let name = hash(b"");
    let capital = span.of(text).starts_with(char::is_uppercase);
    Item {
        span,
        class,
        word: name,
        stem: name,
        tail: name,
        sense: Sense::default(),
        capital,
        owner: false,
        marked: false,
        sentence,
    }
}

fn word(text: &str, span: Span, token: &Token, sentence: usize) -> Item {
    let words = span.of(text);
    let lower = if span == token.span() { token.lower().to_owned() } else { words.to_lowercase() };
    let capital = words.starts_with(char::is_uppercase);
    let class = class(token, &lower, capital);
    let tail = lower.char_indices().rev().nth(2).map_or(lower.as_str(), |(at, _)| &lower[at..]);
    Item {
        class,
        word: hash(lower.as_bytes()),
        stem: hash(token.stem().as_bytes()),
        sense: Sense::of(token.stem()),
        tail: hash(tail.as_bytes()),
        owner: words.ends_with("'s") || words.ends_with("’s") || words.ends_with(['\'', '’']),
        ..item(text, span, class, sentence)
    }
}

/// FNV-1a (Fowler, Noll, Vo), 32 bits.
pub fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, b| (h ^ u32::from(*b)).wrapping_mul(0x0100_0193))
}

fn class(token: &Token, lower: &str, capital: bool) -> Class {
    match token.kind() {
        TokenKind::Number => return Class::Number,
        TokenKind::Punctuation => return mark_class(lower),
        TokenKind::Word => {}
    }
    match lower {
        "he" | "she" | "they" | "i" | "we" | "it" | "you" | "him" | "them" | "me" | "us" => Class::Pronoun,
        "his" | "her" | "their" | "its" | "my" | "our" | "your" => Class::Possessive,
        "that" => Class::That,
        "to" => Class::To,
        "who" | "whom" | "which" | "what" | "when" | "where" | "whether" | "why" | "how" | "whose" => Class::Question,
        "and" | "or" | "but" | "nor" | "yet" => Class::And,
        "because" | "if" | "while" | "although" | "though" | "as" | "since" | "until" | "after" | "before" | "than"
        | "so" | "unless" => Class::Because,
        "of" | "in" | "on" | "at" | "by" | "for" | "with" | "from" | "about" | "into" | "over" | "against"
        | "during" | "through" | "between" | "under" | "among" | "toward" | "towards" | "without" | "amid"
        | "despite" => Class::Preposition,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "has" | "have" | "had" | "do" | "does" | "did"
        | "will" | "would" | "can" | "could" | "may" | "might" | "must" | "should" | "shall" => Class::Auxiliary,
        "not" | "never" | "don't" | "doesn't" | "didn't" | "won't" | "isn't" | "wasn't" | "aren't" | "can't"
        | "wouldn't" | "couldn't" | "hasn't" | "haven't" | "weren't" => Class::Not,
        "the" | "a" | "an" | "this" | "these" | "those" | "some" | "any" | "no" | "all" | "each" | "every" => {
            Class::Article
        }
        _ if capital => Class::Capital,
        _ if lower.len() > 4 && lower.ends_with("ing") => Class::Ing,
        _ if lower.len() > 3 && lower.ends_with("ed") => Class::Ed,
        _ if lower.len() > 3 && lower.ends_with("ly") => Class::Ly,
        _ if lower.len() > 3 && lower.ends_with('s') && !lower.ends_with("ss") => Class::Plural,
        _ => Class::Word,
    }
}

fn mark_class(mark: &str) -> Class {
    match mark {
        "," => Class::Comma,
        "." | "!" | "?" | "…" | "..." => Class::Stop,
        ":" => Class::Colon,
        ";" => Class::Semicolon,
        "-" | "–" | "—" | "--" | "―" => Class::Dash,
        "(" | ")" | "[" | "]" => Class::Bracket,
        _ => Class::OtherMark,
    }
}
