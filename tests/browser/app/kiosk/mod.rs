//! The app as an exhibit in a museum's hall.

mod clock;
pub mod hall;
mod idle;
mod operator;
mod setting;
mod soak;
mod takeaway;
mod turned;
mod visit;
