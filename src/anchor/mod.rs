//! Selectors ↔ passages: finding again what a note was written on, and writing down a passage so that it can be found.

mod describe;
mod find;

pub use describe::describe;
pub use find::{Outcome, anchor};
