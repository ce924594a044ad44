//! A document's canonical plain text: what selectors address, and how offsets into it convert.

mod accents;
mod case;
mod digest;
mod fold;
mod index;
mod letter;
mod offset;
mod segment;

pub use digest::Digest;
pub use fold::{Folded, fold};
pub use index::Text;
pub use letter::is_letter;
pub use offset::{Byte, CodePoint, Passage, Span, Utf16};
pub use segment::{sentences, trimmed, words};
