//! The notebook: every note with its quotation, sifted and sorted, and where the notes are kept.

mod files;
mod keeping_place;
mod sieve;

pub use files::{Opened, OpenedFile, save_to_file};

use crate::anchor::Outcome;
use crate::browser::{clock, dom, location, observe};
use crate::margin::note_name;
use crate::notebook::{Filter, Note, NoteId, Order, Place, Version, list};
use crate::sheet::element;
use crate::ui::card::{Former, delete_note, note_swatch, tags, words};
use crate::ui::desk::{Desk, desk};
use crate::ui::editor::Editor;
use crate::ui::keeping::Keeping;
use crate::ui::live::{RowKey, live, rows, shown_while};
use crate::ui::naming::{address_of, is_on_whole_document};
use crate::ui::parts::{button, button_while};
use crate::ui::tree::{all_plain, plain};
use keeping_place::KeepingPlace;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use sieve::Sieve;
use std::sync::Arc;

/// The notebook view.
#[component]
pub fn NotebookView() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    dom::page().set_title(&(messages.page_title)(messages.notebook));
    let filter = RwSignal::new(Filter::default());
    let order = RwSignal::new(Order::default());
    let total = Memo::new(move |_| desk.keeping.with(crate::notebook::Notebook::len));
    let listed = Memo::new(move |former: Option<&Vec<RowKey>>| {
        let collection = desk.collection();
        let place = |note: &Note| {
            let document =
                collection.documents.iter().position(|document| collection.iri_of(&document.id) == note.source())?;
            if is_on_whole_document(note) {
                return Some(Place { document, start: None });
            }
            let start = Keeping::outcome(&collection, note).and_then(|outcome| outcome.passage())?.start().0;
            Some(Place { document, start: Some(start) })
        };
        let writing = desk.editing.get();
        desk.keeping.with(|notebook| match former.filter(|_| writing.is_some()) {
            // While a note is written here the list stays as it is, or what is typed could take the editor away.
            Some(former) => {
                let notes = former.iter().filter_map(|key| notebook.get(&NoteId::from_iri(&key.id)));
                notes.map(|note| row_key(note, writing.as_deref())).collect::<Vec<_>>()
            }
            None => {
                let notes = filter.with(|filter| list(notebook, filter, order.get(), place));
                notes.into_iter().map(|note| row_key(note, None)).collect()
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
                </div>
            </div>
            {shown_while(
                move || total.get() == 0,
                move || view! { <p class="empty notebook-empty">{messages.notebook_empty}</p> },
            )}
            {shown_while(
                move || total.get() > 0,
                move || view! {
                    <Sieve filter=filter order=order/>
                    <p class="note-count" role="status">
                        {live(move || (messages.notes_shown)(listed.with(Vec::len), total.get()))}
                    </p>
                    <ol class="note-list">
                        {rows(move || listed.get(), move |key| row(&desk, &key.id))}
                    </ol>
                },
            )}
            <Unseen/>
            <KeepingPlace/>
        </main>
    }
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
    let unseen = Memo::new(move |_| {
        desk.keeping.with(|notebook| {
            let unseen = notebook.deleted_unseen();
            unseen.map(|(id, versions)| (id.clone(), quotation(&versions))).collect::<Vec<_>>()
        })
    });
    live(move || {
        let unseen = unseen.get();
        (!unseen.is_empty()).then(|| {
            view! {
                <section class="keeping">
                    <h2>{desk.messages().deleted_unseen}</h2>
                    {unseen.into_iter().map(|(id, quotation)| view! {
                        {plain(element("blockquote").text(quotation))}
                        <Former id=id/>
                    }).collect_view()}
                </section>
            }
        })
    })
}

/// The row stays as it is while its note is being written: the editor must not be made anew for its own keystrokes.
fn row_key(note: &Note, writing: Option<&str>) -> RowKey {
    let modified = note.modified.map(|time| time.to_string()).unwrap_or_default();
    let is_written = writing == Some(&note_name(&note.id));
    let version = if is_written { String::new() } else { format!("{} {modified}", note.revision) };
    RowKey { id: note.id.to_string(), version }
}

fn row(desk: &Desk, id: &str) -> AnyView {
    let note = desk.keeping.with_now(|notebook| notebook.get(&NoteId::from_iri(id)).cloned());
    note.map(|note| view! { <Row note=note/> }).into_any()
}

/// One note: what it is of, its quotation and its words, and the way to its text.
#[component]
fn Row(note: Arc<Note>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let collection = desk.collection();
    let document = collection.document_by_iri(note.source());
    let outcome = Keeping::outcome(&collection, &note);
    let has_card = outcome.as_ref().is_some_and(|outcome| outcome.passage().is_some());
    let way = address_of(&collection, &note);
    let is_placed = way.is_some();
    let name = note_name(&note.id);
    let is_written = desk.editing.with_untracked(|editing| editing.as_ref() == Some(&name));
    if is_written && !has_card {
        let on_escape = move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                desk.editing.set(None);
                observe::focus_in_next_frame(&["#main h1"]);
            }
        };
        return view! { <li on:keydown=on_escape><Editor note=note/></li> }.into_any();
    }
    let from = document
        .map_or_else(|| (messages.unknown_document)(note.source()), |document| (messages.document_short)(document));
    let when = note.modified.or(note.created).map(clock::local);
    let adrift = (!is_placed).then(|| element("p").class("why").text(why_adrift(&desk, outcome.as_ref())));
    let quotation = note.target.quote().map(|quote| element("blockquote").text(&quote.exact));
    let words = quotation.into_iter().chain(adrift).chain(words(&note)).chain(tags(&note.tags));
    let what =
        [note_swatch(note.kind, note.ink), element("span").text(from), element("span").text(when.unwrap_or_default())];
    let shown = [element("div").class("what").children(what), element("div").children(words)];
    let card = way.clone().filter(|_| has_card);
    let edit = move |_| {
        desk.editing.set(Some(name.clone()));
        match &card {
            Some(address) => location::go(address),
            None => observe::focus_in_next_frame(&["#note-comment"]),
        }
    };
    let id = note.id.clone();
    view! {
        <li class=format!("ink-{}", note.ink.name()) class:lost=!is_placed>
            {all_plain(shown)}
            {(!has_card).then(|| view! { <Former id=note.id.clone()/> })}
            <div class="does">
                {way.map(|address| view! { <a class="press" href=address.to_string()>{messages.go_to_text}</a> })}
                {button("press", messages.edit, edit)}
                {button("press", messages.delete, move |event| {
                    let place = place_in_list(&event_target(&event));
                    delete_note(&desk, id.clone());
                    observe::before_next_frame(move || focus_in_list(place));
                })}
            </div>
        </li>
    }
    .into_any()
}

/// Which row of the list an element is in, from 0.
fn place_in_list(element: &web_sys::Element) -> usize {
    let row = element.closest(".note-list > li").ok().flatten();
    let rows = dom::find(".note-list").map(|list| dom::find_all(&list, ":scope > li")).unwrap_or_default();
    rows.iter().position(|other| row.as_ref().is_some_and(|row| row.is_same_node(Some(other)))).unwrap_or(0)
}

/// Puts the focus where a row was deleted: on the row that took its place, the last, or the view's title.
fn focus_in_list(place: usize) {
    let buttons = dom::find(".note-list").map(|list| dom::find_all(&list, ":scope > li .does button:last-child"));
    let buttons = buttons.unwrap_or_default();
    let title = dom::find("#main h1");
    dom::focus(buttons.get(place).or(buttons.last()).or(title.as_ref()));
}

/// Why a note has no place in the text.
fn why_adrift(desk: &Desk, outcome: Option<&Outcome>) -> String {
    let messages = desk.messages();
    match outcome {
        Some(Outcome::Ambiguous(places)) => (messages.note_ambiguous)(places.len()),
        Some(_) => messages.note_lost.to_owned(),
        None => messages.note_elsewhere.to_owned(),
    }
}
