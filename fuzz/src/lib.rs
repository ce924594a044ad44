//! What must hold of anchoring whatever a file says: an end within so many steps, inside the text, and no panic.
//!
//! An [`Input`] is what a fuzzer makes of bytes; [`Input::case`] makes texts and annotations of it, of which many fit each
//! other, as otherwise hardly anything would be found; [`check`] says what must hold.

mod case;
mod check;
mod input;

pub use case::Case;
pub use check::check;
pub use input::Input;
