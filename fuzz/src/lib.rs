//! What must hold of anchoring whatever a file says, and of links whatever they carry: an end, and no panic.
//!
//! An [`Input`] is what a fuzzer makes of bytes; [`Input::case`] makes texts and annotations of it, of which many fit each
//! other, as otherwise hardly anything would be found; [`check`] says what must hold of them. [`Links`] and [`check_links`]
//! are the same for links.

mod case;
mod check;
mod input;
mod links;

pub use case::Case;
pub use check::check;
pub use input::Input;
pub use links::{Links, check_links};
