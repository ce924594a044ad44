//! Reads, marks and writes in real browsers, as a person would.
//!
//! A test is a function that is handed a [`Reader`]: somebody who sits before a browser that has just been installed.
//! [`in_each_browser!`] makes a test for Chromium and one for Firefox of it:
//!
//! ```no_run
//! use browser_tests::{Reader, Setup, in_each_browser};
//!
//! in_each_browser! {
//!     a_letter_opens;
//!     a_letter_opens_on_a_phone: Setup::new().phone();
//! }
//!
//! async fn a_letter_opens(reader: &mut Reader) {
//!     reader.visit("#/gorbachev-letter").await;
//!     reader.wait_for("article").await;
//!     assert_eq!(reader.count("h1").await, 1);
//! }
//!
//! async fn a_letter_opens_on_a_phone(reader: &mut Reader) {
//!     a_letter_opens(reader).await;
//! }
//! ```
//!
//! A reader does what a person does (`visit`, `click`, `tap`, `select`, `press`, `type_text`), sees what a person sees
//! (`wait_for`, `text_of`, `count`, `selected_text`, `copied_text`, `take_download`), and can have the accidents that happen to people (`kill_page`,
//! `kill_browser`, `restart`). Nothing returns an error: what does not work ends the test, says what was tried, and leaves
//! a picture in `target/browser-failures/`.

mod accidents;
mod audit;
mod browser;
mod capabilities;
mod connection;
mod driver;
mod files;
mod keyboard;
mod launch;
mod layout;
mod memory;
mod pictures;
pub mod places;
mod pointer;
mod pool;
mod reader;
mod records;
mod run;
mod session;
mod setup;
mod tabs;
mod tools;
mod words;

pub use audit::Violation;
pub use browser::Browser;
pub use layout::Rect;
pub use memory::Held;
pub use reader::Reader;
pub use run::run;
pub use setup::Setup;
pub use tabs::Tab;
pub use tools::sinon;
