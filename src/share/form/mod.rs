//! The compact form of notes and judgements: what of them a link carries.

mod read;
mod write;

use super::bytes::Malformed;
use crate::annotation::Timestamp;
use crate::collection::{ClaimId, CollectionId, DocumentId};
use crate::judgement::Verdict;
use crate::notebook::{Ink, NoteKind, Tag};
use crate::text::Passage;

/// How many bytes a form can have: ten times what a link of notes has, and little enough to unpack without a thought.
pub const FORM_LIMIT: usize = 16_384;

/// How many notes and judgements a form can have.
pub const ITEM_LIMIT: usize = 256;

/// Notes and judgements on a collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The collection.
    pub collection: CollectionId,
    /// The notes and judgements.
    pub items: Vec<Item>,
}

/// A note or a judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The annotation's IRI.
    pub iri: String,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When it was last changed.
    pub modified: Option<Timestamp>,
    /// What it says.
    pub said: Said,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant)] // There are a few hundred at most.
pub enum Said {
    /// A verdict on a claim.
    Judgement(ClaimId, Verdict),
    /// A note.
    Note(Note),
}

/// A note without its name and its times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The document.
    pub document: DocumentId,
    /// What of the document it is about.
    pub about: About,
    /// What the reader takes the passage for.
    pub kind: Option<NoteKind>,
    /// The marker's colour.
    pub ink: Ink,
    /// A line of why; empty for none.
    pub why: String,
    /// What the reader writes about it, in Markdown; empty for none.
    pub comment: String,
    /// The tags.
    pub tags: Vec<Tag>,
    /// How often it has been written, from 1.
    pub revision: u32,
}

/// What of a document a note is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// All of it.
    Whole,
    /// A passage.
    Part {
        /// The passage in the text that it was chosen in, in code points; longer than nothing.
        passage: Passage,
        /// The words by which it is found.
        excerpt: Excerpt,
        /// The low 16 bits of the digest of the passage's words.
        check: u16,
    },
}

/// Words of a document that stand only once in it, where a passage begins. Most often they are the passage's first; where
/// those stand elsewhere too, it is all of them, with some of what stands around.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the passage; most often nothing.
    pub before: String,
    /// The passage's first words; not empty.
    pub words: String,
    /// What stands behind the passage; most often nothing.
    pub behind: String,
}

impl Form {
    /// The form as bytes, which docs/links.md describes.
    pub fn to_bytes(&self) -> Vec<u8> {
        write::form(self)
    }

    /// Reads what [`to_bytes`](Self::to_bytes) writes.
    ///
    /// # Errors
    /// The first thing that is wrong, with its place.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Malformed> {
        read::form(bytes)
    }
}

/// What an item is about, in the two lowest bits of its first byte.
mod about {
    pub const PASSAGE: u8 = 0;
    pub const DOCUMENT: u8 = 1;
    pub const CLAIM: u8 = 2;
    pub const MASK: u8 = 0b11;
}

/// How an item's IRI is written, in the next two bits.
mod name {
    /// A UUID that begins with the moment in `created`, and ends as the last one that was written out.
    pub const LIKE_BEFORE: u8 = 0 << 2;
    /// A UUID that begins with the moment in `created`; its last ten bytes follow.
    pub const TIMED: u8 = 1 << 2;
    /// Any UUID: its sixteen bytes follow.
    pub const UUID: u8 = 2 << 2;
    /// Any IRI: a string follows.
    pub const IRI: u8 = 3 << 2;
    pub const MASK: u8 = 0b11 << 2;
}

/// The other bits of an item's first byte.
mod flag {
    /// There is a moment in `created`.
    pub const CREATED: u8 = 1 << 4;
    /// There is a moment in `modified` …
    pub const MODIFIED: u8 = 1 << 5;
    /// … and it is another than in `created`.
    pub const MODIFIED_SINCE: u8 = 1 << 6;
    /// The note was written more than once.
    pub const REVISED: u8 = 1 << 7;
}

/// The second byte of a note: its kind, its ink, and which words follow.
mod note {
    pub const KIND: u8 = 0b111;
    pub const INK_SHIFT: u8 = 3;
    pub const INK: u8 = 0b11;
    pub const WHY: u8 = 1 << 5;
    pub const COMMENT: u8 = 1 << 6;
    pub const TAGS: u8 = 1 << 7;
}

/// How many bytes at the end of a UUID of version 7 are not its moment.
const UUID_REST: usize = 10;

fn uuid_rest(uuid: &[u8; 16]) -> [u8; UUID_REST] {
    std::array::from_fn(|at| uuid[uuid.len() - UUID_REST + at])
}
