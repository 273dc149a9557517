//! The library: stories in rows, below them the documents of the selected one, or what was found.

use super::super::library::{Areas, Asking, Item, Lower, Shelves, areas};
use super::super::mark::MarkKind;
use super::super::state::State;
use super::super::text::{put, put_cut, width};
use super::super::theme::{Role, Theme};
use super::foot as told;
use super::frame::{ends, first, fitting, ruled};
use super::styled::Styled;
use crate::document::{Span, printable};
use crate::library::grouping::{kinship, told_kin};
use crate::library::{Entry, Hit, Holder, Proposal, ReadShare, Row};
use ratatui::buffer::Buffer;

/// Columns of the parts of a row, from the right: marks, read, newest, sources.
const PARTS: [u16; 4] = [22, 9, 13, 9];

/// The same in a window of few columns, so that a name can be told from others.
const NARROW: [u16; 4] = [17, 9, 13, 8];

/// Columns from which a window is wide.
const WIDE: u16 = 100;

/// Bytes of a snippet before what was found.
const BEFORE: usize = 28;

/// Draws the library.
pub(crate) fn draw(state: &State, shelves: &Shelves, buffer: &mut Buffer) {
    let (theme, size) = (state.look.theme, state.size);
    let areas = areas(size, shelves);
    let last = size.1.saturating_sub(1);
    let order = format!("{} sort: {}", state.keys.hint("sort the stories"), shelves.order.word());
    let heading =
        if shelves.query.is_empty() { "Library".to_owned() } else { format!("Library   / {}", shelves.query) };
    ends(buffer, 0, (&heading, &order), (theme.style(Role::Bold), theme.style(Role::Dim)));
    ruled(buffer, 1, "", theme);
    ruled(buffer, last.saturating_sub(2), "", theme);
    let is_empty = shelves.catalogue.as_deref().is_some_and(|catalogue| catalogue.rows.is_empty());
    if is_empty && matches!(shelves.lower, Lower::Documents(_)) {
        welcome(state, shelves, buffer);
    } else {
        rows(state, shelves, areas, buffer);
        below(state, shelves, areas, buffer);
    }
    foot(state, shelves, last, buffer);
}

/// What to do where there is nothing.
fn welcome(state: &State, shelves: &Shelves, buffer: &mut Buffer) {
    let theme = state.look.theme;
    let file =
        shelves.catalogue.as_deref().map(|c| printable(&c.file.to_string_lossy()).into_owned()).unwrap_or_default();
    let lines = [
        "Nothing here yet.",
        "",
        "Read two or more texts on one matter:",
        "",
        "    parallax courier.txt wire.txt",
        "    parallax add news/ --group      (keeps them, finds the stories)",
        "    :tutorial                       (a story to learn on)",
        "",
        &format!("or press  {}  to add a file or a folder.", state.keys.hint("add to the library")),
        "",
        &format!("What is kept lies in {file}"),
    ];
    let limit = buffer.area.width;
    let left = if limit >= 80 { 9 } else { 2 };
    for (line, y) in lines.iter().zip(3..buffer.area.height.saturating_sub(3)) {
        put_cut(buffer, left, y, limit, line, theme.style(Role::Plain));
    }
}

/// Where the parts of a row begin, those that fit; the first is the name's end.
fn columns(all: u16) -> [Option<u16>; 4] {
    let mut at = all;
    let mut starts = [None; 4];
    for (n, part) in if all < WIDE { NARROW } else { PARTS }.into_iter().enumerate() {
        // The name keeps some columns whatever else goes.
        let is_wanted = match n {
            0 => all >= 72,
            1 => all >= 50,
            _ => true,
        };
        if is_wanted && at > part + 12 {
            at -= part;
            starts[n] = Some(at);
        }
    }
    starts
}

fn rows(state: &State, shelves: &Shelves, areas: Areas, buffer: &mut Buffer) {
    let theme = state.look.theme;
    let all = buffer.area.width;
    let starts = columns(all);
    let dim = theme.style(Role::Dim);
    put(buffer, 2, 2, all, "Story", dim);
    for (start, name) in starts.iter().zip(["Marks", "Read", "Newest", "Sources"]) {
        if let Some(x) = start {
            put(buffer, *x, 2, all, name, dim);
        }
    }
    if shelves.catalogue.is_none() {
        // What cannot be read is told in the last row.
        put(buffer, 2, areas.rows.y, all, if state.message.is_none() { "reading" } else { "" }, dim);
    } else if shelves.count() == 0 {
        put_cut(buffer, 2, areas.rows.y, all, "no story is called so", dim);
    }
    let from = first(shelves.row, shelves.count(), usize::from(areas.rows.height));
    for ((n, row), y) in shelves.rows().enumerate().skip(from).zip(areas.rows.y..areas.rows.bottom()) {
        let is_here = n == shelves.row;
        if is_here {
            let role = if shelves.is_below { Role::Dim } else { Role::Cursor };
            put(buffer, 0, y, all, ">", theme.style(role));
        }
        let is_marked = matches!(row.holder, Holder::Story(story) if shelves.stories.contains(&story));
        if is_marked {
            put(buffer, 1, y, all, "*", theme.style(Role::Key));
        }
        one_row(row, is_here, (y, starts), buffer, theme);
    }
}

fn one_row(row: &Row, is_here: bool, (y, starts): (u16, [Option<u16>; 4]), buffer: &mut Buffer, theme: Theme) {
    let all = buffer.area.width;
    let end = starts.iter().flatten().min().copied().unwrap_or(all);
    let style = theme.style(if is_here { Role::Bold } else { Role::Plain });
    let name = if row.holder == Holder::Last { format!("go on with: {}", row.name) } else { row.name.clone() };
    put_cut(buffer, 2, y, end.saturating_sub(2), &printable(&name), style);
    let [marks, read, newest, sources] = starts;
    let plain = theme.style(Role::Plain);
    if let Some(x) = sources {
        let unit = match row.holder {
            Holder::Story(_) | Holder::Last => "src",
            _ if row.documents == 1 => "doc",
            _ => "docs",
        };
        put(buffer, x, y, all, &format!("{} {unit}", row.documents), plain);
    }
    if let (Some(x), Some(day)) = (newest, &row.newest) {
        put(buffer, x, y, all, &short(day), plain);
    }
    if let (Some(x), Some(share)) = (read, row.read) {
        let words = match share {
            ReadShare::New => "new".to_owned(),
            ReadShare::Part(percent) => format!("read {percent}%"),
            ReadShare::Done => "done".to_owned(),
        };
        put(buffer, x, y, all, &words, plain);
    }
    let Some(x) = marks else { return };
    match &row.marks {
        Some(counts) => {
            let mut text = Styled::default();
            for (kind, count) in MarkKind::LEGEND.into_iter().zip(counts).filter(|(_, count)| **count > 0) {
                text.push(kind.glyph(), Role::Mark(kind));
                text.push(&format!("{count} "), Role::Plain);
            }
            text.draw(buffer, (x, y), all, theme);
        }
        None if row.read.is_some() => drop(put(buffer, x, y, all, "not compared yet", theme.style(Role::Dim))),
        None => {}
    }
}

/// A day for people: "13 Mar 2026".
fn short(day: &str) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = day.split('-').map(|part| part.parse::<usize>().unwrap_or(0));
    match (parts.next(), parts.next(), parts.next()) {
        (Some(year), Some(month @ 1..=12), Some(day)) => format!("{day:>2} {} {year}", MONTHS[month - 1]),
        _ => printable(day).into_owned(),
    }
}

/// What stands in the place of documents where there are none.
fn nothing(state: &State, shelves: &Shelves) -> String {
    if shelves.query.is_empty() && shelves.selected().is_some_and(|row| row.holder == Holder::Last) {
        return state.keys.told("files that are not in the store; {read it} goes on where you were");
    }
    "nothing".to_owned()
}

/// What stands below the rows.
fn below(state: &State, shelves: &Shelves, areas: Areas, buffer: &mut Buffer) {
    let theme = state.look.theme;
    let items = shelves.items();
    let name = shelves.selected().map(|row| printable(&row.name).into_owned()).unwrap_or_default();
    let title = match &shelves.lower {
        Lower::Documents(None) if !shelves.query.is_empty() => "looking in the texts".to_owned(),
        Lower::Documents(_) => name,
        Lower::Found(Ok(hits)) => {
            format!("in the texts: {}{}", hits.len(), if hits.len() == 50 { " or more" } else { "" })
        }
        Lower::Found(Err(_)) => "in the texts".to_owned(),
        Lower::Alike(alike) => format!("more like this: {}", alike.len()),
        Lower::Proposed(proposals) => {
            let [pick, take, close] = ["mark", "read it", "close"].map(|name| state.keys.hint(name));
            format!("stories found: {}   {pick} leaves out   {take} makes them   {close}", proposals.len())
        }
    };
    ruled(buffer, areas.rule, &title, theme);
    let all = buffer.area.width;
    let dim = theme.style(Role::Dim);
    match &shelves.lower {
        Lower::Found(Err(mistake)) => drop(put_cut(buffer, 2, areas.lower.y, all, &printable(mistake), dim)),
        Lower::Documents(None) => {}
        _ if items.is_empty() => drop(put_cut(buffer, 2, areas.lower.y, all, &nothing(state, shelves), dim)),
        _ => {}
    }
    let height = shelves.height();
    let from = first(shelves.lower_row, items.len(), usize::from(areas.lower.height / height));
    let tops = (areas.lower.y..areas.lower.bottom()).step_by(usize::from(height));
    for ((n, item), y) in items.iter().enumerate().skip(from).zip(tops) {
        let is_here = n == shelves.lower_row && shelves.is_below;
        if is_here {
            put(buffer, 0, y, all, ">", theme.style(Role::Cursor));
        }
        let text = match item {
            Item::Document(entry) => {
                let is_wanted = matches!(shelves.lower, Lower::Proposed(_));
                let is_ticked = shelves.marked.contains(&entry.key) != is_wanted;
                let copies =
                    if is_wanted { copy_of(entry, &shelves.lower) } else { told_kin(entry).unwrap_or_default() };
                document(entry, Some(is_ticked), &copies, (is_here, theme))
            }
            Item::Alike(alike) => {
                let text = Styled::of(&format!("{:>3.0}%  ", alike.nearness * 100.0), Role::Key);
                let kin = kinship(alike.wording).unwrap_or_default();
                let found = format!("{kin}  {}", alike.words.join(" "));
                joined(text, document(&alike.entry, None, found.trim(), (is_here, theme)))
            }
            Item::Proposal(proposal) => heading(proposal, is_here),
            Item::Hit(hit) => {
                if y + 1 < areas.lower.bottom() {
                    snippet(hit, theme).draw_cut(buffer, (7, y + 1), all, theme);
                }
                of_hit(hit, is_here, theme)
            }
        };
        text.draw_cut(buffer, (1, y), all, theme);
    }
}

fn joined(mut first: Styled, second: Styled) -> Styled {
    first.append(second);
    first
}

/// A document's line.
fn document(entry: &Entry, ticked: Option<bool>, more: &str, (is_here, theme): (bool, Theme)) -> Styled {
    let facts = &entry.facts;
    let mut text = match ticked {
        Some(true) => Styled::of("[x] ", Role::Key),
        Some(false) => Styled::of("[ ] ", Role::Dim),
        None => Styled::default(),
    };
    let role = if is_here { Role::Bold } else { Role::Plain };
    text.push(&padded(facts.outlet.as_deref().unwrap_or(&facts.name), 22, theme), role);
    text.push(&format!("  {:<11}  ", facts.date.as_deref().map_or_else(|| "no date".to_owned(), short)), Role::Dim);
    text.push(&printable(facts.title.as_deref().unwrap_or(&facts.name)), role);
    if entry.versions > 1 {
        text.push(&format!("  {} captures", entry.versions), Role::Key);
    }
    for tag in &entry.tags {
        text.push(&format!("  #{}", printable(tag)), Role::Key);
    }
    if !more.is_empty() {
        text.push(&format!("  {}", printable(more)), Role::Dim);
    }
    text
}

/// The sign that a text goes on.
fn ellipsis(theme: Theme) -> &'static str {
    if theme.ascii { "..." } else { "\u{2026}" }
}

/// A text in so many columns, with an ellipsis where it is longer; in ASCII, where frames are.
fn padded(text: &str, columns: usize, theme: Theme) -> String {
    let dots = ellipsis(theme);
    let text = printable(text);
    let mut cut = String::new();
    if width(&text) <= columns {
        cut += &text;
    } else {
        for c in text.chars().take_while(|c| *c != '\n') {
            if width(&cut) + width(c.encode_utf8(&mut [0; 4])) + width(dots) > columns {
                break;
            }
            cut.push(c);
        }
        cut = cut.trim_end().to_owned() + dots;
    }
    let blanks = columns.saturating_sub(width(&cut));
    cut + &" ".repeat(blanks)
}

/// Of which other document of its proposal a document is a copy.
fn copy_of(entry: &Entry, lower: &Lower) -> String {
    let Lower::Proposed(proposals) = lower else { return String::new() };
    let pairs = proposals.iter().flat_map(|p| &p.copies).filter(|(_, b, _)| *b == entry.key);
    let told = pairs.filter_map(|(a, _, wording)| Some(format!("{} with {a}", kinship(*wording)?)));
    told.take(2).collect::<Vec<_>>().join(", ")
}

fn heading(proposal: &Proposal, is_here: bool) -> Styled {
    let role = if is_here { Role::Cursor } else { Role::Bold };
    let more = if proposal.story.is_some() { "  (a story that is there)" } else { "" };
    Styled::of(&printable(&proposal.name), role).and(&format!("  {}{more}", proposal.documents.len()), Role::Dim)
}

fn of_hit(hit: &Hit, is_here: bool, theme: Theme) -> Styled {
    let facts = &hit.facts;
    let role = if is_here { Role::Bold } else { Role::Plain };
    Styled::of(&padded(facts.outlet.as_deref().unwrap_or(&facts.name), 22, theme), role)
        .and(&format!("  {:<11}  ", facts.date.as_deref().map_or_else(|| "no date".to_owned(), short)), Role::Dim)
        .and(&printable(facts.title.as_deref().unwrap_or(&facts.name)), role)
}

/// The words around what was found, on one line.
fn snippet(hit: &Hit, theme: Theme) -> Styled {
    let text: String = hit.snippet.text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let mut line = Styled::default();
    if let Some(quotation) = &hit.quotation {
        let speaker = quotation.speaker.as_deref().unwrap_or("(nobody named)");
        line.push(&format!("{}: ", printable(speaker)), Role::Bold);
    }
    // Blanks of more bytes than one would shift the marks.
    if text.len() != hit.snippet.text.len() {
        line.push(&printable(&text), Role::Dim);
        return line;
    }
    let marks: Vec<_> = hit.snippet.marks.iter().map(|mark| (*mark, Role::Hit)).collect();
    let found = hit.snippet.marks.first().map_or(0, |mark| mark.start);
    // What was found is seen, however long the words before it are.
    let before = text.floor_char_boundary(found.saturating_sub(BEFORE));
    let start = if before == 0 { 0 } else { text[before..found].find(' ').map_or(found, |at| before + at + 1) };
    let dots = ellipsis(theme);
    line.push(if start > 0 { dots } else { "" }, Role::Dim);
    line.push_marked(&text, Span::new(start, text.len()), Role::Dim, &marks);
    line
}

/// Keys, and what is typed, under way, said or kept.
fn foot(state: &State, shelves: &Shelves, last: u16, buffer: &mut Buffer) {
    let (theme, all) = (state.look.theme, buffer.area.width);
    let keys = fitting(&state.keys.told(told::library(shelves)), usize::from(all).saturating_sub(2));
    put_cut(buffer, 1, last.saturating_sub(1), all, &keys, theme.style(Role::Dim));
    let catalogue = shelves.catalogue.as_deref();
    if let Some((asking, typed)) = &shelves.asking {
        let hint = state.keys.told(if *asking == Asking::Find { told::TYPED } else { told::ASKED });
        let mut text = Styled::of(&prompt(*asking, shelves, usize::from(all / 4), theme), Role::Key);
        text.push_field(typed, usize::from(all / 2));
        let text = text.and(&format!("   {hint}"), Role::Dim);
        text.draw_cut(buffer, (1, last), all, theme);
    } else if let Some(progress) = &shelves.progress {
        let text = Styled::of(&printable(progress), Role::Alert)
            .and(&format!("   {}", state.keys.told(told::RUNNING)), Role::Dim);
        text.draw_cut(buffer, (1, last), all, theme);
    } else if let Some(message) = &state.message {
        Styled::of(&printable(message), Role::Alert).draw_cut(buffer, (1, last), all, theme);
    } else if let Some(catalogue) = catalogue {
        let stories = catalogue.rows.iter().filter(|row| matches!(row.holder, Holder::Story(_))).count();
        let marked = shelves.marked.len() + shelves.stories.len();
        let marked = if marked > 0 { format!(", {marked} marked") } else { String::new() };
        let many = |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
        let (stories, documents) =
            (many(stories, "story", "stories"), many(catalogue.documents, "document", "documents"));
        let left = format!("{stories}, {documents}{marked}");
        let only = if catalogue.is_read_only { "can only be read: " } else { "" };
        let right = format!("{only}{}", printable(&catalogue.file.to_string_lossy()));
        ends(buffer, last, (&left, &right), (theme.style(Role::Plain), theme.style(Role::Dim)));
    }
}

fn prompt(asking: Asking, shelves: &Shelves, columns: usize, theme: Theme) -> String {
    let count = shelves.meant().len();
    let documents = if count == 1 { "1 document".to_owned() } else { format!("{count} documents") };
    match asking {
        Asking::Find => "/".to_owned(),
        Asking::Add(story) => match (story, shelves.story().and(shelves.selected())) {
            (Some(_), Some(row)) => format!("into {} (Tab: no story): ", padded(&row.name, columns, theme).trim_end()),
            (None, Some(_)) => "file or folder (Tab: into the story): ".to_owned(),
            _ => "file or folder: ".to_owned(),
        },
        Asking::NewStory => format!("new story of {documents}: "),
        Asking::Move => format!("{documents} to story: "),
        Asking::Rename(_) => "new name: ".to_owned(),
        Asking::Tag => format!("tag for {documents}: "),
        Asking::Correct(fact) => format!("{} of {documents}: ", fact.word()),
        Asking::EmptyTrash => "delete for good what lies in the trash? Type yes: ".to_owned(),
    }
}
