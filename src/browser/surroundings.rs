//! What the app stands in: a page of its own, or an element of somebody else's page.
//!
//! In a page of its own, the page's title, address and scrolling are the app's. In another's they are not, and what the app looks
//! for it looks for in its own shadow tree, where no style sheet and no `id` of the page reaches.

use gloo_events::EventListenerOptions;
use js_sys::Function;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, EventTarget, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// What a document and a shadow root have in common (the DOM's `DocumentOrShadowRoot` and `ParentNode`).
    #[wasm_bindgen(extends = EventTarget)]
    #[derive(Clone)]
    pub type Root;
    /// The first element in it that a CSS selector finds.
    #[wasm_bindgen(method, js_name = querySelector)]
    pub fn query_selector(this: &Root, selector: &str) -> Option<Element>;
    /// The element in it with this `id`.
    #[wasm_bindgen(method, js_name = getElementById)]
    pub fn get_element_by_id(this: &Root, id: &str) -> Option<Element>;
    /// The element in it that has the focus.
    #[wasm_bindgen(method, getter, js_name = activeElement)]
    pub fn active_element(this: &Root) -> Option<Element>;
}

thread_local! {
    static MOUNTED: RefCell<Option<Mounted>> = const { RefCell::new(None) };
    static LIFE: Cell<u32> = const { Cell::new(0) };
    static FULL_VERSION: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Where the app stands in somebody else's page.
pub struct Mounted {
    /// The shadow root.
    pub root: Root,
    /// The element in it that is what the page's root element is elsewhere: it says theme, language and size of the text.
    pub page: HtmlElement,
    /// Scrolls whatever scrolls the app, by so many CSS px down.
    pub scroll: Function,
}

/// Lets the app stand in somebody else's page.
pub fn mount_in(place: Mounted) {
    MOUNTED.replace(Some(place));
}

/// The app goes. What it has put off until later is not done any more.
pub fn leave() {
    MOUNTED.replace(None);
    LIFE.set(LIFE.get() + 1);
}

/// Says where the same is shown in a page of the app's own, if this one is another's, or a frame in one.
pub fn set_full_version(address: Option<String>) {
    FULL_VERSION.replace(address);
}

/// Where the same is shown in a page of the app's own, if this one is another's, or a frame in one.
pub fn full_version() -> Option<String> {
    FULL_VERSION.with_borrow(Clone::clone)
}

/// What to look for elements in, and to listen at for what happens to them: the document, or the shadow root.
pub fn root() -> Root {
    shadow().unwrap_or_else(|| JsValue::from(gloo_utils::document()).unchecked_into())
}

/// The shadow root, in somebody else's page.
pub fn shadow() -> Option<Root> {
    MOUNTED.with_borrow(|mounted| mounted.as_ref().map(|place| place.root.clone()))
}

/// Whether the page is the app's own: then its title, its address and its way of scrolling are.
pub fn is_own_page() -> bool {
    MOUNTED.with_borrow(Option::is_none)
}

/// The element that says theme, language and size of the text.
pub fn page_element() -> Option<HtmlElement> {
    let mounted = MOUNTED.with_borrow(|mounted| mounted.as_ref().map(|place| place.page.clone()));
    mounted.or_else(|| gloo_utils::document().document_element()?.dyn_into().ok())
}

/// Scrolls the app by so many CSS px down.
pub fn scroll_by(down: f64) {
    match MOUNTED.with_borrow(|mounted| mounted.as_ref().map(|place| place.scroll.clone())) {
        Some(scroll) => drop(scroll.call1(&JsValue::NULL, &down.into())),
        None => gloo_utils::window().scroll_by_with_x_and_y(0.0, down),
    }
}

/// How to hear of scrolling at the window: in somebody else's page it may be any part of that which scrolls.
pub fn hear_scrolling() -> EventListenerOptions {
    if is_own_page() { EventListenerOptions::default() } else { EventListenerOptions::run_in_capture_phase() }
}

/// The same deed, but not done once the app has gone: nothing that it would need is there then.
pub fn while_here(deed: impl FnOnce() + 'static) -> Box<dyn FnOnce()> {
    let life = LIFE.get();
    Box::new(move || {
        if life == LIFE.get() {
            deed();
        }
    })
}

/// Works at something as long as the app is here.
pub fn work_while_here(work: impl Future<Output = ()> + 'static) {
    let life = LIFE.get();
    // Boxed, all share the machinery of one task.
    let mut work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    spawn_local(poll_fn(move |context| if life == LIFE.get() { work.as_mut().poll(context) } else { Poll::Ready(()) }));
}
