//! The bar at the top: the name, the views, where the notes are, and the page's settings.

use crate::address::Address;
use crate::browser::clock;
use crate::notebook::Notebook;
use crate::ui::desk::{Dialog, desk};
use crate::ui::keeping::Safety;
use crate::ui::languages::language_list;
use crate::ui::live::{follow, live, live_some};
use crate::ui::notebook::save_to_file;
use crate::ui::parts::button;
use crate::ui::state::Derived;
use leptos::prelude::*;

/// The bar.
#[component]
pub fn Bar() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let is_notebook = move || desk.address.with(|address| *address == Address::Notebook);
    let is_reading = move || desk.document().is_some();
    let count = Derived::new(move |_| desk.keeping.with(Notebook::len));
    let current = |is_current: bool| is_current.then_some("page");
    view! {
        <header class="top">
            <button
                class="bars"
                aria-expanded=follow(move || desk.rail_is_open.get().to_string())
                on:click=move |_| desk.rail_is_open.update(|is_open| *is_open = !*is_open)
                class:is-away=follow(move || !is_reading())
            >
                <i aria-hidden="true"></i>
                <span>{messages.documents}</span>
            </button>
            <a class="wordmark" href="#/">"Claimlight"</a>
            <p class="collection">{desk.collection().title.get(desk.tag()).to_owned()}</p>
            <nav aria-label=messages.views>
                <a href="#/" aria-current=follow(move || current(is_reading()))>{messages.read}</a>
                <a href=Address::Notebook.to_string() aria-current=follow(move || current(is_notebook()))>
                    {messages.notebook}
                    {live_some(move || (count.get() > 0).then(|| view! { <span class="n">{count.get()}</span> }))}
                </a>
            </nav>
            <Badge/>
            {language_list("language")}
            <button class="tool" aria-label=messages.settings on:click=move |_| desk.dialog.set(Some(Dialog::Settings))>
                "A"<small>"A"</small>
            </button>
        </header>
    }
}

/// The truth about the notes: saved, being saved or not saved, on this device only, and when last in a file.
#[component]
fn Badge() -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let class = move || match desk.keeping.safety.get() {
        Safety::Saved => "saved is-saved",
        Safety::Saving => "saved",
        Safety::Unsaved(_) | Safety::NotErased => "saved is-unsaved",
    };
    let words = move || match desk.keeping.safety.get() {
        Safety::Saved if desk.keeping.with(Notebook::is_empty) => messages.nothing_to_save,
        Safety::Saved => messages.saved,
        Safety::Saving => messages.saving,
        Safety::Unsaved(_) => messages.not_saved,
        Safety::NotErased => messages.not_erased,
    };
    let backup = move || {
        let (last, is_empty) = desk.keeping.with(|notebook| (notebook.last_backup(), notebook.is_empty()));
        (!is_empty || last.is_some()).then(|| {
            let when = last.map(clock::local);
            button("plain-link words backup", messages.last_backup(when.as_deref()), move |_| save_to_file(&desk))
        })
    };
    view! {
        <p class=follow(class)>
            <span class="dot" aria-hidden="true"></span>
            <span class="words" role="status">{live(words)}</span>
            {live_some(backup)}
        </p>
    }
}
