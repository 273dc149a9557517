//! Which way a sentence points: the weighted sum of its words' vectors, the story's mean taken off.
//!
//! Without that all sentences of a story point the same way ("all but the top", Mu and Viswanath 2018). Words are looked up as they are
//! written, not by a form that stands for their stem, and common words count less.

use super::Story;
use super::lexicon::{Lexicon, Term};
use super::profile::{Profile, Profiles};
use super::vector::{self, DIMENSIONS};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

type Row = [f32; DIMENSIONS];

/// A word with what it counts as.
type Worded<'a> = (Term, &'a str);

/// Gives every profile its direction.
pub fn direct<'a>(story: Story<'a>, profiles: &mut Profiles<'a>, lexicon: &Lexicon<'a>) {
    let mut counts: BTreeMap<Worded<'a>, u32> = BTreeMap::new();
    for profile in profiles.iter().flatten() {
        words(story, lexicon, profile).for_each(|word| *counts.entry(word).or_default() += 1);
    }
    let known: FxHashMap<&str, Row> = counts.keys().filter_map(|(_, word)| Some((*word, vector::of(word)?))).collect();
    // In the order of the words, so that the order of the documents changes no bit.
    let every =
        counts.iter().filter_map(|(word, count)| Some((known.get(word.1)?, share(lexicon, *word) * *count as f32)));
    let (mut mean, weight) = sum(every);
    mean.iter_mut().for_each(|v| *v /= weight.max(1.0));
    for profile in profiles.iter_mut().flatten() {
        let own = words(story, lexicon, profile).filter_map(|word| Some((known.get(word.1)?, share(lexicon, word))));
        let (mut row, weight) = sum(own);
        row.iter_mut().zip(&mean).for_each(|(v, m)| *v -= weight * m);
        let length = row.iter().map(|v| v * v).sum::<f32>().sqrt();
        if length > 0.0 {
            profile.direction = row.map(|v| v / length);
        }
    }
}

/// The words of a sentence that the table may have. It is of English words: "war" in a German text is no war.
fn words<'s, 'a: 's>(
    story: Story<'a>,
    lexicon: &'s Lexicon<'a>,
    profile: &'s Profile<'a>,
) -> impl Iterator<Item = Worded<'a>> + 's {
    let tokens = &story.analysis(profile.passage.document).tokens;
    profile.order.iter().filter(|p| lexicon.is_english(p.term)).map(|p| (p.term, tokens[p.token as usize].lower()))
}

fn share(lexicon: &Lexicon<'_>, (term, _): Worded<'_>) -> f32 {
    (lexicon.weight(term) * lexicon.rarity(term)) as f32
}

fn sum<'r>(rows: impl Iterator<Item = (&'r Row, f32)>) -> (Row, f32) {
    rows.fold(([0.0; DIMENSIONS], 0.0), |(mut sum, weight), (row, share)| {
        sum.iter_mut().zip(row).for_each(|(s, v)| *s += share * v);
        (sum, weight + share)
    })
}

#[cfg(test)]
mod tests {
    use crate::comparison::Story;
    use crate::comparison::similarity::Similarity;
    use crate::comparison::vector::cosine;
    use crate::document::read;
    use crate::language::analyse;

    #[test]
    fn sentences_of_like_meaning_point_the_same_way() {
        let texts = [
            "The ferry sank near the pier. Voters chose a senator.",
            "A boat went down. The ballot was counted. Zzqxj.",
        ];
        let documents = texts.map(|text| read("t", text.as_bytes()));
        let analyses = documents.each_ref().map(analyse);
        let profiles = Similarity::new(Story { documents: &documents, analyses: &analyses }).profiles;
        let at = |document: usize, sentence: usize| &profiles[document][sentence].direction;
        assert!(cosine(at(0, 0), at(1, 0)) > cosine(at(0, 0), at(1, 1)));
        assert!(cosine(at(0, 1), at(1, 1)) > cosine(at(0, 1), at(1, 0)));
        assert!((cosine(at(0, 0), at(0, 0)) - 1.0).abs() < 1e-5);
        assert!(at(1, 2).iter().all(|v| *v == 0.0));
    }
}
