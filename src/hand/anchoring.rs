//! Passages of documents by their words, so that they are found again when a text has changed.
//!
//! How one passage is found is left to [`Anchor`]; here is which documents are looked through, and what is sure enough.

use crate::comparison::Passage;
use crate::document::{Document, DocumentId, Span};
use crate::store::{Anchor, Found};

/// What is less sure than this counts as gone: words that stand elsewhere too, in other surroundings, may be other words.
const SURE: f64 = 0.55;

/// A passage by its document and its words.
pub type Anchored = (DocumentId, Anchor);

/// The anchor of each passage, in the texts as they are now.
pub fn anchors(passages: &[Passage], documents: &[Document]) -> Vec<Anchored> {
    let anchor = |p: &Passage| {
        let text = &documents.get(p.document.0)?.text;
        let [start, end] = [p.span.start, p.span.end].map(|at| text.floor_char_boundary(at));
        Some((p.document, Anchor::of(text, Span::new(start, end))))
    };
    passages.iter().filter_map(anchor).collect()
}

/// Where all of them stand now; nothing where one of them is gone.
pub fn passages(anchors: &[Anchored], documents: &[Document]) -> Vec<Passage> {
    let passage = |(document, anchor): &Anchored| {
        let found = find(anchor, &documents.get(document.0)?.text)?;
        Some(Passage { document: *document, span: found.span })
    };
    anchors.iter().map(passage).collect::<Option<_>>().unwrap_or_default()
}

/// Where an anchor stands in a text, as far as that is sure.
pub(super) fn find(anchor: &Anchor, text: &str) -> Option<Found> {
    anchor.find(text).filter(|found| found.confidence >= SURE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;

    /// The passage is written in angle brackets; so is where it is looked for, if it is there.
    fn check(before: &str, after: &str) {
        let unmarked = |text: &str| text.replace(['<', '>'], "");
        let marked = |text: &str| Some(Span::new(text.find('<')?, text.find('>')? - 1));
        let documents = |text: &str| [read("text", unmarked(text).as_bytes())];
        let passage = Passage { document: DocumentId(0), span: marked(before).unwrap() };
        let anchors = anchors(&[passage], &documents(before));
        let found = passages(&anchors, &documents(after)).first().map(|p| p.span);
        assert_eq!(found, marked(after), "{before} / {after}");
    }

    #[test]
    fn a_passage_is_found_again_or_gone_but_never_another() {
        let rest = "The ferry waits at the quay until the wind drops.";
        check(&format!("<Two boats sank.> {rest}"), &format!("News. <Two boats sank.> {rest}"));
        check(&format!("<Two old boats sank at night.> {rest}"), &format!("<Two boats sank at night.> {rest}"));
        check(&format!("<Two boats sank.> {rest}"), rest);
        // The same few words elsewhere are not the passage that was taken out.
        check("It rains. <He left.> Nobody saw the keeper after that.", "Years went by. He left. The town forgot.");
        check("He left. It rains. <He left.> Nobody saw him.", "He left. It rains hard. <He left.> Nobody saw him.");
    }

    #[test]
    fn of_two_passages_both_must_be_there() {
        let texts = ["The bridge is closed to all.", "Nobody may cross the bridge."];
        let before = texts.map(|text| read("text", text.as_bytes()));
        let both = [0, 1].map(|n| Passage { document: DocumentId(n), span: Span::new(0, texts[n].len()) });
        let anchors = anchors(&both, &before);
        assert_eq!(passages(&anchors, &before), both);
        let after = [texts[0], "Something else altogether stands here now."].map(|text| read("text", text.as_bytes()));
        assert_eq!(passages(&anchors, &after), []);
    }
}
