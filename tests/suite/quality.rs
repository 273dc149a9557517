//! Measures what the language room finds against marked texts that are kept elsewhere.
//!
//! `PARALLAX_EVAL=FOLDER cargo test --release --test suite -- --ignored --nocapture quality` prints the figures; with
//! `PARALLAX_LIST=1` each miss too. docs/quality.md says what the folder holds. Nothing here runs without the folder.

use parallax::document::{Block, BlockKind, Document, Source, Span};
use parallax::language::{Analysis, analyse};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn folder() -> PathBuf {
    PathBuf::from(std::env::var("PARALLAX_EVAL").expect("PARALLAX_EVAL names the folder of marked texts"))
}

fn list() -> bool {
    std::env::var("PARALLAX_LIST").is_ok()
}

/// A document of one paragraph a line, so that the figures rest on the language room alone.
fn document(text: &str) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let inner = line.trim();
        if !inner.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            blocks.push(Block { span: Span::new(start, start + inner.len()), kind: BlockKind::Paragraph });
        }
        at += line.len();
    }
    Document { source: Source::default(), text: text.to_owned(), blocks }
}

/// Sentence spans in code points.
fn sentences(document: &Document, analysis: &Analysis) -> BTreeSet<(usize, usize)> {
    let point = |byte: usize| document.text[..byte].chars().count();
    analysis.sentences.iter().map(|s| (point(s.span.start), point(s.span.end))).collect()
}

#[test]
#[ignore = "needs marked texts; see the head of this file"]
fn quality_of_sentences() {
    let lines = std::fs::read_to_string(folder().join("sentences.jsonl")).unwrap();
    let (mut hit, mut found, mut gold) = (0, 0, 0);
    let mut whole = std::collections::BTreeMap::<String, (usize, usize)>::new();
    for line in lines.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let document = document(case["text"].as_str().unwrap());
        let ours = sentences(&document, &analyse(&document));
        let number = |v: &Value| usize::try_from(v.as_u64().unwrap()).unwrap();
        let theirs: BTreeSet<(usize, usize)> =
            case["sents"].as_array().unwrap().iter().map(|s| (number(&s[0]), number(&s[1]))).collect();
        let source = case["source"].as_str().unwrap().to_owned();
        if source == "gum" {
            hit += ours.intersection(&theirs).count();
            found += ours.len();
            gold += theirs.len();
        }
        let score = whole.entry(source).or_default();
        score.1 += 1;
        score.0 += usize::from(ours == theirs);
        if list() {
            let show = |(start, end): &(usize, usize)| -> String {
                document.text.chars().skip(*start).take(end - start).collect()
            };
            theirs.difference(&ours).for_each(|s| println!("{} missed {:?}", case["id"], show(s)));
            ours.difference(&theirs).for_each(|s| println!("{} extra  {:?}", case["id"], show(s)));
        }
    }
    let f1 = 2.0 * f64::from(hit as u32) / f64::from((found + gold) as u32);
    println!("news spans: F1 {f1:.4} ({hit} of {gold} gold, {found} found)");
    for (source, (right, all)) in whole {
        println!("{source}: {right} of {all} texts wholly right");
    }
}

#[test]
#[ignore = "needs marked texts; see the head of this file"]
fn quality_of_sentences_in_stories() {
    let stories = folder().join("stories");
    let mut files = Vec::new();
    for dir in [stories.clone(), stories.join("tune")] {
        files.extend(std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()));
    }
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    let (mut hit, mut found, mut gold) = (0, 0, 0);
    for file in files {
        let story: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        for article in story["articles"].as_array().unwrap() {
            let path = file.parent().unwrap().join(article["file"].as_str().unwrap());
            let document = document(&std::fs::read_to_string(path).unwrap());
            let analysis = analyse(&document);
            let squeeze = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
            let ours: BTreeSet<String> =
                analysis.sentences.iter().map(|s| squeeze(s.span.of(&document.text))).collect();
            let theirs: BTreeSet<String> =
                article["sentences"].as_array().unwrap().iter().map(|s| squeeze(s.as_str().unwrap())).collect();
            hit += ours.intersection(&theirs).count();
            found += ours.len();
            gold += theirs.len();
            if list() {
                theirs.difference(&ours).for_each(|s| println!("{} missed {s:?}", file.display()));
                ours.difference(&theirs).for_each(|s| println!("{} extra  {s:?}", file.display()));
            }
        }
    }
    println!("story sentences: {hit} of {gold} equal to ours, {found} found");
}

#[test]
#[ignore = "needs marked texts; see the head of this file"]
fn quality_speed_of_analysis() {
    let mut folders = vec![folder().join("stories")];
    let mut texts = Vec::new();
    while let Some(next) = folders.pop() {
        for path in std::fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            match path.extension() {
                _ if path.is_dir() => folders.push(path),
                Some(extension) if extension == "txt" => texts.push(std::fs::read_to_string(path).unwrap()),
                _ => {}
            }
        }
    }
    let documents: Vec<Document> = texts.iter().map(|text| document(text)).collect();
    let words: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let bytes: usize = texts.iter().map(String::len).sum();
    let best = (0..9)
        .map(|_| {
            let start = std::time::Instant::now();
            documents.iter().for_each(|document| drop(analyse(document)));
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    let per_article = best * 1e3 / words as f64 * 1e3;
    println!(
        "analyse: {} articles, {words} words, best of 9: {:.2} ms; {per_article:.3} ms a 1,000 words",
        texts.len(),
        best * 1e3
    );
    let long = texts.join("\n").repeat(1 + (1 << 20) / bytes);
    let mut count = 0;
    let tokenise = || {
        let mut tokens = Vec::new();
        let start = std::time::Instant::now();
        parallax::language::token::tokenise(&long, Span::new(0, long.len()), &mut tokens);
        count = tokens.len();
        start.elapsed().as_secs_f64()
    };
    let best = std::iter::repeat_with(tokenise).take(9).fold(f64::INFINITY, f64::min);
    let a_megabyte = best * 1e3 / long.len() as f64 * f64::from(1 << 20);
    println!("tokenise: best of 9: {a_megabyte:.1} ms a MB ({count} tokens)");
}

/// Prints what is found in the file `PARALLAX_FILE`, taken to be published on `PARALLAX_DATE`.
#[test]
#[ignore = "prints for the eye; see the head of this file"]
fn shows_mentions() {
    let text = std::fs::read_to_string(std::env::var("PARALLAX_FILE").unwrap()).unwrap();
    let mut document = document(&text);
    if let Ok(date) = std::env::var("PARALLAX_DATE") {
        let value = date.parse().unwrap();
        document.source.date = Some(parallax::document::StatedDate { value, span: Span::new(0, 0) });
    }
    let analysis = analyse(&document);
    let text = &document.text;
    for name in &analysis.names {
        println!("name {:?} -> {} | {:?}", name.span.of(text), name.key, name.role.map(|role| role.of(text)));
    }
    for number in &analysis.numbers {
        let shown = number.span.of(text);
        println!("number {shown:?} = {} {:?} {:?} {:?}", number.value, number.exactness, number.unit, number.counted);
    }
    for date in &analysis.dates {
        println!("date {:?} = {:?} relative {}", date.span.of(text), date.days, date.relative);
    }
}

/// A link from all of one document to all of another, as if it had been found, and what conflicts in it.
fn examined(
    documents: &[Document; 2],
    analyses: &[Analysis; 2],
    ends: [Span; 2],
) -> (parallax::comparison::Link, std::time::Duration) {
    use parallax::comparison::{Evidence, Kind, Link, Passage, Story};
    use parallax::document::DocumentId;
    let passage = |n: usize| Passage { document: DocumentId(n), span: ends[n] };
    let mut link =
        Link { a: passage(0), b: passage(1), kind: Kind::Agree, probability: 1.0, evidence: Evidence::default() };
    let examine = |link: &mut Link| {
        let start = std::time::Instant::now();
        parallax::comparison::divergence::examine(Story { documents, analyses }, link);
        start.elapsed()
    };
    // The least of several, as other work on the machine only adds to it.
    let spent = (0..9).map(|_| examine(&mut link.clone())).min();
    let _ = examine(&mut link);
    (link, spent.unwrap_or_default())
}

/// Conflicts found, by whether there is one.
#[derive(Default)]
struct Tally {
    right: usize,
    wrong: usize,
    gold: usize,
    rules: std::collections::BTreeMap<&'static str, (usize, usize)>,
}

impl Tally {
    fn take(&mut self, link: &parallax::comparison::Link, texts: [&str; 2], label: &str, name: &str) {
        use parallax::comparison::{Grade, Kind};
        let (is, found) = (label == "diverge", link.kind == Kind::Diverge);
        self.gold += usize::from(is);
        self.right += usize::from(is && found);
        self.wrong += usize::from(!is && found);
        let graded = link.evidence.conflicts.iter().filter(|c| c.grade == Grade::Conflict);
        let rules: BTreeSet<&'static str> = graded.clone().map(|c| c.rule.word()).collect();
        for rule in rules {
            let score = self.rules.entry(rule).or_default();
            score.0 += usize::from(is);
            score.1 += usize::from(!is);
        }
        if list() && is != found {
            println!("{} {label} {name}", if found { "extra " } else { "missed" });
            graded.for_each(|c| println!("   {}: {} | {}", c.rule.word(), c.a.of(texts[0]), c.b.of(texts[1])));
            println!("   A {}\n   B {}", link.a.span.of(texts[0]), link.b.span.of(texts[1]));
        }
    }

    fn show(&self, name: &str) {
        let f1 = 2.0 * self.right as f64 / (self.right + self.wrong + self.gold).max(1) as f64;
        println!("{name}: diverge F1 {f1:.3} ({} right, {} wrong, {} gold)", self.right, self.wrong, self.gold);
        for (rule, (right, wrong)) in &self.rules {
            println!("   {rule}: {right} right, {wrong} wrong");
        }
    }
}

#[test]
#[ignore = "needs marked texts; see the head of this file"]
fn quality_of_divergence_in_pairs() {
    let lines = std::fs::read_to_string(folder().join("numbers.jsonl")).unwrap();
    let mut halves = [Tally::default(), Tally::default()];
    let (mut all, mut linked) = (Tally::default(), Tally::default());
    let (mut time, mut count) = (std::time::Duration::ZERO, 0);
    for line in lines.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let word = |name: &str| case[name].as_str().unwrap();
        let documents = ["a", "b"].map(|side| document(word(side)));
        let ends = documents.each_ref().map(|d| Span::new(0, d.text.len()));
        let analyses = documents.each_ref().map(analyse);
        let (link, spent) = examined(&documents, &analyses, ends);
        time += spent;
        count += 1;
        let texts = documents.each_ref().map(|d| d.text.as_str());
        // The same half for all pairs of a group.
        let half = word("group").bytes().fold(0usize, |sum, byte| sum * 31 % 1_000_003 + usize::from(byte)) % 2;
        all.take(&link, texts, word("label"), word("group"));
        if std::env::var("PARALLAX_LIST").is_err() {
            halves[half].take(&link, texts, word("label"), "");
            let story = parallax::comparison::Story { documents: &documents, analyses: &analyses };
            let comparison = parallax::comparison::compare(story, parallax::comparison::Settings::default());
            let best = comparison.links.iter().min_by_key(|l| l.kind).cloned();
            let none = parallax::comparison::Link {
                kind: parallax::comparison::Kind::Agree,
                evidence: parallax::comparison::Evidence::default(),
                ..link
            };
            linked.take(&best.unwrap_or(none), texts, word("label"), "");
        }
    }
    all.show("numbers.jsonl, every pair taken as linked");
    linked.show("numbers.jsonl, end to end: linked by the program, all pairs alone");
    println!("{:.1} microseconds a link", time.as_secs_f64() * 1e6 / f64::from(count));
    halves.iter().zip(["first half of the groups", "second half"]).for_each(|(half, name)| half.show(name));
}

/// The gold links of the stories in a folder, each taken as found; then the pairs that are related and no links.
fn divergence_in_stories(dir: &std::path::Path) -> [Tally; 2] {
    let mut files: Vec<PathBuf> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    let mut tallies = [Tally::default(), Tally::default()];
    let (mut time, mut count) = (std::time::Duration::ZERO, 0);
    for file in files {
        let story: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let mut articles = std::collections::BTreeMap::new();
        for article in story["articles"].as_array().unwrap() {
            let path = file.parent().unwrap().join(article["file"].as_str().unwrap());
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let document = parallax::document::read(&name, &std::fs::read(&path).unwrap());
            let analysis = analyse(&document);
            articles.insert(article["key"].as_str().unwrap(), (document, analysis, &article["sentences"]));
        }
        for gold in story["links"].as_array().unwrap() {
            let ends = ["a", "b"].map(|side| {
                let (key, index) = gold[side].as_str().unwrap().split_once(':').unwrap();
                let (document, analysis, sentences) = &articles[key];
                let words = sentences[index.parse::<usize>().unwrap()].as_str().unwrap();
                let at = document.text.find(words);
                (document.clone(), analysis.clone(), at.map(|at| Span::new(at, at + words.len())))
            });
            let [(first, one, Some(a)), (second, other, Some(b))] = ends else { continue };
            let (documents, analyses) = ([first, second], [one, other]);
            let (link, spent) = examined(&documents, &analyses, [a, b]);
            time += spent;
            count += 1;
            let texts = documents.each_ref().map(|d| d.text.as_str());
            let label = gold["label"].as_str().unwrap();
            let tally = &mut tallies[usize::from(label == "related")];
            tally.take(&link, texts, label, &file.file_stem().unwrap().to_string_lossy());
        }
    }
    println!("{:.1} microseconds a link", time.as_secs_f64() * 1e6 / f64::from(count));
    tallies
}

fn show_stories(dir: &str) {
    let [linked, related] = divergence_in_stories(&folder().join(dir));
    linked.show(&format!("gold links of {dir}"));
    related.show(&format!("pairs of {dir} that the gold calls related"));
}

#[test]
#[ignore = "needs marked texts; see the head of this file"]
fn quality_of_divergence_in_tuning_stories() {
    show_stories("stories/tune");
}

#[test]
#[ignore = "needs marked texts; see the head of this file"]
fn quality_of_divergence_in_stories() {
    show_stories("stories");
}
