//! Whoever has put the app into a page: what happens here is told to them.

use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    static HEARD: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Says who hears of what happens: a function of an event's name and its detail as JSON.
pub fn set_listener(heard: Option<Function>) {
    HEARD.replace(heard);
}

/// Tells that something has happened. `detail` gives JSON, and is asked only where somebody listens.
pub fn tell(event: &str, detail: impl FnOnce() -> String) {
    // Whoever hears may ask for something at once, so nothing is held meanwhile.
    if let Some(heard) = HEARD.with_borrow(Clone::clone) {
        let _ = heard.call2(&JsValue::NULL, &event.into(), &detail().into());
    }
}
