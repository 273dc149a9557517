//! Which fields of a record are what, by their names.
//!
//! The names are those that trafilatura, newspaper, news-please, Readability, the APIs of news services and sites, WordPress,
//! JSON-LD, JSON Feed and common corpora write; `--map` gives others. A name with dots goes into objects: `source.name`.

use serde_json::Value;
use std::str::FromStr;

/// What a field can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The headline.
    Title,
    /// The article, as text or as HTML.
    Text,
    /// Who wrote it.
    Author,
    /// The day of publication.
    Date,
    /// Where it was published.
    Address,
    /// Newspaper, agency, site.
    Outlet,
    /// The language's tag.
    Language,
    /// What the record is known by.
    Id,
    /// What stands for the text where there is none.
    Summary,
}

/// The words for fields on the command line.
const WORDS: [(&str, Field); 11] = [
    ("title", Field::Title),
    ("text", Field::Text),
    ("author", Field::Author),
    ("byline", Field::Author),
    ("date", Field::Date),
    ("address", Field::Address),
    ("url", Field::Address),
    ("outlet", Field::Outlet),
    ("language", Field::Language),
    ("id", Field::Id),
    ("summary", Field::Summary),
];

/// The names that each field has where nothing else is said; the first that has a value counts.
#[rustfmt::skip]
const NAMES: [(Field, &[&str]); 9] = [
    (Field::Title, &[
        "title", "title.rendered", "headline.main", "headline", "webTitle", "fields.headline", "name",
    ]),
    (Field::Text, &[
        "maintext", "text", "content_html", "content_text", "articleBody", "article_body", "full_text", "fulltext",
        "bodyText", "fields.bodyText", "fields.body", "body", "content", "content.rendered", "textContent", "article",
        "story", "raw_text", "html",
    ]),
    (Field::Author, &["authors", "author", "byline.original", "byline", "fields.byline", "creator", "writer"]),
    (Field::Date, &[
        "date_publish", "publishedAt", "published_at", "date_published", "datePublished", "publish_date",
        "publication_date", "published_date", "publishedTime", "published", "pub_date", "pubDate", "webPublicationDate",
        "dateTime", "date", "seendate", "created_at",
    ]),
    (Field::Address, &[
        "canonical_link", "url", "link", "links.permalink", "permalink", "webUrl", "web_url", "canonical_url", "pageUrl",
        "mainEntityOfPage.@id", "mainEntityOfPage", "source",
    ]),
    (Field::Outlet, &[
        "sitename", "site_name", "siteName", "meta_site_name", "source.name", "source.title", "publisher.name", "publisher",
        "provider", "outlet", "publication", "fields.publication", "source_name", "name_source", "thread.site_full",
        "thread.site", "source_domain", "domain_url", "clean_url", "hostname", "source-hostname", "domain", "source",
    ]),
    (Field::Language, &["language", "lang", "meta_lang", "inLanguage", "humanLanguage", "fields.lang"]),
    (Field::Id, &["id", "guid", "uuid", "article_id", "_id", "url", "link"]),
    (Field::Summary, &[
        "description", "summary", "excerpt", "abstract", "lead_paragraph", "snippet", "meta_description",
        "fields.trailText", "fields.standfirst", "excerpt.rendered", "summary.sentences",
    ]),
];

/// Which names of fields count before the usual ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping(Vec<Rule>);

/// One of them: `title=headline`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule(Field, String);

impl FromStr for Rule {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let known = || WORDS.map(|(word, _)| word).join(", ");
        let (word, name) = words
            .split_once('=')
            .ok_or_else(|| format!("FACT=FIELD is needed, such as title=headline; facts: {}", known()))?;
        let field = WORDS.iter().find(|(known, _)| *known == word.trim());
        let (_, field) = field.ok_or_else(|| format!("\"{}\" is no fact; facts: {}", word.trim(), known()))?;
        match name.trim() {
            "" => Err(format!("the field for {} is missing, such as {}=headline", word.trim(), word.trim())),
            name => Ok(Self(*field, name.to_owned())),
        }
    }
}

impl FromIterator<Rule> for Mapping {
    fn from_iter<I: IntoIterator<Item = Rule>>(rules: I) -> Self {
        Self(rules.into_iter().collect())
    }
}

impl Mapping {
    /// The values of a field of a record, those that count most first.
    fn values<'a>(&'a self, field: Field, record: &'a Value) -> impl Iterator<Item = &'a Value> {
        let own = self.0.iter().filter(move |Rule(mapped, _)| *mapped == field).map(|Rule(_, name)| name.as_str());
        let usual = NAMES.iter().filter(move |(named, _)| *named == field).flat_map(|(_, names)| names.iter().copied());
        own.chain(usual).filter_map(move |name| at(record, name))
    }

    /// The first value of a field that fits it and says something.
    pub(super) fn find<'a>(&'a self, field: Field, record: &'a Value) -> Option<&'a Value> {
        self.values(field, record).find(|value| words(value).iter().any(|words| fits(field, words)))
    }

    /// The words of that value.
    pub(super) fn words(&self, field: Field, record: &Value) -> Option<String> {
        self.find(field, record).map(|value| words(value).join(", "))
    }

    /// What a service writes in the place of an article that it does not give.
    pub(super) fn stand_in(&self, record: &Value) -> Option<StandIn> {
        let fields = [Field::Text, Field::Summary, Field::Title].into_iter();
        fields.flat_map(|field| self.values(field, record)).flat_map(words).find_map(|words| StandIn::of(&words))
    }
}

/// What stands in the place of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StandIn {
    /// The service took the article back.
    Withdrawn,
    /// The service gives the article to those alone who pay.
    Paid,
}

impl StandIn {
    fn of(words: &str) -> Option<Self> {
        let words = words.trim();
        match () {
            () if words.eq_ignore_ascii_case("[Removed]") => Some(Self::Withdrawn),
            () if words.starts_with("ONLY AVAILABLE IN ") && words.ends_with(" PLANS") => Some(Self::Paid),
            () => None,
        }
    }
}

/// Whether words say something that a field can be.
fn fits(field: Field, words: &str) -> bool {
    match field {
        _ if words.trim().is_empty() || StandIn::of(words).is_some() => false,
        Field::Address => words.starts_with("http"),
        // The number that a site gives its authors is no name.
        Field::Author => words.contains(char::is_alphabetic),
        _ => true,
    }
}

/// The value under a name; a name with dots is looked for as it is first, then object by object.
fn at<'a>(record: &'a Value, name: &str) -> Option<&'a Value> {
    let whole = record.get(name);
    whole.or_else(|| name.split_once('.').and_then(|(first, rest)| at(record.get(first)?, rest)))
}

/// The words of a value: itself, its members, the name of an object.
pub(super) fn words(value: &Value) -> Vec<String> {
    match value {
        Value::String(words) => vec![words.trim().to_owned()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => values.iter().flat_map(words).filter(|w| !w.is_empty()).collect(),
        Value::Object(object) => object.get("name").map(words).unwrap_or_default(),
        Value::Bool(_) | Value::Null => Vec::new(),
    }
}
