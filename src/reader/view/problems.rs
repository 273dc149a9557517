//! What went wrong or may mislead in reading: sources that were refused, bytes that were no characters, no date, too little
//! text, nothing in common.

use super::super::state::{Material, Selection, State};
use super::super::text::put;
use super::super::theme::Role;
use super::foot;
use super::frame::{Listed, first, full};
use super::pane::label;
use super::styled::{Line, Styled};
use crate::document::{DocumentId, printable};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// With fewer compared sentences a source says too little to be compared.
const FEW: usize = 3;

/// One problem, and the source that has it; none for what was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    pub(crate) document: Option<usize>,
    /// Whether something is lost; else it may mislead.
    grave: bool,
    words: String,
}

/// All problems: what was refused first, then by source.
pub(crate) fn rows(material: &Material) -> Vec<Problem> {
    let refused = material.refusals.iter().map(|r| Problem { document: None, grave: true, words: line(r) });
    let mut rows: Vec<Problem> = refused.collect();
    for (n, document) in material.documents.iter().enumerate() {
        let mut add = |grave: bool, words: &str| rows.push(Problem { document: Some(n), grave, words: line(words) });
        document.source.warnings.iter().for_each(|w| add(true, w));
        if document.source.date.is_none() {
            add(false, "no date is stated; \"today\" and \"Tuesday\" in it cannot be resolved");
        }
        let footing = material.footing(n);
        if footing.brief().is_some() {
            add(false, &footing.to_string());
        } else if let Some(analysis) = material.analyses.as_deref().and_then(|a| a.get(n))
            && analysis.sentences.len() < FEW
        {
            add(false, "too short: hardly a sentence to compare");
        } else if let Some(comparison) = material.comparison.as_deref()
            && material.documents.len() > 1
            && material.analyses.as_deref().is_some_and(|a| n < a.len())
            && comparison.links.iter().all(|l| l.passage_in(DocumentId(n)).is_none())
        {
            add(false, "nothing in common with the others: another matter");
        }
    }
    rows
}

/// How many problems are grave enough to be told in the foot.
pub(crate) fn grave(material: &Material) -> usize {
    material.refusals.len() + material.documents.iter().map(|d| d.source.warnings.len()).sum::<usize>()
}

/// A message on one row, without anything a terminal would obey.
fn line(words: &str) -> String {
    printable(words).into_owned()
}

/// Draws the list.
pub(crate) fn draw(state: &State, selection: Selection, buffer: &mut Buffer) {
    let (theme, size) = (state.look.theme, buffer.area);
    let rows = rows(&state.material);
    let heading = format!("Problems   {}   {}", state.material.name, rows.len());
    let place = format!("row {}/{}", (selection.row + 1).min(rows.len()), rows.len());
    full(buffer, theme, (&heading, ""), (&place, &state.keys.told(foot::PROBLEMS)));
    let top = 2;
    if rows.is_empty() {
        put(buffer, 2, top, size.width, "None: every source was read whole.", theme.style(Role::Dim));
    }
    let texts = texts(state, &rows);
    let from = from(state, &texts, selection);
    let lines = texts.iter().enumerate().flat_map(|(n, l)| l.iter().enumerate().map(move |(m, l)| (n, m, l)));
    for ((n, m, line), y) in lines.skip(from).zip(area(state).y..area(state).bottom()) {
        if n == selection.row && m == 0 {
            put(buffer, 0, y, 1, ">", theme.style(Role::Cursor));
        }
        line.draw(buffer, (2, y), size.width, theme);
    }
}

/// Where the rows stand.
pub(crate) fn listed(state: &State, selection: Selection) -> Listed {
    let texts = texts(state, &rows(&state.material));
    let lines = texts.iter().enumerate().flat_map(|(n, lines)| std::iter::repeat_n(n, lines.len()));
    Listed::of(area(state), lines.skip(from(state, &texts, selection)).collect())
}

fn area(state: &State) -> Rect {
    Rect::new(0, 2, state.size.0, state.size.1.saturating_sub(4))
}

fn texts(state: &State, rows: &[Problem]) -> Vec<Vec<Line>> {
    let inside = usize::from(state.size.0.saturating_sub(4));
    rows.iter().map(|p| text(state, p).rows(inside, (0, 4))).collect()
}

/// The first line that is seen: as many before the selected row as fit.
fn from(state: &State, texts: &[Vec<Line>], selection: Selection) -> usize {
    let heights = texts.iter().map(Vec::len);
    let before: usize = heights.clone().take(selection.row).sum();
    first(before, heights.sum(), usize::from(area(state).height))
}

fn text(state: &State, problem: &Problem) -> Styled {
    let sign = if problem.grave { Styled::of("! ", Role::Alert) } else { Styled::of("? ", Role::Dim) };
    match problem.document.and_then(|n| state.material.documents.get(n).map(|d| (n, d))) {
        Some((n, document)) => {
            sign.and(&format!("{} {}: ", n + 1, label(document).0), Role::Bold).and(&problem.words, Role::Plain)
        }
        None => sign.and("not read: ", Role::Bold).and(&problem.words, Role::Plain),
    }
}
