//! What addresses are called in a sentence, and which address a note has.

use super::desk::Desk;
use crate::address::Address;
use crate::judgement::judged;
use crate::margin::note_name;
use crate::notebook::Note;

/// A few words for a place: "the letter of 11 January", "the notebook".
pub fn address_name(desk: &Desk, address: &Address) -> String {
    let messages = desk.messages();
    let collection = desk.collection();
    let document = match address {
        Address::Notebook => return messages.notebook.to_owned(),
        Address::Search(words) => return messages.search_for(words),
        Address::Document { document, .. } => collection.document(document),
        Address::Start | Address::Unknown(_) => collection.documents.first(),
    };
    document.map(|document| messages.document_short(document)).unwrap_or_default()
}

/// Where a note is read beside its words: at them, at the claim that it judges, or at its whole document; nothing if that is
/// in the notebook alone.
pub fn address_of(desk: &Desk, note: &Note) -> Option<Address> {
    let collection = desk.collection();
    if let Some((claim, _)) = judged(&collection, note) {
        return Some(Address::within(&claim.document, claim.id.to_string()));
    }
    let document = collection.document_by_iri(note.source())?;
    if is_on_whole_document(note) {
        return Some(Address::document(&document.id));
    }
    desk.keeping.standing(&collection, note)?.passage()?;
    Some(Address::within(&document.id, note_name(&note.id)))
}

/// Whether a note is on no words in particular.
pub fn is_on_whole_document(note: &Note) -> bool {
    note.target.selectors.is_empty()
}
