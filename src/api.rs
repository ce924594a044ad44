//! What the wasm module gives a page: functions. Loading it starts nothing. A module has one app at a time; who wants two on a
//! page loads the module twice, as `mount.js` does.

use claimlight::address::Address;
use claimlight::browser::languages::{self, Language};
use claimlight::browser::surroundings::{self, Root};
use claimlight::browser::{clock, engine, location, outside, share};
use claimlight::ui::{self, Desk, Mounted, embedding};
use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::HtmlElement;

#[wasm_bindgen]
extern "C" {
    /// What an app is started with. It is made by our own scripts (`boot.js`, `mount.js`), so its types are as said here.
    pub type Start;
    /// The element whose content the app replaces.
    #[wasm_bindgen(method, getter)]
    fn host(this: &Start) -> HtmlElement;
    /// The collection as the page carries it.
    #[wasm_bindgen(method, getter)]
    fn collection(this: &Start) -> String;
    /// The language, one of `language.js`.
    #[wasm_bindgen(method, getter)]
    fn language(this: &Start) -> Language;
    /// The language that the address asks for, if it is none of ours.
    #[wasm_bindgen(method, getter)]
    fn unspoken(this: &Start) -> Option<String>;
    /// Gives another language when the reader asks for it: a function of a BCP 47 tag to a promise of one.
    #[wasm_bindgen(method, getter)]
    fn speak(this: &Start) -> Option<Function>;
    /// Fetches the anchoring engine when it is first needed: a function of a text, and of the text before it if that is known,
    /// to a promise of an `Anchoring` (see `anchoring.d.ts`). Without it, notes are shown only where their words have not moved.
    #[wasm_bindgen(method, getter)]
    fn engine(this: &Start) -> Option<Function>;
    /// Fetches what packs links and reads them: a function to a promise of what the package `share` exports.
    #[wasm_bindgen(method, getter)]
    fn share(this: &Start) -> Option<Function>;
    /// Hears what happens: a function of an event's name and its detail as JSON (docs/embedding.md).
    #[wasm_bindgen(method, getter)]
    fn heard(this: &Start) -> Option<Function>;
    /// In a frame, or in somebody else's page: where the same is shown in a page of the app's own.
    #[wasm_bindgen(method, getter)]
    fn full(this: &Start) -> Option<String>;
    /// In somebody else's page, the shadow root that `host` is in …
    #[wasm_bindgen(method, getter)]
    fn root(this: &Start) -> Option<Root>;
    /// … the element in it that stands for the page's root element …
    #[wasm_bindgen(method, getter)]
    fn page(this: &Start) -> Option<HtmlElement>;
    /// … what scrolls the app: a function of CSS px down …
    #[wasm_bindgen(method, getter)]
    fn scroll(this: &Start) -> Option<Function>;
    /// … and what stands behind `#` in a page of the app's own.
    #[wasm_bindgen(method, getter)]
    fn address(this: &Start) -> Option<String>;
}

thread_local! {
    static APP: RefCell<Option<Mounted>> = const { RefCell::new(None) };
}

/// The desk of the app, if that is there.
fn desk() -> Option<Desk> {
    APP.with_borrow(|app| app.as_ref().map(|app| app.desk))
}

/// Starts the app.
///
/// # Errors
/// What is wrong with the collection, in words; the page is left as it is.
#[wasm_bindgen]
pub fn start(with: &Start) -> Result<(), JsValue> {
    // Development builds say in the console what went wrong; release builds only stop, and boot.js says so on the page.
    console_error_panic_hook::set_once();
    engine::set_opener(with.engine());
    languages::set_opener(with.speak());
    share::set_opener(with.share());
    outside::set_listener(with.heard());
    if let (Some(root), Some(page), Some(scroll)) = (with.root(), with.page(), with.scroll()) {
        surroundings::mount_in(surroundings::Mounted { root, page, scroll });
        location::replace(&Address::parse(&with.address().unwrap_or_default()));
    }
    let bundle = with.collection();
    let spoken = ui::languages::speak(&with.language(), &bundle).map_err(|error| JsValue::from(error.to_string()))?;
    surroundings::set_full_version(with.full());
    APP.replace(ui::mount(&with.host(), bundle, spoken));
    if let Some((desk, tag)) = desk().zip(with.unspoken()) {
        desk.tell(desk.messages().no_such_language(&tag), false);
    }
    Ok(())
}

/// Ends the app: what was written is saved, and nothing of it is left on the page. Whether all notes are safe.
#[wasm_bindgen]
pub fn stop() -> bool {
    let app = APP.take();
    let is_safe = app.as_ref().is_none_or(|app| app.desk.keeping.save_at_last());
    for set_opener in [engine::set_opener, languages::set_opener, share::set_opener, outside::set_listener] {
        set_opener(None);
    }
    drop(app);
    surroundings::leave();
    is_safe
}

/// Opens a document, and a claim, linked passage or note in it; whether there is such a document.
#[wasm_bindgen]
pub fn open(document: &str, open: Option<String>) -> bool {
    desk().is_some_and(|desk| embedding::open(&desk, document, open))
}

/// All notes of the reader, as the text of a file of W3C annotations.
#[wasm_bindgen]
pub fn annotations() -> String {
    desk().map(|desk| ui::file_of_all(&desk, clock::now())).unwrap_or_default()
}

/// Takes in the text of a file of W3C annotations, as if the reader had opened it. Gives `{ added, changed }` as JSON.
///
/// # Errors
/// What is wrong with the file, in the reader's language.
#[wasm_bindgen(js_name = importAnnotations)]
pub fn import_annotations(file: &str) -> Result<String, JsValue> {
    desk().map_or_else(|| Ok(String::new()), |desk| embedding::import(&desk, file).map_err(JsValue::from))
}

/// `"light"`, `"dark"` or `"auto"`, until the reader chooses; whether there is such a theme.
#[wasm_bindgen]
pub fn theme(name: &str) -> bool {
    desk().is_some_and(|desk| embedding::theme(&desk, name))
}

/// Looks in the storage for what another app on this page has written: a browser tells only other pages of that.
#[wasm_bindgen(js_name = lookAgain)]
pub fn look_again() {
    if let Some(desk) = desk() {
        desk.keeping.absorb();
    }
}
