//! One GET over HTTP or HTTPS, with its limits.

use super::super::format::LARGEST_PACKED;
use super::{Failure, Fetched};
use std::io::{self, Read};
use std::time::Duration;
use ureq::config::AutoHeaderValue;
use ureq::{Agent, Error, ResponseExt};

/// What a fetch may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub(super) seconds: u64,
    pub(super) redirections: u32,
    pub(super) bytes: u64,
    /// Whether the proxy that the surroundings name is used.
    pub(super) proxy: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { seconds: 30, redirections: 10, bytes: LARGEST_PACKED, proxy: true }
    }
}

/// What the server is told of who asks.
const AGENT: &str =
    concat!("parallax/", env!("CARGO_PKG_VERSION"), " (terminal reader; one page at its user's request)");

/// What is read, for servers that have several.
const ACCEPT: &str = "text/html, application/xhtml+xml, application/pdf, application/rss+xml, application/atom+xml, \
    application/feed+json, application/json, application/epub+zip, text/plain, text/markdown, */*;q=0.5";

/// Fetches an address.
pub(super) fn fetch(address: &str, limits: Limits) -> Result<Fetched, Failure> {
    let mut config = Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(limits.seconds)))
        .max_redirects(limits.redirections)
        .save_redirect_history(true)
        .http_status_as_error(true)
        .user_agent(AGENT)
        .accept(AutoHeaderValue::from(ACCEPT));
    if !limits.proxy {
        config = config.proxy(None);
    }
    // What stands behind `#` is for the reader, not for the server.
    let address = address.split('#').next().unwrap_or(address);
    let failed = |error: Error| failure(&error, limits);
    let mut response = config.build().new_agent().get(address).call().map_err(failed)?;
    let history = response.get_redirect_history().map_or(0, |history| history.len().saturating_sub(1));
    let last = response.get_uri().to_string();
    let media = response.body().mime_type().map(ToOwned::to_owned);
    let charset = response.headers().get("content-type").and_then(|value| charset(value.to_str().ok()?));
    let mut bytes = Vec::new();
    let body = response.body_mut().with_config().limit(u64::MAX).reader();
    body.take(limits.bytes + 1).read_to_end(&mut bytes).map_err(|error| failure(&Error::from(error), limits))?;
    if bytes.len() as u64 > limits.bytes {
        return Err(Failure::TooLarge(limits.bytes >> 20));
    }
    Ok(Fetched { address: last, redirections: history, content_type: media.map(|media| (media, charset)), bytes })
}

/// The charset that a content type names.
fn charset(content_type: &str) -> Option<String> {
    let parameter = content_type.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"').to_owned())
    });
    parameter.filter(|value| !value.is_empty())
}

fn failure(error: &Error, limits: Limits) -> Failure {
    match error {
        Error::StatusCode(status) => Failure::Status { status: *status },
        Error::HostNotFound => Failure::NoHost,
        Error::Timeout(_) => Failure::TooSlow(limits.seconds),
        Error::TooManyRedirects => Failure::Redirections(limits.redirections),
        Error::BadUri(uri) => Failure::Scheme(super::printable(uri).into_owned()),
        Error::Http(error) => Failure::Wrong(error.to_string()),
        Error::Tls(cause) => Failure::Insecure((*cause).to_owned()),
        Error::Rustls(cause) => Failure::Insecure(cause.to_string()),
        Error::Io(error) => of_system(error, limits),
        error => Failure::NoConnection(super::printable(&error.to_string()).into_owned()),
    }
}

/// What the operating system's word for it means; faults of the secure connection come this way, too.
fn of_system(error: &io::Error, limits: Limits) -> Failure {
    let words = super::printable(&error.to_string()).into_owned();
    if let Some(inner) = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
        return failure(inner, limits);
    }
    // The system's resolver has no kind of its own.
    if ["lookup address", "nodename nor servname", "No address associated"].iter().any(|told| words.contains(told)) {
        return Failure::NoHost;
    }
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Failure::TooSlow(limits.seconds),
        io::ErrorKind::InvalidData => Failure::Insecure(words),
        _ => Failure::NoConnection(words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader, Write};
    use std::net::{TcpListener, TcpStream};
    use std::thread;

    /// A server that gives each caller the answer that `answer` has for the path that is asked for.
    fn server(answer: impl Fn(&str, &mut TcpStream) + Send + 'static) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                let mut first = String::new();
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                let _ = reader.read_line(&mut first);
                let mut head = String::new();
                while reader.read_line(&mut head).is_ok_and(|n| n > 2) {}
                let path = format!("{} {head}", first.split(' ').nth(1).unwrap_or(""));
                answer(&path, &mut stream);
            }
        });
        address
    }

    fn limits() -> Limits {
        Limits { seconds: 5, redirections: 3, bytes: 1000, proxy: false }
    }

    fn reply(stream: &mut TcpStream, head: &str, body: &[u8]) {
        let _ = write!(stream, "HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        let _ = stream.write_all(body);
    }

    #[test]
    fn a_page_comes_with_its_type_and_charset_and_where_it_was_in_the_end() {
        let address = server(|path, stream| match path.split(' ').next() {
            Some("/old") => reply(stream, "301 Moved\r\nLocation: /new", b""),
            Some("/new") => reply(stream, "200 OK\r\nContent-Type: text/html; charset=\"ISO-8859-1\"", b"caf\xe9"),
            _ => reply(stream, "404 Not Found", b""),
        });
        let fetched = fetch(&format!("{address}/old#top"), limits()).unwrap();
        assert_eq!(fetched.address, format!("{address}/new"));
        assert_eq!((fetched.redirections, fetched.bytes.as_slice()), (1, &b"caf\xe9"[..]));
        assert_eq!(fetched.media(), Some(("text/html", Some("ISO-8859-1"))));
        assert_eq!(fetched.note(), Some(format!("1 redirection led to {address}/new")));
    }

    #[test]
    fn what_goes_wrong_is_told() {
        let address = server(|path, stream| match path.split(' ').next() {
            Some("/round") => reply(stream, "302 Found\r\nLocation: /round", b""),
            Some("/large") => reply(stream, "200 OK", &[b'x'; 2000]),
            Some("/away") => reply(stream, "302 Found\r\nLocation: ftp://a.example/", b""),
            Some("/paid") => reply(stream, "403 Forbidden", b""),
            Some("/slow") => drop(stream.read_to_end(&mut Vec::new())),
            _ => reply(stream, "404 Not Found", b""),
        });
        let check = |path: &str, expected: &str| {
            let limits = Limits { seconds: 1, ..limits() };
            let told = fetch(&format!("{address}{path}"), limits).unwrap_err().to_string();
            assert!(told.contains(expected), "{path}: {told}");
        };
        check("/round", "more than 3 redirections");
        check("/large", "holds more than 0 MB");
        check("/paid", "the server answers 403 (not for everybody)");
        check("/none", "404 (not found); check the address");
        check("/away", "only http and https are");
        check("/slow", "no answer within 1 seconds");
    }

    #[test]
    fn nobody_there_and_no_secure_side() {
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let told = fetch(&format!("http://{free}/"), limits()).unwrap_err();
        assert!(matches!(told, Failure::NoConnection(_)), "{told}");
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let plain = listener.local_addr().unwrap();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut stream = stream;
                reply(&mut stream, "400 Bad Request", b"plain");
                // Until the caller has gone: an early end would be no answer at all.
                let _ = stream.read_to_end(&mut Vec::new());
            }
        });
        let told = fetch(&format!("https://{plain}/"), limits()).unwrap_err();
        assert!(matches!(told, Failure::Insecure(_)), "{told:?}");
        assert!(matches!(fetch("http://", limits()), Err(Failure::Wrong(_) | Failure::Scheme(_))));
    }

    #[test]
    fn the_server_is_told_who_asks() {
        let (send, receive) = std::sync::mpsc::channel();
        let address = server(move |path, stream| {
            let _ = send.send(path.to_owned());
            reply(stream, "200 OK", b"x");
        });
        fetch(&address, limits()).unwrap();
        let asked = receive.recv().unwrap();
        assert!(asked.contains("parallax/") && !asked.to_lowercase().contains("cookie"), "{asked}");
    }
}
