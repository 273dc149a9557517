//! PDF with a text layer: its paragraphs in reading order, those that run over a page's end in one piece, and what stands
//! at the edge of every page as furniture.
//!
//! ```text
//!  ┌ Harbour Post ── 3 ┐   on several pages, digits apart     furniture
//!  │ paragraph         │
//!  │ a paragraph that  │ ┐
//!  └───────────────────┘ │ one block
//!  ┌ Harbour Post ── 4 ┐ │
//!  │ goes on           │ ┘
//! ```
//!
//! Where letters stand on a page is left to `unpdf`; pictures of pages are not read.

use super::fault::Fault;
use super::head::{Declared, Fact, is_names};
use super::marked::Marked;
use super::{BlockKind, Furniture, shape};
use std::collections::{BTreeMap, BTreeSet};
use unpdf::{Block, Error, Page, Paragraph, ParseOptions};

/// Blocks at the top and at the bottom of a page that may be its running head or foot.
const EDGE: usize = 2;

/// Words up to which a block can be a running head or foot.
const SHORT: usize = 20;

/// Reads a document.
///
/// # Errors
/// It is damaged, encrypted, or holds no text.
pub(super) fn read(bytes: &[u8]) -> Result<Marked, Fault> {
    let options = ParseOptions::new().lenient().with_resources(false).with_ocr_suppression(false);
    let pdf = unpdf::parse_bytes_with_options(bytes, options).map_err(|error| fault(&error))?;
    let pages: Vec<Vec<Piece>> = pdf.pages.iter().map(pieces).collect();
    let bare = pages.iter().filter(|page| page.iter().map(|p| shape::word_count(&p.words)).sum::<usize>() == 0).count();
    if bare == pages.len() {
        let has_pictures = pdf.pages.iter().any(|page| page.image_op_count > 0 || page.form_op_count > 0);
        return Err(if has_pictures { Fault::Scan { pages: pages.len() } } else { Fault::Empty });
    }
    let mut marked = Marked::default();
    joined(pages).iter().for_each(|piece| marked.push(piece.kind, &piece.words));
    if bare > 0 {
        let s = if bare == 1 { " holds" } else { "s hold" };
        marked.notes.push(format!("{bare} of {} page{s} no text, perhaps pictures of text", pdf.pages.len()));
    }
    let unreadable: BTreeSet<&str> =
        pdf.pages.iter().flat_map(|page| page.unreadable_fonts.iter().map(|font| font.name.as_str())).collect();
    if !unreadable.is_empty() {
        let names = unreadable.into_iter().collect::<Vec<_>>().join(", ");
        marked.notes.push(format!("text in these fonts cannot be read and is missing: {names}"));
    }
    marked.declared = declared(&pdf.metadata, &marked);
    Ok(marked)
}

fn fault(error: &Error) -> Fault {
    match error {
        Error::Encrypted | Error::InvalidPassword => Fault::Encrypted,
        error => Fault::Damaged { format: "PDF", cause: error.to_string() },
    }
}

/// A block of a page.
struct Piece {
    kind: BlockKind,
    words: String,
}

fn pieces(page: &Page) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut put = |kind, words: String| {
        if !words.trim().is_empty() {
            pieces.push(Piece { kind, words: words.trim().to_owned() });
        }
    };
    for block in &page.elements {
        match block {
            Block::Paragraph(paragraph) => put(kind(paragraph), words(paragraph)),
            Block::Table(table) => {
                for row in &table.rows {
                    let cells: Vec<String> = row.cells.iter().map(|cell| one_line(&cell.plain_text())).collect();
                    let cells: Vec<&str> = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
                    put(BlockKind::Paragraph, cells.join(" | "));
                }
            }
            Block::Code { content } | Block::Raw { content } => put(BlockKind::Paragraph, content.clone()),
            _ => {}
        }
    }
    pieces
}

fn kind(paragraph: &Paragraph) -> BlockKind {
    match () {
        () if paragraph.is_heading() => BlockKind::Heading,
        () if paragraph.is_list_item() => BlockKind::ListItem,
        () => BlockKind::Paragraph,
    }
}

/// A paragraph's words; the bullets that PDFs have are of many makes, here they are one.
fn words(paragraph: &Paragraph) -> String {
    let text = paragraph.plain_text();
    match text.split_once(' ') {
        Some((bullet, rest)) if paragraph.is_list_item() && !bullet.contains(char::is_alphanumeric) => {
            format!("• {rest}")
        }
        _ => text,
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A block without its digits, to find it again on other pages.
fn pattern(words: &str) -> String {
    shape::folded(words)
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect::<String>()
        .replace("00", "0")
}

/// Whether a block says nothing but which page it is on.
fn is_page_number(words: &str) -> bool {
    let letters: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let is_number = |word: &&str| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    let is_word = |word: &&str| {
        ["page", "of", "seite", "von", "p", "s", "sur", "de", "página"].contains(&word.to_lowercase().as_str())
    };
    letters.len() <= 4 && letters.iter().any(is_number) && letters.iter().all(|w| is_number(w) || is_word(w))
}

/// The pages' blocks one after the other: heads and feet are furniture, and a paragraph that is broken by the end of a page
/// is whole again, before them.
fn joined(pages: Vec<Vec<Piece>>) -> Vec<Piece> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in &pages {
        let patterns: BTreeSet<String> = edges(page.len()).map(|at| pattern(&page[at].words)).collect();
        patterns.into_iter().for_each(|pattern| *seen.entry(pattern).or_default() += 1);
    }
    let least = (pages.len() / 3).max(2);
    let mut all: Vec<Piece> = Vec::new();
    for page in pages {
        let edges: BTreeSet<usize> = edges(page.len()).collect();
        let mut is_first = true;
        for (at, mut piece) in page.into_iter().enumerate() {
            let again = seen.get(&pattern(&piece.words)).is_some_and(|count| *count >= least);
            let short = shape::word_count(&piece.words) <= SHORT;
            if edges.contains(&at) && short && (again || is_page_number(&piece.words)) {
                piece.kind = BlockKind::Furniture(Furniture::LeftOut);
                all.push(piece);
                continue;
            }
            let before = all.iter_mut().rev().find(|p| !matches!(p.kind, BlockKind::Furniture(_)));
            match before.filter(|before| is_first && goes_on(before, &piece)) {
                Some(before) => join(&mut before.words, &piece.words),
                None => all.push(piece),
            }
            is_first = false;
        }
    }
    all
}

fn edges(count: usize) -> impl Iterator<Item = usize> {
    (0..count.min(EDGE)).chain(count.saturating_sub(EDGE).max(EDGE.min(count))..count)
}

/// Whether the first block of a page goes on with the last one of the page before.
fn goes_on(before: &Piece, piece: &Piece) -> bool {
    let running = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem);
    running(before.kind)
        && piece.kind == BlockKind::Paragraph
        && !shape::ends_sentence(&before.words)
        && piece.words.starts_with(|c: char| c.is_lowercase() || c == '“' || c.is_ascii_digit())
}

/// Puts the two ends of a paragraph together; a word that was broken is whole again.
fn join(before: &mut String, words: &str) {
    match before.strip_suffix(['-', '\u{ad}']) {
        Some(start) if start.ends_with(char::is_lowercase) && words.starts_with(char::is_lowercase) => {
            before.truncate(start.len());
        }
        _ => before.push(' '),
    }
    before.push_str(words);
}

/// What the file states of itself. Its title is often that of a template or a file: it counts where the text begins with it.
/// Its day is that of the file.
fn declared(metadata: &unpdf::Metadata, marked: &Marked) -> Declared {
    let mut declared = Declared::default();
    let title = metadata.title.as_deref().unwrap_or_default().trim();
    let has = |b: &super::Block| shape::folded(b.span.of(&marked.text)) == shape::folded(title);
    if marked.blocks.iter().take(5).any(has) {
        declared.add(Fact::Title, title);
    }
    if let Some(author) = metadata.author.as_deref().filter(|author| is_names(author)) {
        declared.add(Fact::Byline, author);
    }
    declared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pages: &[&[&str]], expected: &[&str]) {
        let piece = |words: &&str| Piece { kind: BlockKind::Paragraph, words: (*words).to_owned() };
        let pages = pages.iter().map(|page| page.iter().map(piece).collect()).collect();
        let sign = |p: &Piece| if p.kind == BlockKind::Paragraph { "|" } else { "-" };
        let found: Vec<String> = joined(pages).iter().map(|p| format!("{}{}", sign(p), p.words)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn heads_and_feet_are_furniture_and_paragraphs_run_over_them() {
        check(
            &[
                &["Harbour Post, page 9", "The bridge was closed.", "It will stay so until the coun-", "9"],
                &["Harbour Post, page 10", "cil has met.", "Buses take the tunnel.", "10"],
                &["Harbour Post, page 11", "Nobody was hurt.", "- 11 -"],
            ],
            &[
                "-Harbour Post, page 9",
                "|The bridge was closed.",
                "|It will stay so until the council has met.",
                "-9",
                "-Harbour Post, page 10",
                "|Buses take the tunnel.",
                "-10",
                "-Harbour Post, page 11",
                "|Nobody was hurt.",
                "-- 11 -",
            ],
        );
        check(&[&["One page."]], &["|One page."]);
        check(&[&["A sentence.", "2024"], &["Another one."]], &["|A sentence.", "-2024", "|Another one."]);
    }
}
