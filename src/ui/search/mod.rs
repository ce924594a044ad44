//! Search over all documents and all notes: the hits counted, listed with their surroundings, and lit in the text.

use crate::address::Address;
use crate::browser::{dom, location};
use crate::collection::Document;
use crate::margin::{note_name, passage_id};
use crate::notebook::Note;
use crate::search::{Excerpt, excerpt};
use crate::text::{Folded, Text};
use crate::ui::desk::{Desk, desk};
use crate::ui::live::{follow, live, on_change};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The field for the words to search for.
#[component]
pub fn SeekField() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let words = RwSignal::new(desk.sought.get_untracked());
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
    dom::page().set_title(&(messages.page_title)(&(messages.search_for)(&words)));
    desk.sought.set(words.clone());
    let documents = {
        let words = words.clone();
        let collection = desk.collection();
        let found = collection.documents.iter().map(|document| in_document(&desk, document, &words)).collect_view();
        move || (!words.is_empty()).then_some(found)
    };
    let count = {
        let words = words.clone();
        let texts: Vec<_> = desk
            .collection()
            .documents
            .iter()
            .map(|document| Folded::new(document.text.as_str()).find_all(&words).len())
            .collect();
        let places = texts.iter().sum::<usize>();
        (messages.found_in_documents)(&words, places, texts.iter().filter(|count| **count > 0).count())
    };
    let has_words = !words.is_empty();
    view! {
        <main class="view" id="main">
            <h1 tabindex="-1">{messages.search}</h1>
            <SeekField/>
            <p role="status" class="note-count">{if has_words { count } else { messages.search_hint.to_owned() }}</p>
            <div class="found">
                {documents()}
                {has_words.then(|| view! { <FoundNotes words=words/> })}
            </div>
        </main>
    }
}

/// What was found in one document, or that nothing was.
fn in_document(desk: &Desk, document: &Document, words: &str) -> AnyView {
    let messages = desk.messages();
    let hits = Folded::new(document.text.as_str()).find_all(words);
    let name = (messages.document_short)(document);
    let rows = hits.iter().map(|hit| {
        let address = Address::within(&document.id, passage_id(*hit));
        let excerpt = excerpt(&document.text, *hit);
        view! { <li><a href=address.to_string() lang=document.language.clone()><Lit excerpt=excerpt/></a></li> }
    });
    let rows = rows.collect_view();
    view! {
        <section class:absent=hits.is_empty()>
            <h2>{name} <span>{(messages.found_count)(hits.len())}</span></h2>
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

/// What was found in the reader's own notes.
#[component]
fn FoundNotes(words: String) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    live(move || {
        let collection = desk.collection();
        let found: Vec<(Note, Excerpt)> = desk.keeping.with(|notebook| {
            notebook.notes().filter_map(|note| Some((note.clone(), in_note(note, &words)?))).collect()
        });
        let count = found.len();
        let rows = found.into_iter().map(|(note, excerpt)| {
            let document = collection.document_by_iri(note.source());
            let address =
                document.map_or(Address::Notebook, |document| Address::within(&document.id, note_name(&note.id)));
            let from = document.map(messages.document_short);
            view! {
                <li>
                    <a href=address.to_string()>
                        <Lit excerpt=excerpt/>
                        <span class="from">{from}</span>
                    </a>
                </li>
            }
        });
        view! {
            <section class:absent=count == 0>
                <h2>{messages.your_notes} <span>{(messages.found_count)(count)}</span></h2>
                <ul>{rows.collect_view()}</ul>
            </section>
        }
    })
}

/// The surroundings of the first place in a note's own words or its tags.
fn in_note(note: &Note, words: &str) -> Option<Excerpt> {
    let tags = note.tags.iter().map(|tag| tag.as_str()).collect::<Vec<_>>().join(", ");
    [&note.comment, &note.why, &tags].into_iter().find_map(|written| {
        let hit = *Folded::new(written).find_all(words).first()?;
        Some(excerpt(&Text::new(written.as_str()), hit))
    })
}

#[component]
fn Lit(excerpt: Excerpt) -> impl IntoView {
    view! { {excerpt.before} <mark>{excerpt.hit}</mark> {excerpt.behind} }
}
