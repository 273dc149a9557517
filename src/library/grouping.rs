//! Which documents of the store report the same: stories proposed for those that are in none, and "more like this".
//!
//! ```text
//!  new texts ──> profile, kept in the store ──> rare words ──> neighbours of some days ──> nearest group ──> Proposal
//! ```
//!
//! A document is compared with those alone that share rare words with it, so that one more costs the same in a large store
//! as in a small one. The measure is [`crate::comparison::topic`].

mod rarity;
mod sorting;

use super::Progress;
use crate::comparison::topic::{KEYWORDS, Weighted, shared_wording, term, words};
use crate::document::Document;
use crate::language::VERSION;
use crate::store::{Cause, Deed, DocumentKey, Entry, Error, Profile, Reading, Store, StoryKey};
use jiff::civil::date;
use rarity::Rarities;
use sorting::{Sorting, neighbours};
use std::collections::BTreeMap;

/// Documents that are profiled before what was found is written.
const BATCH: usize = 256;

/// Characters of a name that is made from a title.
const LONGEST: usize = 70;

/// The part of the shorter text that two copies of one text share at least.
const COPY: f64 = 0.7;

/// The part that two reports made from one text share at least.
const WIRE: f64 = 0.25;

/// Copies of a document that are named; more are counted.
const TOLD: usize = 2;

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

/// Of which others a document is known to be a copy, in words: "near copy of 3, shares text with 5".
pub fn told_kin(entry: &Entry) -> Option<String> {
    let told = |(other, thousandths): &(DocumentKey, u16)| {
        let wording = f64::from(*thousandths) / 1000.0;
        let between = if wording >= COPY { "of" } else { "with" };
        Some(format!("{} {between} {other}", kinship(wording)?))
    };
    let all: Vec<String> = entry.kin.iter().filter_map(told).collect();
    let more = if all.len() > TOLD { format!(" and {} more", all.len() - TOLD) } else { String::new() };
    (!all.is_empty()).then(|| all[..all.len().min(TOLD)].join(", ") + &more)
}

fn profile(document: &Document) -> Profile {
    let mut terms: Vec<(i64, f32)> = words(document).iter().map(|(word, uses)| (term(word), *uses)).collect();
    terms.sort_by_key(|(term, _)| *term);
    terms.dedup_by_key(|(term, _)| *term);
    let since = |day: jiff::civil::Date| day.since(date(1970, 1, 1)).map_or(0, |span| i64::from(span.get_days()));
    Profile { day: document.source.date.map(|day| since(day.value)), terms }
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
            let mut rarities = Rarities::of(writing)?;
            for (key, profile) in keys.iter().zip(&made) {
                let rare = rarities.weighted(writing, profile)?.heaviest(KEYWORDS);
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
        let mut waiting = Vec::new();
        for (key, day) in reading.to_group()? {
            waiting.push((day.unwrap_or(i64::MAX), key));
        }
        waiting.sort_unstable();
        let all = waiting.len();
        let mut sorting = Sorting::of(reading)?;
        for (done, (_, key)) in waiting.into_iter().enumerate() {
            sorting.sort(reading, key)?;
            if done % BATCH == BATCH - 1 && !tell(Progress::of_documents("comparing", done + 1, all)) {
                return Ok((Vec::new(), Vec::new()));
            }
        }
        let proposals = proposals(reading, &mut sorting)?;
        let single = sorting.groups.all().iter().filter(|group| group.len() == 1).flatten();
        Ok((proposals, single.map(|n| sorting.keys[*n]).collect::<Vec<_>>()))
    })?;
    let has_copies = proposals.iter().any(|proposal| !proposal.copies.is_empty());
    if (!alone.is_empty() || has_copies) && !store.is_read_only() {
        store.write(&mut Deed::new(at, "find stories"), |writing| {
            writing.mark_alone(&alone)?;
            proposals.iter().try_for_each(|proposal| writing.keep_kin(&proposal.copies))
        })?;
    }
    Ok(proposals)
}

/// What the groups propose, the largest first.
fn proposals(reading: &Reading, sorting: &mut Sorting) -> Result<Vec<Proposal>, Cause> {
    let (mut proposals, mut found): (Vec<Proposal>, Vec<Vec<usize>>) = (Vec::new(), Vec::new());
    for group in 0..sorting.groups.all().len() {
        let story = sorting.stories.get(&group).copied();
        let members = sorting.groups.all()[group].clone();
        let new: Vec<usize> = members.iter().copied().filter(|n| story.is_none() || sorting.new.contains(n)).collect();
        if new.is_empty() || members.len() < 2 {
            continue;
        }
        sorting.recall(reading, group)?;
        let name = name(reading, story, &members, sorting)?;
        let copies = copies(reading, sorting, &members, &new)?;
        proposals.push(Proposal { name, story, documents: Vec::with_capacity(new.len()), copies });
        found.push(new);
        members.iter().for_each(|n| sorting.all[*n] = Weighted::default());
    }
    // Small and kept long: asked for when the texts and words of all groups are gone, or the memory of those is cut to pieces.
    for (proposal, new) in proposals.iter_mut().zip(found) {
        for n in new {
            proposal.documents.push(reading.entry(sorting.keys[n])?);
        }
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
    let found = store.read(|reading| {
        let mut rarities = Rarities::of(reading)?;
        let here = rarities.weighted(reading, &profile(document))?;
        let mut near = Vec::new();
        for key in neighbours(reading, &here, None)?.into_iter().filter(|key| Some(*key) != itself) {
            let Some(there) = reading.profile(key)? else { continue };
            let there = rarities.weighted(reading, &there)?;
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
    })?;
    let copies: Vec<_> = found
        .iter()
        .filter(|alike| kinship(alike.wording).is_some())
        .filter_map(|alike| Some((itself?, alike.entry.key, alike.wording)))
        .collect();
    if !copies.is_empty() && !store.is_read_only() {
        store.write(&mut Deed::new(at, "find what is alike"), |writing| writing.keep_kin(&copies))?;
    }
    Ok(found)
}
