//! A collection out of its files.

use super::{Collection, Document, Manifest, Problems, SourceError, SourceErrors, SourceProblem, curated};
use crate::order::sort_by_key;
use serde_json::Value;
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
    /// Reads a collection from its files. Claims are checked only against sound documents: else each fault would be named
    /// twice.
    ///
    /// # Errors
    /// Everything that is wrong with the collection's file and its documents; if nothing is, with its claims.
    pub fn from_sources(sources: &Sources) -> Result<Self, SourceErrors> {
        let mut errors: Vec<SourceError> = Vec::new();
        let mut keep = |found: SourceErrors| errors.extend(found.0);
        let manifest = Manifest::parse(&sources.collection.source, &sources.collection.file).map_err(&mut keep).ok();
        let documents = documents(&sources.documents).map_err(&mut keep).ok();
        let annotations = json_of(&sources.claims).map_err(&mut keep).ok();
        let (Some(manifest), Some(documents), Some(annotations)) = (manifest, documents, annotations) else {
            return Err(SourceErrors(errors));
        };
        let mut problems = Problems::new(&sources.claims.file);
        let curated = curated::read(&annotations, &sources.claims.source, &manifest.id, &documents, &mut problems);
        problems.finish(Some(Self {
            id: manifest.id,
            title: manifest.title,
            documents,
            claims: curated.claims,
            links: curated.links,
        }))
    }
}

fn json_of(file: &SourceFile) -> Result<Value, SourceErrors> {
    let mut problems = Problems::new(&file.file);
    let value = serde_json::from_str(&file.source).map_err(|error| {
        let problem = SourceProblem::NotJson(error.to_string());
        problems.add_at(Some(error.line()), Some(error.column()), problem);
    });
    problems.finish(value.ok())
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
