//! What only the machine knows: the time, and chance.

use crate::annotation::Timestamp;
use crate::browser::dom::window;
use wasm_bindgen::JsValue;

/// The time by the reader's clock.
pub fn now() -> Timestamp {
    Timestamp::from_milliseconds(js_sys::Date::now() as i64)
}

/// Random bytes from the browser's cryptographic source; from `Math.random` in a browser without one.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let filled = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if filled.is_err() {
        bytes = std::array::from_fn(|_| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}

/// A date and time as this browser's reader is used to them.
pub fn local(time: Timestamp) -> String {
    let date = js_sys::Date::new(&(time.milliseconds() as f64).into());
    // No language is called so; browsers then take the reader's own, with its order of day and month. Without options they keep
    // what they have made ready for it, which takes 10 ms.
    date.to_locale_string("default", &JsValue::UNDEFINED).into()
}
