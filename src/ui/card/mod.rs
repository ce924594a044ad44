//! Cards: what stands in the margin for a claim, a linked passage, a note; closed and open.

mod claim;
mod frame;
mod linked;
mod links;
mod note;
mod relation;
mod swatch;
mod written;

pub use frame::{CardFrame, Neighbours, WayBack};
pub use note::{Former, delete_in_text, delete_note, tags, words};
pub use swatch::{note_swatch, note_swatch_class};
