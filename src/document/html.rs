//! A web page to its article: an extractor says which passages of the page are the article; their words are taken from
//! the page itself.
//!
//! ```text
//!  page ──> passages, numbered by element ─────────────────────┬──> the article's passages        ──> blocks
//!    └────> extractor (dom_smoothie: Readability) ──> numbers ─┘    running text that it left out ──> furniture
//!                                                                   the rest                      ──> counted
//! ```
//!
//! No extractor is without loss, so what it left out is shown dimmed where it reads like running text, and counted where
//! it does not. Decoding is left to [`super::decode`], what stands in every article's head to [`super::head`].

mod interposed;
mod nesting;
mod page;
mod stated;

use super::fault::Fault;
use super::head::{Declared, Fact, is_head_line, is_names, without_by};
use super::marked::Marked;
use super::{BlockKind, Furniture, shape};
use dom_query::Document;
use dom_smoothie::Readability;
use interposed::is_wall;
use page::{Form, Passage};
use rustc_hash::FxHashSet;
use stated::Page;

/// Words below which a page for subscribers shows the beginning of its article at most.
const TEASER: usize = 200;

/// Words that may stand above the headline without being the article's.
const ABOVE: usize = 40;

/// Words below which a page has no article.
const NEXT_TO_NOTHING: usize = 25;

/// Reads a page whose address may be known.
///
/// # Errors
/// It holds no article, or next to nothing of one, or something else in its place.
pub(super) fn read(html: &str, address: Option<&str>) -> Result<Marked, Fault> {
    let document = Document::from(&*nesting::flattened(html));
    let mut stated = stated::read(&document);
    page::prepare(&document);
    let passages = page::passages(&document);
    if let Some(fault) = interposed::find(&passages, &stated) {
        return Err(fault);
    }
    let article = article(document, &mut stated);
    let mut marked = assemble(&passages, &article, &stated);
    marked.declared = declared(&stated, address);
    let words = marked.words();
    let asks = passages.iter().any(|passage| is_wall(&passage.words));
    if words < NEXT_TO_NOTHING {
        return Err(if stated.is_paid || asks { Fault::Wall } else { Fault::NoArticle });
    }
    if words < TEASER && (stated.is_paid || asks) {
        marked.notes.push(format!(
            "the page is for subscribers and shows {words} words: perhaps the beginning alone; log in with a browser and save the page"
        ));
    }
    Ok(marked)
}

/// Reads a piece of a page that is an article as a whole, such as the content of a feed's entry or a chapter.
pub(super) fn read_piece(html: &str, into: &mut Marked) {
    let document = Document::from(&*nesting::flattened(html));
    page::prepare(&document);
    page::passages(&document).iter().for_each(|passage| into.push(kind(passage), &passage.words));
}

/// Whether a text is rather a piece of HTML than plain text.
pub(super) fn is_markup(text: &str) -> bool {
    let tags = ["<p>", "<p ", "<br", "<div", "</a>", "</p>", "<h2", "<ul", "<li", "<blockquote", "</em>", "</strong>"];
    tags.iter().any(|tag| text.contains(tag))
}

/// The numbers of the elements that the extractor keeps words of.
fn article(document: Document, stated: &mut Page) -> FxHashSet<usize> {
    let Ok(mut extractor) = Readability::with_document(document, None, None) else { return FxHashSet::default() };
    let Ok(article) = extractor.parse() else { return FxHashSet::default() };
    if stated.authors.is_empty()
        && let Some(byline) = article.byline.as_deref().map(without_by)
        && is_names(byline)
    {
        stated.authors.push(byline.to_owned());
    }
    let content = Document::from(article.content);
    let root = content.root();
    let words = root.descendants_it().filter(|node| node.is_text() && !node.text().trim().is_empty());
    words.filter_map(|text| page::number_of(&text)).collect()
}

/// The article's passages as blocks, between them what the extractor left out and reads like running text.
fn assemble(passages: &[Passage], article: &FxHashSet<usize>, stated: &Page) -> Marked {
    let mut marked = Marked::default();
    let title = stated.title.as_deref().map(shape::folded).unwrap_or_default();
    let is_title = |passage: &Passage| {
        !title.is_empty() && matches!(passage.form, Form::Heading { .. }) && shape::folded(&passage.words) == title
    };
    let mut kept: Vec<bool> = passages.iter().map(|passage| is_kept(passage, article)).collect();
    let words = |kept: &[bool]| {
        let kept = passages.iter().zip(kept).filter(|(_, kept)| **kept);
        kept.map(|(passage, _)| shape::word_count(&passage.words)).sum::<usize>()
    };
    if words(&kept) < NEXT_TO_NOTHING {
        let all: Vec<bool> = passages.iter().map(|p| reads_like_text(p) && !is_wall(&p.words)).collect();
        if words(&all) >= NEXT_TO_NOTHING {
            kept = all;
            marked.notes.push("the extractor found no article: what reads like running text is taken".to_owned());
        }
    }
    let heading = passages.iter().position(is_title).filter(|heading| words(&kept[..*heading]) <= ABOVE);
    match heading {
        Some(heading) => kept[..heading].fill(false),
        None => marked.push(BlockKind::Heading, stated.title.as_deref().unwrap_or_default()),
    }
    let first = kept.iter().position(|kept| *kept).unwrap_or(passages.len());
    let (mut left_out, mut shown) = (0, 0);
    for (at, passage) in passages.iter().enumerate() {
        let under_heading = heading.is_some_and(|heading| heading < at && at < first);
        match () {
            () if Some(at) == heading => marked.push(BlockKind::Heading, &passage.words),
            () if is_title(passage) => {}
            () if kept[at] => marked.push(kind(passage), &passage.words),
            // Byline and date between headline and text.
            () if under_heading && is_head_line(&passage.words) => marked.push(BlockKind::Paragraph, &passage.words),
            () => {
                left_out += 1;
                if reads_like_text(passage) {
                    shown += 1;
                    marked.push(BlockKind::Furniture(Furniture::LeftOut), &passage.words);
                }
            }
        }
    }
    if left_out > 0 {
        let dimmed = if shown > 0 { format!(", {shown} of them dimmed in their places") } else { String::new() };
        let s = if left_out == 1 { "" } else { "s" };
        marked.notes.push(format!("left out by the extractor: {left_out} passage{s}{dimmed}"));
    }
    marked
}

/// Whether the extractor kept most of a passage's words.
fn is_kept(passage: &Passage, article: &FxHashSet<usize>) -> bool {
    let kept: usize = passage.from.iter().filter(|(n, _)| article.contains(n)).map(|(_, bytes)| bytes).sum();
    2 * kept > passage.from.iter().map(|(_, bytes)| bytes).sum()
}

/// Whether a passage that was left out may be part of what the page tells.
fn reads_like_text(passage: &Passage) -> bool {
    let running = shape::word_count(&passage.words) >= 8 && shape::ends_sentence(&passage.words);
    running && passage.linked * 2 < passage.words.len()
}

fn kind(passage: &Passage) -> BlockKind {
    match passage.form {
        Form::Heading { .. } => BlockKind::Heading,
        Form::ListItem => BlockKind::ListItem,
        Form::Quote => BlockKind::BlockQuote,
        Form::Caption => BlockKind::Furniture(Furniture::Credit),
        // A line of links alone, as menus are.
        Form::Running if passage.linked * 10 >= passage.words.len() * 8 && !shape::is_prose(&passage.words) => {
            BlockKind::Furniture(Furniture::Navigation)
        }
        Form::Running => BlockKind::Paragraph,
    }
}

/// What the page states, as every format declares it; where it was fetched from counts if it states no address.
fn declared(page: &Page, address: Option<&str>) -> Declared {
    let mut declared = Declared::default();
    let mut add = |fact, value: Option<&str>| declared.add(fact, value.unwrap_or_default());
    add(Fact::Title, page.title.as_deref());
    add(Fact::Outlet, page.outlet.as_deref());
    add(Fact::Date, page.date.as_deref());
    add(Fact::Address, page.address.as_deref().or(address));
    page.authors.iter().for_each(|author| add(Fact::Byline, Some(author)));
    declared.set_language(page.language.as_deref());
    declared
}
