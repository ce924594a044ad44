//! Places that looked alike when a passage was written down: quotations kept beside it, as an own property.
//!
//! When a passage is gone, a place that looks like it is easily taken for it, unless one knows that the other stood there
//! before. Others ignore the property.

use crate::annotation::Quote;
use serde_json::{Map, Value};

/// The most that are kept of one passage, and read: a file from elsewhere may hold any number.
pub const MOST: usize = 12;

/// The quotations in the property's value; what is none is passed over.
pub fn read(value: &Value) -> Vec<Quote> {
    let string = |fields: &Map<String, Value>, name: &str| {
        fields.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let quote = |value: &Value| {
        let fields = value.as_object()?;
        let quote = Quote {
            exact: string(fields, "exact"),
            prefix: string(fields, "prefix"),
            suffix: string(fields, "suffix"),
            ..Quote::default()
        };
        (!quote.exact.is_empty()).then_some(quote)
    };
    value.as_array().into_iter().flatten().filter_map(quote).take(MOST).collect()
}

/// The property's value for quotations.
pub fn write(quotes: &[Quote]) -> Value {
    let object = |quote: &Quote| {
        let mut fields = Map::new();
        fields.insert("type".to_owned(), "TextQuoteSelector".into());
        for (name, words) in [("exact", &quote.exact), ("prefix", &quote.prefix), ("suffix", &quote.suffix)] {
            fields.insert(name.to_owned(), words.as_str().into());
        }
        Value::Object(fields)
    };
    Value::Array(quotes.iter().map(object).collect())
}
