//! Hearing of changes in size, and waiting for the next frame.

use crate::browser::dom::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};

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

    /// Watches nothing any more.
    pub fn forget_all(&self) {
        self.observer.disconnect();
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `then` before the next frame is painted.
pub fn before_next_frame(then: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(then);
    let _ = window().request_animation_frame(callback.unchecked_ref());
}
