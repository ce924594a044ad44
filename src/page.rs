//! The page as it is served: every document with its claims as plain HTML, readable before the app has arrived and without it.
//!
//! The parts that the app shows as well are made by the same functions there, so nothing moves when it takes over.

use crate::address::Address;
use crate::collection::{Collection, Document, DocumentId};
use crate::i18n::Messages;
use crate::margin::{Item, Placed, beside_claims, curated};
use crate::sheet::{Element, Node, element, family_class, html, sheet};
use std::sync::Arc;

/// The static page as HTML, in place of the app.
pub fn static_page(collection: &Collection) -> String {
    let messages = &Messages::english();
    let language = messages.tag();
    let top = element("header")
        .class("top")
        .child(element("a").class("wordmark").attribute("href", "#/").text("Claimlight"))
        .child(element("p").class("collection").text(collection.title.get(language)));
    let list = document_list(collection, collection.documents.first().map(|document| &document.id), messages);
    let rail = element("nav")
        .class("rail")
        .attribute("aria-label", messages.documents)
        .child(element("div").class("seek seek-room"))
        .child(element("section").children(list));
    let documents = collection.documents.iter().map(|document| static_document(collection, document, messages));
    let main = element("main")
        .class("reading")
        .child(rail)
        .child(element("div").class("desk").children(documents))
        .child(element("div").class("margin"));
    [top, main].into_iter().map(|element| html(&element.into())).collect()
}

/// The documents by date, each with what it is, under a heading.
pub fn document_list(collection: &Collection, current: Option<&DocumentId>, messages: &Messages) -> Vec<Node> {
    let language = messages.tag();
    let rows = collection.documents.iter().map(|document| {
        let text = |class: &str, words: String| element("span").class(class).text(words);
        let claims = collection.claims_of(&document.id).count();
        let about = element("span")
            .class("doc-m")
            .child(element("span").text(messages.from_to(document)))
            .child(element("span").text(messages.kind_and_claims(document.kind.get(language), claims)));
        let mut link = element("a").attribute("href", Address::document(&document.id).to_string());
        if current == Some(&document.id) {
            link = link.attribute("aria-current", "true");
        }
        let link = link
            .child(text("day", document.date.day().to_string()))
            .child(text("doc-t", document.title.get(language).to_owned()))
            .child(about);
        element("li").child(link)
    });
    let month = collection.documents.first().map(|document| messages.month(document.date));
    let heading = element("h2").text(month.unwrap_or_default());
    vec![heading.into(), element("ol").class("docs").children(rows).into()]
}

/// One document: its sheet, and for those without scripts the list of its claims.
fn static_document(collection: &Collection, document: &Document, messages: &Messages) -> Element {
    let placed = curated(collection, document);
    let heading = element("h1").text(messages.document_heading(document));
    // What the app has at this place, so that the sheet below stands where it will stand.
    let line = element("div").class("doc-line").child(heading).child(element("p").text(messages.about_document));
    let mut marks = beside_claims(collection, document);
    marks.extend(placed.iter().zip(1..).map(|(placed, number)| placed.mark(number)));
    element("section")
        .class("document")
        .attribute("id", address_id(&Address::document(&document.id)))
        .child(line)
        .child(sheet(document, &marks, messages))
        .child(static_claims(document, &placed, messages))
}

fn static_claims(document: &Document, placed: &[Arc<Placed>], messages: &Messages) -> Element {
    let language = messages.tag();
    let rows = placed.iter().filter_map(|placed| {
        let Item::Claim(claim) = &placed.item else { return None };
        let kind = element("p")
            .child(
                element("span")
                    .class(format!("swatch {}", family_class(claim.kind.family())))
                    .text(messages.claim_kind(claim.kind)),
            )
            .text(format!(" {}", claim.claimant.get(language)));
        let words = document.text.slice(claim.passage).unwrap_or_default();
        let prompts = claim.prompts.iter().map(|prompt| element("p").text(prompt.get(language)));
        let row = element("li").attribute("id", address_id(&Address::within(&document.id, &placed.id)));
        Some(row.child(kind).child(element("q").text(words)).children(prompts))
    });
    element("section")
        .class("static-claims")
        .child(element("h2").text(messages.claims_in(document.document_type)))
        .child(element("ol").children(rows))
}

/// The `id` that a browser goes to by itself for an address.
fn address_id(address: &Address) -> String {
    address.to_string().trim_start_matches('#').to_owned()
}
