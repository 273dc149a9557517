//! The other forms of an English word: who looks for *strike* means *strikes* and *striking* too.
//!
//! Forms are made from the word by the spelling rules of plurals and verbs, and kept where the Snowball stemmer (Porter 2001) gives
//! all of them one stem. Irregular ones (*said*, *men*) are not known. What a query does with them is left to `query`.

use rust_stemmers::{Algorithm, Stemmer};

/// A word shorter than this, in letters, is looked for as it is: short ones are mostly names and abbreviations.
const SHORTEST: usize = 4;

/// The word itself, in small letters, and its other forms in a fixed order. A word with anything but English letters has none.
pub(super) fn forms(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    if word.len() < SHORTEST || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return vec![word];
    }
    let stemmer = Stemmer::create(Algorithm::English);
    let stem = stemmer.stem(&word).into_owned();
    let is_form = |form: &str| form.len() >= SHORTEST - 1 && stemmer.stem(form) == stem;
    let mut bases = bases(&word);
    bases.retain(|base| is_form(base));
    let mut forms = vec![word.clone()];
    let is_past = word.ends_with("ed") && !bases.is_empty();
    let inflecting = if is_past { bases.clone() } else { [std::slice::from_ref(&word), &bases].concat() };
    for form in bases.into_iter().chain(inflecting.iter().flat_map(|base| inflected(base))) {
        if !forms.contains(&form) && is_form(&form) {
            forms.push(form);
        }
    }
    forms
}

/// What the word may be a plural or a form of a verb of.
fn bases(word: &str) -> Vec<String> {
    let mut bases = Vec::new();
    for (ending, others) in [
        ("ies", ["y"].as_slice()),
        ("ied", &["y"]),
        ("es", &["", "e"]),
        ("s", &[""]),
        ("ed", &["", "e"]),
        ("ing", &["", "e"]),
    ] {
        let Some(start) = word.strip_suffix(ending) else { continue };
        bases.extend(others.iter().map(|other| format!("{start}{other}")));
        let mut last = start.chars().rev();
        if matches!(ending, "ed" | "ing") && last.next() == last.next() {
            bases.extend(start.get(..start.len().saturating_sub(1)).map(str::to_owned));
        }
    }
    bases
}

/// The forms of a word that is none itself.
fn inflected(base: &str) -> Vec<String> {
    let end = |ending: &str| format!("{base}{ending}");
    let ends_hissing = ["s", "x", "z", "ch", "sh"].iter().any(|e| base.ends_with(e));
    if let Some(start) = base.strip_suffix('e') {
        return vec![end("s"), end("d"), format!("{start}ing")];
    }
    if let Some(start) = base.strip_suffix('y')
        && !start.ends_with(['a', 'e', 'o', 'u'])
    {
        return vec![format!("{start}ies"), format!("{start}ied"), end("ing")];
    }
    let mut forms = vec![end(if ends_hissing { "es" } else { "s" }), end("ed"), end("ing")];
    let mut letters = base.chars().rev();
    if let (Some(last), Some(vowel)) = (letters.next(), letters.next())
        && "bdglmnprt".contains(last)
        && "aeiou".contains(vowel)
    {
        forms.extend([format!("{base}{last}ed"), format!("{base}{last}ing")]);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_forms_of_its_plural_and_its_verb() {
        let check = |word: &str, expected: &str| assert_eq!(forms(word).join(" "), expected, "{word}");
        check("Strike", "strike strikes striked striking");
        check("strikes", "strikes strike striked striking");
        check("bombing", "bombing bomb bombe bombings bombs bombed bombes");
        check("deny", "deny denies denied denying");
        check("stopped", "stopped stop stops stopping");
        check("university", "university universities universitied universitying");
        check("news", "news newses newsed newsing");
        check("Noël", "noël");
        check("UN", "un");
        check("10:30", "10:30");
    }
}
