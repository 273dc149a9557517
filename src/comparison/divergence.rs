//! Whether two linked passages conflict, and by which rule.
//!
//! ```text
//!  link ──> Side of a ─┐        ┌─ number, frequency, date, hour ──────┐
//!                      ├─ Pair ─┼─ relation, place, person, role ──────┼─> speech ──> conflicts ──> kind
//!           Side of b ─┘        ├─ charge, cause, denial ──────────────┤   (is it the articles that differ, or those they quote?)
//!                               └─ opposite, tone, trend ──────────────┘
//! ```
//!
//! Each rule proposes details that differ and grades them; only a [`Grade::Conflict`] makes the link a divergence. A rule sees two
//! passages that are linked already: it asks whether the two details are of one and the same thing, not whether the passages are
//! on one matter. Every rule treats a and b alike.

mod act;
mod cause;
mod charge;
mod date;
mod denial;
mod detail;
mod frequency;
mod hour;
mod number;
mod opposite;
mod pair;
mod person;
mod place;
mod relation;
mod role;
mod slot;
mod speech;
mod tone;
mod trend;

use super::{Conflict, Grade, Kind, Link, Passage, Story, corroboration};
use pair::{Pair, Side};

/// Proposes details that differ.
type Finding = fn(&Pair<'_>, &mut Vec<Conflict>);

const RULES: [Finding; 14] = [
    number::find,
    frequency::find,
    date::find,
    hour::find,
    relation::find,
    place::find,
    person::find,
    role::find,
    charge::find,
    cause::find,
    denial::find,
    opposite::find,
    tone::find,
    trend::find,
];

/// The rules that find what [`super::corroboration::is_outright`] means.
const OUTRIGHT: [Finding; 6] = [relation::find, place::find, person::find, role::find, charge::find, denial::find];

/// Whether two passages that are no likely link conflict in what hardly conflicts by chance.
pub(super) fn is_outright(story: Story<'_>, a: Passage, b: Passage) -> bool {
    let pair = Pair::new(Side::of(story, a), Side::of(story, b));
    let mut found = Vec::new();
    OUTRIGHT.iter().for_each(|rule| rule(&pair, &mut found));
    found.retain(|c| c.grade == Grade::Conflict && corroboration::is_outright(c.rule));
    !found.is_empty() && !pair.is_copy() && !found.iter().all(|conflict| speech::explains(&pair, conflict))
}

/// Makes `link` a divergence where its ends conflict, and records what differs.
pub fn examine(story: Story<'_>, link: &mut Link) {
    let pair = Pair::new(Side::of(story, link.a), Side::of(story, link.b));
    if pair.is_copy() {
        return;
    }
    let mut found: Vec<Conflict> = Vec::new();
    for rule in RULES {
        let mut more = Vec::new();
        rule(&pair, &mut more);
        // One conflict is told once, by the rule that comes first.
        more.retain(|c| !found.iter().any(|known| known.a.overlap(c.a) > 0 && known.b.overlap(c.b) > 0));
        found.extend(more);
    }
    found.retain(|conflict| !speech::explains(&pair, conflict));
    detail::find(&pair, [link.a.span, link.b.span], &mut found);
    found.sort_by_key(|c| (c.grade, c.rule, c.a, c.b));
    found.dedup();
    // A shared utterance is the stronger claim: what differs in it is how it is quoted.
    if link.kind == Kind::Agree && found.iter().any(|c| c.grade == Grade::Conflict) {
        link.kind = Kind::Diverge;
    }
    link.evidence.conflicts.extend(found);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Evidence, Rule};
    use crate::document::{Document, DocumentId, Span, StatedDate};
    use crate::language::{analyse, paragraph};
    use proptest::prelude::*;

    /// A link over all of two texts, both published on 24 June 2025, as examined.
    fn examined(a: &str, b: &str) -> Link {
        published(a, b, Some(jiff::civil::date(2025, 6, 24)))
    }

    /// Whether two texts without a date of their own conflict.
    pub(super) fn undated(a: &str, b: &str) -> bool {
        published(a, b, None).kind == Kind::Diverge
    }

    fn published(a: &str, b: &str, day: Option<jiff::civil::Date>) -> Link {
        let documents = [a, b].map(|text| {
            let mut document: Document = paragraph(text);
            document.source.date = day.map(|value| StatedDate { value, span: Span::new(0, 0) });
            document
        });
        let analyses = documents.each_ref().map(analyse);
        let passage = |n: usize, text: &str| Passage { document: DocumentId(n), span: Span::new(0, text.len()) };
        let mut link = Link {
            a: passage(0, a),
            b: passage(1, b),
            kind: Kind::Agree,
            probability: 1.0,
            evidence: Evidence::default(),
        };
        examine(Story { documents: &documents, analyses: &analyses }, &mut link);
        link
    }

    /// What differs but for details, as "rule: in a | in b"; wording in brackets.
    pub(super) fn check(a: &str, b: &str, expected: &[&str]) {
        let link = examined(a, b);
        let show = |c: &Conflict| {
            let words = format!("{}: {} | {}", c.rule.word(), c.a.of(a), c.b.of(b));
            if c.grade == Grade::Conflict { words } else { format!("({words})") }
        };
        let found: Vec<String> =
            link.evidence.conflicts.iter().filter(|c| c.grade != Grade::Detail).map(show).collect();
        assert_eq!(found, expected, "{a} / {b}");
        let grave = expected.iter().any(|e| !e.starts_with('('));
        assert_eq!(link.kind, if grave { Kind::Diverge } else { Kind::Agree });
    }

    #[test]
    fn amounts_of_one_thing_conflict() {
        check(
            "The ferry fire killed nine people and injured 40.",
            "At least 12 people died and 40 were hurt in the ferry fire.",
            &["number: nine | At least 12"],
        );
        check(
            "Harwick will pay $3.1 million for the old pier.",
            "The town of Harwick will pay $4.5 million for the pier.",
            &["number: $3.1 million | $4.5 million"],
        );
        check(
            "The quake had a magnitude of 5.2, the institute said.",
            "A 5.6-magnitude quake shook the coast.",
            &["number: 5.2 | 5.6-magnitude"],
        );
        check("Ida Berg, 49, was elected.", "The board elected 47-year-old Ida Berg.", &["number: 49 | 47-year"]);
        check("The mayor was warned twice.", "The mayor was warned several times.", &["number: twice | several times"]);
    }

    #[test]
    fn amounts_that_fit_do_not() {
        check("The fire drove out 2m people.", "More than two million people were driven out by the fire.", &[]);
        check("The storm killed nine people.", "The storm injured 30 people.", &[]);
        check("A crew of nine sailed the boat.", "The crew of nine was killed on the boat.", &[]);
        check("Hundreds of boats were lost.", "Some 640 boats were lost.", &[]);
        check("The blast killed three people.", "The blast killed two women and a man.", &[]);
        check("He killed five people, including the gunman himself.", "The shooting killed four people.", &[]);
        check("Harwick paid $3.14 million for the pier.", "Harwick paid $3.1 million for the pier.", &[]);
        check("Ida Berg, 49, met the board.", "Rune Holt, 31, met the board.", &[]);
        check("The firm earned $9 million a year.", "The firm earned $2 million.", &[]);
    }

    #[test]
    fn shares_and_counts_of_other_things_do_not() {
        // Another poll: nothing in common but its kind. Where another share is the same, it may be one.
        check(
            "In the Herald poll of Velm voters Berg has 44 percent to Holt's 39 percent.",
            "A Courier poll of Velm voters gives Berg 48 percent to Holt's 37 percent.",
            &[],
        );
        check(
            "In the Herald poll Velm voters backed the new harbour plan with 44 percent against 39 percent.",
            "The Herald poll has Velm voters who backed the new harbour plan at 47 percent, against 39 percent.",
            &["number: 44 percent | 47 percent"],
        );
        check("In Harwick 60 boats were at stake.", "With 107 boats at stake, she will win most.", &[]);
        // Two events: the names are others, and nothing else is the same.
        check("The gale killed nine people in Velm.", "A bomb killed 40 people in Harwick.", &[]);
        check(
            "The ferry fire killed nine people, the port of Velm said.",
            "The ferry fire killed 12 people, the harbour police of Harwick said.",
            &["number: nine | 12"],
        );
    }

    #[test]
    fn who_acts_must_be_one() {
        check(
            "Ida Berg, who knows the guild well, never signed the harbour treaty of the north.",
            "Rune Holt was the first who in the end signed the harbour treaty of the north.",
            &[],
        );
        check(
            "Holt, the senator of Velm, ended the long campaign for the harbour on Tuesday.",
            "Ida Berg, asked by friends, ended the long campaign for the harbour on Wednesday.",
            &[],
        );
        check(
            "We never thought the harbour plan of Velm would work so well.",
            "They thought the harbour plan of Velm would work well.",
            &[],
        );
        check("The plan of the harbour is not pure in Velm.", "The harbour plan is purely for Velm.", &[]);
    }

    #[test]
    fn days_of_one_event_conflict() {
        check(
            "The council of Velm signed the harbour treaty on 3 May.",
            "The harbour treaty was signed by the council of Velm on 9 June 2025.",
            &["date: 3 May | 9 June 2025"],
        );
        check(
            "The council of Velm signed the harbour treaty on 3 May.",
            "The council of Velm signed the harbour treaty, which took effect on 9 June.",
            &[],
        );
        check(
            "The council of Velm signed the harbour treaty on Monday.",
            "The council of Velm signed the harbour treaty on 23 June.",
            &[],
        );
        check(
            "Berg gave the opening speech at 9 a.m. in Harwick Hall.",
            "Berg gave the opening speech in the evening at Harwick Hall.",
            &["date: 9 a.m. | evening"],
        );
    }

    #[test]
    fn titles_of_one_person_conflict() {
        check(
            "Norland Deputy Trade Minister Ida Berg spoke in Velm.",
            "Norland Trade Minister Ida Berg spoke in Velm.",
            &["title: Norland Deputy Trade Minister | Norland Trade Minister"],
        );
        check(
            "Former President Omar Holt spoke in Velm.",
            "President Omar Holt spoke in Velm.",
            &["(title: Former President | President)"],
        );
        check("Minister Ida Berg spoke in Velm.", "Trade Minister Ida Berg spoke in Velm.", &[]);
    }

    #[test]
    fn who_did_it_to_whom() {
        check(
            "In Velm last year Berg sued Holt.",
            "In Velm last year Holt sued Berg.",
            &["agent: Berg sued Holt | Holt sued Berg"],
        );
        check("In Velm last year Berg sued Holt.", "In Velm last year Holt was sued by Berg.", &[]);
    }

    #[test]
    fn denials_conflict_with_what_they_deny() {
        check(
            "Kesh has not requested grain from its neighbours.",
            "Kesh has requested grain from its neighbours again and again.",
            &["negation: not requested | requested"],
        );
        check(
            "The union made no formal request for talks with the port.",
            "The union sent repeated requests for talks with the port.",
            &["negation: no formal request | requests"],
        );
        check("The treaty contains no joint patrol clause.", "A joint patrol clause is missing from the treaty.", &[]);
        check(
            "The harbour treaty of Velm lacks a patrol clause.",
            "The harbour treaty of Velm contains a patrol clause.",
            &["negation: lacks a patrol clause | clause"],
        );
        check(
            "In the harbour treaty of Velm a patrol clause is missing.",
            "The harbour treaty of Velm contains a patrol clause.",
            &["negation: clause is missing | clause"],
        );
        check(
            "The guild of Velm refused to sign the harbour treaty.",
            "The guild of Velm signed the harbour treaty.",
            &["negation: refused to sign | signed"],
        );
        check(
            "Holt was glad, but Kesh had made no formal request.",
            "Kesh has requested grain three times.",
            &["negation: no formal request | requested"],
        );
        check("The guild stopped short of signing.", "The guild did not sign.", &[]);
        check("It is not clear whether the port sold the cranes.", "The port sold the cranes.", &[]);
        check(
            "Berg said the port had not sold the old cranes to Kesh.",
            "Holt said the port had sold the old cranes to Kesh.",
            &[],
        );
        check(
            "The port will close its northern gate in winter.",
            "The port may close its northern gate in winter.",
            &["(certainty: will close | may close)"],
        );
    }

    #[test]
    fn opposite_words_for_one_thing_conflict() {
        check(
            "In Velm the chair used blunt words for the plan.",
            "In Velm the chair used mild words for the plan.",
            &["opposite: blunt | mild"],
        );
        check(
            "In Velm the union accepted the harbour plan.",
            "In Velm the union rejected the harbour plan.",
            &["opposite: accepted | rejected"],
        );
        check("In Velm the chair used no blunt words.", "In Velm the chair used mild words.", &[]);
    }

    #[test]
    fn what_only_one_gives_is_a_detail() {
        let link = examined("The fire killed nine people.", "The fire on Monday killed people.");
        let found: Vec<(Rule, Grade)> = link.evidence.conflicts.iter().map(|c| (c.rule, c.grade)).collect();
        assert_eq!(found, [(Rule::Number, Grade::Detail), (Rule::Date, Grade::Detail)]);
        assert_eq!(link.kind, Kind::Agree);
    }

    /// Sentences in which the rules find much.
    fn sentences() -> impl Strategy<Value = String> {
        "((At least |about |)[1-9]{1,3}( people were killed|0 boats sank|% of voters|m dollars)|Ida Berg|Holt|sued|did not |never |asked for|\
         a (blunt|mild) answer|on (Monday|3 May|9 June)|at 9 a.m.|in the evening|(Deputy |)Trade Minister Ida Berg|signed the treaty|\
         will close|may close|twice|, |and |“no|said|\\.”? |rose|fell|because of (rain|a strike)|(before|after|during) the raid|\
         (inside|outside) the bank|in (Norway|Sweden)|charged with (arson|fraud)|No one was hurt|A girl was killed|blunt line|mild tone){1,14}"
    }

    proptest! {
        #[test]
        fn sides_may_be_exchanged_and_copies_never_conflict(a in sentences(), b in sentences()) {
            let (one, other) = (examined(&a, &b), examined(&b, &a));
            prop_assert_eq!(&one, &examined(&a, &b));
            prop_assert_eq!(one.kind, other.kind);
            let pairs = |link: &Link, turned: bool| {
                let mut all: Vec<_> = link.evidence.conflicts.iter()
                    .map(|c| (c.grade, c.rule, if turned { (c.b, c.a) } else { (c.a, c.b) })).collect();
                all.sort();
                all
            };
            prop_assert_eq!(pairs(&one, false), pairs(&other, true));
            for c in &one.evidence.conflicts {
                prop_assert!(a.get(c.a.start..c.a.end).is_some() && b.get(c.b.start..c.b.end).is_some());
            }
            prop_assert!(examined(&a, &a).evidence.conflicts.is_empty());
        }
    }
}
