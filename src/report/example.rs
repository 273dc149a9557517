//! A small comparison made by hand, with one of everything, that the tests of all formats write.

use super::Report;
use crate::comparison::word_diff::Run;
use crate::comparison::{
    Comparison, Conflict, Evidence, Grade, How, Kind, Link, Passage, Rule, Statement, Story, Utterance,
};
use crate::document::{self, Document, DocumentId, Span};
use crate::language::Analysis;

/// Three documents and what was found in them.
pub(super) struct Example {
    documents: Vec<Document>,
    analyses: Vec<Analysis>,
    comparison: Comparison,
}

impl Example {
    pub(super) fn new() -> Self {
        let texts = [
            ("courier.txt", "Police said four people were hurt.\nThe mayor said: “We will build it again, soon.”\n"),
            ("wire.txt", "Two people were\x1b[31m hurt.\n“We will build it again,” he said.\nBuses <run> *twice*.\n"),
            ("port.txt", "=The port is shut.\n"),
        ];
        let documents: Vec<Document> = texts.iter().map(|(name, text)| document::read(name, text.as_bytes())).collect();
        let analyses = documents.iter().map(crate::language::analyse).collect();
        let comparison = comparison(&documents);
        Self { documents, analyses, comparison }
    }

    /// What a format makes of it.
    pub(super) fn written(&self, report: &dyn Report) -> String {
        let mut out = Vec::new();
        let story = Story { documents: &self.documents, analyses: &self.analyses };
        report.write(story, &self.comparison, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }
}

fn comparison(documents: &[Document]) -> Comparison {
    let at = |n: usize, words: &str| {
        let start = documents[n].text.find(words).unwrap();
        Passage { document: DocumentId(n), span: Span::new(start, start + words.len()) }
    };
    let hurt = [at(0, "Police said four people were hurt."), at(1, "Two people were\x1b[31m hurt.")];
    let built = [at(0, "The mayor said: “We will build it again, soon.”"), at(1, "“We will build it again,” he said.")];
    let links = vec![
        Link {
            a: hurt[0],
            b: hurt[1],
            kind: Kind::Diverge,
            probability: 0.871,
            evidence: Evidence {
                conflicts: vec![Conflict {
                    rule: Rule::Number,
                    grade: Grade::Conflict,
                    a: at(0, "four people").span,
                    b: at(1, "Two people").span,
                }],
                ..Evidence::default()
            },
        },
        Link {
            a: built[0],
            b: built[1],
            kind: Kind::Quote,
            probability: 0.6,
            evidence: Evidence {
                utterance: Some(Box::new(Utterance {
                    speaker: Some("the mayor".to_owned()),
                    how: How::Cut,
                    a: vec![at(0, "We will build it again, soon.").span],
                    b: vec![at(1, "We will build it again,").span],
                    elided: (false, false),
                    words: vec![Run { same: false, a: at(0, "soon").span, b: Span::new(0, 0) }],
                })),
                ..Evidence::default()
            },
        },
    ];
    let statements = vec![
        Statement { kind: Some(Kind::Diverge), passages: hurt.to_vec(), links: vec![0], ..Statement::default() },
        Statement { kind: Some(Kind::Quote), passages: built.to_vec(), links: vec![1], ..Statement::default() },
        Statement { passages: vec![at(1, "Buses <run> *twice*.")], ..Statement::default() },
        Statement { passages: vec![at(2, "=The port is shut.")], ..Statement::default() },
    ];
    Comparison { links, withheld: Vec::new(), statements, threshold: 0.5, footings: Vec::new() }
}
