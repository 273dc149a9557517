//! The foot of the screen: the legend, what the mark under the cursor is, and where the reader stands.
//!
//! ```text
//!   = agree 41   ! diverge 7   " quote 5   + only here 12            3/61   n: next mark
//!   ! diverge, likely 78%   four | two   1 2 4 have it, 3 5 silent       i why   D diff
//!   READ  harbour   source 1/5   12%                    ? help   : commands   q quit
//! ```

use super::super::layout::Layout;
use super::super::mark::MarkKind;
use super::super::matter::{Matter, Sureness};
use super::super::state::{Ask, Screen, State};
use super::super::text::{put, width};
use super::super::theme::Role;
use super::foot;
use super::frame::{fitting, ruled};
use super::styled::Styled;
use crate::comparison::{Grade, Link};
use crate::document::DocumentId;
use ratatui::buffer::Buffer;

/// Draws the foot.
pub(crate) fn draw(state: &State, layout: &Layout, buffer: &mut Buffer) {
    let theme = state.look.theme;
    if let Some(y) = layout.rule {
        ruled(buffer, y, "", theme);
    }
    if state.look.zen {
        // The text alone, but for what is asked or said.
        let said =
            state.message.is_some() || matches!(state.screens.last(), Some(Screen::Search { .. } | Screen::Ask { .. }));
        if said && !state.follows {
            both(state, (1, layout.status), &status(state), "", buffer);
        }
        return;
    }
    if state.follows {
        return;
    }
    let hint = if state.material.comparison.is_some() { progress(state) } else { String::new() };
    // The blank or parenthesis before the first glyph stands in the margin.
    both(state, (0, layout.legend), &legend(state), &hint, buffer);
    if let Some(y) = layout.detail {
        let matter = state.matter();
        let keys = if matter.ends.is_empty() { String::new() } else { state.keys.told(foot::MARK) };
        both(state, (1, y), &detail(state, &matter), &keys, buffer);
    }
    both(state, (1, layout.status), &status(state), &state.keys.told(&foot::reading(state)), buffer);
}

/// A styled text at the left and a dim one at the right, if both have room.
fn both(state: &State, (x, y): (u16, u16), left: &Styled, right: &str, buffer: &mut Buffer) {
    let (theme, all) = (state.look.theme, buffer.area.width);
    let next = left.draw_cut(buffer, (x, y), all.saturating_sub(1), theme);
    // What does not fit loses its last part, and so on.
    let mut right = right;
    while !right.is_empty() {
        let from = all.saturating_sub(u16::try_from(width(right)).unwrap_or(0) + 1);
        if next + 2 <= from {
            put(buffer, from, y, all, right, theme.style(Role::Dim));
            return;
        }
        right = right.rsplit_once("   ").map_or("", |(kept, _)| kept.trim_end());
    }
}

/// The kinds with how many statements are of each; those not shown stand in parentheses.
fn legend(state: &State) -> Styled {
    if state.material.comparison.is_none() {
        let what = if state.material.analyses.is_none() { "reading" } else { "comparing" };
        return Styled::of(&format!(" {what} {} sources", state.material.documents.len()), Role::Dim);
    }
    let mut text = Styled::default();
    for (kind, entry) in entries(state) {
        let held = state.shown.holds(kind);
        let role = if held { Role::Plain } else { Role::Dim };
        text.push(if held { " " } else { "(" }, role);
        text.push(kind.glyph(), if held { Role::Mark(kind) } else { Role::Dim });
        text.push(&entry, role);
        text.push(if held { "  " } else { ") " }, role);
    }
    text
}

/// The entries of the legend without their glyphs; in a narrow window the numbers alone.
fn entries(state: &State) -> impl Iterator<Item = (MarkKind, String)> {
    let narrow = state.size.0 < 64;
    MarkKind::LEGEND.into_iter().map(move |kind| {
        let count = state.material.marks.count(kind);
        (kind, if narrow { format!(" {count}") } else { format!(" {} {count}", kind.word()) })
    })
}

/// The kind whose entry of the legend stands at a column.
pub(crate) fn legend_at(state: &State, column: u16) -> Option<MarkKind> {
    let mut x = 0;
    state.material.comparison.as_ref()?;
    for (kind, entry) in entries(state) {
        let next = x + 4 + u16::try_from(width(&entry)).unwrap_or(0);
        if (x..next).contains(&column) {
            return Some(kind);
        }
        x = next;
    }
    None
}

/// What `n` goes to, and which of them in the source in focus the cursor is at.
fn progress(state: &State) -> String {
    let focus = state.panes.focus;
    let cursor = state.pane().map_or(0, |p| p.cursor);
    if state.search.is_on() {
        let at = state.search.hits.partition_point(|(d, s)| (*d, s.start) <= (focus, cursor));
        let sources = state.material.documents.len();
        let with = (0..sources).filter(|d| state.search.count(*d) > 0).count();
        return format!(
            "{at}/{} in {with} sources   {}: next match",
            state.search.hits.len(),
            state.keys.hint("next mark")
        );
    }
    let shown = || state.material.marks.of(focus).iter().filter(|m| m.kinds.and(state.shown).first().is_some());
    let (all, before) = (shown().count(), shown().filter(|m| m.span.start <= cursor).count());
    let glyphs: Vec<&str> =
        MarkKind::LEGEND.into_iter().filter(|k| state.shown.holds(*k)).map(MarkKind::glyph).collect();
    let what = if glyphs.len() == MarkKind::LEGEND.len() { "mark".to_owned() } else { glyphs.join(" ") };
    if glyphs.is_empty() {
        state.keys.told("no marks shown   {filter: show all}: all")
    } else {
        format!("{what} {before}/{all}   {}: next", state.keys.hint("next mark"))
    }
}

/// What the mark under the cursor is, how sure, who has it, and what differs.
pub(crate) fn detail(state: &State, matter: &Matter) -> Styled {
    let Some(comparison) = state.material.comparison.as_deref() else { return Styled::default() };
    let Some(kind) = matter.kind else { return Styled::of("no mark here", Role::Dim) };
    let mut text = Styled::of(kind.glyph(), Role::Mark(kind)).and(" ", Role::Plain).and(kind.word(), Role::Bold);
    let Some(link) = matter.link(comparison) else {
        text.push("   no other source has this", Role::Plain);
        return text;
    };
    text.push(&format!(", {}", sureness(link)), Role::Plain);
    if let Some(words) = difference(state, link, matter.document) {
        text.push("   ", Role::Plain);
        text.push(&words, Role::Bold);
    }
    text.push(&format!("   {}", carriers(state, matter)), Role::Plain);
    text
}

/// How sure it is that two passages belong together, in a word and in percent.
pub(crate) fn sureness(link: &Link) -> String {
    if let Some(verdict) = link.evidence.hand {
        return verdict.words().to_owned();
    }
    format!("{} {:.0}%", Sureness::of(link).word(), link.probability * 100.0)
}

/// Which sources have the matter, which are silent, and which could not be compared, by number.
pub(crate) fn carriers(state: &State, matter: &Matter) -> String {
    let mut groups = [Vec::new(), Vec::new(), Vec::new()];
    for d in 0..state.material.documents.len() {
        let group = match () {
            () if d == matter.document || matter.end(d).is_some() => 0,
            () if state.material.meet(matter.document, d) => 1,
            () => 2,
        };
        groups[group].push((d + 1).to_string());
    }
    let have = format!("have it{}", copied(state, matter));
    let words = groups.into_iter().zip([&have, "silent", "cannot be told"]).filter(|(group, _)| !group.is_empty());
    words.map(|(group, words)| format!("{} {words}", group.join(" "))).collect::<Vec<_>>().join(", ")
}

/// Which sources have the matter in the same text.
fn copied(state: &State, matter: &Matter) -> String {
    let Some(comparison) = state.material.comparison.as_deref() else { return String::new() };
    let Some(link) = matter.links.first() else { return String::new() };
    let groups = comparison.statements.iter().filter(|s| s.links.contains(link)).flat_map(|s| &s.copied);
    let numbers = |g: &Vec<DocumentId>| g.iter().map(|d| (d.0 + 1).to_string()).collect::<Vec<_>>().join(" ");
    let groups: Vec<String> = groups.map(numbers).collect();
    if groups.is_empty() { String::new() } else { format!(" ({} the same text)", groups.join(", ")) }
}

/// The details that differ, or how an utterance is reported, seen from a document.
pub(crate) fn difference(state: &State, link: &Link, document: usize) -> Option<String> {
    let texts = |d: DocumentId| state.material.documents.get(d.0).map_or("", |d| d.text.as_str());
    if let Some(utterance) = &link.evidence.utterance {
        let how = utterance.how.words();
        return Some(utterance.speaker.as_ref().map_or_else(|| how.to_owned(), |speaker| format!("{how}: {speaker}")));
    }
    let conflict = link.evidence.conflicts.iter().find(|c| c.grade != Grade::Detail)?;
    let (a, b) = (conflict.a.of(texts(link.a.document)), conflict.b.of(texts(link.b.document)));
    let (here, there) = if link.a.document.0 == document { (a, b) } else { (b, a) };
    Some(format!("{here} | {there}"))
}

/// The last row: what is typed, what is said, or where the reader stands.
pub(crate) fn status(state: &State) -> Styled {
    let room = usize::from(state.size.0).saturating_sub(3);
    if let Some(Screen::Search { query, .. }) = state.screens.last() {
        let found = match state.search.hits.len() {
            _ if query.text().is_empty() => "   / for a pattern".to_owned(),
            _ if state.search.is_broken => "   no pattern yet".to_owned(),
            count => format!("   {count} found"),
        };
        let mut line = Styled::of("/", Role::Key);
        line.push_field(query, room.saturating_sub(width(&found)));
        return line.and(&found, Role::Dim).and(&("   ".to_owned() + &state.keys.told(foot::TYPED)), Role::Dim);
    }
    if let Some(Screen::Ask { what, typed }) = state.screens.last() {
        let prompt = match what {
            Ask::Rows => "/ rows with: ".to_owned(),
            Ask::Pipe => "| command: ".to_owned(),
            Ask::Add => "file or address: ".to_owned(),
            Ask::Name { pasted } => {
                format!("pasted text, {} words: add as source? name: ", pasted.split_whitespace().count())
            }
        };
        let mut line = Styled::of(&prompt, Role::Key);
        line.push_field(typed, room.saturating_sub(width(&prompt)));
        let keys = if *what == Ask::Rows { foot::TYPED } else { foot::ASKED };
        return line.and(&("   ".to_owned() + &state.keys.told(keys)), Role::Dim);
    }
    if let Some(message) = &state.message {
        return Styled::of(message, Role::Alert);
    }
    if state.hint {
        let keys = state.keys.told(
            "{next mark} next mark   {go to the counterpart} its counterpart   :tutorial two minutes   {close} close",
        );
        let (new, gap) = ("New here?", "  ");
        let keys = fitting(&keys, room.saturating_sub(width(new) + width(gap)));
        return Styled::of(new, Role::Bold).and(gap, Role::Plain).and(&keys, Role::Plain);
    }
    let pane = state.pane();
    let length = pane.map_or(1, |p| p.sheet.document().text.len().max(1));
    let share = pane.map_or(0, |p| p.cursor * 100 / length);
    let focus = state.panes.focus;
    let mode = match selected(state) {
        Some(words) => words,
        None if state.search.is_on() => format!("/{}", state.search.query),
        None => "READ".to_owned(),
    };
    let follow = state.keys.told(if state.panes.synopsis.is_some() {
        "   synopsis ({synopsis})"
    } else if state.panes.follow {
        ""
    } else {
        "   not following ({follow on or off})"
    });
    Styled::of(&mode, Role::Bold)
        .and(
            &format!("  {}   source {}/{}   {share}%", state.material.name, focus + 1, state.material.documents.len()),
            Role::Plain,
        )
        .and(&follow, Role::Dim)
        .and(&super::notes::status(state), Role::Plain)
}

/// How much is selected, if anything.
fn selected(state: &State) -> Option<String> {
    let selected = state.selected?;
    let text = &state.material.documents.get(selected.document)?.text;
    match selected.span.of(text).split_whitespace().count() {
        1 => Some("SELECT 1 word".to_owned()),
        count => Some(format!("SELECT {count} words")),
    }
}
