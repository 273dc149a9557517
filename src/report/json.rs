//! The comparison as one JSON object for programs: form `parallax.comparison`, version 1. docs/json.md tells each field.
//!
//! Offsets count Unicode code points of the document's `text`. A later version may add fields; it changes or takes away
//! none without another number.

use super::code_point::CodePoints;
use super::{Report, escaped};
use crate::comparison::decision::Verdict;
use crate::comparison::footing::Footing;
use crate::comparison::{Comparison, Kind, Link, Measures, Passage, Statement, Story, Utterance};
use crate::document::{BlockKind, Document, DocumentId, Furniture, Source, Span, Stated};
use crate::language::Tongue;
use serde::Serialize;
use std::io::{self, Write};

/// One JSON object on one line.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl Report for Json {
    fn write(&self, story: Story<'_>, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        let texts: Vec<Counted<'_>> = story.documents.iter().map(Counted::new).collect();
        let whole = Whole {
            format: "parallax.comparison",
            version: 1,
            threshold: comparison.threshold,
            withheld: comparison.withheld.len(),
            documents: story.ids().map(|id| document(id, &texts, comparison.footing(id))).collect(),
            links: comparison.links.iter().enumerate().map(|(id, l)| link(id, l, &texts)).collect(),
            statements: comparison.statements.iter().map(|s| statement(s, &texts, comparison)).collect(),
        };
        escaped::write(&whole, out)?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct Whole<'a> {
    format: &'static str,
    version: u32,
    threshold: f64,
    withheld: usize,
    documents: Vec<DocumentOut<'a>>,
    links: Vec<LinkOut<'a>>,
    statements: Vec<StatementOut<'a>>,
}

#[derive(Serialize)]
struct DocumentOut<'a> {
    id: DocumentId,
    name: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    byline: Option<&'a str>,
    date: Option<String>,
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stated_language: Option<&'a str>,
    label: &'a str,
    label_stands_in: bool,
    language: Option<&'static str>,
    footing: FootingOut,
    text: &'a str,
    blocks: Vec<BlockOut>,
    warnings: &'a [String],
}

#[derive(Serialize)]
struct FootingOut {
    ground: &'static str,
    words: String,
}

#[derive(Serialize)]
struct BlockOut {
    start: usize,
    end: usize,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    furniture: Option<&'static str>,
}

#[derive(Serialize)]
struct PassageOut<'a> {
    document: DocumentId,
    #[serde(flatten)]
    range: RangeOut<'a>,
}

#[derive(Serialize)]
struct RangeOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct LinkOut<'a> {
    id: usize,
    kind: &'static str,
    a: PassageOut<'a>,
    b: PassageOut<'a>,
    score: f64,
    evidence: EvidenceOut<'a>,
}

#[derive(Serialize)]
struct EvidenceOut<'a> {
    shared: Vec<[RangeOut<'a>; 2]>,
    conflicts: Vec<ConflictOut<'a>>,
    utterance: Option<UtteranceOut<'a>>,
    carrying: CarryingOut<'a>,
    measures: &'a Measures,
    #[serde(skip_serializing_if = "Option::is_none")]
    hand: Option<&'static str>,
}

#[derive(Serialize)]
struct ConflictOut<'a> {
    rule: &'static str,
    grade: &'static str,
    a: RangeOut<'a>,
    b: RangeOut<'a>,
}

#[derive(Serialize)]
struct UtteranceOut<'a> {
    speaker: Option<&'a str>,
    how: &'static str,
    a: Vec<RangeOut<'a>>,
    b: Vec<RangeOut<'a>>,
    elided: ElidedOut,
    words: Vec<WordsOut<'a>>,
}

#[derive(Serialize)]
struct CarryingOut<'a> {
    a: Vec<RangeOut<'a>>,
    b: Vec<RangeOut<'a>>,
}

#[derive(Serialize)]
struct ElidedOut {
    a: bool,
    b: bool,
}

#[derive(Serialize)]
struct WordsOut<'a> {
    change: &'static str,
    a: RangeOut<'a>,
    b: RangeOut<'a>,
}

#[derive(Serialize)]
struct StatementOut<'a> {
    kind: &'static str,
    passages: Vec<PassageOut<'a>>,
    links: &'a [usize],
    silent: Vec<DocumentId>,
    copied: &'a [Vec<DocumentId>],
    independent: usize,
}

/// A document with its code points counted.
struct Counted<'a> {
    document: &'a Document,
    points: CodePoints<'a>,
}

impl<'a> Counted<'a> {
    fn new(document: &'a Document) -> Self {
        Self { document, points: CodePoints::of(&document.text) }
    }

    fn range(&self, span: Span) -> RangeOut<'a> {
        let (start, end) = self.points.range(span);
        RangeOut { start, end, text: span.of(&self.document.text) }
    }
}

fn document<'a>(id: DocumentId, texts: &[Counted<'a>], footing: Footing) -> DocumentOut<'a> {
    let Counted { document, points } = &texts[id.0];
    let Source { name, title, outlet, byline, date, address, language, warnings } = &document.source;
    let (label, label_stands_in) = document.source.label();
    let value = |stated: &'a Option<Stated>| stated.as_ref().map(|s| s.value.as_str());
    let blocks = document.blocks.iter().map(|block| {
        let (start, end) = points.range(block.span);
        let (kind, furniture) = block_words(block.kind);
        BlockOut { start, end, kind, furniture }
    });
    DocumentOut {
        id,
        name,
        title: value(title),
        outlet: value(outlet),
        byline: value(byline),
        date: date.map(|d| d.value.to_string()),
        address: value(address),
        stated_language: language.as_deref(),
        label,
        label_stands_in,
        language: footing.tongue.map(Tongue::code),
        footing: FootingOut { ground: footing.word(), words: footing.to_string() },
        text: &document.text,
        blocks: blocks.collect(),
        warnings,
    }
}

fn block_words(kind: BlockKind) -> (&'static str, Option<&'static str>) {
    match kind {
        BlockKind::Title => ("title", None),
        BlockKind::Head => ("head", None),
        BlockKind::Heading => ("heading", None),
        BlockKind::Paragraph => ("paragraph", None),
        BlockKind::ListItem => ("list item", None),
        BlockKind::BlockQuote => ("block quote", None),
        BlockKind::Furniture(furniture) => {
            let word = match furniture {
                Furniture::Navigation => "navigation",
                Furniture::ReadAlso => "read also",
                Furniture::Subscription => "subscription",
                Furniture::Credit => "credit",
                Furniture::Disclaimer => "disclaimer",
                Furniture::Repeat => "repeat",
                Furniture::Note => "note",
                Furniture::Contact => "contact",
                Furniture::LeftOut => "left out",
            };
            ("furniture", Some(word))
        }
    }
}

fn passage<'a>(passage: Passage, texts: &[Counted<'a>]) -> PassageOut<'a> {
    PassageOut { document: passage.document, range: texts[passage.document.0].range(passage.span) }
}

fn link<'a>(id: usize, link: &'a Link, texts: &[Counted<'a>]) -> LinkOut<'a> {
    let (a, b) = (&texts[link.a.document.0], &texts[link.b.document.0]);
    let evidence = &link.evidence;
    let conflicts = evidence.conflicts.iter();
    LinkOut {
        id,
        kind: link.kind.word(),
        a: passage(link.a, texts),
        b: passage(link.b, texts),
        score: link.probability,
        evidence: EvidenceOut {
            shared: evidence.shared.iter().map(|(in_a, in_b)| [a.range(in_a), b.range(in_b)]).collect(),
            conflicts: conflicts
                .map(|c| ConflictOut { rule: c.rule.word(), grade: c.grade.word(), a: a.range(c.a), b: b.range(c.b) })
                .collect(),
            utterance: evidence.utterance.as_ref().map(|u| utterance(u, a, b)),
            carrying: CarryingOut { a: ranges(&evidence.carrying.0, a), b: ranges(&evidence.carrying.1, b) },
            measures: &evidence.measures,
            hand: evidence.hand.map(Verdict::word),
        },
    }
}

fn ranges<'a>(spans: &[Span], text: &Counted<'a>) -> Vec<RangeOut<'a>> {
    spans.iter().map(|&span| text.range(span)).collect()
}

fn utterance<'a>(utterance: &'a Utterance, a: &Counted<'a>, b: &Counted<'a>) -> UtteranceOut<'a> {
    UtteranceOut {
        speaker: utterance.speaker.as_deref(),
        how: utterance.how.words(),
        a: ranges(&utterance.a, a),
        b: ranges(&utterance.b, b),
        elided: ElidedOut { a: utterance.elided.0, b: utterance.elided.1 },
        words: utterance
            .words
            .iter()
            .map(|run| WordsOut { change: run.change().words(), a: a.range(run.a), b: b.range(run.b) })
            .collect(),
    }
}

fn statement<'a>(statement: &'a Statement, texts: &[Counted<'a>], comparison: &Comparison) -> StatementOut<'a> {
    StatementOut {
        kind: statement.kind.map_or("only here", Kind::word),
        passages: statement.passages.iter().map(|&p| passage(p, texts)).collect(),
        links: &statement.links,
        silent: (0..texts.len()).map(DocumentId).filter(|&d| comparison.is_silent(statement, d)).collect(),
        copied: &statement.copied,
        independent: statement.independent(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::word_diff::Run;
    use crate::comparison::{Conflict, Evidence, Grade, How, Rule};
    use serde_json::{Value, json};

    /// Two documents of one sentence each that diverge and quote, with what stands outside the first plane before them.
    fn written() -> Value {
        let documents =
            ["🙂 Four “hurt”.", "Žádné – two “hurt”."].map(|t| crate::document::read("a.txt", t.as_bytes()));
        let analyses = documents.each_ref().map(crate::language::analyse);
        let find = |n: usize, words: &str| {
            let start = documents[n].text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let passage = |n: usize| Passage { document: DocumentId(n), span: Span::new(0, documents[n].text.len()) };
        let utterance = Utterance {
            speaker: Some("Ana".to_owned()),
            how: How::Whole,
            a: vec![find(0, "hurt")],
            b: vec![find(1, "hurt")],
            elided: (false, true),
            words: vec![Run { same: true, a: find(0, "hurt"), b: find(1, "hurt") }],
        };
        let evidence = Evidence {
            shared: std::iter::once((find(0, "hurt"), find(1, "hurt"))).collect(),
            conflicts: vec![Conflict {
                rule: Rule::Number,
                grade: Grade::Conflict,
                a: find(0, "Four"),
                b: find(1, "two"),
            }],
            utterance: Some(Box::new(utterance)),
            measures: Measures::new(&["words"], &[0.5]),
            carrying: (vec![find(0, "Four")], vec![find(1, "two")]),
            parts: Vec::new(),
            hand: Some(Verdict::Confirmed(Kind::Diverge)),
        };
        let link = Link { a: passage(0), b: passage(1), kind: Kind::Diverge, probability: 0.75, evidence };
        let statements = vec![
            Statement {
                kind: Some(Kind::Diverge),
                passages: vec![passage(0), passage(1)],
                links: vec![0],
                ..Statement::default()
            },
            Statement { kind: None, passages: vec![passage(1)], links: Vec::new(), ..Statement::default() },
        ];
        let comparison =
            Comparison { links: vec![link], withheld: Vec::new(), statements, threshold: 0.5, footings: Vec::new() };
        let mut out = Vec::new();
        Json.write(Story { documents: &documents, analyses: &analyses }, &comparison, &mut out).unwrap();
        serde_json::from_slice(&out).unwrap()
    }

    #[test]
    fn offsets_are_code_points_and_text_is_exact() {
        let whole = written();
        let link = &whole["links"][0];
        assert_eq!(link["a"], json!({"document": 0, "start": 0, "end": 14, "text": "🙂 Four “hurt”."}));
        assert_eq!(
            link["evidence"]["conflicts"],
            json!([{
                "rule": "number",
                "grade": "conflict",
                "a": {"start": 2, "end": 6, "text": "Four"},
                "b": {"start": 8, "end": 11, "text": "two"},
            }])
        );
        let hurt = [json!({"start": 8, "end": 12, "text": "hurt"}), json!({"start": 13, "end": 17, "text": "hurt"})];
        assert_eq!(link["evidence"]["shared"], json!([hurt]));
        let utterance = json!({
            "speaker": "Ana",
            "how": "word for word",
            "a": [hurt[0]],
            "b": [hurt[1]],
            "elided": {"a": false, "b": true},
            "words": [{"change": "kept", "a": hurt[0], "b": hurt[1]}],
        });
        assert_eq!(link["evidence"]["utterance"], utterance);
        assert_eq!(link["evidence"]["measures"], json!([{"name": "words", "value": 0.5}]));
        assert_eq!((&link["kind"], &link["score"]), (&json!("diverge"), &json!(0.75)));
        let carrying =
            json!({"a": [{"start": 2, "end": 6, "text": "Four"}], "b": [{"start": 8, "end": 11, "text": "two"}]});
        assert_eq!(link["evidence"]["carrying"], carrying);
        assert_eq!(link["evidence"]["hand"], "confirmed");
    }

    #[test]
    fn documents_and_statements_say_what_stands_in_and_who_is_silent() {
        let whole = written();
        assert_eq!((&whole["format"], &whole["version"]), (&json!("parallax.comparison"), &json!(1)));
        let document = &whole["documents"][1];
        assert_eq!((&document["id"], &document["date"]), (&json!(1), &Value::Null));
        assert_eq!((&document["label"], &document["label_stands_in"]), (&json!("a.txt"), &json!(true)));
        assert_eq!(document["blocks"][0]["end"], 19);
        assert_eq!(whole["statements"][0]["silent"], json!([]));
        assert_eq!(whole["statements"][0]["independent"], 2);
        assert_eq!(whole["statements"][0]["copied"], json!([]));
        assert_eq!(whole["statements"][1]["kind"], "only here");
        assert_eq!(whole["statements"][1]["silent"], json!([0]));
    }
}
