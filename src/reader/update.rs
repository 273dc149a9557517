//! What an action does to the state: pure, no I/O and no frame. What must happen outside comes back as effects.
//!
//! ```text
//!  action ──> screen on top? ── its own meaning ──┐
//!                └── reading view ────────────────┴──> arrange: widths, cursor in view, the others level ──> effects
//! ```

mod arrange;
mod hand;
mod jump;
pub(crate) mod library;
mod list;
mod motion;
mod mouse;
mod outside;
mod pair;
mod pointer;
mod screen;
mod sources;
mod theme;
pub(super) mod threshold;

use super::action::{Action, Due, Effect};
use super::mark::{Kinds, Marks};
use super::state::{Screen, State};
use super::synopsis::Synopsis;
use arrange::{arrange, arrange_widths, bring_level, level_others, resize, settle};

/// Rows that stay visible above and below the cursor.
const MARGIN: usize = 2;
/// The widths of text that a key goes through, in columns.
const MEASURES: [u16; 5] = [40, 52, 64, 72, 90];

/// Does what is asked.
pub(crate) fn update(state: &mut State, action: Action) -> Vec<Effect> {
    if is_input(&action) {
        state.jumps.arrived = None;
    }
    let mut effects = done(state, action);
    if state.jumps.arrived.is_some() {
        effects.push(Effect::Await(Due::Faded));
    }
    effects
}

fn done(state: &mut State, action: Action) -> Vec<Effect> {
    if let (Action::Hand(report), Some(outer)) = (&action, &mut state.outer)
        && report.is_report()
    {
        // What the keeper tells is of the story, not of the tutorial over it.
        return update(outer, action);
    }
    if let Action::Pending(key) = action {
        state.message = None;
        state.pending.push(key);
        return vec![Effect::Await(Due::Follows)];
    }
    if let (Action::Click { column, row, .. }, false) = (&action, state.pending.is_empty()) {
        let told = super::view::follows::at(state, (*column, *row));
        if !matches!(told, Some(Action::Pending(_))) {
            state.pending.clear();
        }
        return told.map_or_else(Vec::new, |action| update(state, action));
    }
    if is_input(&action) {
        state.pending.clear();
        (state.follows, state.message) = (false, None);
        state.desk.touched = true;
        state.hint &= !ends_hint(&action);
    }
    match action {
        Action::Export(form) => outside::export(state, form),
        Action::Copy { .. } | Action::Edit | Action::Browse => outside::update(state, &action),
        Action::Quit => vec![Effect::Quit],
        Action::LetGo => Vec::new(),
        Action::Redraw => vec![Effect::Redraw],
        Action::Suspend => vec![Effect::Suspend],
        Action::Mouse(wanted) => {
            state.look.mouse = wanted.unwrap_or(!state.look.mouse);
            let on = if state.look.mouse { "on" } else { "off: the terminal selects and scrolls" };
            state.message = Some(format!("mouse {on}"));
            vec![Effect::SetMouse(state.look.mouse)]
        }
        Action::Hand(action) => hand::update(state, action),
        Action::Library(action) => library::update(state, action),
        other if !is_input(&other) => handed_in(state, other),
        Action::Click { .. } | Action::Drag { .. } | Action::Wheel { .. } if !pointer::is_over_text(state) => {
            pointer::update(state, &action)
        }
        Action::Click { column, row, .. }
            if state.screens.is_empty() && row >= state.layout().status.min(state.layout().legend) =>
        {
            match super::view::foot::at(state, (column, row)) {
                Some(told) => update(state, told),
                None => reading(state, action),
            }
        }
        other if library::is_on(state) => library::on_screen(state, other),
        Action::Click { .. } | Action::Drag { .. } | Action::Wheel { .. } => reading(state, action),
        other if hand::is_on(state) => hand::on_screen(state, other),
        other if !state.screens.is_empty() => screen::update(state, other),
        other => reading(state, other),
    }
}

/// Takes what the worker, another program or the terminal has to say.
fn handed_in(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Resize { columns, rows } => resize(state, columns, rows),
        Action::Analysed { generation, analyses } if generation == state.material.generation => {
            state.material.marks = Marks::of_sentences(&analyses);
            state.material.analyses = Some(analyses);
        }
        Action::Compared { generation, comparison } if generation == state.material.generation => {
            threshold::compared(state, comparison);
            arrange(state);
            level_others(state);
        }
        Action::Surveyed { generation, overview } => {
            if generation == state.material.generation {
                state.material.overview = Some(overview);
                hand::surveyed(state);
            }
            return Vec::new();
        }
        Action::Said(words) => {
            state.message = Some(words);
            return Vec::new();
        }
        Action::Due(due) => {
            match due {
                Due::Faded => state.jumps.arrived = None,
                Due::Follows => state.follows = !state.pending.is_empty(),
                // Done by the loop itself.
                Due::Held => {}
            }
            return Vec::new();
        }
        Action::Ground(ground) => theme::ground(state, ground),
        Action::Printed { run, command, printed } => {
            // What was stopped by closing it says no more.
            let waits = |s: &Screen| matches!(s, Screen::Running { run: r, .. } if *r == run);
            if let Some(at) = state.screens.iter().position(waits) {
                state.screens[at] = Screen::Printed { command, printed, scroll: 0 };
            }
        }
        Action::Read(files) => {
            let effects = sources::take(state, files);
            arrange(state);
            return effects;
        }
        Action::Diffed { generation, diff } => {
            if generation == state.material.generation {
                screen::diffed(state, diff);
            }
        }
        _ => return Vec::new(),
    }
    arrange(state);
    Vec::new()
}

/// Whether the reader did something; else it is the worker, another program or the terminal that speaks.
fn is_input(action: &Action) -> bool {
    use Action::{Analysed, Compared, Diffed, Printed, Read, Resize, Said, Surveyed};
    !matches!(
        action,
        Resize { .. }
            | Analysed { .. }
            | Compared { .. }
            | Surveyed { .. }
            | Diffed { .. }
            | Printed { .. }
            | Read(_)
            | Said(_)
            | Action::Due(_)
            | Action::Ground(_)
    ) && !matches!(action, Action::Hand(h) if h.is_report())
        && !matches!(action, Action::Library(super::library::LibraryAction::Answer(_)))
}

/// Whether it is one of the keys that the hint tells, or shows that they are known.
fn ends_hint(action: &Action) -> bool {
    use Action::{AnyMark, Close, Counterpart, Hand, MarkOf, Open, Shown};
    matches!(action, Shown(_) | AnyMark(_) | MarkOf(..) | Counterpart | Open(_) | Close | Hand(_))
}

/// What an action does in the reading view.
fn reading(state: &mut State, action: Action) -> Vec<Effect> {
    let by_rows = moves_by_rows(&action);
    // What is clicked stays under the pointer, for a second click.
    let margin = if matches!(action, Action::Click { .. }) { 0 } else { MARGIN };
    match action {
        Action::Leave | Action::Close => return leave(state, &action),
        Action::Open(screen) => return screen::open_with(state, screen),
        Action::Select => outside::select(state),
        Action::Paste(text) => {
            outside::pasted(state, &text);
            return Vec::new();
        }
        Action::Reread => return sources::reread(state),
        Action::Tutorial => return sources::tutorial(state),
        Action::Toggle(_) | Action::ShowOnly(_) | Action::ShowAll => filter(state, &action),
        Action::Threshold(steps) => threshold::moved(state, steps),
        Action::Recompare => return recompare(state),
        Action::Click { .. } | Action::Drag { .. } | Action::Wheel { .. } => {
            if !mouse::update(state, &action) {
                return Vec::new();
            }
        }
        Action::Counterpart | Action::Back | Action::Forward => jump::update(state, &action),
        Action::FocusStep(_) | Action::Focus(_) | Action::MovePane(_) => panes(state, &action),
        Action::Synopsis
        | Action::Zoom
        | Action::Minimap
        | Action::Measure(_)
        | Action::MeasureOf(_)
        | Action::NextMeasure
        | Action::Wider(_)
        | Action::Zen
        | Action::DefaultLayout
        | Action::Follow
        | Action::Level => look(state, &action),
        Action::Unknown => state.message = Some(state.keys.told("no such key here; {help} shows the keys")),
        other => motion::update(state, &other),
    }
    if by_rows {
        let cursor = state.pane().map_or(0, |p| p.cursor);
        settle(state, cursor, margin);
    } else {
        arrange(state);
    }
    outside::grow(state);
    Vec::new()
}

/// Whether the text moves by rows; else it moves by passages, and the whole of one comes into view.
fn moves_by_rows(action: &Action) -> bool {
    use Action::{Click, Focus, FocusStep, HalfPages, Pages, Put, Rows, Wheel};
    matches!(action, Rows(_) | HalfPages(_) | Pages(_) | Put(_) | Click { .. } | Wheel { .. } | Focus(_) | FocusStep(_))
}

/// Out of a search, or out of the program; Esc never quits.
fn leave(state: &mut State, action: &Action) -> Vec<Effect> {
    if state.desk.held.take().is_some() {
        state.message = Some("the passage is let go".into());
        return Vec::new();
    }
    if state.selected.take().is_some() {
        return Vec::new();
    }
    if state.search.is_on() {
        state.search = super::search::Search::default();
        state.message = Some("search ended; n walks the marks again".into());
        return Vec::new();
    }
    if *action != Action::Leave {
        return Vec::new();
    }
    sources::leave_tutorial(state).unwrap_or_else(|| library::leave(state))
}

/// Shows and hides kinds of marks.
pub(super) fn filter(state: &mut State, action: &Action) {
    match action {
        Action::Toggle(kind) => state.shown.toggle(*kind),
        Action::ShowOnly(kind) => state.shown = Kinds::only(*kind),
        _ => state.shown = Kinds::ALL,
    }
}

/// Asks for the comparison once more; what is shown stays until the new one is there.
fn recompare(state: &mut State) -> Vec<Effect> {
    state.material.generation += 1;
    state.message = Some("comparing anew".into());
    vec![Effect::Compare { generation: state.material.generation }]
}

/// Moves the focus and the panes.
fn panes(state: &mut State, action: &Action) {
    let panes = &mut state.panes;
    let count = panes.order.len();
    let Some(position) = panes.order.iter().position(|d| *d == panes.focus) else { return };
    let stepped = |step: isize| (position as isize + step).rem_euclid(count.max(1) as isize).unsigned_abs();
    match action {
        Action::FocusStep(step) => panes.focus = panes.order[stepped(*step)],
        Action::Focus(document) if *document < count => panes.focus = *document,
        Action::Focus(document) => state.message = Some(format!("there is no source {}", document + 1)),
        Action::MovePane(step) => panes.order.swap(position, stepped(*step)),
        _ => {}
    }
    state.tour = None;
    // The cursor comes to where the eye is: what the pane shows, not where it was left.
    arrange_widths(state);
    if let (Some(area), true) = (state.area(), matches!(action, Action::FocusStep(_) | Action::Focus(_))) {
        enter(state, usize::from(area.text.height));
    }
}

/// Puts the cursor of the pane in focus where the matter was level, or at least in view.
fn enter(state: &mut State, height: usize) {
    if let Some(pane) = state.pane_mut() {
        pane.keep_cursor_in_view(height, 0);
    }
}

/// How the reading view looks.
fn look(state: &mut State, action: &Action) {
    match action {
        Action::Synopsis => other_layout(state),
        Action::Zoom => state.panes.zoomed = !state.panes.zoomed,
        Action::Minimap => state.look.minimap = !state.look.minimap,
        Action::Zen => {
            state.look.zen = !state.look.zen;
            if state.look.zen {
                state.message = Some(state.keys.told("the text alone; {zen} brings the rest back"));
            }
        }
        Action::DefaultLayout => default_layout(state),
        Action::Wider(step) => wider(state, *step),
        Action::MeasureOf(columns) => {
            state.look.measure = *columns;
            state.message = Some(format!("text width at most {columns}"));
        }
        Action::NextMeasure => {
            let now = state.look.measure;
            state.look.measure = MEASURES.into_iter().find(|m| *m > now).unwrap_or(MEASURES[0]);
            state.message = Some(format!("text width at most {}", state.look.measure));
        }
        Action::Measure(0) => state.look.measure = super::MEASURE,
        Action::Measure(step) => {
            // What is on the screen changes at once, even where the panes are narrower than the measure.
            let width = |state: &State| state.area().map_or(state.look.measure, |a| a.text.width);
            let (before, now) = (state.look.measure, width(state));
            state.look.measure = now.saturating_add_signed(*step).clamp(24, 140);
            state.message = Some(format!("text width {}", width(state)));
            if *step > 0 && width(state) == now {
                state.look.measure = before;
                let told =
                    "the text is as wide as its pane; {wider pane} widens the pane, {one pane or all} shows it alone";
                state.message = Some(state.keys.told(told));
            }
        }
        Action::Follow => {
            state.panes.follow = !state.panes.follow;
            let on = if state.panes.follow { "the other panes follow" } else { "the other panes stay" };
            state.message = Some(on.into());
            level_others(state);
        }
        _ => {
            arrange_widths(state);
            bring_level(state);
            let is_alone = state.matter().ends.is_empty();
            let said = if is_alone { "no other source has this passage" } else { "the counterparts stand level" };
            state.message = Some(said.into());
        }
    }
}

/// All sources in view, in their order, each with its share of the columns, in the layout of the start.
fn default_layout(state: &mut State) {
    let panes = &mut state.panes;
    panes.order = (0..panes.all.len()).collect();
    panes.wider.clear();
    (panes.first, panes.zoomed, panes.follow, panes.synopsis) = (0, false, true, None);
    (state.look.zen, state.look.measure) = (false, super::MEASURE);
    state.message = Some("all sources, as at the start".into());
    level_others(state);
}

/// Gives the pane in focus columns of its neighbours, or them some of its own.
fn wider(state: &mut State, step: i16) {
    let (focus, before) = (state.panes.focus, state.area().map_or(0, |a| a.whole.width));
    let count = state.panes.all.len();
    let wider = &mut state.panes.wider;
    wider.resize(count, 0);
    let Some(columns) = wider.get_mut(focus) else { return };
    let old = *columns;
    *columns = old.saturating_add(step).clamp(-120, 120);
    if state.area().map_or(0, |a| a.whole.width) == before {
        // There is nothing more to take, or nobody to take it from.
        state.panes.wider[focus] = old;
        state.message = Some("no further".into());
    }
}

/// Changes between the two layouts of the reading view.
fn other_layout(state: &mut State) {
    let off = state.panes.synopsis.take().is_some();
    let what =
        if off { "each source in its own order" } else { "passages of the source in focus beside their counterparts" };
    state.message = Some(what.into());
    if !off {
        state.panes.synopsis = Some(Synopsis::of(state));
    }
}
