//! What an object that holds no text is: an article's record without one, a service's answer that it failed, or neither.

use super::super::fault::Fault;
use super::super::printable;
use super::field::{Field, Mapping, StandIn, words};
use serde_json::Value;

/// Fields of a record that are named.
const NAMED: usize = 12;

/// Why nothing can be read in a record.
pub(super) fn fault(record: &Value, mapping: &Mapping) -> Fault {
    match mapping.stand_in(record) {
        Some(StandIn::Withdrawn) => return Fault::Withdrawn,
        Some(StandIn::Paid) => return Fault::Paid,
        None => {}
    }
    if let Some(message) = failure(record) {
        return Fault::Answer(message);
    }
    let title = mapping.find(Field::Title, record);
    if let Some(address) = title.and_then(|_| mapping.words(Field::Address, record)) {
        return Fault::NoField(format!(
            "names an article and has no text of it; `parallax add {}` fetches the page",
            printable(&address)
        ));
    }
    Fault::NoField(no_text(record))
}

/// What a service says of its failure.
fn failure(record: &Value) -> Option<String> {
    let is_error = record.get("status").is_some_and(|status| status == "error" || status == "ERROR");
    let of = |path: &str| record.pointer(path).map(words).unwrap_or_default().join(", ");
    let said = ["/error/message", "/error", "/errors", "/fault/faultstring", "/response/message"].map(of);
    let own = ["/message", "/results/message"].map(of);
    let lone = record.as_object().is_some_and(|object| object.len() == 1);
    let all = said.into_iter().chain(own.into_iter().filter(|_| is_error || lone));
    all.into_iter().find(|words| !words.is_empty())
}

/// Names the fields of a record whose text is not found.
fn no_text(record: &Value) -> String {
    let names: Vec<&str> =
        record.as_object().map(|o| o.keys().take(NAMED).map(String::as_str).collect()).unwrap_or_default();
    if names.is_empty() {
        return "holds no record of an article: an object with fields such as title and text is needed".to_owned();
    }
    let names = printable(&names.join(", ")).into_owned();
    format!("holds no text in a field that is known; its fields: {names}; name the one with the text: --map text=FIELD")
}
