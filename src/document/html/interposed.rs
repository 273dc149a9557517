//! What sites put in the place of an article: a question about cookies, a check for robots, the offer of a subscription.

use super::super::fault::Fault;
use super::super::shape;
use super::page::Passage;
use super::stated::Page;

/// Words that a page has at most which asks for consent or checks who reads it, and shows no article.
const LONGEST: [usize; 2] = [700, 150];

/// Words of running text beside the question from which a page has an article too; fewer are enough for one that states when
/// or by whom it was written.
const ARTICLE: [usize; 2] = [120, 40];

/// What a question about cookies speaks of.
const MATTERS: [&str; 14] = [
    "cookie",
    "consent",
    "tracking",
    "your privacy",
    "personal data",
    "your data",
    "personali",
    "zustimm",
    "einwillig",
    "datenschutz",
    "mit werbung",
    "traceur",
    "données",
    "consentimiento",
];

/// Words that it addresses the reader with.
#[rustfmt::skip]
const ADDRESSED: [&str; 20] = [
    "we", "our", "you", "your", "wir", "unsere", "unseren", "sie", "ihre", "ihrer", "nous", "nos", "vous", "votre", "vos",
    "nuestros", "sus", "tus", "nostri", "onze",
];

/// What it offers to do.
const OFFERS: [&str; 18] = [
    "accept",
    "agree",
    "reject",
    "decline",
    "manage",
    "continue",
    "withdraw",
    "akzeptier",
    "zustimmen",
    "zustimmung",
    "ablehnen",
    "weiterlesen",
    "accepter",
    "refuser",
    "aceptar",
    "rechazar",
    "accetta",
    "akkoord",
];

/// What a check for robots says.
const CHECKS: [&str; 17] = [
    "checking your browser",
    "checking if the site connection is secure",
    "verify you are human",
    "verifying you are human",
    "verify that you are human",
    "not a robot",
    "are you a robot",
    "unusual traffic",
    "unusual activity",
    "enable javascript and cookies to continue",
    "enable js and disable any ad blocker",
    "review the security of your connection",
    "access to this page has been denied",
    "access denied",
    "you have been blocked",
    "pardon our interruption",
    "ddos protection",
];

/// What stands in the place of an article, if something does.
pub(super) fn find(passages: &[Passage], stated: &Page) -> Option<Fault> {
    let count = |passage: &Passage| shape::word_count(&passage.words);
    let all: usize = passages.iter().map(count).sum();
    let title = stated.title.iter().map(String::as_str);
    let checks = |words: &str| CHECKS.iter().any(|check| shape::folded(words).contains(check));
    if all <= LONGEST[1] && passages.iter().map(|p| p.words.as_str()).chain(title).any(checks) {
        return Some(Fault::Robots);
    }
    let (asking, others): (Vec<&Passage>, Vec<&Passage>) = passages.iter().partition(|p| asks_consent(&p.words));
    let words = |passages: &[&Passage]| passages.iter().map(|p| count(p)).sum::<usize>();
    let running: Vec<&Passage> = others.into_iter().filter(|p| shape::is_prose(&p.words)).collect();
    let is_signed = stated.date.is_some() || !stated.authors.is_empty();
    let offers = |passage: &Passage| OFFERS.iter().any(|offer| shape::folded(&passage.words).contains(offer));
    let is_asked = all <= LONGEST[0]
        && words(&asking) >= 20
        && words(&asking) > words(&running) / 2
        && words(&running) < ARTICLE[usize::from(is_signed)]
        && passages.iter().any(offers);
    is_asked.then_some(Fault::Consent)
}

/// Whether a passage asks the reader about cookies and the like.
fn asks_consent(words: &str) -> bool {
    let folded = shape::folded(words);
    let is_addressed = || folded.split(|c: char| !c.is_alphanumeric()).any(|word| ADDRESSED.contains(&word));
    MATTERS.iter().any(|matter| folded.contains(matter)) && is_addressed()
}

/// Whether a passage asks for a subscription before the rest is shown.
pub(super) fn is_wall(words: &str) -> bool {
    let folded = shape::folded(words);
    let asks = [
        "subscribe to continue",
        "subscribe to read",
        "subscribe now to read",
        "to continue reading",
        "to keep reading",
        "log in to continue",
        "sign in to continue",
        "register to continue",
        "this article is for subscribers",
        "this content is for subscribers",
        "réservé aux abonnés",
        "il vous reste",
        "lisez la suite",
        "la suite est réservée",
        "weiterlesen mit",
        "jetzt weiterlesen",
        "para seguir leyendo",
        "contenido exclusivo para suscriptores",
        "per continuare a leggere",
    ];
    shape::word_count(words) <= 60 && asks.iter().any(|ask| folded.contains(ask))
}

#[cfg(test)]
mod tests {
    use super::super::super::fault::Fault;

    #[track_caller]
    fn check(body: &str, expected: Option<&Fault>) {
        let page = format!("<html><head><title>Harbour Post</title></head><body>{body}</body></html>");
        assert_eq!(super::super::read(&page, None).err().as_ref(), expected, "{body}");
    }

    /// An article of some 150 words.
    fn article(of: &str) -> String {
        let told = format!(
            "<p>The council said on Tuesday that {of} would be looked at again before the summer, when the new rules for the harbour are put to a vote and the wardens have counted the boats.</p>"
        );
        format!("<h1>Council votes</h1>{}", told.repeat(5))
    }

    #[test]
    fn a_question_about_cookies_is_no_article() {
        let asked = "<h1>Before you go on</h1><p>We and our 214 partners use cookies to keep the site running, to measure how it is read and to show advertisements that suit you.</p>
            <p>If you accept, your data are also used to build a profile. You can withdraw your consent at any time in the settings.</p>
            <ul><li>Measure the reach of articles</li><li>Keep the site safe from attacks</li></ul><a href='#'>Accept all</a> <a href='#'>Reject all</a>";
        check(asked, Some(&Fault::Consent));
        check(
            "<h2>Weiterlesen mit Werbung</h2><p>Besuchen Sie uns wie gewohnt mit Werbung und üblichem Tracking. Ihre Zustimmung ist jederzeit widerrufbar.</p>
             <h2>Weiterlesen mit Abo</h2><p>Nutzen Sie die Seite ohne Tracking, externe Banner und Videowerbung für 5 Euro im Monat.</p>",
            Some(&Fault::Consent),
        );
        check(
            "<p>Nous et nos partenaires stockons des cookies sur votre appareil pour mesurer l'audience et vous montrer de la publicité adaptée.</p>
             <p>Vous pouvez accepter, refuser ou changer vos choix à tout moment ; vos données ne sont pas vendues à des tiers.</p>",
            Some(&Fault::Consent),
        );
        // A banner above an article, and an article on the matter.
        check(&format!("{asked}{}", article("the old crane")), None);
        check(&article("the use of cookies on the city's pages and the consent that visitors give"), None);
    }

    #[test]
    fn a_check_for_robots_is_no_article() {
        check(
            "<h1>post.example</h1><p>Verify you are human by completing the action below.</p><p>post.example needs to review the security of your connection before proceeding.</p>",
            Some(&Fault::Robots),
        );
        check(
            "<h1>Access Denied</h1><p>You do not have permission to view this page on this server. Reference #18.9a3c.</p>",
            Some(&Fault::Robots),
        );
        check(&article("a robot that is not a robot"), None);
    }
}
