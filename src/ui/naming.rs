//! What addresses, documents and claims are called in a sentence.

use super::desk::Desk;
use crate::address::Address;

/// A few words for a place: "the letter of 11 January", "the notebook".
pub fn address_name(desk: &Desk, address: &Address) -> String {
    let messages = desk.messages();
    let collection = desk.collection();
    let document = match address {
        Address::Notebook => return messages.notebook.to_owned(),
        Address::Search(words) => return (messages.search_for)(words),
        Address::Document { document, .. } => collection.document(document),
        Address::Start | Address::Unknown(_) => collection.documents.first(),
    };
    document.map(|document| (messages.document_short)(document)).unwrap_or_default()
}
