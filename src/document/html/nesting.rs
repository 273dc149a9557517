//! Elements nested deeper than any page needs are taken out of the source, their words stay: parser and extractor need
//! time that grows with the square of the depth.

use std::borrow::Cow;

/// Elements that may stand inside one another.
const DEEPEST: usize = 256;

/// Elements without an end, or whose end need not be written; they nest only inside others.
#[rustfmt::skip]
const UNCOUNTED: [&str; 37] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption", "option", "optgroup",
    "rt", "rp", "html", "head", "body", "frame", "basefont", "bgsound", "keygen",
];

/// Elements whose content is no markup.
const RAW: [&str; 6] = ["script", "style", "textarea", "title", "xmp", "noembed"];

/// The source with no more than [`DEEPEST`] elements inside one another; borrowed where that is so already.
pub(super) fn flattened(html: &str) -> Cow<'_, str> {
    let mut out: Option<String> = None;
    let (mut depth, mut at, mut copied) = (0_usize, 0, 0);
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let tag = Tag::read(&html[start..]);
        at = start + tag.length;
        let counted = !tag.name.is_empty() && !UNCOUNTED.iter().any(|known| known.eq_ignore_ascii_case(tag.name));
        let too_deep = if !counted {
            false
        } else if tag.closes {
            depth = depth.saturating_sub(1);
            depth >= DEEPEST
        } else {
            depth += 1;
            depth > DEEPEST
        };
        if too_deep {
            let out = out.get_or_insert_with(|| String::with_capacity(html.len()));
            out.push_str(&html[copied..start]);
            out.push(' ');
            copied = at;
        } else if !tag.closes && RAW.iter().any(|raw| raw.eq_ignore_ascii_case(tag.name)) {
            at += raw_length(&html[at..], tag.name);
        }
    }
    match out {
        Some(mut out) => {
            out.push_str(&html[copied..]);
            Cow::Owned(out)
        }
        None => Cow::Borrowed(html),
    }
}

/// A tag or comment at the start of a text.
struct Tag<'a> {
    /// Empty for a comment, a declaration or a mere `<`.
    name: &'a str,
    closes: bool,
    /// In bytes.
    length: usize,
}

impl<'a> Tag<'a> {
    fn read(rest: &'a str) -> Self {
        let none = |length| Self { name: "", closes: false, length };
        if rest.starts_with("<!--") {
            return none(rest.find("-->").map_or(rest.len(), |end| end + 3));
        }
        let closes = rest.starts_with("</");
        let from = 1 + usize::from(closes);
        let length = rest[from..].bytes().take_while(u8::is_ascii_alphanumeric).count();
        if length == 0 {
            return none(1);
        }
        let name = &rest[from..from + length];
        // A `>` inside a quoted value does not end the tag.
        let mut quote = None;
        for (place, byte) in rest.bytes().enumerate().skip(from + length) {
            match (quote, byte) {
                (None, b'>') => return Self { name, closes, length: place + 1 },
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
        }
        Self { name, closes, length: rest.len() }
    }
}

/// Bytes up to the end tag of an element whose content is no markup.
fn raw_length(rest: &str, name: &str) -> usize {
    let ends = |at: &usize| rest.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
    rest.match_indices("</").map(|(at, _)| at).find(ends).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_as_pages_are_stays_as_it_is() {
        let page = "<ul><li>a<li>b</ul><!-- <div> --><script>'<div>'</script><p title='>'>x < y</p>".repeat(300);
        assert!(matches!(flattened(&page), Cow::Borrowed(same) if same == page));
    }

    #[test]
    fn what_is_too_deep_keeps_its_words() {
        let deep = format!("{}words{}<p>after", "<div>".repeat(1000), "</div>".repeat(1000));
        let flat = flattened(&deep);
        assert_eq!((flat.matches("<div>").count(), flat.matches("</div>").count()), (DEEPEST, DEEPEST));
        assert!(flat.contains("words") && flat.ends_with("<p>after"));
        assert_eq!(flattened(&"<b".repeat(9)).len(), 18);
    }
}
