//! Speech reported in a document: its content, who spoke, and the cue that says so.

mod attribution;
pub mod feature;
pub mod marks;
mod model;
pub mod period;
pub mod sense;
mod speaker;
mod sureness;

use super::Analysis;
use crate::document::{Document, Span};
use marks::Stretch;
use period::{Class, Item, Period};
use speaker::Speakers;
use sureness::Signs;

/// One reported utterance.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// The content, in order; more than one piece where the cue breaks it: "…," he said, "…". Without the outer
    /// quotation marks where the whole piece stands in them.
    pub pieces: Vec<Span>,
    /// Whether the words stand in quotation marks.
    pub form: Form,
    /// Who speaks, where it is plain.
    pub speaker: Option<Speaker>,
    /// The word that reports: "said", "according to".
    pub cue: Option<Span>,
    /// How likely it is one: 0 to 1, calibrated on marked articles that it was not learned from.
    pub probability: f32,
}

impl Quotation {
    /// Less likely than this, a quotation is one of the doubtful.
    const DOUBTFUL: f32 = 0.5;

    /// Whether it is as likely none: lists for people leave these out until they are asked for.
    pub fn is_doubtful(&self) -> bool {
        self.probability < Self::DOUBTFUL
    }

    /// The range from the first piece to the last.
    pub fn hull(&self) -> Span {
        Span::new(self.pieces[0].start, self.pieces[self.pieces.len() - 1].end)
    }
}

/// Whether the words of a quotation stand in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// All of them.
    Direct,
    /// Some of them: he called it "a mistake".
    Mixed,
    /// None: he said that it was a mistake.
    Indirect,
}

impl Form {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name the speaker beside the cue: "he", "the Kremlin leader". Where a speech in quotation marks has no
    /// cue, those beside the speech that it goes on from.
    pub span: Span,
    /// Whom they mean, as the document names them most fully: "Vladimir Putin". Equals the words of `span` where
    /// nothing fuller is known.
    pub name: String,
}

/// Whether an item can be a cue at all.
pub fn can_report(item: &Item) -> bool {
    attribution::can_report(item)
}

/// Finds the quotations of a document; `analysis.names` must be filled.
pub fn find(document: &Document, analysis: &Analysis) -> Vec<Quotation> {
    let reading = period::read(document, analysis);
    let mut finder = Finder {
        text: &document.text,
        analysis,
        stretches: &reading.stretches,
        speakers: Speakers::new(&document.text, analysis),
        found: Vec::new(),
        last: None,
    };
    for period in &reading.periods {
        finder.read(period);
    }
    finder.found
}

/// Keeps what quotation marks alone tell, for a document in another language than that of the cues: no speech without marks, and as
/// speaker only a name.
pub fn keep_marked(analysis: &mut Analysis) {
    analysis.quotations.retain(|q| q.form != Form::Indirect);
    for quotation in &mut analysis.quotations {
        quotation.cue = None;
        let named = quotation.speaker.take().and_then(|speaker| {
            let name = analysis.names.iter().find(|n| speaker.span.overlap(n.span) > 0)?;
            let words: Vec<&str> = speaker.name.split_whitespace().collect();
            // As many words as the name has, at the place where the name stands in them.
            let lower: Vec<String> = words.iter().map(|w| w.to_lowercase()).collect();
            let key: Vec<&str> = name.key.split(' ').collect();
            let at = lower.windows(key.len().max(1)).position(|w| w == key.as_slice());
            at.map(|at| Speaker { span: name.span, name: words[at..at + key.len()].join(" ") })
        });
        quotation.speaker = named;
    }
}

/// Where the latest speech in quotation marks ended.
struct LastSpeech {
    /// The block.
    block: usize,
    /// Whether nothing but its own cue and speaker stood behind it.
    open: bool,
    /// Whether its closing mark is missing, as where the next paragraph goes on with it.
    unclosed: bool,
    /// Index in the list of quotations.
    quotation: usize,
}

/// Goes through the periods of a document in order.
struct Finder<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    stretches: &'a [Stretch],
    speakers: Speakers<'a>,
    found: Vec<Quotation>,
    last: Option<LastSpeech>,
}

impl Finder<'_> {
    fn read(&mut self, period: &Period) {
        let items = &period.items;
        let attributions = attribution::find(period);
        let claimed = |n: usize| attributions.iter().any(|a| a.content.iter().any(|r| r.contains(&n)));
        let mut fresh = Vec::new();
        for (n, item) in items.iter().enumerate().filter(|(n, i)| i.class == Class::Speech && !claimed(*n)) {
            if let Some(quotation) = self.unattributed(period, n, item.span) {
                fresh.push(quotation);
            }
        }
        let mut spoken: Vec<(usize, Speaker)> = Vec::new();
        for attribution in attributions {
            let runs = attribution.content.iter().flat_map(|r| self.by_block(&items[r.clone()]));
            let pieces = apart(runs.filter_map(|run| self.piece(run)));
            if pieces.is_empty() {
                continue;
            }
            let speaker = match attribution.speaker {
                Some(range) => self.speakers.resolve(hull(speaker::head(&items[range]))),
                None => shared_subject(items, attribution.cue, &spoken),
            };
            if let Some(speaker) = &speaker {
                spoken.push((attribution.cue, speaker.clone()));
            }
            let form = self.form(&pieces);
            let reported = Some((attribution.cue_probability, attribution.content_probability));
            let probability = self.probability(&pieces, reported, form, speaker.is_some());
            let cue = Some(cue_span(self.text, items, attribution.cue));
            fresh.push(Quotation { pieces, form, speaker, cue, probability });
        }
        fresh.sort_by_key(|q| q.pieces[0]);
        self.found.append(&mut fresh);
        self.remember(period);
    }

    /// A speech that no cue of its period reports: it goes on with the one before, or stands alone.
    fn unattributed(&mut self, period: &Period, n: usize, outer: Span) -> Option<Quotation> {
        let piece = self.inner(outer);
        let starts_period = n == 0;
        if let Some(last) = self.last.as_ref().filter(|_| starts_period) {
            let goes_on = if last.block == period.block { last.open } else { last.unclosed };
            let before = &mut self.found[last.quotation];
            if goes_on && before.form != Form::Indirect && before.hull().end <= piece.start {
                before.pieces.push(piece);
                return None;
            }
        }
        // With nothing told in between, the speaker is still the one before.
        let near = self.last.as_ref().filter(|l| l.open && period.block - l.block <= 1 && starts_period);
        let before = near.map(|l| &self.found[l.quotation]).filter(|q| q.form == Form::Direct || q.cue.is_none());
        let speaker = before.and_then(|q| q.speaker.clone());
        let pieces = vec![piece];
        let probability = self.probability(&pieces, None, Form::Direct, speaker.is_some());
        Some(Quotation { pieces, form: Form::Direct, speaker, cue: None, probability })
    }

    fn probability(&self, pieces: &[Span], reported: Option<(f32, f32)>, form: Form, spoken: bool) -> f32 {
        let words = pieces.iter().map(|p| p.of(self.text).split_whitespace().count()).sum();
        sureness::probability(Signs { reported, marked: form != Form::Indirect, spoken, words })
    }

    /// Notes how the period ended, for the speech that may follow.
    fn remember(&mut self, period: &Period) {
        let outer = |p: Span| marks::touching(self.stretches, p).first();
        let whole = hull(&period.items);
        let latest = marks::touching(self.stretches, whole).first().and_then(|first| {
            let within = self.found.iter().enumerate().rev().filter(|(_, q)| q.hull().end > first.outer.start);
            within.into_iter().find_map(|(n, q)| {
                let stretch = q.pieces.iter().rev().find_map(|p| outer(*p))?;
                (whole.overlap(stretch.outer) > 0).then_some((n, stretch.closed))
            })
        });
        let block = period.items.last().map_or(period.block, |i| self.analysis.sentences[i.sentence].block);
        match latest {
            Some((quotation, closed)) => {
                self.last = Some(LastSpeech { block, open: true, unclosed: !closed, quotation });
            }
            None => {
                if let Some(last) = &mut self.last {
                    last.open = false;
                    last.unclosed = false;
                }
            }
        }
    }

    /// A run of items, cut where a block ends.
    fn by_block<'b>(&self, run: &'b [Item]) -> impl Iterator<Item = &'b [Item]> + use<'_, 'b> {
        let block = |item: &Item| self.analysis.sentences[item.sentence].block;
        run.chunk_by(move |a, b| block(a) == block(b))
    }

    /// What a run of items says: inside the marks where it is exactly a stretch; with both marks where it holds one; never
    /// with a comma at its end.
    fn piece(&self, items: &[Item]) -> Option<Span> {
        let mut span = hull(items);
        let near = self.stretches.partition_point(|s| s.outer.end <= span.start);
        for stretch in &self.stretches[near..] {
            if stretch.inner.start > span.end {
                break;
            }
            if span == stretch.inner || span == stretch.outer {
                return Some(stretch.inner);
            }
            let words = stretch.inner.of(self.text).trim_end_matches(|c: char| !c.is_alphanumeric());
            if span.contains(Span::new(stretch.inner.start, stretch.inner.start + words.len())) {
                span = span.hull(stretch.outer);
            }
        }
        let words = span.of(self.text);
        let loose = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '-');
        let start = span.start + (words.len() - words.trim_start_matches(loose).len());
        let kept = words.trim_matches(loose);
        kept.contains(char::is_alphanumeric).then(|| Span::new(start, start + kept.len()))
    }

    /// What stands inside the marks, where `span` is exactly a stretch.
    fn inner(&self, span: Span) -> Span {
        marks::touching(self.stretches, span).iter().find(|s| s.outer == span).map_or(span, |s| s.inner)
    }

    fn form(&self, pieces: &[Span]) -> Form {
        let within = |s: Span| marks::touching(self.stretches, s).iter().map(|t| t.outer.overlap(s)).sum::<usize>();
        if pieces.iter().all(|&p| within(p) == p.len()) {
            Form::Direct
        } else if pieces.iter().any(|&p| within(p) > 0) {
            Form::Mixed
        } else {
            Form::Indirect
        }
    }
}

/// The speaker of an earlier cue of the same period, where the cue shares its subject: "she said ... and warned ...", "he
/// left, saying ...".
fn shared_subject(items: &[Item], cue: usize, spoken: &[(usize, Speaker)]) -> Option<Speaker> {
    let verb = matches!(items[cue].class, Class::Ing | Class::Ed | Class::Word | Class::Plural);
    let before = items[..cue].iter().rev().find(|i| i.class != Class::Ly)?;
    let joined = matches!(before.class, Class::And | Class::Comma) || items[cue].class == Class::Ing;
    let (_, speaker) = spoken.iter().filter(|(n, _)| *n < cue).max_by_key(|(n, _)| *n)?;
    (verb && joined).then(|| speaker.clone())
}

/// The pieces in order, those that overlap as one.
fn apart(pieces: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut apart: Vec<Span> = Vec::new();
    for piece in pieces {
        match apart.last_mut() {
            Some(last) if piece.start < last.end => *last = last.hull(piece),
            _ => apart.push(piece),
        }
    }
    apart
}

/// The words of a cue: "according to" is one.
fn cue_span(text: &str, items: &[Item], cue: usize) -> Span {
    let span = items[cue].span;
    match items.get(cue + 1) {
        Some(next) if next.class == Class::To && span.of(text).eq_ignore_ascii_case("according") => {
            span.hull(next.span)
        }
        _ => span,
    }
}

fn hull(items: &[Item]) -> Span {
    items.iter().map(|i| i.span).reduce(Span::hull).unwrap_or(Span::new(0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document, language};
    use proptest::prelude::*;

    /// Each quotation as "form | speaker = name | cue | pieces".
    fn read(text: &str) -> Vec<String> {
        let document = document::read("a.txt", text.as_bytes());
        let analysis = language::analyse(&document);
        let line = |q: &Quotation| {
            let speaker = q.speaker.as_ref().map_or_else(String::new, |s| format!("{} = {}", s.span.of(text), s.name));
            let pieces: Vec<&str> = q.pieces.iter().map(|p| p.of(text)).collect();
            let cue = q.cue.map_or("", |c| c.of(text));
            format!("{} | {speaker} | {cue} | {}", q.form.word(), pieces.join(" / "))
        };
        analysis.quotations.iter().map(line).collect()
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(read(text), expected, "{text}");
    }

    #[test]
    fn direct_speech_with_its_cue_and_speaker() {
        check(
            "“The bridge will stay closed until spring,” Harbour Minister Ada Holm told reporters.",
            &["direct | Harbour Minister Ada Holm = Ada Holm | told | The bridge will stay closed until spring,"],
        );
        check(
            "\"We were never asked about it,\" said Tom Brandt, a fisherman from the island.",
            &["direct | Tom Brandt, a fisherman from the island = Tom Brandt | said | We were never asked about it,"],
        );
    }

    #[test]
    fn broken_speech_is_one_quotation() {
        check(
            "“The ferry is old,” she said, “and nobody will pay for a new one.”",
            &["direct | she = she | said | The ferry is old, / and nobody will pay for a new one."],
        );
        check(
            "“The ferry is old and slow,” Ada Holm said. “Nobody will pay for a new one.”",
            &["direct | Ada Holm = Ada Holm | said | The ferry is old and slow, / Nobody will pay for a new one."],
        );
    }

    #[test]
    fn a_speech_left_open_goes_on_in_the_next_paragraph() {
        check(
            "“The ferry is old and slow,” Ada Holm said. “Nobody will pay for a new one.\n\n“We will have to swim across.”",
            &[
                "direct | Ada Holm = Ada Holm | said | The ferry is old and slow, / Nobody will pay for a new one. / We will \
               have to swim across.",
            ],
        );
    }

    #[test]
    fn reported_speech() {
        check(
            "The harbour office said that two ferries would be late.",
            &["indirect | The harbour office = The harbour office | said | that two ferries would be late"],
        );
        check(
            "According to the harbour office, two ferries were late on Monday.",
            &["indirect | the harbour office = the harbour office | According to | two ferries were late on Monday"],
        );
        check(
            "Ada Holm called the plan “a costly mistake”.",
            &["mixed | Ada Holm = Ada Holm | called | the plan “a costly mistake”"],
        );
    }

    #[test]
    fn a_pronoun_means_the_speaker_before() {
        let found = read("Ada Holm said that the bridge would stay closed. “We cannot risk anyone’s life,” she added.");
        assert!(found[1].starts_with("direct | she = Ada Holm | added"), "{found:?}");
    }

    #[test]
    fn a_pronoun_means_whoever_opens_the_sentence_before() {
        let said = "Ada Holm said that the bridge would stay closed. ";
        let behind = "He called the delay “a costly mistake for the town”.";
        for opening in ["In Oslo on 3 May, Bergen met the council. ", "Ole Bergen met the council. "] {
            let found = read(&format!("{said}{opening}{behind}"));
            let speaker = if opening.starts_with("In") { "Bergen" } else { "Ole Bergen" };
            assert!(found.iter().any(|q| q.contains(&format!("He = {speaker} | called"))), "{found:?}");
        }
        let found = read(&format!("{said}In Oslo on 3 May, Norway met the council. {behind}"));
        assert!(found.iter().all(|q| !q.contains("He = Norway")), "{found:?}");
    }

    #[test]
    fn a_date_before_the_speaker_is_not_the_speaker() {
        let found = read("On 3 May council members said that the bridge would stay closed.");
        assert!(found.iter().all(|q| !q.contains("May")), "{found:?}");
    }

    #[test]
    fn a_place_beside_the_speaker_is_not_the_speaker() {
        let found = read("Officials in Oslo said that the bridge would stay closed. Oslo is far away.");
        assert_eq!(
            found,
            ["indirect | Officials in Oslo = Officials in Oslo | said | that the bridge would stay closed"]
        );
    }

    #[test]
    fn words_in_marks_keep_the_speaker_beside_them() {
        let found = read("Ada Holm called the plan “a costly mistake for the whole town,” according to a local paper.");
        assert!(found.iter().any(|q| q.contains("Ada Holm | called | the plan “a costly")), "{found:?}");
    }

    #[test]
    fn names_in_marks_are_no_speech() {
        check("The ferry “Aurora” was built in 1962.", &[]);
        check("", &[]);
        check("“”", &[]);
    }

    proptest! {
        #[test]
        fn any_text_gives_pieces_in_order_inside_compared_blocks(
            text in "([A-Z]?[a-z]{1,6}[ ]|“|”|\"|'|’|‘|«|»| said |, |\\. |\n\n|: |— |é|🙂|[0-9]{1,3} | he | told | that ){0,60}"
        ) {
            let document = document::read("a.txt", text.as_bytes());
            let analysis = language::analyse(&document);
            for quotation in &analysis.quotations {
                prop_assert!(!quotation.pieces.is_empty());
                prop_assert!((0.0..=1.0).contains(&quotation.probability), "{}", quotation.probability);
                for (n, piece) in quotation.pieces.iter().enumerate() {
                    prop_assert!(!piece.is_empty() && document.text.get(piece.start..piece.end).is_some());
                    let block = document.blocks.iter().find(|b| b.span.contains(*piece));
                    prop_assert!(block.is_some_and(|b| b.kind.is_compared()), "{:?}", piece);
                    prop_assert!(n == 0 || quotation.pieces[n - 1].end <= piece.start);
                }
                for span in quotation.cue.iter().chain(quotation.speaker.iter().map(|s| &s.span)) {
                    prop_assert!(!span.is_empty() && document.text.get(span.start..span.end).is_some());
                }
            }
            prop_assert_eq!(&language::analyse(&document).quotations, &analysis.quotations);
        }
    }
}
