//! However a session ends, the terminal is as it was.
//!
//! Most tests here run this very test program again inside a terminal, with only [`child`] in it: a session that shows what
//! happens to it, and that can be made to fail, which the real program offers no key for.

use crate::pty::Terminal;
use crossterm::event::KeyCode;
use parallax::reader::event::{Event, Events, Stop};
use parallax::reader::terminal::{Options, Session};
use ratatui::text::Text;
use rustix::process::Signal;
use std::path::Path;

const CHILD: &str = "PARALLAX_TEST_CHILD";

#[test]
#[ignore = "runs inside the terminal of the other tests"]
fn child() {
    if std::env::var_os(CHILD).is_none() {
        return;
    }
    let mut events = Events::<String>::start().unwrap();
    let mut session = Session::open(Options { mouse: true, sixteen: false }).unwrap();
    let mut seen = vec!["ready".to_owned()];
    let mut batch = Vec::new();
    let stop = 'open: loop {
        let latest = seen[seen.len().saturating_sub(16)..].join("\n");
        let shown = format!("{latest}\n{} events", seen.len());
        session.draw(|frame| frame.render_widget(Text::from(shown), frame.area())).unwrap();
        events.next(&mut batch, None);
        for event in batch.drain(..) {
            seen.push(match event {
                Event::Stop(stop) => break 'open Some(stop),
                Event::Key(key) => match key.code {
                    KeyCode::Char('q') => break 'open None,
                    KeyCode::Char('p') => panic!("over here \x1b[31m"),
                    KeyCode::Char('w') => {
                        std::thread::spawn(|| panic!("over there"));
                        continue;
                    }
                    KeyCode::Char('z') => format!("suspended {}", session.suspend().unwrap()),
                    KeyCode::Char('m') => {
                        session.set_mouse(false).unwrap();
                        "no mouse".to_owned()
                    }
                    KeyCode::Char('h') => loop {
                        std::thread::park();
                    },
                    code => format!("key {code:?}"),
                },
                Event::Suspend => format!("asked to suspend {}", session.suspend().unwrap()),
                Event::Resume => {
                    session.resume().unwrap();
                    "resumed".to_owned()
                }
                Event::Mouse(mouse) => format!("{:?} {},{}", mouse.kind, mouse.column, mouse.row),
                Event::Resize { columns, rows } => format!("{columns}x{rows}"),
                Event::Focus => "front".to_owned(),
                Event::Theme => "another theme".to_owned(),
                Event::Paste(text) => format!("pasted {text:?}"),
                Event::Worker(text) => text,
            });
        }
    };
    drop(session);
    if let Some(Stop::Signal(signal)) = stop {
        signal_hook::low_level::emulate_default_handler(signal).unwrap();
    }
}

const ALONE: [&str; 4] = ["--ignored", "--exact", "--nocapture", "terminal::child"];

fn program() -> String {
    std::env::current_exe().unwrap().to_str().unwrap().to_owned()
}

fn session() -> Terminal {
    let mut terminal = Terminal::start(&program(), &ALONE, &[(CHILD, "1")]);
    terminal.wait_until("ready", |s| s.alternate_screen() && s.contents().contains("ready"));
    terminal
}

/// The same in a shell with job control, which says "back" when the program stops and "over" when it ends.
fn session_in_a_shell() -> Terminal {
    let script = format!("set -m; '{}' {}; echo back; fg; echo over", program(), ALONE.join(" "));
    let mut terminal = Terminal::start("sh", &["-c", &script], &[(CHILD, "1")]);
    terminal.wait_until("ready", |s| s.alternate_screen() && s.contents().contains("ready"));
    terminal
}

#[test]
fn a_session_takes_what_it_needs_and_quitting_gives_it_back() {
    let mut terminal = session();
    assert!(terminal.screen().hide_cursor() && terminal.screen().bracketed_paste());
    assert_eq!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::ButtonMotion);
    assert_eq!(terminal.screen().mouse_protocol_encoding(), vt100::MouseProtocolEncoding::Sgr);
    terminal.press("q");
    assert!(terminal.end().success());
    terminal.assert_whole();
}

#[test]
fn keys_mouse_paste_and_sizes_arrive() {
    let mut terminal = session();
    terminal.press("a\x1b[B");
    terminal.wait_for("key Down");
    terminal.press("\x1b[<64;3;5M");
    terminal.wait_for("ScrollUp 2,4");
    terminal.press("\x1b[200~two\rlines\x1b[201~");
    terminal.wait_for("pasted \"two\\rlines\"");
    terminal.resize(60, 20);
    terminal.wait_for("60x20");
    terminal.press("m");
    terminal.wait_for("no mouse");
    assert_eq!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    terminal.press("q");
    assert!(terminal.end().success());
    terminal.assert_whole();
}

#[test]
fn a_key_and_a_new_size_at_the_same_moment_both_arrive() {
    let mut terminal = session();
    for round in 0..50 {
        let columns = 60 + round % 2;
        let key = if round % 4 < 2 { "a" } else { "b" };
        // The size first in one round, the key first in the next.
        if round % 2 == 0 {
            terminal.resize(columns, 20);
            terminal.press(key);
        } else {
            terminal.press(key);
            terminal.resize(columns, 20);
        }
        let (size, key) = (format!("{columns}x20"), format!("key Char('{key}')"));
        terminal.wait_until("both", |s| {
            let contents = s.contents();
            let latest: Vec<&str> = contents.lines().rev().skip(1).take(3).map(str::trim_end).collect();
            latest.contains(&size.as_str()) && latest.contains(&key.as_str())
        });
    }
    terminal.press("q");
    assert!(terminal.end().success());
}

#[test]
fn a_signal_ends_it_in_order_and_the_parent_sees_the_signal() {
    for (signal, name) in
        [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup"), (Signal::INT, "Interrupt"), (Signal::QUIT, "Quit")]
    {
        let mut terminal = session();
        terminal.signal(signal);
        let status = terminal.end();
        assert!(status.signal().is_some_and(|s| s.contains(name)), "{name}: {status:?}");
        terminal.assert_whole();
    }
}

#[test]
fn a_second_signal_ends_a_session_that_does_not_listen() {
    let mut terminal = session();
    terminal.press("bh");
    terminal.signal(Signal::TERM);
    terminal.signal(Signal::INT);
    assert!(terminal.end().signal().is_some());
    terminal.assert_whole();
}

#[test]
fn a_panic_prints_its_message_on_the_terminal_as_it_was() {
    for (key, words) in [("p", "over here \\u{1b}[31m"), ("w", "over there")] {
        let mut terminal = session();
        terminal.press(key);
        terminal.end();
        terminal.assert_whole();
        let screen = terminal.contents().replace('\n', "");
        assert!(screen.contains(words) && screen.contains("No source was changed"), "{screen}");
    }
}

#[test]
fn a_closed_terminal_ends_it() {
    let mut terminal = session();
    terminal.close();
    let status = terminal.end();
    assert!(status.signal().is_some_and(|s| s.contains("Hangup")), "{status:?}");
}

#[test]
fn a_closed_terminal_ends_it_where_no_signal_says_so() {
    // The shell, first in its terminal, is the one that would be told; it does not listen, nor does what it starts.
    let status = Path::new(env!("CARGO_TARGET_TMPDIR")).join("status-after-hang-up");
    let script = format!("trap '' HUP; '{}' {}; echo $? >'{}'", program(), ALONE.join(" "), status.display());
    let mut terminal = Terminal::start("sh", &["-c", &script], &[(CHILD, "1")]);
    terminal.wait_until("ready", |s| s.alternate_screen() && s.contents().contains("ready"));
    terminal.close();
    assert!(terminal.end().success());
    assert_eq!(std::fs::read_to_string(status).unwrap().trim(), "129");
}

#[test]
fn suspending_gives_the_terminal_to_the_shell_and_fg_takes_it_again() {
    for (how, sign) in [("z", "suspended true"), ("TSTP", "asked to suspend true")] {
        let mut terminal = session_in_a_shell();
        match how {
            "z" => terminal.press(how),
            _ => signal_children(&terminal),
        }
        // The shell's own words may scroll away at once, so the bytes are looked at.
        terminal.wait_for(sign);
        terminal.wait_for("resumed");
        assert!(String::from_utf8_lossy(&terminal.bytes).contains("back\r\n"), "the shell did not have the terminal");
        assert!(terminal.screen().alternate_screen() && terminal.screen().hide_cursor());
        terminal.press("q");
        terminal.wait_for("over");
        terminal.end();
        terminal.assert_whole();
    }
}

#[test]
fn the_first_program_of_a_terminal_is_not_suspended_for_ever() {
    let mut terminal = session();
    terminal.press("z");
    terminal.wait_for("suspended false");
    terminal.press("q");
    assert!(terminal.end().success());
}

/// Asks the program in the shell's foreground to stop for a while.
fn signal_children(terminal: &Terminal) {
    let group = terminal.foreground();
    rustix::process::kill_process_group(group, Signal::TSTP).unwrap();
}
