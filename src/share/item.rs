//! Annotations as items of a form, and items as annotations.

use super::excerpt::{Extent, excerpt, quote};
use super::find::words_bits;
use super::form::{About, Excerpt, Item, Note, Said};
use crate::anchor::{Anchoring, Indexed, Indexing, Outcome, in_place};
use crate::annotation::{Annotation, Position, Selector, Target, Timestamp};
use crate::collection::{ClaimId, Collection, CollectionId, Document, DocumentId};
use crate::judgement::{Judgement, NoJudgement, Verdict, is_judgement};
use crate::notebook::{self, NOT_IN, NoteId, target_on};
use crate::text::{Digest, Passage, Text};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Why an annotation is not in a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// There is no room.
    NoRoom,
    /// It is about something that is no document of the collection, which has this IRI.
    OtherDocument(String),
    /// Its words are not surely in the document as it is now.
    NotFound,
    /// It judges, and not a claim of the collection.
    NoJudgement(NoJudgement),
    /// It has the IRI of an annotation before it.
    Doubled,
}

/// The texts that notes are on, each indexed once and only if it must be.
pub(super) struct Texts<'a> {
    collection: &'a Collection,
    indexed: BTreeMap<DocumentId, Arc<Indexed>>,
}

impl<'a> Texts<'a> {
    pub fn new(collection: &'a Collection) -> Self {
        Self { collection, indexed: BTreeMap::new() }
    }

    fn indexed(&mut self, document: &Document) -> Arc<Indexed> {
        let indexed = self.indexed.entry(document.id.clone());
        indexed.or_insert_with(|| Arc::new(Indexing::new(document.text.as_str()).finish())).clone()
    }
}

/// What an item holds of an annotation.
pub(super) fn item(annotation: &Annotation, texts: &mut Texts<'_>, extent: Extent) -> Result<Item, LeftOut> {
    let Annotation { id, created, modified, .. } = annotation;
    let said = if is_judgement(annotation) { judgement(annotation, texts) } else { note(annotation, texts, extent) }?;
    Ok(Item { iri: id.clone(), created: *created, modified: *modified, said })
}

fn judgement(annotation: &Annotation, texts: &Texts<'_>) -> Result<Said, LeftOut> {
    let judgement = Judgement::from_annotation(annotation.clone(), &texts.collection.id);
    let Judgement { claim, verdict, .. } = judgement.map_err(LeftOut::NoJudgement)?;
    if texts.collection.claim(&claim).is_none() {
        return Err(LeftOut::NoJudgement(NoJudgement::NotAClaim(texts.collection.id.iri_of(claim))));
    }
    Ok(Said::Judgement(claim, verdict))
}

fn note(annotation: &Annotation, texts: &mut Texts<'_>, extent: Extent) -> Result<Said, LeftOut> {
    let note = notebook::Note::from(annotation.clone());
    let document = texts.collection.document_by_iri(note.source());
    let document = document.ok_or_else(|| LeftOut::OtherDocument(note.source().to_owned()))?;
    let about = if note.target.selectors.is_empty() {
        About::Whole
    } else {
        part(&note.target, document, texts, extent).ok_or(LeftOut::NotFound)?
    };
    let notebook::Note { kind, ink, why, comment, tags, revision, .. } = note;
    Ok(Said::Note(Note { document: document.id.clone(), about, kind, ink, why, comment, tags, revision }))
}

fn part(target: &Target, document: &Document, texts: &mut Texts<'_>, extent: Extent) -> Option<About> {
    let text = &document.text;
    let not_in = target.other.get(NOT_IN).and_then(Value::as_str).and_then(Digest::parse);
    if not_in == Some(text.digest()) {
        return None;
    }
    let indexed = texts.indexed(document);
    let passage = in_place(text, target).or_else(|| anchored(&indexed, target))?;
    let excerpt = excerpt(text, &indexed, passage, extent)?;
    Some(About::Part { passage, excerpt, check: words_bits(text.slice(passage)?) })
}

/// The passage, if its words stand unchanged in one place.
fn anchored(indexed: &Arc<Indexed>, target: &Target) -> Option<Passage> {
    // A position without words would be believed without a reason.
    target.quote().filter(|quote| !quote.exact.trim().is_empty())?;
    match Anchoring::new(indexed.clone(), None, vec![target.clone()]).finish().first()? {
        Outcome::Exact(found) | Outcome::Moved(found) => Some(found.passage),
        _ => None,
    }
}

/// The annotation that an item stands for, as one that is made here would be written. `found` is the text in which its passage
/// surely lies, and where.
pub(super) fn annotation(item: &Item, collection: &CollectionId, found: Option<(&Text, Passage)>) -> Annotation {
    let mut annotation = match &item.said {
        Said::Judgement(claim, verdict) => judged(&item.iri, claim, *verdict, collection),
        Said::Note(note) => noted(&item.iri, note, collection, found),
    };
    annotation.created = item.created;
    annotation.modified = item.modified;
    annotation
}

/// Any moment: the item's own are put in its place.
fn no_time() -> Timestamp {
    Timestamp::from_milliseconds(0)
}

fn judged(iri: &str, claim: &ClaimId, verdict: Verdict, collection: &CollectionId) -> Annotation {
    Judgement::new(iri, claim.clone(), verdict, no_time()).to_annotation(collection)
}

fn noted(iri: &str, said: &Note, collection: &CollectionId, found: Option<(&Text, Passage)>) -> Annotation {
    let source = collection.iri_of(&said.document);
    let target = match (&said.about, found) {
        (About::Whole, _) => Target::whole(source),
        (About::Part { .. }, Some((text, passage))) => target_on(source, text, passage),
        (About::Part { passage, excerpt, .. }, None) => sought(source, *passage, excerpt),
    };
    let mut note = notebook::Note::new(NoteId::from_iri(iri), target, no_time());
    note.kind = said.kind;
    note.ink = said.ink;
    note.why.clone_from(&said.why);
    note.comment.clone_from(&said.comment);
    note.tags.clone_from(&said.tags);
    note.revision = said.revision;
    Annotation::from(&note)
}

/// What says that there are more words than are quoted.
const AND_SO_ON: char = '…';

/// A target that is not surely found. Whole words are sought as those of a file are. Of others only the beginning is known:
/// the sign that there is more keeps anybody from taking that for the passage.
fn sought(source: String, passage: Passage, excerpt: &Excerpt) -> Target {
    let mut quote = quote(excerpt);
    let is_whole = quote.exact.chars().count() == passage.length();
    if !is_whole {
        quote.exact.push(AND_SO_ON);
    }
    let position = is_whole.then(|| Selector::Position(Position { passage, other: Map::new() }));
    Target { selectors: std::iter::once(Selector::Quote(quote)).chain(position).collect(), ..Target::whole(source) }
}
