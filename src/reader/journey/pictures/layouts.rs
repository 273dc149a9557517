//! The synopsis, the text alone, panes of other widths.

use super::super::*;
use super::screen;
use insta::assert_snapshot;

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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 3/7   n: next
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 1/7   n: next
▐ + only here   no other source has this
▐ passages of the source in focus beside their counterparts                                 ? help   : commands   q quit
"#);
}

#[test]
fn zen() {
    assert_snapshot!(screen(80, 24, "zn"), @r#"
▐>1 Daily Courier            12 Mar 2025 │ 2 Nordic Wire             12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ──────────────────
▐+>Harbour bridge closed after barge     │= A barge hit a pier of the harbour
▐+|strikes pier                          │= bridge on Tuesday evening, closing
▐                                        │= it to traffic.
▐= The harbour bridge was closed to      │
▐= traffic on Tuesday evening after a    │! Two people were slightly hurt, the
▐= barge struck a pier.                  │! fire service said.
▐                                        │
▐! Police said four people were treated  │+ Insurers estimate the damage at 14
▐! for minor injuries.                   │+ million, a figure the port has not
▐                                        │+ confirmed.
▐" “We heard a sound like thunder,” said │
▐" ferry master Ana Holt, “and then the  │" Ferry master Ana Holt said: “We
▐" lights went out.”                     │" heard a sound like thunder and then
▐                                        │" the lights went out.”
▐= Buses are being diverted through the  │
▐= old tunnel. An inquiry will report by │= Bus lines run through the old tunnel
▐+ the end of the month.                 │= for now.
▐                                        │
▐  Subscribe to the Courier for a crown  │! The barge, loaded with sand, had
▐  a week.                               │! broken its tow.
▐                                        │
▐ the text alone; zn brings the rest back
"#);
}

#[test]
fn zen_moved_on() {
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
fn zen_wide() {
    assert_snapshot!(screen(120, 40, "zn"), @r#"
▐>1 Daily Courier            12 Mar 2025 │ 2 Nordic Wire             12 Mar 2025 │ 3 [port-notice.txt]           no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ──────────────────┼─ not in this source ──────────────────
▐+>Harbour bridge closed after barge     │= A barge hit a pier of the harbour    │  Notice to mariners
▐+|strikes pier                          │= bridge on Tuesday evening, closing   │
▐                                        │= it to traffic.                       │= The harbour bridge is closed to all
▐= The harbour bridge was closed to      │                                       │= traffic from Tuesday until further
▐= traffic on Tuesday evening after a    │! Two people were slightly hurt, the   │= notice.
▐= barge struck a pier.                  │! fire service said.                   │
▐                                        │                                       │+ Ships can pass through the eastern
▐! Police said four people were treated  │+ Insurers estimate the damage at 14   │+ span.
▐! for minor injuries.                   │+ million, a figure the port has not   │
▐                                        │+ confirmed.                           │
▐" “We heard a sound like thunder,” said │                                       │
▐" ferry master Ana Holt, “and then the  │" Ferry master Ana Holt said: “We      │
▐" lights went out.”                     │" heard a sound like thunder and then  │
▐                                        │" the lights went out.”                │
▐= Buses are being diverted through the  │                                       │
▐= old tunnel. An inquiry will report by │= Bus lines run through the old tunnel │
▐+ the end of the month.                 │= for now.                             │
▐                                        │                                       │
▐  Subscribe to the Courier for a crown  │! The barge, loaded with sand, had     │
▐  a week.                               │! broken its tow.                      │
▐                                        │                                       │
▐! The barge was carrying gravel and was │                                       │
▐! under tow.                            │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐                                        │                                       │
▐ the text alone; zn brings the rest back
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 3/7   n: next
▐ ! diverge, likely 78%   four | Two   1 2 have it, 3 silent                             Enter go there   i why   D diff
▐ READ  harbour   source 1/3   28%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn a_wider_pane_beside_a_narrow_one() {
    assert_snapshot!(screen(80, 24, ">>>"), @r#"
▐>1 Daily Courier                      12 Mar 2025 │ 2 Nordic Wi… 12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────
▐+>Harbour bridge closed after barge strikes pier  │= A barge hit a pier of    [+
▐                                                  │= the harbour bridge on    [=
▐= The harbour bridge was closed to traffic on     │= Tuesday evening,         [=
▐= Tuesday evening after a barge struck a pier.    │= closing it to traffic.   [=
▐                                                  │                           [!
▐! Police said four people were treated for minor  │! Two people were          [!
▐! injuries.                                       │! slightly hurt, the fire  [!
▐                                                  │! service said.            ["
▐" “We heard a sound like thunder,” said ferry     │                           ["
▐" master Ana Holt, “and then the lights went      │+ Insurers estimate the    ["
▐" out.”                                           │+ damage at 14 million, a  [=
▐                                                  │+ figure the port has not  [=
▐= Buses are being diverted through the old        │+ confirmed.               [+
▐= tunnel. An inquiry will report by the end of    │                            :
▐+ the month.                                      │" Ferry master Ana Holt     !
▐                                                  │" said: “We heard a sound   !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 1/7   n: next
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                   ? help   : commands   q quit
"#);
}
