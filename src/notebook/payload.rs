//! A notebook as JSON, for a slot: W3C annotations, each with the name of its version, and deletions without a word.

use super::version::{Content, Seen, Standing, Version};
use super::{Note, NoteId, Notebook, VersionId, Writer};
use crate::annotation::{Annotation, Malformed, Problem, Shape, Timestamp, annotation_from_json, annotation_to_json};
use crate::json;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Versions as they were last written. A version never changes, so each is put into JSON once.
pub(super) type Written = BTreeMap<VersionId, String>;

/// The notebook as one line of JSON. What is in it joins `written`, all else there goes.
pub(super) fn encode(notebook: &Notebook, written: &mut Written) -> String {
    let mut known = std::mem::take(written);
    let mut object = Map::new();
    let seen = notebook.seen.iter().map(|(writer, count)| (writer.to_string(), Value::from(*count))).collect();
    object.insert("seen".into(), Value::Object(seen));
    for (name, moment) in [("erased", notebook.erased), ("backup", notebook.backup)] {
        if let Some(moment) = moment {
            object.insert(name.into(), moment.to_string().into());
        }
    }
    let mut text = json::line(&Value::Object(object));
    text.pop();
    text.push_str(",\"versions\":[");
    let versions = notebook.entries.iter().flat_map(|(id, entry)| entry.versions().iter().map(move |one| (id, one)));
    for (id, one) in versions {
        let json = known.get_mut(&one.id).map(std::mem::take).unwrap_or_else(|| json::line(&version(id, one)));
        if !written.is_empty() {
            text.push(',');
        }
        text.push_str(&json);
        written.insert(one.id, json);
    }
    text.push_str("]}");
    text
}

/// Reads what [`encode`] wrote.
pub(super) fn decode(json: &Value, writer: Writer) -> Result<Notebook, Malformed> {
    let mut notebook = Notebook::new(writer);
    notebook.seen = seen(json)?;
    notebook.erased = moment(json, "erased", "")?;
    notebook.backup = moment(json, "backup", "")?;
    for (number, json) in list(json, "versions")?.iter().enumerate() {
        let (id, version) = read_version(json, &format!("versions[{number}]"))?;
        notebook.entries.entry(id).or_default().insert(version);
    }
    Ok(notebook)
}

fn version(id: &NoteId, version: &Version) -> Value {
    let mut object = Map::new();
    object.insert("version".into(), version.id.to_string().into());
    object.insert("at".into(), version.at.to_string().into());
    if version.standing == Standing::Kept {
        object.insert("kept".into(), true.into());
    }
    match &version.content {
        Content::Note(note) => {
            object.insert("note".into(), annotation_to_json(&Annotation::from(&**note)));
        }
        Content::Deleted { revision } => {
            object.insert("deleted".into(), id.as_str().into());
            object.insert("revision".into(), (*revision).into());
        }
    }
    Value::Object(object)
}

fn read_version(json: &Value, place: &str) -> Result<(NoteId, Version), Malformed> {
    let id = json.get("version").and_then(Value::as_str).and_then(VersionId::parse);
    let id = id.ok_or_else(|| not(place, "version", Shape::VersionName))?;
    let at = moment(json, "at", place)?.ok_or_else(|| not(place, "at", Shape::DateTime))?;
    let standing = if json.get("kept") == Some(&Value::Bool(true)) { Standing::Kept } else { Standing::Current };
    let (note, content) = if let Some(note) = json.get("note") {
        let note = Note::from(annotation_from_json(note, &format!("{place}.note"))?);
        (note.id.clone(), Content::Note(Arc::new(note)))
    } else {
        let note = json.get("deleted").and_then(Value::as_str).ok_or_else(|| not(place, "deleted", Shape::Text))?;
        let revision =
            json.get("revision").and_then(number).ok_or_else(|| not(place, "revision", Shape::WholeNumber))?;
        (NoteId::from_iri(note), Content::Deleted { revision })
    };
    Ok((note, Version { id, at, standing, content }))
}

fn seen(json: &Value) -> Result<Seen, Malformed> {
    let malformed = || not("", "seen", Shape::Counts);
    let counts = json.get("seen").and_then(Value::as_object).ok_or_else(malformed)?;
    let mut seen = Seen::new();
    for (writer, count) in counts {
        let (writer, count) = Writer::parse(writer).zip(number(count)).ok_or_else(malformed)?;
        seen.insert(writer, count);
    }
    Ok(seen)
}

fn list<'a>(json: &'a Value, name: &str) -> Result<&'a Vec<Value>, Malformed> {
    json.get(name).and_then(Value::as_array).ok_or_else(|| not("", name, Shape::List))
}

fn moment(json: &Value, name: &str, place: &str) -> Result<Option<Timestamp>, Malformed> {
    let Some(value) = json.get(name) else { return Ok(None) };
    let moment = value.as_str().and_then(Timestamp::parse);
    moment.map(Some).ok_or_else(|| not(place, name, Shape::DateTime))
}

fn number(value: &Value) -> Option<u32> {
    value.as_u64().and_then(|number| u32::try_from(number).ok())
}

fn not(place: &str, name: &str, what: Shape) -> Malformed {
    let place = if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") };
    Malformed { place, problem: Problem::Not(what) }
}
