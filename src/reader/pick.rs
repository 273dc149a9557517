//! Rows that were picked in the matrix and in the quotations, to be copied or written together.
//!
//! A row is known by its kind and its passages, so that it is the same row in every order, filter and list. How rows are
//! picked is left to [`super::update`], what is written of them to the forms of the report.

use super::mark::MarkKind;
use super::state::Material;
use super::utterance::{self, Row};
use crate::comparison::{Comparison, Passage, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// What a row is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pick {
    passages: Vec<Passage>,
    /// None for a quotation of one source alone, which is part of a statement or of none.
    kind: Option<MarkKind>,
}

/// The rows that were picked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Picked(BTreeSet<Pick>);

/// A row of the matrix.
pub(crate) fn statement(statement: &Statement) -> Pick {
    Pick { passages: statement.passages.clone(), kind: Some(statement.kind.into()) }
}

/// A row of the quotations.
pub(crate) fn quotation(material: &Material, row: Row) -> Option<Pick> {
    match row {
        Row::Shared(n) => material.comparison.as_deref()?.statements.get(n).map(statement),
        Row::Alone { .. } => {
            utterance::passage(material, row, usize::MAX).map(|passage| Pick { passages: vec![passage], kind: None })
        }
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
        self.0.retain(|pick| document.is_some_and(|d| pick.passages.iter().all(|p| p.document.0 != d)));
    }

    /// Whether a row is picked.
    pub(crate) fn holds(&self, pick: &Pick) -> bool {
        self.0.contains(pick)
    }

    /// How many rows are picked.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The passages of each row, in the order of the texts: for a statement those of all its sources.
    pub(crate) fn passages(&self) -> impl Iterator<Item = &[Passage]> {
        self.0.iter().map(|pick| pick.passages.as_slice())
    }

    /// The comparison with the statements that are picked alone, and the links they rest on. For a quotation of one source the
    /// statements whose passages it touches.
    pub(crate) fn only(&self, comparison: &Comparison) -> Comparison {
        let touches = |p: &Passage| {
            let mut alone = self.0.iter().filter(|pick| pick.kind.is_none()).flat_map(|pick| &pick.passages);
            alone.any(|q| q.document == p.document && q.span.overlap(p.span) > 0)
        };
        let kept = |s: &&Statement| self.holds(&statement(s)) || s.passages.iter().any(touches);
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
