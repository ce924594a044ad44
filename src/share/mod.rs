//! A reader's notes and judgements in a link: no server carries them, the link itself does, behind its `#`.
//!
//! [`pack`] reduces annotations to their [`Form`], which says for others what was said about which passage, and writes it
//! into a link that a messenger or a QR code takes. [`unpack`] makes ordinary annotations of it again: those go through the
//! same preview and the same merge as a file. Whoever made the link is not to be trusted: every length is bounded, and what
//! cannot be read is told. docs/links.md describes the format byte for byte, for others to read and write.

mod bytes;
mod destination;
mod dialog;
mod digits;
mod excerpt;
mod find;
mod form;
mod item;
mod letters;
mod link;
mod pack;
mod phrases;
mod qr;
mod reach;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod unpack;
mod words;

pub use bytes::{Malformed, Problem};
pub use destination::{Destination, NoCode};
pub use dialog::{Offer, OpenedLink, opened};
pub use form::{About, Excerpt, FORM_LIMIT, Form, ITEM_LIMIT, Item, Note, Said};
pub use item::LeftOut;
pub use link::{FRAGMENT_LIMIT, LinkError, Spelling, form_from_fragment, form_to_fragment, is_link};
pub use pack::{Budget, LINK_LIMIT, Packed, pack};
pub use phrases::SharePhrases;
pub use qr::{QUIET, Qr, qr};
pub use reach::{NotFit, Reach, public_address, reach};
pub use unpack::{Doubt, Unpacked, unpack};
pub use words::Words;
