//! What stands beside a document: its claims, linked passages and the reader's notes, and where their cards go.

mod items;
mod stack;

pub use items::{Item, Linked, Placed, beside, layer_marks, note_name, passage_id, passage_named};
pub use stack::{Card, stack};
