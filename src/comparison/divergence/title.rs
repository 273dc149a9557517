//! Two ranks for one person: "Deputy Mayor Ann Lee", "Mayor Ann Lee".
//!
//! A shorter or another true description is no conflict ("the mayor", "the former judge"); a rank with and without a word that
//! lowers it is.

use super::{Ends, Found};
use crate::comparison::{Conflict, Rule};
use crate::document::Span;

/// Words that lower a rank.
const LOWERING: [&str; 9] =
    ["deputy", "vice", "assistant", "acting", "associate", "interim", "junior", "under", "undersecretary"];

/// Words that say that a rank is held no more or not yet.
const TIMES: [&str; 6] = ["former", "ex", "then", "current", "designate", "elect"];

/// Ranks of one bearer that differ.
pub fn find(ends: &Ends<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (bearer, x) in roles(ends, true) {
        for (other, y) in roles(ends, false) {
            if bearer != other {
                continue;
            }
            let (p, q) = (rank(x.1), rank(y.1));
            if p.0 == q.0 || p.1.is_empty() || q.1.is_empty() {
                continue;
            }
            let excludes = p.1.iter().all(|w| q.1.contains(w)) || q.1.iter().all(|w| p.1.contains(w));
            if excludes {
                found.push(Found { conflict: Conflict { rule: Rule::Title, a: x.0, b: y.0 }, excludes });
            }
        }
    }
    found
}

/// The bearers of one side that have a role beside them: the role's place and words.
fn roles<'a>(ends: &Ends<'a>, first: bool) -> Vec<(u32, (Span, &'a str))> {
    let profile = if first { ends.a } else { ends.b };
    let (text, analysis) = ends.side(profile);
    let inside = analysis.names.iter().filter(|n| profile.passage.span.contains(n.span));
    inside
        .filter_map(|n| {
            let role = n.role?;
            // A title may stand in the sentence before; it is shown only where it stands here.
            profile.passage.span.contains(role).then_some(())?;
            Some((ends.similarity.bearers.of(&n.key)?, (role, role.of(text))))
        })
        .collect()
}

/// Whether the rank is lowered, and its own words in lower case; no words where it is another time's.
fn rank(role: &str) -> (bool, Vec<String>) {
    let words: Vec<String> = role
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.len() > 2)
        .map(str::to_lowercase)
        .filter(|w| !matches!(w.as_str(), "the" | "and" | "for"))
        .collect();
    if words.iter().any(|w| TIMES.contains(&w.as_str())) {
        return (false, Vec::new());
    }
    let lowered = words.iter().any(|w| LOWERING.contains(&w.as_str()));
    (lowered, words.into_iter().filter(|w| !LOWERING.contains(&w.as_str())).collect())
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn a_lowering_word_is_taken_apart_from_the_rank() {
        assert_eq!(rank("Deputy Harbour Master"), (true, vec!["harbour".to_owned(), "master".to_owned()]));
        assert_eq!(rank("harbour master"), (false, vec!["harbour".to_owned(), "master".to_owned()]));
        assert_eq!(rank("former harbour master").1, Vec::<String>::new());
    }
}
