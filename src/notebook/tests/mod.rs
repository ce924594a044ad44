//! What the notebook's modules promise together.

mod commands;
mod conversion;
mod keeping;
mod lists;
mod merging;
mod slots;
mod storms;
mod undoing;
