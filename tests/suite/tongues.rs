//! Texts in other languages than English, alone among themselves and beside English ones: what is linked, what is left open, and how
//! it is said.

use parallax::comparison::footing::Ground;
use parallax::comparison::{Comparison, Kind, Settings, Story, compare};
use parallax::document::{Document, DocumentId};
use parallax::language::{Analysis, Form, analyse};
use parallax::report::{Report, text::Text};

const ENGLISH: [&str; 2] = [
    "The ferry Seestern ran aground off the island of Norderau on Tuesday evening with 84 passengers on board. Four of them were hurt, \
     the coast guard in Emden said.\n\nMayor Ute Brandis demanded that the channel be dredged at last.",
    "A ferry struck a sandbank off Norderau in thick fog on Tuesday evening. The coast guard in Emden said six people were hurt.\n\n\
     The union complained that the crew had been too small for weeks.",
];
const GERMAN: [&str; 2] = [
    "Die Fähre „Seestern“ ist am Dienstagabend vor der Insel Norderau auf Grund gelaufen. Das teilte die Küstenwache in Emden mit.\n\n\
     Kapitän Jens Harmsen sagte: „Wir haben die Sandbank im Nebel nicht gesehen.“ Bürgermeisterin Ute Brandis will die Fahrrinne endlich \
     tiefer ausbaggern lassen.",
    "Bei dichtem Nebel ist die Fähre „Seestern“ am Dienstagabend vor Norderau auf eine Sandbank gelaufen.\n\n\
     „Wir haben die Sandbank im Nebel nicht gesehen“, sagte Kapitän Jens Harmsen. Ein Schlepper zog das Schiff in der Nacht frei. Die \
     Gewerkschaft beklagte, dass die Besatzung seit Wochen zu klein sei.",
];
const FRENCH: [&str; 2] = [
    "Le traversier « Seestern » s'est échoué mardi soir au large de l'île de Norderau.\n\n\
     « Nous n'avons pas vu le banc de sable dans le brouillard », a déclaré le capitaine Jens Harmsen. La compagnie ne reprendra le \
     service que vendredi.",
    "Dans un épais brouillard, le « Seestern » s'est échoué mardi soir près de Norderau.\n\n\
     Le capitaine Jens Harmsen a dit : « Nous n'avons pas vu le banc de sable dans le brouillard. » Un remorqueur a dégagé le navire \
     pendant la nuit.",
];
const RUSSIAN: [&str; 2] = [
    "Паром «Зеештерн» сел на мель у острова Нордерау во вторник вечером.\n\n«Мы не увидели отмель в тумане», — сказал капитан Йенс \
     Хармсен. Компания возобновит рейсы только в пятницу.",
    "В густом тумане паром «Зеештерн» сел на мель у Нордерау вечером во вторник.\n\nКапитан Йенс Хармсен сказал: «Мы не увидели отмель \
     в тумане». Ночью буксир снял судно с мели.",
];
const CHINESE: [&str; 2] = [
    "渡轮“海星号”周二晚上在诺德劳岛附近搁浅。船长哈姆森说：“我们在雾中没有看见沙洲。”市长布兰迪斯要求尽快疏浚航道。",
    "周二晚上，渡轮“海星号”在诺德劳岛附近搁浅。“我们在雾中没有看见沙洲，”船长哈姆森说。夜里一艘拖船把船拖离。",
];

fn read(texts: &[&str]) -> (Vec<Document>, Vec<Analysis>) {
    let documents: Vec<Document> = texts.iter().map(|t| parallax::document::read("a.txt", t.as_bytes())).collect();
    let analyses = documents.iter().map(analyse).collect();
    (documents, analyses)
}

fn compared(texts: &[&str]) -> Comparison {
    let (documents, analyses) = read(texts);
    compare(Story { documents: &documents, analyses: &analyses }, Settings::default())
}

#[test]
fn two_texts_in_one_language_are_linked_by_what_they_share() {
    for (texts, first) in [(GERMAN, "gelaufen"), (FRENCH, "Norderau"), (RUSSIAN, "вторник"), (CHINESE, "搁浅")]
    {
        let comparison = compared(&texts);
        let words = |p: parallax::comparison::Passage| p.span.of(texts[p.document.0]);
        let links: Vec<_> = comparison.links.iter().map(|l| (words(l.a), words(l.b), l.kind)).collect();
        assert!(comparison.footings.iter().all(|f| f.ground == Ground::Words), "{:?}", comparison.footings);
        assert!(links[0].0.contains(first) && links[0].1.contains(first), "{links:?}");
        assert!(links.iter().all(|(.., kind)| *kind != Kind::Diverge), "{links:?}");
        assert!(links.iter().any(|(a, b, _)| a.contains('“') | a.contains('«') && b.contains('“') | b.contains('«')));
        // What shares only words that every text of the language has is not linked.
        assert!(links.len() <= 4, "{links:?}");
        assert!(comparison.statements.iter().any(|s| s.kind.is_none()), "{links:?}");
    }
}

#[test]
fn speech_in_another_language_is_what_stands_in_marks_with_a_name_for_its_speaker() {
    let (_, analyses) = read(&[GERMAN[0], FRENCH[1]]);
    for analysis in &analyses {
        let speech: Vec<_> = analysis.quotations.iter().filter(|q| q.form != Form::Indirect).collect();
        assert_eq!(speech.len(), analysis.quotations.len());
        let speakers: Vec<&str> = speech.iter().filter_map(|q| Some(q.speaker.as_ref()?.name.as_str())).collect();
        assert!(speakers.iter().all(|s| s.ends_with("Jens Harmsen")), "{speakers:?}");
        assert_eq!(speakers.len(), 1);
    }
}

#[test]
fn a_source_in_another_language_is_neither_silent_nor_alone_and_contradicts_nobody() {
    let comparison = compared(&[ENGLISH[0], ENGLISH[1], GERMAN[0]]);
    let german = DocumentId(2);
    let links = || comparison.links.iter().filter(|l| l.passage_in(german).is_some());
    assert!(links().count() > 0, "names and numbers are shared");
    assert!(links().all(|l| l.kind != Kind::Diverge && l.evidence.conflicts.is_empty()));
    assert!(matches!(comparison.footing(german).ground, Ground::Foreign(_)));
    for statement in &comparison.statements {
        assert!(!comparison.is_silent(statement, german) || statement.carried_by(german), "{statement:?}");
        assert!(statement.kind.is_some() || !statement.carried_by(german), "{statement:?}");
    }
    // The English ones are compared with each other as before.
    assert!(comparison.links.iter().any(|l| l.kind == Kind::Diverge));
    assert!(comparison.statements.iter().any(|s| s.kind.is_none() && comparison.is_silent(s, DocumentId(0))));
    // With nobody in its own language an English source is alone with nothing.
    assert!(compared(&[ENGLISH[0], GERMAN[0]]).statements.iter().all(|s| s.kind.is_some()));
}

#[test]
fn the_report_says_what_cannot_be_told_and_why() {
    let (documents, analyses) = read(&[ENGLISH[0], ENGLISH[1], GERMAN[0], "Nothing new"]);
    let story = Story { documents: &documents, analyses: &analyses };
    let comparison = compare(story, Settings::default());
    let mut out = Vec::new();
    Text { width: 200 }.write(story, &comparison, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    for words in [
        "it is in German, other sources in English",
        "not comparable: 2 words are too short",
        "silent: none; cannot be told: 3, 4",
        "silent: 2; cannot be told: 4",
        "cannot be told: no other source can be compared with it",
    ] {
        assert!(out.contains(words), "{words}\n{out}");
    }
}
