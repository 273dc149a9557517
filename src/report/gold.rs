//! What a person decided on a story, as data to measure comparisons with: sentences, and labelled links between them.
//!
//! Only links that were confirmed, given another kind or made by hand are written; docs/json.md tells each field.

use super::{Report, escaped};
use crate::comparison::{Comparison, Kind, Passage, Story};
use crate::document::DocumentId;
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// One JSON object on one line.
#[derive(Debug, Clone, Copy)]
pub struct Gold<'a> {
    /// What the story is called.
    pub name: &'a str,
}

#[derive(Serialize)]
struct Whole<'a> {
    story: &'a str,
    articles: Vec<Article<'a>>,
    links: Vec<LinkOut>,
}

#[derive(Serialize)]
struct Article<'a> {
    key: String,
    file: &'a str,
    sentences: Vec<&'a str>,
}

#[derive(Serialize)]
struct LinkOut {
    a: String,
    b: String,
    label: &'static str,
}

impl Report for Gold<'_> {
    fn write(&self, story: Story<'_>, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        let article = |id: DocumentId| {
            let document = story.document(id);
            let sentences = story.analysis(id).sentences.iter().map(|s| s.span.of(&document.text));
            Article { key: key(id), file: &document.source.name, sentences: sentences.collect() }
        };
        let whole =
            Whole { story: self.name, articles: story.ids().map(article).collect(), links: links(story, comparison) };
        escaped::write(&whole, out)?;
        writeln!(out)
    }
}

fn key(id: DocumentId) -> String {
    (id.0 + 1).to_string()
}

/// The links by hand between all the sentences that their ends cover, in order; one that has several kinds has the first.
fn links(story: Story<'_>, comparison: &Comparison) -> Vec<LinkOut> {
    let mut found: BTreeSet<([(DocumentId, usize); 2], Kind)> = BTreeSet::new();
    for link in comparison.links.iter().filter(|l| l.evidence.hand.is_some()) {
        for a in sentences(story, link.a) {
            for b in sentences(story, link.b) {
                found.insert(([(link.a.document, a), (link.b.document, b)], link.kind));
            }
        }
    }
    let mut links: Vec<([(DocumentId, usize); 2], Kind)> = found.into_iter().collect();
    links.dedup_by_key(|(ends, _)| *ends);
    let end = |(document, sentence): (DocumentId, usize)| format!("{}:{}", key(document), sentence + 1);
    links.into_iter().map(|([a, b], kind)| LinkOut { a: end(a), b: end(b), label: kind.word() }).collect()
}

/// The sentences of which a passage covers at least half, or that cover at least half of it.
fn sentences(story: Story<'_>, passage: Passage) -> Vec<usize> {
    let all = story.analysis(passage.document).sentences.iter().enumerate();
    let covered = all.filter(|(_, s)| {
        let both = passage.span.overlap(s.span);
        both > 0 && (2 * both >= s.span.len() || 2 * both >= passage.span.len())
    });
    covered.map(|(n, _)| n).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::decision::Verdict;
    use crate::comparison::{Evidence, Link};
    use crate::document::{Span, read};
    use crate::language::analyse;
    use serde_json::json;

    #[test]
    fn links_by_hand_are_written_with_the_sentences_they_join() {
        let documents = ["The bridge fell. Nobody was hurt.", "“Two were hurt.” The bridge is down."]
            .map(|text| read("a.txt", text.as_bytes()));
        let analyses = documents.each_ref().map(analyse);
        let passage = |n: usize, words: &str| {
            let start = documents[n].text.find(words).unwrap();
            Passage { document: DocumentId(n), span: Span::new(start, start + words.len()) }
        };
        let link = |kind, a: &str, b: &str, hand| Link {
            a: passage(0, a),
            b: passage(1, b),
            kind,
            probability: 0.7,
            evidence: Evidence { hand, ..Evidence::default() },
        };
        let links = vec![
            link(Kind::Agree, "The bridge fell.", "The bridge is down.", Some(Verdict::Confirmed(Kind::Agree))),
            link(Kind::Diverge, "Nobody was hurt.", "Two were hurt.", Some(Verdict::Made(Kind::Diverge))),
            link(Kind::Agree, "The bridge fell.", "Two were hurt.", None),
        ];
        let comparison = Comparison { links, ..Comparison::default() };
        let mut out = Vec::new();
        Gold { name: "bridge" }
            .write(Story { documents: &documents, analyses: &analyses }, &comparison, &mut out)
            .unwrap();
        let written: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let expected = json!({
            "story": "bridge",
            "articles": [
                {"key": "1", "file": "a.txt", "sentences": ["The bridge fell.", "Nobody was hurt."]},
                {"key": "2", "file": "a.txt", "sentences": ["“Two were hurt.”", "The bridge is down."]},
            ],
            "links": [
                {"a": "1:1", "b": "2:2", "label": "agree"},
                {"a": "1:2", "b": "2:1", "label": "diverge"},
            ],
        });
        assert_eq!(written, expected);
    }
}
