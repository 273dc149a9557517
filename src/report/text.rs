//! The comparison as linear text, for people, pipes and screen readers: sources, then statement by statement, then counts.
//!
//! ```text
//! Sources
//!   1. Daily Courier, 12 March 2024: Harbour bridge closed
//!   2. notes.txt (name of the file), no date
//!
//! Statements of several sources
//!
//! 1. diverge, probability 0.87: in 1, 2; silent: none
//!    1 Daily Courier: Police said four people were hurt.
//!    2 notes.txt: Two people were hurt.
//!    conflict (number): "four people" (1), "two people" (2)
//! ```
//!
//! No colour, no column that has to be kept, nothing a terminal would obey.

use super::Report;
use crate::comparison::decision::Verdict;
use crate::comparison::word_diff::Change;
use crate::comparison::{Comparison, Grade, How, Kind, Link, Passage, Statement, Story, Utterance};
use crate::document::{DocumentId, Span, printable};
use std::io::{self, Write};
use textwrap::{Options, WordSplitter};

/// Linear text, a heading a statement.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// Columns that a line may have; a longer word stays whole.
    pub width: usize,
}

impl Default for Text {
    fn default() -> Self {
        Self { width: 80 }
    }
}

impl Report for Text {
    fn write(&self, story: Story<'_>, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        let mut page = Page { story, width: self.width, out };
        page.sources()?;
        page.shared_statements(comparison)?;
        page.only_here(comparison)?;
        page.counts(comparison)
    }
}

/// What is written to, and how wide.
struct Page<'a> {
    story: Story<'a>,
    width: usize,
    out: &'a mut dyn Write,
}

impl Page<'_> {
    /// One paragraph: `lead` before its first line, spaces before the others: as wide as the lead, or a little wider
    /// where it is nothing but space.
    fn paragraph(&mut self, lead: &str, words: &str) -> io::Result<()> {
        let more = if lead.trim().is_empty() { 2 } else { 0 };
        let hang = " ".repeat(textwrap::core::display_width(lead) + more);
        let options = Options::new(self.width)
            .initial_indent(lead)
            .subsequent_indent(&hang)
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(words, options) {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    fn heading(&mut self, words: &str) -> io::Result<()> {
        writeln!(self.out, "\n{words}")
    }

    fn sources(&mut self) -> io::Result<()> {
        writeln!(self.out, "Sources")?;
        for id in self.story.ids() {
            let source = &self.story.document(id).source;
            let (label, stands_in) = source.label();
            let mut words = printable(label).into_owned();
            if stands_in {
                words.push_str(" (name of the file)");
            }
            match source.date {
                Some(date) => words.push_str(&date.value.strftime(", %-d %B %Y").to_string()),
                None => words.push_str(", no date"),
            }
            if let Some(title) = source.title.as_ref().filter(|t| t.value != label) {
                words.push_str(": ");
                words.push_str(&printable(&title.value));
            }
            self.paragraph(&format!("  {}. ", number(id)), &words)?;
            for warning in &source.warnings {
                self.paragraph("     ", &printable(warning))?;
            }
        }
        Ok(())
    }

    fn shared_statements(&mut self, comparison: &Comparison) -> io::Result<()> {
        self.heading("Statements of several sources")?;
        let shared = comparison.statements.iter().filter_map(|s| Some((s.kind?, s)));
        let mut count = 0;
        for (kind, statement) in shared {
            count += 1;
            self.statement(count, kind, statement, comparison)?;
        }
        if count == 0 {
            writeln!(self.out, "  none")?;
        }
        Ok(())
    }

    fn statement(
        &mut self,
        count: usize,
        kind: Kind,
        statement: &Statement,
        comparison: &Comparison,
    ) -> io::Result<()> {
        writeln!(self.out)?;
        let links: Vec<&Link> = statement.links.iter().filter_map(|&l| comparison.links.get(l)).collect();
        let (carrying, silent): (Vec<_>, Vec<_>) = self.story.ids().partition(|&id| statement.carried_by(id));
        let words = format!(
            "{}{}: in {}{}; silent: {}",
            kind.word(),
            probability(&links),
            numbers(&carrying),
            copied(statement),
            numbers(&silent)
        );
        self.paragraph(&format!("{count}. "), &words)?;
        for &passage in &statement.passages {
            let words = self.words(passage);
            let label = self.label(passage.document);
            self.paragraph("   ", &format!("{label}: {words}"))?;
        }
        for link in links {
            self.conflicts(link)?;
            if let Some(utterance) = &link.evidence.utterance {
                self.utterance(link, utterance)?;
            }
        }
        Ok(())
    }

    fn conflicts(&mut self, link: &Link) -> io::Result<()> {
        for conflict in &link.evidence.conflicts {
            let [a, b] = self.ends(link, &[conflict.a], &[conflict.b]);
            let (in_a, in_b) = (number(link.a.document), number(link.b.document));
            let rule = conflict.rule.word();
            let words = match conflict.grade {
                Grade::Conflict => format!("conflict ({rule}): \"{a}\" ({in_a}), \"{b}\" ({in_b})"),
                Grade::Wording => format!("differing wording ({rule}): \"{a}\" ({in_a}), \"{b}\" ({in_b})"),
                Grade::Detail if conflict.b.is_empty() => format!("only in {in_a} ({rule}): \"{a}\""),
                Grade::Detail => format!("only in {in_b} ({rule}): \"{b}\""),
            };
            self.paragraph("   ", &words)?;
        }
        Ok(())
    }

    fn utterance(&mut self, link: &Link, utterance: &Utterance) -> io::Result<()> {
        let speaker = utterance.speaker.as_deref().map(|s| format!(" of {}", printable(s))).unwrap_or_default();
        let (in_a, in_b) = (number(link.a.document), number(link.b.document));
        let mut words = format!("words{speaker} in {in_a} and {in_b}: {}", utterance.how.words());
        for (elided, place) in [(utterance.elided.0, in_a), (utterance.elided.1, in_b)] {
            if elided {
                words.push_str(&format!(", with an ellipsis in {place}"));
            }
        }
        if utterance.how != How::Whole {
            words.push_str(&self.changes(link, utterance));
        }
        self.paragraph("   ", &words)
    }

    /// Which words of an utterance both ends keep, which stand in one alone, and which one has in the place of the other's.
    fn changes(&self, link: &Link, utterance: &Utterance) -> String {
        let (in_a, in_b) = (number(link.a.document), number(link.b.document));
        let mut told = String::new();
        for change in [Change::Kept, Change::OnlyA, Change::OnlyB, Change::Changed] {
            // Of a cut, all that is not left out is kept.
            if change == Change::Kept && utterance.how == How::Cut {
                continue;
            }
            let runs = utterance.words.iter().filter(|r| r.change() == change);
            let words: Vec<String> = runs
                .map(|run| {
                    let [a, b] = self.ends(link, &[run.a], &[run.b]);
                    match change {
                        Change::Kept | Change::OnlyA => format!("\"{a}\""),
                        Change::OnlyB => format!("\"{b}\""),
                        Change::Changed => format!("\"{a}\" ({in_a}) / \"{b}\" ({in_b})"),
                    }
                })
                .collect();
            if words.is_empty() {
                continue;
            }
            let head = match change {
                Change::Kept => "in both".to_owned(),
                Change::OnlyA => format!("only in {in_a}"),
                Change::OnlyB => format!("only in {in_b}"),
                Change::Changed => "in other words".to_owned(),
            };
            told.push_str(&format!("; {head}: {}", words.join(", ")));
        }
        told
    }

    fn only_here(&mut self, comparison: &Comparison) -> io::Result<()> {
        for id in self.story.ids() {
            let alone: Vec<&Statement> =
                comparison.statements.iter().filter(|s| s.kind.is_none() && s.carried_by(id)).collect();
            let label = self.label(id);
            self.heading(&format!("Only in {label}"))?;
            if alone.is_empty() {
                writeln!(self.out, "  nothing")?;
            }
            for passage in alone.iter().flat_map(|s| &s.passages) {
                let words = self.words(*passage);
                self.paragraph("  - ", &words)?;
            }
        }
        Ok(())
    }

    fn counts(&mut self, comparison: &Comparison) -> io::Result<()> {
        self.heading("Counts")?;
        let of = |kind: Option<Kind>| comparison.statements.iter().filter(|s| s.kind == kind).count();
        let kinds = [Kind::Agree, Kind::Diverge, Kind::Quote].map(|kind| format!("{} {}", of(Some(kind)), kind.word()));
        self.paragraph("  ", &format!("statements of several sources: {}", kinds.join(", ")))?;
        self.paragraph("  ", &format!("statements of one source alone: {}", of(None)))?;
        let least = format!(
            "links: {} with a probability of at least {:.2}; {} less likely ones left out",
            comparison.links.len(),
            comparison.threshold,
            comparison.withheld.len()
        );
        self.paragraph("  ", &least)
    }

    fn label(&self, id: DocumentId) -> String {
        format!("{} {}", number(id), printable(self.story.document(id).source.label().0))
    }

    fn words(&self, passage: Passage) -> String {
        one_line(&self.story.document(passage.document).text, &[passage.span])
    }

    /// The ranges in both documents of a link.
    fn ends(&self, link: &Link, a: &[Span], b: &[Span]) -> [String; 2] {
        [(link.a.document, a), (link.b.document, b)].map(|(id, spans)| one_line(&self.story.document(id).text, spans))
    }
}

/// What people call a document: they count from 1.
fn number(id: DocumentId) -> usize {
    id.0 + 1
}

fn numbers(ids: &[DocumentId]) -> String {
    match ids {
        [] => "none".to_owned(),
        ids => ids.iter().map(|&id| number(id).to_string()).collect::<Vec<_>>().join(", "),
    }
}

/// Which sources have the same text, and how many are left when it counts once; nothing where all have texts of their own.
fn copied(statement: &Statement) -> String {
    let groups: Vec<String> = statement.copied.iter().map(|g| numbers(g)).collect();
    if groups.is_empty() {
        return String::new();
    }
    format!(" ({} independent; the same text in {})", statement.independent(), groups.join(" and in "))
}

/// The ranges as one line of single spaces; an ellipsis stands for what is between them.
fn one_line(text: &str, spans: &[Span]) -> String {
    let pieces = spans.iter().map(|span| {
        let words = printable(span.of(text));
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    pieces.collect::<Vec<_>>().join(" … ")
}

/// The least and the greatest probability of the links, as far as they differ in two digits; what a person decided on them
/// instead, where that is so.
fn probability(links: &[&Link]) -> String {
    let mut by_hand: Vec<&str> = links.iter().filter_map(|l| l.evidence.hand).map(Verdict::words).collect();
    by_hand.sort_unstable();
    by_hand.dedup();
    if !by_hand.is_empty() {
        return format!(", {}", by_hand.join(", "));
    }
    let shown = |p: f64| format!("{p:.2}");
    let least = links.iter().map(|l| l.probability).reduce(f64::min).map(shown);
    let greatest = links.iter().map(|l| l.probability).reduce(f64::max).map(shown);
    match (least, greatest) {
        (Some(least), Some(greatest)) if least == greatest => format!(", probability {least}"),
        (Some(least), Some(greatest)) => format!(", probability {least} to {greatest}"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::word_diff::Run;
    use crate::comparison::{Conflict, Evidence, Rule};
    use crate::document::{self, Document};

    fn passage(documents: &[Document], n: usize, words: &str) -> Passage {
        let start = documents[n].text.find(words).unwrap();
        Passage { document: DocumentId(n), span: Span::new(start, start + words.len()) }
    }

    fn written(width: usize) -> String {
        let texts = [
            ("courier.txt", "Police said four people were hurt.\nThe mayor said: “We will build it again, soon.”\n"),
            ("wire.txt", "Two people were\x1b[31m hurt.\n“We will build it again,” he said.\nBuses run.\n"),
            ("port.txt", "The port is shut.\n"),
        ];
        let documents = texts.map(|(name, text)| document::read(name, text.as_bytes()));
        let analyses = documents.each_ref().map(crate::language::analyse);
        let at = |n: usize, words: &str| passage(&documents, n, words);
        let hurt = [at(0, "Police said four people were hurt."), at(1, "Two people were\x1b[31m hurt.")];
        let built =
            [at(0, "The mayor said: “We will build it again, soon.”"), at(1, "“We will build it again,” he said.")];
        let links = vec![
            Link {
                a: hurt[0],
                b: hurt[1],
                kind: Kind::Diverge,
                probability: 0.871,
                evidence: Evidence {
                    conflicts: vec![Conflict {
                        rule: Rule::Number,
                        grade: Grade::Conflict,
                        a: at(0, "four people").span,
                        b: at(1, "Two people").span,
                    }],
                    ..Evidence::default()
                },
            },
            Link {
                a: built[0],
                b: built[1],
                kind: Kind::Quote,
                probability: 0.6,
                evidence: Evidence {
                    utterance: Some(Utterance {
                        speaker: Some("the mayor".to_owned()),
                        how: How::Cut,
                        a: vec![at(0, "We will build it again, soon.").span],
                        b: vec![at(1, "We will build it again,").span],
                        elided: (false, false),
                        words: vec![Run { same: false, a: at(0, "soon").span, b: Span::new(0, 0) }],
                    }),
                    ..Evidence::default()
                },
            },
        ];
        let statements = vec![
            Statement { kind: Some(Kind::Diverge), passages: hurt.to_vec(), links: vec![0], ..Statement::default() },
            Statement { kind: Some(Kind::Quote), passages: built.to_vec(), links: vec![1], ..Statement::default() },
            Statement { kind: None, passages: vec![at(1, "Buses run.")], links: Vec::new(), ..Statement::default() },
            Statement {
                kind: None,
                passages: vec![at(2, "The port is shut.")],
                links: Vec::new(),
                ..Statement::default()
            },
        ];
        let comparison = Comparison { links, withheld: Vec::new(), statements, threshold: 0.5 };
        let mut out = Vec::new();
        let story = Story { documents: &documents, analyses: &analyses };
        Text { width }.write(story, &comparison, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_whole_of_a_small_comparison() {
        let expected = "\
Sources
  1. courier.txt (name of the file), no date
  2. wire.txt (name of the file), no date
  3. port.txt (name of the file), no date

Statements of several sources

1. diverge, probability 0.87: in 1, 2; silent: 3
   1 courier.txt: Police said four people were hurt.
   2 wire.txt: Two people were\u{fffd} hurt.
   conflict (number): \"four people\" (1), \"Two people\" (2)

2. quote, probability 0.60: in 1, 2; silent: 3
   1 courier.txt: The mayor said: “We will build it again, soon.”
   2 wire.txt: “We will build it again,” he said.
   words of the mayor in 1 and 2: cut; only in 1: \"soon\"

Only in 1 courier.txt
  nothing

Only in 2 wire.txt
  - Buses run.

Only in 3 port.txt
  - The port is shut.

Counts
  statements of several sources: 0 agree, 1 diverge, 1 quote
  statements of one source alone: 2
  links: 2 with a probability of at least 0.50; 0 less likely ones left out
";
        assert_eq!(written(80), expected);
    }

    #[test]
    fn lines_keep_to_the_width() {
        for line in written(32).lines() {
            assert!(textwrap::core::display_width(line) <= 32, "{line}");
        }
    }
}
