//! The statements as a table for spreadsheets: a row a statement, a column a source, as RFC 4180 has it.
//!
//! ```text
//!  statement,kind,least_probability,greatest_probability,by_hand,carried_by,independent,silent,findings,1 Courier,2 Wire
//!  1,diverge,0.87,0.87,,1 2,2,,"conflict (number): ...",Four people were hurt.,Two people were hurt.
//! ```
//!
//! `independent` is how many sources carry the statement of their own: those with the same text count once. The file begins with a byte order mark, without which some spreadsheets read UTF-8 as something else. A cell that a spreadsheet would take
//! for a formula gets an apostrophe in front: the texts are not to be trusted.

use super::phrasing::{findings, label, number, one_line};
use super::{Report, phrasing};
use crate::comparison::{Comparison, Link, Statement, Story};
use crate::document::{DocumentId, Span};
use std::io::{self, Write};

/// Comma-separated values, in UTF-8.
#[derive(Debug, Clone, Copy)]
pub struct Csv;

/// The columns before those of the sources.
const COLUMNS: [&str; 9] = [
    "statement",
    "kind",
    "least_probability",
    "greatest_probability",
    "by_hand",
    "carried_by",
    "independent",
    "silent",
    "findings",
];

impl Report for Csv {
    fn write(&self, story: Story<'_>, comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
        let sources = story.ids().map(|id| label(story, id));
        table.write_record(COLUMNS.map(str::to_owned).into_iter().chain(sources).map(|cell| plain(&cell)))?;
        for (n, statement) in comparison.statements.iter().enumerate() {
            table.write_record(row(story, comparison, n + 1, statement).iter().map(|cell| plain(cell)))?;
        }
        table.flush()
    }
}

fn row(story: Story<'_>, comparison: &Comparison, n: usize, statement: &Statement) -> Vec<String> {
    let links: Vec<&Link> = statement.links.iter().filter_map(|&l| comparison.links.get(l)).collect();
    let probabilities = || links.iter().map(|l| l.probability);
    let shown = |p: Option<f64>| p.map(|p| format!("{p:.2}")).unwrap_or_default();
    let carrying: Vec<DocumentId> = story.ids().filter(|&id| statement.carried_by(id)).collect();
    let silent: Vec<DocumentId> = story.ids().filter(|&id| comparison.is_silent(statement, id)).collect();
    let mut row = vec![
        n.to_string(),
        statement.kind.map_or("only here", crate::comparison::Kind::word).to_owned(),
        shown(probabilities().reduce(f64::min)),
        shown(probabilities().reduce(f64::max)),
        phrasing::by_hand(&links).join("; "),
        spaced(&carrying),
        statement.independent().to_string(),
        spaced(&silent),
        findings(story, &links).join(" | "),
    ];
    row.extend(story.ids().map(|id| {
        let spans: Vec<Span> = statement.passages.iter().filter(|p| p.document == id).map(|p| p.span).collect();
        one_line(&story.document(id).text, &spans)
    }));
    row
}

fn spaced(ids: &[DocumentId]) -> String {
    ids.iter().map(|&id| number(id).to_string()).collect::<Vec<_>>().join(" ")
}

/// The cell as no spreadsheet takes it for a formula.
fn plain(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::Example;

    #[test]
    fn a_row_a_statement_a_column_a_source() {
        let table = Example::new().written(&Csv);
        let expected = "\u{feff}\
statement,kind,least_probability,greatest_probability,by_hand,carried_by,independent,silent,findings,1 courier.txt,2 wire.txt,3 port.txt\r\n\
1,diverge,0.87,0.87,,1 2,2,3,\"conflict (number): \"\"four people\"\" (1), \"\"Two people\"\" (2)\",\
Police said four people were hurt.,Two people were\u{fffd} hurt.,\r\n\
2,quote,0.60,0.60,,1 2,2,3,\"words of the mayor in 1 and 2: cut; only in 1: \"\"soon\"\"\",\"The mayor said: “We will build it again, soon.”\",\"“We will build it again,” he said.\",\r\n\
3,only here,,,,2,1,1 3,,,Buses <run> *twice*.,\r\n\
4,only here,,,,3,1,1 2,,,,'=The port is shut.\r\n";
        assert_eq!(table, expected);
    }

    #[test]
    fn it_reads_back_with_as_many_cells_in_every_row() {
        let table = Example::new().written(&Csv);
        let mut reader = ::csv::Reader::from_reader(table.as_bytes());
        assert_eq!(reader.records().map(|r| r.unwrap().len()).collect::<Vec<_>>(), [12; 4]);
    }

    #[test]
    fn no_cell_is_a_formula() {
        for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"] {
            assert!(plain(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(plain("a=b"), "a=b");
    }
}
