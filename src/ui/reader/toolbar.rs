//! The toolbar below a selection: highlight it, write a note on it, copy it with its citation.

use super::Reading;
use crate::browser::surroundings::work_while_here;
use crate::browser::{clipboard, dom, location, observe, selection, surroundings};
use crate::collection::Document;
use crate::margin::note_name;
use crate::notebook::Command;
use crate::text::{Passage, Span, trimmed};
use crate::ui::desk::{Chosen, Desk, desk};
use crate::ui::embedding::tell_of_note;
use crate::ui::keeping::Keeping;
use crate::ui::live::{follow, hear, live_some, shown_while};
use crate::ui::parts::all;
use crate::ui::state::{Held, State};
use gloo_events::EventListener;
use leptos::prelude::*;

/// What can be done with the chosen words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Highlight them, and ask for the type.
    Highlight,
    /// Highlight them, and begin to write.
    Note,
    /// Put them on the clipboard with their source.
    Copy,
}

/// Does something with the words that are selected at this moment, even where the toolbar has yet to follow the selection.
/// `false` if there are none.
pub fn do_with_selected(desk: &Desk, deed: Deed) -> bool {
    if !desk.is_marking.get_untracked() {
        desk.chosen.set(desk.document_now().and_then(|document| selected_in(&document)));
    }
    let has_chosen = desk.chosen.with_untracked(Option::is_some);
    do_with_chosen(desk, deed);
    has_chosen
}

/// Does something with the chosen words, if there are any.
fn do_with_chosen(desk: &Desk, deed: Deed) {
    let Some(chosen) = desk.chosen.get_untracked() else { return };
    desk.chosen.set(None);
    desk.is_marking.set(false);
    match deed {
        Deed::Highlight => mark(desk, &chosen, ".choices input"),
        Deed::Note => mark(desk, &chosen, "#note-comment"),
        Deed::Copy => copy(desk, &chosen),
    }
}

/// Makes a note and opens its editor at one of its fields.
fn mark(desk: &Desk, chosen: &Chosen, field: &'static str) {
    let collection = desk.collection();
    let Some(document) = collection.document(&chosen.document) else { return };
    let note = Keeping::new_note(&collection, document, chosen.passage);
    let name = note_name(&note.id);
    if desk.keeping.act(Command::Add(note.clone()), None).is_err() {
        return;
    }
    selection::clear();
    desk.editing.set(Some(name.clone()));
    desk.open_in(&document.id, Some(name));
    desk.say(desk.messages().highlighted);
    // The card is there after this turn; its field comes before the reader's next key.
    observe::before_next_frame(move || dom::focus(dom::find(&format!(".card.open {field}")).as_ref()));
    tell_of_note(&note);
}

fn copy(desk: &Desk, chosen: &Chosen) {
    let collection = desk.collection();
    let Some(document) = collection.document(&chosen.document) else { return };
    let words = document.text.slice(chosen.passage).unwrap_or_default();
    let link = location::link_to(&crate::address::Address::document(&document.id));
    let text = desk.messages().citation(words, document, collection.title.get(desk.tag()), &link);
    let desk = *desk;
    work_while_here(async move {
        let messages = desk.messages();
        let told = if clipboard::copy(&text).await { messages.copied } else { messages.not_copied };
        desk.tell(told, false);
    });
}

/// The buttons for what can be done, wherever they stand.
#[component]
pub fn Deeds() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let deeds = [
        (Deed::Highlight, messages.highlight, "H"),
        (Deed::Note, messages.write_note, "N"),
        (Deed::Copy, messages.copy_with_citation, "C"),
    ];
    all(deeds.map(|(deed, words, key)| {
            view! {
                <button on:click=move |_| do_with_chosen(&desk, deed)>
                    {words}
                    {live_some(move || desk.settings.with(|settings| settings.shortcuts).then(|| view! { <kbd aria-hidden="true">{key}</kbd> }))}
                </button>
            }
        }))
}

/// The toolbar below the reader's selection.
#[component]
pub fn Toolbar() -> impl IntoView {
    let desk = desk();
    let reading = expect_context::<Reading>();
    // Where it stands, in CSS px of the window.
    let place = State::new((0.0, 0.0));
    let is_pressing = Held::new(false);
    let look = move || {
        if desk.is_marking.get_untracked() || is_pressing.get_value() {
            return;
        }
        let chosen = reading.document.with_value(|document| selected_in(document));
        if let Some(spot) = chosen.as_ref().and_then(|chosen| spot_below(&reading, chosen.passage)) {
            place.set(spot);
        }
        if desk.chosen.get_untracked() != chosen {
            desk.chosen.set(chosen);
        }
    };
    let root = surroundings::root();
    hear([
        EventListener::new(&dom::page(), "selectionchange", move |_| look()),
        EventListener::new(&root, "pointerdown", move |event| {
            // Pressing the toolbar itself must not make it vanish.
            is_pressing.set_value(!is_in_toolbar(event));
        }),
        EventListener::new(&root, "pointerup", move |_| {
            is_pressing.set_value(false);
            reading.before_next_frame(look);
        }),
        EventListener::new(&root, "pointercancel", move |_| {
            is_pressing.set_value(false);
            reading.before_next_frame(look);
        }),
        EventListener::new_with_options(&dom::window(), "scroll", surroundings::hear_scrolling(), move |_| look()),
    ]);
    view! {
        {shown_while(move || desk.chosen.get().is_some() && !desk.is_marking.get(), move || view! {
            <div
                class="toolbar"
                role="toolbar"
                aria-label=desk.messages().with_selection
                style:--left=follow(move || format!("{}px", place.get().0 as i64))
                style:--top=follow(move || format!("{}px", place.get().1 as i64))
            >
                <Deeds/>
            </div>
        })}
    }
}

/// The selected words of a document, without the white space around them.
fn selected_in(document: &Document) -> Option<Chosen> {
    let selected = selection::current().filter(|selected| selected.document == document.id.as_str())?;
    let text = &document.text;
    // A boundary inside a surrogate pair belongs to the whole character.
    let start = text.utf16_to_code_point(selected.span.start())?;
    let end = text.utf16_to_code_point(selected.span.end())?;
    let passage = trimmed(text, Span::new(start, end)?)?;
    Some(Chosen { document: document.id.clone(), passage })
}

/// The place for the toolbar: below the last line of the passage, or above the first where there is no room.
fn spot_below(reading: &Reading, passage: Passage) -> Option<(f64, f64)> {
    let range = reading.range_of(passage)?;
    let line = selection::last_line(&range)?;
    let (width, height) = dom::window_size();
    // A finger's handles hang below the line; a mouse has none.
    let is_touched = dom::window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|query| query.matches());
    let below = line.bottom() + if is_touched { 40.0 } else { 8.0 };
    let top = if below + 60.0 > height { range.get_bounding_client_rect().top() - 52.0 } else { below };
    let left = (line.right() - 160.0).clamp(8.0, (width - 380.0).max(8.0));
    Some((left, top.max(60.0)))
}

fn is_in_toolbar(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(target).ok());
    target.is_some_and(|target| target.closest(".toolbar").is_ok_and(|toolbar| toolbar.is_some()))
}
