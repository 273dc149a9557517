//! A page of the web to bytes: the one place of the program that uses the network, and only for addresses that were named.
//!
//! ```text
//!  http(s) address ──> one GET, redirections followed and counted ──> bytes, media type, charset, last address
//! ```
//!
//! Nothing else is fetched: no pictures, no scripts, no other pages. What the bytes are is left to [`super::format`].

#[cfg(feature = "net")]
mod fetch;

use super::printable::printable;
use thiserror::Error;

/// Whether an argument is an address to fetch.
pub fn is_address(words: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| words.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)))
}

/// What came back for an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Where it was in the end.
    pub address: String,
    /// How many redirections led there.
    pub redirections: usize,
    /// The server's word for what it is: media type, charset.
    pub content_type: Option<(String, Option<String>)>,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl Fetched {
    /// The media type and the charset, as far as the server gave them.
    pub(super) fn media(&self) -> Option<(&str, Option<&str>)> {
        self.content_type.as_ref().map(|(media, charset)| (media.as_str(), charset.as_deref()))
    }

    /// What a reader should know of the way there.
    pub(super) fn note(&self) -> Option<String> {
        let address = printable(&self.address);
        match self.redirections {
            0 => None,
            1 => Some(format!("1 redirection led to {address}")),
            n => Some(format!("{n} redirections led to {address}")),
        }
    }
}

/// Why nothing came back, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Failure {
    /// The address itself is wrong.
    #[error("is no address that can be fetched: {0}")]
    Wrong(String),
    /// Nobody knows the host's name.
    #[error(
        "the host is not found: check its name and whether this machine is on the network; a saved page can be read as a file"
    )]
    NoHost,
    /// Nobody answers there.
    #[error("no connection: {0}; check whether this machine is on the network; a saved page can be read as a file")]
    NoConnection(String),
    /// The other side cannot prove who it is.
    #[error(
        "the secure connection failed: {0}; the address may be another's, the clock of this machine wrong, or a proxy in between"
    )]
    Insecure(String),
    /// It takes too long.
    #[error("no answer within {0} seconds; try again later, or save the page with a browser")]
    TooSlow(u64),
    /// The server says no.
    #[error("the server answers {status}{}", advice(*.status))]
    Status {
        /// Its number.
        status: u16,
    },
    /// It leads round and round.
    #[error("more than {0} redirections; open it in a browser and save the page")]
    Redirections(u32),
    /// It has more than a source may have.
    #[error("holds more than {0} MB; save it and give the article alone")]
    TooLarge(u64),
    /// It leads to something else than a page of the web.
    #[error("leads to {0}, which is not fetched: only http and https are")]
    Scheme(String),
    /// This program was built without it.
    #[error("addresses are not fetched: this parallax was built without net; save the page and give the file")]
    NotBuilt,
}

/// What to do about a server's answer.
fn advice(status: u16) -> &'static str {
    match status {
        401 | 402 | 403 | 407 | 451 => " (not for everybody); open the page in a browser and save it",
        404 | 410 => " (not found); check the address",
        429 => " (too many requests); try again later",
        500.. => " (it has troubles of its own); try again later",
        _ => "; open the page in a browser and save it",
    }
}

/// What a source from an address is called where it states no name: its host and the last part of its path.
pub fn name(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or(rest).trim_end_matches('/');
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.strip_prefix("www.").unwrap_or(host);
    format!("{host}/{}", path.rsplit('/').next().unwrap_or(path))
}

/// Fetches an address.
///
/// # Errors
/// Nothing came back, or too much.
#[cfg(feature = "net")]
pub fn fetch(address: &str) -> Result<Fetched, Failure> {
    fetch::fetch(address, fetch::Limits::default())
}

/// Fetches nothing.
///
/// # Errors
/// Always: the program was built without the network.
#[cfg(not(feature = "net"))]
pub fn fetch(_: &str) -> Result<Fetched, Failure> {
    Err(Failure::NotBuilt)
}
