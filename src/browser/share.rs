//! What packs links and reads them: a module of its own, fetched when a reader first makes a link or opens one.

use crate::browser::languages::Language;
use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

thread_local! {
    static OPEN: RefCell<Option<Function>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// The functions of the package `share`. What goes wrong in them goes wrong there: the app goes on.
    pub type Share;
    /// Fills a place in a dialog with a link that is made of annotations, the text of a file. What asks to close the dialog is a
    /// `cancel` event.
    #[wasm_bindgen(method, catch, js_name = offerLink)]
    pub fn offer_link(this: &Share, place: &HtmlElement, annotations: &str, language: &Language)
    -> Result<(), JsValue>;
    /// What a link brings, or why it was not opened, as JSON: an `OpenedLink` of `share.d.ts`.
    #[wasm_bindgen(method, catch, js_name = readLink)]
    pub fn read_link(this: &Share, fragment: &str, language: &Language) -> Result<String, JsValue>;
}

/// Says how the module is fetched: a function to a promise of its functions.
pub fn set_opener(open: Option<Function>) {
    OPEN.replace(open);
}

/// The module.
///
/// # Errors
/// What scripts throw when it can't be fetched.
pub async fn open() -> Result<Share, JsValue> {
    let open = OPEN.with_borrow(Clone::clone).ok_or("this page has nothing to pack links with")?;
    let promise: Promise = open.call0(&JsValue::NULL)?.into();
    JsFuture::from(promise).await.map(Into::into)
}
