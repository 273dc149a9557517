//! The library in the real program: found, sorted into stories, mended, taken away and brought back, read; and the same by
//! commands.

use crate::commands::Folder;
use crate::pty::{Terminal, new_store};
use serde_json::Value;
use std::process::{Command, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_parallax");

/// Two matters of two reports each, and one that nobody else reports.
const NEWS: [(&str, &str); 5] = [
    (
        "ferry-courier.txt",
        "Ferry Marigold sinks off Gull Island\nDaily Courier\n4 May 2024\n\nThe ferry Marigold sank off Gull Island on Friday \
         night. All 61 passengers were taken ashore by lifeboats from Gull Island.\n\nCaptain Ida Brandt said the Marigold \
         had struck a reef.\n",
    ),
    (
        "ferry-radio.txt",
        "Passengers saved as Marigold goes down\nIsland Radio\n5 May 2024\n\nLifeboats from Gull Island saved the passengers of \
         the Marigold after the ferry ran onto a reef. Captain Ida Brandt was the last to leave the ferry.\n",
    ),
    (
        "budget-courier.txt",
        "Council of Hallow votes for school budget\nDaily Courier\n4 May 2024\n\nThe council of Hallow voted on Friday for a \
         budget that closes two schools. Mayor Otto Quist said Hallow could not pay for nine schools.\n",
    ),
    (
        "budget-post.txt",
        "Two schools to close in Hallow\nHarbour Post\n6 May 2024\n\nTwo of the nine schools in Hallow will close after the \
         council voted for the budget of Mayor Otto Quist. Teachers called the budget a disgrace.\n",
    ),
    (
        "comet.txt",
        "A comet for early risers\nHarbour Post\n5 May 2024\n\nWho rises before dawn this week can see a comet low in the \
         east, astronomers say.\n",
    ),
];

fn news(name: &str) -> Folder {
    let folder = Folder::new(name);
    NEWS.iter().for_each(|(name, text)| folder.write(name, text.as_bytes()));
    folder
}

/// Runs the program on a store; gives what it wrote and said.
#[track_caller]
fn run(store: &str, status: i32, arguments: &[&str]) -> String {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).env("PARALLAX_STORE", store).stdin(Stdio::null());
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {text}");
    text
}

/// The stories of a store with how many documents each has.
fn stories(store: &str) -> Vec<(String, u64)> {
    let listed = run(store, 0, &["story", "list", "--json"]);
    let value = |line: &str| serde_json::from_str::<Value>(line).unwrap();
    let story = |v: Value| (v["story"].as_str().unwrap().to_owned(), v["documents"].as_u64().unwrap());
    listed.lines().map(|line| story(value(line))).collect()
}

fn library(store: &str) -> Terminal {
    let mut terminal = Terminal::start(PROGRAM, &[], &[("PARALLAX_STORE", store)]);
    terminal.wait_for("Library");
    terminal
}

#[test]
fn mixed_news_become_stories_by_command_and_undo_takes_them_back() {
    let (folder, store) = (news("library-group"), new_store());
    let added = run(&store, 0, &["add", &folder.path(""), "--group"]);
    assert!(added.contains("documents grouped: 4, stories: 2"), "{added}");
    let mut found = stories(&store);
    found.sort();
    assert_eq!(found.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [2, 2], "{found:?}");
    assert!(found.iter().any(|(name, _)| name.contains("Hallow")), "{found:?}");
    assert!(run(&store, 0, &["undo"]).contains("group 4 documents into 2 stories"));
    assert_eq!(stories(&store), []);
    let preview = run(&store, 0, &["story", "group", "--preview"]);
    assert!(preview.contains("nothing was changed") && stories(&store).is_empty(), "{preview}");
    run(&store, 0, &["story", "group"]);
    // What comes later joins the story that is there.
    folder.write(
        "ferry-post.txt",
        b"Marigold wreck to be raised\nHarbour Post\n7 May 2024\n\nThe ferry Marigold, which sank off Gull Island on a reef, \
          will be raised, said Captain Ida Brandt.\n",
    );
    let later = run(&store, 0, &["add", &folder.path("ferry-post.txt"), "--group"]);
    assert!(later.contains("(there already)"), "{later}");
    assert_eq!(stories(&store).len(), 2);
    let alike = run(&store, 0, &["like", &folder.path("ferry-post.txt")]);
    assert!(alike.contains("Marigold") && !alike.contains("comet") && !alike.contains("budget"), "{alike}");
    assert!(run(&store, 1, &["story", "group"]).contains("no documents"));
}

#[test]
fn copies_of_one_text_are_recognised() {
    let (folder, store) = (news("library-copies"), new_store());
    let copy = NEWS[0].1.replace("Daily Courier", "Evening Mail").replace("had struck", "has struck");
    folder.write("mail.txt", copy.as_bytes());
    run(&store, 0, &["add", &folder.path("")]);
    assert!(run(&store, 0, &["like", &folder.path("mail.txt")]).contains("near copy"));
    // What was found is remembered, and said wherever documents are listed.
    let mail = run(&store, 0, &["list"]);
    assert_eq!(mail.matches("near copy of").count(), 2, "{mail}");
    let itself = std::fs::read(folder.path("mail.txt")).unwrap();
    folder.write("again.txt", &itself);
    assert!(
        !run(&store, 0, &["like", &folder.path("again.txt")]).contains("Evening Mail"),
        "the text itself is no news"
    );
    assert!(run(&store, 0, &["story", "group", "--preview"]).contains("near copy with"));
    let listed = run(&store, 0, &["list", "--json"]);
    assert_eq!(listed.matches("\"kind\":\"near copy\"").count(), 2, "{listed}");
    assert!(run(&store, 0, &["show", &folder.path("mail.txt")]).contains("copies     near copy of"));
    // A text that is no longer the same is a copy no more.
    folder.write("mail.txt", b"The ferry to the islands sails again on Friday, the harbour office said.\n");
    run(&store, 0, &["add", &folder.path("mail.txt")]);
    assert!(!run(&store, 0, &["list"]).contains("near copy"));
}

#[test]
fn a_folder_is_added_sorted_and_read_by_keys() {
    let (folder, store) = (news("library-keys"), new_store());
    let mut terminal = library(&store);
    terminal.wait_for("Nothing here yet");
    terminal.press(&format!("a{}\r", folder.path("")));
    terminal.wait_for("5 new");
    terminal.wait_for("(unsorted)");
    terminal.press("f");
    terminal.wait_for("stories found: 2");
    terminal.press("\r");
    terminal.wait_for("group 4 documents into 2 stories");
    terminal.wait_for("1 doc ");
    // The newest comes first.
    terminal.press("gg");
    terminal.wait_for("> Council");
    terminal.press("r\u{15}Hallow schools\r");
    terminal.wait_for("> Hallow schools");
    terminal.press("\r");
    terminal.wait_until("the comparison", |s| s.contents().contains("source 1/2") && s.contents().contains("= agree"));
    terminal.press("q");
    terminal
        .wait_until("the counts", |s| s.contents().contains("Two schools to close") && s.contents().contains("done"));
    // A document that went wrong: marked, and on to another story.
    terminal.press("\t mThe comet\r");
    terminal.wait_for("1 document to The comet");
    assert!(stories(&store).contains(&("The comet".to_owned(), 1)));
    terminal.press("U");
    terminal.wait_for("undone: 1 document to The comet");
    assert_eq!(stories(&store).len(), 2);
    terminal.press("X");
    terminal.wait_for("1 document to the trash");
    // The rows come after the word for it.
    terminal.wait_for("(trash)");
    terminal.press("\tG");
    terminal.wait_until("the trash", |s| {
        let lines = s.contents();
        lines.contains("> (trash)") && lines.contains("Council of Hallow votes")
    });
    terminal.press("\tR");
    terminal.wait_for("1 document out of the trash");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_whole();
}

#[test]
fn texts_are_found_as_they_are_typed_and_opened_at_the_words() {
    let (folder, store) = (news("library-find"), new_store());
    run(&store, 0, &["add", &folder.path(""), "--group"]);
    let mut terminal = library(&store);
    terminal.press("/speaker:brandt reef");
    terminal.wait_for("in the texts: 1");
    terminal.wait_for("Ida Brandt:");
    terminal.press("\u{15}comet");
    terminal.wait_for("A comet for early risers");
    terminal.press("\u{15}council");
    terminal.wait_for("in the texts: 2");
    terminal.press("\r\r");
    terminal.wait_for("source ");
    terminal.press("q");
    terminal.wait_for("Library");
    terminal.press("/outlet:");
    terminal.wait_for("has no value");
    terminal.press("\u{1b}");
    terminal.wait_for("2 stories");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    terminal.assert_whole();
}

#[test]
fn a_document_is_corrected_and_its_captures_are_read_side_by_side() {
    let (folder, store) = (news("library-correct"), new_store());
    run(&store, 0, &["add", &folder.path("comet.txt")]);
    run(&store, 0, &["correct", "1", "--outlet", "Night Sky", "--date", "2024-05-09"]);
    assert!(run(&store, 0, &["search", "outlet:\"Night Sky\" after:2024-05-08"]).contains("comet"));
    assert!(run(&store, 1, &["search", "outlet:\"Harbour Post\""]).contains("no document of the store fits"));
    assert!(run(&store, 2, &["correct", "1", "--date", "soon"]).contains("is no day"));
    assert!(run(&store, 0, &["verify"]).contains("problems: 0"));
    run(&store, 0, &["undo"]);
    assert!(run(&store, 0, &["list"]).contains("Harbour Post"));
    folder.write("comet.txt", NEWS[4].1.replace("this week", "next week").as_bytes());
    run(&store, 0, &["add", &folder.path("comet.txt")]);
    let diff = run(&store, 0, &["show", "1", "--versions"]);
    assert!(diff.contains("[-this-]") && diff.contains("{+next+}"), "{diff}");
    let mut terminal = library(&store);
    terminal.wait_for("2 captures");
    terminal.press("\teo\u{15}Night Sky\r");
    terminal.wait_for("correct the outlet, 1 document");
    terminal.wait_for("Night Sky");
    terminal.press("D");
    terminal.wait_for("source 1/2");
    terminal.press("Q");
    assert_eq!(terminal.end().exit_code(), 0);
}

#[test]
fn a_store_that_is_none_is_said_in_the_library_and_left_as_it_is() {
    let store = new_store();
    std::fs::create_dir_all(std::path::Path::new(&store).parent().unwrap()).unwrap();
    std::fs::write(&store, "no store at all, but a text").unwrap();
    let mut terminal = library(&store);
    terminal.wait_for("is not a parallax store");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
    assert_eq!(std::fs::read_to_string(&store).unwrap(), "no store at all, but a text");
}
