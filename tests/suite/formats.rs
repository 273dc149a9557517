//! Every format from whole bytes, from damaged ones, and from pages whose article is known (`tests/pages`, written for this
//! test). What single marks mean is tested beside the reader of each format.

use parallax::document::format::{self, Found, Input, Part};
use parallax::document::json::Mapping;
use parallax::document::{BlockKind, Document, gather};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// All that is found in the bytes of a file with this name.
fn read(name: &str, bytes: &[u8]) -> Vec<Found> {
    let mut found = Vec::new();
    let mapping = Mapping::default();
    let input = Input { name, bytes, media: None, address: None, mapping: &mapping };
    let _ = format::read(input, &mut |next| {
        found.push(next);
        ControlFlow::Continue(())
    });
    found
}

fn one(name: &str, bytes: &[u8]) -> Document {
    match read(name, bytes).as_mut_slice() {
        [Ok(Part { document, .. })] => document.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

/// Why the bytes give no document.
fn fault(name: &str, bytes: &[u8]) -> String {
    match read(name, bytes).as_slice() {
        [Err((_, fault))] => fault.to_string(),
        other => panic!("{name}: {other:?}"),
    }
}

/// One line a block: its kind's sign and its words.
fn lines(document: &Document) -> Vec<String> {
    let line = |block: &parallax::document::Block| {
        let sign = match block.kind {
            BlockKind::Title => 'T',
            BlockKind::Head => 'H',
            BlockKind::Heading => '#',
            BlockKind::ListItem => '*',
            BlockKind::BlockQuote => '>',
            BlockKind::Furniture(_) => '-',
            BlockKind::Paragraph => '|',
        };
        format!("{sign}{}", block.span.of(&document.text))
    };
    document.blocks.iter().map(line).collect()
}

/// Title, outlet, byline, date, address and language, between bars.
fn facts(document: &Document) -> String {
    let source = &document.source;
    let date = source.date.map(|d| d.value.to_string());
    let stated = [&source.title, &source.outlet, &source.byline].map(|s| s.as_ref().map(|s| s.value.clone()));
    let address = source.address.as_ref().map(|s| s.value.clone());
    let all = stated.into_iter().chain([date, address, source.language.clone()]);
    all.map(|fact| fact.unwrap_or_else(|| "-".to_owned())).collect::<Vec<_>>().join(" | ")
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn docx() -> Vec<u8> {
    let paragraph = |style: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let item = |list: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    let body = [
        paragraph("H1", "Bridge &amp; barge"),
        "<w:p><w:r><w:t xml:space=\"preserve\">The bridge was closed </w:t></w:r><w:del><w:r><w:delText>for good</w:delText></w:r></w:del><w:ins><w:r><w:t>for a year</w:t></w:r></w:ins><w:r><w:t>.</w:t><w:br/><w:t>Buses wait.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>".to_owned(),
        item(1, "one"),
        item(2, "two"),
        item(2, "three"),
        paragraph("Q", "We wait."),
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("a"), cell("b")),
    ]
    .concat();
    let style = |id: &str, name: &str| format!("<w:style w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>");
    let level = |id: u8, format: &str, text: &str| {
        format!(
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl></w:abstractNum>"
        )
    };
    let list = |id: u8, pattern: u8| format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{pattern}\"/></w:num>");
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")),
        ("word/styles.xml", &format!("<w:styles>{}{}</w:styles>", style("H1", "heading 1"), style("Q", "Quote"))),
        (
            "word/numbering.xml",
            &format!(
                "<w:numbering>{}{}{}{}</w:numbering>",
                level(7, "bullet", "x"),
                level(8, "lowerLetter", "%1)"),
                list(1, 7),
                list(2, 8)
            ),
        ),
        (
            "word/footnotes.xml",
            "<w:footnotes><w:footnote><w:p><w:r><w:t>A note below the text.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
        (
            "docProps/core.xml",
            "<cp:coreProperties><dc:title>Template 3</dc:title><dc:creator>Ann Lee</dc:creator></cp:coreProperties>",
        ),
    ])
}

fn epub() -> Vec<u8> {
    let chapter = |words: &str| format!("<html><body>{words}</body></html>");
    archive(&[
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\"/></rootfiles></container>",
        ),
        (
            "OEBPS/book.opf",
            "<package><metadata><dc:title>Tides</dc:title><dc:creator>Mo Adeyemi</dc:creator><dc:language>en-GB</dc:language></metadata><manifest>\
             <item id=\"n\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/><item id=\"b\" href=\"text/2%20b.xhtml\" media-type=\"application/xhtml+xml\"/>\
             <item id=\"a\" href=\"text/1.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"n\"/><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>",
        ),
        ("OEBPS/nav.xhtml", &chapter("<nav><a href=\"x\">Contents</a></nav>")),
        ("OEBPS/text/1.xhtml", &chapter("<h1>One</h1><p>High water comes earlier.</p>")),
        ("OEBPS/text/2 b.xhtml", &chapter("<h1>Two</h1><p>Low water stays.</p>")),
    ])
}

/// A PDF of pages with lines of text, the first and the last at the edges.
fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut kids = Vec::new();
    for page in pages {
        let draw = |(n, line): (usize, &&str)| {
            let height = match n {
                0 => 760,
                n if n + 1 == page.len() => 40,
                n => 700 - 14 * n,
            };
            format!("BT /F1 12 Tf 72 {height} Td ({line}) Tj ET\n")
        };
        let content: String = page.iter().enumerate().map(draw).collect();
        objects.push(format!("<< /Length {} >>\nstream\n{content}endstream", content.len()));
        objects.push(format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>", objects.len()));
        kids.push(format!("{} 0 R", objects.len()));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len());
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", n + 1).bytes());
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
    out.extend(format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).bytes());
    out
}

const RSS: &str = "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"c\" xmlns:dc=\"d\"><channel><title>Harbour &amp; Post</title><language>en</language><image><title>Logo</title></image>\
    <item><title>Bridge <![CDATA[& barge]]></title><link>https://a.example/1</link><guid>g1</guid><dc:creator>Ana Holt</dc:creator><pubDate>Tue, 12 Mar 2024 08:00:00 CET</pubDate><description>Short&#8230;</description>\
    <content:encoded><![CDATA[<p>The bridge was closed.</p><ul><li>Buses wait.</li></ul>]]></content:encoded></item>\
    <item><title>Ferry</title><link>https://a.example/2</link><author>b@a.example (Bo Ek)</author><pubDate>2024-03-13 18:02</pubDate><description>&lt;p&gt;The ferry ran&amp;nbsp;again.&lt;/p&gt;</description></item></channel></rss>";

const ATOM: &str = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\"><title>Quai</title><entry><title type=\"html\">Pont &lt;b&gt;ferm\u{e9}&lt;/b&gt;</title><id>urn:1</id>\
    <link rel=\"enclosure\" href=\"https://q.example/a.mp3\"/><link href=\"https://q.example/1\"/><author><name>Zo\u{e9} Martin</name></author><updated>2024-02-04</updated><published>2024-02-03T18:02:00+01:00</published>\
    <content type=\"xhtml\"><div xmlns=\"x\"><p>Le pont <b>reste</b> ferm\u{e9}.</p></div></content></entry></feed>";

#[test]
fn docx_keeps_its_lists_breaks_and_changes() {
    let document = one("a.docx", &docx());
    assert_eq!(
        lines(&document),
        [
            "TBridge & barge",
            "|The bridge was closed for a year.\nBuses wait.",
            "*• one",
            "*d) two",
            "*e) three",
            ">We wait.",
            "|a | b",
            "-A note below the text."
        ]
    );
    assert_eq!(facts(&document), "Bridge & barge | - | Ann Lee | - | - | -");
    assert!(document.source.warnings[0].starts_with("tracked changes: 1 insertions are read as text, 1 deletions"));
}

#[test]
fn epub_is_its_chapters_in_order() {
    let document = one("a.epub", &epub());
    assert_eq!(lines(&document), ["TTides", "#One", "|High water comes earlier.", "#Two", "|Low water stays."]);
    assert_eq!(facts(&document), "Tides | - | Mo Adeyemi | - | - | en-GB");
}

#[cfg(feature = "pdf")]
#[test]
fn pdf_has_heads_and_feet_beside_its_text() {
    let page = |first: &'static str, last: &'static str, number: &'static str| {
        let body = [
            "The bridge was closed on Monday after a barge had struck it, and",
            "buses take the tunnel until the council has met again. The ferry",
        ];
        [
            "Harbour Post",
            first,
            body[0],
            body[1],
            "runs every hour, also at night, and nobody pays for it until",
            last,
            number,
        ]
    };
    let pages = [
        page("A report.", "the end of the coun-", "page 1"),
        page("cil's term.", "May.", "page 2"),
        page("Another.", "June.", "page 3"),
    ];
    let document = one("a.pdf", &pdf(&pages.each_ref().map(<[&str; 7]>::as_slice)));
    let furniture =
        |b: &&parallax::document::Block| b.kind == BlockKind::Furniture(parallax::document::Furniture::LeftOut);
    let found: Vec<&str> = document.blocks.iter().filter(furniture).map(|b| b.span.of(&document.text)).collect();
    assert_eq!(found.iter().filter(|words| **words == "Harbour Post").count(), 3, "{:?}", lines(&document));
    assert!(document.text.contains("until the end of the council's term."), "{:?}", lines(&document));
    assert!(fault("a.pdf", &pdf(&[&[]])).contains("is empty"));
    assert!(fault("a.pdf", b"%PDF-1.4\nnothing").contains("cannot be read as PDF"));
}

#[test]
fn feeds_are_a_document_an_entry_and_say_what_is_whole() {
    let found = read("news.rss", RSS.as_bytes());
    let parts: Vec<&Part> = found.iter().map(|part| part.as_ref().unwrap()).collect();
    assert_eq!(
        facts(&parts[0].document),
        "Bridge & barge | Harbour & Post | Ana Holt | 2024-03-12 | https://a.example/1 | en"
    );
    assert_eq!(lines(&parts[0].document), ["TBridge & barge", "|The bridge was closed.", "*• Buses wait."]);
    assert_eq!(parts[0].document.source.warnings, ["whole text, from a feed"]);
    assert_eq!(facts(&parts[1].document), "Ferry | Harbour & Post | Bo Ek | 2024-03-13 | https://a.example/2 | en");
    assert_eq!(lines(&parts[1].document), ["TFerry", "|The ferry ran\u{a0}again."]);
    assert!(parts[1].document.source.warnings[0].starts_with("a summary only"));
    let piece = parts[1].piece.as_ref().unwrap();
    assert_eq!((piece.label.as_str(), piece.id.as_deref()), ("entry 2", Some("https://a.example/2")));
    assert!(piece.bytes.starts_with(b"<item><title>Ferry") && piece.bytes.ends_with(b"</item>"));
    let atom = read("x.xml", ATOM.as_bytes());
    let entry = &atom[0].as_ref().unwrap().document;
    assert_eq!(facts(entry), "Pont fermé | Quai | Zoé Martin | 2024-02-03 | https://q.example/1 | fr");
    assert_eq!(lines(entry), ["TPont fermé", "|Le pont reste fermé."]);
    assert_eq!(
        fault("x.xml", b"<rss><channel><title>x</title></channel></rss>"),
        "is a feed or a list without entries"
    );
    assert!(fault("x.xml", b"<?xml version='1.0'?><note>a</note>").contains("XML that is no feed"));
}

#[test]
fn records_of_many_makes_are_documents() {
    let check = |record: &str, facts_expected: &str, lines_expected: &[&str]| {
        let document = one("a.json", record.as_bytes());
        assert_eq!(
            (facts(&document).as_str(), lines(&document)),
            (facts_expected, lines_expected.iter().map(|l| (*l).to_owned()).collect()),
            "{record}"
        );
    };
    // trafilatura, newspaper, news-please, a news site's API.
    check(
        r#"{"title":"Bridge closed","author":"Ann Lee; Bo Ek","hostname":"a.example","date":"2024-03-12","text":"It is closed.\nBuses wait.","sitename":"Post","source":"https://a.example/1","source-hostname":"Post","language":"en"}"#,
        "Bridge closed | Post | Ann Lee; Bo Ek | 2024-03-12 | https://a.example/1 | en",
        &["TBridge closed", "|It is closed.", "|Buses wait."],
    );
    check(
        r#"{"url":"https://a.example/2","authors":["Ann Lee","Bo Ek"],"publish_date":1710201600,"title":"Bridge closed","text":"Bridge closed\n\nIt is closed for a year."}"#,
        "Bridge closed | - | Ann Lee, Bo Ek | 2024-03-12 | https://a.example/2 | -",
        &["TBridge closed", "|It is closed for a year."],
    );
    check(
        r#"{"source":{"id":null,"name":"Post"},"author":null,"title":"Ferry","description":"x","url":"https://a.example/3","publishedAt":"2024-03-12T08:00:00Z","content":"The ferry ran again… [+120 chars]"}"#,
        "Ferry | Post | - | 2024-03-12 | https://a.example/3 | -",
        &["TFerry", "|The ferry ran again… [+120 chars]"],
    );
    let found = read(
        "a.jsonl",
        b"{\"text\":\"One is here.\"}\n\nno json\n{\"id\":7,\"body\":\"<p>Two is here.</p>\"}\n{\"x\":1}\n",
    );
    let told: Vec<String> = found
        .iter()
        .map(|part| match part {
            Ok(part) => {
                format!("{} {} {:?}", part.document.source.name, part.document.text, part.piece.as_ref().unwrap().id)
            }
            Err((place, fault)) => format!("{}: {fault}", place.as_deref().unwrap_or("-")),
        })
        .collect();
    assert_eq!(told[0], "a.jsonl#1 One is here. None");
    assert!(told[1].starts_with("line 3: cannot be read as JSON"), "{told:?}");
    assert_eq!(told[2], "a.jsonl#4 Two is here. Some(\"7\")");
    assert_eq!(
        told[3],
        "line 5: holds no text in a field that is known; its fields: x; name the one with the text: --map text=FIELD"
    );
    assert_eq!(
        read(
            "a.json",
            br#"{"status":"ok","articles":[{"title":"A","content":"One."},{"title":"B","content":"Two."}]}"#
        )
        .len(),
        2
    );
    let feed = read("a.json", br#"{"version":"https://jsonfeed.org/version/1.1","title":"Post","items":[{"id":"1","title":"A","content_html":"<p>One.</p>","authors":[{"name":"Ann Lee"}]}]}"#);
    assert_eq!(facts(&feed[0].as_ref().unwrap().document), "A | Post | Ann Lee | - | - | -");
}

#[test]
fn answers_of_news_services_are_documents_or_say_why_not() {
    let check = |answer: &str, expected: &[&str]| {
        let told = read("a.json", answer.as_bytes()).into_iter().map(|found| match found {
            Ok(part) => {
                let notes = part.document.source.warnings.join("; ");
                format!("{} | {}", facts(&part.document), if notes.is_empty() { "whole" } else { &notes })
            }
            Err((_, fault)) => fault.to_string(),
        });
        assert_eq!(told.collect::<Vec<_>>(), expected, "{answer}");
    };
    let item = r#"{"source":{"id":null,"name":"Post"},"author":"Ann Lee","title":"Ferry","description":"It ran.","url":"https://a.example/3","publishedAt":"2024-03-12T08:00:00Z","content":null}"#;
    let removed = r#"{"source":{"id":null,"name":"[Removed]"},"author":null,"title":"[Removed]","description":"[Removed]","url":"https://removed.example","publishedAt":"1970-01-01T00:00:00Z","content":"[Removed]"}"#;
    let withdrawn = "was withdrawn by the service that gave it: nothing of the article is left in it; look for it at its publisher and save the page";
    let summary = "a summary only: the record holds no whole text";
    let known = "Ferry | Post | Ann Lee | 2024-03-12 | https://a.example/3 | - |";
    check(
        &format!(r#"{{"status":"ok","totalResults":2,"articles":[{removed},{item}]}}"#),
        &[withdrawn, &format!("{known} {summary}")],
    );
    check(
        r#"{"results":[{"article_id":"1","title":"Ferry","link":"https://a.example/3","creator":["Ann Lee"],"description":"It ran.","content":"ONLY AVAILABLE IN PAID PLANS","pubDate":"2024-03-12 08:00:00","source_name":"Post"}]}"#,
        &[&format!("{known} a summary only: the service gives the whole text in its paid plans alone")],
    );
    check(
        r#"{"results":[{"title":"Ferry","content":"ONLY AVAILABLE IN PAID PLANS"}]}"#,
        &["holds no text: the service gives it in its paid plans alone; save the page of the article instead"],
    );
    check(
        r#"{"response":{"status":"ok","content":{"webPublicationDate":"2024-03-12T08:00:00Z","webTitle":"Ferry","webUrl":"https://a.example/3","fields":{"byline":"Ann Lee","body":"<p>It ran.</p>","publication":"Post"},"tags":[{"webTitle":"Ships"}]}}}"#,
        &[&format!("{known} whole")],
    );
    check(
        r#"{"response":{"docs":[{"abstract":"It ran.","web_url":"https://a.example/3","source":"Post","headline":{"main":"Ferry"},"keywords":[{"name":"subject","value":"Ships"}],"pub_date":"2024-03-12T08:00:00+0000","byline":{"original":"By Ann Lee"},"_id":"nyt://1"}]}}"#,
        &[&format!("{known} {summary}")],
    );
    check(
        r#"[{"id":3,"date":"2024-03-12T08:00:00","link":"https://a.example/3","title":{"rendered":"Ferry &#8217;back&#8217;"},"content":{"rendered":"<p>It ran.</p>"},"author":7}]"#,
        &["Ferry ’back’ | - | - | 2024-03-12 | https://a.example/3 | - | whole"],
    );
    check(
        r#"{"articles":[{"title":"Ferry","content":"It ran... [2083 chars]","description":"x","source":{"name":"Post"}}]}"#,
        &["Ferry | Post | - | - | - | - | the text is cut off: the record says that 2083 more characters follow"],
    );
    // A record with lists of its own, an answer without records, an answer that is none.
    check(
        r#"{"title":"Ferry","summary":"It ran.","images":[{"title":"A ship","text":"A ship at sea"}]}"#,
        &[&format!("Ferry | - | - | - | - | - | {summary}")],
    );
    check(r#"{"status":"ok","totalResults":0,"articles":[]}"#, &["is a feed or a list without entries"]);
    check("[]", &["is a feed or a list without entries"]);
    check(
        r#"{"status":"error","code":"apiKeyInvalid","message":"Your key is wrong."}"#,
        &["holds no article but a service's answer: \"Your key is wrong.\"; mend what was asked and get the file anew"],
    );
    check(
        r#"{"articles":[{"url":"https://a.example/3","title":"Ferry","domain":"a.example"}]}"#,
        &["names an article and has no text of it; `parallax add https://a.example/3` fetches the page"],
    );
}

#[test]
fn fields_have_the_names_that_are_given() {
    let mapping: Mapping =
        ["title=kopf", "text=body.full", "date=when"].iter().map(|rule| rule.parse().unwrap()).collect();
    let bytes =
        br#"{"kopf":"Bridge","title":"Other","body":{"full":"It is closed.","short":"x"},"when":"12 March 2024"}"#;
    let input = Input { name: "a.json", bytes, media: None, address: None, mapping: &mapping };
    let _ = format::read(input, &mut |found| {
        assert_eq!(facts(&found.unwrap().document), "Bridge | - | - | 2024-03-12 | - | -");
        ControlFlow::Continue(())
    });
    for (rule, told) in [
        ("title", "FACT=FIELD is needed"),
        ("colour=x", "\"colour\" is no fact"),
        ("text=", "the field for text is missing"),
    ] {
        assert!(rule.parse::<parallax::document::json::Rule>().unwrap_err().contains(told));
    }
}

#[test]
fn the_bytes_count_more_than_the_name() {
    assert_eq!(one("story.php", b"<!DOCTYPE html><title>Bridge</title><p>The bridge was closed on Monday after a barge had struck one of its piers, the harbour office said, and nobody knows when it will open again.").source.title.unwrap().value, "Bridge");
    assert_eq!(one("download", &epub()).source.title.unwrap().value, "Tides");
    assert_eq!(one("a.txt", b"<html> is a tag of HTML.").text, "<html> is a tag of HTML.");
    assert_eq!(one("notes", b"[1] A note, no JSON.").text, "[1] A note, no JSON.");
    for (name, bytes, told) in [
        (
            "a.doc",
            &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..],
            "an Office file of before 2007 or with a password is not a known format",
        ),
        ("a.rtf", b"{\\rtf1 x}", "RTF is not a known format"),
        ("gz.html", b"\x1F\x8B\x08\0\0\0\0\0x", "a file compressed with gzip is not a known format"),
        ("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0", "not a known format; text, Markdown, HTML"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0", "not a known format; text, Markdown, HTML"),
        ("a.docx", b"words", "cannot be read as DOCX: it does not begin like a ZIP archive"),
        ("a.html", b"<html><body><div id=app></div><script>go()</script>", "perhaps scripts fill the page"),
        ("b.html", b"<p>Subscribe to continue reading.</p>", "shows its article to subscribers alone"),
        ("a.zip", &archive(&[("x.txt", "x")]), "a ZIP archive is not a known format"),
        ("a.ods", &archive(&[("mimetype", "application/vnd.oasis.opendocument.text")]), "an OpenDocument file"),
        ("a.json", b" ", "is empty"),
    ] {
        assert!(fault(name, bytes).contains(told), "{name}: {}", fault(name, bytes));
    }
}

#[test]
fn an_older_page_is_in_the_encoding_that_it_names() {
    let page = |charset: &str| {
        let mut bytes = format!("<html><head><meta charset=\"{charset}\"><title>Caf").into_bytes();
        bytes.extend_from_slice(b"\xe9</title></head><body><p>");
        bytes.extend_from_slice("The owner said that it had been a hard year and that nobody would come back before the spring, when the ferry runs again and the harbour is full of boats.".as_bytes());
        one("a.html", &bytes).source.title.unwrap().value
    };
    assert_eq!(page("iso-8859-1"), "Café");
    assert_eq!(page("windows-1251"), "Cafй");
}

#[test]
fn nested_elements_end_in_time() {
    let words = "The bridge was closed on Monday after a barge had struck it, and nobody knows when it will be open again for those who live there.";
    let start = Instant::now();
    let deep = format!("{}{words}{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
    assert!(one("a.html", deep.as_bytes()).text.contains(words));
    let open = format!("<p>{words}{}", "<p><b><i><span>".repeat(5_000));
    assert!(one("b.html", open.as_bytes()).text.contains(words));
    let lists = format!("<ul>{}<p>{words}", "<li><ul>".repeat(5_000));
    assert!(one("c.html", lists.as_bytes()).text.contains(words));
    // Built without optimisation and beside other tests this is slower than what docs/formats.md says.
    assert!(start.elapsed() < Duration::from_secs(50), "{:?}", start.elapsed());
}

#[test]
fn a_small_file_does_not_fill_the_memory() {
    let bomb = " ".repeat(70 << 20);
    let told = fault("a.docx", &archive(&[("word/document.xml", &bomb)]));
    assert!(told.contains("holds more than 64 MB"), "{told}");
}

#[test]
fn what_is_damaged_is_refused_or_read_and_ends() {
    let page = fs::read(pages().join("news.html")).unwrap();
    let record = br#"{"articles":[{"title":"A","content":"One."},{"title":"B","content":["Two.",{"name":3}]}]}"#;
    let lines = b"{\"text\":\"One is here.\"}\n{\"text\":\"Two\"}\n";
    let files: [(&str, Vec<u8>); 8] = [
        ("a.html", page),
        ("a.json", record.to_vec()),
        ("a.jsonl", lines.to_vec()),
        ("a.rss", RSS.into()),
        ("a.atom", ATOM.into()),
        ("a.docx", docx()),
        ("a.epub", epub()),
        ("a.pdf", pdf(&[&["The bridge was closed.", "It is so."], &["Nobody was hurt."]])),
    ];
    // A generator of its own: the same damage each time.
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below.max(1) as u64).unwrap()
    };
    for (name, whole) in files {
        for round in 0..60 {
            let mut bytes = whole.clone();
            if round % 2 == 0 {
                bytes.truncate(next(whole.len()));
            }
            for _ in 0..round % 7 {
                let at = next(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << next(8);
                }
            }
            for part in read(name, &bytes).into_iter().flatten() {
                let text = &part.document.text;
                assert!(part.document.blocks.iter().all(|b| text.get(b.span.start..b.span.end).is_some()));
            }
        }
    }
}

fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

/// How often each word stands in a text.
fn bag(text: &str) -> BTreeMap<String, usize> {
    let mut bag = BTreeMap::new();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.for_each(|word| *bag.entry(word.to_lowercase()).or_default() += 1);
    bag
}

/// Precision, recall and F1 of the words of an article, headline and head left out.
fn score(page: &Path) -> [f64; 3] {
    let gathered = gather(&[page.to_owned()], || Ok(Vec::new()));
    let article = fs::read_to_string(page.with_extension("txt")).unwrap();
    let found: String = gathered
        .documents
        .iter()
        .flat_map(|document| {
            let compared = document.blocks.iter().filter(|b| b.kind.is_compared() && b.kind != BlockKind::Title);
            compared.map(|b| format!("{} ", b.span.of(&document.text)))
        })
        .collect();
    let (gold, found) = (bag(&article), bag(&found));
    let both: usize = gold.iter().map(|(word, n)| *n.min(found.get(word).unwrap_or(&0))).sum();
    let part = |of: &BTreeMap<String, usize>| both as f64 / of.values().sum::<usize>().max(1) as f64;
    let (precision, recall) = (part(&found), part(&gold));
    [precision, recall, 2.0 * precision * recall / (precision + recall).max(1e-9)]
}

/// The mean F1 over all pages of a folder that have an article beside them.
fn mean(folder: &Path, tell: bool) -> f64 {
    let mut pages: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|page| page.extension().is_some_and(|e| e == "html") && page.with_extension("txt").exists());
    pages.sort();
    let scores: Vec<f64> = pages
        .iter()
        .map(|page| {
            let [precision, recall, f1] = score(page);
            if tell {
                println!(
                    "{:<20} P {precision:.3}  R {recall:.3}  F1 {f1:.3}",
                    page.file_stem().unwrap().to_string_lossy()
                );
            }
            f1
        })
        .collect();
    scores.iter().sum::<f64>() / scores.len().max(1) as f64
}

#[test]
fn the_article_of_a_page_is_found() {
    let mean = mean(&pages(), false);
    assert!(mean > 0.95, "{mean:.3}");
}

/// `PAGES=FOLDER cargo test --release --test suite main_text -- --ignored --nocapture`, with an article NAME.txt beside each
/// page NAME.html.
#[test]
#[ignore = "measures pages of your own"]
fn main_text_of_pages() {
    let folder = std::env::var_os("PAGES").map_or_else(pages, PathBuf::from);
    println!("mean F1 {:.3}", mean(&folder, true));
}
