//! Whether it is the articles that differ, or people in the story whom they report.
//!
//! Two people who contradict each other, each reported by one of two articles, leave the articles without a conflict. So a denial,
//! an opposite or an exchange of parts counts only where both articles tell it themselves or lay it to the same speaker. Amounts,
//! days and titles stand for the article that chose them, whoever is named as their source.

use super::pair::{Pair, Side};
use crate::comparison::{Conflict, Rule};
use crate::document::Span;
use crate::language::{Form, Quotation};

/// Whether the people of the story explain a conflict.
pub(super) fn explains(pair: &Pair<'_>, conflict: &Conflict) -> bool {
    if matches!(conflict.rule, Rule::Number | Rule::Date | Rule::Title | Rule::Name | Rule::Order | Rule::Charge) {
        return false;
    }
    match (quotation(&pair.a, conflict.a), quotation(&pair.b, conflict.b)) {
        (None, None) => false,
        (Some(x), Some(y)) => match (speaker(x), speaker(y)) {
            (Some(p), Some(q)) => !is_one(&p, &q),
            _ => true,
        },
        (Some(one), None) | (None, Some(one)) => one.form != Form::Indirect,
    }
}

/// The innermost quotation that a range stands in.
fn quotation<'a>(side: &Side<'a>, span: Span) -> Option<&'a Quotation> {
    let holds = |q: &&Quotation| q.pieces.iter().any(|piece| piece.overlap(span) > 0);
    side.quotations.iter().filter(holds).min_by_key(|q| q.pieces.iter().map(|p| p.len()).sum::<usize>())
}

fn speaker(quotation: &Quotation) -> Option<String> {
    quotation.speaker.as_ref().map(|s| s.name.to_lowercase())
}

/// Whether two speakers may be one: a word of more than two letters in common.
fn is_one(p: &str, q: &str) -> bool {
    p.split_whitespace().any(|word| word.len() > 2 && word != "the" && q.split_whitespace().any(|other| other == word))
}
