//! What the wasm module gives a page: functions. Loading it starts nothing.

use crate::browser::dom;
use crate::collection::Collection;
use crate::ui;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Starts the app in the page's `#app`, with the collection that the page carries in `#collection`.
///
/// # Errors
/// What is missing or wrong, in words; the page is left as it is.
#[wasm_bindgen]
pub fn start() -> Result<(), JsValue> {
    // Development builds say in the console what went wrong; release builds only stop, and boot.js says so on the page.
    console_error_panic_hook::set_once();
    let host = dom::by_id("app").ok_or("the page has no #app")?;
    let bundle =
        dom::by_id("collection").and_then(|element| element.text_content()).ok_or("the page carries no #collection")?;
    let collection = Collection::from_bundle(&bundle)
        .map_err(|errors| JsValue::from(format!("the page's collection is unsound:{}", errors.places())))?;
    ui::mount(&host, collection);
    Ok(())
}
