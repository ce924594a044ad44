//! A collection out of its files, or out of the one block of data that the page carries.

use super::{Collection, Document, Manifest, Problems, SourceError, SourceErrors, SourceProblem, curated};
use crate::json;
use crate::order::sort_by_key;
use serde_json::{Value, json};
use std::sync::Arc;

/// A file that has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, as errors give it.
    pub file: String,
    /// What it holds.
    pub source: String,
}

/// The files of a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// What belongs to the collection: `collection.md`.
    pub collection: SourceFile,
    /// The documents, in the order in which the collection names them.
    pub documents: Vec<SourceFile>,
    /// The claims and links: `claims.json`.
    pub claims: SourceFile,
}

impl Collection {
    /// Reads a collection from its files.
    ///
    /// # Errors
    /// Everything that is wrong with the collection's file and its documents; if nothing is, with its claims.
    pub fn from_sources(sources: &Sources) -> Result<Self, SourceErrors> {
        let claims = json_of(&sources.claims);
        weave(&sources.collection, &sources.documents, claims, &sources.claims.file, Some(&sources.claims.source))
    }

    /// Reads a collection from the data that [`data_block`] writes.
    ///
    /// # Errors
    /// Everything that is wrong with it. For claims no line is named.
    pub fn from_bundle(json: &str) -> Result<Self, SourceErrors> {
        let mut problems = Problems::new("the collection's data");
        let read = || -> Result<_, SourceProblem> {
            let mut bundle: Value =
                serde_json::from_str(json).map_err(|error| SourceProblem::NotJson(error.to_string()))?;
            let collection = bundle.get("collection").and_then(file).ok_or(SourceProblem::BadBundle("collection"))?;
            let documents = bundle.get("documents").and_then(Value::as_array);
            let documents: Option<Vec<SourceFile>> = documents.and_then(|files| files.iter().map(file).collect());
            let documents = documents.ok_or(SourceProblem::BadBundle("documents"))?;
            let annotations = bundle.get_mut("annotations").ok_or(SourceProblem::BadBundle("annotations"))?;
            Ok((collection, documents, annotations.take()))
        };
        match read() {
            Ok((collection, documents, annotations)) => {
                weave(&collection, &documents, Ok(annotations), "annotations", None)
            }
            Err(problem) => {
                problems.add_at(None, None, problem);
                problems.finish(None)
            }
        }
    }
}

/// The collection as one JSON value for a `<script type="application/json">`: no `<` is in it, so nothing ends the element.
///
/// # Errors
/// That the claims are not JSON.
pub fn data_block(sources: &Sources) -> Result<String, SourceErrors> {
    let annotations = json_of(&sources.claims)?;
    let file = |source: &SourceFile| json!({ "file": source.file, "source": source.source });
    let bundle = json!({
        "collection": file(&sources.collection),
        "documents": sources.documents.iter().map(file).collect::<Vec<_>>(),
        "annotations": annotations,
    });
    Ok(json::line(&bundle).replace('<', "\\u003c"))
}

fn json_of(file: &SourceFile) -> Result<Value, SourceErrors> {
    let mut problems = Problems::new(&file.file);
    let value = serde_json::from_str(&file.source).map_err(|error| {
        let problem = SourceProblem::NotJson(error.to_string());
        problems.add_at(Some(error.line()), Some(error.column()), problem);
    });
    problems.finish(value.ok())
}

fn file(value: &Value) -> Option<SourceFile> {
    let text = |name| value.get(name).and_then(Value::as_str).map(str::to_owned);
    Some(SourceFile { file: text("file")?, source: text("source")? })
}

/// Puts a collection together. Claims are checked only against sound documents: else each fault would be named twice.
fn weave(
    collection: &SourceFile,
    files: &[SourceFile],
    annotations: Result<Value, SourceErrors>,
    annotations_file: &str,
    annotations_source: Option<&str>,
) -> Result<Collection, SourceErrors> {
    let mut errors: Vec<SourceError> = Vec::new();
    let mut keep = |found: SourceErrors| errors.extend(found.0);
    let manifest = Manifest::parse(&collection.source, &collection.file).map_err(&mut keep).ok();
    let documents = documents(files).map_err(&mut keep).ok();
    let annotations = annotations.map_err(&mut keep).ok();
    let (Some(manifest), Some(documents), Some(annotations)) = (manifest, documents, annotations) else {
        return Err(SourceErrors(errors));
    };
    let mut problems = Problems::new(annotations_file);
    let curated = curated::read(&annotations, annotations_source, &manifest.id, &documents, &mut problems);
    problems.finish(Some(Collection {
        id: manifest.id,
        title: manifest.title,
        documents,
        claims: curated.claims,
        links: curated.links,
    }))
}

/// Reads the documents and puts them in the order of their dates.
fn documents(files: &[SourceFile]) -> Result<Vec<Arc<Document>>, SourceErrors> {
    let mut documents: Vec<(&SourceFile, Document)> = Vec::new();
    let mut errors: Vec<SourceError> = Vec::new();
    for file in files {
        match Document::parse(&file.source, &file.file) {
            Ok(document) => match documents.iter().find(|(_, before)| before.id == document.id) {
                Some((before, _)) => errors.push(doubled(file, &document, before)),
                None => documents.push((file, document)),
            },
            Err(found) => errors.extend(found.0),
        }
    }
    sort_by_key(&mut documents, |(_, document)| document.date);
    if errors.is_empty() {
        Ok(documents.into_iter().map(|(_, document)| Arc::new(document)).collect())
    } else {
        Err(SourceErrors(errors))
    }
}

fn doubled(file: &SourceFile, document: &Document, before: &SourceFile) -> SourceError {
    let is_id = |line: &str| line.split_once(':').is_some_and(|(key, _)| key.trim() == "id");
    SourceError {
        file: file.file.clone(),
        line: file.source.lines().position(is_id).map(|index| index + 1),
        column: None,
        problem: SourceProblem::DoubledDocument { id: document.id.to_string(), file: before.file.clone() },
    }
}
