//! Hearing of changes in size, and waiting for the next frame.

use crate::browser::dom::{self, window};
use crate::browser::surroundings::{hear_scrolling, while_here};
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

/// Calls `heard`, before the next frame is painted, whenever the page is scrolled, the window gets another size, or the selection
/// changes; until the listeners are dropped.
pub fn on_moves(heard: impl Fn() + Clone + 'static) -> [EventListener; 3] {
    let (window, page): (EventTarget, EventTarget) = (window().into(), dom::page().into());
    [(&window, "scroll"), (&window, "resize"), (&page, "selectionchange")].map(|(target, event)| {
        let heard = heard.clone();
        EventListener::new_with_options(target, event, hear_scrolling(), move |_| before_next_frame(heard.clone()))
    })
}

/// Calls `heard` when the page is about to be laid out on paper, or (`is_on_paper` being false) when it no longer is; until
/// the listener is dropped.
pub fn on_paper(is_on_paper: bool, heard: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), if is_on_paper { "beforeprint" } else { "afterprint" }, move |_| heard())
}

/// Calls `then` before the next frame is painted, if the app is still there.
pub fn before_next_frame(then: impl FnOnce() + 'static) {
    // Boxed, all share the machinery of one closure.
    let callback = Closure::once_into_js(while_here(then));
    let _ = window().request_animation_frame(callback.unchecked_ref());
}

/// Calls `then` once the next frame has been painted, and in a page that is not painted after a tenth of a second, if the app is
/// still there.
pub fn after_next_paint(then: impl FnOnce() + 'static) {
    let then = Rc::new(Cell::new(Some(while_here(then))));
    let call = move || {
        if let Some(then) = then.take() {
            then();
        }
    };
    Timeout::new(100, call.clone()).forget();
    before_next_frame(move || drop(Timeout::new(0, call).forget()));
}
