//! What Leptos' server functions name of the crate `wasm-streams`, so that they compile. The app has no server, so none of it is called.
//!
//! The crate itself exports a dozen functions to JavaScript. What is exported stays in a module, with all that it
//! needs, called or not: three kilobytes of a first visit.

use futures_util::Stream;
use futures_util::stream::Empty;
use wasm_bindgen::JsValue;

/// A stream that nobody makes.
#[derive(Debug)]
pub struct ReadableStream {
    raw: web_sys::ReadableStream,
}

impl ReadableStream {
    /// A stream of JavaScript's.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        ReadableStream { raw }
    }

    /// The stream as JavaScript has it.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.raw
    }

    /// Would send what a stream brings.
    ///
    /// # Panics
    /// Always: this app sends nothing.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        unimplemented!("this app sends nothing")
    }

    /// Would bring what is received.
    ///
    /// # Panics
    /// Always: this app receives nothing.
    #[must_use]
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        unimplemented!("this app receives nothing")
    }
}
