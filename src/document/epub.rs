//! EPUB (EPUB 3.3, 5 and 6): the chapters in the order of the spine, as one document. The page of contents is left out.

use super::decode;
use super::fault::Fault;
use super::head::{Declared, Fact};
use super::marked::Marked;
use super::package::{Package, attribute, local, unescaped};
use super::{BlockKind, html, shape};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;

const FORMAT: &str = "EPUB";

/// A file of the book.
#[derive(Default)]
struct Item {
    path: String,
    is_text: bool,
    is_contents: bool,
}

/// The book's own description.
#[derive(Default)]
struct Book {
    items: BTreeMap<String, Item>,
    /// Identifiers of items, in order.
    spine: Vec<String>,
    declared: Declared,
    title: String,
}

/// Reads a book.
///
/// # Errors
/// It is damaged, encrypted, or holds nothing to read.
pub(super) fn read(bytes: &[u8]) -> Result<Marked, Fault> {
    let mut package = Package::open(bytes, FORMAT)?;
    let path = root(&package.needed("META-INF/container.xml")?)
        .ok_or_else(|| Fault::Damaged { format: FORMAT, cause: "its container names no book".to_owned() })?;
    let book = Book::read(&package.needed(&path)?, &path)?;
    let encrypted = package.part("META-INF/encryption.xml")?.unwrap_or_default();
    let encrypted = String::from_utf8_lossy(&encrypted).into_owned();
    let mut marked = Marked::default();
    let (mut missing, mut locked) = (0, 0);
    let chapters =
        book.spine.iter().filter_map(|id| book.items.get(id)).filter(|item| item.is_text && !item.is_contents);
    for item in chapters {
        if encrypted.contains(&item.path) {
            locked += 1;
            continue;
        }
        match package.part(&item.path)? {
            Some(chapter) => {
                let decoded = decode::decode_declared(
                    &chapter,
                    decode::in_html(&chapter).or_else(|| decode::in_xml(&chapter)).as_deref(),
                );
                html::read_piece(&decoded.text, &mut marked);
            }
            None => missing += 1,
        }
    }
    if marked.blocks.is_empty() {
        return Err(if locked > 0 { Fault::Locked } else { Fault::Empty });
    }
    if missing + locked > 0 {
        marked.notes.push(format!("{missing} chapters are missing inside, {locked} are encrypted"));
    }
    marked.declared = book.declared;
    let first =
        marked.blocks.iter().take(3).any(|b| shape::folded(b.span.of(&marked.text)) == shape::folded(&book.title));
    if !first && !book.title.is_empty() {
        let body = std::mem::take(&mut marked);
        marked.push(BlockKind::Heading, &book.title);
        let at = marked.text.len() + 2;
        marked.text.push_str("\n\n");
        marked.text.push_str(&body.text);
        let moved = |b: super::Block| super::Block { span: super::Span::new(b.span.start + at, b.span.end + at), ..b };
        marked.blocks.extend(body.blocks.into_iter().map(moved));
        (marked.declared, marked.notes) = (body.declared, body.notes);
    }
    Ok(marked)
}

/// The path of the book's description in the archive.
fn root(container: &[u8]) -> Option<String> {
    let mut reader = Reader::from_reader(container);
    loop {
        match reader.read_event().ok()? {
            Event::Start(e) | Event::Empty(e) if local(e.name().as_ref()) == b"rootfile" => {
                return attribute(&e, "full-path");
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

impl Book {
    fn read(description: &[u8], path: &str) -> Result<Self, Fault> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut book = Self::default();
        let mut reader = Reader::from_reader(description);
        let mut open = Vec::new();
        loop {
            let event = reader.read_event();
            match event.map_err(|error| Fault::Damaged { format: FORMAT, cause: error.to_string() })? {
                Event::Start(element) => {
                    open = local(element.name().as_ref()).to_vec();
                    book.element(&open, &element, folder);
                }
                Event::Empty(element) => book.element(local(element.name().as_ref()), &element, folder),
                Event::End(_) => open.clear(),
                Event::Text(text) => book.metadata(&open, &unescaped(&String::from_utf8_lossy(&text))),
                Event::Eof => return Ok(book),
                _ => {}
            }
        }
    }

    fn element(&mut self, name: &[u8], element: &quick_xml::events::BytesStart<'_>, folder: &str) {
        let value = |key: &str| attribute(element, key).unwrap_or_default();
        match name {
            b"item" => {
                let media = value("media-type");
                let is_contents = value("properties").split(' ').any(|property| property == "nav");
                let is_text = media.contains("html") || media == "text/x-oeb1-document";
                self.items.insert(value("id"), Item { path: joined(folder, &value("href")), is_text, is_contents });
            }
            b"itemref" => self.spine.push(value("idref")),
            b"reference" if value("type") == "toc" => {
                let path = joined(folder, value("href").split('#').next().unwrap_or_default());
                self.items.values_mut().filter(|item| item.path == path).for_each(|item| item.is_contents = true);
            }
            _ => {}
        }
    }

    fn metadata(&mut self, name: &[u8], words: &str) {
        match name {
            b"title" if self.title.is_empty() => {
                words.trim().clone_into(&mut self.title);
                self.declared.add(Fact::Title, words.trim());
            }
            b"creator" => self.declared.add(Fact::Byline, words.trim()),
            b"publisher" => self.declared.add(Fact::Outlet, words.trim()),
            b"date" => self.declared.add(Fact::Date, words.trim()),
            b"language" => self.declared.set_language(Some(words)),
            _ => {}
        }
    }
}

/// A path inside the archive: `href` seen from `folder`, its percent signs read.
fn joined(folder: &str, href: &str) -> String {
    let mut parts: Vec<&str> = if href.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    percent_read(&parts.join("/"))
}

fn percent_read(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_the_description() {
        for (folder, href, expected) in [
            ("OEBPS", "text/a%20b.xhtml", "OEBPS/text/a b.xhtml"),
            ("OEBPS/x", "../c.xhtml", "OEBPS/c.xhtml"),
            ("", "./d.xhtml", "d.xhtml"),
            ("a", "/e%zz%4", "e%zz%4"),
        ] {
            assert_eq!(joined(folder, href), expected);
        }
    }
}
