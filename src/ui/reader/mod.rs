//! Reading: the document, and in its margin the cards of its claims and of the reader's notes.

mod about;
mod gestures;
mod hits;
mod margin;
mod marking;
mod painter;
mod sheet;
mod toolbar;

use crate::address::Address;
use crate::browser::{dom, observe, selection};
use crate::collection::Document;
use crate::margin::{Beside, curated};
use crate::sheet::Index;
use crate::text::{Folded, Passage};
use crate::ui::card::WayBack;
use crate::ui::desk::{Desk, desk};
use crate::ui::live::{follow, live_some, shown_while};
use crate::ui::rail::Rail;
use crate::ui::settle::SearchLine;
use crate::ui::state::{Derived, Held, State};
use crate::ui::tree::plain;
use leptos::prelude::*;
use marking::Marking;
use std::sync::Arc;

pub use toolbar::{Deed, do_with_selected};

/// What the reading views share about the document that is open.
#[derive(Clone, Copy)]
struct Reading {
    document: Held<Arc<Document>>,
    /// Everything with a card.
    beside: Derived<Beside>,
    /// The places that the sought words have in this document.
    hits: Derived<Index>,
    /// The part of the text that is near the window: it has marks and cards.
    near: State<Option<Passage>>,
    /// The passage that is being marked without dragging.
    marked: State<Option<Passage>>,
}

impl Reading {
    /// The DOM range of a passage, while the document is shown.
    fn range_of(&self, passage: Passage) -> Option<web_sys::Range> {
        let span = self.document.with_value(|document| document.text.to_utf16_span(passage))?;
        selection::range_of(&*dom::find(".sheet")?, span)
    }

    fn new(desk: Desk, document: Arc<Document>) -> Self {
        // Of these there can be thousands, and no change is theirs.
        let curated = curated(&desk.collection(), &document);
        let stored = Held::new(document);
        let beside = Derived::new(move |_| {
            let notes = stored.with_value(|document| desk.keeping.notes_in(&desk.collection(), document));
            Beside::new(&curated, &notes)
        });
        let hits = Derived::new(move |_| {
            desk.sought.with(|words| match words.as_str() {
                "" => Index::default(),
                words => stored.with_value(|document| Index::new(Folded::new(document.text.as_str()).find_all(words))),
            })
        });
        Self { document: stored, beside, hits, near: State::new(None), marked: State::new(None) }
    }

    /// Does something before the next frame, unless the reader has left the document by then.
    fn before_next_frame(self, then: impl FnOnce() + 'static) {
        let then: Box<dyn FnOnce()> = Box::new(then);
        observe::before_next_frame(move || {
            if !self.marked.is_disposed() {
                then();
            }
        });
    }

    /// The passage that a name in the address stands for, with or without a card.
    fn passage_of(&self, id: &str) -> Option<Passage> {
        let placed = self
            .beside
            .with_untracked(|beside| Some(beside.placed()[beside.place_of(id, self.near.get_untracked())?].passage));
        placed.or_else(|| self.document.with_value(|document| crate::margin::passage_named(id, &document.text)))
    }
}

/// The reading view of one document.
#[component]
pub fn Reader(document: Arc<Document>) -> impl IntoView {
    let desk = desk();
    let reading = Reading::new(desk, document);
    provide_context(reading);
    let messages = desk.messages();
    let heading = reading.document.with_value(|document| messages.document_heading(document));
    let title = reading.document.with_value(|document| messages.document_short(document));
    dom::set_title(&messages.page_title(&title));
    let about_is_open = State::new(false);
    view! {
        <main class="reading" id="main">
            <Rail document=reading.document.get_value()/>
            <div class="desk">
                <div class="doc-line">
                    <h1 tabindex="-1" id="document-title">{heading}</h1>
                    <button
                        class="plain-link"
                        aria-expanded=follow(move || about_is_open.get().to_string())
                        on:click=move |_| about_is_open.update(|is_open| *is_open = !*is_open)
                    >
                        {messages.about_document}
                    </button>
                </div>
                {shown_while(move || about_is_open.get(), move || {
                    reading.document.with_value(|document| plain(about::about(document, &messages, desk.tag())))
                })}
                // A link that led to the whole document has no card to lead back from.
                {shown_while(move || desk.open().is_none(), move || view! { <WayBack/> })}
                <ToSettle/>
                <hits::HitBar/>
                <MissingPassage/>
                <sheet::Sheet/>
            </div>
            <margin::Margin/>
            <toolbar::Toolbar/>
            {shown_while(move || desk.is_marking.get(), move || view! {
                <Marking/>
            })}
        </main>
    }
}

/// Says that notes on this document wait for the reader's word, with the way to them.
#[component]
fn ToSettle() -> impl IntoView {
    let desk = desk();
    let reading = expect_context::<Reading>();
    let open = Derived::new(move |_| {
        reading.document.with_value(|document| desk.keeping.open_notes(&desk.collection(), Some(document)))
    });
    let to_settle = live_some(move || {
        let open = open.get();
        (open > 0).then(|| {
            view! {
                <p class="settle-line" role="status">
                    <a href=Address::Notebook.to_string() on:click=move |_| desk.keeping.standings.only_open.set(true)>
                        {desk.messages().to_settle_here(open)}
                    </a>
                </p>
            }
        })
    });
    view! { <SearchLine/> {to_settle} }
}

/// Says so where the address names something that is not in the document.
#[component]
fn MissingPassage() -> impl IntoView {
    let desk = desk();
    let reading = expect_context::<Reading>();
    let missing = move || {
        reading.beside.track();
        let id = desk.open()?;
        reading.passage_of(&id).is_none().then_some(id)
    };
    live_some(move || {
        missing().map(|id| {
            view! {
                <div class="trouble" role="alert">
                    <p>{desk.messages().no_such_passage(&id)}</p>
                </div>
            }
        })
    })
}
