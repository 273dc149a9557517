//! What a conflict says of the link itself: two details of one thing that cannot both be true are found where two accounts tell the
//! same matter, and hardly anywhere else, while the very words that differ make the passages less alike. Finding them is left to
//! [`super::divergence`]; the odds they are weighed with were counted on marked stories (docs/quality.md, Divergence).

use super::{Conflict, Grade, Link, Rule};

/// How many times likelier, in odds, a pair is a link where its ends conflict.
const TIMES: f64 = 5.0;

/// Pairs that are less likely are not looked at for conflicts.
pub(super) const LOOKED_AT: f64 = 0.004;

/// How many times likelier a conflict that is hardly found by chance makes an unlikely pair, and up to what.
const OUTRIGHT: (f64, f64) = (50.0, 0.25);

/// The name of what conflicts add, among the measures of a link the last.
pub(super) const NAME: &str = "conflict";

/// Whether a rule hardly ever finds a conflict where two passages have nothing to do with each other: it asks for one person, one
/// act or one thing by name. Amounts and days of two matters are often told in much the same words.
pub(super) fn is_outright(rule: Rule) -> bool {
    matches!(rule, Rule::Title | Rule::Name | Rule::Agent | Rule::Charge | Rule::Place | Rule::Order | Rule::Negation)
}

/// Makes a link likelier by its conflicts, and says so among its measures.
pub(super) fn weigh(link: &mut Link) {
    // A contrary word needs little of the same around it: it says little of the link.
    let tells = |c: &&Conflict| c.grade == Grade::Conflict && c.rule != Rule::Opposite;
    let mut telling = link.evidence.conflicts.iter().filter(tells).peekable();
    if telling.peek().is_none() {
        return;
    }
    let before = odds(link.probability);
    let mut after = TIMES * before;
    if telling.any(|c| is_outright(c.rule)) {
        after = after.max(odds((OUTRIGHT.0 * link.probability).min(OUTRIGHT.1)));
    }
    link.probability = after / (1.0 + after);
    link.evidence.measures.push((after / before).ln());
}

fn odds(probability: f64) -> f64 {
    probability.max(f64::EPSILON) / (1.0 - probability).max(f64::EPSILON)
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

    #[test]
    fn what_is_hardly_found_by_chance_makes_an_unlikely_pair_worth_a_look() {
        assert!((weighed(0.02, &[(Rule::Title, Grade::Conflict)]) - 0.25).abs() < 1e-9);
        assert!(weighed(0.02, &[(Rule::Number, Grade::Conflict)]) < 0.1);
        assert!((weighed(0.2, &[(Rule::Title, Grade::Conflict)]) - 5.0 / 9.0).abs() < 1e-9);
    }
}
