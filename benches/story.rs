//! How long the way from text to links takes: `cargo bench`.
//!
//! The texts are the sample story's paragraphs dealt out anew by a fixed sequence, so that every run measures the same.

use divan::{Bencher, black_box};
use parallax::comparison::{Settings, Story, compare};
use parallax::document::{self, Document};
use parallax::language::{Analysis, Known, analyse};
use std::sync::Arc;

fn main() {
    divan::main();
}

const ACCOUNTS: [&str; 5] = [
    include_str!("../seeds/1-cradle.txt"),
    include_str!("../seeds/2-wsj.txt"),
    include_str!("../seeds/3-osw.md"),
    include_str!("../seeds/4-blog.txt"),
    include_str!("../seeds/5-national-interest.txt"),
];

/// `count` texts of about `words` words each: paragraphs of the sample story, drawn by a linear congruential sequence.
fn texts(count: usize, words: usize) -> Vec<Document> {
    let paragraphs: Vec<&str> = ACCOUNTS.iter().flat_map(|a| a.split("\n\n")).filter(|p| p.len() > 120).collect();
    let mut state = 1_u64;
    let mut draw = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let mut text = || {
        let mut chosen = String::new();
        while chosen.split_whitespace().count() < words {
            chosen.push_str(paragraphs[draw(paragraphs.len())]);
            chosen.push_str("\n\n");
        }
        chosen
    };
    (0..count).map(|n| document::read(&format!("{n}.txt"), text().as_bytes())).collect()
}

fn analyses(documents: &[Document]) -> Vec<Analysis> {
    documents.iter().map(analyse).collect()
}

#[divan::bench(args = [1_000, 10_000])]
fn read_one(bencher: Bencher<'_, '_>, words: usize) {
    let text = texts(1, words).remove(0).text;
    bencher.bench(|| document::read("text.txt", black_box(text.as_bytes())));
}

#[divan::bench(args = [1_000, 10_000])]
fn analyse_one(bencher: Bencher<'_, '_>, words: usize) {
    let documents = texts(1, words);
    bencher.bench(|| analyse(black_box(&documents[0])));
}

#[divan::bench(args = [2, 5, 8])]
fn compare_texts_of_1000_words(bencher: Bencher<'_, '_>, count: usize) {
    let documents = texts(count, 1_000);
    let analyses = analyses(&documents);
    bencher.bench(|| compare(Story { documents: &documents, analyses: &analyses }, black_box(Settings::default())));
}

#[divan::bench(args = [2, 5, 8])]
fn whole_way_of_1000_words(bencher: Bencher<'_, '_>, count: usize) {
    let documents = texts(count, 1_000);
    bencher.bench(|| {
        let analyses = analyses(black_box(&documents));
        compare(Story { documents: &documents, analyses: &analyses }, Settings::default())
    });
}

/// What the reader does when one more text comes to some that it has compared.
#[divan::bench(args = [5, 7])]
fn one_more_text_of_1000_words(bencher: Bencher<'_, '_>, count: usize) {
    let all = texts(count + 1, 1_000);
    let (before, after) = (Arc::new(all[..count].to_vec()), Arc::new(all));
    let known = || {
        let mut known = Known::default();
        let first = known.analyses(&before);
        known.keep(&before, &first);
        known
    };
    bencher.with_inputs(known).bench_values(|mut known| {
        let analyses = known.analyses(black_box(&after));
        known.keep(&after, &analyses);
        compare(Story { documents: &after, analyses: &analyses }, Settings::default())
    });
}
