//! What the reader sees: Leptos components, a folder a view.

mod alarm;
mod bar;
mod card;
mod desk;
mod dialogs;
mod editor;
pub mod embedding;
mod keeping;
pub mod languages;
mod live;
mod naming;
mod notebook;
mod parts;
mod preferences;
mod rail;
mod reader;
mod rows;
mod search;
mod settle;
mod shortcuts;
mod standings;
mod state;
mod tree;

use crate::address::Address;
use crate::browser::surroundings::{self, while_here};
use crate::browser::{dom, location, observe};
use crate::ui::live::{hear, live, live_some, on_change};
use crate::ui::parts::{button, close_button};
use crate::ui::state::Derived;
use alarm::Alarm;
use bar::Bar;
use desk::desk;
use dialogs::Dialogs;

pub use desk::Desk;
pub use notebook::file_of_all;

use keeping::Keeping;
use languages::Spoken;
use leptos::prelude::*;
use notebook::{NotebookView, open_link};
use reader::Reader;
use search::Search;
use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;

/// An app that is there, until this is dropped.
pub struct Mounted {
    /// What the app does, for those who ask from outside.
    pub desk: Desk,
    _views: Box<dyn Any>,
}

/// Puts the app in the place of what `host` holds. `bundle` is the collection as the page carries it.
pub fn mount(host: &web_sys::HtmlElement, bundle: String, spoken: Spoken) -> Option<Mounted> {
    let scrolled = dom::window().scroll_y().unwrap_or(0.0);
    host.set_text_content(None);
    let laid = Rc::new(Cell::new(None));
    let app = {
        let laid = laid.clone();
        move || {
            let keeping = Keeping::load(&spoken.collection);
            let desk = Desk::new(bundle, spoken, keeping);
            laid.set(Some(desk));
            provide_context(desk);
            app(desk)
        }
    };
    let views: Box<dyn Any> = Box::new(leptos::mount::mount_to(host.clone().unchecked_into(), app));
    if surroundings::is_own_page() {
        dom::window().scroll_to_with_x_and_y(0.0, scrolled);
    }
    laid.take().map(|desk| Mounted { desk, _views: views })
}

/// The app.
fn app(desk: Desk) -> AnyView {
    desk.keeping.standings.follow(desk.keeping, desk.collection());
    hear(location::on_change(move |address| {
        arrive(&desk, address);
        open_link(desk);
    }));
    open_link(desk);
    hear([shortcuts::listen(desk)]);
    hear(observe::on_moves(move || desk.is_on_paper.notify()));
    hear([true, false].map(|is_on_paper| observe::on_paper(is_on_paper, move || desk.is_on_paper.set(is_on_paper))));
    embedding::tell_outside(desk);
    on_change(move || desk.apply_settings());
    live(move || {
        desk.language.track();
        everything(desk)
    })
    .into_any()
}

/// All that is shown, in the language that is spoken.
fn everything(desk: Desk) -> AnyView {
    view! {
        <a class="skip" href="#main" on:click=|event| { event.prevent_default(); dom::focus(dom::find("#main h1").as_ref()); }>
            {desk.messages().skip_to_text}
        </a>
        <Bar/>
        <Alarm/>
        <View/>
        <Notice/>
        <Dialogs/>
        <p class="said" role="status" aria-live="polite">{live(move || desk.said.get())}</p>
    }
    .into_any()
}

/// Takes in a new address. In another document or view the page begins at its top.
fn arrive(desk: &Desk, address: Address) {
    let former = desk.address.get_untracked();
    if former == address {
        return;
    }
    let document = desk.document_now().map(|document| document.id.clone());
    desk.address.set(address.clone());
    desk.notice.set(None);
    let is_elsewhere = desk.document_now().map(|document| document.id.clone()) != document || document.is_none();
    if is_elsewhere {
        desk.chosen.set(None);
        desk.is_marking.set(false);
        desk.rail_is_open.set(false);
        if address.open().is_none() {
            dom::scroll_to_start();
        }
        observe::focus_in_next_frame(&["#main h1"]);
    }
    if address.open() != desk.editing.get_untracked().as_deref() {
        desk.editing.set(None);
    }
}

/// The view that the address names.
#[component]
fn View() -> impl IntoView {
    let desk = desk();
    // What is open within a document is the reader's business: only another document makes another view.
    let place = Derived::new(move |_| match desk.address.get() {
        Address::Notebook => Place::Notebook,
        Address::Search(words) => Place::Search(words),
        address => {
            desk.document().map_or_else(|| Place::Nowhere(address), |document| Place::Document(document.id.clone()))
        }
    });
    live(move || match place.get() {
        Place::Notebook => view! { <NotebookView/> }.into_any(),
        Place::Search(words) => view! { <Search words=words/> }.into_any(),
        Place::Nowhere(address) => view! { <Nowhere address=address/> }.into_any(),
        Place::Document(id) => match desk.collection().document(&id).cloned() {
            Some(document) => view! { <Reader document=document/> }.into_any(),
            None => ().into_any(),
        },
    })
}

#[derive(Clone, PartialEq)]
enum Place {
    Document(crate::collection::DocumentId),
    Notebook,
    Search(String),
    Nowhere(Address),
}

/// Says that an address names nothing, and offers the list.
#[component]
fn Nowhere(address: Address) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    dom::set_title(&messages.page_title(messages.nothing_here));
    let list = crate::page::document_list(&desk.collection(), None, &messages);
    view! {
        <main class="view" id="main">
            <h1 tabindex="-1">{messages.nothing_here}</h1>
            <p class="empty">{messages.no_such_address(&address.shown())}</p>
            {tree::all_plain(list)}
        </main>
    }
}

/// A word in passing, with the way back where there is one.
#[component]
fn Notice() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    on_change(move || {
        // It stays long enough to be read and pressed; the notebook and Ctrl+Z offer the same for good.
        if let Some(notice) = desk.notice.get() {
            let shown = notice.clone();
            let end = while_here(move || {
                if desk.notice.get_untracked().as_ref() == Some(&shown) {
                    desk.notice.set(None);
                }
            });
            gloo_timers::callback::Timeout::new(12_000, end).forget();
        }
    });
    let undo = move |_| {
        desk.undo();
        observe::focus_in_next_frame(&["#main h1"]);
    };
    let close = move |_| {
        desk.notice.set(None);
        observe::focus_in_next_frame(&["#main h1"]);
    };
    live_some(move || {
        desk.notice.get().map(|notice| {
            view! {
                <div class="notice">
                    <span>{notice.words}</span>
                    {notice.offers_undo.then(|| button("", messages.undo, undo))}
                    {close_button("", messages.close, close)}
                </div>
            }
        })
    })
}
