//! One sentence is certain of what the other calls possible: "will resign" / "may resign". A difference in wording, never a conflict
//! by itself: both writers can be right.

use super::{Ends, Found};
use crate::comparison::profile::Profile;
use crate::comparison::{Conflict, Rule};
use crate::document::Span;
use crate::language::TokenKind;

const CERTAIN: [&str; 5] = ["will", "shall", "must", "is", "has"];
const POSSIBLE: [&str; 7] = ["may", "might", "could", "would", "possibly", "perhaps", "reportedly"];

/// The same content word behind a certain and a possible verb.
pub fn find(ends: &Ends<'_>) -> Vec<Found> {
    let (x, y) = (claims(ends, ends.a), claims(ends, ends.b));
    for (word, a, certain) in &x {
        let differs = y.iter().find(|(other, _, sure)| other == word && sure != certain);
        if let Some((_, b, _)) = differs {
            return vec![Found { conflict: Conflict { rule: Rule::Certainty, a: *a, b: *b }, excludes: false }];
        }
    }
    Vec::new()
}

/// Every stem behind a verb of certainty or possibility, with that verb.
fn claims<'a>(ends: &Ends<'a>, p: &Profile<'_>) -> Vec<(&'a str, Span, bool)> {
    let tokens = ends.tokens(p);
    let mut found = Vec::new();
    for (n, verb) in tokens.iter().enumerate() {
        let certain = CERTAIN.contains(&verb.lower.as_str());
        if !certain && !POSSIBLE.contains(&verb.lower.as_str()) {
            continue;
        }
        let behind = tokens[n + 1..].iter().take(3).take_while(|t| t.kind != TokenKind::Punctuation);
        let counts = |stem: &str| ends.similarity.lexicon.term(stem).is_some();
        found.extend(behind.filter(|t| counts(&t.stem)).map(|t| (t.stem.as_str(), verb.span, certain)));
    }
    found
}
