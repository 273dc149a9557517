//! Why a passage is marked: one plain sentence, both passages, and every number behind it.

use super::super::mark::MarkKind;
use super::super::matter::Matter;
use super::super::matter::Sureness;
use super::super::state::State;
use super::super::theme::Role;
use super::foot;
use super::frame::{lines, passage_rows, popup, room};
use super::pane::{details, label};
use super::status::carriers;
use super::styled::{Line, Styled};
use crate::comparison::word_diff::Change;
use crate::comparison::{Grade, How, Kind, Link, Measure, Utterance};
use ratatui::buffer::Buffer;

/// Draws the evidence of the passage's link number `link`.
pub(crate) fn draw(state: &State, matter: &Matter, (link, scroll): (usize, usize), buffer: &mut Buffer) {
    let Some(comparison) = state.material.comparison.as_deref() else { return };
    let (columns, most) = room(state);
    let width = usize::from(columns);
    let found = matter.links.get(link).and_then(|l| comparison.links.get(*l));
    let (rows, title, hint) = match found {
        Some(found) => (
            linked(state, matter, found, width),
            format!("Why: {} {}", MarkKind::from(Some(found.kind)).glyph(), found.kind.word()),
            format!("{}/{}   {}", link + 1, matter.links.len(), state.keys.told(foot::WHY)),
        ),
        None => {
            let keys = state.keys.told(foot::WHY_ALONE);
            (alone(state, matter, width), "Why: + only here".to_owned(), keys)
        }
    };
    let height = u16::try_from(rows.len()).unwrap_or(most).min(most);
    let keep = passage_rows(state, matter.passage);
    let inside = popup(state, (columns, height), keep, (&title, &hint), buffer);
    lines(buffer, inside, &rows, scroll, state.look.theme);
}

fn linked(state: &State, matter: &Matter, link: &Link, width: usize) -> Vec<Line> {
    let mut rows = Styled::default().rows(width, (0, 0));
    let mut add = |text: Styled, indent: usize| rows.extend(text.rows(width, (0, indent)));
    add(Styled::of(&sentence(state, link), Role::Plain), 0);
    add(Styled::default(), 0);
    let (a, b) = if link.b.document.0 == matter.document { (link.b, link.a) } else { (link.a, link.b) };
    for passage in [a, b] {
        let Some(document) = state.material.documents.get(passage.document.0) else { continue };
        let number = passage.document.0;
        add(Styled::of(&format!("{}  {}", number + 1, label(document).0), Role::Dim), 3);
        let mut text = Styled::of("   ", Role::Plain);
        let mut marked = details(link, number);
        marked.reverse();
        text.push_marked(&document.text, passage.span, Role::Plain, &marked);
        add(text, 3);
        add(Styled::default(), 0);
    }
    for text in numbers(state, link) {
        add(text, 2);
    }
    add(Styled::of("Sources: ", Role::Dim).and(&carriers(state, matter), Role::Plain), 2);
    add(Styled::default(), 0);
    rows.extend(measures(link, width));
    rows
}

/// One plain sentence.
fn sentence(state: &State, link: &Link) -> String {
    let text =
        |p: crate::comparison::Passage| state.material.documents.get(p.document.0).map_or("", |d| d.text.as_str());
    let number = |p: crate::comparison::Passage| p.document.0 + 1;
    let (a, b) = (number(link.a), number(link.b));
    let conflict = link.evidence.conflicts.first();
    let may = match Sureness::of(link) {
        Sureness::Sure => "",
        Sureness::Likely => "very likely ",
        Sureness::Unsure => "may ",
    };
    match (link.kind, conflict, &link.evidence.utterance) {
        (Kind::Diverge, Some(c), _) => format!(
            "Both speak of the same matter, but where {a} has \u{201c}{}\u{201d}, {b} has \u{201c}{}\u{201d} ({}): both cannot be the full truth.",
            c.a.of(text(link.a)),
            c.b.of(text(link.b)),
            c.rule.word()
        ),
        (Kind::Diverge, None, _) => format!("{a} and {b} {may}speak of the same matter, but their accounts differ."),
        (Kind::Quote, _, Some(u)) => {
            let who = u.speaker.as_deref().unwrap_or("the same speaker");
            let how = match u.how {
                How::Whole => "word for word",
                How::Cut => "one of them with words left out",
                How::Reworded => "in other words, edited or translated anew",
                How::Reported => "at least one of them without quotation marks",
            };
            format!("{a} and {b} {may}report one utterance of {who}, {how}.")
        }
        (Kind::Quote, ..) => format!("{a} and {b} {may}report the same words."),
        (Kind::Agree, ..) => format!("{a} and {b} {may}state the same."),
    }
}

/// In percent, or what was decided by hand.
fn how_sure(link: &Link) -> String {
    link.evidence.hand.map_or_else(|| format!("{:.0}%", link.probability * 100.0), |verdict| verdict.words().to_owned())
}

/// The figures and words behind a link.
fn numbers(state: &State, link: &Link) -> Vec<Styled> {
    let mut out = vec![Styled::of("How sure: ", Role::Dim).and(&how_sure(link), Role::Plain)];
    let text = state.material.documents.get(link.a.document.0).map_or("", |d| d.text.as_str());
    if !link.evidence.shared.is_empty() {
        let words: Vec<&str> = link.evidence.shared.iter().map(|(a, _)| a.of(text)).collect();
        let head = format!("In both ({}): ", words.len());
        out.push(Styled::of(&head, Role::Dim).and(&words.join(", "), Role::Plain));
    }
    let other = state.material.documents.get(link.b.document.0).map_or("", |d| d.text.as_str());
    for conflict in &link.evidence.conflicts {
        let (a, b, rule) = (conflict.a.of(text), conflict.b.of(other), conflict.rule.word());
        let (head, words, role) = match conflict.grade {
            Grade::Conflict => (format!("Conflict ({rule}): "), format!("{a} | {b}"), Role::Bold),
            Grade::Wording => (format!("Worded differently ({rule}): "), format!("{a} | {b}"), Role::Plain),
            Grade::Detail => {
                let (place, words) = if b.is_empty() { (link.a, a) } else { (link.b, b) };
                (format!("Only in {} ({rule}): ", place.document.0 + 1), words.to_owned(), Role::Plain)
            }
        };
        out.push(Styled::of(&head, Role::Dim).and(&words, role));
    }
    if let Some(utterance) = &link.evidence.utterance {
        out.extend(wording(utterance, [link.a, link.b].map(|p| p.document.0 + 1), [text, other]));
    }
    out
}

/// What each report of an utterance keeps of the words, leaves out or changes.
fn wording(utterance: &Utterance, [a, b]: [usize; 2], [in_a, in_b]: [&str; 2]) -> Vec<Styled> {
    let mut out = Vec::new();
    for change in [Change::Kept, Change::OnlyA, Change::OnlyB, Change::Changed] {
        let runs = utterance.words.iter().filter(|r| r.change() == change);
        let words: Vec<String> = runs
            .map(|r| match change {
                Change::Kept | Change::OnlyA => r.a.of(in_a).to_owned(),
                Change::OnlyB => r.b.of(in_b).to_owned(),
                Change::Changed => format!("{} / {}", r.a.of(in_a), r.b.of(in_b)),
            })
            .collect();
        if words.is_empty() {
            continue;
        }
        let head = match change {
            Change::Kept => "Kept: ".to_owned(),
            Change::OnlyA => format!("Said in {a} only: "),
            Change::OnlyB => format!("Said in {b} only: "),
            Change::Changed => format!("In other words ({a} / {b}): "),
        };
        out.push(Styled::of(&head, Role::Dim).and(&words.join(" | "), Role::Plain));
    }
    let elided: Vec<String> =
        [(utterance.elided.0, a), (utterance.elided.1, b)].iter().filter(|e| e.0).map(|e| e.1.to_string()).collect();
    if !elided.is_empty() {
        out.push(Styled::of("Marked with an ellipsis in ", Role::Dim).and(&elided.join(", "), Role::Plain));
    }
    out
}

/// Every number behind a link: in columns those that are not zero, in a row the names of the rest.
fn measures(link: &Link, width: usize) -> Vec<Line> {
    let (zero, other): (Vec<Measure>, Vec<Measure>) =
        link.evidence.measures.iter().partition(|m| m.value.abs() < 0.005);
    let entries: Vec<String> = other.iter().map(|m| format!("{:>6.2} {}", m.value, m.name.replace('_', " "))).collect();
    let widest = entries.iter().map(String::len).max().unwrap_or(0) + 2;
    let across = (width / widest.max(1)).clamp(1, 4);
    let down = entries.len().div_ceil(across);
    let mut rows = if entries.is_empty() { Vec::new() } else { Styled::of("Measured", Role::Dim).rows(width, (0, 0)) };
    for n in 0..down {
        let row: String =
            entries.iter().skip(n).step_by(down.max(1)).fold(String::new(), |row, e| row + &format!("{e:widest$}"));
        rows.extend(Styled::of(row.trim_end(), Role::Plain).rows(width, (0, 0)));
    }
    if !zero.is_empty() {
        let names: Vec<String> = zero.iter().map(|m| m.name.replace('_', " ")).collect();
        rows.extend(Styled::of(&format!("Zero: {}", names.join(", ")), Role::Dim).rows(width, (0, 2)));
    }
    rows
}

fn alone(state: &State, matter: &Matter, width: usize) -> Vec<Line> {
    let mut rows = Styled::default().rows(width, (0, 0));
    let threshold = state.material.comparison.as_deref().map_or(0.0, |c| c.threshold);
    let says = format!(
        "In no other source was a passage found that says this with a probability of {:.0}% or more.",
        threshold * 100.0
    );
    rows.extend(Styled::of(&says, Role::Plain).rows(width, (0, 0)));
    rows.extend(Styled::default().rows(width, (0, 0)));
    rows.extend(nearest(state, matter, width));
    rows
}

/// What came nearest, of the links that were too unlikely to be shown.
fn nearest(state: &State, matter: &Matter, width: usize) -> Vec<Line> {
    let here = crate::document::DocumentId(matter.document);
    let Some(link) = state.material.comparison.as_deref().and_then(|c| matter.nearest(c)) else {
        return Styled::of("Nothing comes near it.", Role::Dim).rows(width, (0, 0));
    };
    let Some(there) = link.counterpart(here) else { return Vec::new() };
    let Some(document) = state.material.documents.get(there.document.0) else { return Vec::new() };
    let which = match link.evidence.hand {
        Some(verdict) => format!("A link {}", verdict.words()),
        None => format!("The nearest, {:.0}%", link.probability * 100.0),
    };
    let head = format!("{which}, in {} {}:", there.document.0 + 1, label(document).0);
    let mut rows = Styled::of(&head, Role::Dim).rows(width, (0, 0));
    rows.extend(Styled::of("   ", Role::Plain).and(there.span.of(&document.text), Role::Plain).rows(width, (0, 3)));
    rows
}
