//! What went wrong or may mislead in reading: sources that were refused, bytes that were no characters, no date, too little
//! text, nothing in common.

use super::super::state::{Material, Selection, State};
use super::super::text::put;
use super::super::theme::Role;
use super::frame::{first, full};
use super::pane::label;
use super::styled::Styled;
use crate::document::{DocumentId, printable};
use ratatui::buffer::Buffer;

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
    let foot = format!("row {}/{}", (selection.row + 1).min(rows.len()), rows.len());
    full(
        buffer,
        theme,
        (&heading, ""),
        (&foot, &state.keys.told("{open in the text} go to the source   {help} help   {leave} back")),
    );
    let (top, bottom) = (2, size.height.saturating_sub(2));
    if rows.is_empty() {
        put(buffer, 2, top, size.width, "None: every source was read whole.", theme.style(Role::Dim));
    }
    let inside = usize::from(size.width.saturating_sub(4));
    let texts: Vec<_> = rows.iter().map(|p| text(state, p).rows(inside, (0, 4))).collect();
    // As many rows of the list before the selected one as fit.
    let heights: Vec<usize> = texts.iter().map(Vec::len).collect();
    let before: usize = heights.iter().take(selection.row).sum();
    let from = first(before, heights.iter().sum(), usize::from(bottom - top));
    let lines = texts.iter().enumerate().flat_map(|(n, l)| l.iter().enumerate().map(move |(m, l)| (n, m, l)));
    for ((n, m, line), y) in lines.skip(from).zip(top..bottom) {
        if n == selection.row && m == 0 {
            put(buffer, 0, y, 1, ">", theme.style(Role::Cursor));
        }
        line.draw(buffer, (2, y), size.width, theme);
    }
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
