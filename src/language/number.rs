//! Counted and measured amounts: "2m", "two million", "at least five people", "20%", "$108m".
//!
//! ```text
//!  More than two million people fled; the toll rose to 21, and $2m was lost in 18-20 days.
//!  ^-------------------^ people                     ^^ dead    ^-^ USD         ^^ ^-----^
//! ```
//!
//! Dates are left to [`super::date`], numbers that are part of a name ("Article 5", "Su-35") to [`super::name`]. A range is two
//! amounts: at least the first, at most the second.

mod counted;
mod numeral;
mod unit;

use super::Analysis;
use super::token::{Token, TokenKind};
use crate::document::Span;
use numeral::Numeral;

/// One amount.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberMention {
    /// The words of the amount itself with its scale, unit and approximation: "about 2m dollars".
    pub span: Span,
    /// The amount, scale applied; measures in the base unit.
    pub value: f64,
    /// How exact the text claims it to be.
    pub exactness: Exactness,
    /// What it is measured in.
    pub unit: Unit,
    /// Stem of the noun that is counted ("people"), where it is plain. For people of whom nothing else is said it is what
    /// happened to them: "dead", "injured", "missing" or "arrested", whatever the words; "old" for an age.
    pub counted: Option<String>,
}

/// How exact an amount claims to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exactness {
    /// "five".
    Exact,
    /// "about five".
    About,
    /// "more than five", "at least five".
    AtLeast,
    /// "fewer than five", "up to five".
    AtMost,
}

/// What an amount is measured in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Things or people.
    Count,
    /// A place in an order: "third".
    Ordinal,
    /// Per cent.
    Percent,
    /// Money, by currency code: "USD".
    Money(String),
    /// A measure, by its base: "km", "kg", "hectare", "km/h", "hour", "day", "year" and others by their own name.
    Measure(String),
}

/// Finds the amounts of a document. `analysis.dates` and `analysis.names` must be filled: what they hold is no amount.
pub fn find(text: &str, analysis: &Analysis) -> Vec<NumberMention> {
    let mut taken: Vec<Span> = analysis.dates.iter().map(|date| date.span).collect();
    taken.extend(analysis.names.iter().map(|name| name.span));
    taken.sort_unstable();
    let mut found = Vec::new();
    for index in 0..analysis.sentences.len() {
        let sentence = Sentence { text, tokens: analysis.tokens_of(index), taken: &taken };
        let mut at = 0;
        while at < sentence.tokens.len() {
            at = sentence.read(at, &mut found).unwrap_or(at + 1);
        }
    }
    found
}

struct Sentence<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// Ranges that hold no amount, in order.
    taken: &'a [Span],
}

impl Sentence<'_> {
    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower())
    }

    /// Reads the amounts that start at token `at`; gives the token to go on from.
    fn read(&self, at: usize, found: &mut Vec<NumberMention>) -> Option<usize> {
        let numeral = numeral::read(self.tokens, at)?;
        if self.is_taken(at) || self.is_label(at, &numeral) {
            return Some(numeral.end);
        }
        if numeral.value == 1.0 && self.lower(at) == "one" && !self.counts_one(at, numeral.end) {
            return None;
        }
        let (opened, start) = self.approximation(at);
        let Some(second) = self.range(at, &numeral) else {
            let mut mention = self.mention(start, at, &numeral);
            let over = opened == Some(Exactness::AtLeast) && self.lower(start) == "over";
            if !(over && is_duration(&mention.unit)) {
                mention.exactness = opened.or(self.closing(numeral.end)).unwrap_or(numeral.exactness);
            }
            found.push(mention);
            return Some(numeral.end);
        };
        if second.value <= numeral.value {
            // A score or a code.
            return Some(second.end);
        }
        let last = numeral.end + 1;
        let high = self.mention(last, last, &second);
        // "5-7 million miles": scale and unit stand once, behind the second.
        let shared = high.value / self.unscaled(last).unwrap_or(second.value);
        let factor = if numeral.value < 1000.0 { shared } else { high.value / second.value };
        let span = Span::new(self.tokens[at].span().start, self.tokens[numeral.end - 1].span().end);
        let low = NumberMention { span, value: numeral.value * factor, exactness: Exactness::AtLeast, ..high.clone() };
        found.extend([low, NumberMention { exactness: Exactness::AtMost, ..high }]);
        Some(second.end)
    }

    /// The digits at token `at` without a scale behind them.
    fn unscaled(&self, at: usize) -> Option<f64> {
        numeral::read(&self.tokens[..=at], at).map(|numeral| numeral.value)
    }

    /// The mention of one numeral, with its unit and what it counts.
    fn mention(&self, start: usize, at: usize, numeral: &Numeral) -> NumberMention {
        let mut end = numeral.end;
        let (mut value, mut unit, mut counted) = (numeral.value, Unit::Count, None);
        let written = self.tokens[at].span().of(self.text);
        let hyphen = usize::from(self.lower(end) == "-");
        let (next, after) = (self.lower(end + hyphen), self.lower(end + hyphen + 1));
        if numeral.ordinal {
            unit = Unit::Ordinal;
        } else if numeral.fraction || written.ends_with('%') {
            unit = Unit::Percent;
        } else if let Some(code) = written.chars().next().and_then(unit::sign) {
            unit = Unit::Money(code.to_owned());
        } else if matches!(next, "percent" | "pct" | "percentage") || next == "per" && after == "cent" {
            unit = Unit::Percent;
            end += hyphen + 1 + usize::from(next == "per");
        } else if let Some((named, factor)) = unit::named(next, value) {
            unit = named;
            value *= factor;
            end += hyphen + 1;
            if self.lower(end) == "old" || self.lower(end) == "-" && self.lower(end + 1) == "old" {
                counted = Some("old".to_owned());
            }
        } else if self.is_age(at, numeral) {
            unit = Unit::Measure("year".to_owned());
            counted = Some("old".to_owned());
        }
        if matches!(unit, Unit::Count | Unit::Ordinal) {
            counted = counted::counted(self.tokens, start, numeral.end);
        }
        let span = Span::new(self.tokens[start].span().start, self.tokens[end - 1].span().end);
        NumberMention { span, value, exactness: numeral.exactness, unit, counted }
    }

    /// A second numeral that makes a range of the first; after a hyphen also one that is not greater.
    fn range(&self, at: usize, numeral: &Numeral) -> Option<Numeral> {
        let between = self.lower(numeral.end);
        let before = at.checked_sub(1).map_or("", |before| self.lower(before));
        let hyphen = matches!(between, "-" | "–" | "‐") && self.tokens[at].kind() == TokenKind::Number;
        let ranged = match between {
            _ if hyphen => true,
            "to" | "or" => !matches!(before, "from" | "by"),
            "and" => before == "between",
            _ => false,
        };
        if !ranged || numeral.ordinal {
            return None;
        }
        let second = numeral::read(self.tokens, numeral.end + 1).filter(|second| !second.ordinal)?;
        let sign = |at: usize| self.tokens[at].lower().chars().next().and_then(unit::sign);
        let one_unit = sign(at) == sign(numeral.end + 1) || sign(numeral.end + 1).is_none();
        (one_unit && (hyphen || second.value > numeral.value)).then_some(second)
    }

    /// The words before the numeral that say how exact it is, and where they start.
    fn approximation(&self, at: usize) -> (Option<Exactness>, usize) {
        use Exactness::{About, AtLeast, AtMost};
        const PHRASES: [(&[&str], Exactness); 33] = [
            (&["no", "fewer", "than"], AtLeast),
            (&["no", "less", "than"], AtLeast),
            (&["not", "less", "than"], AtLeast),
            (&["no", "more", "than"], AtMost),
            (&["not", "more", "than"], AtMost),
            (&["as", "many", "as"], AtMost),
            (&["as", "much", "as"], AtMost),
            (&["at", "least"], AtLeast),
            (&["more", "than"], AtLeast),
            (&["greater", "than"], AtLeast),
            (&["upwards", "of"], AtLeast),
            (&["a", "minimum", "of"], AtLeast),
            (&["at", "most"], AtMost),
            (&["fewer", "than"], AtMost),
            (&["less", "than"], AtMost),
            (&["up", "to"], AtMost),
            (&["a", "maximum", "of"], AtMost),
            (&["close", "to"], About),
            (&["an", "estimated"], About),
            (&["just", "over"], AtLeast),
            (&["just", "under"], AtMost),
            (&["well", "over"], AtLeast),
            (&["over"], AtLeast),
            (&["above"], AtLeast),
            (&["under"], AtMost),
            (&["below"], AtMost),
            (&["about"], About),
            (&["around"], About),
            (&["roughly"], About),
            (&["approximately"], About),
            (&["some"], About),
            (&["nearly"], About),
            (&["almost"], About),
        ];
        let fits = |phrase: &[&str]| {
            phrase.len() <= at && phrase.iter().rev().zip(1..).all(|(word, back)| self.lower(at - back) == *word)
        };
        let found = PHRASES.iter().find(|(phrase, _)| fits(phrase));
        found.map_or((None, at), |(phrase, exactness)| (Some(*exactness), at - phrase.len()))
    }

    /// What is said behind the amount: "or more", "or so".
    fn closing(&self, end: usize) -> Option<Exactness> {
        match (self.lower(end), self.lower(end + 1)) {
            ("or", "more") | ("+", _) => Some(Exactness::AtLeast),
            ("or", "less" | "fewer") => Some(Exactness::AtMost),
            ("or", "so") => Some(Exactness::About),
            _ => None,
        }
    }

    fn is_taken(&self, at: usize) -> bool {
        let span = self.tokens[at].span();
        let next = self.taken.partition_point(|taken| taken.end <= span.start);
        self.taken.get(next).is_some_and(|taken| taken.overlap(span) > 0)
    }

    fn touches(&self, left: usize, right: usize) -> bool {
        let end = |at: usize| self.tokens.get(at).map(Token::span);
        matches!((end(left), end(right)), (Some(left), Some(right)) if left.end == right.start)
    }

    /// Whether the numeral names rather than counts: "Article 5", "27th District", "9:30", "5 p.m.", "in 2014", "3/4".
    fn is_label(&self, at: usize, numeral: &Numeral) -> bool {
        let token = &self.tokens[at];
        let before = at.checked_sub(1);
        let (previous, next) = (before.map_or("", |before| self.lower(before)), self.lower(numeral.end));
        let digits = token.kind() == TokenKind::Number;
        if matches!(next, "a.m." | "am" | "pm" | "o'clock" | "gmt" | "p.m.") {
            return true;
        }
        let spaced =
            matches!(next, "a" | "p") && self.lower(numeral.end + 1) == "." && self.lower(numeral.end + 2) == "m";
        if spaced {
            return true;
        }
        if numeral.ordinal || !digits {
            return self.capital(numeral.end) && (numeral.ordinal || at > 0 && self.capital(at));
        }
        let glued = |mark: &str, at: usize| {
            matches!(mark, ":" | "/" | "#" | "_" | "@" | ".") && digits && at < self.tokens.len()
        };
        let behind = glued(next, numeral.end) && next != "." && self.touches(at, numeral.end);
        let ahead = before.is_some_and(|before| glued(previous, before) && self.touches(before, at));
        let hyphen = before.is_some_and(|b| b > 0 && previous == "-" && self.touches(b, at) && self.touches(b - 1, b));
        let label = matches!(
            previous,
            "no" | "number"
                | "article"
                | "chapter"
                | "section"
                | "page"
                | "step"
                | "version"
                | "type"
                | "item"
                | "phase"
                | "level"
                | "flight"
                | "channel"
                | "room"
                | "route"
                | "paragraph"
                | "line"
                | "figure"
                | "table"
                | "group"
                | "."
        ) && (previous != "."
            || before.is_some_and(|b| b > 0 && matches!(self.lower(b - 1), "no" | "nos" | "art" | "sec" | "p" | "pp")));
        behind || ahead || hyphen || label || self.is_plain_label(at, numeral, previous, next)
    }

    /// Whether bare digits are a part of a name or a year.
    fn is_plain_label(&self, at: usize, numeral: &Numeral, previous: &str, next: &str) -> bool {
        let lower = self.tokens[at].lower();
        if !lower.bytes().all(|b| b.is_ascii_digit()) {
            return false;
        }
        let named = at > 1 && self.capital(at - 1) && !super::name::is_headline(self.text, self.tokens);
        let year = lower.len() == 4
            && (1500.0..2100.0).contains(&numeral.value)
            && (numeral.value >= 1900.0 || matches!(previous, "in" | "since" | "of" | "until" | "by"))
            && !(matches!(next, "people" | "men" | "women" | "troops" | "soldiers") && previous != "in");
        named || year
    }

    fn capital(&self, at: usize) -> bool {
        let word = self.tokens.get(at).filter(|t| t.kind() == TokenKind::Word);
        word.is_some_and(|t| t.span().of(self.text).starts_with(char::is_uppercase))
    }

    /// Whether "one" at `at` counts: before a noun, or as what a verb of harm leaves.
    fn counts_one(&self, at: usize, end: usize) -> bool {
        let previous = at.checked_sub(1).map_or("", |before| self.lower(before));
        if matches!(previous, "no" | "the" | "this" | "that" | "another" | "any" | "which" | "every" | "each") {
            return false;
        }
        let harm = matches!(
            previous,
            "killed" | "killing" | "kills" | "injuring" | "injured" | "wounding" | "wounded" | "least"
        );
        let person = matches!(
            self.lower(end),
            "person"
                | "man"
                | "woman"
                | "child"
                | "boy"
                | "girl"
                | "soldier"
                | "civilian"
                | "officer"
                | "dead"
                | "killed"
                | "death"
        );
        harm || person || unit::named(self.lower(end), 1.0).is_some_and(|_| self.lower(end) != "day")
    }

    /// "Ida Berg, 49, said": a bare number between commas behind a name.
    fn is_age(&self, at: usize, numeral: &Numeral) -> bool {
        let bounded = at >= 2 && self.lower(at - 1) == "," && matches!(self.lower(numeral.end), "," | ".");
        let name = bounded && self.tokens[at - 2].span().of(self.text).starts_with(char::is_uppercase);
        name && (1.0..120.0).contains(&numeral.value)
            && numeral.end == at + 1
            && self.tokens[at].kind() == TokenKind::Number
    }
}

fn is_duration(unit: &Unit) -> bool {
    matches!(unit, Unit::Measure(base) if matches!(base.as_str(), "hour" | "day" | "year"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{analyse, paragraph};

    /// The amounts of `text` as "words = value, exactness, unit, counted".
    fn check(text: &str, expected: &[&str]) {
        let document = paragraph(text);
        let show = |n: &NumberMention| {
            let unit = match &n.unit {
                Unit::Count => "count",
                Unit::Ordinal => "ordinal",
                Unit::Percent => "%",
                Unit::Money(name) | Unit::Measure(name) => name,
            };
            let exactness = match n.exactness {
                Exactness::Exact => "",
                Exactness::About => "~",
                Exactness::AtLeast => ">",
                Exactness::AtMost => "<",
            };
            let counted = n.counted.as_deref().unwrap_or("-");
            format!("{} = {exactness}{} {unit} {counted}", n.span.of(text), (n.value * 1e3).round() / 1e3)
        };
        let found: Vec<String> = analyse(&document).numbers.iter().map(show).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn numerals_have_values() {
        check("They sent 2m letters.", &["2m = 2000000 count letter"]);
        check("They sent two million letters.", &["two million = 2000000 count letter"]);
        check("About half a million boats left.", &["About half a million = ~500000 count boat"]);
        check(
            "She owns twenty-one goats and a dozen hens.",
            &["twenty-one = 21 count goat", "a dozen = ~12 count hen"],
        );
        check("Tens of thousands of fans came.", &["Tens of thousands = >20000 count fan"]);
        check(
            "They sold 1,250.5 shares of two and a half thousand.",
            &["1,250.5 = 1250.5 count share", "two and a half thousand = 2500 count -"],
        );
    }

    #[test]
    fn units_come_to_their_base() {
        check("It cost $108m or €85 million.", &["$108m = 108000000 USD -", "€85 million = 85000000 EUR -"]);
        check("Some 20 per cent, or 20%, of it.", &["Some 20 per cent = ~20 % -", "20% = 20 % -"]);
        check("It is 10 miles and a two-week walk.", &["10 miles = 16.093 km -", "two-week = 14 day -"]);
        check("Ida Berg, 49, met a 16-year-old boy.", &["49 = 49 year old", "16-year = 16 year old"]);
        check("Two-thirds of voters agreed.", &["Two-thirds = 66.667 % -"]);
    }

    #[test]
    fn what_is_counted() {
        check("At least five people were killed.", &["At least five = >5 count dead"]);
        check(
            "The storm killed two people, wounding dozens more.",
            &["two = 2 count dead", "dozens = >24 count injured"],
        );
        check("The death toll rose to 21.", &["21 = 21 count dead"]);
        check(
            "Fewer than 30 new boats came, or up to 40.",
            &["Fewer than 30 = <30 count boat", "up to 40 = <40 count -"],
        );
        check("Killing one and injuring 12 others.", &["one = 1 count dead", "12 = 12 count injured"]);
        check("He came third for the second year.", &["third = 3 ordinal -", "second = 2 ordinal year"]);
    }

    #[test]
    fn ranges_are_two_amounts() {
        check("Between 5 and 7 trains run.", &["5 = >5 count train", "7 = <7 count train"]);
        check("It lasts 18-20 days.", &["18 = >18 day -", "20 days = <20 day -"]);
        check("They need 5 to 7 million dollars.", &["5 = >5000000 USD -", "7 million dollars = <7000000 USD -"]);
        check("They won 20-13 at home.", &[]);
    }

    #[test]
    fn names_and_dates_are_no_amounts() {
        check("The S-400, the Su-35 and the G7 under Article 5 of the 27th District.", &[]);
        check("In 2014, on Oct. 7, 2023 and at 9:30 or 5 p.m. on page 7.", &[]);
        check("No one knew, one of them said.", &[]);
    }
}
