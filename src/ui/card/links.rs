//! "In the record": a card's links, each followed to its other end.

use super::relation::{RelationWord, reading};
use crate::address::Address;
use crate::collection::{Attached, Collection, Document, LinkEnd};
use crate::margin::passage_id;
use crate::ui::desk::{Desk, desk};
use crate::ui::parts::all;
use leptos::prelude::*;

/// The list of links, seen from the card that it stands on.
#[component]
pub fn Links(
    /// For each link: is it seen from its first end or its second?
    attached: Vec<(crate::collection::Link, crate::collection::Side)>,
) -> impl IntoView {
    let desk = desk();
    let rows = attached.into_iter().map(|(link, side)| {
        let attached = Attached { link: &link, side };
        let note = link.note.as_ref().map(|note| note.get(desk.tag()).to_owned());
        let other_end = other_end(&desk, attached.there(), note);
        view! {
            <li>
                <RelationWord relation=link.relation words=reading(link.relation, side)/>
                {other_end}
            </li>
        }
    });
    view! {
        <h4>{desk.messages().in_the_record}</h4>
        <ul class="links-list">{all(rows)}</ul>
    }
}

/// The other end of a link: its words and where they stand, to be followed; or that it is not here.
fn other_end(desk: &Desk, end: &LinkEnd, note: Option<String>) -> AnyView {
    let collection = desk.collection();
    let Some((address, document)) = address_of(&collection, end) else {
        let name = match end {
            LinkEnd::NotHere(name) => name.get(desk.tag()).to_owned(),
            _ => String::new(),
        };
        return view! { <cite class="sil">{desk.messages().not_in_collection(&name)} {note.map(|note| format!(" {note}"))}</cite> }
            .into_any();
    };
    let quotation = match end {
        LinkEnd::Passage { passage, .. } => document.text.slice(*passage).map(|words| shortened(words).to_owned()),
        _ => None,
    };
    let from = desk.messages().document_short(document);
    let caption = note.map_or(from.clone(), |note| format!("{from}: {note}"));
    let desk = *desk;
    let href = address.to_string();
    view! {
        <a
            href=href
            on:click=move |event| {
                // The card around it is no longer open then, and would take the press for one that opens it.
                event.stop_propagation();
                if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                    event.prevent_default();
                    desk.follow(address.clone());
                }
            }
        >
            {quotation.map(|words| view! { <q lang=document.language.clone()>{words}</q> }.into_any())}
            <cite class="go">{caption}</cite>
        </a>
    }
    .into_any()
}

/// Where a link's end is to be found.
fn address_of<'a>(collection: &'a Collection, end: &LinkEnd) -> Option<(Address, &'a Document)> {
    let document = collection.document(end.document()?)?;
    let address = match end {
        LinkEnd::Passage { claim: Some(claim), .. } => {
            // The card is the claim's, and the claim may stand in another document than the end.
            let home = collection.claim(claim).map_or(&document.id, |claim| &claim.document);
            Address::within(home, claim.to_string())
        }
        LinkEnd::Passage { passage, .. } => Address::within(&document.id, passage_id(*passage)),
        LinkEnd::Document(_) | LinkEnd::NotHere(_) => Address::document(&document.id),
    };
    Some((address, document))
}

/// At most so many code points of a quotation stand in a row; the whole is one step away.
const QUOTED: usize = 160;

/// A quotation for a row: whole words up to the limit, then an ellipsis.
fn shortened(words: &str) -> String {
    let Some((cut, _)) = words.char_indices().nth(QUOTED) else { return words.to_owned() };
    let cut = words[..cut].rfind(' ').unwrap_or(cut);
    format!("{} …", &words[..cut])
}
