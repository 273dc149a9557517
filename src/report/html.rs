//! The comparison as one HTML page that needs nothing else: no script, no picture, no font, no address is loaded.
//!
//! ```text
//!  sources ......... a list
//!  statements ...... a table: a row a statement, a column a source, with the details that differ set off
//!  texts ........... side by side, every passage with a sign that leads to its row
//! ```
//!
//! It is what an editor is sent: it opens in any browser and prints. Texts are data here; what a browser would obey is escaped by
//! the template, and addresses are links only where they are of the web.

mod text;

use super::Report;
use super::phrasing::{copied, findings, label, number, numbers, one_line, probability, source};
use crate::comparison::{Comparison, Grade, Kind, Link, ONLY_HERE, Passage, Statement, Story};
use crate::document::address::is_address;
use crate::document::{DocumentId, Span, printable};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use std::io::{self, Write};

/// A page of HTML, in UTF-8.
#[derive(Debug, Clone, Copy)]
pub struct Html<'a> {
    /// What the story is called.
    pub name: &'a str,
}

const STYLE: &str = include_str!("../../assets/page.css");

impl Report for Html<'_> {
    fn write(&self, story: Story<'_>, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(self.page(story, comparison).into_string().as_bytes())
    }
}

impl Html<'_> {
    fn page(&self, story: Story<'_>, comparison: &Comparison) -> Markup {
        let name = printable(self.name);
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                    title { (name) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    h1 { (name) }
                    (sources(story, comparison))
                    (counts(comparison))
                    (statements(story, comparison))
                    (text::side_by_side(story, comparison))
                    footer {
                        "Links are shown from a probability of " (format!("{:.2}", comparison.threshold))
                        " on. A program found them: read the sources before you rely on one."
                    }
                }
            }
        }
    }
}

fn sources(story: Story<'_>, comparison: &Comparison) -> Markup {
    html! {
        ol class="sources" {
            @for id in story.ids() {
                li {
                    a href={ "#source-" (number(id)) } { (source(story, id)) }
                    @if comparison.footing(id).brief().is_some() { " (" (comparison.footing(id)) ")" }
                    @let source = &story.document(id).source;
                    @if let Some(byline) = &source.byline { " by " (printable(&byline.value)) }
                    @if let Some(address) = source.address.as_ref().filter(|a| is_address(&a.value)) {
                        " " a href=(address.value) rel="noreferrer noopener" { (printable(&address.value)) }
                    }
                }
            }
        }
    }
}

fn counts(comparison: &Comparison) -> Markup {
    let of = |kind: Option<Kind>| comparison.statements.iter().filter(|s| s.kind == kind).count();
    html! {
        p class="counts" {
            @for kind in [Kind::Agree, Kind::Diverge, Kind::Quote] {
                span class=(kind.word()) { (sign(Some(kind))) " " (kind.word()) " " (of(Some(kind))) } " "
            }
            span { (sign(None)) " only here " (of(None)) }
        }
    }
}

/// What a kind is marked with; none: only here.
fn sign(kind: Option<Kind>) -> &'static str {
    kind.map_or(ONLY_HERE, Kind::sign)
}

fn statements(story: Story<'_>, comparison: &Comparison) -> Markup {
    html! {
        h2 { "Statements of several sources" }
        div class="wide" {
            table {
                thead {
                    tr {
                        th scope="col" { "kind" }
                        @for id in story.ids() { th scope="col" { (label(story, id)) } }
                    }
                }
                tbody {
                    @for (n, statement) in comparison.statements.iter().enumerate() {
                        @if let Some(kind) = statement.kind { (row(story, comparison, (n, kind, statement))) }
                    }
                }
            }
        }
    }
}

fn row(story: Story<'_>, comparison: &Comparison, (n, kind, statement): (usize, Kind, &Statement)) -> Markup {
    let links: Vec<&Link> = statement.links.iter().filter_map(|&l| comparison.links.get(l)).collect();
    let silent: Vec<DocumentId> = story.ids().filter(|&id| comparison.is_silent(statement, id)).collect();
    html! {
        tr id={ "statement-" (n + 1) } class=(kind.word()) {
            th scope="row" {
                (sign(Some(kind))) " " (kind.word()) (probability(&links))
                @let same = copied(statement);
                @if !same.is_empty() { br; small { (same.trim()) } }
                @if !silent.is_empty() { br; small { "silent: " (numbers(&silent)) } }
            }
            @for id in story.ids() { td { (cell(story, statement, &links, id)) } }
        }
        @let findings = findings(story, &links);
        @if !findings.is_empty() {
            tr class="details" {
                td {}
                td colspan=(story.documents.len()) { ul { @for words in &findings { li { (words) } } } }
            }
        }
    }
}

/// What one source says in a statement, with what conflicts set off.
fn cell(story: Story<'_>, statement: &Statement, links: &[&Link], id: DocumentId) -> Markup {
    let text = &story.document(id).text;
    html! {
        @for passage in statement.passages.iter().filter(|p| p.document == id) {
            p {
                @for (words, conflicts) in set_off(text, *passage, links) {
                    @if conflicts { mark { (words) } } @else { (words) }
                }
                " " a class="to" href={ "#at-" (number(id)) "-" (passage.span.start) } title="in the text" { "¶" }
            }
        }
    }
}

/// The pieces of a passage, and which of them conflict with another source.
fn set_off(text: &str, passage: Passage, links: &[&Link]) -> Vec<(String, bool)> {
    let mut conflicting: Vec<Span> = Vec::new();
    for link in links {
        for conflict in link.evidence.conflicts.iter().filter(|c| c.grade == Grade::Conflict) {
            let spans = [(link.a, conflict.a), (link.b, conflict.b)];
            conflicting.extend(spans.iter().filter(|(end, _)| *end == passage).map(|(_, span)| *span));
        }
    }
    conflicting.retain(|s| !s.is_empty() && passage.span.contains(*s));
    conflicting.sort_unstable();
    let (mut pieces, mut at) = (Vec::new(), passage.span.start);
    for span in conflicting {
        if span.start < at {
            continue;
        }
        pieces.push((piece(text, Span::new(at, span.start)), false));
        pieces.push((one_line(text, &[span]), true));
        at = span.end;
    }
    pieces.push((piece(text, Span::new(at, passage.span.end)), false));
    pieces
}

/// A part of a passage as it is shown: white space of any length is one space.
fn piece(text: &str, span: Span) -> String {
    let mut words = String::with_capacity(span.len());
    for c in printable(span.of(text)).chars() {
        match c.is_whitespace() {
            true if words.ends_with(' ') => {}
            true => words.push(' '),
            false => words.push(c),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::Example;

    fn page() -> String {
        Example::new().written(&Html { name: "Bridge <b>" })
    }

    #[test]
    fn texts_are_data() {
        let page = page();
        assert!(page.contains("Buses &lt;run&gt; *twice*."), "{page}");
        assert!(page.contains("<title>Bridge &lt;b&gt;</title>"));
        assert!(!page.contains('\u{1b}') && !page.contains("<script") && !page.contains("src="));
    }

    #[test]
    fn what_conflicts_is_set_off_and_named() {
        let page = page();
        assert!(page.contains("Police said <mark>four people</mark> were hurt."), "{page}");
        assert!(page.contains("conflict (number): &quot;four people&quot; (1), &quot;Two people&quot; (2)"), "{page}");
        assert!(page.contains("silent: 3"));
    }

    #[test]
    fn every_reference_has_its_aim_and_no_id_stands_twice() {
        let page = page();
        let after = |lead: &'static str| {
            page.match_indices(lead)
                .map(|(at, _)| page[at + lead.len()..].split('"').next().unwrap())
                .collect::<Vec<_>>()
        };
        let mut ids = after(" id=\"");
        for aim in after("href=\"#") {
            assert!(ids.contains(&aim), "{aim}");
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_address("https://example.org/a") && is_address("HTTP://example.org"));
        assert!(!is_address("javascript:alert(1)") && !is_address("file:///etc/hosts"));
    }
}
