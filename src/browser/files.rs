//! Files that the reader saves and opens.

use crate::browser::dom::page;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// Hands the reader a text file by the browser's download.
///
/// # Errors
/// What the browser said, where it refuses.
pub fn save(name: &str, media_type: &str, content: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&content.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = page().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download has its own hold on the blob once the click was handled; some browsers take a moment.
    gloo_timers::callback::Timeout::new(10_000, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}

/// A file's bytes.
///
/// # Errors
/// What the browser said, where it can't read the file.
pub async fn read(file: &File) -> Result<Vec<u8>, JsValue> {
    JsFuture::from(file.array_buffer()).await.map(|buffer| Uint8Array::new(&buffer).to_vec())
}
