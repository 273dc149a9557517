//! The words of heads: keys, outlets, sections, days, names. English, French, German, Spanish and Italian, as far as common.
//!
//! How they are used is left to [`super::line`] and [`super::fact`].

use super::Fact;

/// Words before a colon that name a fact, in lower case.
#[rustfmt::skip]
pub(super) const KEYS: [(Fact, &[&str]); 5] = [
    (Fact::Title, &["title", "headline", "titre", "titel", "título", "titolo"]),
    (Fact::Outlet, &[
        "outlet", "source", "publication", "publisher", "newspaper", "site", "site_name", "sitename", "quelle", "fuente", "fonte",
    ]),
    (Fact::Byline, &["author", "authors", "byline", "by", "written by", "auteur", "autor", "autorin", "autore"]),
    (Fact::Date, &[
        "date", "published", "published on", "published at", "published time", "publication date", "publish_date",
        "publishdate", "pubdate", "date published", "first published", "posted", "posted on", "publié le", "publié",
        "veröffentlicht", "veröffentlicht am", "datum", "fecha", "publicado", "publicado el", "data", "pubblicato",
        "pubblicato il",
    ]),
    (Fact::Address, &[
        "url", "link", "address", "permalink", "canonical", "original", "original article", "original link", "source url",
    ]),
];

/// Words that are common in names of papers, agencies, stations and institutes, and rare in names of people.
#[rustfmt::skip]
pub(super) const OUTLET_WORDS: &[&str] = &[
    "news", "times", "post", "journal", "press", "agency", "tribune", "guardian", "herald", "review", "gazette",
    "chronicle", "telegraph", "observer", "independent", "economist", "standard", "today", "daily", "weekly",
    "magazine", "radio", "television", "tv", "institute", "foundation", "council", "centre", "center", "bulletin",
    "courier", "examiner", "dispatch", "register", "sentinel", "globe", "mirror", "online", "media", "network",
    "broadcasting", "presse", "agence", "zeitung", "rundschau", "monde", "figaro", "libération", "spiegel", "welt",
    "país", "jazeera", "reuters", "bloomberg", "politico", "axios", "bbc", "cnn", "afp", "npr", "ap", "xinhua",
    "tass", "interfax", "interest", "affairs", "policy", "wire", "report", "insider", "beast", "atlantic", "hill",
    "intercept",
];

/// Labels above a headline or a part of an article.
#[rustfmt::skip]
pub(super) const SECTIONS: &[&str] = &[
    "analysis", "analyses", "commentary", "commentaries", "comment", "opinion", "opinions", "editorial",
    "editorials", "op-ed", "news", "world", "politics", "business", "economy", "sport", "sports", "culture",
    "science", "technology", "tech", "health", "climate", "middle east", "europe", "asia", "africa", "americas",
    "us news", "world news", "breaking news", "exclusive", "feature", "features", "interview", "report", "reports",
    "letters", "obituary", "abstract", "full text", "summary", "key points", "key takeaways", "update", "updates",
    "live", "video", "explainer", "fact check", "in brief", "analyse", "kommentar", "meinung", "politik", "monde",
    "politique", "économie", "opinión", "análisis", "commentaire", "tribune", "éditorial",
];

/// Small words inside names.
pub(super) const PARTICLES: &[&str] = &[
    "de", "da", "di", "del", "della", "der", "den", "van", "von", "bin", "ibn", "al", "el", "la", "le", "du", "dos",
    "ter", "y",
];

/// Words that stand with a day and say nothing more.
#[rustfmt::skip]
pub(super) const DAY_WORDS: &[&str] = &[
    "published", "posted", "updated", "last", "on", "at", "am", "pm", "a", "p", "m", "et", "est", "edt", "gmt",
    "utc", "ist", "bst", "cet", "cest", "pt", "pst", "pdt", "ct", "mt", "z", "the", "date", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs",
    "fri", "sat", "sun", "le", "publié", "à", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
    "dimanche", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "veröffentlicht",
    "am", "den", "uhr", "um", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "el", "a",
    "las", "first", "time", "min", "read", "minutes", "minute",
];

/// Words that open a byline.
pub(super) const BY: &[&str] = &["by ", "written by ", "authored by ", "par ", "von ", "por ", "di "];

/// Signs between the parts of a line.
pub(super) const SEPARATORS: &[&str] = &[" | ", " · ", " • ", " — ", " – ", " - ", " / ", "\t", "  "];
