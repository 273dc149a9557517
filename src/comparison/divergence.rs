//! Whether two linked passages conflict, and by which rule.
//!
//! ```text
//!  number   "killing four people"          / "three people were killed"        unit, thing counted, exactness
//!  date     "signed on 3 May"              / "signed the deal on 5 May"        both resolved
//!  title    "Deputy Mayor Ann Lee"         / "Mayor Ann Lee"                   same bearer
//!  negation "repeated requests"            / "had not made any request"        same word, one denied
//!  opposite "rejected the offer"           / "accepted the offer"              assets/words/opposites.txt
//!  certainty "will resign"                 / "may resign"                      never a conflict by itself
//! ```
//!
//! Each rule gives details that differ; only those that cannot both be true make the link a divergence. The others stay in the
//! evidence, behind those that do. Digits that differ are a conflict one time in five, so every rule asks that the words around
//! the two details are about the same thing.

pub mod certainty;
pub mod date;
pub mod negation;
pub mod number;
pub mod opposite;
pub mod title;

use super::lexicon::Term;
use super::profile::Profile;
use super::similarity::{Scored, Similarity};
use super::{Conflict, Kind, Link, Story};
use crate::document::Span;
use crate::language::{Analysis, Token};

/// Two sentences that are looked at for conflicts.
#[derive(Debug, Clone, Copy)]
pub struct Ends<'a> {
    /// The story.
    pub story: Story<'a>,
    /// Words and weights.
    pub similarity: &'a Similarity<'a>,
    /// One sentence.
    pub a: &'a Profile<'a>,
    /// The other.
    pub b: &'a Profile<'a>,
    /// How likely they are on one matter; 0 to 1.
    pub probability: f64,
}

/// A detail that differs.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// The two words.
    pub conflict: Conflict,
    /// Whether both accounts cannot be true.
    pub excludes: bool,
}

impl<'a> Ends<'a> {
    /// The text and analysis of one side.
    pub fn side(&self, p: &Profile<'_>) -> (&'a str, &'a Analysis) {
        let document = p.passage.document;
        (&self.story.document(document).text, self.story.analysis(document))
    }

    /// The tokens of one side's sentence.
    pub fn tokens(&self, p: &Profile<'_>) -> &'a [Token] {
        let analysis = self.story.analysis(p.passage.document);
        analysis.sentence_at(p.passage.span.start).map_or(&[], |n| analysis.tokens_of(n))
    }

    /// Terms of at most `reach` content words on either side of `span`, without those in it; sorted.
    pub fn around(&self, p: &Profile<'_>, span: Span, reach: usize) -> Vec<Term> {
        let tokens = &self.story.analysis(p.passage.document).tokens;
        let before = p.order.iter().rev().filter(|at| tokens[at.token].span.end <= span.start).take(reach);
        let after = p.order.iter().filter(|at| tokens[at.token].span.start >= span.end).take(reach);
        let mut terms: Vec<Term> = before.chain(after).map(|at| at.term).collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// Weight of what the words around two details share, near words included; the mean of both directions.
    pub fn context(&self, a: Span, b: Span, reach: usize) -> f64 {
        let (x, y) = (self.around(self.a, a, reach), self.around(self.b, b, reach));
        let held = |x: &[Term], y: &[Term]| -> f64 {
            x.iter().map(|t| self.similarity.lexicon.weight(*t) * self.similarity.kinship.held(*t, y)).sum()
        };
        (held(&x, &y) + held(&y, &x)) / 2.0
    }
}

/// All details of a pair that differ, those that exclude each other first.
pub fn find(ends: &Ends<'_>) -> Vec<Found> {
    let rules: [fn(&Ends<'_>) -> Vec<Found>; 6] =
        [number::find, date::find, title::find, negation::find, opposite::find, certainty::find];
    let mut found: Vec<Found> = rules.iter().flat_map(|rule| rule(ends)).collect();
    found.sort_by_key(|f| !f.excludes);
    found
}

/// Makes `link` a divergence where its ends conflict.
pub fn examine(story: Story<'_>, similarity: &Similarity<'_>, scored: &Scored, link: &mut Link) {
    let (a, b) = similarity.profiles(scored.pair);
    let ends = Ends { story, similarity, a, b, probability: link.probability };
    let found = find(&ends);
    // A shared utterance is the stronger claim: what differs in it is how it is quoted.
    if link.kind == Kind::Agree && found.iter().any(|f| f.excludes) {
        link.kind = Kind::Diverge;
    }
    link.evidence.conflicts = found.into_iter().map(|f| f.conflict).collect();
}
