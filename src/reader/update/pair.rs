//! What is written by hand on two passages: pins, and verdicts on the links between them.

use super::super::action::Effect;
use super::super::hand::Judgement;
use super::super::state::{Screen, State};
use super::hand::{here, say};
use crate::comparison::decision::{Decision, Verdict};
use crate::comparison::{Link, Passage};
use crate::hand::{Entry, Turn, What};

/// Holds the passage, until another is there to go with it.
pub(super) fn hold(state: &mut State) -> Vec<Effect> {
    state.desk.held = Some(here(state));
    let told = "held; on a passage of another source: {link: they agree} agree, {link: they diverge} diverge, \
                {link: same quotation} quote, {pin} pin; {close} lets go";
    let told = state.keys.told(told);
    say(state, &told)
}

/// The held passage and the one in focus, if they can go together.
fn held_pair(state: &mut State) -> Option<(Passage, Passage)> {
    let (held, at) = (state.desk.held?, here(state));
    if held.document == at.document {
        state.message = Some("the two passages must stand in different sources".into());
        return None;
    }
    state.desk.held = None;
    Some((held, at))
}

pub(super) fn pin(state: &mut State) -> Option<Turn> {
    let (a, b) = held_pair(state)?;
    Some(state.desk.hand.write(What::Pin, vec![a, b], &state.material.documents, None))
}

pub(super) fn unpin(state: &mut State) -> Option<Turn> {
    let at = here(state);
    let id = state.desk.hand.pin_at(at.document.0, at.span).map(|e| e.id);
    if id.is_none() {
        state.message = Some("no pin on this passage".into());
    }
    state.desk.hand.erase(id?)
}

/// The link that the uppermost screen speaks of.
fn link_in_view(state: &State) -> Option<usize> {
    match state.screens.last() {
        Some(Screen::Why { matter, link, .. }) => matter.links.get(*link).copied(),
        Some(Screen::WordDiff { matter, pair, .. }) => matter.ends.get(*pair)?.link,
        _ => state.matter().links.first().copied(),
    }
}

/// A verdict on the link in view, or on the held passage and the one in focus.
pub(super) fn judge(state: &mut State, judgement: Judgement) -> Option<Turn> {
    let linked = |state: &State| {
        let comparison = state.material.comparison.as_deref()?;
        let link = comparison.links.get(link_in_view(state)?)?;
        Some((link.a, link.b))
    };
    let makes = matches!(judgement, Judgement::Kind(_)) && state.desk.held.is_some() && state.screens.is_empty();
    let pair = if makes {
        Some(held_pair(state)?)
    } else {
        linked(state).or_else(|| rejected_here(state)).or_else(|| nearest(state))
    };
    let Some((a, b)) = pair else {
        state.message = Some(match judgement {
            Judgement::Kind(_) => {
                state.keys.told("no link here; {link: hold one end} holds one end, then go to the other")
            }
            _ => "no link here".into(),
        });
        return None;
    };
    verdict(state, (a, b), judgement)
}

/// The passages of the withheld link that "why" shows for a passage that stands only here.
fn nearest(state: &State) -> Option<(Passage, Passage)> {
    let Some(Screen::Why { matter, .. }) = state.screens.last() else { return None };
    let link = matter.nearest(state.material.comparison.as_deref()?)?;
    Some((link.a, link.b))
}

/// The passages of a link that was rejected here, so that it can be taken up again.
fn rejected_here(state: &State) -> Option<(Passage, Passage)> {
    let matter = state.matter();
    let decisions = state.desk.hand.entries().iter().rev();
    let rejected =
        |e: &&Entry| e.what == What::Decision(Verdict::Rejected) && e.touches(matter.document, matter.passage);
    decisions.filter(|e| e.pair().is_some()).find(rejected)?.pair()
}

fn verdict(state: &mut State, (a, b): (Passage, Passage), judgement: Judgement) -> Option<Turn> {
    let known = state.desk.hand.decision_on(a, b).map(|e| e.id);
    // The passages may be those of an earlier text, found again: the link on them is the one that fits best.
    let asked = Decision { a, b, verdict: Verdict::Rejected };
    let kind_in = |links: &[Link]| {
        let fitting = links.iter().filter_map(|l| Some((asked.fits(l)?, l.kind)));
        fitting.max_by(|x, y| x.0.total_cmp(&y.0)).map(|(_, kind)| kind)
    };
    let found = state.material.found.as_deref();
    let any = found.and_then(|c| kind_in(&c.links).or_else(|| kind_in(&c.withheld)));
    let verdict = match (judgement, any) {
        (Judgement::Forget, _) => {
            if known.is_none() {
                state.message = Some("nothing was decided on this link".into());
            }
            return state.desk.hand.erase(known?);
        }
        (Judgement::Reject, _) => Verdict::Rejected,
        (Judgement::Confirm, Some(kind)) => Verdict::Confirmed(kind),
        (Judgement::Confirm, None) => {
            state.message = Some("it was made by hand already".into());
            return None;
        }
        (Judgement::Kind(kind), None) => Verdict::Made(kind),
        (Judgement::Kind(kind), Some(found)) if kind == found => Verdict::Confirmed(kind),
        (Judgement::Kind(kind), Some(_)) => Verdict::Changed(kind),
    };
    // A link made by hand that is rejected is simply not there any more.
    if verdict == Verdict::Rejected && any.is_none() {
        return state.desk.hand.erase(known?);
    }
    Some(state.desk.hand.write(What::Decision(verdict), vec![a, b], &state.material.documents, known))
}
