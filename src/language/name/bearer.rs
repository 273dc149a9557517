//! Which mentions of one document mean the same bearer, as far as the document says.

use super::phrase;
use super::role::{self, Key};
use super::vocabulary::WORDS;
use crate::document::Span;
use crate::language::Analysis;
use crate::language::token::{Token, TokenKind, Tokeniser};
use rustc_hash::FxHashMap;

/// The words of a name that identify it: lower case, without initials, hyphens, "al-" and "Jr.".
pub(super) fn form(tokens: &[Token]) -> String {
    let mut form = String::new();
    for (at, token) in tokens.iter().enumerate() {
        let lower = token.lower();
        let article = lower == "al" && tokens.get(at + 1).is_some_and(|next| next.lower() == "-");
        let extra = article || lower.chars().count() == 1 || matches!(lower, "jr" | "sr" | "ii" | "iii" | "iv");
        if token.kind() == TokenKind::Punctuation || extra && tokens.len() > 1 {
            continue;
        }
        if !form.is_empty() {
            form.push(' ');
        }
        form.push_str(token.lower());
    }
    form
}

/// A name as first met in the document.
struct Entry {
    form: String,
    /// As written, with white space squeezed.
    display: String,
    /// Places of its mentions, as their index in the order of the text.
    mentions: Vec<usize>,
    /// Whether a title or role stands beside one of them.
    titled: bool,
}

/// All names of a document by their forms.
#[derive(Default)]
pub(super) struct Register {
    entries: Vec<Entry>,
    by_form: FxHashMap<String, usize>,
    /// Persons by their last word.
    by_last: FxHashMap<String, Vec<usize>>,
    /// Other names by theirs.
    by_end: FxHashMap<String, Vec<usize>>,
    acronyms: FxHashMap<String, usize>,
}

impl Register {
    /// Notes a mention, written as `display`, with a title or role beside it or none.
    pub(super) fn add(&mut self, mention: usize, form: String, display: &str, titled: bool) {
        let next = self.entries.len();
        let index = *self.by_form.entry(form.clone()).or_insert(next);
        if index == next {
            let display = display.split_whitespace().collect::<Vec<_>>().join(" ");
            let last = form.rsplit(' ').next().unwrap_or_default().to_owned();
            if is_person(&form) {
                self.by_last.entry(last).or_default().push(index);
            } else {
                self.by_end.entry(last).or_default().push(index);
                if let Some(initials) = initials(&display) {
                    self.acronyms.entry(initials).or_insert(index);
                }
            }
            self.entries.push(Entry { form, display, mentions: Vec::new(), titled: false });
        }
        self.entries[index].mentions.push(mention);
        self.entries[index].titled |= titled;
    }

    /// Notes that `acronym` stands in brackets behind a name.
    pub(super) fn add_acronym(&mut self, acronym: &str, form: &str) {
        if let Some(index) = self.by_form.get(form) {
            self.acronyms.insert(acronym.to_lowercase(), *index);
        }
    }

    /// The fullest name of the bearer of `form`, where `mention` names it; lower case.
    pub(super) fn key(&self, mention: usize, form: &str, titled: bool) -> String {
        if let Some(place) = WORDS.place_of(form) {
            return place.to_owned();
        }
        let index = self.fullest(mention, form, titled);
        index.map_or_else(|| form.to_owned(), |index| self.entries[index].display.to_lowercase().replace('’', "'"))
    }

    fn fullest(&self, mention: usize, form: &str, titled: bool) -> Option<usize> {
        if WORDS.is_place(form) {
            return self.by_form.get(form).copied();
        }
        if !form.contains(' ') {
            if let Some(index) = self.acronyms.get(form) {
                return Some(*index);
            }
            return self.person(mention, form, titled).or_else(|| self.by_form.get(form).copied());
        }
        let own = self.by_form.get(form).copied();
        let longer = |entry: &Entry| entry.form.len() > form.len() || entry.form == form;
        if is_person(form) {
            let (first, last) = (form.split(' ').next()?, form.rsplit(' ').next()?);
            let same = self.by_last.get(last)?.iter().copied().filter(|index| {
                let entry = &self.entries[*index];
                longer(entry) && entry.form.split(' ').next() == Some(first)
            });
            return same.max_by_key(|index| (self.entries[*index].display.len(), usize::MAX - index)).or(own);
        }
        let ends = |entry: &Entry| entry.form.strip_suffix(form).is_some_and(|before| before.ends_with(' '));
        let last = form.rsplit(' ').next()?;
        let alike = self.by_end.get(last).into_iter().flatten().copied();
        let mut fuller = alike.filter(|index| ends(&self.entries[*index]));
        match (fuller.next(), fuller.next()) {
            (Some(index), None) => Some(index),
            _ => own,
        }
    }

    /// The person whom a last name means: the one bearer of it, or the one named latest before.
    fn person(&self, mention: usize, last: &str, titled: bool) -> Option<usize> {
        let bearers = self.by_last.get(last)?;
        let before = |index: usize| {
            let mentions = &self.entries[index].mentions;
            mentions.partition_point(|m| *m < mention).checked_sub(1).map(|at| mentions[at])
        };
        // A full name introduces a person, or a title tells one; else "Velm" is no short form of "Visit Velm".
        let likely = |index: &usize| titled || self.entries[*index].titled || before(*index).is_some();
        let index = bearers.iter().copied().filter(likely).max_by_key(|index| (before(*index), usize::MAX - index))?;
        // The latest mention gives the first name; the fullest form of it is the key.
        let first = self.entries[index].form.split(' ').next();
        let same = bearers.iter().copied().filter(|other| self.entries[*other].form.split(' ').next() == first);
        same.max_by_key(|other| (self.entries[*other].display.len(), usize::MAX - other))
    }
}

/// Two or more words, none of which speaks of an organisation or a place.
fn is_person(form: &str) -> bool {
    let mut words = 0;
    for word in form.split(' ') {
        let former = words == 0 && WORDS.is_modifier(word);
        if former || WORDS.is_body(word) || WORDS.is_place(word) || matches!(word, "of" | "for" | "the" | "and") {
            return false;
        }
        words += 1;
    }
    (2..=5).contains(&words)
}

/// Whether a name of one word, as written, can be a person's: no place, no organisation, no acronym.
pub fn may_be_surname(word: &str) -> bool {
    let lower = word.to_lowercase();
    word.chars().all(|c| c.is_alphabetic() || c == '-')
        && word.chars().any(char::is_lowercase)
        && !WORDS.is_body(&lower)
        && !WORDS.is_place(&lower)
}

/// The first letters of the capitalised words of a name, where there are three or more; lower case.
fn initials(display: &str) -> Option<String> {
    let letters: String =
        display.split([' ', '-']).filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
    (letters.chars().count() >= 3).then(|| letters.to_lowercase())
}

/// Who is meant by a name or a role, as far as one document says.
#[derive(Debug, Clone, Default)]
pub struct Bearers {
    /// The fullest form as written, by each form in use.
    by_form: FxHashMap<String, String>,
    roles: Vec<(Key, String)>,
}

impl Bearers {
    /// Gathers them from the names of a document; `analysis.names` must be filled.
    pub fn new(text: &str, analysis: &Analysis) -> Self {
        let mut display: FxHashMap<&str, &str> = FxHashMap::default();
        for name in &analysis.names {
            let written = name.span.of(text);
            let rank = |shown: &str| (shown.to_lowercase() == name.key, shown.len());
            let best = display.entry(&name.key).or_insert(written);
            if rank(written) > rank(best) {
                *best = written;
            }
        }
        let mut bearers = Self::default();
        for name in &analysis.names {
            let shown = display.get(name.key.as_str()).map_or_else(
                || name.span.of(text).to_owned(),
                |shown| shown.split_whitespace().collect::<Vec<_>>().join(" "),
            );
            if let Some(span) = name.role {
                for key in role::keys(tokens_in(analysis, span)) {
                    if !bearers.roles.iter().any(|(known, whom)| *known == key && *whom == shown) {
                        bearers.roles.push((key, shown.clone()));
                    }
                }
            }
            bearers.by_form.entry(form(tokens_in(analysis, name.span))).or_insert(shown);
        }
        bearers
    }

    /// The fullest name in the document, as written there, of whom `words` mean: "Putin", "Mr. Putin", "the Russian
    /// president", "the Kremlin leader". None where the document does not say, or says it of several.
    pub fn bearer_of(&self, words: &str) -> Option<&str> {
        let mut tokens = Vec::new();
        Tokeniser::default().tokenise(words, Span::new(0, words.len()), &mut tokens);
        tokens.truncate(24);
        let tokens = phrase::outside_brackets(&tokens);
        let known = |part: &[Token]| self.by_form.get(&form(part)).map(String::as_str);
        phrase::head(words, tokens, known).or_else(|| self.called(tokens))
    }

    /// By a role that one person alone has in the document.
    fn called(&self, tokens: &[Token]) -> Option<&str> {
        let [asked] = role::keys(tokens).try_into().ok()?;
        let has = |key: &Key| key.strict == asked.strict && asked.words.iter().all(|word| key.words.contains(word));
        let mut bearers = self.roles.iter().filter(|(key, _)| has(key)).map(|(_, whom)| whom.as_str());
        let first = bearers.next()?;
        bearers.all(|other| other == first).then_some(first)
    }
}

/// The tokens that lie inside `span`.
fn tokens_in(analysis: &Analysis, span: Span) -> &[Token] {
    let first = analysis.tokens.partition_point(|t| t.span().start < span.start);
    let last = analysis.tokens.partition_point(|t| t.span().start < span.end);
    &analysis.tokens[first..last.max(first)]
}
