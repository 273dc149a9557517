//! The story as a whole: what each source carries, how the pairs stand to each other, who is alone with what, and text that
//! two outlets share. A row that stands for a passage opens in the text.

use super::super::mark::MarkKind;
use super::super::overview::{Overview, Pair};
use super::super::state::{Selection, State};
use super::super::text::{cut, put, width};
use super::super::theme::Role;
use super::foot;
use super::frame::{Listed, full};
use super::pane::label;
use super::styled::Styled;
use crate::comparison::{Link, Passage};
use crate::document::{DocumentId, Span};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A row.
pub(crate) struct Row {
    text: Styled,
    /// The passage that it opens.
    pub(crate) passage: Option<Passage>,
}

/// All rows.
pub(crate) fn rows(state: &State) -> Vec<Row> {
    let Some(overview) = state.material.overview.as_deref() else { return Vec::new() };
    let mut rows = Vec::new();
    sources(state, overview, &mut rows);
    pairs(state, overview, &mut rows);
    copied(state, overview, &mut rows);
    alone(state, &mut rows);
    rows
}

/// The next row from `from` that opens a passage; where there is none, `from`.
pub(crate) fn step(state: &State, from: usize, step: isize) -> usize {
    let rows = rows(state);
    let opens: Vec<usize> = (0..rows.len()).filter(|n| rows[*n].passage.is_some()).collect();
    let at = if step > 0 { opens.partition_point(|n| *n <= from) } else { opens.partition_point(|n| *n < from) };
    let count = step.unsigned_abs();
    let next = if step > 0 { at.saturating_add(count - 1) } else { at.saturating_sub(count) };
    opens.get(next.min(opens.len().saturating_sub(1))).copied().unwrap_or(from)
}

/// Where the rows stand, of so many. The tables at the top stay in sight as long as they can.
pub(crate) fn listed(state: &State, selection: Selection, count: usize) -> Listed {
    let area = Rect::new(0, 2, state.size.0, state.size.1.saturating_sub(4));
    Listed::new(area, (selection.row + 2).saturating_sub(usize::from(area.height)), count)
}

/// Draws the overview; what is in sight follows the selection.
pub(crate) fn draw(state: &State, selection: Selection, buffer: &mut Buffer) {
    let (theme, size) = (state.look.theme, buffer.area);
    let statements = state.material.comparison.as_deref().map_or(0, |c| c.statements.len());
    let count = state.material.documents.len();
    let heading = format!("Overview   {}   {count} sources   {statements} statements", state.material.name);
    full(
        buffer,
        theme,
        (&heading, ""),
        (&state.keys.told("{down} {up} rows that open"), &state.keys.told(foot::OVERVIEW)),
    );
    let rows = rows(state);
    for (n, y) in listed(state, selection, rows.len()).lines() {
        let row = &rows[n];
        if n == selection.row && row.passage.is_some() {
            put(buffer, 0, y, 1, ">", theme.style(Role::Cursor));
        }
        row.text.draw_cut(buffer, (1, y), size.width, theme);
    }
}

fn heading(rows: &mut Vec<Row>, name: &str, rest: &str) {
    if !rows.is_empty() {
        rows.push(Row { text: Styled::default(), passage: None });
    }
    rows.push(Row { text: Styled::of(name, Role::Bold).and(rest, Role::Dim), passage: None });
}

fn counted(sentences: usize) -> String {
    if sentences == 1 { "1 sentence".to_owned() } else { format!("{sentences} sentences") }
}

/// A source by its number and name in so many columns, filled with blanks.
fn name(state: &State, document: usize, columns: usize) -> String {
    let name = state.material.documents.get(document).map(|d| label(d).0).unwrap_or_default();
    let digits = state.material.documents.len().to_string().len();
    let name = cut(&format!("{:>digits$} {name}", document + 1), columns, state.look.theme.frames().cut);
    let blanks = columns.saturating_sub(width(&name));
    name + &" ".repeat(blanks)
}

/// Columns for a source's name.
fn room(state: &State) -> usize {
    usize::from(state.size.0).saturating_sub(56).clamp(12, 36)
}

fn sources(state: &State, overview: &Overview, rows: &mut Vec<Row>) {
    let room = room(state);
    heading(rows, &format!("{:room$}", "Sources"), "  words sent.   = agree ! diverge   \" quote    + only");
    for (n, share) in overview.sources.iter().enumerate() {
        let mut text = Styled::of(&name(state, n, room), Role::Plain)
            .and(&format!("{:7}{:6}", share.words, share.sentences), Role::Plain);
        for kind in MarkKind::LEGEND {
            let percent = (share.kinds[kind as usize] * 100).checked_div(share.sentences).unwrap_or(0);
            text.push(&format!("{percent:9}%"), Role::Plain);
        }
        let start = state.material.documents.get(n).and_then(|d| d.blocks.first()).map_or(0, |b| b.span.start);
        let passage = Some(Passage { document: DocumentId(n), span: Span::new(start, start) });
        rows.push(Row { text, passage });
        let footing = state.material.footing(n);
        if footing.brief().is_some() {
            rows.push(Row { text: Styled::of(&format!("   {footing}"), Role::Dim), passage: None });
        }
    }
    rows.push(Row { text: Styled::of("share of sentences; one may be of several kinds", Role::Dim), passage: None });
}

fn pairs(state: &State, overview: &Overview, rows: &mut Vec<Row>) {
    let room = usize::from(state.size.0).saturating_sub(46) / 2;
    let room = room.clamp(8, 36);
    if overview.pairs.is_empty() {
        return;
    }
    heading(rows, &format!("{:1$}", "Pairs", 2 * room + 1), "   = agree ! diverge   \" quote  same text");
    for pair in &overview.pairs {
        let names = format!("{} {}", name(state, pair.a, room), name(state, pair.b, room));
        let mut text = Styled::of(&names, Role::Plain);
        for kind in [MarkKind::Agree, MarkKind::Diverge, MarkKind::Quote] {
            text.push(&format!("{:10}", pair.kinds[kind as usize]), Role::Plain);
        }
        let words = if pair.copied > 0 { format!("{} words", pair.copied) } else { "-".to_owned() };
        text.push(&format!("  {words}"), Role::Plain);
        // The first passage that the two have in common.
        let joins = |l: &&Link| (l.a.document.0, l.b.document.0) == (pair.a, pair.b);
        let links = state.material.comparison.as_deref().map(|c| c.links.as_slice()).unwrap_or_default();
        let passage = links.iter().filter(joins).map(|l| l.a).min_by_key(|p| p.span.start);
        rows.push(Row { text, passage });
    }
}

fn copied(state: &State, overview: &Overview, rows: &mut Vec<Row>) {
    let with: Vec<&Pair> = overview.pairs.iter().filter(|p| !p.runs.is_empty()).collect();
    if with.is_empty() {
        return;
    }
    heading(rows, "The same words in two sources", "   ten or more in a row");
    for pair in with {
        let text = state.material.documents.get(pair.a).map_or("", |d| d.text.as_str());
        for run in &pair.runs {
            let what = if run.quoted { "quoted " } else { "       " };
            let line = Styled::of(&format!("{} : {} {:4} words  ", pair.a + 1, pair.b + 1, run.words), Role::Plain)
                .and(what, Role::Dim)
                .and(run.a.of(text), Role::Plain);
            rows.push(Row { text: line, passage: Some(Passage { document: DocumentId(pair.a), span: run.a }) });
        }
    }
}

fn alone(state: &State, rows: &mut Vec<Row>) {
    for (n, document) in state.material.documents.iter().enumerate() {
        let marks = state.material.marks.of(n);
        let only: Vec<Span> = marks.iter().filter(|m| m.kinds.holds(MarkKind::Only)).map(|m| m.span).collect();
        heading(rows, &format!("Only in {}", name(state, n, 40).trim()), &format!("   {}", counted(only.len())));
        for span in only {
            let text = Styled::of(MarkKind::Only.glyph(), Role::Mark(MarkKind::Only))
                .and(" ", Role::Plain)
                .and(span.of(&document.text), Role::Plain);
            rows.push(Row { text, passage: Some(Passage { document: DocumentId(n), span }) });
        }
    }
}
