//! Whether two linked passages report the same utterance of the same speaker.
//!
//! Words alone do not tell: one speaker says similar things twice, and of two unrelated stories' quotations six in ten share a run of
//! four words. What counts is how much of the shorter report the longer holds, the run, and who speaks.

use super::kinship::Kinship;
use super::lexicon::{Lexicon, Term};
use super::measure::{self, common, longest_run};
use super::model::Model;
use super::profile::{Place, Profile, Reported};
use super::similarity::{Scored, Similarity};
use super::wording::{self, Report};
use super::{Kind, Link, Story};
use crate::document::Span;
use crate::language::name::fullest;
use std::sync::LazyLock;

static QUOTES: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_str!("../../assets/weights/quotes.json")).ok());

static UTTERANCES: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_str!("../../assets/weights/utterances.json")).ok());

/// How alike the reported words of two sentences are.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// Share of the weight of the shorter report that the other holds; 0 to 1.
    pub contained: f64,
    /// Content words of the longest run both have.
    pub run: f64,
    /// Whether the speakers are the same; none where one of them is unknown.
    pub speaker: Option<bool>,
    /// The reports, as places in [`Profile::reports`].
    pub reports: (usize, usize),
}

impl Said {
    fn rank(&self) -> f64 {
        self.contained + 0.1 * self.run + if self.speaker == Some(false) { -1.0 } else { 0.0 }
    }
}

/// The two reports of a pair that are most alike.
pub fn best(lexicon: &Lexicon<'_>, a: &Profile<'_>, b: &Profile<'_>) -> Option<Said> {
    let mut best: Option<Said> = None;
    for (m, x) in a.reports.iter().enumerate() {
        for (n, y) in b.reports.iter().enumerate() {
            let said = Said { reports: (m, n), ..alike(lexicon, (a, x), (b, y)) };
            if best.is_none_or(|old| said.rank() > old.rank()) {
                best = Some(said);
            }
        }
    }
    best
}

/// How much of a report in quotation marks the other sentence holds, whether or not it marks it; the best over the reports of both.
pub fn held(lexicon: &Lexicon<'_>, kinship: &Kinship, a: &Profile<'_>, b: &Profile<'_>) -> f64 {
    held_of(lexicon, kinship, (a, b), |r| r.is_marked() && r.order.len() > 1, |likeness| likeness)
}

/// The same over the reports that are `counted`, near words as much as `near` says.
fn held_of(
    lexicon: &Lexicon<'_>,
    kinship: &Kinship,
    (a, b): (&Profile<'_>, &Profile<'_>),
    counted: impl Fn(&Reported) -> bool,
    near: impl Fn(f64) -> f64,
) -> f64 {
    let one = |p: &Profile<'_>, other: &Profile<'_>| {
        let mut best: f64 = 0.0;
        for report in p.reports.iter().filter(|r| counted(r)) {
            let terms = sorted(&places(p, report));
            let all: f64 = terms.iter().map(|t| lexicon.weight(*t)).sum();
            let kept: f64 = terms.iter().map(|t| lexicon.weight(*t) * near(kinship.held(*t, &other.terms))).sum();
            best = best.max(kept / (all + 2.0));
        }
        best
    };
    one(a, b).max(one(b, a))
}

/// How well the words of two reports in quotation marks can be laid beside each other: words in the same order less half of what
/// stands between them (local alignment, Smith and Waterman 1981), as a share of the shorter report; the best pair of reports.
pub fn aligned(a: &Profile<'_>, b: &Profile<'_>) -> f64 {
    let mut best: f64 = 0.0;
    for x in a.reports.iter().filter(|r| r.is_marked()) {
        for y in b.reports.iter().filter(|r| r.is_marked()) {
            let shorter = x.words.len().min(y.words.len()).max(4) as f64;
            best = best.max(local(&x.words, &y.words) / shorter);
        }
    }
    best
}

/// How much the words of two reports in quotation marks are the same: the share of the shorter that the longer has in the same order, the
/// shares by weight that each holds of the other, near words included, the lower and the higher, and the logarithm of the words of
/// the shorter; the best pair of reports.
pub fn told(lexicon: &Lexicon<'_>, kinship: &Kinship, a: &Profile<'_>, b: &Profile<'_>) -> [f64; 4] {
    let mut best = [0.0f64; 4];
    for x in a.reports.iter().filter(|r| r.is_marked()) {
        for y in b.reports.iter().filter(|r| r.is_marked()) {
            let (in_a, in_b) = (sorted(&places(a, x)), sorted(&places(b, y)));
            let share = |own: &[Term], other: &[Term]| {
                let all: f64 = own.iter().map(|t| lexicon.weight(*t)).sum();
                let kept: f64 = own.iter().map(|t| lexicon.weight(*t) * kinship.held(*t, other)).sum();
                kept / (all + 2.0)
            };
            let (ab, ba) = (share(&in_a, &in_b), share(&in_b, &in_a));
            let shorter = x.words.len().min(y.words.len());
            let in_order = in_order(&x.words, &y.words) as f64 / shorter.max(4) as f64;
            if in_order + ab.max(ba) > best[0] + best[2] {
                best = [in_order, ab.min(ba), ab.max(ba), (shorter as f64).ln_1p()];
            }
        }
    }
    best
}

/// Words that two lists have in the same order (longest common subsequence).
fn in_order(a: &[u32], b: &[u32]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let met = if x == y { diagonal + 1 } else { row[j + 1].max(row[j]) };
            diagonal = std::mem::replace(&mut row[j + 1], met);
        }
    }
    row[b.len()]
}

/// Share of a sentence's words that stand in reports with quotation marks; 0 to 1.
pub fn in_marks(p: &Profile<'_>) -> f64 {
    let marked: usize = p.reports.iter().filter(|r| r.is_marked()).map(|r| r.words.len()).sum();
    (marked as f64 / p.words.len().max(1) as f64).min(1.0)
}

fn local(a: &[u32], b: &[u32]) -> f64 {
    let mut row = vec![0.0f64; b.len() + 1];
    let mut best: f64 = 0.0;
    for x in a {
        let mut diagonal = 0.0;
        for (j, y) in b.iter().enumerate() {
            let met = diagonal + if x == y { 1.0 } else { -0.5 };
            diagonal = row[j + 1];
            row[j + 1] = met.max(row[j + 1] - 0.5).max(row[j] - 0.5).max(0.0);
            best = best.max(row[j + 1]);
        }
    }
    best
}

fn places(p: &Profile<'_>, report: &Reported) -> Vec<Place> {
    report.order.iter().map(|n| p.order[*n]).collect()
}

fn sorted(places: &[Place]) -> Vec<Term> {
    let mut terms: Vec<Term> = places.iter().map(|p| p.term).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn alike(lexicon: &Lexicon<'_>, a: (&Profile<'_>, &Reported), b: (&Profile<'_>, &Reported)) -> Said {
    let (x, y) = (places(a.0, a.1), places(b.0, b.1));
    let (sx, sy) = (sorted(&x), sorted(&y));
    let weight = |terms: &[Term]| terms.iter().map(|t| lexicon.weight(*t)).sum::<f64>();
    let shared = weight(&common(&sx, &sy));
    let speaker = match (a.1.speaker, b.1.speaker) {
        (Some(x), Some(y)) => Some(x == y),
        _ => None,
    };
    Said {
        contained: shared / weight(&sx).min(weight(&sy)).max(4.0),
        run: longest_run(&x, &y, |p| p.term, |_| 1.0),
        speaker,
        reports: (0, 0),
    }
}

/// Share of its words in quotation marks from which a sentence is nothing but a quotation.
const MOSTLY: f64 = 0.6;

/// The least probability with which two quotations are said to be one utterance where their texts are too short to tell more than
/// their words do: two statements of one speaker are not to be shown as one.
const LIKELY: f64 = 0.5;

/// What a pair of such quotations that is less likely counts as.
const DOUBTFUL: f64 = 0.2;

/// Trust in what the other sentences tell under which a text counts as short: five sentences.
const ENOUGH: f64 = 0.5;

/// Whether both sentences are nothing but quotations: then they are one utterance or they are nothing to each other.
fn are_quotations(values: &[f64]) -> bool {
    values.get(measure::IN_MARKS).is_some_and(|share| *share >= MOSTLY)
}

/// How likely a pair is a link: by the log odds that its measures give it, and where both sentences are quotations, by what they
/// say as well. The shorter a text, the less its other sentences tell, and the more the words themselves decide; `trust` is 0 for a
/// text of one sentence and near 1 for a long one.
pub fn weighed(odds: f64, values: &[f64], trust: f64) -> f64 {
    let probability = |odds: f64| 1.0 / (1.0 + (-odds).exp());
    if !are_quotations(values) {
        return probability(odds);
    }
    let said = UTTERANCES.as_ref().map_or(odds, |m| m.odds(values.iter().copied()));
    let found = probability(trust * odds + (1.0 - trust) * said);
    if trust < ENOUGH && found < LIKELY { found.min(DOUBTFUL) } else { found }
}

/// What the share of a report that the other sentence holds and its part of the link's probability come to, at least, where two reports
/// are shown as one utterance: one speaker says several things on one matter, so that two sentences can be as near as two reports
/// of one utterance are and share next to nothing of what was said. Both were set on stories/tune (docs/quality.md).
const BORNE_OUT: f64 = 0.55;

/// The same where the two name different people in full.
const OF_OTHERS: f64 = 0.75;

/// The part of the probability there.
const SURENESS: f64 = 0.7;

/// Share of a report under which the other sentence holds nothing of it.
const NOTHING: f64 = 0.12;

/// Share of the words of two sentences that stand in reports from which they tell little else.
const TELL_LITTLE: f64 = 0.4;

/// How fast a link may be likelier than [`DOUBTFUL`] above those: a step would let another document, which moves what words weigh,
/// make a doubtful link of a sure one.
const SLOPES: (f64, f64) = (5.0, 20.0);

/// The most that the probability of a link between two reports can be: low where they are two statements for all that is known. As
/// `one` utterance, where too little of what was said is the same, the surer the link the less is asked; else where the speaker is all
/// that two sentences have in common that tell little but what was said.
fn most(similarity: &Similarity<'_>, (a, b): (&Profile<'_>, &Profile<'_>), probability: f64, one: bool) -> f64 {
    // What was translated anew shares few words: near ones count by the root of their likeness.
    let held = held_of(&similarity.lexicon, &similarity.kinship, (a, b), |_| true, f64::sqrt);
    let told =
        |p: &Profile<'_>| p.reports.iter().map(|r| r.words.len()).sum::<usize>() as f64 / p.words.len().max(1) as f64;
    // Deeds that are told like speech are in none.
    let marked = |p: &Profile<'_>| p.reports.iter().any(Reported::is_marked);
    let said = |speaker| best(&similarity.lexicon, a, b).filter(|s| s.speaker == Some(speaker));
    let named = |s: Said| a.reports[s.reports.0].named && b.reports[s.reports.1].named;
    let anything = DOUBTFUL + SLOPES.1 * (held - NOTHING).max(0.0);
    if one {
        let demand = if said(false).is_some_and(named) { OF_OTHERS } else { BORNE_OUT };
        anything.min(DOUBTFUL + SLOPES.0 * (held + SURENESS * probability - demand).max(0.0))
    } else if marked(a) | marked(b) && told(a) + told(b) >= 2.0 * TELL_LITTLE && said(true).is_some() {
        anything
    } else {
        1.0
    }
}

/// Makes `link` a quote where both ends report one utterance; where both report, and not the same, the link is one of the doubtful.
pub fn examine(story: Story<'_>, similarity: &Similarity<'_>, scored: &Scored, link: &mut Link) {
    let (a, b) = similarity.profiles(scored.pair);
    let probability = QUOTES.as_ref().map_or(0.0, |m| m.probability(scored.values.iter().copied()));
    let is_quote = probability >= 0.5 || are_quotations(&scored.values);
    let both = !a.reports.is_empty() && !b.reports.is_empty();
    if both {
        let most = most(similarity, (a, b), link.probability, is_quote);
        link.probability = link.probability.min(most);
        if most <= DOUBTFUL {
            return;
        }
    }
    if !is_quote {
        return;
    }
    let said = best(&similarity.lexicon, a, b);
    let reports = said.map(|s| (Some(&a.reports[s.reports.0]), Some(&b.reports[s.reports.1])));
    let (x, y) = reports.unwrap_or((a.reports.first(), b.reports.first()));
    if x.is_none() && y.is_none() {
        return;
    }
    let pieces = |report: Option<&Reported>, p: &Profile<'_>| -> Vec<Span> {
        report.map_or_else(|| vec![p.passage.span], |r| r.pieces.clone())
    };
    let (in_a, in_b) = (pieces(x, a), pieces(y, b));
    let report = |id, report: Option<&Reported>, pieces| {
        let marked = report.is_some_and(Reported::is_marked);
        Report { text: &story.document(id).text, pieces, marked }
    };
    let (one, other) = (report(link.a.document, x, &in_a), report(link.b.document, y, &in_b));
    link.kind = Kind::Quote;
    link.evidence.utterance = Some(Box::new(wording::utterance(speaker(story, link, (x, y)), one, other)));
}

/// The fuller of the names that the two documents give the speaker.
fn speaker(story: Story<'_>, link: &Link, reports: (Option<&Reported>, Option<&Reported>)) -> Option<String> {
    let name = |document, report: Option<&Reported>| {
        let quotation = &story.analysis(document).quotations[report?.quotation];
        report?.speaker.and(quotation.speaker.as_ref()).map(|s| s.name.as_str())
    };
    let names = [name(link.a.document, reports.0), name(link.b.document, reports.1)];
    fullest(names.into_iter().flatten()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::{Comparison, Settings, compare};
    use super::*;

    /// A sentence of Ana Holt's in two articles; how the two are linked, and how surely.
    fn check(a: &str, b: &str, expected: Option<Kind>) {
        let first = "The harbour of Ostwick has been closed since the flood on Monday. The council met twice and \
                     adjourned.\n\nFishers lost eleven boats. Gravel lies on the quay, and the crane is out of use.";
        let second = "A storm went over the coast. The lighthouse kept burning all night.\n\nInsurance firms sent two \
                      assessors. The museum lost part of its archive. Volunteers carried sandbags until the morning.";
        let texts = [format!("{first}\n\n{a}"), format!("{second}\n\n{b}")];
        let documents: Vec<_> = texts.iter().map(|t| crate::document::read("t", t.as_bytes())).collect();
        let analyses: Vec<_> = documents.iter().map(crate::language::analyse).collect();
        let Comparison { links, .. } =
            compare(Story { documents: &documents, analyses: &analyses }, Settings::default());
        let own = |l: &&Link| l.a.span.start + a.len() >= texts[0].len() && l.b.span.start + b.len() >= texts[1].len();
        assert_eq!(links.iter().find(own).map(|l| l.kind), expected, "{a} | {b}");
    }

    const DIRECT: &str =
        "Town spokesperson Ana Holt said, “A few people want to stir up a quarrel between the islands.”";

    #[test]
    fn two_statements_of_one_speaker_are_not_linked() {
        let other =
            "The council's spokesperson, Ana Holt, was blunt, hinting that the crews would be lent new nets by spring.";
        check(other, DIRECT, None);
        let marked = "“Nobody gets a new crane for nothing,” Town spokesperson Ana Holt said on Tuesday.";
        check(marked, DIRECT, None);
    }

    #[test]
    fn one_utterance_told_in_two_ways_is() {
        check("Ana Holt said that some wanted to stir up a quarrel between the islands.", DIRECT, Some(Kind::Quote));
        check("Ana Holt accused people of wanting a quarrel between the islands.", DIRECT, Some(Kind::Quote));
    }

    #[test]
    fn what_one_person_did_is_told_beside_different_words_of_hers() {
        let a = "Opening the new bridge over the Ost on Tuesday with the mayor and the bishop, Ana Holt said it was a fine day.";
        let b = "Ana Holt opened the new bridge over the Ost on Tuesday with the mayor and the bishop, saying trade would grow.";
        check(a, b, Some(Kind::Agree));
    }
}
