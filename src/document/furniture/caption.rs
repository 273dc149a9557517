//! Pictures without the picture: credits, and the words that stood under it.
//!
//! A credit has a form of its own: "A. Lee/Reuters", "via Getty Images". A caption is known by the credit at its end alone:
//! without one its words cannot be told from the article's, and they state facts that other articles state too.

use crate::document::shape;

/// Who sells pictures. Where a slash or "via" stands before them they own one.
#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "reuters", "afp", "ap", "getty", "getty images", "epa", "efe", "ansa", "dpa", "shutterstock", "alamy",
    "bloomberg", "anadolu", "tass", "sputnik", "xinhua", "the new york times", "the washington post",
    "associated press", "ap photo", "ap images", "afp photo", "epa-efe", "zuma", "zuma press", "upi", "pti",
    "afp via getty images", "via getty images", "nurphoto", "imago", "kyodo", "redux", "sipa", "pool",
];

/// Names that stand alone only under pictures.
#[rustfmt::skip]
const PICTURES_ONLY: &[&str] = &[
    "getty", "getty images", "associated press", "ap photo", "ap images", "afp photo", "shutterstock", "alamy",
    "nurphoto", "zuma press",
];

/// How a line starts that names a picture.
#[rustfmt::skip]
const STARTS: &[&str] = &[
    "photo", "photos", "photograph", "photography", "image", "images", "picture", "photo by", "photo credit",
    "image credit", "picture credit", "photo illustration", "illustration", "file photo", "caption", "credit",
    "credits", "foto", "fotos", "bild", "crédit photo", "crédit", "imagen", "immagine", "graphic", "pictured",
];

/// Whether the line, or its last part, says who took or owns a picture.
pub(super) fn is_credit(line: &str) -> bool {
    let words = shape::word_count(line);
    words <= 60
        && (is_labelled(line, words)
            || is_ownership(line, words)
            || ends_in_brackets(line)
            || ends_in_label(line)
            || ends_in_glued_credit(line))
}

/// "Photo: Ann Lee", "FILE PHOTO: A ferry in June", "© Ann Lee".
fn is_labelled(line: &str, words: usize) -> bool {
    let start = shape::folded_start(line);
    let colon = |label: &str| start.strip_prefix(label).is_some_and(|rest| rest.trim_start().starts_with(':'));
    let by = ["photo by ", "photos by ", "photograph by ", "image by ", "illustration by "]
        .iter()
        .any(|by| start.starts_with(by));
    let comma = ["image source,", "image caption,", "media caption,"].iter().any(|label| start.starts_with(label));
    (comma || STARTS.iter().any(|label| colon(label))) && words <= 50
        || by && words <= 12
        || line.starts_with('©') && words <= 12
}

/// A name and an agency: "Ann Lee/Reuters", "Ann Lee via Getty Images".
fn is_ownership(line: &str, words: usize) -> bool {
    words <= 9 && owner(&shape::folded(line))
}

/// Whether the folded line is nothing but the name of who sells pictures and nothing else.
pub(super) fn is_agency(folded: &str) -> bool {
    PICTURES_ONLY.contains(&folded)
}

/// Whether the words end with an agency after a slash or "via".
fn owner(folded: &str) -> bool {
    AGENCIES.iter().any(|agency| {
        folded.strip_suffix(agency).is_some_and(|before| {
            let before = before.trim_end();
            before.ends_with('/') && before.len() > 1 || before.ends_with(" via") || before.ends_with("©")
        }) || folded.strip_prefix(agency).is_some_and(|after| after.starts_with('/') && shape::word_count(after) <= 4)
    })
}

/// "A ferry in June. (AP Photo/Ann Lee)".
fn ends_in_brackets(line: &str) -> bool {
    let Some(inner) =
        line.trim_end_matches('.').strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map(|(_, inner)| inner)
    else {
        return false;
    };
    let folded = shape::folded(inner);
    let labelled =
        ["photo", "image", "picture", "foto", "credit", "file"].iter().any(|label| folded.starts_with(label));
    shape::word_count(inner) <= 10
        && (owner(&folded) || labelled && (inner.contains(['/', ':']) || folded.contains(" by ")))
}

/// "A ferry in June. Image: Ann Lee."
fn ends_in_label(line: &str) -> bool {
    // Most lines have no colon, and are not searched for six words.
    line.contains(':')
        && [" Image: ", " Photo: ", " Photograph: ", " Picture: ", " Credit: ", " Foto: "].iter().any(|label| {
            line.rfind(label).is_some_and(|at| {
                let name = &line[at + label.len()..];
                shape::word_count(name) <= 6 && shape::starts_upright(name)
            })
        })
}

/// "A ferry in June.CreditAnn Lee/Reuters", as copied from a page.
fn ends_in_glued_credit(line: &str) -> bool {
    line.rfind("Credit").is_some_and(|at| {
        let (before, name) = (&line[..at], &line[at + "Credit".len()..]);
        let glued = before.is_empty()
            || before.ends_with(['.', ')', '”', '"'])
            || before.ends_with("Photo")
            || before.ends_with(". ");
        let named = name.starts_with(|c: char| c.is_uppercase() || c == ':' || c == '.');
        glued
            && named
            && shape::word_count(name) <= 9
            && (before.is_empty() || name.contains(['/', '…', ':']) || shape::word_count(name) >= 2)
    })
}
