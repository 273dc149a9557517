//! DOCX (Office Open XML, ECMA-376 part 1, 17): paragraphs with the markers of their lists, tables row by row, notes.
//!
//! ```text
//!  w:p with a heading's style   Heading       w:numPr     ListItem, with its bullet or number
//!  w:p of a quotation's style   BlockQuote    w:br        a new line
//!  w:tr                         a | b         w:footnote  Note, at the end
//! ```
//!
//! Of tracked changes the text is what it would be if all were accepted; how many there are is said.

mod list;

use super::fault::Fault;
use super::head::{Declared, Fact, is_names};
use super::marked::Marked;
use super::package::{Package, attribute, local, unescaped};
use super::{BlockKind, Furniture, shape};
use list::{Lists, Styles};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

const FORMAT: &str = "DOCX";

/// Code points up to which the cells of a row stand on one line.
const ROW: usize = 400;

/// Reads a document.
///
/// # Errors
/// It is damaged, or holds nothing to read.
pub(super) fn read(bytes: &[u8]) -> Result<Marked, Fault> {
    let mut package = Package::open(bytes, FORMAT)?;
    let main = package.name(|name| name.starts_with("word/document") && name.ends_with(".xml"));
    let body = package.needed(main.as_deref().unwrap_or("word/document.xml"))?;
    let styles = Styles::read(&package.part("word/styles.xml")?.unwrap_or_default());
    let lists = Lists::read(&package.part("word/numbering.xml")?.unwrap_or_default());
    let mut writer = Writer { styles, lists, ..Writer::default() };
    writer.read(&body)?;
    if let Some(notes) = package.part("word/footnotes.xml")? {
        writer.in_notes = true;
        writer.read(&notes)?;
    }
    if writer.insertions + writer.deletions > 0 {
        let (i, d) = (writer.insertions, writer.deletions);
        writer.marked.notes.push(format!(
            "tracked changes: {i} insertions are read as text, {d} deletions are left out; accept or reject them for one reading"
        ));
    }
    let mut marked = writer.marked;
    if marked.blocks.is_empty() {
        return Err(Fault::Empty);
    }
    marked.declared = declared(&package.part("docProps/core.xml")?.unwrap_or_default(), &marked);
    Ok(marked)
}

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    words: String,
    style: Option<String>,
    /// The list and the level in it.
    list: Option<(Option<String>, usize)>,
    is_hidden: bool,
}

#[derive(Default)]
struct Writer {
    marked: Marked,
    styles: Styles,
    lists: Lists,
    /// The paragraphs that are open: one, and those of text boxes inside it.
    open: Vec<Paragraph>,
    /// The cells of the rows that are open, each with its paragraphs.
    rows: Vec<Vec<Vec<(BlockKind, String)>>>,
    /// How many elements are open whose words are not read.
    skipped: usize,
    insertions: usize,
    deletions: usize,
    in_notes: bool,
}

impl Writer {
    fn read(&mut self, xml: &[u8]) -> Result<(), Fault> {
        let mut reader = Reader::from_reader(xml);
        reader.config_mut().check_end_names = false;
        let mut in_text = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(element)) => {
                    in_text = local(element.name().as_ref()) == b"t" && self.skipped == 0;
                    self.start(&element, false);
                }
                Ok(Event::Empty(element)) => self.start(&element, true),
                Ok(Event::End(element)) => {
                    in_text = false;
                    self.end(local(element.name().as_ref()));
                }
                Ok(Event::Text(text)) if in_text => self.words(&String::from_utf8_lossy(&text)),
                Ok(Event::CData(text)) if in_text => self.words(&String::from_utf8_lossy(&text)),
                Ok(Event::GeneralRef(name)) if in_text => {
                    self.words(&unescaped(&format!("&{};", String::from_utf8_lossy(&name))));
                }
                Ok(Event::Eof) => return Ok(()),
                Ok(_) => {}
                Err(error) => return Err(Fault::Damaged { format: FORMAT, cause: error.to_string() }),
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>, is_empty: bool) {
        let name = element.name();
        let name = local(name.as_ref());
        if matches!(name, b"Fallback" | b"moveFrom" | b"del") && !is_empty {
            self.deletions += usize::from(name != b"Fallback");
            self.skipped += 1;
        }
        if self.skipped > 0 {
            return;
        }
        let value = || attribute(element, "val");
        match name {
            b"ins" | b"moveTo" if !is_empty => self.insertions += 1,
            b"p" if !is_empty => self.open.push(Paragraph::default()),
            b"tr" => self.rows.push(Vec::new()),
            b"tc" => self.rows.last_mut().into_iter().for_each(|row| row.push(Vec::new())),
            b"tab" | b"ptab" => self.words(" "),
            b"br" if attribute(element, "type").is_none_or(|kind| kind == "textWrapping") => self.words("\n"),
            b"cr" => self.words("\n"),
            b"noBreakHyphen" => self.words("\u{2011}"),
            b"r" => self.open.iter_mut().for_each(|paragraph| paragraph.is_hidden = false),
            _ => {
                let Some(paragraph) = self.open.last_mut() else { return };
                match name {
                    b"pStyle" => paragraph.style = value(),
                    b"numId" => paragraph.list.get_or_insert_default().0 = value(),
                    b"ilvl" => {
                        paragraph.list.get_or_insert_default().1 = value().and_then(|v| v.parse().ok()).unwrap_or(0);
                    }
                    b"vanish" => paragraph.is_hidden = !value().is_some_and(|v| v == "0" || v == "false"),
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, name: &[u8]) {
        if matches!(name, b"Fallback" | b"moveFrom" | b"del") {
            self.skipped = self.skipped.saturating_sub(1);
        }
        match name {
            b"p" if self.skipped == 0 => self.close(),
            b"tr" if self.skipped == 0 => self.close_row(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(paragraph) = self.open.last_mut().filter(|paragraph| !paragraph.is_hidden) {
            // Inside an element a line end is white space.
            if words == "\n" { paragraph.words.push('\n') } else { paragraph.words.push_str(&words.replace('\n', " ")) }
        }
    }

    /// Ends a paragraph: into its cell, or into the text.
    fn close(&mut self) {
        let Some(Paragraph { words, style, list, .. }) = self.open.pop() else { return };
        if words.trim().is_empty() {
            return;
        }
        let style = self.styles.of(style.as_deref());
        let list =
            list.map(|(id, level)| (id.or(style.list.clone()), level)).or(style.list.map(|id| (Some(id), style.level)));
        let marker = list.and_then(|(id, level)| self.lists.marker(&id?, level));
        let kind = match () {
            () if self.in_notes => BlockKind::Furniture(Furniture::Note),
            () if style.is_heading => BlockKind::Heading,
            () if marker.is_some() => BlockKind::ListItem,
            () if style.is_quotation => BlockKind::BlockQuote,
            () if style.is_caption => BlockKind::Furniture(Furniture::Credit),
            () => BlockKind::Paragraph,
        };
        let words = format!("{}{}", marker.unwrap_or_default(), words.trim());
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.push((kind, words)),
            None => self.marked.push(kind, &words),
        }
    }

    /// Ends a row: one line of its cells where they are short, else their paragraphs one by one.
    fn close_row(&mut self) {
        let Some(cells) = self.rows.pop() else { return };
        let short = cells.iter().all(|cell| cell.len() <= 1 && cell.iter().all(|(_, w)| shape::width(w) <= ROW));
        let blocks = if short && cells.len() > 1 {
            let cells: Vec<String> = cells.into_iter().flatten().map(|(_, words)| words).collect();
            vec![(BlockKind::Paragraph, cells.join(" | "))]
        } else {
            cells.into_iter().flatten().collect()
        };
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.extend(blocks),
            None => blocks.iter().for_each(|(kind, words)| self.marked.push(*kind, words)),
        }
    }
}

/// What the properties state. The title there is often that of a template: it counts if the text has it, or no heading.
/// The day there is that of the file.
fn declared(core: &[u8], marked: &Marked) -> Declared {
    let mut declared = Declared::default();
    let mut reader = Reader::from_reader(core);
    let mut open = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => open = local(element.name().as_ref()).to_vec(),
            Event::End(_) => open.clear(),
            Event::Text(text) => {
                let words = unescaped(&String::from_utf8_lossy(&text));
                let has = |b: &super::Block| shape::folded(b.span.of(&marked.text)) == shape::folded(&words);
                let headed = marked.blocks.iter().any(|block| block.kind == BlockKind::Heading);
                match open.as_slice() {
                    b"title" if !headed || marked.blocks.iter().take(5).any(has) => declared.add(Fact::Title, &words),
                    b"creator" if is_names(&words) => declared.add(Fact::Byline, &words),
                    b"language" => declared.set_language(Some(&words)),
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    declared
}
