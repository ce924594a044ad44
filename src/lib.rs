//! Claimlight shows primary sources, lights up the claims they make, and keeps a reader's notes on the reader's own device.
//!
//! [`text`] counts a document's text; [`collection`] reads documents and curated claims; [`annotation`] is the W3C's model
//! of what is said about them; [`anchor`] finds passages again; [`judgement`] is what a reader finds of a claim; [`notebook`]
//! keeps the reader's own annotations, [`exchange`] takes them in and out, and [`share`] hands them on in a link; [`sheet`], [`margin`], [`search`] and [`page`] say what is shown. All of these are
//! plain Rust; [`order`] sorts for them, [`near`] says what of it is worth having in the page, and [`json`] writes. [`browser`] has web APIs as plain functions, [`ui`] is what the
//! reader sees; what a page calls stands beside the binary.

pub mod address;
pub mod anchor;
pub mod annotation;
pub mod collection;
pub mod exchange;
pub mod exhibit;
pub mod i18n;
pub mod json;
pub mod judgement;
pub mod margin;
pub mod near;
pub mod notebook;
pub mod order;
pub mod page;
pub mod press;
pub mod search;
pub mod settings;
pub mod share;
pub mod sheet;
pub mod text;

#[cfg(feature = "browser")]
pub mod browser;
#[cfg(feature = "app")]
pub mod ui;
