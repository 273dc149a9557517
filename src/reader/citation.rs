//! A passage as it is copied: its words on one line, and for citing with source, title, date, address and place.

use super::view::pane::date;
use crate::document::{BlockKind, Document, Span, printable};

/// The words of a range on one line, without anything a terminal would obey.
pub(crate) fn words(document: &Document, span: Span) -> String {
    printable(span.of(&document.text)).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words with where they stand.
pub(crate) fn cited(document: &Document, span: Span) -> String {
    let source = &document.source;
    let mut parts = vec![source.label().0.to_owned()];
    if let (Some(title), Some(_)) = (&source.title, &source.outlet) {
        parts.push(format!("\u{201c}{}\u{201d}", title.value));
    }
    parts.extend(source.byline.as_ref().map(|b| b.value.clone()));
    parts.push(date(document));
    parts.extend(source.address.as_ref().map(|a| a.value.clone()));
    parts.push(place(document, span));
    format!("{}\n\u{2014} {}\n", words(document, span), parts.join(", "))
}

/// "paragraph 4", or what else the block is.
fn place(document: &Document, span: Span) -> String {
    let counts = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::BlockQuote);
    let at = document.blocks.partition_point(|b| b.span.end <= span.start);
    match document.blocks.get(at).map(|b| b.kind) {
        Some(BlockKind::Title) => "title".to_owned(),
        Some(BlockKind::Heading) => "heading".to_owned(),
        Some(kind) if counts(kind) => {
            let number = document.blocks[..=at].iter().filter(|b| counts(b.kind)).count();
            format!("paragraph {number}")
        }
        _ => "outside the article".to_owned(),
    }
}

/// The line of a byte in the text, from 1.
pub(crate) fn line(document: &Document, byte: usize) -> usize {
    1 + document.text[..byte.min(document.text.len())].bytes().filter(|b| *b == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_citation_names_source_date_and_place() {
        let text = "Mayor closes the bridge\n\nBy Ann Lee\n\nJune 24, 2025\n\nThe mayor closed\nthe bridge today.\n\nNobody was hurt.";
        let document = crate::document::read("courier.txt", text.as_bytes());
        let at = text.find("The mayor").unwrap();
        let cited = cited(&document, Span::new(at, at + 34));
        assert!(cited.starts_with("The mayor closed the bridge today.\n\u{2014} "), "{cited}");
        assert!(cited.contains("24 Jun 2025") && cited.ends_with("paragraph 1\n"), "{cited}");
        assert_eq!(line(&document, text.find("today").unwrap()), 8);
    }

    #[test]
    fn nothing_a_terminal_would_obey_is_copied() {
        let document = crate::document::read("a", b"Red \x1b[31malert\x07 here.");
        assert!(!words(&document, Span::new(0, document.text.len())).chars().any(char::is_control));
    }
}
