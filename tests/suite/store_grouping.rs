//! Measures which documents are found to report the same, against stories that are kept elsewhere: one folder a story.
//!
//! `PARALLAX_EVAL=FOLDER cargo test --release --test suite -- --ignored --nocapture grouping` prints pairs found right, and
//! B-cubed (Bagga and Baldwin 1998): of the stories mixed, the same without their days, and among single articles on like
//! matters. docs/quality.md tells of the folder.

use jiff::Timestamp;
use jiff::civil::Date;
use parallax::document::{self, Document, Span, StatedDate};
use parallax::library::grouping::propose;
use parallax::store::{Deed, Store, Taking};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A document and the story that it is of.
struct Told {
    story: String,
    document: Document,
}

/// The documents of the stories in a folder, and of the folder `alone`, which is one story.
fn stories(folder: &Path, alone: Option<PathBuf>) -> Vec<Told> {
    let listed = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let folders = listed.filter(|path| path.is_dir() && path.file_name().is_some_and(|name| name != "tune"));
    let mut all = Vec::new();
    for folder in folders.chain(alone).collect::<BTreeSet<_>>() {
        let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|e| e == "txt"));
        files.sort();
        for file in files {
            let story = folder.file_name().unwrap().to_string_lossy().into_owned();
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            all.push(Told { story, document: document::read(&name, &std::fs::read(&file).unwrap()) });
        }
    }
    all
}

/// Articles that are taken to be of a story each, which a few of them are not.
fn singles(file: &Path) -> Vec<Told> {
    let lines = std::fs::read_to_string(file).unwrap();
    let single = |line: &str| {
        let case: Value = serde_json::from_str(line).unwrap();
        let word = |name: &str| case[name].as_str().unwrap_or_default().to_owned();
        let mut document = document::read(&word("id"), word("text").as_bytes());
        let day = word("date").parse::<Date>().ok();
        document.source.date = day.map(|value| StatedDate { value, span: Span::new(0, 0) });
        Told { story: word("id"), document }
    };
    lines.lines().map(single).collect()
}

fn at() -> Timestamp {
    Timestamp::from_second(1_773_000_000).unwrap()
}

/// The group of each document; those in none have one of their own.
fn grouped(told: &[Told], name: &str) -> Vec<usize> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("grouping-{name}.db"));
    let remove =
        || ["", "-wal", "-shm"].iter().for_each(|end| drop(std::fs::remove_file(format!("{}{end}", file.display()))));
    remove();
    let mut store = Store::open(&file).unwrap();
    let mut keys = BTreeMap::new();
    store
        .write(&mut Deed::new(at(), "add"), |writing| {
            // Mixed: in the order of the hashes of their texts.
            let mut mixed: Vec<usize> = (0..told.len()).collect();
            mixed.sort_by_key(|n| parallax::store::Hash::of(told[*n].document.text.as_bytes()));
            for n in mixed {
                let document = &told[n].document;
                let taking = Taking { document, bytes: document.text.as_bytes(), place: None };
                keys.insert(writing.take(&taking)?.document(), n);
            }
            Ok(())
        })
        .unwrap();
    let proposals = propose(&mut store, at(), &mut |_| true).unwrap();
    let mut groups: Vec<usize> = (0..told.len()).map(|n| 1_000_000 + n).collect();
    for (group, proposal) in proposals.iter().enumerate() {
        for entry in &proposal.documents {
            groups[keys[&entry.key]] = group;
        }
    }
    drop(store);
    remove();
    groups
}

/// Prints how well the documents of `told` are grouped; those from `counted` on only stand among them.
fn measure(name: &str, told: &[Told], counted: usize) {
    let groups = grouped(told, name);
    let same = |n: usize, m: usize| (told[n].story == told[m].story, groups[n] == groups[m]);
    let (mut right, mut found, mut gold) = (0_u32, 0_u32, 0_u32);
    let (mut precision, mut recall) = (0.0, 0.0);
    for n in 0..counted {
        let (mut of_group, mut of_story, mut of_both) = (0, 0, 0);
        for m in 0..told.len() {
            let (story, group) = same(n, m);
            of_group += u32::from(group);
            of_story += u32::from(story);
            of_both += u32::from(story && group);
            if m > n {
                right += u32::from(story && group);
                found += u32::from(group);
                gold += u32::from(story);
            }
        }
        precision += f64::from(of_both) / f64::from(of_group) / counted as f64;
        recall += f64::from(of_both) / f64::from(of_story) / counted as f64;
    }
    let part = |of: u32| f64::from(right) / f64::from(of.max(1));
    let f = 2.0 * precision * recall / (precision + recall);
    println!(
        "{name:<28} {counted:>3} documents among {:>3}: pairs {right}/{found} right, {right}/{gold} found (P {:.3} R {:.3}); \
         B-cubed P {precision:.3} R {recall:.3} F1 {f:.3}",
        told.len(),
        part(found),
        part(gold)
    );
}

/// The same documents without their days.
fn without_days(told: &[Told]) -> Vec<Told> {
    let undated = |told: &Told| {
        let mut document = told.document.clone();
        document.source.date = None;
        Told { story: told.story.clone(), document }
    };
    told.iter().map(undated).collect()
}

#[test]
#[ignore = "needs marked texts; see the head of this file"]
fn quality_of_grouping() {
    let folder = PathBuf::from(std::env::var("PARALLAX_EVAL").expect("PARALLAX_EVAL names the folder of marked texts"));
    let seeds = folder.parent().map(|above| above.join("seeds")).filter(|seeds| seeds.is_dir());
    for (set, told, others) in [
        ("tune", stories(&folder.join("stories/tune"), None), folder.join("quotes/tune.jsonl")),
        ("other", stories(&folder.join("stories"), seeds), folder.join("quotes/dev.jsonl")),
    ] {
        let counted = told.len();
        measure(&format!("{set}, mixed"), &told, counted);
        measure(&format!("{set}, without days"), &without_days(&told), counted);
        let mut among = told;
        among.extend(singles(&others));
        measure(&format!("{set}, among single articles"), &among, counted);
        measure(&format!("{set}, with single articles"), &among, among.len());
        measure(&format!("{set}, the same without days"), &without_days(&among), among.len());
    }
}
