//! Two passages word by word, two documents sentence by sentence.

use super::super::*;
use super::screen;
use insta::assert_snapshot;

#[test]
fn word_diff() {
    assert_snapshot!(Journey::new(80, 24).keys("]d]dD").picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ ! diverge ──────────────────────────
▐                                      │                                        +
▐" “We heard a sound like thunder,”    │+ Insurers estimate the damage at 14    =
▐" ┌─ Word diff  1 Daily Courier : 2 Nordic Wire ─────────────────────────────┐ =
▐" │                                                                          │ =
▐  │ 1  The barge [-was carrying gravel and was under-] tow.                  │ !
▐= │                                                                          │[!
▐= │ 2  The barge, {+loaded with sand, had broken its+} tow.                  │[!
▐+ │                                                                          │["
▐  │ 3 of 9 words are the same, in order. Case, quotation marks and dashes do │["
▐  │ not count.                                                               │["
▐  │ opposite: under tow | broken its tow                                     │[=
▐  └──────────────────── 1/1   Tab next   u unified   w characters   q close ─┘[=
▐!>The barge was carrying gravel and   │!|The barge, loaded with sand, had     [+
▐!|was under tow.                      │!|broken its tow.                      [:
▐                                      │                                       [!
▐                                      │                                       [!
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 7/7   n: next
▐ ! diverge, unsure 61%   under tow | broken its tow   1 2 have it, 3 silent
▐ READ  harbour   source 1/3   90%                  ? help   : commands   q quit
"#);
}

#[test]
fn word_diff_unified() {
    assert_snapshot!(Journey::new(120, 40).keys("]d]dDu").picture(), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ ! diverge ──────────────────────────┼─ not in this source ─────────────────
▐+ Harbour bridge closed after barge    │                                      │  Notice to mariners                   [+
▐+ strikes pier                         │                                      │                                       [+
▐                                       │                                      │= The harbour bridge is closed to all  [+
▐= The harbour bridge was closed to     │= A barge hit a pier of the harbour   │= traffic from Tuesday until further   [=
▐= traffic on Tuesday evening after a   │= bridge on Tuesday evening, closing  │= notice.                              [=
▐= barge struck a pier.                 │= it to traffic.                      │                                       [=
▐                                       │                                      │+ Ships can pass through the eastern   [=
▐! Police said four people were treated │! Two people were slightly hurt, the  │+ span.                                [=
▐! for minor injuries.                  │! fire service said.                  │                                       [=
▐                                       │                                      │                                       [!
▐" “We heard a sound like thunder,”     │+ Insurers estimate the damage at 14  │                                       [!
▐" said ferry master Ana Holt, “and     │+ million, a figure the port has not  │                                       [!
▐" then the lights went out.”           │+ confirmed.                          │                                       [!
▐                                       │                                      │                                       [!
▐= Buses are being diverted through the │" Ferry master Ana Holt said: “We     │                                       ["
▐= old tunnel. An inquiry will report   │" heard a sound like thunder and then │                                       ["
▐+ by the end of the month.             │" the lights went out.”               │                                       ["
▐                                       │                                      │                                       ["
▐  Subscribe to the Courier for a crown │= Bus lines run through the old       │                                       ["
▐  a week.                              │= tunnel for now.                     │                                       ["
▐                                       │                                      │                                       ["
▐!>The barge was carrying gravel and    │!|The barge, loaded with sand, had    │                                       [=
▐!|was under tow.                       │!|broken its tow.                     │                                       [=
▐          ┌─ Word diff  1 Daily Courier : 2 Nordic Wire ─────────────────────────────────────────────────────┐        [=
▐          │                                                                                                  │        [=
▐          │ The barge [-was carrying gravel and was under-] {+loaded with sand, had broken its+} tow.        │        [+
▐          │                                                                                                  │        [+
▐          │ 3 of 9 words are the same, in order. Case, quotation marks and dashes do not count.              │        [+
▐          │ opposite: under tow | broken its tow                                                             │        [:
▐          └─────────────────────────────────────── 1/1   Tab next   u side by side   w characters   q close ─┘        [:
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 7/7   n: next
▐ ! diverge, unsure 61%   under tow | broken its tow   1 2 have it, 3 silent             Enter go there   i why   D diff
▐ READ  harbour   source 1/3   90%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn word_diff_by_characters_wide() {
    assert_snapshot!(screen(120, 40, "]dDw"), @r#"
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
▐          ┌─ Character diff  1 Daily Courier : 2 Nordic Wire ────────────────────────────────────────────────┐        [!
▐" “We hear│                                                                                                  │        [!
▐" said fer│ 1  Police said four people were treated for minor injuries.                                      │        [!
▐" then the│                                                                                                  │        [!
▐          │ 2  Two people were slightly hurt, the fire service said.                                         │        [!
▐= Buses ar│                                                                                                  │        ["
▐= old tunn│ 2 of 9 words are the same, in order. They stand out here, for little else is alike. Case,        │        ["
▐+ by the e│ quotation marks and dashes do not count.                                                         │        ["
▐          │ number: four | Two                                                                               │        ["
▐  Subscrib└───────────────────────────────────────────────── 1/1   Tab next   u unified   w words   q close ─┘        ["
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
fn document_diff() {
    assert_snapshot!(Journey::new(80, 24).keys("gd").picture(), @r#"
▐ Diff   1 Daily Courier : 2 Nordic Wire              1 changed   11 in one only
▐────────────────────────────────────────────────────────────────────────────────
▐ + Harbour bridge closed after barge    │ (not here)
▐   strikes pier                         │
▐                                        │
▐ + The harbour bridge was closed to     │
▐   traffic on Tuesday evening after a   │
▐   barge struck a pier.                 │
▐                                        │
▐ + Police said four people were treated │
▐   for minor injuries.                  │
▐                                        │
▐ + (not here)                           │ A barge hit a pier of the harbour
▐                                        │ bridge on Tuesday evening, closing
▐                                        │ it to traffic.
▐                                        │
▐ +                                      │ Two people were slightly hurt, the
▐                                        │ fire service said.
▐                                        │
▐ +                                      │ Insurers estimate the damage at 14
▐                                        │ million, a figure the port has not
▐                                        │ confirmed.
▐────────────────────────────────────────────────────────────────────────────────
▐ sentence 1/12    n next change   Tab other document   w by characters   q back
"#);
}

#[test]
fn document_diff_wide() {
    assert_snapshot!(Journey::new(120, 40).keys("gdn").picture(), @r#"
▐ Diff   1 Daily Courier : 2 Nordic Wire                                                      1 changed   11 in one only
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ + The harbour bridge was closed to traffic on Tuesday      │ (not here)
▐   evening after a barge struck a pier.                     │
▐                                                            │
▐ + Police said four people were treated for minor injuries. │
▐                                                            │
▐ + (not here)                                               │ A barge hit a pier of the harbour bridge on Tuesday
▐                                                            │ evening, closing it to traffic.
▐                                                            │
▐ +                                                          │ Two people were slightly hurt, the fire service said.
▐                                                            │
▐ +                                                          │ Insurers estimate the damage at 14 million, a figure the
▐                                                            │ port has not confirmed.
▐                                                            │
▐ ! “We heard a sound like thunder,” [-said ferry master Ana │ {+Ferry master Ana Holt said+}: “We heard a sound like
▐   Holt-], “and then the lights went out.”                  │ thunder and then the lights went out.”
▐                                                            │
▐ + Buses are being diverted through the old tunnel.         │ (not here)
▐                                                            │
▐ + An inquiry will report by the end of the month.          │
▐                                                            │
▐ + The barge was carrying gravel and was under tow.         │
▐                                                            │
▐ + (not here)                                               │ Bus lines run through the old tunnel for now.
▐                                                            │
▐ +                                                          │ The barge, loaded with sand, had broken its tow.
▐                                                            │
▐                                                            │
▐                                                            │
▐                                                            │
▐                                                            │
▐                                                            │
▐                                                            │
▐                                                            │
▐                                                            │
▐                                                            │
▐                                                            │
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ sentence 2/12                                            n next change   Tab other document   w by characters   q back
"#);
}

#[test]
fn word_diff_wide() {
    assert_snapshot!(screen(120, 40, "]d]dD"), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ ! diverge ──────────────────────────┼─ not in this source ─────────────────
▐+ Harbour bridge closed after barge    │                                      │  Notice to mariners                   [+
▐+ strikes pier                         │                                      │                                       [+
▐                                       │                                      │= The harbour bridge is closed to all  [+
▐= The harbour bridge was closed to     │= A barge hit a pier of the harbour   │= traffic from Tuesday until further   [=
▐= traffic on Tuesday evening after a   │= bridge on Tuesday evening, closing  │= notice.                              [=
▐= barge struck a pier.                 │= it to traffic.                      │                                       [=
▐                                       │                                      │+ Ships can pass through the eastern   [=
▐! Police said four people were treated │! Two people were slightly hurt, the  │+ span.                                [=
▐! for minor injuries.                  │! fire service said.                  │                                       [=
▐                                       │                                      │                                       [!
▐" “We heard a sound like thunder,”     │+ Insurers estimate the damage at 14  │                                       [!
▐" said ferry master Ana Holt, “and     │+ million, a figure the port has not  │                                       [!
▐" then the lights went out.”           │+ confirmed.                          │                                       [!
▐                                       │                                      │                                       [!
▐= Buses are being diverted through the │" Ferry master Ana Holt said: “We     │                                       ["
▐= old tunnel. An inquiry will report   │" heard a sound like thunder and then │                                       ["
▐+ by the end of the month.             │" the lights went out.”               │                                       ["
▐                                       │                                      │                                       ["
▐  Subscribe to the Courier for a crown │= Bus lines run through the old       │                                       ["
▐  a week.                              │= tunnel for now.                     │                                       ["
▐                                       │                                      │                                       ["
▐!>The barge was carrying gravel and    │!|The barge, loaded with sand, had    │                                       [=
▐!|was under tow.                       │!|broken its tow.                     │                                       [=
▐          ┌─ Word diff  1 Daily Courier : 2 Nordic Wire ─────────────────────────────────────────────────────┐        [=
▐          │                                                                                                  │        [=
▐          │ 1  The barge [-was carrying gravel and was under-] tow.                                          │        [+
▐          │                                                                                                  │        [+
▐          │ 2  The barge, {+loaded with sand, had broken its+} tow.                                          │        [+
▐          │                                                                                                  │        [:
▐          │ 3 of 9 words are the same, in order. Case, quotation marks and dashes do not count.              │        [:
▐          │ opposite: under tow | broken its tow                                                             │        [!
▐          └──────────────────────────────────────────── 1/1   Tab next   u unified   w characters   q close ─┘        [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 7/7   n: next
▐ ! diverge, unsure 61%   under tow | broken its tow   1 2 have it, 3 silent             Enter go there   i why   D diff
▐ READ  harbour   source 1/3   90%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn word_diff_unified_small() {
    assert_snapshot!(screen(80, 24, "]d]dDu"), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ ! diverge ──────────────────────────
▐                                      │                                        +
▐" “We heard a sound like thunder,”    │+ Insurers estimate the damage at 14    =
▐" said ferry master Ana Holt, “and    │+ million, a figure the port has not    =
▐" ┌─ Word diff  1 Daily Courier : 2 Nordic Wire ─────────────────────────────┐ =
▐  │                                                                          │ !
▐= │ The barge [-was carrying gravel and was under-] {+loaded with sand, had  │[!
▐= │ broken its+} tow.                                                        │[!
▐+ │                                                                          │["
▐  │ 3 of 9 words are the same, in order. Case, quotation marks and dashes do │["
▐  │ not count.                                                               │["
▐  │ opposite: under tow | broken its tow                                     │[=
▐  └─────────────── 1/1   Tab next   u side by side   w characters   q close ─┘[=
▐!>The barge was carrying gravel and   │!|The barge, loaded with sand, had     [+
▐!|was under tow.                      │!|broken its tow.                      [:
▐                                      │                                       [!
▐                                      │                                       [!
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 7/7   n: next
▐ ! diverge, unsure 61%   under tow | broken its tow   1 2 have it, 3 silent
▐ READ  harbour   source 1/3   90%                  ? help   : commands   q quit
"#);
}
