//! The shape of a line: how long, how it starts and ends, whether it can be a sentence, a heading or a name.
//!
//! Shared by the readers of blocks, heads and furniture; none of it knows where in a document the line stands.

/// Words between white space.
pub(super) fn word_count(line: &str) -> usize {
    // Nearly every line is ASCII but for its quotation marks; those that are wholly so are counted by their bytes.
    if !line.is_ascii() {
        let mut blank = true;
        let starts = |c: &char| std::mem::replace(&mut blank, c.is_whitespace()) && !c.is_whitespace();
        return line.chars().filter(starts).count();
    }
    let blank = |b: u8| matches!(b, b'\t'..=b'\r' | b' ');
    let starts = |pair: &[u8]| blank(pair[0]) && !blank(pair[1]);
    let bytes = line.as_bytes();
    bytes.windows(2).filter(|pair| starts(pair)).count() + usize::from(bytes.first().is_some_and(|b| !blank(*b)))
}

/// Code points.
pub(super) fn width(line: &str) -> usize {
    line.chars().count()
}

/// Quotation marks and brackets that may close a line.
fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | '“' | ')' | ']')
}

/// Quotation marks that may open a line.
pub(super) fn is_opening_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '„' | '‹' | '‚' | '「' | '『')
}

/// The last character of a line that is neither a closing mark nor white space.
fn last_sign(line: &str) -> Option<char> {
    line.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace()).chars().next_back()
}

/// Whether the line ends like a sentence: with a stop, a question or exclamation mark, or dots.
pub(super) fn ends_sentence(line: &str) -> bool {
    ends_with_stop(line) || matches!(last_sign(line), Some('!' | '?' | '！' | '？'))
}

/// Whether the line ends with a full stop that is not part of an abbreviation such as "N.J.".
pub(super) fn ends_with_stop(line: &str) -> bool {
    match last_sign(line) {
        Some('…' | '。') => true,
        Some('.') => !ends_with_initials(line),
        _ => false,
    }
}

/// Whether the last word is made of single letters with stops: "U.S.", "G.O.P.".
fn ends_with_initials(line: &str) -> bool {
    let word = line.trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
    let word = word.rsplit(char::is_whitespace).next().unwrap_or(word);
    let letters = word.split('.').filter(|part| !part.is_empty());
    word.matches('.').count() >= 2 && letters.clone().all(|part| part.chars().count() == 1)
}

/// Whether the line begins like a heading or a sentence: a capital, a digit or a letter of a script without case.
pub(super) fn starts_upright(line: &str) -> bool {
    let first =
        line.trim_start_matches(|c: char| is_opening_quote(c) || matches!(c, '(' | '[' | '¿' | '¡')).chars().next();
    first.is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase())
}

/// Whether a quotation fills the whole line, or opens in it and runs on.
pub(super) fn is_quotation(line: &str) -> bool {
    let Some(open) = line.chars().next().filter(|&c| is_opening_quote(c)) else { return false };
    let closes = match open {
        '“' => '”',
        '«' => '»',
        '„' => '“',
        _ => return line.len() > 1 && line.ends_with(|c| is_closing(c) && !matches!(c, ')' | ']')),
    };
    line[open.len_utf8()..].find(closes).is_none_or(|at| open.len_utf8() + at + closes.len_utf8() == line.len())
}

/// Whether a quotation fills the whole line and ends like a sentence.
pub(super) fn is_quotation_with_stop(line: &str) -> bool {
    is_quotation(line) && ends_with_stop(line)
}

/// Whether every longer word has a capital, as in English headlines.
pub(super) fn is_title_case(line: &str) -> bool {
    let long = || line.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() >= 5);
    long().count() >= 3 && long().all(|word| word.starts_with(char::is_uppercase)) && word_count(line) <= 25
}

/// Whether the line can head what follows: short, upright, no comma or colon at its end, and a full stop only where its
/// capitals show that it is no sentence.
pub(super) fn is_headline(line: &str) -> bool {
    let ends_open = matches!(line.chars().next_back(), Some(',' | ';' | ':' | '-' | '–' | '—'));
    let stops = ends_with_stop(line) && !is_title_case(line);
    starts_upright(line) && !ends_open && !stops && word_count(line) <= 30 && width(line) <= 200
}

/// Whether the line is running text: a sentence of some length with its end, or too long for anything else.
pub(super) fn is_prose(line: &str) -> bool {
    let words = word_count(line);
    let ends = words >= 6 && ends_with_stop(line) || words >= 16 && ends_sentence(line);
    words > 30 || width(line) > 200 || ends && !is_title_case(line)
}

/// The line in lower case and its apostrophes straight, from its first letter or digit on.
pub(super) fn folded_start(line: &str) -> String {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut out = String::with_capacity(line.len());
    fold_into(&mut out, line);
    out
}

/// Appends `text` in lower case, its apostrophes straight; runs of ASCII as a whole.
fn fold_into(out: &mut String, text: &str) {
    if text.is_ascii() {
        let from = out.len();
        out.push_str(text);
        out[from..].make_ascii_lowercase();
        return;
    }
    let mut rest = text;
    while !rest.is_empty() {
        let run = rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len());
        let from = out.len();
        out.push_str(&rest[..run]);
        out[from..].make_ascii_lowercase();
        rest = &rest[run..];
        if let Some(c) = rest.chars().next() {
            fold(out, c);
            rest = &rest[c.len_utf8()..];
        }
    }
}

/// Appends a character in lower case, an apostrophe straight.
fn fold(out: &mut String, c: char) {
    match c {
        '’' => out.push('\''),
        c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
        c => out.extend(c.to_lowercase()),
    }
}

/// The line in lower case, its white space single and the marks at its ends gone, to compare it with phrases.
pub(super) fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut blank = false;
    for c in line.chars() {
        // Every line end is white space, too.
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        if std::mem::take(&mut blank) && !out.is_empty() {
            out.push(' ');
        }
        fold(&mut out, c);
    }
    let is_mark = |c: char| !c.is_alphanumeric();
    out.trim_matches(is_mark).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_counted_and_folded_as_white_space_parts_them(line in "(\\PC|[ \t\n\u{85}\u{a0}\u{2003}\u{3000}’.a-zA-Z]){0,40}") {
            let words: Vec<String> = line.split_whitespace().map(|word| word.chars().flat_map(char::to_lowercase).collect()).collect();
            prop_assert_eq!(word_count(&line), words.len());
            let joined = words.join(" ").replace('’', "'");
            prop_assert_eq!(folded(&line), joined.trim_matches(|c: char| !c.is_alphanumeric()));
        }
    }

    #[test]
    fn ends_of_lines() {
        for (line, sentence, stop) in [
            ("The bridge is closed.", true, true),
            ("“We left.”", true, true),
            ("Who closed the bridge?", true, false),
            ("Mayor of Trenton, N.J.", false, false),
            ("Bridge closed", false, false),
            ("and then…", true, true),
        ] {
            assert_eq!((ends_sentence(line), ends_with_stop(line)), (sentence, stop), "{line}");
        }
    }

    #[test]
    fn headlines_and_prose() {
        for (line, headline, prose) in [
            ("Mayor closes harbour bridge after barge strikes pier", true, false),
            ("The mayor closed the bridge after a barge struck a pier.", false, true),
            ("Who pays for the bridge?", true, false),
            ("and lower case", false, false),
            ("The mayor said:", false, false),
        ] {
            assert_eq!((is_headline(line), is_prose(line)), (headline, prose), "{line}");
        }
    }

    #[test]
    fn whole_quotations() {
        for (line, expected) in [
            ("“We left.”", true),
            ("\"We left,\" he said.", false),
            ("“A quotation that runs on into the next paragraph", true),
            ("‘Ghost’ ferry found", false),
        ] {
            assert_eq!(is_quotation(line), expected, "{line}");
        }
    }
}
