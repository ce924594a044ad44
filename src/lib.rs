//! Claimlight shows primary sources, lights up the claims they make, and keeps a reader's notes on the reader's own device.

pub mod annotation;
pub mod text;
