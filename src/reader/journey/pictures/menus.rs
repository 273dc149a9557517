//! Help and commands.

use super::super::*;
use super::screen;
use insta::assert_snapshot;

#[test]
fn help() {
    assert_snapshot!(Journey::new(80, 24).keys("?").picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━┌─ Keys ───────────────────────────────────────────────────────────────────┐
▐+>│ Move                                                                     │[+
▐+|│ >j Down        one row down                                              │[=
▐  │  k Up          one row up                                                │[=
▐= │  d Ctrl-d      half a page down                                          │[=
▐= │  u Ctrl-u      half a page up                                            │[!
▐= │  Space         a page down                                               │[!
▐  │  b PageUp      a page up                                                 │[!
▐! │  gg Home       to the start                                              │["
▐! │  G End         to the end                                                │["
▐  │  )             next sentence                                             │["
▐" │  (             previous sentence                                         │[=
▐" │  }             next paragraph                                            │[=
▐" │  {             previous paragraph                                        │ +
▐  │  zt            put the row of the cursor at the top                      │ :
▐= │  zz            put the row of the cursor in the middle                   │ !
▐= │  zb            put the row of the cursor at the bottom                   │ !
▐──│                                                                          │──
▐ 3│ Marks                                                                    │
▐──│  n             next mark shown, or next match                            │──
▐ =└────── / search   Enter run   Tab next heading   a all screens   q close ─┘t
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
▐+|│ >j Down        one row down                              )             next sentence                             │[+
▐  │  k Up          one row up                                (             previous sentence                         │[+
▐= │  d Ctrl-d      half a page down                          }             next paragraph                            │[=
▐= │  u Ctrl-u      half a page up                            {             previous paragraph                        │[=
▐= │  Space         a page down                               zt            put the row of the cursor at the top      │[=
▐  │  b PageUp      a page up                                 zz            put the row of the cursor in the middle   │[=
▐! │  gg Home       to the start                              zb            put the row of the cursor at the bottom   │[=
▐! │  G End         to the end                                                                                        │[=
▐  │                                                                                                                  │[!
▐" │ Marks                                                                                                            │[!
▐" │  n             next mark shown, or next match            Enter %       its counterpart; again: in the next sou…  │[!
▐" │  N             previous mark shown, or match             Ctrl-o        back to where you were                    │[!
▐  │  .             next mark, shown or not                   Alt-Right gi  forward again                             │[!
▐= │  ,             previous mark, shown or not               fd            show or hide divergences                  │["
▐= │  ]d            next divergence                           fa            show or hide agreements                   │["
▐+ │  [d            previous divergence                       fq            show or hide shared quotations            │["
▐  │  ]q            next shared quotation                     fo            show or hide what stands in one source …  │["
▐  │  [q            previous shared quotation                 fD            show divergences alone                    │["
▐  │  ]a            next agreement                            fA            show agreements alone                     │["
▐  │  [a            previous agreement                        fQ            show shared quotations alone              │["
▐! │  ]o            next passage that stands only here        fO            show alone what stands in one source on…  │[=
▐! │  [o            previous passage that stands only here    ff            show every kind of mark                   │[=
▐  │  ]s            next heading                              F             raise the least probability of a mark b…  │[=
▐  │  [s            previous heading                          W             lower the least probability of a mark b…  │[=
▐  │                                                                                                                  │[+
▐  │ Panes                                                                                                            │[+
▐  │  l Tab Right   focus the next pane                       zw6           at most 64 columns of text                │[+
▐  │  h Shift-Tab   focus the previous pane                   zw7           at most 72 columns of text                │[:
▐  │  1 .. 6        focus a source by its number              zw9           at most 90 columns of text                │[:
▐  │  L             move the pane to the right                zw0           as many columns of text as there are, u…  │[!
▐  │  H             move the pane to the left                 zww           the next of these text widths             │[!
▐  │  zx            show this pane alone, or all again        zm            show or hide the minimap                  │[!
▐  │  V             passages beside their counterparts, or …  +             wider text                                │[!
▐──│  c             choose the sources in view; add a file    -             narrower text                             │──
▐ =└────────────────────────────────────────────── / search   Enter run   Tab next heading   a all screens   q close ─┘t
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
▐= │ >]q            next shared quotation                                     │[!
▐  │  [q            previous shared quotation                                 │[!
▐! │  fq            show or hide shared quotations                            │["
▐! │  fQ            show shared quotations alone                              │["
▐  │                                                                          │["
▐" │ Look closer                                                              │[=
▐" │  " gq          the quotations, and who has them how                      │[=
▐" │                                                                          │ +
▐  │ Write                                                                    │ :
▐= │  Kq            the two passages quote the same                           │ !
▐= └─────────────────────────────────────────────────── Enter keep   Esc all ─┘ !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 1/7   n: next
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                   ? help   : commands   q quit
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
▐= │ >l Tab Right   focus the next pane                       >             the pane in focus wider                   │["
▐+ │  h Shift-Tab   focus the previous pane                   <             the pane in focus narrower                │["
▐  │  L             move the pane to the right                s             the other panes follow the cursor, or s…  │["
▐  │  H             move the pane to the left                 S             bring the counterparts level once         │["
▐  │  zx            show this pane alone, or all again                                                                │["
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4                                                 mark 1/7   n: next
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                                                           ? help   : commands   q quit
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
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 1/7   n: next
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                   ? help   : commands   q quit
"#);
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
▐" said ferry│   next mark of any kind        next mark, shown or not                                    .  │          [!
▐" then the l│                                                                                              │          [!
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
▐            └───────────────────────────────────────────────────────── 2 commands   Enter run   Esc close ─┘          [+
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
