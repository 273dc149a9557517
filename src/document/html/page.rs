//! A page to passages in the order in which they stand: what is one block, where a line breaks, and what nobody sees.
//!
//! ```text
//!  <h2>            Heading        <p> <div> ...   Paragraph      <tr>           cells with bars between
//!  <li>            ListItem       <blockquote>    BlockQuote     <figcaption>   caption
//!  <br><br>        a new passage  <br>            a new line     hidden, script nothing
//! ```
//!
//! Which passages are the article is left to [`super`].

use super::super::marked::next_bullet;
use dom_query::{Document, NodeRef};

/// The attribute that numbers the elements of a page while it is read.
pub(super) const NUMBER: &str = "data-parallax-element";

/// Elements that hold nothing to read.
const UNREAD: &str = "script, style, noscript, template, svg, math, iframe, object, canvas, audio, video, select, \
    datalist, button, input, textarea, progress, meter, map, dialog:not([open]), [hidden], [aria-hidden='true'], \
    .visually-hidden, .sr-only, .screen-reader-text, [role='doc-noteref'], [role='doc-backlink']";

/// Elements that stand on lines of their own.
#[rustfmt::skip]
const BLOCKS: [&str; 46] = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "caption", "tbody",
    "thead", "tfoot", "tr", "ul", "optgroup", "search",
];

/// What a passage is by its elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Heading { level: u8 },
    ListItem,
    Quote,
    Caption,
    Running,
}

/// A run of words of a page.
#[derive(Debug)]
pub(super) struct Passage {
    pub(super) form: Form,
    pub(super) words: String,
    /// The numbers of the elements whose own words these are, with how many bytes each gives.
    pub(super) from: Vec<(usize, usize)>,
    /// Bytes of it that are links.
    pub(super) linked: usize,
}

/// Takes out what nobody sees, and numbers the elements that are left.
pub(super) fn prepare(page: &Document) {
    page.select(UNREAD).remove();
    for styled in page.select("[style]").nodes() {
        let style: String = styled.attr_or("style", "").to_ascii_lowercase().split_whitespace().collect();
        if style.contains("display:none") || style.contains("visibility:hidden") {
            styled.remove_from_parent();
        }
    }
    for raised in page.select("sup").nodes() {
        let text = raised.text();
        let is_sign = text.trim().trim_matches(['[', ']', '(', ')']).bytes().all(|b| b.is_ascii_digit());
        let links = raised.children_it(false).any(|child| child.has_name("a"))
            || raised.parent().is_some_and(|parent| parent.has_name("a"));
        // The number of a note is no part of the sentence.
        if is_sign && links {
            raised.remove_from_parent();
        }
    }
    for link in page.select("a").nodes() {
        if link.attr("epub:type").is_some_and(|kind| kind.as_ref() == "noteref") {
            link.remove_from_parent();
        }
    }
    // The extractor takes a `font` and its number away.
    page.select("font").rename("span");
    // Collected first: the iterator would hold the tree that is written to.
    for (number, element) in page.root().descendants().into_iter().filter(NodeRef::is_element).enumerate() {
        element.set_attr(NUMBER, &number.to_string());
    }
}

/// The number of the element whose own words a text node is.
pub(super) fn number_of(text: &NodeRef<'_>) -> Option<usize> {
    text.ancestors_it(None).find_map(number)
}

/// The number of an element itself.
fn number(element: NodeRef<'_>) -> Option<usize> {
    element.attr(NUMBER)?.parse().ok()
}

/// All passages of a page or of a piece of one.
pub(super) fn passages(page: &Document) -> Vec<Passage> {
    let mut walk = Walk::default();
    let root = page.body().unwrap_or_else(|| page.root());
    walk.children(root, Around::default());
    walk.close();
    walk.passages
}

/// The elements around a place.
#[derive(Clone, Copy, Default)]
struct Around {
    form: Option<Form>,
    linked: bool,
    preformatted: bool,
    number: usize,
}

#[derive(Default)]
struct Walk {
    passages: Vec<Passage>,
    open: Option<Passage>,
    /// Whether white space stands before the next words.
    gap: bool,
    /// Line breaks before the next words.
    breaks: usize,
    /// The bullet or number that the next words follow.
    bullet: Option<String>,
    /// Next numbers of the lists around, none for bullets.
    lists: Vec<Option<u64>>,
}

impl Walk {
    fn children(&mut self, parent: NodeRef<'_>, around: Around) {
        for child in parent.children_it(false) {
            if child.is_text() {
                self.text(&child.text(), around);
            } else if child.is_element() {
                self.element(child, around);
            }
        }
    }

    fn element(&mut self, element: NodeRef<'_>, mut around: Around) {
        let Some(name) = element.node_name() else { return };
        let name = name.as_ref();
        around.number = number(element).unwrap_or(around.number);
        let is_block = BLOCKS.contains(&name);
        match name {
            "br" => return self.breaks += 1,
            "td" | "th" => return self.cell(element, around),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                around.form = Some(Form::Heading { level: name.as_bytes()[1] - b'0' });
            }
            "blockquote" => around.form = Some(Form::Quote),
            "figcaption" => around.form = Some(Form::Caption),
            "a" => around.linked = true,
            "pre" => around.preformatted = true,
            _ => {}
        }
        if is_block {
            self.close();
        }
        match name {
            "ol" => self.list(element, around, Some(first_number(element))),
            "ul" | "dir" => self.list(element, around, None),
            "li" => {
                self.bullet = Some(next_bullet(&mut self.lists));
                around.form = Some(Form::ListItem);
                self.children(element, around);
            }
            _ => self.children(element, around),
        }
        if is_block {
            self.close();
        }
        if name == "li" {
            self.bullet = None;
        }
    }

    fn list(&mut self, element: NodeRef<'_>, around: Around, first: Option<u64>) {
        self.lists.push(first);
        self.children(element, around);
        self.lists.pop();
    }

    /// A cell of a table: apart from the one before it in the same row. A cell that holds blocks is laid out, not data; one
    /// paragraph alone is how many programs write any cell.
    fn cell(&mut self, cell: NodeRef<'_>, mut around: Around) {
        let is_block = |node: &NodeRef<'_>| node.node_name().is_some_and(|name| BLOCKS.contains(&name.as_ref()));
        let is_alone = |block: &NodeRef<'_>| {
            block.node_name().is_some_and(|name| matches!(name.as_ref(), "p" | "div"))
                && block.text().trim() == cell.text().trim()
                && !block.children_it(false).any(|inner| is_block(&inner))
        };
        let blocks: Vec<NodeRef<'_>> = cell.children_it(false).filter(is_block).collect();
        let inner = match blocks.as_slice() {
            [block] if is_alone(block) => *block,
            _ => cell,
        };
        around.number = number(inner).unwrap_or(around.number);
        let holds_blocks = inner.children_it(false).any(|child| is_block(&child)) || cell.text().len() > 400;
        if holds_blocks {
            self.close();
        } else if self.open.as_ref().is_some_and(|open| !open.words.is_empty()) {
            self.text(" | ", around);
        }
        self.children(inner, around);
        if holds_blocks {
            self.close();
        }
    }

    fn text(&mut self, text: &str, around: Around) {
        let is_space = |c: char| c.is_ascii_whitespace();
        for (n, line) in text.split('\n').enumerate() {
            self.breaks += usize::from(n > 0 && around.preformatted);
            self.gap |= n > 0 || line.starts_with(is_space);
            for word in line.split(is_space).filter(|word| !word.is_empty()) {
                self.word(word, around);
                self.gap = true;
            }
            self.gap = line.ends_with(is_space) || (self.gap && line.trim_matches(is_space).is_empty());
        }
    }

    fn word(&mut self, word: &str, around: Around) {
        if self.breaks > 1 {
            self.close();
        }
        let bullet = self.bullet.take().unwrap_or_default();
        let open = self.open.get_or_insert_with(|| Passage {
            form: around.form.unwrap_or(Form::Running),
            words: bullet,
            from: Vec::new(),
            linked: 0,
        });
        if !open.from.is_empty() {
            match (self.breaks, self.gap) {
                (1.., _) => open.words.push('\n'),
                (0, true) => open.words.push(' '),
                (0, false) => {}
            }
        }
        (self.breaks, self.gap) = (0, false);
        open.words.push_str(word);
        open.linked += if around.linked { word.len() } else { 0 };
        match open.from.last_mut() {
            Some((number, bytes)) if *number == around.number => *bytes += word.len(),
            _ => open.from.push((around.number, word.len())),
        }
    }

    fn close(&mut self) {
        self.passages.extend(self.open.take());
        (self.breaks, self.gap) = (0, false);
    }
}

/// The number of the first item of a numbered list.
fn first_number(list: NodeRef<'_>) -> u64 {
    list.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` has one line a passage: its form's sign and its words.
    fn check(html: &str, expected: &[&str]) {
        let page = Document::from(html);
        prepare(&page);
        let line = |passage: &Passage| {
            let sign = match passage.form {
                Form::Heading { .. } => '#',
                Form::ListItem => '*',
                Form::Quote => '>',
                Form::Caption => '!',
                Form::Running => '|',
            };
            format!("{sign}{}", passage.words)
        };
        assert_eq!(passages(&page).iter().map(line).collect::<Vec<_>>(), expected, "{html}");
    }

    #[test]
    fn elements_are_passages() {
        check(
            "<h1>Bridge <em>closed</em></h1><p>The mayor\n said <b>no</b>.<br>Next line<p>Two<div>Three<p>Four</div>five",
            &["#Bridge closed", "|The mayor said no.\nNext line", "|Two", "|Three", "|Four", "|five"],
        );
        check(
            "<ol start=3><li>three<li><p>four</p><ul><li>inner</ul></ol><blockquote><p>We wait.</blockquote>",
            &["*3. three", "*4. four", "*• inner", ">We wait."],
        );
        check(
            "one<br> <br>two<table><tr><td>a<td>b<tr><td>c<td><p>d</p><tr><td>e<td><p>f<p>g</table><figure><img><figcaption>A pier</figcaption></figure>",
            &["|one", "|two", "|a | b", "|c | d", "|e", "|f", "|g", "!A pier"],
        );
        check("<p>He left.<sup><a href=#n>[12]</a></sup> On 10<sup>2</sup> boats.", &["|He left. On 102 boats."]);
        check("<pre>a\n  b</pre>un<wbr>broken<i>!</i> \u{a0}« x »", &["|a\nb", "|unbroken! \u{a0}« x »"]);
    }

    #[test]
    fn what_nobody_sees_is_nothing() {
        check(
            "<p>seen<p hidden>a<p style='Display : none'>b<div style='color:red;visibility:hidden'>c</div><script>d()</script>\
             <template><p>e</template><noscript>f</noscript><span class=sr-only>g</span><!-- h --><p>too",
            &["|seen", "|too"],
        );
    }

    #[test]
    fn bytes_of_links_are_counted() {
        let page = Document::from("<p>See <a href=x>here</a></p><p>Other</p>");
        prepare(&page);
        assert_eq!(passages(&page).iter().map(|p| p.linked).collect::<Vec<_>>(), [4, 0]);
    }
}
