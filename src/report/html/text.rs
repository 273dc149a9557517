//! The texts of a page side by side: every block, cut where passages begin and end, with a sign in front of each passage that leads to
//! its row in the table.

use super::{piece, sign};
use crate::comparison::{Comparison, Kind, Story};
use crate::document::{Block, BlockKind, DocumentId, Span};
use crate::report::phrasing::{label, number};
use maud::{Markup, html};

/// A passage of one text and the statement that it belongs to.
struct Marked {
    span: Span,
    kind: Option<Kind>,
    statement: usize,
}

/// A column for every text.
pub(super) fn side_by_side(story: Story<'_>, comparison: &Comparison) -> Markup {
    html! {
        h2 { "The texts" }
        div class="texts" {
            @for id in story.ids() {
                section id={ "source-" (number(id)) } {
                    h3 { (label(story, id)) }
                    @let passages = marked(comparison, id);
                    @for block in &story.document(id).blocks { (paragraph(story, id, block, &passages)) }
                }
            }
        }
    }
}

/// The passages of a text in its order; where two statements have the same, the graver comes first.
fn marked(comparison: &Comparison, id: DocumentId) -> Vec<Marked> {
    let mut all = Vec::new();
    for (statement, s) in comparison.statements.iter().enumerate() {
        let here = s.passages.iter().filter(|p| p.document == id);
        all.extend(here.map(|p| Marked { span: p.span, kind: s.kind, statement }));
    }
    all.sort_by_key(|m| (m.span, m.kind.is_none(), m.kind, m.statement));
    all
}

fn paragraph(story: Story<'_>, id: DocumentId, block: &Block, passages: &[Marked]) -> Markup {
    let text = &story.document(id).text;
    let class = match block.kind {
        BlockKind::Furniture(_) | BlockKind::Head => "aside",
        BlockKind::Title | BlockKind::Heading => "heading",
        _ => "",
    };
    let inside: Vec<&Marked> = passages.iter().filter(|m| m.span.overlap(block.span) > 0).collect();
    html! {
        p class=(class) {
            @for run in cut(block.span, &inside) {
                @let here: Vec<&&Marked> = inside.iter().filter(|m| m.span.contains(run)).collect();
                @let kind = here.iter().find_map(|m| m.kind);
                @let begins: Vec<_> = here.iter().filter(|m| m.span.start == run.start).collect();
                @if !begins.is_empty() {
                    span class="signs" id={ "at-" (number(id)) "-" (run.start) } {
                        @for m in &begins {
                            @match m.kind {
                                Some(kind) => a href={ "#statement-" (m.statement + 1) } { (sign(Some(kind))) },
                                None => (sign(None)),
                            }
                        }
                    }
                }
                span class=[kind.map(Kind::word)] { (piece(text, run)) }
            }
        }
    }
}

/// The runs of a block between the places where passages begin and end.
fn cut(block: Span, passages: &[&Marked]) -> Vec<Span> {
    let ends = passages.iter().flat_map(|m| [m.span.start, m.span.end]);
    let mut places: Vec<usize> = ends.filter(|at| (block.start..block.end).contains(at)).collect();
    places.extend([block.start, block.end]);
    places.sort_unstable();
    places.dedup();
    places.windows(2).map(|w| Span::new(w[0], w[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_cut_where_passages_begin_and_end() {
        let check = |passages: &[(usize, usize)], expected: &[(usize, usize)]| {
            let marked: Vec<Marked> = passages
                .iter()
                .map(|&(start, end)| Marked { span: Span::new(start, end), kind: None, statement: 0 })
                .collect();
            let runs = cut(Span::new(10, 50), &marked.iter().collect::<Vec<_>>());
            assert_eq!(runs.iter().map(|s| (s.start, s.end)).collect::<Vec<_>>(), expected);
        };
        check(&[], &[(10, 50)]);
        check(&[(10, 20), (21, 50)], &[(10, 20), (20, 21), (21, 50)]);
        check(&[(5, 30), (20, 60)], &[(10, 20), (20, 30), (30, 50)]);
    }
}
