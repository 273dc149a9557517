//! The reading view: panes, the strip, small windows, what can follow a key.

use super::super::*;
use super::screen;
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 3/7   n: next
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 4/7   n: next
▐ " quote, sure 99%   word for word: Ana Holt   1 2 have it, 3 silent                    Enter go there   i why   D diff
▐ READ  harbour   source 1/3   40%                                                          ? help   : commands   q quit
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
fn before_the_comparison_wide() {
    assert_snapshot!(Journey::unread(120, 40).picture(), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼──────────────────────────────────────┼──────────────────────────────────────
▐ >Harbour bridge closed after barge    │  A barge hit a pier of the harbour   │  Notice to mariners                   [:
▐ |strikes pier                         │  bridge on Tuesday evening, closing  │                                       [:
▐                                       │  it to traffic.                      │  The harbour bridge is closed to all  [:
▐  The harbour bridge was closed to     │                                      │  traffic from Tuesday until further   [:
▐  traffic on Tuesday evening after a   │  Two people were slightly hurt, the  │  notice.                              [:
▐  barge struck a pier.                 │  fire service said.                  │                                       [:
▐                                       │                                      │  Ships can pass through the eastern   [:
▐  Police said four people were treated │  Insurers estimate the damage at 14  │  span.                                [:
▐  for minor injuries.                  │  million, a figure the port has not  │                                       [:
▐                                       │  confirmed.                          │                                       [:
▐  “We heard a sound like thunder,”     │                                      │                                       [:
▐  said ferry master Ana Holt, “and     │  Ferry master Ana Holt said: “We     │                                       [:
▐  then the lights went out.”           │  heard a sound like thunder and then │                                       [:
▐                                       │  the lights went out.”               │                                       [:
▐  Buses are being diverted through the │                                      │                                       [:
▐  old tunnel. An inquiry will report   │  Bus lines run through the old       │                                       [:
▐  by the end of the month.             │  tunnel for now.                     │                                       [:
▐                                       │                                      │                                       [:
▐  Subscribe to the Courier for a crown │  The barge, loaded with sand, had    │                                       [:
▐  a week.                              │  broken its tow.                     │                                       [:
▐                                       │                                      │                                       [:
▐  The barge was carrying gravel and    │                                      │                                       [:
▐  was under tow.                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ reading 3 sources
▐
▐ READ  harbour   source 1/3   0%                                                           ? help   : commands   q quit
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 3/7   n: next
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
▐ = 2   ! 2   " 1   + 4     mark 3/7   n: next
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

#[test]
fn prefix_wide() {
    assert_snapshot!(screen(120, 40, "z"), @r#"
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
▐ t cursor to top      b cursor to bottom   n zen                m minimap
▐ z cursor to centre   x one pane or all    w text width ...
▐
"#);
}

#[test]
fn one_pane_wide() {
    assert_snapshot!(screen(120, 40, "zx]d"), @r#"
▐>1 Daily Courier                                                                                         12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
▐                     + Harbour bridge closed after barge strikes pier                                                 [+
▐                                                                                                                      [+
▐                     = The harbour bridge was closed to traffic on Tuesday evening after a                            [+
▐                     = barge struck a pier.                                                                           [=
▐                                                                                                                      [=
▐                     !>Police said four people were treated for minor injuries.                                       [=
▐                                                                                                                      [=
▐                     " “We heard a sound like thunder,” said ferry master Ana Holt, “and then                         [=
▐                     " the lights went out.”                                                                          [!
▐                                                                                                                      [!
▐                     = Buses are being diverted through the old tunnel. An inquiry will report                        [!
▐                     + by the end of the month.                                                                       [!
▐                                                                                                                      [!
▐                       Subscribe to the Courier for a crown a week.                                                   ["
▐                                                                                                                      ["
▐                     ! The barge was carrying gravel and was under tow.                                               ["
▐                                                                                                                      ["
▐                                                                                                                      ["
▐                                                                                                                      ["
▐                                                                                                                      [=
▐                                                                                                                      [=
▐                                                                                                                      [=
▐                                                                                                                      [+
▐                                                                                                                      [+
▐                                                                                                                      [+
▐                                                                                                                      [:
▐                                                                                                                      [:
▐                                                                                                                      [:
▐                                                                                                                      [!
▐                                                                                                                      [!
▐                                                                                                                      [!
▐── the same in the other sources ───────────────────────────────────────────────────────────────────────────────────────
▐ 2 !  Two people were slightly hurt, the fire service said.
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 3/7   n: next
▐ ! diverge, likely 78%   four | Two   1 2 have it, 3 silent                             Enter go there   i why   D diff
▐ READ  harbour   source 1/3   28%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn selecting() {
    assert_snapshot!(screen(80, 24, "]dv)"), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ " quote ────────────────────────────
▐+ Harbour bridge closed after barge   │= bridge on Tuesday evening, closing   [+
▐+ strikes pier                        │= it to traffic.                       [=
▐                                      │                                       [=
▐= The harbour bridge was closed to    │! Two people were slightly hurt, the   [=
▐= traffic on Tuesday evening after a  │! fire service said.                   [!
▐= barge struck a pier.                │                                       [!
▐                                      │+ Insurers estimate the damage at 14   [!
▐! Police said four people were        │+ million, a figure the port has not   ["
▐! treated for minor injuries.         │+ confirmed.                           ["
▐                                      │                                       ["
▐">“We heard a sound like thunder,”    │"|Ferry master Ana Holt said: “We      [=
▐"|said ferry master Ana Holt, “and    │"|heard a sound like thunder and then  [=
▐"|then the lights went out.”          │"|the lights went out.”                 +
▐                                      │                                        :
▐= Buses are being diverted through    │= Bus lines run through the old         !
▐= the old tunnel. An inquiry will     │= tunnel for now.                       !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 4/7   n: next
▐ " quote, sure 99%   word for word: Ana Holt   1 2 have it, 3 silent
▐ SELECT 26 words  harbour   source 1/3   40%       ? help   : commands   q quit
"#);
}

#[test]
fn selecting_wide() {
    assert_snapshot!(screen(120, 40, "]dv)"), @r#"
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 4/7   n: next
▐ " quote, sure 99%   word for word: Ana Holt   1 2 have it, 3 silent                    Enter go there   i why   D diff
▐ SELECT 26 words  harbour   source 1/3   40%                                               ? help   : commands   q quit
"#);
}
