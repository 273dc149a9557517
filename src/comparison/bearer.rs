//! Who bears a name, over all documents: "Putin" in one text and "Vladimir Putin" in another are one bearer.
//!
//! Inside a document the mentions are already gathered under their fullest form; here these forms are joined. A shorter form
//! joins the one longer form of the story that holds all its words; where two longer forms that do not hold each other could be
//! meant ("Clinton": Bill or Hillary), it stays by itself.

use super::Story;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// The bearers of a story's names and speakers.
#[derive(Debug, Default)]
pub struct Bearers {
    of: FxHashMap<String, u32>,
    names: Vec<String>,
}

impl Bearers {
    /// Joins the names of a story.
    pub fn new(story: Story<'_>) -> Self {
        let mut forms: BTreeSet<String> = BTreeSet::new();
        for id in story.ids() {
            let analysis = story.analysis(id);
            forms.extend(analysis.names.iter().map(|n| n.key.clone()));
            let speakers = analysis.quotations.iter().filter_map(|q| q.speaker.as_ref());
            forms.extend(speakers.map(|s| s.name.to_lowercase()));
        }
        let words: Vec<Worded<'_>> = forms
            .iter()
            .map(|f| (f, f.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1).collect()))
            .collect();
        let mut having: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (n, (_, own)) in words.iter().enumerate() {
            own.iter().for_each(|word| having.entry(word).or_default().push(n));
        }
        let mut bearers = Self::default();
        let mut ids: FxHashMap<&str, u32> = FxHashMap::default();
        for (form, own) in &words {
            let fullest = fullest(form, own, &words, &having);
            let next = ids.len() as u32;
            let id = *ids.entry(fullest).or_insert(next);
            if id == next {
                bearers.names.push(fullest.to_owned());
            }
            bearers.of.insert((*form).clone(), id);
        }
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
}

/// A form with its words.
type Worded<'a> = (&'a String, BTreeSet<&'a str>);

/// The one longer form that holds all words of `own`, or `form` itself; `having` lists the forms that have a word.
fn fullest<'a>(
    form: &'a str,
    own: &BTreeSet<&str>,
    all: &[Worded<'a>],
    having: &FxHashMap<&str, Vec<usize>>,
) -> &'a str {
    // Only forms that have the rarest of the words can have them all.
    let Some(near) = own.iter().filter_map(|word| having.get(word)).min_by_key(|forms| forms.len()) else {
        return form;
    };
    let longer: Vec<&Worded<'_>> =
        near.iter().map(|n| &all[*n]).filter(|(_, words)| words.len() > own.len() && own.is_subset(words)).collect();
    let Some((name, words)) = longer.iter().max_by_key(|(name, words)| (words.len(), std::cmp::Reverse(name.as_str())))
    else {
        return form;
    };
    if longer.iter().all(|(_, other)| other.is_subset(words)) { name } else { form }
}
