//! The file that brings a language: the interface's phrases and the collection's own words, in lists whose order the app knows.
//!
//! The press writes it under a name with a digest, which the page names: so a page never meets the file of another version.

use super::english::{ENGLISH, ENGLISH_PAGE};
use super::{Locale, PagePhrases, Phrase, Phrases};
use crate::json;
use serde_json::{Map, Value, json};

/// A language as it travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageFile {
    /// The interface's phrases.
    pub phrases: Phrases,
    /// Which way the script runs: `ltr` or `rtl`.
    pub direction: String,
    /// The collection's words, as [`Collection::from_bundle_in`](crate::collection::Collection::from_bundle_in) takes them.
    pub collection: Vec<Value>,
}

impl LanguageFile {
    /// The file as JSON.
    pub fn write(locale: Locale, phrases: &Phrases, page: &PagePhrases, collection: &[Value]) -> String {
        json::line(&json!({
            "language": locale.tag(),
            "direction": "ltr",
            "page": page.by_name(),
            "phrases": phrases.to_list(),
            "collection": collection,
        }))
    }

    /// Reads a file; `None` if it is not of this version. The phrases are kept for as long as the page lives.
    pub fn read(file: &str) -> Option<Self> {
        let Value::Object(mut file) = serde_json::from_str(file).ok()? else { return None };
        let mut list = |name| match file.remove(name) {
            Some(Value::Array(list)) => Some(list),
            _ => None,
        };
        let (phrases, collection) = (list("phrases")?, list("collection")?);
        let phrases = phrases.into_iter().map(|phrase| match phrase {
            Value::String(phrase) => Box::leak(phrase.into_boxed_str()) as Phrase,
            _ => "",
        });
        let phrases = ENGLISH.clone().replaced(phrases.collect())?;
        let direction = file.get("direction")?.as_str()?.to_owned();
        Some(Self { phrases, direction, collection })
    }
}

impl PagePhrases {
    /// The phrases by their names, as `boot.js` takes them.
    pub fn by_name(&self) -> Value {
        let named = Self::NAMES.iter().zip(self.to_list());
        Value::Object(named.map(|(name, phrase)| ((*name).to_owned(), phrase.into())).collect::<Map<_, _>>())
    }

    /// The phrases in English.
    pub const fn english() -> &'static Self {
        &ENGLISH_PAGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_travels_whole() {
        let collection = [Value::Null, "a".into()];
        let file = LanguageFile::write(Locale::French, &ENGLISH, &ENGLISH_PAGE, &collection);
        let read = LanguageFile::read(&file).expect("a file of this version");
        assert_eq!((&read.phrases, &read.collection[..]), (&ENGLISH, &collection[..]));
        for other in ["", "[]", "{}", r#"{"phrases":["a"],"collection":[],"direction":"ltr"}"#] {
            assert_eq!(LanguageFile::read(other), None, "{other}");
        }
    }
}
