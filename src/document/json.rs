//! JSON and JSON lines: which fields of a record are its title, its text, and what is known of its source.
//!
//! ```text
//!  {"title": ..., "text": ...}       one document        [{...}, {...}]              one a member
//!  {...}\n{...}\n                    one a line          {"articles": [{...}, ...]}  one a member of the list inside
//! ```
//!
//! The names are those that trafilatura, newspaper, news-please, the APIs of news sites, JSON Feed and common corpora
//! write; `--map` gives others. A name with dots goes into objects: `source.name`.

use super::decode::Decoded;
use super::fault::Fault;
use super::format::{Found, Input, Part, Piece};
use super::head::{Declared, Fact};
use super::marked::Marked;
use super::{BlockKind, from_marked, html, shape};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::str::FromStr;

/// What a field can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The headline.
    Title,
    /// The article, as text or as HTML.
    Text,
    /// Who wrote it.
    Author,
    /// The day of publication.
    Date,
    /// Where it was published.
    Address,
    /// Newspaper, agency, site.
    Outlet,
    /// The language's tag.
    Language,
    /// What the record is known by.
    Id,
    /// What stands for the text where there is none.
    Summary,
}

/// The words for fields on the command line.
const WORDS: [(&str, Field); 11] = [
    ("title", Field::Title),
    ("text", Field::Text),
    ("author", Field::Author),
    ("byline", Field::Author),
    ("date", Field::Date),
    ("address", Field::Address),
    ("url", Field::Address),
    ("outlet", Field::Outlet),
    ("language", Field::Language),
    ("id", Field::Id),
    ("summary", Field::Summary),
];

/// The names that each field has where nothing else is said; the first that has a value counts.
#[rustfmt::skip]
const NAMES: [(Field, &[&str]); 9] = [
    (Field::Title, &["title", "headline.main", "headline", "webTitle", "name"]),
    (Field::Text, &[
        "maintext", "text", "content_html", "content_text", "articleBody", "article_body", "full_text", "fulltext",
        "bodyText", "fields.bodyText", "fields.body", "body", "content", "article", "story", "raw_text", "html",
    ]),
    (Field::Author, &["authors", "author", "byline.original", "byline", "fields.byline", "creator", "writer"]),
    (Field::Date, &[
        "date_publish", "publishedAt", "published_at", "date_published", "datePublished", "publish_date",
        "publication_date", "published", "pub_date", "pubDate", "webPublicationDate", "date", "created_at",
    ]),
    (Field::Address, &["url", "link", "permalink", "webUrl", "web_url", "canonical_url", "source"]),
    (Field::Outlet, &[
        "sitename", "site_name", "source.name", "source.title", "publisher.name", "publisher", "outlet", "publication",
        "source_name", "source_domain", "hostname", "source-hostname", "domain", "source",
    ]),
    (Field::Language, &["language", "lang", "inLanguage"]),
    (Field::Id, &["id", "guid", "uuid", "_id", "url", "link"]),
    (Field::Summary, &["description", "summary", "excerpt", "abstract", "snippet"]),
];

/// Which names of fields count before the usual ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(Vec<Rule>);

/// One of them: `title=headline`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule(Field, String);

impl FromStr for Rule {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let known = || WORDS.map(|(word, _)| word).join(", ");
        let (word, name) = words
            .split_once('=')
            .ok_or_else(|| format!("FACT=FIELD is needed, such as title=headline; facts: {}", known()))?;
        let field = WORDS.iter().find(|(known, _)| *known == word.trim());
        let (_, field) = field.ok_or_else(|| format!("\"{}\" is no fact; facts: {}", word.trim(), known()))?;
        match name.trim() {
            "" => Err(format!("the field for {} is missing, such as {}=headline", word.trim(), word.trim())),
            name => Ok(Self(*field, name.to_owned())),
        }
    }
}

impl FromIterator<Rule> for Mapping {
    fn from_iter<I: IntoIterator<Item = Rule>>(rules: I) -> Self {
        Self(rules.into_iter().collect())
    }
}

impl Mapping {
    /// The value of a field of a record, and the name it has there.
    fn find<'a>(&'a self, field: Field, record: &'a Value) -> Option<(&'a str, &'a Value)> {
        let own = self.0.iter().filter(|Rule(mapped, _)| *mapped == field).map(|Rule(_, name)| name.as_str());
        let usual = NAMES.iter().filter(|(named, _)| *named == field).flat_map(|(_, names)| names.iter().copied());
        own.chain(usual).find_map(|name| Some((name, at(record, name)?)).filter(|(_, value)| has_words(value)))
    }

    fn words(&self, field: Field, record: &Value) -> Option<String> {
        self.find(field, record).map(|(_, value)| words(value).join(", "))
    }
}

/// The value under a name; a name with dots is looked for as it is first, then object by object.
fn at<'a>(record: &'a Value, name: &str) -> Option<&'a Value> {
    let whole = record.get(name);
    whole.or_else(|| name.split_once('.').and_then(|(first, rest)| at(record.get(first)?, rest)))
}

fn has_words(value: &Value) -> bool {
    words(value).iter().any(|words| !words.trim().is_empty())
}

/// The words of a value: itself, its members, the name of an object.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(words) => vec![words.trim().to_owned()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => values.iter().flat_map(words).filter(|w| !w.is_empty()).collect(),
        Value::Object(object) => object.get("name").map(words).unwrap_or_default(),
        Value::Bool(_) | Value::Null => Vec::new(),
    }
}

/// Reads all records of a JSON text.
pub(super) fn read(
    input: Input<'_>,
    decoded: &Decoded,
    take: &mut dyn FnMut(Found) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let damaged = |error: &serde_json::Error| Fault::Damaged { format: "JSON", cause: error.to_string() };
    let whole = match serde_json::from_str::<&RawValue>(&decoded.text) {
        Ok(whole) => whole,
        Err(_) if decoded.text.trim().is_empty() => return take(Err((None, Fault::Empty))),
        Err(error) => return take(Err((None, damaged(&error)))),
    };
    match records(whole, input.mapping, 0) {
        Records::Many { records, outlet } => {
            for (n, record) in records.iter().enumerate() {
                let label = format!("entry {}", n + 1);
                take(one(input, n + 1, label, record.get(), outlet.as_deref()))?;
            }
            ControlFlow::Continue(())
        }
        Records::One => take(match serde_json::from_str(whole.get()) {
            Ok(record) => marked(&record, input, None)
                .map(|marked| Part { document: from_marked(input.name, marked, decoded.warnings()), piece: None })
                .map_err(|fault| (None, fault)),
            Err(error) => Err((None, damaged(&error))),
        }),
    }
}

/// Reads the record in a line; an empty one is none.
pub(super) fn read_line(
    input: Input<'_>,
    number: usize,
    line: &[u8],
    take: &mut dyn FnMut(Found) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).trim_ascii();
    if line.is_empty() {
        return ControlFlow::Continue(());
    }
    let label = format!("line {number}");
    take(match std::str::from_utf8(line) {
        Ok(record) => one(input, number, label, record, None),
        Err(error) => Err((Some(label), Fault::Damaged { format: "JSON", cause: format!("no UTF-8: {error}") })),
    })
}

fn one(input: Input<'_>, number: usize, label: String, record: &str, outlet: Option<&str>) -> Found {
    let read = serde_json::from_str::<Value>(record)
        .map_err(|error| Fault::Damaged { format: "JSON", cause: error.to_string() })
        .and_then(|value| Ok((marked(&value, input, outlet)?, input.mapping.words(Field::Id, &value))));
    match read {
        Ok((marked, id)) => {
            let document = from_marked(&format!("{}#{number}", input.name), marked, Vec::new());
            Ok(Part { document, piece: Some(Piece { label, id, bytes: record.as_bytes().to_vec() }) })
        }
        Err(fault) => Err((Some(label), fault)),
    }
}

/// What a JSON text is made of.
enum Records<'a> {
    One,
    Many { records: Vec<&'a RawValue>, outlet: Option<String> },
}

/// The records of a value: the members of a list, or of the list in an object that is no record itself.
fn records<'a>(value: &'a RawValue, mapping: &Mapping, depth: usize) -> Records<'a> {
    if let Ok(records) = serde_json::from_str(value.get()) {
        return Records::Many { records, outlet: None };
    }
    let Ok(record) = serde_json::from_str::<Value>(value.get()) else { return Records::One };
    let of_text = |field| mapping.find(field, &record).is_some_and(|(_, value)| value.is_string());
    if depth > 2 || of_text(Field::Text) {
        return Records::One;
    }
    let fields: BTreeMap<String, &'a RawValue> = serde_json::from_str(value.get()).unwrap_or_default();
    let is_record = |raw: &&RawValue| {
        serde_json::from_str(raw.get())
            .is_ok_and(|v: Value| [Field::Text, Field::Title].iter().any(|field| mapping.find(*field, &v).is_some()))
    };
    for inner in fields.values().filter(|raw| raw.get().starts_with(['[', '{'])) {
        if let Records::Many { records, outlet } = records(inner, mapping, depth + 1)
            && records.first().is_some_and(is_record)
        {
            let is_feed = record.get("version").and_then(Value::as_str).is_some_and(|v| v.contains("jsonfeed"));
            let name = record.get("title").filter(|_| is_feed).map(|title| words(title).join(", "));
            return Records::Many { records, outlet: outlet.or(name) };
        }
    }
    Records::One
}

/// A record's text, and what it states of its source.
fn marked(record: &Value, input: Input<'_>, outlet: Option<&str>) -> Result<Marked, Fault> {
    let mapping = input.mapping;
    let mut marked = Marked::default();
    let title = mapping.words(Field::Title, record);
    marked.push(BlockKind::Heading, title.as_deref().unwrap_or_default());
    let text = mapping.words(Field::Text, record);
    let text = match (text, mapping.words(Field::Summary, record)) {
        (Some(text), _) => text,
        (None, Some(summary)) => {
            marked.notes.push("a summary only: the record holds no whole text".to_owned());
            summary
        }
        (None, None) => return Err(Fault::NoField(no_text(record))),
    };
    let starts = title
        .as_deref()
        .is_some_and(|title| text.lines().next().is_some_and(|line| shape::folded(line) == shape::folded(title)));
    if starts {
        // The text has its title already.
        (marked.text, marked.blocks) = (String::new(), Vec::new());
    }
    if html::is_markup(&text) {
        html::read_piece(&text, &mut marked);
    } else {
        marked.push_plain(&text);
    }
    if let Some(more) = cut_off(&text) {
        marked.notes.push(format!("the text is cut off: the record says that {more} more characters follow"));
    }
    marked.declared = declared(record, mapping, outlet);
    Ok(marked)
}

fn declared(record: &Value, mapping: &Mapping, outlet: Option<&str>) -> Declared {
    let mut declared = Declared::default();
    let mut add = |fact, field| {
        let found = mapping.find(field, record).map(|(_, value)| words(value)).unwrap_or_default();
        let found = found.iter().filter(|word| fact != Fact::Address || word.starts_with("http"));
        found.for_each(|word| declared.add(fact, &day_of_number(fact, word)));
    };
    add(Fact::Title, Field::Title);
    add(Fact::Address, Field::Address);
    add(Fact::Byline, Field::Author);
    add(Fact::Date, Field::Date);
    add(Fact::Outlet, Field::Outlet);
    declared.add(Fact::Outlet, outlet.unwrap_or_default());
    declared.set_language(mapping.words(Field::Language, record).as_deref());
    declared
}

/// A day that is given as seconds or milliseconds since 1970, written out.
fn day_of_number(fact: Fact, word: &str) -> String {
    let seconds = word.parse::<f64>().ok().filter(|_| fact == Fact::Date).and_then(|number| match number {
        n if (1e8..1e10).contains(&n) => Some(n),
        n if (1e11..1e13).contains(&n) => Some(n / 1000.0),
        _ => None,
    });
    // In these bounds nothing is cut off but the fraction.
    let time = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds as i64).ok());
    time.map_or_else(|| word.to_owned(), |time| time.to_string())
}

/// How many characters a news API says that it left out: "... [+1234 chars]".
fn cut_off(text: &str) -> Option<&str> {
    let (_, count) = text.trim_end().strip_suffix(" chars]")?.rsplit_once("[+")?;
    count.bytes().all(|b| b.is_ascii_digit()).then_some(count)
}

/// What is said of a record without a text.
fn no_text(record: &Value) -> String {
    let names: Vec<&str> =
        record.as_object().map(|o| o.keys().take(12).map(String::as_str).collect()).unwrap_or_default();
    if names.is_empty() {
        return "holds no record of an article: an object with fields such as title and text is needed".to_owned();
    }
    let names = super::printable(&names.join(", ")).into_owned();
    format!("holds no text in a field that is known; its fields: {names}; name the one with the text: --map text=FIELD")
}
