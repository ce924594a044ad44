//! The cards of one document in the order of their passages, and the marks that belong to them.

use crate::collection::{Attached, Claim, Collection, Document, LinkEnd, Relation, Side};
use crate::notebook::{Note, NoteId};
use crate::order::sort_by_key;
use crate::sheet::{Layer, Mark};
use crate::text::{CodePoint, Passage, Text};
use std::cmp::Reverse;
use std::sync::Arc;

/// Something with a card, on a passage of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Its name in addresses, in `data-id` and, behind `card-`, in the card's `id`.
    pub id: String,
    /// The words it is about.
    pub passage: Passage,
    /// What it is.
    pub item: Item,
}

/// What a card can be of.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A curated claim.
    Claim(Arc<Claim>),
    /// A passage that is no claim, but the end of curated links.
    Linked(Linked),
    /// A note of the reader's.
    Note(Arc<Note>),
}

/// A passage at the end of one or more curated links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The relation of the first of its links: what the mark is drawn as.
    pub relation: Relation,
}

/// The name in addresses of a passage that has no other.
pub fn passage_id(passage: Passage) -> String {
    format!("at-{}-{}", passage.start().0, passage.end().0)
}

/// The passage that a name from [`passage_id`] stands for, if the text has it.
pub fn passage_named(id: &str, text: &Text) -> Option<Passage> {
    let (start, end) = id.strip_prefix("at-")?.split_once('-')?;
    let passage = Passage::new(CodePoint(start.parse().ok()?), CodePoint(end.parse().ok()?))?;
    text.slice(passage).filter(|words| !words.is_empty()).map(|_| passage)
}

/// The name in addresses of a note, which no other note, no claim and no passage has: a UUID without the words that say it
/// is one, or whatever another tool has called it.
pub fn note_name(id: &NoteId) -> String {
    match id.as_str().strip_prefix("urn:uuid:") {
        Some(uuid) => format!("note-{uuid}"),
        None => format!("note:{id}"),
    }
}

/// Everything with a card beside the document, in the order of the passages; the reader's notes come with their places.
pub fn beside(collection: &Collection, document: &Document, notes: &[(Arc<Note>, Passage)]) -> Vec<Placed> {
    let claims = collection.claims.iter().filter(|claim| claim.document == document.id).map(|claim| Placed {
        id: claim.id.to_string(),
        passage: claim.passage,
        item: Item::Claim(claim.clone()),
    });
    let notes = notes.iter().map(|(note, passage)| Placed {
        id: note_name(&note.id),
        passage: *passage,
        item: Item::Note(note.clone()),
    });
    let mut placed: Vec<Placed> = claims.chain(linked_passages(collection, document)).chain(notes).collect();
    sort_by_key(&mut placed, |placed| (placed.passage.start(), Reverse(placed.passage.end())));
    placed
}

/// The passages of the document that links end at and no claim covers, each once.
fn linked_passages<'a>(collection: &'a Collection, document: &'a Document) -> impl Iterator<Item = Placed> + 'a {
    let mut seen = Vec::new();
    ends_in(collection, document).filter_map(move |(attached, passage)| {
        let is_new = attached.here().claim().is_none() && !seen.contains(&passage);
        is_new.then(|| {
            seen.push(passage);
            Placed { id: passage_id(passage), passage, item: Item::Linked(Linked { relation: attached.link.relation }) }
        })
    })
}

/// The ends of links that are passages of the document.
fn ends_in<'a>(
    collection: &'a Collection,
    document: &'a Document,
) -> impl Iterator<Item = (Attached<'a>, Passage)> + 'a {
    let sides = [Side::From, Side::To];
    let attached = collection.links.iter().flat_map(move |link| sides.map(|side| Attached { link, side }));
    attached.filter_map(|attached| match attached.here() {
        LinkEnd::Passage { document: end, passage, .. } if *end == document.id => Some((attached, *passage)),
        _ => None,
    })
}

/// The marks of everything that has a card, numbered as on paper.
pub fn layer_marks(collection: &Collection, document: &Document, placed: &[Placed]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = placed
        .iter()
        .zip(1..)
        .map(|(placed, number)| Mark {
            id: placed.id.clone(),
            passage: placed.passage,
            layer: match &placed.item {
                Item::Claim(claim) => Layer::Claim(claim.kind.family()),
                Item::Linked(linked) => Layer::Linked(linked.relation),
                Item::Note(note) => Layer::Note(note.kind, note.ink),
            },
            number: Some(number),
        })
        .collect();
    // Words right beside a claim that a link of the claim's is about: they light up with it.
    for (attached, passage) in ends_in(collection, document) {
        let Some(claim) = attached.here().claim().and_then(|id| collection.claim(id)) else { continue };
        if !claim.passage.encloses(passage) {
            let id = claim.id.to_string();
            marks.push(Mark { id, passage, layer: Layer::Linked(attached.link.relation), number: None });
        }
    }
    marks
}
