//! The exhibit as a wasm module of its own: shows the screens of a visit and hears what is touched.
//!
//! What a screen shows follows from the visit alone (`claimlight::exhibit`). Loading the module starts nothing: `exhibit.js`
//! calls `start`, and loads the page anew where the module has stopped.
#![cfg_attr(target_arch = "wasm32", no_main)]

mod counts;
mod exhibit;
mod hall;
mod listen;
mod patch;
mod speech;
mod stage;
mod takeaway;

use claimlight::browser::{dom, languages, outside};
use claimlight::collection::Collection;
use claimlight::exhibit::{Configuration, Report};
use claimlight::i18n::{LanguageFile, Locale, Messages};
use exhibit::{Exhibit, Spoken};
use js_sys::Function;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Starts the exhibit in the page's `#app`, with the collection that the page carries and an operator's `settings` (the text of
/// `kiosk.json`). `speak` gives a language: a function of a BCP 47 tag to a promise of a `Language` of `language.js`.
/// `faults` is how often the page was reloaded after a fault, and `last_fault` what that was.
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
    let (mut configuration, settings) = Configuration::read(&settings, &collection);
    let (mut spoken, mut lost) = (Vec::new(), Vec::new());
    for locale in configuration.languages.clone() {
        // A language that cannot be had is not offered; the others are.
        match speak_in(locale, &collection, &bundle).await {
            Some(language) => spoken.push(language),
            None => lost.push(locale),
        }
    }
    if spoken.is_empty() {
        // English is in the module.
        let english = speak_in(Locale::English, &collection, &bundle).await;
        spoken.push(english.ok_or("no language of the exhibit can be had")?);
    }
    configuration.languages = spoken.iter().map(|spoken| spoken.messages.locale()).collect();
    let report = Report { version, faults, last_fault, settings, lost, ..Report::default() };
    listen::listen(Exhibit::new(host, configuration, spoken, report));
    Ok(())
}

/// A language with its words; `None` where they cannot be fetched or read. Only English comes without a file.
async fn speak_in(locale: Locale, collection: &Collection, bundle: &str) -> Option<Spoken> {
    let language = languages::open(locale).await.filter(|language| language.adopt() == locale)?;
    let formats = languages::formats(locale);
    if locale == Locale::English {
        let messages = Messages::english_with(formats);
        return Some(Spoken { collection: collection.clone(), messages, direction: "ltr".to_owned() });
    }
    let file = LanguageFile::read(&language.file()?)?;
    Some(Spoken {
        collection: Collection::from_bundle_in(bundle, locale.tag(), file.collection).ok()?,
        messages: Messages::new(locale, Box::leak(Box::new(file.phrases)), formats),
        direction: file.direction,
    })
}

/// Off the web there is no hall to stand in.
#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The exhibit runs in a browser: see docs/kiosk.md.");
}
