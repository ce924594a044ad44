//! A bundle's own words in one language: they travel apart from it, since a reader wants one language of several.
//!
//! Within a bundle, words are objects whose names are `@` and a language's tag. A language's words stand in a list in the order
//! in which their objects stand in the bundle, with `null` where one has none in that language.

use serde_json::{Map, Value};

/// Takes the words of a language out of a bundle; those that are in no other language stay.
pub(super) fn take_out(bundle: &mut Value, language: &str) -> Vec<Value> {
    let name = format!("@{language}");
    let mut words = Vec::new();
    walk(bundle, &mut |object| {
        let taken = if object.len() > 1 { object.shift_remove(&name) } else { None };
        words.push(taken.unwrap_or(Value::Null));
    });
    words
}

/// Puts the words of a language into the bundle from which they were taken. What has none in that language stays without.
pub(super) fn put_in(bundle: &mut Value, language: &str, words: Vec<Value>) {
    let mut words = words.into_iter();
    walk(bundle, &mut |object| {
        if let Some(words @ Value::String(_)) = words.next() {
            object.insert(format!("@{language}"), words);
        }
    });
}

fn walk(value: &mut Value, visit: &mut dyn FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) if object.keys().any(|name| name.starts_with('@')) => visit(object),
        Value::Object(object) => object.values_mut().for_each(|value| walk(value, visit)),
        Value::Array(list) => list.iter_mut().for_each(|value| walk(value, visit)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_come_back_to_their_places() {
        let whole = json!({
            "title": { "@en": "Four", "@fr": "Quatre" },
            "documents": [{ "author": { "@": "B" }, "text": "@fr", "kind": { "@fr": "lettre" } }],
            "links": [{ "note": { "@en": "why", "@fr": "pourquoi", "@de": "warum" } }],
        });
        let mut bundle = whole.clone();
        let words = take_out(&mut bundle, "fr");
        assert_eq!(words, [json!("Quatre"), Value::Null, Value::Null, json!("pourquoi")]);
        assert_eq!(bundle["links"][0]["note"], json!({ "@en": "why", "@de": "warum" }));
        assert_eq!(bundle["documents"][0]["kind"], json!({ "@fr": "lettre" }));
        put_in(&mut bundle, "fr", words);
        assert_eq!(bundle, whole);
    }

    #[test]
    fn too_few_and_too_many_words_do_no_harm() {
        for words in [vec![], vec![json!("a"), json!(3), json!("c")]] {
            let mut bundle = json!({ "title": { "@en": "Four" } });
            put_in(&mut bundle, "fr", words);
            assert_eq!(bundle["title"]["@en"], json!("Four"));
        }
    }
}
