//! Claimlight shows primary sources, lights up the claims they make, and keeps a reader's notes on the reader's own device.
//!
//! [`text`] counts a document's text; [`collection`] reads documents and curated claims; [`annotation`] is the W3C's model
//! of what is said about them; [`anchor`] finds passages again; [`notebook`] keeps the reader's own annotations and
//! [`exchange`] takes them in and out; [`sheet`], [`margin`], [`search`] and [`page`] say what is shown. All of these are
//! plain Rust; [`order`] sorts for them, [`near`] says what of it is worth having in the page, and [`json`] writes. [`browser`] has web APIs as plain functions, [`ui`] is what the
//! reader sees, and [`api`] what a page calls.

pub mod address;
pub mod anchor;
pub mod annotation;
pub mod collection;
pub mod exchange;
pub mod i18n;
pub mod json;
pub mod margin;
pub mod near;
pub mod notebook;
pub mod order;
pub mod page;
pub mod press;
pub mod search;
pub mod settings;
pub mod sheet;
pub mod text;

#[cfg(feature = "app")]
pub mod api;
#[cfg(feature = "app")]
pub mod browser;
#[cfg(feature = "app")]
pub mod ui;
