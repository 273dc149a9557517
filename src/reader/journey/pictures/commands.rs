//! What piped commands print, and the page of widths.

use super::super::super::action::Effect;
use super::super::*;
use super::screen;
use insta::assert_snapshot;

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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 2/7   n: next
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 2/7   n: next
▐ = agree, sure 97%   1 2 3 have it                                                      Enter go there   i why   D diff
▐ READ  harbour   source 1/3   9%                                                           ? help   : commands   q quit
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 2/7   n: next
▐ = agree, sure 97%   1 2 3 have it              Enter go there   i why   D diff
▐ READ  harbour   source 1/3   9%                   ? help   : commands   q quit
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 2/7   n: next
▐ = agree, sure 97%   1 2 3 have it                                                      Enter go there   i why   D diff
▐ READ  harbour   source 1/3   9%                                                           ? help   : commands   q quit
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 1/7   n: next
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 1/7   n: next
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                                                           ? help   : commands   q quit
"#);
}
