use super::*;
use crate::notebook::testing::{any_note, at, book, note, note_that_says};
use crate::notebook::{Command, Ink, NoteKind, Tag};
use proptest::prelude::*;

const ID: &str = "urn:uuid:0198c1de-5a3e-7000-8000-000000000000";

fn full_note() -> Note {
    let mut note = note_that_says(1, "See *Shultz*, 😃");
    note.kind = Some(NoteKind::Claim);
    note.why = "because".into();
    note.tags = Tag::new("human rights").into_iter().collect();
    note.ink = Ink::Green;
    note
}

#[test]
fn a_file_looks_like_this() {
    let expected = r#"{
  "@context": [
    "http://www.w3.org/ns/anno.jsonld",
    {
      "claimlight": "urn:x-claimlight:terms#"
    }
  ],
  "id": "urn:uuid:0198c1de-5a3e-7000-8000-000000000000",
  "type": "AnnotationCollection",
  "label": "My notes",
  "total": 1,
  "first": {
    "id": "urn:uuid:0198c1de-5a3e-7000-8000-000000000000:1",
    "type": "AnnotationPage",
    "partOf": {
      "id": "urn:uuid:0198c1de-5a3e-7000-8000-000000000000",
      "type": "AnnotationCollection"
    },
    "startIndex": 0,
    "items": [
      {
        "id": "urn:uuid:00000000-0001-7707-8707-070707070707",
        "type": "Annotation",
        "motivation": "highlighting",
        "created": "1970-01-01T00:00:00.000Z",
        "modified": "1970-01-01T00:00:00.000Z",
        "target": {
          "type": "SpecificResource",
          "source": {
            "id": "urn:x-claimlight:reykjavik:gorbachev-letter",
            "type": "Text",
            "format": "text/plain"
          },
          "selector": [
            {
              "type": "TextQuoteSelector",
              "exact": "any pressure",
              "prefix": "and ",
              "suffix": "."
            },
            {
              "type": "TextPositionSelector",
              "start": 40,
              "end": 52
            }
          ]
        }
      }
    ]
  }
}
"#;
    assert_eq!(write_file([&note(1)], ID, "My notes"), expected);
}

#[test]
fn an_empty_notebook_is_a_file_too() {
    let file = write_file([], ID, "Notes");
    assert!(!file.contains("first"));
    assert_eq!(read_file(file.as_bytes()), Ok(Vec::new()));
}

#[test]
fn a_file_that_is_restored_brings_every_note_back() {
    let mut notebook = book(1);
    for note in [full_note(), note(2)] {
        notebook.apply(Command::Add(note), at(5)).expect("new");
    }
    let file = write_file(notebook.notes().map(AsRef::as_ref), ID, "Notes");
    let notes = read_file(file.as_bytes()).expect("a file of ours");
    assert_eq!(notebook.weigh(&notes).same, 2);
    let mut other = book(2);
    other.apply(Command::Import(notes), at(9)).expect("possible");
    assert!(other.notes().eq(notebook.notes()));
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_place() {
    let spot = |line, column| Spot { line, column };
    let malformed = |place: &str, problem| FileError::Malformed(Malformed { place: place.to_owned(), problem });
    let table = [
        (" \n", FileError::Empty),
        ("\u{feff}", FileError::Empty),
        ("Dear diary", FileError::NotJson(spot(1, 1))),
        ("{\n  \"é\": \"щ\", nonsense\n}", FileError::NotJson(spot(2, 13))),
        ("{\"items\": [", FileError::CutShort(spot(1, 11))),
        ("{\"notes\": []}", FileError::NoAnnotations),
        ("12", FileError::NoAnnotations),
        (
            "{\"items\": [{\"id\": \"urn:1\", \"target\": \"urn:d\"}, {\"id\": \"urn:2\"}]}",
            malformed("items[1]", Problem::Missing("target")),
        ),
        (
            "[{\"id\": \"urn:1\", \"target\": \"urn:d\", \"created\": \"noon\"}]",
            malformed("[0].created", Problem::Not(crate::annotation::Shape::DateTime)),
        ),
    ];
    for (text, error) in table {
        assert_eq!(read_file(text.as_bytes()), Err(error), "{text}");
    }
    assert_eq!(read_file(b"{\n\"caf\xe9\": 1}"), Err(FileError::NotText(spot(2, 5))));
    let large = " ".repeat(FILE_LIMIT + 1);
    assert_eq!(read_file(large.as_bytes()), Err(FileError::TooLarge(FILE_LIMIT + 1)));
}

#[test]
fn notes_about_unknown_documents_and_from_other_tools_are_kept() {
    let file = r#"[{"id": "https://example.org/1", "type": "Annotation", "own:group": "7b",
        "target": {"source": {"id": "https://example.org/page", "format": "text/html"},
            "selector": {"type": "XPathSelector", "value": "/p"}},
        "body": [{"type": "TextualBody", "value": "said"}, "https://example.org/picture"]}]"#;
    let notes = read_file(file.as_bytes()).expect("legal");
    assert_eq!((notes[0].source(), notes[0].comment.as_str()), ("https://example.org/page", "said"));
    let again = write_file(&notes, ID, "Notes");
    for kept in ["own:group", "text/html", "XPathSelector", "https://example.org/picture"] {
        assert!(again.contains(kept), "{kept}");
    }
    assert_eq!(read_file(again.as_bytes()), Ok(notes));
}

#[test]
fn files_are_written_as_the_w3c_asks() {
    conformance::expect_valid("a file without notes", &write_file([], ID, "Notes"));
    conformance::expect_valid("a file of notes", &write_file([&full_note(), &note(2)], ID, "Notes"));
}

/// An annotation in which something lies so deep.
fn deep_file(depth: usize) -> String {
    format!("{{\"id\": \"urn:1\", \"target\": \"urn:d\", \"own:deep\": {}{}}}", "[".repeat(depth), "]".repeat(depth))
}

#[test]
fn what_lies_too_deep_to_be_stored_is_refused_and_nothing_else() {
    let notes = read_file(deep_file(NESTING_LIMIT).as_bytes()).expect("just deep enough");
    assert_eq!(read_file(write_file(&notes, ID, "Notes").as_bytes()), Ok(notes));
    for depth in [NESTING_LIMIT + 1, 126] {
        assert_eq!(read_file(deep_file(depth).as_bytes()), Err(FileError::TooDeep));
    }
}

/// Any JSON at all, with the names that annotations use.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let key = proptest::sample::select(vec![
        "type", "value", "purpose", "source", "selector", "exact", "start", "id", "own:x",
    ]);
    let types = proptest::sample::select(vec![
        "TextualBody",
        "TextQuoteSelector",
        "TextPositionSelector",
        "SpecificResource",
        "a",
    ]);
    let leaf =
        prop_oneof![types.prop_map(Into::into), any::<u16>().prop_map(Into::into), Just(serde_json::Value::Null)];
    leaf.prop_recursive(4, 16, 3, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Into::into),
            proptest::collection::btree_map(key.clone().prop_map(str::to_owned), inner, 0..4)
                .prop_map(|object| serde_json::Value::Object(object.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_taken_in_can_be_saved_and_read_again(body in any_json(), selector in any_json(), other in any_json()) {
        let target = json!({"source": "urn:d", "selector": selector});
        let file = json!([{"id": "urn:1", "target": target, "body": body, "own:other": other}]).to_string();
        if let Ok(notes) = read_file(file.as_bytes()) {
            // The same may be written in another of the standard's ways at first, and then stays.
            let saved = write_file(&notes, ID, "Notes");
            let notes = read_file(saved.as_bytes());
            prop_assert!(notes.is_ok(), "{notes:?}: {saved}");
            prop_assert_eq!(read_file(write_file(notes.iter().flatten(), ID, "Notes").as_bytes()), notes);
        }
    }

    #[test]
    fn every_note_comes_back_from_a_file(notes in proptest::collection::vec(any_note(), 0..4)) {
        prop_assert_eq!(read_file(write_file(&notes, ID, "Notes").as_bytes()), Ok(notes));
    }

    #[test]
    fn no_file_panics(text in prop_oneof![any::<String>(), "[\\[\\]{}\":,a-ztnul0-9щ\n ]{0,60}"]) {
        let _ = read_file(text.as_bytes());
    }

    #[test]
    fn a_file_that_was_cut_short_says_so(notes in proptest::collection::vec(any_note(), 1..3), part in 1usize..1000) {
        let file = write_file(&notes, ID, "Notes");
        let end = file.floor_char_boundary(file.trim_end().len() * part / 1000);
        prop_assume!(end > 0);
        prop_assert!(matches!(read_file(&file.as_bytes()[..end]), Err(FileError::CutShort(_))));
    }
}
