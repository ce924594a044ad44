//! The card of a claim: its kind, who makes it, its questions, its links.

use super::links::Links;
use super::swatch::Swatch;
use crate::collection::{Claim, Collection, Find, Link, Side};
use crate::text::Folded;
use crate::ui::desk::{Desk, desk};
use leptos::prelude::*;

/// What a closed card says of a claim: kind and number of links, then one question.
pub fn closed_claim(desk: &Desk, claim: &Claim) -> (AnyView, AnyView) {
    let links = links_of(&desk.collection(), claim).len();
    let question = claim.prompts.first().map(|prompt| prompt.get(desk.language()).to_owned());
    let head = view! {
        <Swatch kind=claim.kind/>
        <span class="links">{(desk.messages().link_count)(links)}</span>
    };
    (head.into_any(), view! { <p>{question}</p> }.into_any())
}

/// A claim's card, open, without its frame.
#[component]
pub fn OpenClaim(claim: Claim) -> impl IntoView {
    let desk = desk();
    let language = desk.language();
    let collection = desk.collection();
    let quotation = collection
        .document(&claim.document)
        .and_then(|document| document.text.slice(claim.passage))
        .unwrap_or_default()
        .to_owned();
    let prompts = claim.prompts.iter().map(|prompt| view! { <p>{prompt.get(language).to_owned()}</p> });
    let attached = links_of(&collection, &claim);
    view! {
        <blockquote>{quotation}</blockquote>
        <div class="prompts">{prompts.collect_view()}</div>
        {(!claim.finds.is_empty()).then(|| finds(&desk, &collection, &claim.finds))}
        {(!attached.is_empty()).then(|| view! { <Links attached=attached/> })}
    }
}

/// The links that are shown on a claim's card, each with the end it is seen from.
pub fn links_of(collection: &Collection, claim: &Claim) -> Vec<(Link, Side)> {
    collection.links_of_claim(&claim.id).map(|attached| (attached.link.clone(), attached.side)).collect()
}

/// What a search for each name finds: the app looks, so that the reader need not believe.
fn finds(desk: &Desk, collection: &Collection, finds: &[Find]) -> impl IntoView + use<> {
    let messages = desk.messages();
    let title = finds
        .first()
        .and_then(|find| collection.document(&find.document))
        .map(|document| (messages.found_in)(&(messages.document_short)(document)));
    let rows = finds.iter().filter_map(|find| {
        let folded = Folded::new(collection.document(&find.document)?.text.as_str());
        let places: usize = find.spellings.iter().map(|spelling| folded.find_all(spelling).len()).sum();
        Some(view! { <dt>{find.spellings.join(", ")}</dt><dd>{(messages.found_count)(places)}</dd> })
    });
    view! {
        <h4>{title}</h4>
        <dl class="finds">{rows.collect_view()}</dl>
    }
}
