//! JSON and JSON lines: a document a record.
//!
//! ```text
//!  {"title": ..., "text": ...}       one document        [{...}, {...}]              one a member
//!  {...}\n{...}\n                    one a line          {"articles": [{...}, ...]}  one a member of the list inside
//! ```
//!
//! Which fields of a record are its title, its text, and what is known of its source, [`field`] tells.

mod answer;
mod field;
mod marking;

use super::decode::Decoded;
use super::fault::Fault;
use super::format::{Found, Input, Part, Piece};
use super::head::{Declared, Fact};
use super::marked::Marked;
use super::package::unescaped;
use super::{BlockKind, from_marked, html, shape};
pub use field::{Field, Mapping, Rule};
use field::{StandIn, words};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// What services call the field that their records are in; in an object that could be a record itself, no others are looked
/// into.
const HOLDERS: [&str; 18] = [
    "article",
    "articles",
    "content",
    "data",
    "docs",
    "documents",
    "entries",
    "hits",
    "items",
    "news",
    "objects",
    "posts",
    "records",
    "response",
    "result",
    "results",
    "stories",
    "value",
];

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
    match records(whole, input.mapping, 0).unwrap_or(Records::One(whole)) {
        Records::Many { records, .. } if records.is_empty() => take(Err((None, Fault::NoEntries))),
        Records::Many { records, outlet } => {
            for (n, record) in records.iter().enumerate() {
                let label = format!("entry {}", n + 1);
                take(one(input, n + 1, label, record.get(), outlet.as_deref()))?;
            }
            ControlFlow::Continue(())
        }
        Records::One(record) => take(match serde_json::from_str(record.get()) {
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
    One(&'a RawValue),
    Many { records: Vec<&'a RawValue>, outlet: Option<String> },
}

/// The records of a value: the members of a list, or of the list in an object that is no record itself, or the record in it.
fn records<'a>(value: &'a RawValue, mapping: &Mapping, depth: usize) -> Option<Records<'a>> {
    if let Ok(records) = serde_json::from_str(value.get()) {
        return Some(Records::Many { records, outlet: None });
    }
    let record = serde_json::from_str::<Value>(value.get()).ok()?;
    if mapping.find(Field::Text, &record).is_some_and(Value::is_string) {
        return Some(Records::One(value));
    }
    if depth > 2 {
        return None;
    }
    let could_be_one = [Field::Title, Field::Summary].iter().all(|field| mapping.find(*field, &record).is_some());
    let fields: BTreeMap<&str, &'a RawValue> = serde_json::from_str(value.get()).unwrap_or_default();
    let (mut inner, mut empty) = (None, None);
    for (name, raw) in fields.into_iter().filter(|(_, raw)| raw.get().starts_with(['[', '{'])) {
        let is_holder = HOLDERS.contains(&name);
        if could_be_one && !is_holder {
            continue;
        }
        match records(raw, mapping, depth + 1) {
            Some(Records::Many { records, outlet })
                if records.first().is_some_and(|first| is_record(first, mapping)) =>
            {
                return Some(Records::Many { records, outlet: outlet.or(name_of_feed(&record)) });
            }
            Some(Records::Many { records, outlet }) if records.is_empty() && is_holder => {
                empty = Some(Records::Many { records, outlet });
            }
            Some(Records::One(one)) if is_holder => inner = Some(Records::One(one)),
            _ => {}
        }
    }
    inner.or(empty.filter(|_| !could_be_one))
}

/// Whether a member of a list is a record, whatever is missing in it.
fn is_record(raw: &RawValue, mapping: &Mapping) -> bool {
    serde_json::from_str(raw.get()).is_ok_and(|record: Value| {
        let has = |field: &Field| mapping.find(*field, &record).is_some();
        [Field::Text, Field::Title].iter().any(has) || mapping.stand_in(&record).is_some()
    })
}

/// What a JSON Feed is called.
fn name_of_feed(object: &Value) -> Option<String> {
    object.get("version").and_then(Value::as_str).filter(|version| version.contains("jsonfeed"))?;
    object.get("title").map(|title| words(title).join(", "))
}

/// A record's text, and what it states of its source.
fn marked(record: &Value, input: Input<'_>, outlet: Option<&str>) -> Result<Marked, Fault> {
    let mapping = input.mapping;
    let mut marked = Marked::default();
    let title = mapping.words(Field::Title, record).map(|title| unescaped(&title));
    marked.push(BlockKind::Heading, title.as_deref().unwrap_or_default());
    let text = mapping.words(Field::Text, record);
    let text = match (text, mapping.words(Field::Summary, record)) {
        (Some(text), _) => text,
        (None, Some(summary)) => {
            marked.notes.push(of_summary(mapping.stand_in(record)).to_owned());
            summary
        }
        (None, None) => return Err(answer::fault(record, mapping)),
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
        marked.push_plain(&marking::without(&text));
    }
    if let Some(more) = cut_off(&text) {
        marked.notes.push(format!("the text is cut off: the record says that {more} more characters follow"));
    }
    marked.declared = declared(record, mapping, outlet);
    Ok(marked)
}

/// What is said of a record that has a summary alone.
fn of_summary(stand_in: Option<StandIn>) -> &'static str {
    match stand_in {
        Some(StandIn::Paid) => "a summary only: the service gives the whole text in its paid plans alone",
        _ => "a summary only: the record holds no whole text",
    }
}

fn declared(record: &Value, mapping: &Mapping, outlet: Option<&str>) -> Declared {
    let mut declared = Declared::default();
    let mut add = |fact, field| {
        let found = mapping.find(field, record).map(words).unwrap_or_default();
        let found = found.iter().filter(|word| fact != Fact::Address || word.starts_with("http"));
        let read = |word: &str| if fact == Fact::Title { unescaped(word) } else { day_of_number(fact, word) };
        found.for_each(|word| declared.add(fact, &read(word)));
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

/// How many characters a news API says that it left out: "... [+1234 chars]", "... [1234 chars]".
fn cut_off(text: &str) -> Option<&str> {
    let (_, count) = text.trim_end().strip_suffix(" chars]")?.rsplit_once('[')?;
    let count = count.strip_prefix('+').unwrap_or(count);
    (!count.is_empty() && count.bytes().all(|b| b.is_ascii_digit())).then_some(count)
}
