//! The document store from outside: the commands on it, and that it stays whole whatever happens to the processes that use
//! it: killed, locked out, without room or rights, on damaged and on newer files.

use crate::commands::Folder;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Barrier};

/// The program on the folder's own store, with nothing on standard input.
pub(crate) fn parallax(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
    command.args(arguments).current_dir(folder.path("")).env("PARALLAX_STORE", folder.path("store.db"));
    command.env_remove("XDG_DATA_HOME").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What a run wrote and said.
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) said: String,
}

pub(crate) fn ran(output: &Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let ran = Ran { out: text(&output.stdout), said: text(&output.stderr) };
    for words in [&ran.out, &ran.said] {
        assert!(!words.chars().any(|c| c.is_control() && c != '\n'), "control characters get out: {words:?}");
    }
    assert!(!ran.said.contains("panicked") && !ran.said.contains("error of the program"), "{}", ran.said);
    ran
}

/// Runs, and checks the status.
#[track_caller]
pub(crate) fn run(folder: &Folder, status: i32, arguments: &[&str]) -> Ran {
    let output = parallax(folder, arguments).output().unwrap();
    let ran = ran(&output);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {} {}", ran.out, ran.said);
    ran
}

/// The JSON objects that a run wrote, one a line.
#[track_caller]
pub(crate) fn json(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
    run(folder, 0, &arguments).out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Article `n`, unlike any other.
fn article(n: usize) -> String {
    format!(
        "Report {n} from the harbour\n\nThe crane number {n} was moved to pier {} on Monday.\n\nNobody spoke of {n}.\n",
        n % 7
    )
}

/// A folder `name` with so many articles in it, the first of which is article `from`.
pub(crate) fn articles(folder: &Folder, name: &str, from: usize, count: usize) {
    std::fs::create_dir_all(folder.path(name)).unwrap();
    (from..from + count).for_each(|n| folder.write(format!("{name}/{n}.txt"), article(n).as_bytes()));
}

#[test]
fn documents_are_added_listed_shown_and_read() {
    let folder = Folder::with_a_story("store_commands");
    let said = run(&folder, 2, &["list"]).said;
    assert!(said.contains("there is no store") && said.contains("parallax add"), "{said}");
    let added = run(&folder, 0, &["add", "courier.txt", "wire.txt", "--story", "Harbour bridge", "--tag", "port"]);
    assert!(added.out.contains("new           1  courier.txt  Harbour bridge closed"), "{}", added.out);
    assert!(added.said.contains("2 new"), "{}", added.said);
    assert!(run(&folder, 0, &["add", "."]).said.contains("0 new, 0 changed since they were added, 2 already there"));
    let list = json(&folder, &["list"]);
    assert_eq!(list.len(), 2);
    assert_eq!((&list[0]["byline"], &list[0]["date"]), (&"Ana Holt".into(), &"2024-03-12".into()));
    assert_eq!((&list[1]["stories"][0], &list[1]["tags"][0]), (&"Harbour bridge".into(), &"port".into()));
    let bytes = parallax(&folder, &["show", "wire.txt", "--bytes"]).output().unwrap().stdout;
    assert_eq!(bytes, std::fs::read(folder.path("wire.txt")).unwrap());
    let shown = json(&folder, &["show", "1"]);
    assert_eq!(shown[0]["captures"][0]["places"][0], folder.path("courier.txt").as_str());
    assert!(run(&folder, 0, &["--story", "harbour bridge"]).out.contains("two people were"));
    let files = run(&folder, 0, &["compare", "--format", "json", "courier.txt", "wire.txt"]).out;
    assert_eq!(run(&folder, 0, &["compare", "--format", "json", "--story", "Harbour bridge"]).out, files);
    folder.write(
        "wire.txt",
        b"A tug struck the harbour bridge on Tuesday evening, and police said two people were hurt.\n",
    );
    assert!(run(&folder, 0, &["add", "wire.txt"]).out.starts_with("changed       2"));
    assert!(run(&folder, 0, &["show", "2"]).out.contains("A tug struck"));
    assert!(run(&folder, 0, &["show", "2", "--version", "1"]).out.contains("A barge struck"));
    assert!(run(&folder, 2, &["show", "2", "--version", "3"]).said.contains("captures of it: 2"));
    assert!(run(&folder, 0, &["--versions", "2", "--plain"]).out.contains("A tug struck"));
    assert!(run(&folder, 2, &["show", "3"]).said.contains("there is no document 3"));
    assert!(run(&folder, 2, &["show", "other.txt"]).said.contains("is not in the store"));
    assert!(run(&folder, 2, &["add", "missing.txt"]).said.contains("not found"));
    assert!(run(&folder, 1, &["add", "missing.txt", "courier.txt"]).said.contains("not found"));
}

#[test]
fn stories_tags_and_the_trash_are_kept_and_undone() {
    let folder = Folder::with_a_story("store_stories");
    run(&folder, 0, &["add", "courier.txt", "wire.txt"]);
    run(&folder, 0, &["story", "new", "Bridge", "2", "1"]);
    assert!(run(&folder, 2, &["story", "new", "bridge"]).said.contains("already"));
    run(&folder, 0, &["story", "rename", "Bridge", "Harbour"]);
    run(&folder, 0, &["story", "split", "Harbour", "Wire", "2"]);
    assert_eq!(json(&folder, &["story", "list"]).len(), 2);
    run(&folder, 0, &["story", "merge", "Harbour", "Wire"]);
    let listed = json(&folder, &["list", "--story", "Harbour"]);
    assert_eq!(listed.iter().map(|d| d["document"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2]);
    run(&folder, 0, &["story", "remove", "Harbour", "1"]);
    run(&folder, 0, &["story", "add", "Harbour", "courier.txt"]);
    run(&folder, 0, &["tag", "port", "1", "2"]);
    run(&folder, 0, &["tag", "port", "2", "--off"]);
    assert_eq!(json(&folder, &["tag"])[0]["documents"], 1);
    run(&folder, 0, &["remove", "1"]);
    assert_eq!(json(&folder, &["list"]).len(), 1);
    assert_eq!(json(&folder, &["list", "--trash"])[0]["tags"][0], "port");
    run(&folder, 0, &["restore", "1"]);
    assert!(run(&folder, 0, &["undo"]).said.contains("undone: restore 1"));
    assert!(run(&folder, 0, &["undo"]).said.contains("undone: remove 1"));
    assert!(run(&folder, 0, &["undo", "--redo"]).said.contains("done again: remove 1"));
    run(&folder, 0, &["remove", "--empty-trash"]);
    assert!(run(&folder, 2, &["restore", "1"]).said.contains("there is no document 1"));
    assert!(run(&folder, 1, &["undo"]).said.contains("nothing to undo"));
    assert_eq!(json(&folder, &["stats"])[0]["documents"], 1);
    run(&folder, 0, &["verify"]);
}

/// One object a command, for programs.
#[test]
fn every_command_tells_programs_what_it_did() {
    let folder = Folder::with_a_story("store_json");
    run(&folder, 0, &["add", "courier.txt", "wire.txt"]);
    for (arguments, told) in [
        (&["story", "new", "A", "1"][..], r#"{"did":"story new","documents":[1],"story":"A"}"#),
        (&["story", "add", "A", "2"], r#"{"did":"story add","documents":[2],"story":"A"}"#),
        (&["story", "rename", "A", "B"], r#"{"did":"story rename","documents":[],"other":"B","story":"A"}"#),
        (&["story", "split", "B", "C", "2"], r#"{"did":"story split","documents":[2],"other":"C","story":"B"}"#),
        (&["story", "merge", "B", "C"], r#"{"did":"story merge","documents":[],"other":"C","story":"B"}"#),
        (&["story", "remove", "B", "2"], r#"{"did":"story remove","documents":[2],"story":"B"}"#),
        (&["tag", "port", "1"], r#"{"did":"tag","documents":[1],"tag":"port"}"#),
        (&["tag", "port", "1", "--off"], r#"{"did":"tag off","documents":[1],"tag":"port"}"#),
        (&["correct", "1", "--outlet", "Post"], r#"{"changed":1,"did":"correct","documents":[1]}"#),
        (&["remove", "1"], r#"{"did":"remove","documents":[1]}"#),
        (&["restore", "1"], r#"{"did":"restore","documents":[1]}"#),
        (&["verify"], r#"{"captures":2,"problems":0,"quotations":0}"#),
        (&["export", "all.jsonl"], r#"{"did":"export","file":"all.jsonl","left_out":[]}"#),
        (&["import", "all.jsonl"], r#"{"did":"import","known":2,"new":0,"notes":0,"stories":1}"#),
        (&["remove", "--empty-trash"], r#"{"deleted":0,"did":"empty the trash"}"#),
    ] {
        let told_now: Vec<String> = json(&folder, arguments).iter().map(Value::to_string).collect();
        assert_eq!(told_now, [told], "{arguments:?}");
    }
    assert_eq!(json(&folder, &["undo"])[0]["did"], "undo");
    assert!(json(&folder, &["backup", "copy.db"])[0]["bytes"].as_u64().unwrap() > 0);
}

#[test]
fn documents_and_quotations_are_found() {
    let folder = Folder::with_a_story("store_search");
    run(&folder, 0, &["add", "courier.txt", "wire.txt", "--story", "Bridge"]);
    let hits = json(&folder, &["search", "barge story:bridge by:holt"]);
    assert_eq!((hits.len(), &hits[0]["found"][0]), (1, &"barge".into()));
    assert!(run(&folder, 0, &["search", "zlutoucky"]).out.contains("[Žluťoučký]"));
    let said = json(&folder, &["search", "speaker:frost", "thunder"]);
    assert_eq!(said.len(), 2);
    assert!(said.iter().all(|hit| hit["speaker"].as_str().unwrap().ends_with("Ben Frost")), "{said:?}");
    assert_eq!(json(&folder, &["search", "says:\"lights went out\""]).len(), 1);
    assert_eq!(json(&folder, &["search", "speaker:fr* says:t*"]).len(), 2);
    assert_eq!(run(&folder, 1, &["search", "zeppelin"]).out, "");
    for (typed, words) in
        [("\"open", "quotation mark is open"), ("who:x", "no field"), ("a AND", "AND has nothing"), ("-x", "left out")]
    {
        let said = run(&folder, 2, &["search", "--", typed]).said;
        assert!(said.contains(words), "{said}");
    }
    let checked = run(&folder, 0, &["verify"]).said;
    assert!(checked.contains("captures checked: 2") && !checked.contains("quotations: 0"), "{checked}");
}

#[test]
fn an_archive_and_a_backup_are_whole_stores() {
    let folder = Folder::with_a_story("store_archive");
    run(&folder, 0, &["add", "courier.txt", "wire.txt", "--story", "Bridge"]);
    run(&folder, 0, &["export", "first.jsonl"]);
    assert!(run(&folder, 2, &["export", "first.jsonl"]).said.contains("exists"));
    let other = ["--store", "other.db"];
    run(&folder, 0, &["import", "first.jsonl", other[0], other[1]]);
    run(&folder, 0, &["export", "second.jsonl", other[0], other[1]]);
    let read = |name: &str| std::fs::read_to_string(folder.path(name)).unwrap();
    assert_eq!(read("first.jsonl"), read("second.jsonl"));
    run(&folder, 0, &["backup", "copy.db"]);
    assert!(run(&folder, 2, &["backup", "copy.db"]).said.contains("already"));
    assert_eq!(run(&folder, 0, &["export", "-", "--store", "copy.db"]).out, read("first.jsonl"));
    folder.write("cut.jsonl", &read("first.jsonl").as_bytes()[..900]);
    assert!(run(&folder, 2, &["import", "cut.jsonl"]).said.contains("damaged"));
}

#[test]
fn nothing_from_a_document_acts_on_the_terminal() {
    let folder = Folder::new("store_hostile");
    folder
        .write("a\u{1b}[31m.txt", "Title \u{1b}]0;owned\u{7} here\n\nWords\u{9b}2J that act \u{202e}txt.\n".as_bytes());
    run(&folder, 0, &["add", ".", "--story", "St\u{1b}[1mory", "--tag", "t\u{7}ag"]);
    for arguments in [
        &["list"][..],
        &["list", "--json"],
        &["show", "1"],
        &["show", "1", "--json"],
        &["story", "list"],
        &["tag"],
        &["search", "act"],
        &["search", "act", "--json"],
        &["--story", "St\u{1b}[1mory", "--plain"],
        &["stats"],
        &["names", "stories"],
        &["names", "tags"],
        &["list", "--tag", "t\u{7}ag"],
        &["like", "1"],
        &["story", "group"],
        &["story", "group", "--json"],
        &["show", "1", "--versions"],
    ] {
        let output = parallax(&folder, arguments).output().unwrap();
        ran(&output);
    }
}

#[test]
fn a_kill_in_the_middle_of_an_import_loses_nothing_that_was_acknowledged() {
    // Killed after the first batch, and again further on: the second import goes on where the first was cut off.
    kill_imports("store_kill", 3000, &[1, 700]);
}

#[test]
#[ignore = "takes long: ten thousand documents, killed a dozen times"]
fn kills_in_the_middle_of_a_large_import_lose_nothing_that_was_acknowledged() {
    kill_imports("store_kill_large", 10_000, &[1, 300, 900, 257, 1400, 2100, 3000, 3333, 4000, 5000, 6001, 7777]);
}

/// Imports so many documents and kills the import each time after so many lines; then lets one end.
fn kill_imports(name: &str, count: usize, kills: &[usize]) {
    let folder = Folder::new(name);
    articles(&folder, "in", 0, count);
    for &lines in kills {
        let mut child = parallax(&folder, &["add", "in", "--story", "All"]).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut acknowledged: Vec<String> = out.by_ref().take(lines).map(Result::unwrap).collect();
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged.extend(out.map_while(Result::ok));
        let stored: Vec<u64> = json(&folder, &["list"]).iter().map(|d| d["document"].as_u64().unwrap()).collect();
        // The last line may be cut off in the middle.
        for line in &acknowledged[..acknowledged.len() - 1] {
            let number: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
            assert!(stored.binary_search(&number).is_ok(), "lost: {line}");
        }
        assert!(stored.len() <= count, "the import was over before it was killed");
        run(&folder, 0, &["verify"]);
    }
    run(&folder, 0, &["add", "in", "--story", "All"]);
    assert_eq!(json(&folder, &["story", "list"])[0]["documents"], count);
    run(&folder, 0, &["verify"]);
}

/// Makes of the folder's store one of an earlier version, with the same captures.
fn as_of_version_three(folder: &Folder) {
    let earlier = rusqlite::Connection::open(folder.path("earlier.db")).unwrap();
    for step in [
        include_str!("../../src/store/migrations/0001-captures.sql"),
        include_str!("../../src/store/migrations/0002-stories.sql"),
        include_str!("../../src/store/migrations/0003-annotations.sql"),
    ] {
        earlier.execute_batch(step).unwrap();
    }
    earlier.execute("ATTACH ?1 AS now", [folder.path("store.db")]).unwrap();
    earlier
        .execute_batch(
            "BEGIN; INSERT INTO document SELECT * FROM now.document; INSERT INTO capture SELECT * FROM now.capture;
             INSERT INTO sighting SELECT * FROM now.sighting; COMMIT;
             PRAGMA user_version = 3; PRAGMA application_id = 1347570776;",
        )
        .unwrap();
}

#[test]
fn a_kill_in_the_middle_of_a_migration_leaves_the_earlier_store_or_the_new_one() {
    let folder = Folder::new("store_migration");
    articles(&folder, "in", 0, 1500);
    run(&folder, 0, &["add", "in"]);
    as_of_version_three(&folder);
    let earlier = std::fs::read(folder.path("earlier.db")).unwrap();
    let journal = folder.path("old.db-journal");
    let mut cut = 0;
    // Killed as soon as it writes, and when so much of what stood there is kept aside.
    for least in [0, 512, 4096] {
        let _ = std::fs::remove_file(folder.path("old.db-wal"));
        folder.write("old.db", &earlier);
        let mut child = parallax(&folder, &["list", "--store", "old.db"]).spawn().unwrap();
        while std::fs::metadata(&journal).map_or(true, |journal| journal.len() < least) {
            if child.try_wait().unwrap().is_some() {
                break;
            }
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        cut += usize::from(Path::new(&journal).exists());
        assert_eq!(json(&folder, &["list", "--store", "old.db"]).len(), 1500);
        assert_eq!(json(&folder, &["search", "--store", "old.db", "crane", "--limit", "2000"]).len(), 1500);
        run(&folder, 0, &["verify", "--store", "old.db"]);
    }
    assert!(cut > 0, "every migration was over before it was killed");
}

#[test]
fn two_write_and_others_read_side_by_side() {
    let folder = Folder::new("store_two");
    articles(&folder, "one", 0, 400);
    articles(&folder, "two", 1000, 400);
    let start = Arc::new(Barrier::new(3));
    std::thread::scope(|scope| {
        for name in ["one", "two"] {
            let (start, folder) = (Arc::clone(&start), &folder);
            scope.spawn(move || {
                start.wait();
                run(folder, 0, &["add", name, "--story", "All"]);
            });
        }
        start.wait();
        for _ in 0..8 {
            // There may be no store yet.
            let output = parallax(&folder, &["list"]).output().unwrap();
            assert!(output.status.success() || ran(&output).said.contains("there is no store"));
        }
    });
    assert_eq!(json(&folder, &["story", "list"])[0]["documents"], 800);
    run(&folder, 0, &["verify"]);
}

#[test]
fn a_store_that_another_program_holds_is_said_to_be_locked() {
    let folder = Folder::with_a_story("store_locked");
    run(&folder, 0, &["add", "courier.txt"]);
    let holder = rusqlite::Connection::open(folder.path("store.db")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(json(&folder, &["list"]).len(), 1);
    let said = run(&folder, 2, &["add", "wire.txt"]).said;
    assert!(said.contains("store.db: another program is writing to it") && said.contains("try again"), "{said}");
    holder.execute_batch("ROLLBACK").unwrap();
    run(&folder, 0, &["add", "wire.txt"]);
}

/// Whether the tests run as a user to whom rights mean nothing.
#[cfg(unix)]
fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().unwrap();
    output.stdout.starts_with(b"0")
}

#[test]
#[cfg(unix)]
fn a_folder_and_a_file_without_rights_are_said_to_be_so() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let folder = Folder::with_a_story("store_rights");
    run(&folder, 0, &["add", "courier.txt"]);
    let deny = |mode| {
        for name in ["store.db", ""] {
            let mode = if name.is_empty() { mode | 0o111 } else { mode };
            set_permissions(folder.path(name), Permissions::from_mode(mode)).unwrap();
        }
    };
    let run_as_somebody = |arguments: &[&str]| {
        let mut command = parallax(&folder, arguments);
        if is_root() {
            command.uid(65534).gid(65534);
        }
        command.output()
    };
    deny(0o444);
    // Where somebody cannot even start the program, nothing can be said of its rights.
    let Ok(first) = run_as_somebody(&["add", "wire.txt"]) else {
        eprintln!("not checked: the program cannot be run as another user here");
        return deny(0o644);
    };
    let said = ran(&first).said;
    assert_eq!(first.status.code(), Some(2), "{said}");
    assert!(said.contains("cannot be written to") && said.contains("--store"), "{said}");
    // What cannot be written can still be read.
    for arguments in [
        &["list"][..],
        &["search", "barge"],
        &["show", "1"],
        &["export", "-"],
        &["verify"],
        &["like", "1", "--limit", "1"],
    ] {
        let read = run_as_somebody(arguments).unwrap();
        let said = ran(&read).said;
        assert!(read.status.code().is_some_and(|code| code < 2), "{arguments:?}: {said}");
    }
    let said = ran(&run_as_somebody(&["search", "speaker:frost"]).unwrap()).said;
    assert!(said.contains("can only be read"), "{said}");
    let said = ran(&run_as_somebody(&["tag", "port", "1"]).unwrap()).said;
    assert!(said.contains("cannot be written to"), "{said}");
    let elsewhere = run_as_somebody(&["add", "wire.txt", "--store", "new/store.db"]).unwrap();
    let said = ran(&elsewhere).said;
    assert!(said.contains("its folder cannot be made") && said.contains("--store"), "{said}");
    deny(0o644);
    assert_eq!(json(&folder, &["list"]).len(), 1);
}

#[test]
fn a_newer_store_and_a_foreign_file_are_left_as_they_are() {
    let folder = Folder::with_a_story("store_newer");
    run(&folder, 0, &["add", "courier.txt"]);
    let store = rusqlite::Connection::open(folder.path("store.db")).unwrap();
    store.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    folder.write("foreign.db", b"SQLite format 3\0 and more that is no store");
    for (name, words) in [
        ("store.db", "newer parallax"),
        ("foreign.db", "is not a parallax store"),
        ("wire.txt", "is not a parallax store"),
    ] {
        let before = std::fs::read(folder.path(name)).unwrap();
        for arguments in [&["list"][..], &["add", "wire.txt"], &["verify"]] {
            let arguments: Vec<&str> = arguments.iter().copied().chain(["--store", name]).collect();
            let said = run(&folder, 2, &arguments).said;
            assert!(said.contains(words) && said.contains("left as it"), "{said}");
        }
        assert_eq!(std::fs::read(folder.path(name)).unwrap(), before);
    }
}

#[test]
fn a_damaged_store_is_said_to_be_so_and_what_is_whole_is_saved() {
    let folder = Folder::new("store_damaged");
    articles(&folder, "in", 0, 300);
    run(&folder, 0, &["add", "in"]);
    let whole = std::fs::read(folder.path("store.db")).unwrap();
    let commands = [
        &["list"][..],
        &["verify"],
        &["search", "crane"],
        &["show", "7"],
        &["export", "-"],
        &["add", "in"],
        &["stats"],
    ];
    for part in 1..16 {
        let mut bytes = whole.clone();
        let at = whole.len() / 16 * part;
        bytes[at..at + 6000].fill(0x5A);
        folder.write("store.db", &bytes);
        let mut told = false;
        for arguments in commands {
            let output = parallax(&folder, arguments).output().unwrap();
            let said = ran(&output).said;
            assert!(output.status.code().is_some_and(|status| status <= 2), "{arguments:?}: {output:?}");
            told |= arguments[0] == "verify" && !output.status.success();
            assert!(
                output.status.code() != Some(2) || said.contains("damaged") || said.contains("nothing could be read"),
                "{said}"
            );
        }
        assert!(told, "verify does not see the damage at {at}");
    }
    folder.write("store.db", &whole[..whole.len() / 2]);
    assert!(run(&folder, 2, &["list"]).said.contains("damaged"));
}

/// The file may not grow beyond what `ulimit -f` allows, which is how a full disk looks to a process that may not mount one.
#[test]
#[cfg(unix)]
fn without_room_nothing_is_half_kept() {
    let folder = Folder::new("store_full");
    articles(&folder, "in", 0, 1500);
    articles(&folder, "first", 5000, 1);
    run(&folder, 0, &["add", "first"]);
    let script = "trap '' XFSZ; ulimit -f 400; exec \"$0\" add in";
    let mut command = Command::new("sh");
    command.args(["-c", script, env!("CARGO_BIN_EXE_parallax")]).current_dir(folder.path(""));
    let output = command.env("PARALLAX_STORE", folder.path("store.db")).stdin(Stdio::null()).output().unwrap();
    let Ran { out, said } = ran(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("nothing of this step was kept"), "{said}");
    let stored = json(&folder, &["list"]).len();
    assert_eq!(stored, out.lines().count() + 1, "what was acknowledged and what is kept differ");
    run(&folder, 0, &["verify"]);
    run(&folder, 0, &["add", "in"]);
    assert_eq!(json(&folder, &["list"]).len(), 1501);
}

#[test]
fn a_clock_that_went_back_changes_no_order() {
    use parallax::document;
    use parallax::store::{Deed, Store, Taking};
    let folder = Folder::new("store_clock");
    let texts = [article(1), article(1).replace("Monday", "Tuesday"), article(1).replace("Monday", "Friday")];
    // Two captures by a machine whose clock was years ahead.
    let mut store = Store::open(Path::new(&folder.path("store.db"))).unwrap();
    folder.write("a.txt", texts[0].as_bytes());
    let place = std::fs::canonicalize(folder.path("a.txt")).unwrap();
    for (text, second) in texts[..2].iter().zip([4_000_000_000, 4_100_000_000]) {
        let document = document::read("a.txt", text.as_bytes());
        let taking = Taking { document: &document, bytes: text.as_bytes(), place: place.to_str() };
        let mut deed = Deed::new(jiff::Timestamp::from_second(second).unwrap(), "add from the future");
        store.write(&mut deed, |writing| writing.take(&taking)).unwrap();
    }
    drop(store);
    // Now it goes right.
    folder.write("a.txt", texts[2].as_bytes());
    assert!(run(&folder, 0, &["add", "a.txt"]).out.starts_with("changed       1"));
    assert!(run(&folder, 0, &["show", "1"]).out.contains("Friday"));
    assert!(run(&folder, 0, &["show", "1", "--version", "3"]).out.contains("Friday"));
    assert_eq!(run(&folder, 0, &["search", "Friday"]).out.lines().next().unwrap().chars().next(), Some('1'));
    let captures = json(&folder, &["show", "1"])[0]["captures"].clone();
    let years: Vec<&str> = captures.as_array().unwrap().iter().map(|c| &c["captured"].as_str().unwrap()[..2]).collect();
    assert_eq!((years[..2].to_vec(), &captures[2]["current"]), (vec!["20", "20"], &true.into()), "{captures}");
    assert!(captures[1]["captured"].as_str() > captures[2]["captured"].as_str(), "{captures}");
    // Seen again by the clock that is behind, an earlier text is the current one.
    folder.write("a.txt", texts[0].as_bytes());
    assert!(run(&folder, 0, &["add", "a.txt"]).out.starts_with("known         1"));
    assert!(run(&folder, 0, &["show", "1"]).out.contains("Monday"));
    // Steps are undone from the last that was done, whatever time they bear.
    assert!(run(&folder, 0, &["undo"]).said.contains("add a.txt"));
    assert!(run(&folder, 0, &["show", "1"]).out.contains("Friday"));
    run(&folder, 0, &["verify"]);
    run(&folder, 0, &["export", "a.jsonl"]);
    run(&folder, 0, &["import", "a.jsonl", "--store", "other.db"]);
    assert!(run(&folder, 0, &["show", "1", "--store", "other.db"]).out.contains("Friday"));
}

#[test]
fn the_store_lies_in_the_users_data_folder() {
    let folder = Folder::with_a_story("store_home");
    let mut command = parallax(&folder, &["add", "courier.txt"]);
    command.env_remove("PARALLAX_STORE").env("HOME", folder.path("")).env("XDG_DATA_HOME", folder.path("data"));
    assert!(command.output().unwrap().status.success());
    if cfg!(all(unix, not(target_os = "macos"))) {
        assert!(Path::new(&folder.path("data/parallax/store.db")).exists());
    }
}
