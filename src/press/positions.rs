//! Writes the places of curated quotations into their annotations, counted anew; everything else stays as it stands.

use crate::annotation::Quote;
use crate::collection::{Collection, SourceErrors, Sources, place};
use crate::json;
use crate::text::Passage;
use serde_json::{Map, Value, json};

/// The claims' file with a right TextPositionSelector behind each quotation.
///
/// # Errors
/// Whatever else is wrong with the collection.
pub fn with_positions(sources: &Sources) -> Result<String, SourceErrors> {
    let mut blank = sources.clone();
    blank.claims.source = rewritten(&sources.claims.source, |_, _| None);
    // Where there is a fault, its line is that of the file as it is.
    let collection = Collection::from_sources(&blank).or_else(|_| Collection::from_sources(sources))?;
    Ok(rewritten(&sources.claims.source, |source, quote| {
        let document = collection.document_by_iri(source)?;
        place(&document.text, quote, document.id.as_str()).ok()
    }))
}

/// The file with other positions; what is not JSON stays as it is.
fn rewritten(file: &str, position: impl Fn(&str, &Quote) -> Option<Passage>) -> String {
    let Ok(mut value) = serde_json::from_str(file) else { return file.to_owned() };
    for_each_resource(&mut value, &|source, selectors| {
        selectors.retain(|selector| selector["type"] != "TextPositionSelector");
        let passage = selectors.iter().find_map(quote).and_then(|quote| position(source, &quote));
        selectors.extend(passage.map(
            |passage| json!({ "type": "TextPositionSelector", "start": passage.start().0, "end": passage.end().0 }),
        ));
    });
    json::lines(&value) + "\n"
}

/// Calls `change` with the source and the selectors of every part of a resource within the value.
fn for_each_resource(value: &mut Value, change: &impl Fn(&str, &mut Vec<Value>)) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(|value| for_each_resource(value, change)),
        Value::Object(object) => {
            change_resource(object, change);
            object.values_mut().for_each(|value| for_each_resource(value, change));
        }
        _ => {}
    }
}

fn change_resource(object: &mut Map<String, Value>, change: &impl Fn(&str, &mut Vec<Value>)) {
    let Some(source) = object.get("source").and_then(Value::as_str).map(str::to_owned) else { return };
    let Some(selector) = object.get_mut("selector") else { return };
    let mut selectors = match selector.take() {
        Value::Array(selectors) => selectors,
        one => vec![one],
    };
    change(&source, &mut selectors);
    *selector = Value::Array(selectors);
}

fn quote(selector: &Value) -> Option<Quote> {
    let text = |name: &str| selector.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    (selector["type"] == "TextQuoteSelector").then(|| Quote {
        exact: text("exact"),
        prefix: text("prefix"),
        suffix: text("suffix"),
        other: Map::new(),
    })
}
