//! Pictures of the smaller screens, each in a small window and in a large one; the large screens have theirs in `pictures`,
//! `finding`, `hand` and `themes`.

use super::*;
use insta::assert_snapshot;

fn screen(columns: u16, rows: u16, keys: &str) -> String {
    Journey::new(columns, rows).keys(keys).picture()
}

#[test]
fn palette_wide() {
    assert_snapshot!(screen(120, 40, ":next<Space>d"), @r#"
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
▐! for minor ┌─ Commands ───────────────────────────────────────────────────────────────────────────────────┐          [=
▐            │ : next d                                                                                     │          [!
▐" “We heard │ > next divergence              next divergence                                           ]d  │          [!
▐" said ferry│   next text width              the next of a few text widths                             zw  │          [!
▐" then the l│   next mark of any kind        next mark, shown or not                                    .  │          [!
▐            │                                                                                              │          [!
▐= Buses are │                                                                                              │          ["
▐= old tunnel│                                                                                              │          ["
▐+ by the end│                                                                                              │          ["
▐            │                                                                                              │          ["
▐  Subscribe │                                                                                              │          ["
▐  a week.   │                                                                                              │          ["
▐            │                                                                                              │          ["
▐! The barge │                                                                                              │          [=
▐! was under │                                                                                              │          [=
▐            │                                                                                              │          [=
▐            │                                                                                              │          [=
▐            └───────────────────────────────────────────────────────── 3 commands   Enter run   Esc close ─┘          [+
▐                                       │                                      │                                       [+
▐                                       │                                      │                                       [+
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 1/7   n: next mark
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                                                           ? help   : commands   q quit
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
▐ z cursor to centre   x one pane or all    w next text width
▐
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 3/7   n: next mark
▐ ! diverge, likely 78%   four | Two   1 2 have it, 3 silent                             Enter go there   i why   D diff
▐ READ  harbour   source 1/3   28%                                                          ? help   : commands   q quit
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 6/7   n: next mark
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   70%                                                          ? help   : commands   q quit
"#);
}

#[test]
fn help_searched_wide() {
    assert_snapshot!(screen(120, 40, "?/pane"), @r#"
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
▐  ┌─ Keys: pane_ ────────────────────────────────────────────────────────────────────────────────────────────────────┐[!
▐= │ Panes                                                                                                            │["
▐= │ l Tab Right   focus the next pane                       >             the pane in focus wider                    │["
▐+ │ h Shift-Tab   focus the previous pane                   <             the pane in focus narrower                 │["
▐  │ L             move the pane to the right                s             the other panes follow the cursor, or st…  │["
▐  │ H             move the pane to the left                 S             bring the counterparts level once          │["
▐  │ zx            show this pane alone, or all again                                                                 │["
▐  └─────────────────────────────────────────────────────────────────────────────────────────── Enter keep   Esc all ─┘["
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 1/7   n: next mark
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                                                           ? help   : commands   q quit
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         3/7   n: next mark
▐ ! diverge, likely 78%   four | Two   1 2 have it, 3 silent      Enter go there
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
fn widths_of_characters() {
    assert_snapshot!(screen(80, 24, ":widths<Enter>"), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────
▐+>Harbour bridge closed after barge   │= A barge hit a pier of the harbour    [+
▐+|strikes ┌─ Widths of characters ───────────────────────────────────┐osing   [=
▐          │ plain            [The quick brown fox     ] 19           │        [=
▐= The harb│ accents          [éäô ñ café              ] 10           │        [=
▐= traffic │ quotation marks  [“so” ‘it’ «is» …        ] 16           │, the   [!
▐= barge st│ lines and blocks [│─┌█▒ ←→                ]  8           │        [!
▐          │ Chinese          [新聞記事                ]  8           │        [!
▐! Police s│ Japanese         [ニュース ﾆｭｰｽ           ] 13           │at 14   ["
▐! treated │ Korean           [뉴스 한                 ]  7           │s not   ["
▐          │ emoji            [🚀 👋🏽 ❤️                ]  8           │        ["
▐" “We hear│ joined emoji     [👩‍🚀 👨‍👩‍👧                   ]  5           │        [=
▐" said fer│ flags            [🇩🇪 🇯🇵                   ]  5           │We      [=
▐" then the‎│‎ Hebrew          ‎ ‎[חדשות 12               ‎ ‎] ‎ ‎8          ‎ ‎‎│‎d then  ‎ ‎+
▐         ‎ ‎‎│‎ Arabic          ‎ ‎[أخبار 12               ‎ ‎] ‎ ‎8          ‎ ‎‎│‎        ‎ ‎:
▐= Buses ar│                                                          │         !
▐= the old │ All brackets at the right stand in one line where this   │         !
▐── the sam│ terminal counts columns as the program does.             │──────────
▐ 3 .  not └─────────────────────────────────── j k scroll   q close ─┘
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         1/7   n: next mark
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                   ? help   : commands   q quit
"#);
}

#[test]
fn widths_of_characters_wide() {
    assert_snapshot!(screen(120, 40, ":widths<Enter>"), @r#"
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
▐                              ┌─ Widths of characters ───────────────────────────────────┐                            [!
▐" “We heard a sound like thund│ plain            [The quick brown fox     ] 19           │                            [!
▐" said ferry master Ana Holt, │ accents          [éäô ñ café              ] 10           │                            [!
▐" then the lights went out.”  │ quotation marks  [“so” ‘it’ «is» …        ] 16           │                            [!
▐                              │ lines and blocks [│─┌█▒ ←→                ]  8           │                            [!
▐= Buses are being diverted thr│ Chinese          [新聞記事                ]  8           │                            ["
▐= old tunnel. An inquiry will │ Japanese         [ニュース ﾆｭｰｽ           ] 13           │                            ["
▐+ by the end of the month.    │ Korean           [뉴스 한                 ]  7           │                            ["
▐                              │ emoji            [🚀 👋🏽 ❤️                ]  8           │                            ["
▐  Subscribe to the Courier for│ joined emoji     [👩‍🚀 👨‍👩‍👧                   ]  5           │                            ["
▐  a week.                     │ flags            [🇩🇪 🇯🇵                   ]  5           │                            ["
▐                             ‎ ‎‎│‎ Hebrew          ‎ ‎[חדשות 12               ‎ ‎] ‎ ‎8          ‎ ‎‎│‎                           ‎ ‎["
▐! The barge was carrying grave‎│‎ Arabic          ‎ ‎[أخبار 12               ‎ ‎] ‎ ‎8          ‎ ‎‎│‎                           ‎ ‎[=
▐! was under tow.              │                                                          │                            [=
▐                              │ All brackets at the right stand in one line where this   │                            [=
▐                              │ terminal counts columns as the program does.             │                            [=
▐                              └─────────────────────────────────── j k scroll   q close ─┘                            [+
▐                                       │                                      │                                       [+
▐                                       │                                      │                                       [+
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [:
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐                                       │                                      │                                       [!
▐────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 1/7   n: next mark
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                                                           ? help   : commands   q quit
"#);
}

#[test]
fn a_command_that_runs() {
    assert_snapshot!(screen(80, 24, "n|wc<Enter>"), @r#"
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
▐! treate┌─ | wc ───────────────────────────────────────────────────────┐      ["
▐        │ it is running                                                │      ["
▐" “We he└──────────────────────────────────────────────── Esc stop it ─┘ 14   [=
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
fn a_command_that_runs_wide() {
    assert_snapshot!(screen(120, 40, "n|wc<Enter>"), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ = agree ────────────────────────────┼─ = agree ────────────────────────────
▐+ Harbour bridge closed after barge    │                                      │                                       [+
▐+ strikes pier                         │                                      │  Notice to mariners                   [+
▐                                       │                                      │                                       [+
▐=>The harbour bridge was closed to     │=|A barge hit a pier of the harbour   │=|The harbour bridge is closed to all  [=
▐=|traffic on Tuesday evening after a   │=|bridge on Tuesday evening, closing  │=|traffic from Tuesday until further   [=
▐=|barge struck a pier.                 │=|it to traffic.                      │=|notice.                              [=
▐                                       │                                      │                                       [=
▐! Police said four people were treated │! Two people were slightly hurt, the  │+ Ships can pass through the eastern   [=
▐! for minor injuries.                  │! fire service said.                  │+ span.                                [=
▐                                       │                                      │                                       [!
▐" “We heard a sound like thunder,”     │+ Insurers estimate the damage at 14  │                                       [!
▐" said ferry master Ana Holt, “and     │+ million, a figure the port has not  │                                       [!
▐" then the lights went out.”           │+ confirmed.                          │                                       [!
▐                                       │                                      │                                       [!
▐= Buses are being diverted through the │" Ferry master Ana Holt said: “We     │                                       ["
▐= old tunnel. An inquiry will report   │" heard a sound like thunder and then │                                       ["
▐+ by the end of the month.  ┌─ | wc ───────────────────────────────────────────────────────┐                          ["
▐                            │ it is running                                                │                          ["
▐  Subscribe to the Courier f└──────────────────────────────────────────────── Esc stop it ─┘                          ["
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 2/7   n: next mark
▐ = agree, sure 97%   1 2 3 have it                                                      Enter go there   i why   D diff
▐ READ  harbour   source 1/3   9%                                                           ? help   : commands   q quit
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         1/7   n: next mark
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 1/7   n: next mark
▐ + only here   no other source has this
▐ file or address: ~/next.txt    Enter do it   Esc back                                     ? help   : commands   q quit
"#);
}

#[test]
fn rows_in_which_a_source_is_silent() {
    assert_snapshot!(screen(80, 24, "Mlfs"), @r#"
▐ Statements by sources   harbour…  filter: all, not in 2   s sort: most dispute
▐────────────────────────────────────────────────────────────────────────────────
▐   Statement                             1 Daily Cou… 2 Nordic Wi… 3 [port-not…
▐────────────────────────────────────────────────────────────────────────────────
▐>+ Harbour bridge closed after barge st… +            .            .
▐ + An inquiry will report by the end of… +            .            .
▐ + Ships can pass through the eastern s… .            .            +
▐
▐
▐
▐
▐
▐
▐
▐── in each source ──────────────────────────────────────────────────────────────
▐ 1  Harbour bridge closed after barge strikes pier
▐ 2  not in this source
▐ 3  not in this source
▐
▐ Wording is compared; which source is right is not decided here.
▐
▐
▐────────────────────────────────────────────────────────────────────────────────
▐ row 1/3                                  Enter open   D diff   ? help   q back
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         1/7   n: next mark
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                   ? help   : commands   q quit
"#);
}

#[test]
fn what_a_command_printed_wide() {
    let mut journey = Journey::new(120, 40).keys("n|wc<Enter>");
    journey.act(Action::Printed { run: 1, command: "wc".into(), printed: "1\t16 89\n".into() });
    assert_snapshot!(journey.picture(), @r#"
▐>1 Daily Courier           12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025 │ 3 [port-notice.txt]          no date
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ = agree ────────────────────────────┼─ = agree ────────────────────────────
▐+ Harbour bridge closed after barge    │                                      │                                       [+
▐+ strikes pier                         │                                      │  Notice to mariners                   [+
▐                                       │                                      │                                       [+
▐=>The harbour bridge was closed to     │=|A barge hit a pier of the harbour   │=|The harbour bridge is closed to all  [=
▐=|traffic on Tuesday evening after a   │=|bridge on Tuesday evening, closing  │=|traffic from Tuesday until further   [=
▐=|barge struck a pier.                 │=|it to traffic.                      │=|notice.                              [=
▐                                       │                                      │                                       [=
▐! Police said four people were treated │! Two people were slightly hurt, the  │+ Ships can pass through the eastern   [=
▐! for minor injuries.                  │! fire service said.                  │+ span.                                [=
▐                                       │                                      │                                       [!
▐" “We heard a sound like thunder,”     │+ Insurers estimate the damage at 14  │                                       [!
▐" said ferry master Ana Holt, “and     │+ million, a figure the port has not  │                                       [!
▐" then the lights went out.”           │+ confirmed.                          │                                       [!
▐                                       │                                      │                                       [!
▐= Buses are being diverted through the │" Ferry master Ana Holt said: “We     │                                       ["
▐= old tunnel. An inquiry will report   │" heard a sound like thunder and then │                                       ["
▐+ by the e┌─ | wc ───────────────────────────────────────────────────────────────────────────────────────────┐        ["
▐          │ 1    16 89                                                                                       │        ["
▐  Subscrib└─────────────────────────────────────────────────────────────────────────── j k scroll   q close ─┘        ["
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 2/7   n: next mark
▐ = agree, sure 97%   1 2 3 have it                                                      Enter go there   i why   D diff
▐ READ  harbour   source 1/3   9%                                                           ? help   : commands   q quit
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
