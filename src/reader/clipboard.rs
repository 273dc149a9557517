//! Copying out: by the desktop's own tool, by tmux, or by the terminal (OSC 52); never claiming what cannot be known.
//!
//! The order: a tool of this desktop, where this is not a distant machine; tmux, inside of it; else the terminal, which takes
//! the text or silently does not.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// A way to the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// A program that takes the text on its standard input.
    Tool(&'static [&'static str]),
    /// OSC 52.
    Terminal,
}

const WAYLAND: &[&str] = &["wl-copy"];
const X11: &[&str] = &["xclip", "-selection", "clipboard"];
const MACOS: &[&str] = &["pbcopy"];
const TMUX: &[&str] = &["tmux", "load-buffer", "-w", "-"];

/// The ways there are, the best first.
pub(crate) fn ways(variable: impl Fn(&str) -> Option<OsString>, has: impl Fn(&str) -> bool) -> Vec<Way> {
    let set = |name: &str| variable(name).is_some_and(|v| !v.is_empty());
    let distant = set("SSH_CONNECTION") || set("SSH_TTY");
    let mut ways = Vec::new();
    let mut add = |wanted: bool, tool: &'static [&'static str]| {
        if wanted && tool.first().is_some_and(|t| has(t)) {
            ways.push(Way::Tool(tool));
        }
    };
    add(!distant && set("WAYLAND_DISPLAY"), WAYLAND);
    add(!distant && set("DISPLAY"), X11);
    add(!distant, MACOS);
    add(set("TMUX"), TMUX);
    ways.push(Way::Terminal);
    ways
}

/// Whether a program can be found.
pub(crate) fn has(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(program).is_file())
}

/// What is said once a way has taken the text.
pub(crate) fn told(way: Way, text: &str) -> String {
    let words = text.split_whitespace().count();
    let many = if words == 1 { "1 word".to_owned() } else { format!("{words} words") };
    match way {
        Way::Tool(TMUX) => format!("{many} handed to tmux, for its buffer and the terminal's clipboard"),
        Way::Tool(tool) => format!("{many} copied with {}", tool.first().unwrap_or(&"")),
        Way::Terminal => format!("{many} sent to the terminal"),
    }
}

/// Hands the text to a tool.
///
/// # Errors
/// It cannot be started or says that it failed.
pub(crate) fn hand_over(tool: &[&str], text: &str) -> io::Result<()> {
    let (program, arguments) = tool.split_first().ok_or(io::ErrorKind::NotFound)?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn()?;
    let written = child.stdin.take().map_or(Ok(()), |mut input| input.write_all(text.as_bytes()));
    let status = child.wait()?;
    written?;
    if status.success() { Ok(()) } else { Err(io::Error::other("it failed")) }
}

/// The editor with its arguments for a file at a line. What it is called decides how a line is named.
pub(crate) fn editor(editor: &str, path: &Path, line: usize) -> Vec<OsString> {
    let mut words: Vec<OsString> = editor.split_whitespace().map(OsString::from).collect();
    if words.is_empty() {
        words.push("vi".into());
    }
    let name = Path::new(&words[0]).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    // A name that begins with a dash would be taken for an option.
    let path = if path.is_relative() { Path::new(".").join(path) } else { path.to_owned() };
    let mut with_line = path.clone().into_os_string();
    with_line.push(format!(":{line}"));
    match name.as_str() {
        "code" | "codium" => words.extend(["-g".into(), with_line]),
        "hx" | "helix" | "subl" | "zed" => words.push(with_line),
        _ => words.extend([format!("+{line}").into(), path.into_os_string()]),
    }
    words
}

/// Whether an address may be handed to a browser: http or https, and nothing in it that is no part of one.
pub(crate) fn is_web_address(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    rest.is_some_and(|r| !r.is_empty() && !r.starts_with('-'))
        && !address
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '<' | '>' | '`' | '\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(variables: &[&str], programs: &[&str], expected: &[&str]) {
        let found = ways(|name| variables.contains(&name).then(|| "1".into()), |program| programs.contains(&program));
        let names: Vec<&str> = found.iter().map(|w| if let Way::Tool(t) = w { t[0] } else { "terminal" }).collect();
        assert_eq!(names, expected, "{variables:?} {programs:?}");
    }

    #[test]
    fn the_desktop_then_tmux_then_the_terminal() {
        check(&[], &["xclip", "wl-copy"], &["terminal"]);
        check(&["DISPLAY"], &["xclip", "wl-copy"], &["xclip", "terminal"]);
        check(&["WAYLAND_DISPLAY", "DISPLAY", "TMUX"], &["wl-copy", "tmux"], &["wl-copy", "tmux", "terminal"]);
        check(&["DISPLAY", "SSH_TTY", "TMUX"], &["xclip", "pbcopy", "tmux"], &["tmux", "terminal"]);
    }

    #[test]
    fn no_more_is_claimed_than_is_known() {
        assert_eq!(told(Way::Terminal, "a b"), "2 words sent to the terminal");
        assert_eq!(told(Way::Tool(X11), "a"), "1 word copied with xclip");
    }

    #[test]
    fn an_editor_is_told_the_line_in_its_own_way() {
        let check = |name: &str, path: &str, expected: &str| {
            let words: Vec<_> =
                editor(name, Path::new(path), 7).iter().map(|w| w.to_string_lossy().into_owned()).collect();
            assert_eq!(words.join(" "), expected);
        };
        check("vim", "/a b.txt", "vim +7 /a b.txt");
        check("code -w", "/a.txt", "code -w -g /a.txt:7");
        check("/usr/bin/hx", "/a.txt", "/usr/bin/hx /a.txt:7");
        check("", "-x.txt", "vi +7 ./-x.txt");
    }

    #[test]
    fn only_web_addresses_are_opened() {
        assert!(is_web_address("https://news.example/a?b=1"));
        for wrong in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "https://",
            "https://a b",
            "http://a\u{1b}",
            "-x",
            "https://--x",
        ] {
            assert!(!is_web_address(wrong), "{wrong}");
        }
    }
}
