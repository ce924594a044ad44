//! A note: what a reader says about a passage, in the words that the interface has for it.

use super::{Kept, Tag};
use crate::annotation::{Target, Timestamp};
use crate::text::Digest;
use std::fmt;
use uuid::Builder;

/// The own property of a target that holds the digest of the text that its selectors were written on.
pub const WRITTEN_ON: &str = "claimlight:writtenOn";

/// The own property of a target that holds the digest of a text in which the reader does not want it to be found.
pub const NOT_IN: &str = "claimlight:notIn";

/// An annotation of the reader's. [`Note::from`] an annotation and back loses nothing: what has no field here is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its name in every notebook and file.
    pub id: NoteId,
    /// The passage.
    pub target: Target,
    /// What the reader takes the passage for.
    pub kind: Option<NoteKind>,
    /// A line of why; empty for none.
    pub why: String,
    /// What the reader writes about it, in Markdown; empty for none.
    pub comment: String,
    /// Each once, in the reader's order.
    pub tags: Vec<Tag>,
    /// The marker's colour.
    pub ink: Ink,
    /// When it was made; a file from elsewhere may not say.
    pub created: Option<Timestamp>,
    /// When the reader last changed it; a file from elsewhere may not say.
    pub modified: Option<Timestamp>,
    /// How often it has been written, from 1.
    pub revision: u32,
    /// What an annotation holds beyond all this.
    pub(super) kept: Kept,
}

/// The IRI of a note, `urn:uuid:…` for those made here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId(String);

/// What a reader takes a passage for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteKind {
    /// The document claims something here.
    Claim,
    /// This speaks for or against something.
    Evidence,
    /// The reader asks something.
    Question,
    /// What one must know to understand the passage.
    Context,
}

/// The marker's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Ink {
    #[default]
    Yellow,
    Green,
    Blue,
    Rose,
}

impl Note {
    /// A plain highlight.
    pub fn new(id: NoteId, target: Target, now: Timestamp) -> Self {
        Self {
            id,
            target,
            kind: None,
            why: String::new(),
            comment: String::new(),
            tags: Vec::new(),
            ink: Ink::default(),
            created: Some(now),
            modified: Some(now),
            revision: 1,
            kept: Kept::default(),
        }
    }

    /// The IRI of the document.
    pub fn source(&self) -> &str {
        &self.target.source
    }

    /// The digest of the text that the note's passage was chosen in; a note from elsewhere may not say.
    pub fn written_on(&self) -> Option<Digest> {
        Digest::parse(self.target.other.get(WRITTEN_ON)?.as_str()?)
    }

    /// The IRIs of all the documents that it is about: annotations from elsewhere may have several targets.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.source()).chain(self.kept.sources())
    }

    /// Whether the reader has written anything: a why or a comment.
    pub fn has_words(&self) -> bool {
        !self.why.is_empty() || !self.comment.is_empty()
    }

    /// Whether both hold the same, whenever and however often they were written.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        self.id == other.id
            && self.target == other.target
            && self.kind == other.kind
            && self.why == other.why
            && self.comment == other.comment
            && self.tags == other.tags
            && self.ink == other.ink
            && self.created == other.created
            && self.kept == other.kept
    }
}

impl NoteId {
    /// A new name: a version 7 UUID ([RFC 9562, §5.7](https://www.rfc-editor.org/rfc/rfc9562#section-5.7)) from
    /// milliseconds since 1970 and random bytes.
    pub fn new(milliseconds: u64, random: [u8; 10]) -> Self {
        Self(Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid().urn().to_string())
    }

    /// The name that somebody else's annotation has.
    pub fn from_iri(iri: impl Into<String>) -> Self {
        Self(iri.into())
    }

    /// The IRI.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for NoteId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl NoteKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Claim, Self::Evidence, Self::Question, Self::Context];

    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Evidence => "evidence",
            Self::Question => "question",
            Self::Context => "context",
        }
    }

    /// The kind with this word in files.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Ink {
    /// All colours, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Yellow, Self::Green, Self::Blue, Self::Rose];

    /// The word in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Rose => "rose",
        }
    }

    /// The colour with this word in files.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ink| ink.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_made_here_are_uuids_in_order_of_time() {
        let (earlier, later) = (NoteId::new(1, [255; 10]), NoteId::new(2, [0; 10]));
        assert_eq!(earlier.as_str(), "urn:uuid:00000000-0001-7fff-bfff-ffffffffffff");
        assert!(earlier < later);
    }

    #[test]
    fn words_in_files_lead_back() {
        assert!(NoteKind::ALL.into_iter().all(|kind| NoteKind::from_name(kind.name()) == Some(kind)));
        assert!(Ink::ALL.into_iter().all(|ink| Ink::from_name(ink.name()) == Some(ink)));
        assert_eq!((NoteKind::from_name("proof"), Ink::from_name("")), (None, None));
    }
}
