//! What pressing, hovering and focusing marks does: a mark opens its card, and where marks overlap, each in turn.

use crate::browser::{dom, observe, selection};
use crate::ui::desk::Desk;
use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent};
use web_sys::Element;

/// The marks around an element, the innermost first.
fn marks_around(event: &web_sys::Event) -> Vec<Element> {
    let target = event.target().and_then(|target| wasm_bindgen::JsCast::dyn_into::<Element>(target).ok());
    let around = |element: Element| element.closest("mark[data-id]").ok().flatten();
    std::iter::successors(target.and_then(around), |mark| mark.parent_element().and_then(around)).collect()
}

/// The names of the marks around an element, the innermost first.
fn names_around(event: &web_sys::Event) -> Vec<String> {
    let names = marks_around(event).into_iter().filter_map(|mark| mark.get_attribute("data-id"));
    names.filter(|id| !id.is_empty()).collect()
}

/// Opens the next mark around an element: the innermost, or the one around that which is open.
fn open_next(desk: &Desk, ids: &[String]) {
    let document = desk.document_now();
    let open = desk.open_now();
    let place = open.and_then(|open| ids.iter().position(|id| *id == open)).map_or(0, |place| place + 1);
    if let (Some(document), Some(id)) = (document, ids.get(place % ids.len().max(1))) {
        desk.editing.set(None);
        desk.open_in(&document.id, Some(id.clone()));
    }
}

/// Lets a selection begin on a mark: Chromium starts none in an inline element that takes the focus from the press, so
/// for that moment it takes none.
pub fn pressed_down(event: MouseEvent) {
    let marks: Vec<Element> = marks_around(&event).into_iter().filter(|mark| mark.has_attribute("tabindex")).collect();
    for mark in &marks {
        let _ = mark.remove_attribute("tabindex");
    }
    gloo_timers::callback::Timeout::new(0, move || {
        for mark in marks {
            let _ = mark.set_attribute("tabindex", "0");
        }
    })
    .forget();
}

/// A press on a mark opens it, unless it ended a selection.
pub fn pressed(desk: Desk) -> impl Fn(MouseEvent) + 'static {
    move |event| {
        if desk.is_marking.get_untracked() || selection::current().is_some() {
            return;
        }
        open_next(&desk, &names_around(&event));
    }
}

/// Enter and the space bar on a mark open it and go into its card.
pub fn keyed(desk: Desk) -> impl Fn(KeyboardEvent) + 'static {
    move |event| {
        let ids = names_around(&event);
        if ids.is_empty() || !matches!(event.key().as_str(), "Enter" | " ") || desk.is_marking.get_untracked() {
            return;
        }
        event.prevent_default();
        let id = ids[0].clone();
        open_next(&desk, &ids[..1]);
        observe::before_next_frame(move || {
            dom::focus(dom::find(".card.open h3").filter(|_| dom::by_id(&format!("card-{id}")).is_some()).as_ref());
        });
    }
}

/// The card of a hovered mark answers.
pub fn hovered(on: bool) -> impl Fn(PointerEvent) + 'static {
    move |event| answer(&names_around(&event), on)
}

/// The card of a focused mark answers.
pub fn focused(on: bool) -> impl Fn(FocusEvent) + 'static {
    move |event| answer(&names_around(&event), on)
}

fn answer(ids: &[String], on: bool) {
    for id in ids.iter().take(1) {
        dom::set_class_of(id, "is-hovered", on);
    }
}
