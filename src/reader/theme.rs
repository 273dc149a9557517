//! Which style each role has. The glyph carries the meaning, the style supports it, colour only decorates.
//!
//! The default uses the terminal's own sixteen colours and its background; without colour only bold, dim, underlined and
//! reversed are left.

use super::mark::MarkKind;
use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Plain,
    Bold,
    Dim,
    /// Furniture, silence, hints.
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
}

/// The styles of all roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Theme {
    /// Whether colours may be used.
    pub(crate) colour: bool,
    /// Whether frames are drawn with ASCII.
    pub(crate) ascii: bool,
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
    pub(crate) fn frames(self) -> Frames {
        if self.ascii {
            let corners = ["+"; 4];
            return Frames { vertical: "|", horizontal: "-", heavy: "=", cross: "+", foot: "+", corners, cut: "~" };
        }
        let corners = ["┌", "┐", "└", "┘"];
        Frames { vertical: "│", horizontal: "─", heavy: "━", cross: "┼", foot: "┴", corners, cut: "…" }
    }

    /// The style of a role.
    pub(crate) fn style(self, role: Role) -> Style {
        let plain = Style::new();
        match role {
            Role::Plain => plain,
            Role::Bold => plain.add_modifier(Modifier::BOLD),
            // The commonest mark by far: it must not be the loudest.
            Role::Dim | Role::Mark(MarkKind::Only) => plain.add_modifier(Modifier::DIM),
            // The plain blue of many terminals cannot be read on black.
            Role::Mark(MarkKind::Agree) => self.coloured(Color::LightBlue, Modifier::empty()),
            Role::Mark(MarkKind::Diverge) => self.coloured(Color::Yellow, Modifier::BOLD),
            Role::Mark(MarkKind::Quote) => self.coloured(Color::Magenta, Modifier::empty()),
            Role::Passage => plain.add_modifier(Modifier::BOLD),
            Role::Counterpart => plain.add_modifier(Modifier::BOLD),
            // No colour here: yellow cannot be read on white, and what differs must be.
            Role::Conflict => plain.add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Role::Quoted => self.coloured(Color::Magenta, Modifier::UNDERLINED),
            Role::Shared => plain.add_modifier(Modifier::UNDERLINED),
            Role::Changed => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Role::Cursor => self.coloured(Color::Cyan, Modifier::BOLD),
            Role::Hit => plain.add_modifier(Modifier::REVERSED),
            Role::HitHere => plain.add_modifier(Modifier::REVERSED | Modifier::BOLD | Modifier::UNDERLINED),
            Role::Selected => plain.add_modifier(Modifier::REVERSED),
            Role::Key => self.coloured(Color::Cyan, Modifier::empty()),
            Role::Alert => plain.add_modifier(Modifier::BOLD),
        }
    }

    fn coloured(self, colour: Color, modifier: Modifier) -> Style {
        let style = Style::new().add_modifier(modifier);
        if self.colour { style.fg(colour) } else { style }
    }
}
