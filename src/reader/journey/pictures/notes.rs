//! Notes and bookmarks.

use super::screen;
use insta::assert_snapshot;

/// Two notes, and the list of them.
const NOTES: &str = "]daWho<Space>counted<Space>them?<Enter>]qaSame<Space>words<Space>in<Space>2<Enter>A";

#[test]
fn note() {
    assert_snapshot!(screen(80, 24, "]daWho<Space>counted<Space>them?"), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ ! diverge ──────────────────────────
▐+ Harbour bridge closed after barge   │                                       [+
▐+ strikes pier                        │                                       [=
▐                                      │                                       [=
▐= The harbour bridge was closed to    │= A barge hit a pier of the harbour    [=
▐= traffic on Tuesday evening after a  │= bridge on Tuesday evening, closing   [!
▐= barge struck a pier.                │= it to traffic.                       [!
▐                                      │                                       [!
▐!>Police said four people were        │!|Two people were slightly hurt, the   ["
▐!|treated for minor injuries.         │!|fire service said.                   ["
▐  ┌─ Note ───────────────────────────────────────────────────────────────────┐["
▐" │ Who counted them?                                                        │[=
▐" └──────────────────────── without words: none   Enter keep   Esc leave it ─┘[=
▐" then the lights went out.”          │+ confirmed.                            +
▐                                      │                                        :
▐= Buses are being diverted through    │" Ferry master Ana Holt said: “We       !
▐= the old tunnel. An inquiry will     │" heard a sound like thunder and then   !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 3/7   n: next
▐ ! diverge, likely 78%   four | Two   1 2 have it, 3 silent      Enter go there
▐ READ  harbour   source 1/3   28%                  ? help   : commands   q quit
"#);
}

#[test]
fn note_wide() {
    assert_snapshot!(screen(120, 40, "]daWho<Space>counted<Space>them?"), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ ! diverge ──────────────────────────┼─ not in this source ─────────────────
▐+ Harbour bridge closed after barge    │                                      │  Notice to mariners                   [+
▐+ strikes pier                         │                                      │                                       [+
▐                                       │                                      │= The harbour bridge is closed to all  [+
▐= The harbour bridge was closed to     │= A barge hit a pier of the harbour   │= traffic from Tuesday until further   [=
▐= traffic on Tuesday evening after a   │= bridge on Tuesday evening, closing  │= notice.                              [=
▐= barge struck a pier.                 │= it to traffic.                      │                                       [=
▐                                       │                                      │+ Ships can pass through the eastern   [=
▐!>Police said four people were treated │!|Two people were slightly hurt, the  │+ span.                                [=
▐!|for minor injuries.                  │!|fire service said.                  │                                       [=
▐          ┌─ Note ───────────────────────────────────────────────────────────────────────────────────────────┐        [!
▐" “We hear│ Who counted them?                                                                                │        [!
▐" said fer└──────────────────────────────────────────────── without words: none   Enter keep   Esc leave it ─┘        [!
▐" then the lights went out.”           │+ confirmed.                          │                                       [!
▐                                       │                                      │                                       [!
▐= Buses are being diverted through the │" Ferry master Ana Holt said: “We     │                                       ["
▐= old tunnel. An inquiry will report   │" heard a sound like thunder and then │                                       ["
▐+ by the end of the month.             │" the lights went out.”               │                                       ["
▐                                       │                                      │                                       ["
▐  Subscribe to the Courier for a crown │= Bus lines run through the old       │                                       ["
▐  a week.                              │= tunnel for now.                     │                                       ["
▐                                       │                                      │                                       ["
▐! The barge was carrying gravel and    │! The barge, loaded with sand, had    │                                       [=
▐! was under tow.                       │! broken its tow.                     │                                       [=
▐                                       │                                      │                                       [=
▐                                       │                                      │                                       [=
▐                                       │                                      │                                       [+
▐                                       │                                      │                                       [+
▐                                       │                                      │                                       [+
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 3/7   n: next
▐ ! diverge, likely 78%   four | Two   1 2 have it, 3 silent                             Enter go there   i why   D diff
▐ READ  harbour   source 1/3   28%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn notes() {
    assert_snapshot!(screen(80, 24, NOTES), @r#"
▐ Notes   harbour   2
▐────────────────────────────────────────────────────────────────────────────────
▐> 1 Who counted them?  Police said four people were treated for minor injuries.
▐  1 Same words in 2  “We heard a sound like thunder,” said ferry master Ana Ho…
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
▐ Who counted them?
▐
▐ 1 Daily Courier: Police said four people were treated for minor injuries.
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/2                       Enter open   a change   X away   ? help   q back
"#);
}

#[test]
fn notes_wide() {
    assert_snapshot!(screen(120, 40, NOTES), @r#"
▐ Notes   harbour   2
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐> 1 Who counted them?  Police said four people were treated for minor injuries.
▐  1 Same words in 2  “We heard a sound like thunder,” said ferry master Ana Holt, “and then the lights went out.”
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
▐ Who counted them?
▐
▐ 1 Daily Courier: Police said four people were treated for minor injuries.
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
▐ row 1/2                                                               Enter open   a change   X away   ? help   q back
"#);
}

#[test]
fn signs() {
    assert_snapshot!(screen(80, 24, "]daWho<Space>counted?<Enter>]qmqgg"), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────
▐+>Harbour bridge closed after barge   │= bridge on Tuesday evening, closing   [+
▐+|strikes pier                        │= it to traffic.                       [=
▐                                      │                                       [=
▐= The harbour bridge was closed to    │! Two people were slightly hurt, the   [=
▐= traffic on Tuesday evening after a  │! fire service said.                   [!
▐= barge struck a pier.                │                                       [!
▐                                      │+ Insurers estimate the damage at 14   [!
▐!nPolice said four people were        │+ million, a figure the port has not   ["
▐! treated for minor injuries.         │+ confirmed.                           ["
▐                                      │                                       ["
▐"*“We heard a sound like thunder,”    │" Ferry master Ana Holt said: “We      [=
▐" said ferry master Ana Holt, “and    │" heard a sound like thunder and then  [=
▐" then the lights went out.”          │" the lights went out.”                 +
▐                                      │                                        :
▐= Buses are being diverted through    │= Bus lines run through the old         !
▐= the old tunnel. An inquiry will     │= tunnel for now.                       !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 1/7   n: next
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%   notes 1         ? help   : commands   q quit
"#);
}

#[test]
fn bookmarks() {
    assert_snapshot!(screen(80, 24, "]dmd]qmqB"), @r#"
▐ Bookmarks   harbour   2
▐────────────────────────────────────────────────────────────────────────────────
▐> 1 d  Police said four people were treated for minor injuries.
▐  1 q  “We heard a sound like thunder,” said ferry master Ana Holt, “and then …
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
▐ d
▐
▐ 1 Daily Courier: Police said four people were treated for minor injuries.
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/2                                  Enter open   X away   ? help   q back
"#);
}

#[test]
fn bookmarks_wide() {
    assert_snapshot!(screen(120, 40, "]dmd]qmqB"), @r#"
▐ Bookmarks   harbour   2
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐> 1 d  Police said four people were treated for minor injuries.
▐  1 q  “We heard a sound like thunder,” said ferry master Ana Holt, “and then the lights went out.”
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
▐ d
▐
▐ 1 Daily Courier: Police said four people were treated for minor injuries.
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
▐ row 1/2                                                                          Enter open   X away   ? help   q back
"#);
}

#[test]
fn no_notes() {
    assert_snapshot!(screen(80, 24, "A"), @r#"
▐ Notes   harbour   0
▐────────────────────────────────────────────────────────────────────────────────
▐  No note yet: a writes one.
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
▐────────────────────────────────────────────────────────────────────────────────
▐                                                                ? help   q back
"#);
}

#[test]
fn no_notes_wide() {
    assert_snapshot!(screen(120, 40, "A"), @r#"
▐ Notes   harbour   0
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐  No note yet: a writes one.
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
▐
▐
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐                                                                                                        ? help   q back
"#);
}

#[test]
fn signs_wide() {
    assert_snapshot!(screen(120, 40, "]daWho<Space>counted?<Enter>]qmqgg"), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────┼─ not in this source ─────────────────
▐+>Harbour bridge closed after barge    │= bridge on Tuesday evening, closing  │  Notice to mariners                   [+
▐+|strikes pier                         │= it to traffic.                      │                                       [+
▐                                       │                                      │= The harbour bridge is closed to all  [+
▐= The harbour bridge was closed to     │! Two people were slightly hurt, the  │= traffic from Tuesday until further   [=
▐= traffic on Tuesday evening after a   │! fire service said.                  │= notice.                              [=
▐= barge struck a pier.                 │                                      │                                       [=
▐                                       │+ Insurers estimate the damage at 14  │+ Ships can pass through the eastern   [=
▐!nPolice said four people were treated │+ million, a figure the port has not  │+ span.                                [=
▐! for minor injuries.                  │+ confirmed.                          │                                       [=
▐                                       │                                      │                                       [!
▐"*“We heard a sound like thunder,”     │" Ferry master Ana Holt said: “We     │                                       [!
▐" said ferry master Ana Holt, “and     │" heard a sound like thunder and then │                                       [!
▐" then the lights went out.”           │" the lights went out.”               │                                       [!
▐                                       │                                      │                                       [!
▐= Buses are being diverted through the │= Bus lines run through the old       │                                       ["
▐= old tunnel. An inquiry will report   │= tunnel for now.                     │                                       ["
▐+ by the end of the month.             │                                      │                                       ["
▐                                       │! The barge, loaded with sand, had    │                                       ["
▐  Subscribe to the Courier for a crown │! broken its tow.                     │                                       ["
▐  a week.                              │                                      │                                       ["
▐                                       │                                      │                                       ["
▐! The barge was carrying gravel and    │                                      │                                       [=
▐! was under tow.                       │                                      │                                       [=
▐                                       │                                      │                                       [=
▐                                       │                                      │                                       [=
▐                                       │                                      │                                       [+
▐                                       │                                      │                                       [+
▐                                       │                                      │                                       [+
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 1/7   n: next
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%   notes 1                                                 ? help   : commands   q quit
"#);
}
