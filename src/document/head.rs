//! The head of an article: title, outlet, byline, date and address, as far as the text states them.
//!
//! ```text
//!  Analyses                                 a label above the headline
//!  Mayor closes harbour bridge              title       ┐
//!  The Harbour Post                         outlet      │ the head's lines, in any order,
//!  By Ann Lee | Published: 24 June 2025     byline, date│ up to the first running text
//!  https://post.example/bridge              address     ┘
//!  The bridge was closed ...                running text
//!  Original: https://post.example/bridge    address, anywhere
//! ```
//!
//! A translation can state all of it in its first sentence. What the text does not state is not made up: a first
//! sentence is no title, and a day without a year is a date only where the text leaves no doubt. Spellings of days are
//! left to [`super::day`].

mod fact;
mod lead;
mod line;
mod vocabulary;

use super::day::{self, WrittenDay};
use super::{Block, BlockKind, Furniture, Source, Span, Stated, StatedDate, printable, shape};
pub(super) use fact::{Declared, Fact, without_by};
use jiff::civil::Date;
pub(super) use line::is_names;

/// Lines that the head may have.
const LONGEST: usize = 14;

/// Summing-up sentences that may stand between headline and byline.
const MOST_SUMMARY: usize = 2;

/// Blocks at the end in which a label still states a fact.
const FOOT: usize = 8;

/// Whether a line says by its form that it belongs to a head: a byline, a day with little beside it, an address.
pub(super) fn is_head_line(line: &str) -> bool {
    !line::facts(line, Span::new(0, line.len()), false).is_empty()
}

/// Finds what the text states of its source, and marks the blocks that state it.
pub(super) fn find(text: &str, blocks: &mut [Block], declared: &Declared, source: &mut Source) {
    let mut finder = Finder { text, blocks, source };
    finder.declared(declared);
    finder.source.language = declared.language().map(ToOwned::to_owned);
    finder.lead();
    let zone = finder.zone();
    finder.labels(&zone);
    let open = finder.clear_lines(&zone);
    finder.title(&open);
    finder.names(&zone, &open);
    finder.rest(&zone);
    finder.dateline();
    finder.foot();
}

fn is_furniture(block: Block) -> bool {
    matches!(block.kind, BlockKind::Furniture(_))
}

struct Finder<'a> {
    text: &'a str,
    blocks: &'a mut [Block],
    source: &'a mut Source,
}

impl<'a> Finder<'a> {
    fn line(&self, block: usize) -> &'a str {
        self.blocks[block].span.of(self.text)
    }

    /// The words of `span` as one safe line.
    fn stated(&self, span: Span) -> Option<Stated> {
        let words: Vec<&str> = span.of(self.text).split_whitespace().collect();
        let value = printable(&words.join(" ")).trim().to_owned();
        (!value.is_empty()).then_some(Stated { value, span })
    }

    /// Puts a fact down unless one is known.
    fn state(&mut self, fact: Fact, span: Span) {
        let slot = match fact {
            Fact::Title => &self.source.title,
            Fact::Outlet => &self.source.outlet,
            Fact::Byline => &self.source.byline,
            Fact::Address => &self.source.address,
            Fact::Date => return self.state_day(span),
        };
        if slot.is_some() {
            return;
        }
        let names = span.of(self.text).trim_end_matches(|c: char| c == '.' || c.is_whitespace());
        let span = if fact == Fact::Byline { Span::new(span.start, span.start + names.len()) } else { span };
        let stated = self.stated(span);
        match fact {
            Fact::Title => self.source.title = stated,
            Fact::Outlet => self.source.outlet = stated,
            Fact::Byline => self.source.byline = stated,
            Fact::Address => self.source.address = stated,
            Fact::Date => {}
        }
    }

    /// Puts the first day in `span` down as the date, unless one is known or its year is in doubt.
    fn state_day(&mut self, span: Span) {
        if self.source.date.is_none() {
            let first = day::days(self.text, span).into_iter().next();
            self.source.date = first.and_then(|day| Some(StatedDate { value: self.date_of(day)?, span: day.span }));
        }
    }

    /// The date of a written day. A missing year is that of the last full date in the text if the day is at most a month
    /// after it: an article is published soon after the latest day it tells of.
    fn date_of(&self, day: WrittenDay) -> Option<Date> {
        day.date().or_else(|| {
            let told =
                day::days(self.text, Span::new(0, self.text.len())).into_iter().filter_map(WrittenDay::date).max()?;
            let date = Date::new(told.year(), day.month, day.day).ok()?;
            let later = (date - told).get_days();
            (0..=31).contains(&later).then_some(date)
        })
    }

    /// Facts of the front matter. Their place is the block that says the same, else the empty start of the text.
    fn declared(&mut self, declared: &Declared) {
        let at = |value: &str, finder: &Self| {
            let same = finder
                .blocks
                .iter()
                .take(LONGEST)
                .find(|b| shape::folded(b.span.of(finder.text)) == shape::folded(value));
            same.map_or(Span::new(0, 0), |block| block.span)
        };
        let stated = |fact: Fact, finder: &Self| {
            let value = declared.get(fact)?;
            let words: Vec<&str> = value.split_whitespace().collect();
            let line = printable(&words.join(" ")).trim().to_owned();
            (!line.is_empty()).then(|| Stated { span: at(value, finder), value: line })
        };
        self.source.title = stated(Fact::Title, self);
        self.source.outlet = stated(Fact::Outlet, self);
        self.source.byline = stated(Fact::Byline, self);
        self.source.address = stated(Fact::Address, self);
        self.source.date = declared.get(Fact::Date).and_then(|value| {
            let first = day::days(value, Span::new(0, value.len())).into_iter().next()?;
            Some(StatedDate { value: first.date()?, span: Span::new(0, 0) })
        });
        if let Some(title) = &self.source.title
            && let Some(block) = self.blocks.iter_mut().find(|b| !title.span.is_empty() && b.span == title.span)
        {
            block.kind = BlockKind::Title;
        }
    }

    /// A translator's first sentence that states where the article comes from.
    fn lead(&mut self) {
        for at in 0..self.blocks.len().min(3) {
            let span = self.blocks[at].span;
            if let Some(facts) = lead::facts(self.text, span) {
                facts.into_iter().for_each(|(fact, span)| self.state(fact, span));
                self.blocks[at].kind = BlockKind::Furniture(Furniture::Note);
                return;
            }
        }
    }

    /// The lines of the head: those before the first running text, and those after a sentence or two that sums the
    /// article up if a byline or a date follows. Furniture is left out.
    fn zone(&self) -> Vec<usize> {
        let near = (0..self.blocks.len()).filter(|&at| !is_furniture(self.blocks[at])).take(LONGEST);
        let mut zone: Vec<usize> = Vec::new();
        let mut after: Vec<usize> = Vec::new();
        let mut prose = 0;
        for at in near {
            if self.is_prose(at) {
                prose += 1;
                if prose > MOST_SUMMARY || zone.is_empty() {
                    break;
                }
                continue;
            }
            if prose == 0 || self.says_itself(at) || line::is_names(self.line(at)) || line::is_outlet(self.line(at)) {
                after.push(at);
            }
            if prose == 0 || self.says_itself(at) {
                zone.append(&mut after);
            }
        }
        zone
    }

    /// Whether the block is running text; a heading of a marked-up text never is.
    fn is_prose(&self, at: usize) -> bool {
        self.blocks[at].kind != BlockKind::Heading && shape::is_prose(self.line(at)) && !self.says_itself(at)
    }

    /// Whether the line states a fact by its form or by a label.
    fn says_itself(&self, at: usize) -> bool {
        let span = self.blocks[at].span;
        let labelled = line::label(self.line(at)).is_some_and(|(fact, value)| {
            line::fits(fact, self.text, Span::new(span.start + value.start, span.start + value.end))
        });
        labelled || !line::facts(self.text, span, at == 0).is_empty()
    }

    /// "Title: ...", "Published on: ...": lines that say themselves what they are.
    fn labels(&mut self, zone: &[usize]) {
        for (place, &at) in zone.iter().enumerate() {
            let span = self.blocks[at].span;
            let Some((fact, value)) = line::label(self.line(at)) else { continue };
            let value = Span::new(span.start + value.start, span.start + value.end);
            // "Source: Bridge Closed" at the top is a headline.
            let headline = place == 0 && fact == Fact::Outlet && !line::is_outlet(value.of(self.text));
            if headline || !line::fits(fact, self.text, value) {
                continue;
            }
            self.state(fact, value);
            self.blocks[at].kind = if fact == Fact::Title { BlockKind::Title } else { BlockKind::Head };
        }
    }

    /// States what stands in lines whose form alone tells what they are; gives the other lines.
    fn clear_lines(&mut self, zone: &[usize]) -> Vec<usize> {
        let mut open = Vec::new();
        for &at in zone {
            if matches!(self.blocks[at].kind, BlockKind::Head | BlockKind::Title) {
                continue;
            }
            let facts = line::facts(self.text, self.blocks[at].span, at == 0);
            if facts.is_empty() {
                open.push(at);
                continue;
            }
            facts.into_iter().for_each(|(fact, span)| self.state(fact, span));
            self.blocks[at].kind = BlockKind::Head;
        }
        open
    }

    /// The headline among the lines that say nothing of themselves.
    fn title(&mut self, open: &[usize]) {
        if self.source.title.is_some() {
            return;
        }
        let running = (0..self.blocks.len()).find(|&at| !is_furniture(self.blocks[at]) && self.is_prose(at));
        let open = &open[..open.partition_point(|&at| running.is_none_or(|running| at < running))];
        let is_long = |above: usize, at: &usize| {
            let line = self.line(*at);
            shape::word_count(line) >= 4 && (!line::is_names(line) || line::is_section(self.line(above)))
        };
        let is_label = |at: usize| shape::word_count(self.line(at)) <= 2 || line::is_outlet(self.line(at));
        let mut first = 0;
        while let Some(&at) = open.get(first)
            && is_label(at)
            && open.get(first + 1).is_some_and(|next| is_long(at, next))
        {
            first += 1;
        }
        let Some(&at) = open.get(first) else { return };
        if !self.is_title(at) {
            return;
        }
        for &label in open.iter().take(first) {
            if !line::is_outlet(self.line(label)) {
                self.blocks[label].kind = BlockKind::Head;
            }
        }
        let span = self.blocks[at].span;
        let cut = line::title_and_outlet(self.line(at));
        if let Some((title, outlet)) = cut {
            self.state(Fact::Outlet, Span::new(span.start + outlet.start, span.start + outlet.end));
            self.state(Fact::Title, Span::new(span.start, span.start + title));
        } else {
            self.state(Fact::Title, span);
        }
        self.blocks[at].kind = BlockKind::Title;
    }

    /// Whether the line can be the headline here.
    fn is_title(&self, at: usize) -> bool {
        let line = self.line(at);
        let marked_up = self.blocks[at].kind == BlockKind::Heading;
        let above_head = self.blocks[at + 1..]
            .iter()
            .take(2)
            .any(|b| b.kind == BlockKind::Head || line::is_outlet(b.span.of(self.text)));
        let words = shape::word_count(line);
        let fits = shape::is_headline(line) || marked_up || above_head && words <= 25;
        fits && !shape::is_quotation_with_stop(line)
            && !line::is_section(line)
            && (words >= 2 || marked_up || above_head)
    }

    /// Outlet and byline among the lines around title and date.
    fn names(&mut self, zone: &[usize], open: &[usize]) {
        let beside_head = |finder: &Self, at: usize| {
            let place = zone.iter().position(|&z| z == at).unwrap_or(0);
            let near = [place.checked_sub(1), Some(place + 1)].into_iter().flatten().filter_map(|p| zone.get(p));
            near.into_iter().any(|&z| finder.blocks[z].kind == BlockKind::Head)
        };
        let title = self.source.title.as_ref().map(|title| shape::folded(&title.value));
        let byline = self.source.byline.as_ref().map(|byline| shape::folded(&byline.value));
        let mut rest = Vec::new();
        for &at in open {
            let line = Some(shape::folded(self.line(at)));
            if line == byline {
                self.blocks[at].kind = BlockKind::Head;
            } else if line != title {
                rest.push(at);
            }
        }
        for &at in &rest {
            let line = self.line(at);
            if self.source.outlet.is_none() && line::is_outlet(line) && (title.is_some() || beside_head(self, at)) {
                self.state(Fact::Outlet, self.blocks[at].span);
                self.blocks[at].kind = BlockKind::Head;
            }
        }
        for &at in &rest {
            let line = self.line(at);
            if self.blocks[at].kind == BlockKind::Head || !beside_head(self, at) {
                continue;
            }
            if self.source.byline.is_none() && line::is_names(line) {
                self.state(Fact::Byline, self.blocks[at].span);
                self.blocks[at].kind = BlockKind::Head;
            } else if self.source.outlet.is_none() && line::can_be_outlet(line) {
                self.state(Fact::Outlet, self.blocks[at].span);
                self.blocks[at].kind = BlockKind::Head;
            }
        }
    }

    /// Lines between the head's lines that state nothing: a role, "Updated two hours ago".
    fn rest(&mut self, zone: &[usize]) {
        let is_head = |finder: &Self, place: Option<usize>| {
            place.and_then(|p| zone.get(p)).is_some_and(|&at| finder.blocks[at].kind == BlockKind::Head)
        };
        for (place, &at) in zone.iter().enumerate() {
            let (kind, line) = (self.blocks[at].kind, self.line(at));
            let between =
                is_head(self, place.checked_sub(1)) && is_head(self, Some(place + 1)) && shape::word_count(line) <= 5;
            if !matches!(kind, BlockKind::Title | BlockKind::Head) && (between || line::is_about_time(line)) {
                self.blocks[at].kind = BlockKind::Head;
            }
        }
    }

    /// The full date and the agency that open the first running text: "HARBOUR TOWN, May 3, 2024 (HPT) - ...".
    fn dateline(&mut self) {
        let running =
            (0..self.blocks.len().min(LONGEST)).find(|&at| !is_furniture(self.blocks[at]) && self.is_prose(at));
        let Some(span) = running.map(|at| self.blocks[at].span) else { return };
        if let Some(day) = line::dateline(self.text, span) {
            self.state_day(day);
        }
        if let Some(agency) = line::agency(self.text, span) {
            self.state(Fact::Outlet, agency);
        }
    }

    /// Labels at the end: "Original: https://...", "Published on 24 June 2025".
    fn foot(&mut self) {
        for at in self.blocks.len().saturating_sub(FOOT)..self.blocks.len() {
            let span = self.blocks[at].span;
            let Some((fact @ (Fact::Address | Fact::Date | Fact::Outlet), value)) = line::label(self.line(at)) else {
                continue;
            };
            let value = Span::new(span.start + value.start, span.start + value.end);
            let fact = if line::is_address(value.of(self.text)) { Fact::Address } else { fact };
            if fact != Fact::Outlet && line::fits(fact, self.text, value) {
                self.state(fact, value);
                if !is_furniture(self.blocks[at]) {
                    self.blocks[at].kind = BlockKind::Head;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;

    /// Title, outlet, byline, date and address, those that there are, between bars.
    fn facts(name: &str, text: &str) -> String {
        let document = read(name, text.as_bytes());
        let source = &document.source;
        let value = |stated: &Option<Stated>| stated.as_ref().map_or_else(|| "-".to_owned(), |s| s.value.clone());
        let date = source.date.map_or_else(|| "-".to_owned(), |d| d.value.to_string());
        [value(&source.title), value(&source.outlet), value(&source.byline), date, value(&source.address)].join(" | ")
    }

    fn check(text: &str, expected: &str) {
        let body = "The harbour bridge was closed on Monday after a barge had struck one of its piers.\nBuses take the tunnel, the mayor said.";
        assert_eq!(facts("a.txt", &text.replace("BODY", body)), expected, "{text}");
    }

    #[test]
    fn headline_name_and_day() {
        check(
            "Mayor confronts barge owner in bridge row\n\nAnn Lee\nMAY 3, 2024\n\nBODY",
            "Mayor confronts barge owner in bridge row | - | Ann Lee | 2024-05-03 | -",
        );
        check(
            "Who Pays for the Bridge?\nBy Ann Lee and Bo Ek | May 3, 2024, 10:31 p.m. ET\nBODY",
            "Who Pays for the Bridge? | - | Ann Lee and Bo Ek | 2024-05-03 | -",
        );
        check(
            "Bridge closed\n\nPar Zoé d’Aubigny – Publié le 3 mai 2024 à 10h31\n\nBODY",
            "Bridge closed | - | Zoé d’Aubigny | 2024-05-03 | -",
        );
    }

    #[test]
    fn headline_outlet_and_labelled_day() {
        check(
            "Barge Owner Plays Both Sides—and the Mayor—in Bridge Row\n\nHPT\nPublished on: May 3, 2024 11:59 AM IST\n\nBODY",
            "Barge Owner Plays Both Sides—and the Mayor—in Bridge Row | HPT | - | 2024-05-03 | -",
        );
        check(
            "Bridge Closed\n\nThe Harbour Times\n\n2024-05-03\n\nBridge Closed\n\nBODY",
            "Bridge Closed | The Harbour Times | - | 2024-05-03 | -",
        );
        check(
            "Bridge Owner Wins R.N.C. Run in N.J.\n\nHarbourPost\n\n3. Mai 2024\n\nBODY",
            "Bridge Owner Wins R.N.C. Run in N.J. | HarbourPost | - | 2024-05-03 | -",
        );
        check(
            "harbourpost.example\nBridge closed for a whole year\n04/05/2024\nBODY",
            "Bridge closed for a whole year | - | - | - | -",
        );
        check(
            "Bridge closed for a whole year | Harbour News\nhttps://a.example/bridge\nBODY",
            "Bridge closed for a whole year | Harbour News | - | - | https://a.example/bridge",
        );
    }

    #[test]
    fn a_label_above_the_headline_is_no_title() {
        check(
            "Analyses\n\nThe town’s answer to the barge: repairing the bridge remains a priority\n\nBODY\n\nCommentary\n\n• BODY",
            "The town’s answer to the barge: repairing the bridge remains a priority | - | - | - | -",
        );
        check("Commentary\n\nBODY", "- | - | - | - | -");
    }

    #[test]
    fn a_first_sentence_is_no_title() {
        check("BODY\n\nBODY", "- | - | - | - | -");
        check("“We are closing the bridge today.”\n\nBODY", "- | - | - | - | -");
    }

    #[test]
    fn a_sentence_that_sums_up_may_stand_inside_the_head() {
        check(
            "Bridge closed\n\nThe old tunnel is now the only way into the town for buses.\n\nBy Ann Lee\nPublished: 3 May 2024\n\nBODY",
            "Bridge closed | - | Ann Lee | 2024-05-03 | -",
        );
    }

    #[test]
    fn a_translators_lead_states_everything() {
        let lead = "The weekly \"The Harbour Post\" published an article titled \"Town Unwilling to Pay for the Bridge\" on June 28, authored by Ann R. Lee. The article is translated as follows:";
        check(
            &format!("{lead}\n\nBODY\n\nOn June 22, 2023, the barge left.\n\nOriginal: https://a.example/1"),
            "Town Unwilling to Pay for the Bridge | The Harbour Post | Ann R. Lee | 2023-06-28 | https://a.example/1",
        );
        check(
            &format!("{lead}\n\nBODY"),
            "Town Unwilling to Pay for the Bridge | The Harbour Post | Ann R. Lee | - | -",
        );
        check(
            &format!("{lead}\n\nThe barge was built on May 2, 2019, they say.\n\nBODY"),
            "Town Unwilling to Pay for the Bridge | The Harbour Post | Ann R. Lee | - | -",
        );
        check(
            "The Harbour Post published an article titled “Town Unwilling” on June 28, 2023, and the mayor was angry.\n\nBODY",
            "- | - | - | - | -",
        );
    }

    #[test]
    fn labels_state_what_they_say() {
        check(
            "Title: Source: bridge to close\nSource: The Harbour Post\nAuthor: Ann Lee\nDate: 2024-05-03\nURL: https://a.example/1\n\nBODY",
            "Source: bridge to close | The Harbour Post | Ann Lee | 2024-05-03 | https://a.example/1",
        );
        check("Source: Bridge to Close\n\nBODY", "Source: Bridge to Close | - | - | - | -");
        check(
            "Bridge closed\n\nBODY\n\nPublished on 3 May 2024 in town\n\nPublished: 3 May 2024",
            "Bridge closed | - | - | 2024-05-03 | -",
        );
    }

    #[test]
    fn a_day_in_the_headline_or_in_running_text_is_no_date() {
        check("Bridge closed June 24, 2025\n\nBODY", "Bridge closed June 24, 2025 | - | - | - | -");
        check(
            "Bridge closed\n\nOn 3 May 2024 the barge struck the pier, the mayor said.",
            "Bridge closed | - | - | - | -",
        );
    }

    #[test]
    fn a_dateline_states_the_day() {
        check(
            "Bridge closed\n\nHARBOUR TOWN, May 3, 2024 (HPT) - The bridge was closed today, the mayor said.",
            "Bridge closed | HPT | - | 2024-05-03 | -",
        );
        check(
            "Bridge closed\n\nFriday, May 3, 2024 The bridge was closed today, the mayor said.",
            "Bridge closed | - | - | 2024-05-03 | -",
        );
        check(
            "Bridge closed\n\nMay 3, 2024, was a bad day for the bridge, the mayor said.",
            "Bridge closed | - | - | - | -",
        );
    }

    #[test]
    fn heads_of_other_make() {
        check(
            "THE HARBOUR POST\nFriday, May 3, 2024\n\nMAYOR VOWS TO REBUILD BRIDGE\n\nBODY",
            "MAYOR VOWS TO REBUILD BRIDGE | THE HARBOUR POST | - | 2024-05-03 | -",
        );
        check(
            "Mayor vows to rebuild bridge\n\nBy Ann Lee\nHarbour correspondent\nPublished 3 May 2024, 14:05 BST\nUpdated 2 hours ago\n\nBODY",
            "Mayor vows to rebuild bridge | - | Ann Lee | 2024-05-03 | -",
        );
        check(
            "La maire promet un pont\n\nPar Zoé Martin (avec HPT)\nPublié le 03/05/2024 à 14h05\n\nBODY",
            "La maire promet un pont | - | Zoé Martin | - | -",
        );
        check("Harbour Town (Reuters) - BODY", "- | Reuters | - | - | -");
    }

    #[test]
    fn hostile_facts_are_one_safe_line() {
        check("Bridge\u{1b}[31m closed\u{7} now\n\nBODY", "Bridge\u{fffd} closed\u{fffd} now | - | - | - | -");
    }

    #[test]
    fn markdown_heads() {
        let body = "The bridge was closed on Monday, the mayor said to reporters.";
        assert_eq!(
            facts("a.md", &format!("# The bridge is closed to everybody.\n\n*By Ann Lee, 3 May 2024*\n\n{body}")),
            "The bridge is closed to everybody. | - | Ann Lee | 2024-05-03 | -"
        );
        assert_eq!(
            facts(
                "a.md",
                &format!(
                    "---\ntitle: Bridge closed\ndate: 2024-05-03\nsource: https://a.example/1\n---\n\n# Bridge closed\n\n{body}"
                )
            ),
            "Bridge closed | - | - | 2024-05-03 | https://a.example/1"
        );
        assert_eq!(facts("a.md", body), "- | - | - | - | -");
    }
}
