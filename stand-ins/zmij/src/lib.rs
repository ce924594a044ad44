//! What `serde_json` calls of the crate `zmij`, to write a number that is not whole.
//!
//! The crate itself is quick, by tables that take three kilobytes of a first visit; and such a number is in a notebook only where another
//! program has put it. A browser can write one as well as that.

/// Room for one number.
#[derive(Clone, Debug, Default)]
pub struct Buffer {
    text: String,
}

impl Buffer {
    /// Room that is empty.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A number as text; what is no number has a name.
    pub fn format<F: Float>(&mut self, number: F) -> &str {
        self.format_finite(number)
    }

    /// A number as text that gives the same number when it is read.
    pub fn format_finite<F: Float>(&mut self, number: F) -> &str {
        self.text = written(number.into());
        &self.text
    }
}

/// What can be written.
pub trait Float: Into<f64> {}

impl Float for f32 {}

impl Float for f64 {}

#[cfg(not(target_family = "wasm"))]
fn written(number: f64) -> String {
    format!("{number:?}")
}

/// JavaScript writes whole numbers without a decimal, and then they would be read as of another type.
#[cfg(target_family = "wasm")]
fn written(number: f64) -> String {
    let text = js_sys::Number::from(number.abs()).to_string_with_radix(10).map(String::from).unwrap_or_default();
    let sign = if number.is_sign_negative() { "-" } else { "" };
    let decimal = if text.contains(['.', 'e']) { "" } else { ".0" };
    [sign, &text, decimal].concat()
}
