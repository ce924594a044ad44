//! The rail: search, the documents in order of date, and what is marked in the one that is open.

use crate::collection::{Document, Family};
use crate::notebook::NoteKind;
use crate::page::document_list;
use crate::sheet::family_class;
use crate::ui::card::note_swatch_class;
use crate::ui::desk::desk;
use crate::ui::live::{follow, live};
use crate::ui::parts::button;
use crate::ui::search::SeekField;
use crate::ui::tree::Tree;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The rail beside a document. Below 72rem it is a menu.
#[component]
pub fn Rail() -> impl IntoView {
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
                {live(move || {
                    let current = desk.document().map(|document| document.id);
                    document_list(&desk.collection(), current.as_ref(), messages).into_iter().map(|node| view! { <Tree node=node/> }).collect_view()
                })}
            </section>
            {live(move || desk.document().map(|document| view! { <Legend document=document/> }))}
        </nav>
    }
}

/// How many claims and notes of which kind are in the document, each in its colours.
#[component]
fn Legend(document: Document) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let collection = desk.collection();
    let claims = Family::ALL.map(|family| {
        let count = collection.claims_of(&document.id).filter(|claim| claim.kind.family() == family).count();
        let swatch = format!("swatch {}", family_class(family));
        view! {
            <li class:none=count == 0>
                <span class=swatch>{(messages.family)(family)}</span>
                <span class="n">{count}</span>
            </li>
        }
    });
    let heading = (messages.claims_in)(document.document_type);
    let iri = collection.iri_of(&document.id);
    let counts = Memo::new(move |_| {
        desk.keeping.with(|notebook| {
            let kinds = NoteKind::ALL.map(Some).into_iter().chain([None]);
            let here: Vec<_> = notebook.notes().filter(|note| note.source() == iri).map(|note| note.kind).collect();
            kinds.map(|kind| (kind, here.iter().filter(|one| **one == kind).count())).collect::<Vec<_>>()
        })
    });
    let yours = move || {
        let rows = counts.get().into_iter().filter(|(kind, count)| kind.is_some() || *count > 0).map(|(kind, count)| {
            view! {
                <li class:none=count == 0>
                    <span class=note_swatch_class(kind, crate::notebook::Ink::Yellow)>{(messages.note_kind)(kind)}</span>
                    <span class="n">{count}</span>
                </li>
            }
        });
        rows.collect_view()
    };
    view! {
        <section>
            <h2>{heading}</h2>
            <ul class="legend">{claims.collect_view()}</ul>
        </section>
        <section>
            <h2>{messages.yours_title}</h2>
            <ul class="legend yours">{live(yours)}</ul>
        </section>
    }
}
