//! Lists that run on in one block: "1. Open the lid 2. Fill in water", "• tea • milk".
//!
//! ```text
//!  1. Open the lid 2. Fill in water 3. Close it
//!                  ^                ^            an item begins
//! ```

/// How a list marks its items. The value counts from the first item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marker<'t> {
    opening: bool,
    form: Form,
    closing: &'t str,
    value: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Number,
    Lower,
    Upper,
}

const BULLETS: [char; 9] = ['•', '‣', '◦', '▪', '●', '⁃', '∙', '■', '►'];

/// Whether the character marks an item of a list by itself.
pub(super) fn is_bullet(c: char) -> bool {
    BULLETS.contains(&c)
}

/// Where parts after the first begin, in bytes of `block`, in order: items, or the credit behind a caption.
pub(super) fn items(block: &str) -> Vec<usize> {
    let bullets: Vec<usize> = block.match_indices(is_bullet).map(|(at, _)| at).filter(|at| *at > 0).collect();
    if !bullets.is_empty() {
        return bullets;
    }
    let Some(first) = marker(block) else { return credit(block).into_iter().collect() };
    let mut last = first;
    let mut items = Vec::new();
    for (at, gap) in block.match_indices(char::is_whitespace) {
        let next = at + gap.len();
        if let Some(found) = marker(&block[next..])
            && found == (Marker { value: last.value + 1, ..last })
        {
            items.push(next);
            last = found;
        }
    }
    items
}

/// Where the credit of a picture begins behind its caption: "The old bridge Image: Harbour Archive."
fn credit(block: &str) -> Option<usize> {
    const LABELS: [&str; 7] = ["Image", "Photo", "Photograph", "Picture", "Video", "Credit", "Illustration"];
    let starts = block.match_indices(": ").filter_map(|(colon, _)| {
        let label = LABELS.into_iter().find(|label| block[..colon].ends_with(label))?;
        let start = colon - label.len();
        let before = block[..start].strip_suffix(' ')?;
        before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | ')' | '"' | '”')).then_some(start)
    });
    starts.last()
}

/// Whether `text`, up to a full stop, is nothing but the mark of a list item: "1", "• 9", "a", "iv".
pub(super) fn is_mark(text: &str) -> bool {
    let inner = text.trim_matches(|c: char| c.is_whitespace() || c == '(' || c == ')' || is_bullet(c));
    let digits = inner.len() <= 3 && !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_digit());
    let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic());
    let roman = inner.len() <= 5 && !inner.is_empty() && inner.bytes().all(|b| b"ivxIVX".contains(&b));
    digits || letter || roman
}

/// The marker at the start of `text`, with white space and something else behind it.
fn marker(text: &str) -> Option<Marker<'_>> {
    let opening = text.starts_with('(');
    let inner = if opening { &text[1..] } else { text };
    let length = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (label, rest) = inner.split_at(length);
    let closing = [".)", ")", "."].into_iter().find(|closing| rest.starts_with(closing))?;
    if !rest[closing.len()..].starts_with(char::is_whitespace) {
        return None;
    }
    let (form, value) = match label.as_bytes() {
        [b'0'..=b'9', ..] if label.len() <= 3 => (Form::Number, label.parse().ok()?),
        [letter @ b'a'..=b'z'] => (Form::Lower, u32::from(letter - b'a')),
        // A capital with a stop alone is the initial of a name.
        [letter @ b'A'..=b'Z'] if closing != "." => (Form::Upper, u32::from(letter - b'A')),
        _ => return None,
    };
    Some(Marker { opening, form, closing, value })
}
