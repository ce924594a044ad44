//! What the wasm module gives a page: functions. Loading it starts nothing.

use crate::browser::{dom, engine};
use crate::collection::Collection;
use crate::ui;
use js_sys::Function;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Starts the app in the page's `#app`, with the collection that the page carries in `#collection`. `engine` fetches the
/// anchoring engine when it is first needed: a function of a text, and of the text before it if that is known, to a promise
/// of an `Anchoring` (see `anchoring.d.ts`). Without it, notes are shown only where their words have not moved.
///
/// # Errors
/// What is missing or wrong, in words; the page is left as it is.
#[wasm_bindgen]
pub fn start(engine: Option<Function>) -> Result<(), JsValue> {
    // Development builds say in the console what went wrong; release builds only stop, and boot.js says so on the page.
    console_error_panic_hook::set_once();
    engine::set_opener(engine);
    let host = dom::by_id("app").ok_or("the page has no #app")?;
    let bundle =
        dom::by_id("collection").and_then(|element| element.text_content()).ok_or("the page carries no #collection")?;
    let collection = Collection::from_bundle(&bundle).map_err(|error| JsValue::from(error.to_string()))?;
    ui::mount(&host, collection);
    Ok(())
}
