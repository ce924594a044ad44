//! Search over all documents and all notes: the hits counted, listed with their surroundings, and lit in the text.

use crate::address::Address;
use crate::browser::{dom, location};
use crate::collection::Document;
use crate::i18n::Messages;
use crate::margin::passage_id;
use crate::notebook::Note;
use crate::search::{Excerpt, excerpt};
use crate::sheet::{Element, element};
use crate::text::{Folded, Passage, Text};
use crate::ui::desk::desk;
use crate::ui::live::{follow, live, on_change};
use crate::ui::naming::address_of;
use crate::ui::state::State;
use crate::ui::tree::{all_plain, plain};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// The field for the words to search for.
#[component]
pub fn SeekField() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let words = State::new(desk.sought.get_untracked());
    on_change(move || words.set(desk.sought.get()));
    let seek = move |event: SubmitEvent| {
        event.prevent_default();
        let words = words.get_untracked().trim().to_owned();
        desk.sought.set(words.clone());
        location::go(&Address::Search(words));
    };
    view! {
        <form class="seek" role="search" on:submit=seek>
            <input
                type="search"
                aria-label=messages.search_all
                placeholder=messages.search_all
                autocomplete="off"
                enterkeyhint="search"
                prop:value=follow(move || words.get())
                on:input=move |event| words.set(event_target_value(&event))
            />
        </form>
    }
}

/// The view of what was found.
#[component]
pub fn Search(words: String) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    dom::set_title(&messages.page_title(&messages.search_for(&words)));
    desk.sought.set(words.clone());
    let collection = desk.collection();
    let hits_in = |document: &Document| Folded::new(document.text.as_str()).find_all(&words);
    let hits: Vec<_> = collection.documents.iter().map(|document| (document, hits_in(document))).collect();
    let status = if words.is_empty() {
        messages.search_hint.to_owned()
    } else {
        let places = hits.iter().map(|(_, hits)| hits.len()).sum();
        let holding = hits.iter().filter(|(_, hits)| !hits.is_empty()).count();
        messages.found_in_documents(&words, places, holding)
    };
    let found = (!words.is_empty()).then(|| {
        let documents = hits.iter().map(|(document, hits)| in_document(document, hits, &messages));
        (all_plain(documents), view! { <FoundNotes words=words.clone()/> })
    });
    view! {
        <main class="view" id="main">
            <h1 tabindex="-1">{messages.search}</h1>
            <SeekField/>
            <p role="status" class="note-count">{status}</p>
            <div class="found">{found}</div>
        </main>
    }
}

/// What was found in one document, or that nothing was.
fn in_document(document: &Document, hits: &[Passage], messages: &Messages) -> Element {
    let name = messages.document_short(document);
    let rows = hits.iter().map(|hit| {
        let address = Address::within(&document.id, passage_id(*hit));
        let excerpt = excerpt(&document.text, *hit);
        let link = element("a").attribute("href", address.to_string()).attribute("lang", document.language.clone());
        element("li").child(lit(link, excerpt))
    });
    found(name, hits.len(), rows, messages)
}

/// What was found in the reader's own notes.
#[component]
fn FoundNotes(words: String) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    live(move || {
        let collection = desk.collection();
        let found: Vec<(Arc<Note>, Excerpt)> = desk.keeping.with(|notebook| {
            notebook.notes().filter_map(|note| Some((note.clone(), in_note(note, &words)?))).collect()
        });
        let count = found.len();
        let rows = found.into_iter().map(|(note, excerpt)| {
            let document = collection.document_by_iri(note.source());
            let address = address_of(&desk, &note).unwrap_or(Address::Notebook);
            let from = document.map(|document| messages.document_short(document)).unwrap_or_default();
            let link = lit(element("a").attribute("href", address.to_string()), excerpt);
            element("li").child(link.child(element("span").class("from").text(from)))
        });
        plain(self::found(messages.your_notes.to_owned(), count, rows, &messages))
    })
}

/// What was found in one place, or that nothing was.
fn found(name: String, count: usize, rows: impl Iterator<Item = Element>, messages: &Messages) -> Element {
    let count_words = element("span").text(messages.found_count(count));
    let heading = element("h2").text(name + " ").child(count_words);
    let section = element("section").class(if count == 0 { "absent" } else { "" });
    section.child(heading).child(element("ul").children(rows))
}

/// The surroundings of the first place in a note's own words or its tags.
fn in_note(note: &Note, words: &str) -> Option<Excerpt> {
    let tags = note.tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(", ");
    [&note.comment, &note.why, &tags].into_iter().find_map(|written| {
        let hit = *Folded::new(written).find_all(words).first()?;
        Some(excerpt(&Text::new(written.as_str()), hit))
    })
}

/// A link with an excerpt in it, whose hit is lit.
fn lit(link: Element, excerpt: Excerpt) -> Element {
    link.text(excerpt.before).child(element("mark").text(excerpt.hit)).text(excerpt.behind)
}
