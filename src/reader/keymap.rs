//! Keys as they are written ("j", "gg", `<C-d>`).
//!
//! Which keys there are is left to [`super::command`], which command a key means on a screen to [`super::remap`].

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with the modifiers that tell it from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let kept = KeyModifiers::CONTROL | KeyModifiers::ALT;
        match event.code {
            KeyCode::BackTab => Self { code: KeyCode::BackTab, modifiers: KeyModifiers::NONE },
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => {
                Self { code: KeyCode::BackTab, modifiers: KeyModifiers::NONE }
            }
            code => Self { code, modifiers: event.modifiers & kept },
        }
    }
}

impl Key {
    pub(super) fn code(self) -> KeyCode {
        self.code
    }

    /// Whether it comes without Ctrl and Alt.
    pub(super) fn is_plain(self) -> bool {
        self.modifiers.is_empty()
    }
}

/// The names that stand in angle brackets.
pub(super) const NAMED: [(&str, KeyCode); 27] = [
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("S-Tab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("F1", KeyCode::F(1)),
    ("F2", KeyCode::F(2)),
    ("F3", KeyCode::F(3)),
    ("F4", KeyCode::F(4)),
    ("F5", KeyCode::F(5)),
    ("F6", KeyCode::F(6)),
    ("F7", KeyCode::F(7)),
    ("F8", KeyCode::F(8)),
    ("F9", KeyCode::F(9)),
    ("F10", KeyCode::F(10)),
    ("F11", KeyCode::F(11)),
    ("F12", KeyCode::F(12)),
];

/// The keys of a sequence: "gg", `<C-c><C-c>`, "]d". What is no key is left out; a test holds the table to none.
pub(crate) fn parse(sequence: &str) -> Vec<Key> {
    let (mut keys, mut rest) = (Vec::new(), sequence);
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|r| r.split_once('>')).filter(|(name, _)| !name.is_empty());
        if let Some((name, after)) = named {
            keys.extend(single(name));
            rest = after;
        } else {
            keys.push(Key { code: KeyCode::Char(first), modifiers: KeyModifiers::NONE });
            rest = &rest[first.len_utf8()..];
        }
    }
    keys
}

fn single(name: &str) -> Option<Key> {
    let (modifiers, bare) = match (name.strip_prefix("C-"), name.strip_prefix("A-")) {
        (Some(bare), _) => (KeyModifiers::CONTROL, bare),
        (_, Some(bare)) => (KeyModifiers::ALT, bare),
        _ => (KeyModifiers::NONE, name),
    };
    let mut characters = bare.chars();
    let code = match (NAMED.iter().find(|(n, _)| *n == bare), characters.next(), characters.next()) {
        (Some((_, code)), ..) => *code,
        (None, Some(c), None) => KeyCode::Char(c),
        _ => return None,
    };
    Some(Key { code, modifiers })
}

/// A sequence as people read it: "Space", "Ctrl-d", "gg".
pub(crate) fn shown(sequence: &str) -> String {
    if sequence.len() == 1 {
        return sequence.to_owned();
    }
    sequence
        .replace("><", " ")
        .replace("C-", "Ctrl-")
        .replace("A-", "Alt-")
        .replace("S-", "Shift-")
        .replace(['<', '>'], "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::action::Action;
    use crate::reader::command::{COMMANDS, PROMPT, READ};
    use crate::reader::remap::Keys;

    fn press(sequence: &str) -> Action {
        let keys = parse(sequence);
        let (last, before) = keys.split_last().unwrap();
        Keys::default().look_up(READ, before, *last)
    }

    #[test]
    fn every_written_key_is_a_key() {
        for command in COMMANDS {
            for sequence in command.keys {
                assert!(!parse(sequence).is_empty(), "{sequence}");
                assert_eq!(parse(sequence).len(), shown(sequence).replace(' ', "").len().min(parse(sequence).len()));
            }
        }
    }

    #[test]
    fn sequences_prefixes_and_strangers() {
        assert_eq!(press("j"), Action::Rows(1));
        assert!(matches!(press("g"), Action::Pending(_)));
        assert_eq!(press("gg"), Action::Start);
        assert_eq!(press("<C-c><C-c>"), Action::Quit);
        assert_eq!(press("gx"), Action::Unknown);
        assert_eq!(Keys::default().look_up(PROMPT, &[], parse("x")[0]), Action::Type('x'));
        assert_eq!(shown("<C-c><C-c>"), "Ctrl-c Ctrl-c");
    }
}
