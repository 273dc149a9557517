//! How likely it is that two sentences are on the same matter.
//!
//! ```text
//!  profiles ──> candidate ──> measure ──> context ──> first model ──> standing ──> second model ──> probability
//!               pairs         the pair    the pair    log odds        the pair among
//!                             alone       among all                   the likely ones
//! ```

use super::bearer::Bearers;
use super::candidate::{self, Pair};
use super::context::{self, trust};
use super::contextual::{self, Contextual, Directions};
use super::kinship::Kinship;
use super::lexicon::Lexicon;
use super::measure;
use super::model::Model;
use super::profile::{self, Profile, Profiles};
use super::same_utterance;
use super::standing;
use super::{Evidence, Kind, Link, Measure, Story};
use crate::document::Span;
use std::sync::LazyLock;

static FIRST: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_str!("../../assets/weights/first.json")).ok());

static LINKS: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_str!("../../assets/weights/links.json")).ok());

/// The measure by which pairs are ranked before a model sees them: "soft".
const SOFT: usize = 0;

/// Pairs that are worth a thread of their own.
const SHARE: usize = 1000;

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
        profile::direct(&mut profiles, &lexicon, &kinship);
        Self { story, lexicon, kinship, bearers, profiles, directions }
    }

    /// The profiles of a pair.
    pub fn profiles(&self, pair: Pair) -> (&Profile<'a>, &Profile<'a>) {
        (&self.profiles[pair.a.0.0][pair.a.1], &self.profiles[pair.b.0.0][pair.b.1])
    }

    /// Scores all pairs worth it, sorted by pair.
    pub fn score(&self) -> Vec<Scored> {
        self.score_with(FIRST.as_ref(), LINKS.as_ref())
    }

    /// Scores with other models than the program's own: `first` gives the log odds that pairs are placed by, `links` the probability.
    pub fn score_with(&self, first: Option<&Model>, links: Option<&Model>) -> Vec<Scored> {
        let pairs = candidate::find(&self.lexicon, &self.profiles);
        let alone = self.measure(&pairs);
        let lengths: Vec<usize> = self.profiles.iter().map(Vec::len).collect();
        let soft: Vec<f64> = alone.iter().map(|v| v[SOFT]).collect();
        let among = context::place(&pairs, &soft, &lengths);
        let mut all: Vec<Vec<f64>> = alone.iter().zip(&among).map(|(x, y)| [&x[..], &y[..]].concat()).collect();
        let odds: Vec<f64> = all.iter().map(|v| first.map_or(0.0, |m| m.odds(v.iter().copied()))).collect();
        for (values, standing) in all.iter_mut().zip(standing::place(&pairs, &odds, &lengths)) {
            values.extend(standing);
        }
        let scored = pairs.into_iter().zip(all);
        scored
            .map(|(pair, mut values)| {
                let trust = trust(lengths[pair.a.0.0].min(lengths[pair.b.0.0]));
                let odds = links.map(|m| m.odds(values.iter().copied()));
                let mut probability = odds.map_or(0.0, |odds| same_utterance::weighed(odds, &values, trust));
                if let Some(cosine) = self.directions.as_ref().map(|d| d.cosine(pair)) {
                    values.push(cosine);
                    probability = contextual::corrected(probability, cosine);
                }
                Scored { pair, values, probability }
            })
            .collect()
    }

    /// Measures every pair, on as many threads as the machine has cores; the result is in the order of `pairs`.
    fn measure(&self, pairs: &[Pair]) -> Vec<measure::Values> {
        let one = |pair: &Pair| {
            let (a, b) = self.profiles(*pair);
            measure::measure(&self.lexicon, &self.kinship, a, b)
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(pairs.len() / SHARE + 1);
        let share = pairs.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let parts: Vec<_> =
                pairs.chunks(share).map(|part| scope.spawn(move || part.iter().map(one).collect::<Vec<_>>())).collect();
            let mut all = Vec::with_capacity(pairs.len());
            for (part, work) in pairs.chunks(share).zip(parts) {
                // A thread that could not run is made up for here.
                all.extend(work.join().unwrap_or_else(|_| part.iter().map(one).collect()));
            }
            all
        })
    }

    /// A scored pair as a link of kind agree.
    pub fn link(&self, scored: &Scored) -> Link {
        let (a, b) = self.profiles(scored.pair);
        let measures = names()
            .chain([contextual::NAME])
            .zip(&scored.values)
            .map(|(name, value)| Measure { name, value: *value })
            .collect();
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
    fn shared(&self, a: &Profile<'a>, b: &Profile<'a>) -> Vec<(Span, Span)> {
        let span = |p: &Profile<'_>, n: usize| self.story.analysis(p.passage.document).tokens[p.order[n].token].span();
        let mut shared = Vec::new();
        for (n, place) in a.order.iter().enumerate() {
            let before = a.order[..n].iter().filter(|p| p.term == place.term).count();
            let there = |m: &usize| b.order[*m].term == place.term;
            let mut counterparts = (0..b.order.len()).filter(there);
            let found = counterparts.clone().nth(before).or_else(|| counterparts.next_back());
            shared.extend(found.map(|m| (span(a, n), span(b, m))));
        }
        shared
    }
}
