//! Stretches of a block that stand in quotation marks. Who speaks them, and whether anybody does, is left to the rest of
//! [`super`].
//!
//! ```text
//!  “We won’t go,” he said. “‘Never,’ she told us.”
//!  └───outer───┘           └───────outer────────┘     inner marks belong to the stretch around them
//! ```

use crate::document::{Block, Span};

/// One outermost stretch in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// From the opening mark to one past the closing mark, or to the block's end where none closes it.
    pub outer: Span,
    /// What stands between the marks, without white space at its ends.
    pub inner: Span,
    /// Whether a mark closes it.
    pub closed: bool,
    /// The mark that opens it.
    pub mark: char,
}

/// Words that begin with an apostrophe, without it.
const ELIDED: [&str; 12] = ["tis", "twas", "em", "til", "till", "cause", "n", "bout", "cuz", "round", "twere", "neath"];

/// One character with its place and its neighbours.
#[derive(Clone, Copy)]
struct Glyph {
    at: usize,
    is: char,
    before: Option<char>,
    after: Option<char>,
    /// Bytes the mark takes: two straight or curly single marks in a row count as one double mark.
    width: usize,
}

/// The outermost stretches of a block, in order.
pub fn stretches(text: &str, block: Block) -> Vec<Stretch> {
    let glyphs = glyphs(text, block.span);
    let mut found = Vec::new();
    let mut next = 0;
    while next < glyphs.len() {
        let opening = glyphs[next];
        next += 1;
        if !opens(text, opening, block.span) {
            continue;
        }
        let close = closing(&glyphs[next..], opening.is);
        let (inner_end, outer_end) = match close {
            Some(n) => {
                let mark = glyphs[next + n];
                next += n + 1;
                (mark.at, mark.at + mark.width)
            }
            None if is_single(opening.is) || opening.before.is_some_and(char::is_numeric) => continue,
            None => {
                next = glyphs.len();
                (block.span.end, block.span.end)
            }
        };
        let inner = crate::language::trim(text, Span::new(opening.at + opening.width, inner_end));
        if !inner.is_empty() {
            let outer = Span::new(opening.at, outer_end);
            found.push(Stretch { outer, inner, closed: close.is_some(), mark: opening.is });
        }
    }
    found
}

/// Those of the stretches, which stand in order, that share bytes with a range.
pub fn touching(stretches: &[Stretch], span: Span) -> &[Stretch] {
    let rest = &stretches[stretches.partition_point(|s| s.outer.end <= span.start)..];
    &rest[..rest.partition_point(|s| s.outer.start < span.end)]
}

/// Whether a character can be part of a quotation mark.
pub fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '`' | '\u{ff02}')
}

fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '‘' | '’' | '‚' | '‹' | '›')
}

fn glyphs(text: &str, block: Span) -> Vec<Glyph> {
    let mut found: Vec<Glyph> = Vec::new();
    let mut before = None;
    let mut rest = block.of(text).char_indices().peekable();
    while let Some((at, is)) = rest.next() {
        let after = rest.peek().map(|&(_, c)| c);
        if is_mark(is) {
            let mut glyph = Glyph { at: block.start + at, is, before, after, width: is.len_utf8() };
            if after == Some(is) && matches!(is, '\'' | '`' | '‘' | '’') {
                rest.next();
                glyph.after = rest.peek().map(|&(_, c)| c);
                glyph.width *= 2;
                glyph.is = match is {
                    '\'' => '"',
                    '`' | '‘' => '“',
                    _ => '”',
                };
            }
            found.push(glyph);
        }
        before = Some(is);
    }
    found
}

fn is_outside(c: Option<char>) -> bool {
    c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ',' | '!' | '?' | '”' | '"' | ')' | '%' | '…' | '’'))
}

/// Whether a stretch can begin at the mark.
fn opens(text: &str, glyph: Glyph, block: Span) -> bool {
    let word_follows = glyph.after.is_some_and(|c| !c.is_whitespace());
    match glyph.is {
        '“' | '„' | '‟' | '«' | '\u{ff02}' => true,
        '"' => word_follows && (is_outside(glyph.before) || glyph.before.is_none()),
        '»' | '›' | '”' => word_follows && glyph.before.is_none_or(char::is_whitespace),
        '\'' | '‘' | '‚' | '‹' | '`' => {
            let start = glyph.at + glyph.width;
            let word = Span::new(start, block.end).of(text).split(|c: char| !c.is_alphanumeric()).next();
            let elided = word.is_some_and(|w| {
                ELIDED.contains(&w.to_lowercase().as_str()) || w.starts_with(|c: char| c.is_ascii_digit())
            });
            word_follows && is_outside(glyph.before) && (glyph.is == '‹' || !elided)
        }
        _ => false,
    }
}

/// Index in `rest` of the mark that closes a stretch opened by `open`.
fn closing(rest: &[Glyph], open: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (n, glyph) in rest.iter().enumerate() {
        let closes = match open {
            '“' | '‟' => matches!(glyph.is, '”' | '"'),
            '”' | '\u{ff02}' => glyph.is == open,
            '„' => matches!(glyph.is, '“' | '”' | '"'),
            '"' => glyph.is == '"' || glyph.is == '”',
            '«' => glyph.is == '»',
            '»' => glyph.is == '«',
            '‹' => glyph.is == '›',
            '›' => glyph.is == '‹',
            '\'' | '`' => glyph.is == '\'' && ends_word(*glyph),
            _ => glyph.is == '’' && ends_word(*glyph) && !is_possessive(*glyph, &rest[n + 1..]),
        };
        if closes && depth == 0 {
            return Some(n);
        }
        if closes {
            depth -= 1;
        } else if glyph.is == open && matches!(open, '“' | '«' | '„') && glyph.after.is_some_and(|c| !c.is_whitespace())
        {
            // A second opening mark with its own close stands inside; without one the first was left open by mistake.
            let closers = rest[n + 1..].iter().filter(|g| matches!(g.is, '”' | '»')).count();
            depth += usize::from(closers > depth + 1);
        }
    }
    None
}

fn ends_word(glyph: Glyph) -> bool {
    glyph.before.is_some_and(|c| !c.is_whitespace()) && glyph.after.is_none_or(|c| !c.is_alphanumeric())
}

/// Whether the mark is the apostrophe of a plural owner ("the voters’ choice") because a better close comes later.
fn is_possessive(glyph: Glyph, rest: &[Glyph]) -> bool {
    glyph.before == Some('s')
        && glyph.after == Some(' ')
        && rest
            .iter()
            .take_while(|g| g.is != '‘')
            .any(|g| g.is == '’' && ends_word(*g) && g.before.is_some_and(|c| matches!(c, '.' | ',' | '!' | '?')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;

    /// `expected` lists the inner words; a trailing `>` marks a stretch that no mark closes.
    fn check(text: &str, expected: &[&str]) {
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let found: Vec<String> = stretches(text, block)
            .iter()
            .map(|s| format!("{}{}", s.inner.of(text), if s.closed { "" } else { ">" }))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_style_of_marks() {
        check("“One,” she said, “two.”", &["One,", "two."]);
        check("\"One,\" she said. \"Two.\"", &["One,", "Two."]);
        check("''One,'' she said, ``two.''", &["One,", "two."]);
        check("« Un », dit-elle. «Deux»", &["Un", "Deux"]);
        check("„Eins“, sagte sie, »zwei«.", &["Eins", "zwei"]);
        check("‹uno› and ‘two’ and 'three'", &["uno", "two", "three"]);
    }

    #[test]
    fn apostrophes_neither_open_nor_close() {
        check("Oslo’s plan isn't Rome's; ’tis the ’90s of rock ’n’ roll, 'em all", &[]);
        check("‘The voters’ choice isn’t ours,’ he said", &["The voters’ choice isn’t ours,"]);
        check("'It isn't the boss's idea,' he said", &["It isn't the boss's idea,"]);
        check("the players’ union and the owners’ club", &[]);
    }

    #[test]
    fn nested_marks_belong_to_the_stretch_around_them() {
        check("“He told me ‘go’ and “stay” and left,” she said.", &["He told me ‘go’ and “stay” and left,"]);
    }

    #[test]
    fn unclosed_marks_run_to_the_end_of_the_block() {
        check("She said: “One. Two.", &["One. Two.>"]);
        check("a 6'2\" forward, a 7\" disc", &[]);
        check("“", &[]);
        check("", &[]);
    }
}
