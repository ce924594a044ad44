//! What stands beside a document: its claims, linked passages and the reader's notes, and where their cards go.

mod beside;
mod items;
mod stack;

pub use beside::Beside;
pub use items::{Item, Linked, Placed, beside_claims, curated, note_name, passage_id, passage_named};
pub use stack::{Card, stack};
