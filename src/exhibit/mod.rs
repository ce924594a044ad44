//! The app as an exhibit: what an operator sets, what a visitor does, and what is on the screen at each moment.
//!
//! All of it is plain Rust. The screen is a tree that follows from the visit alone, so a visit that ended leaves nothing
//! behind: the package `kiosk` shows the tree and hands in what was touched.

mod aloud;
mod comfort;
mod configuration;
mod fault;
#[cfg(test)]
mod guide;
mod heartbeat;
mod idle;
mod operator;
mod phrases;
mod scale;
mod screen;
mod tally;
#[cfg(test)]
mod tests;
mod touch;
mod visit;

pub use aloud::{Utterance, aloud};
pub use comfort::Comfort;
pub use configuration::{Attract, Code, Configuration, Period, Screen as ScreenSize};
pub use fault::{Fault, Problem};
pub use heartbeat::{BEAT, Health};
pub use idle::{Idle, Watch};
pub use operator::{Report, csv};
pub use phrases::{ExhibitPhrases, Words};
pub use scale::{Scale, scale};
pub use screen::{QrCode, Shown, show, wrong_settings};
pub use tally::{Counts, Sums, Tally, VERDICTS};
pub use touch::Touch;
pub use visit::{Effect, Stage, Visit};
