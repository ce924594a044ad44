//! The page's address: reading it, changing it, hearing of its changes.

use crate::address::Address;
use crate::browser::dom::window;
use gloo_events::EventListener;
use wasm_bindgen::JsValue;

/// The address as it stands.
pub fn current() -> Address {
    Address::parse(&window().location().hash().unwrap_or_default())
}

/// Goes to an address, leaving the old one for the browser's way back. Whoever listens hears of it before this returns.
///
/// Setting the address's hash would do it too, but then the browser looks for a place of that name in the page, which takes
/// a frame where the page is long, and tells of it only later, when the focus should have moved already.
pub fn go(address: &Address) {
    if current() == *address {
        return;
    }
    let hash = address.to_string();
    let push = |history: web_sys::History| history.push_state_with_url(&JsValue::NULL, "", Some(&hash));
    // Browsers refuse that in some frames, and where it is done very often.
    let is_there = window().history().and_then(push).or_else(|_| window().location().set_hash(&hash)).is_ok();
    if is_there && let Ok(event) = web_sys::Event::new("hashchange") {
        let _ = window().dispatch_event(&event);
    }
}

/// Takes an address in place of the present one.
pub fn replace(address: &Address) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address.to_string()));
    }
}

/// The whole address, to be given to somebody else, of a place in the app.
pub fn link_to(address: &Address) -> String {
    let href = window().location().href().unwrap_or_default();
    format!("{}{address}", href.split('#').next().unwrap_or_default())
}

/// Calls `heard` whenever the address has changed, for as long as the page lives.
pub fn on_change(heard: impl Fn(Address) + 'static) {
    EventListener::new(&window(), "hashchange", move |_| heard(current())).forget();
}

/// The folder that the app is served from: what its keys in storage are named by.
pub fn folder() -> String {
    let path = window().location().pathname().unwrap_or_default();
    path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned() + "/")
}
