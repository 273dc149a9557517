//! Which documents of the store report the same: stories proposed for those that are in none, and "more like this".
//!
//! ```text
//!  new texts ──> profile, kept in the store ──> rare words ──> neighbours of some days ──> nearest group ──> Proposal
//! ```
//!
//! A document is compared with those alone that share rare words with it, so that one more costs the same in a large store
//! as in a small one. The measure is [`crate::comparison::topic`].

use super::Progress;
use crate::comparison::topic::{DAYS, Groups, KEYWORDS, SHARED, Weighted, rarity, shared_wording, term, words};
use crate::document::Document;
use crate::language::VERSION;
use crate::store::{Cause, Deed, DocumentKey, Entry, Error, Profile, Reading, Store, StoryKey};
use jiff::civil::date;
use std::collections::{BTreeMap, BTreeSet};

/// Documents that are profiled before what was found is written.
const BATCH: usize = 256;

/// Neighbours of a document that are looked at, at most.
const NEIGHBOURS: usize = 60;

/// Characters of a name that is made from a title.
const LONGEST: usize = 70;

/// The part of the shorter text that two copies of one text share at least.
const COPY: f64 = 0.7;

/// The part that two reports made from one text share at least.
const WIRE: f64 = 0.25;

/// A story that documents make.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What it is to be called.
    pub name: String,
    /// The story that is there already and that they belong to.
    pub story: Option<StoryKey>,
    /// The documents that are in no story yet.
    pub documents: Vec<Entry>,
    /// Pairs of all its documents with much wording in common, and how much, 0 to 1.
    pub copies: Vec<(DocumentKey, DocumentKey, f64)>,
}

/// A document that reports the same as another.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// Which.
    pub entry: Entry,
    /// How near the two are, 0 to 1.
    pub nearness: f64,
    /// The part of the shorter text that stands in the other in the same words, 0 to 1.
    pub wording: f64,
    /// The words that bring them nearest.
    pub words: Vec<String>,
}

/// What shared wording says of two texts, where it says anything.
pub fn kinship(wording: f64) -> Option<&'static str> {
    match wording {
        w if w >= COPY => Some("near copy"),
        w if w >= WIRE => Some("shares text"),
        _ => None,
    }
}

fn profile(document: &Document) -> Profile {
    let mut terms: Vec<(i64, f32)> = words(document).iter().map(|(word, uses)| (term(word), *uses)).collect();
    terms.sort_by_key(|(term, _)| *term);
    terms.dedup_by_key(|(term, _)| *term);
    let since = |day: jiff::civil::Date| day.since(date(1970, 1, 1)).map_or(0, |span| i64::from(span.get_days()));
    Profile { day: document.source.date.map(|day| since(day.value)), terms }
}

fn weighted(reading: &Reading, profile: &Profile, all: usize) -> Result<Weighted, Cause> {
    let counts = reading.frequencies(&profile.terms)?;
    let terms = profile.terms.iter().zip(counts).map(|((term, uses), with)| (*term, *uses, rarity(with, all)));
    Ok(Weighted::new(terms, profile.day))
}

/// Makes the profiles of documents that have none yet. `tell` hears how far it is, and says whether to go on.
///
/// # Errors
/// The store cannot be read or written.
pub fn profiles(store: &mut Store, at: jiff::Timestamp, tell: &mut dyn FnMut(Progress) -> bool) -> Result<(), Error> {
    let mut count = 0;
    let all = store.read(|reading| reading.count_unprofiled(VERSION))?;
    while !store.is_read_only() {
        let keys = store.read(|reading| reading.unprofiled(VERSION, BATCH))?;
        if keys.is_empty() {
            break;
        }
        count += keys.len();
        let documents = keys.iter().map(|key| store.read(|reading| reading.document(*key)));
        let made = documents.map(|document| document.map(|d| profile(&d))).collect::<Result<Vec<_>, _>>()?;
        store.write(&mut Deed::new(at, "find words"), |writing| {
            for (key, profile) in keys.iter().zip(&made) {
                writing.keep_profile(*key, VERSION, profile)?;
            }
            // Which of its words are rare is known once they are all counted.
            let all = writing.profiles()?;
            for (key, profile) in keys.iter().zip(&made) {
                let rare = weighted(writing, profile, all)?.heaviest(KEYWORDS);
                writing.keep_keywords(*key, profile.day, &rare)?;
            }
            Ok(())
        })?;
        // Fewer than were asked for are all there are; to look for more takes a walk over all documents.
        if keys.len() < BATCH || !tell(Progress::of_documents("reading", count, all)) {
            break;
        }
    }
    Ok(())
}

/// Documents that share rare words with this one, those that share most first.
fn neighbours(reading: &Reading, document: &Weighted, days: Option<i64>) -> Result<Vec<DocumentKey>, Cause> {
    let window = document.day.zip(days).map(|(day, days)| (day - days, day + days));
    let sharing = reading.sharing(&document.heaviest(KEYWORDS), window, SHARED)?;
    Ok(sharing.into_iter().take(NEIGHBOURS).map(|(key, _)| key).collect())
}

/// Documents under way into groups.
#[derive(Default)]
struct Sorting {
    all: Vec<Weighted>,
    keys: Vec<DocumentKey>,
    places: BTreeMap<DocumentKey, usize>,
    groups: Groups,
    /// The group of each document.
    of: Vec<usize>,
    /// The latest day of each group whose words are held; of one with a document without a day, later than any.
    latest: BTreeMap<usize, i64>,
    by_day: BTreeSet<(i64, usize)>,
    /// The story that a group is.
    stories: BTreeMap<usize, StoryKey>,
    /// Those that were in no story.
    new: BTreeSet<usize>,
}

impl Sorting {
    fn add(&mut self, key: DocumentKey, weighted: Weighted) -> usize {
        let n = self.all.len();
        self.all.push(weighted);
        self.keys.push(key);
        self.places.insert(key, n);
        n
    }

    /// Notes the group of the document that was added last.
    fn placed(&mut self, group: usize) -> usize {
        self.of.push(group);
        let day = self.all.last().and_then(|weighted| weighted.day).unwrap_or(i64::MAX);
        let latest = self.latest.entry(group).or_insert(day);
        self.by_day.remove(&(*latest, group));
        *latest = day.max(*latest);
        self.by_day.insert((*latest, group));
        group
    }

    /// Lets go of the words of groups that are over before a day, so that what is held does not grow with the store.
    fn forget(&mut self, day: i64) {
        while let Some((_, group)) = self.by_day.first().copied().filter(|(latest, _)| *latest < day) {
            self.by_day.pop_first();
            self.latest.remove(&group);
            for n in &self.groups.all()[group] {
                self.all[*n] = Weighted::default();
            }
        }
    }

    /// Holds the words of a group again.
    fn recall(&mut self, reading: &Reading, group: usize, count: usize) -> Result<(), Cause> {
        for n in &self.groups.all()[group] {
            if self.all[*n] == Weighted::default()
                && let Some(profile) = reading.profile(self.keys[*n])?
            {
                self.all[*n] = weighted(reading, &profile, count)?;
            }
        }
        Ok(())
    }

    /// Takes in a document that is in no story, with what stands near it in the store.
    fn sort(&mut self, reading: &Reading, (key, weighted): (DocumentKey, Weighted), count: usize) -> Result<(), Cause> {
        let keys = neighbours(reading, &weighted, Some(DAYS))?;
        if let Some(day) = weighted.day {
            self.forget(day - DAYS);
        }
        for near in keys.iter().filter(|near| **near != key) {
            if self.places.contains_key(near) {
                continue;
            }
            match reading.story_of(*near)? {
                Some(story) => self.add_story(reading, story, count)?,
                None => self.add_single(reading, *near, count)?,
            }
        }
        let near: Vec<usize> = keys.iter().filter_map(|key| self.places.get(key).copied()).collect();
        // It may have been taken in beside another that is near.
        if self.places.contains_key(&key) {
            return Ok(());
        }
        // Only what has no day itself is near to what is over.
        if weighted.day.is_none() {
            near.iter().try_for_each(|n| self.recall(reading, self.of[*n], count))?;
        }
        let n = self.add(key, weighted);
        self.new.insert(n);
        let group = self.groups.join(n, &self.all, &near);
        self.placed(group);
        Ok(())
    }

    /// Takes in a document that was found to be alone before; what is new may join it.
    fn add_single(&mut self, reading: &Reading, key: DocumentKey, count: usize) -> Result<(), Cause> {
        if reading.is_alone(key)?
            && let Some(profile) = reading.profile(key)?
        {
            let n = self.add(key, weighted(reading, &profile, count)?);
            let group = self.groups.put(n, None);
            self.placed(group);
        }
        Ok(())
    }

    /// Takes in a document that is in a story, with the others of the story.
    fn add_story(&mut self, reading: &Reading, story: StoryKey, count: usize) -> Result<(), Cause> {
        let mut group = None;
        for key in reading.members(story)? {
            let Some(profile) = reading.profile(key)? else { continue };
            let n = self.add(key, weighted(reading, &profile, count)?);
            let put = self.groups.put(n, group);
            group = Some(self.placed(put));
        }
        if let Some(group) = group {
            self.stories.insert(group, story);
        }
        Ok(())
    }
}

/// The stories that the documents in no story make, with each other and with those that are in stories. `tell` as of
/// [`profiles`].
///
/// # Errors
/// The store cannot be read or written.
pub fn propose(
    store: &mut Store,
    at: jiff::Timestamp,
    tell: &mut dyn FnMut(Progress) -> bool,
) -> Result<Vec<Proposal>, Error> {
    profiles(store, at, tell)?;
    let (proposals, alone) = store.read(|reading| {
        let count = reading.profiles()?;
        let mut waiting = Vec::new();
        for (key, day) in reading.to_group()? {
            waiting.push((day.unwrap_or(i64::MAX), key));
        }
        waiting.sort_unstable();
        let all = waiting.len();
        let mut sorting = Sorting::default();
        for (done, (_, key)) in waiting.into_iter().enumerate() {
            if let Some(profile) = reading.profile(key)? {
                sorting.sort(reading, (key, weighted(reading, &profile, count)?), count)?;
            }
            if done % BATCH == BATCH - 1 && !tell(Progress::of_documents("comparing", done + 1, all)) {
                return Ok((Vec::new(), Vec::new()));
            }
        }
        let proposals = proposals(reading, &mut sorting, count)?;
        let single = sorting.groups.all().iter().filter(|group| group.len() == 1).flatten();
        Ok((proposals, single.map(|n| sorting.keys[*n]).collect::<Vec<_>>()))
    })?;
    if !alone.is_empty() && !store.is_read_only() {
        store.write(&mut Deed::new(at, "find stories"), |writing| writing.mark_alone(&alone))?;
    }
    Ok(proposals)
}

/// What the groups propose, the largest first.
fn proposals(reading: &Reading, sorting: &mut Sorting, count: usize) -> Result<Vec<Proposal>, Cause> {
    let mut proposals = Vec::new();
    for group in 0..sorting.groups.all().len() {
        let story = sorting.stories.get(&group).copied();
        let members = sorting.groups.all()[group].clone();
        let new: Vec<usize> = members.iter().copied().filter(|n| story.is_none() || sorting.new.contains(n)).collect();
        if new.is_empty() || members.len() < 2 {
            continue;
        }
        sorting.recall(reading, group, count)?;
        let name = name(reading, story, &members, sorting)?;
        let copies = copies(reading, sorting, &members, &new)?;
        let documents = new.iter().map(|n| reading.entry(sorting.keys[*n])).collect::<Result<_, _>>()?;
        proposals.push(Proposal { name, story, documents, copies });
        members.iter().for_each(|n| sorting.all[*n] = Weighted::default());
    }
    proposals.sort_by(|a, b| b.documents.len().cmp(&a.documents.len()).then_with(|| a.name.cmp(&b.name)));
    Ok(proposals)
}

/// What a group is called: as its story, else by the title of the document that is nearest to all others.
fn name(reading: &Reading, story: Option<StoryKey>, members: &[usize], sorting: &Sorting) -> Result<String, Cause> {
    if let Some(story) = story {
        return Ok(reading.name_of_story(story)?.unwrap_or_default());
    }
    let all = |n: &usize| members.iter().map(|m| sorting.all[*n].nearness(&sorting.all[*m])).sum::<f64>();
    let central = members.iter().max_by(|a, b| all(a).total_cmp(&all(b)).then(b.cmp(a)));
    let Some(key) = central.map(|n| sorting.keys[*n]) else { return Ok(String::new()) };
    let facts = reading.entry(key)?.facts;
    let title = facts.title.unwrap_or(facts.name);
    Ok(cut(&title))
}

/// A title no longer than a list shows, cut between words.
fn cut(title: &str) -> String {
    let mut name = String::new();
    for word in title.split_whitespace() {
        if name.chars().count() + word.chars().count() > LONGEST && !name.is_empty() {
            return name + "\u{2026}";
        }
        name += if name.is_empty() { "" } else { " " };
        name += word;
    }
    name.chars().take(2 * LONGEST).collect()
}

/// The pairs of a group with much wording in common, one of which at least is new to it.
fn copies(
    reading: &Reading,
    sorting: &Sorting,
    members: &[usize],
    new: &[usize],
) -> Result<Vec<(DocumentKey, DocumentKey, f64)>, Cause> {
    let mut texts = BTreeMap::new();
    // What is no near copy of anything by its words needs no look at its text.
    let pairs: Vec<(usize, usize)> = new
        .iter()
        .flat_map(|n| members.iter().take(60).map(move |m| (*n, *m)))
        .filter(|(n, m)| n != m && (!new.contains(m) || m < n) && sorting.all[*n].nearness(&sorting.all[*m]) > 0.45)
        .collect();
    let mut found = Vec::new();
    for (n, m) in pairs {
        for at in [n, m] {
            if let std::collections::btree_map::Entry::Vacant(place) = texts.entry(at) {
                place.insert(reading.document(sorting.keys[at])?);
            }
        }
        let wording = shared_wording(&texts[&n], &texts[&m]);
        if kinship(wording).is_some() {
            found.push((sorting.keys[m], sorting.keys[n], wording));
        }
    }
    Ok(found)
}

/// Documents of the store that report the same as `document`, the nearest first, at most so many; not `itself`, nor the same text
/// that was kept when something was written on it. `tell` as of [`profiles`]: where it stops, those that were read by then are compared.
///
/// # Errors
/// The store cannot be read or written.
pub fn alike(
    store: &mut Store,
    at: jiff::Timestamp,
    (document, itself): (&Document, Option<DocumentKey>),
    most: usize,
    tell: &mut dyn FnMut(Progress) -> bool,
) -> Result<Vec<Alike>, Error> {
    profiles(store, at, tell)?;
    store.read(|reading| {
        let all = reading.profiles()?;
        let here = weighted(reading, &profile(document), all)?;
        let mut near = Vec::new();
        for key in neighbours(reading, &here, None)?.into_iter().filter(|key| Some(*key) != itself) {
            let Some(there) = reading.profile(key)? else { continue };
            let there = weighted(reading, &there, all)?;
            near.push((here.nearness(&there), key, there));
        }
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let names: BTreeMap<i64, String> = words(document).into_iter().map(|(word, _)| (term(&word), word)).collect();
        let mut found = Vec::new();
        for (nearness, key, there) in near.into_iter().take(most + 1) {
            let other = reading.document(key)?;
            let named = |d: &Document| [&d.source.outlet, &d.source.title].map(|s| s.as_ref().map(|s| s.value.clone()));
            let is_it = itself.is_none() && other.text == document.text && named(&other) == named(document);
            if found.len() == most || is_it {
                continue;
            }
            let wording = shared_wording(document, &other);
            let shared = here.shared(&there, 6);
            let words = shared.iter().filter_map(|term| names.get(term).cloned()).collect();
            found.push(Alike { entry: reading.entry(key)?, nearness, wording, words });
        }
        Ok(found)
    })
}
