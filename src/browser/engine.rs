//! The anchoring engine: a module of its own, fetched when it is first needed, and put to work a little at a time.

use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, JSON, Promise};
use std::cell::RefCell;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

/// How long the engine works before the page has its turn, in ms: half a frame.
const TURN: f64 = 8.0;

/// Outcomes that come back from the engine at a time: a few ms.
const CROWD: usize = 500;

thread_local! {
    static OPEN: RefCell<Option<Function>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// `Anchoring` of `anchoring.d.ts`.
    type Anchoring;
    #[wasm_bindgen(method, catch)]
    fn add(this: &Anchoring, annotations: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(method)]
    fn work(this: &Anchoring, milliseconds: f64) -> bool;
    #[wasm_bindgen(method, getter)]
    fn progress(this: &Anchoring) -> f64;
    #[wasm_bindgen(method, catch)]
    fn take(this: &Anchoring, most: usize) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn free(this: &Anchoring);
}

/// Says how the engine is fetched: a function of a text and the text before it, if that is known, to a promise of an
/// `Anchoring`.
pub fn set_opener(open: Option<Function>) {
    OPEN.replace(open);
}

/// Anchors annotations in a text. `next` gives them as JSON lists, a few hundred at a time; `former` is the text that they
/// were written on; `tell` hears how much is done, from 0 to 1; `take` is given what the engine says of them, as JSON lists in
/// their order. Between any two calls the page has its turn.
///
/// # Errors
/// What scripts throw when the engine can't be fetched, or can't read the annotations.
pub async fn anchor(
    text: &str,
    former: Option<String>,
    next: &mut dyn FnMut() -> Option<String>,
    tell: &dyn Fn(f64),
    take: &mut dyn FnMut(&str),
) -> Result<(), JsValue> {
    let open = OPEN.with_borrow(Clone::clone).ok_or("this page has no anchoring engine")?;
    let former = former.map_or(JsValue::UNDEFINED, JsValue::from);
    let opened: Promise = open.call2(&JsValue::NULL, &text.into(), &former)?.unchecked_into();
    let anchoring: Anchoring = JsFuture::from(opened).await?.unchecked_into();
    while let Some(annotations) = next() {
        anchoring.add(&JSON::parse(&annotations)?)?;
        TimeoutFuture::new(0).await;
    }
    while !anchoring.work(TURN) {
        tell(anchoring.progress());
        TimeoutFuture::new(0).await;
    }
    loop {
        let crowd = JSON::stringify(&anchoring.take(CROWD)?)?.as_string().unwrap_or_default();
        if crowd == "[]" {
            break;
        }
        take(&crowd);
        TimeoutFuture::new(0).await;
    }
    anchoring.free();
    Ok(())
}
