//! What the reader writes on a story by hand: notes, bookmarks, pins, and decisions on links; with undo and redo.
//!
//! ```text
//!  a deed ──> Turn (an entry before, and after) ──> Hand ──> decisions, notes, bookmarks for the views
//!                    │          undo, redo turn it round
//!                    └──> keeper ──> the store, by the words of the passage
//! ```
//!
//! [`Hand`] is pure: entries and what was done to them. Keeping them on the disk is left to [`keeper`] and [`kept`], finding
//! them again in a changed text to [`anchoring`]; where the reader stood, to [`place`].

pub mod anchoring;
pub mod keeper;
pub mod kept;
pub mod place;

use crate::comparison::decision::{Decision, Verdict};
use crate::comparison::{Kind, Passage};
use crate::document::{Document, DocumentId, Span};
use anchoring::Anchored;

/// What an entry is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Words on a passage.
    Note(String),
    /// A place to come back to, by a letter.
    Bookmark(char),
    /// Two passages that stand level, whatever links them.
    Pin,
    /// What is held of two passages.
    Decision(Verdict),
}

impl What {
    /// The word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Note(_) => "note",
            Self::Bookmark(_) => "bookmark",
            Self::Pin => "pin",
            Self::Decision(_) => "decision",
        }
    }

    /// The words for this one, as a message tells it.
    fn told(&self) -> String {
        match self {
            Self::Bookmark(letter) => format!("bookmark {letter}"),
            Self::Decision(verdict) => format!("link {}", verdict.words()),
            other => other.word().to_owned(),
        }
    }

    /// How it is kept, in words: the text of a note, the letter of a bookmark, "changed diverge".
    fn body(&self) -> String {
        match self {
            Self::Note(words) => words.clone(),
            Self::Bookmark(letter) => letter.to_string(),
            Self::Pin => "pinned".to_owned(),
            Self::Decision(verdict) => match verdict.kind() {
                Some(kind) => format!("{} {}", verdict.word(), kind.word()),
                None => verdict.word().to_owned(),
            },
        }
    }

    /// A pin or decision by the words that [`What::body`] gives.
    fn of_pair(body: &str) -> Option<Self> {
        let (word, kind) = body.split_once(' ').unwrap_or((body, ""));
        let kind = Kind::ALL.into_iter().find(|k| k.word() == kind);
        match (word, kind) {
            ("pinned", None) => Some(Self::Pin),
            ("rejected", None) => Some(Self::Decision(Verdict::Rejected)),
            ("confirmed", Some(kind)) => Some(Self::Decision(Verdict::Confirmed(kind))),
            ("changed", Some(kind)) => Some(Self::Decision(Verdict::Changed(kind))),
            ("made", Some(kind)) => Some(Self::Decision(Verdict::Made(kind))),
            _ => None,
        }
    }
}

/// Something written by hand, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number; never given to another of the same reading.
    pub id: u64,
    /// What it is.
    pub what: What,
    /// One passage of a note or bookmark, two of a pin or decision; none where their words are gone from the text.
    pub passages: Vec<Passage>,
    /// Those passages by the words that they had when it was written.
    pub anchors: Vec<Anchored>,
}

impl Entry {
    /// The words it was written at, as a list shows them.
    pub fn quote(&self) -> String {
        self.anchors.first().map_or(String::new(), |(_, a)| quote_of(&a.exact, Span::new(0, a.exact.len())))
    }

    /// Finds its passages again, if one of their texts has changed.
    fn move_to(&mut self, documents: &[Document], has_changed: &impl Fn(usize) -> bool) {
        if self.passages.is_empty() || self.anchors.iter().any(|(document, _)| has_changed(document.0)) {
            self.passages = anchoring::passages(&self.anchors, documents);
        }
    }

    /// Whether one of its passages touches a range.
    pub fn touches(&self, document: usize, span: Span) -> bool {
        self.passages.iter().any(|p| p.document.0 == document && p.span.overlap(span) > 0)
    }

    /// Its two passages.
    pub fn pair(&self) -> Option<(Passage, Passage)> {
        if let [a, b] = self.passages[..] { Some((a, b)) } else { None }
    }
}

/// One entry that was made, changed or taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// What was done, such as "note".
    pub words: String,
    /// The entry as it was.
    pub before: Option<Entry>,
    /// The entry as it is.
    pub after: Option<Entry>,
}

impl Turn {
    fn back(&self) -> Self {
        Self { words: self.words.clone(), before: self.after.clone(), after: self.before.clone() }
    }
}

/// All that was written on a story.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hand {
    /// In the order in which they were made.
    entries: Vec<Entry>,
    done: Vec<Turn>,
    undone: Vec<Turn>,
    next: u64,
}

impl Hand {
    /// Takes in what was kept from an earlier reading, before what was written in this one.
    pub fn recall(&mut self, mut kept: Vec<Entry>) {
        // Numbers of what was kept lie apart from those given here.
        kept.retain(|k| !self.entries.iter().any(|e| e.id == k.id));
        kept.append(&mut self.entries);
        self.entries = kept;
    }

    /// Finds every entry again in other texts, by its words; also those that undo and redo bring back.
    pub fn move_to(&mut self, documents: &[Document], has_changed: impl Fn(usize) -> bool) {
        let turns = self.done.iter_mut().chain(&mut self.undone);
        let in_turns = turns.flat_map(|turn| turn.before.iter_mut().chain(&mut turn.after));
        for entry in self.entries.iter_mut().chain(in_turns) {
            entry.move_to(documents, &has_changed);
        }
    }

    /// All entries, in the order in which they were made.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The notes by their place, those whose passage is gone last.
    pub fn notes(&self) -> Vec<&Entry> {
        self.listed(|what| matches!(what, What::Note(_)))
    }

    /// The bookmarks by their place, those whose passage is gone last.
    pub fn bookmarks(&self) -> Vec<&Entry> {
        self.listed(|what| matches!(what, What::Bookmark(_)))
    }

    fn listed(&self, wanted: impl Fn(&What) -> bool) -> Vec<&Entry> {
        let mut found: Vec<&Entry> = self.entries.iter().filter(|e| wanted(&e.what)).collect();
        found.sort_by_key(|e| (e.passages.is_empty(), e.passages.first().copied(), e.id));
        found
    }

    /// The note on a passage.
    pub fn note_at(&self, document: usize, span: Span) -> Option<&Entry> {
        self.entries.iter().find(|e| matches!(e.what, What::Note(_)) && e.touches(document, span))
    }

    /// The bookmark of a letter.
    pub fn bookmark(&self, letter: char) -> Option<&Entry> {
        self.entries.iter().find(|e| e.what == What::Bookmark(letter))
    }

    /// The decisions that stand somewhere, in the order in which they were made.
    pub fn decisions(&self) -> Vec<Decision> {
        let decision = |e: &Entry| {
            let (What::Decision(verdict), Some((a, b))) = (&e.what, e.pair()) else { return None };
            Some(Decision { a, b, verdict: *verdict })
        };
        self.entries.iter().filter_map(decision).collect()
    }

    /// The passages that are pinned to one that touches a range.
    pub fn pinned(&self, document: usize, span: Span) -> Vec<Passage> {
        let pins = self.entries.iter().filter(|e| e.what == What::Pin && e.touches(document, span));
        pins.filter_map(Entry::pair).flat_map(|(a, b)| [a, b]).filter(|p| p.document.0 != document).collect()
    }

    /// The pin on a passage.
    pub fn pin_at(&self, document: usize, span: Span) -> Option<&Entry> {
        self.entries.iter().find(|e| e.what == What::Pin && e.touches(document, span))
    }

    /// The decision on two passages, whichever comes first: on these, or else the latest on passages that a changed text has
    /// moved a little.
    pub fn decision_on(&self, a: Passage, b: Passage) -> Option<&Entry> {
        let decisions = || self.entries.iter().rev().filter(|e| matches!(e.what, What::Decision(_)));
        let same = |e: &&Entry| e.pair().is_some_and(|p| p == (a, b) || p == (b, a));
        let asked = Decision { a, b, verdict: Verdict::Rejected }.ordered();
        let fits = |e: &&Entry| {
            let Some((a, b)) = e.pair() else { return false };
            let known = Decision { a, b, verdict: Verdict::Rejected };
            known.joins(asked.a, asked.b).is_some()
        };
        decisions().find(same).or_else(|| decisions().find(fits))
    }

    /// Writes something at passages of these documents: in the place of `instead`, if that is there. Where the passages stay
    /// the same, so do the words they are found by.
    pub fn write(&mut self, what: What, passages: Vec<Passage>, documents: &[Document], instead: Option<u64>) -> Turn {
        let anchors = anchoring::anchors(&passages, documents);
        self.write_at(what, passages, anchors, instead)
    }

    /// The same, at passages that are known by their words; they may be gone by now.
    pub fn write_at(
        &mut self,
        what: What,
        passages: Vec<Passage>,
        anchors: Vec<Anchored>,
        instead: Option<u64>,
    ) -> Turn {
        let before = instead.and_then(|id| self.entries.iter().find(|e| e.id == id)).cloned();
        let id = before.as_ref().map_or_else(|| self.new_id(), |e| e.id);
        let words = what.told();
        let anchors = match &before {
            Some(before) if before.passages == passages => before.anchors.clone(),
            _ => anchors,
        };
        self.turn(Turn { words, before, after: Some(Entry { id, what, passages, anchors }) })
    }

    /// Takes an entry away; none where there is no such entry.
    pub fn erase(&mut self, id: u64) -> Option<Turn> {
        let before = self.entries.iter().find(|e| e.id == id).cloned()?;
        let words = match &before.what {
            What::Decision(_) => "link as it was found".to_owned(),
            what => format!("{} taken away", what.told()),
        };
        Some(self.turn(Turn { words, before: Some(before), after: None }))
    }

    /// Undoes what was done last in this reading, and gives what that does.
    pub fn undo(&mut self) -> Option<Turn> {
        let turn = self.done.pop()?;
        let back = turn.back();
        self.apply(&back);
        self.undone.push(turn);
        Some(back)
    }

    /// Does again what was undone last, and gives what that does.
    pub fn redo(&mut self) -> Option<Turn> {
        let turn = self.undone.pop()?;
        self.apply(&turn);
        self.done.push(turn.clone());
        Some(turn)
    }

    fn new_id(&mut self) -> u64 {
        self.next += 1;
        kept::LATEST + self.next
    }

    fn turn(&mut self, turn: Turn) -> Turn {
        self.apply(&turn);
        self.undone.clear();
        self.done.push(turn.clone());
        turn
    }

    fn apply(&mut self, turn: &Turn) {
        match (&turn.before, &turn.after) {
            (_, Some(after)) => match self.entries.iter_mut().find(|e| e.id == after.id) {
                Some(entry) => *entry = after.clone(),
                None => self.entries.push(after.clone()),
            },
            (Some(before), None) => self.entries.retain(|e| e.id != before.id),
            (None, None) => {}
        }
        // What was kept comes before what was written now, as it will when it is read again.
        self.entries.sort_by_key(|e| e.id);
    }
}

/// The words of a range, on one line and no longer than a screen is wide: what a list shows of a passage.
pub fn quote_of(text: &str, span: Span) -> String {
    let words = text.get(span.start..span.end).unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(240).collect()
}

/// A passage by document and range.
pub fn passage(document: usize, span: Span) -> Passage {
    Passage { document: DocumentId(document), span }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(document: usize, start: usize) -> Passage {
        passage(document, Span::new(start, start + 10))
    }

    fn texts() -> [Document; 2] {
        let text =
            "The keeper counted nine boats at noon, ten at dusk and none in the morning, when the wind had dropped.";
        [text, text].map(|text| crate::document::read("text", text.as_bytes()))
    }

    fn note(hand: &mut Hand, words: &str, start: usize) -> Turn {
        hand.write(What::Note(words.into()), vec![at(0, start)], &texts(), None)
    }

    fn check(hand: &Hand, notes: &[&str]) {
        let found: Vec<String> = hand.notes().iter().map(|e| e.what.body()).collect();
        assert_eq!(found, notes);
    }

    #[test]
    fn what_is_done_is_undone_and_done_again() {
        let mut hand = Hand::default();
        assert_eq!(hand.undo(), None);
        let first = note(&mut hand, "first", 50);
        let second = note(&mut hand, "second", 10);
        check(&hand, &["second", "first"]);
        let id = first.after.as_ref().unwrap().id;
        hand.write(What::Note("changed".into()), vec![at(0, 50)], &texts(), Some(id));
        hand.erase(second.after.as_ref().unwrap().id).unwrap();
        check(&hand, &["changed"]);
        assert_eq!(hand.undo().unwrap().after, second.after);
        check(&hand, &["second", "changed"]);
        hand.undo();
        check(&hand, &["second", "first"]);
        hand.redo();
        check(&hand, &["second", "changed"]);
        note(&mut hand, "third", 90);
        assert_eq!(hand.redo(), None, "what comes after a new deed is forgotten");
        (0..4).for_each(|_| drop(hand.undo()));
        check(&hand, &[]);
        assert_eq!(hand.erase(99), None);
    }

    #[test]
    fn entries_are_found_by_what_they_touch() {
        let mut hand = Hand::default();
        note(&mut hand, "here", 10);
        hand.write(What::Bookmark('x'), vec![at(1, 5)], &texts(), None);
        hand.write(What::Pin, vec![at(0, 30), at(1, 70)], &texts(), None);
        let verdict = What::Decision(Verdict::Made(Kind::Quote));
        hand.write(verdict, vec![at(0, 40), at(1, 80)], &texts(), None);
        assert!(hand.note_at(0, Span::new(15, 16)).is_some());
        assert!(hand.note_at(1, Span::new(15, 16)).is_none());
        assert!(hand.bookmark('x').is_some() && hand.bookmark('y').is_none());
        assert_eq!(hand.pinned(1, Span::new(70, 71)), [at(0, 30)]);
        assert_eq!(hand.decisions().len(), 1);
        assert!(hand.decision_on(at(1, 80), at(0, 40)).is_some());
        // Moved a little, it is still the same; elsewhere it is not.
        assert!(hand.decision_on(at(0, 42), at(1, 79)).is_some());
        assert!(hand.decision_on(at(0, 42), at(1, 60)).is_none());
    }

    #[test]
    fn entries_follow_their_words_into_a_changed_text_and_back() {
        let (before, mut hand) = (texts(), Hand::default());
        note(&mut hand, "on nine", 19);
        note(&mut hand, "on morning", 67);
        let erased = hand.notes()[1].id;
        hand.erase(erased);
        let moved = before[0].text.replace("The keeper counted", "At the quay the old keeper counted");
        let after = [crate::document::read("text", moved.as_bytes()), before[1].clone()];
        hand.move_to(&after, |n| n == 0);
        let words = |hand: &Hand, text: &str| -> Vec<String> {
            hand.notes()
                .iter()
                .map(|e| e.passages.first().map_or("gone".into(), |p| p.span.of(text).to_owned()))
                .collect()
        };
        assert_eq!(words(&hand, &after[0].text), ["nine boats"]);
        hand.undo();
        assert_eq!(words(&hand, &after[0].text), ["nine boats", "morning, w"]);
        let gone = [crate::document::read("text", b"Nothing of it is left."), before[1].clone()];
        hand.move_to(&gone, |n| n == 0);
        assert_eq!(words(&hand, &gone[0].text), ["gone", "gone"]);
        hand.move_to(&before, |n| n == 0);
        assert_eq!(words(&hand, &before[0].text), ["nine boats", "morning, w"]);
        assert_eq!(hand.notes()[0].quote(), "nine boats");
    }

    #[test]
    fn words_for_pairs_are_read_back() {
        use Verdict::{Changed, Confirmed, Made, Rejected};
        let mut all = vec![What::Pin, What::Decision(Rejected)];
        for kind in Kind::ALL {
            all.extend([Confirmed(kind), Changed(kind), Made(kind)].map(What::Decision));
        }
        for what in all {
            assert_eq!(What::of_pair(&what.body()), Some(what));
        }
        for strange in ["", "rejected agree", "confirmed", "made up", "pinned quote"] {
            assert_eq!(What::of_pair(strange), None, "{strange}");
        }
    }
}
