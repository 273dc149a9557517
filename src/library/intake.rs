//! Documents into the store, batch by batch: what is given back was written and is on the disk.

use crate::document::{Document, gather::Captured};
use crate::hand::kept::place_of_captured;
use crate::store::{Cause, Deed, Error, Store, Taken, Taking};
use std::time::{Duration, Instant};

/// Documents, bytes and time after which a batch is written: large enough that waiting for the disk costs little, small
/// enough that other programs get their turn.
const BATCH: (usize, usize, Duration) = (256, 8 << 20, Duration::from_secs(1));

/// A document that waits to be written.
#[derive(Debug)]
pub struct Waiting {
    /// Where it lay: a file's absolute path or an address.
    pub place: Option<String>,
    /// The bytes it was read from.
    pub bytes: Vec<u8>,
    /// What they say.
    pub document: Document,
}

impl From<Captured<'_>> for Waiting {
    fn from(captured: Captured<'_>) -> Self {
        let place = place_of_captured(&captured);
        let Captured { bytes, document, .. } = captured;
        Self { place, bytes, document }
    }
}

/// What is done with every document beside keeping it.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The story that it goes to; made if there is none.
    pub story: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
}

/// How many documents became what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that are new.
    pub new: usize,
    /// Those with another text than before.
    pub changed: usize,
    /// Those that were there.
    pub known: usize,
}

impl Counts {
    /// All of them.
    pub fn all(&self) -> usize {
        self.new + self.changed + self.known
    }

    fn count(&mut self, taken: Taken) {
        match taken {
            Taken::New(_) => self.new += 1,
            Taken::Changed(_) => self.changed += 1,
            Taken::Known(_) | Taken::Restored(_) => self.known += 1,
        }
    }

    /// Those of them that are not none, for a line that is short.
    pub fn brief(&self) -> String {
        let counts = [(self.new, "new"), (self.changed, "changed"), (self.known, "already there")];
        let told = counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
        told.collect::<Vec<_>>().join(", ")
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { new, changed, known } = self;
        write!(f, "{new} new, {changed} changed since they were added, {known} already there")
    }
}

/// Documents on their way in; all of them are one step that can be undone.
#[derive(Debug)]
pub struct Intake<'a> {
    store: &'a mut Store,
    deed: Deed,
    wanted: Wanted,
    waiting: Vec<Waiting>,
    bytes: usize,
    since: Instant,
    counts: Counts,
}

impl<'a> Intake<'a> {
    /// Into this store.
    pub fn new(store: &'a mut Store, deed: Deed, wanted: Wanted) -> Self {
        let counts = Counts::default();
        Self { store, deed, wanted, waiting: Vec::new(), bytes: 0, since: Instant::now(), counts }
    }

    /// Lets a document wait, and writes what waits if that is enough for a batch; gives what was written.
    ///
    /// # Errors
    /// The store cannot be written; nothing of the batch is kept.
    pub fn take(&mut self, waiting: Waiting) -> Result<Vec<(Taken, Waiting)>, Error> {
        self.bytes += waiting.bytes.len() + waiting.document.text.len();
        self.waiting.push(waiting);
        let is_full = self.waiting.len() >= BATCH.0 || self.bytes >= BATCH.1 || self.since.elapsed() >= BATCH.2;
        if is_full { self.write() } else { Ok(Vec::new()) }
    }

    /// Writes what waits, and gives it.
    ///
    /// # Errors
    /// As of [`Intake::take`].
    pub fn write(&mut self) -> Result<Vec<(Taken, Waiting)>, Error> {
        let waiting = std::mem::take(&mut self.waiting);
        (self.bytes, self.since) = (0, Instant::now());
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        let Wanted { story, tags } = &self.wanted;
        let taken = self.store.write(&mut self.deed, |writing| {
            let story = story.as_deref().map(|name| writing.story_or_new(name)).transpose()?;
            let mut all = Vec::new();
            for Waiting { place, bytes, document } in &waiting {
                let taken = writing.take(&Taking { document, bytes, place: place.as_deref() })?;
                if let Some(story) = story {
                    writing.join(story, taken.document())?;
                }
                for tag in tags {
                    writing.tag(taken.document(), tag, true)?;
                }
                all.push(taken);
            }
            Ok::<_, Cause>(all)
        })?;
        taken.iter().for_each(|taken| self.counts.count(*taken));
        Ok(taken.into_iter().zip(waiting).collect())
    }

    /// How much was written so far.
    pub fn counts(&self) -> Counts {
        self.counts
    }
}
