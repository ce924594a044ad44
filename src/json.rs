//! JSON as text, written in one way.
//!
//! A value's own `Display` can fail, and the words of that failure bring 12 kB of tables for printing strings into the wasm.

use serde_json::Value;

/// The value in one line.
pub fn line(value: &Value) -> String {
    // Fails only for keys that are no strings and for writers that are full; a value and a string are neither.
    serde_json::to_string(value).unwrap_or_default()
}

/// The value in lines that a person can read.
pub fn lines(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
