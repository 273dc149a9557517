//! Taking in what appears in a folder, stopping what takes long, and completing names; with real processes.

use crate::commands::Folder;
use crate::store::{articles, json, parallax, ran, run};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

fn signal(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).unwrap();
}

#[test]
#[cfg(feature = "watch")]
fn files_are_taken_in_as_they_appear_and_half_written_ones_are_waited_for() {
    use std::io::Write;
    let folder = Folder::with_a_story("store_watch");
    std::fs::create_dir_all(folder.path("inbox")).unwrap();
    std::fs::rename(folder.path("courier.txt"), folder.path("inbox/courier.txt")).unwrap();
    let mut child = parallax(&folder, &["watch", "inbox", "--story", "Bridge"]).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(out.next().unwrap().unwrap().contains("courier.txt"), "what is there comes first");
    assert!(said.next().unwrap().unwrap().contains("watching inbox; Ctrl-C ends"));
    // Written in parts, with what the folder's rules leave out beside it.
    folder.write("inbox/.hidden.txt", b"Nobody reads this.\n");
    folder.write("inbox/photo.jpg", b"\xff\xd8");
    let mut file = std::fs::File::create(folder.path("inbox/slow.txt")).unwrap();
    file.write_all(b"The tug was seen").unwrap();
    file.flush().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    file.write_all(b" off the pier on Monday.\n").unwrap();
    drop(file);
    assert!(out.next().unwrap().unwrap().contains("slow.txt"));
    // A folder that is moved in with what it holds.
    std::fs::create_dir_all(folder.path("aside")).unwrap();
    std::fs::rename(folder.path("wire.txt"), folder.path("aside/wire.txt")).unwrap();
    std::fs::rename(folder.path("aside"), folder.path("inbox/aside")).unwrap();
    assert!(out.next().unwrap().unwrap().contains("wire.txt"));
    folder.write("inbox/slow.txt", b"The tug was seen off the pier on Tuesday.\n");
    assert!(out.next().unwrap().unwrap().starts_with("changed"));
    signal(&child, Signal::INT);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let listed = json(&folder, &["list", "--story", "Bridge"]);
    assert_eq!(listed.len(), 3);
    assert!(run(&folder, 0, &["show", "2"]).out.contains("on Tuesday"));
    assert!(run(&folder, 0, &["show", "2", "--version", "1"]).out.contains("seen off the pier on Monday"));
    assert!(run(&folder, 2, &["watch", "nowhere"]).said.contains("nowhere"));
}

#[test]
fn an_import_that_is_stopped_keeps_what_was_told_and_goes_on_later() {
    const COUNT: usize = 2500;
    let folder = Folder::new("store_stop");
    articles(&folder, "in", 0, COUNT);
    let mut child = parallax(&folder, &["add", "in"]).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = out.next().unwrap().unwrap();
    signal(&child, Signal::INT);
    let told = 1 + out.map_while(Result::ok).count();
    let output = child.wait_with_output().unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&output.status), Some(2), "{first}");
    assert!(ran(&output).said.contains("stopped; what was written is kept"));
    assert!(told < COUNT, "the import was over before it was stopped");
    assert_eq!(json(&folder, &["list"]).len(), told);
    run(&folder, 0, &["verify"]);
    run(&folder, 0, &["add", "in"]);
    assert_eq!(json(&folder, &["list"]).len(), COUNT);
}

#[test]
fn a_shell_completes_the_names_of_stories_and_tags() {
    let folder = Folder::with_a_story("store_names");
    assert_eq!(run(&folder, 1, &["names", "stories"]).out, "");
    run(&folder, 0, &["add", "courier.txt", "--story", "Harbour bridge", "--tag", "port"]);
    run(&folder, 0, &["story", "new", "Rail strike"]);
    assert_eq!(run(&folder, 0, &["names", "stories"]).out, "Harbour bridge\nRail strike\n");
    assert_eq!(run(&folder, 0, &["names", "tags"]).out, "port\n");
    assert!(!run(&folder, 0, &["--help"]).out.contains("names"));
    for (shell, words) in
        [("zsh", "_parallax_stories"), ("fish", "(parallax names stories)"), ("bash", "_parallax_names")]
    {
        let script = run(&folder, 0, &["completions", shell]).out;
        assert!(script.contains(words), "{shell}");
    }
    let script = run(&folder, 0, &["completions", "bash"]).out;
    folder.write("complete.bash", script.as_bytes());
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_parallax")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let complete = |words: &str, at: usize| {
        let word = words.split(' ').nth(at).unwrap_or_default();
        let typed = format!(
            ". {}; COMP_WORDS=({words}); COMP_CWORD={at}; _parallax_names parallax {word}; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            folder.path("complete.bash")
        );
        let mut bash = Command::new("bash");
        bash.args(["--norc", "-c", &typed]).env("PATH", &path).env("PARALLAX_STORE", folder.path("store.db"));
        bash.output().map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let Ok(found) = complete("parallax --story har", 2) else {
        eprintln!("not checked: there is no bash here");
        return;
    };
    assert_eq!(found, "Harbour\\ bridge\n");
    assert_eq!(complete("parallax tag po", 2).unwrap(), "port\n");
    assert_eq!(complete("parallax story rename Ra", 3).unwrap(), "Rail\\ strike\n");
    assert!(complete("parallax comp", 1).unwrap().contains("compare"));
    run(&folder, 0, &["add", "wire.txt"]);
    assert_eq!(complete("parallax show 2", 2).unwrap(), "2\n");
    assert!(complete("parallax show \"\"", 2).unwrap().contains("1  Harbour bridge closed"));
    assert_eq!(complete("parallax tag port 1", 3).unwrap(), "1\n");
    run(&folder, 0, &["remove", "2"]);
    assert_eq!(complete("parallax restore \"\"", 2).unwrap(), "2\n");
    assert_eq!(complete("parallax show \"\"", 2).unwrap(), "1\n");
}

#[test]
fn a_story_alone_is_exported_and_taken_in_elsewhere() {
    let folder = Folder::with_a_story("store_partial");
    run(&folder, 0, &["add", "courier.txt", "--story", "Bridge"]);
    run(&folder, 0, &["add", "wire.txt", "--story", "Other"]);
    run(&folder, 0, &["correct", "1", "--outlet", "Evening Courier"]);
    run(&folder, 0, &["export", "bridge.jsonl", "--story", "bridge"]);
    run(&folder, 0, &["import", "bridge.jsonl", "--store", "other.db"]);
    let listed = json(&folder, &["list", "--store", "other.db"]);
    assert_eq!(listed.len(), 1);
    assert_eq!((&listed[0]["outlet"], &listed[0]["stories"][0]), (&"Evening Courier".into(), &"Bridge".into()));
    assert!(run(&folder, 2, &["export", "no.jsonl", "--story", "none"]).said.contains("no story called"));
    assert!(!std::path::Path::new(&folder.path("no.jsonl")).exists());
}

#[test]
fn dropping_the_caches_loses_nothing() {
    let folder = Folder::with_a_story("store_caches");
    run(&folder, 0, &["add", "courier.txt", "wire.txt"]);
    let found = |folder: &Folder| {
        let like = run(folder, 0, &["like", "1"]).out;
        (like, run(folder, 0, &["search", "speaker:frost"]).out, run(folder, 0, &["story", "group", "--preview"]).out)
    };
    let before = found(&folder);
    let store = rusqlite::Connection::open(folder.path("store.db")).unwrap();
    for table in ["quotation", "analysed", "tally", "profile", "frequency", "keyword"] {
        store.execute(&format!("DELETE FROM {table}"), []).unwrap();
    }
    drop(store);
    assert!(run(&folder, 0, &["verify"]).said.contains("problems: 0"));
    let begun = Instant::now();
    assert_eq!(found(&folder), before);
    assert!(begun.elapsed() < Duration::from_secs(20));
}
