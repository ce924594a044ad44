//! The card of a reader's note: what was written, and what can be done with it.

use super::swatch::note_swatch;
use super::written::written;
use crate::browser::{clock, dom, observe};
use crate::margin::note_name;
use crate::notebook::{Command, Note, NoteId, Tag};
use crate::sheet::{Element, element};
use crate::ui::desk::{Desk, desk};
use crate::ui::live::{live, live_some};
use crate::ui::parts::{all, button};
use crate::ui::settle::Settle;
use crate::ui::state::Derived;
use crate::ui::tree::{all_plain, plain};
use leptos::prelude::*;
use std::sync::Arc;

/// What a closed card says of a note: its type and when it was written, then its first words.
pub fn closed_note(desk: &Desk, note: &Note) -> (AnyView, AnyView) {
    let messages = desk.messages();
    let when = note.modified.or(note.created).map(clock::local);
    let when = element("span").class("links").text(when.unwrap_or_default());
    let first_words = match [&note.comment, &note.why].into_iter().find(|words| !words.is_empty()) {
        Some(first_words) => element("p").class("clamp").text(first_words),
        None => element("p").class("unwritten").text(messages.nothing_written),
    };
    let on_paper = element("div").class("print-only").children(words(note));
    let body = [Some(first_words), Some(on_paper), tags(&note.tags)].into_iter().flatten();
    (all_plain([note_swatch(note.kind, note.ink), when]), all_plain(body))
}

/// A note's card, open, without its frame.
#[component]
pub fn OpenNote(note: Arc<Note>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let (id, name) = (note.id.clone(), note_name(&note.id));
    let asked = note.clone();
    let quotation = note.target.quote().map(|quote| element("blockquote").text(&quote.exact));
    let nothing = (!note.has_words()).then(|| element("p").class("unwritten").text(messages.nothing_written));
    let delete = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        delete_in_text(&desk, id.clone());
    };
    let edit = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        desk.editing.set(Some(name.clone()));
    };
    view! {
        {all_plain(quotation.into_iter().chain(words(&note)).chain(nothing).chain(tags(&note.tags)))}
        {live(move || {
            let document = desk.collection().document_by_iri(asked.source()).cloned()?;
            let standing = desk.keeping.standing(&desk.collection(), &asked)?;
            Some(view! { <Settle note=asked.clone() document=document standing=standing/> })
        })}
        <Former id=note.id.clone()/>
        <div class="does">
            {button("press", messages.edit, edit)}
            {button("press", messages.delete, delete)}
        </div>
    }
}

/// What a reader has written in a note: the line of why, and the comment.
pub fn words(note: &Note) -> impl Iterator<Item = Element> {
    let why = (!note.why.is_empty()).then(|| element("p").class("written why").text(&note.why));
    let comment = (!note.comment.is_empty()).then(|| written(&note.comment));
    why.into_iter().chain(comment)
}

/// Deletes a note, closes its card, and offers the way back.
pub fn delete_note(desk: &Desk, id: NoteId) {
    let messages = desk.messages();
    if desk.keeping.act(Command::Delete(id), None).is_ok() {
        desk.editing.set(None);
        if let Some(document) = desk.document_now().filter(|_| desk.open_now().is_some()) {
            crate::browser::location::replace(&crate::address::Address::document(&document.id));
            desk.address.set(crate::browser::location::current());
        }
        desk.tell(messages.note_deleted, true);
    }
}

/// Deletes a note while its text is being read: the focus goes to the mark behind it, or before it.
pub fn delete_in_text(desk: &Desk, id: NoteId) {
    let next = dom::mark_beside(&note_name(&id));
    delete_note(desk, id);
    observe::before_next_frame(move || {
        let next = next.and_then(|next| dom::first_mark(&next));
        dom::focus(next.or_else(|| dom::find("#main h1")).as_ref());
    });
}

/// A note's tags, if it has any.
pub fn tags(tags: &[Tag]) -> Option<Element> {
    let list = || element("ul").class("tags").attribute("aria-label", desk().messages().tags);
    (!tags.is_empty()).then(|| list().children(tags.iter().map(|tag| element("li").text(tag.as_str()))))
}

/// Earlier words that another tab or file displaced: to be taken up again, or let go.
#[component]
pub fn Former(id: NoteId) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let history = id.clone();
    let versions = Derived::new(move |_| {
        desk.keeping.with(|notebook| {
            let versions = notebook.history(&history).into_iter();
            versions.filter_map(|version| Some((version.id, version.at, version.note()?.clone()))).collect::<Vec<_>>()
        })
    });
    live_some(move || {
        let versions = versions.get();
        (!versions.is_empty()).then(|| {
            let rows = versions.into_iter().map(|(version, at, note)| {
                let carry_out = move |command: Command, done: &'static str| {
                    if desk.keeping.act(command, None).is_ok() {
                        desk.tell(done, true);
                    }
                    observe::focus_in_next_frame(&[".card.open h3", "#main h1"]);
                };
                let take = Command::TakeUp { id: id.clone(), version };
                let forget = Command::Forget { id: id.clone(), version };
                let nothing =
                    (!note.has_words()).then(|| element("p").class("unwritten").text(messages.nothing_written));
                let said = words(&note).chain(nothing).chain(tags(&note.tags));
                view! {
                    <li>
                        {plain(element("p").class("why").text(clock::local(at)))}
                        {all_plain(said)}
                        <div class="does">
                            {button("press", messages.take_up, move |_| carry_out(take.clone(), messages.taken_up))}
                            {button("press", messages.forget, move |_| carry_out(forget.clone(), messages.forgotten))}
                        </div>
                    </li>
                }
            });
            view! {
                <details class="former">
                    <summary>{messages.former_versions}</summary>
                    <ul>{all(rows)}</ul>
                </details>
            }
        })
    })
}
