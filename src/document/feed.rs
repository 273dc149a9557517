//! RSS, Atom and RDF feeds: a document an entry, with its own bytes. JSON Feed is left to [`super::json`].
//!
//! ```text
//!  channel | feed   its title is the outlet
//!  item | entry     title, link, author, date; content, or a description that may be a summary alone
//! ```
//!
//! Whether an entry has the whole text is said: feeds mostly carry the beginning.

use super::decode::Decoded;
use super::fault::Fault;
use super::format::{Found, Input, Part, Piece};
use super::head::{Declared, Fact};
use super::marked::Marked;
use super::package::{attribute, local, unescaped};
use super::{BlockKind, from_marked, html, shape};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::ops::ControlFlow;

/// Words from which a description is taken for the whole text.
const WHOLE: usize = 200;

/// What a feed says of itself.
#[derive(Default)]
struct Channel {
    title: String,
    language: Option<String>,
}

/// Reads all entries.
pub(super) fn read(
    input: Input<'_>,
    decoded: &Decoded,
    take: &mut dyn FnMut(Found) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let xml = decoded.text.as_str();
    let mut reader = reader(xml);
    let mut channel = Channel::default();
    let (mut open, mut entries): (Vec<Vec<u8>>, usize) = (Vec::new(), 0);
    loop {
        let start = position(&reader);
        match reader.read_event() {
            Ok(Event::Start(element)) if is_entry(&element) => {
                entries += 1;
                let ended = reader.read_to_end(element.name()).is_ok();
                let raw = &xml[start..if ended { position(&reader) } else { xml.len() }];
                take(entry(input, entries, raw, &channel))?;
                if !ended {
                    let fault = Fault::Damaged { format: "a feed", cause: "it ends inside an entry".to_owned() };
                    return take(Err((Some(format!("entry {entries}")), fault)));
                }
            }
            Ok(Event::Start(element)) => {
                let name = local(element.name().as_ref()).to_vec();
                channel.language = channel.language.take().or_else(|| attribute(&element, "lang"));
                open.push(name);
            }
            Ok(Event::End(_)) => drop(open.pop()),
            Ok(Event::Text(text)) => channel.words(&open, &unescaped(&String::from_utf8_lossy(&text))),
            Ok(Event::CData(text)) => channel.words(&open, &String::from_utf8_lossy(&text)),
            Ok(Event::GeneralRef(name)) => {
                channel.words(&open, &unescaped(&format!("&{};", String::from_utf8_lossy(&name))));
            }
            Ok(Event::Eof) if entries > 0 => return ControlFlow::Continue(()),
            Ok(Event::Eof) => return take(Err((None, none(xml)))),
            Ok(_) => {}
            Err(error) => return take(Err((None, Fault::Damaged { format: "a feed", cause: error.to_string() }))),
        }
    }
}

/// Why an XML text gives no entry.
fn none(xml: &str) -> Fault {
    match () {
        () if xml.trim().is_empty() => Fault::Empty,
        () if ["<rss", "<feed", ":RDF"].iter().any(|root| xml.contains(root)) => Fault::NoEntries,
        () => Fault::Foreign { what: "XML that is no feed", cure: "save the text in it as text or HTML" },
    }
}

fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    (config.check_end_names, config.allow_unmatched_ends) = (false, true);
    (config.allow_dangling_amp, config.expand_empty_elements) = (true, true);
    reader
}

/// Bytes read so far.
fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn is_entry(element: &BytesStart<'_>) -> bool {
    matches!(local(element.name().as_ref()), b"item" | b"entry")
}

impl Channel {
    fn words(&mut self, open: &[Vec<u8>], words: &str) {
        let [.., parent, name] = open else { return };
        if !matches!(parent.as_slice(), b"channel" | b"feed") {
            return;
        }
        match name.as_slice() {
            b"title" => self.title.push_str(words),
            b"language" => self.language = Some(words.to_owned()),
            _ => {}
        }
    }
}

/// What an entry holds; of several the first.
#[derive(Default)]
struct Entry {
    title: String,
    link: String,
    id: String,
    date: String,
    updated: String,
    outlet: String,
    authors: Vec<String>,
    content: String,
    summary: String,
}

impl Entry {
    /// Reads the elements right inside the entry.
    fn read(raw: &str) -> Self {
        let mut entry = Self::default();
        let mut reader = reader(raw);
        let mut depth = 0;
        loop {
            match reader.read_event() {
                Ok(Event::Start(element)) if depth == 1 => {
                    let Ok(inner) = reader.read_to_end(element.name()) else { return entry };
                    let inner =
                        &raw[usize::try_from(inner.start).unwrap_or(0)..usize::try_from(inner.end).unwrap_or(0)];
                    entry.element(&element, inner);
                }
                Ok(Event::Start(_)) => depth += 1,
                Ok(Event::Eof) | Err(_) => return entry,
                Ok(_) => {}
            }
        }
    }

    fn element(&mut self, element: &BytesStart<'_>, inner: &str) {
        let words = || words(inner);
        let put = |slot: &mut String, words: String| {
            if slot.is_empty() {
                *slot = words.trim().to_owned();
            }
        };
        let name = element.name();
        match (name.as_ref(), local(name.as_ref())) {
            (b"content:encoded", _) | (_, b"encoded") => put(&mut self.content, words()),
            (b"media:content" | b"media:title" | b"media:description", _) => {}
            (_, b"content" | b"body") => {
                let is_markup =
                    attribute(element, "type").is_some_and(|kind| kind == "xhtml") || name.as_ref() == b"xhtml:body";
                put(&mut self.content, if is_markup { inner.to_owned() } else { words() });
            }
            (_, b"description" | b"summary") => put(&mut self.summary, words()),
            (_, b"title") => put(&mut self.title, words()),
            (_, b"link") => match attribute(element, "href") {
                Some(href) if attribute(element, "rel").is_none_or(|rel| rel == "alternate") => {
                    put(&mut self.link, href);
                }
                Some(_) => {}
                None => put(&mut self.link, words()),
            },
            (_, b"guid" | b"id") => put(&mut self.id, words()),
            (_, b"pubDate" | b"published" | b"date" | b"issued") => put(&mut self.date, words()),
            (_, b"updated" | b"modified") => put(&mut self.updated, words()),
            (_, b"source") => {
                put(&mut self.outlet, if inner.contains("<title") { child(inner, b"title") } else { words() });
            }
            (_, b"creator") => self.authors.push(words()),
            (_, b"author") if inner.contains("<name") => self.authors.push(child(inner, b"name")),
            (_, b"author") => self.authors.push(named(&words())),
            _ => {}
        }
    }
}

/// The words of an element's content: sections of character data as they are, entities read, tags gone.
fn words(inner: &str) -> String {
    let mut out = String::new();
    let mut rest = inner;
    while let Some((before, after)) = rest.split_once("<![CDATA[") {
        out.push_str(&unescaped(before));
        let (data, after) = after.split_once("]]>").unwrap_or((after, ""));
        out.push_str(data);
        rest = after;
    }
    out.push_str(&unescaped(rest));
    out
}

/// The words of the first child with this name.
fn child(inner: &str, name: &[u8]) -> String {
    let mut reader = reader(inner);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) if local(element.name().as_ref()) == name => {
                return reader
                    .read_text(element.name())
                    .map(|text| words(&String::from_utf8_lossy(&text)))
                    .unwrap_or_default();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    String::new()
}

/// The name in "mail@host (Name)".
fn named(author: &str) -> String {
    let inner = author.split_once('(').and_then(|(mail, rest)| Some((mail, rest.split_once(')')?.0)));
    match inner {
        Some((mail, name)) if mail.contains('@') => name.to_owned(),
        _ if author.contains('@') => String::new(),
        _ => author.to_owned(),
    }
}

fn entry(input: Input<'_>, number: usize, raw: &str, channel: &Channel) -> Found {
    let label = format!("entry {number}");
    let entry = Entry::read(raw);
    let mut marked = Marked::default();
    // Titles may hold markup, escaped or not.
    let title = plain(&entry.title);
    marked.push(BlockKind::Heading, &title);
    let has_content = !entry.content.is_empty();
    let text = if has_content { &entry.content } else { &entry.summary };
    match html::is_markup(text) || text.contains('<') {
        true => html::read_piece(text, &mut marked),
        false => marked.push_plain(text),
    }
    if marked.blocks.len() <= usize::from(!title.is_empty()) && text.is_empty() {
        return Err((Some(label), Fault::NoField("holds no text, only a headline; its page may have it".to_owned())));
    }
    let words = marked.words() - shape::word_count(&title).min(marked.words());
    let is_whole = (has_content || words >= WHOLE) && !trails_off(&marked.text);
    let address = Some(&entry.link).filter(|link| link.starts_with("http"));
    marked.notes.push(if is_whole {
        "whole text, from a feed".to_owned()
    } else {
        let there =
            address.map(|a| format!("; the whole text may stand at its address: parallax add {a}")).unwrap_or_default();
        format!("a summary only, from a feed{there}")
    });
    let mut declared = Declared::default();
    declared.add(Fact::Title, &title);
    declared.add(Fact::Address, address.map_or("", String::as_str));
    declared.add(Fact::Outlet, if entry.outlet.is_empty() { channel.title.trim() } else { &entry.outlet });
    declared.add(Fact::Date, if entry.date.is_empty() { &entry.updated } else { &entry.date });
    entry.authors.iter().for_each(|author| declared.add(Fact::Byline, author.trim()));
    declared.set_language(channel.language.as_deref());
    marked.declared = declared;
    let id = [&entry.id, &entry.link].into_iter().find(|id| !id.is_empty()).cloned();
    let document = from_marked(&format!("{}#{number}", input.name), marked, Vec::new());
    if document.blocks.is_empty() {
        return Err((Some(label), Fault::Empty));
    }
    Ok(Part { document, piece: Some(Piece { label, id, bytes: raw.as_bytes().to_vec() }) })
}

/// A title without the markup that some feeds put into it.
fn plain(title: &str) -> String {
    if !title.contains(['<', '&']) {
        return title.to_owned();
    }
    dom_query::Document::fragment(title).text().trim().to_owned()
}

/// Whether a text ends like a teaser.
fn trails_off(text: &str) -> bool {
    let end = text.trim_end();
    let dots = ["…", "...", "[…]", "[...]", "[&hellip;]", "(…)"].iter().any(|dots| end.ends_with(dots));
    let last = end.rsplit('\n').next().map(shape::folded).unwrap_or_default();
    dots || ["read more", "continue reading", "lire la suite", "weiterlesen", "leer más"]
        .iter()
        .any(|more| last.ends_with(more) || last.starts_with(more))
}
