//! Writing the story to a file: where it goes and how it is called. What is in it is left to the forms that the caller hands in.
//!
//! The file lies in the folder that the program was started in; one that is there already is never written over.

use crate::comparison::{Comparison, Story};
use crate::document::printable;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes a comparison in some form: the story's name, the story, what was found.
pub type Writer = fn(&str, Story<'_>, &Comparison, &mut dyn Write) -> io::Result<()>;

/// The forms that a story can be written in.
#[derive(Debug, Clone, Copy)]
pub struct Forms {
    /// For notes and editorial systems.
    pub markdown: Writer,
    /// For spreadsheets.
    pub csv: Writer,
    /// For programs.
    pub json: Writer,
    /// For any browser.
    pub html: Writer,
    /// A line as Markdown shows it unchanged.
    pub escaped: fn(&str) -> String,
}

/// A note as it is written behind a story: what was noted, and the passage with its source and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Noted {
    pub(crate) words: String,
    pub(crate) passage: String,
}

/// The notes as Markdown.
pub(crate) fn notes(notes: &[Noted], escaped: fn(&str) -> String) -> String {
    let mut out = String::new();
    for Noted { words, passage } in notes {
        out += if out.is_empty() { "\n## Notes\n" } else { "" };
        let lines: Vec<String> = passage.trim_end().lines().map(|line| format!("> {}", escaped(line))).collect();
        out += &format!("\n{}\n\n{}\n", lines.join("  \n"), escaped(words));
    }
    out
}

/// One of [`Forms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Markdown,
    Csv,
    Json,
    Html,
}

impl Form {
    fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Html => "html",
        }
    }

    /// What the file holds, as the reader is told.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Csv => "a table (CSV)",
            Self::Json => "JSON",
            Self::Html => "a page (HTML)",
        }
    }
}

impl Forms {
    /// How a form is written.
    pub(crate) fn writer(&self, form: Form) -> Writer {
        match form {
            Form::Markdown => self.markdown,
            Form::Csv => self.csv,
            Form::Json => self.json,
            Form::Html => self.html,
        }
    }
}

/// Numbers that are tried for a name that is taken.
const TRIES: usize = 1000;

/// Writes a story into a folder, under a name of its own; says where it lies, or why not.
pub(crate) fn write(
    folder: &Path,
    form: Form,
    writer: Writer,
    (name, story, comparison): (&str, Story<'_>, &Comparison),
    behind: &str,
) -> String {
    let said = fresh(folder, name, form.extension()).and_then(|(path, file)| {
        let mut out = BufWriter::new(file);
        let written = writer(name, story, comparison, &mut out);
        let written = written.and_then(|()| out.write_all(behind.as_bytes())).and_then(|()| out.flush());
        if written.is_err() {
            // Half a file would be taken for a whole one.
            let _ = std::fs::remove_file(&path);
        }
        written.map(|()| path)
    });
    match said {
        Ok(path) => format!("written: {}   {}", printable(&path.to_string_lossy()), form.words()),
        Err(error) => format!("not written: {error}; start parallax in a folder that you may write to"),
    }
}

/// A file that was not there before.
fn fresh(folder: &Path, name: &str, extension: &str) -> io::Result<(PathBuf, File)> {
    let stem = stem(name);
    for n in 1..=TRIES {
        let number = if n == 1 { String::new() } else { format!("-{n}") };
        let path = folder.join(format!("{stem}{number}.{extension}"));
        match File::create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (path, file)),
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{TRIES} files are called {stem}")))
}

/// The story's name as a file can have it on any system: letters, digits, points, underscores and hyphens.
fn stem(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    let words = name.split(|c| !is_plain(c)).filter(|w| !w.is_empty()).collect::<Vec<_>>().join("-");
    let stem: String = words.trim_matches(['.', '-']).chars().take(60).collect();
    if stem.is_empty() { "story".to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain() {
        let check = |name: &str, expected: &str| assert_eq!(stem(name), expected, "{name}");
        check("Harbour bridge", "Harbour-bridge");
        check("../../etc/passwd", "etc-passwd");
        check("Žluť: “a” & b", "Žluť-a-b");
        check("\u{1b}[31m", "31m");
        check("...", "story");
    }

    #[test]
    fn notes_stand_behind_the_story_with_their_passages() {
        let noted = |words: &str| Noted { words: words.into(), passage: "So it was.\n\u{2014} Courier\n".into() };
        let escaped: fn(&str) -> String = |line| line.replace('*', "\\*");
        let expected = "\n## Notes\n\n> So it was.  \n> \u{2014} Courier\n\nwho \\*says\\*?\n";
        assert_eq!(notes(&[noted("who *says*?")], escaped), expected);
        assert_eq!(notes(&[], escaped), "");
    }

    #[test]
    fn nothing_is_written_over_and_nothing_half_is_left() {
        let folder = std::env::temp_dir().join(format!("parallax-export-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let story = Story { documents: &[], analyses: &[] };
        let found = Comparison::default();
        let name: Writer = |name, _, _, out| write!(out, "{name}");
        let fails: Writer = |_, _, _, out| out.write_all(b"half").and(Err(io::Error::other("the disk is full")));
        for expected in ["a-b.csv", "a-b-2.csv"] {
            assert!(write(&folder, Form::Csv, name, ("a b", story, &found), "").contains(expected));
        }
        let said = write(&folder, Form::Html, fails, ("a b", story, &found), "");
        assert!(said.contains("the disk is full"), "{said}");
        let mut left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["a-b-2.csv", "a-b.csv"]);
        assert_eq!(std::fs::read_to_string(folder.join("a-b.csv")).unwrap(), "a b");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
