//! Whether two linked passages conflict, and by which rule.
//!
//! ```text
//!  link ──> Side of a ─┐        ┌─ number, frequency ───────┐
//!                      ├─ Pair ─┼─ date, hour, person, role ┼─> speech ──> conflicts ──> kind
//!           Side of b ─┘        └─ denial, opposite ────────┘   (is it the articles that differ, or those they quote?)
//! ```
//!
//! Each rule proposes details that differ and grades them; only a [`Grade::Conflict`] makes the link a divergence. A rule sees two
//! passages that are linked already: it asks whether the two details are of one and the same thing, not whether the passages are
//! on one matter. Every rule treats a and b alike.

mod act;
mod date;
mod denial;
mod frequency;
mod hour;
mod number;
mod opposite;
mod pair;
mod person;
mod role;
mod slot;
mod speech;

use super::{Conflict, Grade, Kind, Link, Story};
use pair::{Pair, Side};

/// Makes `link` a divergence where its ends conflict, and records what differs.
pub fn examine(story: Story<'_>, link: &mut Link) {
    let pair = Pair::new(Side::of(story, link.a), Side::of(story, link.b));
    if pair.is_copy() {
        return;
    }
    let mut found: Vec<Conflict> = Vec::new();
    for rule in [number::find, frequency::find, date::find, hour::find, person::find, role::find, denial::find, opposite::find] {
        rule(&pair, &mut found);
    }
    found.retain(|conflict| !speech::explains(&pair, conflict));
    found.sort_by_key(|c| (c.grade, c.rule, c.a, c.b));
    found.dedup();
    if found.iter().any(|c| c.grade == Grade::Conflict) {
        link.kind = Kind::Diverge;
    }
    link.evidence.conflicts.extend(found);
}
