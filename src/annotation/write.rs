//! Writing annotations as JSON-LD, in the shapes that the model asks for.

use super::{
    ANNO_CONTEXT, Annotation, Body, Motivation, OWN_CONTEXT, OWN_PREFIX, Position, Quote, Selector, Target, TextualBody,
};
use serde_json::{Map, Value, json};

/// An AnnotationCollection (§5.1) with all its annotations in one page; an empty one has no page, as a page needs an item.
pub fn collection_to_json<'a>(id: &str, label: &str, annotations: impl IntoIterator<Item = &'a Annotation>) -> Value {
    let items: Vec<Value> = annotations.into_iter().map(annotation_to_json).collect();
    let mut collection = json!({
        "@context": [ANNO_CONTEXT, { OWN_PREFIX: OWN_CONTEXT }],
        "id": id,
        "type": "AnnotationCollection",
        "label": label,
        "total": items.len(),
    });
    if !items.is_empty() {
        collection["first"] = json!({
            "id": format!("{id}:1"),
            "type": "AnnotationPage",
            "partOf": { "id": id, "type": "AnnotationCollection" },
            "startIndex": 0,
            "items": items,
        });
    }
    collection
}

/// One annotation, without a context: the collection around it has that.
pub fn annotation_to_json(annotation: &Annotation) -> Value {
    let mut object = Map::new();
    object.insert("id".into(), annotation.id.clone().into());
    object.insert("type".into(), "Annotation".into());
    let motivations = annotation.motivations.iter().map(|motivation| motivation.name().into()).collect();
    insert_many(&mut object, "motivation", motivations);
    for (name, time) in [("created", annotation.created), ("modified", annotation.modified)] {
        if let Some(time) = time {
            object.insert(name.into(), time.to_string().into());
        }
    }
    insert_many(&mut object, "body", annotation.bodies.iter().map(body).collect());
    insert_many(&mut object, "target", annotation.targets.iter().map(target).collect());
    object.extend(annotation.other.clone());
    Value::Object(object)
}

fn body(body: &Body) -> Value {
    match body {
        Body::Text(text) => textual_body(text),
        Body::Resource(resource) => target(resource),
        Body::Other(value) => value.clone(),
    }
}

fn textual_body(body: &TextualBody) -> Value {
    let mut object = Map::new();
    object.insert("type".into(), "TextualBody".into());
    object.insert("value".into(), body.value.clone().into());
    let properties = [
        ("purpose", body.purpose.as_ref().map(Motivation::name)),
        ("language", body.language.as_deref()),
        ("format", body.format.as_deref()),
    ];
    for (name, value) in properties {
        if let Some(value) = value {
            object.insert(name.into(), value.into());
        }
    }
    object.extend(body.other.clone());
    Value::Object(object)
}

fn target(target: &Target) -> Value {
    if target.selectors.is_empty() && target.other.is_empty() {
        return target.source.clone().into();
    }
    let mut object = Map::new();
    if !target.other.contains_key("type") && !target.other.contains_key("id") {
        object.insert("type".into(), "SpecificResource".into());
    }
    // A resource described in place has its name in `id`, and a source with properties is kept whole in `other`.
    if target.other.get("id").and_then(Value::as_str) != Some(&target.source) {
        object.insert("source".into(), target.source.clone().into());
    }
    insert_many(&mut object, "selector", target.selectors.iter().map(selector_to_json).collect());
    object.extend(target.other.clone());
    Value::Object(object)
}

/// One selector as JSON.
pub fn selector_to_json(selector: &Selector) -> Value {
    let mut object = Map::new();
    let other = match selector {
        Selector::Other(value) => return value.clone(),
        Selector::Quote(Quote { exact, prefix, suffix, other }) => {
            object.insert("type".into(), "TextQuoteSelector".into());
            object.insert("exact".into(), exact.clone().into());
            for (name, value) in [("prefix", prefix), ("suffix", suffix)] {
                if !value.is_empty() {
                    object.insert(name.into(), value.clone().into());
                }
            }
            other
        }
        Selector::Position(Position { passage, other }) => {
            object.insert("type".into(), "TextPositionSelector".into());
            object.insert("start".into(), passage.start().0.into());
            object.insert("end".into(), passage.end().0.into());
            other
        }
    };
    object.extend(other.clone());
    Value::Object(object)
}

/// A property with one value or a list of them; none where there is nothing. A value that is itself a list stays in one:
/// bare it would be read as the list.
fn insert_many(object: &mut Map<String, Value>, name: &str, mut values: Vec<Value>) {
    let value = match values.as_slice() {
        [] => return,
        [one] if !one.is_array() => values.remove(0),
        _ => values.into(),
    };
    object.insert(name.into(), value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::{annotation_from_json, annotations_from_json};

    #[test]
    fn an_annotation_goes_through_unharmed() {
        let tables = [
            json!({"id": "urn:uuid:1", "type": "Annotation", "motivation": "highlighting",
                "created": "2026-01-02T03:04:05.000Z",
                "target": {"type": "SpecificResource", "source": "urn:doc", "selector": [
                    {"type": "TextQuoteSelector", "exact": "e\u{301}😃", "prefix": "a", "suffix": "b", "own:similar": 3},
                    {"type": "TextPositionSelector", "start": 3, "end": 6},
                    {"type": "XPathSelector", "value": "/p"}]}}),
            json!({"id": "urn:uuid:2", "type": "Annotation", "motivation": ["commenting", "own:weighing"],
                "body": [{"type": "TextualBody", "value": "x", "purpose": "tagging", "language": "en", "format": "text/plain", "own:x": [1]},
                    "https://example.org/body", {"type": "Image", "id": "urn:image"},
                    {"type": "SpecificResource", "source": "urn:doc", "purpose": "linking"}],
                "target": "urn:doc", "creator": {"name": "A pupil"}, "own:list": {"deep": [true, null]}}),
            json!({"id": "urn:uuid:3", "type": "Annotation",
                "target": [{"source": {"id": "urn:page", "type": "Text"}, "type": "SpecificResource"}, {"id": "urn:whole", "type": "Text"}]}),
            json!({"id": "urn:uuid:4", "type": "Annotation", "body": [[{"type": "TextualBody"}]],
                "target": {"type": "SpecificResource", "source": "urn:doc", "selector": [[{"type": "TextQuoteSelector"}]]}}),
        ];
        for value in tables {
            let annotation = annotation_from_json(&value, "").expect("a legal annotation");
            assert_eq!(annotation_to_json(&annotation), value);
        }
    }

    #[test]
    fn what_breaks_the_model_is_named_with_its_place() {
        use crate::annotation::{Problem, Shape};
        let table = [
            (json!({"id": "urn:1"}), "items[0]", Problem::Missing("target")),
            (json!({"target": "urn:x"}), "items[0]", Problem::Missing("id")),
            (json!({"id": 3, "target": "urn:x"}), "items[0].id", Problem::Not(Shape::Text)),
            (json!({"id": "urn:1", "target": []}), "items[0]", Problem::Missing("target")),
            (
                json!({"id": "urn:1", "target": {"source": "urn:x", "selector": {"type": "TextPositionSelector", "start": 5, "end": 2}}}),
                "items[0].target.selector",
                Problem::Not(Shape::ForwardRange),
            ),
            (
                json!({"id": "urn:1", "target": "urn:x", "body": {"type": "TextualBody"}}),
                "items[0].body",
                Problem::Missing("value"),
            ),
            (
                json!({"id": "urn:1", "target": "urn:x", "created": "noon"}),
                "items[0].created",
                Problem::Not(Shape::DateTime),
            ),
        ];
        for (item, place, problem) in table {
            let error = annotations_from_json(&json!({ "items": [item] })).expect_err(place);
            assert_eq!((error.place.as_str(), error.problem), (place, problem));
        }
    }

    #[test]
    fn an_empty_collection_has_no_page() {
        let empty = collection_to_json("urn:notes", "Notes", []);
        assert_eq!(empty.get("first"), None);
        assert_eq!(annotations_from_json(&empty), Ok(Vec::new()));
    }
}
