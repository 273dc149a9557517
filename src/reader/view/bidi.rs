//! Keeps text that runs from right to left inside its pane.
//!
//! Text is drawn in the order in which it is read, and a terminal that knows how turns runs of Hebrew or Arabic around. It
//! takes a row of the screen for one line, so two such texts side by side would be turned around together, with the frame
//! between them. A mark without width that counts as a letter from left to right (U+200E) on every edge prevents it.

use super::super::bidi::runs_left;
use super::super::theme::Frames;
use ratatui::buffer::Buffer;

/// LEFT-TO-RIGHT MARK (UAX #9).
const MARK: char = '\u{200e}';

/// Puts marks on the edges of rows that hold such text: on lines of a frame, and where two blanks or more end.
pub(crate) fn keep_inside(frames: &Frames, buffer: &mut Buffer) {
    let columns = usize::from(buffer.area.width).max(1);
    for row in buffer.content.chunks_mut(columns) {
        if !row.iter().any(|cell| cell.symbol().chars().any(runs_left)) {
            continue;
        }
        let mut blanks = 0;
        for n in 0..row.len() {
            let is_blank = row[n].symbol() == " ";
            let ends = row.get(n + 1).is_none_or(|next| next.symbol() != " ");
            blanks = if is_blank { blanks + 1 } else { 0 };
            if row[n].symbol() == frames.vertical || (blanks > 1 && ends) {
                let marked = format!("{MARK}{}{MARK}", row[n].symbol());
                row[n].set_symbol(&marked);
            }
        }
    }
}
