//! The quotations of a story as rows, those that several sources carry and those of one alone, and how the sources differ
//! in one: who leaves out what, with or without a mark, and who names the speaker.
//!
//! Who said the same is left to [`crate::comparison`], how the rows look to [`super::view::quotes`].

use super::state::{Lists, Material, QuoteOrder};
use crate::comparison::word_diff::{Change, WordDiff};
use crate::comparison::wording;
use crate::comparison::{Comparison, How, Kind, Link, Passage, Statement};
use crate::document::{DocumentId, Span};
use crate::language::Quotation;
use crate::language::name::{fullest, is_own};

/// One row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    /// An utterance that several sources carry: the index of its statement.
    Shared(usize),
    /// A quotation that one source alone has: the document, and the index among its quotations.
    Alone { document: usize, quotation: usize },
}

/// Which quotations of one source alone are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Alone {
    /// None.
    #[default]
    Hidden,
    /// Those that are as likely one as not, or likelier.
    Likely,
    /// The doubtful ones too.
    All,
}

impl Alone {
    /// The next of them, from the last to the first; `doubtful`: whether there are any.
    pub(crate) fn next(self, doubtful: bool) -> Self {
        match self {
            Self::Hidden => Self::Likely,
            Self::Likely if doubtful => Self::All,
            Self::Likely | Self::All => Self::Hidden,
        }
    }
}

/// One utterance as one source has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Report {
    /// The passage that is linked.
    pub(crate) passage: Passage,
    /// The reported words.
    pub(crate) pieces: Vec<Span>,
    how: How,
}

/// The rows in the order and with the filter that are asked for, those of one source only where they are wanted.
pub(crate) fn rows(material: &Material, lists: &Lists) -> Vec<Row> {
    let Some(comparison) = material.comparison.as_deref() else { return Vec::new() };
    let is_quote = |l: &usize| comparison.links.get(*l).is_some_and(|l| l.kind == Kind::Quote);
    let shared = (0..comparison.statements.len()).filter(|n| comparison.statements[*n].links.iter().any(is_quote));
    let mut rows: Vec<Row> = shared.map(Row::Shared).collect();
    if lists.alone != Alone::Hidden {
        rows.extend(alone(material, comparison, |q| lists.alone == Alone::All || !q.is_doubtful()));
    }
    let carried = |row: &Row| match row {
        Row::Shared(n) => carriers(&comparison.statements[*n], material).len(),
        Row::Alone { .. } => 1,
    };
    let place = |row: &Row| passage(material, *row, usize::MAX).map(|p| (p.document, p.span.start));
    let carries = |row: &Row, d: usize| match row {
        Row::Shared(n) => comparison.statements[*n].carried_by(DocumentId(d)),
        Row::Alone { document, .. } => *document == d,
    };
    rows.retain(|row| lists.permits(|d| carries(row, d)));
    match lists.quotes {
        QuoteOrder::Sources => rows.sort_by_cached_key(|r| (usize::MAX - carried(r), place(r))),
        QuoteOrder::Place => rows.sort_by_cached_key(place),
        // Who is quoted most comes first; who is not named, last.
        QuoteOrder::Speaker => {
            let names: Vec<Option<String>> = rows.iter().map(|r| speaker(material, *r)).collect();
            let count = |name: &Option<String>| names.iter().filter(|n| *n == name).count();
            let mut keyed: Vec<_> = rows
                .iter()
                .zip(&names)
                .map(|(r, n)| ((n.is_none(), usize::MAX - count(n), n.clone(), usize::MAX - carried(r), place(r)), *r))
                .collect();
            keyed.sort_by(|x, y| x.0.cmp(&y.0));
            return keyed.into_iter().map(|(_, r)| r).collect();
        }
    }
    rows
}

/// The doubtful quotations that no shared utterance touches.
pub(crate) fn doubtful(material: &Material) -> usize {
    let Some(comparison) = material.comparison.as_deref() else { return 0 };
    alone(material, comparison, Quotation::is_doubtful).count()
}

/// The quotations that are wanted and that no shared utterance touches.
fn alone<'m>(
    material: &'m Material,
    comparison: &'m Comparison,
    wanted: impl Fn(&Quotation) -> bool + Copy + 'm,
) -> impl Iterator<Item = Row> + 'm {
    let mut told: Vec<Vec<Span>> = vec![Vec::new(); material.documents.len()];
    for link in comparison.links.iter().filter(|l| l.kind == Kind::Quote) {
        for end in [link.a, link.b] {
            told[end.document.0].push(end.span);
        }
    }
    let analyses = material.analyses.as_deref().map(Vec::as_slice).unwrap_or_default();
    analyses.iter().enumerate().flat_map(move |(document, analysis)| {
        let told = std::mem::take(&mut told[document]);
        let free = move |q: &Quotation| !told.iter().any(|s| s.overlap(q.hull()) > 0);
        let list = analysis.quotations.iter().enumerate().filter(move |(_, q)| wanted(q) && free(q));
        list.map(move |(quotation, _)| Row::Alone { document, quotation })
    })
}

/// The documents that carry a statement.
pub(crate) fn carriers(statement: &Statement, material: &Material) -> Vec<usize> {
    (0..material.documents.len()).filter(|d| statement.carried_by(DocumentId(*d))).collect()
}

/// The passage of a row: in the document of `column` if it is there, else the first.
pub(crate) fn passage(material: &Material, row: Row, column: usize) -> Option<Passage> {
    match row {
        Row::Shared(n) => {
            let statement = material.comparison.as_deref()?.statements.get(n)?;
            statement.passages.iter().find(|p| p.document.0 == column).or(statement.passages.first()).copied()
        }
        Row::Alone { document, quotation } => {
            let span = quotation_of(material, document, quotation)?.hull();
            Some(Passage { document: DocumentId(document), span })
        }
    }
}

/// A quotation by its document and its place there.
pub(crate) fn quotation_of(material: &Material, document: usize, quotation: usize) -> Option<&Quotation> {
    material.analyses.as_deref()?.get(document)?.quotations.get(quotation)
}

/// Who speaks, by the fullest name any source gives; where none gives a name, by the longest words for the speaker.
pub(crate) fn speaker(material: &Material, row: Row) -> Option<String> {
    match row {
        Row::Shared(n) => {
            let comparison = material.comparison.as_deref()?;
            let statement = comparison.statements.get(n)?;
            speaker_of(material, (comparison, statement), &reports(comparison, statement)).map(str::to_owned)
        }
        Row::Alone { document, quotation } => {
            Some(quotation_of(material, document, quotation)?.speaker.as_ref()?.name.clone())
        }
    }
}

/// The links of a statement that are one utterance.
pub(crate) fn quotes<'c>(comparison: &'c Comparison, statement: &'c Statement) -> impl Iterator<Item = &'c Link> {
    statement.links.iter().filter_map(|l| comparison.links.get(*l)).filter(|l| l.kind == Kind::Quote)
}

/// The utterance in every source that carries it, by document: the longest of its reports there.
pub(crate) fn reports(comparison: &Comparison, statement: &Statement) -> Vec<Report> {
    let mut reports: Vec<Report> = Vec::new();
    for link in quotes(comparison, statement) {
        let Some(utterance) = &link.evidence.utterance else { continue };
        for (passage, pieces) in [(link.a, &utterance.a), (link.b, &utterance.b)] {
            let length = |pieces: &[Span]| pieces.iter().map(|p| p.len()).sum::<usize>();
            match reports.iter_mut().find(|r| r.passage.document == passage.document) {
                Some(there) => {
                    there.how = there.how.min_by_rank(utterance.how);
                    if length(pieces) > length(&there.pieces) {
                        (there.passage, there.pieces) = (passage, pieces.clone());
                    }
                }
                None => reports.push(Report { passage, pieces: pieces.clone(), how: utterance.how }),
            }
        }
    }
    reports.sort_by_key(|r| r.passage);
    reports
}

trait Rank {
    fn min_by_rank(self, other: Self) -> Self;
}

impl Rank for How {
    /// The nearer of two ways to report.
    fn min_by_rank(self, other: Self) -> Self {
        let rank = |how| [Self::Whole, Self::Cut, Self::Reworded, Self::Reported].iter().position(|h| *h == how);
        if rank(other) < rank(self) { other } else { self }
    }
}

/// How a source has an utterance: by the best of its links to the others.
pub(crate) fn how_in(comparison: &Comparison, statement: &Statement, document: usize) -> Option<How> {
    reports(comparison, statement).iter().find(|r| r.passage.document.0 == document).map(|r| r.how)
}

/// How the sources differ in an utterance, in sentences: their words, then who is said to speak.
pub(crate) fn differences(material: &Material, statement: &Statement) -> Vec<String> {
    let Some(comparison) = material.comparison.as_deref() else { return Vec::new() };
    let reports = reports(comparison, statement);
    let words: Vec<String> = reports.iter().map(|r| joined(material, r)).collect();
    let length = |text: &String| whole(text, text).words.0;
    let Some(base) = (0..reports.len()).rev().max_by_key(|n| length(&words[*n])) else { return Vec::new() };
    let mut found = Vec::new();
    let same: Vec<usize> = (0..reports.len())
        .filter(|n| {
            let diff = whole(&words[base], &words[*n]);
            diff.shared == diff.words.0 && diff.shared == diff.words.1
        })
        .collect();
    if same.len() > 1 {
        found.push(format!("{} have the same words", numbers(same.iter().map(|n| reports[*n].passage.document.0))));
    }
    for n in (0..reports.len()).filter(|n| !same.contains(n)) {
        found.push(against(material, &words[base], &reports[n], &words[n]));
    }
    found.extend(naming(material, &reports, speaker_of(material, (comparison, statement), &reports)));
    found
}

/// The speaker by the fullest name that a source gives beside the speech itself, which a "he" that was resolved does not; else
/// by the fullest of the links.
fn speaker_of<'m>(
    material: &'m Material,
    (comparison, statement): (&'m Comparison, &'m Statement),
    reports: &[Report],
) -> Option<&'m str> {
    let linked = quotes(comparison, statement).filter_map(|l| l.evidence.utterance.as_ref()?.speaker.as_deref());
    let called = reports.iter().filter_map(|report| {
        let speaker = quoted(material, report)?.speaker.as_ref()?;
        let beside = speaker.span.of(&material.documents.get(report.passage.document.0)?.text);
        beside.contains(speaker.name.rsplit(' ').next()?).then_some(speaker.name.as_str())
    });
    fullest(called.filter(|name| is_own(name))).or_else(|| fullest(linked))
}

/// The quotation of a source's analysis that a report is.
fn quoted<'m>(material: &'m Material, report: &Report) -> Option<&'m Quotation> {
    let analysis = material.analyses.as_deref()?.get(report.passage.document.0)?;
    analysis.quotations.iter().find(|q| report.pieces.iter().any(|p| p.overlap(q.hull()) > 0))
}

/// The reported words as one text.
fn joined(material: &Material, report: &Report) -> String {
    let text = &material.documents[report.passage.document.0].text;
    report.pieces.iter().map(|p| p.of(text)).collect::<Vec<_>>().join(" ")
}

fn whole(a: &str, b: &str) -> WordDiff {
    WordDiff::new(a, Span::new(0, a.len()), b, Span::new(0, b.len()))
}

/// What one source makes of the longest report.
fn against(material: &Material, longest: &str, report: &Report, words: &str) -> String {
    let (diff, source) = (whole(longest, words), report.passage.document.0 + 1);
    let (missing, all) = (diff.words.0 - diff.shared, diff.words.0);
    if diff.shared < diff.words.1 {
        let how = match report.how {
            How::Reported => "reports it in other words, without quotation marks",
            _ => "has other words",
        };
        // Where little is left of the words, what stands for what says nothing.
        let changes = if 2 * diff.shared < all.min(diff.words.1) { String::new() } else { changes(longest, words) };
        return format!("{source} {how}: {} of {all} are the same{changes}", diff.shared);
    }
    let gaps: Vec<usize> = (0..diff.runs.len()).filter(|n| !diff.runs[*n].same).collect();
    let place = match gaps.as_slice() {
        [0] => " at its start",
        [n] if *n + 1 == diff.runs.len() => " at its end",
        _ => "",
    };
    let left_out = gaps.iter().map(|n| diff.runs[*n].a.of(longest).trim()).collect::<Vec<_>>().join(" ... ");
    let named = if missing <= 8 { format!(": {left_out}") } else { String::new() };
    let text = &material.documents[report.passage.document.0].text;
    let elided = wording::is_elided(wording::Report { text, pieces: &report.pieces, marked: true });
    let mark = if elided { "marked with an ellipsis" } else { "without a mark" };
    format!("{source} leaves out {missing} of {all} words{place}, {mark}{named}")
}

/// Changed words that are named; more say less.
const NAMED: usize = 3;

/// The words that a report has in the place of others of the longest one, where they are few.
fn changes(longest: &str, words: &str) -> String {
    let report = |text, pieces| wording::Report { text, pieces, marked: true };
    let whole = [longest, words].map(|t| [Span::new(0, t.len())]);
    let found = wording::utterance(None, report(longest, &whole[0]), report(words, &whole[1]));
    let changed = found.words.iter().filter(|r| r.change() == Change::Changed);
    let named: Vec<String> =
        changed.map(|r| format!("\u{201c}{}\u{201d} for \u{201c}{}\u{201d}", r.b.of(words), r.a.of(longest))).collect();
    if (1..=NAMED).contains(&named.len()) { format!("; {}", named.join(", ")) } else { String::new() }
}

/// Which sources name the speaker, and what the others call them.
fn naming(material: &Material, reports: &[Report], name: Option<&str>) -> Option<String> {
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let name = name?;
    let (mut named, mut others, mut nobody) = (Vec::new(), Vec::new(), Vec::new());
    for report in reports {
        let document = report.passage.document.0;
        match quoted(material, report).and_then(|q| q.speaker.as_ref()) {
            Some(speaker) if last(&speaker.name) == last(name) => named.push(document),
            Some(speaker) => others.push(format!("{} in {}", speaker.name, document + 1)),
            None => nobody.push(document),
        }
    }
    let mut parts = Vec::new();
    if !named.is_empty() {
        parts.push(format!("{name} named in {}", numbers(named.into_iter())));
    }
    parts.extend(others);
    if !nobody.is_empty() {
        parts.push(format!("nobody in {}", numbers(nobody.into_iter())));
    }
    Some(format!("speaker: {}", parts.join("; ")))
}

/// Sources by their numbers: "1, 2, 4".
fn numbers(documents: impl Iterator<Item = usize>) -> String {
    documents.map(|d| (d + 1).to_string()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::mark::Marks;
    use super::*;
    use crate::comparison::{Evidence, Utterance};
    use std::sync::Arc;

    /// Two texts, the reported words in each between brackets; what is said of the difference.
    fn check(a: &str, b: &str, how: How, expected: &[&str]) {
        let pieces = |text: &str| {
            let (mut plain, mut found, mut from) = (String::new(), Vec::new(), 0);
            for c in text.chars() {
                match c {
                    '[' => from = plain.len(),
                    ']' => found.push(Span::new(from, plain.len())),
                    c => plain.push(c),
                }
            }
            (plain, found)
        };
        let ((text_a, in_a), (text_b, in_b)) = (pieces(a), pieces(b));
        let documents =
            vec![crate::document::read("a", text_a.as_bytes()), crate::document::read("b", text_b.as_bytes())];
        let analyses: Vec<_> = documents.iter().map(crate::language::analyse).collect();
        let end = |n: usize| Passage { document: DocumentId(n), span: Span::new(0, documents[n].text.len()) };
        let speaker = Some("Ana Holt".into());
        let utterance = Utterance { speaker, how, a: in_a, b: in_b, elided: (false, false), words: Vec::new() };
        let evidence = Evidence { utterance: Some(Box::new(utterance)), ..Evidence::default() };
        let link = Link { a: end(0), b: end(1), kind: Kind::Quote, probability: 0.9, evidence };
        let statement = Statement {
            kind: Some(Kind::Quote),
            passages: vec![end(0), end(1)],
            links: vec![0],
            ..Statement::default()
        };
        let comparison = Comparison { links: vec![link], statements: vec![statement], ..Comparison::default() };
        let mut material = Material::of("t".into(), Arc::new(documents));
        material.marks = Marks::new(&analyses, &comparison);
        material.analyses = Some(Arc::new(analyses));
        let statement = comparison.statements[0].clone();
        material.comparison = Some(Arc::new(comparison));
        assert_eq!(differences(&material, &statement), expected);
    }

    #[test]
    fn the_doubtful_of_one_source_are_listed_last_of_all() {
        let text = "“We cannot leave the harbour now,” said Mara Lind. Jon Rask said that the boats were old.";
        let documents = vec![crate::document::read("a", text.as_bytes())];
        let mut analyses: Vec<_> = documents.iter().map(crate::language::analyse).collect();
        assert_eq!(analyses[0].quotations.len(), 2);
        analyses[0].quotations[0].probability = 0.9;
        analyses[0].quotations[1].probability = 0.4;
        let mut material = Material::of("t".into(), Arc::new(documents));
        material.analyses = Some(Arc::new(analyses));
        material.comparison = Some(Arc::new(Comparison::default()));
        assert_eq!(doubtful(&material), 1);
        let mut lists = Lists::default();
        let counts = [0, 1, 2, 0].map(|_| {
            let count = rows(&material, &lists).len();
            lists.alone = lists.alone.next(true);
            count
        });
        assert_eq!(counts, [0, 1, 2, 0]);
    }

    #[test]
    fn what_is_left_out_is_said_with_its_place_and_its_mark() {
        check(
            "\u{201c}[We will rebuild the pier before winter],\u{201d} Ana Holt said.",
            "\u{201c}[We will rebuild the pier],\u{201d} Ana Holt said.",
            How::Cut,
            &["2 leaves out 2 of 7 words at its end, without a mark: before winter", "speaker: Ana Holt named in 1, 2"],
        );
        check(
            "\u{201c}[We will rebuild the old pier before winter],\u{201d} Ana Holt said.",
            "\u{201c}[We will rebuild] ... [before winter],\u{201d} said Ana Holt.",
            How::Cut,
            &["2 leaves out 3 of 8 words, marked with an ellipsis: the old pier", "speaker: Ana Holt named in 1, 2"],
        );
    }

    #[test]
    fn the_same_words_and_other_words() {
        check(
            "\u{201c}[The pier will stand],\u{201d} Ana Holt said.",
            "\u{201c}[The pier will stand]\u{201d}, Ana Holt said.",
            How::Whole,
            &["1, 2 have the same words", "speaker: Ana Holt named in 1, 2"],
        );
        check(
            "\u{201c}[The pier will stand for years],\u{201d} Ana Holt said.",
            "Ana Holt said that [the pier was going to stand].",
            How::Reported,
            &[
                "2 reports it in other words, without quotation marks: 3 of 6 are the same; \u{201c}was going to\u{201d} for \u{201c}will\u{201d}",
                "speaker: Ana Holt named in 1, 2",
            ],
        );
    }

    #[test]
    fn who_is_named_beside_the_speech_is_named_in_the_row() {
        let check = |a: &str, b: &str, expected: &str| {
            let speaker = |text: &str| {
                let document = crate::document::read("t", text.as_bytes());
                (crate::language::analyse(&document), document)
            };
            let ((in_a, a), (in_b, b)) = (speaker(a), speaker(b));
            let report =
                |analysis: &crate::language::Analysis, n: usize, document: &crate::document::Document| Report {
                    passage: Passage { document: DocumentId(n), span: Span::new(0, document.text.len()) },
                    pieces: analysis.quotations.first().map(|q| q.pieces.clone()).unwrap_or_default(),
                    how: How::Reworded,
                };
            let reports = [report(&in_a, 0, &a), report(&in_b, 1, &b)];
            let utterance = Utterance {
                speaker: Some("the chair of the harbour board of the town".into()),
                how: How::Reworded,
                a: reports[0].pieces.clone(),
                b: reports[1].pieces.clone(),
                elided: (false, false),
                words: Vec::new(),
            };
            let evidence = Evidence { utterance: Some(Box::new(utterance)), ..Evidence::default() };
            let (first, second) = (reports[0].passage, reports[1].passage);
            let link = Link { a: first, b: second, kind: Kind::Quote, probability: 0.9, evidence };
            let comparison = Comparison { links: vec![link], ..Comparison::default() };
            let statement = Statement { links: vec![0], passages: vec![first, second], ..Statement::default() };
            let mut material = Material::of("t".into(), Arc::new(vec![a, b]));
            material.analyses = Some(Arc::new(vec![in_a, in_b]));
            assert_eq!(speaker_of(&material, (&comparison, &statement), &reports), Some(expected));
        };
        let anonymous =
            "\u{201c}The pier will stand for years,\u{201d} said the chair of the harbour board of the town.";
        let named = "\u{201c}The pier will stand for years,\u{201d} said Ana Holt.";
        check(anonymous, named, "Ana Holt");
        check(anonymous, anonymous, "the chair of the harbour board of the town");
    }
}
