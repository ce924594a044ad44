//! Panels over the page: settings, shortcuts, the question before everything is erased, what an opened file or link brings, a
//! link that is made.

mod settings;
mod shortcuts;

use crate::browser::{dom, location, observe};
use crate::notebook::Command;
use crate::sheet;
use crate::ui::desk::{Desk, Dialog, desk};
use crate::ui::keeping::Safety;
use crate::ui::live::{live_some, on_change};
use crate::ui::notebook::{Opened, fill_with_link};
use crate::ui::parts::button;
use crate::ui::state::{Held, State};
use crate::ui::tree::plain;
use leptos::prelude::*;
use settings::SettingsPanel;
use shortcuts::Shortcuts;
use wasm_bindgen::JsCast;

/// The open panel, if any. It is a modal `<dialog>`: Escape closes it, and the focus returns to where it was.
#[component]
pub fn Dialogs() -> impl IntoView {
    let desk = desk();
    let before = Held::<Option<web_sys::HtmlElement>>::new(None);
    let close = Callback::new(move |()| {
        desk.dialog.set(None);
        location::leave_link();
        // As long as the panel is there, nothing outside it takes the focus.
        observe::before_next_frame(move || before.with_value(|before| dom::focus(before.as_ref())));
    });
    live_some(move || {
        let dialog = desk.dialog.get()?;
        // One panel can lead to another; the way back leads out of both.
        let focused = dom::active_element().filter(|element| element.closest("dialog").is_ok_and(|it| it.is_none()));
        if let Some(focused) = focused {
            before.set_value(focused.dyn_into().ok());
        }
        Some(view! { <Panel dialog=dialog close=close/> })
    })
}

#[component]
fn Panel(dialog: Dialog, close: Callback<()>) -> impl IntoView {
    let desk = desk();
    let messages = desk.messages();
    let element = State::<Option<web_sys::Element>>::new(None);
    let link = match &dialog {
        Dialog::Link(annotations) => Some(annotations.clone()),
        _ => None,
    };
    on_change(move || {
        let Some(element) = element.get() else { return };
        let place = element.first_element_child().and_then(|place| place.dyn_into().ok());
        if let (Some(annotations), Some(place)) = (link.clone(), place) {
            fill_with_link(desk, place, annotations);
        }
        let element: web_sys::HtmlDialogElement = element.unchecked_into();
        if element.is_connected() {
            let _ = element.show_modal();
        } else {
            observe::before_next_frame(move || drop(element.show_modal()));
        }
    });
    let label = match &dialog {
        Dialog::Settings => messages.settings.to_owned(),
        Dialog::Shortcuts => messages.shortcuts.to_owned(),
        Dialog::EraseAll => messages.erase_everything.to_owned(),
        Dialog::Opened(file) => file.title.clone(),
        Dialog::Link(_) => messages.make_link.to_owned(),
    };
    let content = match dialog {
        Dialog::Settings => view! { <SettingsPanel close=close/> }.into_any(),
        Dialog::Shortcuts => view! { <Shortcuts close=close/> }.into_any(),
        Dialog::EraseAll => view! { <EraseAll close=close/> }.into_any(),
        Dialog::Opened(file) => view! { <Opened file=file close=close/> }.into_any(),
        // Its place is filled once it is in the page.
        Dialog::Link(_) => plain(sheet::element("div")),
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
        <p>{messages.erase_words(count, has_asides)}</p>
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
