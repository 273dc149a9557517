//! Lines that are typed: the search, a letter, a file to add.

use super::super::*;
use super::screen;
use insta::assert_snapshot;

#[test]
fn search() {
    assert_snapshot!(Journey::new(80, 24).keys("/bridge").picture(), @r#"
▐>1 Daily Courier              2 found │ 2 Nordic Wire                1 found
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────
▐+>Harbour bridge closed after barge   │= A barge hit a pier of the harbour    [+
▐+|strikes pier                        │= bridge on Tuesday evening, closing   [=
▐                                      │= it to traffic.                       [=
▐= The harbour bridge was closed to    │                                       [=
▐= traffic on Tuesday evening after a  │! Two people were slightly hurt, the   [!
▐= barge struck a pier.                │! fire service said.                   [!
▐                                      │                                       [!
▐! Police said four people were        │+ Insurers estimate the damage at 14   ["
▐! treated for minor injuries.         │+ million, a figure the port has not   ["
▐                                      │+ confirmed.                           ["
▐" “We heard a sound like thunder,”    │                                       [=
▐" said ferry master Ana Holt, “and    │" Ferry master Ana Holt said: “We      [=
▐" then the lights went out.”          │" heard a sound like thunder and then   +
▐                                      │" the lights went out.”                 :
▐= Buses are being diverted through    │                                        !
▐= the old tunnel. An inquiry will     │= Bus lines run through the old         !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4           1/4 in 3 sources
▐ + only here   no other source has this
▐ /bridge    4 found   Enter keep   Esc back        ? help   : commands   q quit
"#);
}

#[test]
fn search_wide() {
    assert_snapshot!(screen(120, 40, "/bridge"), @r#"
▐>1 Daily Courier               2 found │ 2 Nordic Wire                1 found │ 3 [port-notice.txt]          1 found
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────┼─ not in this source ─────────────────
▐+>Harbour bridge closed after barge    │= A barge hit a pier of the harbour   │  Notice to mariners                   [+
▐+|strikes pier                         │= bridge on Tuesday evening, closing  │                                       [+
▐                                       │= it to traffic.                      │= The harbour bridge is closed to all  [+
▐= The harbour bridge was closed to     │                                      │= traffic from Tuesday until further   [=
▐= traffic on Tuesday evening after a   │! Two people were slightly hurt, the  │= notice.                              [=
▐= barge struck a pier.                 │! fire service said.                  │                                       [=
▐                                       │                                      │+ Ships can pass through the eastern   [=
▐! Police said four people were treated │+ Insurers estimate the damage at 14  │+ span.                                [=
▐! for minor injuries.                  │+ million, a figure the port has not  │                                       [=
▐                                       │+ confirmed.                          │                                       [!
▐" “We heard a sound like thunder,”     │                                      │                                       [!
▐" said ferry master Ana Holt, “and     │" Ferry master Ana Holt said: “We     │                                       [!
▐" then the lights went out.”           │" heard a sound like thunder and then │                                       [!
▐                                       │" the lights went out.”               │                                       [!
▐= Buses are being diverted through the │                                      │                                       ["
▐= old tunnel. An inquiry will report   │= Bus lines run through the old       │                                       ["
▐+ by the end of the month.             │= tunnel for now.                     │                                       ["
▐                                       │                                      │                                       ["
▐  Subscribe to the Courier for a crown │! The barge, loaded with sand, had    │                                       ["
▐  a week.                              │! broken its tow.                     │                                       ["
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                   1/4 in 3 sources   n: next match
▐ + only here   no other source has this
▐ /bridge    4 found   Enter keep   Esc back                                                ? help   : commands   q quit
"#);
}

#[test]
fn letter() {
    assert_snapshot!(screen(80, 24, "]dmx'"), @r#"
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
▐!|┌─ Go to which bookmark? ──────────────────────────────────────────────────┐["
▐  │ x  1 Police said four people were treated for minor injuries.            │["
▐" └─────────────────────────────────────────── a letter   ' back   Esc none ─┘[=
▐" said ferry master Ana Holt, “and    │+ million, a figure the port has not   [=
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
fn letter_wide() {
    assert_snapshot!(screen(120, 40, "mm]dKn]qm"), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ " quote ────────────────────────────┼─ not in this source ─────────────────
▐+*Harbour bridge closed after barge    │= bridge on Tuesday evening, closing  │+ Notice to mariners                   [+
▐+ strikes pier                         │= it to traffic.                      │                                       [+
▐                                       │                                      │= The harbour bridge is closed to all  [+
▐= The harbour bridge was closed to     │+ Two people were slightly hurt, the  │= traffic from Tuesday until further   [=
▐= traffic on Tuesday evening after a   │+ fire service said.                  │= notice.                              [=
▐= barge struck a pier.                 │                                      │                                       [=
▐                                       │+ Insurers estimate the damage at 14  │+ Ships can pass through the eastern   [=
▐+ Police said four people were treated │+ million, a figure the port has not  │+ span.                                [=
▐+ for minor injuries.                  │+ confirmed.                          │                                       [=
▐                                       │                                      │                                       [=
▐">“We heard a sound like thunder,”     │"|Ferry master Ana Holt said: “We     │                                       [+
▐"|said ferry master Ana Holt, “and     │"|heard a sound like thunder and then │                                       [+
▐"|then the lights went out.”           │"|the lights went out.”               │                                       [+
▐                                       │                                      │                                       ["
▐= Buses are being diverted through the │= Bus lines run through the old       │                                       ["
▐= old tunnel. An inquiry will report   │= tunnel for now.                     │                                       ["
▐+ by the e┌─ Set a bookmark: which letter? ──────────────────────────────────────────────────────────────────┐        ["
▐          │ m  1 Harbour bridge closed after barge strikes pier                                              │        ["
▐  Subscrib└─────────────────────────────────────────────────────────────────── a letter or digit   Esc none ─┘        ["
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
▐ = agree 2   ! diverge 1   " quote 1   + only here 7                                                 mark 4/7   n: next
▐ " quote, sure 99%   word for word: Ana Holt   1 2 have it, 3 silent                    Enter go there   i why   D diff
▐ READ  harbour   source 1/3   40%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn a_file_to_add() {
    assert_snapshot!(screen(80, 24, "ca/new/a<Space>long<Space>name.txt<Left><Left>"), @r#"
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
▐! │ > [x] 1 Daily Courier                                        12 Mar 2025 │["
▐  │   [x] 2 Nordic Wire                                          12 Mar 2025 │["
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
▐ file or address: /new/a long name.txt   Enter do it   Esc back          ? help
"#);
}

#[test]
fn a_file_to_add_wide() {
    assert_snapshot!(screen(120, 40, "ca~/next.txt"), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────┼─ not in this source ─────────────────
▐+>Harbour bridge closed after barge    │= A barge hit a pier of the harbour   │  Notice to mariners                   [+
▐+|strikes pier                         │= bridge on Tuesday evening, closing  │                                       [+
▐                                       │= it to traffic.                      │= The harbour bridge is closed to all  [+
▐= The harbour bridge was closed to     │                                      │= traffic from Tuesday until further   [=
▐= traffic on Tuesday evening after a   │! Two people were slightly hurt, the  │= notice.                              [=
▐= barge struck a pier.                 │! fire service said.                  │                                       [=
▐                                       │                                      │+ Ships can pass through the eastern   [=
▐! Police said four people were treated │+ Insurers estimate the damage at 14  │+ span.                                [=
▐! for minor injuries.                  │+ million, a figure the port has not  │                                       [=
▐                                       │+ confirmed.                          │                                       [!
▐" “We heard a sound like thunder,”     │                                      │                                       [!
▐" said ferry master Ana Holt, “and     │" Ferry master Ana Holt said: “We     │                                       [!
▐" then the lights went out.”           │" heard a sound like thunder and then │                                       [!
▐                                       │" the lights went out.”               │                                       [!
▐= Buses are being diverted through the │                                      │                                       ["
▐= old tunnel. An inqui┌─ Sources: 3 of 3 in view ────────────────────────────────────────────────┐                    ["
▐+ by the end of the mo│ > [x] 1 Daily Courier                                        12 Mar 2025 │                    ["
▐                      │   [x] 2 Nordic Wire                                          12 Mar 2025 │                    ["
▐  Subscribe to the Cou│   [x] 3 [port-notice.txt]                                    no date     │                    ["
▐  a week.             └───────────────────────────── Space in or out   a add   ? help   q close ─┘                    ["
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
▐ file or address: ~/next.txt    Enter do it   Esc back                                     ? help   : commands   q quit
"#);
}
