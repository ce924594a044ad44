//! Panels over the page: settings, shortcuts, the question before everything is erased, an opened file.

mod settings;
mod shortcuts;

use crate::browser::{dom, observe};
use crate::notebook::Command;
use crate::ui::desk::{Desk, Dialog, desk};
use crate::ui::keeping::Safety;
use crate::ui::live::live;
use crate::ui::notebook::Opened;
use crate::ui::parts::button;
use leptos::html;
use leptos::prelude::*;
use settings::SettingsPanel;
use shortcuts::Shortcuts;
use wasm_bindgen::JsCast;

/// The open panel, if any. It is a modal `<dialog>`: Escape closes it, and the focus returns to where it was.
#[component]
pub fn Dialogs() -> impl IntoView {
    let desk = desk();
    let before = StoredValue::<Option<web_sys::HtmlElement>, leptos::reactive::owner::LocalStorage>::new_local(None);
    let close = Callback::new(move |()| {
        desk.dialog.set(None);
        // As long as the panel is there, nothing outside it takes the focus.
        observe::before_next_frame(move || before.with_value(|before| dom::focus(before.as_ref())));
    });
    live(move || {
        let dialog = desk.dialog.get()?;
        // One panel can lead to another; the way back leads out of both.
        let focused =
            dom::page().active_element().filter(|element| element.closest("dialog").is_ok_and(|it| it.is_none()));
        if let Some(focused) = focused {
            before.set_value(focused.dyn_into().ok());
        }
        Some(view! { <Panel dialog=dialog close=close/> })
    })
}

#[component]
fn Panel(dialog: Dialog, close: Callback<()>) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    element.on_load(|element| {
        if element.is_connected() {
            let _ = element.show_modal();
        } else {
            observe::before_next_frame(move || drop(element.show_modal()));
        }
    });
    let messages = desk().messages();
    let label = match &dialog {
        Dialog::Settings => messages.settings,
        Dialog::Shortcuts => messages.shortcuts,
        Dialog::EraseAll => messages.erase_everything,
        Dialog::Opened(_) => messages.open_file,
    };
    let content = match dialog {
        Dialog::Settings => view! { <SettingsPanel close=close/> }.into_any(),
        Dialog::Shortcuts => view! { <Shortcuts close=close/> }.into_any(),
        Dialog::EraseAll => view! { <EraseAll close=close/> }.into_any(),
        Dialog::Opened(file) => view! { <Opened file=file close=close/> }.into_any(),
    };
    view! {
        <dialog
            node_ref=element
            aria-label=label
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                close.run(());
            }
        >
            {content}
        </dialog>
    }
}

/// Asks before everything goes.
#[component]
fn EraseAll(close: Callback<()>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let erase = move |_| {
        erase_everything(&desk);
        close.run(());
    };
    let count = desk.keeping.with_now(crate::notebook::Notebook::len);
    let has_asides = desk.keeping.asides.with_untracked(|asides| !asides.is_empty());
    view! {
        <h2>{messages.erase_question}</h2>
        <p>{(messages.erase_words)(count, has_asides)}</p>
        <div class="dialog-end">
            {button("press primary", messages.keep_notes, move |_| close.run(()))}
            {button("press grave", messages.erase_everything, erase)}
        </div>
    }
}

fn erase_everything(desk: &Desk) {
    let is_carried_out = desk.keeping.act(Command::EraseAll, None).is_ok();
    // Where the storage did not do it, the alarm says so.
    if is_carried_out && desk.keeping.safety.with_untracked(|safety| *safety == Safety::Saved) {
        desk.tell(desk.messages().erased, true);
    }
}
