//! What is written by hand in the real program outlives it: a quit, a kill in the middle, a changed article, another command.

use crate::commands::Folder;
use crate::pty::{Terminal, new_store};
use rustix::process::Signal;
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_parallax");

/// Opens the program on the folder's story with a store; waits for the comparison.
fn open(arguments: &[&str], store: &str) -> Terminal {
    let mut terminal = Terminal::start(PROGRAM, arguments, &[("PARALLAX_STORE", store)]);
    terminal.wait_until("the comparison", |s| s.contents().contains("agree") && !s.contents().contains("comparing"));
    terminal
}

/// What `parallax compare` writes with this store.
fn compared(options: &[&str], folder: &str, store: &str) -> String {
    let mut command = Command::new(PROGRAM);
    let output = command.arg("compare").args(options).arg(folder).env("PARALLAX_STORE", store).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_note_and_a_rejected_link_are_there_when_the_story_is_opened_again() {
    let (folder, store) = (Folder::with_a_story("keeping-quit"), new_store());
    let path = folder.path("");
    let mut terminal = open(&[&path], &store);
    terminal.press("]daWho counted them?\r");
    terminal.wait_for("kept: note");
    terminal.press("Kn");
    terminal.wait_for("kept: link rejected by hand");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_whole();
    // The place is the noted passage, so that the status line tells the note.
    let mut terminal = open(&[&path], &store);
    terminal.wait_for("n Who counted them?");
    assert!(terminal.contents().contains("! diverge 0"), "{}", terminal.contents());
    // Nothing was undone in this reading yet, and what is undone is kept too.
    terminal.press("Ky");
    terminal.wait_for("kept: link confirmed by hand");
    terminal.press("q");
    terminal.end();
    let gold = compared(&["--format", "gold"], &path, &store);
    assert!(gold.contains("\"label\":\"diverge\""), "{gold}");
    assert!(compared(&[], &path, &store).contains("confirmed by hand"));
    assert!(!compared(&["--no-store"], &path, &store).contains("by hand"));
}

#[test]
fn a_note_is_there_after_a_kill_and_a_change_of_the_article() {
    let (folder, store) = (Folder::with_a_story("keeping-kill"), new_store());
    let paths = [folder.path("courier.txt"), folder.path("wire.txt")];
    let paths = [paths[0].as_str(), paths[1].as_str()];
    let mut terminal = open(&paths, &store);
    terminal.press("]daAsk the police.\r");
    terminal.wait_for("kept: note");
    terminal.signal(Signal::KILL);
    terminal.end();
    let text = std::fs::read_to_string(paths[0]).unwrap();
    let changed = text.replace("Police said four people", "On Wednesday police said that five people");
    assert_ne!(text, changed);
    folder.write("courier.txt", changed.as_bytes());
    let mut terminal = open(&paths, &store);
    terminal.press("A");
    terminal.wait_for("1 Ask the police.");
    assert!(!terminal.contents().contains("gone"), "{}", terminal.contents());
    terminal.press("\r");
    terminal.wait_for("n Ask the police.");
    terminal.press("Q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn notes_follow_a_file_that_is_read_anew_and_a_source_that_is_added() {
    let (folder, store) = (Folder::with_a_story("keeping-anew"), new_store());
    let path = folder.path("courier.txt");
    let (text, third) = (std::fs::read_to_string(&path).unwrap(), folder.path("third.txt"));
    let mut terminal = open(&[&path, &folder.path("wire.txt")], &store);
    terminal.press("]daAsk the police.\r");
    terminal.wait_for("kept: note");
    folder.write("courier.txt", text.replace("Police said", "Late on Tuesday police said").as_bytes());
    terminal.press("R");
    terminal.wait_until("the new text", |s| s.contents().contains("Late on") && s.contents().contains("agree"));
    // What the keeper says of it would stand in the place of the note.
    terminal.wait_for("kept: 1 changed text");
    terminal.press("gg]n");
    terminal.wait_for("n Ask the police.");
    // Without its words it is lost, and says so; it can be changed, and comes back with them.
    let start = text.find("Police said").unwrap();
    let end = start + text[start..].find('\n').unwrap();
    folder.write("courier.txt", (text[..start].to_owned() + &text[end..]).as_bytes());
    terminal.press("R");
    // Not its message: that of the keeper may take its place at once.
    terminal.wait_until("the text without it", |s| !s.contents().contains("four people"));
    terminal.press("A");
    terminal.wait_for("(gone) Ask the police.");
    terminal.press("a Twice.\r");
    terminal.wait_for("(gone) Ask the police. Twice.");
    terminal.press("q");
    folder.write("courier.txt", text.as_bytes());
    terminal.press("R");
    terminal.wait_until("the old text", |s| s.contents().contains("four people"));
    // What is written on an added source and on the new text is kept with them.
    std::fs::write(&third, "Divers looked for the anchor of the barge all night.").unwrap();
    terminal.press(&format!("ca{third}\r"));
    terminal.wait_until("the third source", |s| s.contents().contains("3 [third.txt]"));
    terminal.press("q3aWhich divers?\r");
    terminal.wait_for("kept: note");
    terminal.press("Q");
    assert_eq!(terminal.end().exit_code(), 0);
    let mut terminal = open(&[&third, &path, &folder.path("wire.txt")], &store);
    terminal.press("A");
    terminal.wait_for("1 Which divers?");
    terminal.wait_for("2 Ask the police. Twice.");
    terminal.press("Q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn nothing_named_goes_on_where_reading_stopped() {
    let (folder, store) = (Folder::with_a_story("keeping-on"), new_store());
    let mut terminal = open(&[&folder.path("")], &store);
    // The first mark ends the hint for who was never here.
    terminal.press("nfazx2G");
    terminal.wait_for("source 2/2");
    terminal.press("q");
    terminal.end();
    let mut terminal = Terminal::start(PROGRAM, &[], &[("PARALLAX_STORE", &store)]);
    terminal.wait_for("go on with: keeping-on");
    terminal.press("\r");
    terminal.wait_until("the place", |s| s.contents().contains("source 2/2") && s.contents().contains("(= agree"));
    assert!(terminal.contents().contains("insurers wait"), "{}", terminal.contents());
    // Leaving goes back to where it was opened from.
    terminal.press("q");
    terminal.wait_for("go on with: keeping-on");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_store_that_cannot_be_opened_is_said_and_stops_nobody_from_reading() {
    let folder = Folder::with_a_story("keeping-broken");
    let store = new_store();
    std::fs::create_dir_all(std::path::Path::new(&store).parent().unwrap()).unwrap();
    std::fs::write(&store, "no store at all, but a text").unwrap();
    let mut terminal = open(&[&folder.path("")], &store);
    terminal.wait_for("nothing is kept");
    terminal.press("aMine\r");
    terminal.wait_for("note is not kept");
    terminal.press("A");
    terminal.wait_for("1 Mine");
    terminal.press("Q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_whole();
    assert_eq!(std::fs::read_to_string(&store).unwrap(), "no store at all, but a text");
    let mut terminal = open(&["--no-store", &folder.path("")], &store);
    terminal.press("aMine\r");
    terminal.wait_for("for as long as this is read");
    terminal.press("Q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_story_of_the_store_is_read_anew_and_what_has_changed_is_kept_beside_the_earlier() {
    let (folder, store) = (Folder::with_a_story("keeping-captures"), new_store());
    let (path, other) = (folder.path("courier.txt"), folder.path("wire.txt"));
    let run = |arguments: &[&str]| {
        let output = Command::new(PROGRAM).args(arguments).env("PARALLAX_STORE", &store).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["add", &path, &other, "--story", "Bridge"]);
    let text = std::fs::read_to_string(&path).unwrap();
    let mut terminal = open(&["--story", "Bridge"], &store);
    folder.write("courier.txt", text.replace("Police said", "Late on Tuesday police said").as_bytes());
    terminal.press("R");
    terminal.wait_for("kept: 1 changed text, beside the earlier");
    terminal.wait_until("the new text", |s| s.contents().contains("Late on"));
    terminal.press("Q");
    terminal.end();
    let versions = run(&["show", "1", "--versions"]);
    assert!(versions.contains("Late on Tuesday"), "{versions}");
    assert!(run(&["undo"]).is_empty());
    assert!(!run(&["show", "1"]).contains("Late on"));
}
