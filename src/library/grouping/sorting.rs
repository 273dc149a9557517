//! Documents that are in no story on their way into groups, with what stands near them in the store.

use super::rarity::Rarities;
use crate::comparison::topic::{DAYS, Groups, KEYWORDS, NEAR, SHARED, Weighted};
use crate::store::{Cause, DocumentKey, Profile, Reading, StoryKey};
use std::collections::{BTreeMap, BTreeSet};

/// Neighbours of a document that are looked at, at most.
const NEIGHBOURS: usize = 60;

/// The nearness below which a neighbour says that its group is not the one: the mean of a group that is joined is twice as high.
const FAINT: f64 = NEAR / 2.0;

/// Documents that share rare words with this one, those that share most first.
pub(super) fn neighbours(reading: &Reading, document: &Weighted, days: Option<i64>) -> Result<Vec<DocumentKey>, Cause> {
    let window = document.day.zip(days).map(|(day, days)| (day - days, day + days));
    let sharing = reading.sharing(&document.heaviest(KEYWORDS), window, SHARED)?;
    Ok(sharing.into_iter().take(NEIGHBOURS).map(|(key, _)| key).collect())
}

/// Documents under way into groups.
pub(super) struct Sorting {
    rarities: Rarities,
    pub(super) all: Vec<Weighted>,
    pub(super) keys: Vec<DocumentKey>,
    places: BTreeMap<DocumentKey, usize>,
    pub(super) groups: Groups,
    /// The group of each document.
    of: Vec<usize>,
    /// The latest day of each group whose words are held; of one with a document without a day, later than any.
    latest: BTreeMap<usize, i64>,
    by_day: BTreeSet<(i64, usize)>,
    /// The story that a group is.
    pub(super) stories: BTreeMap<usize, StoryKey>,
    /// Those that were in no story.
    pub(super) new: BTreeSet<usize>,
}

impl Sorting {
    /// Nothing yet, in a store as it is now.
    pub(super) fn of(reading: &Reading) -> Result<Self, Cause> {
        Ok(Self {
            rarities: Rarities::of(reading)?,
            all: Vec::new(),
            keys: Vec::new(),
            places: BTreeMap::new(),
            groups: Groups::default(),
            of: Vec::new(),
            latest: BTreeMap::new(),
            by_day: BTreeSet::new(),
            stories: BTreeMap::new(),
            new: BTreeSet::new(),
        })
    }

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
    pub(super) fn recall(&mut self, reading: &Reading, group: usize) -> Result<(), Cause> {
        for n in &self.groups.all()[group] {
            if self.all[*n] == Weighted::default()
                && let Some(profile) = reading.profile(self.keys[*n])?
            {
                self.all[*n] = self.rarities.weighted(reading, &profile)?;
            }
        }
        Ok(())
    }

    /// Takes in a document that is in no story, with what stands near it in the store.
    pub(super) fn sort(&mut self, reading: &Reading, key: DocumentKey) -> Result<(), Cause> {
        let Some(profile) = reading.profile(key)? else { return Ok(()) };
        let weighted = self.rarities.weighted(reading, &profile)?;
        let keys = neighbours(reading, &weighted, Some(DAYS))?;
        if let Some(day) = weighted.day {
            self.forget(day - DAYS);
        }
        for near in keys.iter().filter(|near| **near != key) {
            if !self.places.contains_key(near) {
                self.add_neighbour(reading, *near, &weighted)?;
            }
        }
        let near: Vec<usize> = keys.iter().filter_map(|key| self.places.get(key).copied()).collect();
        // It may have been taken in beside another that is near.
        if self.places.contains_key(&key) {
            return Ok(());
        }
        // Only what has no day itself is near to what is over.
        if weighted.day.is_none() {
            near.iter().try_for_each(|n| self.recall(reading, self.of[*n]))?;
        }
        let n = self.add(key, weighted);
        self.new.insert(n);
        let group = self.groups.join(n, &self.all, &near);
        self.placed(group);
        Ok(())
    }

    /// Takes in a neighbour of a document, with the story it is in, if the two may report the same; one that waits to be sorted
    /// itself comes later.
    fn add_neighbour(&mut self, reading: &Reading, key: DocumentKey, document: &Weighted) -> Result<(), Cause> {
        let story = reading.story_of(key)?;
        if story.is_none() && !reading.is_alone(key)? {
            return Ok(());
        }
        let Some(profile) = reading.profile(key)? else { return Ok(()) };
        if self.rarities.nearness(reading, document, &profile)? < FAINT {
            return Ok(());
        }
        match story {
            Some(story) => self.add_story(reading, story),
            None => self.add_single(reading, key, &profile),
        }
    }

    /// Takes in a document that was found to be alone before; what is new may join it.
    fn add_single(&mut self, reading: &Reading, key: DocumentKey, profile: &Profile) -> Result<(), Cause> {
        let weighted = self.rarities.weighted(reading, profile)?;
        let n = self.add(key, weighted);
        let group = self.groups.put(n, None);
        self.placed(group);
        Ok(())
    }

    /// Takes in a document that is in a story, with the others of the story.
    fn add_story(&mut self, reading: &Reading, story: StoryKey) -> Result<(), Cause> {
        let mut group = None;
        for key in reading.members(story)? {
            let Some(profile) = reading.profile(key)? else { continue };
            let weighted = self.rarities.weighted(reading, &profile)?;
            let n = self.add(key, weighted);
            let put = self.groups.put(n, group);
            group = Some(self.placed(put));
        }
        if let Some(group) = group {
            self.stories.insert(group, story);
        }
        Ok(())
    }
}
