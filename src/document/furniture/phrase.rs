//! The phrases of pages, in lower case, for lines as [`shape::folded`](crate::document::shape::folded) gives them.
//!
//! English, French, German, Spanish, Italian, Portuguese, Dutch, Polish, Russian and Ukrainian, as far as common.

/// Lines that are a button or a separator wherever they stand.
#[rustfmt::skip]
pub(super) const BUTTONS: &[&str] = &[
    "share", "tweet", "x", "share this", "share this article", "share this article on", "share this story",
    "share this page", "share on facebook", "share on twitter", "share on x", "share on whatsapp",
    "share via email", "sign out", "sign in", "log in", "log out", "get app", "get the app", "download app",
    "download the app", "download our app", "open in app", "skip to content", "skip to main content",
    "skip to navigation", "jump to content", "saved articles", "copy link",
    "print this article", "print article", "email this article", "advertisement",
    "advertisement - scroll to continue", "advertisement - story continues below",
    "article continues below advertisement", "article continues below", "story continues below",
    "story continues below advertisement", "continue reading below", "scroll to continue", "show comments",
    "view comments", "hide comments", "leave a comment", "post a comment", "join the conversation", "load more",
    "show more", "back to top", "add to favorites", "add to favourites", "add to reading list",
    "listen to this article", "listen to article", "gift this article", "privacy policy", "terms of use",
    "terms of service", "terms and conditions", "cookie policy", "about us", "contact us", "follow us", "partager",
    "partager sur facebook", "se connecter", "publicité", "anzeige", "werbung", "artikel teilen", "publicidad",
    "compartir", "iniciar sesión", "cerrar sesión", "pubblicità", "condividi", "accedi", "publicidade",
    "compartilhar", "реклама", "поделиться",
];

/// Lines that are a menu's only among their like, at the start or the end of a page.
#[rustfmt::skip]
pub(super) const MENU: &[&str] = &[
    "facebook", "twitter", "whatsapp", "telegram", "linkedin", "instagram", "youtube", "pinterest", "reddit",
    "email", "e-mail", "print", "save", "close", "menu", "search", "home", "comments", "games", "e-paper",
    "epaper", "following", "follow", "more", "next", "previous", "newsletters", "newsletter",
    "subscribe", "login", "register", "sign up", "news", "politics", "world", "business", "sports", "sport",
    "opinion", "video", "videos", "photos", "podcasts", "live", "latest", "latest news", "trending", "most read",
    "most popular", "top stories", "archives", "my account", "account", "settings", "help",
    "careers", "rss", "tags", "topics", "sections", "notifications", "bookmarks", "explore", "for you", "profile",
    "premium", "accueil", "rechercher", "startseite", "suche", "inicio", "buscar",
];

/// Lines that are a paywall's wherever they stand.
#[rustfmt::skip]
pub(super) const OFFERS: &[&str] = &[
    "premium", "subscriber only", "subscribers only", "for subscribers", "subscriber exclusive", "members only",
    "subscribe", "subscribe now", "already a subscriber", "already a subscriber? sign in",
    "already a subscriber? log in", "enter your email address",
    "réservé aux abonnés", "article réservé aux abonnés", "abonnez-vous", "s'abonner", "jetzt abonnieren",
    "nur für abonnenten", "suscríbete", "solo para suscriptores", "abbonati", "assine",
];

/// How an offer starts.
#[rustfmt::skip]
pub(super) const OFFER_STARTS: &[&str] = &[
    "subscribe", "sign up", "get", "join", "become", "support", "unlock", "register", "log in", "sign in",
    "start your", "try", "enjoy", "to continue reading", "continue reading", "this article is for",
    "this content is for", "this story is for", "you have reached", "you've reached", "want to read more",
    "want more", "like the page", "like us", "if you enjoyed", "donate", "make a donation", "download",
    "abonnez-vous", "il vous reste", "inscrivez-vous", "recevez", "soutenez", "jetzt", "abonnieren", "melden sie sich",
    "suscríbete", "regístrate", "recibe", "apoya", "iscriviti", "abbonati", "assine",
];

/// What is offered.
#[rustfmt::skip]
pub(super) const OFFERED: &[&str] = &[
    "subscri", "newsletter", "unlimited access", "full access", "free trial", "the latest headlines",
    "latest news", "all the latest", "in your inbox", "to your inbox", "by email", "email alerts",
    "our app", "the app", "become a member", "a member of", "our journalism", "independent journalism",
    "our membership", "premium content", "premium article", "free articles", "your free", "facebook",
    "our telegram", "our whatsapp", "our channel", "like the page", "abonn", "suscr", "abbonament",
    "assinatura",
];

/// What stands before a link to another article.
#[rustfmt::skip]
pub(super) const READ_ALSO: &[&str] = &[
    "read also", "also read", "read more", "read next", "see also", "related", "related story", "related stories",
    "related article", "related articles", "related news", "related content", "related topics", "related coverage", "more on this",
    "more on this story", "more on this topic", "recommended", "recommended for you", "recommended reading",
    "recommended stories", "you may also like", "you might also like", "you may also be interested in",
    "must read", "must reads", "don't miss", "editor's picks", "editors' picks", "further reading",
    "lire aussi", "à lire aussi", "a lire aussi", "lire également", "voir aussi",
    "lire la suite", "sur le même sujet", "lesen sie auch", "lesen sie mehr", "lesen sie dazu", "mehr zum thema",
    "siehe auch", "auch interessant", "lee también", "lea también", "leer también", "lea además",
    "te puede interesar", "le puede interesar", "ver también", "leggi anche", "vedi anche", "leia também",
    "leia mais", "veja também", "lees ook", "czytaj także", "czytaj też", "zobacz też", "читайте также",
    "читайте ещё", "смотрите также", "по теме", "читайте також",
];

/// Last words of those phrases after which the link may follow without a mark.
pub(super) const ALSO: &[&str] = &[
    " also",
    "also read",
    "aussi",
    "également",
    "auch",
    "también",
    "anche",
    "também",
    "ook",
    "także",
    "też",
    "также",
    "також",
];

/// How a line starts that gives a mail address.
#[rustfmt::skip]
pub(super) const CONTACT_STARTS: &[&str] = &[
    "write to", "contact", "email", "e-mail", "reach", "send tips", "send your", "got a tip", "have a tip", "tips",
    "kontakt", "schreiben sie", "écrire à", "écrivez à", "contactez", "escriba a", "scrivi a", "follow",
];

/// Where people are followed.
#[rustfmt::skip]
pub(super) const PLATFORMS: &[&str] = &[
    "on twitter", "on x", "on facebook", "on instagram", "on telegram", "on linkedin", "on youtube", "on threads",
    "on bluesky", "on mastodon", "on social media", "on whatsapp",
];

/// How a line starts that names who worked on an article.
#[rustfmt::skip]
pub(super) const CONTRIBUTIONS: &[&str] = &[
    "contributing", "reporting by", "additional reporting by", "with reporting by", "writing by", "editing by",
    "edited by", "compiled by", "with additional reporting", "with files from", "with agency inputs",
    "with inputs from", "with material from", "avec afp", "mit material von", "con información de",
];

/// What stands before a note's colon.
#[rustfmt::skip]
pub(super) const NOTES: &[&str] = &[
    "editor's note", "editors' note", "editor's notes", "editors note", "author's note", "translator's note",
    "note from the editor", "note to readers", "note to the reader", "correction", "corrections", "clarification",
    "note de la rédaction", "ndlr", "note du traducteur", "anmerkung der redaktion", "anm. d. red",
    "anmerkung des übersetzers", "nota del editor", "nota de la redacción", "nota del traductor",
    "nota del redattore", "nota da redação", "translated by", "translation by", "translation", "traduction",
    "übersetzung", "traducción", "h/t", "hat tip",
];

/// How sentences start that are about the article, at its start or end.
#[rustfmt::skip]
pub(super) const ABOUT_ARTICLE: &[&str] = &[
    "this article was originally published", "this article originally appeared", "this article first appeared",
    "this article was first published", "this article has been updated", "this article has been corrected",
    "this article was updated", "this article was translated", "this article is translated",
    "this story has been updated", "this story has been corrected", "this story was originally published",
    "this story was updated", "this post has been updated", "this piece was originally published",
    "this piece first appeared", "this piece originally appeared", "this piece has been updated",
    "an earlier version of this", "a previous version of this", "a version of this article",
    "originally published", "first published in", "first published on", "cet article a été",
    "dieser artikel erschien", "dieser text erschien", "este artículo fue publicado", "questo articolo è stato",
    "h/t",
];

/// Words that only a disclaimer has.
#[rustfmt::skip]
pub(super) const DISCLAIMERS: &[&str] = &[
    "all rights reserved", "may not be published, broadcast", "views expressed in this", "views expressed here",
    "opinions expressed in this", "opinions expressed here", "opinions expressed are those",
    "views expressed are those", "views expressed by the author", "views are the author's own",
    "views are his own", "views are her own", "views are their own", "tous droits réservés",
    "alle rechte vorbehalten", "todos los derechos reservados", "tutti i diritti riservati",
    "les opinions exprimées dans", "las opiniones expresadas en", "no part of this publication",
];

/// A page speaking of itself.
#[rustfmt::skip]
pub(super) const SELF: &[&str] = &[
    "this article", "this piece", "this text", "this content", "this story", "this material", "our site",
    "our website", "this site", "this website", "our readers", "our publication", "cet article", "notre site",
    "dieser artikel", "unsere seite", "este artículo", "nuestro sitio",
];

/// What a page says of itself to keep its distance.
#[rustfmt::skip]
pub(super) const STANCE: &[&str] = &[
    "views of the author", "opinion of the author", "opinions of the author", "author's views", "author's opinion",
    "personal views", "necessarily reflect", "necessarily represent", "does not mean that we agree",
    "do not agree with", "not responsible for", "no responsibility", "not endorse", "the views of its author",
    "is for informational purposes", "not constitute", "n'engage que", "reflète pas nécessairement",
    "meinung des autors", "opinión del autor", "no refleja necesariamente", "syndicated feed",
];
