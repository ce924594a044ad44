//! The notebook as a file: a W3C AnnotationCollection that other tools read, and that brings every note back.

use crate::annotation::{
    Annotation, Malformed, Problem, Selector, Target, annotation_to_json, annotations_from_json, collection_to_json,
};
use crate::json;
use crate::notebook::Note;
use serde_json::{Value, json};

/// How many bytes of UTF-8 a file can have to be read: several times what a browser would keep.
pub const FILE_LIMIT: usize = 20_000_000;

/// How deep lists and objects can lie in each other in an annotation. It is stored a few levels deeper than in some files,
/// and the reader of JSON goes down 127 levels.
const NESTING_LIMIT: usize = 64;

/// Why a file can't be read. The notebook is not touched then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// There is nothing in it.
    Empty,
    /// It has so many bytes, more than [`FILE_LIMIT`].
    TooLarge(usize),
    /// It is no text in UTF-8 from this place on.
    NotText(Spot),
    /// It is no JSON.
    NotJson(Spot),
    /// It is JSON whose end is missing.
    CutShort(Spot),
    /// In one of its annotations lists and objects lie in each other deeper than any annotation needs.
    TooDeep,
    /// It is JSON that holds no list of annotations.
    NoAnnotations,
    /// One of its annotations breaks the W3C model.
    Malformed(Malformed),
}

/// A place in a file, counted from 1 in lines and in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Spot {
    pub line: usize,
    pub column: usize,
}

/// Notes as a file: readable JSON of a collection with this IRI as its name and this label.
pub fn write_file<'a>(notes: impl IntoIterator<Item = &'a Note>, id: &str, label: &str) -> String {
    write(&mut notes.into_iter(), id, label)
}

/// Compiled once, whatever the notes come from.
fn write(notes: &mut dyn Iterator<Item = &Note>, id: &str, label: &str) -> String {
    let annotations: Vec<Annotation> = notes
        .map(|note| {
            let mut annotation = Annotation::from(note);
            annotation.targets.iter_mut().for_each(declare);
            annotation
        })
        .collect();
    json::lines(&collection_to_json(id, label, &annotations)) + "\n"
}

/// The notes of a file, also those about documents that are not known here.
///
/// # Errors
/// What is wrong with the file, and where.
pub fn read_file(bytes: &[u8]) -> Result<Vec<Note>, FileError> {
    if bytes.len() > FILE_LIMIT {
        return Err(FileError::TooLarge(bytes.len()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| FileError::NotText(end_of(bytes, error.valid_up_to())))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(FileError::Empty);
    }
    let json: Value = serde_json::from_str(text).map_err(|error| {
        let spot = spot(text, error.line(), error.column());
        if error.is_eof() { FileError::CutShort(spot) } else { FileError::NotJson(spot) }
    })?;
    let annotations = annotations_from_json(&json).map_err(|malformed| match malformed.problem {
        Problem::NoAnnotations => FileError::NoAnnotations,
        _ => FileError::Malformed(malformed),
    })?;
    if annotations.iter().any(|annotation| is_deeper_than(&annotation_to_json(annotation), NESTING_LIMIT)) {
        return Err(FileError::TooDeep);
    }
    let notes = annotations.into_iter().map(|mut annotation| {
        annotation.targets.iter_mut().for_each(undeclare);
        Note::from(annotation)
    });
    Ok(notes.collect())
}

fn is_deeper_than(value: &Value, limit: usize) -> bool {
    let go_deeper = |value| limit == 0 || is_deeper_than(value, limit - 1);
    match value {
        Value::Array(values) => values.iter().any(go_deeper),
        Value::Object(object) => object.values().any(go_deeper),
        _ => false,
    }
}

/// What is said of a source whose words are selected: that it is plain text, so that quotations and code points fit it
/// (§4.2.4, §4.2.5).
fn declaration(source: &str) -> Value {
    json!({ "id": source, "type": "Text", "format": "text/plain" })
}

fn declare(target: &mut Target) {
    let selects_words = target.selectors.iter().any(|one| matches!(one, Selector::Quote(_) | Selector::Position(_)));
    if selects_words && !target.other.contains_key("source") && !target.other.contains_key("id") {
        target.other.insert("source".into(), declaration(&target.source));
    }
}

fn undeclare(target: &mut Target) {
    if target.other.get("source") == Some(&declaration(&target.source)) {
        target.other.shift_remove("source");
    }
}

/// The place behind so many bytes of a text that is whole up to there.
fn end_of(bytes: &[u8], length: usize) -> Spot {
    let text = String::from_utf8_lossy(&bytes[..length]);
    let line = text.rsplit('\n').next().unwrap_or_default();
    Spot { line: text.matches('\n').count() + 1, column: line.chars().count() + 1 }
}

/// A line and a column in bytes as people count.
fn spot(text: &str, line: usize, column: usize) -> Spot {
    let words = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let before = words.char_indices().take_while(|(byte, _)| *byte + 1 < column).count();
    Spot { line: line.max(1), column: before + 1 }
}

#[cfg(test)]
mod tests;
