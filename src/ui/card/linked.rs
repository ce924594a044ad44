//! The card of a passage that is no claim, but the end of a link.

use super::links::Links;
use super::relation::{RelationWord, reading};
use crate::collection::{Collection, Document, Link, LinkEnd, Relation, Side};
use crate::text::Passage;
use crate::ui::desk::{Desk, desk};
use leptos::prelude::*;

/// What a closed card says of a linked passage: how it is linked, then its words.
pub fn closed_linked(desk: &Desk, document: &Document, passage: Passage, relation: Relation) -> (AnyView, AnyView) {
    let attached = links_at(&desk.collection(), document, passage);
    let side = attached.first().map_or(Side::From, |(_, side)| *side);
    let head = view! {
        <RelationWord relation=relation words=reading(relation, side)/>
        <span class="links">{(desk.messages().link_count)(attached.len())}</span>
    };
    let words = document.text.slice(passage).unwrap_or_default().to_owned();
    (head.into_any(), view! { <p class="quoted"><q lang=document.language.clone()>{words}</q></p> }.into_any())
}

/// A linked passage's card, open, without its frame.
#[component]
pub fn OpenLinked(document: Document, passage: Passage) -> impl IntoView {
    let attached = links_at(&desk().collection(), &document, passage);
    view! {
        <blockquote>{document.text.slice(passage).unwrap_or_default().to_owned()}</blockquote>
        <Links attached=attached/>
    }
}

/// The links that end at these words.
fn links_at(collection: &Collection, document: &Document, words: Passage) -> Vec<(Link, Side)> {
    let ends_here = |end: &LinkEnd| matches!(end, LinkEnd::Passage { document: of, passage, claim: None } if *of == document.id && *passage == words);
    let sides = [Side::From, Side::To];
    let attached = collection.links.iter().flat_map(|link| sides.map(|side| (link, side)));
    attached.filter(|(link, side)| ends_here(link.end(*side))).map(|(link, side)| (link.clone(), side)).collect()
}
