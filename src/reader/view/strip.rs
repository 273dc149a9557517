//! What the sources that are not on the screen say on the matter under the cursor, a row each.

use super::super::layout::Layout;
use super::super::state::State;
use super::super::theme::Role;
use super::frame::ruled;
use super::pane::label;
use super::styled::Styled;
use ratatui::buffer::Buffer;

/// Draws the strip, if there is one.
pub(crate) fn draw(state: &State, layout: &Layout, buffer: &mut Buffer) {
    let Some(area) = layout.strip else { return };
    let (theme, matter) = (state.look.theme, state.matter());
    ruled(buffer, area.y, "the same in the other sources", theme);
    for (document, y) in layout.hidden.iter().zip(area.y + 1..area.bottom()) {
        let Some(source) = state.material.documents.get(*document) else { continue };
        let number = format!(" {} ", document + 1);
        let line = match matter.end(*document) {
            Some(end) => Styled::of(&number, Role::Plain)
                .and(end.kind.glyph(), Role::Mark(end.kind))
                .and("  ", Role::Plain)
                .and(end.span.of(&source.text), Role::Plain),
            None => {
                let (sign, words) = state.material.absence(matter.document, *document);
                Styled::of(&number, Role::Dim).and(&format!("{sign}  {words}   {}", label(source).0), Role::Dim)
            }
        };
        line.draw_cut(buffer, (area.x, y), area.right(), theme);
    }
}
