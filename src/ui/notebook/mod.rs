//! The notebook: every note with its quotation, sifted and sorted, and where the notes are kept.

mod files;
mod keeping_place;
mod links;
mod note_list;
mod row;
mod sieve;

pub use files::{Opened, OpenedFile, file_of_all, save_to_file};
pub use links::{fill as fill_with_link, open_link};

use crate::browser::dom;
use crate::judgement::judged;
use crate::notebook::{Filter, Note, NoteId, Order, Place, Version, list};
use crate::sheet::element;
use crate::ui::card::Former;
use crate::ui::desk::desk;
use crate::ui::live::{follow, live, live_some, on_change, shown_while};
use crate::ui::naming::is_on_whole_document;
use crate::ui::parts::{all, button, button_while};
use crate::ui::rows::RowKey;
use crate::ui::settle::SearchLine;
use crate::ui::state::{Derived, State};
use crate::ui::tree::plain;
use keeping_place::KeepingPlace;
use leptos::prelude::*;
use note_list::NoteList;
use sieve::Sieve;

/// The notebook view.
#[component]
pub fn NotebookView() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    dom::set_title(&messages.page_title(messages.notebook));
    let filter = State::new(Filter::default());
    let order = State::new(Order::default());
    let total = Derived::new(move |_| desk.keeping.with(crate::notebook::Notebook::len));
    let listed = Derived::new(move |former: Option<&Vec<RowKey>>| {
        let collection = desk.collection();
        let place = |note: &Note| {
            if let Some((claim, _)) = judged(&collection, note) {
                let document = collection.documents.iter().position(|document| document.id == claim.document)?;
                return Some(Place { document, start: Some(claim.passage.start().0) });
            }
            let document =
                collection.documents.iter().position(|document| collection.iri_of(&document.id) == note.source())?;
            if is_on_whole_document(note) {
                return Some(Place { document, start: None });
            }
            let start = desk.keeping.standing(&collection, note)?.passage()?.start().0;
            Some(Place { document, start: Some(start) })
        };
        let is_open = |note: &Note| desk.keeping.standing(&collection, note).is_some_and(|standing| standing.is_open());
        let is_writing = desk.editing.with(Option::is_some);
        desk.keeping.with(|notebook| match former.filter(|_| is_writing) {
            // While a note is written here the list stays as it is, or what is typed could take the editor away.
            Some(former) => {
                former.iter().filter(|key| notebook.get(&NoteId::from_iri(&key.id)).is_some()).cloned().collect()
            }
            None => {
                let mut notes = filter.with(|filter| list(notebook, filter, order.get(), place));
                if desk.keeping.standings.only_open.get() {
                    notes.retain(|note| is_open(note));
                }
                notes
                    .into_iter()
                    .map(|note| RowKey { id: note.id.to_string(), version: String::new() })
                    .collect::<Vec<_>>()
            }
        })
    });
    view! {
        <main class="view" id="main">
            <div class="notebook-head">
                <h1 tabindex="-1">{messages.notebook}</h1>
                <div class="does">
                    <Turns/>
                    {button("press", messages.save_to_file, move |_| save_to_file(&desk))}
                    <files::OpenFile/>
                    {button_while(
                        move || total.get() > 0,
                        "press",
                        messages.make_link,
                        move |_| listed.with_untracked(|listed| links::offer_link(desk, listed)),
                    )}
                </div>
            </div>
            {shown_while(
                move || total.get() == 0,
                move || view! { <p class="empty notebook-empty">{messages.notebook_empty}</p> },
            )}
            {shown_while(
                move || total.get() > 0,
                move || view! {
                    <ToSettle/>
                    <Sieve filter=filter order=order/>
                    <p class="note-count" role="status">
                        {live(move || messages.notes_shown(listed.with(Vec::len), total.get()))}
                    </p>
                    <NoteList listed=listed/>
                },
            )}
            <Unseen/>
            <KeepingPlace/>
        </main>
    }
}

/// How the search for places goes, and how many notes the reader has to decide on: a button that lists them alone.
#[component]
fn ToSettle() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let standings = desk.keeping.standings;
    let open = Derived::new(move |_| desk.keeping.open_notes(&desk.collection(), None));
    let only = standings.only_open;
    // Once nothing is left to decide, all notes are back.
    on_change(move || {
        if open.get() == 0 {
            only.set(false);
        }
    });
    let to_settle = live(move || {
        let open = open.get();
        let press = move |_| only.update(|only| *only = !*only);
        let button = || {
            view! {
                <p class="settle-line">
                    <button class="press" aria-pressed=follow(move || only.get().to_string()) on:click=press>
                        {messages.to_settle(open)}
                    </button>
                </p>
            }
        };
        (open > 0).then(button)
    });
    view! { <SearchLine/> {to_settle} }
}

/// Undo and redo as buttons.
#[component]
fn Turns() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let undo = button_while(move || desk.keeping.turns().0, "press", messages.undo, move |_| desk.undo());
    let redo = button_while(move || desk.keeping.turns().1, "press", messages.redo, move |_| desk.redo());
    (undo, redo)
}

/// Notes that one tab deleted while another wrote in them: what was written can be taken up, or let go.
#[component]
fn Unseen() -> impl IntoView {
    let desk = desk();
    let quotation = |versions: &[&Version]| {
        let quote = versions.iter().find_map(|version| version.note()?.target.quote());
        quote.map(|quote| quote.exact.clone()).unwrap_or_default()
    };
    let unseen = Derived::new(move |_| {
        desk.keeping.with(|notebook| {
            let unseen = notebook.deleted_unseen();
            unseen.map(|(id, versions)| (id.clone(), quotation(&versions))).collect::<Vec<_>>()
        })
    });
    live_some(move || {
        let unseen = unseen.get();
        (!unseen.is_empty()).then(|| {
            view! {
                <section class="keeping">
                    <h2>{desk.messages().deleted_unseen}</h2>
                    {all(unseen.into_iter().map(|(id, quotation)| view! {
                        {plain(element("blockquote").text(quotation))}
                        <Former id=id/>
                    }))}
                </section>
            }
        })
    })
}
