//! The card of a claim: its kind, who makes it, its questions, its links.

use super::links::Links;
use super::swatch::swatch;
use crate::browser::clock;
use crate::collection::{Claim, ClaimId, Collection, Find, Link, Side};
use crate::judgement::judged;
use crate::sheet::element;
use crate::text::Folded;
use crate::ui::desk::{Desk, desk};
use crate::ui::live::live;
use crate::ui::tree::all_plain;
use leptos::prelude::*;
use std::sync::Arc;

/// What a closed card says of a claim: kind and number of links, then one question.
pub fn closed_claim(desk: &Desk, claim: &Claim) -> (AnyView, AnyView) {
    let links = links_of(&desk.collection(), claim).len();
    let question = claim.prompts.first().map(|prompt| prompt.get(desk.tag()));
    let links = element("span").class("links").text(desk.messages().link_count(links));
    (all_plain([swatch(claim.kind), links]), all_plain(question.map(|question| element("p").text(question))))
}

/// A claim's card, open, without its frame.
#[component]
pub fn OpenClaim(claim: Arc<Claim>) -> impl IntoView {
    let desk = desk();
    let language = desk.tag();
    let collection = desk.collection();
    let quotation = collection
        .document(&claim.document)
        .and_then(|document| document.text.slice(claim.passage))
        .unwrap_or_default();
    let prompts = claim.prompts.iter().map(|prompt| element("p").text(prompt.get(language)));
    let prompts = element("div").class("prompts").children(prompts);
    let attached = links_of(&collection, &claim);
    let judged = claim.id.clone();
    view! {
        {all_plain([element("blockquote").text(quotation), prompts])}
        {live(move || answers(&desk, &judged))}
        {(!claim.finds.is_empty()).then(|| finds(&desk, &collection, &claim.finds))}
        {(!attached.is_empty()).then(|| view! { <Links attached=attached/> })}
    }
}

/// The reader's judgements on a claim, each with when it was made.
fn answers(desk: &Desk, claim: &ClaimId) -> AnyView {
    let (messages, collection) = (desk.messages(), desk.collection());
    let mut shown = Vec::new();
    desk.keeping.with(|notebook| {
        for note in notebook.notes() {
            let Some((_, verdict)) = judged(&collection, note).filter(|(judged, _)| judged.id == *claim) else {
                continue;
            };
            let when = note.modified.or(note.created).map(clock::local);
            let when = element("span").class("links").text(when.unwrap_or_default());
            shown.push(element("p").class("why").text(messages.answered(verdict) + " ").child(when));
        }
    });
    all_plain(shown)
}

/// The links that are shown on a claim's card, each with the end it is seen from.
pub fn links_of(collection: &Collection, claim: &Claim) -> Vec<(Link, Side)> {
    collection.links_of_claim(&claim.id).map(|attached| (attached.link.clone(), attached.side)).collect()
}

/// What a search for each name finds: the app looks, so that the reader need not believe.
fn finds(desk: &Desk, collection: &Collection, finds: &[Find]) -> AnyView {
    let messages = desk.messages();
    let title = finds
        .first()
        .and_then(|find| collection.document(&find.document))
        .map(|document| messages.found_in(&messages.document_short(document)));
    let rows = finds.iter().filter_map(|find| {
        let folded = Folded::new(collection.document(&find.document)?.text.as_str());
        let places: usize = find.spellings.iter().map(|spelling| folded.find_all(spelling).len()).sum();
        let found = element("dd").text(messages.found_count(places));
        Some([element("dt").text(find.spellings.join(", ")), found])
    });
    let list = element("dl").class("finds").children(rows.flatten());
    all_plain([element("h4").text(title.unwrap_or_default()), list])
}
