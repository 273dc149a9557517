//! Choosing a theme: what is seen while choosing, and what stays after it.

use super::super::action::Effect;
use super::super::appearance::Themes;
use super::super::colour::{Depth, Ground};
use super::*;
use insta::assert_snapshot;

/// A reader on a terminal with all colours.
fn coloured(columns: u16, rows: u16) -> Journey {
    let mut journey = Journey::new(columns, rows);
    journey.state.look = Look::new(Appearance::new(Themes::default(), "default", Depth::True, Ground::Dark), false);
    journey
}

fn name(journey: &Journey) -> String {
    let appearance = &journey.state.look.appearance;
    format!("{} {}", appearance.entry(appearance.chosen).0, appearance.shown_on().0.word())
}

#[test]
fn what_is_selected_is_shown_and_esc_brings_back_what_was() {
    let check = |keys: &str, expected: &str| assert_eq!(name(&coloured(120, 40).keys(keys)), expected, "{keys}");
    check("", "default dark");
    check("tj", "colour-blind-safe dark");
    check("tj<Tab>", "colour-blind-safe light");
    check("tj<Tab><Esc>", "default dark");
    check("tjq", "default dark");
    check("tj<Enter>", "colour-blind-safe dark");
    check("tG<Enter>", "night dark");
    check("tGk<Enter>", "paper light");
    check("tj<Enter>tj<Esc>", "colour-blind-safe dark");
    let before = coloured(120, 40).buffer();
    assert_eq!(coloured(120, 40).keys("tjj<Tab><Esc>").buffer(), before);
    assert_ne!(coloured(120, 40).keys("tjj<Enter>").buffer(), before);
    let journey = coloured(120, 40).keys("tj<Enter>");
    assert_eq!(journey.message(), "theme colour-blind-safe; it is kept");
    let kept = |name: &str, background| [Effect::KeepTheme { name: name.into(), background }];
    assert_eq!(journey.effects, kept("colour-blind-safe", None));
    assert_eq!(coloured(120, 40).keys("tj<Tab><Enter>").effects, kept("colour-blind-safe", Some("light")));
    let mut journey = coloured(120, 40);
    journey.state.look.set_theme = Some("config.toml, line 1".into());
    assert!(journey.keys("tj<Enter>").message().ends_with("until you leave: another is set (config.toml, line 1)"));
}

#[test]
fn a_theme_with_a_ground_covers_the_whole_screen() {
    for keys in ["tG<Enter>", "tG<Enter>?", "tG<Enter>M", "tG<Enter>\"", "tG<Enter>]dD", "tG"] {
        for cell in coloured(120, 40).keys(keys).buffer().content {
            assert_ne!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "after {keys:?}");
        }
    }
}

#[test]
fn the_terminal_says_what_its_background_is_at_any_time() {
    let mut journey = coloured(120, 40).keys("t");
    journey.act(Action::Ground(Ground::Light));
    assert_eq!(name(&journey), "default light");
    assert_eq!(name(&journey.keys("<Esc>")), "default light");
}

#[test]
fn no_theme_has_colours_where_there_are_none() {
    for keys in ["t", "tj", "tG", "tG<Enter>", "tjj<Tab>"] {
        for cell in Journey::new(120, 40).keys(keys).buffer().content {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "after {keys:?}");
        }
    }
}

#[test]
fn the_picker() {
    assert_snapshot!(coloured(80, 24).keys("tjjjj").picture(), @r#"
▐>1 Daily Courier          12 Mar 2025 │ 2 Nordic Wire            12 Mar 2025
▐━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┼─ not in this source ─────────────────
▐+>Harbour bridge closed after barge   │= A barge hit a pier of the harbour    [+
▐+|strikes pier                        │= bridge on Tuesday evening, closing   [=
▐                                      │= it to traffic.                       [=
▐= The harbour bridge was closed to    │                                       [=
▐= ┌─ Themes: light only ─────────────────────────────────────────────────────┐[!
▐= │   default            the terminal's own colours and background           │[!
▐  │   colour-blind-safe  hues and styles that stay apart for every eye       │[!
▐! │   high-contrast      black and white, strong colours, nothing dimmed     │["
▐! │   mono               no colours: bold, dim, underlined, reversed         │["
▐  │ > paper              dark ink on warm paper                              │["
▐" │   night              warm and low, for a dark room                       │[=
▐" │                                                                          │[=
▐" │ = agree   ! diverge   " quote   + only here                              │ +
▐  │ in focus  shared  differs  quoted  changed  found  key  dim              │ :
▐= └────────────────────────────────────────────────── Enter take   Esc back ─┘ !
▐= the old tunnel. An inquiry will     │= Bus lines run through the old         !
▐── the same in the other sources ───────────────────────────────────────────────
▐ 3 .  not in this source   [port-notice.txt]
▐────────────────────────────────────────────────────────────────────────────────
▐ = agree 2   ! diverge 2   " quote 1   + only here 4         mark 1/7   n: next
▐ + only here   no other source has this
▐ READ  harbour   source 1/3   0%                   ? help   : commands   q quit
"#);
}

#[test]
fn the_picker_in_a_large_window() {
    assert_snapshot!(coloured(120, 40).keys("t").picture(), @r#"
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
▐" then the lights wen┌─ Themes: dark (Tab: light) ────────────────────────────────────────────────┐                   [!
▐                     │ > default            the terminal's own colours and background             │                   [!
▐= Buses are being div│   colour-blind-safe  hues and styles that stay apart for every eye         │                   ["
▐= old tunnel. An inqu│   high-contrast      black and white, strong colours, nothing dimmed       │                   ["
▐+ by the end of the m│   mono               no colours: bold, dim, underlined, reversed           │                   ["
▐                     │   paper              dark ink on warm paper                                │                   ["
▐  Subscribe to the Co│   night              warm and low, for a dark room                         │                   ["
▐  a week.            │                                                                            │                   ["
▐                     │ = agree   ! diverge   " quote   + only here                                │                   ["
▐! The barge was carry│ in focus  shared  differs  quoted  changed  found  key  dim                │                   [=
▐! was under tow.     └──────────────────────────────────────────────────── Enter take   Esc back ─┘                   [=
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
fn the_picker_fits_every_window() {
    for (columns, rows) in [(1, 1), (40, 10), (46, 12), (300, 90)] {
        coloured(columns, rows).keys("tj").screen();
    }
}
