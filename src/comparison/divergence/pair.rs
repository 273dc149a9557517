//! Two linked passages side by side, with what each has of the other's words.

use crate::comparison::lexicon::{counted_as, is_content};
use crate::comparison::{Passage, Story};
use crate::document::Span;
use crate::language::{DateMention, NameMention, NumberMention, Quotation, Token, TokenKind};

/// One passage and what was found in it.
#[derive(Debug)]
pub(super) struct Side<'a> {
    /// The whole text of its document.
    pub(super) text: &'a str,
    /// Its words, numbers and punctuation.
    pub(super) tokens: &'a [Token],
    /// What each token is compared by: its stem, for a name its last word, for a nation one of its names ("russia" for
    /// "Moscow").
    pub(super) forms: Vec<&'a str>,
    /// Its amounts.
    pub(super) numbers: &'a [NumberMention],
    /// Its dates.
    pub(super) dates: &'a [DateMention],
    /// Its names.
    pub(super) names: &'a [NameMention],
    /// All quotations of its document.
    pub(super) quotations: &'a [Quotation],
}

impl<'a> Side<'a> {
    /// Cuts a passage out of its document's analysis.
    pub(super) fn of(story: Story<'a>, passage: Passage) -> Self {
        let analysis = story.analysis(passage.document);
        let tokens = within(&analysis.tokens, passage.span, Token::span);
        let names = within(&analysis.names, passage.span, |n| n.span);
        Self {
            text: &story.document(passage.document).text,
            tokens,
            forms: forms(&story.document(passage.document).text, tokens, names),
            numbers: within(&analysis.numbers, passage.span, |n| n.span),
            dates: within(&analysis.dates, passage.span, |d| d.span),
            names,
            quotations: &analysis.quotations,
        }
    }

    /// The first token of a range, as a place in `tokens`.
    pub(super) fn at(&self, span: Span) -> usize {
        self.tokens.partition_point(|t| t.span().end <= span.start)
    }

    /// The token behind a range.
    pub(super) fn behind(&self, span: Span) -> usize {
        self.tokens.partition_point(|t| t.span().start < span.end)
    }

    /// A token in lower case; nothing outside the passage.
    pub(super) fn lower(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.lower())
    }

    /// A token as written.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.span().of(self.text))
    }

    /// Whether a token is written with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.written(at).starts_with(char::is_uppercase)
    }

    /// Whether a token is a word that says something of the matter.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind() == TokenKind::Word && is_content(t))
    }

    /// The nearest name that ends before a token, less than so many tokens away.
    pub(super) fn name_before(&self, at: usize, within: usize) -> Option<&'a NameMention> {
        self.names.iter().rev().find(|n| self.behind(n.span) <= at && at - self.behind(n.span) < within)
    }

    /// What the last word of a name is compared by.
    pub(super) fn last_form(&self, name: &NameMention) -> &'a str {
        self.forms[self.behind(name.span) - 1]
    }

    /// Whether it tells of a poll or a vote. Those of another day, place, pollster or candidate are as alike as can be.
    pub(super) fn tells_a_poll(&self) -> bool {
        let poll = |lower: &str| {
            matches!(
                lower,
                "poll" | "polls" | "polled" | "polling" | "pollster" | "pollsters" | "points" | "respondents"
            ) || matches!(lower, "survey" | "surveys" | "surveyed" | "voters" | "vote" | "votes")
        };
        self.tokens.iter().any(|t| poll(t.lower()))
    }

    /// Who it may be that does what stands at a place: the name nearest before it that no preposition leads in.
    pub(super) fn actor(&self, at: usize) -> Option<&'a str> {
        let led = |name: &NameMention| {
            let from = self.at(name.span);
            let before = |back: usize| self.lower(from.wrapping_sub(back));
            let leads = |lower: &str| {
                matches!(lower, "in" | "of" | "at" | "from" | "near" | "to" | "with" | "for" | "on" | "by" | "than")
            };
            leads(before(1)) || matches!(before(1), "the" | "a" | "an") && leads(before(2))
        };
        let near = self.names.iter().rev().find(|name| self.behind(name.span) <= at && !led(name))?;
        Some(self.last_form(near))
    }

    /// The range from one token to another, both included.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        self.tokens[first].span().hull(self.tokens[last].span())
    }
}

fn forms<'a>(text: &str, tokens: &'a [Token], names: &'a [NameMention]) -> Vec<&'a str> {
    let mut forms: Vec<&str> = tokens.iter().map(|t| counted_as(text, t).unwrap_or(t.stem())).collect();
    for name in names {
        let from = tokens.partition_point(|t| t.span().end <= name.span.start);
        let to = tokens.partition_point(|t| t.span().start < name.span.end);
        let single = to == from + 1 && name.key.split(' ').count() < 3;
        // A nation is already one, by whichever of its names.
        for (form, token) in forms[from..to].iter_mut().zip(&tokens[from..to]).filter(|(f, t)| **f == t.stem()) {
            *form = if single { name.key.rsplit(' ').next().unwrap_or(&name.key) } else { token.lower() };
        }
    }
    forms
}

/// The items of a list in text order that stand inside `span`.
fn within<T>(items: &[T], span: Span, at: impl Fn(&T) -> Span) -> &[T] {
    let first = items.partition_point(|i| at(i).start < span.start);
    let end = items.partition_point(|i| at(i).end <= span.end).max(first);
    &items[first..end]
}

/// Both passages of a link.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    /// The passage of the earlier document.
    pub(super) a: Side<'a>,
    /// The other.
    pub(super) b: Side<'a>,
    /// Forms of content words that both have.
    shared: Vec<&'a str>,
}

impl<'a> Pair<'a> {
    /// Joins two sides.
    pub(super) fn new(a: Side<'a>, b: Side<'a>) -> Self {
        let content = |side: &Side<'a>, at: usize| is_content(&side.tokens[at]).then(|| side.forms[at]);
        let of_b: Vec<&str> = (0..b.tokens.len()).filter_map(|at| content(&b, at)).collect();
        let mut shared: Vec<&str> = Vec::new();
        for form in (0..a.tokens.len()).filter_map(|at| content(&a, at)) {
            if of_b.contains(&form) && !shared.contains(&form) {
                shared.push(form);
            }
        }
        Self { a, b, shared }
    }

    /// Whether both have the same words and numbers.
    pub(super) fn is_copy(&self) -> bool {
        fn words<'s>(side: &'s Side<'_>) -> impl Iterator<Item = &'s str> {
            side.tokens.iter().filter(|t| t.kind() != TokenKind::Punctuation).map(Token::lower)
        }
        words(&self.a).eq(words(&self.b))
    }

    /// Whether both have a content word of this form.
    pub(super) fn has(&self, form: &str) -> bool {
        self.shared.contains(&form)
    }

    /// Whether both name somebody or something and no name of one is in the other.
    pub(super) fn names_apart(&self) -> bool {
        let [x, y] = self.named();
        !x.is_empty() && !y.is_empty() && !x.iter().any(|form| y.contains(form))
    }

    /// Whether both have a name in common, or neither has any.
    pub(super) fn names_meet(&self) -> bool {
        let [x, y] = self.named();
        x.is_empty() && y.is_empty() || x.iter().any(|form| y.contains(form))
    }

    /// Whether other names do what stands at a place in each.
    pub(super) fn actors_differ(&self, a: usize, b: usize) -> bool {
        matches!((self.a.actor(a), self.b.actor(b)), (Some(p), Some(q)) if p != q)
    }

    /// What the words of either side's names are compared by.
    fn named(&self) -> [Vec<&'a str>; 2] {
        [&self.a, &self.b].map(|side| {
            let of = |name: &NameMention| side.at(name.span)..side.behind(name.span);
            side.names.iter().flat_map(of).map(|at| side.forms[at]).collect()
        })
    }

    /// How many content words both have.
    pub(super) fn common(&self) -> usize {
        self.shared.len()
    }

    /// Content words that both have within `reach` tokens of a place in each.
    pub(super) fn near(&self, a: usize, b: usize, reach: usize) -> usize {
        let around = |side: &Side<'a>, at: usize| {
            let end = (at + reach + 1).min(side.tokens.len());
            at.saturating_sub(reach).min(end)..end
        };
        let (x, y) = (around(&self.a, a), around(&self.b, b));
        let other = &self.b.forms[y];
        let mut met: Vec<&str> = Vec::new();
        for form in &self.a.forms[x] {
            if self.has(form) && !met.contains(form) && other.contains(form) {
                met.push(form);
            }
        }
        met.len()
    }
}
