//! Who bears a name, over all documents: "Putin" in one text and "Vladimir Putin" in another are one bearer.
//!
//! ```text
//!  Rep. Ida M. Berg ──┐                          Rune Holt (30) ──┐
//!  Ida Berg         ──┴─> one: the same words    Holt           ──┴─> one: Mia Holt (1) is hardly meant
//!  the Norland president ──> whom one document calls so beside a name, and no other calls another
//! ```
//!
//! Inside a document the mentions are already gathered under their fullest form; here these forms are joined. Forms of the same
//! words are one, initials and "Jr." apart. A shorter form joins the one longer form that holds all its words; where two longer
//! forms that do not hold each other could be meant ("Clinton": Bill or Hillary), it joins the one that the story names far more
//! often, or stays by itself.

use super::{Story, rarity};
use crate::language::name;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// The bearers of a story's names and speakers.
#[derive(Debug, Default)]
pub struct Bearers {
    of: FxHashMap<String, u32>,
    names: Vec<String>,
}

/// How many times as often one of several longer forms must be named for a shorter one to mean it.
const FAR_MORE: usize = 4;

impl Bearers {
    /// Joins the names of a story.
    pub fn new(story: Story<'_>) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for id in story.ids() {
            let analysis = story.analysis(id);
            analysis.names.iter().for_each(|n| *counts.entry(n.key.clone()).or_default() += 1);
            let speakers = analysis.quotations.iter().filter_map(|q| q.speaker.as_ref());
            speakers.for_each(|s| _ = counts.entry(s.name.to_lowercase()).or_default());
        }
        let forms = Forms::new(&counts);
        let mut bearers = Self::default();
        let mut ids: FxHashMap<usize, u32> = FxHashMap::default();
        for (n, form) in forms.all.iter().enumerate() {
            let fullest = forms.fullest(n);
            let id = *ids.entry(fullest).or_insert(bearers.names.len() as u32);
            if id as usize == bearers.names.len() {
                bearers.names.push(forms.all[fullest].form.to_owned());
            }
            bearers.of.insert(form.form.to_owned(), id);
        }
        bearers.join_roles(story, &forms);
        bearers
    }

    /// The bearer of a form in lower case, if the story has it.
    pub fn of(&self, form: &str) -> Option<u32> {
        self.of.get(form).copied()
    }

    /// The fullest form, in lower case.
    pub fn name(&self, bearer: u32) -> &str {
        &self.names[bearer as usize]
    }

    /// Lets a speaker who is told by a role alone ("the Norland president") be the one whom the documents call so beside a name.
    fn join_roles(&mut self, story: Story<'_>, forms: &Forms<'_>) {
        let roles: Vec<&str> = forms.all.iter().filter(|f| f.is_role()).map(|f| f.form).collect();
        if roles.is_empty() {
            return;
        }
        let known: Vec<name::Bearers> =
            story.ids().map(|id| name::Bearers::new(&story.document(id).text, story.analysis(id))).collect();
        for role in roles {
            let found = known.iter().filter_map(|k| self.of(&k.bearer_of(role)?.to_lowercase().replace('’', "'")));
            let found: BTreeSet<u32> = found.collect();
            if let (Some(bearer), 1) = (found.first(), found.len()) {
                self.of.insert(role.to_owned(), *bearer);
            }
        }
    }
}

/// A form with what it is compared by.
#[derive(Debug)]
struct Form<'a> {
    form: &'a str,
    /// Its words without titles and initials; a short first name in full.
    words: BTreeSet<&'a str>,
    last: &'a str,
    /// How often it is written as a name; not at all where it is only what a speaker is called.
    count: usize,
}

impl<'a> Form<'a> {
    fn new(form: &'a str, count: usize) -> Self {
        let kept = |w: &&str| w.chars().nth(1).is_some() && !LEFT_OUT.contains(w);
        let mut words: Vec<&str> = form.split(|c: char| !c.is_alphanumeric()).filter(kept).collect();
        let last = words.last().copied().unwrap_or_default();
        if let [first, _, ..] = words.as_mut_slice()
            && let Some((_, full)) = SHORT_NAMES.iter().find(|(short, _)| short == first)
        {
            *first = full;
        }
        Self { form, words: words.into_iter().collect(), last, count }
    }

    /// Whether it is what a speaker is called, such that it can tell who is meant: "the Norland president".
    fn is_role(&self) -> bool {
        self.count == 0 && self.words.len() > 1 && self.form.starts_with("the ")
    }
}

/// Words that do not tell one bearer from another.
const LEFT_OUT: [&str; 11] = ["the", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "jr", "sr", "of"];

/// First names as they are shortened, and in full.
const SHORT_NAMES: [(&str, &str); 34] = [
    ("abby", "abigail"),
    ("alex", "alexander"),
    ("andy", "andrew"),
    ("ben", "benjamin"),
    ("bill", "william"),
    ("bob", "robert"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("chuck", "charles"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("don", "donald"),
    ("ed", "edward"),
    ("fred", "frederick"),
    ("greg", "gregory"),
    ("jeff", "jeffrey"),
    ("jim", "james"),
    ("joe", "joseph"),
    ("josh", "joshua"),
    ("kate", "katherine"),
    ("ken", "kenneth"),
    ("larry", "lawrence"),
    ("liz", "elizabeth"),
    ("matt", "matthew"),
    ("mike", "michael"),
    ("nick", "nicholas"),
    ("pete", "peter"),
    ("rob", "robert"),
    ("ron", "ronald"),
    ("sam", "samuel"),
    ("steve", "steven"),
    ("tim", "timothy"),
    ("tom", "thomas"),
    ("tony", "anthony"),
];

/// All forms of a story, in the order of the alphabet.
struct Forms<'a> {
    all: Vec<Form<'a>>,
    /// The forms that have a word.
    having: FxHashMap<&'a str, Vec<usize>>,
}

impl<'a> Forms<'a> {
    fn new(counts: &'a BTreeMap<String, usize>) -> Self {
        let all: Vec<Form<'a>> = counts.iter().map(|(form, count)| Form::new(form, *count)).collect();
        let mut having: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (n, form) in all.iter().enumerate() {
            form.words.iter().for_each(|word| having.entry(word).or_default().push(n));
        }
        Self { all, having }
    }

    /// The form that stands for the bearer of a form: of those with the words of the one that is meant, the longest.
    fn fullest(&self, n: usize) -> usize {
        let meant = self.meant(n);
        let words = &self.all[meant].words;
        let same = self.near(words).iter().copied().filter(|m| self.all[*m].words == *words);
        same.max_by_key(|m| (self.all[*m].count > 0, self.all[*m].form.len(), usize::MAX - m)).unwrap_or(meant)
    }

    /// The forms that may have all of the words: those that have the rarest of them.
    fn near(&self, words: &BTreeSet<&str>) -> &[usize] {
        let rarest = words.iter().filter_map(|word| self.having.get::<str>(word)).min_by_key(|forms| forms.len());
        rarest.map_or(&[], Vec::as_slice)
    }

    /// The longer name that a form is short for, or the form itself.
    fn meant(&self, n: usize) -> usize {
        let own = &self.all[n];
        let holds = |m: &usize| {
            let other = &self.all[*m];
            other.count > 0 && other.words.len() > own.words.len() && own.words.is_subset(&other.words)
        };
        let longer: Vec<usize> = self.near(&own.words).iter().copied().filter(holds).collect();
        // "Holt" is short for "Ida Holt" rather than for "Holt Hall"; "House" can be short for much.
        let telling = own.words.len() > 1 || rarity::of(own.last) >= 1.0;
        let ending = longer.iter().copied().filter(|m| telling && self.all[*m].last == own.last);
        let ending: Vec<usize> = ending.collect();
        let longer = if ending.is_empty() { longer } else { ending };
        let key = |m: &&usize| (self.all[**m].words.len(), std::cmp::Reverse(self.all[**m].form));
        let Some(longest) = longer.iter().max_by_key(key) else { return n };
        let within = |m: &usize, whole: &usize| self.all[*m].words.is_subset(&self.all[*whole].words);
        if longer.iter().all(|m| within(m, longest)) {
            return *longest;
        }
        // How often whoever has the longer form is named by it or by a part of it that is longer than this one.
        let named =
            |whole: &usize| longer.iter().filter(|m| within(m, whole)).map(|m| self.all[*m].count).sum::<usize>();
        let often = |m: &&usize| (named(m), self.all[**m].words.len(), std::cmp::Reverse(self.all[**m].form));
        let Some(most) = longer.iter().max_by_key(often) else { return n };
        let others: usize = longer.iter().filter(|m| !within(m, most)).map(|m| self.all[*m].count).sum();
        if telling && named(most) >= FAR_MORE * others { *most } else { n }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::language::{analyse, paragraph};

    /// Whether two forms have one bearer in a story.
    fn check(texts: &[&str], a: &str, b: &str, expected: bool) {
        let documents: Vec<Document> = texts.iter().map(|t| paragraph(t)).collect();
        let analyses: Vec<_> = documents.iter().map(analyse).collect();
        let bearers = Bearers::new(Story { documents: &documents, analyses: &analyses });
        let [one, other] = [a, b].map(|form| bearers.of(form));
        assert!(one.is_some() && other.is_some(), "{a}: {one:?}, {b}: {other:?}");
        assert_eq!(one == other, expected, "{a} | {b}");
    }

    #[test]
    fn initials_and_short_first_names_make_no_other() {
        check(&["They met Adam B. Orr.", "They met Adam Orr."], "adam b. orr", "adam orr", true);
        check(&["They met Mike Orr.", "They met Michael Orr."], "mike orr", "michael orr", true);
        check(&["They met Mike Orr.", "They met Adam Orr."], "mike orr", "adam orr", false);
    }

    #[test]
    fn a_surname_means_the_one_named_far_more_often() {
        let often = "They met Ida Berg. Then Ida Berg left. We saw Ida Berg. They know Ida Berg.";
        check(&[often, "They met Rune Berg.", "They met Berg."], "berg", "ida berg", true);
        check(&["They met Ida Berg.", "They met Rune Berg.", "They met Berg."], "berg", "ida berg", false);
        check(&["They met Ida Berg.", "They saw Berg Hall.", "They met Berg."], "berg", "ida berg", true);
    }

    #[test]
    fn a_role_means_whom_another_document_calls_so() {
        let one = "Norland President Ida Berg said that the bridge was closed.";
        let other = "The Norland president said that the bridge was closed.";
        check(&[one, other], "the norland president", "ida berg", true);
        check(&[one, other, "Norland President Rune Falk said so."], "the norland president", "ida berg", false);
    }
}
