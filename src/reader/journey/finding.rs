//! Finding the way: the lists, the overview, the problems; copying out; sources in view; selecting.

use super::super::action::{Action, Effect};
use super::super::effect::FileRead;
use super::super::theme::Role;
use super::Journey;
use crate::hand::kept::Origin;
use insta::assert_snapshot;

fn check(keys: &str, place: &str) {
    assert_eq!(Journey::new(120, 40).keys(keys).place(), place, "after {keys:?}");
}

#[test]
fn quotations_of_one_source_too_by_speaker() {
    assert_snapshot!(Journey::new(80, 24).keys("\".s").picture(), @r#"
▐ Quotations   harbour   1 in more than one source   2 in one …  s sort: speaker
▐────────────────────────────────────────────────────────────────────────────────
▐  Speaker             Words                                         1   2   3
▐────────────────────────────────────────────────────────────────────────────────
▐> Ana Holt            We heard a sound like thunder, ... and then … w   w   .
▐  Police              four people were treated for minor injuries   r   .   .
▐  the fire service    Two people were slightly hurt                 .   r   .
▐
▐── w word for word   c cut   x reworded   r reported   . silent ────────────────
▐ 1  Daily Courier: “We heard a sound like thunder,” said ferry master Ana
▐    Holt, “and then the lights went out.”
▐ 2  Nordic Wire: Ferry master Ana Holt said: “We heard a sound like thunder
▐    and then the lights went out.”
▐
▐ Differences
▐    1, 2 have the same words
▐    speaker: Ana Holt named in 1, 2
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/3                   Enter open   . one source   D diff   ? help   q back
"#);
}

#[test]
fn overview() {
    assert_snapshot!(Journey::new(80, 24).keys("O").picture(), @r#"
▐ Overview   harbour   3 sources   9 statements
▐────────────────────────────────────────────────────────────────────────────────
▐ Sources                   words sent.   = agree ! diverge   " quote    + only
▐>1 Daily Courier              76     7      28 %      28 %      14 %      28 %
▐ 2 Nordic Wire                74     6      33 %      33 %      16 %      16 %
▐ 3 [port-notice.txt]          23     3      33 %       0 %       0 %      33 %
▐ share of sentences; one may be of several kinds
▐
▐ Pairs                                 = agree ! diverge   " quote  same text
▐ 1 Daily Courier   2 Nordic Wire             2         2         1  -
▐ 1 Daily Courier   3 [port-notice.tx         1         0         0  -
▐ 2 Nordic Wire     3 [port-notice.tx         0         0         0  -
▐
▐ Only in 1 Daily Courier   2 sentences
▐ + Harbour bridge closed after barge strikes pier
▐ + An inquiry will report by the end of the month.
▐
▐ Only in 2 Nordic Wire   1 sentence
▐ + Insurers estimate the damage at 14 million, a figure the port has not confir…
▐
▐ Only in 3 [port-notice.txt]   1 sentence
▐ + Ships can pass through the eastern span.
▐────────────────────────────────────────────────────────────────────────────────
▐ j k rows that open                                Enter open   ? help   q back
"#);
}

#[test]
fn overview_wide() {
    assert_snapshot!(Journey::new(120, 40).keys("Oj").picture(), @r#"
▐ Overview   harbour   3 sources   9 statements
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ Sources                               words sent.   = agree ! diverge   " quote    + only
▐ 1 Daily Courier                          76     7      28 %      28 %      14 %      28 %
▐>2 Nordic Wire                            74     6      33 %      33 %      16 %      16 %
▐ 3 [port-notice.txt]                      23     3      33 %       0 %       0 %      33 %
▐ share of sentences; one may be of several kinds
▐
▐ Pairs                                                                       = agree ! diverge   " quote  same text
▐ 1 Daily Courier                      2 Nordic Wire                                2         2         1  -
▐ 1 Daily Courier                      3 [port-notice.txt]                          1         0         0  -
▐ 2 Nordic Wire                        3 [port-notice.txt]                          0         0         0  -
▐
▐ Only in 1 Daily Courier   2 sentences
▐ + Harbour bridge closed after barge strikes pier
▐ + An inquiry will report by the end of the month.
▐
▐ Only in 2 Nordic Wire   1 sentence
▐ + Insurers estimate the damage at 14 million, a figure the port has not confirmed.
▐
▐ Only in 3 [port-notice.txt]   1 sentence
▐ + Ships can pass through the eastern span.
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ j k rows that open                                                                        Enter open   ? help   q back
"#);
}

/// A story with a source that was refused and one that was read with replaced characters.
fn with_problems(columns: u16, rows: u16) -> Journey {
    let mut journey = Journey::new(columns, rows);
    let material = &mut journey.state.material;
    material.refusals.push("scan.pdf: is not text; give plain text or Markdown".into());
    let mut documents = (*material.documents).clone();
    documents[1].source.warnings.push("2 characters could not be decoded and were replaced".into());
    material.documents = std::sync::Arc::new(documents);
    journey
}

#[test]
fn problems() {
    assert_snapshot!(with_problems(80, 24).keys("g!").picture(), @r#"
▐ Problems   harbour   3
▐────────────────────────────────────────────────────────────────────────────────
▐> ! not read: scan.pdf: is not text; give plain text or Markdown
▐  ! 2 Nordic Wire: 2 characters could not be decoded and were replaced
▐  ? 3 [port-notice.txt]: no date is stated; "today" and "Tuesday" in it cannot
▐      be resolved
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/3                               Enter go to the source   ? help   q back
"#);
}

#[test]
fn problems_wide() {
    assert_snapshot!(with_problems(120, 40).keys("g!j").picture(), @r#"
▐ Problems   harbour   3
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐  ! not read: scan.pdf: is not text; give plain text or Markdown
▐> ! 2 Nordic Wire: 2 characters could not be decoded and were replaced
▐  ? 3 [port-notice.txt]: no date is stated; "today" and "Tuesday" in it cannot be resolved
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ row 2/3                                                                       Enter go to the source   ? help   q back
"#);
}

#[test]
fn problems_are_told_in_the_foot() {
    let screen = with_problems(80, 24).screen();
    assert!(screen.contains("2 problems (g!)"), "{screen}");
    assert!(!Journey::new(80, 24).screen().contains("g!"));
}

#[test]
fn rows_of_the_lists_open_in_the_text() {
    check("OGkk<Enter>", "1: An inquiry will report");
    check("Ojjj<Enter>", "1: The harbour bridge was closed to");
    check("OG<Enter>", "3: Ships can pass through the eastern");
    check("g!<Enter>", "3: Notice to mariners");
    check("Msj<Enter>", "1: Police said four people were treated");
    check("Mss<Enter>", "1: Harbour bridge closed after barge");
    check("\"<Enter>", "1: \u{201c}We heard a sound like thunder,\u{201d}");
}

#[test]
fn sources_in_view() {
    assert_snapshot!(Journey::new(80, 24).keys("cj").picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────
▐+>Harbour bridge closed after barge   │= A barge hit a pier of the harbour    [+
▐+|strikes pier                        │= bridge on Tuesday evening, closing   [=
▐                                      │= it to traffic.                       [=
▐= The harbour bridge was closed to    │                                       [=
▐= traffic on Tuesday evening after a  │! Two people were slightly hurt, the   [!
▐= barge struck a pier.                │! fire service said.                   [!
▐                                      │                                       [!
▐! ┌─ Sources: 3 of 3 in view ────────────────────────────────────────────────┐["
▐! │   [x] 1 Daily Courier                                        12 Mar 2025 │["
▐  │ > [x] 2 Nordic Wire                                          12 Mar 2025 │["
▐" │   [x] 3 [port-notice.txt]                                    no date     │[=
▐" └───────────────────────────── Space in or out   a add   ? help   q close ─┘[=
▐" then the lights went out.”          │" heard a sound like thunder and then   +
▐                                      │" the lights went out.”                 :
▐= Buses are being diverted through    │                                        !
▐= the old tunnel. An inquiry will     │= Bus lines run through the old         !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         1/7   n: next mark
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                   ? help   : commands   q quit
"#);
}

#[test]
fn sources_in_view_wide() {
    assert_snapshot!(Journey::new(120, 40).keys("cjx").picture(), @r#"
▐>1 Daily Courier                              12 Mar 2025 │ 3 [port-notice.txt]                              no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────────────────────────
▐+>Harbour bridge closed after barge strikes pier          │  Notice to mariners                                       [+
▐                                                          │                                                           [+
▐= The harbour bridge was closed to traffic on Tuesday     │= The harbour bridge is closed to all traffic from         [+
▐= evening after a barge struck a pier.                    │= Tuesday until further notice.                            [=
▐                                                          │                                                           [=
▐! Police said four people were treated for minor          │+ Ships can pass through the eastern span.                 [=
▐! injuries.                                               │                                                           [=
▐                                                          │                                                           [=
▐" “We heard a sound like thunder,” said ferry master Ana  │                                                           [=
▐" Holt, “and then the lights went out.”                   │                                                           [!
▐                                                          │                                                           [!
▐= Buses are being diverted through the old tunnel. An     │                                                           [!
▐+ inquiry will report by the end of the month.            │                                                           [!
▐                                                          │                                                           [!
▐  Subscribe to the Courier for a crown a week.            │                                                           ["
▐                      ┌─ Sources: 2 of 3 in view ────────────────────────────────────────────────┐                    ["
▐! The barge was carryi│   [x] 1 Daily Courier                                        12 Mar 2025 │                    ["
▐                      │ > [ ] 2 Nordic Wire                                          12 Mar 2025 │                    ["
▐                      │   [x] 3 [port-notice.txt]                                    no date     │                    ["
▐                      └───────────────────────────── Space in or out   a add   ? help   q close ─┘                    ["
▐                                                          │                                                           ["
▐                                                          │                                                           [=
▐                                                          │                                                           [=
▐                                                          │                                                           [=
▐                                                          │                                                           [=
▐                                                          │                                                           [+
▐                                                          │                                                           [+
▐                                                          │                                                           [+
▐                                                          │                                                           [:
▐                                                          │                                                           [:
▐                                                          │                                                           [!
▐                                                          │                                                           [!
▐                                                          │                                                           [!
▐                                                          │                                                           [!
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 1/7   n: next mark
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                                                           ? help   : commands   q quit
"#);
}

#[test]
fn zen() {
    assert_snapshot!(Journey::new(80, 24).keys("znn").picture(), @r#"
▐>1 Daily Courier            12 Mar 2025 │ 2 Nordic Wire             12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ = agree ─────────────────────────────
▐+ Harbour bridge closed after barge     │
▐+ strikes pier                          │
▐                                        │
▐=>The harbour bridge was closed to      │=|A barge hit a pier of the harbour
▐=|traffic on Tuesday evening after a    │=|bridge on Tuesday evening, closing
▐=|barge struck a pier.                  │=|it to traffic.
▐                                        │
▐! Police said four people were treated  │! Two people were slightly hurt, the
▐! for minor injuries.                   │! fire service said.
▐                                        │
▐" “We heard a sound like thunder,” said │+ Insurers estimate the damage at 14
▐" ferry master Ana Holt, “and then the  │+ million, a figure the port has not
▐" lights went out.”                     │+ confirmed.
▐                                        │
▐= Buses are being diverted through the  │" Ferry master Ana Holt said: “We
▐= old tunnel. An inquiry will report by │" heard a sound like thunder and then
▐+ the end of the month.                 │" the lights went out.”
▐                                        │
▐  Subscribe to the Courier for a crown  │= Bus lines run through the old tunnel
▐  a week.                               │= for now.
▐                                        │
▐
"#);
}

#[test]
fn a_wider_pane() {
    assert_snapshot!(Journey::new(120, 40).keys(">>>]d").picture(), @r#"
▐>1 Daily Courier                       12 Mar 2025 │ 2 Nordic Wire      12 Mar 2025 │ 3 [port-notice.txt]    no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ ! diverge ────────────────────┼─ not in this source ───────────
▐+ Harbour bridge closed after barge strikes pier   │= A barge hit a pier of the     │  Notice to mariners             [+
▐                                                   │= harbour bridge on Tuesday     │                                 [+
▐= The harbour bridge was closed to traffic on      │= evening, closing it to        │= The harbour bridge is closed   [+
▐= Tuesday evening after a barge struck a pier.     │= traffic.                      │= to all traffic from Tuesday    [=
▐                                                   │                                │= until further notice.          [=
▐!>Police said four people were treated for minor   │!|Two people were slightly      │                                 [=
▐!|injuries.                                        │!|hurt, the fire service said.  │+ Ships can pass through the     [=
▐                                                   │                                │+ eastern span.                  [=
▐" “We heard a sound like thunder,” said ferry      │+ Insurers estimate the damage  │                                 [=
▐" master Ana Holt, “and then the lights went out.” │+ at 14 million, a figure the   │                                 [!
▐                                                   │+ port has not confirmed.       │                                 [!
▐= Buses are being diverted through the old tunnel. │                                │                                 [!
▐+ An inquiry will report by the end of the month.  │" Ferry master Ana Holt said:   │                                 [!
▐                                                   │" “We heard a sound like        │                                 [!
▐  Subscribe to the Courier for a crown a week.     │" thunder and then the lights   │                                 ["
▐                                                   │" went out.”                    │                                 ["
▐! The barge was carrying gravel and was under tow. │                                │                                 ["
▐                                                   │= Bus lines run through the old │                                 ["
▐                                                   │= tunnel for now.               │                                 ["
▐                                                   │                                │                                 ["
▐                                                   │! The barge, loaded with sand,  │                                 ["
▐                                                   │! had broken its tow.           │                                 [=
▐                                                   │                                │                                 [=
▐                                                   │                                │                                 [=
▐                                                   │                                │                                 [=
▐                                                   │                                │                                 [+
▐                                                   │                                │                                 [+
▐                                                   │                                │                                 [+
▐                                                   │                                │                                 [:
▐                                                   │                                │                                 [:
▐                                                   │                                │                                 [!
▐                                                   │                                │                                 [!
▐                                                   │                                │                                 [!
▐                                                   │                                │                                 [!
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 3/7   n: next mark
▐ ! diverge, likely 78%   four | Two   1 2 have it, 3 silent                             Enter go there   i why   D diff
▐ READ  harbour   source 1/3   28%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn what_a_command_printed() {
    let mut journey = Journey::new(80, 24).keys("n|wc");
    assert!(journey.screen().contains("| command: wc"), "{}", journey.screen());
    journey = journey.keys("<Enter>");
    let text = "The harbour bridge was closed to traffic on Tuesday evening after a barge struck a pier.\n";
    assert_eq!(journey.effects, [Effect::Pipe { run: 1, command: "wc".into(), text: text.into() }]);
    journey.act(Action::Printed { run: 1, command: "wc".into(), printed: "1\t16 \u{1b}[31m89\n".into() });
    assert_snapshot!(journey.picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ = agree ────────────────────────────
▐+ Harbour bridge closed after barge   │                                       [+
▐+ strikes pier                        │                                       [=
▐                                      │                                       [=
▐=>The harbour bridge was closed to    │=|A barge hit a pier of the harbour    [=
▐=|traffic on Tuesday evening after a  │=|bridge on Tuesday evening, closing   [!
▐=|barge struck a pier.                │=|it to traffic.                       [!
▐                                      │                                       [!
▐! Police said four people were        │! Two people were slightly hurt, the   ["
▐! ┌─ | wc ───────────────────────────────────────────────────────────────────┐["
▐  │ 1    16 �89                                                              │["
▐" └─────────────────────────────────────────────────── j k scroll   q close ─┘[=
▐" said ferry master Ana Holt, “and    │+ million, a figure the port has not   [=
▐" then the lights went out.”          │+ confirmed.                            +
▐                                      │                                        :
▐= Buses are being diverted through    │" Ferry master Ana Holt said: “We       !
▐= the old tunnel. An inquiry will     │" heard a sound like thunder and then   !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 =  The harbour bridge is closed to all traffic from Tuesday until further no…
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         2/7   n: next mark
▐ = agree, sure 97%   1 2 3 have it              Enter go there   i why   D diff
▐ READ  harbour   source 1/3   9%                   ? help   : commands   q quit
"#);
}

#[test]
fn sources_leave_the_view_and_come_back_where_they_were() {
    let order = |keys: &str| Journey::new(120, 40).keys(keys).state.panes.order;
    assert_eq!(order("cjx"), [0, 2]);
    assert_eq!(order("cjxx"), [0, 1, 2]);
    assert_eq!(order("cxjxjx"), [2]);
    let last = Journey::new(120, 40).keys("cxjxjx");
    assert_eq!((last.message(), last.state.panes.focus), ("one source must be in view", 2));
    check("]dcjxq", "1: Police said four people were treated for minor");
    check("cj<Enter>", "2: A barge hit a pier of the harbour");
}

pub(super) fn file(name: &str, text: &str, document: Option<usize>) -> Action {
    let document_read = crate::document::read(name, text.as_bytes());
    let origin = Origin { place: Some(name.to_owned()), ..Origin::default() };
    let found = Ok((document_read, origin));
    Action::Read(vec![FileRead { document, path: name.into(), is_part: false, found }])
}

#[test]
fn a_file_is_added_while_one_reads() {
    let mut journey = Journey::new(160, 40).keys("]dca");
    journey = journey.keys("new.txt<Enter>");
    assert_eq!(journey.effects, [Effect::Read(vec![(None, "new.txt".into())])]);
    journey.act(file("new.txt", "The harbour bridge is open again.", None));
    let Effect::Texts(origins) = &journey.effects[1] else { panic!("{:?}", journey.effects) };
    assert_eq!((&journey.effects[0], origins[0].0), (&Effect::Compare { generation: 2 }, 3));
    assert_eq!(journey.state.panes.order, [0, 1, 2, 3]);
    assert_eq!(journey.place(), "1: Police said four people were treated");
    assert!(journey.screen().contains("4 ["), "{}", journey.screen());
    journey.act(file("new.txt", "The harbour bridge is open again.", None));
    assert_eq!((journey.message(), journey.effects.len()), ("this file is read already", 0));
    let refused = FileRead { document: None, path: "x".into(), is_part: false, found: Err("x: not found".into()) };
    journey.act(Action::Read(vec![refused]));
    assert_eq!(journey.message(), "x: not found");
}

#[test]
fn what_is_pasted_becomes_a_source_when_it_is_accepted() {
    let pasted = |text: &str| {
        let mut journey = Journey::new(120, 40);
        journey.act(Action::Paste(text.to_owned()));
        journey
    };
    let mut journey = pasted("The harbour bridge is open again.\r\nBuses no longer take the tunnel.");
    assert!(journey.screen().contains("pasted text, 12 words: add as source? name:"), "{}", journey.screen());
    journey = journey.keys("<Esc>");
    assert_eq!(journey.state.panes.order, [0, 1, 2]);
    journey.act(Action::Paste("The harbour bridge is open again.\nBuses no longer take the tunnel.".into()));
    journey = journey.keys("radio<Enter>");
    assert_eq!(journey.effects[0], Effect::Compare { generation: 2 });
    assert_eq!(journey.state.panes.order, [0, 1, 2, 3]);
    assert_eq!(journey.state.material.documents[3].source.name, "radio");
    assert_eq!(journey.state.material.documents[3].blocks.len(), 2);
    let effects = |text: &str| pasted(text).keys("<Enter>").effects;
    assert_eq!(effects("'~tmp/new story.txt' "), [Effect::Read(vec![(None, "~tmp/new story.txt".into())])]);
    assert_eq!(effects("https://a.example/1"), [Effect::Read(vec![(None, "https://a.example/1".into())])]);
    assert_eq!(pasted("two\nwords").message(), "paste the path of a file to add, an address, or a text of some words");
}

#[test]
fn a_changed_file_keeps_the_place() {
    let mut journey = Journey::new(120, 40).keys("]d]d");
    journey.state.material.paths = vec![Some("courier.txt".into())];
    let text = journey.state.material.documents[0].text.replace("Police said", "A new line.\n\nPolice said");
    journey.act(file("courier.txt", &text, Some(0)));
    let Effect::Texts(origins) = &journey.effects[1] else { panic!("{:?}", journey.effects) };
    assert_eq!((&journey.effects[0], origins[0].0), (&Effect::Compare { generation: 2 }, 0));
    assert_eq!(journey.place(), "1: The barge was carrying gravel and");
    journey.act(file("courier.txt", &text, Some(0)));
    assert_eq!(journey.message(), "no file has changed");
}

#[test]
fn passages_are_copied_with_and_without_their_source() {
    let copied = |keys: &str| match Journey::new(120, 40).keys(keys).effects.as_slice() {
        [Effect::Copy(text)] => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(copied("]dy"), "Police said four people were treated for minor injuries.");
    let cited = copied("]dY");
    assert!(cited.contains("\n\u{2014} Daily Courier, "), "{cited}");
    assert!(cited.contains("12 Mar 2025") && cited.ends_with("paragraph 2\n"), "{cited}");
    assert_eq!(copied("Mly"), "Two people were slightly hurt, the fire service said.");
    assert!(copied("]dv)y").starts_with("Police said four") && copied("]dv)y").ends_with("went out.\u{201d}"));
    assert_eq!(copied("]diy"), "Police said four people were treated for minor injuries.");
    assert_eq!(Journey::new(120, 40).keys("e").message(), "it is not known which file this source comes from");
    assert_eq!(Journey::new(120, 40).keys("o").message(), "this source states no address");
}

#[test]
fn a_drag_selects_inside_its_pane() {
    let mut journey = Journey::new(120, 40);
    journey.act(Action::Click { column: 2, row: 5, twice: false });
    journey.act(Action::Drag { column: 90, row: 6 });
    let selected = journey.state.selected.unwrap();
    assert_eq!((selected.document, journey.state.panes.focus), (0, 0));
    let journey = journey.keys("y");
    let [Effect::Copy(text)] = journey.effects.as_slice() else { panic!("{:?}", journey.effects) };
    assert_eq!(text, "The harbour bridge was closed to traffic on Tuesday evening after a");
    assert!(journey.keys("<Esc>").state.selected.is_none());
}

#[test]
fn the_minimap_is_dragged() {
    let mut journey = Journey::new(80, 24);
    journey.act(Action::Click { column: 79, row: 2, twice: false });
    journey.act(Action::Drag { column: 60, row: 17 });
    assert_eq!(journey.place(), "1: The barge was carrying gravel and");
    assert!(journey.state.selected.is_none());
}

#[test]
fn what_is_selected_and_written_is_seen_in_the_synopsis_too() {
    let journey = Journey::new(120, 40).keys("]damine<Enter>Vv)))");
    let buffer = journey.buffer();
    let selected = journey.state.look.theme.style(Role::Selected).add_modifier;
    let (mut words, mut signs) = (String::new(), String::new());
    for cell in &buffer.content {
        if cell.modifier.contains(selected) && !selected.is_empty() {
            words.push_str(cell.symbol());
        }
        signs.push_str(cell.symbol());
    }
    assert!(words.contains("Police said") && words.contains("sound like thunder"), "{words}");
    assert!(signs.contains("!nPolice said"), "{}", journey.screen());
}

#[test]
fn a_command_that_runs_is_stopped_and_says_no_more() {
    let journey = Journey::new(80, 24).keys("n|sleep<Space>9<Enter>");
    assert!(journey.screen().contains("Esc stop it"), "{}", journey.screen());
    let mut journey = journey.keys("<Esc>");
    assert_eq!(journey.effects, [Effect::StopPipe]);
    journey.act(Action::Printed { run: 1, command: "sleep 9".into(), printed: String::new() });
    assert!(journey.state.screens.is_empty());
}

#[test]
fn the_tutorial_opens_in_place_and_q_comes_back() {
    let journey = Journey::new(120, 40).keys("]d:tutorial<Enter>");
    assert_eq!(journey.effects, [Effect::Compare { generation: 2 }]);
    assert!(journey.screen().contains("Harbour Post"), "{}", journey.screen());
    let back = journey.keys("?qq");
    assert_eq!(back.place(), "1: Police said four people were treated");
    assert_eq!(back.effects, []);
    assert_eq!(back.keys("q").effects, [Effect::Quit]);
}

#[test]
fn sections_and_patterns() {
    check("G[s", "1: Harbour bridge closed after barge");
    assert_eq!(Journey::new(120, 40).keys("]s").message(), "no later heading");
    check("//bus(es)?<Enter>n", "2: Bus lines run through the old");
    assert!(Journey::new(80, 24).keys("//(").screen().contains("no pattern yet"));
}

#[test]
fn long_texts_are_compared_on_a_thread() {
    let mut journey = Journey::new(120, 40);
    journey.state.material.paths = vec![Some("a.txt".into())];
    let long = "The pier fell into the water at noon.\n\n".repeat(4000);
    journey.act(file("a.txt", &long, Some(0)));
    let journey = journey.keys("gd");
    assert!(matches!(journey.effects.as_slice(), [Effect::Diff { a: 0, b: 1, .. }]), "{}", journey.message());
    assert!(journey.state.screens.is_empty());
}

#[test]
fn the_hint_goes_with_the_first_of_its_keys() {
    let mut journey = Journey::new(80, 24);
    journey.state.hint = true;
    assert!(journey.screen().contains("New here?  n next mark"), "{}", journey.screen());
    journey = journey.keys("jj");
    assert!(journey.state.hint);
    assert!(!journey.keys("n").screen().contains("New here?"));
}
