//! Rows that were picked in the matrix and in the quotations, to be copied or written together.
//!
//! A row is known by its kind and its first passage, so that it is the same row in every order, filter and list. How rows are
//! picked is left to [`super::update`], what is written of them to the forms of the report.

use super::mark::MarkKind;
use super::state::Material;
use super::utterance::{self, Row};
use crate::comparison::{Comparison, Passage, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// What a row is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pick {
    /// None for a quotation of one source alone, which is part of a statement or of none.
    kind: Option<MarkKind>,
    passage: Passage,
}

/// The rows that were picked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Picked(BTreeSet<Pick>);

/// A row of the matrix.
pub(crate) fn statement(statement: &Statement) -> Option<Pick> {
    statement.passages.first().map(|passage| Pick { kind: Some(statement.kind.into()), passage: *passage })
}

/// A row of the quotations.
pub(crate) fn quotation(material: &Material, row: Row) -> Option<Pick> {
    match row {
        Row::Shared(n) => statement(material.comparison.as_deref()?.statements.get(n)?),
        Row::Alone { .. } => utterance::passage(material, row, usize::MAX).map(|passage| Pick { kind: None, passage }),
    }
}

impl Picked {
    /// Picks a row, or lets it go.
    pub(crate) fn toggle(&mut self, pick: Pick) {
        if !self.0.remove(&pick) {
            self.0.insert(pick);
        }
    }

    /// Lets all go; those of one document, where its text is another now.
    pub(crate) fn forget(&mut self, document: Option<usize>) {
        self.0.retain(|pick| document.is_some_and(|d| pick.passage.document.0 != d));
    }

    /// Whether a row is picked.
    pub(crate) fn holds(&self, pick: Option<Pick>) -> bool {
        pick.is_some_and(|pick| self.0.contains(&pick))
    }

    /// How many rows are picked.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The passages of each row, in the order of the texts: for a statement those of all its sources.
    pub(crate) fn passages(&self, comparison: &Comparison) -> Vec<Vec<Passage>> {
        let of = |pick: &Pick| {
            let rows = comparison.statements.iter().filter(|s| statement(s) == Some(*pick));
            rows.map(|s| s.passages.clone()).next().unwrap_or_else(|| vec![pick.passage])
        };
        let mut picks: Vec<&Pick> = self.0.iter().collect();
        picks.sort_by_key(|pick| (pick.passage, pick.kind));
        picks.into_iter().map(of).collect()
    }

    /// The comparison with the statements that are picked alone, and the links they rest on. For a quotation of one source the
    /// statements whose passages it touches.
    pub(crate) fn only(&self, comparison: &Comparison) -> Comparison {
        let touches = |p: &Passage| {
            let alone = self.0.iter().filter(|pick| pick.kind.is_none()).map(|pick| pick.passage);
            alone.into_iter().any(|q| q.document == p.document && q.span.overlap(p.span) > 0)
        };
        let kept = |s: &&Statement| self.holds(statement(s)) || s.passages.iter().any(touches);
        let mut statements: Vec<Statement> = comparison.statements.iter().filter(kept).cloned().collect();
        let wanted: BTreeSet<usize> = statements.iter().flat_map(|s| s.links.iter().copied()).collect();
        let places: BTreeMap<usize, usize> = wanted.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        for statement in &mut statements {
            statement.links = statement.links.iter().filter_map(|l| places.get(l).copied()).collect();
        }
        Comparison {
            links: wanted.iter().filter_map(|l| comparison.links.get(*l).cloned()).collect(),
            withheld: Vec::new(),
            statements,
            threshold: comparison.threshold,
            footings: comparison.footings.clone(),
        }
    }
}
