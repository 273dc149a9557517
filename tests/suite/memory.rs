//! What the reader keeps in memory once all is compared, as the system counts it. Linux with glibc alone: elsewhere nobody asks the
//! allocator to give anything back.
//!
//! `PARALLAX_MEMORY=target/release/parallax cargo test --test suite memory -- --nocapture` measures that program on six texts of 1 MB.

use crate::commands::Folder;
use crate::pty::Terminal;
use std::fs;
use std::time::{Duration, Instant};

/// MB that are the program's own, not pages of its file, once six texts of 50 KB are compared. A test build has
/// 14; a release build has 10 of texts of 60 KB, and 24 where nothing is given back.
const MOST: f64 = 17.0;

/// As long as this no processor time is used by a program that is done.
const STILL: Duration = Duration::from_secs(2);

#[test]
fn a_comparison_settles_and_gives_back_what_it_needed() {
    // Another folder is the terminal's.
    let absolute = |path| fs::canonicalize(path).unwrap().display().to_string();
    let measured = std::env::var("PARALLAX_MEMORY").ok().map(absolute);
    let (program, bytes) = match &measured {
        Some(program) => (program.as_str(), 1_000_000),
        None => (env!("CARGO_BIN_EXE_parallax"), 50_000),
    };
    let folder = Folder::new("memory");
    write_texts(&folder, bytes);
    let mut terminal = Terminal::start(program, &["--no-store", &folder.path("")], &[]);
    terminal.resize(200, 50);
    let begun = Instant::now();
    // Beside other work it may stand still before it is done; only what it never gives back is a failure.
    let deadline = begun + Duration::from_secs(if measured.is_some() { 600 } else { 90 });
    let (mut spent, mut since) = (String::new(), Instant::now());
    loop {
        let now = processor_time(terminal.id());
        if now != spent {
            (spent, since) = (now, Instant::now());
        }
        let own = memory(terminal.id(), "RssAnon");
        let is_still = since.elapsed() >= STILL;
        if is_still && (own <= MOST || measured.is_some()) {
            break;
        }
        assert!(Instant::now() < deadline, "{own:.1} MB of its own after {:.0?}", begun.elapsed());
        std::thread::sleep(Duration::from_millis(100));
    }
    let [all, most, own] = ["VmRSS", "VmHWM", "RssAnon"].map(|field| memory(terminal.id(), field));
    println!("settled at {all:.1} MB, {own:.1} of them its own; at most {most:.1} MB");
    terminal.press("q");
    assert_eq!(terminal.end().exit_code(), 0);
}

/// Processor time of a process, as the system writes it.
fn processor_time(id: i32) -> String {
    let told = fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
    let fields = told.rsplit_once(')').map_or("", |(_, fields)| fields);
    fields.split_whitespace().skip(11).take(2).collect::<Vec<_>>().join(" ")
}

/// A size of a process, in MB.
fn memory(id: i32, field: &str) -> f64 {
    let told = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
    let line = told.lines().find_map(|line| line.strip_prefix(field)?.strip_prefix(':')).unwrap_or_default();
    line.split_whitespace().next().unwrap_or("0").parse::<f64>().unwrap() / 1024.0
}

/// Six texts of so many bytes: three of paragraphs of the sample story with one word in two changed, and the same three with one word
/// in two changed again and their paragraphs in another order.
fn write_texts(folder: &Folder, bytes: usize) {
    let seeds = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).unwrap();
    let mut paths: Vec<_> = seeds.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let story: Vec<String> = paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let paragraphs: Vec<&str> = story.iter().flat_map(|text| text.split("\n\n")).filter(|p| p.len() > 60).collect();
    let words: Vec<&str> = paragraphs.iter().flat_map(|p| p.split(' ')).filter(|word| is_plain(word)).collect();
    let mut dice = Dice(1);
    for n in 0..3 {
        let (mut text, mut size) = (Vec::new(), 0);
        while size < bytes {
            let paragraph = changed(paragraphs[dice.throw(paragraphs.len())], &words, &mut dice);
            size += paragraph.len() + 2;
            text.push(paragraph);
        }
        folder.write(format!("{n}-news.txt"), text.join("\n\n").as_bytes());
        let mut other: Vec<String> = text.iter().map(|paragraph| changed(paragraph, &words, &mut dice)).collect();
        for last in (1..other.len()).rev() {
            other.swap(last, dice.throw(last + 1));
        }
        folder.write(format!("{n}-other.txt"), other.join("\n\n").as_bytes());
    }
}

/// A paragraph with one word in two exchanged for another of the story.
fn changed(paragraph: &str, words: &[&str], dice: &mut Dice) -> String {
    let one = |word| if is_plain(word) && dice.throw(2) == 0 { words[dice.throw(words.len())] } else { word };
    paragraph.split(' ').map(one).collect::<Vec<&str>>().join(" ")
}

fn is_plain(word: &str) -> bool {
    word.len() > 2 && word.chars().all(|c| c.is_ascii_lowercase())
}

/// The same throws in every run (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % sides
    }
}
