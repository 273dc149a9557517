//! Rows of features for learning the weights in assets/weights/quotations.bin: `quotation_features GOLD.jsonl OUT`.
//! GOLD has a line an article: `{"text", "quotes": [{"spans", "cue_start", "cue_end", "speaker_start", "speaker_end"}]}`, in
//! code points. OUT is little-endian `u32`, read by assets/weights/quotations.py.

use parallax::document::{self, Span};
use parallax::language::quotation::feature::View;
use parallax::language::quotation::period::{Class, Item, Period};
use parallax::language::{self, quotation};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

type Failure = Box<dyn std::error::Error>;

struct Gold {
    spans: Vec<Span>,
    cue: Option<Span>,
    speaker: Option<Span>,
}

struct Article {
    periods: Vec<Period>,
    gold: Vec<Gold>,
}

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let (Some(gold), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: quotation_features GOLD.jsonl OUT".into());
    };
    let articles = std::fs::read_to_string(gold)?.lines().map(article).collect::<Result<Vec<_>, Failure>>()?;
    let weight = cue_share(&articles);
    let (mut cues, mut rows) = (Vec::new(), Vec::new());
    let (mut cue_count, mut row_count, mut sequence) = (0_u32, 0_u32, 0_u32);
    for (index, article) in articles.iter().enumerate() {
        let index = u32::try_from(index)?;
        for period in &article.periods {
            let view = View::new(period);
            let heads = heads(period, &article.gold, &weight);
            for n in 0..period.items.len() {
                if quotation::can_report(&period.items[n]) {
                    cues.extend([index, u32::from(heads.contains_key(&n))]);
                    cues.extend(view.cue(n));
                    cue_count += 1;
                }
            }
            for (&head, &gold) in &heads {
                let labels: Vec<u32> = period.items.iter().map(|i| label(i, gold)).collect();
                if !labels.contains(&1) {
                    continue;
                }
                for (n, label) in labels.iter().enumerate() {
                    rows.extend([index, sequence, if n == head { 0 } else { *label }]);
                    rows.extend(view.unary(n, head));
                    rows.extend(view.pair(n, head));
                    row_count += 1;
                }
                sequence += 1;
            }
        }
    }
    let mut file = std::io::BufWriter::new(std::fs::File::create(out)?);
    let head = [cue_count, quotation::feature::CUE as u32, row_count, quotation::feature::UNARY as u32];
    for value in head.iter().chain(&[quotation::feature::PAIR as u32]).chain(&cues).chain(&rows) {
        file.write_all(&value.to_le_bytes())?;
    }
    Ok(())
}

fn article(line: &str) -> Result<Article, Failure> {
    let value: Value = serde_json::from_str(line)?;
    let text = value["text"].as_str().ok_or("no text")?;
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let span = |start: &Value, end: &Value| -> Option<Span> {
        let (start, end) = (start.as_u64()? as usize, end.as_u64()? as usize);
        (start < end).then(|| Span::new(bytes[start], bytes[end]))
    };
    let mut gold = Vec::new();
    for quote in value["quotes"].as_array().ok_or("no quotes")? {
        let spans = quote["spans"].as_array().ok_or("no spans")?;
        gold.push(Gold {
            spans: spans.iter().filter_map(|s| span(&s[0], &s[1])).collect(),
            cue: span(&quote["cue_start"], &quote["cue_end"]),
            speaker: span(&quote["speaker_start"], &quote["speaker_end"]),
        });
    }
    let document = document::read("article", text.as_bytes());
    let analysis = language::analyse(&document);
    let periods = quotation::period::read(&document, &analysis).periods;
    Ok(Article { periods, gold })
}

/// For each word, the share of its places that lie in a cue.
fn cue_share(articles: &[Article]) -> BTreeMap<u32, f64> {
    let mut counts: BTreeMap<u32, (f64, f64)> = BTreeMap::new();
    for article in articles {
        let cues: Vec<Span> = article.gold.iter().filter_map(|g| g.cue).collect();
        for item in article.periods.iter().flat_map(|p| &p.items) {
            let count = counts.entry(item.word).or_default();
            count.1 += 1.0;
            if cues.iter().any(|c| c.contains(item.span)) {
                count.0 += 1.0;
            }
        }
    }
    counts.into_iter().map(|(word, (inside, all))| (word, inside / (all + 2.0))).collect()
}

/// The item of each cue that says most that it is one, with the quotation.
fn heads<'a>(period: &Period, gold: &'a [Gold], weight: &BTreeMap<u32, f64>) -> BTreeMap<usize, &'a Gold> {
    let mut heads = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for gold in gold {
        let Some(cue) = gold.cue else { continue };
        let inside = (0..period.items.len()).filter(|&n| {
            let item = &period.items[n];
            item.class != Class::Speech && item.span.overlap(cue) * 2 > item.span.len() && quotation::can_report(item)
        });
        let weigh = |n: &usize| weight.get(&period.items[*n].word).copied().unwrap_or(0.0);
        let best = inside.filter(|n| !taken.contains(n)).max_by(|a, b| weigh(a).total_cmp(&weigh(b)));
        if let Some(best) = best {
            taken.insert(best);
            heads.insert(best, gold);
        }
    }
    heads
}

fn label(item: &Item, gold: &Gold) -> u32 {
    let inside = |spans: &[Span]| spans.iter().map(|s| s.overlap(item.span)).sum::<usize>() * 2 > item.span.len();
    if inside(&gold.spans) {
        1
    } else if gold.speaker.is_some_and(|s| inside(&[s])) {
        2
    } else {
        0
    }
}
