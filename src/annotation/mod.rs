//! The W3C Web Annotation Data Model as Rust types, and the claims and notes that Claimlight builds on it.
//!
//! Everything that is said about a document is an [`Annotation`]: a curator's claim, a reader's note, a link. What the
//! model allows and Claimlight has no use for is kept as it came, so that a file goes through unharmed.

mod model;
mod read;
mod targets;
mod time;
mod write;

pub use model::{Annotation, Body, Motivation, Position, Quote, Selector, Target, TextualBody};
pub use read::{Malformed, Problem, Shape, annotation_from_json, annotations_from_json};
pub use targets::targets_from_json;
pub use time::Timestamp;
pub use write::{annotation_to_json, collection_to_json, selector_to_json};

/// The context of the W3C model, as every annotation file names it.
pub const ANNO_CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// The prefix of Claimlight's own properties in JSON-LD.
pub const OWN_PREFIX: &str = "claimlight";

/// The IRI that [`OWN_PREFIX`] stands for: own properties redefine nothing of the W3C's.
pub const OWN_CONTEXT: &str = "urn:x-claimlight:terms#";
