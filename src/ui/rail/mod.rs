//! The rail: search, the documents in order of date, and what is marked in the one that is open.

use crate::collection::{Document, Family};
use crate::notebook::{Ink, NoteKind, count};
use crate::page::document_list;
use crate::sheet::{Element, element, family_class};
use crate::ui::card::note_swatch;
use crate::ui::desk::desk;
use crate::ui::live::{follow, live};
use crate::ui::parts::button;
use crate::ui::search::SeekField;
use crate::ui::state::Derived;
use crate::ui::tree::{all_plain, plain};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The rail beside a document. Below 72rem it is a menu.
#[component]
pub fn Rail(document: Arc<Document>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let close = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() && desk.rail_is_open.get_untracked() {
            desk.rail_is_open.set(false);
            crate::browser::dom::focus(crate::browser::dom::find(".bars").as_ref());
        }
    };
    view! {
        <nav class="rail" class:is-open=follow(move || desk.rail_is_open.get()) aria-label=messages.documents on:keydown=close>
            {button("rail-close", messages.close, move |_| desk.rail_is_open.set(false))}
            <SeekField/>
            <section on:click=move |_| desk.rail_is_open.set(false)>
                {all_plain(document_list(&desk.collection(), Some(&document.id), &messages))}
            </section>
            <Legend document=document/>
        </nav>
    }
}

/// How many claims and notes of which kind are in the document, each in its colours.
#[component]
fn Legend(document: Arc<Document>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let collection = desk.collection();
    let claims = Family::ALL.map(|family| {
        let count = collection.claims_of(&document.id).filter(|claim| claim.kind.family() == family).count();
        let swatch = element("span").class(format!("swatch {}", family_class(family)));
        legend_row(swatch.text(messages.family(family)), count)
    });
    let heading = messages.claims_in(document.document_type);
    let iri = collection.iri_of(&document.id);
    let counts = Derived::new(move |_| {
        desk.keeping.with(|notebook| count(notebook.notes().map(AsRef::as_ref).filter(|note| note.source() == iri)))
    });
    let yours = move || {
        let kinds = NoteKind::ALL.map(Some).into_iter().chain([None]);
        let counts = kinds.map(|kind| (kind, counts.with(|counts| counts.of_kind(kind))));
        let rows = counts
            .filter(|(kind, count)| kind.is_some() || *count > 0)
            .map(|(kind, count)| legend_row(note_swatch(kind, Ink::Yellow), count));
        all_plain(rows)
    };
    let claims = [element("h2").text(heading), element("ul").class("legend").children(claims)];
    view! {
        {plain(element("section").children(claims))}
        <section>
            <h2>{messages.yours_title}</h2>
            <ul class="legend yours">{live(yours)}</ul>
        </section>
    }
}

fn legend_row(swatch: Element, count: usize) -> Element {
    let row = element("li").class(if count == 0 { "none" } else { "" });
    row.child(swatch).child(element("span").class("n").text(count.to_string()))
}
