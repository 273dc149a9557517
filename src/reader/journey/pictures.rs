//! Every screen as a picture, at 80 x 24 and 120 x 40.

use super::Journey;
use insta::assert_snapshot;

#[test]
fn two_panes() {
    assert_snapshot!(Journey::new(80, 24).keys("]d").picture(), @r#"
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
▐                                      │                                       ["
▐" “We heard a sound like thunder,”    │+ Insurers estimate the damage at 14   [=
▐" said ferry master Ana Holt, “and    │+ million, a figure the port has not   [=
▐" then the lights went out.”          │+ confirmed.                            +
▐                                      │                                        :
▐= Buses are being diverted through    │" Ferry master Ana Holt said: “We       !
▐= the old tunnel. An inquiry will     │" heard a sound like thunder and then   !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         3/7   n: next mark
▐ ! diverge, likely 78%   four | Two   1 2 have it, 3 silent      Enter go there
▐ READ  harbour   source 1/3   28%                  ? help   : commands   q quit
"#);
}

#[test]
fn three_panes() {
    assert_snapshot!(Journey::new(120, 40).keys("]q").picture(), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ " quote ────────────────────────────┼─ not in this source ─────────────────
▐+ Harbour bridge closed after barge    │= bridge on Tuesday evening, closing  │  Notice to mariners                   [+
▐+ strikes pier                         │= it to traffic.                      │                                       [+
▐                                       │                                      │= The harbour bridge is closed to all  [+
▐= The harbour bridge was closed to     │! Two people were slightly hurt, the  │= traffic from Tuesday until further   [=
▐= traffic on Tuesday evening after a   │! fire service said.                  │= notice.                              [=
▐= barge struck a pier.                 │                                      │                                       [=
▐                                       │+ Insurers estimate the damage at 14  │+ Ships can pass through the eastern   [=
▐! Police said four people were treated │+ million, a figure the port has not  │+ span.                                [=
▐! for minor injuries.                  │+ confirmed.                          │                                       [=
▐                                       │                                      │                                       [!
▐">“We heard a sound like thunder,”     │"|Ferry master Ana Holt said: “We     │                                       [!
▐"|said ferry master Ana Holt, “and     │"|heard a sound like thunder and then │                                       [!
▐"|then the lights went out.”           │"|the lights went out.”               │                                       [!
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 4/7   n: next mark
▐ " quote, sure 99%   word for word: Ana Holt   1 2 have it, 3 silent                    Enter go there   i why   D diff
▐ READ  harbour   source 1/3   40%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn synopsis() {
    assert_snapshot!(Journey::new(80, 24).keys("V]d").picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ ! diverge ──────────────────────────
▐+ Harbour bridge closed after barge   │  ... not in this source               [+
▐+ strikes pier                        │                                       [=
▐                                      │                                       [=
▐= The harbour bridge was closed to    │= A barge hit a pier of the harbour    [=
▐= traffic on Tuesday evening after a  │= bridge on Tuesday evening, closing   [!
▐= barge struck a pier.                │= it to traffic.                       [!
▐                                      │                                       [!
▐!>Police said four people were        │!|Two people were slightly hurt, the   ["
▐!|treated for minor injuries.         │!|fire service said.                   ["
▐                                      │                                       ["
▐  ... not in this source              │+ Insurers estimate the damage at 14    =
▐                                      │+ million, a figure the port has not    =
▐                                      │+ confirmed.                            +
▐                                      │                                        :
▐" “We heard a sound like thunder,”    │" Ferry master Ana Holt said: “We       !
▐" said ferry master Ana Holt, “and    │" heard a sound like thunder and then   !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         3/7   n: next mark
▐ ! diverge, likely 78%   four | Two   1 2 have it, 3 silent      Enter go there
▐ READ  harbour   source 1/3   28%   synopsis (V)   ? help   : commands   q quit
"#);
}

#[test]
fn synopsis_wide() {
    assert_snapshot!(Journey::new(120, 40).keys("V").picture(), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────┼─ not in this source ─────────────────
▐  ... not in this source               │  ... not in this source              │  Notice to mariners                   [+
▐                                       │                                      │                                       [+
▐+>Harbour bridge closed after barge    │                                      │  ... not in this source               [+
▐+|strikes pier                         │                                      │                                       [=
▐                                       │                                      │                                       [=
▐= The harbour bridge was closed to     │= A barge hit a pier of the harbour   │= The harbour bridge is closed to all  [=
▐= traffic on Tuesday evening after a   │= bridge on Tuesday evening, closing  │= traffic from Tuesday until further   [=
▐= barge struck a pier.                 │= it to traffic.                      │= notice.                              [=
▐                                       │                                      │                                       [=
▐  ... not in this source               │  ... not in this source              │+ Ships can pass through the eastern   [!
▐                                       │                                      │+ span.                                [!
▐                                       │                                      │                                       [!
▐! Police said four people were treated │! Two people were slightly hurt, the  │  ... not in this source               [!
▐! for minor injuries.                  │! fire service said.                  │                                       [!
▐                                       │                                      │                                       ["
▐  ... not in this source               │+ Insurers estimate the damage at 14  │                                       ["
▐                                       │+ million, a figure the port has not  │                                       ["
▐                                       │+ confirmed.                          │                                       ["
▐                                       │                                      │                                       ["
▐" “We heard a sound like thunder,”     │" Ferry master Ana Holt said: “We     │                                       ["
▐" said ferry master Ana Holt, “and     │" heard a sound like thunder and then │                                       ["
▐" then the lights went out.”           │" the lights went out.”               │                                       [=
▐                                       │                                      │                                       [=
▐= Buses are being diverted through the │= Bus lines run through the old       │                                       [=
▐= old tunnel.                          │= tunnel for now.                     │                                       [=
▐                                       │                                      │                                       [+
▐+ An inquiry will report by the end of │  ... not in this source              │                                       [+
▐+ the month.                           │                                      │                                       [+
▐                                       │                                      │                                       [:
▐! The barge was carrying gravel and    │! The barge, loaded with sand, had    │                                       [:
▐! was under tow.                       │! broken its tow.                     │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 1/7   n: next mark
▐ + only here   no other source has this
▐ passages of the source in focus beside their counterparts                                 ? help   : commands   q quit
"#);
}

#[test]
fn before_the_comparison() {
    assert_snapshot!(Journey::unread(80, 24).picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼──────────────────────────────────────
▐ >Harbour bridge closed after barge   │  A barge hit a pier of the harbour    [:
▐ |strikes pier                        │  bridge on Tuesday evening, closing   [:
▐                                      │  it to traffic.                       [:
▐  The harbour bridge was closed to    │                                       [:
▐  traffic on Tuesday evening after a  │  Two people were slightly hurt, the   [:
▐  barge struck a pier.                │  fire service said.                   [:
▐                                      │                                       [:
▐  Police said four people were        │  Insurers estimate the damage at 14   [:
▐  treated for minor injuries.         │  million, a figure the port has not   [:
▐                                      │  confirmed.                           [:
▐  “We heard a sound like thunder,”    │                                       [:
▐  said ferry master Ana Holt, “and    │  Ferry master Ana Holt said: “We      [:
▐  then the lights went out.”          │  heard a sound like thunder and then   :
▐                                      │  the lights went out.”                 :
▐  Buses are being diverted through    │                                        :
▐  the old tunnel. An inquiry will     │  Bus lines run through the old         :
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3    not compared yet   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ reading 3 sources
▐
▐ READ  harbour   source 1/3   0%                   ? help   : commands   q quit
"#);
}

#[test]
fn one_pane_with_the_strip() {
    assert_snapshot!(Journey::new(80, 24).keys("zx]d").picture(), @r#"
▐>1 Daily Courier                                                 12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
▐ + Harbour bridge closed after barge strikes pier                             [+
▐                                                                              [=
▐ = The harbour bridge was closed to traffic on Tuesday evening after a        [=
▐ = barge struck a pier.                                                       [=
▐                                                                              [!
▐ !>Police said four people were treated for minor injuries.                   [!
▐                                                                              ["
▐ " “We heard a sound like thunder,” said ferry master Ana Holt, “and then     ["
▐ " the lights went out.”                                                      ["
▐                                                                              ["
▐ = Buses are being diverted through the old tunnel. An inquiry will report    [=
▐ + by the end of the month.                                                   [+
▐                                                                              [+
▐   Subscribe to the Courier for a crown a week.                               [!
▐                                                                               !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 2 !  Two people were slightly hurt, the fire service said.
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         3/7   n: next mark
▐ ! diverge, likely 78%   four | Two   1 2 have it, 3 silent      Enter go there
▐ READ  harbour   source 1/3   28%                  ? help   : commands   q quit
"#);
}

#[test]
fn narrow() {
    assert_snapshot!(Journey::new(46, 18).keys("]d").picture(), @r#"
▐>1 Daily Courier                  12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
▐
▐= The harbour bridge was closed to traffic on
▐= Tuesday evening after a barge struck a
▐= pier.
▐
▐!>Police said four people were treated for
▐!|minor injuries.
▐
▐" “We heard a sound like thunder,” said ferry
▐── the same in the other sources ─────────────
▐ 2 !  Two people were slightly hurt, the fire…
▐ 3 .  not in this source   [port-notice.txt]
▐──────────────────────────────────────────────
▐ = 2   ! 2   " 1   + 4     3/7   n: next mark
▐ ! diverge, likely 78%   four | Two   1 2 ha…
▐ READ  harbour   source 1/3   28%      ? help
"#);
}

#[test]
fn too_small() {
    assert_snapshot!(Journey::new(38, 8).picture(), @r#"
▐
▐  This window is 38 x 8.
▐  Text needs 40 x 10.
▐
▐  Make it larger, or press
▐  q to leave. Your place is kept.
▐
▐
"#);
}

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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         7/7   n: next mark
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 7/7   n: next mark
▐ ! diverge, unsure 61%   under tow | broken its tow   1 2 have it, 3 silent             Enter go there   i why   D diff
▐ READ  harbour   source 1/3   90%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn why_divergence() {
    assert_snapshot!(Journey::new(80, 24).keys("]di").picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ ! diverge ──────────────────────────
▐+ ┌─ Why: ! diverge ─────────────────────────────────────────────────────────┐[+
▐+ │                                                                          │[=
▐  │ Both speak of the same matter, but where 1 has “four”, 2 has “Two”       │[=
▐= │ (number): both cannot be the full truth.                                 │[=
▐= │                                                                          │[!
▐= │ 1  Daily Courier                                                         │[!
▐  │    Police said four people were treated for minor injuries.              │[!
▐!>│                                                                          │["
▐!|│ 2  Nordic Wire                                                           │["
▐  │    Two people were slightly hurt, the fire service said.                 │["
▐" │                                                                          │[=
▐" │ How sure: likely 78%                                                     │[=
▐" │ Conflict (number): four | Two                                            │ +
▐  │ Sources: 1 2 have it, 3 silent                                           │ :
▐= │                                                                          │ !
▐= │ Measured                                                                 │ !
▐──│   0.62 words    1.00 names                                               │──
▐ 3└──────────────────── 1/1   Tab next link   Ky right   Kn wrong   q close ─┘
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         3/7   n: next mark
▐ ! diverge, likely 78%   four | Two   1 2 have it, 3 silent      Enter go there
▐ READ  harbour   source 1/3   28%                  ? help   : commands   q quit
"#);
}

#[test]
fn why_quotation() {
    assert_snapshot!(Journey::new(120, 40).keys("]qi").picture(), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ " quote ────────────────────────────┼─ not in this source ─────────────────
▐+ Harbour bridge closed after barge    │= bridge on Tuesday evening, closing  │  Notice to mariners                   [+
▐+ strikes pier                         │= it to traffic.                      │                                       [+
▐                                       │                                      │= The harbour bridge is closed to all  [+
▐= The harbour bridge was closed to     │! Two people were slightly hurt, the  │= traffic from Tuesday until further   [=
▐= traffic on Tuesday evening after a   │! fire service said.                  │= notice.                              [=
▐= barge struck a pier.                 │                                      │                                       [=
▐                                       │+ Insurers estimate the damage at 14  │+ Ships can pass through the eastern   [=
▐! Police said four people were treated │+ million, a figure the port has not  │+ span.                                [=
▐! for minor injuries.                  │+ confirmed.                          │                                       [=
▐                                       │                                      │                                       [!
▐">“We heard a sound like thunder,”     │"|Ferry master Ana Holt said: “We     │                                       [!
▐"|said ferry master Ana Holt, “and     │"|heard a sound like thunder and then │                                       [!
▐"|then the lights went out.”           │"|the lights went out.”               │                                       [!
▐          ┌─ Why: " quote ───────────────────────────────────────────────────────────────────────────────────┐        [!
▐= Buses ar│                                                                                                  │        ["
▐= old tunn│ 1 and 2 report one utterance of Ana Holt, word for word.                                         │        ["
▐+ by the e│                                                                                                  │        ["
▐          │ 1  Daily Courier                                                                                 │        ["
▐  Subscrib│    “We heard a sound like thunder,” said ferry master Ana Holt, “and then the lights went out.”  │        ["
▐  a week. │                                                                                                  │        ["
▐          │ 2  Nordic Wire                                                                                   │        ["
▐! The barg│    Ferry master Ana Holt said: “We heard a sound like thunder and then the lights went out.”     │        [=
▐! was unde│                                                                                                  │        [=
▐          │ How sure: sure 99%                                                                               │        [=
▐          │ Sources: 1 2 have it, 3 silent                                                                   │        [=
▐          │                                                                                                  │        [+
▐          │ Measured                                                                                         │        [+
▐          │   0.62 words    1.00 names                                                                       │        [+
▐          └──────────────────────────────────────────── 1/1   Tab next link   Ky right   Kn wrong   q close ─┘        [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 4/7   n: next mark
▐ " quote, sure 99%   word for word: Ana Holt   1 2 have it, 3 silent                    Enter go there   i why   D diff
▐ READ  harbour   source 1/3   40%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn why_only_here() {
    assert_snapshot!(Journey::new(80, 24).keys("]oi").picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────
▐= The harbour bridge was closed to    │= A barge hit a pier of the harbour     +
▐= traffic on Tuesday evening after a  │= bridge on Tuesday evening, closing   [=
▐= barge struck a pier.                │= it to traffic.                       [=
▐                                      │                                       [=
▐! Police said four people were        │! Two people were slightly hurt, the   [!
▐! treated for minor injuries.         │! fire service said.                   [!
▐                                      │                                       [!
▐" “We heard a sound like thunder,”    │+ Insurers estimate the damage at 14   ["
▐" said ferry master Ana Holt, “and    │+ million, a figure the port has not   ["
▐" then the lights went out.”          │+ confirmed.                           ["
▐                                      │                                       [=
▐= Buses are being diverted through    │" Ferry master Ana Holt said: “We      [=
▐=>the old tunnel. An inquiry will     │" heard a sound like thunder and then  [+
▐+|report by the end of the month.     │" the lights went out.”                [:
▐  ┌─ Why: + only here ───────────────────────────────────────────────────────┐ !
▐  │                                                                          │ !
▐──│ In no other source was a passage found that says this with a probability │──
▐ 3│ of 50% or more.                                                          │
▐──│                                                                          │──
▐ =│ Nothing comes near it.                                                   │k
▐ +└───────────────────────── Ky the nearest is the same after all   q close ─┘
▐ READ  harbour   source 1/3   70%                  ? help   : commands   q quit
"#);
}

#[test]
fn help() {
    assert_snapshot!(Journey::new(80, 24).keys("?").picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━┌─ Keys ───────────────────────────────────────────────────────────────────┐
▐+>│ Move                                                                     │[+
▐+|│ j Down        one row down                                               │[=
▐  │ k Up          one row up                                                 │[=
▐= │ d Ctrl-d      half a page down                                           │[=
▐= │ u Ctrl-u      half a page up                                             │[!
▐= │ Space         a page down                                                │[!
▐  │ b PageUp      a page up                                                  │[!
▐! │ gg Home       to the start                                               │["
▐! │ G End         to the end                                                 │["
▐  │ )             next sentence                                              │["
▐" │ (             previous sentence                                          │[=
▐" │ }             next paragraph                                             │[=
▐" │ {             previous paragraph                                         │ +
▐  │ zt            put the row of the cursor at the top                       │ :
▐= │ zz            put the row of the cursor in the middle                    │ !
▐= │ zb            put the row of the cursor at the bottom                    │ !
▐──│                                                                          │──
▐ 3│ Marks                                                                    │
▐──│ n             next mark shown, or next match                             │──
▐ =└──────────────────────────────────────── / search   j k scroll   q close ─┘k
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                   ? help   : commands   q quit
"#);
}

#[test]
fn help_wide() {
    assert_snapshot!(Journey::new(120, 40).keys("?").picture(), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━┌─ Keys ───────────────────────────────────────────────────────────────────────────────────────────────────────────┐
▐+>│ Move                                                                                                             │[+
▐+|│ j Down        one row down                              )             next sentence                              │[+
▐  │ k Up          one row up                                (             previous sentence                          │[+
▐= │ d Ctrl-d      half a page down                          }             next paragraph                             │[=
▐= │ u Ctrl-u      half a page up                            {             previous paragraph                         │[=
▐= │ Space         a page down                               zt            put the row of the cursor at the top       │[=
▐  │ b PageUp      a page up                                 zz            put the row of the cursor in the middle    │[=
▐! │ gg Home       to the start                              zb            put the row of the cursor at the bottom    │[=
▐! │ G End         to the end                                                                                         │[=
▐  │                                                                                                                  │[!
▐" │ Marks                                                                                                            │[!
▐" │ n             next mark shown, or next match            Enter %       its counterpart; again: in the next sour…  │[!
▐" │ N             previous mark shown, or match             Ctrl-o        back to where you were                     │[!
▐  │ .             next mark, shown or not                   Alt-Right gi  forward again                              │[!
▐= │ ,             previous mark, shown or not               fd            show or hide divergences                   │["
▐= │ ]d            next divergence                           fa            show or hide agreements                    │["
▐+ │ [d            previous divergence                       fq            show or hide shared quotations             │["
▐  │ ]q            next shared quotation                     fo            show or hide what stands in one source o…  │["
▐  │ [q            previous shared quotation                 fD            show divergences alone                     │["
▐  │ ]a            next agreement                            fA            show agreements alone                      │["
▐  │ [a            previous agreement                        fQ            show shared quotations alone               │["
▐! │ ]o            next passage that stands only here        fO            show alone what stands in one source only  │[=
▐! │ [o            previous passage that stands only here    ff            show every kind of mark                    │[=
▐  │ ]s            next heading                              F             raise the least probability of a mark by…  │[=
▐  │ [s            previous heading                          W             lower the least probability of a mark by…  │[=
▐  │                                                                                                                  │[+
▐  │ Panes                                                                                                            │[+
▐  │ l Tab Right   focus the next pane                       zn            only the text, or all again                │[+
▐  │ h Shift-Tab   focus the previous pane                   zw            the next of a few text widths              │[:
▐  │ 1 .. 6        focus a source by its number              zm            show or hide the minimap                   │[:
▐  │ L             move the pane to the right                +             wider text                                 │[!
▐  │ H             move the pane to the left                 -             narrower text                              │[!
▐  │ zx            show this pane alone, or all again        =             text width as it was                       │[!
▐  │ V             passages beside their counterparts, or e… 0             all sources in their order, as at the st…  │[!
▐──│ c             choose the sources in view; add a file    s             the other panes follow the cursor, or st…  │──
▐ =└──────────────────────────────────────────────────────────────────────────────── / search   j k scroll   q close ─┘k
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                                                           ? help   : commands   q quit
"#);
}

#[test]
fn help_searched() {
    assert_snapshot!(Journey::new(80, 24).keys("?/quot").picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────
▐+>Harbour bridge closed after barge   │= A barge hit a pier of the harbour    [+
▐+|strikes pier                        │= bridge on Tuesday evening, closing   [=
▐                                      │= it to traffic.                       [=
▐= ┌─ Keys: quot_ ────────────────────────────────────────────────────────────┐[=
▐= │ Marks                                                                    │[!
▐= │ ]q            next shared quotation                                      │[!
▐  │ [q            previous shared quotation                                  │[!
▐! │ fq            show or hide shared quotations                             │["
▐! │ fQ            show shared quotations alone                               │["
▐  │                                                                          │["
▐" │ Look closer                                                              │[=
▐" │ " gq          the quotations, and who has them how                       │[=
▐" │                                                                          │ +
▐  │ Write                                                                    │ :
▐= │ Kq            the two passages quote the same                            │ !
▐= └─────────────────────────────────────────────────── Enter keep   Esc all ─┘ !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         1/7   n: next mark
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                   ? help   : commands   q quit
"#);
}

#[test]
fn palette() {
    assert_snapshot!(Journey::new(80, 24).keys(":dive").picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────
▐+>┌─ Commands ───────────────────────────────────────────────────────────────┐[+
▐+|│ : dive                                                                   │[=
▐  │ > next divergence              next divergence                       ]d  │[=
▐= │   filter: divergences          show or hide divergences              fd  │[=
▐= │   previous divergence          previous divergence                   [d  │[!
▐= │   link: they diverge           the two passages diverge              Kd  │[!
▐  │   filter: only divergences     show divergences alone                fD  │[!
▐! │                                                                          │["
▐! │                                                                          │["
▐  │                                                                          │["
▐" │                                                                          │[=
▐" │                                                                          │[=
▐" │                                                                          │ +
▐  │                                                                          │ :
▐= │                                                                          │ !
▐= │                                                                          │ !
▐──│                                                                          │──
▐ 3└───────────────────────────────────── 5 commands   Enter run   Esc close ─┘
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         1/7   n: next mark
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                   ? help   : commands   q quit
"#);
}

#[test]
fn quotations() {
    assert_snapshot!(Journey::new(80, 24).keys("\"").picture(), @r#"
▐ Quotations   harbour   1 in more than one source          s sort: most sources
▐────────────────────────────────────────────────────────────────────────────────
▐  Speaker             Words                                         1   2   3
▐────────────────────────────────────────────────────────────────────────────────
▐> Ana Holt            We heard a sound like thunder, ... and then … w   w   .
▐
▐
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
▐ row 1/1                   Enter open   . one source   D diff   ? help   q back
"#);
}

#[test]
fn quotations_wide() {
    assert_snapshot!(Journey::new(120, 40).keys("\"").picture(), @r#"
▐ Quotations   harbour   1 in more than one source                                                  s sort: most sources
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐  Speaker             Words                                                                                 1   2   3
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐> Ana Holt            We heard a sound like thunder, ... and then the lights went out.                      w   w   .
▐
▐
▐
▐
▐
▐
▐
▐
▐
▐── w word for word   c cut   x reworded   r reported   . silent ────────────────────────────────────────────────────────
▐ 1  Daily Courier: “We heard a sound like thunder,” said ferry master Ana Holt, “and then the lights went out.”
▐ 2  Nordic Wire: Ferry master Ana Holt said: “We heard a sound like thunder and then the lights went out.”
▐
▐ Differences
▐    1, 2 have the same words
▐    speaker: Ana Holt named in 1, 2
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
▐ row 1/1                                                           Enter open   . one source   D diff   ? help   q back
"#);
}

#[test]
fn matrix() {
    assert_snapshot!(Journey::new(80, 24).keys("M").picture(), @r#"
▐ Statements by sources   harbour   9 of 9    filter: all   s sort: most dispute
▐────────────────────────────────────────────────────────────────────────────────
▐   Statement                             1 Daily Cou… 2 Nordic Wi… 3 [port-not…
▐────────────────────────────────────────────────────────────────────────────────
▐>! Police said four people were treated… ! four       ! Two        .
▐ ! The barge was carrying gravel and wa… ! under tow  ! broken it… .
▐ " “We heard a sound like thunder,” sai… "            "            .
▐ = The harbour bridge was closed to tra… =            =            =
▐ = Buses are being diverted through the… =            =            .
▐ + Harbour bridge closed after barge st… +            .            .
▐ + An inquiry will report by the end of… +            .            .
▐ + Insurers estimate the damage at 14 m… .            +            .
▐ + Ships can pass through the eastern s… .            .            +
▐
▐── in each source ──────────────────────────────────────────────────────────────
▐ 1  Police said four people were treated for minor injuries.
▐ 2  Two people were slightly hurt, the fire service said.
▐ 3  not in this source
▐
▐ Wording is compared; which source is right is not decided here.
▐
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/9                                  Enter open   D diff   ? help   q back
"#);
}

#[test]
fn matrix_wide() {
    assert_snapshot!(Journey::new(120, 40).keys("Mj").picture(), @r#"
▐ Statements by sources   harbour   9 of 9                                            filter: all   s sort: most dispute
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐   Statement                                                   1 Daily Courier 2 Nordic Wire   3 [port-notice… spread
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ ! Police said four people were treated for minor injuries.    ! four          ! Two           .               2 values
▐>! The barge was carrying gravel and was under tow.            ! under tow     ! broken its t… .               2 values
▐ " “We heard a sound like thunder,” said ferry master Ana Hol… "               "               .               quote
▐ = The harbour bridge was closed to traffic on Tuesday evenin… =               =               =               agree
▐ = Buses are being diverted through the old tunnel.            =               =               .               agree
▐ + Harbour bridge closed after barge strikes pier              +               .               .               1 source
▐ + An inquiry will report by the end of the month.             +               .               .               1 source
▐ + Insurers estimate the damage at 14 million, a figure the p… .               +               .               1 source
▐ + Ships can pass through the eastern span.                    .               .               +               1 source
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
▐── in each source ──────────────────────────────────────────────────────────────────────────────────────────────────────
▐ 1  The barge was carrying gravel and was under tow.
▐ 2  The barge, loaded with sand, had broken its tow.
▐ 3  not in this source
▐
▐ Wording is compared; which source is right is not decided here.
▐
▐
▐
▐
▐
▐
▐
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ row 2/9                                                                          Enter open   D diff   ? help   q back
"#);
}

#[test]
fn document_diff() {
    assert_snapshot!(Journey::new(80, 24).keys("gd").picture(), @r#"
▐ Diff   1 Daily Courier  :  2 N…  0 same   1 changed   0 moved   11 in one only
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
▐ Diff   1 Daily Courier  :  2 Nordic Wire                                 0 same   1 changed   0 moved   11 in one only
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
fn prefix() {
    assert_snapshot!(Journey::new(120, 40).keys("f").picture(), @r#"
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
▐ d filter: divergences        o filter: only here          Q filter: only quotations
▐ a filter: agreements         D filter: only divergences   O filter: only only-here
▐ q filter: quotations         A filter: only agreements    f filter: show all
"#);
}
