//! What a conflict says of the link itself: two details of one thing that cannot both be true are found where two accounts tell the
//! same matter, and hardly anywhere else, while the very words that differ make the passages less alike. Finding them is left to
//! [`super::divergence`]; the odds they are weighed with were counted on marked stories (docs/quality.md, Divergence).

use super::{Conflict, Grade, Link, Rule};

/// Pairs less likely than this are not looked at even for conflicts; 0 to 1.
pub(super) const FAINT: f64 = 0.05;

/// How many times likelier, in odds, a pair is a link where its ends conflict.
const TIMES: f64 = 5.0;

/// The probability of a link with its conflicts in view; 0 to 1.
pub(super) fn weigh(link: &Link) -> f64 {
    // A denial or a contrary word needs less of the same around it: it says little of the link.
    let tells = |c: &Conflict| c.grade == Grade::Conflict && c.rule != Rule::Opposite;
    if !link.evidence.conflicts.iter().any(tells) {
        return link.probability;
    }
    let odds = TIMES * link.probability / (1.0 - link.probability).max(f64::EPSILON);
    odds / (1.0 + odds)
}
