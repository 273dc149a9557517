//! Statements: links grouped over all documents.

use super::{Link, Passage, Statement, Story};

/// One statement a link, and one for every sentence no link touches.
pub fn group(story: Story<'_>, links: &[Link]) -> Vec<Statement> {
    let mut statements: Vec<Statement> = links
        .iter()
        .enumerate()
        .map(|(n, l)| Statement { kind: Some(l.kind), passages: vec![l.a, l.b], links: vec![n] })
        .collect();
    for id in story.ids() {
        for sentence in &story.analysis(id).sentences {
            let touched = links.iter().filter_map(|l| l.passage_in(id)).any(|p| p.span.overlap(sentence.span) > 0);
            if !touched {
                let passages = vec![Passage { document: id, span: sentence.span }];
                statements.push(Statement { kind: None, passages, links: Vec::new() });
            }
        }
    }
    statements.sort_by_key(|s| s.passages[0]);
    statements
}
