//! What was edited between two captures of one document, paragraph by paragraph: words taken out as `[-so-]`, words put in
//! as `{+so+}`, what stayed left out.
//!
//! ```text
//!   Police said [-two-] {+four+} people were hurt.
//!   [-The mayor could not be reached.-]
//! ```

use crate::document::{Document, printable};
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};
use std::io::{self, Write};

/// A paragraph before and after; none where it is new, or gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// As it was.
    pub before: Option<String>,
    /// As it is.
    pub after: Option<String>,
}

/// The paragraphs that are not the same, in the order of the text.
pub fn edits(before: &Document, after: &Document) -> Vec<Edit> {
    let (old, new) = (paragraphs(before), paragraphs(after));
    let mut edits = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
        let count = old.len().max(new.len());
        edits.extend((0..count).map(|n| Edit { before: old.get(n).cloned(), after: new.get(n).cloned() }));
    }
    edits
}

/// The words of each block, with one blank between them.
fn paragraphs(document: &Document) -> Vec<String> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    document.blocks.iter().map(|block| words(block.span.of(&document.text))).collect()
}

/// Writes an edit on one line.
///
/// # Errors
/// `out` cannot be written to.
pub fn write(edit: &Edit, out: &mut dyn Write) -> io::Result<()> {
    let line = match (&edit.before, &edit.after) {
        (Some(before), Some(after)) => marked(before, after),
        (Some(before), None) => format!("[-{before}-]"),
        (None, Some(after)) => format!("{{+{after}+}}"),
        (None, None) => String::new(),
    };
    writeln!(out, "  {}", printable(&line))
}

/// Both texts in one, with signs around runs of words that one alone has.
fn marked(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split(' ').collect(), after.split(' ').collect());
    let diff = TextDiff::from_slices(&old, &new);
    let mut parts: Vec<(ChangeTag, Vec<&str>)> = Vec::new();
    for change in diff.iter_all_changes() {
        match parts.last_mut() {
            Some((tag, words)) if *tag == change.tag() => words.push(change.value()),
            _ => parts.push((change.tag(), vec![change.value()])),
        }
    }
    let part = |(tag, words): &(ChangeTag, Vec<&str>)| match tag {
        ChangeTag::Equal => words.join(" "),
        ChangeTag::Delete => format!("[-{}-]", words.join(" ")),
        ChangeTag::Insert => format!("{{+{}+}}", words.join(" ")),
    };
    parts.iter().map(part).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;

    fn check(before: &str, after: &str, expected: &str) {
        let mut out = Vec::new();
        let edits = edits(&read("a.txt", before.as_bytes()), &read("a.txt", after.as_bytes()));
        edits.iter().for_each(|edit| write(edit, &mut out).unwrap());
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn words_that_changed_stand_between_signs() {
        let start = "The bridge is closed to traffic.\n\nPolice said two people were hurt.\n";
        check(start, start, "");
        check(
            start,
            "The bridge is closed to traffic.\n\nPolice said that four people were hurt.\n",
            "  Police said [-two-] {+that four+} people were hurt.\n",
        );
        check(start, "The bridge is closed to traffic.\n", "  [-Police said two people were hurt.-]\n");
        check(
            "The bridge is closed.\n",
            "The bridge is closed.\n\nIt \u{1b}[2J rains.\n",
            "  {+It \u{fffd} rains.+}\n",
        );
    }
}
