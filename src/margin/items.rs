//! What can have a card beside a document: claims and linked passages as the collection has them, and the reader's notes.

use crate::collection::{Attached, Claim, Collection, Document, Link, LinkEnd, Relation};
use crate::notebook::{Note, NoteId};
use crate::order::sort_by_key;
use crate::sheet::{Layer, Mark};
use crate::text::{CodePoint, Passage, Text};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Something with a card, on a passage of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its name in addresses, in `data-id` and, behind `card-`, in the card's `id`.
    pub id: String,
    /// The words it is about.
    pub passage: Passage,
    /// What it is.
    pub item: Item,
}

/// What a card can be of.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl Placed {
    /// A note of the reader's on its passage.
    pub fn note(note: &Arc<Note>, passage: Passage) -> Self {
        Self { id: note_name(&note.id), passage, item: Item::Note(note.clone()) }
    }

    /// Where it stands among the others: by where its passage begins, the longest first.
    pub(super) fn order(&self) -> (CodePoint, Reverse<CodePoint>) {
        (self.passage.start(), Reverse(self.passage.end()))
    }

    /// The mark on its passage; `number` is that of its card on paper.
    pub fn mark(&self, number: usize) -> Mark {
        let layer = match &self.item {
            Item::Claim(claim) => Layer::Claim(claim.kind.family()),
            Item::Linked(linked) => Layer::Linked(linked.relation),
            Item::Note(note) => Layer::Note(note.kind, note.ink),
        };
        Mark { id: self.id.clone(), passage: self.passage, layer, number: Some(number), is_open: false }
    }
}

/// The document's claims, and the passages that links end at and no claim covers, each once; in order.
pub fn curated(collection: &Collection, document: &Document) -> Vec<Arc<Placed>> {
    let claims = collection.claims_of(&document.id).map(|claim| Placed {
        id: claim.id.to_string(),
        passage: claim.passage,
        item: Item::Claim(claim.clone()),
    });
    let ends = ends_in(collection, document).filter(|(attached, _)| attached.here().claim().is_none());
    let linked = ends.map(|(attached, passage)| Placed {
        id: passage_id(passage),
        passage,
        item: Item::Linked(Linked { relation: attached.link.relation }),
    });
    let mut placed: Vec<Arc<Placed>> = claims.chain(linked).map(Arc::new).collect();
    sort_by_key(&mut placed, |placed| placed.order());
    placed.dedup_by(|later, earlier| later.id == earlier.id);
    placed
}

/// Marks on words right beside a claim that a link of the claim's is about, in order: they light up with it.
pub fn beside_claims(collection: &Collection, document: &Document) -> Vec<Mark> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (place, claim) in collection.claims.iter().enumerate() {
        *places.entry(claim.id.to_string()).or_default() = place;
    }
    let mark = |(attached, passage): (Attached, Passage)| {
        let claim = &collection.claims[*places.get(attached.here().claim()?.as_str())?];
        let layer = Layer::Linked(attached.link.relation);
        let mark = Mark { id: claim.id.to_string(), passage, layer, number: None, is_open: false };
        (!claim.passage.encloses(passage)).then_some(mark)
    };
    let mut marks: Vec<Mark> = ends_in(collection, document).filter_map(mark).collect();
    sort_by_key(&mut marks, |mark| mark.passage.start());
    marks
}

/// The ends of links that are passages of the document.
fn ends_in<'a>(
    collection: &'a Collection,
    document: &'a Document,
) -> impl Iterator<Item = (Attached<'a>, Passage)> + 'a {
    let attached = collection.links.iter().flat_map(Link::sides);
    attached.filter_map(|attached| match attached.here() {
        LinkEnd::Passage { document: end, passage, .. } if *end == document.id => Some((attached, *passage)),
        _ => None,
    })
}
