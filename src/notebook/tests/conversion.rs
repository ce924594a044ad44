//! Notes are W3C annotations: nothing of an annotation is lost in a note, and every note is a legal annotation.

use crate::annotation::{Annotation, annotation_from_json, annotation_to_json};
use crate::notebook::testing::{any_note, at, book, name};
use crate::notebook::{Command, Edit, Ink, Note, NoteKind, Tag};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(json: &Value) -> Note {
    Note::from(annotation_from_json(json, "").expect("a legal annotation"))
}

fn write(note: &Note) -> Value {
    annotation_to_json(&Annotation::from(note))
}

/// An annotation with one thing after the other that others write.
fn foreign(more: Value) -> Value {
    let mut annotation = json!({"id": "https://example.org/1", "type": "Annotation", "motivation": "highlighting",
        "target": "urn:doc"});
    for (key, value) in more.as_object().expect("an object") {
        annotation[key] = value.clone();
    }
    annotation
}

#[test]
fn a_full_note_is_an_annotation_with_a_body_for_each_field() {
    let mut note = crate::notebook::testing::note(1);
    note.kind = Some(NoteKind::Question);
    note.why = "Who decides?".into();
    note.comment = "See *Shultz*.".into();
    note.tags = ["humanism", "law"].into_iter().filter_map(|tag| Tag::new(tag).ok()).collect();
    note.ink = Ink::Rose;
    note.revision = 3;
    let expected = json!({
        "id": "urn:uuid:00000000-0001-7707-8707-070707070707", "type": "Annotation", "motivation": "commenting",
        "created": "1970-01-01T00:00:00.000Z", "modified": "1970-01-01T00:00:00.000Z",
        "body": [
            {"type": "TextualBody", "value": "question", "purpose": "classifying"},
            {"type": "TextualBody", "value": "Who decides?", "purpose": "describing"},
            {"type": "TextualBody", "value": "See *Shultz*.", "purpose": "commenting", "format": "text/markdown"},
            {"type": "TextualBody", "value": "humanism", "purpose": "tagging"},
            {"type": "TextualBody", "value": "law", "purpose": "tagging"}],
        "target": {"type": "SpecificResource", "source": "urn:x-claimlight:reykjavik:gorbachev-letter", "selector": [
            {"type": "TextQuoteSelector", "exact": "any pressure", "prefix": "and ", "suffix": "."},
            {"type": "TextPositionSelector", "start": 40, "end": 52}]},
        "claimlight:ink": "rose", "claimlight:revision": 3});
    assert_eq!(write(&note), expected);
    assert_eq!(read(&expected), note);
}

#[test]
fn a_plain_highlight_has_no_body() {
    let highlight = write(&crate::notebook::testing::note(1));
    assert_eq!((highlight.get("body"), &highlight["motivation"]), (None, &json!("highlighting")));
}

#[test]
fn what_others_write_goes_through_unharmed() {
    let table = [
        json!({"motivation": ["assessing", "own:weighing"], "creator": {"name": "A pupil"}, "own:x": [1, null]}),
        json!({"motivation": "commenting", "body": {"type": "TextualBody", "value": "no purpose", "format": "text/html",
            "language": "ru"}}),
        json!({"motivation": "commenting", "body": {"type": "TextualBody", "value": "x", "purpose": "commenting",
            "creator": "urn:me"}}),
        json!({"motivation": "commenting", "body": [
            {"type": "TextualBody", "value": "one", "purpose": "commenting", "format": "text/markdown"},
            {"type": "TextualBody", "value": "two", "purpose": "commenting"},
            {"type": "TextualBody", "value": "", "purpose": "describing"}]}),
        json!({"body": [{"type": "TextualBody", "value": "evidence", "purpose": "classifying", "language": "en"},
            {"type": "TextualBody", "value": "a genre", "purpose": "classifying"},
            {"type": "TextualBody", "value": " two  words ", "purpose": "tagging"},
            {"type": "TextualBody", "value": "two words", "purpose": "tagging"},
            {"type": "TextualBody", "value": " ", "purpose": "tagging"}]}),
        json!({"motivation": "linking", "body": ["https://example.org/body", {"type": "Image", "id": "urn:image"}]}),
        json!({"motivation": "commenting"}),
        json!({"target": [{"type": "SpecificResource", "source": "urn:a",
            "selector": {"type": "XPathSelector", "value": "/p"}}, "urn:b"]}),
        json!({"claimlight:ink": "purple", "claimlight:revision": "many"}),
        json!({"created": "2026-01-02T03:04:05.000Z"}),
    ];
    for more in table {
        let annotation = foreign(more);
        let (before, after) = (sorted(annotation.clone()), sorted(write(&read(&annotation))));
        assert_eq!(after, before);
    }
}

#[test]
fn others_bodies_fill_the_fields() {
    let note = read(&foreign(json!({"body": [
        {"type": "TextualBody", "value": "said", "format": "text/plain"},
        {"type": "TextualBody", "value": "evidence", "purpose": "classifying", "language": "en"},
        {"type": "TextualBody", "value": " two  words ", "purpose": "tagging"}]})));
    assert_eq!((note.comment.as_str(), note.kind), ("said", Some(NoteKind::Evidence)));
    assert_eq!(note.tags.iter().map(Tag::as_str).collect::<Vec<_>>(), ["two words"]);
    assert_eq!((note.created, note.revision, note.ink), (None, 1, Ink::Yellow));
}

#[test]
fn an_edit_changes_its_field_and_what_was_said_of_it() {
    let annotation = foreign(json!({"motivation": ["assessing", "commenting"], "own:x": 1, "body": [
        {"type": "TextualBody", "value": "alt", "purpose": "commenting", "format": "text/html", "language": "de",
            "own:y": 2},
        {"type": "TextualBody", "value": "tag", "purpose": "tagging", "own:z": 3}]}));
    let mut notebook = book(1);
    let id = read(&annotation).id;
    let edit = |edit| Command::Edit { id: id.clone(), edit };
    notebook.apply(Command::Import(vec![read(&annotation)]), at(5)).expect("possible");
    notebook.apply(edit(Edit::Comment("new".into())), at(6)).expect("possible");
    let written = write(notebook.get(&id).expect("there"));
    assert_eq!(written["motivation"], json!(["assessing", "commenting"]));
    assert_eq!(written["own:x"], 1);
    assert_eq!(
        written["body"],
        json!([{"type": "TextualBody", "value": "new", "purpose": "commenting", "format": "text/markdown", "own:y": 2},
            {"type": "TextualBody", "value": "tag", "purpose": "tagging", "own:z": 3}])
    );
    notebook.apply(edit(Edit::Comment(String::new())), at(7)).expect("possible");
    assert_eq!(write(notebook.get(&id).expect("there"))["motivation"], "assessing");
}

/// Bodies and properties in an order that does not depend on who wrote them: the model gives it no meaning.
fn sorted(value: Value) -> Value {
    match value {
        Value::Array(values) => {
            let mut values: Vec<Value> = values.into_iter().map(sorted).collect();
            values.sort_by_key(Value::to_string);
            Value::Array(values)
        }
        Value::Object(object) => {
            let mut entries: Vec<_> = object.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            entries.sort_by(|(one, _), (other, _)| one.cmp(other));
            Value::Object(entries.into_iter().collect())
        }
        value => value,
    }
}

/// Bodies as others write them, drawn from what matters here.
fn any_body() -> impl Strategy<Value = Value> {
    let purpose = proptest::sample::select(vec!["commenting", "describing", "tagging", "classifying", "linking", ""]);
    let format = proptest::sample::select(vec!["", "text/markdown", "text/html"]);
    let value = prop_oneof![Just("claim".to_owned()), Just("context".to_owned()), "[ aщ]{0,4}"];
    (purpose, format, value, any::<bool>()).prop_map(|(purpose, format, value, more)| {
        let mut body = json!({"type": "TextualBody", "value": value});
        for (name, value) in [("purpose", purpose), ("format", format)] {
            if !value.is_empty() {
                body[name] = value.into();
            }
        }
        if more {
            body["own:more"] = true.into();
        }
        body
    })
}

proptest! {
    #[test]
    fn every_annotation_comes_back(
        bodies in proptest::collection::vec(any_body(), 2..7),
        motivation in proptest::sample::select(vec!["tagging", "commenting", "highlighting"]),
    ) {
        let annotation = foreign(json!({"motivation": motivation, "body": bodies}));
        prop_assert_eq!(sorted(write(&read(&annotation))), sorted(annotation));
    }

    #[test]
    fn every_note_comes_back(note in any_note()) {
        prop_assert_eq!(read(&write(&note)), note);
    }
}

#[test]
fn names_are_kept_as_they_came() {
    assert_eq!(read(&foreign(json!({"id": "https://example.org/é"}))).id.as_str(), "https://example.org/é");
    assert_eq!(name(1).to_string(), "urn:uuid:00000000-0001-7707-8707-070707070707");
}
