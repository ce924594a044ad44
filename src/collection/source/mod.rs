//! The source format: Markdown with front matter, as `docs/source-format.md` describes it for people who write it.

mod blocks;
mod fields;
mod inline;
mod manifest;

pub(crate) use manifest::Manifest;

use super::problem::Problems;
use super::{Document, DocumentType, Particular, SourceErrors, SourceProblem};
use fields::{Fields, Key, Use};

/// The keys of a document, in the order in which they are best written.
const KEYS: &[Key] = &[
    Key::new("id", Use::Once),
    Key::new("type", Use::Once),
    Key::new("kind", Use::OnceALanguage),
    Key::new("title", Use::OnceALanguage),
    Key::new("date", Use::Once),
    Key::new("author", Use::Named),
    Key::new("author-short", Use::Named),
    Key::new("recipient", Use::Named),
    Key::new("recipient-short", Use::Named),
    Key::new("language", Use::Once),
    Key::new("identifier", Use::AnyNumber),
    Key::new("classification", Use::AnyNumber),
    Key::new("reference", Use::AnyNumber),
    Key::new("declassification", Use::AnyNumber),
    Key::new("release", Use::AnyNumber),
    Key::new("translation", Use::AnyNumber),
    Key::new("signed-by", Use::AnyNumber),
    Key::new("attachment", Use::AnyNumber),
    Key::new("note", Use::AnyNumberALanguage),
];

/// Reads a document.
pub(super) fn document(source: &str, file: &str) -> Result<Document, SourceErrors> {
    let mut problems = Problems::new(file);
    let document = read(source, &mut problems);
    problems.finish(document)
}

fn read(source: &str, problems: &mut Problems<'_>) -> Option<Document> {
    let lines: Vec<&str> = lines(source).collect();
    let fields = Fields::read(&lines, KEYS, problems)?;
    let body = blocks::read(&lines, fields.end(), problems);
    let document_type = fields.value("type", problems, SourceProblem::BadType, |name| {
        DocumentType::ALL.iter().find(|(known, _)| *known == name).map(|(_, document_type)| *document_type)
    });
    let id = fields.value("id", problems, SourceProblem::BadName, |name| name.parse().ok());
    let date = fields.value("date", problems, SourceProblem::BadDate, |date| date.parse().ok());
    let language = fields.value("language", problems, SourceProblem::BadLanguage, |tag| {
        fields::is_language(tag).then(|| tag.to_owned())
    });
    let particulars = fields.all().filter_map(|field| {
        let (_, particular) = Particular::ALL.iter().find(|(key, _)| *key == field.key)?;
        Some((*particular, field.value.to_owned()))
    });
    let (blocks, text) = body?;
    Some(Document {
        id: id?,
        document_type: document_type?,
        title: fields.localized("title")?,
        kind: fields.localized("kind")?,
        date: date?,
        author: fields.localized("author")?,
        author_short: fields.localized("author-short")?,
        recipient: fields.localized("recipient")?,
        recipient_short: fields.localized("recipient-short")?,
        language: language?,
        notes: fields.localized_list("note"),
        particulars: particulars.collect(),
        blocks,
        text,
    })
}

/// The lines of a file, without the mark that some editors put at its start.
fn lines(source: &str) -> impl Iterator<Item = &str> {
    source.strip_prefix('\u{feff}').unwrap_or(source).lines()
}
