//! The rules of the house, checked on the tree as it lies there: what each room may know, how large a file may be, where
//! the process may end. Needs no version control: a plain copy of the project will do.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the front to the back of the house; a room may name itself and those before it.
const ROOMS: [(&str, &[&str]); 10] = [
    ("document", &[]),
    ("store", &["document"]),
    ("language", &["document"]),
    ("comparison", &["document", "language"]),
    ("model", &["document", "language", "comparison"]),
    ("hand", &["document", "store", "language", "comparison"]),
    ("library", &["document", "store", "language", "comparison", "hand"]),
    ("report", &["document", "language", "comparison"]),
    ("reader", &["document", "language", "comparison", "model", "hand", "library"]),
    ("config", &["document", "language", "comparison"]),
];

/// Rooms that work on what they are given: no files, no surroundings, no clock.
const PURE: [&str; 3] = ["language", "comparison", "report"];

/// What may lie at the top, beside files that begin with a dot.
const TOP: [&str; 10] =
    ["Cargo.toml", "Cargo.lock", "README.md", "assets", "benches", "docs", "seeds", "src", "tests", "target"];

/// Lines that a file may have, its tests not counted.
const LONGEST: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, in order; paths from the project's folder, with `/`.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() { open.push(path) } else { found.push(relative(&path)) }
        }
    }
    found.sort();
    found
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn sources() -> Vec<String> {
    files("src").into_iter().filter(|path| path.ends_with(".rs")).collect()
}

/// The sources without those that are tests alone: modules that a file declares under `#[cfg(test)]`.
fn program() -> Vec<String> {
    let all = sources();
    let mut tests = Vec::new();
    for path in &all {
        let inside = match path.strip_suffix(".rs").unwrap_or(path) {
            "src/lib" | "src/main" => "src",
            inside => inside,
        };
        let source = read(path);
        for after in source.split("#[cfg(test)]\nmod ").skip(1) {
            if let Some((name, _)) = after.split_once(';').filter(|(name, _)| first_word(name) == *name) {
                tests.extend([format!("{inside}/{name}.rs"), format!("{inside}/{name}/")]);
            }
        }
    }
    all.into_iter().filter(|path| !tests.iter().any(|test| path.starts_with(test.as_str()))).collect()
}

/// A source file without its tests: they stand last, and may do what the program may not.
fn without_tests(source: &str) -> &str {
    source.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

/// The code of a source file without its tests and comments, line by line, with the number of each.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = without_tests(source).lines().enumerate();
    lines.map(|(n, line)| (n + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The room of a file: `src/report/text.rs` and `src/report.rs` are in `report`.
fn room(path: &str) -> &str {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    inner.split(['/', '.']).next().unwrap_or_default()
}

/// The rooms that the code names, each with its line: `crate::report::Text`, and each of
/// `use crate::{document, report::Text}`, which may run over several lines.
fn rooms_named(source: &str) -> Vec<(usize, String)> {
    // Comments leave their lines behind, so that the numbers stay right.
    let mut code_alone = String::new();
    for line in without_tests(source).lines() {
        code_alone.push_str(if line.trim_start().starts_with("//") { "" } else { line });
        code_alone.push('\n');
    }
    let mut named = Vec::new();
    for (at, crate_path) in code_alone.match_indices("crate::") {
        let number = code_alone[..at].matches('\n').count() + 1;
        let after = &code_alone[at + crate_path.len()..];
        match after.strip_prefix('{') {
            Some(group) => named.extend(group_members(group).into_iter().map(|name| (number, name))),
            None => named.push((number, first_word(after).to_owned())),
        }
    }
    named
}

/// The first words of the members of a group, up to the brace that closes it.
fn group_members(group: &str) -> Vec<String> {
    let (mut depth, mut members, mut member) = (0, Vec::new(), String::new());
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => members.push(std::mem::take(&mut member)),
            _ => {
                depth += i32::from(c == '{') - i32::from(c == '}');
                member.push(c);
            }
        }
    }
    members.push(member);
    members.iter().map(|m| first_word(m.trim()).to_owned()).filter(|m| !m.is_empty()).collect()
}

fn first_word(words: &str) -> &str {
    words.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

/// Fails with all that was found, and with what to do about it.
fn assert_none(found: &[String], cure: &str) {
    assert!(found.is_empty(), "\n{}\n{cure}\n", found.join("\n"));
}

#[test]
fn each_room_knows_only_what_stands_before_it() {
    let all: BTreeSet<&str> = ROOMS.iter().map(|&(room, _)| room).chain(["cli"]).collect();
    let mut found = Vec::new();
    for path in program() {
        let own = room(&path);
        let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == own) else { continue };
        let source = read(&path);
        for (number, named) in rooms_named(&source) {
            if all.contains(named.as_str()) && named != own && !allowed.contains(&named.as_str()) {
                found.push(format!("{path}:{number}: {own} names {named}"));
            }
        }
        // `src/report/text.rs` would leave its room by going up twice.
        let up = "super::".repeat(path.matches('/').count());
        let leaving = code(&source).filter(|(_, line)| line.contains(&up));
        found.extend(leaving.map(|(number, _)| format!("{path}:{number}: leaves its room by {up}")));
    }
    assert_none(&found, "A room knows only those before it in src/lib.rs: move the shared part forward or hand it in.");
}

#[test]
fn every_room_is_known_here() {
    let known: BTreeSet<&str> = ROOMS.iter().map(|&(room, _)| room).chain(["cli", "lib", "main"]).collect();
    let found: Vec<String> = sources().into_iter().filter(|path| !known.contains(room(path))).collect();
    assert_none(&found, "Say in tests/suite/house.rs what this room may know.");
}

#[test]
fn what_is_given_is_all_that_the_pure_rooms_see() {
    let mut found = Vec::new();
    for path in program().into_iter().filter(|path| PURE.contains(&room(path))) {
        let source = read(&path);
        for (number, line) in code(&source) {
            for outside in ["std::fs", "std::env", "std::time", "std::net", "std::process", "println!", "Instant::now"]
            {
                if line.replace("env!", "").contains(outside) {
                    found.push(format!("{path}:{number}: {outside}"));
                }
            }
        }
    }
    assert_none(&found, "Take it as an argument instead: src/cli reads files, the reader has the clock.");
}

#[test]
fn the_network_is_used_in_one_place() {
    let found = elsewhere("src/document/address/fetch.rs", &["ureq", "std::net", "TcpStream"]);
    assert_none(&found, "Fetch through document::address, which is asked for what was named alone.");
}

#[test]
fn what_the_compiler_cannot_check_stands_in_one_place() {
    let found = elsewhere("src/reader/heap.rs", &["unsafe_code", "unsafe {", "unsafe fn", "unsafe impl"]);
    assert_none(&found, "Do it in safe Rust, or through a library.");
}

/// Lines of code outside the file `place` that hold one of `words`.
fn elsewhere(place: &str, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in program().into_iter().filter(|path| path != place) {
        let source = read(&path);
        let using = code(&source).filter(|(_, line)| words.iter().any(|n| line.contains(n)));
        found.extend(using.map(|(number, line)| format!("{path}:{number}: {line}")));
    }
    found
}

#[test]
fn no_file_is_too_long() {
    let long = program().into_iter().filter_map(|path| {
        let lines = without_tests(&read(&path)).lines().count();
        (lines > LONGEST).then(|| format!("{path}: {lines} lines"))
    });
    assert_none(&long.collect::<Vec<_>>(), "Split it where its doc comment would need the word \"and\".");
}

#[test]
fn names_say_what_is_inside() {
    let vague = ["util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"];
    let names_of = |path: &String| path.split(['/', '.']).any(|part| vague.contains(&part));
    let found: Vec<String> = sources().into_iter().chain(files("tests")).filter(names_of).collect();
    assert_none(&found, "Name it after what it holds.");
}

#[test]
fn every_file_opens_with_what_it_is() {
    let rust = sources().into_iter().chain(["tests", "benches", "assets"].into_iter().flat_map(files));
    let silent = rust.filter(|path| path.ends_with(".rs") && !read(path).starts_with("//! "));
    assert_none(&silent.collect::<Vec<_>>(), "Begin it with `//! `: what it is, and what it leaves to others.");
}

#[test]
fn the_process_ends_in_main_alone_and_nothing_is_unwrapped() {
    let mut found = Vec::new();
    for path in program() {
        let source = read(&path);
        for (number, line) in code(&source) {
            let ends = line.contains("process::exit") || line.contains("process::abort");
            if path != "src/main.rs" && ends {
                found.push(format!("{path}:{number}: ends the process"));
            }
            if line.contains(".unwrap()") || line.contains(".expect(") {
                found.push(format!("{path}:{number}: unwraps"));
            }
        }
    }
    assert_none(&found, "Give the error to the caller; src/main.rs turns it into an exit status.");
}

#[test]
fn only_what_is_allowed_lies_at_the_top() {
    let entries = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let strange =
        entries.filter(|name| !name.starts_with('.') && !name.starts_with("LICENSE") && !TOP.contains(&name.as_str()));
    assert_none(&strange.collect::<Vec<_>>(), "Put it into docs, assets, seeds or tests, or name it in house.rs.");
}

#[test]
fn no_text_tells_of_a_machine() {
    // Put together here, so that this file does not tell of one either.
    let marks = [["/ho", "me/"], ["/Use", "rs/"], ["/ro", "ot/"], ["/wo", "rk/"], ["/tm", "p/"], ["crates", ".io"]];
    let marks = marks.map(|parts| parts.concat());
    let folders = ["src", "tests", "docs", "assets", "seeds", "benches", ".ci"];
    let top = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let top = top.map(|path| relative(&path)).filter(|path| ![".git", "Cargo.lock"].contains(&path.as_str()));
    let mut found = Vec::new();
    for path in folders.into_iter().flat_map(files).chain(top) {
        // What is no text holds no path that anyone reads.
        let Ok(text) = fs::read_to_string(root().join(PathBuf::from(&path))) else { continue };
        for (number, line) in text.lines().enumerate() {
            // A folder of an address or of a home that the reader is to choose is not of this machine.
            let told =
                marks.iter().find(|mark| line.match_indices(mark.as_str()).any(|(at, _)| begins_there(line, at)));
            found.extend(told.map(|mark| format!("{path}:{}: {mark}", number + 1)));
        }
    }
    assert_none(&found, "Name paths from the project's folder, and no registry.");
}

/// Whether an absolute path can begin at the byte: nothing that would make it the inside of another word stands before.
fn begins_there(line: &str, at: usize) -> bool {
    let is_path = line[at..].starts_with('/');
    !is_path || line[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !"~.}_-".contains(c))
}

#[test]
fn the_rooms_that_code_names_are_found() {
    let check = |code: &str, expected: &[(usize, &str)]| {
        let named = rooms_named(code);
        let named: Vec<(usize, &str)> = named.iter().map(|(n, name)| (*n, name.as_str())).collect();
        assert_eq!(named, expected, "{code}");
    };
    check("use crate::document::{Document, Span};", &[(1, "document")]);
    check(
        "// crate::store\nuse crate::{\n    document::{self, Span},\n    report::Text, language,\n};\nuse a::b;",
        &[(2, "document"), (2, "report"), (2, "language")],
    );
    check("let x = crate::report::text(crate::reader::y);", &[(1, "report"), (1, "reader")]);
    check("use std::fs;\n#[cfg(test)]\nmod tests {\n    use crate::reader;\n}", &[]);
}
