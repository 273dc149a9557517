//! What is typed into a search, to what is looked for.
//!
//! ```text
//!  harbour bridge            both words, in any form    "harbour bridge"      in a row, as written
//!  harb*                     words that begin so        bridge OR tunnel      one of them
//!  bridge NOT toll, -toll    without                    (a OR b) c            grouped
//!  outlet: by: title: text: story: tag:                 after:2025-06 before:2025-06-24
//!  speaker:Frost thunder     what Frost says of thunder
//!  says:thunder              what anyone says of it
//! ```
//!
//! Pure: words in, a [`Query`] or a [`Misread`] out. Whatever is typed, what comes out can be run; running it is left to
//! `search`.

use super::inflection::forms;
pub use super::misread::{Misread, Mistake};
use jiff::civil::Date;
use std::iter::Peekable;
use std::vec::IntoIter;

/// How deep brackets may stand in one another.
pub(super) const DEEPEST: usize = 32;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words that stand beside the fields, as an expression of FTS5.
    pub(super) words: Option<String>,
    /// The fields, all of which must fit.
    pub(super) fields: Vec<Condition>,
}

/// A field and what it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Condition {
    pub(super) field: Field,
    /// An expression of FTS5 for a field of words; a name; a day.
    pub(super) value: String,
    /// Whether it must not be so.
    pub(super) negated: bool,
}

/// Where something is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Outlet,
    By,
    Text,
    After,
    Before,
    Story,
    Tag,
    Speaker,
    Says,
}

pub(super) const FIELDS: [(&str, Field); 10] = [
    ("outlet", Field::Outlet),
    ("by", Field::By),
    ("title", Field::Title),
    ("text", Field::Text),
    ("after", Field::After),
    ("before", Field::Before),
    ("story", Field::Story),
    ("tag", Field::Tag),
    ("speaker", Field::Speaker),
    ("says", Field::Says),
];

impl Query {
    /// Reads what was typed.
    ///
    /// # Errors
    /// It cannot be looked for; the mistake says why.
    pub fn parse(typed: &str) -> Result<Self, Misread> {
        Self::of(typed, tokens(typed, false)?)
    }

    /// Reads what is being typed: its last word may be the beginning of one, its last phrase may be open.
    ///
    /// # Errors
    /// As of [`Query::parse`].
    pub fn as_typed(typed: &str) -> Result<Self, Misread> {
        Self::of(typed, tokens(typed, true)?)
    }

    fn of(typed: &str, tokens: Vec<(usize, Token)>) -> Result<Self, Misread> {
        let mut parser = Parser { tokens: tokens.into_iter().peekable(), at: 0, fields: Vec::new() };
        let misread = |mistake, at| Err(Misread::new(mistake, typed, at));
        let words = match parser.any(0) {
            Ok(words) => words,
            Err(mistake) => return misread(mistake, parser.at),
        };
        if let Some((at, _)) = parser.tokens.peek() {
            return misread(Mistake::Bracket, *at);
        }
        let fields = parser.fields;
        match words {
            Some(Part::Without(_)) => misread(Mistake::OnlyLeftOut, 0),
            None if fields.is_empty() => misread(Mistake::Empty, 0),
            None if fields.iter().all(|f| f.negated) => misread(Mistake::OnlyLeftOut, 0),
            Some(Part::With(words)) => Ok(Self { words: Some(words), fields }),
            None => Ok(Self { words: None, fields }),
        }
    }

    /// Whether quotations are looked for, not documents.
    pub fn is_of_quotations(&self) -> bool {
        self.fields.iter().any(|f| matches!(f.field, Field::Speaker | Field::Says) && !f.negated)
    }
}

impl Query {
    /// Whether it can be answered only where quotations were found.
    pub fn needs_quotations(&self) -> bool {
        self.fields.iter().any(|f| matches!(f.field, Field::Speaker | Field::Says))
    }
}

/// What was typed, piece by piece.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    /// An expression of FTS5 for one word or phrase.
    Term(String),
    Field(Condition, &'static str),
}

/// What was typed in pieces, each with the byte it begins at; a phrase may be open at the end of what is still `growing`.
fn tokens(typed: &str, growing: bool) -> Result<Vec<(usize, Token)>, Misread> {
    let mut tokens = Vec::new();
    let mut rest = typed.trim_start();
    while let Some(c) = rest.chars().next() {
        let at = typed.len() - rest.len();
        let (token, length) = match c {
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            '-' if rest[1..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '(' | '“')) => {
                (Token::Not, 1)
            }
            // What is left out would grow and shrink with each letter.
            _ => word_or_field(rest, growing, !matches!(tokens.last(), Some((_, Token::Not))))
                .map_err(|mistake| Misread::new(mistake, typed, at))?,
        };
        tokens.push((at, token));
        rest = rest[length..].trim_start();
    }
    Ok(tokens)
}

/// The word, phrase or field at the start of `rest`, and its bytes. The last one of what is still `growing` is the beginning of a
/// word, if it `may_begin` one.
fn word_or_field(rest: &str, growing: bool, may_begin: bool) -> Result<(Token, usize), Mistake> {
    let is_begun = |length| growing && may_begin && length == rest.len() && rest.ends_with(char::is_alphanumeric);
    let (raw, is_quoted, length) = value(rest, growing)?;
    if is_quoted {
        return Ok((Token::Term(term(raw, false, is_begun(length))?), length));
    }
    match raw {
        "AND" => return Ok((Token::And, length)),
        "OR" => return Ok((Token::Or, length)),
        "NOT" => return Ok((Token::Not, length)),
        _ => {}
    }
    let Some((name, _)) =
        raw.split_once(':').filter(|(name, _)| name.chars().all(char::is_alphabetic) && !name.is_empty())
    else {
        return Ok((Token::Term(any_form(raw, is_begun(length))?), length));
    };
    let known = FIELDS.iter().find(|(known, _)| *known == name.to_lowercase());
    let &(name, field) = known.ok_or_else(|| Mistake::NoField(name.to_owned()))?;
    let start = name.len() + 1;
    let (raw, is_quoted, length) = value(&rest[start..], growing)?;
    if raw.is_empty() {
        return Err(Mistake::NoValue(name));
    }
    let length = start + length;
    let value = match field {
        Field::After | Field::Before => day(raw)?,
        Field::Story | Field::Tag => raw.to_owned(),
        Field::Title | Field::Text | Field::Says if !is_quoted => any_form(raw, is_begun(length))?,
        _ => term(raw, !is_quoted, is_begun(length))?,
    };
    Ok((Token::Field(Condition { field, value, negated: false }, name), length))
}

/// What stands at the start of `rest` up to the next space or bracket, or between quotation marks; whether it was between
/// them; its bytes with them.
fn value(rest: &str, growing: bool) -> Result<(&str, bool, usize), Mistake> {
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '„');
    let Some(mark) = rest.chars().next().filter(|c| is_mark(*c)) else {
        let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"')).unwrap_or(rest.len());
        return Ok((&rest[..length], false, length));
    };
    let inner = &rest[mark.len_utf8()..];
    let length = match inner.find(is_mark) {
        Some(length) => length,
        None if growing => inner.len(),
        None => return Err(Mistake::OpenQuote),
    };
    let closing = inner[length..].chars().next().map_or(0, char::len_utf8);
    Ok((&inner[..length], true, mark.len_utf8() + length + closing))
}

/// One word or phrase as FTS5 takes it: always in quotation marks, so that nothing in it has a meaning of its own. One that
/// `is_begun` stands for all that begin so.
fn term(raw: &str, may_be_prefix: bool, is_begun: bool) -> Result<String, Mistake> {
    let (words, is_prefix) = match raw.strip_suffix('*') {
        Some(words) if may_be_prefix => (words, true),
        _ => (raw, false),
    };
    if !words.chars().any(char::is_alphanumeric) {
        return Err(Mistake::NoWord(raw.to_owned()));
    }
    let words = words.replace(['"', '\0'], " ");
    Ok(format!("\"{words}\"{}", if is_prefix || is_begun { " *" } else { "" }))
}

/// One word in any of its forms, or what `term` makes of it. The first form is as it was typed, and the only one that may be
/// begun.
fn any_form(raw: &str, is_begun: bool) -> Result<String, Mistake> {
    let forms = forms(raw);
    if forms.len() < 2 {
        return term(raw, true, is_begun);
    }
    let quoted = forms.iter().enumerate().map(|(n, form)| term(form, false, is_begun && n == 0));
    Ok(format!("({})", quoted.collect::<Result<Vec<_>, _>>()?.join(" OR ")))
}

/// The first day of what is named.
fn day(raw: &str) -> Result<String, Mistake> {
    let whole = match raw.len() {
        4 => format!("{raw}-01-01"),
        7 => format!("{raw}-01"),
        _ => raw.to_owned(),
    };
    whole.parse::<Date>().map(|day| day.to_string()).map_err(|_| Mistake::NoDay(raw.to_owned()))
}

/// An expression that something must fit, or must not.
enum Part {
    With(String),
    Without(String),
}

struct Parser {
    tokens: Peekable<IntoIter<(usize, Token)>>,
    /// The byte at which the token that was taken last begins.
    at: usize,
    fields: Vec<Condition>,
}

impl Parser {
    fn peek(&mut self) -> Option<&Token> {
        self.tokens.peek().map(|(_, token)| token)
    }

    fn take(&mut self) -> Option<Token> {
        let (at, token) = self.tokens.next()?;
        self.at = at;
        Some(token)
    }

    /// One of several, between OR. None where only fields stand.
    fn any(&mut self, depth: usize) -> Result<Option<Part>, Mistake> {
        let before = self.fields.len();
        let Some(mut part) = self.all(depth)? else {
            return if self.peek() == Some(&Token::Or) { Err(self.field_beside_or(before)) } else { Ok(None) };
        };
        while self.peek() == Some(&Token::Or) {
            self.take();
            let Some(other) = self.all(depth)? else { return Err(self.field_beside_or(before)) };
            part = match (part, other) {
                (Part::With(a), Part::With(b)) => Part::With(format!("({a} OR {b})")),
                _ => return Err(Mistake::OnlyLeftOut),
            };
            if self.fields.len() > before {
                return Err(self.field_beside_or(before));
            }
        }
        Ok(Some(part))
    }

    fn field_beside_or(&self, before: usize) -> Mistake {
        let name = self.fields.get(before).and_then(|c| FIELDS.iter().find(|f| f.1 == c.field));
        name.map_or(Mistake::Alone("OR"), |(name, _)| Mistake::Inside(name))
    }

    /// All of several, side by side or between AND. None where only fields stand.
    fn all(&mut self, depth: usize) -> Result<Option<Part>, Mistake> {
        let (mut with, mut without) = (Vec::new(), Vec::new());
        let mut found = false;
        loop {
            match self.peek() {
                None | Some(Token::Close | Token::Or) => break,
                Some(Token::And) => {
                    self.take();
                    let ends = matches!(self.peek(), None | Some(Token::Close | Token::Or | Token::And));
                    if !found || ends {
                        return Err(Mistake::Alone("AND"));
                    }
                }
                Some(_) => match self.one(depth, false)? {
                    Some(Part::With(words)) => with.push(words),
                    Some(Part::Without(words)) => without.push(words),
                    None => {}
                },
            }
            found = true;
        }
        let wanted = with.join(" AND ");
        let unwanted = without.join(" OR ");
        Ok(match (with.len(), without.len()) {
            (0, 0) => None,
            (0, _) => Some(Part::Without(format!("({unwanted})"))),
            (1, 0) => Some(Part::With(wanted)),
            (_, 0) => Some(Part::With(format!("({wanted})"))),
            _ => Some(Part::With(format!("(({wanted}) NOT ({unwanted}))"))),
        })
    }

    /// A word, a phrase, a field, or what stands in brackets. None for a field.
    fn one(&mut self, depth: usize, negated: bool) -> Result<Option<Part>, Mistake> {
        let part = match self.take() {
            Some(Token::Not) if !negated => return self.one(depth, true),
            Some(Token::Term(term)) => Part::With(term),
            Some(Token::Field(..)) if depth > 0 && self.peek().is_none() => return Err(Mistake::Bracket),
            Some(Token::Field(_, name)) if depth > 0 => return Err(Mistake::Inside(name)),
            Some(Token::Field(condition, _)) => {
                self.fields.push(Condition { negated, ..condition });
                return Ok(None);
            }
            Some(Token::Open) if depth == DEEPEST => return Err(Mistake::TooDeep),
            Some(Token::Open) => {
                let open = self.at;
                let inner = self.any(depth + 1)?;
                if self.take() != Some(Token::Close) {
                    self.at = open;
                    return Err(Mistake::Bracket);
                }
                inner.ok_or(Mistake::Bracket)?
            }
            Some(Token::Not) => return Err(Mistake::Alone("NOT")),
            _ if negated => return Err(Mistake::Alone("NOT")),
            _ => return Err(Mistake::Bracket),
        };
        match part {
            Part::With(words) if negated => Ok(Some(Part::Without(words))),
            Part::Without(_) if negated => Err(Mistake::OnlyLeftOut),
            part => Ok(Some(part)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `~bridge~` in what is expected is the word in all its forms.
    fn check(typed: &str, expected: Result<&str, Mistake>) {
        let in_forms =
            |(at, piece): (usize, &str)| if at % 2 == 0 { piece.to_owned() } else { any_form(piece, false).unwrap() };
        let expected = expected.map(|words| words.split('~').enumerate().map(in_forms).collect::<String>());
        let read = Query::parse(typed).map_err(|misread| misread.mistake).map(|query| {
            let words = query.words.unwrap_or_default();
            let field = |c: &Condition| format!(" {}{:?}={}", if c.negated { "!" } else { "" }, c.field, c.value);
            words + &query.fields.iter().map(field).collect::<String>()
        });
        assert_eq!(read, expected, "{typed}");
    }

    #[test]
    fn words_phrases_and_their_connections_are_read() {
        check("bridge", Ok("~bridge~"));
        check("\"bridge\"", Ok("\"bridge\""));
        check("harbour bridge", Ok("(~harbour~ AND ~bridge~)"));
        check("harbour AND \"closed bridge\"", Ok("(~harbour~ AND \"closed bridge\")"));
        check("harb* OR “the tunnel”", Ok("(\"harb\" * OR \"the tunnel\")"));
        check("bridge NOT toll -fee", Ok("((~bridge~) NOT (~toll~ OR \"fee\"))"));
        check("(a OR b) c", Ok("((\"a\" OR \"b\") AND \"c\")"));
        check("a-b 10:30 it's and or", Ok("(\"a-b\" AND \"10:30\" AND \"it's\" AND \"and\" AND \"or\")"));
    }

    #[test]
    fn fields_are_read() {
        check("outlet:Courier", Ok(" Outlet=\"Courier\""));
        check("x by:\"Ana Holt\" -tag:old", Ok("\"x\" By=\"Ana Holt\" !Tag=old"));
        check("story:\"Harbour bridge\" NOT speaker:Fro*", Ok(" Story=Harbour bridge !Speaker=\"Fro\" *"));
        check("After:2025 before:2025-06 after:2025-06-24", Ok(" After=2025-01-01 Before=2025-06-01 After=2025-06-24"));
    }

    #[test]
    fn a_mistake_is_said() {
        check("  ", Err(Mistake::Empty));
        check("\"harbour", Err(Mistake::OpenQuote));
        check("(a", Err(Mistake::Bracket));
        check("a)", Err(Mistake::Bracket));
        check("()", Err(Mistake::Bracket));
        check(&"(".repeat(40), Err(Mistake::TooDeep));
        check("OR a", Err(Mistake::Alone("OR")));
        check("a OR", Err(Mistake::Alone("OR")));
        check("AND a", Err(Mistake::Alone("AND")));
        check("a AND", Err(Mistake::Alone("AND")));
        check("a NOT", Err(Mistake::Alone("NOT")));
        check("NOT NOT a", Err(Mistake::Alone("NOT")));
        check("-a", Err(Mistake::OnlyLeftOut));
        check("a OR -b", Err(Mistake::OnlyLeftOut));
        check("-tag:x", Err(Mistake::OnlyLeftOut));
        check("...", Err(Mistake::NoWord("...".to_owned())));
        check("*", Err(Mistake::NoWord("*".to_owned())));
        check("author:Holt", Err(Mistake::NoField("author".to_owned())));
        check("outlet: Courier", Err(Mistake::NoValue("outlet")));
        check("a OR tag:x", Err(Mistake::Inside("tag")));
        check("tag:x OR a", Err(Mistake::Inside("tag")));
        check("(tag:x b)", Err(Mistake::Inside("tag")));
        check("after:soon", Err(Mistake::NoDay("soon".to_owned())));
        check("after:2025-13", Err(Mistake::NoDay("2025-13".to_owned())));
    }

    #[test]
    fn a_mistake_is_said_with_its_place() {
        let said = |typed: &str| Query::parse(typed).unwrap_err().to_string();
        for (typed, at) in [
            ("ferry \"harbour", 7),
            ("ferry author:Holt", 7),
            ("é after:soon", 3),
            ("a (b OR c", 3),
            ("a b)", 4),
            ("a NOT", 3),
            ("a OR", 3),
            ("a *", 3),
        ] {
            assert!(said(typed).starts_with(&format!("at character {at}: ")), "{typed}: {}", said(typed));
        }
        for typed in ["", "-a", "-tag:x"] {
            assert!(!said(typed).starts_with("at character"), "{typed}: {}", said(typed));
        }
    }

    #[test]
    fn what_is_being_typed_ends_in_the_beginning_of_a_word() {
        let check = |typed: &str, expected: &str| {
            let query = Query::as_typed(typed).unwrap();
            let fields = query.fields.iter().map(|c| format!(" {:?}={}", c.field, c.value));
            assert_eq!(query.words.unwrap_or_default() + &fields.collect::<String>(), expected, "{typed}");
        };
        check("har", "\"har\" *");
        check("har ", "\"har\"");
        check("harb*", "\"harb\" *");
        check("the \"harbour br", "(\"the\" AND \"harbour br\" *)");
        check("the \"harbour bridge\"", "(\"the\" AND \"harbour bridge\")");
        let forms = any_form("strike", false).unwrap();
        check("strike", &forms.replacen("\"strike\"", "\"strike\" *", 1));
        check("strike ", &forms);
        check("speaker:Fro", " Speaker=\"Fro\" *");
        check("a story:Har", "\"a\" Story=Har");
        // What is left out would grow and shrink with each letter.
        check("sea -to", "((\"sea\") NOT (\"to\"))");
        assert!(Query::as_typed("ferry OR").is_err());
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_query_or_a_mistake(typed in "(\\PC|[a\"():*\\- ]|AND |OR |NOT |tag:|after:|2025){0,12}") {
            let _ = Query::parse(&typed);
            let _ = Query::as_typed(&typed);
        }
    }
}
