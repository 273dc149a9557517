//! What a page carries beside its article: found by cue phrases, by position, by repetition and by shape.
//!
//! ```text
//!  Skip to content        start zone: labels before the headline
//!  Headline …
//!  running text …
//!  Read also:             a cue, and the line under it
//!  Another headline
//!  A. Lee/Reuters         a form of its own
//!  Headline               a repetition
//!  running text …
//!  Share                  end zone: short lines around labels
//!  Sign out
//! ```
//!
//! Precision comes first: a sentence of the article that is taken for furniture is lost to comparing, a line of furniture
//! that is missed costs a glance. So a cue counts only in the shape or the place in which pages carry it. The phrases
//! are in [`phrase`]; facts about the source are left to [`super::head`].

mod caption;
mod phrase;

use super::{Block, BlockKind, Furniture, Span, Stated, shape};
use std::collections::BTreeSet;

/// Blocks at the end in which disclaimers, contacts and contributors stand.
const FOOT: usize = 8;

/// Words that a piece of furniture may have.
const LONGEST: usize = 150;

/// Lines of links that one "Read also" may have.
const MOST_LINKS: usize = 6;

/// Code points from which a repeated paragraph is no refrain.
const LONG_ENOUGH: usize = 40;

/// Marks what is furniture by itself.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let place = Place { from_start: at, from_end: blocks.len() - 1 - at };
        if !is_furniture(blocks[at])
            && let Some(kind) = cue(blocks[at].span.of(text), place)
        {
            blocks[at].kind = BlockKind::Furniture(kind);
        }
    }
    mark_links(text, blocks);
    mark_neighbours(text, blocks);
    mark_start(text, blocks);
    mark_end(text, blocks);
}

/// Marks the headline where it stands again, and paragraphs that stand twice.
pub(super) fn mark_repeats(text: &str, blocks: &mut [Block], title: Option<&Stated>) {
    let headline = title.map(|title| shape::folded(&title.value)).filter(|line| shape::word_count(line) >= 2);
    let mut seen = BTreeSet::new();
    for block in blocks.iter_mut() {
        let line = shape::folded(block.span.of(text));
        let again =
            headline.as_ref().is_some_and(|headline| repeats(&line, headline)) && block.kind != BlockKind::Title;
        let long = shape::width(&line) >= LONG_ENOUGH;
        let twice = long && !seen.insert(line);
        let kept = matches!(block.kind, BlockKind::Head | BlockKind::Title) || is_furniture(*block);
        if (again || twice) && !kept {
            block.kind = BlockKind::Furniture(Furniture::Repeat);
        }
    }
}

/// Whether a line is the headline, or the headline with a word of the page before or after it.
fn repeats(line: &str, headline: &str) -> bool {
    let rest = line.strip_prefix(headline).or_else(|| line.strip_suffix(headline));
    rest.is_some_and(|rest| {
        let apart = rest.is_empty() || rest.starts_with([' ', '|', '-']) || rest.ends_with([' ', '|', '-']);
        apart && shape::word_count(rest) <= 2 && (rest.is_empty() || shape::word_count(headline) >= 4)
    })
}

fn is_furniture(block: Block) -> bool {
    matches!(block.kind, BlockKind::Furniture(_))
}

/// How many blocks stand before and after.
#[derive(Clone, Copy)]
struct Place {
    from_start: usize,
    from_end: usize,
}

impl Place {
    fn is_foot(self) -> bool {
        self.from_end < FOOT
    }

    fn is_edge(self) -> bool {
        self.is_foot() || self.from_start < 4
    }
}

/// What a line is by its words and shape.
fn cue(line: &str, place: Place) -> Option<Furniture> {
    let words = shape::word_count(line);
    if words > LONGEST {
        return None;
    }
    let folded = shape::folded(line);
    if phrase::BUTTONS.contains(&folded.as_str()) || is_tag(line) {
        return Some(Furniture::Navigation);
    }
    if phrase::OFFERS.contains(&folded.as_str()) || is_offer(&folded, words) {
        return Some(Furniture::Subscription);
    }
    if is_read_also(line) {
        return Some(Furniture::ReadAlso);
    }
    if is_contact(line, &folded, words, place) {
        return Some(Furniture::Contact);
    }
    let agency = caption::is_agency(&folded) && place.from_start >= 4;
    if agency || caption::is_credit(line) || place.is_foot() && is_contribution(&folded, words) {
        return Some(Furniture::Credit);
    }
    if is_note(line, &folded, words, place) {
        return Some(Furniture::Note);
    }
    (place.is_edge() && is_disclaimer(&folded)).then_some(Furniture::Disclaimer)
}

/// A line that is one HTML tag or several, without words.
fn is_tag(line: &str) -> bool {
    line.starts_with('<') && line.trim_end_matches('.').ends_with('>') && line.len() < 400 && {
        let mut depth = 0_usize;
        line.chars().all(|c| {
            match c {
                '<' => depth += 1,
                '>' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0 || matches!(c, '>' | '.') || c.is_whitespace()
        })
    }
}

/// An invitation to subscribe: it starts like one and names what is offered.
fn is_offer(folded: &str, words: usize) -> bool {
    words <= 45
        && phrase::OFFER_STARTS.iter().any(|start| starts_with_words(folded, start))
        && phrase::OFFERED.iter().any(|offered| folded.contains(offered))
}

/// "Read also" with its link in the same line or below.
fn is_read_also(line: &str) -> bool {
    let lower = shape::folded_start(line);
    phrase::READ_ALSO.iter().any(|cue| {
        lower.strip_prefix(cue).is_some_and(|rest| {
            let rest = rest.trim_start();
            let link = rest.trim_start_matches([':', '|', '»', '>', '→', '…', '.', '-', '–', ' ']);
            let alone = link.is_empty() && !rest.starts_with("..");
            let apart = rest.starts_with([':', '|', '»', '>', '→']) || is_link_of(cue, line);
            alone || apart && shape::word_count(link) <= 25
        })
    })
}

/// Whether a headline follows a cue such as "À lire aussi" without any mark between.
fn is_link_of(cue: &str, line: &str) -> bool {
    let also = phrase::ALSO.iter().any(|also| cue.ends_with(also));
    let letters = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest: String = letters.chars().skip(cue.chars().count()).collect();
    also && rest.starts_with(' ') && shape::is_headline(rest.trim_start()) && !shape::is_prose(rest.trim_start())
}

/// Whom to write to or to follow.
fn is_contact(line: &str, folded: &str, words: usize, place: Place) -> bool {
    let starts = phrase::CONTACT_STARTS.iter().any(|start| starts_with_words(folded, start));
    let address = line.contains('@') && line.split_whitespace().any(is_mail_address);
    let follow = starts_with_words(folded, "follow")
        && words <= 16
        && (line.contains('@') || phrase::PLATFORMS.iter().any(|p| folded.contains(p)));
    starts && address && words <= 40 || follow || address && words <= 4 && place.is_edge()
}

/// Whether a word is a mail address.
fn is_mail_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
}

/// Who else worked on the article, at its end.
fn is_contribution(folded: &str, words: usize) -> bool {
    words <= 40 && phrase::CONTRIBUTIONS.iter().any(|start| starts_with_words(folded, start))
}

/// An editor's or a translator's note.
fn is_note(line: &str, folded: &str, words: usize, place: Place) -> bool {
    let start = shape::folded_start(line);
    let labelled = phrase::NOTES
        .iter()
        .any(|note| start.strip_prefix(note).is_some_and(|rest| rest.trim_start().starts_with([':', '—', '–', '-'])));
    let origin = start.starts_with("original") && line.contains("://") && words <= 6;
    let about = place.is_edge() && words <= 60 && phrase::ABOUT_ARTICLE.iter().any(|words| folded.starts_with(words));
    // A translator's mark such as "World | Translation".
    let mark = place.is_foot() && words <= 6 && line.contains('|') && folded.contains("translat");
    labelled || origin || about || mark
}

/// Whose views an article holds, and who owns it.
fn is_disclaimer(folded: &str) -> bool {
    let has = |list: &[&str]| list.iter().any(|words| folded.contains(words));
    has(phrase::DISCLAIMERS) || has(phrase::SELF) && has(phrase::STANCE)
}

/// Whether `line` starts with the whole words `start`.
fn starts_with_words(line: &str, start: &str) -> bool {
    line.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Marks the lines under a "Read also" that stands alone: those in the same run of lines, else the next line, as long
/// as they look like headlines.
fn mark_links(text: &str, blocks: &mut [Block]) {
    let mut at = 0;
    while at < blocks.len() {
        let line = blocks[at].span.of(text);
        let alone = blocks[at].kind == BlockKind::Furniture(Furniture::ReadAlso)
            && shape::word_count(line) <= 6
            && !has_link(line);
        at += 1;
        if !alone {
            continue;
        }
        for taken in 0..MOST_LINKS {
            let Some(&block) = blocks.get(at) else { return };
            let link = block.span.of(text);
            let close = is_next_line(text, blocks[at - 1].span, block.span);
            let listed = block.kind == BlockKind::ListItem && shape::word_count(link) <= 20;
            let fits = shape::is_headline(link) && !shape::is_prose(link) || listed;
            let announced = taken == 0 && line.ends_with(':');
            if is_furniture(block) || !fits || !(close || listed || announced) {
                break;
            }
            blocks[at].kind = BlockKind::Furniture(Furniture::ReadAlso);
            at += 1;
        }
    }
}

/// Whether a "Read also" has words after its colon.
fn has_link(line: &str) -> bool {
    line.split_once([':', '|', '»', '>', '→']).is_some_and(|(_, link)| link.chars().any(char::is_alphanumeric))
}

/// Whether no blank line stands between two blocks.
fn is_next_line(text: &str, before: Span, after: Span) -> bool {
    let gap = &text[before.end..after.start];
    gap.matches('\n').count().max(gap.matches('\r').count()) <= 1
}

/// Whether a line is short and says nothing by itself.
fn is_scrap(line: &str) -> bool {
    let words = shape::word_count(line);
    let fragment = !shape::ends_sentence(line) || words <= 3 || !shape::starts_upright(line);
    words <= 6 && shape::width(line) <= 45 && fragment && !shape::is_quotation(line)
}

/// Whether a line is a label that pages carry in their menus.
fn is_label(line: &str) -> bool {
    let folded = shape::folded(line);
    phrase::MENU.contains(&folded.as_str()) || phrase::BUTTONS.contains(&folded.as_str())
}

/// Whether a block is part of a menu or of an offer by itself, so that scraps around it are, too.
fn is_anchor(text: &str, block: Block) -> bool {
    let line = block.span.of(text);
    let menu = matches!(block.kind, BlockKind::Furniture(Furniture::Navigation | Furniture::Subscription));
    menu && !line.starts_with('<') || !is_furniture(block) && is_label(line)
}

/// Marks the words of menus that stand beside a button.
fn mark_neighbours(text: &str, blocks: &mut [Block]) {
    let is_button =
        |b: &Block| b.kind == BlockKind::Furniture(Furniture::Navigation) && !b.span.of(text).starts_with('<');
    for at in 1..blocks.len() {
        if is_button(&blocks[at - 1]) && !is_furniture(blocks[at]) && is_label(blocks[at].span.of(text)) {
            blocks[at].kind = BlockKind::Furniture(Furniture::Navigation);
        }
    }
    for at in (1..blocks.len()).rev() {
        if is_button(&blocks[at]) && !is_furniture(blocks[at - 1]) && is_label(blocks[at - 1].span.of(text)) {
            blocks[at - 1].kind = BlockKind::Furniture(Furniture::Navigation);
        }
    }
}

/// Marks a menu before the headline: labels, and single words between them.
fn mark_start(text: &str, blocks: &mut [Block]) {
    let scraps = blocks.iter().take_while(|b| is_furniture(**b) || is_scrap(b.span.of(text))).count();
    let anchors = blocks[..scraps].iter().filter(|b| is_anchor(text, **b)).count();
    let Some(last) = blocks[..scraps].iter().rposition(|b| is_anchor(text, *b)).filter(|_| anchors >= 3) else {
        return;
    };
    for block in &mut blocks[..=last] {
        let line = block.span.of(text);
        if !is_furniture(*block) && (is_label(line) || shape::word_count(line) <= 2) {
            block.kind = BlockKind::Furniture(Furniture::Navigation);
        }
    }
}

/// Marks what the page carries below the article: scraps from the first of at least two parts of a menu or an offer on.
fn mark_end(text: &str, blocks: &mut [Block]) {
    let scraps = blocks.iter().rev().take_while(|b| is_furniture(**b) || is_scrap(b.span.of(text))).count();
    let from = blocks.len() - scraps;
    let anchors = blocks[from..].iter().filter(|b| is_anchor(text, **b)).count();
    let first = blocks[from..].iter().position(|b| is_anchor(text, *b));
    let Some(first) = first.filter(|_| anchors >= 2 && from > 0) else { return };
    let mut kind = Furniture::Navigation;
    for block in &mut blocks[from + first..] {
        match block.kind {
            BlockKind::Furniture(known @ (Furniture::Subscription | Furniture::Navigation)) => kind = known,
            BlockKind::Furniture(_) => {}
            _ if is_label(block.span.of(text)) => {
                kind = Furniture::Navigation;
                block.kind = BlockKind::Furniture(kind);
            }
            _ => block.kind = BlockKind::Furniture(kind),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;

    /// `marked` has a line for each line of the article; furniture starts with its kind's first letters and a bar.
    fn check(marked: &str) {
        let mut text = String::new();
        let mut expected = Vec::new();
        for line in marked.lines() {
            let (kind, words) = line.split_once('|').unwrap_or(("", line));
            text.push_str(words);
            text.push('\n');
            if !words.trim().is_empty() {
                expected.push((kind.to_owned(), words.to_owned()));
            }
        }
        let document = read("a.txt", text.as_bytes());
        let kind = |block: &Block| match block.kind {
            BlockKind::Furniture(kind) => format!("{kind:?}").to_lowercase()[..3].to_owned(),
            _ => String::new(),
        };
        let found: Vec<_> = document.blocks.iter().map(|b| (kind(b), b.span.of(&document.text).to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn links_to_other_articles() {
        check(
            "Mayor confronts barge owner in bridge row\n\
             The harbour bridge was closed on Monday after a barge had struck it.\n\
             rea|Read also:\n\
             rea|«Les bateaux passent sans payer», dénoncent des riverains\n\
             \n\
             But that calm would end soon, the harbour master told us.\n\
             rea|Lire aussi\n\
             rea|Ferries : « Nous n’attendrons pas »\n\
             The mayor, more direct, hinted that she would pay for the bridge:\n\
             rea|Related: On the role of barges in the harbour\n\
             rea|À lire aussi Le propriétaire du bateau inculpé\n\
             Related costs rose in May, too.\n\
             Read also what the mayor wrote, she said.\n\
             See also what the tunnel did for the town, she said.",
        );
    }

    #[test]
    fn a_paywalls_page() {
        check(
            "Barge Owner Plays Both Sides—and the Mayor—in Bridge Row\n\
             HPT\n\
             Published on: May 3, 2024 11:59 AM IST\n\
             At the start of the year the mayor met the barge owner at the town hall.\n\
             \n\
             rep|Barge Owner Plays Both Sides—and the Mayor—in Bridge Row PREMIUM\n\
             rep|Barge Owner Plays Both Sides—and the Mayor—in Bridge Row\n\
             \n\
             Now that friendship does the town little good.\n\
             “There’s nothing to say,” she said.\n\
             con|Write to Ann Lee at ann.lee@hpt.example and Bo Ek at bo.ek@hpt.example\n\
             rep|Barge Owner Plays Both Sides—and the Mayor—in Bridge Row\n\
             sub|Get all the latest news of the harbour and the islands every morning with our app.\n\
             sub|One price.\n\
             sub|Two reasons.\n\
             sub|from daily notes\n\
             nav|E-Paper\n\
             nav|Harbour App & Site\n\
             nav|SHARE\n\
             nav|close\n\
             nav|My notes\n\
             nav|Sign out",
        );
    }

    #[test]
    fn a_translations_notes_and_disclaimer() {
        check(
            "not|The weekly \"The Harbour Post\" published an article titled \"Town Unwilling\" on June 28, by Ann Lee. The article is translated as follows:\n\
             Although the town spoke strongly, it did not pay for the bridge.\n\
             Does the town help the barge owner?\n\
             Despite this there is no trust between the two, the mayor said.\n\
             not|\"Harbour Studies | Translation\"\n\
             not|Original: https://a.example/1\n\
             dis|Statement: This article holds the views of the author. Please say what you think below.",
        );
    }

    #[test]
    fn credits_and_people() {
        check(
            "Bridge closed\n\
             The harbour bridge was closed on Monday, the mayor said.\n\
             cre|The mayor of the town in December at the bridge.CreditAnn Lee/Reuters\n\
             cre|Ann Lee via Getty Images.\n\
             cre|Photo: Ann Lee\n\
             cre|The mayor at the bridge. Image: Ann Lee.\n\
             cre|The mayor waits at the bridge on May 3. (Ann Lee/AFP/Getty Images)\n\
             The owner, according to Reuters, will not pay/help.\n\
             con|Follow Bo Ek on Twitter @boek.\n\
             cre|Contributing: Cy Day and Di Fox.\n\
             not|Editor’s note: The spelling of a name was changed.\n\
             dis|The views expressed in this article are the author’s own.",
        );
    }

    #[test]
    fn a_menu_above_the_headline() {
        check(
            "nav|Skip to main content\n\
             nav|Home\n\
             nav|Harbour\n\
             nav|Share\n\
             nav|Save\n\
             Mayor confronts barge owner\n\
             The harbour bridge was closed on Monday, the mayor said.",
        );
    }

    #[test]
    fn sentences_that_look_like_furniture_stay() {
        check(
            "Bridge closed\n\
             Get me out of here, the captain shouted to the harbour master.\n\
             Follow the money, the mayor said.\n\
             Share prices fell on Monday.\n\
             Contact between the two ended in May, their lawyers said.\n\
             The views expressed by the mayor angered the town.\n\
             “Nah,” she said.\n\
             Nobody paid.\n\
             More\n\
             Clinton: 12.\n\
             Editors note that the bridge is old and that nobody has paid for it.\n\
             Original plans showed a tunnel.",
        );
    }

    #[test]
    fn headings_between_pictures_stay() {
        check(
            "Bridge closed\n\
             The harbour bridge was closed on Monday, the mayor said.\n\
             cre|The bridge Image: Ann Lee.\n\
             Barges\n\
             cre|The barge Image: Ann Lee.\n\
             Ferries and buses\n\
             cre|A bus Image: Ann Lee.",
        );
    }

    #[test]
    fn a_paragraph_that_stands_twice() {
        check(
            "Bridge closed\n\
             The harbour bridge was closed on Monday after a barge had struck it.\n\
             rep|The harbour bridge was closed on Monday after a barge had struck it.\n\
             “We wait,” she said.\n\
             “We wait,” she said.",
        );
    }
}
