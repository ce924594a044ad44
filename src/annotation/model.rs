//! Annotations as the [Web Annotation Data Model](https://www.w3.org/TR/annotation-model/) describes them.
//!
//! Each type keeps in `other` the properties that it gives no meaning to.

use super::Timestamp;
use crate::text::Passage;
use serde_json::{Map, Value};

/// An annotation: bodies that say something about targets (§3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// The annotation's IRI.
    pub id: String,
    /// Why it was made (§3.3.5); often one, seldom none.
    pub motivations: Vec<Motivation>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When it was last changed.
    pub modified: Option<Timestamp>,
    /// What it is about: at least one.
    pub targets: Vec<Target>,
    /// What it says; a plain highlight has none.
    pub bodies: Vec<Body>,
    /// Every other property.
    pub other: Map<String, Value>,
}

/// Why an annotation or one of its bodies was made (§3.3.5).
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // The thirteen names are the Recommendation's.
pub enum Motivation {
    Assessing,
    Bookmarking,
    Classifying,
    Commenting,
    Describing,
    Editing,
    Highlighting,
    Identifying,
    Linking,
    Moderating,
    Questioning,
    Replying,
    Tagging,
    /// A motivation of somebody else's, by its IRI.
    Other(String),
}

/// A resource, or a part of one, that an annotation is about (§3.2, §4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The IRI of the whole resource.
    pub source: String,
    /// Ways to find the part, each on its own; none for the whole resource.
    pub selectors: Vec<Selector>,
    /// Every other property.
    pub other: Map<String, Value>,
}

/// A way to find a part of a text (§4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// The words themselves (§4.2.4).
    Quote(Quote),
    /// Where the words stood (§4.2.5).
    Position(Position),
    /// A selector that only others understand.
    Other(Value),
}

/// A TextQuoteSelector: the words, and some of what stands before and behind them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// The words of the passage.
    pub exact: String,
    /// Words right before them.
    pub prefix: String,
    /// Words right behind them.
    pub suffix: String,
    /// Every other property.
    pub other: Map<String, Value>,
}

/// A TextPositionSelector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The place in code points.
    pub passage: Passage,
    /// Every other property.
    pub other: Map<String, Value>,
}

/// What an annotation says (§3.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Words (§3.2.4).
    Text(TextualBody),
    /// Another resource, or a part of one.
    Resource(Target),
    /// A body that only others understand.
    Other(Value),
}

/// A TextualBody: words, what they are for, and their language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextualBody {
    /// The words.
    pub value: String,
    /// What they are for, where that is not the annotation's own motivation.
    pub purpose: Option<Motivation>,
    /// The language as a BCP 47 tag.
    pub language: Option<String>,
    /// The media type, `text/markdown` for instance.
    pub format: Option<String>,
    /// Every other property.
    pub other: Map<String, Value>,
}

/// The Recommendation's names, each with its variant.
const MOTIVATIONS: [(&str, Motivation); 13] = [
    ("assessing", Motivation::Assessing),
    ("bookmarking", Motivation::Bookmarking),
    ("classifying", Motivation::Classifying),
    ("commenting", Motivation::Commenting),
    ("describing", Motivation::Describing),
    ("editing", Motivation::Editing),
    ("highlighting", Motivation::Highlighting),
    ("identifying", Motivation::Identifying),
    ("linking", Motivation::Linking),
    ("moderating", Motivation::Moderating),
    ("questioning", Motivation::Questioning),
    ("replying", Motivation::Replying),
    ("tagging", Motivation::Tagging),
];

impl Motivation {
    /// The motivation with this name in JSON-LD.
    pub fn from_name(name: &str) -> Self {
        MOTIVATIONS
            .iter()
            .find(|(known, _)| *known == name)
            .map_or_else(|| Self::Other(name.to_owned()), |(_, motivation)| motivation.clone())
    }

    /// The name in JSON-LD.
    pub fn name(&self) -> &str {
        if let Self::Other(name) = self {
            return name;
        }
        MOTIVATIONS.iter().find(|(_, known)| known == self).map_or("", |(name, _)| name)
    }
}

impl Target {
    /// The whole of a resource.
    pub fn whole(source: impl Into<String>) -> Self {
        Self { source: source.into(), selectors: Vec::new(), other: Map::new() }
    }

    /// The first quotation among the selectors.
    pub fn quote(&self) -> Option<&Quote> {
        self.selectors.iter().find_map(|selector| match selector {
            Selector::Quote(quote) => Some(quote),
            _ => None,
        })
    }

    /// The first position among the selectors.
    pub fn position(&self) -> Option<Passage> {
        self.selectors.iter().find_map(|selector| match selector {
            Selector::Position(position) => Some(position.passage),
            _ => None,
        })
    }
}

impl TextualBody {
    /// Words for a purpose.
    pub fn new(purpose: Motivation, value: impl Into<String>) -> Self {
        Self { value: value.into(), purpose: Some(purpose), ..Self::default() }
    }
}

impl Annotation {
    /// The bodies that are words for the given purpose, in order.
    pub fn texts(&self, purpose: &Motivation) -> impl Iterator<Item = &TextualBody> {
        self.bodies.iter().filter_map(move |body| match body {
            Body::Text(text) if text.purpose.as_ref() == Some(purpose) => Some(text),
            _ => None,
        })
    }
}
