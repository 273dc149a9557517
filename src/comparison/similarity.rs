//! How likely it is that two sentences are on the same matter.
//!
//! ```text
//!  profiles ──> candidate pairs ──> measure (the pair alone) ──> context (the pair among the others) ──> model ──> probability
//! ```

use super::bearer::Bearers;
use super::candidate::{self, Pair};
use super::context;
use super::kinship::Kinship;
use super::lexicon::Lexicon;
use super::measure;
use super::model::Model;
use super::profile::{self, Profile, Profiles};
use super::{Evidence, Kind, Link, Measure, Story};
use std::sync::LazyLock;

static LINKS: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_str!("../../assets/weights/links.json")).ok());

/// The measure by which pairs are ranked before the model sees them: "soft".
const FIRST: usize = 26;

/// Everything that is counted over a story before pairs are looked at.
#[derive(Debug)]
pub struct Similarity<'a> {
    /// Words and weights.
    pub lexicon: Lexicon<'a>,
    /// Which words are alike.
    pub kinship: Kinship,
    /// Who is who.
    pub bearers: Bearers,
    /// Every sentence.
    pub profiles: Profiles<'a>,
}

/// A pair with everything measured on it.
#[derive(Debug, Clone)]
pub struct Scored {
    /// Which sentences.
    pub pair: Pair,
    /// [`measure::NAMES`], then [`context::NAMES`].
    pub values: Vec<f64>,
    /// How likely the pair is a link; 0 to 1.
    pub probability: f64,
}

/// Names of all values of a scored pair, in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    measure::NAMES.into_iter().chain(context::NAMES)
}

impl<'a> Similarity<'a> {
    /// Counts a story.
    pub fn new(story: Story<'a>) -> Self {
        let lexicon = Lexicon::new(story);
        let bearers = Bearers::new(story);
        let kinship = Kinship::new(&lexicon);
        let mut profiles = profile::all(story, &lexicon, &bearers);
        profile::direct(&mut profiles, &lexicon, &kinship);
        Self { lexicon, kinship, bearers, profiles }
    }

    /// The profiles of a pair.
    pub fn profiles(&self, pair: Pair) -> (&Profile<'a>, &Profile<'a>) {
        (&self.profiles[pair.a.0.0][pair.a.1], &self.profiles[pair.b.0.0][pair.b.1])
    }

    /// Scores all pairs worth it, sorted by pair.
    pub fn score(&self) -> Vec<Scored> {
        let pairs = candidate::find(&self.lexicon, &self.profiles);
        let alone: Vec<measure::Values> = pairs
            .iter()
            .map(|pair| {
                let (a, b) = self.profiles(*pair);
                measure::measure(&self.lexicon, &self.kinship, a, b)
            })
            .collect();
        let first: Vec<f64> = alone.iter().map(|v| v[FIRST]).collect();
        let among = context::place(&pairs, &first);
        let all = pairs.into_iter().zip(alone).zip(among);
        all.map(|((pair, alone), among)| {
            let values: Vec<f64> = alone.into_iter().chain(among).collect();
            let probability = LINKS.as_ref().map_or(0.0, |m| m.probability(values.iter().copied()));
            Scored { pair, values, probability }
        })
        .collect()
    }

    /// A scored pair as a link of kind agree.
    pub fn link(&self, scored: &Scored) -> Link {
        let (a, b) = self.profiles(scored.pair);
        let measures = names().zip(&scored.values).map(|(name, value)| Measure { name, value: *value }).collect();
        Link {
            a: a.passage,
            b: b.passage,
            kind: Kind::Agree,
            probability: scored.probability,
            evidence: Evidence { measures, ..Evidence::default() },
        }
    }
}
