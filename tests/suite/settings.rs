//! Settings, themes and keys as the user's files have them, met by the real program.

use crate::commands::Folder;
use crate::pty::Terminal;
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_parallax");

/// A folder with a story and, as the user's folder of settings, the text of a configuration file.
fn with_settings(name: &str, toml: &str) -> Folder {
    let folder = Folder::with_a_story(name);
    std::fs::create_dir_all(folder.path("settings/parallax/themes")).unwrap();
    folder.write("settings/parallax/config.toml", toml.as_bytes());
    folder
}

/// What a command writes, and what it says on standard error.
fn run(folder: &Folder, arguments: &[&str], environment: &[(&str, &str)]) -> (String, String) {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).env("XDG_CONFIG_HOME", folder.path("settings")).env("XDG_STATE_HOME", folder.path("state"));
    command.current_dir(folder.path(""));
    for (name, value) in environment {
        command.env(name, value);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn open(folder: &Folder, options: &[&str], environment: &[(&str, &str)]) -> Terminal {
    let (settings, state) = (folder.path("settings"), folder.path("state"));
    let files = [folder.path("courier.txt"), folder.path("wire.txt")];
    let arguments = [options, &[files[0].as_str(), files[1].as_str()]].concat();
    let environment =
        [environment, &[("XDG_CONFIG_HOME", settings.as_str()), ("XDG_STATE_HOME", state.as_str())]].concat();
    let mut terminal = Terminal::start(PROGRAM, &arguments, &environment);
    terminal.wait_for("Harbour bridge closed");
    terminal
}

#[test]
fn what_is_in_force_is_told_with_where_it_was_set() {
    let folder = with_settings("settings-told", "theme = \"night\"\nthreshold = 0.5\n");
    let (written, said) = run(&folder, &["config"], &[("PARALLAX_THEME", "paper"), ("NO_COLOR", "")]);
    assert!(written.contains("theme       = \"paper\"      # environment: PARALLAX_THEME"), "{written}");
    assert!(written.contains("threshold   = 0.5          # config.toml, line 2"), "{written}");
    assert_eq!(said, "");
    let (json, _) = run(&folder, &["config", "--json"], &[]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["settings"]["theme"]["value"], "night");
    assert_eq!(json["settings"]["theme"]["from"]["line"], 1);
    let (path, _) = run(&folder, &["config", "--path"], &[]);
    assert_eq!(path.trim_end(), folder.path("settings/parallax/config.toml"));
}

#[test]
fn mistakes_are_named_and_stop_nothing() {
    let folder = with_settings("settings-wrong", "them = 1\nthreshold = 7\n[keys]\n\"next mark\" = \"j\"\n");
    folder.write("settings/parallax/themes/own.toml", b"about = \"own\"\n[dark]\nagre = \"red\"\n");
    let (written, said) = run(&folder, &["compare", "courier.txt", "wire.txt"], &[]);
    assert!(written.contains("Police said"), "{written}");
    assert!(said.contains("config.toml:1:1: nothing is called \"them\""), "{said}");
    assert!(said.contains("config.toml:2:13: threshold is 7; allowed is a number from 0 to 1"), "{said}");
    let (_, said) = run(&folder, &["keys"], &[]);
    assert!(said.contains("config.toml:4:15: j is a key of \"down\" already"), "{said}");
    assert!(said.contains("own.toml:3:1: nothing on the screen is called \"agre\""), "{said}");
    let mut terminal = open(&folder, &[], &[]);
    terminal.wait_for("parallax/config.toml");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_whole();
}

#[test]
fn keys_of_the_file_hold_and_are_shown() {
    let folder = with_settings("settings-keys", "[keys]\nleave = \"T\"\nhelp = [\"I\"]\n");
    let (written, _) = run(&folder, &["keys"], &[]);
    assert!(written.lines().any(|line| line.contains("leave  ") && line.contains(" T ")), "{written}");
    let mut terminal = open(&folder, &[], &[]);
    // The first mark ends the hint for who was never here.
    terminal.wait_for("agree");
    terminal.press("n");
    terminal.wait_for("I help   : commands   T quit");
    terminal.press("I");
    terminal.wait_for("half a page down");
    terminal.press("TT");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_light_terminal_says_so_and_no_key_is_lost() {
    let folder = with_settings("settings-light", "");
    folder.write(
        "settings/parallax/themes/own.toml",
        b"about = \"own\"\n[dark]\nplain = \"#eeeeee\"\n[light]\nplain = \"#010203\"\n",
    );
    let mut terminal = open(&folder, &["--theme", "own"], &[("COLORTERM", "truecolor")]);
    terminal.wait_until_written("\x1b]11;?");
    terminal.press("t\x1b]11;rgb:ffff/fafa/f0f0\x1b\\");
    terminal.wait_for("Themes: light");
    terminal.wait_until_written("38;2;1;2;3");
    terminal.press("\x1b");
    terminal.wait_until("the picker to close", |s| !s.contents().contains("Themes:"));
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_whole();
}

#[test]
fn a_theme_that_is_chosen_is_kept_and_the_file_stays_as_it_is() {
    let folder = with_settings("settings-chosen", "# mine\n");
    let mut terminal = open(&folder, &[], &[]);
    terminal.press("tG\r");
    terminal.wait_for("theme night; it is kept");
    terminal.press("q");
    terminal.end();
    let (written, _) = run(&folder, &["config"], &[]);
    assert!(written.contains("theme       = \"night\"      # chosen in the reader"), "{written}");
    let mut terminal = open(&folder, &[], &[("COLORTERM", "truecolor")]);
    terminal.press("t");
    terminal.wait_for("> night");
    terminal.press("gg\r");
    terminal.wait_for("theme default; it is kept");
    terminal.press("q");
    terminal.end();
    assert_eq!(std::fs::read_to_string(folder.path("settings/parallax/config.toml")).unwrap(), "# mine\n");
    // Where it cannot be kept, that is said.
    std::fs::remove_dir_all(folder.path("state")).unwrap();
    folder.write("state", b"no folder");
    let mut terminal = open(&folder, &[], &[]);
    terminal.press("tG\r");
    terminal.wait_for("theme night, for now: it cannot be kept");
    terminal.press("q");
    terminal.end();
}

#[test]
fn the_background_is_asked_for_again_when_the_window_comes_to_the_front() {
    let folder = with_settings("settings-front", "");
    let mut terminal = open(&folder, &[], &[]);
    terminal.wait_until_written("\x1b[?1004h");
    terminal.press("\x1b]11;rgb:0000/0000/0000\x1b\\t");
    terminal.wait_for("Themes: dark");
    terminal.press("\x1b[I\x1b]11;rgb:ffff/fafa/f0f0\x1b\\");
    terminal.wait_for("Themes: light");
    let asked = String::from_utf8_lossy(&terminal.bytes).matches("\x1b]11;?").count();
    assert_eq!(asked, 2);
    terminal.press("Q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_whole();
}

#[test]
fn a_terminal_that_tells_of_another_theme_is_asked_and_the_keys_go_on() {
    let folder = with_settings("settings-live", "");
    let mut terminal = open(&folder, &[], &[]);
    terminal.wait_until_written("\x1b[?2031h");
    terminal.press("\x1b]11;rgb:0000/0000/0000\x1b\\t");
    terminal.wait_for("Themes: dark");
    terminal.press("\x1b[?997;2n");
    terminal.wait_until_written("\x1b[c\x1b]11;?");
    terminal.press("\x1b[?62;22c\x1b]11;rgb:ffff/fafa/f0f0\x1b\\");
    terminal.wait_for("Themes: light");
    terminal.press("q");
    terminal.wait_until("the picker to close", |s| !s.contents().contains("Themes:"));
    terminal.press("Q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_whole();
}

#[test]
fn a_terminal_without_colours_is_not_asked() {
    let folder = with_settings("settings-unasked", "");
    for (options, environment) in
        [(&["--color", "never"][..], &[][..]), (&[], &[("NO_COLOR", "1")]), (&["--background", "dark"], &[])]
    {
        let mut terminal = open(&folder, options, environment);
        terminal.press("q");
        terminal.end();
        assert!(!String::from_utf8_lossy(&terminal.bytes).contains("\x1b]11"), "{options:?}");
    }
}

#[test]
fn the_manual_page_can_be_set() {
    let folder = with_settings("settings-man", "");
    let (page, _) = run(&folder, &["man"], &[]);
    assert!(page.contains(".SH KEYS") && page.contains(".SH CONFIGURATION"), "{page}");
}
