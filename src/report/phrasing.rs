//! What the reports for people say in words: sources, lists of them, probabilities, differences. One line each, safe for a terminal.
//!
//! How a page is laid out is left to the reports.

use crate::comparison::decision::Verdict;
use crate::comparison::word_diff::{Change, Run};
use crate::comparison::{Conflict, Grade, How, Link, Statement, Story, Utterance};
use crate::document::{DocumentId, Span, printable};

/// What people call a document: they count from 1.
pub(super) fn number(id: DocumentId) -> usize {
    id.0 + 1
}

/// Their numbers, "none" for no document.
pub(super) fn numbers(ids: &[DocumentId]) -> String {
    match ids {
        [] => "none".to_owned(),
        ids => ids.iter().map(|&id| number(id).to_string()).collect::<Vec<_>>().join(", "),
    }
}

/// Which sources have the same text, and how many are left when it counts once; nothing where all have texts of their own.
pub(super) fn copied(statement: &Statement) -> String {
    let groups: Vec<String> = statement.copied.iter().map(|g| numbers(g)).collect();
    if groups.is_empty() {
        return String::new();
    }
    format!(" ({} independent; the same text in {})", statement.independent(), groups.join(" and in "))
}

/// The ranges as one line of single spaces; an ellipsis stands for what is between them.
pub(super) fn one_line(text: &str, spans: &[Span]) -> String {
    let pieces = spans.iter().map(|span| {
        let words = printable(span.of(text));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    pieces.collect::<Vec<_>>().join(" … ")
}

/// What a person decided on the links, each thing once.
pub(super) fn by_hand(links: &[&Link]) -> Vec<&'static str> {
    let mut words: Vec<&str> = links.iter().filter_map(|l| l.evidence.hand).map(Verdict::words).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The least and the greatest probability of the links, as far as they differ in two digits; what a person decided on them
/// instead, where that is so.
pub(super) fn probability(links: &[&Link]) -> String {
    let by_hand = by_hand(links);
    if !by_hand.is_empty() {
        return format!(", {}", by_hand.join(", "));
    }
    let shown = |p: f64| format!("{p:.2}");
    let least = links.iter().map(|l| l.probability).reduce(f64::min).map(shown);
    let greatest = links.iter().map(|l| l.probability).reduce(f64::max).map(shown);
    match (least, greatest) {
        (Some(least), Some(greatest)) if least == greatest => format!(", probability {least}"),
        (Some(least), Some(greatest)) => format!(", probability {least} to {greatest}"),
        _ => String::new(),
    }
}

/// A source by its number and what it calls itself.
pub(super) fn label(story: Story<'_>, id: DocumentId) -> String {
    format!("{} {}", number(id), printable(story.document(id).source.label().0))
}

/// A source with what is known of it: "Daily Courier, 12 March 2024: Harbour bridge closed".
pub(super) fn source(story: Story<'_>, id: DocumentId) -> String {
    let source = &story.document(id).source;
    let (label, stands_in) = source.label();
    let mut words = printable(label).into_owned();
    if stands_in {
        words.push_str(" (name of the file)");
    }
    match source.date {
        Some(date) => words.push_str(&date.value.strftime(", %-d %B %Y").to_string()),
        None => words.push_str(", no date"),
    }
    if let Some(title) = source.title.as_ref().filter(|t| t.value != label) {
        words.push_str(": ");
        words.push_str(&printable(&title.value));
    }
    words
}

/// The ranges in both documents of a link.
fn ends(story: Story<'_>, link: &Link, a: &[Span], b: &[Span]) -> [String; 2] {
    [(link.a.document, a), (link.b.document, b)].map(|(id, spans)| one_line(&story.document(id).text, spans))
}

/// Two details that differ, with the rule that found them.
fn difference(story: Story<'_>, link: &Link, conflict: &Conflict) -> String {
    let [a, b] = ends(story, link, &[conflict.a], &[conflict.b]);
    let (in_a, in_b) = (number(link.a.document), number(link.b.document));
    let rule = conflict.rule.word();
    match conflict.grade {
        Grade::Conflict => format!("conflict ({rule}): \"{a}\" ({in_a}), \"{b}\" ({in_b})"),
        Grade::Wording => format!("differing wording ({rule}): \"{a}\" ({in_a}), \"{b}\" ({in_b})"),
        Grade::Detail if conflict.b.is_empty() => format!("only in {in_a} ({rule}): \"{a}\""),
        Grade::Detail => format!("only in {in_b} ({rule}): \"{b}\""),
    }
}

/// What was found on the links of a statement, a line each, each thing once: the details that differ, and how a shared utterance is told.
pub(super) fn findings(story: Story<'_>, links: &[&Link]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for link in links {
        let differences = link.evidence.conflicts.iter().map(|conflict| difference(story, link, conflict));
        for words in differences.chain(link.evidence.utterance.iter().map(|u| utterance(story, link, u))) {
            if !found.contains(&words) {
                found.push(words);
            }
        }
    }
    found
}

/// Whose words both ends report, how, and which of them each end keeps, leaves out or has otherwise.
fn utterance(story: Story<'_>, link: &Link, utterance: &Utterance) -> String {
    let speaker = utterance.speaker.as_deref().map(|s| format!(" of {}", printable(s))).unwrap_or_default();
    let (in_a, in_b) = (number(link.a.document), number(link.b.document));
    let mut words = format!("words{speaker} in {in_a} and {in_b}: {}", utterance.how.words());
    for (elided, place) in [(utterance.elided.0, in_a), (utterance.elided.1, in_b)] {
        if elided {
            words.push_str(&format!(", with an ellipsis in {place}"));
        }
    }
    for change in [Change::Kept, Change::OnlyA, Change::OnlyB, Change::Changed] {
        // Of a cut, all that is not left out is kept.
        if utterance.how == How::Whole || change == Change::Kept && utterance.how == How::Cut {
            continue;
        }
        let runs = utterance.words.iter().filter(|r| r.change() == change);
        let runs: Vec<String> = runs.map(|run| changed(story, link, run)).collect();
        if !runs.is_empty() {
            let head = match change {
                Change::Kept => "in both".to_owned(),
                Change::OnlyA => format!("only in {in_a}"),
                Change::OnlyB => format!("only in {in_b}"),
                Change::Changed => "in other words".to_owned(),
            };
            words.push_str(&format!("; {head}: {}", runs.join(", ")));
        }
    }
    words
}

/// A run of words as the ends have it.
fn changed(story: Story<'_>, link: &Link, run: &Run) -> String {
    let [a, b] = ends(story, link, &[run.a], &[run.b]);
    match run.change() {
        Change::Kept | Change::OnlyA => format!("\"{a}\""),
        Change::OnlyB => format!("\"{b}\""),
        Change::Changed => {
            format!("\"{a}\" ({}) / \"{b}\" ({})", number(link.a.document), number(link.b.document))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::Passage;

    #[test]
    fn the_same_text_counts_once() {
        let passage = |n| Passage { document: DocumentId(n), span: Span::new(0, 1) };
        let mut statement = Statement { passages: (0..4).map(passage).collect(), ..Statement::default() };
        assert_eq!(copied(&statement), "");
        statement.copied = vec![vec![DocumentId(0), DocumentId(2), DocumentId(3)]];
        assert_eq!(copied(&statement), " (2 independent; the same text in 1, 3, 4)");
    }
}
