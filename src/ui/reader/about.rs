//! "About this document": what its pages state about themselves, and the editors' notes.

use crate::collection::Document;
use crate::i18n::Messages;
use crate::sheet::{Element, element};

/// The panel above the sheet.
pub fn about(document: &Document, messages: &Messages, language: &str) -> Element {
    let stated = |name: &str, words: String| [element("dt").text(name), element("dd").text(words)];
    let list = [
        stated(messages.what_it_is, document.kind.get(language).to_owned()),
        stated(messages.from, document.author.get(language).to_owned()),
        stated(messages.to, document.recipient.get(language).to_owned()),
        stated(messages.date, messages.long_date(document.date)),
    ];
    let particulars = document.particulars.iter().map(|(particular, words)| {
        let words = element("dd").attribute("lang", document.language.clone()).text(words.clone());
        [element("dt").text(messages.particular(*particular)), words]
    });
    let about =
        element("div").class("about").child(element("dl").children(list.into_iter().chain(particulars).flatten()));
    if document.notes.is_empty() {
        return about;
    }
    let notes = document.notes.iter().map(|note| element("li").text(note.get(language)));
    about.child(element("h2").text(messages.editors_notes)).child(element("ul").children(notes))
}
