//! The exhibit as a wasm module of its own: shows the screens of a visit and hears what is touched.
//!
//! What a screen shows follows from the visit alone (`claimlight::exhibit`). Loading the module starts nothing: `exhibit.js`
//! calls `start`, and loads the page anew where the module has stopped.
#![cfg_attr(target_arch = "wasm32", no_main)]

mod exhibit;
mod hall;
mod listen;
mod speech;
mod stage;
mod takeaway;

use claimlight::browser::{dom, languages, outside};
use claimlight::collection::Collection;
use claimlight::exhibit::Configuration;
use claimlight::i18n::{LanguageFile, Messages};
use exhibit::{Exhibit, Spoken};
use js_sys::Function;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Starts the exhibit in the page's `#app`, with the collection that the page carries and an operator's `settings` (the text of
/// `kiosk.json`). `speak` gives a language: a function of a BCP 47 tag to a promise of a `Language` of `language.js`.
/// `faults` is how often the page had to be loaded anew since something went wrong, and `last_fault` what that was.
/// `heard` hears what visitors do, where the exhibit is in a frame of another page (docs/embedding.md).
///
/// # Errors
/// What is missing or wrong in the page, in words.
#[wasm_bindgen]
pub async fn start(
    settings: String,
    version: String,
    speak: Function,
    faults: u32,
    last_fault: Option<String>,
    heard: Option<Function>,
) -> Result<(), JsValue> {
    languages::set_opener(Some(speak));
    outside::set_listener(heard);
    let host = dom::by_id("app").ok_or("the page has no #app")?;
    let bundle =
        dom::by_id("collection").and_then(|element| element.text_content()).ok_or("the page carries no #collection")?;
    let collection = Collection::from_bundle(&bundle).map_err(|error| JsValue::from(error.to_string()))?;
    let (mut configuration, wrong) = Configuration::read(&settings, &collection);
    let mut spoken = Vec::new();
    for locale in configuration.languages.clone() {
        // A language that cannot be had is not offered; the others are.
        let Some(language) = languages::open(locale).await else { continue };
        let locale = language.locale();
        let formats = languages::formats(locale);
        let file = language.file().and_then(|file| LanguageFile::read(&file));
        spoken.push(match file {
            Some(file) => Spoken {
                collection: Collection::from_bundle_in(&bundle, locale.tag(), file.collection)
                    .unwrap_or_else(|_| collection.clone()),
                messages: Messages::new(locale, Box::leak(Box::new(file.phrases)), formats),
                direction: file.direction,
            },
            None => Spoken {
                collection: collection.clone(),
                messages: Messages::english_with(formats),
                direction: "ltr".to_owned(),
            },
        });
    }
    if spoken.is_empty() {
        return Err("no language of the exhibit can be had".into());
    }
    configuration.languages = spoken.iter().map(|spoken| spoken.messages.locale()).collect();
    let exhibit = Exhibit::new(host, configuration, spoken, version, faults, last_fault, wrong);
    listen::listen(exhibit);
    Ok(())
}

/// Off the web there is no hall to stand in.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The exhibit runs in a browser: see docs/kiosk.md.");
}
