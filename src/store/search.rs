//! Looking for documents and quotations by their words, ranked (BM25, as SQLite's FTS5 has it).

use super::capture::facts;
use super::error::Cause;
use super::packed::{Facts, unpack_text};
use super::query::{Condition, Field, Query};
use super::quotation::{Quoted, pieces_from_words};
use super::{CaptureKey, DocumentKey, Reading};
use crate::document::Span;
use rusqlite::ToSql;
use std::collections::{BTreeMap, BTreeSet};

/// A document or a quotation that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// In which document.
    pub document: DocumentKey,
    /// In which capture of it: the current one.
    pub capture: CaptureKey,
    /// What is known of its source.
    pub facts: Facts,
    /// Some of the text around what was found; for a quotation its words.
    pub snippet: Snippet,
    /// The quotation, where quotations were looked for.
    pub quotation: Option<Quoted>,
}

/// A part of a text with what was found in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The words; "…" stands where the text goes on.
    pub text: String,
    /// What was found, as ranges of bytes of `text`.
    pub marks: Vec<Span>,
}

/// Signs that FTS5 sets around what was found; a text that holds them itself loses them in a snippet.
const MARKS: [char; 2] = ['\u{2}', '\u{3}'];

/// Words of a snippet.
const WORDS: u8 = 24;

impl Snippet {
    fn from_marked(marked: &str) -> Self {
        let mut snippet = Self::default();
        let mut open = None;
        for c in marked.chars() {
            match c {
                c if c == MARKS[0] => open = Some(snippet.text.len()),
                c if c == MARKS[1] => {
                    let end = snippet.text.len();
                    snippet.marks.extend(open.take().map(|start| Span::new(start, end)));
                }
                c => snippet.text.push(c),
            }
        }
        snippet
    }
}

/// A statement in the making: its conditions, and the values that they name by number.
#[derive(Default)]
struct Where {
    sql: String,
    values: Vec<Box<dyn ToSql>>,
}

impl Where {
    fn value(&mut self, value: impl ToSql + 'static) -> usize {
        self.values.push(Box::new(value));
        self.values.len()
    }

    fn add(&mut self, negated: bool, condition: &str) {
        let not = if negated { "NOT " } else { "" };
        self.sql += &format!(" AND {not}coalesce({condition}, 0)");
    }

    fn values(&self) -> Vec<&dyn ToSql> {
        self.values.iter().map(AsRef::as_ref).collect()
    }
}

/// A document and its current capture.
type Found = (DocumentKey, CaptureKey);

/// Hits that are ranked, or as many as are asked for; of more than these the latest are given.
const RANKED: usize = 1000;

/// An expression of FTS5 with what the fields ask of a document's words.
fn within(expression: &str, query: &Query) -> String {
    let mut whole = format!("({expression})");
    let fields = |negated| query.fields.iter().filter(move |c| c.negated == negated);
    for (condition, joined) in fields(false).map(|c| (c, "AND")).chain(fields(true).map(|c| (c, "NOT"))) {
        let columns = match condition.field {
            Field::Title => "title",
            Field::Outlet => "outlet",
            Field::By => "byline",
            Field::Text => "title text",
            _ => continue,
        };
        whole = format!("({whole} {joined} ({{{columns}}} : {}))", condition.value);
    }
    whole
}

impl Reading {
    /// The best `most` hits, the best first. Where very many documents have the words, the latest of these come first, those
    /// with the words in the title before the others: to rank them all would take longer than anybody wants to wait.
    /// Documents that only fields ask for come newest first.
    ///
    /// # Errors
    /// There is no such story, or the store cannot be read.
    pub fn search(&self, query: &Query, most: usize) -> Result<Vec<Hit>, Cause> {
        if query.is_of_quotations() {
            return self.search_quotations(query, most);
        }
        let words = query.words.as_ref().map(|words| format!("{{title text}} : {words}"));
        let matched = words.as_ref().map(|words| within(words, query));
        let found = match &matched {
            Some(matched) => self.with_words(query, matched, most)?,
            None => {
                let mut wheres = Where::default();
                self.conditions(query, true, &mut wheres)?;
                self.some("capture c", "coalesce(k.date, c.date) DESC, c.id DESC", (&mut wheres, most))?
            }
        };
        let mut snippets = match words.as_deref() {
            Some(words) => self.snippets(&found, words)?,
            None => BTreeMap::new(),
        };
        let hit = |(document, capture)| {
            let facts = self.facts_of(document, capture)?;
            let snippet = snippets.remove(&capture).unwrap_or_default();
            Ok(Hit { document, capture, facts, snippet, quotation: None })
        };
        found.into_iter().map(hit).collect()
    }

    /// Documents by their words.
    fn with_words(&self, query: &Query, matched: &str, most: usize) -> Result<Vec<Found>, Cause> {
        let search = |order, most| {
            let mut wheres = Where::default();
            let n = wheres.value(matched.to_owned());
            wheres.sql += &format!(" AND capture_index MATCH ?{n}");
            self.conditions(query, false, &mut wheres)?;
            // The index is gone through in its own order, and no further than is asked for.
            self.some("capture_index CROSS JOIN capture c ON c.id = capture_index.rowid", order, (&mut wheres, most))
        };
        let ranked = RANKED.max(most);
        let latest = search("capture_index.rowid DESC", ranked + 1)?;
        if latest.len() <= ranked {
            return search("capture_index.rank, c.id DESC", most);
        }
        let titled = match &query.words {
            Some(words) => self.titled(&latest, words)?,
            None => BTreeSet::new(),
        };
        let (mut found, others): (Vec<Found>, Vec<Found>) =
            latest.into_iter().partition(|(_, capture)| titled.contains(capture));
        found.extend(others);
        found.truncate(most);
        Ok(found)
    }

    /// Fills an index of its own, in memory, with columns of a few captures. What is asked of single captures costs the large
    /// index a walk over all words that begin so, again for each.
    fn small_index(&self, found: &[Found], columns: &str) -> Result<(), Cause> {
        self.connection.execute_batch(
            "DROP TABLE IF EXISTS temp.small_index;
             CREATE VIRTUAL TABLE temp.small_index USING fts5 (title, text, tokenize = 'unicode61 remove_diacritics 2');",
        )?;
        let mut insert = self.connection.prepare(&format!(
            "INSERT INTO temp.small_index (rowid, {columns}) SELECT id, {columns} FROM capture_words WHERE id = ?1"
        ))?;
        for (_, capture) in found {
            insert.execute([capture.0])?;
        }
        Ok(())
    }

    /// Which of these captures have the words in the title.
    fn titled(&self, found: &[Found], words: &str) -> Result<BTreeSet<CaptureKey>, Cause> {
        self.small_index(found, "title")?;
        let mut select = self.connection.prepare("SELECT rowid FROM temp.small_index WHERE small_index MATCH ?1")?;
        let rows = select.query_map([format!("{{title}} : {words}")], |row| Ok(CaptureKey(row.get(0)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Documents outside the trash from a table of captures `c`, in an order.
    fn some(&self, from: &str, order: &str, (wheres, most): (&mut Where, usize)) -> Result<Vec<Found>, Cause> {
        let limit = wheres.value(most);
        let sql = format!(
            "SELECT c.document, c.id FROM {from} CROSS JOIN document d ON d.current = c.id
             LEFT JOIN correction k ON k.document = d.id WHERE d.removed IS NULL{} ORDER BY {order} LIMIT ?{limit}",
            wheres.sql
        );
        let mut select = self.connection.prepare(&sql)?;
        let rows = select
            .query_map(wheres.values().as_slice(), |row| Ok((DocumentKey(row.get(0)?), CaptureKey(row.get(1)?))))?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?)
    }

    /// Quotations by their words and speakers; of very many the latest, as of documents.
    fn search_quotations(&self, query: &Query, most: usize) -> Result<Vec<Hit>, Cause> {
        let said = |wanted: Field, column: &str| {
            let values = query.fields.iter().filter(move |c| c.field == wanted && !c.negated);
            let column = column.to_owned();
            values.map(move |c| format!("({{{column}}} : {})", c.value))
        };
        let words = query.words.iter().map(|words| format!("({{exact}} : {words})"));
        let all: Vec<String> = said(Field::Speaker, "speaker").chain(said(Field::Says, "exact")).chain(words).collect();
        let matched = all.join(" AND ");
        let search = |order, most| {
            let mut wheres = Where::default();
            let n = wheres.value(matched.clone());
            wheres.sql += &format!(" AND quotation_index MATCH ?{n}");
            self.conditions(query, true, &mut wheres)?;
            self.some_quotations(order, (&mut wheres, most))
        };
        let ranked = RANKED.max(most);
        let mut found = search("quotation_index.rowid DESC", ranked + 1)?;
        if found.len() <= ranked {
            found = search("quotation_index.rank, q.id", most)?;
        }
        found.truncate(most);
        let snippets = self.said(&found, &matched)?;
        found.into_iter().map(|found| self.hit_of_quotation(found, &snippets)).collect()
    }

    /// Quotations of documents outside the trash, in an order, by their numbers.
    fn some_quotations(&self, order: &str, (wheres, most): (&mut Where, usize)) -> Result<Vec<(Found, i64)>, Cause> {
        let limit = wheres.value(most);
        let sql = format!(
            "SELECT d.id, c.id, q.id FROM quotation_index CROSS JOIN quotation q ON q.id = quotation_index.rowid
             CROSS JOIN capture c ON c.text_hash = q.text_hash CROSS JOIN document d ON d.current = c.id
             LEFT JOIN correction k ON k.document = d.id WHERE d.removed IS NULL{} ORDER BY {order} LIMIT ?{limit}",
            wheres.sql
        );
        let mut select = self.connection.prepare(&sql)?;
        let rows = select.query_map(wheres.values().as_slice(), |row| {
            Ok(((DocumentKey(row.get(0)?), CaptureKey(row.get(1)?)), row.get(2)?))
        })?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?)
    }

    /// The words of each with what was found in them, out of a small index as of documents.
    fn said(&self, found: &[(Found, i64)], matched: &str) -> Result<BTreeMap<i64, Snippet>, Cause> {
        self.connection.execute_batch(
            "DROP TABLE IF EXISTS temp.small_said;
             CREATE VIRTUAL TABLE temp.small_said USING fts5 (speaker, exact, tokenize = 'unicode61 remove_diacritics 2');",
        )?;
        let mut insert = self.connection.prepare(
            "INSERT OR IGNORE INTO temp.small_said (rowid, speaker, exact) SELECT id, speaker, exact FROM quotation WHERE id = ?1",
        )?;
        for (_, quotation) in found {
            insert.execute([quotation])?;
        }
        let mut select = self.connection.prepare(
            "SELECT rowid, highlight(small_said, 1, char(2), char(3)) FROM temp.small_said WHERE small_said MATCH ?1",
        )?;
        let snippet = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, Snippet::from_marked(&row.get::<_, String>(1)?)));
        Ok(select.query_map([matched], snippet)?.collect::<Result<_, _>>()?)
    }

    fn hit_of_quotation(
        &self,
        ((document, capture), quotation): (Found, i64),
        snippets: &BTreeMap<i64, Snippet>,
    ) -> Result<Hit, Cause> {
        let mut select = self.connection.prepare_cached(
            "SELECT q.pieces, q.speaker, q.form, c.text FROM quotation q, capture c WHERE q.id = ?1 AND c.id = ?2",
        )?;
        let mut rows = select.query([quotation, capture.0])?;
        let damaged = || Cause::Damaged(format!("a quotation of capture {capture} does not fit its text"));
        let row = rows.next()?.ok_or_else(damaged)?;
        let text = unpack_text(row.get_ref(3)?.as_blob().unwrap_or_default())?;
        let pieces = pieces_from_words(&row.get::<_, String>(0)?, &text).ok_or_else(damaged)?;
        let quoted = Quoted { pieces, speaker: row.get(1)?, form: row.get(2)? };
        let snippet = snippets.get(&quotation).cloned().unwrap_or_default();
        let facts = self.facts_of(document, capture)?;
        Ok(Hit { document, capture, facts, snippet, quotation: Some(quoted) })
    }

    /// What the fields ask of a document `d` and its current capture `c`; those of its words where they are not looked for
    /// together with others.
    fn conditions(&self, query: &Query, words_too: bool, wheres: &mut Where) -> Result<(), Cause> {
        for Condition { field, value, negated } in &query.fields {
            let index = |wheres: &mut Where, column: &str| {
                let n = wheres.value(format!("{{{column}}} : {value}"));
                format!("c.id IN (SELECT rowid FROM capture_index WHERE capture_index MATCH ?{n})")
            };
            let quotes = |wheres: &mut Where, column: &str| {
                let n = wheres.value(format!("{{{column}}} : {value}"));
                format!(
                    "c.text_hash IN (SELECT q.text_hash FROM quotation_index JOIN quotation q ON q.id = quotation_index.rowid
                     WHERE quotation_index MATCH ?{n})"
                )
            };
            let condition = match field {
                Field::Title | Field::Outlet | Field::By | Field::Text if !words_too => continue,
                Field::Title => index(wheres, "title"),
                Field::Outlet => index(wheres, "outlet"),
                Field::By => index(wheres, "byline"),
                Field::Text => index(wheres, "title text"),
                Field::After => format!("coalesce(k.date, c.date) >= ?{}", wheres.value(value.clone())),
                Field::Before => format!(
                    "(coalesce(k.date, c.date) < ?{} AND coalesce(k.date, c.date) > '')",
                    wheres.value(value.clone())
                ),
                Field::Story => {
                    let story = self.story(value)?;
                    format!("d.id IN (SELECT document FROM member WHERE story = ?{})", wheres.value(story.0))
                }
                Field::Tag => {
                    let n = wheres.value(value.clone());
                    format!("d.id IN (SELECT document FROM tag WHERE name = ?{n} COLLATE NOCASE)")
                }
                Field::Speaker if *negated => quotes(wheres, "speaker"),
                Field::Says if *negated => quotes(wheres, "exact"),
                Field::Speaker | Field::Says => continue,
            };
            wheres.add(*negated, &condition);
        }
        Ok(())
    }

    /// Some of the text of each around the words.
    fn snippets(&self, found: &[Found], words: &str) -> Result<BTreeMap<CaptureKey, Snippet>, Cause> {
        self.small_index(found, "title, text")?;
        let mut select = self.connection.prepare(&format!(
            "SELECT rowid, snippet(small_index, 1, char(2), char(3), '…', {WORDS}) FROM temp.small_index
             WHERE small_index MATCH ?1"
        ))?;
        let snippet =
            |row: &rusqlite::Row<'_>| Ok((CaptureKey(row.get(0)?), Snippet::from_marked(&row.get::<_, String>(1)?)));
        Ok(select.query_map([words], snippet)?.collect::<Result<_, _>>()?)
    }

    fn facts_of(&self, document: DocumentKey, capture: CaptureKey) -> Result<Facts, Cause> {
        let mut select = self
            .connection
            .prepare_cached("SELECT name, title, outlet, byline, date, address FROM capture WHERE id = ?1")?;
        let mut facts = select.query_row([capture.0], |row| facts(row, 0))?;
        self.corrections(document)?.apply_to_facts(&mut facts);
        Ok(facts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_ranges() {
        let check = |marked: &str, text: &str, found: &[&str]| {
            let snippet = Snippet::from_marked(marked);
            assert_eq!(snippet.text, text);
            assert_eq!(snippet.marks.iter().map(|m| m.of(text)).collect::<Vec<_>>(), found);
        };
        check("…the \u{2}bridge\u{3} was \u{2}closed\u{3}", "…the bridge was closed", &["bridge", "closed"]);
        check("\u{3}odd \u{2}é", "odd é", &[]);
    }
}
