//! What the wasm module gives a page: functions. Loading it starts nothing.

use crate::browser::dom;
use crate::collection::Collection;
use crate::i18n::Locale;
use crate::ui;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Starts the app in the page's `#app`, with the collection that the page carries in `#collection`.
///
/// # Errors
/// What is missing or wrong, in words; the page is left as it is.
#[wasm_bindgen]
pub fn start() -> Result<(), JsValue> {
    std::panic::set_hook(Box::new(panicked));
    let host = dom::by_id("app").ok_or("the page has no #app")?;
    let bundle =
        dom::by_id("collection").and_then(|element| element.text_content()).ok_or("the page carries no #collection")?;
    let collection = Collection::from_bundle(&bundle).map_err(|errors| JsValue::from(errors.to_string()))?;
    ui::mount(&host, collection);
    Ok(())
}

/// After a panic the module must not be used again: the page says so, and that what was saved is there after a reload.
fn panicked(info: &std::panic::PanicHookInfo<'_>) {
    console_error_panic_hook::hook(info);
    if let Some(root) = dom::page().document_element() {
        let _ = root.set_attribute("data-app", "stopped");
    }
    if let Some(place) = dom::by_id("boot-error") {
        place.set_text_content(Some(Locale::default().messages().broken));
        place.set_hidden(false);
    }
}
