//! Which of several ways to name somebody tells most.

use super::run::PARTICLES;

/// The fullest of names given to one: a name of one's own before a description ("Moscow's representative"), then the longest, then the
/// first by the alphabet.
pub fn fullest<'n>(names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    names.max_by(|x, y| (is_own(x), x.chars().count(), y).cmp(&(is_own(y), y.chars().count(), x)))
}

/// Whether all words but small ones inside begin with a capital and nothing is somebody's: "Anna van der Berg", "Ministry of Health".
pub fn is_own(name: &str) -> bool {
    let small = |word: &str| PARTICLES.contains(&word) || matches!(word, "of" | "for" | "and" | "the");
    let capital = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
    let owner = |word: &str| word.ends_with("'s") || word.ends_with("\u{2019}s");
    name.starts_with(|c: char| c.is_uppercase())
        && name.split_whitespace().all(|word| (capital(word) || small(word)) && !owner(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], expected: &str) {
        assert_eq!(fullest(names.iter().copied()), Some(expected));
        assert_eq!(fullest(names.iter().rev().copied()), Some(expected));
    }

    #[test]
    fn a_name_comes_before_a_longer_description() {
        check(&["the former mayor and present chair of the council", "Ana Holt"], "Ana Holt");
        check(&["Ostwick’s representative", "Holt"], "Holt");
        check(&["The mayor of Ostwick", "Anna van der Berg"], "Anna van der Berg");
    }

    #[test]
    fn of_two_names_the_longer_of_two_equals_the_first() {
        check(&["Holt", "Ana Holt"], "Ana Holt");
        check(&["the mayor", "the ferry master"], "the ferry master");
        check(&["Ben Holt", "Ana Holt"], "Ana Holt");
        assert_eq!(fullest(std::iter::empty()), None);
    }
}
