//! Selectors ↔ passages: finding again what a note was written on, and writing down a passage so that it can be found.
//!
//! [`in_place`] knows a passage that still stands where it stood. For all others there is the engine, [`Anchoring`], and an
//! index of the text, [`Indexed`]; it is a wasm module of its own, which is fetched only when it is needed.

mod aligning;
mod anchoring;
mod common;
mod describe;
mod difference;
mod distance;
mod ends;
mod evidence;
mod former;
mod grams;
mod guide;
mod in_place;
mod indexing;
mod judge;
mod landmarks;
mod look_alikes;
mod normal;
mod outcome;
mod owner;
mod pieces;
mod search;
mod short;
mod sought;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod whereabouts;

pub use anchoring::Anchoring;
pub use describe::{describe, describe_apart};
pub use difference::{Change, difference};
pub use former::Former;
pub use in_place::in_place;
pub use indexing::Indexing;
pub use judge::Thresholds;
pub use outcome::{Found, Outcome};
pub use search::Indexed;
pub use sought::LOOK_ALIKES;
