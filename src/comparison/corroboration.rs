//! What a conflict says of the link itself: two details of one thing that cannot both be true are found where two accounts tell the
//! same matter, and hardly anywhere else, while the very words that differ make the passages less alike. Finding them is left to
//! [`super::divergence`]; the odds they are weighed with were counted on marked stories (docs/quality.md, Divergence).

use super::{Conflict, Grade, Link, Rule};

/// How many times likelier, in odds, a pair is a link where its ends conflict.
const TIMES: f64 = 5.0;

/// The name of what conflicts add, among the measures of a link the last.
pub(super) const NAME: &str = "conflict";

/// Makes a link likelier by its conflicts, and says so among its measures.
pub(super) fn weigh(link: &mut Link) {
    // A contrary word needs little of the same around it: it says little of the link.
    let tells = |c: &Conflict| c.grade == Grade::Conflict && c.rule != Rule::Opposite;
    if !link.evidence.conflicts.iter().any(tells) {
        return;
    }
    let odds = TIMES * link.probability / (1.0 - link.probability).max(f64::EPSILON);
    link.probability = odds / (1.0 + odds);
    link.evidence.measures.push(TIMES.ln());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Evidence, Kind, Passage};
    use crate::document::{DocumentId, Span};

    fn weighed(probability: f64, conflicts: &[(Rule, Grade)]) -> f64 {
        let span = Span::new(0, 1);
        let [a, b] = [0, 1].map(|n| Passage { document: DocumentId(n), span });
        let conflicts = conflicts.iter().map(|(rule, grade)| Conflict { rule: *rule, grade: *grade, a: span, b: span });
        let evidence = Evidence { conflicts: conflicts.collect(), ..Evidence::default() };
        let mut link = Link { a, b, kind: Kind::Diverge, probability, evidence };
        weigh(&mut link);
        link.probability
    }

    #[test]
    fn only_what_conflicts_makes_a_link_likelier() {
        assert!((weighed(0.2, &[(Rule::Number, Grade::Conflict)]) - 5.0 / 9.0).abs() < 1e-9);
        for none in [(Rule::Number, Grade::Detail), (Rule::Title, Grade::Wording), (Rule::Opposite, Grade::Conflict)] {
            assert!((weighed(0.2, &[none]) - 0.2).abs() < 1e-9);
        }
        assert!(weighed(1.0, &[(Rule::Date, Grade::Conflict)]) <= 1.0);
    }
}
