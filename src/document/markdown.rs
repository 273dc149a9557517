//! Markdown to blocks: the text without its marks, and what a front matter says of the source.
//!
//! ```text
//!  # Heading         Heading            > quoted        BlockQuote
//!  words             Paragraph          - item          ListItem, with a bullet or its number
//!  ![alt](picture)   Furniture          ```code```      Paragraph
//!  <b>words</b>      words              --- key: value  declared facts, not shown
//! ```
//!
//! Links are their words. Which heading is the headline is left to `head`.

use super::head::{Declared, Fact};
use super::marked::{Marked, next_bullet};
use super::{Block, BlockKind, Furniture, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Reads a Markdown text. Every text is Markdown, so that nothing can fail.
pub fn read(markdown: &str) -> Marked {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, options) {
        writer.event(event);
    }
    writer.close();
    writer.marked
}

/// What is being written.
#[derive(Default)]
struct Writer {
    marked: Marked,
    /// Where the open block starts and what it is.
    open: Option<(usize, BlockKind)>,
    /// Next numbers of the lists around, none for bullets.
    lists: Vec<Option<u64>>,
    /// The bullet or number that the next words follow.
    bullet: Option<String>,
    /// Block quotes around.
    quotes: usize,
    in_heading: bool,
    /// Words that go elsewhere than into the text.
    aside: Option<Aside>,
    /// Alternative texts of the open block's pictures.
    pictures: Vec<String>,
}

/// Words that are no running text.
enum Aside {
    Picture(String),
    FrontMatter(String),
    Html(String),
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.words(&words);
            }
            Event::Html(html) => self.html(&html),
            Event::InlineHtml(tag) if is_break(&tag) => self.words("\n"),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.words("\n"),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Image { .. } => self.aside = Some(Aside::Picture(String::new())),
            Tag::MetadataBlock(_) => self.aside = Some(Aside::FrontMatter(String::new())),
            Tag::HtmlBlock => self.aside = Some(Aside::Html(String::new())),
            Tag::TableCell if self.open.is_some() => self.words(" | "),
            Tag::TableCell
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. } => {}
            tag => {
                self.close();
                match tag {
                    Tag::Heading { .. } => self.in_heading = true,
                    Tag::BlockQuote(_) => self.quotes += 1,
                    Tag::List(first) => self.lists.push(first),
                    Tag::Item => self.bullet = Some(next_bullet(&mut self.lists)),
                    _ => {}
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock => self.end_aside(),
            TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => {}
            tag => {
                self.close();
                match tag {
                    TagEnd::Heading(_) => self.in_heading = false,
                    TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
                    TagEnd::List(_) => drop(self.lists.pop()),
                    TagEnd::Item => self.bullet = None,
                    _ => {}
                }
            }
        }
    }

    /// Takes what was collected aside to its place.
    fn end_aside(&mut self) {
        match self.aside.take() {
            Some(Aside::Picture(alternative)) if self.open.is_none() => {
                self.pictures.push(alternative);
                self.close();
            }
            Some(Aside::Picture(alternative)) => self.pictures.push(alternative),
            Some(Aside::FrontMatter(lines)) => self.marked.declared = declared(&lines),
            Some(Aside::Html(html)) => {
                self.close();
                self.words(&without_tags(&html));
                self.close();
            }
            None => {}
        }
    }

    fn html(&mut self, piece: &str) {
        match &mut self.aside {
            Some(Aside::Html(html)) => html.push_str(piece),
            _ => self.words(&without_tags(piece)),
        }
    }

    fn words(&mut self, words: &str) {
        match &mut self.aside {
            Some(Aside::Picture(text) | Aside::FrontMatter(text) | Aside::Html(text)) => text.push_str(words),
            None => {
                if self.open.is_none() {
                    if words.trim().is_empty() {
                        return;
                    }
                    self.open = Some((self.marked.text.len(), self.kind()));
                    self.marked.text.push_str(&self.bullet.take().unwrap_or_default());
                }
                self.marked.text.push_str(words);
            }
        }
    }

    /// What a block that opens here is.
    fn kind(&self) -> BlockKind {
        match () {
            () if self.in_heading => BlockKind::Heading,
            () if self.bullet.is_some() => BlockKind::ListItem,
            () if self.quotes > 0 => BlockKind::BlockQuote,
            () => BlockKind::Paragraph,
        }
    }

    /// Ends the open block, and gives its pictures blocks of their own.
    fn close(&mut self) {
        if let Some((start, kind)) = self.open.take() {
            self.push(start, kind);
        }
        for alternative in std::mem::take(&mut self.pictures) {
            let start = self.marked.text.len();
            self.marked.text.push_str(&alternative);
            self.push(start, BlockKind::Furniture(Furniture::Credit));
        }
    }

    /// Makes a block of all text from `start`, if that is more than white space.
    fn push(&mut self, start: usize, kind: BlockKind) {
        let inner = &self.marked.text[start..];
        let lead = inner.len() - inner.trim_start().len();
        let end = start + inner.trim_end().len();
        self.marked.text.truncate(end);
        if start + lead < end {
            self.marked.blocks.push(Block { span: Span::new(start + lead, end), kind });
            self.marked.text.push_str("\n\n");
        }
    }
}

/// Whether an HTML tag breaks the line.
fn is_break(tag: &str) -> bool {
    tag.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("<br"))
}

/// The words of a piece of HTML: no tags, no comments, nothing of scripts and style sheets.
fn without_tags(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let is = |name: &str| rest.get(1..=name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name));
        let end = match () {
            () if rest.starts_with("<!--") => "-->",
            () if is("script") => "</script>",
            () if is("style") => "</style>",
            () => ">",
        };
        // ASCII lower case keeps every byte's place.
        let Some(close) = rest.to_ascii_lowercase().find(end) else { return out };
        rest = &rest[close + end.len()..];
        out.push(' ');
    }
    out.push_str(rest);
    out
}

/// The facts in the `key: value` (or `key = value`) lines of a front matter; of a list, its first members joined.
fn declared(lines: &str) -> Declared {
    let mut declared = Declared::default();
    let mut listed: Option<Fact> = None;
    for line in lines.lines() {
        if let (Some(fact), Some(member)) = (listed, line.trim().strip_prefix("- ")) {
            declared.add(fact, unquoted(member));
            continue;
        }
        listed = None;
        let Some((key, value)) = line.split_once([':', '=']) else { continue };
        // Indented keys belong to another key.
        let Some(fact) = Fact::of_key(key.trim_end()) else { continue };
        let value = value.trim().trim_matches(['[', ']']);
        if value.is_empty() {
            listed = Some(fact);
        } else if fact == Fact::Byline {
            value.split(',').for_each(|author| declared.add(fact, unquoted(author)));
        } else {
            declared.add(fact, unquoted(value));
        }
    }
    declared
}

/// A value without the quotation marks around it.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    ['"', '\''].iter().find_map(|&mark| value.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` has one line a block: its kind's sign and its text.
    fn check(markdown: &str, expected: &[&str]) {
        let marked = read(markdown);
        let line = |block: &Block| {
            let sign = match block.kind {
                BlockKind::Heading => '#',
                BlockKind::ListItem => '*',
                BlockKind::BlockQuote => '>',
                BlockKind::Furniture(Furniture::Credit) => '!',
                _ => '|',
            };
            format!("{sign}{}", block.span.of(&marked.text))
        };
        assert_eq!(marked.blocks.iter().map(line).collect::<Vec<_>>(), expected, "{:?}", marked.text);
    }

    #[test]
    fn marks_go_and_words_stay() {
        check(
            "# Bridge *closed*\n\nThe **mayor** [said](http://a.example \"t\") that\nit `stays` &amp; waits.  \nNext.\n\nBuses\n---\n",
            &["#Bridge closed", "|The mayor said that it stays & waits.\nNext.", "#Buses"],
        );
    }

    #[test]
    fn lists_quotes_code_and_tables() {
        check(
            "3. three\n4. four\n   - inner\n\n> We wait.\n> Then we go.\n>\n> - item\n\n```\ncode 1\n```\n\n| a | b |\n|---|---|\n| c | d |\n",
            &["*3. three", "*4. four", "*• inner", ">We wait. Then we go.", "*• item", "|code 1", "|a | b", "|c | d"],
        );
    }

    #[test]
    fn pictures_and_tags() {
        check(
            "![The bridge](b.png)\n\nBefore ![a pier](p.png) after.\n\n<div>Kept <!-- not\nthis --><b>words</b></div>\n<script>x()</script>\n\na<br>b <i>c</i>",
            &["!The bridge", "|Before  after.", "!a pier", "|Kept   words", "|a\nb c"],
        );
        check("<unclosed", &["|<unclosed"]);
        check("", &[]);
    }

    #[test]
    fn front_matter_is_mined() {
        let marked = read(
            "---\ntitle: \"Bridge: closed\"\nauthors:\n  - Ann Lee\n  - Bo Ek\ndate: 2025-06-24\nsource: The Harbour Post\nurl: https://a.example/1\n---\n\nText.\n",
        );
        let declared = &marked.declared;
        for (fact, expected) in [
            (Fact::Title, "Bridge: closed"),
            (Fact::Byline, "Ann Lee, Bo Ek"),
            (Fact::Date, "2025-06-24"),
            (Fact::Outlet, "The Harbour Post"),
            (Fact::Address, "https://a.example/1"),
        ] {
            assert_eq!(declared.get(fact), Some(expected));
        }
        assert_eq!(marked.text.trim(), "Text.");
    }
}
