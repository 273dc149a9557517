//! What must hold whatever the texts say: comparing is symmetric, the order of documents changes nothing, a copy agrees with its
//! original, every range lies in its text, and the same input gives the same bits.

use parallax::comparison::{Comparison, Kind, LEAST, Link, Passage, Settings, Story, compare};
use parallax::document::{Document, DocumentId};
use parallax::language::{Analysis, analyse};
use proptest::prelude::*;

/// Sentences of one invented matter, told in different ways; the texts of a case are drawn from them.
const SENTENCES: [&str; 16] = [
    "The harbour bridge at Ostwick was closed on Monday after a barge struck one of its piers.",
    "A barge hit a pier of the Ostwick bridge, and engineers shut it to traffic.",
    "Three people were hurt, one of them badly.",
    "At least five people were injured, the fire service said.",
    "“We heard a bang and the whole deck shook,” said Mara Lind, who runs the ferry kiosk.",
    "Kiosk owner Mara Lind said that the deck had shaken after a bang.",
    "Mayor Tom Hale promised repairs within six weeks.",
    "Deputy Mayor Tom Hale said repairs would take “six weeks at most”.",
    "The repairs will cost about $2 million.",
    "Hale put the bill at $3.5 million and did not rule out a toll.",
    "The council had made repeated requests for a new fender.",
    "The port authority had not received any request for a fender, it said.",
    "Buses run through the old tunnel — a detour of 4 km — until further notice.",
    "Größere Schiffe müssen vorerst draußen warten.",
    "橋は月曜日に閉鎖された。",
    "Fog is expected to lift by noon.",
];

fn texts() -> impl Strategy<Value = Vec<String>> {
    let text = prop::collection::vec(prop::sample::select(SENTENCES.to_vec()), 1..9).prop_map(|s| s.join(" "));
    prop::collection::vec(text, 2..5)
}

/// Two texts of the matter, long enough that words have a frequency in them.
fn two() -> impl Strategy<Value = Vec<String>> {
    let text = prop::collection::vec(prop::sample::select(SENTENCES.to_vec()), 6..12).prop_map(|s| s.join(" "));
    prop::collection::vec(text, 2)
}

/// A text of another matter, which shares few words with [`SENTENCES`].
fn elsewhere() -> impl Strategy<Value = String> {
    const OTHER: [&str; 6] = [
        "Apples ripen early in the orchards of Velm this summer.",
        "Beekeepers fear that rain in June has cost them half of the honey.",
        "A choir from the valley won the song contest for the third time.",
        "The museum shows glass from nine centuries.",
        "Farmers sell cheese and cider at the gate.",
        "Schools open again in September.",
    ];
    prop::collection::vec(prop::sample::select(OTHER.to_vec()), 1..6).prop_map(|s| s.join(" "))
}

/// The most that a document of another matter, up to half as long as the two, moves the probability of a link between them.
const MOVED: f64 = 0.1;

fn read(texts: &[String]) -> (Vec<Document>, Vec<Analysis>) {
    let documents: Vec<Document> =
        texts.iter().enumerate().map(|(n, t)| parallax::document::read(&n.to_string(), t.as_bytes())).collect();
    let analyses = documents.iter().map(analyse).collect();
    (documents, analyses)
}

fn compared(texts: &[String]) -> Comparison {
    let (documents, analyses) = read(texts);
    compare(Story { documents: &documents, analyses: &analyses }, Settings { threshold: 0.2 })
}

/// Links without regard to which end comes first, documents renamed by `name`.
fn plain(links: &[Link], name: impl Fn(DocumentId) -> usize) -> Vec<String> {
    let end = |p: Passage| (name(p.document), p.span.start, p.span.end);
    let mut plain: Vec<String> = links
        .iter()
        .map(|l| {
            let mut ends = [end(l.a), end(l.b)];
            ends.sort_unstable();
            format!("{ends:?} {:?} {:x}", l.kind, l.probability.to_bits())
        })
        .collect();
    plain.sort_unstable();
    plain
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_documents_changes_no_link(texts in texts()) {
        let forward = compared(&texts);
        let mut turned = texts.clone();
        turned.reverse();
        let backward = compared(&turned);
        let last = texts.len() - 1;
        prop_assert_eq!(plain(&forward.links, |d| d.0), plain(&backward.links, |d| last - d.0));
        prop_assert_eq!(plain(&forward.withheld, |d| d.0), plain(&backward.withheld, |d| last - d.0));
    }

    #[test]
    fn the_same_input_gives_the_same_bits(texts in texts()) {
        prop_assert_eq!(compared(&texts), compared(&texts));
    }

    #[test]
    fn every_range_lies_in_its_text(texts in texts()) {
        let (documents, analyses) = read(&texts);
        let found = compare(Story { documents: &documents, analyses: &analyses }, Settings { threshold: 0.2 });
        for link in found.links.iter().chain(&found.withheld) {
            let [a, b] = [link.a, link.b].map(|p| documents[p.document.0].text.as_str());
            prop_assert!(link.a.document < link.b.document);
            prop_assert!((0.0..=1.0).contains(&link.probability));
            let utterance = link.evidence.utterance.iter();
            let spoken = utterance.flat_map(|u| u.a.iter().map(|s| (a, *s)).chain(u.b.iter().map(|s| (b, *s))));
            let conflicts = link.evidence.conflicts.iter().flat_map(|c| [(a, c.a), (b, c.b)]);
            let shared = link.evidence.shared.iter().flat_map(|(x, y)| [(a, x), (b, y)]);
            let ends = [(a, link.a.span), (b, link.b.span)];
            let kept = link.evidence.utterance.iter().flat_map(|u| u.words.iter().flat_map(|r| [(a, r.a), (b, r.b)]));
            for (list, whole) in [(&link.evidence.carrying.0, link.a.span), (&link.evidence.carrying.1, link.b.span)] {
                prop_assert!(!list.is_empty() && list.is_sorted_by(|x, y| x.end <= y.start));
                prop_assert!(list.iter().all(|s| whole.contains(*s)));
            }
            let carrying = link.evidence.carrying.0.iter().map(|s| (a, *s));
            let carrying = carrying.chain(link.evidence.carrying.1.iter().map(|s| (b, *s)));
            // A detail that only one source gives is an empty range in the other.
            for (text, span) in conflicts.chain(kept) {
                prop_assert!(text.get(span.start..span.end).is_some());
            }
            for (text, span) in ends.into_iter().chain(spoken).chain(shared).chain(carrying) {
                prop_assert!(text.get(span.start..span.end).is_some_and(|s| !s.is_empty()));
            }
        }
    }

    #[test]
    fn a_link_over_several_sentences_holds_what_its_parts_hold(texts in texts()) {
        let found = compared(&texts);
        for link in found.links.iter().filter(|l| !l.evidence.parts.is_empty()) {
            let parts = &link.evidence.parts;
            prop_assert!((2..=3).contains(&parts.len()));
            prop_assert!(parts.iter().all(|p| link.a.span.contains(p.a.span) && link.b.span.contains(p.b.span)));
            prop_assert!(parts.iter().all(|p| p.kind == link.kind && p.probability >= link.probability));
            let one = |end: fn(&Link) -> Passage| parts.iter().all(|p| end(p) == end(&parts[0]));
            prop_assert!(one(|l| l.a) != one(|l| l.b));
        }
    }

    /// What a document that has a link of its own to neither can do to a link between two others: it changes what words weigh, and
    /// with them the probability, a little, and nothing else. docs/quality.md says so.
    #[test]
    fn another_document_moves_links_between_two_others_by_the_weights_of_words_alone(texts in two(), other in elsewhere()) {
        let before = compared(&texts);
        let after = compared(&[texts, vec![other]].concat());
        let apart = |found: &Comparison| -> Vec<Link> {
            let all = found.links.iter().chain(&found.withheld).flat_map(|l| match &l.evidence.parts[..] {
                [] => vec![l.clone()],
                parts => parts.to_vec(),
            });
            all.filter(|l| l.b.document.0 == 1).collect()
        };
        let (before, after) = (apart(&before), apart(&after));
        for link in &before {
            let again = after.iter().find(|l| (l.a, l.b) == (link.a, link.b));
            let moved = again.map_or(link.probability - LEAST, |l| (l.probability - link.probability).abs());
            prop_assert!(moved <= MOVED, "{moved}: {link:?}");
            prop_assert!(again.is_none_or(|l| l.evidence.conflicts == link.evidence.conflicts));
        }
        for link in after.iter().filter(|l| l.probability > LEAST + MOVED) {
            prop_assert!(before.iter().any(|l| (l.a, l.b) == (link.a, link.b)), "new: {link:?}");
        }
    }

    #[test]
    fn every_link_is_in_a_statement(texts in texts()) {
        let found = compared(&texts);
        for index in 0..found.links.len() {
            prop_assert!(found.statements.iter().any(|s| s.links.contains(&index)));
        }
        for statement in &found.statements {
            prop_assert_eq!(statement.kind.is_none(), statement.links.is_empty());
        }
    }
}

#[test]
fn a_copy_agrees_everywhere_and_diverges_nowhere() {
    let text = SENTENCES[..13].join(" ");
    let (documents, analyses) = read(&[text.clone(), text]);
    let found = compare(Story { documents: &documents, analyses: &analyses }, Settings::default());
    assert!(found.links.iter().all(|l| l.kind != Kind::Diverge || l.a.span != l.b.span));
    for sentence in &analyses[0].sentences {
        let own = found.links.iter().find(|l| l.a.span == sentence.span && l.b.span == sentence.span);
        let words = sentence.span.of(&documents[0].text);
        assert!(own.is_some_and(|l| l.evidence.conflicts.is_empty()), "no link with itself: {words}");
    }
}
