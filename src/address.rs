//! The grammar of addresses: what stands behind `#` names a document, a passage in it, or a view.
//!
//! `#/document` · `#/document/claim-or-note` · `#/view/notebook` · `#/view/search/words`. What a link carries is `#n1=…`
//! (a version in the name): it names no place, and the app stays or begins where it would without.

use crate::collection::DocumentId;
use crate::share::is_link;
use std::fmt;

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// Where one begins: the first document.
    Start,
    /// A document, and a claim, linked passage or note in it.
    Document {
        /// The document.
        document: DocumentId,
        /// What is open in it.
        open: Option<String>,
    },
    /// The reader's notes.
    Notebook,
    /// The places where these words stand.
    Search(String),
    /// Something that is no address, as it was written.
    Unknown(String),
}

impl Address {
    /// A document without anything open.
    pub fn document(document: &DocumentId) -> Self {
        Self::Document { document: document.clone(), open: None }
    }

    /// Something in a document.
    pub fn within(document: &DocumentId, open: impl Into<String>) -> Self {
        Self::Document { document: document.clone(), open: Some(open.into()) }
    }

    /// What is open in a document.
    pub fn open(&self) -> Option<&str> {
        match self {
            Self::Document { open, .. } => open.as_deref(),
            _ => None,
        }
    }

    /// The address as a person would write it, also where it names nothing.
    pub fn shown(&self) -> String {
        match self {
            Self::Unknown(fragment) => format!("#{fragment}"),
            address => decoded(&address.to_string()),
        }
    }

    /// Reads what stands in the location, with or without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let unknown = || Self::Unknown(decoded(fragment));
        if fragment.is_empty() || fragment == "/" || is_link(fragment) {
            return Self::Start;
        }
        let Some(path) = fragment.strip_prefix('/') else { return unknown() };
        let mut parts = path.splitn(3, '/').filter(|part| !part.is_empty()).map(decoded);
        let (first, second, third) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        match (first.as_str(), second, third) {
            ("view", Some(view), None) if view == "notebook" => Self::Notebook,
            ("view", Some(view), words) if view == "search" => Self::Search(words.unwrap_or_default()),
            ("view", ..) | (_, _, Some(_)) => unknown(),
            (document, open, None) => {
                document.parse().map_or_else(|_| unknown(), |document| Self::Document { document, open })
            }
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => formatter.write_str("#/"),
            Self::Document { document, open: None } => write!(formatter, "#/{document}"),
            Self::Document { document, open: Some(open) } => write!(formatter, "#/{document}/{}", encoded(open)),
            Self::Notebook => formatter.write_str("#/view/notebook"),
            Self::Search(words) if words.is_empty() => formatter.write_str("#/view/search"),
            Self::Search(words) => write!(formatter, "#/view/search/{}", encoded(words)),
            Self::Unknown(fragment) => write!(formatter, "#{}", encoded(fragment)),
        }
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986 (§2.3).
fn encoded(string: &str) -> String {
    let mut output = String::with_capacity(string.len());
    for byte in string.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            output.push(char::from(byte));
        } else {
            output.push_str(&format!("%{byte:02X}"));
        }
    }
    output
}

/// Undoes [`encoded`]; what is not well encoded stays as it is.
fn decoded(string: &str) -> String {
    let bytes = string.as_bytes();
    let mut output = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hexadecimal = (bytes[at] == b'%').then(|| bytes.get(at + 1..at + 3)).flatten();
        let byte = hexadecimal
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        output.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    String::from_utf8(output).unwrap_or_else(|_| string.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(string: &str) -> DocumentId {
        string.parse().expect("a document's name")
    }

    #[test]
    fn addresses_and_what_they_name() {
        let letter = id("gorbachev-letter");
        let table = [
            ("", Address::Start),
            ("#/", Address::Start),
            ("#n1=abc", Address::Start),
            ("#n27=", Address::Start),
            ("#nx=abc", Address::Unknown("nx=abc".into())),
            ("#/gorbachev-letter", Address::document(&letter)),
            ("#/gorbachev-letter/L-95", Address::within(&letter, "L-95")),
            ("#/view/notebook", Address::Notebook),
            ("#/view/search/Irina%20McClellan", Address::Search("Irina McClellan".into())),
            ("#/view/search/%D0%A9", Address::Search("Щ".into())),
            ("#/view/nothing", Address::Unknown("/view/nothing".into())),
            ("#section", Address::Unknown("section".into())),
            ("#/Not A Name", Address::Unknown("/Not A Name".into())),
            ("#/gorbachev-letter/L-95/more", Address::Unknown("/gorbachev-letter/L-95/more".into())),
        ];
        for (fragment, address) in table {
            assert_eq!(Address::parse(fragment), address, "{fragment}");
        }
    }

    proptest! {
        #[test]
        fn an_address_is_read_as_it_was_written(open in "\\PC{1,20}", words in "\\PC{0,30}") {
            for address in [Address::within(&id("a-1"), open), Address::Search(words)] {
                prop_assert_eq!(Address::parse(&address.to_string()), address);
            }
        }

        #[test]
        fn no_fragment_panics(fragment in "\\PC{0,60}") {
            Address::parse(&fragment);
        }
    }
}
