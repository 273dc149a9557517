//! The real binary from outside: what each command writes, says and ends with, on good, odd and refused input.

use serde_json::Value;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const COURIER: &str = "Harbour bridge closed\nBy Ana Holt\n12 March 2024\n\nPolice said four people were hurt when a barge struck the harbour \
     bridge on Tuesday evening.\n\nBuses run through the old tunnel until the bridge opens again. “We heard a sound like \
     thunder and then the lights went out,” said ferry master Ben Frost.\n";
const WIRE: &str = "A barge struck the harbour bridge on Tuesday evening, and police said two people were hurt.\n\nBuses run \
     through the old tunnel. Ferry master Ben Frost said: “We heard a sound like thunder.”\n\nŽluťoučký 🙂 insurers wait.\n";

/// A folder of one test, new and empty.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let folder = Self(folder);
        for end in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(folder.store() + end);
        }
        folder
    }

    /// One with two sources on one matter, `courier.txt` and `wire.txt`.
    pub(crate) fn with_a_story(name: &str) -> Self {
        let folder = Self::new(name);
        folder.write("courier.txt", COURIER.as_bytes());
        folder.write("wire.txt", WIRE.as_bytes());
        folder
    }

    /// Its store, where nothing lies at first.
    pub(crate) fn store(&self) -> String {
        self.0.with_extension("store.db").to_str().unwrap().to_owned()
    }

    pub(crate) fn write(&self, name: impl AsRef<OsStr>, bytes: &[u8]) {
        fs::write(self.0.join(name.as_ref()), bytes).unwrap();
    }

    /// The whole path of a file in it; of the folder itself for no name.
    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// Runs the program in the folder with nothing on standard input.
    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    fn run_with(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = self.command(arguments).spawn().unwrap();
        // A program that reads nothing may be gone already.
        let _ = child.stdin.take().unwrap().write_all(input);
        Ran::new(&child.wait_with_output().unwrap())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_parallax"));
        command.args(arguments).current_dir(&self.0);
        // Never the store of whoever runs the tests; beside the folder, whose files are read.
        command.env("PARALLAX_STORE", self.store());
        // What its user has set must not count here.
        command.env("XDG_CONFIG_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings"));
        command.env("XDG_STATE_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-settings"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

/// How a run ended.
#[derive(Debug)]
struct Ran {
    status: Option<i32>,
    out: String,
    said: String,
}

impl Ran {
    fn new(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let ran = Self { status: output.status.code(), out: text(&output.stdout), said: text(&output.stderr) };
        assert!(
            !ran.said.chars().any(|c| c.is_control() && c != '\n'),
            "control characters reach the terminal: {ran:?}"
        );
        assert!(!ran.said.contains("panicked") && !ran.said.contains("error of the program itself"), "{ran:?}");
        ran
    }

    #[track_caller]
    fn ends_with(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{self:#?}");
        self
    }

    #[track_caller]
    fn says(self, words: &str) -> Self {
        assert!(self.said.contains(words), "{words:?} is not said: {self:#?}");
        self
    }

    #[track_caller]
    fn says_nothing(self) -> Self {
        assert_eq!(self.said, "", "{self:#?}");
        self
    }

    #[track_caller]
    fn writes(self, words: &str) -> Self {
        assert!(self.out.contains(words), "{words:?} is not written: {self:#?}");
        self
    }

    #[track_caller]
    fn writes_nothing(self) -> Self {
        assert_eq!(self.out, "", "{self:#?}");
        self
    }

    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}

#[test]
fn reading_without_a_terminal_writes_the_text_report() {
    let folder = Folder::with_a_story("read-text");
    let report = folder.run(&["courier.txt", "wire.txt"]).ends_with(0).says_nothing();
    let report = report.writes("Sources\n  1. ").writes("\nStatements of several sources\n").writes("\nCounts\n");
    assert_eq!(folder.run(&["--plain", "."]).ends_with(0).out, report.out, "a folder is its files in natural order");
    assert_eq!(folder.run(&["compare", "."]).ends_with(0).out, report.out, "compare writes the same");
    assert!(report.out.chars().all(|c| c == '\n' || !c.is_control()));
    let narrow = folder.run(&["compare", "--width", "40", "."]).ends_with(0);
    assert!(narrow.out.lines().all(|line| line.chars().count() <= 40), "{}", narrow.out);
}

#[test]
fn standard_input_is_a_source_named_or_not() {
    let folder = Folder::with_a_story("standard-input");
    folder.run_with(&["courier.txt", "-"], WIRE.as_bytes()).ends_with(0).writes("2. standard input");
    folder.run_with(&[], WIRE.as_bytes()).ends_with(1).writes("1. standard input").says("one source alone");
    folder.run_with(&["courier.txt", "-", "-"], WIRE.as_bytes()).ends_with(0).says("already given");
    folder.run(&[]).ends_with(2).says("is empty").writes_nothing();
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_go_on() {
    let folder = Folder::with_a_story("refused");
    folder.write("photo.jpg", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff\xfe");
    folder.write("nothing.txt", b" \n");
    let wanted = ["courier.txt", "missing.txt", "photo.jpg", "nothing.txt", "wire.txt"];
    let ran = folder.run(&wanted).ends_with(0).writes("2. ").says("missing.txt: not found");
    let ran = ran.says("photo.jpg: cannot be read: not a known format").says("nothing.txt: is empty");
    assert!(ran.said.lines().all(|line| line.starts_with("parallax: ")), "{ran:#?}");
    folder.run(&["missing.txt"]).ends_with(2).says("not found").says("nothing could be read").writes_nothing();
    folder.run(&["compare", "--format", "json", "photo.jpg"]).ends_with(2).says("not a known format").writes_nothing();
    folder.run(&["quotes", "nothing.txt"]).ends_with(2).says("is empty").writes_nothing();
}

#[test]
fn one_source_alone_is_written_but_not_compared() {
    let folder = Folder::with_a_story("alone");
    folder.run(&["courier.txt"]).ends_with(1).says("one source alone").writes("Only in 1 ");
    folder.run(&["courier.txt", "courier.txt"]).ends_with(1).says("already given").says("one source alone");
    let whole = folder.run(&["compare", "--format", "json", "courier.txt"]).ends_with(1).json();
    assert_eq!(whole["documents"].as_array().map(Vec::len), Some(1));
    assert_eq!(whole["links"].as_array().map(Vec::len), Some(0));
    folder.run(&["quotes", "courier.txt"]).ends_with(0).says_nothing();
}

#[test]
fn other_encodings_keep_their_characters() {
    let folder = Folder::with_a_story("encodings");
    folder.write(
        "windows.txt",
        b"\x93We waited,\x94 said Ren\xe9 M\xfcller of the caf\xe9 \x96 for hours. Nobody came to the caf\xe9.\n",
    );
    let utf16: Vec<u8> = "\u{feff}Žluťoučký kůň.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.write("utf16.txt", &utf16);
    let whole = folder.run(&["compare", "--format", "json", "windows.txt", "utf16.txt"]).ends_with(0).json();
    let text = |n: usize| whole["documents"][n]["text"].as_str().unwrap();
    assert!(text(0).starts_with("“We waited,” said René Müller of the café – for hours."), "{}", text(0));
    assert_eq!(text(1), "Žluťoučký kůň.\n");
}

/// Every object that has `start`, `end` and `text`, with the document it belongs to: its own or the one handed down.
fn check_ranges(value: &Value, document: Option<&Value>, documents: &[Vec<char>], count: &mut usize) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| check_ranges(item, document, documents, count)),
        Value::Object(fields) => {
            let document = fields.get("document").or(document);
            if let (Some(start), Some(end), Some(text)) = (fields.get("start"), fields.get("end"), fields.get("text")) {
                let place = |n: &Value| usize::try_from(n.as_u64().unwrap()).unwrap();
                let text_of = &documents[place(document.unwrap())];
                let cut: String = text_of[place(start)..place(end)].iter().collect();
                assert_eq!(cut, text.as_str().unwrap());
                *count += 1;
            }
            fields.values().for_each(|field| check_ranges(field, document, documents, count));
        }
        _ => {}
    }
}

#[test]
fn every_range_of_the_json_cuts_out_its_text() {
    let folder = Folder::with_a_story("json");
    let whole =
        folder.run(&["compare", "--format", "json", "courier.txt", "wire.txt"]).ends_with(0).says_nothing().json();
    assert_eq!((&whole["format"], &whole["version"]), (&Value::from("parallax.comparison"), &Value::from(1)));
    let documents: Vec<Vec<char>> =
        whole["documents"].as_array().unwrap().iter().map(|d| d["text"].as_str().unwrap().chars().collect()).collect();
    let links = whole["links"].as_array().unwrap();
    assert!(!links.is_empty());
    let mut count = 0;
    for link in links {
        for end in ["a", "b"] {
            check_ranges(&link[end], None, &documents, &mut count);
        }
        let ends = [&link["a"]["document"], &link["b"]["document"]];
        let evidence = &link["evidence"];
        for pair in evidence["shared"].as_array().unwrap() {
            check_ranges(&pair[0], Some(ends[0]), &documents, &mut count);
            check_ranges(&pair[1], Some(ends[1]), &documents, &mut count);
        }
        for part in evidence["conflicts"].as_array().unwrap().iter().chain([&evidence["utterance"]]) {
            check_ranges(&part["a"], Some(ends[0]), &documents, &mut count);
            check_ranges(&part["b"], Some(ends[1]), &documents, &mut count);
        }
        assert!(link["score"].as_f64().unwrap() >= whole["threshold"].as_f64().unwrap());
    }
    check_ranges(&whole["statements"], None, &documents, &mut count);
    assert!(count > 8, "{count}");
    let again = folder.run(&["compare", "--format", "json", "courier.txt", "wire.txt"]).json();
    assert_eq!(whole, again, "the same twice");
}

#[test]
fn quotations_are_json_lines_or_text() {
    let folder = Folder::with_a_story("quotes");
    let lines = folder.run(&["quotes", "--format", "jsonl", "courier.txt", "wire.txt"]).ends_with(0).says_nothing();
    assert!(!lines.out.is_empty());
    let texts = [COURIER, WIRE].map(|t| t.chars().collect::<Vec<char>>());
    for line in lines.out.lines() {
        let quotation: Value = serde_json::from_str(line).unwrap();
        let mut count = 0;
        check_ranges(&quotation, None, &texts, &mut count);
        assert_eq!(count, 1, "{line}");
    }
    folder.run(&["quotes", "courier.txt"]).ends_with(0).writes("sound like thunder");
}

fn keys(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| keys(item, into)),
        Value::Object(fields) => fields.iter().for_each(|(name, field)| {
            into.insert(name.clone());
            keys(field, into);
        }),
        _ => {}
    }
}

#[test]
fn every_field_of_the_json_is_told() {
    let folder = Folder::with_a_story("json-fields");
    let told = include_str!("../../docs/json.md");
    let mut names = BTreeSet::new();
    keys(&folder.run(&["compare", "--format", "json", "."]).json(), &mut names);
    for line in folder.run(&["quotes", "--format", "jsonl", "."]).out.lines() {
        keys(&serde_json::from_str(line).unwrap(), &mut names);
    }
    let is_told = |name: &String| told.contains(&format!("`{name}`")) || told.contains(&format!("`evidence.{name}`"));
    let untold: Vec<&String> = names.iter().filter(|name| *name != "evidence" && !is_told(name)).collect();
    assert!(untold.is_empty(), "docs/json.md does not tell of {untold:?}");
}

#[test]
fn a_comparison_is_a_page_a_note_or_a_table() {
    let folder = Folder::with_a_story("formats");
    let page = folder.run(&["compare", "--format", "html", "."]).ends_with(0).says_nothing().out;
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("default-src 'none'") && page.ends_with("</html>"));
    let note = folder.run(&["compare", "--format", "markdown", "."]).ends_with(0).says_nothing().out;
    assert!(note.starts_with("# ") && note.contains("## Statements of several sources"));
    let table = folder.run(&["compare", "--format", "csv", "."]).ends_with(0).says_nothing().out;
    let rows = table.lines().count();
    let whole = folder.run(&["compare", "--format", "json", "."]).json();
    assert_eq!(rows, whole["statements"].as_array().unwrap().len() + 1, "a row a statement, and the head");
}

#[test]
fn a_threshold_takes_links_away() {
    let folder = Folder::with_a_story("threshold");
    let count = |threshold: &str| {
        let whole = folder.run(&["compare", "--format", "json", "--threshold", threshold, "."]).ends_with(0).json();
        whole["links"].as_array().unwrap().len()
    };
    assert!(count("0") >= count("0.9") && count("0.9") >= count("1"));
    for wrong in ["1.5", "half", "NaN"] {
        folder.run(&["--threshold", wrong, "."]).ends_with(2).says("from 0 to 1").writes_nothing();
    }
}

#[test]
fn wrong_use_is_said_with_what_to_do() {
    let folder = Folder::with_a_story("wrong-use");
    folder.run(&["--flat", "courier.txt"]).ends_with(2).says("--flat").says("--help").writes_nothing();
    folder.run(&["compare", "--format", "xml", "."]).ends_with(2).says("json").writes_nothing();
    folder.run(&["compare", "--width", "3", "."]).ends_with(2).writes_nothing();
    folder.run(&["completions", "csh"]).ends_with(2).says("bash").writes_nothing();
    folder.run(&["--bad\u{1b}]0;title\u{7}"]).ends_with(2).writes_nothing();
}

#[test]
fn help_and_version_are_everywhere() {
    let folder = Folder::new("help");
    folder.run(&["--version"]).ends_with(0).writes(env!("CARGO_PKG_VERSION")).says_nothing();
    folder.run(&["--help"]).ends_with(0).writes("Examples:").writes("Exit status:").writes("compare").says_nothing();
    for command in ["compare", "quotes"] {
        folder.run(&[command, "--help"]).ends_with(0).writes("Examples:").writes("Exit status:").writes("PATH");
    }
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        folder.run(&["completions", shell]).ends_with(0).writes("parallax").writes("threshold").says_nothing();
    }
    let help = folder.run(&["--help"]).out;
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
}

#[test]
fn a_source_may_be_called_like_a_command() {
    let folder = Folder::with_a_story("named-compare");
    folder.write("compare", COURIER.as_bytes());
    folder.run(&["./compare", "wire.txt"]).ends_with(0).writes("2. ").says_nothing();
    folder.run(&["wire.txt", "compare"]).ends_with(0).writes("2. ").says_nothing();
    folder.run(&["--", "compare", "wire.txt"]).ends_with(0).writes("2. ").says_nothing();
}

#[test]
fn hostile_names_and_texts_reach_no_terminal() {
    let folder = Folder::new("hostile");
    folder.write("a\u{1b}]0;owned\u{7}.txt", "The ferry\u{1b}[2J left at noon.\u{9b}31m\u{202e}\n".as_bytes());
    folder.write("b.txt", b"The ferry left at noon.\n");
    let missing = "c\u{1b}[31m.txt";
    let safe = |c: char| c == '\n' || !c.is_control() && !('\u{202a}'..='\u{202e}').contains(&c);
    for arguments in [vec![".", missing], vec!["compare", ".", missing], vec!["quotes", ".", missing]] {
        let ran = folder.run(&arguments).ends_with(0).says("not found");
        assert!(ran.out.chars().all(safe), "{ran:?}");
    }
    // JSON is exact all the same: by escapes of its own.
    let json = folder.run(&["compare", "--format", "json", "."]).ends_with(0);
    assert!(json.out.chars().all(safe), "{json:?}");
    assert!(json.json()["documents"][0]["text"].as_str().unwrap().contains("\u{1b}[2J left at noon.\u{9b}31m\u{202e}"));
}

#[test]
fn who_has_read_enough_may_go() {
    let folder = Folder::new("broken-pipe");
    folder.write("a.txt", COURIER.as_bytes());
    folder.write("b.txt", WIRE.as_bytes());
    let formats = ["compare --format json a.txt b.txt", "compare a.txt b.txt", "quotes a.txt", "a.txt b.txt"];
    for line in formats.into_iter().chain(["quotes --format jsonl a.txt", "completions zsh", "--help"]) {
        let mut child = folder.command(&line.split(' ').collect::<Vec<_>>()).spawn().unwrap();
        // Closed before the program has begun.
        drop(child.stdout.take());
        drop(child.stdin.take());
        Ran::new(&child.wait_with_output().unwrap()).ends_with(0).says_nothing();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_fails_is_a_failure() {
    let folder = Folder::with_a_story("full");
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = folder.command(&["compare", "."]).stdin(Stdio::null()).stdout(full).output().unwrap();
    Ran::new(&output).ends_with(2).says("standard output cannot be written to");
}

#[test]
fn records_of_a_file_are_known_again_whatever_stands_before_them() {
    let folder = Folder::new("records");
    let two = "{\"id\":\"a\",\"text\":\"The bridge was closed on Monday.\"}\n{\"id\":\"b\",\"text\":\"The ferry runs every hour.\"}\n";
    folder.write("news.jsonl", two.as_bytes());
    folder.run(&["add", "news.jsonl"]).ends_with(0).says("2 new, 0 changed");
    let three = format!("{{\"id\":\"c\",\"text\":\"A pilot came aboard at noon.\"}}\n{two}no json\n");
    folder.write("news.jsonl", three.replace("every hour", "twice a day").as_bytes());
    let again = folder.run(&["add", "news.jsonl"]).ends_with(1);
    again
        .says("news.jsonl, line 4: cannot be read as JSON")
        .says("1 new, 1 changed since they were added, 1 already there");
    folder.run(&["verify"]).ends_with(0);
    folder.write("kopf.json", br#"{"kopf":"Bridge","body":{"full":"It was closed on Monday."}}"#);
    folder
        .run(&["add", "kopf.json"])
        .ends_with(2)
        .says("its fields: body, kopf; name the one with the text: --map text=FIELD");
    folder.run(&["add", "kopf.json", "--map", "title=kopf", "--map", "text=body.full"]).ends_with(0).writes("Bridge");
}
