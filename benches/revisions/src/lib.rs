//! Revised texts with known truth, to measure how rightly passages are found again.

pub mod corpus;
pub mod foreign;
pub mod made;
pub mod revise;
pub mod sample;
pub mod score;
pub mod sweep;
