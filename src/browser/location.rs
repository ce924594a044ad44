//! Where the reader is: in the page's address, or, in somebody else's page, in the app's memory alone.

use crate::address::Address;
use crate::browser::dom::window;
use crate::browser::surroundings::{self, is_own_page};
use crate::share::is_link;
use gloo_events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

thread_local! {
    /// The address in somebody else's page.
    static HERE: RefCell<Address> = const { RefCell::new(Address::Start) };
}

/// Tells of a new address. In somebody else's page only the app hears it.
const CHANGED: &str = "hashchange";

/// The address as it stands.
pub fn current() -> Address {
    if !is_own_page() {
        return HERE.with_borrow(Clone::clone);
    }
    Address::parse(&window().location().hash().unwrap_or_default())
}

/// What stands behind `#`, if that is a link that carries notes.
pub fn link() -> Option<String> {
    is_own_page().then(|| window().location().hash().ok())?.filter(|fragment| is_link(fragment))
}

/// Lets go of a link that carries notes, so that loading the page again does not open it again.
pub fn leave_link() {
    if link().is_some() {
        replace(&Address::Start);
    }
}

/// Goes to an address, leaving the old one for the browser's way back. Whoever listens hears of it before this returns.
///
/// Setting the address's hash would do it too, but then the browser looks for a place of that name in the page, which takes
/// a frame where the page is long, and tells of it only later, when the focus should have moved already.
pub fn go(address: &Address) {
    if current() == *address {
        return;
    }
    if !is_own_page() {
        HERE.replace(address.clone());
        return tell_of_change(&surroundings::root());
    }
    let hash = address.to_string();
    let push = |history: web_sys::History| history.push_state_with_url(&JsValue::NULL, "", Some(&hash));
    // Browsers refuse that in some frames, and where it is done very often.
    let is_there = window().history().and_then(push).or_else(|_| window().location().set_hash(&hash)).is_ok();
    if is_there {
        tell_of_change(&window());
    }
}

fn tell_of_change(target: &web_sys::EventTarget) {
    if let Ok(event) = Event::new(CHANGED) {
        let _ = target.dispatch_event(&event);
    }
}

/// Takes an address in place of the present one.
pub fn replace(address: &Address) {
    if !is_own_page() {
        HERE.replace(address.clone());
    } else if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address.to_string()));
    }
}

/// The whole address, to be given to somebody else, of a place in the app; of the page that the app stands in, if it is another's.
pub fn link_to(address: &Address) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    // In somebody else's page no address leads to a place in the app.
    if is_own_page() { format!("{page}{address}") } else { page.to_owned() }
}

/// Calls `heard` whenever the address has changed, until the listeners are dropped. In somebody else's page the app's own links,
/// whose addresses mean nothing to that page, are heard of here too.
pub fn on_change(heard: impl Fn(Address) + 'static) -> Vec<EventListener> {
    let heard = move |_: &Event| heard(current());
    if is_own_page() {
        return vec![EventListener::new(&window(), CHANGED, heard)];
    }
    let root = surroundings::root();
    let options = EventListenerOptions::enable_prevent_default();
    let links = EventListener::new_with_options(&root, "click", options, |event| {
        if let Some(address) = link_around(event) {
            event.prevent_default();
            go(&address);
        }
    });
    vec![links, EventListener::new(&root, CHANGED, heard)]
}

/// The address of the link that an event is in, if it leads to a place in the app.
fn link_around(event: &Event) -> Option<Address> {
    let element: web_sys::Element = event.target()?.dyn_into().ok()?;
    let href = element.closest("a[href^='#/']").ok()??.get_attribute("href")?;
    (!event.default_prevented()).then(|| Address::parse(&href))
}

/// A parameter of the address, behind its `?`.
pub fn parameter(name: &str) -> Option<String> {
    let query = window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&query).ok()?.get(name)
}

/// Whether the page is a file on this device: the edition that has everything in one file.
pub fn is_file() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol == "file:")
}

/// The folder that the app is served from: what its keys in storage are named by. A file's folder is left out: the file may be
/// moved, and a stick has another letter tomorrow, but the notes in this browser are the same. `language.js` says the same.
pub fn folder() -> String {
    if is_file() {
        return "file".to_owned();
    }
    let path = window().location().pathname().unwrap_or_default();
    path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned() + "/")
}
