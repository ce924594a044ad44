//! Hearing of changes in size, and waiting for the next frame.

use crate::browser::dom::{self, window};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, EventTarget, ResizeObserver};

/// Hears when watched elements change their size. Dropping it ends that.
pub struct SizeWatch {
    observer: ResizeObserver,
    _heard: Closure<dyn FnMut()>,
}

impl SizeWatch {
    /// Calls `heard` after layout whenever a watched element has another size, and once for each newly watched one.
    pub fn new(heard: impl FnMut() + 'static) -> Option<Self> {
        let heard = Closure::<dyn FnMut()>::new(heard);
        let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
        Some(Self { observer, _heard: heard })
    }

    /// Watches one more element.
    pub fn watch(&self, element: &Element) {
        self.observer.observe(element);
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Moves the keyboard's focus before the next frame, when the views have followed a change: to what the first of these CSS
/// selectors finds that finds anything.
pub fn focus_in_next_frame(selectors: &'static [&'static str]) {
    before_next_frame(move || dom::focus(selectors.iter().find_map(|selector| dom::find(selector)).as_ref()));
}

/// Calls `heard` for as long as the page lives, before the next frame is painted, whenever the page is scrolled, the window
/// gets another size, or the selection changes.
pub fn on_moves(heard: impl Fn() + Clone + 'static) {
    let (window, page): (EventTarget, EventTarget) = (window().into(), dom::page().into());
    for (target, event) in [(&window, "scroll"), (&window, "resize"), (&page, "selectionchange")] {
        let heard = heard.clone();
        EventListener::new(target, event, move |_| before_next_frame(heard.clone())).forget();
    }
}

/// Calls `heard` when the page is about to be laid out on paper, or (`is_on_paper` being false) when it no longer is; until
/// the listener is dropped.
pub fn on_paper(is_on_paper: bool, heard: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), if is_on_paper { "beforeprint" } else { "afterprint" }, move |_| heard())
}

/// Calls `then` before the next frame is painted.
pub fn before_next_frame(then: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(then);
    let _ = window().request_animation_frame(callback.unchecked_ref());
}

/// Calls `then` once the next frame has been painted, and in a page that is not painted after a tenth of a second.
pub fn after_next_paint(then: impl FnOnce() + 'static) {
    let then = Rc::new(Cell::new(Some(then)));
    let call = move || {
        if let Some(then) = then.take() {
            then();
        }
    };
    Timeout::new(100, call.clone()).forget();
    before_next_frame(move || drop(Timeout::new(0, call).forget()));
}
