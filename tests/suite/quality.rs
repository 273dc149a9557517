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
