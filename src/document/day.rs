//! The names of months in the languages that articles are read in: English, French, German, Spanish, Italian, Portuguese
//! and Dutch.

/// Month names, January first; an abbreviation of at least three letters counts too where it names one month only.
const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "januar", "jänner", "enero", "gennaio", "janeiro", "januari"],
    &["february", "février", "fevrier", "februar", "febrero", "febbraio", "fevereiro", "februari"],
    &["march", "mars", "märz", "maerz", "marzo", "março", "maart", "mrz"],
    &["april", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maggio", "maio", "mei"],
    &["june", "juin", "juni", "junio", "giugno", "junho"],
    &["july", "juillet", "juli", "julio", "luglio", "julho"],
    &["august", "août", "aout", "agosto", "augustus"],
    &["september", "septembre", "septiembre", "settembre", "setembro", "sept"],
    &["october", "octobre", "oktober", "octubre", "ottobre", "outubro"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "décembre", "decembre", "dezember", "diciembre", "dicembre", "dezembro"],
];

/// The month that a word names, 1 to 12.
fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let whole = MONTHS.iter().position(|names| names.contains(&word.as_str()));
    let short = || {
        let starts = |names: &&[&str]| names.iter().any(|name| name.starts_with(word.as_str()));
        let mut found = MONTHS.iter().enumerate().filter(|(_, names)| starts(names));
        let only = found.next().filter(|_| word.chars().count() >= 3 && found.next().is_none());
        only.map(|(at, _)| at)
    };
    whole.or_else(short).and_then(|at| i8::try_from(at + 1).ok())
}

/// Whether the text starts with the name of a month.
pub(super) fn starts_with_month(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    month(&text[..end]).is_some()
}
