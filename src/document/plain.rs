//! Plain text to blocks.
//!
//! ```text
//!  one paragraph a line          hard-wrapped
//!  ┌──────────────────────┐      ┌──────────────────────┐
//!  │A paragraph, however …│      │A paragraph whose     │  a line goes on in the next one where the next
//!  │The next one, …       │      │lines are broken at a │  word would not have fitted
//!  └──────────────────────┘      │width.                │
//!                                │                      │
//!                                │The next one.         │
//!                                └──────────────────────┘
//! ```
//!
//! Which of the two a text is, its own lines tell. What is furniture or belongs to the head is left to
//! `furniture` and `head`.

use super::printable::is_line_end;
use super::{Block, BlockKind, Span, shape};

/// Columns a hard-wrapped text may have.
const WRAP_WIDTHS: std::ops::RangeInclusive<usize> = 40..=120;

/// One line of the text, without its line end and the white space around it.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// White space before it, in code points.
    indent: usize,
    /// Whether white space alone stands between it and the line before the last line end.
    after_blank: bool,
}

/// The blocks of a plain text: in order, apart, and together all that is not white space.
pub fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrap = wrap_width(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut previous: Option<Line> = None;
    for &line in &lines {
        let joins = match (previous, wrap, blocks.last()) {
            (Some(before), Some(width), Some(block)) => continues(text, before, line, width, *block),
            _ => false,
        };
        match blocks.last_mut() {
            Some(block) if joins => block.span = block.span.hull(line.span),
            _ => blocks.push(Block { span: line.span, kind: BlockKind::Paragraph }),
        }
        previous = Some(line);
    }
    classify(text, &mut blocks);
    blocks
}

/// The lines that hold something.
fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut after_blank = true;
    for piece in text.split_inclusive(is_line_end) {
        let inner = piece.trim();
        if !inner.is_empty() {
            let lead = &piece[..piece.len() - piece.trim_start().len()];
            let start = at + lead.len();
            let span = Span::new(start, start + inner.len());
            lines.push(Line { span, indent: lead.chars().count(), after_blank });
        }
        // The second half of CR LF is no blank line.
        after_blank = inner.is_empty() && (piece != "\n" || after_blank || !text[..at].ends_with('\r'));
        at += piece.len();
    }
    lines
}

/// The width at which the text was wrapped, in code points, or none if a line is a paragraph.
///
/// Wrapped are lines of similar width, few of which end a sentence, and which the next line's first word would have
/// made too long.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let inner: Vec<(Line, Line)> =
        lines.windows(2).filter(|pair| !pair[1].after_blank).map(|pair| (pair[0], pair[1])).collect();
    let mut widths: Vec<usize> = inner.iter().map(|(line, _)| full_width(text, *line)).collect();
    widths.sort_unstable();
    let width = *widths.get((widths.len() * 19 / 20).min(widths.len().checked_sub(1)?))?;
    let full = inner.iter().filter(|(line, next)| is_full(text, *line, *next, width)).count();
    let ended = inner.iter().filter(|(line, _)| shape::ends_sentence(line.span.of(text))).count();
    let wrapped = inner.len() >= 2
        && WRAP_WIDTHS.contains(&width)
        && full >= 2
        && full * 2 >= inner.len()
        && ended * 2 < inner.len();
    wrapped.then_some(width)
}

/// Code points of a line with its indent.
fn full_width(text: &str, line: Line) -> usize {
    line.indent + shape::width(line.span.of(text))
}

/// Whether the first word of `next` would not, or just, have fitted into `line`: not every program fills its lines.
fn is_full(text: &str, line: Line, next: Line, width: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().unwrap_or_default();
    full_width(text, line) + 1 + shape::width(word) + width / 12 > width
}

/// Whether, in a text wrapped at `width`, `line` goes on with what `before` said.
fn continues(text: &str, before: Line, line: Line, width: usize, block: Block) -> bool {
    if line.after_blank || !is_full(text, before, line, width) {
        return false;
    }
    let (first, earlier, here) = (block.span.of(text), before.span.of(text), line.span.of(text));
    if bullet(here).is_some() {
        // A dash, a number or a letter in brackets at the start of a line can belong to a sentence; a bullet cannot.
        let listed = bullet(first).is_some() || shape::ends_sentence(earlier) || earlier.ends_with(':');
        return !listed && here.starts_with(|c: char| c.is_ascii() || c == '–');
    }
    let hangs = bullet(first).is_some();
    hangs || line.indent <= before.indent || !shape::ends_sentence(earlier)
}

/// Bytes of the bullet or number that opens a list item, with the white space after it.
fn bullet(line: &str) -> Option<usize> {
    let sign = line.chars().next()?;
    let mark = match sign {
        '•' | '◦' | '▪' | '▫' | '■' | '●' | '○' | '‣' | '⁃' | '∙' | '►' | '➢' | '✓' | '*' | '-' | '–' | '·' => {
            sign.len_utf8()
        }
        '(' => 1 + bracketed(&line[1..])?,
        _ => numbered(line)?,
    };
    let rest = &line[mark..];
    let space = rest.len() - rest.trim_start().len();
    (space > 0 && space < rest.len()).then_some(mark + space)
}

/// Bytes of "a)" after an opening bracket.
fn bracketed(text: &str) -> Option<usize> {
    let length = counter(text)?;
    text[length..].starts_with(')').then_some(length + 1)
}

/// Bytes of a list's counter: up to three digits, one letter, or a small Roman number.
fn counter(text: &str) -> Option<usize> {
    let length = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let word = &text[..length];
    let digits = word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
    let roman = word.len() <= 4 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let letter = word.len() == 1;
    (length > 0 && (digits || roman || letter)).then_some(length)
}

/// Bytes of "1." or "1)" or "a)" at the start of a line that goes on with a new thought.
fn numbered(line: &str) -> Option<usize> {
    let length = counter(line)?;
    let after = line[length..].chars().next()?;
    let digits = line.as_bytes()[0].is_ascii_digit();
    let date = || super::day::starts_with_month(line[length + 1..].trim_start());
    (after == ')' || after == '.' && digits && length <= 2 && !date()).then_some(length + 1)
}

/// Tells headings and list items from paragraphs.
fn classify(text: &str, blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let line = blocks[at].span.of(text);
        if bullet(line).is_some() {
            blocks[at].kind = BlockKind::ListItem;
        } else if at > 0 && is_heading(line) && heads(text, &blocks[at + 1..]) {
            blocks[at].kind = BlockKind::Heading;
        }
    }
}

/// Whether a line inside an article reads like a heading.
fn is_heading(line: &str) -> bool {
    let long = shape::word_count(line) > 16 || shape::width(line) > 110;
    !long && shape::is_headline(line) && !shape::is_quotation(line) && !line.contains(is_line_end)
}

/// Whether running text or a list item follows.
fn heads(text: &str, after: &[Block]) -> bool {
    after.first().is_some_and(|next| {
        let line = next.span.of(text);
        shape::is_prose(line) || bullet(line).is_some_and(|mark| shape::word_count(&line[mark..]) >= 4)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` has one line a block: its kind's sign and its text, line ends shown as `/`.
    fn check(text: &str, expected: &str) {
        let mut found = String::new();
        for block in blocks(text) {
            let sign = match block.kind {
                BlockKind::Heading => '#',
                BlockKind::ListItem => '*',
                _ => '|',
            };
            let words: String = block.span.of(text).chars().map(|c| if is_line_end(c) { '/' } else { c }).collect();
            found.push_str(&format!("{sign}{words}\n"));
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn one_paragraph_a_line() {
        check(
            "Bridge closed\n\n  The harbour bridge was closed on Monday.\u{a0}\nBuses run through the old tunnel.\n\n\n“We wait,” she said.",
            "|Bridge closed\n|The harbour bridge was closed on Monday.\n|Buses run through the old tunnel.\n|“We wait,” she said.\n",
        );
    }

    #[test]
    fn every_kind_of_line_end() {
        check("one\r\ntwo\rthree\u{c}four\u{2028}five\u{85}six", "|one\n|two\n|three\n|four\n|five\n|six\n");
        check("", "");
        check(" \n\u{a0}\r\n\t", "");
    }

    #[test]
    fn hard_wrapped_paragraphs_are_joined() {
        let text = [
            "Bridge closed after accident",
            "By Ann Lee",
            "",
            "The harbour bridge was closed on Monday after a barge had",
            "struck one of its piers, the mayor told reporters at the",
            "town hall.",
            "",
            "Buses run through the old tunnel until the repair is done,",
            "and these ferries carry the rest:",
            "- a night ferry that leaves at ten every evening for the",
            "  islands",
            "- a day ferry",
        ];
        check(
            &text.join("\r\n"),
            "|Bridge closed after accident\n#By Ann Lee\n\
             |The harbour bridge was closed on Monday after a barge had//struck one of its piers, the mayor told \
             reporters at the//town hall.\n\
             |Buses run through the old tunnel until the repair is done,//and these ferries carry the rest:\n\
             *- a night ferry that leaves at ten every evening for the//  islands\n*- a day ferry\n",
        );
    }

    #[test]
    fn a_dash_inside_a_wrapped_sentence_opens_no_item() {
        check(
            "The town closed the bridge that joins both of its\n– now quiet – harbours, and nobody knows for how long\nit will stay closed.\n",
            "|The town closed the bridge that joins both of its/– now quiet – harbours, and nobody knows for how long/it will stay closed.\n",
        );
    }

    #[test]
    fn a_letter_in_brackets_inside_a_wrapped_sentence_opens_no_item() {
        check(
            "The bridge was closed by the governor of the state\n(R) and by the harbour master, who had both come to\nthe town.\n",
            "|The bridge was closed by the governor of the state/(R) and by the harbour master, who had both come to/the town.\n",
        );
    }

    #[test]
    fn items_of_lists() {
        check(
            "The town decided three things.\n• The bridge stays closed\n2) Buses take the tunnel\n(iv) Ferries run at night\n– Schools open late\n24. Juni 2025\n-5 degrees\n",
            "|The town decided three things.\n*• The bridge stays closed\n*2) Buses take the tunnel\n*(iv) Ferries run at night\n*– Schools open late\n|24. Juni 2025\n|-5 degrees\n",
        );
    }

    #[test]
    fn headings_stand_before_running_text() {
        check(
            "Bridge closed\n\nThe bridge was closed on Monday, the mayor said.\n\nWho pays for the repair?\n\nNobody in the town hall wants to say that.\n\n“We will not pay”\n\nThat is what the harbour master told us.\n\nAnd now\n",
            "|Bridge closed\n|The bridge was closed on Monday, the mayor said.\n#Who pays for the repair?\n|Nobody in the town hall wants to say that.\n|“We will not pay”\n|That is what the harbour master told us.\n|And now\n",
        );
    }
}
