//! Why something is marked, and the keys that judge a link.

use super::super::*;
use super::screen;
use insta::assert_snapshot;

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
▐" │ How sure: 78%                                                            │[=
▐" │ Conflict (number): four | Two                                            │ +
▐  │ Sources: 1 2 have it, 3 silent                                           │ :
▐= │                                                                          │ !
▐= │ Measured                                                                 │ !
▐──│   0.62 words    1.00 names                                               │──
▐ 3└──────────────────── 1/1   Tab next link   Ky right   Kn wrong   q close ─┘
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 3/7   n: next
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
▐          │ How sure: 99%                                                                                    │        [=
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 4/7   n: next
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
▐ =│ Nothing comes near it.                                                   │t
▐ +└───────────────────────── Ky the nearest is the same after all   q close ─┘
▐ READ  harbour   source 1/3   70%                  ? help   : commands   q quit
"#);
}

#[test]
fn why_only_here_wide() {
    assert_snapshot!(screen(120, 40, "]oi"), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────┼─ not in this source ─────────────────
▐+ Harbour bridge closed after barge    │= A barge hit a pier of the harbour   │  Notice to mariners                   [+
▐+ strikes pier                         │= bridge on Tuesday evening, closing  │                                       [+
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
▐=>old tunnel. An inquiry will report   │= Bus lines run through the old       │                                       ["
▐+|by the end of the month.             │= tunnel for now.                     │                                       ["
▐          ┌─ Why: + only here ───────────────────────────────────────────────────────────────────────────────┐        ["
▐  Subscrib│                                                                                                  │        ["
▐  a week. │ In no other source was a passage found that says this with a probability of 50% or more.         │        ["
▐          │                                                                                                  │        ["
▐! The barg│ Nothing comes near it.                                                                           │        [=
▐! was unde└───────────────────────────────────────────────── Ky the nearest is the same after all   q close ─┘        [=
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 6/7   n: next
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   70%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn why_confirmed() {
    assert_snapshot!(screen(80, 24, "]dKyi"), @r#"
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
▐" │ How sure: confirmed by hand                                              │[=
▐" │ Conflict (number): four | Two                                            │ +
▐  │ Sources: 1 2 have it, 3 silent                                           │ :
▐= │                                                                          │ !
▐= │ Measured                                                                 │ !
▐──│   0.62 words    1.00 names                                               │──
▐ 3└──────────────────── 1/1   Tab next link   Ky right   Kn wrong   q close ─┘
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 5         mark 3/7   n: next
▐ ! diverge, confirmed by hand   four | Two   1 2 have it, 3 silent
▐ READ  harbour   source 1/3   28%                  ? help   : commands   q quit
"#);
}

#[test]
fn keys_of_a_link() {
    assert_snapshot!(screen(80, 24, "]dK"), @r#"
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
▐ y link: confirm           d link: they diverge      k link: hold one end
▐ n link: reject            q link: same quotation
▐ a link: they agree        u link: as it was found
"#);
}

#[test]
fn keys_of_a_link_wide() {
    assert_snapshot!(screen(120, 40, "K"), @r#"
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
▐ y link: confirm           a link: they agree        q link: same quotation    k link: hold one end
▐ n link: reject            d link: they diverge      u link: as it was found
▐
"#);
}

#[test]
fn why_confirmed_wide() {
    assert_snapshot!(screen(120, 40, "]dKyi"), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ ! diverge ──────────────────────────┼─ not in this source ─────────────────
▐+ Harbour bridge closed after barge    │                                      │+ Notice to mariners                   [+
▐+ strikes pier                         │                                      │                                       [+
▐                                       │                                      │= The harbour bridge is closed to all  [+
▐= The harbour bridge was closed to     │= A barge hit a pier of the harbour   │= traffic from Tuesday until further   [=
▐= traffic on Tuesday evening after a   │= bridge on Tuesday evening, closing  │= notice.                              [=
▐= barge struck a pier.                 │= it to traffic.                      │                                       [=
▐                                       │                                      │+ Ships can pass through the eastern   [=
▐!>Police said four people were treated │!|Two people were slightly hurt, the  │+ span.                                [=
▐!|for minor injuries.                  │!|fire service said.                  │                                       [=
▐          ┌─ Why: ! diverge ─────────────────────────────────────────────────────────────────────────────────┐        [!
▐" “We hear│                                                                                                  │        [!
▐" said fer│ Both speak of the same matter, but where 1 has “four”, 2 has “Two” (number): both cannot be the  │        [!
▐" then the│ full truth.                                                                                      │        [!
▐          │                                                                                                  │        [!
▐= Buses ar│ 1  Daily Courier                                                                                 │        ["
▐= old tunn│    Police said four people were treated for minor injuries.                                      │        ["
▐+ by the e│                                                                                                  │        ["
▐          │ 2  Nordic Wire                                                                                   │        ["
▐  Subscrib│    Two people were slightly hurt, the fire service said.                                         │        ["
▐  a week. │                                                                                                  │        ["
▐          │ How sure: confirmed by hand                                                                      │        ["
▐! The barg│ Conflict (number): four | Two                                                                    │        [=
▐! was unde│ Sources: 1 2 have it, 3 silent                                                                   │        [=
▐          │                                                                                                  │        [=
▐          │ Measured                                                                                         │        [=
▐          │   0.62 words    1.00 names                                                                       │        [+
▐          └──────────────────────────────────────────── 1/1   Tab next link   Ky right   Kn wrong   q close ─┘        [+
▐                                       │                                      │                                       [+
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 5                                                 mark 3/7   n: next
▐ ! diverge, confirmed by hand   four | Two   1 2 have it, 3 silent                      Enter go there   i why   D diff
▐ READ  harbour   source 1/3   28%                                                          ? help   : commands   q quit
"#);
}
