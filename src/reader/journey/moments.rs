//! What comes and goes by itself: the glow on arrival, the keys that can follow; and the help, from which keys are run.

use super::super::action::{Action, Due, Effect};
use super::super::appearance::{Appearance, Themes};
use super::super::colour::{Depth, Ground};
use super::super::state::Look;
use super::super::theme::Role;
use super::Journey;
use ratatui::style::Modifier;

fn coloured() -> Journey {
    let mut journey = Journey::new(120, 40);
    journey.state.look = Look::new(Appearance::new(Themes::default(), "default", Depth::True, Ground::Dark), false);
    journey
}

/// The words that stand out as gone to.
fn glowing(journey: &Journey) -> String {
    let buffer = journey.buffer();
    assert!(journey.state.look.theme.style(Role::Arrival).add_modifier.contains(Modifier::REVERSED));
    let reversed = buffer.content.iter().filter(|c| c.modifier.contains(Modifier::REVERSED));
    reversed.map(ratatui::buffer::Cell::symbol).collect()
}

#[test]
fn a_passage_that_was_gone_to_stands_out_until_its_time_is_over() {
    let closed = "A barge hit a pier";
    for keys in ["}<Enter>", "}<Enter><Backspace><A-Right>", "}<Enter>j<C-o><A-Right>", "Mss<Enter>]a%"] {
        let mut journey = coloured().keys(keys);
        assert!(glowing(&journey).contains(closed), "{keys}: {}", glowing(&journey));
        assert!(journey.effects.contains(&Effect::Await(Due::Faded)), "{keys}");
        journey.act(Action::Due(Due::Faded));
        assert_eq!((glowing(&journey).as_str(), journey.effects.len()), ("", 0), "{keys}");
    }
    // The next key ends it too, and nothing waits any more where nothing stands out.
    let journey = coloured().keys("}<Enter>j");
    assert_eq!((glowing(&journey).as_str(), journey.effects.len()), ("", 0));
    let mut journey = coloured();
    journey.state.look.glow = false;
    assert_eq!(glowing(&journey.keys("}<Enter>")), "");
    assert_eq!(Journey::new(120, 40).keys("}<Enter>").effects, []);
}

#[test]
fn what_can_follow_a_key_is_told_after_a_while_and_can_be_clicked() {
    let mut journey = Journey::new(120, 40);
    let before = journey.screen();
    let key = super::parse("f")[0];
    journey.act(Action::Pending(key));
    assert_eq!((journey.screen() == before, &journey.effects[..]), (true, &[Effect::Await(Due::Follows)][..]));
    journey.act(Action::Due(Due::Follows));
    let screen = journey.screen();
    let (row, line) = screen.lines().enumerate().find(|(_, l)| l.contains("filter: only divergences")).unwrap();
    let column = line.find("filter: only divergences").unwrap() as u16 + 3;
    journey.act(Action::Click { column, row: row as u16, twice: false });
    assert!(journey.screen().contains("(= agree 2)") && journey.state.pending.is_empty(), "{}", journey.screen());
    // Late, when nothing is pending any more, nothing is told.
    journey.act(Action::Due(Due::Follows));
    assert!(!journey.state.follows);
    // Over a list as well.
    assert!(Journey::new(80, 24).keys("Mf").screen().contains("filter: silent source"));
}

#[test]
fn keys_are_run_from_the_help() {
    let run = |keys: &str| Journey::new(120, 40).keys(keys);
    assert_eq!(run("?/divergence<Enter><Enter>").place(), "1: Police said four people were treated");
    assert!(run("?/matrix<Enter><Enter>").screen().contains("Statements by sources"));
    assert!(run("?<Tab><Tab><S-Tab>").screen().contains(">n "));
    assert!(run("?G").screen().contains(">:") || run("?G").screen().contains('>'));
    let journey = run("?a/next<Space>order<Enter><Enter>");
    assert_eq!(journey.message(), "next order holds in: lists");
    assert_eq!(journey.keys("<Esc>").state.screens.len(), 0);
    assert!(run("?/zzzz<Enter>").screen().contains("no key matches"));
    let mut journey = run("?");
    let screen = journey.screen();
    let (row, _) = screen.lines().enumerate().find(|(_, l)| l.contains("next divergence")).unwrap();
    journey.act(Action::Click { column: 10, row: row as u16, twice: false });
    journey.act(Action::Click { column: 10, row: row as u16, twice: true });
    assert_eq!(journey.place(), "1: Police said four people were treated");
    assert_eq!(run("Mzz").message(), "no such key here; ? shows the keys");
    assert!(run("Mz").screen().contains("no such key here"));
}
