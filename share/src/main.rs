//! Links and QR codes that carry notes, as a wasm module of its own: functions over JSON for a page, a worker or Node.
//!
//! Loading it starts nothing. What it gives is described for TypeScript in `share.d.ts` beside this file, and for people in
//! docs/links.md. The last three functions are for the app, which has no words for links and no trees: few visits need them.
#![cfg_attr(target_arch = "wasm32", no_main)]

mod answer;
mod panel;

use answer::{Failure, answer};
use claimlight::annotation::Annotation;
use claimlight::browser::languages::Language;
use claimlight::collection::Collection;
use claimlight::exchange::read_file;
use claimlight::json;
use claimlight::share::{self, Budget};
use serde_json::json;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("share.d.ts");

/// Packs annotations into a link to the page at `address`: gives a `Packed` or a `Failed`, as JSON. `collection` is the bundle that
/// the page carries; `annotations` is a collection of annotations or a list, as JSON, those first that have precedence;
/// `budget` is "link" or "qr".
#[wasm_bindgen]
pub fn pack(collection: &str, annotations: &str, address: &str, budget: &str) -> String {
    answer(|| {
        let collection = Collection::from_bundle(collection).map_err(|bad| Failure::Collection(bad.0))?;
        let annotations = read_file(annotations.as_bytes()).map_err(|_| Failure::Annotations)?;
        let annotations: Vec<Annotation> = annotations.iter().map(Annotation::from).collect();
        let budget = match budget {
            "link" => Budget::Link,
            "qr" => Budget::Qr,
            _ => return Err(Failure::Budget),
        };
        Ok(answer::packed(share::pack(&collection, &annotations, address, budget)))
    })
}

/// Unpacks what stands behind `#`: gives an `Unpacked` or a `Failed`, as JSON.
#[wasm_bindgen]
pub fn unpack(collection: &str, fragment: &str) -> String {
    answer(|| {
        let collection = Collection::from_bundle(collection).map_err(|bad| Failure::Collection(bad.0))?;
        let unpacked = share::unpack(&collection, fragment).map_err(Failure::Link)?;
        Ok(answer::unpacked(&unpacked, &collection))
    })
}

/// Draws the QR code of a text: gives a `Qr` as JSON, or nothing for a text that is too long.
#[wasm_bindgen]
pub fn qr(text: &str) -> Option<String> {
    share::qr(text).map(|qr| json::line(&json!({ "size": qr.size(), "path": qr.path() })))
}

/// Says which address to put into links: gives a `PublicAddress` or a `Failed`, as JSON. `own` is the page's, `configured` what the
/// operator of a kiosk has set.
#[wasm_bindgen(js_name = publicAddress)]
pub fn public_address(own: &str, configured: Option<String>) -> String {
    answer(|| {
        let (address, reach) = share::public_address(configured.as_deref(), own).map_err(Failure::Address)?;
        Ok(json!({ "address": address, "reach": answer::name_of_reach(reach) }))
    })
}

/// Says where `offerLink` and `readLink` are: in which collection, a bundle as the page carries it; at which address the app is;
/// and the text of `kiosk.json`, where an operator can set another that others can open.
#[wasm_bindgen]
pub fn configure(bundle: String, address: String, settings: Option<String>) {
    panel::configure(panel::Place { bundle, address, settings });
}

/// Fills a place in the app's dialog with a link that is made of annotations, the text of a file. What closes the dialog is the
/// app's business: it gets a `cancel` event.
///
/// # Errors
/// What is missing, as a string.
#[wasm_bindgen(js_name = offerLink)]
pub fn offer_link(place: &HtmlElement, annotations: &str, language: &Language) -> Result<(), JsValue> {
    Ok(panel::offer(place, annotations, language)?)
}

/// Reads a link, what stands behind `#`: gives an `OpenedLink`, as JSON.
///
/// # Errors
/// What is missing, as a string.
#[wasm_bindgen(js_name = readLink)]
pub fn read_link(fragment: &str, language: &Language) -> Result<String, JsValue> {
    let opened = panel::opened(fragment, language)?;
    Ok(json::line(&json!({ "title": opened.title, "words": opened.words, "file": opened.file })))
}

/// Off the web there is nobody to call the functions.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Sharing is a wasm module: docs/links.md says how to call it.");
}
