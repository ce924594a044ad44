//! A document as a page shows it: a tree of elements that is a pure function of its blocks and of the marks on them.
//!
//! The same tree becomes the HTML that is served and the elements that the app puts in its place, so nothing moves when
//! the app takes over. Every piece of text is an element with `data-piece` (the number of its block), whose text content
//! is, letter for letter, the block's part of the document's canonical text: that is how a selection finds its way back.

mod html;
mod index;
mod layout;
mod marks;
mod strokes;
mod tree;

pub use html::{escaped, html};
pub use index::Index;
pub use layout::{piece, sheet};
pub use marks::{Layer, Mark, family_class, inked, relation_slug};
pub use strokes::{Stroke, hue, strokes};
pub use tree::{Element, Node, element};
