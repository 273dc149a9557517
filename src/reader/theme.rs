//! Which style each role has. The glyph carries the meaning, the style supports it, colour only decorates.
//!
//! The styles come from a [`super::scheme`]; here they are ready to be drawn with.

use super::mark::MarkKind;
use super::text::CUT;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Style};

/// What a piece of the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    Plain,
    Bold,
    /// Furniture, silence, hints.
    Dim,
    Mark(MarkKind),
    /// The passage in focus and its counterparts.
    Passage,
    Counterpart,
    /// Details that differ.
    Conflict,
    /// Words of one utterance that both report.
    Quoted,
    /// Words that both have.
    Shared,
    /// Words that the other text has not.
    Changed,
    Cursor,
    Hit,
    HitHere,
    Selected,
    Key,
    Alert,
    /// The passage that was gone to just now.
    Arrival,
}

impl Role {
    /// All of them.
    pub(crate) const ALL: [Self; 20] = [
        Self::Plain,
        Self::Bold,
        Self::Dim,
        Self::Mark(MarkKind::Agree),
        Self::Mark(MarkKind::Diverge),
        Self::Mark(MarkKind::Quote),
        Self::Mark(MarkKind::Only),
        Self::Passage,
        Self::Counterpart,
        Self::Conflict,
        Self::Quoted,
        Self::Shared,
        Self::Changed,
        Self::Cursor,
        Self::Hit,
        Self::HitHere,
        Self::Selected,
        Self::Key,
        Self::Alert,
        Self::Arrival,
    ];

    /// Its place among them.
    fn index(self) -> usize {
        match self {
            Self::Plain => 0,
            Self::Bold => 1,
            Self::Dim => 2,
            Self::Mark(MarkKind::Agree) => 3,
            Self::Mark(MarkKind::Diverge) => 4,
            Self::Mark(MarkKind::Quote) => 5,
            Self::Mark(MarkKind::Only) => 6,
            Self::Passage => 7,
            Self::Counterpart => 8,
            Self::Conflict => 9,
            Self::Quoted => 10,
            Self::Shared => 11,
            Self::Changed => 12,
            Self::Cursor => 13,
            Self::Hit => 14,
            Self::HitHere => 15,
            Self::Selected => 16,
            Self::Key => 17,
            Self::Alert => 18,
            Self::Arrival => 19,
        }
    }

    /// What a theme's file calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Bold => "bold",
            Self::Dim => "dim",
            Self::Mark(MarkKind::Agree) => "agree",
            Self::Mark(MarkKind::Diverge) => "diverge",
            Self::Mark(MarkKind::Quote) => "quote",
            Self::Mark(MarkKind::Only) => "only-here",
            Self::Passage => "passage",
            Self::Counterpart => "counterpart",
            Self::Conflict => "conflict",
            Self::Quoted => "quoted",
            Self::Shared => "shared",
            Self::Changed => "changed",
            Self::Cursor => "cursor",
            Self::Hit => "hit",
            Self::HitHere => "hit-here",
            Self::Selected => "selected",
            Self::Key => "key",
            Self::Alert => "alert",
            Self::Arrival => "arrival",
        }
    }
}

/// The styles of all roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Theme {
    /// Whether it has colours; without, some things are told by signs as well.
    pub(crate) colour: bool,
    /// Whether frames are drawn with ASCII.
    pub(crate) ascii: bool,
    /// In the order of [`Role::ALL`].
    pub(super) styles: [Style; Role::ALL.len()],
}

/// The signs that frames are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frames {
    pub(crate) vertical: &'static str,
    pub(crate) horizontal: &'static str,
    pub(crate) heavy: &'static str,
    pub(crate) cross: &'static str,
    pub(crate) foot: &'static str,
    /// Left top, right top, left bottom, right bottom.
    pub(crate) corners: [&'static str; 4],
    /// Stands where text was cut.
    pub(crate) cut: &'static str,
}

impl Theme {
    /// The signs of frames.
    pub(crate) fn frames(&self) -> Frames {
        if self.ascii {
            let corners = ["+"; 4];
            return Frames { vertical: "|", horizontal: "-", heavy: "=", cross: "+", foot: "+", corners, cut: "~" };
        }
        let corners = ["┌", "┐", "└", "┘"];
        Frames { vertical: "│", horizontal: "─", heavy: "━", cross: "┼", foot: "┴", corners, cut: "…" }
    }

    /// The style of a role.
    pub(crate) fn style(&self, role: Role) -> Style {
        self.styles[role.index()]
    }

    /// Gives a role its style.
    pub(crate) fn set(&mut self, role: Role, style: Style) {
        self.styles[role.index()] = style;
    }

    /// Puts the theme's sign where text was cut, and its own text and ground into every cell that has none yet.
    pub(crate) fn finish(&self, buffer: &mut Buffer) {
        for cell in buffer.content.iter_mut().filter(|cell| cell.symbol() == CUT) {
            cell.set_symbol(self.frames().cut);
        }
        let Style { fg, bg, .. } = self.style(Role::Plain);
        if (fg, bg) == (None, None) {
            return;
        }
        for cell in &mut buffer.content {
            if cell.fg == Color::Reset {
                cell.fg = fg.unwrap_or(Color::Reset);
            }
            if cell.bg == Color::Reset {
                cell.bg = bg.unwrap_or(Color::Reset);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_its_place_and_its_name() {
        for (n, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role.index(), n);
            assert!(include_str!("../../docs/configuration.md").contains(&format!("`{}`", role.name())));
            assert_eq!(Role::ALL.iter().filter(|r| r.name() == role.name()).count(), 1);
        }
    }
}
