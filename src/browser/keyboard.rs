//! Keys pressed anywhere on the page.

use crate::browser::surroundings;
use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// A key with what was held down beside it.
pub struct Press<'a> {
    /// The key's value: a letter as it is typed, or a name like `Escape`.
    pub key: &'a str,
    /// Whether Ctrl, or ⌘ on a Mac, is held.
    pub command: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether the key goes into a field that takes text.
    pub in_field: bool,
}

/// Calls `heard` for every key that nobody else has used, until the listener is dropped; where it says `true` the browser does
/// nothing more with it. Keys of an input method that is composing a word are the word's.
pub fn on_press(heard: impl Fn(&Press) -> bool + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&surroundings::root(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if event.default_prevented() || event.is_composing() || event.alt_key() {
            return;
        }
        let press = Press {
            key: &event.key(),
            command: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            in_field: event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .is_some_and(|element| takes_text(&element)),
        };
        if heard(&press) {
            event.prevent_default();
        }
    })
}

fn takes_text(element: &Element) -> bool {
    element
        .matches("input:not([type=radio], [type=checkbox], [type=file]), textarea, select, [contenteditable]")
        .unwrap_or(false)
}
