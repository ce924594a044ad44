//! The card of a passage that is no claim, but the end of a link.

use super::links::Links;
use super::relation::{RelationWord, reading};
use crate::collection::{Collection, Document, Link, LinkEnd, Relation, Side};
use crate::sheet::element;
use crate::text::Passage;
use crate::ui::desk::{Desk, desk};
use crate::ui::tree::plain;
use leptos::prelude::*;
use std::sync::Arc;

/// What a closed card says of a linked passage: how it is linked, then its words.
pub fn closed_linked(desk: &Desk, document: &Document, passage: Passage, relation: Relation) -> (AnyView, AnyView) {
    let attached = links_at(&desk.collection(), document, passage);
    let side = attached.first().map_or(Side::From, |(_, side)| *side);
    let head = view! {
        <RelationWord relation=relation words=reading(relation, side)/>
        {plain(element("span").class("links").text(desk.messages().link_count(attached.len())))}
    };
    let words = document.text.slice(passage).unwrap_or_default();
    let quoted = element("q").attribute("lang", document.language.clone()).text(words);
    (head.into_any(), plain(element("p").class("quoted").child(quoted)))
}

/// A linked passage's card, open, without its frame.
#[component]
pub fn OpenLinked(document: Arc<Document>, passage: Passage) -> impl IntoView {
    let attached = links_at(&desk().collection(), &document, passage);
    view! {
        {plain(element("blockquote").text(document.text.slice(passage).unwrap_or_default()))}
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
