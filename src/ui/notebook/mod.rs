//! The notebook: every note with its quotation, sifted and sorted, and where the notes are kept.

mod files;
mod keeping_place;
mod sieve;

pub use files::{Opened, OpenedFile, save_to_file};

use crate::address::Address;
use crate::anchor::Outcome;
use crate::browser::{clock, dom, location, observe};
use crate::margin::note_name;
use crate::notebook::{Filter, Note, NoteId, Order, Place, list};
use crate::sheet::element;
use crate::ui::card::{delete_note, note_swatch, tags, written};
use crate::ui::desk::{Desk, desk};
use crate::ui::keeping::Keeping;
use crate::ui::live::{RowKey, live, rows, shown_while};
use crate::ui::parts::{button, button_while};
use crate::ui::tree::all_plain;
use keeping_place::KeepingPlace;
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
    let listed = Memo::new(move |_| {
        let collection = desk.collection();
        let place = |note: &Note| {
            let document =
                collection.documents.iter().position(|document| collection.iri_of(&document.id) == note.source())?;
            let start = Keeping::outcome(&collection, note).and_then(|outcome| outcome.passage())?.start().0;
            Some(Place { document, start: Some(start) })
        };
        desk.keeping.with(|notebook| {
            filter
                .with(|filter| list(notebook, filter, order.get(), place).into_iter().map(row_key).collect::<Vec<_>>())
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
                        {rows(move || listed.get(), move |id| row(&desk, &id))}
                    </ol>
                },
            )}
            <KeepingPlace/>
        </main>
    }
}

/// Undo and redo as buttons.
#[component]
fn Turns() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let undo = button_while(
        move || desk.keeping.turns().0,
        "press",
        messages.undo,
        move |_| {
            desk.keeping.undo();
        },
    );
    let redo = button_while(
        move || desk.keeping.turns().1,
        "press",
        messages.redo,
        move |_| {
            desk.keeping.redo();
        },
    );
    (undo, redo)
}

fn row_key(note: &Note) -> RowKey {
    let modified = note.modified.map(|time| time.to_string());
    RowKey { id: note.id.to_string(), version: format!("{} {}", note.revision, modified.unwrap_or_default()) }
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
    let is_placed = outcome.as_ref().is_some_and(|outcome| outcome.passage().is_some());
    let from = document
        .map_or_else(|| (messages.unknown_document)(note.source()), |document| (messages.document_short)(document));
    let when = note.modified.or(note.created).map(|time| clock::local(time, desk.language()));
    let adrift = (!is_placed).then(|| element("p").class("why").text(why_adrift(&desk, outcome.as_ref())));
    let quotation = note.target.quote().map(|quote| element("blockquote").text(&quote.exact));
    let why = (!note.why.is_empty()).then(|| element("p").class("written").text(&note.why));
    let comment = (!note.comment.is_empty()).then(|| written(&note.comment));
    let words = [quotation, adrift, why, comment, tags(&note.tags)].into_iter().flatten();
    let what =
        [note_swatch(note.kind, note.ink), element("span").text(from), element("span").text(when.unwrap_or_default())];
    let shown = [element("div").class("what").children(what), element("div").children(words)];
    let way = document.filter(|_| is_placed).map(|document| Address::within(&document.id, note_name(&note.id)));
    let edit = way.clone().map(|address| {
        let name = note_name(&note.id).to_owned();
        move |_| {
            desk.editing.set(Some(name.clone()));
            location::go(&address);
        }
    });
    let id = note.id.clone();
    view! {
        <li class=format!("ink-{}", note.ink.name()) class:lost=!is_placed>
            {all_plain(shown)}
            <div class="does">
                {way.map(|address| view! { <a class="press" href=address.to_string()>{messages.go_to_text}</a> })}
                {edit.map(|edit| button("press", messages.edit, edit))}
                {button("press", messages.delete, move |event| {
                    let place = place_in_list(&event_target(&event));
                    delete_note(&desk, id.clone());
                    observe::before_next_frame(move || focus_in_list(place));
                })}
            </div>
        </li>
    }
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
