//! The app as an exhibit in a museum's hall.

mod clock;
pub mod hall;
mod idle;
mod larger;
mod offline;
mod operator;
mod recovery;
mod setting;
mod soak;
mod takeaway;
mod turned;
mod visit;
