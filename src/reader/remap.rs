//! The keys in force: those of the table of commands, but for commands that the reader of the program has given others.
//!
//! How keys are written in the table is left to `keymap`; how a file is read, to whoever hands its words in.

use super::action::Action;
use super::command::{COMMANDS, Command, Group, PROMPT, Where, places};
use super::keymap::{Key, NAMED, parse, shown};
use crossterm::event::KeyCode;

/// A command and the keys it is to have instead of its own, written "n", "gg", "ctrl-n", "Space" or "Ctrl-c Ctrl-c".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish<'a> {
    /// The name of the command.
    pub command: &'a str,
    /// Its keys; none take them away.
    pub keys: &'a [&'a str],
}

/// A wish that cannot be met, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Which of the wishes.
    pub wish: usize,
    /// Which of its keys, where it is one of them.
    pub key: Option<usize>,
    /// Why, and what can be done.
    pub why: String,
}

/// A command with its keys as they are.
#[derive(Debug, Clone)]
struct Bound {
    command: &'static Command,
    keys: Vec<(String, Vec<Key>)>,
}

/// A key that can follow others.
#[derive(Debug, Clone)]
pub(crate) struct Continuation {
    pub(crate) key: Key,
    /// As people read it.
    pub(crate) written: String,
    /// The commands that begin so; one, where it ends it.
    pub(crate) commands: Vec<&'static Command>,
    pub(crate) ends: bool,
}

impl Continuation {
    /// What it is called: its command, or what the commands that begin so are called alike.
    pub(crate) fn name(&self) -> String {
        let Some((first, rest)) = self.commands.split_first() else { return String::new() };
        if self.ends {
            return first.name.to_owned();
        }
        let words = first.name.split(' ');
        let alike =
            words.enumerate().take_while(|(n, word)| rest.iter().all(|c| c.name.split(' ').nth(*n) == Some(word)));
        let alike: Vec<&str> = alike.map(|(_, word)| word).collect();
        if alike.is_empty() { format!("{} ...", first.name) } else { format!("{} ...", alike.join(" ")) }
    }

    /// What it does.
    pub(crate) fn action(&self) -> Action {
        match self.commands.first() {
            Some(command) if self.ends => command.action.clone(),
            _ => Action::Pending(self.key),
        }
    }
}

/// The keys in force.
#[derive(Debug, Clone)]
pub struct Keys {
    bound: Vec<Bound>,
}

impl Default for Keys {
    fn default() -> Self {
        let own = |c: &'static Command| c.keys.iter().map(|k| ((*k).to_owned(), parse(k))).collect();
        Self { bound: COMMANDS.iter().map(|command| Bound { command, keys: own(command) }).collect() }
    }
}

impl Keys {
    /// The keys of the table with the wishes met, as far as they can be: a key that another command of the same screen has,
    /// begins or goes on from is refused.
    pub fn new(wishes: &[Wish<'_>]) -> (Self, Vec<Refused>) {
        let mut keys = Self::default();
        let mut refused = Vec::new();
        let mut wanted = Vec::new();
        for (n, wish) in wishes.iter().enumerate() {
            let Some(place) = keys.bound.iter().position(|b| b.command.name == wish.command) else {
                let why = format!("no command is called {:?}; parallax keys lists them", wish.command);
                refused.push(Refused { wish: n, key: None, why });
                continue;
            };
            let mut read = Vec::new();
            for (k, word) in wish.keys.iter().enumerate() {
                match written(word) {
                    Ok(key) => read.push((k, key)),
                    Err(why) => refused.push(Refused { wish: n, key: Some(k), why }),
                }
            }
            // A command whose new keys are all wrong keeps its own.
            if !read.is_empty() || wish.keys.is_empty() {
                keys.bound[place].keys.clear();
                wanted.push((n, place, read));
            }
        }
        for (n, place, read) in wanted {
            let any = !read.is_empty();
            for (k, key) in read {
                if let Err(why) = keys.bind(place, key) {
                    refused.push(Refused { wish: n, key: Some(k), why });
                }
            }
            if any && keys.bound[place].keys.is_empty() {
                for own in keys.bound[place].command.keys {
                    let _ = keys.bind(place, (*own).to_owned());
                }
            }
        }
        refused.sort_by_key(|r| (r.wish, r.key));
        (keys, refused)
    }

    /// Gives a command one more key, unless it would clash.
    fn bind(&mut self, place: usize, key: String) -> Result<(), String> {
        let sequence = parse(&key);
        let Some(bound) = self.bound.get(place) else { return Ok(()) };
        let holds = bound.command.holds;
        let clash = self.bound.iter().filter(|b| b.command.holds & holds > 0).find_map(|b| {
            let met = b.keys.iter().find(|(_, s)| s.starts_with(&sequence) || sequence.starts_with(s));
            met.map(|(other, _)| (b.command.name, other))
        });
        if let Some((name, other)) = clash {
            let other = if *other == key { String::new() } else { format!(" ({})", shown(other)) };
            return Err(format!("{} is a key of {name:?}{other} already; give that one other keys first", shown(&key)));
        }
        if let Some(bound) = self.bound.get_mut(place) {
            bound.keys.push((key, sequence));
        }
        Ok(())
    }

    /// What a key means after those that are pending.
    pub(crate) fn look_up(&self, place: Where, pending: &[Key], key: Key) -> Action {
        let mut begins = false;
        for (command, (_, keys)) in self.held(place) {
            let Some((last, before)) = keys.split_last() else { continue };
            if before == pending && *last == key {
                return command.action.clone();
            }
            begins |= keys.len() > pending.len() + 1 && keys.starts_with(pending) && keys[pending.len()] == key;
        }
        match key.code() {
            _ if begins => Action::Pending(key),
            KeyCode::Esc if !pending.is_empty() => Action::LetGo,
            KeyCode::Char(c) if place == PROMPT && key.is_plain() => Action::Type(c),
            _ => Action::Unknown,
        }
    }

    /// The keys that can follow those that are pending, each with the commands that begin so, and whether it ends one.
    pub(crate) fn continuations(&self, place: Where, pending: &[Key]) -> Vec<Continuation> {
        let mut all: Vec<Continuation> = Vec::new();
        for (command, (written, keys)) in self.held(place).filter(|(_, (_, keys))| keys.starts_with(pending)) {
            let (Some(key), Some(written)) = (keys.get(pending.len()), pieces(written).nth(pending.len())) else {
                continue;
            };
            match all.iter_mut().find(|c| c.key == *key) {
                Some(found) => found.commands.push(command),
                None => all.push(Continuation {
                    key: *key,
                    written: shown(written),
                    commands: vec![command],
                    ends: keys.len() == pending.len() + 1,
                }),
            }
        }
        all
    }

    fn held(&self, place: Where) -> impl Iterator<Item = (&'static Command, &(String, Vec<Key>))> {
        let held = self.bound.iter().filter(move |b| b.command.holds & place > 0);
        held.flat_map(|b| b.keys.iter().map(move |k| (b.command, k)))
    }

    /// The keys of a command as people read them, the one to show first.
    pub(crate) fn of(&self, command: &Command) -> Vec<String> {
        let bound = self.bound.iter().find(|b| b.command.name == command.name);
        bound.into_iter().flat_map(|b| &b.keys).map(|(key, _)| shown(key)).collect()
    }

    /// How a command is given: its first key, or its name after a colon.
    pub(crate) fn hint(&self, name: &str) -> String {
        let bound = self.bound.iter().find(|b| b.command.name == name);
        bound.and_then(|b| b.keys.first()).map_or_else(|| format!(":{name}"), |(key, _)| shown(key))
    }

    /// A text in which the names of commands, in braces, are replaced by how they are given: "{leave} back" by "q back".
    pub(crate) fn told(&self, text: &str) -> String {
        let (mut out, mut rest) = (String::new(), text);
        while let Some((before, name, after)) = rest.split_once('{').and_then(|(before, named)| {
            let (name, after) = named.split_once('}')?;
            Some((before, name, after))
        }) {
            debug_assert!(COMMANDS.iter().any(|c| c.name == name), "no command is called {name}");
            out.push_str(before);
            out.push_str(&self.hint(name));
            rest = after;
        }
        out + rest
    }

    /// What a command of a name does.
    pub(crate) fn action(&self, name: &str) -> Option<Action> {
        self.bound.iter().find(|b| b.command.name == name).map(|b| b.command.action.clone())
    }

    /// The whole table: for each heading its commands, with keys, what they do, where they hold and what they are called.
    pub fn table(&self) -> Vec<(&'static str, Vec<Entry>)> {
        let rows = |group| {
            let commands = self.bound.iter().filter(move |b| b.command.group == group);
            commands.map(|b| Entry {
                keys: b.keys.iter().map(|(key, _)| shown(key)).collect(),
                does: b.command.does,
                places: places(b.command.holds),
                name: b.command.name,
            })
        };
        Group::ALL.into_iter().map(|group| (group.title(), rows(group).collect())).collect()
    }
}

/// A command of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its keys as people read them.
    pub keys: Vec<String>,
    /// What it does.
    pub does: &'static str,
    /// The screens on which it holds.
    pub places: String,
    /// Its name.
    pub name: &'static str,
}

/// The single keys of a written sequence.
fn pieces(sequence: &str) -> impl Iterator<Item = &str> {
    let mut rest = sequence;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let named = rest.starts_with('<').then(|| rest.find('>')).flatten().filter(|end| *end > 1);
        let (piece, after) = rest.split_at(named.map_or(first.len_utf8(), |end| end + 1));
        rest = after;
        Some(piece)
    })
}

/// Keys as a person writes them, as the table writes them.
fn written(words: &str) -> Result<String, String> {
    let mut sequence = String::new();
    for word in words.split_whitespace() {
        let lower = word.to_lowercase();
        let modified =
            [("ctrl-", "C-"), ("c-", "C-"), ("alt-", "A-"), ("a-", "A-")].into_iter().find_map(|(long, short)| {
                let bare = word.get(long.len()..).filter(|bare| !bare.is_empty() && lower.starts_with(long))?;
                Some((short, bare))
            });
        let named = |word: &str| NAMED.iter().find(|(n, _)| n.eq_ignore_ascii_case(word)).map(|(n, _)| *n);
        let spelled = match lower.as_str() {
            "shift-tab" => Some("S-Tab"),
            "escape" => Some("Esc"),
            "return" => Some("Enter"),
            _ => named(word),
        };
        match (spelled, modified) {
            (Some(name), _) => sequence.push_str(&format!("<{name}>")),
            (None, Some((short, bare))) if bare.chars().count() == 1 => sequence.push_str(&format!("<{short}{bare}>")),
            (None, Some((short, bare))) if named(bare).is_some() => {
                sequence.push_str(&format!("<{short}{}>", named(bare).unwrap_or_default()));
            }
            // "gg" and "]d" are keys one after the other; a longer word is a name that was not found.
            (None, None) if word.chars().count() <= 3 && !word.chars().any(char::is_control) => sequence.push_str(word),
            _ => {
                let all: Vec<&str> = NAMED.iter().map(|(name, _)| *name).collect();
                return Err(format!(
                    "no key is called {word:?}; write n, gg, ctrl-n, alt-n or one of {}",
                    all.join(", ")
                ));
            }
        }
    }
    if sequence.is_empty() { Err("no key is named; [] takes all keys away".to_owned()) } else { Ok(sequence) }
}

#[cfg(test)]
mod tests {
    use super::super::command::READ;
    use super::*;

    /// Wishes as "command: key, key", what must be refused, and what keys then mean in the reading view.
    fn check(wishes: &[&str], refusals: &[&str], meanings: &[(&str, Option<&str>)]) {
        let parts: Vec<(&str, Vec<&str>)> = wishes
            .iter()
            .map(|w| w.split_once(": ").unwrap())
            .map(|(command, keys)| (command, keys.split(", ").filter(|k| !k.is_empty()).collect()))
            .collect();
        let wishes: Vec<Wish<'_>> = parts.iter().map(|(command, keys)| Wish { command, keys }).collect();
        let (keys, refused) = Keys::new(&wishes);
        let shown: Vec<String> = refused.iter().map(|r| format!("{} {:?} {}", r.wish, r.key, r.why)).collect();
        assert_eq!(shown.len(), refusals.len(), "{shown:#?}");
        for (found, expected) in shown.iter().zip(refusals) {
            assert!(found.contains(expected), "{found} / {expected}");
        }
        for (sequence, name) in meanings {
            let pressed = parse(sequence);
            let (last, before) = pressed.split_last().unwrap();
            let action = keys.look_up(READ, before, *last);
            let expected = name.map(|n| COMMANDS.iter().find(|c| c.name == n).unwrap().action.clone());
            assert_eq!(action, expected.unwrap_or(Action::Unknown), "{sequence}");
        }
    }

    #[test]
    fn a_command_gets_other_keys() {
        check(&["next mark: Ctrl-n, E"], &[], &[("<C-n>", Some("next mark")), ("E", Some("next mark")), ("n", None)]);
        check(&["quit: "], &[], &[("Q", None)]);
        check(
            &["page down: space, alt-pagedown"],
            &[],
            &[("<Space>", Some("page down")), ("<A-PageDown>", Some("page down"))],
        );
    }

    #[test]
    fn two_commands_can_change_keys() {
        check(&["next mark: N", "previous mark: n"], &[], &[("n", Some("previous mark")), ("N", Some("next mark"))]);
    }

    #[test]
    fn what_clashes_or_is_unknown_is_refused_and_the_rest_holds() {
        check(
            &["next mark: j, E", "nxt mark: E", "down: Spcae", "up: g"],
            &[
                "0 Some(0) j is a key of \"down\" already",
                "1 None no command is called \"nxt mark\"",
                "2 Some(0) no key is called \"Spcae\"; write n",
                "3 Some(0) g is a key of \"top\" (gg) already",
            ],
            &[("E", Some("next mark")), ("j", Some("down")), ("k", Some("up"))],
        );
    }

    #[test]
    fn sequences_fall_into_keys() {
        assert_eq!(pieces("<C-c><C-c>").collect::<Vec<_>>(), ["<C-c>", "<C-c>"]);
        assert_eq!(pieces("]d").collect::<Vec<_>>(), ["]", "d"]);
        assert_eq!(pieces("<<Tab>").collect::<Vec<_>>(), ["<<Tab>"]);
        assert_eq!(pieces("<").collect::<Vec<_>>(), ["<"]);
    }
}
