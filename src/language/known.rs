//! What is known of documents already: adding one to a story, or reading one anew, analyses that one alone.
//!
//! An analysis depends on its document and nothing else, so a document that equals one of the last round has its analysis. Comparing has
//! no such memory: what a word weighs is counted over the whole story, and so every measure changes with every document.

use super::threads::{shared_out, threads};
use super::{Analysis, analyse};
use crate::document::Document;
use std::sync::Arc;

/// Bytes of text from which a second thread is worth its start.
const SHARE: usize = 64 * 1024;

/// The documents of the last round, with what is kept of their analyses.
#[derive(Debug, Default)]
pub struct Known {
    documents: Arc<Vec<Document>>,
    analyses: Arc<Vec<Analysis>>,
}

impl Known {
    /// The analyses of documents, in their order; only those of new or changed ones are made.
    pub fn analyses(&self, documents: &[Document]) -> Vec<Analysis> {
        all(documents, |document| self.of(document))
    }

    /// Keeps what is to be kept of the analyses of documents, and gives it.
    pub fn keep(&mut self, documents: &Arc<Vec<Document>>, analyses: &[Analysis]) -> Arc<Vec<Analysis>> {
        if !Arc::ptr_eq(&self.documents, documents) {
            self.analyses = Arc::new(analyses.iter().map(Analysis::kept).collect());
            self.documents = Arc::clone(documents);
        }
        Arc::clone(&self.analyses)
    }

    /// What is kept of an equal document.
    fn of(&self, document: &Document) -> Option<&Analysis> {
        self.documents.iter().zip(self.analyses.iter()).find(|(known, _)| *known == document).map(|(_, a)| a)
    }
}

/// Analyses documents, in their order, on as many threads as the machine has cores where there is much text.
pub fn analyse_all(documents: &[Document]) -> Vec<Analysis> {
    all(documents, |_| None)
}

fn all<'a>(documents: &[Document], known: impl Fn(&Document) -> Option<&'a Analysis> + Sync) -> Vec<Analysis> {
    let one = |document: &Document| known(document).map_or_else(|| analyse(document), |a| a.whole(document));
    let bytes: usize = documents.iter().map(|d| d.text.len()).sum();
    shared_out(documents, threads(bytes / SHARE + 1), one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;
    use proptest::prelude::*;

    const TEXTS: [&str; 4] = [
        "Harbour bridge closed\n\nThe harbour bridge was closed on Tuesday. \"We heard a bang,\" said Ana Holt.",
        "March 12, 2025\n\nFour people were hurt, police said. Mayor Tom Hale promised repairs.",
        "Die Fähre ist am Dienstagabend in dichtem Nebel auf Grund gelaufen. Vier Fahrgäste wurden verletzt, sagte Ute Brandis.",
        "",
    ];

    fn documents(chosen: &[usize]) -> Arc<Vec<Document>> {
        Arc::new(chosen.iter().map(|n| read("a.txt", TEXTS[n % TEXTS.len()].as_bytes())).collect())
    }

    proptest! {
        #[test]
        fn what_is_kept_is_what_would_be_made(rounds in prop::collection::vec(prop::collection::vec(0..4usize, 0..6), 1..5)) {
            let mut known = Known::default();
            for chosen in rounds {
                let documents = documents(&chosen);
                let anew: Vec<Analysis> = documents.iter().map(analyse).collect();
                let whole = known.analyses(&documents);
                prop_assert_eq!(&whole, &anew);
                prop_assert!(known.keep(&documents, &whole).iter().all(|a| a.tokens.is_empty()));
                prop_assert_eq!(&analyse_all(&documents), &anew);
            }
        }
    }

    #[test]
    fn only_what_is_new_is_analysed() {
        let mut known = Known::default();
        let first = known.analyses(&documents(&[0, 1]));
        known.keep(&documents(&[0, 1]), &first);
        assert!(known.of(&documents(&[1])[0]).is_some() && known.of(&documents(&[2])[0]).is_none());
        let mut other_day = documents(&[1])[0].clone();
        other_day.source.date = None;
        assert!(known.of(&other_day).is_none(), "dates in it are resolved otherwise");
        let second = known.analyses(&documents(&[2, 1, 0]));
        assert_eq!((&second[1], &second[2]), (&first[1], &first[0]));
    }

    #[test]
    fn much_text_is_shared_among_threads_and_comes_back_in_order() {
        let long = TEXTS[0].repeat(700);
        let documents: Vec<Document> =
            [long.as_str(), TEXTS[1], long.as_str(), TEXTS[2]].map(|t| read("a", t.as_bytes())).into();
        let anew: Vec<Analysis> = documents.iter().map(analyse).collect();
        assert_eq!(analyse_all(&documents), anew);
    }
}
