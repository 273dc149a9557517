//! What one document says, with no other in sight: sentences, tokens, numbers, dates, names and quotations.
//!
//! ```text
//!  Document ──> token ──> sentence ──> date, name, number ──> quotation ──> Analysis
//! ```
//!
//! Nothing here fails: odd text gives fewer findings, never an error. Comparing is left to [`crate::comparison`].

pub mod date;
pub mod known;
pub mod name;
pub mod number;
pub mod quotation;
pub mod sentence;
pub mod threads;
pub mod token;
pub mod tongue;

use crate::document::{Document, Span};

pub use date::DateMention;
pub use known::{Known, analyse_all};
pub use name::{Bearers, NameMention};
pub use number::NumberMention;
pub use quotation::{Form, Quotation, Speaker};
pub use sentence::Sentence;
pub use token::{Token, TokenKind};
pub use tongue::Tongue;

/// The version of the analysis: what was kept of an earlier one is found anew.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What one document says. All spans are bytes of the document's text; all lists are in the order of the text. What is kept of it
/// ([`Analysis::kept`]) has neither tokens nor numbers, dates and names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Analysis {
    /// The language, where the text tells it.
    pub tongue: Option<Tongue>,
    /// Words, numbers and punctuation of all compared blocks.
    pub tokens: Vec<Token>,
    /// How many of them are words or numbers.
    pub words: usize,
    /// Whether any of them is a word.
    pub lettered: bool,
    /// Sentences of all compared blocks (titles and headings too). Furniture and the head have none.
    pub sentences: Vec<Sentence>,
    /// Counted or measured amounts.
    pub numbers: Vec<NumberMention>,
    /// Days, months and years, resolved against the document's own date where they are relative.
    pub dates: Vec<DateMention>,
    /// Persons, places, organisations: runs of capitalised words, with what they stand for.
    pub names: Vec<NameMention>,
    /// Reported speech.
    pub quotations: Vec<Quotation>,
}

impl Analysis {
    /// The sentence that holds the byte, if any.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let next = self.sentences.partition_point(|s| s.span.end <= byte);
        self.sentences.get(next).filter(|s| s.span.start <= byte).map(|_| next)
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: usize) -> &[Token] {
        let range = &self.sentences[sentence].tokens;
        self.tokens.get(range.clone()).unwrap_or_default()
    }

    /// What a program keeps that is open all day: the sentences and the quotations. Tokens and mentions are most of an analysis, are
    /// needed while comparing alone, and are quickly found again.
    pub fn kept(&self) -> Self {
        Self {
            tongue: self.tongue,
            words: self.words,
            lettered: self.lettered,
            sentences: self.sentences.clone(),
            quotations: self.quotations.clone(),
            ..Self::default()
        }
    }

    /// What was [`Analysis::kept`] of the document, with the rest again.
    pub fn whole(&self, document: &Document) -> Self {
        let mut whole = self.kept();
        let mut tokeniser = token::Tokeniser::default();
        whole.sentences.iter().for_each(|s| tokeniser.tokenise(&document.text, s.span, &mut whole.tokens));
        whole.tokens.shrink_to_fit();
        whole.find_mentions(document);
        whole
    }

    /// Finds dates, names and numbers among the tokens.
    fn find_mentions(&mut self, document: &Document) {
        self.dates = date::find(&document.text, self, document.source.date.map(|d| d.value));
        self.names = name::find(&document.text, self);
        self.numbers = number::find(&document.text, self);
    }
}

/// Analyses one document.
pub fn analyse(document: &Document) -> Analysis {
    let mut analysis = Analysis { tongue: tongue::of(document), ..Analysis::default() };
    let mut tokeniser = token::Tokeniser::default();
    for (index, block) in document.blocks.iter().enumerate() {
        if !block.kind.is_compared() {
            continue;
        }
        for span in sentence::split(&document.text, block.span) {
            let first = analysis.tokens.len();
            tokeniser.tokenise(&document.text, span, &mut analysis.tokens);
            analysis.sentences.push(Sentence { span, block: index, tokens: first..analysis.tokens.len() });
        }
    }
    analysis.tokens.shrink_to_fit();
    analysis.sentences.shrink_to_fit();
    analysis.words = analysis.tokens.iter().filter(|t| t.kind() != TokenKind::Punctuation).count();
    analysis.lettered = analysis.tokens.iter().any(|t| t.kind() == TokenKind::Word);
    analysis.find_mentions(document);
    analysis.quotations = quotation::find(document, &analysis);
    if !analysis.is_english() {
        quotation::keep_marked(&mut analysis);
    }
    analysis
}

/// Trims white space from both ends of a range of `text`.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start + (inner.len() - inner.trim_start().len());
    Span::new(start, start + inner.trim().len())
}

/// A document of one paragraph, for tests.
#[cfg(test)]
pub(crate) fn paragraph(text: &str) -> Document {
    use crate::document::{Block, BlockKind, Source};
    let span = trim(text, Span::new(0, text.len()));
    let blocks = if span.is_empty() { Vec::new() } else { vec![Block { span, kind: BlockKind::Paragraph }] };
    Document { source: Source::default(), text: text.to_owned(), blocks }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_analysed_and_twice_alike(
            text in "(\\PC|[.,!?\\-–'’“”\"()$%] ?|[A-Z][a-z]{1,6} |[a-z]{1,6} |[0-9]{1,4} ?|(Mr|President|of|the|al-|million|May|last|week|killed|at least|U\\.S\\.) ){0,60}",
        ) {
            let document = paragraph(&text);
            let analysis = analyse(&document);
            prop_assert_eq!(&analysis, &analyse(&document));
            prop_assert_eq!(&analysis, &analysis.kept().whole(&document));
            let mut at = document.blocks.first().map_or(0, |block| block.span.start);
            let mut token = 0;
            for sentence in &analysis.sentences {
                prop_assert!(text[at..sentence.span.start].trim().is_empty());
                at = sentence.span.end;
                prop_assert_eq!(sentence.tokens.start, token);
                token = sentence.tokens.end;
                prop_assert!(analysis.tokens[sentence.tokens.clone()].iter().all(|t| sentence.span.contains(t.span())));
            }
            prop_assert_eq!(token, analysis.tokens.len());
            prop_assert!(document.blocks.iter().all(|block| block.span.end == at));
            let mut spans: Vec<Span> = analysis.names.iter().flat_map(|n| std::iter::once(n.span).chain(n.role)).collect();
            spans.extend(analysis.numbers.iter().map(|n| n.span));
            prop_assert!(spans.iter().all(|s| !s.is_empty() && text.get(s.start..s.end).is_some()));
            let bearers = Bearers::new(&text, &analysis);
            bearers.bearer_of(&text);
        }
    }
}
