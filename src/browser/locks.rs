//! One tab at a time: the Web Locks API, where the browser has it.

use crate::browser::dom::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Runs `work` while no other tab of the app holds the lock `name`; at once where the browser knows no locks.
///
/// `work` may be left undone if the page dies while it waits.
pub async fn with_lock(name: &str, work: impl FnOnce() + 'static) {
    let navigator = window().navigator();
    let locks = js_sys::Reflect::get(&navigator, &"locks".into()).unwrap_or(JsValue::UNDEFINED);
    let request =
        js_sys::Reflect::get(&locks, &"request".into()).ok().and_then(|it| it.dyn_into::<js_sys::Function>().ok());
    let Some(request) = request else { return work() };
    let work = std::rc::Rc::new(std::cell::Cell::new(Some(work)));
    let in_lock = {
        let work = work.clone();
        Closure::once(move |_lock: JsValue| {
            if let Some(work) = work.take() {
                work();
            }
        })
    };
    let granted = match request.call2(&locks, &name.into(), in_lock.as_ref()) {
        Ok(promise) => JsFuture::from(js_sys::Promise::resolve(&promise)).await,
        Err(error) => Err(error),
    };
    // Refused (an opaque origin, a page about to go): the storage protocol holds without the lock, only less comfortably.
    if granted.is_err()
        && let Some(work) = work.take()
    {
        work();
    }
}
