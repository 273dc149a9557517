//! Problems, and the sources in view.

use super::super::*;
use insta::assert_snapshot;

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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 1/7   n: next
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 1/7   n: next
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                                                           ? help   : commands   q quit
"#);
}
