//! What one sentence is compared by: its terms, their order, its names, numbers, dates and reported words.
//!
//! Built once for every sentence of a story, so that a pair of sentences costs a walk over two short sorted lists.

use super::bearer::Bearers;
use super::clause;
use super::lexicon::{Lexicon, Term, counted_in};
use super::vector::DIMENSIONS;
use super::{Passage, Story};
use crate::document::{BlockKind, DocumentId, Span};
use crate::language::{Analysis, DateMention, Form, NumberMention, Speaker, TokenKind};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// One sentence as it is compared.
#[derive(Debug)]
pub struct Profile<'a> {
    /// Where it stands.
    pub passage: Passage,
    /// Its different terms, in order of terms.
    pub terms: Vec<Term>,
    /// Its content words in the order of the text.
    pub order: Vec<Place>,
    /// All its words and numbers in the order of the text, interned by their lower-case form.
    pub words: Vec<u32>,
    /// The token of each of `words`.
    pub word_tokens: Vec<u32>,
    /// Weight of all its terms.
    pub total: f64,
    /// Sum of the squares of the weights of its terms.
    pub squares: f64,
    /// Bearers of the names in it, sorted.
    pub names: Vec<u32>,
    /// Amounts in it.
    pub numbers: Vec<&'a NumberMention>,
    /// Dates in it.
    pub dates: Vec<&'a DateMention>,
    /// What it reports of others' speech.
    pub reports: Vec<Reported>,
    /// Its place in the document: 0 for the first sentence, 1 for the last.
    pub place: f64,
    /// Its direction, of length 1 or 0: see [`super::direction`].
    pub direction: [f32; DIMENSIONS],
    /// Its clauses, and any two of them side by side: a set of places in [`Profile::terms`], and its weight.
    pub windows: Vec<(u128, f64)>,
    /// How many sentences its document has.
    pub of: usize,
    /// Its clauses, as ranges of [`Profile::order`].
    pub clauses: Vec<Range<usize>>,
    /// How many words of negation it has.
    pub negations: usize,
    /// Whether it is the headline or a heading.
    pub heading: bool,
}

impl Profile<'_> {
    /// Whether a bearer is named in both sentences.
    pub fn shares_a_name(&self, other: &Self) -> bool {
        self.names.iter().any(|name| other.names.binary_search(name).is_ok())
    }
}

/// A content word of a sentence.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Which word.
    pub term: Term,
    /// Its token, an index into the analysis.
    pub token: u32,
}

/// The part of a quotation that stands in one sentence.
#[derive(Debug, Clone)]
pub struct Reported {
    /// The quotation, an index into the analysis.
    pub quotation: usize,
    /// Its pieces inside the sentence.
    pub pieces: Vec<Span>,
    /// All words of the pieces, interned.
    pub words: Vec<u32>,
    /// Content words of the pieces, as positions in [`Profile::order`].
    pub order: Vec<usize>,
    /// Whether it stands in quotation marks.
    pub form: Form,
    /// Who speaks, by bearer, where it is plain.
    pub speaker: Option<u32>,
    /// Whether who speaks is named, there by a part of the name at least, elsewhere in full.
    pub named: bool,
}

impl Reported {
    /// Whether it stands in quotation marks, at least in part.
    pub fn is_marked(&self) -> bool {
        self.form != Form::Indirect
    }
}

/// Whether a lower-case word denies.
pub fn is_negation(word: &str) -> bool {
    matches!(word, "not" | "no" | "never" | "without" | "cannot" | "none" | "nor" | "neither" | "nobody" | "nothing")
        || word.ends_with("n't")
}

/// The sentences of all documents.
pub type Profiles<'a> = Vec<Vec<Profile<'a>>>;

/// Profiles every sentence of a story; indexed by document, then by sentence.
pub fn all<'a>(story: Story<'a>, lexicon: &Lexicon<'a>, bearers: &Bearers) -> Profiles<'a> {
    let mut words: FxHashMap<&'a str, u32> = FxHashMap::default();
    story
        .ids()
        .map(|id| {
            let spoken = spoken(story.analysis(id));
            let mut profile = |(index, spoken): (usize, &Vec<usize>)| {
                let mut profile = one(story, id, index, lexicon, &mut words, bearers);
                profile.reports = reported(story, &profile, spoken, bearers);
                profile
            };
            spoken.iter().enumerate().map(&mut profile).collect()
        })
        .collect()
}

fn one<'a>(
    story: Story<'a>,
    id: DocumentId,
    index: usize,
    lexicon: &Lexicon<'a>,
    interned: &mut FxHashMap<&'a str, u32>,
    bearers: &Bearers,
) -> Profile<'a> {
    let (text, analysis) = (&story.document(id).text, story.analysis(id));
    let sentence = &analysis.sentences[index];
    let most = sentence.tokens.len();
    let (mut order, mut words, mut word_tokens) =
        (Vec::with_capacity(most / 2), Vec::with_capacity(most), Vec::with_capacity(most));
    for (offset, token) in analysis.tokens_of(index).iter().enumerate() {
        if token.kind() == TokenKind::Punctuation {
            continue;
        }
        let next = interned.len() as u32;
        words.push(*interned.entry(token.lower()).or_insert(next));
        word_tokens.push((sentence.tokens.start + offset) as u32);
        if let Some(term) =
            counted_in(text, analysis.tongue, analysis.tokens_of(index), offset).and_then(|stem| lexicon.term(stem))
        {
            order.push(Place { term, token: (sentence.tokens.start + offset) as u32 });
        }
    }
    let mut terms: Vec<Term> = order.iter().map(|p| p.term).collect();
    terms.sort_unstable();
    terms.dedup();
    let span = sentence.span;
    let mut names: Vec<u32> = within(&analysis.names, span, |n| n.span).filter_map(|n| bearers.of(&n.key)).collect();
    names.sort_unstable();
    names.dedup();
    let mut profile = Profile {
        passage: Passage { document: id, span },
        total: terms.iter().map(|t| lexicon.weight(*t)).sum(),
        squares: terms.iter().map(|t| lexicon.weight(*t).powi(2)).sum(),
        terms,
        order,
        words,
        word_tokens,
        names,
        numbers: within(&analysis.numbers, span, |n| n.span).collect(),
        dates: within(&analysis.dates, span, |d| d.span).collect(),
        reports: Vec::new(),
        clauses: Vec::new(),
        windows: Vec::new(),
        of: analysis.sentences.len(),
        negations: analysis.tokens_of(index).iter().filter(|t| is_negation(t.lower())).count(),
        direction: [0.0; DIMENSIONS],
        place: index as f64 / (analysis.sentences.len().max(2) - 1) as f64,
        heading: matches!(story.document(id).blocks[sentence.block].kind, BlockKind::Title | BlockKind::Heading),
    };
    profile.clauses = clause::split(analysis, &profile);
    profile.windows = clause::windows(lexicon, &profile);
    profile
}

/// The items of a list in text order that stand inside `span`.
fn within<T>(items: &[T], span: Span, at: impl Fn(&T) -> Span) -> impl Iterator<Item = &T> {
    let first = items.partition_point(|i| at(i).start < span.start);
    let end = items.partition_point(|i| at(i).start < span.end).max(first);
    items[first..end].iter()
}

/// The quotations of which each sentence has a part, by sentence.
fn spoken(analysis: &Analysis) -> Vec<Vec<usize>> {
    let mut spoken: Vec<Vec<usize>> = vec![Vec::new(); analysis.sentences.len()];
    for (index, quotation) in analysis.quotations.iter().enumerate() {
        for piece in &quotation.pieces {
            let first = analysis.sentences.partition_point(|s| s.span.end <= piece.start);
            let rest = analysis.sentences[first..].iter().zip(&mut spoken[first..]);
            for (_, list) in
                rest.take_while(|(s, _)| s.span.start < piece.end).filter(|(_, l)| l.last() != Some(&index))
            {
                list.push(index);
            }
        }
    }
    spoken
}

fn reported(story: Story<'_>, profile: &Profile<'_>, spoken: &[usize], bearers: &Bearers) -> Vec<Reported> {
    let analysis = story.analysis(profile.passage.document);
    let span = profile.passage.span;
    let mut found = Vec::with_capacity(spoken.len());
    for index in spoken.iter().copied() {
        let quotation = &analysis.quotations[index];
        let pieces: Vec<Span> = quotation
            .pieces
            .iter()
            .filter(|p| p.overlap(span) > 0)
            .map(|p| Span::new(p.start.max(span.start), p.end.min(span.end)))
            .collect();
        if pieces.is_empty() {
            continue;
        }
        let inside = |token: usize| pieces.iter().any(|p| p.contains(analysis.tokens[token].span()));
        let order = (0..profile.order.len()).filter(|n| inside(profile.order[*n].token as usize)).collect();
        let words = profile
            .words
            .iter()
            .zip(&profile.word_tokens)
            .filter(|(_, t)| inside(**t as usize))
            .map(|(w, _)| *w)
            .collect();
        let written = |s: Span| s.of(&story.document(profile.passage.document).text);
        // Whom a pronoun or a role means is less sure.
        let by_name = |s: &Speaker| written(s.span).split_whitespace().any(|w| s.name.split(' ').any(|n| n == w));
        let full = |s: &Speaker| is_full_name(&s.name) && by_name(s);
        let named = quotation.speaker.as_ref().is_some_and(full);
        let known = quotation.speaker.as_ref().map(|s| s.name.to_lowercase()).filter(|n| !is_pronoun(n));
        let speaker = known.and_then(|name| bearers.of(&name));
        found.push(Reported { quotation: index, pieces, words, order, form: quotation.form, speaker, named });
    }
    found
}

/// Whether words are a first name and a surname, as far as capitals tell: "Ida Berg", not "Berg", "The council" or "people in Velm".
fn is_full_name(words: &str) -> bool {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let article = words.split(' ').next().is_some_and(|first| matches!(first, "The" | "A" | "An" | "His" | "Her"));
    (2..=4).contains(&words.split(' ').count()) && !article && words.split(' ').all(capital)
}

/// Whether a speaker in lower case is named by a pronoun alone, so that who it is stays open.
fn is_pronoun(name: &str) -> bool {
    matches!(name, "he" | "she" | "it" | "they" | "i" | "we" | "you" | "who" | "one" | "others" | "some" | "many")
}
