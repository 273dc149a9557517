//! How fast the store takes documents in, finds them and gives them back, on news-like texts that are made here from a seed.
//!
//! `cargo bench --bench store -- 100000` prints a table for so many documents; 2000 where no number is given. The store lies
//! in the folder for temporary files and is deleted at the end; a file named by `PARALLAX_BENCH_STORE` is used instead, and
//! left. Times are of the wall clock.
//!
//! With `PARALLAX_BENCH_TEXTS=FOLDER` the documents are the folder's texts, repeated with variations: six to an event, each
//! with most of an article's paragraphs, the event's names and days in the place of the article's, one word in twelve changed.

#![allow(clippy::unwrap_used)]

use jiff::Timestamp;
use parallax::document::{self, Document};
use parallax::store::{Deed, Filter, Query, Store, Taking};
use std::time::{Duration, Instant};

/// A generator of numbers (Marsaglia 2003, xorshift64): the same from the same seed, everywhere.
struct Seeded(u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`, the small ones far more often, as words are in a language: the k-th with a share of 1/k.
    fn zipf(&mut self, end: usize) -> usize {
        let part = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        ((end as f64 + 1.0).powf(part) - 1.0) as usize
    }
}

/// The `n`-th word of a made-up language; common ones are short.
fn word(mut n: usize) -> String {
    let syllables =
        ["ka", "ro", "mi", "ten", "sul", "ve", "dor", "pa", "lin", "gos", "tra", "be", "ush", "ne", "wi", "ol"];
    let mut word = String::new();
    loop {
        word.push_str(syllables[n % syllables.len()]);
        n /= syllables.len();
        if n == 0 {
            return word;
        }
    }
}

/// An article of some 600 words: a headline, a byline, a day, paragraphs, a quotation.
fn article(seeded: &mut Seeded, number: usize) -> String {
    let mut words = |count: usize| -> String {
        let words: Vec<_> = (0..count).map(|_| word(seeded.zipf(40_000))).collect();
        let sentence = words.join(" ");
        sentence[..1].to_uppercase() + &sentence[1..]
    };
    let day = number % 28 + 1;
    let mut text = format!("{}\nBy Ana Holt\n{day} June 2025\n\n", words(8));
    for paragraph in 0..10 {
        for _ in 0..4 {
            text += &words(14);
            text.push_str(". ");
        }
        if paragraph == 5 {
            text += &format!("“{},” said Ben Frost.", words(12));
        }
        text.push_str("\n\n");
    }
    text
}

/// Where the documents come from.
enum Origin {
    /// Words of a made-up language.
    Made,
    /// Paragraphs of articles, and the words that stand in them.
    Texts(Vec<Vec<String>>, Vec<String>),
}

impl Origin {
    fn named() -> Self {
        let Some(folder) = std::env::var_os("PARALLAX_BENCH_TEXTS") else { return Self::Made };
        let read = document::gather::gather(&[folder.into()], || Ok(Vec::new()));
        let paragraphs = |text: &str| text.split("\n\n").map(str::to_owned).collect::<Vec<_>>();
        let articles: Vec<Vec<String>> =
            read.documents.iter().map(|document| paragraphs(&document.text)).filter(|all| all.len() > 4).collect();
        let words = articles.iter().flatten().flat_map(|paragraph| paragraph.split(' '));
        let words = words.filter(|word| word.chars().all(char::is_lowercase) && !word.is_empty());
        let words = words.map(str::to_owned).collect();
        Self::Texts(articles, words)
    }

    fn article(&self, seeded: &mut Seeded, number: usize) -> String {
        let Self::Texts(articles, words) = self else { return article(seeded, number) };
        let event = number / 6;
        let mut of_event = Seeded(0x9E37_79B9_7F4A_7C15 ^ (event as u64 + 1).wrapping_mul(0x2545_F491_4F6C_DD1D));
        for _ in 0..4 {
            let _ = of_event.next();
        }
        let article = &articles[of_event.next() as usize % articles.len()];
        let (names, day) = (of_event.next(), of_event.next() % 3650);
        let day = jiff::civil::date(2015, 1, 1) + jiff::Span::new().days(day as i64);
        let mut text =
            format!("{}\nBy Ana Holt\n{}\n", varied(&article[0], names, words, seeded), day.strftime("%-d %B %Y"));
        for paragraph in
            article.iter().skip(1).take(14).filter(|_| !seeded.next().is_multiple_of(4)).collect::<Vec<_>>()
        {
            text += &format!("\n{}\n", varied(paragraph, names, words, seeded));
        }
        text
    }
}

/// A paragraph with other names, the same for one event, and one word in twelve changed.
fn varied(paragraph: &str, names: u64, words: &[String], seeded: &mut Seeded) -> String {
    let mut varied = String::new();
    for (n, given) in paragraph.split_whitespace().enumerate() {
        varied += if n > 0 { " " } else { "" };
        let letters = given.trim_matches(|c: char| !c.is_alphabetic());
        let is_name = n > 0 && letters.starts_with(char::is_uppercase) && letters.len() > 3;
        let hash = letters.bytes().fold(names, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        if is_name {
            let name = word(30_000 + hash as usize % 60_000);
            varied += &given.replace(letters, &(name[..1].to_uppercase() + &name[1..]));
        } else if seeded.next().is_multiple_of(12) && !words.is_empty() {
            varied += &words[seeded.next() as usize % words.len()];
        } else {
            varied += given;
        }
    }
    varied
}

fn at() -> Timestamp {
    Timestamp::from_second(1_773_000_000).unwrap()
}

fn deed() -> Deed {
    Deed::new(at(), "bench")
}

/// Takes so many documents in and gives the bytes they had and the time.
fn import(store: &mut Store, origin: &Origin, count: usize) -> (usize, Duration) {
    let mut seeded = Seeded(0x9E37_79B9_7F4A_7C15);
    let mut bytes = 0;
    let mut spent = Duration::ZERO;
    let mut deed = deed();
    for first in (0..count).step_by(256) {
        let texts: Vec<_> = (first..count.min(first + 256)).map(|n| origin.article(&mut seeded, n)).collect();
        bytes += texts.iter().map(String::len).sum::<usize>();
        let start = Instant::now();
        let documents: Vec<Document> = texts.iter().map(|text| document::read("a.txt", text.as_bytes())).collect();
        store
            .write(&mut deed, |writing| {
                for ((document, text), n) in documents.iter().zip(&texts).zip(first..) {
                    let place = format!("bench/{n}.txt");
                    writing.take(&Taking { document, bytes: text.as_bytes(), place: Some(&place) })?;
                }
                Ok(())
            })
            .unwrap();
        spent += start.elapsed();
    }
    (bytes, spent)
}

/// The half and the 99th of a hundred, in milliseconds.
fn quantiles(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].as_secs_f64() * 1000.0;
    (at(0.5), at(0.99))
}

fn search(store: &Store, name: &str, queries: &[String]) {
    let mut times = Vec::new();
    let mut found = 0;
    for typed in queries {
        let start = Instant::now();
        let query = Query::parse(typed).unwrap();
        found += store.read(|reading| reading.search(&query, 20)).unwrap().len();
        times.push(start.elapsed());
    }
    let (half, most) = quantiles(times);
    println!("search, {name:<28} {half:>8.2} ms p50 {most:>8.2} ms p99  ({found} hits of {} queries)", queries.len());
}

/// Words of the texts, the most frequent first.
struct Searched(Vec<String>);

impl Searched {
    fn of(origin: &Origin) -> Self {
        let Origin::Texts(_, words) = origin else { return Self((0..40_000).map(word).collect()) };
        let mut counts = std::collections::BTreeMap::new();
        words.iter().for_each(|word| *counts.entry(word.clone()).or_insert(0) += 1);
        let mut words: Vec<(usize, String)> = counts.into_iter().map(|(word, count)| (count, word)).collect();
        words.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        Self(words.into_iter().map(|(_, word)| word).collect())
    }

    /// The word at a share of the list.
    fn at(&self, part: usize, of: usize) -> &str {
        &self.0[(part * self.0.len() / of).min(self.0.len() - 1)]
    }

    fn words(&self, store: &Store) {
        let some = |f: &dyn Fn(usize) -> String| (0..100).map(f).collect::<Vec<_>>();
        search(store, "a rare word", &some(&|n| self.at(100 + n, 200).to_owned()));
        search(store, "a common word", &some(&|n| self.0[n % 5].clone()));
        search(store, "two words", &some(&|n| format!("{} {}", self.0[100 + n], self.0[300 + n * 7])));
        search(store, "two common words in a row", &some(&|n| format!("\"{} {}\"", self.0[n % 5], self.0[n % 7])));
        for letters in 1..=4 {
            let begun = |n: usize| self.0[50 + n * 7].chars().take(letters).collect::<String>() + "*";
            search(store, &format!("beginnings of {letters} letters"), &some(&begun));
        }
        let without = |n: usize| format!("{} -{} after:2025-06-{:02}", self.0[500 + n], self.0[9], n % 28 + 1);
        search(store, "one and not another", &some(&without));
    }

    fn said(&self, store: &Store) {
        let said = |n: usize| format!("says:{}", self.0[900 + n * 7]);
        search(store, "what somebody says", &(0..100).map(said).collect::<Vec<_>>());
    }
}

fn tell_memory(when: &str) {
    if let Some(memory) = memory() {
        println!("memory, at most, {when:<20}{memory:>8} MB");
    }
}

/// The most memory that the process had, in MB, where the system tells.
fn memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

/// Looks for quotations in all documents.
fn quotations(store: &mut Store) {
    let start = Instant::now();
    parallax::library::quotations::find(store, at(), &mut |_| true).unwrap();
    let documents = store.read(parallax::store::Reading::others).unwrap().documents;
    println!(
        "quotations looked for                {:>8.0} documents/s",
        documents as f64 / start.elapsed().as_secs_f64()
    );
}

/// Groups all documents, then a hundred more, and one more.
fn grouping(store: &mut Store, origin: &Origin, count: usize) {
    let mut seeded = Seeded(0x2545_F491_4F6C_DD1D);
    for (name, new) in [("grouping, all of them", 0), ("grouping, a hundred more", 100), ("grouping, one more", 1)] {
        let texts: Vec<_> = (0..new).map(|n| origin.article(&mut seeded, n)).collect();
        store
            .write(&mut deed(), |writing| {
                for text in &texts {
                    let document = document::read("a.txt", text.as_bytes());
                    writing.take(&Taking { document: &document, bytes: text.as_bytes(), place: None })?;
                }
                Ok(())
            })
            .unwrap();
        let start = Instant::now();
        let proposals = parallax::library::grouping::propose(store, at(), &mut |_| true).unwrap();
        let each = start.elapsed().as_secs_f64() * 1000.0 / (if new == 0 { count } else { new }) as f64;
        println!("{name:<36} {each:>8.2} ms a document ({} stories)", proposals.len());
        tell_memory("proposed");
        let start = Instant::now();
        store.write(&mut deed(), |writing| parallax::library::change::group(writing, &proposals)).unwrap();
        println!("    the stories are kept in          {:>8.2} s", start.elapsed().as_secs_f64());
        tell_memory("kept");
    }
}

fn main() {
    let count = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(2000);
    let named = std::env::var_os("PARALLAX_BENCH_STORE").map(std::path::PathBuf::from);
    let file =
        named.clone().unwrap_or_else(|| std::env::temp_dir().join(format!("parallax-bench-{}.db", std::process::id())));
    let mut store = Store::open(&file).unwrap();
    let origin = Origin::named();
    println!("documents                            {count:>8}");
    if store.read(parallax::store::Reading::others).unwrap().documents == 0 {
        let (bytes, spent) = import(&mut store, &origin, count);
        println!("text                                 {:>8.1} MB", bytes as f64 / 1e6);
        println!("import                               {:>8.0} documents/s", count as f64 / spent.as_secs_f64());
    }
    let size = std::fs::metadata(&file).unwrap().len();
    println!("file                                 {:>8.1} MB", size as f64 / 1e6);
    let searched = Searched::of(&origin);
    searched.words(&store);
    quotations(&mut store);
    searched.said(&store);
    tell_memory("before grouping");
    grouping(&mut store, &origin, count);
    tell_memory("with grouping");
    let keys: Vec<_> =
        store.read(|reading| reading.documents(&Filter::default())).unwrap().iter().map(|entry| entry.key).collect();
    let mut times = Vec::new();
    for n in 0..100 {
        let six: Vec<_> = (0..6).map(|k| keys[(n * 97 + k * 31) % keys.len()]).collect();
        let start = Instant::now();
        store.read(|reading| six.iter().map(|key| reading.document(*key)).collect::<Result<Vec<_>, _>>()).unwrap();
        times.push(start.elapsed());
    }
    let (half, most) = quantiles(times);
    println!("a story of six                       {half:>8.2} ms p50 {most:>8.2} ms p99");
    tell_memory("with a list of all");
    drop(store);
    if named.is_some() {
        return;
    }
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{end}", file.display()));
    }
}
