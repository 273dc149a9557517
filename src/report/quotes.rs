//! The quotations of every document: JSON lines for programs, a list by speaker for people.
//!
//! JSON lines: `{"format": "parallax.quotes", "version": 1, "document": 0, "name": "a.txt", "start": 4, "end": 90,
//! "spans": [[4, 40], [52, 90]], "text": "...", "form": "direct", "speaker": "he", "speaker_name": "...",
//! "speaker_span": [47, 49], "cue": "said", "cue_span": [42, 46], "probability": 0.97}`: `speaker` as
//! written beside the cue, `speaker_name` as the document names the same speaker most fully; what is not known is left out.
//! Offsets are Unicode code points of the document's text; `document` counts from 0 in the order given.

use super::code_point::CodePoints;
use super::escaped;
use crate::comparison::Story;
use crate::document::printable;
use crate::language::Quotation;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

#[derive(Serialize)]
struct Line<'a> {
    format: &'static str,
    version: u32,
    document: usize,
    name: &'a str,
    start: usize,
    end: usize,
    spans: Vec<(usize, usize)>,
    text: &'a str,
    form: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker_span: Option<(usize, usize)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cue_span: Option<(usize, usize)>,
    probability: f64,
}

/// Writes one JSON object a quotation, one a line, in the order of the documents and of their texts.
///
/// # Errors
/// Only those of `out`.
pub fn jsonl(story: Story<'_>, out: &mut dyn Write) -> io::Result<()> {
    for (index, (document, analysis)) in story.documents.iter().zip(story.analyses).enumerate() {
        let points = CodePoints::of(&document.text);
        for quotation in analysis.quotations.iter().filter(|q| !q.pieces.is_empty()) {
            let hull = quotation.hull();
            let (start, end) = points.range(hull);
            let line = Line {
                format: "parallax.quotes",
                version: 1,
                document: index,
                name: &document.source.name,
                start,
                end,
                spans: quotation.pieces.iter().map(|&p| points.range(p)).collect(),
                text: hull.of(&document.text),
                form: quotation.form.word(),
                speaker: quotation.speaker.as_ref().map(|s| s.span.of(&document.text)),
                speaker_name: quotation.speaker.as_ref().map(|s| s.name.as_str()),
                speaker_span: quotation.speaker.as_ref().map(|s| points.range(s.span)),
                cue: quotation.cue.map(|c| c.of(&document.text)),
                cue_span: quotation.cue.map(|c| points.range(c)),
                probability: (f64::from(quotation.probability) * 100.0).round() / 100.0,
            };
            escaped::write(&line, out)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// Writes the quotations for people: document by document, under each the speakers in the order of their first words. The
/// doubtful are only counted, unless `all` are wanted.
///
/// # Errors
/// Only those of `out`.
pub fn text(story: Story<'_>, all: bool, out: &mut dyn Write) -> io::Result<()> {
    for (index, (document, analysis)) in story.documents.iter().zip(story.analyses).enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", plain(document.source.label().0))?;
        if analysis.quotations.is_empty() {
            writeln!(out, "  no quotations")?;
        }
        let is_listed = |q: &&Quotation| all || !q.is_doubtful();
        let doubtful = analysis.quotations.iter().filter(|q| q.is_doubtful()).count();
        for (speaker, quotations) in by_speaker(analysis.quotations.iter().filter(is_listed)) {
            writeln!(out, "  {}", if speaker.is_empty() { "speaker not named".to_owned() } else { plain(speaker) })?;
            for quotation in quotations {
                let pieces: Vec<String> = quotation.pieces.iter().map(|p| plain(p.of(&document.text))).collect();
                let cue = quotation.cue.map_or_else(String::new, |c| format!(" ({})", plain(c.of(&document.text))));
                let doubt = if quotation.is_doubtful() { "? " } else { "" };
                writeln!(out, "    {:<9} {doubt}{}{cue}", quotation.form.word(), pieces.join(" … "))?;
            }
        }
        match (doubtful, all) {
            (0, _) => {}
            (count, true) => writeln!(out, "  {count} marked ? may be no quotation")?,
            (count, false) => writeln!(out, "  {count} that may be no quotation left out (--all has them)")?,
        }
    }
    Ok(())
}

/// The quotations of each speaker; speakers in the order of their first quotation, those without a name last.
fn by_speaker<'q>(quotations: impl Iterator<Item = &'q Quotation>) -> Vec<(&'q str, Vec<&'q Quotation>)> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<(&str, Vec<&Quotation>)> = Vec::new();
    for quotation in quotations {
        let name = quotation.speaker.as_ref().map_or("", |s| s.name.as_str());
        let place = *places.entry(name).or_insert_with(|| {
            groups.push((name, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(quotation);
    }
    groups.sort_by_key(|(name, _)| name.is_empty());
    groups
}

/// One line without what a terminal would obey, white space squeezed.
fn plain(words: &str) -> String {
    printable(words).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::language::analyse;

    /// What is written of texts in whose quotations only every second is likely.
    fn half_doubtful(texts: &[&str], write: impl Fn(Story<'_>, &mut dyn Write) -> io::Result<()>) -> String {
        let halved = |(n, q): (usize, &mut Quotation)| q.probability = if n % 2 == 0 { 0.9 } else { 0.4 };
        changed(texts, |all| all.iter_mut().enumerate().for_each(halved), write)
    }

    fn written(texts: &[&str], write: impl Fn(Story<'_>, &mut dyn Write) -> io::Result<()>) -> String {
        changed(texts, |_| (), write)
    }

    fn changed(
        texts: &[&str],
        change: impl Fn(&mut Vec<Quotation>),
        write: impl Fn(Story<'_>, &mut dyn Write) -> io::Result<()>,
    ) -> String {
        let documents: Vec<_> =
            texts.iter().enumerate().map(|(n, t)| document::read(&format!("{n}.txt"), t.as_bytes())).collect();
        let mut analyses: Vec<_> = documents.iter().map(analyse).collect();
        analyses.iter_mut().for_each(|a| change(&mut a.quotations));
        let mut out = Vec::new();
        write(Story { documents: &documents, analyses: &analyses }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn offsets_count_code_points() {
        let lines = written(&["Nothing here.", "Ž.\n\n“Žádné šípy tu nejsou,” said Anna Růžová."], jsonl);
        let line: serde_json::Value = serde_json::from_str(lines.trim()).unwrap();
        assert_eq!(line["document"], 1);
        assert_eq!(line["start"], 5);
        assert_eq!(line["end"], 26);
        assert_eq!(line["speaker"], "Anna Růžová");
    }

    #[test]
    fn people_read_speakers_without_control_characters() {
        let likely = |story: Story<'_>, out: &mut dyn Write| text(story, false, out);
        let shown = written(&["“We \u{1b}[31mcannot leave now,” said Mara Lind.\n\nQuiet."], likely);
        assert!(shown.contains("Mara Lind"), "{shown}");
        assert!(!shown.contains('\u{1b}'), "{shown}");
        let lines = written(&["“We \u{9b}31m cannot\u{202e} leave now,” said Mara Lind."], jsonl);
        assert!(lines.contains("\\u202e") && !lines.contains('\u{9b}'), "{lines}");
        assert!(written(&["Quiet."], likely).contains("no quotations"));
    }

    #[test]
    fn the_doubtful_are_counted_and_listed_when_asked_for() {
        let texts = ["“We cannot leave the harbour now,” said Mara Lind. Jon Rask said that the boats were old."];
        let likely = half_doubtful(&texts, |story, out| text(story, false, out));
        assert!(likely.contains("Mara Lind") && !likely.contains("Jon Rask"), "{likely}");
        assert!(likely.contains("  1 that may be no quotation left out (--all has them)"), "{likely}");
        let all = half_doubtful(&texts, |story, out| text(story, true, out));
        assert!(all.contains("    indirect  ? that the boats were old (said)"), "{all}");
        assert!(all.contains("  1 marked ? may be no quotation"), "{all}");
        let lines = half_doubtful(&texts, jsonl);
        let likelihoods: Vec<_> = lines.lines().filter_map(|l| l.split("\"probability\":").nth(1)).collect();
        assert_eq!(likelihoods, ["0.9}", "0.4}"]);
    }
}
