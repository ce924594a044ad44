//! What a list of annotations is about, and nothing else of them, for the anchoring engine.
//!
//! A tree of JSON values takes longer to build than an exact quotation to find. So the selectors are read straight out of the
//! text of a list that is as it should be; any other list is read as a tree, to say what is wrong with it and where.

use super::read::{self, Malformed, Problem, Shape};
use super::{Position, Quote, Selector, Target};
use crate::text::{CodePoint, Span};
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;
use std::marker::PhantomData;

/// The first target of each annotation of a list; what has no `target` is read as one itself. Sources and properties that
/// anchoring has no use for may be missing in it.
///
/// # Errors
/// The first thing that breaks the model, with its place.
pub fn targets_from_json(json: &str) -> Result<Vec<Target>, Malformed> {
    if let Ok(read) = serde_json::from_str::<Vec<FromAnnotation>>(json)
        && let Some(targets) = read.into_iter().map(FromAnnotation::target).collect()
    {
        return Ok(targets);
    }
    let no_list = |_| Malformed { place: "annotations".to_owned(), problem: Problem::Not(Shape::List) };
    read::targets(serde_json::from_str(json).map_err(no_list)?)
}

/// An annotation, or a target by itself.
#[derive(Deserialize)]
struct FromAnnotation {
    target: Option<OneOrMany<FromTarget>>,
    source: Option<IgnoredAny>,
    selector: Option<OneOrMany<FromSelector>>,
}

#[derive(Deserialize)]
struct FromTarget {
    source: Option<IgnoredAny>,
    selector: Option<OneOrMany<FromSelector>>,
}

#[derive(Deserialize)]
struct FromSelector {
    #[serde(rename = "type")]
    selector_type: SelectorType,
    exact: Option<String>,
    prefix: Option<String>,
    suffix: Option<String>,
    start: Option<usize>,
    end: Option<usize>,
    #[serde(rename = "claimlight:lookAlikes")]
    look_alikes: Option<Value>,
}

#[derive(Deserialize)]
enum SelectorType {
    #[serde(rename = "TextQuoteSelector")]
    Quote,
    #[serde(rename = "TextPositionSelector")]
    Position,
    #[serde(other)]
    Other,
}

impl FromAnnotation {
    /// The target, if it is as it should be.
    fn target(self) -> Option<Target> {
        let whole = FromTarget { source: self.source, selector: self.selector };
        let target = match self.target {
            Some(targets) => targets.0.into_iter().next()?,
            None => whole,
        };
        target.source?;
        let selectors = target.selector.map(|selectors| selectors.0).unwrap_or_default();
        let selectors = selectors.into_iter().map(FromSelector::selector).collect::<Option<_>>()?;
        Some(Target { source: String::new(), selectors, other: Map::new() })
    }
}

impl FromSelector {
    fn selector(self) -> Option<Selector> {
        Some(match self.selector_type {
            SelectorType::Quote => {
                let look_alikes = self.look_alikes.map(|value| (crate::anchor::LOOK_ALIKES.to_owned(), value));
                Selector::Quote(Quote {
                    exact: self.exact?,
                    prefix: self.prefix.unwrap_or_default(),
                    suffix: self.suffix.unwrap_or_default(),
                    other: look_alikes.into_iter().collect(),
                })
            }
            SelectorType::Position => {
                let passage = Span::new(CodePoint(self.start?), CodePoint(self.end?))?;
                Selector::Position(Position { passage, other: Map::new() })
            }
            SelectorType::Other => Selector::Other(Value::Null),
        })
    }
}

/// A list, or one thing that stands for a list of one.
struct OneOrMany<T>(Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OneOrManyVisitor(PhantomData))
    }
}

struct OneOrManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrManyVisitor<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object or a list of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Ok(OneOrMany(vec![T::deserialize(MapAccessDeserializer::new(map))?]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        Deserialize::deserialize(SeqAccessDeserializer::new(list)).map(OneOrMany)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;
    use proptest::prelude::*;
    use serde_json::json;

    /// What matters of targets for anchoring.
    fn gist(targets: &[Target]) -> Vec<(Option<Quote>, Option<Span<CodePoint>>)> {
        let own = |quote: &Quote| {
            let mut quote = quote.clone();
            quote.other.retain(|name, _| name == crate::anchor::LOOK_ALIKES);
            quote
        };
        targets.iter().map(|target| (target.quote().map(own), target.position())).collect()
    }

    fn selector() -> impl Strategy<Value = Value> {
        prop_oneof![
            "\\PC{0,9}".prop_map(|exact| json!({ "type": "TextQuoteSelector", "exact": exact, "x": [1] })),
            "[a\"\\\\é😃]{0,5}".prop_map(|exact| json!({
                "type": "TextQuoteSelector", "exact": exact, "prefix": "p", "suffix": exact,
                "claimlight:lookAlikes": [{ "exact": exact }, 7],
            })),
            (0usize..9, 0usize..9)
                .prop_map(|(start, end)| json!({ "type": "TextPositionSelector", "start": start, "end": end })),
            Just(json!({ "type": "TextPositionSelector", "start": -1, "end": 2.5 })),
            Just(json!({ "type": "TextQuoteSelector" })),
            Just(json!({ "type": "SvgSelector", "value": "<svg/>", "start": "here" })),
            Just(json!({ "exact": "no type" })),
            Just(json!("#xywh=1,2,3,4")),
        ]
    }

    fn annotation() -> impl Strategy<Value = Value> {
        let selectors = prop::collection::vec(selector(), 0..3);
        (selectors, 0..6).prop_map(|(selectors, form)| match form {
            0 => json!({ "source": "urn:a", "selector": selectors }),
            1 => json!({ "id": "urn:n", "target": { "source": "urn:a", "selector": selectors.first() } }),
            2 => json!({ "target": [{ "source": { "id": "urn:a" }, "selector": selectors }, "urn:b"] }),
            3 => json!({ "target": { "id": "urn:a", "selector": selectors } }),
            4 => json!({ "target": "urn:a", "body": { "selector": 3 } }),
            _ => json!({ "target": { "selector": selectors } }),
        })
    }

    proptest! {
        #[test]
        fn a_list_is_read_the_same_with_and_without_a_tree(list in prop::collection::vec(annotation(), 0..3)) {
            let tree = read::targets(list.clone()).map(|targets| gist(&targets));
            let straight = targets_from_json(&json::line(&Value::Array(list))).map(|targets| gist(&targets));
            prop_assert_eq!(straight, tree);
        }
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for json in ["", "{}", "7", "[1"] {
            assert!(targets_from_json(json).is_err(), "{json}");
        }
    }
}
