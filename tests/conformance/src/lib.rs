//! The W3C's assertions about Web Annotations: the MUSTs of the Recommendation, as JSON schemas.
//!
//! `wpt/` holds the "must" assertions of the Web Annotation Working Group's tests, unchanged, as they are kept in
//! web-platform-tests (<https://github.com/web-platform-tests/wpt/tree/master/annotation-model>), with their licence.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::Value;

/// The base URL of the schemas, which refer to each other by file name.
const BASE: &str = "https://www.w3.org/annotation-model/";

/// A list of assertions about one class of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Manifest {
    Annotation,
    Collection,
    Page,
}

impl Manifest {
    const ALL: [Self; 3] = [Self::Annotation, Self::Collection, Self::Page];

    fn file(self) -> &'static str {
        match self {
            Self::Annotation => "annotations/annotationMusts.test",
            Self::Collection => "collections/collectionMusts.test",
            Self::Page => "collections/pages/pageMusts.test",
        }
    }
}

/// One assertion, compiled.
struct Assertion {
    name: String,
    message: String,
    schema: SchemaIndex,
    /// `false` if a valid file must not match the schema.
    must_match: bool,
}

/// All assertions, compiled.
struct Assertions {
    schemas: Schemas,
    lists: BTreeMap<Manifest, Vec<Assertion>>,
}

/// The assertions that a file breaks, each with its name and the W3C's words. The file is an Annotation, an AnnotationPage, an
/// AnnotationCollection with an embedded page, or an array of Annotations.
pub fn violations(file: &Value) -> Vec<String> {
    let assertions = Assertions::read();
    let mut broken = Vec::new();
    assertions.check_root(file, &mut broken);
    broken
}

/// Panics where a file breaks an assertion, and names it. `what` is the file, for the message.
///
/// # Panics
/// Where the file is not as the Recommendation says.
pub fn expect_valid(what: &str, file: &str) {
    let file: Value = serde_json::from_str(file).unwrap_or_else(|error| panic!("{what} is not JSON: {error}"));
    let broken = violations(&file);
    assert!(broken.is_empty(), "{what} breaks the Web Annotation model:\n{}", broken.join("\n"));
}

impl Assertions {
    fn read() -> Self {
        let mut schemas = Schemas::new();
        let lists = Manifest::ALL.map(|manifest| (manifest, read_list(manifest, &mut schemas)));
        Self { schemas, lists: lists.into() }
    }

    fn check_root(&self, value: &Value, broken: &mut Vec<String>) {
        match value["type"].as_str() {
            Some("AnnotationCollection") => {
                self.check(Manifest::Collection, value, broken);
                if value["first"].is_object() {
                    self.check_page(&with_context(&value["first"]), broken);
                }
            }
            Some("AnnotationPage") => self.check_page(value, broken),
            _ if value.is_array() => self.check_annotations(value, broken),
            _ => self.check(Manifest::Annotation, value, broken),
        }
    }

    fn check_page(&self, page: &Value, broken: &mut Vec<String>) {
        self.check(Manifest::Page, page, broken);
        self.check_annotations(&page["items"], broken);
    }

    fn check_annotations(&self, annotations: &Value, broken: &mut Vec<String>) {
        for annotation in annotations.as_array().into_iter().flatten() {
            self.check(Manifest::Annotation, &with_context(annotation), broken);
        }
    }

    fn check(&self, manifest: Manifest, value: &Value, broken: &mut Vec<String>) {
        for Assertion { name, message, schema, must_match } in &self.lists[&manifest] {
            if self.schemas.validate(value, *schema).is_ok() != *must_match && !is_too_strict(name, value) {
                broken.push(format!("{name}: {message} (of {})", value["id"]));
            }
        }
    }
}

/// A copy of an embedded object with the `@context` that it inherits.
fn with_context(value: &Value) -> Value {
    let mut value = value.clone();
    if value.is_object() && value["@context"].is_null() {
        value["@context"] = "http://www.w3.org/ns/anno.jsonld".into();
    }
    value
}

/// Some assertions about pages ask for an object in `partOf`, where the Recommendation (5.2) also allows an IRI.
fn is_too_strict(assertion: &str, page: &Value) -> bool {
    const OF_PART_OF: [&str; 7] = [
        "5.2-pageTotalValidated",
        "5.2-pageLabelValidated",
        "5.2-pageFirstValidated",
        "5.2-pageLastValidated",
        "3.3.1-pageCreatedValidated",
        "3.3.1-pageModifiedValidated",
        "3.3.6-pageRightsValidated",
    ];
    page["partOf"].is_string() && OF_PART_OF.contains(&assertion)
}

fn read_list(manifest: Manifest, schemas: &mut Schemas) -> Vec<Assertion> {
    let mut compiler = Compiler::new();
    compiler.set_default_draft(Draft::V4);
    for entry in fs::read_dir(folder().join("definitions")).expect("the definitions are in the checkout").flatten() {
        add(&mut compiler, &entry.path());
    }
    let listed = read(&folder().join(manifest.file()));
    let files = listed["assertions"].as_array().expect("a manifest lists assertions").iter();
    let files: Vec<PathBuf> = files.filter_map(|file| Some(folder().join(file.as_str()?))).collect();
    let read = files.into_iter().filter_map(|file| {
        let (url, schema) = add(&mut compiler, &file);
        let is_must = schema["assertionType"].as_str().unwrap_or("must") == "must";
        is_must.then(|| Assertion {
            name: file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            message: schema["errorMessage"].as_str().unwrap_or_default().to_owned(),
            schema: compiler.compile(&url, schemas).unwrap_or_else(|error| panic!("{}: {error:#}", file.display())),
            must_match: schema["expectedResult"].as_str().unwrap_or("valid") == "valid",
        })
    });
    read.collect()
}

/// Adds a schema to the compiler under its file name, since some have a different `id`.
fn add(compiler: &mut Compiler, file: &Path) -> (String, Value) {
    let mut schema = read(file);
    let url = format!("{BASE}{}", file.file_name().unwrap_or_default().to_string_lossy());
    schema["id"] = url.clone().into();
    compiler.add_resource(&url, schema.clone()).unwrap_or_else(|error| panic!("{}: {error:#}", file.display()));
    (url, schema)
}

fn read(file: &Path) -> Value {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("wpt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn annotation() -> Value {
        json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "urn:uuid:1",
            "type": "Annotation",
            "created": "2026-01-11T10:00:00Z",
            "body": { "type": "TextualBody", "value": "Who says so?" },
            "target": {
                "type": "SpecificResource",
                "source": "urn:a",
                "selector": [
                    { "type": "TextQuoteSelector", "exact": "words", "prefix": "", "suffix": "" },
                    { "type": "TextPositionSelector", "start": 3, "end": 8 },
                ],
            },
        })
    }

    #[test]
    fn all_assertions_are_read() {
        let assertions = Assertions::read();
        let counts: Vec<usize> = assertions.lists.values().map(Vec::len).collect();
        assert_eq!(counts, [54, 10, 15]);
    }

    #[test]
    fn a_legal_annotation_breaks_nothing() {
        assert_eq!(violations(&annotation()), [""; 0]);
        let page = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld", "id": "urn:p", "type": "AnnotationPage", "partOf": "urn:c",
            "items": [annotation()],
        });
        assert_eq!(violations(&page), [""; 0]);
    }

    #[test]
    fn what_the_recommendation_forbids_is_found() {
        for (pointer, wrong) in [
            ("/id", json!(7)),
            ("/type", json!("Note")),
            ("/@context", json!("https://example.org/")),
            ("/created", json!("yesterday")),
            ("/body/value", json!(["two", "values"])),
            ("/target/selector/0/exact", json!(7)),
            ("/target/selector/1/start", json!(-1)),
        ] {
            let mut broken = annotation();
            *broken.pointer_mut(pointer).expect("it is there") = wrong;
            assert!(!violations(&broken).is_empty(), "{pointer}");
        }
        assert!(!violations(&json!([annotation(), { "id": "urn:2", "type": "Annotation" }])).is_empty(), "no target");
    }
}
