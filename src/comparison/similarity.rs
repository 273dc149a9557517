//! How likely it is that two sentences are on the same matter.
//!
//! ```text
//!  profiles ──> candidate ──> measure ──> context ──> first model ──> standing ──> second model ──> probability
//!               pairs         the pair    the pair    log odds        the pair among
//!                             alone       among all                   the likely ones
//! ```

use super::bearer::Bearers;
use super::candidate::{Candidates, Pair};
use super::context::{self, trust};
use super::contextual::{self, Contextual, Directions};
use super::corroboration;
use super::direction;
use super::kinship::Kinship;
use super::lexicon::Lexicon;
use super::measure;
use super::model::Model;
use super::profile::{self, Place, Profile, Profiles};
use super::same_utterance;
use super::standing;
use super::{Evidence, Kind, Link, Measures, SharedWords, Story};
use crate::document::DocumentId;
use crate::language::threads::{shared_out, threads};
use std::sync::LazyLock;

static FIRST: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_str!("../../assets/weights/first.json")).ok());

static LINKS: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_str!("../../assets/weights/links.json")).ok());

/// The measure by which pairs are ranked before a model sees them: "soft".
const SOFT: usize = 0;

/// Sentences of a story whose pairs are worth a thread.
const SHARE: usize = 100;

/// Everything that is counted over a story before pairs are looked at.
#[derive(Debug)]
pub struct Similarity<'a> {
    story: Story<'a>,
    /// Words and weights.
    pub lexicon: Lexicon<'a>,
    /// Which words are alike.
    pub kinship: Kinship,
    /// Who is who.
    pub bearers: Bearers,
    /// Every sentence.
    pub profiles: Profiles<'a>,
    /// Where a model sees every sentence.
    directions: Option<Directions>,
}

/// A pair with everything measured on it.
#[derive(Debug, Clone)]
pub struct Scored {
    /// Which sentences.
    pub pair: Pair,
    /// [`measure::NAMES`], then [`context::NAMES`], then [`standing::NAMES`], then what a model says, if one does.
    pub values: Vec<f64>,
    /// How likely the pair is a link; 0 to 1.
    pub probability: f64,
}

/// Names of all values of a scored pair, in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    measure::NAMES.into_iter().chain(context::NAMES).chain(standing::NAMES)
}

/// The names behind a link, and the same where a model sees every sentence.
static NAMED: LazyLock<Vec<&str>> = LazyLock::new(|| names().chain([corroboration::NAME]).collect());
static NAMED_BY_MODEL: LazyLock<Vec<&str>> =
    LazyLock::new(|| names().chain([contextual::NAME, corroboration::NAME]).collect());

impl<'a> Similarity<'a> {
    /// Counts a story.
    pub fn new(story: Story<'a>) -> Self {
        Self::with(story, &[])
    }

    /// Counts a story of which a model has something to say, by document; it is left out where it is not of these documents.
    pub fn with(story: Story<'a>, rows: &[Contextual]) -> Self {
        let directions = (!rows.is_empty() && contextual::fit(story, rows)).then(|| Directions::new(rows));
        let lexicon = Lexicon::new(story);
        let bearers = Bearers::new(story);
        let kinship = Kinship::new(&lexicon);
        let mut profiles = profile::all(story, &lexicon, &bearers);
        direction::direct(story, &mut profiles, &lexicon);
        Self { story, lexicon, kinship, bearers, profiles, directions }
    }

    /// The profiles of a pair.
    pub fn profiles(&self, pair: Pair) -> (&Profile<'a>, &Profile<'a>) {
        (&self.profiles[pair.a.0.0][pair.a.1], &self.profiles[pair.b.0.0][pair.b.1])
    }

    /// Scores all pairs worth it and gives those that are at least so likely, sorted by pair.
    pub fn score(&self, least: f64) -> Vec<Scored> {
        self.score_with(FIRST.as_ref(), LINKS.as_ref(), least)
    }

    /// Scores with other models than the program's own: `first` gives the log odds that pairs are placed by, `links` the probability.
    ///
    /// A pair is placed among those of its two documents alone, so two documents are done with before the next two are begun: what is
    /// measured on all pairs of a long story never stands in memory together.
    pub fn score_with(&self, first: Option<&Model>, links: Option<&Model>, least: f64) -> Vec<Scored> {
        let candidates = Candidates::new(&self.lexicon, &self.profiles);
        let two: Vec<(DocumentId, DocumentId)> =
            self.story.ids().flat_map(|x| (x.0 + 1..self.profiles.len()).map(move |y| (x, DocumentId(y)))).collect();
        let one = |(x, y): (DocumentId, DocumentId), threads: usize| {
            self.score_two(&candidates.between(x, y), (first, links), least, threads)
        };
        let threads = threads(self.lexicon.sentences() / SHARE + 1);
        let mut scored: Vec<Scored> = if two.len() < threads {
            two.into_iter().flat_map(|documents| one(documents, threads)).collect()
        } else {
            shared_out(&two, threads, |documents| one(*documents, 1)).into_iter().flatten().collect()
        };
        scored.sort_unstable_by_key(|s| s.pair);
        scored
    }

    /// Scores the pairs of two documents.
    fn score_two(
        &self,
        pairs: &[Pair],
        models: (Option<&Model>, Option<&Model>),
        least: f64,
        threads: usize,
    ) -> Vec<Scored> {
        let (first, links) = models;
        let alone = self.measure(pairs, threads);
        let lengths: Vec<usize> = self.profiles.iter().map(Vec::len).collect();
        let soft: Vec<f64> = alone.iter().map(|v| v[SOFT]).collect();
        let among = context::place(pairs, &soft, &lengths);
        let both = || alone.iter().zip(&among).map(|(x, y)| x.iter().chain(y).copied());
        let odds: Vec<f64> = both().map(|values| first.map_or(0.0, |m| m.odds(values))).collect();
        let standing = standing::place(pairs, &odds, &lengths);
        let mut likely = Vec::new();
        let mut values = Vec::new();
        for ((pair, both), standing) in pairs.iter().zip(both()).zip(&standing) {
            values.clear();
            values.extend(both.chain(standing.iter().copied()));
            let trust = trust(lengths[pair.a.0.0].min(lengths[pair.b.0.0]));
            let odds = links.map(|m| m.odds(values.iter().copied()));
            let mut probability = odds.map_or(0.0, |odds| same_utterance::weighed(odds, &values, trust));
            if let Some(cosine) = self.directions.as_ref().map(|d| d.cosine(*pair)) {
                values.push(cosine);
                probability = contextual::corrected(probability, cosine);
            }
            if probability >= least {
                likely.push(Scored { pair: *pair, values: values.clone(), probability });
            }
        }
        likely
    }

    /// Measures every pair, on so many threads; the result is in the order of `pairs`.
    fn measure(&self, pairs: &[Pair], threads: usize) -> Vec<measure::Values> {
        let one = |pair: &Pair| {
            let (a, b) = self.profiles(*pair);
            measure::measure(&self.lexicon, &self.kinship, a, b)
        };
        let share = pairs.len().div_ceil(threads).max(1);
        let parts: Vec<&[Pair]> = pairs.chunks(share).collect();
        let mut parts = shared_out(&parts, threads, |part| part.iter().map(one).collect::<Vec<_>>());
        if parts.len() > 1 { parts.concat() } else { parts.pop().unwrap_or_default() }
    }

    /// A scored pair as a link of kind agree.
    pub fn link(&self, scored: &Scored) -> Link {
        let (a, b) = self.profiles(scored.pair);
        let names = if self.directions.is_some() { &NAMED_BY_MODEL } else { &NAMED };
        let measures = Measures::new(names, &scored.values);
        Link {
            a: a.passage,
            b: b.passage,
            kind: Kind::Agree,
            probability: scored.probability,
            evidence: Evidence { shared: self.shared(a, b), measures, ..Evidence::default() },
        }
    }

    /// The words that two sentences share, each with its counterpart, in the order of `a`: the first mention with the first, the second
    /// with the second; where `b` has fewer, the last stands for the rest.
    fn shared(&self, a: &Profile<'a>, b: &Profile<'a>) -> SharedWords {
        let span = |p: &Profile<'_>, n: usize| {
            self.story.analysis(p.passage.document).tokens[p.order[n].token as usize].span()
        };
        let one = |(n, place): (usize, &Place)| {
            let before = a.order[..n].iter().filter(|p| p.term == place.term).count();
            let there = |m: &usize| b.order[*m].term == place.term;
            let mut counterparts = (0..b.order.len()).filter(there);
            let found = counterparts.clone().nth(before).or_else(|| counterparts.next_back());
            found.map(|m| (span(a, n), span(b, m)))
        };
        a.order.iter().enumerate().filter_map(one).collect()
    }
}
