//! Putting words on the clipboard.

use crate::browser::dom::window;
use wasm_bindgen_futures::JsFuture;

/// Copies plain text; says whether the browser let it.
pub async fn copy(text: &str) -> bool {
    // In an insecure context there is no clipboard at all, and web-sys has no type for that.
    let navigator = window().navigator();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into());
    if clipboard.is_ok_and(|clipboard| clipboard.is_undefined()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
