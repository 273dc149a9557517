//! The real program in a real terminal, as a person at the keyboard meets it. What each screen shows is tested inside the
//! reader; here only that all of it hangs together, from the arguments to the exit status.

use crate::commands::Folder;
use crate::pty::Terminal;
use rustix::process::Signal;

/// Opens the program on a story of two sources, with options; waits for the comparison.
fn open(name: &str, options: &[&str], environment: &[(&str, &str)]) -> Terminal {
    let folder = Folder::with_a_story(name);
    let path = folder.path("");
    let arguments = [options, &[path.as_str()]].concat();
    let mut terminal = Terminal::start(PROGRAM, &arguments, environment);
    terminal.wait_for("Harbour bridge closed");
    terminal.wait_until("the comparison", |s| s.contents().contains("agree") && !s.contents().contains("comparing"));
    terminal
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_parallax");

/// Parameters of all `CSI … m` in the bytes.
fn colours(bytes: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(bytes);
    let mut found = Vec::new();
    for sequence in text.split("\x1b[").skip(1) {
        let Some(end) = sequence.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':') else { continue };
        if sequence[end..].starts_with('m') {
            found.extend(sequence[..end].split([';', ':']).filter_map(|n| n.parse::<u16>().ok()));
        }
    }
    found.retain(|n| (30..=49).contains(n) && ![39, 49].contains(n) || (90..=107).contains(n));
    found
}

#[test]
fn a_story_is_opened_looked_at_and_left() {
    let mut terminal = open("journey", &[], &[]);
    assert!(terminal.contents().contains("A barge struck"), "both sources are on the screen");
    terminal.press("?");
    terminal.wait_for("half a page down");
    terminal.press("\x1b");
    terminal.wait_until("the help to close", |s| !s.contents().contains("half a page down"));
    terminal.press("n");
    terminal.resize(60, 30);
    terminal.wait_until("the last row", |s| s.contents_between(29, 0, 29, 60).contains("READ"));
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_whole();
    assert!(!colours(&terminal.bytes).is_empty(), "kinds have colours");
}

#[test]
fn the_first_frame_has_the_text_and_waits_for_no_comparison() {
    let terminal = open("journey-first", &[], &[]);
    let mut screen = vt100::Parser::new(24, 80, 0);
    screen.process(terminal.frames()[0]);
    let seen = screen.screen().contents();
    // What is known only when all is analysed is not there yet.
    assert!(seen.contains("Harbour bridge closed") && seen.contains("reading 2 sources"), "{seen}");
}

/// Bytes of a frame after a key that moves or scrolls by one row; a whole screen of 80 by 24 in colours has 3,000.
const ROW: usize = 2000;

#[test]
fn a_row_costs_few_bytes() {
    let mut terminal = Terminal::start(PROGRAM, &["--no-store", "seeds"], &[]);
    terminal.wait_until("the comparison", |s| s.contents().contains("agree") && !s.contents().contains("comparing"));
    for key in ["j", "k"] {
        for _ in 0..40 {
            let before = terminal.frames().len();
            terminal.press(key);
            terminal.wait_for_frames(before + 1);
            let bytes = terminal.frames()[before].len();
            assert!(bytes <= ROW, "{key}: {bytes} bytes");
        }
    }
}

#[test]
fn a_story_is_written_to_a_file_that_was_not_there() {
    let folder = Folder::with_a_story("journey-export");
    let there = format!("cd '{}' && exec '{PROGRAM}' --no-store .", folder.path(""));
    let mut terminal = Terminal::start("sh", &["-c", &there], &[]);
    terminal.wait_until("the comparison", |s| s.contents().contains("agree") && !s.contents().contains("comparing"));
    for (keys, end) in [("xh", ".html"), ("xc", ".csv"), ("xc", "-2.csv")] {
        terminal.press(keys);
        terminal.wait_until(end, |s| s.contents().contains("written: ") && s.contents().contains(end));
    }
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn colours_can_be_left_out() {
    for (name, options, environment) in [
        ("journey-never", &["--color", "never", "--ascii"][..], &[][..]),
        ("journey-no-color", &[][..], &[("NO_COLOR", "1")][..]),
    ] {
        let mut terminal = open(name, options, environment);
        terminal.press("nn?q");
        terminal.press("q");
        terminal.end();
        terminal.assert_whole();
        assert_eq!(colours(&terminal.bytes), Vec::<u16>::new(), "{name}");
        let is_ascii = !terminal.bytes.windows(3).any(|b| b == "│".as_bytes() || b == "─".as_bytes());
        assert_eq!(is_ascii, options.contains(&"--ascii"), "{name}");
    }
    let mut terminal = open("journey-always", &["--color", "always"], &[("NO_COLOR", "1")]);
    terminal.press("q");
    terminal.end();
    assert!(!colours(&terminal.bytes).is_empty());
}

#[test]
fn the_mouse_can_be_left_to_the_terminal() {
    let mut terminal = open("journey-mouse", &["--no-mouse"], &[]);
    assert_eq!(terminal.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    terminal.press("q");
    assert!(terminal.end().success());
}

#[test]
fn a_signal_leaves_the_terminal_whole() {
    for (signal, name) in [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup")] {
        let mut terminal = open(&format!("journey-{name}"), &[], &[]);
        terminal.signal(signal);
        assert!(terminal.end().signal().is_some_and(|s| s.contains(name)));
        terminal.assert_whole();
    }
}

#[test]
fn a_closed_window_ends_it() {
    let mut terminal = open("journey-closed", &[], &[]);
    terminal.close();
    assert!(terminal.end().signal().is_some_and(|s| s.contains("Hangup")));
}

#[test]
fn a_shell_gets_the_terminal_in_between() {
    let folder = Folder::with_a_story("journey-shell");
    let script = format!("set -m; '{PROGRAM}' '{}'; echo back; fg; echo over", folder.path(""));
    let mut terminal = Terminal::start("sh", &["-c", &script], &[]);
    terminal.wait_for("Harbour bridge closed");
    terminal.press("\x1a");
    terminal.wait_until_written("back\r\n");
    terminal.wait_until("the reader again", |s| s.alternate_screen() && s.contents().contains("Harbour bridge closed"));
    terminal.press("q");
    terminal.wait_for("over");
    terminal.end();
    terminal.assert_whole();
}

#[test]
fn a_source_on_standard_input_leaves_the_keyboard_to_the_reader() {
    let folder = Folder::with_a_story("journey-input");
    let script = format!("'{PROGRAM}' - '{}' < '{}'", folder.path("wire.txt"), folder.path("courier.txt"));
    let mut terminal = Terminal::start("sh", &["-c", &script], &[]);
    terminal.wait_for("Harbour bridge closed");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_whole();
}

#[test]
fn one_source_alone_can_be_read() {
    let folder = Folder::with_a_story("journey-alone");
    let mut terminal = Terminal::start(PROGRAM, &[&folder.path("courier.txt"), &folder.path("missing.txt")], &[]);
    terminal.wait_until("the reader", |s| s.alternate_screen() && s.contents().contains("Harbour bridge closed"));
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 1);
    terminal.assert_whole();
    assert!(terminal.contents().contains("missing.txt: not found"), "it is named where it can be read afterwards");
}

#[test]
fn without_a_source_it_says_how_to_begin() {
    let mut terminal = Terminal::start(PROGRAM, &["--no-store"], &[]);
    assert_eq!(terminal.end().exit_code(), 2);
    assert!(terminal.contents().contains("no source is named"), "{}", terminal.contents());
    terminal.assert_whole();
    let store = crate::pty::new_store();
    let mut terminal = Terminal::start(PROGRAM, &[], &[("PARALLAX_STORE", &store)]);
    terminal.wait_for("Nothing here yet");
    assert!(!std::path::Path::new(&store).exists(), "looking makes no store");
    terminal.press(":tutorial\r");
    terminal.wait_for("the tutorial");
    terminal.press("q");
    terminal.wait_for("Nothing here yet");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_whole();
}

#[test]
fn a_terminal_that_can_only_write_lines_gets_the_text_report() {
    let folder = Folder::with_a_story("journey-dumb");
    for (options, term) in [(&[][..], "dumb"), (&["--plain"][..], "xterm-256color")] {
        let path = folder.path("");
        let mut terminal = Terminal::start(PROGRAM, &[options, &[path.as_str()]].concat(), &[("TERM", term)]);
        assert_eq!(terminal.end().exit_code(), 0);
        assert!(String::from_utf8_lossy(&terminal.bytes).contains("Counts"));
        assert!(!terminal.bytes.contains(&0x1b));
    }
}

#[test]
fn nothing_in_a_text_acts_on_the_terminal() {
    let folder = Folder::new("journey-hostile");
    folder.write("a.txt", "The ferry\u{1b}]0;owned\u{7} left\u{1b}[?1003h at\u{9b}?1004h noon.\u{202e}\n".as_bytes());
    folder.write("b\u{1b}[31m.txt", b"The ferry left at noon.\n");
    let mut terminal = Terminal::start(PROGRAM, &[&folder.path("")], &[]);
    terminal.wait_until("the text", |s| s.alternate_screen() && s.contents().contains("at noon."));
    terminal.press("nDi\"M?q");
    terminal.press("qqqQ");
    terminal.end();
    terminal.assert_whole();
    let bytes = String::from_utf8_lossy(&terminal.bytes);
    for acting in ["owned\u{7}", "\u{1b}]0;", "\u{1b}[?1003h", "\u{9b}", "\u{202e}"] {
        assert!(!bytes.contains(acting), "{acting:?} reached the terminal");
    }
}

/// How many cells of the screen are reversed.
fn reversed(screen: &vt100::Screen) -> usize {
    let cells = (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
    cells.filter(|(row, column)| screen.cell(*row, *column).is_some_and(vt100::Cell::inverse)).count()
}

#[test]
fn a_passage_that_was_gone_to_glows_for_a_while_and_then_no_more() {
    let mut terminal = open("journey-glow", &[], &[]);
    terminal.press("]q");
    terminal.wait_until("the quotation", |s| s.contents().contains("\" quote, "));
    let before = reversed(terminal.screen());
    terminal.press("\r");
    terminal.wait_until("the glow", |s| s.contents().contains(">2 ") && reversed(s) > before + 20);
    terminal.wait_until("its end", |s| reversed(s) <= before + 20);
    // Nothing is drawn after that.
    let frames = terminal.frames().len();
    terminal.press("\x0c");
    terminal.wait_for_frames(frames + 1);
    assert!(reversed(terminal.screen()) <= before + 20);
    terminal.press("q");
    assert!(terminal.end().success());
    let mut still = open("journey-no-glow", &[], &[("PARALLAX_GLOW", "false")]);
    still.press("]q\r");
    still.wait_for(">2 ");
    assert!(reversed(still.screen()) <= before + 20);
}

#[test]
fn the_help_runs_what_it_lists() {
    let mut terminal = open("journey-help", &[], &[]);
    terminal.press("?");
    terminal.wait_for("half a page down");
    terminal.press("/by all sources\r");
    terminal.wait_until("one key", |s| !s.contents().contains("half a page down") && s.contents().contains(">M"));
    terminal.press("\r");
    terminal.wait_for("Statements by sources");
    terminal.press("q");
    terminal.wait_for("READ");
}

#[test]
fn rows_that_are_picked_are_written_alone() {
    let folder = Folder::with_a_story("journey-picked");
    let there = format!("cd '{}' && exec '{PROGRAM}' --no-store .", folder.path(""));
    let mut terminal = Terminal::start("sh", &["-c", &there], &[]);
    terminal.wait_until("the comparison", |s| s.contents().contains("agree") && !s.contents().contains("comparing"));
    terminal.press("M ");
    terminal.wait_for("1 picked");
    terminal.press("xc");
    terminal.wait_for("written: ");
    let written = std::fs::read_dir(folder.path("")).unwrap().map(|e| e.unwrap().path());
    let table = written.filter(|p| p.extension().is_some_and(|e| e == "csv")).last().unwrap();
    let table = std::fs::read_to_string(table).unwrap();
    assert_eq!(table.lines().count(), 2, "a head and one row: {table}");
    terminal.press("C");
    terminal.wait_for("no row is picked any more");
}

#[test]
fn text_from_right_to_left_is_turned_where_that_is_asked() {
    let folder = Folder::new("journey-rtl");
    let word = "\u{5e9}\u{5dc}\u{5d5}\u{5dd}";
    folder.write("a.txt", format!("{word}.\n").as_bytes());
    let turned: String = word.chars().rev().collect();
    for (order, expected, other) in [("terminal", word, turned.as_str()), ("app", turned.as_str(), word)] {
        let mut terminal = Terminal::start(PROGRAM, &["--no-store", "--rtl", order, &folder.path("a.txt")], &[]);
        terminal.wait_for(expected);
        assert!(!terminal.contents().contains(other), "{order}:\n{}", terminal.contents());
        terminal.press("q");
        terminal.end();
        terminal.assert_whole();
    }
}
