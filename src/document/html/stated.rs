//! What a page's markup states of its article: JSON-LD first, then OpenGraph and other `meta` elements, then the page's
//! own elements.

use dom_query::Document;
use serde_json::Value;

/// What a page states of its article, as far as it does.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) date: Option<String>,
    pub(super) address: Option<String>,
    pub(super) language: Option<String>,
    /// Whether the page says that its article is for subscribers.
    pub(super) is_paid: bool,
}

/// Types of schema.org that are articles, by the end of their names.
const ARTICLES: [&str; 5] = ["Article", "BlogPosting", "Posting", "Report", "Review"];

/// Reads what the page states. The page must still have its scripts.
pub(super) fn read(page: &Document) -> Page {
    let mut found = Page::default();
    for script in page.select("script[type='application/ld+json']").nodes() {
        if let Ok(value) = serde_json::from_str(script.text().trim()) {
            linked_data(&value, &mut found);
        }
    }
    let meta = |keys: &[&str]| keys.iter().find_map(|key| meta(page, key));
    let or = |slot: &mut Option<String>, keys: &[&str]| *slot = slot.take().or_else(|| meta(keys));
    or(&mut found.title, &["og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title"]);
    or(&mut found.outlet, &["og:site_name", "application-name", "publisher", "dc.publisher", "dcterms.publisher"]);
    or(
        &mut found.date,
        &[
            "article:published_time",
            "og:article:published_time",
            "parsely-pub-date",
            "datepublished",
            "pubdate",
            "publishdate",
            "publication_date",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "sailthru.date",
        ],
    );
    if found.authors.is_empty() {
        let keys = ["author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "byl"];
        let author = keys.iter().filter_map(|key| self::meta(page, key)).find(|author| !author.contains("://"));
        found.authors.extend(author);
    }
    let href = |selector: &str| page.select_single(selector).attr("href").map(|href| href.to_string());
    let canonical = href("link[rel='canonical']").filter(|address| address.starts_with("http"));
    found.address = canonical.or_else(|| meta(&["og:url"])).or(found.address).filter(|a| a.starts_with("http"));
    let language = page.select_single("html").attr("lang").map(|lang| lang.to_string());
    found.language = language.filter(|l| !l.trim().is_empty()).or_else(|| meta(&["og:locale", "content-language"]));
    in_elements(page, &mut found);
    found
}

/// What stands in elements made for it: `time`, `h1`, `title`.
fn in_elements(page: &Document, found: &mut Page) {
    let time = page.select(
        "time[datetime][pubdate], time[itemprop='datePublished'], article time[datetime], header time[datetime]",
    );
    let item = page.select("[itemprop='datePublished']");
    let date = time.nodes().iter().find_map(|time| time.attr("datetime"));
    let date =
        date.or_else(|| item.nodes().iter().find_map(|item| item.attr("content").or_else(|| item.attr("datetime"))));
    found.date = found.date.take().or_else(|| date.map(|date| date.to_string()));
    let headings = page.select("h1");
    let only = match headings.nodes() {
        [only] => Some(line(&only.text())).filter(|words| !words.is_empty()),
        _ => None,
    };
    let title = || Some(line(&page.select_single("title").text())).filter(|title| !title.is_empty());
    found.title = found.title.take().or(only.clone()).or_else(title);
    // "Headline - Outlet" in the metadata, the headline alone on the page.
    if let (Some(title), Some(heading)) = (&found.title, only)
        && (title.starts_with(&heading) || heading.starts_with(title.as_str()))
    {
        found.title = Some(heading);
    }
}

/// The content of the `meta` element with this name or property.
fn meta(page: &Document, key: &str) -> Option<String> {
    let all = page.select("meta[content]");
    let has =
        |name: &str, node: &dom_query::NodeRef<'_>| node.attr(name).is_some_and(|v| v.trim().eq_ignore_ascii_case(key));
    let node =
        all.nodes().iter().find(|node| ["property", "name", "itemprop", "http-equiv"].iter().any(|n| has(n, node)))?;
    Some(line(&node.attr_or("content", ""))).filter(|content| !content.is_empty())
}

/// Facts of an article in JSON-LD, wherever in the value it stands.
fn linked_data(value: &Value, found: &mut Page) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| linked_data(value, found)),
        Value::Object(object) => {
            let kinds = object.get("@type").map(words_of).unwrap_or_default();
            if kinds.iter().any(|kind| ARTICLES.iter().any(|known| kind.ends_with(known))) {
                article(value, found);
            }
            ["@graph", "mainEntity", "mainEntityOfPage"].iter().filter_map(|key| object.get(*key)).for_each(|inner| {
                linked_data(inner, found);
            });
        }
        _ => {}
    }
}

fn article(value: &Value, found: &mut Page) {
    let first = |key: &str| value.get(key).map(words_of).unwrap_or_default().into_iter().next();
    let put = |slot: &mut Option<String>, value: Option<String>| *slot = slot.take().or(value);
    put(&mut found.title, first("headline"));
    put(&mut found.date, first("datePublished"));
    put(&mut found.outlet, first("publisher"));
    put(&mut found.language, first("inLanguage"));
    put(&mut found.address, first("url").or_else(|| first("mainEntityOfPage")).or_else(|| first("@id")));
    if found.authors.is_empty() {
        found.authors = value.get("author").map(words_of).unwrap_or_default();
    }
    let free = value.get("isAccessibleForFree");
    found.is_paid |= free.is_some_and(|free| match free {
        Value::Bool(free) => !free,
        Value::String(word) => word.eq_ignore_ascii_case("false"),
        _ => false,
    });
}

/// The words of a JSON-LD value: itself, the names of its objects, those of its members.
fn words_of(value: &Value) -> Vec<String> {
    match value {
        Value::String(words) => Some(line(words)).filter(|w| !w.is_empty()).into_iter().collect(),
        Value::Array(values) => values.iter().flat_map(words_of).collect(),
        Value::Object(object) => object.get("name").or_else(|| object.get("@id")).map(words_of).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Words on one line. Some pages escape twice; those entities are read here.
fn line(words: &str) -> String {
    let joined = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.contains('&') && joined.contains(';') {
        Document::fragment(joined.as_str()).text().to_string()
    } else {
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: [Option<&str>; 6]) {
        let Page { title, outlet, authors, date, address, language, .. } = read(&Document::from(html));
        let authors = Some(authors.join(" + ")).filter(|a| !a.is_empty());
        let found = [title, outlet, authors, date, address, language];
        assert_eq!(found.each_ref().map(Option::as_deref), expected, "{html}");
    }

    #[test]
    fn linked_data_comes_first() {
        check(
            r#"<html lang=en><title>x</title><meta property=og:title content="Other"><script type="application/ld+json">
            {"@graph":[{"@type":"WebSite","name":"Site"},{"@type":["NewsArticle"],"headline":"Bridge &amp; barge",
            "author":[{"@type":"Person","name":"Ann Lee"},{"name":"Bo Ek"}],"datePublished":"2024-05-03T10:00:00Z",
            "publisher":{"name":"Harbour Post"},"mainEntityOfPage":{"@id":"https://a.example/1"}}]}</script>"#,
            [
                Some("Bridge & barge"),
                Some("Harbour Post"),
                Some("Ann Lee + Bo Ek"),
                Some("2024-05-03T10:00:00Z"),
                Some("https://a.example/1"),
                Some("en"),
            ],
        );
    }

    #[test]
    fn then_meta_elements_then_the_page() {
        check(
            "<meta property='og:title' content='Bridge closed - Post'><meta property='og:site_name' content='Post'>\
             <meta name=Author content='Ann Lee'><link rel=canonical href='https://a.example/2'>\
             <article><time datetime=2024-05-03>today</time><h1>Bridge\n closed</h1>",
            [
                Some("Bridge closed"),
                Some("Post"),
                Some("Ann Lee"),
                Some("2024-05-03"),
                Some("https://a.example/2"),
                None,
            ],
        );
        check(
            "<title>Only this</title><script type='application/ld+json'>{no json</script>",
            [Some("Only this"), None, None, None, None, None],
        );
        check("", [None; 6]);
    }

    #[test]
    fn a_page_for_subscribers_says_so() {
        let page =
            r#"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>"#;
        assert!(read(&Document::from(page)).is_paid);
    }
}
