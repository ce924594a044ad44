//! The claim, or the words that a link leads to, in the whole document.

use super::Shown;
use super::parts::{comfort, heading, mark, target, without_cards};
use crate::collection::{Claim, Document, LinkEnd};
use crate::exhibit::touch::Touch;
use crate::exhibit::visit::Visit;
use crate::sheet::{Element, Layer, Mark, element, sheet};
use std::sync::Arc;

pub fn screen(visit: &Visit, shown: &Shown<'_>, claim: usize, link: Option<usize>) -> Element {
    let words = &shown.words;
    let claim = shown.configuration.claims.get(claim).and_then(|id| shown.collection.claim(id));
    let found = claim.and_then(|claim| found(shown, claim, link));
    let title = found.as_ref().map(|(document, _)| words.messages.document_heading(document)).unwrap_or_default();
    let top = element("header").class("ktop").child(heading("", title.clone())).child(target(
        Touch::StartOver,
        "restart",
        words.start_over,
    ));
    let sheet = found.map(|(document, mark)| sheet(document, &[mark], &words.messages).into());
    let reading = element("div")
        .class("kread")
        .attribute("tabindex", "0")
        .attribute("role", "region")
        .attribute("aria-label", title)
        .children(without_cards(sheet.into_iter().collect()));
    let ways = element("footer")
        .class("ways")
        .child(target(Touch::Back, "next", words.back_to_claim))
        .child(target(Touch::Up, "quiet", words.up))
        .child(target(Touch::Down, "quiet", words.down))
        .child(comfort(visit, shown));
    element("main").class("kdocument").child(top).child(reading).child(ways)
}

/// The document that is read, with the words that are lit in it.
fn found<'a>(shown: &Shown<'a>, claim: &Claim, link: Option<usize>) -> Option<(&'a Arc<Document>, Mark)> {
    let Some(number) = link else { return Some((shown.collection.document(&claim.document)?, mark(claim))) };
    let attached = shown.collection.links_of_claim(&claim.id).nth(number)?;
    let LinkEnd::Passage { document, passage, .. } = attached.there() else { return None };
    let layer = Layer::Linked(attached.link.relation);
    let mark = Mark { id: claim.id.to_string(), passage: *passage, layer, number: None, is_open: true };
    Some((shown.collection.document(document)?, mark))
}
