//! What the notebook's modules promise together.

mod commands;
mod conversion;
mod erasing;
mod keeping;
mod lists;
mod measuring;
mod merging;
mod slots;
mod storms;
mod undoing;
