//! One note in the list: what it is of, its quotation and its words, and the way to its text.

use super::note_list::{focus_in_list, place_in_list};
use crate::browser::{clock, location, observe};
use crate::judgement::judged;
use crate::margin::note_name;
use crate::notebook::{Note, NoteId, Standing};
use crate::sheet::element;
use crate::ui::card::{Former, delete_note, note_swatch, note_swatch_class, tags, words};
use crate::ui::desk::{Desk, desk};
use crate::ui::editor::Editor;
use crate::ui::naming::address_of;
use crate::ui::parts::button;
use crate::ui::settle::Settle;
use crate::ui::tree::all_plain;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The row of the note with this name.
pub fn row(desk: &Desk, id: &str) -> AnyView {
    let note = desk.keeping.with_now(|notebook| notebook.get(&NoteId::from_iri(id)).cloned());
    note.map(|note| view! { <Row note=note/> }).into_any()
}

/// One note.
#[component]
fn Row(note: Arc<Note>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let collection = desk.collection();
    let judged = judged(&collection, &note);
    let document = match judged {
        Some((claim, _)) => collection.document(&claim.document),
        None => collection.document_by_iri(note.source()),
    };
    // The row is made anew when this changes.
    let standing = untrack(|| desk.keeping.standing(&collection, &note));
    let has_card = standing.as_ref().is_some_and(|standing| standing.passage().is_some());
    let way = untrack(|| address_of(&desk, &note));
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
        let id = note.id.to_string();
        return view! { <li data-for=id on:keydown=on_escape><Editor note=note/></li> }.into_any();
    }
    let from =
        document.map_or_else(|| messages.unknown_document(note.source()), |document| messages.document_short(document));
    let when = note.modified.or(note.created).map(clock::local);
    let adrift = match standing {
        None if judged.is_none() => Some(messages.note_elsewhere),
        Some(Standing::Sought) if !is_placed => Some(messages.note_sought),
        _ => None,
    };
    let adrift = adrift.map(|words| element("p").class("why").text(words));
    let quotation = match judged {
        Some((claim, _)) => document.and_then(|document| document.text.slice(claim.passage)),
        None => note.target.quote().map(|quote| quote.exact.as_str()),
    };
    let quotation = quotation.map(|quotation| element("blockquote").text(quotation));
    let words = quotation.into_iter().chain(adrift).chain(words(&note)).chain(tags(&note.tags));
    let swatch = match judged {
        Some((_, verdict)) => element("span").class(note_swatch_class(None, note.ink)).text(messages.answered(verdict)),
        None => note_swatch(note.kind, note.ink),
    };
    let what = [swatch, element("span").text(from), element("span").text(when.unwrap_or_default())];
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
        <li data-for=note.id.to_string() class=format!("ink-{}", note.ink.name()) class:lost=!is_placed>
            {all_plain(shown)}
            {standing.zip(document.cloned()).map(|(standing, document)| view! {
                <Settle note=note.clone() document=document standing=standing/>
            }.into_any())}
            {(!has_card).then(|| view! { <Former id=note.id.clone()/> }.into_any())}
            <div class="does">
                {way.map(|address| view! { <a class="press" href=address.to_string()>{messages.go_to_text}</a> }.into_any())}
                {if judged.is_none() { button("press", messages.edit, edit) } else { ().into_any() }}
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
