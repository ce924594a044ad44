//! A link's notes and judgements as annotations, each on the very passage that was meant, or with the doubt that there is.

use super::find::{Sought, find};
use super::form::{About, Form, Item, Said};
use super::item::annotation;
use super::link::{LinkError, form_from_fragment};
use crate::annotation::Annotation;
use crate::collection::{Collection, Document};
use crate::exchange::write_file;
use crate::notebook::Note;
use crate::text::{Passage, Text};

/// What a link carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Unpacked {
    /// The notes and judgements, in the link's order, as ordinary annotations.
    pub annotations: Vec<Annotation>,
    /// The IRIs of those that do not surely stand in this collection as they were meant, and why.
    pub doubts: Vec<(String, Doubt)>,
}

/// Why an annotation of a link does not surely stand as it was meant. It is taken in all the same, as from a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The document reads otherwise here, and its words were not found again.
    OtherWords,
    /// The collection has no such document.
    UnknownDocument,
    /// The collection has no such claim.
    UnknownClaim,
}

impl Unpacked {
    /// The annotations as the text of a file, for [`read_file`](crate::exchange::read_file), and for whoever wants to save them
    /// as one.
    pub fn to_file(&self, collection: &Collection) -> String {
        let notes: Vec<Note> = self.annotations.iter().cloned().map(Note::from).collect();
        write_file(&notes, &collection.id.iri_of("link"), collection.title.get("en"))
    }
}

/// Unpacks what stands behind `#`.
///
/// # Errors
/// Why it cannot be read.
pub fn unpack(collection: &Collection, fragment: &str) -> Result<Unpacked, LinkError> {
    Ok(unpack_form(collection, &form_from_fragment(fragment)?))
}

/// The same, once it has been read.
pub(super) fn unpack_form(collection: &Collection, form: &Form) -> Unpacked {
    // Another collection's document or claim may have the same name: that is not this collection's.
    let is_here = form.collection == collection.id;
    let found = if is_here { found(collection, form) } else { vec![None; form.items.len()] };
    let mut unpacked = Unpacked { annotations: Vec::with_capacity(form.items.len()), doubts: Vec::new() };
    for (item, found) in form.items.iter().zip(found) {
        let doubt = match &item.said {
            Said::Judgement(claim, _) if !is_here || collection.claim(claim).is_none() => Some(Doubt::UnknownClaim),
            Said::Note(note) if !is_here || collection.document(&note.document).is_none() => {
                Some(Doubt::UnknownDocument)
            }
            Said::Note(note) if found.is_none() && note.about != About::Whole => Some(Doubt::OtherWords),
            _ => None,
        };
        unpacked.doubts.extend(doubt.map(|doubt| (item.iri.clone(), doubt)));
        unpacked.annotations.push(annotation(item, &form.collection, found));
    }
    unpacked
}

/// For each item the text in which its passage lies, and where; `None` where that is not sure, and where there is no passage.
fn found<'a>(collection: &'a Collection, form: &Form) -> Vec<Option<(&'a Text, Passage)>> {
    let mut found = vec![None; form.items.len()];
    for document in &collection.documents {
        let (numbers, sought): (Vec<usize>, Vec<Sought<'_>>) = form
            .items
            .iter()
            .enumerate()
            .filter_map(|(number, item)| Some((number, sought_in(document, item)?)))
            .unzip();
        if sought.is_empty() {
            continue;
        }
        for (number, passage) in numbers.into_iter().zip(find(document, &sought)) {
            found[number] = passage.map(|passage| (&document.text, passage));
        }
    }
    found
}

fn sought_in<'a>(document: &Document, item: &'a Item) -> Option<Sought<'a>> {
    match &item.said {
        Said::Note(note) if note.document == document.id => match &note.about {
            About::Part { passage, excerpt, check } => Some(Sought { passage: *passage, excerpt, check: *check }),
            About::Whole => None,
        },
        _ => None,
    }
}
