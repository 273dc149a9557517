//! The lists: quotations, matrix, overview, problems. Which row is selected, in what order, and which passage it opens.

use super::super::action::Action;
use super::super::pick;
use super::super::state::{Ask, MatrixOrder, QuoteOrder, Screen, Selection, State};
use super::super::utterance;
use super::super::view::{matrix, overview, problems, quotes};
use crate::comparison::Passage;
use crate::document::{DocumentId, Span};

/// The overview, its first row that opens selected.
pub(super) fn overview(state: &State) -> Screen {
    Screen::Overview(Selection { row: overview::step(state, 0, 1), column: 0 })
}

/// Another order of the rows, or other rows.
pub(super) fn arrange(state: &mut State, action: &Action) {
    let Some(Screen::Quotes(selection) | Screen::Matrix(selection)) = state.screens.last_mut() else {
        state.message = Some("these rows have one order".into());
        return;
    };
    let column = selection.column;
    selection.row = 0;
    let lists = &mut state.lists;
    let is_quotes = matches!(state.screens.last(), Some(Screen::Quotes(_)));
    match action {
        Action::OnlyRows { carried } => {
            let wanted = Some((column, *carried));
            lists.only = if lists.only == wanted { None } else { wanted };
            state.message = lists.only.is_none().then(|| "all sources again".into());
        }
        Action::Alone if is_quotes => lists.alone = lists.alone.next(utterance::doubtful(&state.material) > 0),
        Action::Alone => {
            state.message = Some(state.keys.told("{filter: only here} shows or hides what stands in one source only"));
        }
        _ if is_quotes => {
            lists.quotes = match lists.quotes {
                QuoteOrder::Sources => QuoteOrder::Speaker,
                QuoteOrder::Speaker => QuoteOrder::Place,
                QuoteOrder::Place => QuoteOrder::Sources,
            }
        }
        _ => {
            lists.matrix = match lists.matrix {
                MatrixOrder::Dispute => MatrixOrder::Sources,
                MatrixOrder::Sources => MatrixOrder::Place,
                MatrixOrder::Place => MatrixOrder::Dispute,
            }
        }
    }
}

/// Picks the selected row, or lets it go, and goes on to the next.
pub(super) fn pick(state: &mut State) {
    let pick = match state.screens.last() {
        Some(Screen::Matrix(selection)) => {
            let comparison = state.material.comparison.as_deref();
            let row = matrix::rows(state).get(selection.row).copied();
            comparison.zip(row).and_then(|(c, row)| c.statements.get(row).map(pick::statement))
        }
        Some(Screen::Quotes(selection)) => {
            quotes::rows(state).get(selection.row).and_then(|row| pick::quotation(&state.material, *row))
        }
        _ => {
            state.message = Some(state.keys.told("rows are picked in {matrix} matrix and {quotations} quotations"));
            return;
        }
    };
    let Some(pick) = pick else { return };
    state.picked.toggle(pick);
    moved(state, 1, &Action::Rows(1));
    state.message = Some(match state.picked.count() {
        0 => "no row is picked any more".to_owned(),
        count => state.keys.told(&format!("{count} picked; {{copy}} {{copy with source}} copy, x exports them alone")),
    });
}

/// Shows all rows again, if only some were sought.
pub(super) fn all_again(state: &mut State) -> bool {
    let is_typed = matches!(state.screens.last(), Some(Screen::Ask { what: Ask::Rows, .. }));
    let is_list = state.screens.last().is_some_and(Screen::has_rows);
    let sought = is_typed || (is_list && !state.sought.is_empty());
    if sought {
        state.sought.clear();
        state.message = Some("all rows again".into());
    }
    if is_typed {
        state.screens.pop();
    }
    sought
}

/// Selects the first row: others are shown now.
pub(super) fn to_top(state: &mut State) {
    for screen in &mut state.screens {
        if let Screen::Matrix(selection) | Screen::Quotes(selection) = screen {
            selection.row = 0;
        }
    }
}

/// Remembers where the reader was in the lists that are open, to come back there.
pub(super) fn remember(state: &mut State) {
    for screen in &state.screens {
        match screen {
            Screen::Matrix(selection) => state.lists.matrix_at = *selection,
            Screen::Quotes(selection) => state.lists.quotes_at = *selection,
            _ => {}
        }
    }
}

/// Keeps the selection on a row, where other rows are shown now.
pub(super) fn clamp(state: &mut State) {
    let count = count(state);
    if let Some(
        Screen::Quotes(selection)
        | Screen::Matrix(selection)
        | Screen::Problems(selection)
        | Screen::Sources(selection),
    ) = state.screens.last_mut()
    {
        selection.row = selection.row.min(count.saturating_sub(1));
    }
}

/// Moves in the list that is on top; tells whether there is one.
pub(super) fn moved(state: &mut State, rows: isize, action: &Action) -> bool {
    let (count, sources) = (count(state), state.material.documents.len());
    let opens = match state.screens.last() {
        Some(Screen::Overview(selection)) if rows != 0 => overview::step(state, selection.row, rows),
        _ => 0,
    };
    match state.screens.last_mut() {
        Some(Screen::Overview(selection)) if rows != 0 => selection.row = opens,
        Some(
            Screen::Quotes(selection)
            | Screen::Matrix(selection)
            | Screen::Problems(selection)
            | Screen::Sources(selection),
        ) => {
            selection.row = selection.row.saturating_add_signed(rows).min(count.saturating_sub(1));
            if let Action::Next(n) = action {
                selection.column = (selection.column as isize + n).rem_euclid(sources.max(1) as isize).unsigned_abs();
            }
        }
        Some(Screen::Overview(_)) => {}
        _ => return false,
    }
    true
}

fn count(state: &State) -> usize {
    match state.screens.last() {
        Some(Screen::Quotes(_)) => quotes::rows(state).len(),
        Some(Screen::Matrix(_)) => matrix::rows(state).len(),
        Some(Screen::Problems(_)) => problems::rows(&state.material).len(),
        Some(Screen::Sources(_)) => state.material.documents.len(),
        _ => 0,
    }
}

/// The passage that the selected row stands for: of the selected source, else of the first that carries it.
pub(super) fn passage(state: &State) -> Option<Passage> {
    state.screens.last().and_then(|screen| passage_of(state, screen))
}

/// The same for the uppermost list, whatever lies over it.
pub(super) fn passage_under(state: &State) -> Option<Passage> {
    state.screens.iter().rev().find_map(|screen| passage_of(state, screen))
}

fn passage_of(state: &State, screen: &Screen) -> Option<Passage> {
    match screen {
        Screen::Quotes(selection) => {
            let row = *quotes::rows(state).get(selection.row)?;
            utterance::passage(&state.material, row, selection.column)
        }
        Screen::Matrix(selection) => matrix::passage(state, *selection),
        Screen::Overview(selection) => overview::rows(state).get(selection.row)?.passage,
        Screen::Problems(selection) => {
            let document = problems::rows(&state.material).get(selection.row)?.document?;
            let start = state.material.documents.get(document)?.blocks.first()?.span.start;
            Some(Passage { document: DocumentId(document), span: Span::new(start, start) })
        }
        _ => None,
    }
}
