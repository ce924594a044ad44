//! The file that says what belongs to a collection.

use super::fields::{Fields, Key, Use};
use super::lines;
use crate::collection::problem::Problems;
use crate::collection::{CollectionId, Localized, SourceErrors, SourceProblem};

const KEYS: &[Key] = &[
    Key::new("id", Use::Once),
    Key::new("title", Use::OnceALanguage),
    Key::new("document", Use::OneOrMore),
    Key::new("claims", Use::Once),
];

/// What belongs to a collection.
pub(crate) struct Manifest {
    /// The collection's name in IRIs.
    pub id: CollectionId,
    /// What it is called.
    pub title: Localized,
    /// The documents' files.
    pub documents: Vec<Listed>,
    /// The file of the claims.
    pub claims: Listed,
}

/// A file that the manifest names.
#[derive(Clone)]
pub(crate) struct Listed {
    /// Its name within the folder.
    pub file: String,
    /// The line that names it.
    pub line: usize,
}

impl Manifest {
    /// Reads `collection.md`.
    pub fn parse(source: &str, file: &str) -> Result<Self, SourceErrors> {
        let mut problems = Problems::new(file);
        let manifest = Self::read(source, &mut problems);
        problems.finish(manifest)
    }

    fn read(source: &str, problems: &mut Problems<'_>) -> Option<Self> {
        let lines: Vec<&str> = lines(source).collect();
        let fields = Fields::read(&lines, KEYS, problems)?;
        for (line, _) in
            (1..).zip(&lines).filter(|(line, words)| *line > fields.end() && !words.trim().is_empty()).take(1)
        {
            problems.add(line, SourceProblem::WordsInManifest);
        }
        let mut documents: Vec<Listed> = Vec::new();
        for field in fields.with_key("document") {
            let before = documents.iter().find(|listed| listed.file == field.value);
            if let Some(before) = before {
                problems.add(field.line, SourceProblem::DoubledKey { key: field.value.to_owned(), line: before.line });
            }
            documents.push(Listed { file: field.value.to_owned(), line: field.line });
        }
        let claims = fields.with_key("claims").next();
        let claims = claims.map(|field| Listed { file: field.value.to_owned(), line: field.line });
        for listed in documents.iter().chain(&claims).filter(|listed| listed.file.contains(['/', '\\'])) {
            problems.add(listed.line, SourceProblem::BadFileName(listed.file.clone()));
        }
        let id = fields.value("id", problems, SourceProblem::BadName, |name| name.parse().ok());
        Some(Self { id: id?, title: fields.localized("title")?, documents, claims: claims? })
    }
}
