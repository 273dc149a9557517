//! Where everything stands: a pure function of the size and of what is to be shown.
//!
//! ```text
//!  head   >1 Daily Courier  12 Mar │ 2 Nordic Wire   12 Mar   │ map
//!  rule   ━━━━━━━━━━━━━━━━━━━━━━━━━┼───────────────────────── │
//!  text   =>The harbour bridge ... │ = A barge hit a pier ... │ [=
//!  strip  ── the same in ──  3 !  Two people were slightly hurt.
//!  foot   ────────────────────────────────────────────────────
//!         legend, detail, status: a row each
//! ```
//!
//! Both the update and the views ask here, so what is drawn is what a click meets.

use ratatui::layout::Rect;

/// What the layout depends on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'a> {
    /// Columns and rows of the terminal.
    pub(crate) size: (u16, u16),
    /// The documents in the order of their panes.
    pub(crate) order: &'a [usize],
    /// Place in `order` of the pane that comes first on the screen, as far as the focus allows.
    pub(crate) first: usize,
    /// The document in focus.
    pub(crate) focus: usize,
    /// Whether it is shown alone.
    pub(crate) zoomed: bool,
    /// Whether the minimap is wanted.
    pub(crate) minimap: bool,
    /// The most columns of text in a pane.
    pub(crate) measure: u16,
    /// Columns that each pane has more than its share, by document.
    pub(crate) wider: &'a [i16],
    /// Whether only text is shown.
    pub(crate) zen: bool,
}

/// Where one pane stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PaneArea {
    /// Its document.
    pub(crate) document: usize,
    /// All of it, without the line to the next.
    pub(crate) whole: Rect,
    /// Number, name, date; one row.
    pub(crate) head: Rect,
    /// The text, right of the two columns of the gutter.
    pub(crate) text: Rect,
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Layout {
    /// The whole screen.
    pub(crate) size: Rect,
    /// The panes that are seen.
    pub(crate) panes: Vec<PaneArea>,
    /// Place in the order of the first of them.
    pub(crate) first: usize,
    /// Whether they stand one over the other.
    pub(crate) stacked: bool,
    /// The documents that are not seen.
    pub(crate) hidden: Vec<usize>,
    /// What those say on the matter: a title and one row each.
    pub(crate) strip: Option<Rect>,
    /// Two columns at the right.
    pub(crate) minimap: Option<Rect>,
    /// The line above the legend.
    pub(crate) rule: Option<u16>,
    /// Row of the legend; below the screen where none is shown.
    pub(crate) legend: u16,
    /// Row of the detail line.
    pub(crate) detail: Option<u16>,
    /// Row of the status line.
    pub(crate) status: u16,
}

/// The least columns and rows that show text.
pub(crate) const LEAST: (u16, u16) = (40, 10);
/// Columns of a pane beside its text: mark, cursor, and one blank at the right.
const GUTTER: u16 = 3;
/// The least columns of text in a pane that has a neighbour.
const NARROWEST: u16 = 30;

/// Lays out the reading view; without panes where the terminal is too small.
pub(crate) fn layout(wanted: &Wanted<'_>) -> Layout {
    let (columns, rows) = wanted.size;
    let size = Rect::new(0, 0, columns, rows);
    if columns < LEAST.0 || rows < LEAST.1 || wanted.order.is_empty() {
        return Layout { size, ..Layout::default() };
    }
    let map = if wanted.minimap && !wanted.zen && columns >= 80 { 3 } else { 0 };
    let across = columns - map;
    let stacked = columns < 84 && rows >= 44 && !wanted.zoomed;
    let count = if wanted.zoomed {
        1
    } else if stacked {
        usize::from(rows / 18)
    } else {
        side_by_side(columns, across)
    };
    let count = count.clamp(1, wanted.order.len());
    let position = wanted.order.iter().position(|d| *d == wanted.focus).unwrap_or(0);
    let first = wanted.first.clamp((position + 1).saturating_sub(count), position).min(wanted.order.len() - count);
    let seen = &wanted.order[first..first + count];
    let hidden: Vec<usize> = wanted.order.iter().copied().filter(|d| !seen.contains(d)).collect();

    let foot = match rows {
        _ if wanted.zen => 1,
        16.. => 4,
        _ => 2,
    };
    let above = rows - foot;
    let listed = u16::try_from(hidden.len()).unwrap_or(u16::MAX);
    let strip_rows = if hidden.is_empty() || above < 12 || wanted.zen { 0 } else { 1 + listed.min((above - 6) / 2) };
    let body = Rect::new(0, 0, across, above - strip_rows);
    let panes = if stacked { stack(body, seen, wanted.measure) } else { split(body, seen, wanted) };
    Layout {
        size,
        panes,
        first,
        stacked,
        hidden,
        strip: (strip_rows > 0).then(|| Rect::new(0, body.height, columns, strip_rows)),
        minimap: (map > 0).then(|| Rect::new(columns - 2, 2, 2, body.height.saturating_sub(2))),
        rule: (foot == 4).then_some(above),
        legend: match foot {
            4 => above + 1,
            1 => u16::MAX,
            _ => above,
        },
        detail: (foot == 4).then_some(above + 2),
        status: rows - 1,
    }
}

/// How many panes stand side by side.
fn side_by_side(columns: u16, across: u16) -> usize {
    let most = match columns {
        0..70 => 1,
        70..110 => 2,
        110..160 => 3,
        160..220 => 5,
        _ => 6,
    };
    let fit = (across + 1) / (NARROWEST + GUTTER + 1);
    usize::from(fit.clamp(1, most))
}

/// Panes side by side, one column between them; the left ones take what does not divide.
fn split(body: Rect, seen: &[usize], wanted: &Wanted<'_>) -> Vec<PaneArea> {
    let mut x = body.x;
    let mut panes = Vec::new();
    for (document, width) in seen.iter().zip(widths(body.width, seen, wanted.wider)) {
        panes.push(pane(*document, Rect::new(x, body.y, width, body.height), wanted.measure, seen.len() == 1));
        x += width + 1;
    }
    panes
}

/// The width of each pane: an equal share, and what it has more or less; none narrower than text needs.
fn widths(all: u16, seen: &[usize], wider: &[i16]) -> Vec<u16> {
    let count = u16::try_from(seen.len()).unwrap_or(1).max(1);
    let room = all - (count - 1);
    let (each, rest) = (room / count, room % count);
    let mut widths: Vec<u16> = (0..count).map(|n| each + u16::from(n < rest)).collect();
    let least = (NARROWEST / 2 + GUTTER).min(each);
    for (n, document) in seen.iter().enumerate() {
        let wanted = wider.get(*document).copied().unwrap_or(0);
        for _ in 0..wanted.unsigned_abs() {
            // A column at a time, from the widest of the others or to the narrowest.
            let others = (0..widths.len()).filter(|m| *m != n);
            let (from, to) = if wanted > 0 {
                (others.max_by_key(|m| widths[*m]), Some(n))
            } else {
                (Some(n), others.min_by_key(|m| widths[*m]))
            };
            let (Some(from), Some(to)) = (from, to) else { break };
            if widths[from] <= least {
                break;
            }
            widths[from] -= 1;
            widths[to] += 1;
        }
    }
    widths
}

/// Panes one over the other; the upper ones take what does not divide.
fn stack(body: Rect, seen: &[usize], measure: u16) -> Vec<PaneArea> {
    let count = u16::try_from(seen.len()).unwrap_or(1).max(1);
    let (each, rest) = (body.height / count, body.height % count);
    let mut y = body.y;
    let mut panes = Vec::new();
    for (n, document) in (0..count).zip(seen) {
        let height = each + u16::from(n < rest);
        panes.push(pane(*document, Rect::new(body.x, y, body.width, height), measure, true));
        y += height;
    }
    panes
}

fn pane(document: usize, whole: Rect, measure: u16, alone: bool) -> PaneArea {
    let width = whole.width.saturating_sub(GUTTER).min(measure).max(1);
    let margin = if alone { whole.width.saturating_sub(width + GUTTER) / 2 } else { 0 };
    let head = Rect { height: 1, ..whole };
    let text = Rect::new(whole.x + margin + 2, whole.y + 2, width, whole.height.saturating_sub(2));
    PaneArea { document, whole, head, text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wanted(columns: u16, rows: u16, order: &[usize], focus: usize) -> Wanted<'_> {
        Wanted {
            size: (columns, rows),
            order,
            first: 0,
            focus,
            zoomed: false,
            minimap: true,
            measure: 72,
            wider: &[],
            zen: false,
        }
    }

    #[test]
    fn the_ladder() {
        let order = [0, 1, 2, 3, 4, 5];
        for (columns, expected) in
            [(39, 0), (40, 1), (69, 1), (70, 2), (109, 2), (110, 3), (159, 3), (200, 5), (220, 6)]
        {
            assert_eq!(layout(&wanted(columns, 40, &order, 0)).panes.len(), expected, "{columns} columns");
        }
        assert_eq!(layout(&wanted(200, 9, &order, 0)).panes.len(), 0);
        assert!(layout(&wanted(70, 50, &order, 0)).stacked);
    }

    #[test]
    fn the_focus_is_always_seen() {
        let order = [0, 1, 2, 3, 4];
        for focus in order {
            let found = layout(&wanted(80, 24, &order, focus));
            assert!(found.panes.iter().any(|p| p.document == focus));
            assert_eq!(found.hidden.len(), 3);
        }
    }

    proptest! {
        #[test]
        fn nothing_overlaps_and_all_is_inside(
            columns in 40u16..300, rows in 10u16..100, count in 1usize..7, focus in 0usize..6, zoomed: bool, minimap: bool,
            wider in prop::collection::vec(-60i16..60, 0..6), zen: bool,
        ) {
            let order: Vec<usize> = (0..count).collect();
            let wanted = Wanted { focus: focus % count, zoomed, minimap, wider: &wider, zen, ..wanted(columns, rows, &order, 0) };
            let found = layout(&wanted);
            let mut areas: Vec<Rect> = found.panes.iter().map(|p| p.whole).collect();
            for pane in &found.panes {
                prop_assert!(pane.whole.intersection(pane.text) == pane.text && pane.text.x >= pane.whole.x + 2);
                prop_assert!(pane.text.height > 0);
            }
            areas.extend(found.strip);
            areas.extend(found.minimap.map(|m| Rect { height: 1, ..m }));
            if !zen {
                areas.push(Rect::new(0, found.legend, columns, 1));
            }
            areas.push(Rect::new(0, found.status, columns, 1));
            areas.extend(found.detail.map(|y| Rect::new(0, y, columns, 1)));
            for (n, a) in areas.iter().enumerate() {
                prop_assert_eq!(a.intersection(found.size), *a);
                for b in &areas[n + 1..] {
                    prop_assert!(!a.intersects(*b), "{:?} {:?}", a, b);
                }
            }
        }
    }
}
