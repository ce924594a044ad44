//! A collection as the one block of JSON that a page carries: what the press has read and found sound.
//!
//! The app reads only this. The readers of Markdown and of curated annotations, and the words for all that can be wrong with
//! those, are part of the press alone: a visitor need not fetch them.

mod read;
mod words;
mod write;

use super::{Collection, Style};
use crate::json;
use serde_json::Value;
use std::fmt;

/// Every style with its name in the bundle.
const STYLES: [(&str, Style); 4] =
    [("struck", Style::Struck), ("handwriting", Style::Handwriting), ("sic", Style::Sic), ("label", Style::Label)];

/// The part of a bundle that is missing or not of the right form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadBundle(pub &'static str);

impl Collection {
    /// The collection as JSON for a `<script type="application/json">`: no `<` is in it, so nothing ends the element.
    pub fn to_bundle(&self) -> String {
        in_page(&write::collection(self))
    }

    /// The same without the words in some languages, and these words, each in a list that [`from_bundle_in`](Self::from_bundle_in)
    /// takes.
    pub fn to_bundle_without(&self, languages: &[&str]) -> (String, Vec<Vec<Value>>) {
        let mut bundle = write::collection(self);
        let words = languages.iter().map(|language| words::take_out(&mut bundle, language)).collect();
        (in_page(&bundle), words)
    }

    /// Reads what [`to_bundle`](Self::to_bundle) writes.
    ///
    /// # Errors
    /// The first part of it that is missing or not of the right form.
    pub fn from_bundle(bundle: &str) -> Result<Self, BadBundle> {
        Self::from_bundle_in(bundle, "", Vec::new())
    }

    /// Reads a bundle together with its words in a language that was left out of it.
    ///
    /// # Errors
    /// As for [`from_bundle`](Self::from_bundle).
    pub fn from_bundle_in(bundle: &str, language: &str, words: Vec<Value>) -> Result<Self, BadBundle> {
        let mut bundle = serde_json::from_str(bundle).map_err(|_| BadBundle("JSON"))?;
        words::put_in(&mut bundle, language, words);
        read::collection(&bundle)
    }
}

fn in_page(bundle: &Value) -> String {
    json::line(bundle).replace('<', "\\u003c")
}

impl fmt::Display for BadBundle {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the collection in the page is unsound: look at its ")?;
        formatter.write_str(self.0)
    }
}

impl std::error::Error for BadBundle {}
