//! The card of a reader's note: what was written, and what can be done with it.

use super::swatch::NoteSwatch;
use super::written::Written;
use crate::browser::{clock, dom, observe};
use crate::margin::note_name;
use crate::notebook::{Command, Note, NoteId, Tag};
use crate::ui::desk::{Desk, desk};
use crate::ui::live::live;
use crate::ui::parts::button;
use leptos::prelude::*;

/// What a closed card says of a note: its type and when it was written, then its first words.
pub fn closed_note(desk: &Desk, note: &Note) -> (AnyView, AnyView) {
    let messages = desk.messages();
    let when = note.modified.or(note.created).map(|time| clock::local(time, desk.language()));
    let head = view! {
        <NoteSwatch kind=note.kind ink=note.ink/>
        <span class="links">{when}</span>
    };
    let first_words = if note.comment.is_empty() { note.why.clone() } else { note.comment.clone() };
    let body = if first_words.is_empty() {
        view! { <p class="unwritten">{messages.nothing_written}</p> }.into_any()
    } else {
        view! { <p class="clamp">{first_words}</p> }.into_any()
    };
    (head.into_any(), view! { {body} <Tags tags=note.tags.clone()/> }.into_any())
}

/// A note's card, open, without its frame.
#[component]
pub fn OpenNote(note: Note) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let (id, name) = (note.id.clone(), note_name(&note.id).to_owned());
    let quotation = note.target.quote().map(|quote| quote.exact.clone());
    let delete = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        delete_in_text(&desk, id.clone());
    };
    let edit = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        desk.editing.set(Some(name.clone()));
    };
    view! {
        <blockquote>{quotation}</blockquote>
        {(!note.why.is_empty()).then(|| view! { <p class="written why">{note.why.clone()}</p> })}
        {(!note.comment.is_empty()).then(|| view! { <Written markdown=note.comment.clone()/> })}
        {(!note.has_words()).then(|| view! { <p class="unwritten">{messages.nothing_written}</p> })}
        <Tags tags=note.tags/>
        <Former id=note.id/>
        <div class="does">
            {button("press", messages.edit, edit)}
            {button("press", messages.delete, delete)}
        </div>
    }
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
    let next = dom::mark_beside(note_name(&id));
    delete_note(desk, id);
    observe::before_next_frame(move || {
        let next = next.and_then(|next| dom::first_mark(&next));
        dom::focus(next.or_else(|| dom::by_id("document-title")).as_ref());
    });
}

/// A note's tags.
#[component]
pub fn Tags(tags: Vec<Tag>) -> impl IntoView {
    (!tags.is_empty()).then(|| {
        let label = desk().messages().tags;
        view! {
            <ul class="tags" aria-label=label>
                {tags.into_iter().map(|tag| view! { <li>{tag.to_string()}</li> }).collect_view()}
            </ul>
        }
    })
}

/// Earlier words that another tab or file displaced: to be taken up again, or let go.
#[component]
fn Former(id: NoteId) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    live(move || {
        let versions: Vec<_> = desk.keeping.with(|notebook| {
            let versions = notebook.history(&id).into_iter();
            versions.filter_map(|version| Some((version.id, version.at, version.note()?.clone()))).collect()
        });
        (!versions.is_empty()).then(|| {
            let rows = versions.into_iter().map(|(version, at, note)| {
                let take = Command::TakeUp { id: id.clone(), version };
                let forget = Command::Forget { id: id.clone(), version };
                let words = if note.comment.is_empty() { note.why } else { note.comment };
                let words = if words.is_empty() { messages.nothing_written.to_owned() } else { words };
                view! {
                    <li>
                        <p class="why">{clock::local(at, desk.language())}</p>
                        <p class="written">{words}</p>
                        <div class="does">
                            {button("press", messages.take_up, move |_| drop(desk.keeping.act(take.clone(), None)))}
                            {button("press", messages.forget, move |_| drop(desk.keeping.act(forget.clone(), None)))}
                        </div>
                    </li>
                }
            });
            view! {
                <details class="former">
                    <summary>{messages.former_versions}</summary>
                    <ul>{rows.collect_view()}</ul>
                </details>
            }
        })
    })
}
